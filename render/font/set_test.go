package font_test

import (
	"math"
	"testing"

	"xingbang/render/font"
)

var roles = []font.Role{font.Song, font.Title, font.FangSong, font.Hei, font.Kai}

func builtin(tb testing.TB) *font.Set {
	tb.Helper()
	s, err := font.Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// 通用规范汉字表's rare characters, and one beyond it, can stand on every page; 𰻝,
// which only 楷体 has, cannot.
func TestHas(t *testing.T) {
	s := builtin(t)
	for _, r := range "张䶮㛃𬍛𬭎𬱖𠮷·—“”…0Aa（）、。★〓" {
		if !s.Has(r) {
			t.Errorf("%c U+%04X: no face in some role", r, r)
		}
	}
	for _, r := range []rune{0x30EDD, 0xE000, 0xFFFE, 0x10FFFF, -1, 0x110000} {
		if s.Has(r) {
			t.Errorf("U+%04X is said to be covered", r)
		}
		for _, role := range roles {
			if a := s.Advance(role, r); a <= 0 {
				t.Errorf("U+%04X: advance %v", r, a)
			}
		}
	}
}

// The widths that Chinese marks must have in every role, in em (PRINT 4, GB/T 15834).
func TestMarks(t *testing.T) {
	s := builtin(t)
	for _, c := range []struct {
		chars       string
		least, most float64
	}{
		{"张、，。：；！？（）《》【】〔〕", 1, 1},
		{"“”‘’…—―", 1, 1},
		{"·", 0.3, 0.5},
		{"0123456789", 0.55, 0.6},
		{"　", 1, 1},
	} {
		for _, r := range c.chars {
			for _, role := range roles {
				if a := s.Advance(role, r); a < c.least || a > c.most {
					t.Errorf("%c in role %d: %.3f em, want %v to %v", r, role, a, c.least, c.most)
				}
			}
		}
	}
}

// Figures are all of one width, for tables.
func TestTabularFigures(t *testing.T) {
	s := builtin(t)
	for _, role := range roles {
		for _, r := range "123456789" {
			if s.Advance(role, r) != s.Advance(role, '0') {
				t.Errorf("%c in role %d: %v em, but 0 has %v", r, role, s.Advance(role, r), s.Advance(role, '0'))
			}
		}
	}
}

// What is drawn is as wide as Advance says, the dash fills it from edge to edge, and
// the interpunct is in the middle of it.
func TestMarksAsDrawn(t *testing.T) {
	s := builtin(t)
	for _, role := range roles {
		for _, r := range "—·1" {
			g, ok := s.Glyph(role, r)
			if !ok {
				t.Fatalf("no %c in role %d", r, role)
			}
			em := float64(g.Face.UnitsPerEm)
			data, err := g.Face.Cut("Cut", []font.Piece{{
				Rune: r, ID: g.ID, Advance: int(math.Round(g.Advance * em)), Fit: g.Fit,
			}})
			if err != nil {
				t.Fatal(err)
			}
			left, right, advance := ink(t, data, r)
			if advance != g.Advance*em {
				t.Errorf("%c in role %d: drawn %v wide, Advance says %v", r, role, advance, g.Advance*em)
			}
			if r == '—' && (left > 0 || right < em) {
				t.Errorf("— in role %d: ink from %v to %v of %v", role, left, right, em)
			}
			if r == '·' && math.Abs(left+right-advance) > 0.05*em {
				t.Errorf("· in role %d: ink from %v to %v of %v", role, left, right, advance)
			}
		}
	}
}

// An interpunct is not much heavier than the strokes beside it.
func TestInterpunctIsLight(t *testing.T) {
	s := builtin(t)
	for _, role := range roles {
		g, _ := s.Glyph(role, '·')
		em := float64(g.Face.UnitsPerEm)
		data, err := g.Face.Cut("Cut", []font.Piece{{Rune: '·', ID: g.ID, Advance: int(math.Round(g.Advance * em)), Fit: g.Fit}})
		if err != nil {
			t.Fatal(err)
		}
		left, right, _ := ink(t, data, '·')
		if most := map[font.Role]float64{font.Hei: 0.25, font.Title: 0.18}[role]; right-left > max(most, 0.15)*em {
			t.Errorf("the interpunct in role %d is %.3f em wide", role, (right-left)/em)
		}
	}
}
