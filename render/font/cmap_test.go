package font

import (
	"errors"
	"slices"
	"testing"
)

func words(v ...uint16) (b []byte) {
	for _, x := range v {
		b = be.AppendUint16(b, x)
	}
	return b
}

// subtable is a cmap of one subtable.
func subtable(platform, encoding uint16, s []byte) []byte {
	return append(words(0, 1, platform, encoding, 0, 12), s...)
}

func TestReadCmap(t *testing.T) {
	const glyphs = 50
	format12 := func(groups ...uint32) []byte {
		b := words(12, 0)
		for _, v := range append([]uint32{16, 0, uint32(len(groups) / 3)}, groups...) {
			b = be.AppendUint32(b, v)
		}
		return b
	}
	for _, c := range []struct {
		what string
		cmap []byte
		want map[rune]uint16 // nil: malformed
	}{
		{"format 4 by delta", subtable(3, 1, words(4, 0, 0, 4, 0, 0, 0, 'C', 0xFFFF, 0, 'A', 0xFFFF, 0x10000-'A'+7, 1, 0, 0)),
			map[rune]uint16{'@': 0, 'A': 7, 'C': 9, 'D': 0, 0xFFFF: 0}},
		{"format 4 by array", subtable(0, 3, words(4, 0, 0, 4, 0, 0, 0, 'C', 0xFFFF, 0, 'A', 0xFFFF, 1, 1, 4, 0, 20, 0, 40)),
			map[rune]uint16{'A': 21, 'B': 0, 'C': 41}},
		{"format 4, glyphs that the font has not", subtable(3, 1, words(4, 0, 0, 4, 0, 0, 0, 'C', 0xFFFF, 0, 'A', 0xFFFF, 0x10000-'A'+48, 1, 0, 0)),
			map[rune]uint16{'A': 48, 'B': 49, 'C': 0}},
		{"format 4 cut off", subtable(3, 1, words(4, 0, 0, 400, 0, 0, 0)), nil},
		{"format 12", subtable(3, 10, format12('A', 'B', 3, 0x20000, 0x20002, 10)),
			map[rune]uint16{'A': 3, 'B': 4, 0x1FFFF: 0, 0x20000: 10, 0x20002: 12, 0x20003: 0}},
		{"format 12, glyphs that the font has not", subtable(3, 10, format12(0x20000, 0x2FFFF, 48)),
			map[rune]uint16{0x20001: 49, 0x20002: 0}},
		{"format 12 out of order", subtable(3, 10, format12('B', 'C', 3, 'A', 'A', 1)), nil},
		{"format 12 cut off", subtable(3, 10, format12('B', 'C', 3)[:20]), nil},
		{"too many groups", subtable(3, 10, words(12, 0, 0, 16, 0, 0, 0xFFFF, 0xFFFF)), nil},
		{"symbols", subtable(3, 0, words(4, 0, 0, 0, 0, 0, 0, 0)), nil},
		{"subtable outside", words(0, 1, 3, 1, 0xFF, 0), nil},
		{"directory cut off", words(0, 9), nil},
	} {
		t.Run(c.what, func(t *testing.T) {
			f := &Face{glyphs: glyphs}
			err := f.readCmap(c.cmap)
			if c.want == nil {
				if !errors.Is(err, ErrMalformed) {
					t.Errorf("error %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			for r, want := range c.want {
				if got := f.GlyphID(r); got != want {
					t.Errorf("U+%04X: glyph %d, want %d", r, got, want)
				}
			}
		})
	}
}

// The cmap that is written is read back the same, whatever the order of pieces.
func TestWriteCmap(t *testing.T) {
	var pieces []Piece
	for _, r := range "CBA一二三𠮷𠮸\uFFFD" {
		pieces = append(pieces, Piece{Rune: r})
	}
	for range 2 {
		f := &Face{glyphs: 100}
		if err := f.readCmap(cmapTable(pieces)); err != nil {
			t.Fatal(err)
		}
		for i, p := range pieces {
			if g := f.GlyphID(p.Rune); g != uint16(i+1) {
				t.Errorf("%c: glyph %d, want %d", p.Rune, g, i+1)
			}
		}
		slices.Reverse(pieces)
	}
}

// With more than one advance a glyph's bearing may stand in the short tail of hmtx.
func TestShortMetrics(t *testing.T) {
	f := &Face{glyphs: 4, long: 2, UnitsPerEm: 1000, tables: map[string][]byte{
		"hmtx": words(500, 1, 600, 2, 3, 0xFFFC),
	}}
	for g, want := range [][2]int{{500, 1}, {600, 2}, {600, 3}, {600, -4}} {
		if a, b := f.AdvanceUnits(uint16(g)), f.leftBearing(uint16(g)); a != want[0] || b != want[1] {
			t.Errorf("glyph %d: %d, %d, want %v", g, a, b, want)
		}
	}
}
