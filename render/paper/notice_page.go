package paper

import (
	"fmt"

	"xingbang/render/font"
	"xingbang/render/typeset"
	"xingbang/render/wording"
)

// The signature in the form that takes a seal (GB/T 9704-2012, 7.3.5.1), and the
// page number (7.5).
const (
	sealLines     = 2                          // empty, so that a seal of 42 mm has room
	dateRight     = typeWidth - 4*gridEm       // 右空四字
	numberBase    = 270.0                      // mm, the page number's baseline
	numberOutside = pageNumberSize * 25.4 / 72 // one character from the edge
)

// breakPages tells with which line each page begins.
func breakPages(lines []noticeLine) []int {
	starts := []int{0}
	start := 0
	for {
		end := start + linesPerPage - len(repeated(lines, start))
		if end >= len(lines) {
			return starts
		}
		full := end
		for end > start+1 && lines[end-1].keep {
			end--
		}
		if lines[end-1].keep {
			end = full // a page's worth of what belongs together
		}
		if lines[end].spare && end+1 < len(lines) {
			end++
		}
		starts = append(starts, end)
		start = end
	}
}

// repeated is the heading that is said again where a page begins within a list.
func repeated(lines []noticeLine, start int) []typeset.Line {
	if list := lines[start].list; start > 0 && list != nil && lines[start-1].list == list {
		return list.again
	}
	return nil
}

// page draws the lines from start to end.
func (s *noticeSetter) page(doc *typeset.Document, lines []noticeLine, start, end int) {
	page := &typeset.Page{Width: pageWidth, Height: pageHeight}
	index := len(doc.Pages)
	at := 0
	for _, l := range repeated(lines, start) {
		page.Add(l.At(typeLeft, baseline(at))...)
		at++
	}
	// A branch that goes on here is named again.
	var again branchHead
	if b := lines[start].branch; start > 0 && b != nil && lines[start-1].branch == b {
		again = b.again
	}
	for i := start; i < end; i++ {
		l := lines[i]
		y := baseline(at)
		if l.bookmark != "" {
			doc.Bookmarks = append(doc.Bookmarks, typeset.Bookmark{Text: l.bookmark, Page: index, Y: y - gridEm, Level: max(0, l.level)})
		}
		if l.list != nil {
			page.Add(listRules(lines, i, start, end, y)...)
		}
		if i == start {
			for _, line := range again.lines {
				page.Add(line.At(typeLeft, y)...)
			}
		}
		for _, part := range l.parts {
			page.Add(part.At(typeLeft, y)...)
		}
		at++
	}
	page.Add(pageNumber(s.fonts, index+1, typeLeft, typeWidth, numberBase))
	if s.notice.Draft {
		markDraft(page, index)
	}
	doc.Pages = append(doc.Pages, page)
}

// Rules of a list: strong ones where it begins and ends on a page, fine ones
// between branches.
const (
	strongRule = 0.35 // mm
	fineRule   = 0.12
)

// listRules are the rules above and below the i-th line, whose baseline is at y.
func listRules(lines []noticeLine, i, start, end int, y float64) []typeset.Item {
	const leading = (gridPitch - gridEm) / 2
	above := y - ascent*gridEm - leading
	below := above + gridPitch
	l := lines[i]
	var items []typeset.Item
	if i == start || lines[i-1].list != l.list {
		items = append(items, rule(above, strongRule, 0))
	}
	switch {
	case i+1 == end || lines[i+1].list != l.list:
		items = append(items, rule(below, strongRule, 0))
	case lines[i+1].branch != l.branch:
		items = append(items, rule(below, fineRule, 130))
	}
	return items
}

// rule is a line across the type area, of a width in mm and a grey.
func rule(y, width float64, grey uint8) typeset.Shape {
	return typeset.Shape{
		Path: []typeset.Segment{
			{Op: typeset.MoveTo, Points: [6]float64{typeLeft, y}},
			{Op: typeset.LineTo, Points: [6]float64{typeLeft + typeWidth, y}},
		},
		Stroke: &typeset.Stroke{Color: typeset.Color{R: grey, G: grey, B: grey}, Width: width},
	}
}

// signature sets the committee over the date, centred on it, the date's right edge
// four characters from the type area's. A name too long to be centred so is
// broken by sense.
func (s *noticeSetter) signature(b wording.Block) []noticeLine {
	date := typeset.SetFlush(s.fonts, typeset.Span{Text: b.Date, Role: font.FangSong, Size: bodySize, Tag: &typeset.Tag{Kind: typeset.TagP}})
	center := dateRight - date.Width/2
	texts := typeset.BreakBySense(s.fonts, font.FangSong, bodySize, 2*(typeWidth-center), b.Committee, false)
	tag := &typeset.Tag{Kind: typeset.TagP}
	lines := make([]noticeLine, sealLines)
	for _, t := range texts {
		l := typeset.SetFlush(s.fonts, typeset.Span{Text: t, Role: font.FangSong, Size: bodySize, Tag: tag})
		lines = append(lines, noticeLine{parts: []typeset.Line{moved(l, center-l.Width/2)}})
	}
	lines = append(lines, noticeLine{parts: []typeset.Line{moved(date, dateRight-date.Width)}})
	for i := range lines[:len(lines)-1] {
		lines[i].keep = true
	}
	return lines
}

// pageNumber is — 1 —, outside: right on odd pages, left on even ones, in a type
// area of a left edge and a width.
func pageNumber(fonts *font.Set, n int, left, width, base float64) typeset.Run {
	r := typeset.Run{
		X: left + numberOutside, Y: base,
		Text: fmt.Sprintf("— %d —", n), Role: font.Song, Size: pageNumberSize,
	}
	if n%2 == 1 {
		r.X = left + width - numberOutside - typeset.RunWidth(fonts, r)
	}
	return r
}
