package site

import (
	"html/template"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// deedsMarkdown reads 事迹: paragraphs, lists, quotes, emphasis and links. It has
// no HTML, so that <b> is shown as written, and no code by indent, since people
// indent paragraphs by spaces. A line break in the cell is one on the page.
var deedsMarkdown = goldmark.New(
	goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
		parser.WithASTTransformers(util.Prioritized(tame{}, 100)),
	)),
	goldmark.WithRendererOptions(html.WithHardWraps()),
)

// deedsHTML is the 事迹 of one person as HTML, "" for none or blank.
func deedsHTML(markdown string) template.HTML {
	lines := strings.Split(markdown, "\n")
	for i, line := range lines {
		// The style sheet indents; a second indent of ideographic spaces is
		// taken away.
		lines[i] = strings.TrimLeft(line, " \t\u3000\u00a0")
	}
	source := strings.TrimSpace(strings.Join(lines, "\n"))
	if source == "" {
		return ""
	}
	var b strings.Builder
	if err := deedsMarkdown.Convert([]byte(source), &b); err != nil {
		// A Builder takes every write: unreachable, and text is always safe.
		return template.HTML(template.HTMLEscapeString(source))
	}
	return template.HTML(b.String())
}

// tame is a pass over the tree that takes away what would break the page around
// it: headings become bold paragraphs, since the page has its own order of
// headings; pictures become their alternative text, since nothing is fetched
// from outside; a link that does not lead to the web becomes its text.
type tame struct{}

func (tame) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	var found []ast.Node
	// The walker never fails, so neither does Walk.
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			found = append(found, n)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range found {
		switch n := n.(type) {
		case *ast.Heading:
			bold := ast.NewEmphasis(2)
			moveChildren(n, bold)
			paragraph := ast.NewParagraph()
			paragraph.AppendChild(paragraph, bold)
			n.Parent().ReplaceChild(n.Parent(), n, paragraph)
		case *ast.Image:
			unwrap(n)
		case *ast.Link:
			if !leadsToWeb(n.Destination) {
				unwrap(n)
				continue
			}
			n.Title = nil
			n.SetAttributeString("rel", []byte("noopener noreferrer nofollow"))
		case *ast.AutoLink:
			if n.AutoLinkType != ast.AutoLinkEmail && !leadsToWeb(n.URL(reader.Source())) {
				n.Parent().ReplaceChild(n.Parent(), n, ast.NewString(n.Label(reader.Source())))
			}
		}
	}
}

func leadsToWeb(url []byte) bool {
	s := strings.ToLower(string(url))
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}

func moveChildren(from, to ast.Node) {
	for c := from.FirstChild(); c != nil; c = from.FirstChild() {
		to.AppendChild(to, c)
	}
}

// unwrap puts a node's children in its place.
func unwrap(n ast.Node) {
	parent := n.Parent()
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		parent.InsertBefore(parent, n, c)
	}
	parent.RemoveChild(parent, n)
}
