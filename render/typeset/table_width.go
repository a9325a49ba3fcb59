package typeset

import (
	"strings"

	"xingbang/render/font"
)

// numeric tells whether a text is figures that can stand under others: a number,
// a percentage.
func numeric(text string) bool {
	return text != "" && strings.Trim(text, "0123456789.+-%") == ""
}

// numberParts are the widths in mm of a number before its decimal point, and from
// there on.
func numberParts(fonts *font.Set, s Span) [2]float64 {
	whole, rest := s.Text, ""
	if i := strings.IndexAny(s.Text, ".%"); i >= 0 {
		whole, rest = s.Text[:i], s.Text[i:]
	}
	return [2]float64{Width(fonts, s.Role, s.Size, whole), Width(fonts, s.Role, s.Size, rest)}
}

// fit finds the columns' widths, and reports whether all texts have the room they
// want, or lines enough to wrap. Where it cannot be done, every column wraps.
func (s *tableSetter) fit() bool {
	natural := make([]float64, len(s.Columns))
	s.numbers = make([][2]float64, len(s.Columns))
	for i, c := range s.Columns {
		for _, line := range strings.Split(c.Head, "\n") {
			natural[i] = max(natural[i], SetLine(s.fonts, s.headSpan(line, nil)).Width)
		}
	}
	for _, row := range s.Rows {
		if row.Kind == SectionRow {
			continue
		}
		for i, c := range row.Cells {
			if i < len(s.Columns) {
				natural[i] = max(natural[i], s.natural(row, c, i))
			}
		}
	}
	s.widenGroups(natural)
	gaps, wanted := float64(max(0, len(s.Columns)-1)), 0.0
	for i, w := range natural {
		if s.Columns[i].Wrap {
			w = min(w, fairWrap*s.em)
		}
		wanted += w
	}
	if wanted+s.gutter*gaps > s.width {
		s.gutter = tightGutter * s.em
	}
	ok := s.share(natural, s.width-s.gutter*gaps)
	s.lefts = make([]float64, len(s.widths))
	x := 0.0
	for i, w := range s.widths {
		s.lefts[i] = x
		x += w + s.gutter
	}
	return ok
}

// natural is the width of a cell in one line.
func (s *tableSetter) natural(row Row, c Cell, i int) float64 {
	if len(c.Names) > 0 {
		w := 0.0
		for _, n := range c.Names {
			w += namePitch*s.em + NameStyle{Role: s.Look.Text, Size: s.Look.Size}.LeastWidth(s.fonts, n)
		}
		return w
	}
	spans := s.spans(row, c, nil)
	if len(spans) == 0 {
		return 0
	}
	if s.align(i, c) == AlignNumber {
		parts := numberParts(s.fonts, spans[0])
		s.numbers[i][0] = max(s.numbers[i][0], parts[0])
		s.numbers[i][1] = max(s.numbers[i][1], parts[1])
		return s.numbers[i][0] + s.numbers[i][1]
	}
	w := 0.0
	for _, line := range splitHard(spans) {
		w = max(w, SetLine(s.fonts, line...).Width)
	}
	return w
}

// widenGroups gives the columns of a group the room that their shared head needs.
func (s *tableSetter) widenGroups(natural []float64) {
	for i := 0; i < len(s.Columns); {
		last, sum := i, natural[i]
		for last+1 < len(s.Columns) && s.Columns[last+1].Group == s.Columns[i].Group {
			last++
			sum += natural[last] + s.gutter
		}
		if name := s.Columns[i].Group; name != "" {
			if lack := SetLine(s.fonts, s.headSpan(name, nil)).Width - sum; lack > 0 {
				for k := i; k <= last; k++ {
					natural[k] += lack / float64(last-i+1)
				}
			}
		}
		i = last + 1
	}
}

// share divides the room among columns that would be as wide as natural: what is
// over goes to all alike; what is wanting is taken from the widest of the columns
// that wrap.
func (s *tableSetter) share(natural []float64, room float64) bool {
	s.widths = append([]float64(nil), natural...)
	sum := total(natural)
	if sum <= room {
		for i := range s.widths {
			s.widths[i] += (room - sum) / float64(len(s.widths))
		}
		return true
	}
	if s.shrink(sum-room, func(i int) float64 {
		if !s.Columns[i].Wrap {
			return natural[i]
		}
		return min(natural[i], leastWrap*s.em)
	}) {
		return true
	}
	if s.shrink(sum-room, func(i int) float64 { return min(natural[i], forcedWrap*s.em) }) {
		return false
	}
	for i, w := range natural {
		s.widths[i] = w * max(0, room) / sum
	}
	return false
}

// shrink takes an excess from the widest columns first, none below its least;
// false leaves the widths as they were.
func (s *tableSetter) shrink(excess float64, least func(int) float64) bool {
	spare := 0.0
	for i, w := range s.widths {
		spare += max(0, w-least(i))
	}
	if spare < excess {
		return false
	}
	// The level above which the columns are cut is found by halving.
	low, high := 0.0, s.width
	for range 40 {
		level, cut := (low+high)/2, 0.0
		for i, w := range s.widths {
			cut += max(0, w-max(level, least(i)))
		}
		if cut >= excess {
			low = level
		} else {
			high = level
		}
	}
	for i, w := range s.widths {
		s.widths[i] = min(w, max(low, least(i)))
	}
	return true
}
