package site

import (
	"strings"
	"testing"
	"testing/fstest"

	"xingbang/templates"
)

// overridden is the embedded templates with one file in the place of its own.
func overridden(t *testing.T, name, data string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for _, n := range templates.Names() {
		b, err := templates.FS.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		out[n] = &fstest.MapFile{Data: b}
	}
	out[name] = &fstest.MapFile{Data: []byte(data)}
	return out
}

// An error of a template names the file, the line and the field.
func TestTemplateErrors(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"honour.html", "a\n{{.Foo}}", "网页模板 site/honour.html 第2行有误：没有“.Foo”这一项"},
		{"honour.html", "{{.Period.Till}}", "网页模板 site/honour.html 第1行有误：“.Period.Till”里没有“Till”这一项"},
		{"notice.html", "\n\n{{range .Blocks}}{{.Nix}}{{end}}", "网页模板 site/notice.html 第3行有误：没有“.Nix”这一项"},
		{"copy.html", "{{Title}}", "网页模板 site/copy.html 第1行有误：没有“Title”这个写法，数据项前面要有点，如 {{.Title}}"},
		{"copy.html", "{{.Title", "网页模板 site/copy.html 第1行有误：有 {{ 没有写完，或 {{if}}、{{range}} 和 {{end}} 不成对"},
		{"copy.html", "\n{{.Title\n\n", "网页模板 site/copy.html 第2行有误：有 {{ 没有写完，或"},
		{"copy.html", "{{| html}}", "网页模板 site/copy.html 第1行有误：{{ 和 }} 之间的写法不对（系统提示："},
		{"copy.html", "{{if .Title}}\n", "网页模板 site/copy.html 第2行有误：有 {{ 没有写完，或 {{if}}、{{range}} 和 {{end}} 不成对"},
		{"branch.html", "<p>{{template \"kopf\" .}}", "网页模板 site/branch.html 第1行有误：没有“kopf”这个部分，应用 {{define}} 定义"},
		{"statistics.html", "<a href='{{.Title}}", "网页模板 site/statistics.html有误：标签或引号没有写完"},
		{"statistics.html", "{{index .Shares 9}}", "网页模板 site/statistics.html 第1行有误：“index .Shares 9”用得不对"},
		{"layout.html", "{{define \"head\"}}{{.Titel}}{{end}}{{define \"foot\"}}{{end}}{{define \"signs\"}}{{end}}{{define \"roll\"}}{{end}}{{define \"shares\"}}{{end}}{{define \"period\"}}{{end}}{{define \"period-data\"}}{{end}}", "网页模板 site/layout.html 第1行有误：没有“.Titel”这一项"},
	} {
		in := fixture(1, 1, 1, 1, nil)
		in.Templates = overridden(t, "site/"+c.file, c.text)
		files, err := Render(in)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s %q:\n got %v\nwant %s", c.file, c.text, err, c.want)
		}
		if err == nil && len(files) == 0 {
			t.Error("no files and no error")
		}
	}
}

// A file of the user's takes the place of its own, byte order mark or not, and
// files in assets come along.
func TestOverriddenTemplates(t *testing.T) {
	in := fixture(1, 1, 1, 1, nil)
	set := overridden(t, "site/branches.html", "\ufeff<!DOCTYPE html><title>自己的</title>{{.SiteName}}")
	set["site/style.css"] = &fstest.MapFile{Data: []byte("\ufeffbody { color: #a50e15 }")}
	set["site/assets/logo.png"] = &fstest.MapFile{Data: []byte("PNG")}
	in.Templates = set
	in.Notice.Site.Colour = "#1b4f8f"
	p := render(t, in)
	for name, want := range map[string]string{
		"branches.html":    "<!DOCTYPE html><title>自己的</title>某某区东风街道党员星级评定公示栏",
		"assets/style.css": "body { color: #1B4F8F }",
		"assets/logo.png":  "PNG",
	} {
		if got := string(p.files[name]); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	if !strings.Contains(string(p.files["index.html"]), "公示期") {
		t.Error("the other pages are not the embedded ones")
	}
}
