package font_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	ours "xingbang/render/font"
)

// small is a sound font of a few glyphs, simple and composite, in two planes.
func small(tb testing.TB) []byte {
	tb.Helper()
	g, _ := builtin(tb).Glyph(ours.Song, '一')
	data, err := g.Face.Cut("Small", []ours.Piece{
		{Rune: 'A', ID: g.ID, Advance: 1000},
		{Rune: '一', ID: g.ID, Advance: 1500, Fit: ours.Fit{Stretch: 0.9}},
		{Rune: '丨', ID: g.Face.GlyphID('丨'), Advance: 1000},
		{Rune: '𠮷', ID: g.ID, Advance: 2000},
		{Rune: ' ', ID: g.Face.GlyphID(' '), Advance: 256},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// use does with a font all that can be done.
func use(data []byte) error {
	f, err := ours.Parse("Font", data)
	if err != nil {
		return err
	}
	f.Metrics()
	var errs []error
	for _, r := range "A一丨𠮷 ·—\U0010FFFF" {
		id := f.GlyphID(r)
		f.Advance(id)
		_, err := f.Cut("Cut", []ours.Piece{{Rune: r, ID: id, Advance: 1000}, {Rune: r, ID: id, Advance: 500}})
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

func TestSmallIsSound(t *testing.T) {
	if err := use(small(t)); err != nil {
		t.Fatal(err)
	}
}

// A font cut off anywhere gives an error.
func TestTruncated(t *testing.T) {
	data := small(t)
	for n := range len(data) - 3 { // the last bytes pad the last table
		if err := use(data[:n]); !errors.Is(err, ours.ErrMalformed) {
			t.Fatalf("%d of %d bytes: %v", n, len(data), err)
		}
	}
}

// Whatever bytes change, nothing panics, and an error says that the font is
// malformed.
func TestCorrupted(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	sound := small(t)
	for range 20000 {
		data := bytes.Clone(sound)
		for range 1 + rng.IntN(4) {
			data[rng.IntN(len(data))] = byte(rng.Uint32())
		}
		if err := use(data); err != nil && !errors.Is(err, ours.ErrMalformed) {
			t.Fatal(err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(small(f))
	f.Add([]byte("OTTO\x00\x00\x00\x00\x00\x00\x00\x00"))
	f.Add([]byte{0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := use(data); err != nil && !errors.Is(err, ours.ErrMalformed) {
			t.Error(err)
		}
	})
}

var be = binary.BigEndian

// tableAt is where a table of a font lies.
func tableAt(tb testing.TB, data []byte, tag string) int {
	tb.Helper()
	for i := range int(be.Uint16(data[4:])) {
		if r := data[12+16*i:]; string(r[:4]) == tag {
			return int(be.Uint32(r[8:]))
		}
	}
	tb.Fatalf("no table %s", tag)
	return 0
}

// A sound font with one thing broken.
func TestBroken(t *testing.T) {
	for _, c := range []struct {
		what, want string
		breakIt    func(b []byte)
	}{
		{"PostScript outlines", "CFF", func(b []byte) { copy(b, "OTTO") }},
		{"not a font", "not a TrueType font", func(b []byte) { copy(b, "%PDF") }},
		{"no cmap", "cmap is missing", func(b []byte) { b[bytes.Index(b, []byte("cmap"))] = 'x' }},
		{"no em", "units per em", func(b []byte) { be.PutUint16(b[tableAt(t, b, "head")+18:], 0) }},
		{"no advances", "advances", func(b []byte) { be.PutUint16(b[tableAt(t, b, "hhea")+34:], 0) }},
		{"more glyphs than advances", "hmtx is cut off", func(b []byte) { be.PutUint16(b[tableAt(t, b, "maxp")+4:], 5000) }},
		{"symbol cmap", "no Unicode cmap", func(b []byte) {
			at := tableAt(t, b, "cmap")
			be.PutUint16(b[at+4+2:], 0)
			be.PutUint16(b[at+12+2:], 0)
		}},
		{"glyph outside glyf", "outside its table", func(b []byte) {
			at := tableAt(t, b, "loca")
			for i := range 6 {
				be.PutUint16(b[at+2*i:], 0xFFFF)
			}
		}},
		{"composite of itself", "nested too deep", func(b []byte) {
			at := tableAt(t, b, "glyf") + 2*int(be.Uint16(b[tableAt(t, b, "loca")+4:]))
			if int16(be.Uint16(b[at:])) != -1 {
				t.Fatal("glyph 2 is not composite")
			}
			be.PutUint16(b[at+12:], 2)
		}},
	} {
		t.Run(c.what, func(t *testing.T) {
			data := bytes.Clone(small(t))
			c.breakIt(data)
			err := use(data)
			if !errors.Is(err, ours.ErrMalformed) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}
