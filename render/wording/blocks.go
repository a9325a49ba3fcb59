package wording

import (
	"bytes"
	"fmt"
	"html/template"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"xingbang/render/publication"
)

// markdown is CommonMark without raw HTML: goldmark leaves it out unless told.
var markdown = goldmark.New()

// reader makes blocks of a parsed text.
type reader struct {
	notice publication.Notice
	source []byte
	doc    Document
}

// parse reads the filled-in template.
func parse(n publication.Notice, source []byte) (Document, error) {
	r := &reader{notice: n, source: source}
	root := markdown.Parser().Parse(text.NewReader(source))
	if err := r.check(root); err != nil {
		return Document{}, err
	}
	r.joinLines(root)
	if err := r.blocks(root, ""); err != nil {
		return Document{}, err
	}
	if r.doc.Title == "" {
		return Document{}, fmt.Errorf("公示模板没有标题：要有一行以“# ”开头")
	}
	return r.doc, nil
}

// check refuses what would be left out or printed as it stands: HTML, pictures,
// asterisks that mark nothing, and links that lead nowhere from paper or from where
// the notice is pasted.
func (r *reader) check(root ast.Node) error {
	return ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.HTMLBlock:
			return ast.WalkStop, fmt.Errorf("公示模板里不能写 HTML：%s", r.lines(n))
		case *ast.RawHTML:
			return ast.WalkStop, fmt.Errorf("公示模板里不能写 HTML：%s", n.Segments.Value(r.source))
		case *ast.Image:
			return ast.WalkStop, fmt.Errorf("公示模板里不能放图片：%s", n.Destination)
		case *ast.Link:
			return checkLink(string(n.Destination))
		case *ast.AutoLink:
			return checkLink(autoLinkURL(n, r.source))
		case *ast.Text:
			if t := string(n.Segment.Value(r.source)); strings.Contains(strings.ReplaceAll(t, `\*`, ""), "**") {
				return ast.WalkStop, fmt.Errorf("公示模板里的“**”没有成对：%s（加重的文字首尾不要是标点）", t)
			}
		}
		return ast.WalkContinue, nil
	})
}

func checkLink(address string) (ast.WalkStatus, error) {
	if u, err := url.Parse(address); err != nil || u.Scheme == "" {
		return ast.WalkStop, fmt.Errorf("公示模板里的链接要写完整的网址，以 http:// 或 https:// 开头：%s", address)
	}
	return ast.WalkContinue, nil
}

func (r *reader) lines(n ast.Node) string {
	return strings.TrimSpace(string(n.Lines().Value(r.source)))
}

// joinLines makes one line of a paragraph written on several: Chinese lines meet,
// others get a space.
func (r *reader) joinLines(root ast.Node) {
	var breaks []*ast.Text
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering && t.SoftLineBreak() {
			breaks = append(breaks, t)
		}
		return ast.WalkContinue, nil
	})
	for _, t := range breaks {
		t.SetSoftLineBreak(false)
		before, _ := utf8.DecodeLastRune(t.Segment.Value(r.source))
		after := ' '
		if next, ok := t.NextSibling().(*ast.Text); ok {
			after, _ = utf8.DecodeRune(next.Segment.Value(r.source))
		}
		if before < unicode.MaxLatin1 && after < unicode.MaxLatin1 {
			t.Parent().InsertAfter(t.Parent(), t, ast.NewString([]byte(" ")))
		}
	}
}

// blocks takes in the blocks below a node; mark goes before the first.
func (r *reader) blocks(parent ast.Node, mark string) error {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if err := r.block(n, mark); err != nil {
			return err
		}
		mark = ""
	}
	return nil
}

func (r *reader) block(n ast.Node, mark string) error {
	switch n := n.(type) {
	case *ast.Heading:
		if n.Level == 1 {
			if r.doc.Title != "" {
				return fmt.Errorf("公示模板只能有一个标题（“# ”开头的行）")
			}
			r.doc.Title = plain(r.spans(n))
			return nil
		}
		return r.add(Block{Kind: Heading, Level: n.Level}, n, mark)
	case *ast.Paragraph, *ast.TextBlock:
		return r.add(Block{Kind: Paragraph}, n, mark)
	case *ast.Blockquote:
		return r.blocks(n, mark)
	case *ast.List:
		number := n.Start
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			mark := ""
			if n.IsOrdered() {
				mark = fmt.Sprintf("%d.", number)
				number++
			}
			if err := r.blocks(item, mark); err != nil {
				return err
			}
		}
		return nil
	case *ast.FencedCodeBlock:
		return r.directive(n)
	}
	return fmt.Errorf("公示模板里有不认识的写法：%s", r.lines(n))
}

// add appends a block of inline text.
func (r *reader) add(b Block, n ast.Node, mark string) error {
	var html bytes.Buffer
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if err := markdown.Renderer().Render(&html, r.source, c); err != nil {
			return err
		}
	}
	b.Spans = r.spans(n)
	b.HTML = template.HTML(mark + html.String())
	if mark != "" {
		b.Spans = append([]Span{{Text: mark}}, b.Spans...)
	}
	r.doc.Blocks = append(r.doc.Blocks, b)
	return nil
}

// directive takes in a list or the signature.
func (r *reader) directive(n *ast.FencedCodeBlock) error {
	info := ""
	if n.Info != nil {
		info = string(n.Info.Segment.Value(r.source))
	}
	if info == signatureDirective {
		committee, date := r.notice.Committee, r.notice.Dated.String()
		if committee == "" {
			committee = placeholder("党工委名称")
		}
		if date == "" {
			date = placeholder("成文日期")
		}
		r.doc.Blocks = append(r.doc.Blocks, Block{Kind: Signature, Committee: committee, Date: date})
		return nil
	}
	for _, l := range r.notice.Levels {
		if info == fmt.Sprintf("%s %d", listDirective, l.Star) {
			r.doc.Blocks = append(r.doc.Blocks, Block{Kind: Names, Names: l})
			return nil
		}
	}
	return fmt.Errorf("公示模板里有不认识的写法：```%s", info)
}
