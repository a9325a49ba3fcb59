package font

import "math"

// contours sums up the outline of a glyph, its curves taken as straight from control
// point to control point: the area that it encloses, counters taken off, and its
// length, in units of the grid. Both are 0 where the outline is malformed.
func (f *Face) contours(g uint16) (area, length float64) {
	parts := maxParts
	area, length = f.addContours(g, 0, &parts)
	return math.Abs(area), length
}

func (f *Face) addContours(g uint16, depth int, parts *int) (area, length float64) {
	o, err := f.outline(g)
	if err != nil || len(o) < 10 {
		return 0, 0
	}
	if !composite(o) {
		return simpleContours(o)
	}
	if depth == maxNesting {
		return 0, 0
	}
	_ = eachComponent(o, func(_, glyph uint16, _ []byte) {
		if *parts--; *parts >= 0 {
			a, l := f.addContours(glyph, depth+1, parts)
			area, length = area+a, length+l
		}
	})
	return area, length
}

// Flags of an outline's points (OpenType 1.9, glyf).
const (
	shortX, shortY   = 0x02, 0x04
	repeated         = 0x08
	sameX, sameY     = 0x10, 0x20 // or positive, where short
	pointsPerContour = 4096       // more is malformed
)

// simpleContours is the area, signed, and the length of an outline without parts.
func simpleContours(o []byte) (area, length float64) {
	n := int(be.Uint16(o))
	if n == 0 || len(o) < 10+2*n+2 {
		return 0, 0
	}
	ends := o[10 : 10+2*n]
	points := int(be.Uint16(ends[2*n-2:])) + 1
	rest := o[10+2*n:]
	skip := 2 + int(be.Uint16(rest))
	if len(rest) < skip || points > pointsPerContour*n {
		return 0, 0
	}
	rest = rest[skip:]
	flags := make([]byte, 0, points)
	for len(flags) < points {
		if len(rest) < 2 {
			return 0, 0
		}
		flag, times := rest[0], 1
		rest = rest[1:]
		if flag&repeated != 0 {
			times, rest = 1+int(rest[0]), rest[1:]
		}
		for range min(times, points-len(flags)) {
			flags = append(flags, flag)
		}
	}
	xs, rest, ok := coordinates(rest, flags, shortX, sameX)
	ys, _, ok2 := coordinates(rest, flags, shortY, sameY)
	if !ok || !ok2 {
		return 0, 0
	}
	first := 0
	for i := range n {
		last := int(be.Uint16(ends[2*i:]))
		if last < first || last >= points {
			return 0, 0
		}
		from := last
		for to := first; to <= last; to++ {
			area += (xs[from]*ys[to] - xs[to]*ys[from]) / 2
			length += math.Hypot(xs[to]-xs[from], ys[to]-ys[from])
			from = to
		}
		first = last + 1
	}
	return area, length
}

// coordinates reads the points' places on one axis, and gives back what follows.
func coordinates(b, flags []byte, short, same byte) (at []float64, rest []byte, ok bool) {
	at = make([]float64, len(flags))
	v := 0
	for i, flag := range flags {
		switch {
		case flag&short != 0:
			if len(b) < 1 {
				return nil, nil, false
			}
			d := int(b[0])
			if flag&same == 0 {
				d = -d
			}
			v, b = v+d, b[1:]
		case flag&same == 0:
			if len(b) < 2 {
				return nil, nil, false
			}
			v, b = v+int(int16(be.Uint16(b))), b[2:]
		}
		at[i] = float64(v)
	}
	return at, b, true
}
