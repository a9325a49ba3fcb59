package paper

import (
	"math"
	"slices"
)

const (
	// leastName is the smallest size in points of a name on a poster of any
	// format: what is read at 2 m.
	leastName = 24
	// mostName is the largest size in points of a three-star name on A3.
	mostName = 100
	// comfortable is the size in points on A3 from which names stand apart as
	// they like.
	comfortable = 42
	// roomyName is the size in points on A3 that three-star names must keep
	// under the great head.
	roomyName = 32
)

// rollPlan is how the names of one roll fill its sheets.
type rollPlan struct {
	form   posterForm
	style  rollStyle
	sheets [][]part
}

// part is a stretch of one level's rows on one sheet.
type part struct {
	level     int // index into evaluation.Levels
	rows      []row
	continued bool // the level began on an earlier sheet
	only      bool // the row is all of the level
}

// rollStyle is the sizes and distances that belong to one size of three-star
// names.
type rollStyle struct {
	sizes   [3]float64 // of names, points, as evaluation.Levels
	heading float64    // points
	gap     float64    // between two names, in em of theirs
	lead    float64    // between two rows, in em of theirs
	// squeeze is how much of the way to its least width a name goes before it
	// takes a second column.
	squeeze float64
	// under is from a heading to its names, over from names to the next
	// heading, edge from either to the panel's ends; mm.
	under, over, edge float64
	// portraits and deeds tell that five-star names have them.
	portraits, deeds bool
}

// style grows with the size of the three-star names: from close lines of nearly
// one size to wide ones whose sizes tell the levels apart. Portraits tell five
// stars apart by themselves.
func (s sheet) style(size float64, names [3][]measured) rollStyle {
	t := (size - leastName) / (s.pt(comfortable) - leastName)
	t = math.Min(1, math.Max(0, t))
	mix := func(a, b float64) float64 { return a + t*(b-a) }
	heading := math.Min(s.pt(38), math.Max(s.pt(20), 0.66*size))
	style := rollStyle{
		sizes:     [3]float64{size * mix(1.1, 1.5), size * mix(1.05, 1.22), size},
		heading:   heading,
		gap:       mix(0.65, 1.25),
		lead:      mix(0.38, 0.55),
		squeeze:   mix(1, 0.55),
		under:     em(heading) * mix(0.58, 0.85),
		over:      em(heading) * mix(1.0, 1.7),
		edge:      s.unit * mix(7.5, 13),
		portraits: slices.ContainsFunc(names[0], func(m measured) bool { return m.portrait != nil }),
		deeds:     slices.ContainsFunc(names[0], func(m measured) bool { return m.deeds != nil }),
	}
	if style.portraits {
		style.sizes[0] = size * mix(1.1, 1.3)
	}
	return style
}

// rowGap is the distance in mm between two rows of a level.
func (st rollStyle) rowGap(level int) float64 {
	gap := st.lead
	if level == 0 && (st.portraits || st.deeds) {
		gap = 0.75 // what belongs to a name must stand nearer to it than the next row
	}
	return gap * em(st.sizes[level])
}

// plan chooses form, sizes and rows for a branch: the fewest sheets, and on
// them the largest names that stand well; the great head where names stay large
// under it.
func (p *poster) plan(r roll) rollPlan {
	names := p.measure(r)
	least := p.style(leastName, names)
	dense := p.dense
	sheets := len(p.flow(dense, least, p.rows(dense, least, names), math.Inf(1)))
	if sheets == 1 {
		if plan, ok := p.largest(p.roomy, names, 1); ok && plan.style.sizes[2] >= p.pt(roomyName) {
			return plan
		}
	}
	if plan, ok := p.largest(dense, names, sheets); ok {
		return plan
	}
	rows := p.rows(dense, least, names)
	return rollPlan{dense, least, p.flow(dense, least, rows, math.Inf(1))}
}

// largest is the plan of least cost among those whose names are nearly as large
// as the number of sheets allows; ok is false where even the least do not fit.
func (p *poster) largest(f posterForm, names [3][]measured, sheets int) (best rollPlan, ok bool) {
	least, largest := math.Inf(1), 0.0
	step := func(size float64) float64 { return math.Max(1, math.Floor(size/30)) }
	for size := math.Floor(math.Max(leastName, p.pt(mostName))); size >= leastName && size > 0.84*largest; size -= step(size) {
		style := p.style(size, names)
		rows := p.rows(f, style, names)
		if len(p.flow(f, style, rows, p.roll(f).h)) > sheets {
			continue
		}
		even := p.even(f, style, rows, sheets)
		if p.overfull(f, style, even) {
			continue
		}
		largest = math.Max(largest, size)
		cost := 1.5*(1-size/largest) + p.crowding(f, style, even)
		for _, level := range rows {
			cost += loss(level)
		}
		if cost < least {
			least, best, ok = cost, rollPlan{f, style, even}, true
		}
	}
	return best, ok
}

// overfull tells whether a sheet holds a row that is taller than it.
func (p *poster) overfull(f posterForm, style rollStyle, sheets [][]part) bool {
	return slices.ContainsFunc(sheets, func(parts []part) bool {
		natural, _ := style.height(parts)
		return len(parts) > 0 && natural > p.roll(f).h+1e-6
	})
}

// crowding judges how little the fullest sheet leaves for its distances to grow.
func (p *poster) crowding(f posterForm, style rollStyle, sheets [][]part) float64 {
	const ample = 0.6 // a stretch that needs no more
	least := ample
	for _, parts := range sheets {
		if len(parts) > 0 {
			natural, stretch := style.height(parts)
			least = math.Min(least, (p.roll(f).h-natural)/stretch)
		}
	}
	return 0.14 * (1 - least/ample)
}

// even flows the rows onto the sheets so that the fullest is as empty as can be.
func (p *poster) even(f posterForm, style rollStyle, rows [3][]row, sheets int) [][]part {
	low, high := 0.0, p.roll(f).h
	best := p.flow(f, style, rows, high)
	if sheets == 1 {
		return best
	}
	for range 10 {
		middle := (low + high) / 2
		if flowed := p.flow(f, style, rows, middle); len(flowed) <= sheets {
			best, high = flowed, middle
		} else {
			low = middle
		}
	}
	return best
}

// flow puts the rows of all levels onto sheets whose roll is of a height in mm,
// at least two rows under a heading and no single row carried over.
func (p *poster) flow(f posterForm, style rollStyle, levels [3][]row, height float64) [][]part {
	height = math.Min(height, p.roll(f).h)
	sheets := [][]part{nil}
	used := 2 * style.edge
	for level, rows := range levels {
		for continued := false; len(rows) > 0; {
			here := &sheets[len(sheets)-1]
			head := em(style.heading) + style.under
			if len(*here) > 0 {
				head += style.over
			}
			n := style.fitting(level, rows, height-used-head)
			if n < min(style.leastRows(level), len(rows)) && len(*here) > 0 {
				sheets, used = append(sheets, nil), 2*style.edge
				continue
			}
			n = max(n, 1) // an empty sheet takes one row at least, or none ever would
			*here = append(*here, part{level, rows[:n], continued, len(rows) == 1 && !continued})
			used += head + style.stack(level, rows[:n])
			if rows = rows[n:]; len(rows) > 0 {
				sheets, used = append(sheets, nil), 2*style.edge
				continued = true
			}
		}
	}
	return sheets
}

// leastRows is how many rows of a level stand together at the foot of a sheet or
// are carried over to the next.
func (st rollStyle) leastRows(level int) int {
	if level == 0 && st.portraits {
		return 1
	}
	return 2
}

// fitting is how many of a level's rows a height in mm takes; those carried over
// are at least leastRows.
func (st rollStyle) fitting(level int, rows []row, height float64) int {
	n := 0
	for n < len(rows) && st.stack(level, rows[:n+1]) <= height+1e-9 {
		n++
	}
	if over := len(rows) - n; over > 0 && over < st.leastRows(level) && n > 2 {
		n--
	}
	return n
}

// stack is the height in mm of rows of a level, one below the other.
func (st rollStyle) stack(level int, rows []row) float64 {
	h := float64(len(rows)-1) * st.rowGap(level)
	for _, r := range rows {
		h += r.height(st.sizes[level])
	}
	return h
}
