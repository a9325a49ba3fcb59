package paper

import (
	"math"
	"slices"

	"xingbang/render/font"
	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// Of a name's cell, in em of the name's size.
const (
	nameWidth = 3.0 // the column's measure: a name of three characters, or of two spread
	mostGap   = 2.0 // between two names where there is room
	longGap   = 0.4 // least gap beside a name longer than the column's measure
	overhang  = 0.2 // how far such a name may stand out beyond the columns
)

// measured is a name with its widths in em: natural, and the least in one line.
type measured struct {
	typeset.Name
	natural, least float64
}

// long tells whether the name is wider than the column's measure.
func (m measured) long() bool { return m.natural > nameWidth+1e-6 }

// row is names side by side on columns; spans are the columns that each takes,
// cells their sum.
type row struct {
	names   []measured
	spans   []int
	cells   int
	columns int
	pitch   float64 // em of the names from column to column
}

// nameStyle is the type of names of a size in points.
func nameStyle(size float64) typeset.NameStyle {
	return typeset.NameStyle{Role: font.Kai, Size: size, Fill: typeset.Paint{From: nameInk}}
}

func (p *poster) measure(levels [3][]publication.Person) (names [3][]measured) {
	style := nameStyle(1 / typeset.MMPerPoint) // an em of 1 mm
	for i, persons := range levels {
		for _, person := range persons {
			n := typeset.Name{Text: person.Name}
			if person.Distinction != "" {
				n.Note = "（" + person.Distinction + "）"
			}
			names[i] = append(names[i], measured{n, style.Width(p.fonts, n), style.LeastWidth(p.fonts, n)})
		}
	}
	return names
}

// rows puts the names of each level into rows of columns.
func (p *poster) rows(f posterForm, style rollStyle, names [3][]measured) (levels [3][]row) {
	for i, list := range names {
		levels[i] = fill(list, p.roll(f).w/em(style.sizes[i]), style)
	}
	return levels
}

// fill puts names into the fewest rows of a width in em, and among ways to fill
// as many rows takes the one of least loss, so that 7 names stand as 4 and 3.
func fill(names []measured, width float64, style rollStyle) (best []row) {
	most := max(1, int((width+style.gap)/(nameWidth+style.gap)+1e-9))
	least := 0.0
	for columns := most; columns >= 1; columns-- {
		rows := fillColumns(names, columns, width, style)
		if best != nil && len(rows) > len(best) {
			break
		}
		if l := loss(rows); best == nil || len(rows) < len(best) || l < least {
			best, least = rows, l
		}
	}
	return best
}

// fillColumns puts names into rows of so many columns. A name longer than the
// column's measure is condensed as far as the style allows, or else spans more.
func fillColumns(names []measured, columns int, width float64, style rollStyle) (rows []row) {
	pitch := math.Min((width+style.gap)/float64(columns), nameWidth+mostGap)
	spans := make([]int, len(names))
	rows = make([]row, 0, len(names)/columns+2)
	start, cells := 0, 0
	end := func(i int) {
		rows = append(rows, row{names[start:i], spans[start:i], cells, columns, pitch})
		start, cells = i, 0
	}
	for i, n := range names {
		spans[i] = 1
		if n.long() {
			need := n.natural - (n.natural-n.least)*style.squeeze
			spans[i] = min(columns, max(1, int(math.Ceil((need+longGap)/pitch-1e-9))))
		}
		if cells+spans[i] > columns {
			end(i)
		}
		cells += spans[i]
	}
	if cells > 0 {
		end(len(names))
	}
	return company(rows)
}

// company gives a single name in the last of several rows two of the row above,
// which keeps all of them on the columns.
func company(rows []row) []row {
	if len(rows) < 2 {
		return rows
	}
	above, last := &rows[len(rows)-2], &rows[len(rows)-1]
	n := len(above.names) - 2
	if last.cells != 1 || above.cells < 5 || above.spans[n] != 1 || above.spans[n+1] != 1 {
		return rows
	}
	last.names = slices.Concat(above.names[n:], last.names)
	last.spans = slices.Concat(above.spans[n:], last.spans)
	last.cells += 2
	above.names, above.spans, above.cells = above.names[:n], above.spans[:n], above.cells-2
	return rows
}

// loss judges rows: what they lack to be full, a single name under longer rows,
// names condensed, and worst, names in two lines. The pitch is in em.
func loss(rows []row) float64 {
	l := 0.0
	for i, r := range rows {
		l += 0.06 * float64(r.columns-r.cells) / float64(r.columns)
		if i > 0 && i == len(rows)-1 && r.cells == 1 && r.columns > 2 {
			l += 0.12
		}
		for j, n := range r.names {
			room := float64(r.spans[j])*r.pitch - longGap
			switch {
			case n.long() && n.least > room:
				l += 0.3
			case n.long() && n.natural > room:
				l += 0.04 * (1 - room/n.natural)
			}
		}
	}
	return l
}

// draw sets the row about a centre in mm on a baseline; width is what a long
// name may take at most. The only row of a level has equal gaps rather than
// columns, which nothing would show.
func (r row) draw(fonts *font.Set, size, cx, baseline, width float64, only bool) (items []typeset.Item) {
	places := r.places(size, width)
	if only {
		spread(places, mostGap*em(size))
	}
	for i, n := range r.names {
		items = append(items, n.draw(fonts, size, cx+places[i].x, baseline, places[i].w)...)
	}
	return items
}

// draw sets the name from x on a baseline in a width in mm.
func (m measured) draw(fonts *font.Set, size, x, baseline, width float64) (items []typeset.Item) {
	const rounding = 1e-6
	for _, run := range nameStyle(size).Set(fonts, m.Name, x, baseline, width+rounding) {
		items = append(items, run)
	}
	return items
}

// place is where a name stands, in mm: its left edge from the sheet's middle
// line, and its width.
type place struct{ x, w float64 }

// places centres each name in its columns, and all columns about 0.
func (r row) places(size, width float64) []place {
	pitch := r.pitch * em(size)
	left := -float64(r.cells) * pitch / 2
	places := make([]place, len(r.names))
	for i, n := range r.names {
		span := float64(r.spans[i]) * pitch
		room := span
		if n.long() {
			room = math.Min(span-longGap*em(size), width)
		}
		w := math.Min(n.natural*em(size), room)
		edge := width/2 + overhang*em(size)
		x := math.Min(left+(span-w)/2, edge-w)
		places[i] = place{math.Max(x, -edge), w}
		left += span
	}
	return places
}

// spread puts equal gaps, at most so wide, between places and centres them.
func spread(places []place, most float64) {
	last := len(places) - 1
	if last < 0 {
		return
	}
	names := 0.0
	for _, p := range places {
		names += p.w
	}
	gap, total := 0.0, names
	if last > 0 {
		gap = math.Min(most, (places[last].x+places[last].w-places[0].x-names)/float64(last))
		total += gap * float64(last)
	}
	x := -total / 2
	for i := range places {
		places[i].x = x
		x += places[i].w + gap
	}
}
