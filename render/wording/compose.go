package wording

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"text/template"
	"unicode"

	"xingbang/render/publication"
)

// Compose words the notice by a Markdown template; templates/notice.md says what a
// template may hold. Every value goes in escaped, so that a * or < in a name stays
// text. What is missing (in a draft) shows as 〔待填：…〕. An error is in Chinese and
// names the template's line where that is known.
func Compose(n publication.Notice, tmpl string) (Document, error) {
	funcs := &functions{}
	t, err := template.New("notice").Option("missingkey=error").Funcs(funcs.table()).Parse(clean(tmpl))
	if err != nil {
		return Document{}, explain(err)
	}
	var markdown bytes.Buffer
	if err := t.Execute(&markdown, view(n)); err != nil {
		return Document{}, explain(err)
	}
	return parse(n, markdown.Bytes())
}

// clean takes away what an editor on Windows leaves: a byte order mark and
// carriage returns.
func clean(s string) string {
	return strings.ReplaceAll(strings.TrimPrefix(s, "\ufeff"), "\r\n", "\n")
}

// functions are what a template can call beside its data.
type functions struct{ headings int }

func (f *functions) table() template.FuncMap {
	return template.FuncMap{"序号": f.number, "名单": list, "落款": signature}
}

// number counts headings: 一, 二, 三 ….
func (f *functions) number() string {
	f.headings++
	return chineseNumeral(f.headings)
}

// The directives are fenced blocks; no value can forge one, for ` is escaped.
const (
	listDirective      = "名单"
	signatureDirective = "落款"
)

func list(level any) (string, error) {
	v, ok := level.(map[string]any)
	if !ok || v[starKey] == nil {
		return "", errors.New("“名单”要写在 {{range .星级}} 和 {{end}} 之间，写成 {{名单 .}}")
	}
	return fmt.Sprintf("\n```%s %v\n```\n", listDirective, v[starKey]), nil
}

func signature() string { return "\n```" + signatureDirective + "\n```\n" }

// chineseNumeral writes 1 to 99.
func chineseNumeral(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch {
	case n < 1 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return digits[n]
	case n < 20:
		return "十" + digits[n-10]
	}
	return digits[n/10] + "十" + digits[n%10]
}

var (
	templateError = regexp.MustCompile(`(?s)^template: [^:]*:(\d+)(?::\d+)?: (.*)$`)
	noEntry       = regexp.MustCompile(`map has no entry for key "([^"]*)"`)
	noFunction    = regexp.MustCompile(`function "([^"]*)" not defined`)
	noVariable    = regexp.MustCompile(`undefined variable "([^"]*)"`)
	calling       = regexp.MustCompile(`error calling [^:]*: (.*)$`)
	startedAt     = regexp.MustCompile(`started at [^:]*:(\d+)`)
	badCharacter  = regexp.MustCompile(`(?:bad|unrecognized) character[^U]*U\+([0-9A-F]+)`)
	unclosed      = regexp.MustCompile(`unexpected EOF|unclosed|unterminated|unexpected \{\{|bad character U\+FFFD`)
)

// explain puts text/template's complaint in the clerk's words.
func explain(err error) error {
	line, what := "", err.Error()
	if m := templateError.FindStringSubmatch(what); m != nil {
		line, what = "第"+m[1]+"行", m[2]
	}
	if m := startedAt.FindStringSubmatch(what); m != nil { // the mistake, not where it was noticed
		line = "第" + m[1] + "行"
	}
	switch {
	case noEntry.MatchString(what):
		what = "没有“" + noEntry.FindStringSubmatch(what)[1] + "”这一项"
	case noFunction.MatchString(what):
		what = "没有“" + noFunction.FindStringSubmatch(what)[1] + "”这个写法，数据项前面要有点，如 {{.考评名称}}"
	case calling.MatchString(what):
		what = calling.FindStringSubmatch(what)[1]
	case noVariable.MatchString(what):
		what = "没有“" + noVariable.FindStringSubmatch(what)[1] + "”这个变量"
	case unclosed.MatchString(what):
		what = "有 {{ 没有写完，或 {{if}}、{{range}} 和 {{end}} 不成对"
	case badCharacter.MatchString(what):
		what = "{{ 没有写完，或里面有不能用的字符" + character(badCharacter.FindStringSubmatch(what)[1])
	default:
		what = "{{ 和 }} 之间的写法不对，请对照自带的模板（系统提示：" + what + "）"
	}
	return fmt.Errorf("公示模板%s有误：%s", line, what)
}

// character is the character of a number in hexadecimal digits.
func character(hex string) string {
	n, err := strconv.ParseInt(hex, 16, 32)
	if err != nil || !unicode.IsGraphic(rune(n)) {
		return " U+" + hex
	}
	return "“" + string(rune(n)) + "”"
}
