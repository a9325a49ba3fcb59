package typeset

import (
	"strings"

	"xingbang/render/font"
)

// Name is a person's name as a list shows it.
type Name struct {
	Text string
	// Note is set small after the name: what tells namesakes apart, with its
	// brackets (“（女）”), or a score. "" is none.
	Note string
	Tag  *Tag // what the name is
}

// NameStyle is the type that the names of one list are set in.
type NameStyle struct {
	Role font.Role
	Size float64 // points
	Fill Paint
}

// Proportions of names, in em of the name's size.
const (
	spreadWidth  = 3.0  // what a name of two characters is spread to
	leastScale   = 0.7  // how far a name is condensed before it takes two lines
	noteScale    = 0.62 // size of a note, and of a name in two lines
	noteGap      = 0.25 // before a note without brackets, in em of the note
	lineGap      = 0.08 // between the two lines of a name
	hanziMiddle  = 0.38 // a Hanzi's middle above the baseline
	hanziDescent = 0.12
)

// Width is what the name takes in mm where there is room enough: two characters
// the width of three.
func (s NameStyle) Width(fonts *font.Set, n Name) float64 {
	body, note := s.parts(fonts, n)
	if twoHanzi(n.Text) {
		body = max(body, spreadWidth*s.em())
	}
	return body + note
}

// LeastWidth is the narrowest cell in mm that takes the name in one line, its
// characters condensed to no less than 70 %.
func (s NameStyle) LeastWidth(fonts *font.Set, n Name) float64 {
	body, note := s.parts(fonts, n)
	if twoHanzi(n.Text) {
		return body + note
	}
	return body*leastScale + note
}

// Set sets the name into a cell of a width in mm, from its left edge x, on the
// baseline y. Two characters are spread to the width of three by position, so that
// what is searched and copied has no space. A name wider than the cell loses its
// spread, then is condensed down to 70 %, then goes into two small lines about the
// cell's middle, at an interpunct if it has one; no character is ever left out.
func (s NameStyle) Set(fonts *font.Set, n Name, x, y, width float64) []Run {
	em := s.em()
	body, note := s.parts(fonts, n)
	room := width - note
	run := Run{X: x, Y: y, Text: n.Text, Role: s.Role, Size: s.Size, Fill: s.Fill, Tag: n.Tag}
	switch {
	case twoHanzi(n.Text) && room >= body:
		target := min(spreadWidth*em, room)
		if target > body {
			run.Extra = []float64{target - body, 0}
			body = target
		}
	case body > room && body*leastScale > room:
		return s.twoLines(fonts, n, x, y, width)
	case body > room:
		run.Condense = room / body
		body = room
	}
	runs := []Run{run}
	if n.Note != "" {
		runs = append(runs, s.note(fonts, n, x+body, y, s.Size*noteScale))
	}
	return runs
}

func (s NameStyle) em() float64 { return s.Size * MMPerPoint }

// parts are the natural widths in mm of the name and of its note, gap included.
func (s NameStyle) parts(fonts *font.Set, n Name) (body, note float64) {
	body = Width(fonts, s.Role, s.Size, n.Text)
	if n.Note != "" {
		r := s.note(fonts, n, 0, 0, s.Size*noteScale)
		note = r.X + RunWidth(fonts, r)
	}
	return body, note
}

// note sets a note after a name that ends at x, brackets without their blank half.
func (s NameStyle) note(fonts *font.Set, n Name, x, y, size float64) Run {
	r := Run{X: x, Y: y, Text: n.Note, Role: s.Role, Size: size, Fill: s.Fill, Tag: n.Tag}
	runes := []rune(n.Note)
	em := size * MMPerPoint
	r.Extra = make([]float64, len(runes))
	for i, c := range runes {
		half := blank(fonts, s.Role, c) * em
		switch {
		case opens(c) && i > 0:
			r.Extra[i-1] -= half
		case opens(c):
			r.Lead = half
		case closes(c):
			r.Extra[i] -= half
		}
	}
	if !opens(runes[0]) {
		r.X += noteGap * em
	}
	return r
}

// twoLines sets a name that one line cannot take.
func (s NameStyle) twoLines(fonts *font.Set, n Name, x, y, width float64) []Run {
	first, second := splitName(fonts, s.Role, n.Text)
	size := s.Size * noteScale
	w1, w2 := Width(fonts, s.Role, size, first), Width(fonts, s.Role, size, second)
	note := 0.0
	if n.Note != "" {
		r := s.note(fonts, n, 0, 0, size)
		note = r.X + RunWidth(fonts, r)
	}
	// A name of many parts shrinks as a whole rather than lose a character.
	if widest := max(w1*leastScale, w2*leastScale+note); widest > width {
		k := width / widest
		size, w1, w2, note = size*k, w1*k, w2*k, note*k
	}
	line := size * MMPerPoint
	middle := y - hanziMiddle*s.em()
	upper := middle - (lineGap/2+hanziDescent)*line
	lower := middle + (lineGap/2+1-hanziDescent)*line
	set := func(text string, y, natural, room float64) Run {
		r := Run{X: x, Y: y, Text: text, Role: s.Role, Size: size, Fill: s.Fill, Tag: n.Tag}
		if natural > room {
			r.Condense = room / natural
		}
		return r
	}
	runs := []Run{set(first, upper, w1, width), set(second, lower, w2, width-note)}
	if n.Note != "" {
		runs = append(runs, s.note(fonts, n, x+min(w2, width-note), lower, size))
	}
	return runs
}

// splitName cuts a name in two at the interpunct or space that leaves the lines
// most even, or else at its middle. The mark stays with the first line.
func splitName(fonts *font.Set, role font.Role, name string) (first, second string) {
	runes := []rune(name)
	breaksAfter := func(i int) bool { return runes[i] == '·' || runes[i] == ' ' }
	marked := strings.ContainsAny(name, "· ")
	best, cut := 0.0, len(runes)
	for i := 1; i < len(runes); i++ {
		if marked && !breaksAfter(i-1) {
			continue
		}
		w := max(Width(fonts, role, 1, string(runes[:i])), Width(fonts, role, 1, string(runes[i:])))
		if cut == len(runes) || w < best {
			best, cut = w, i
		}
	}
	return string(runes[:cut]), string(runes[cut:])
}

// twoHanzi tells whether a name is two characters that can be set apart.
func twoHanzi(name string) bool {
	n := 0
	for _, r := range name {
		if !han(r) {
			return false
		}
		n++
	}
	return n == 2
}
