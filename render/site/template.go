package site

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"sync"

	"xingbang/render/cause"
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
		if err != nil {
			return nil, unreadable(name, err)
		}
		if _, err = set.New(path.Base(name)).Parse(string(data)); err != nil {
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

// unreadable is the error of a template that cannot be read.
func unreadable(name string, err error) error {
	return fmt.Errorf("网页模板 %s 读不出来：%w", name, cause.Of(err))
}

var (
	templateError = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^:]+):(?:(\d+):)?(?:\d+:)? (.*)$`)
	atField       = regexp.MustCompile(`at <([^>]*)>: can't evaluate field (\S+) in type`)
	atValue       = regexp.MustCompile(`(?s)^executing .* at <([^>]*)>: (.*)$`)
	noFunction    = regexp.MustCompile(`function "([^"]*)" not defined`)
	noTemplate    = regexp.MustCompile(`no such template "([^"]+)"`)
	unclosed      = regexp.MustCompile(`unexpected EOF|unclosed|unterminated|unexpected \{\{|bad character U\+FFFD`)
	startedAt     = regexp.MustCompile(`started at [^:]*:(\d+)`)
	unsafePlace   = regexp.MustCompile(`non-text context|different contexts|ambiguous context|unquoted attr|unfinished`)
)

// explain puts a template engine's complaint in the clerk's words: the file, the
// line, and the field that is not there.
func explain(err error) error {
	what := err.Error()
	place := "网页模板"
	if m := templateError.FindStringSubmatch(what); m != nil {
		place, what = place+" site/"+m[1], m[3]
		line := m[2]
		if m := startedAt.FindStringSubmatch(what); m != nil { // the mistake, not where it was noticed
			line = m[1]
		}
		if line != "" {
			place += " 第" + line + "行"
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
		what = "标签或引号没有写完（系统提示：" + what + "）"
	case atValue.MatchString(what):
		m := atValue.FindStringSubmatch(what)
		what = "“" + m[1] + "”用得不对（系统提示：" + m[2] + "）"
	default:
		what = "{{ 和 }} 之间的写法不对（系统提示：" + what + "）"
	}
	return fmt.Errorf("%s有误：%s", place, what)
}
