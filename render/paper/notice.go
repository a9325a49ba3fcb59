// Package paper turns what the public and the work committee may see into pages of
// positioned text: the notice on A4, the honour roll as posters, the report.
package paper

import (
	"slices"
	"strings"

	"xingbang/render/font"
	"xingbang/render/publication"
	"xingbang/render/typeset"
	"xingbang/render/wording"
)

// The page of GB/T 9704-2012 as its own definitions make it: a type area of 156 ×
// 225 mm that holds 22 lines of 28 characters, a line being a character's height
// and 7/8 of it (5.2.1, 5.2.3, 3.2). Lengths in mm.
const (
	pageWidth, pageHeight = 210.0, 297.0
	typeLeft, typeTop     = 28.0, 37.0
	typeWidth             = 156.0
	linesPerPage          = 22
	charactersPerLine     = 28

	gridEm    = typeWidth / charactersPerLine // 5.5714 mm
	gridPitch = gridEm * 15 / 8               // 10.446 mm
	bodySize  = gridEm / typeset.MMPerPoint   // 15.793 pt
	ascent    = 0.88                          // of a Hanzi above its baseline, em

	titleSize      = 22.0 // 2号, points
	pageNumberSize = 14.0 // 4号, points
)

// baseline is where the text of a line stands, the first line being 0.
func baseline(line int) float64 {
	return typeTop + ascent*gridEm + float64(line)*gridPitch
}

// Notice sets the notice on A4 pages as GB/T 9704-2012 sets official ones. A 公示
// addresses everyone, so it has no letterhead, addressee or imprint.
func Notice(n publication.Notice, doc wording.Document, fonts *font.Set) *typeset.Document {
	s := noticeSetter{fonts: fonts, notice: n, heads: map[headKey]branchHead{}}
	for _, level := range n.Levels {
		for _, list := range level.Lists {
			for _, p := range list.Persons {
				s.names = append(s.names, p.Name)
			}
		}
	}
	lines := tightened(s.flow(doc))
	starts := breakPages(lines)
	out := &typeset.Document{
		Title:   strings.ReplaceAll(doc.Title, "\n", ""),
		Author:  n.Committee,
		Subject: n.Period,
	}
	for i, start := range starts {
		end := len(lines)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		s.page(out, lines, start, end)
	}
	return out
}

// noticeSetter makes the lines and pages of one notice.
type noticeSetter struct {
	fonts  *font.Set
	notice publication.Notice
	names  []string // of all persons, who are not parted in text either
	// heads are the branches' heads as set: each is needed once a level.
	heads map[headKey]branchHead
}

// noticeLine is one line of the grid; what is set on it has its baseline at y 0 and
// x from the type area's left edge.
type noticeLine struct {
	parts []typeset.Line
	// keep tells that the next line stands on the same page.
	keep bool
	// spare tells that the line is empty and only eases reading: it is left
	// out where a page begins and where pages must be tighter.
	spare bool
	// short tells that the line is a whole paragraph.
	short bool
	// list and branch are what a line of names belongs to, nil for other lines.
	list   *noticeList
	branch *noticeBranch
	// bookmark is the entry of the outline that leads here, "" for none.
	bookmark string
	level    int
}

// flow is the whole notice as lines, not yet parted into pages.
func (s *noticeSetter) flow(doc wording.Document) []noticeLine {
	lines := []noticeLine{{spare: true}}
	lines = append(lines, s.title(doc.Title)...)
	lines = append(lines, noticeLine{})
	for i := range lines {
		lines[i].keep = true
	}
	columns := s.columns(doc)
	heading := ""
	for _, b := range doc.Blocks {
		switch b.Kind {
		case wording.Heading:
			heading = plainText(b)
			lines = append(lines, s.heading(b)...)
		case wording.Paragraph:
			lines = append(lines, s.paragraph(b)...)
		case wording.Names:
			lines = append(lines, s.list(heading, b.Names, columns)...)
		case wording.Signature:
			keepWithSignature(lines)
			lines = append(lines, s.signature(b)...)
		}
	}
	return lines
}

// keepWithSignature makes two lines of text at least stay with the signature, which
// is never alone on a page, and all of the contacts before it: paragraphs of a line.
func keepWithSignature(lines []noticeLine) {
	const text, contacts = 2, 6
	for k := 1; k <= contacts && k <= len(lines); k++ {
		l := &lines[len(lines)-k]
		if k > text && !l.short {
			return
		}
		l.keep = true
	}
}

// tightened leaves out spare lines, as few as will do, where that saves a page:
// rather tighter pages than one more for the signature and little else.
func tightened(lines []noticeLine) []noticeLine {
	without := func(out []bool) []noticeLine {
		var kept []noticeLine
		for i, l := range lines {
			if !out[i] {
				kept = append(kept, l)
			}
		}
		return kept
	}
	out := make([]bool, len(lines))
	for i, l := range lines {
		out[i] = l.spare
	}
	pages := len(breakPages(without(out)))
	if pages == len(breakPages(lines)) {
		return lines
	}
	for i := range lines {
		if out[i] {
			out[i] = false
			out[i] = len(breakPages(without(out))) > pages
		}
	}
	return without(out)
}

// title breaks the title by sense; “ ”, 《 》, numbers and the names of the
// committee and of branches stay whole. Its lines are centred by their ink: the
// blank half of a quote that begins or ends one counts on neither side.
func (s *noticeSetter) title(text string) []noticeLine {
	whole := []string{s.notice.Committee, s.notice.Period}
	for _, l := range s.notice.Levels {
		for _, b := range l.Lists {
			whole = append(whole, b.Branch)
		}
	}
	tag := &typeset.Tag{Kind: typeset.TagH1}
	var lines []noticeLine
	for _, part := range strings.Split(text, "\n") {
		for _, t := range typeset.BreakBySense(s.fonts, font.Title, titleSize, typeWidth, part, true, whole...) {
			line := typeset.SetFlush(s.fonts, typeset.Span{Text: t, Role: font.Title, Size: titleSize, Tag: tag})
			lines = append(lines, noticeLine{parts: []typeset.Line{moved(line, (typeWidth-line.Width)/2)}})
		}
	}
	return lines
}

// heading sets 一、 in 黑体, （一） in 楷体 and lower ones in 仿宋 (7.3.3).
func (s *noticeSetter) heading(b wording.Block) []noticeLine {
	role, tag := font.FangSong, &typeset.Tag{Kind: typeset.TagH3}
	switch b.Level {
	case 2:
		role, tag.Kind = font.Hei, typeset.TagH2
	case 3:
		role = font.Kai
	}
	var spans []typeset.Span
	for _, t := range b.Spans {
		spans = append(spans, typeset.Span{Text: t.Text, Role: role, Size: bodySize, URL: t.URL, Tag: tag})
	}
	p := typeset.Paragraph{Measure: typeWidth, Indent: 2 * gridEm, Align: typeset.Left, Spaced: true}
	var lines []noticeLine
	for _, l := range p.Compose(s.fonts, spans...) {
		lines = append(lines, noticeLine{parts: []typeset.Line{l}, keep: true})
	}
	if len(lines) > 0 {
		lines[0].bookmark, lines[0].level = plainText(b), b.Level-2
	}
	return lines
}

// paragraph sets body text in 仿宋, strong text in 黑体; neither its first line is
// left alone on a page nor its last.
func (s *noticeSetter) paragraph(b wording.Block) []noticeLine {
	tag := &typeset.Tag{Kind: typeset.TagP}
	var spans []typeset.Span
	for _, t := range s.linked(b.Spans) {
		role := font.FangSong
		if t.Strong {
			role = font.Hei
		}
		spans = append(spans, typeset.Span{Text: t.Text, Role: role, Size: bodySize, URL: t.URL, Tag: tag})
	}
	p := typeset.Paragraph{Measure: typeWidth, Indent: 2 * gridEm, Whole: s.names}
	var lines []noticeLine
	for _, l := range p.Compose(s.fonts, spans...) {
		lines = append(lines, noticeLine{parts: []typeset.Line{l}})
	}
	if len(lines) == 1 {
		lines[0].short = true
	}
	for i := range lines {
		lines[i].keep = i+1 < len(lines) && (i == 0 || i+2 == len(lines))
	}
	return lines
}

func plainText(b wording.Block) string {
	var t strings.Builder
	for _, s := range b.Spans {
		t.WriteString(s.Text)
	}
	return t.String()
}

// moved is a line set further to the right.
func moved(l typeset.Line, x float64) typeset.Line {
	for i := range l.Runs {
		l.Runs[i].X += x
	}
	for i := range l.Links {
		l.Links[i].X += x
	}
	return l
}

// tagged is a copy of a line whose text belongs to an element.
func tagged(l typeset.Line, tag *typeset.Tag) typeset.Line {
	l.Runs = slices.Clone(l.Runs)
	for i := range l.Runs {
		l.Runs[i].Tag = tag
	}
	return l
}
