package font

import (
	"math"
	"slices"
)

// A character that a role's own face lacks is drawn from another, which may be of
// another weight and fill its square more or less. So that it does not look like a
// correction, it is scaled to the size of its neighbours and drawn with a stroke
// around it that makes it as heavy.

// sampled are common characters by whose outlines faces are compared. Each is of
// middling density.
const sampled = "东风社区党支部委员会星级公示名单张李陈杨国明"

// rareFrom are where to look for characters of a face that has fewer than leastSample
// of them.
var rareFrom = []rune{0x3400, 0x20000, 0x2A700, 0x30000}

const leastSample = 12

// body is how large and how heavy a face's Hanzi are, in em: medians of samples.
type body struct {
	side      float64 // of the square that the ink fills
	middle    float64 // of that, above the baseline
	thickness float64 // of strokes, on the average of a glyph
}

// measureBody tells a face's measures, the zero body where it has no Hanzi.
func (f *Face) measureBody() body {
	var sides, middles, thicknesses []float64
	add := func(r rune) {
		g := f.GlyphID(r)
		box := f.inkBox(g)
		if g == 0 || box == [4]int{} {
			return
		}
		em := float64(f.UnitsPerEm)
		sides = append(sides, float64(max(box[2]-box[0], box[3]-box[1]))/em)
		middles = append(middles, float64(box[1]+box[3])/2/em)
		thicknesses = append(thicknesses, f.thickness(g))
	}
	for _, r := range sampled {
		add(r)
	}
	for _, from := range rareFrom {
		for r := from; len(sides) < leastSample && r < from+0x400; r += 7 {
			add(r)
		}
	}
	if len(sides) == 0 {
		return body{}
	}
	return body{median(sides), median(middles), median(thicknesses)}
}

// thickness is the mean width of a glyph's strokes in em: a stroke of a length has
// two edges of that length.
func (f *Face) thickness(g uint16) float64 {
	area, length := f.contours(g)
	if length == 0 {
		return 0
	}
	return 2 * area / length / float64(f.UnitsPerEm)
}

func median(v []float64) float64 {
	slices.Sort(v)
	return v[len(v)/2]
}

// Limits of matching.
const (
	leastScaled = 0.025 // a difference in size that shows
	leastRise   = 0.02  // em: a difference in height that shows
	mostScaled  = 0.15  // what is more is another kind of face
	leastStroke = 0.006 // em: a difference in weight that shows
	mostStroke  = 0.04  // em: what counters bear
	squareWidth = 0.9   // em: the advance from which a character fills a square
)

// matched is a stand-in's glyph, scaled and moved to where the role's own Hanzi are.
func matched(g Glyph, own, other body) Glyph {
	if own.side == 0 || other.side == 0 || g.Advance < squareWidth {
		return g
	}
	stroke := max(0, own.thickness-other.thickness) // which widens the ink
	scale := (own.side - stroke) / other.side
	if math.Abs(scale-1) < leastScaled || math.Abs(scale-1) > mostScaled {
		scale = 1
	}
	rise := own.middle - scale*other.middle
	if scale == 1 && math.Abs(rise) < leastRise {
		return g
	}
	em := float64(g.Face.UnitsPerEm)
	g.Fit.Stretch, g.Fit.Height = scale, scale
	g.Fit.Shift = int(math.Round((1 - scale) * g.Advance / 2 * em))
	g.Fit.Rise = int(math.Round(rise * em))
	return g
}

// Stroke is the width in em of a line that, drawn around a stand-in's outline in the
// text's colour, makes it as heavy as the role's own face; 0 where it is, or is
// heavier. Dense characters, whose strokes are thin, take less.
func (s *Set) Stroke(role Role, g Glyph) float64 {
	chain := s.chains[role]
	own := chain[0].body.thickness
	for _, l := range chain[1:] {
		if l.face == g.Face && l.body.thickness > 0 {
			w := g.Face.thickness(g.ID) * (own/l.body.thickness - 1)
			if w >= leastStroke {
				return min(w, mostStroke)
			}
		}
	}
	return 0
}
