package wording

import (
	"bufio"
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	htmlrenderer "github.com/yuin/goldmark/renderer/html"
)

// spans is a block's inline text. Escapes and entities are resolved by goldmark's
// own writer, so that print and site cannot differ.
func (r *reader) spans(block ast.Node) []Span {
	var spans []Span
	add := func(text string, n ast.Node) {
		s := Span{Text: text}
		for p := n.Parent(); p != nil && p != block; p = p.Parent() {
			switch p := p.(type) {
			case *ast.Emphasis:
				s.Strong = s.Strong || p.Level == 2
			case *ast.Link:
				if !htmlrenderer.IsDangerousURL(p.Destination) {
					s.URL = string(p.Destination)
				}
			}
		}
		if a, ok := n.(*ast.AutoLink); ok {
			s.URL = autoLinkURL(a, r.source)
		}
		if k := len(spans) - 1; k >= 0 && spans[k].Strong == s.Strong && spans[k].URL == s.URL {
			spans[k].Text += text
			return
		}
		spans = append(spans, s)
	}
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			value := n.Segment.Value(r.source)
			if _, code := n.Parent().(*ast.CodeSpan); code {
				add(string(value), n)
			} else {
				add(resolve(value), n)
			}
			if n.HardLineBreak() {
				add("\n", n)
			}
		case *ast.String:
			add(string(n.Value), n)
		case *ast.AutoLink:
			add(string(n.Label(r.source)), n)
		}
		return ast.WalkContinue, nil
	})
	return spans
}

// autoLinkURL is the address of a link that is written as its own text.
func autoLinkURL(a *ast.AutoLink, source []byte) string {
	address := string(a.URL(source))
	if a.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(address, "mailto:") {
		return "mailto:" + address
	}
	return address
}

// resolve is a text as a reader of the rendered HTML sees it.
func resolve(source []byte) string {
	var out bytes.Buffer
	w := bufio.NewWriter(&out)
	htmlrenderer.DefaultWriter.Write(w, source)
	_ = w.Flush()
	return html.UnescapeString(out.String())
}

func plain(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}
