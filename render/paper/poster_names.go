package paper

import (
	"crypto/sha256"
	"math"
	"slices"

	"xingbang/render/font"
	"xingbang/render/typeset"
)

// Of a name's cell, in em of the name's size.
const (
	nameWidth = 3.0 // the column's measure: a name of three characters, or of two spread
	mostGap   = 2.0 // between two names where there is room
	longGap   = 0.4 // gap beside a name longer than the column's measure
	tightGap  = 0.3 // the same where the name would else take a further column
	spreadGap = 0.6 // the same beside a spread name with a note, as a part of the others' gap
	overhang  = 0.2 // how far such a name may stand out beyond the columns
)

// measured is a name with its widths in em: natural, and the least in one line;
// and what stands above and below it, nil for nothing.
type measured struct {
	typeset.Name
	natural, least float64
	portrait       []byte
	deeds          *deeds
}

// long tells whether the name is wider than the column's measure.
func (m measured) long() bool { return m.natural > nameWidth+1e-6 }

// roomIn is how wide in em a long name may be in columns of a width in em, beside
// others.
func (m measured) roomIn(columns float64) float64 {
	return math.Max(columns-longGap, math.Min(m.least, columns-tightGap))
}

// row is names side by side on columns; spans are the columns that each takes,
// cells their sum.
type row struct {
	names   []measured
	spans   []int
	cells   int
	columns int
	pitch   float64 // em of the names from column to column
	// free tells that the row is all of its level and has room for its names as
	// they are, so that it needs no columns.
	free bool
	// above and below are the heights in mm of portraits and of 事迹.
	above, below float64
	deedsSize    float64 // points
}

// height is the row's, in mm, of names of a size in points.
func (r row) height(size float64) float64 { return r.above + em(size) + r.below }

// grid is the columns that names of one level may stand on, in em of the names.
type grid struct {
	width   float64 // of all columns
	least   float64 // width of a column
	gap     float64 // least between two
	widest  float64 // pitch of two
	squeeze float64 // see rollStyle
}

// nameStyle is the type of names of a size in points.
func (p *poster) nameStyle(size float64) typeset.NameStyle {
	return typeset.NameStyle{Role: font.Kai, Size: size, Fill: typeset.Paint{From: p.theme.name}}
}

// measure is the names of a roll with what belongs to them. 事迹 are left out of
// the roll of the whole committee, which has no room for them.
func (p *poster) measure(r roll) (names [3][]measured) {
	style := p.nameStyle(1 / typeset.MMPerPoint) // an em of 1 mm
	for level, persons := range r.Levels {
		for _, person := range persons {
			n := typeset.Name{Text: person.Name}
			if person.Distinction != "" {
				n.Note = "（" + person.Distinction + "）"
			}
			m := measured{Name: n, natural: style.Width(p.fonts, n), least: style.LeastWidth(p.fonts, n)}
			if level == 0 && p.portraits != nil {
				m.portrait = p.portraits[sha256.Sum256(person.Photo)]
			}
			if level == 0 && p.deeds && !r.whole {
				if text := plainDeeds(person.Deeds); text != "" {
					m.deeds = &deeds{text, map[deedsForm]int{}}
				}
			}
			names[level] = append(names[level], m)
		}
	}
	return names
}

// rows puts the names of each level into rows of columns.
func (p *poster) rows(f posterForm, style rollStyle, names [3][]measured) (levels [3][]row) {
	for i, list := range names {
		size := em(style.sizes[i])
		g := grid{p.roll(f).w / size, nameWidth, style.gap, nameWidth + mostGap, style.squeeze}
		columns, deedsSize := g.most(), 0.0
		if i == 0 && style.deeds {
			g.gap, g.widest = deedsBetween*p.unit/size, math.Inf(1)
			columns, deedsSize = p.deedsColumns(list, g, columns, size)
		}
		if one, ok := g.oneRow(list); ok && deedsSize == 0 {
			levels[i] = []row{one}
		} else {
			levels[i] = fill(list, columns, g)
		}
		for k := range levels[i] {
			if i == 0 {
				p.addCards(&levels[i][k], style, deedsSize)
			}
		}
	}
	return levels
}

// most is the number of columns at most.
func (g grid) most() int { return max(1, int((g.width+g.gap)/(g.least+g.gap)+1e-9)) }

// pitch is that of so many columns.
func (g grid) pitch(columns int) float64 {
	return math.Min((g.width+g.gap)/float64(columns), g.widest)
}

// oneRow is names side by side as they are, if there is room for them.
func (g grid) oneRow(names []measured) (r row, ok bool) {
	n := len(names)
	sum := float64(n-1) * g.gap
	for _, m := range names {
		sum += m.natural
	}
	if n == 0 || sum > g.width+1e-9 {
		return row{}, false
	}
	return row{
		names: names, spans: slices.Repeat([]int{1}, n), cells: n, columns: n, pitch: g.pitch(n), free: true,
	}, true
}

// fill puts names into the fewest rows of at most so many columns, and among ways
// to fill as many rows takes the one of least loss, so that 7 names stand as 4
// and 3. Names that want a little more than their column then go into it, rather
// than leave holes by taking two.
func fill(names []measured, most int, g grid) (best []row) {
	least := 0.0
	for columns := most; columns >= 1; columns-- {
		rows := fillColumns(names, columns, g, longGap)
		if best != nil && len(rows) > len(best) {
			break
		}
		if l := loss(rows); best == nil || len(rows) < len(best) || l < least {
			best, least = rows, l
		}
	}
	if len(best) > 0 {
		if tight := fillColumns(names, best[0].columns, g, tightGap); len(tight) <= len(best) {
			return tight
		}
	}
	return best
}

// fillColumns puts names into rows of so many columns. A name longer than the
// column's measure is condensed as far as the grid allows, with a gap of beside em
// to the next, or else spans more.
func fillColumns(names []measured, columns int, g grid, beside float64) (rows []row) {
	pitch := g.pitch(columns)
	spans := make([]int, len(names))
	rows = make([]row, 0, len(names)/columns+2)
	start, cells := 0, 0
	end := func(i int) {
		rows = append(rows, row{names: names[start:i], spans: spans[start:i], cells: cells, columns: columns, pitch: pitch})
		start, cells = i, 0
	}
	for i, n := range names {
		spans[i] = 1
		if n.long() {
			need := n.natural - (n.natural-n.least)*g.squeeze
			spans[i] = min(columns, max(1, int(math.Ceil((need+beside)/pitch-1e-9))))
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
// which keeps all of them on the columns and at least one of its own.
func company(rows []row) []row {
	if len(rows) < 2 {
		return rows
	}
	above, last := &rows[len(rows)-2], &rows[len(rows)-1]
	n := len(above.names) - 2
	if n < 1 || last.cells != 1 || above.cells < 5 || above.spans[n] != 1 || above.spans[n+1] != 1 {
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
			if r.free {
				break
			}
			room := n.roomIn(float64(r.spans[j]) * r.pitch)
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

// drawRow sets a row of a level's names below a height in mm. The only row of a
// level has equal gaps rather than columns, which nothing would show. The names are
// entries of a list.
func (p *poster) drawRow(r row, size float64, area box, top float64, only bool, list *typeset.Tag) (items []typeset.Item) {
	places := r.places(size, area.w)
	if r.free || only && r.above+r.below == 0 {
		spread(places, area.w, mostGap*em(size))
	}
	cx := area.middle()
	baseline := top + r.above + em(size)*(0.5+hanziMiddle)
	for i, n := range r.names {
		n.Tag = list.Entry()
		at := places[i]
		if r.above > 0 {
			items = append(items, p.portrait(n, cx+at.middle, top, size)...)
		}
		items = append(items, p.drawName(n, size, cx+at.x, baseline, at.w)...)
		items = append(items, p.drawDeeds(n, p.deedsForm(r.deedsSize, at.room), cx+at.middle, top+r.above+em(size))...)
	}
	return items
}

// drawName sets a name from x on a baseline in a width in mm.
func (p *poster) drawName(m measured, size, x, baseline, width float64) (items []typeset.Item) {
	const rounding = 1e-6
	for _, run := range p.nameStyle(size).Set(p.fonts, m.Name, x, baseline, width+rounding) {
		items = append(items, run)
	}
	return items
}

// place is where a name stands, in mm: its left edge from the middle line of all
// names, its width, and its columns' middle and width.
type place struct{ x, w, middle, room float64 }

// places centres each name in its columns, and all columns about 0.
func (r row) places(size, width float64) []place {
	pitch := r.pitch * em(size)
	left := -float64(r.cells) * pitch / 2
	places := make([]place, len(r.names))
	for i, n := range r.names {
		span := float64(r.spans[i]) * pitch
		w := math.Min(n.natural*em(size), r.room(n, span, size, width))
		edge := width/2 + overhang*em(size)
		x := math.Min(left+(span-w)/2, edge-w)
		places[i] = place{math.Max(x, -edge), w, left + span/2, span}
		left += span
	}
	return places
}

// room is how wide in mm a name may be set in columns of a span, beside others.
func (r row) room(n measured, span, size, width float64) float64 {
	em := em(size)
	switch {
	case r.free:
		return width
	case !n.long():
		return span
	}
	room := math.Min(n.roomIn(span/em)*em, width)
	if len([]rune(n.Text)) == 2 { // with a note: it gives up its spread for a gap like the others'
		room = math.Min(room, math.Max(n.least*em, span-spreadGap*(r.pitch-nameWidth)*em))
	}
	return room
}

// spread puts equal gaps, at most so wide, between places and centres them in a
// width.
func spread(places []place, width, most float64) {
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
		gap = math.Min(most, (width-names)/float64(last))
		total += gap * float64(last)
	}
	x := -total / 2
	for i := range places {
		places[i].x, places[i].middle = x, x+places[i].w/2
		x += places[i].w + gap
	}
}
