package wording

import (
	"html/template"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	htmlrenderer "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// deedsParser reads 事迹: paragraphs, lists, quotes, emphasis and links. It has
// no HTML, so that <b> is shown as written, and no code by indent, since people
// indent paragraphs by spaces.
func deedsParser() parser.Parser {
	return parser.NewParser(
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
	)
}

var (
	plainDeeds = deedsParser()
	// deedsMarkdown has a line break in the cell as one on the page.
	deedsMarkdown = goldmark.New(
		goldmark.WithParser(deedsParser()),
		goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(tame{}, 100))),
		goldmark.WithRendererOptions(htmlrenderer.WithHardWraps()),
	)
)

// deedsSource is 事迹 without the indents of their lines, which pages have of
// their own; "" for none or blank.
func deedsSource(markdown string) string {
	lines := strings.Split(markdown, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimLeft(line, " \t\u3000\u00a0")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// DeedsHTML is the 事迹 of one person, which are Markdown, as HTML, "" for none or
// blank.
func DeedsHTML(markdown string) template.HTML {
	source := deedsSource(markdown)
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

// DeedsLines is the text of 事迹 as DeedsHTML shows it, a line each of paragraphs
// and list items, but for headings.
func DeedsLines(markdown string) []string {
	source := []byte(deedsSource(markdown))
	var b strings.Builder
	_ = ast.Walk(plainDeeds.Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Heading:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if entering {
				b.WriteString(resolve(n.Segment.Value(source)))
				if n.SoftLineBreak() || n.HardLineBreak() {
					b.WriteByte('\n')
				}
			}
		case *ast.String:
			if entering {
				b.Write(n.Value)
			}
		case *ast.AutoLink:
			if entering {
				b.Write(n.Label(source))
			}
		}
		if !entering && n.Type() == ast.TypeBlock {
			b.WriteByte('\n')
		}
		return ast.WalkContinue, nil
	})
	return strings.FieldsFunc(b.String(), func(r rune) bool { return r == '\n' })
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
			if !LeadsToWeb(string(n.Destination)) {
				unwrap(n)
				continue
			}
			n.Title = nil
			n.SetAttributeString("rel", []byte("noopener noreferrer nofollow"))
		case *ast.AutoLink:
			if n.AutoLinkType != ast.AutoLinkEmail && !LeadsToWeb(string(n.URL(reader.Source()))) {
				n.Parent().ReplaceChild(n.Parent(), n, ast.NewString(n.Label(reader.Source())))
			}
		}
	}
}

// LeadsToWeb tells an address of the web from one that acts, as javascript:, or
// leads elsewhere.
func LeadsToWeb(url string) bool {
	s := strings.ToLower(url)
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
