package site

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"sync"

	"xingbang/templates"
)

// pageTemplates are the files that pages are made of, in the folder site.
const pageTemplates = "site/*.html"

// builtin are the embedded templates. They are parsed once, since that takes longer
// than to fill them for a street.
var builtin = sync.OnceValues(func() (*template.Template, error) { return parse(templates.FS) })

// templateSet is the page templates of a folder; nil is the embedded ones.
func templateSet(from fs.FS) (*template.Template, error) {
	if from == nil || from == fs.FS(templates.FS) {
		return builtin()
	}
	return parse(from)
}

func parse(from fs.FS) (*template.Template, error) {
	set := template.New("")
	names, err := fs.Glob(templates.FS, pageTemplates)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		data, err := readTemplate(from, name)
		if err == nil {
			_, err = set.New(path.Base(name)).Parse(string(data))
		}
		if err != nil {
			return nil, explain(err)
		}
	}
	return set, nil
}

// readTemplate reads a file of the templates, without the byte order mark that
// editors on Windows leave.
func readTemplate(from fs.FS, name string) ([]byte, error) {
	if from == nil {
		from = templates.FS
	}
	data, err := fs.ReadFile(from, name)
	return bytes.TrimPrefix(data, []byte("\ufeff")), err
}

var (
	templateError = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^:]+):(?:(\d+):)?(?:\d+:)? (.*)$`)
	atField       = regexp.MustCompile(`at <([^>]*)>: can't evaluate field (\S+) in type`)
	atValue       = regexp.MustCompile(`(?s)^executing .* at <([^>]*)>: (.*)$`)
	noFunction    = regexp.MustCompile(`function "([^"]*)" not defined`)
	noTemplate    = regexp.MustCompile(`no such template "([^"]+)"`)
	unclosed      = regexp.MustCompile(`unexpected EOF|unclosed action|unexpected \{\{end\}\}`)
	unsafePlace   = regexp.MustCompile(`non-text context|different contexts|ambiguous context|unquoted attr|unfinished`)
)

// explain puts a template engine's complaint in the clerk's words: the file, the
// line, and the field that is not there.
func explain(err error) error {
	what := err.Error()
	place := "网页模板"
	if m := templateError.FindStringSubmatch(what); m != nil {
		place, what = place+" site/"+m[1], m[3]
		if m[2] != "" {
			place += " 第" + m[2] + "行"
		}
	}
	field, function, other := atField.FindStringSubmatch(what), noFunction.FindStringSubmatch(what), noTemplate.FindStringSubmatch(what)
	switch {
	case field != nil:
		what = "没有“" + field[1] + "”这一项"
		if field[1] != "."+field[2] {
			what = "“" + field[1] + "”里没有“" + field[2] + "”这一项"
		}
	case function != nil:
		what = "没有“" + function[1] + "”这个写法，数据项前面要有点，如 {{.Title}}"
	case other != nil:
		what = "没有“" + other[1] + "”这个部分，应用 {{define}} 定义"
	case unclosed.MatchString(what):
		what = "有 {{ 没有写完，或 {{if}}、{{range}} 和 {{end}} 不成对"
	case unsafePlace.MatchString(what):
		what = "标签或引号没有写完（" + what + "）"
	case atValue.MatchString(what):
		m := atValue.FindStringSubmatch(what)
		what = "“" + m[1] + "”用得不对（" + m[2] + "）"
	}
	return fmt.Errorf("%s有误：%s", place, what)
}
