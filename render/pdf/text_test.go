package pdf

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"xingbang/render/font"
	"xingbang/render/typeset"
)

func testDrawer(tb testing.TB) *drawer {
	tb.Helper()
	fonts, err := font.Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	return &drawer{writer: NewWriter(fonts), height: 297, known: map[string]int{}}
}

// shown is one character as a viewer places it.
type shown struct {
	r       rune
	x       float64 // mm
	advance float64 // mm, of the code alone
	gap     float64 // em, after the code before it
}

var operator = regexp.MustCompile(`/F(\d+) (\S+) Tf (\S+) 0 0 1 (\S+) (\S+) Tm \[(.*?)\] TJ`)

// view places the characters of text operators as ISO 32000-1, 9.4.4 has it.
func view(tb testing.TB, d *drawer, operators string) (out []shown) {
	tb.Helper()
	number := func(s string) float64 {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			tb.Fatal(err)
		}
		return v
	}
	for _, m := range operator.FindAllStringSubmatch(operators, -1) {
		n, _ := strconv.Atoi(m[1])
		f := d.faces[n]
		em := number(m[2]) * number(m[3])
		x, gap := number(m[4]), 0.0
		for _, part := range strings.FieldsFunc(strings.ReplaceAll(m[6], "<", " <"), func(r rune) bool { return r == ' ' || r == '>' }) {
			hex, ok := strings.CutPrefix(part, "<")
			if !ok {
				gap = -number(part) / 1000
				x += gap * em
				continue
			}
			for ; hex != ""; hex = hex[4:] {
				code, err := strconv.ParseUint(hex[:4], 16, 16)
				if err != nil {
					tb.Fatal(err)
				}
				p := f.pieces[code-1]
				advance := float64(p.Advance) / float64(f.UnitsPerEm) * em
				out = append(out, shown{p.Rune, x / pointsPerMM, advance / pointsPerMM, gap})
				x, gap = x+advance, 0
			}
		}
	}
	return out
}

// Every character stands within 0.05 mm of where the run puts it, in order, and no gap
// between two is so wide that a reader takes it for a space.
func TestPositions(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := testDrawer(t)
		r := typeset.Run{
			X:    rapid.Float64Range(0, 250).Draw(rt, "x"),
			Y:    rapid.Float64Range(0, 297).Draw(rt, "y"),
			Role: font.Role(rapid.IntRange(0, font.Roles-1).Draw(rt, "role")),
			Size: rapid.Float64Range(6, 250).Draw(rt, "size"),
			Text: string(rapid.SliceOfN(rapid.SampledFrom([]rune("党张三𠮷䶮𬱖·—“”（），。A19 %𰻝")), 1, 30).Draw(rt, "text")),
		}
		if rapid.Bool().Draw(rt, "condensed") {
			r.Condense = rapid.Float64Range(0.6, 1.2).Draw(rt, "condense")
		}
		scale := r.Condense
		if scale == 0 {
			scale = 1
		}
		em := r.Size * typeset.MMPerPoint * scale
		for range []rune(r.Text) {
			extra := rapid.OneOf(rapid.Just(0.0), rapid.Float64Range(-0.2, 0.2), rapid.Float64Range(0, 3)).Draw(rt, "extra")
			r.Extra = append(r.Extra, extra*em)
		}
		b, _, err := d.appendText(nil, r)
		if err != nil {
			rt.Fatal(err)
		}
		got := view(t, d, string(b))
		x := r.X
		for i, c := range []rune(r.Text) {
			if i >= len(got) || got[i].r != c {
				rt.Fatalf("character %d is %+v, want %c", i, got, c)
			}
			if math.Abs(got[i].x-x) > 0.05 {
				rt.Errorf("%c at %.4f mm, want %.4f", c, got[i].x, x)
			}
			if math.Abs(got[i].gap) > 0.1 {
				rt.Errorf("a gap of %.3f em before %c", got[i].gap, c)
			}
			x += d.writer.fonts.Advance(r.Role, c)*em + r.Extra[i]
		}
	})
}

// Room given to a character of a name is part of it, in a code of its own.
func TestSpreadName(t *testing.T) {
	d := testDrawer(t)
	em := 16 * typeset.MMPerPoint
	b, _, err := d.appendText(nil, typeset.Run{Text: "张三", Role: font.Kai, Size: 16, Extra: []float64{em, 0}})
	if err != nil {
		t.Fatal(err)
	}
	got := view(t, d, string(b))
	if len(got) != 2 || math.Abs(got[0].advance-2*em) > 1e-6 || got[1].gap != 0 || math.Abs(got[1].x-2*em) > 1e-3 {
		t.Errorf("%+v", got)
	}
	if _, _, err := d.appendText(nil, typeset.Run{Text: "张", Role: font.Kai, Size: 16}); err != nil {
		t.Fatal(err)
	}
	if n := len(d.faces[0].pieces); n != 3 {
		t.Errorf("%d pieces, want 三, and 张 of two widths", n)
	}
}

// A mark that loses its blank half on the left is drawn so much further left, and is
// narrower, so that its box is its ink's.
func TestLead(t *testing.T) {
	d := testDrawer(t)
	em := 20 * typeset.MMPerPoint
	b, _, err := d.appendText(nil, typeset.Run{X: 30, Text: "“星", Role: font.Title, Size: 20, Lead: em / 2})
	if err != nil {
		t.Fatal(err)
	}
	got := view(t, d, string(b))
	if len(got) != 2 || math.Abs(got[0].x-30) > 1e-3 || math.Abs(got[0].advance-em/2) > 1e-3 || math.Abs(got[1].x-30-em/2) > 1e-3 {
		t.Errorf("%+v", got)
	}
	f := d.faces[0]
	if shift := f.pieces[0].Fit.Shift; shift != -f.UnitsPerEm/2 {
		t.Errorf("the glyph is moved by %d of %d", shift, f.UnitsPerEm)
	}
}

// What no face has is drawn as 〓 and is still itself when copied.
func TestMissingGlyph(t *testing.T) {
	d := testDrawer(t)
	if _, _, err := d.appendText(nil, typeset.Run{Text: "\U00030EDD", Role: font.FangSong, Size: 16}); err != nil {
		t.Fatal(err)
	}
	want, _ := d.writer.fonts.Glyph(font.Song, '〓')
	if p := d.faces[0].pieces[0]; p.ID != want.ID || p.Rune != 0x30EDD {
		t.Errorf("%+v", p)
	}
}

// Mixed sizes and colours: the fonts' widths in the file are those of the pieces.
func TestWidths(t *testing.T) {
	f := &face{Face: &font.Face{UnitsPerEm: 2000}, pieces: []font.Piece{
		{Advance: 2000}, {Advance: 1001}, {Advance: 500}, {Advance: 2000}, {Advance: 4000}, {Advance: 0},
	}}
	if got := string(f.appendWidths(nil)); got != "2[500.5 250]5[2000 0]" {
		t.Error(got)
	}
}

func TestAppendNumbers(t *testing.T) {
	got := string(appendNumbers(nil, 3, 0, -0.0001, 1, 1.5, 100, 0.1234, -7.25, 1000))
	if got != "0 0 1 1.5 100 0.123 -7.25 1000" {
		t.Error(got)
	}
}

// A stand-in lighter than the role's face is drawn with a line around it, but not
// what has the face's weight, nor where the text is a clipping path.
func TestStandInWeight(t *testing.T) {
	d := testDrawer(t)
	for _, c := range []struct {
		run  typeset.Run
		want int // stretches with a line
	}{
		{typeset.Run{Text: "张𠮷三𠮷", Role: font.Title, Size: 20}, 2},
		{typeset.Run{Text: "张三", Role: font.Title, Size: 20}, 0},
		{typeset.Run{Text: "张𠮷三", Role: font.Song, Size: 20}, 0},
		{typeset.Run{Text: "张𠮷三", Role: font.Title, Size: 20, Fill: typeset.Paint{Gradient: true}}, 0},
	} {
		b, stroked, err := d.appendText(nil, c.run)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(b), " w 2 Tr "); n != c.want || stroked != (n > 0) {
			t.Errorf("%q in role %d: %s", c.run.Text, c.run.Role, b)
		}
	}
}
