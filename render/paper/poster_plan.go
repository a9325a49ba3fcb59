package paper

import (
	"math"

	"xingbang/render/publication"
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

// rollPlan is how the names of one branch fill its sheets.
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
}

// style grows with the size of the three-star names: from close lines of
// nearly one size to wide ones whose sizes tell the levels apart.
func (s sheet) style(size float64) rollStyle {
	t := (size/s.unit - leastName) / (comfortable - leastName)
	t = math.Min(1, math.Max(0, t))
	mix := func(a, b float64) float64 { return a + t*(b-a) }
	heading := math.Min(s.pt(38), math.Max(s.pt(20), 0.66*size))
	return rollStyle{
		sizes:   [3]float64{size * mix(1.1, 1.5), size * mix(1.05, 1.22), size},
		heading: heading,
		gap:     mix(0.65, 1.25),
		lead:    mix(0.38, 0.55),
		squeeze: mix(1, 0.55),
		under:   em(heading) * mix(0.58, 0.85),
		over:    em(heading) * mix(1.0, 1.7),
		edge:    s.unit * mix(7.5, 13),
	}
}

// plan chooses form, sizes and rows for a branch: the fewest sheets, and on
// them the largest names that stand well; the great head where names stay large
// under it.
func (p *poster) plan(levels [3][]publication.Person) rollPlan {
	names := p.measure(levels)
	least := p.style(leastName)
	dense := p.dense()
	sheets := len(p.flow(dense, least, p.rows(dense, least, names), math.Inf(1)))
	if sheets == 1 {
		if plan, ok := p.largest(p.roomy(), names, 1); ok && plan.style.sizes[2] >= p.pt(roomyName) {
			return plan
		}
	}
	plan, _ := p.largest(dense, names, sheets)
	return plan
}

// largest is the plan of least cost among those whose names are nearly as large
// as the number of sheets allows; ok is false where even the least do not fit.
func (p *poster) largest(f posterForm, names [3][]measured, sheets int) (best rollPlan, ok bool) {
	least, largest := math.Inf(1), 0.0
	step := func(size float64) float64 { return math.Max(1, math.Floor(size/30)) }
	for size := math.Floor(math.Max(leastName, p.pt(mostName))); size >= leastName && size > 0.84*largest; size -= step(size) {
		style := p.style(size)
		rows := p.rows(f, style, names)
		if len(p.flow(f, style, rows, p.roll(f).h)) > sheets {
			continue
		}
		largest = math.Max(largest, size)
		even := p.even(f, style, rows, sheets)
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
		for continued := false; len(rows) > 0; continued = true {
			here := &sheets[len(sheets)-1]
			head := em(style.heading) + style.under
			if len(*here) > 0 {
				head += style.over
			}
			pitch := (1 + style.lead) * em(style.sizes[level])
			n := int((height-used-head+style.lead*em(style.sizes[level]))/pitch + 1e-9)
			if n = min(n, len(rows)); len(rows)-n == 1 && n > 2 {
				n--
			}
			if n < min(2, len(rows)) && len(*here) > 0 {
				sheets, used = append(sheets, nil), 2*style.edge
				continue
			}
			n = max(n, 1) // an empty sheet takes one row at least, or none ever would
			*here = append(*here, part{level, rows[:n], continued, len(rows) == 1 && !continued})
			rows = rows[n:]
			used += head + float64(n)*pitch - style.lead*em(style.sizes[level])
			if len(rows) > 0 {
				sheets, used = append(sheets, nil), 2*style.edge
			}
		}
	}
	return sheets
}
