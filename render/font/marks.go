package font

import "math"

// Marks that faces made for Latin text draw too narrow, too low or too wide for
// Chinese: GB/T 15834 gives quotes, the ellipsis and each half of the dash a whole
// character's room; the interpunct in a name takes about half of one.
const (
	interpunct    = '·' // U+00B7
	emDash        = '—' // U+2014
	horizontalBar = '―' // U+2015, which faces put at a Chinese dash's height
	fullMarks     = "“”‘’…"
	lastMark      = '…' // the highest of them
)

// Measures of marks, in em.
const (
	leastFull       = 0.9   // that a full mark's advance must have
	dashOver        = 0.005 // by which a dash runs over each edge, so that two join
	leastInterpunct = 0.3
	mostInterpunct  = 0.5
	mostDot         = 3.0 // an interpunct's ink, in thicknesses of the face's strokes
	usualDot        = 2.5 // what a larger one is brought to
)

// chooseMarks settles which glyph each role draws the marks and figures with.
func (s *Set) chooseMarks() {
	for role, chain := range s.chains {
		marks := map[rune]Glyph{}
		for _, r := range fullMarks {
			for _, l := range chain {
				f := l.face
				if id := f.GlyphID(r); id != 0 && f.Advance(id) >= leastFull {
					marks[r] = Glyph{Face: f, ID: id, Advance: f.Advance(id)}
					break
				}
			}
		}
		if g, l, ok := find(chain, interpunct); ok {
			marks[interpunct] = lighterDot(halfInterpunct(g), chain[l].body)
		}
		if g, _, ok := find(chain, emDash); ok {
			g = fullDash(g)
			marks[emDash], marks[horizontalBar] = g, g
		}
		if zero, _, ok := find(chain, '0'); ok {
			for r := '0'; r <= '9'; r++ {
				if g, _, ok := find(chain, r); ok {
					marks[r] = tabular(g, zero.Advance)
				}
			}
		}
		s.marks[role] = marks
	}
}

// tabular is a figure in the middle of a width that all figures share, so that the
// columns of a table stand under each other: 宋体's 1 is narrower than its 0.
func tabular(g Glyph, width float64) Glyph {
	g.Fit.Shift = int(math.Round((width - g.Advance) / 2 * float64(g.Face.UnitsPerEm)))
	g.Advance = width
	return g
}

// halfInterpunct is the dot in the middle of half an em where the face gives it
// more or less room.
func halfInterpunct(g Glyph) Glyph {
	if g.Advance >= leastInterpunct && g.Advance <= mostInterpunct {
		return g
	}
	box := g.Face.inkBox(g.ID)
	middle := mostInterpunct * float64(g.Face.UnitsPerEm) / 2
	g.Fit.Shift = int(math.Round(middle - float64(box[0]+box[2])/2))
	g.Advance = mostInterpunct
	return g
}

// lighterDot is an interpunct no heavier beside the face's strokes than a dot is:
// 楷体's is made for Latin text, and in a name it draws the eye.
func lighterDot(g Glyph, b body) Glyph {
	box := g.Face.inkBox(g.ID)
	em := float64(g.Face.UnitsPerEm)
	side := float64(max(box[2]-box[0], box[3]-box[1])) / em
	if b.thickness == 0 || side <= mostDot*b.thickness {
		return g
	}
	scale := usualDot * b.thickness / side
	g.Fit.Stretch, g.Fit.Height = scale, scale
	g.Fit.Shift += int(math.Round((1 - scale) * float64(box[0]+box[2]) / 2))
	g.Fit.Rise += int(math.Round((1 - scale) * float64(box[1]+box[3]) / 2))
	return g
}

// fullDash is a dash one em wide whose ink reaches both edges, so that —— is one
// line, at the height at which the face has its horizontal bar.
func fullDash(g Glyph) Glyph {
	em := float64(g.Face.UnitsPerEm)
	box := g.Face.inkBox(g.ID)
	left, right := float64(box[0]), float64(box[2])
	if right > left && (left > -dashOver*em || right < (1+dashOver)*em) {
		g.Fit.Stretch = min((1+2*dashOver)*em/(right-left), 1.9)
		g.Fit.Shift = int(math.Round(-dashOver*em - left*g.Fit.Stretch))
	}
	if bar := g.Face.GlyphID(horizontalBar); bar != 0 {
		to := g.Face.inkBox(bar)
		g.Fit.Rise = (to[1] + to[3] - box[1] - box[3]) / 2
	}
	g.Advance = 1
	return g
}
