package typeset

import (
	"xingbang/render/font"
)

// Span is text of one face, size and colour within a paragraph. A line feed in
// the text ends the line.
type Span struct {
	Text string
	Role font.Role
	Size float64 // points
	Fill Paint
	URL  string // the text opens this address; "" opens nothing
	// Tag is what the text belongs to; text that opens an address is a TagLink
	// below it.
	Tag *Tag
}

// Alignment is where a paragraph's lines stand in its measure.
type Alignment uint8

const (
	Justified Alignment = iota // both edges flush, the last line left
	Left
	Center
	Right
)

// Paragraph is the frame that text is set into; lengths in mm.
type Paragraph struct {
	Measure float64 // the width of a line
	Indent  float64 // before the first line
	Align   Alignment
	// Spaced parts Han and Latin by an eighth of an em, as justified text always
	// does; other lines are solid.
	Spaced bool
	// Whole are strings that are parted between lines only where a line would
	// be torn apart else, as the names of persons.
	Whole []string
}

// Line is one composed line, its baseline at y 0 and the measure's left edge at
// x 0. Its runs together hold every character of the line in reading order.
type Line struct {
	Runs  []Run
	Links []Link
	// Width is from the first character's left edge to the last one's right,
	// less the blank half of a mark that ends the line.
	Width float64
}

// At is the line's items with its left edge at x and its baseline at y.
func (l Line) At(x, y float64) []Item {
	items := make([]Item, 0, len(l.Runs)+len(l.Links))
	for _, r := range l.Runs {
		items = append(items, r.shift(x, y))
	}
	for _, k := range l.Links {
		k.X += x
		k.Y += y
		items = append(items, k)
	}
	return items
}

func (r Run) shift(x, y float64) Run {
	r.X += x
	r.Y += y
	if r.Fill.Gradient {
		r.Fill.X1 += x
		r.Fill.Y1 += y
		if !r.Fill.Radial {
			r.Fill.X2 += x
			r.Fill.Y2 += y
		}
	}
	return r
}

// Compose sets the spans' text into lines as clreq asks: no forbidden mark at a
// line's edge; a full-width mark at a line's end half as wide, two side by side 1.5
// em; lines squeezed rather than stretched; no last line of a single character.
// Every character given comes out once, in order, but for line feeds. No line is
// wider than the measure unless one character is.
func (p Paragraph) Compose(fonts *font.Set, spans ...Span) []Line {
	var lines []Line
	indent := p.Indent
	for _, part := range splitHard(spans) {
		t := p.prepare(fonts, part)
		start := 0
		for _, end := range t.bestBreaks(p.Measure, indent) {
			lines = append(lines, t.set(p, indent, start, end))
			start, indent = end, 0
		}
		indent = 0
	}
	return lines
}

// thin is the room between Han and Latin, in em.
func (p Paragraph) thin() float64 {
	if p.Align == Justified || p.Spaced {
		return thinGap
	}
	return 0
}

// splitHard parts spans at their line feeds.
func splitHard(spans []Span) [][]Span {
	parts := [][]Span{nil}
	for _, s := range spans {
		rest := s.Text
		for {
			i := 0
			for i < len(rest) && rest[i] != '\n' {
				i++
			}
			if i > 0 {
				s.Text = rest[:i]
				parts[len(parts)-1] = append(parts[len(parts)-1], s)
			}
			if i == len(rest) {
				break
			}
			parts = append(parts, nil)
			rest = rest[i+1:]
		}
	}
	return parts
}
