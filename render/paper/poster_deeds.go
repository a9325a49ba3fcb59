package paper

import (
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// mostDeedsText is how many characters of 事迹 a poster has room for; all of it
// stands on the site.
const mostDeedsText = 54

// plainDeeds is 事迹, which is Markdown, as one short plain line: its paragraphs
// and list items one after another, as many whole sentences as there is room for.
func plainDeeds(markdown string) string {
	source := []byte(markdown)
	var b strings.Builder
	_ = ast.Walk(goldmark.DefaultParser().Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Heading, *ast.HTMLBlock, *ast.RawHTML:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if entering {
				b.Write(util.UnescapePunctuations(n.Segment.Value(source)))
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
		case *ast.CodeBlock, *ast.FencedCodeBlock: // an indented paragraph
			if entering {
				b.Write(n.Lines().Value(source))
			}
		}
		if !entering && n.Type() == ast.TypeBlock {
			b.WriteByte('\n')
		}
		return ast.WalkContinue, nil
	})
	return shortened(joined(strings.Split(b.String(), "\n")), mostDeedsText)
}

// joined puts lines one after another: with a stop where one has none, with a
// space between two of Latin words.
func joined(lines []string) string {
	var out []rune
	for _, line := range lines {
		next := []rune(strings.Join(strings.Fields(line), " "))
		if len(next) == 0 {
			continue
		}
		if len(out) > 0 {
			switch last := out[len(out)-1]; {
			case last < unicode.MaxLatin1 && next[0] < unicode.MaxLatin1:
				out = append(out, ' ')
			case unicode.IsLetter(last) || unicode.IsDigit(last):
				out = append(out, '；')
			}
		}
		out = append(out, next...)
	}
	return string(out)
}

// shortened is as many whole sentences of a text as have no more than so many
// characters; of a first sentence that is longer its first clauses, and ……
func shortened(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	for i := most; i > 0; i-- {
		if strings.ContainsRune("。！？；", runes[i-1]) {
			return strings.TrimSuffix(string(runes[:i-1]), "，") + strings.ReplaceAll(string(runes[i-1]), "；", "。")
		}
	}
	cut := most - 2
	for i := cut; i > most/2; i-- {
		if strings.ContainsRune("，、：", runes[i-1]) {
			cut = i - 1
			break
		}
	}
	return string(runes[:cut]) + "……"
}
