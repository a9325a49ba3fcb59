package font

import (
	"math"
	"math/rand/v2"
	"testing"
)

func builtinSet(tb testing.TB) *Set {
	tb.Helper()
	s, err := Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// The mean width of strokes, of shapes whose width is known.
func TestThickness(t *testing.T) {
	// A bar of 600 × 100 units, and a square ring of 500 with edges of 100.
	bar := glyphOf([][4]int{{0, 0, 600, 100}})
	ring := glyphOf([][4]int{{0, 0, 500, 500}, {400, 100, 100, 400}})
	for _, c := range []struct {
		outline []byte
		want    float64
	}{{bar, 2 * 60000.0 / 1400}, {ring, 2 * 160000.0 / 3200}} {
		area, length := simpleContours(c.outline)
		if got := 2 * math.Abs(area) / length; math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%v, want %v", got, c.want)
		}
	}
}

// glyphOf is an outline of rectangles, from a corner to that across; those that run
// from right to left are counters.
func glyphOf(boxes [][4]int) []byte {
	o := words(uint16(len(boxes)), 0, 0, 0, 0)
	var flags, xs, ys []byte
	x, y := 0, 0
	for i, b := range boxes {
		o = be.AppendUint16(o, uint16(4*i+3))
		for _, p := range [][2]int{{b[0], b[1]}, {b[0], b[3]}, {b[2], b[3]}, {b[2], b[1]}} {
			flags = append(flags, 1)
			xs = be.AppendUint16(xs, uint16(int16(p[0]-x)))
			ys = be.AppendUint16(ys, uint16(int16(p[1]-y)))
			x, y = p[0], p[1]
		}
	}
	o = append(o, 0, 0)
	return append(append(append(o, flags...), xs...), ys...)
}

// Whatever bytes an outline has, measuring it does not panic.
func TestContoursMalformed(t *testing.T) {
	sound := glyphOf([][4]int{{0, 0, 500, 500}, {400, 100, 100, 400}})
	rng := rand.New(rand.NewPCG(5, 5))
	for range 20000 {
		o := append([]byte(nil), sound[:10+rng.IntN(len(sound)-9)]...)
		for range rng.IntN(4) {
			o[rng.IntN(len(o))] = byte(rng.Uint32())
		}
		simpleContours(o)
	}
}

// A stand-in that is lighter takes a stroke; one that is not, and a role's own glyph,
// none.
func TestStroke(t *testing.T) {
	s := builtinSet(t)
	for _, c := range []struct {
		role        Role
		r           rune
		least, most float64
	}{
		{Title, '𠮷', 0.01, 0.025},
		{Hei, '𠮷', 0.015, mostStroke},
		{Title, '张', 0, 0},
		{Song, '𠮷', 0, 0},
	} {
		g, _ := s.Glyph(c.role, c.r)
		if w := s.Stroke(c.role, g); w < c.least || w > c.most {
			t.Errorf("%c in role %d: %.4f em", c.r, c.role, w)
		}
	}
}

// A stand-in from a face that fills its square less is scaled to its neighbours, about
// the square's middle, and keeps its advance.
func TestMatched(t *testing.T) {
	s := builtinSet(t)
	g, _ := s.Glyph(Song, '张')
	own, other := body{side: 0.92, middle: 0.38}, body{side: 0.84, middle: 0.40}
	m := matched(g, own, other)
	k := 0.92 / 0.84
	if m.Advance != 1 || m.Fit.Stretch != k || m.Fit.Height != k {
		t.Errorf("%+v", m)
	}
	em := float64(g.Face.UnitsPerEm)
	if x := 0.5*k + float64(m.Fit.Shift)/em; math.Abs(x-0.5) > 0.001 {
		t.Errorf("the middle stands at %v em", x)
	}
	if y := 0.40*k + float64(m.Fit.Rise)/em; math.Abs(y-0.38) > 0.001 {
		t.Errorf("the middle stands at %v em above the baseline", y)
	}
	for what, other := range map[string]body{"alike": {side: 0.91, middle: 0.39}, "another kind": {side: 0.5, middle: 0.38}, "no Hanzi": {}} {
		if m := matched(g, own, other); m != g {
			t.Errorf("%s: %+v", what, m.Fit)
		}
	}
}
