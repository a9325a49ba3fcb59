package font

import (
	"bytes"
	"io"
	"slices"
	"testing"

	"github.com/andybalholm/brotli"
)

// unpack is the reverse of woff2, for fonts whose tables are not transformed.
func unpack(t *testing.T, data []byte) []byte {
	t.Helper()
	if string(data[:4]) != "wOF2" || int(be.Uint32(data[8:])) != len(data) || len(data)%4 != 0 {
		t.Fatalf("header % x of %d bytes", data[:12], len(data))
	}
	tags := map[byte]string{}
	for tag, n := range woff2Tags {
		tags[n] = tag
	}
	type entry struct {
		tag    string
		length int
	}
	var entries []entry
	at := 48
	for range be.Uint16(data[12:]) {
		flags := data[at]
		at++
		length := 0
		for {
			b := data[at]
			at++
			length = length<<7 | int(b&0x7f)
			if b&0x80 == 0 {
				break
			}
		}
		tag := tags[flags&63]
		if transformed := tag == "glyf" || tag == "loca"; transformed != (flags>>6 == 3) {
			t.Errorf("%s has flags %x", tag, flags)
		}
		entries = append(entries, entry{tag, length})
	}
	packed := data[at : at+int(be.Uint32(data[20:]))]
	raw, err := io.ReadAll(brotli.NewReader(bytes.NewReader(packed)))
	if err != nil {
		t.Fatal(err)
	}
	var tables []table
	for _, e := range entries {
		tables = append(tables, table{e.tag, raw[:e.length]})
		raw = raw[e.length:]
	}
	if len(raw) != 0 {
		t.Errorf("%d bytes are left", len(raw))
	}
	font := assemble(tables)
	if len(font) != int(be.Uint32(data[16:])) {
		t.Errorf("unpacked %d bytes, said %d", len(font), be.Uint32(data[16:]))
	}
	return font
}

func TestWebFonts(t *testing.T) {
	set, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	chars := []rune("𬱖䶮㛃䶮𠮷𬍛𬭎\U0010FFFF")
	for _, role := range []Role{Song, Kai} {
		fonts, err := set.WebFonts(role, "Rare", chars)
		if err != nil {
			t.Fatal(err)
		}
		var got []rune
		for _, w := range fonts {
			if !slices.IsSorted(w.Runes) {
				t.Errorf("%U", w.Runes)
			}
			got = append(got, w.Runes...)
			f, err := Parse("web", unpack(t, w.Data))
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range w.Runes {
				want, _ := set.Glyph(role, r)
				id := f.GlyphID(r)
				if id == 0 || f.Advance(id) != want.Advance {
					t.Errorf("%c: glyph %d, %g em wide, want %g", r, id, f.Advance(id), want.Advance)
				}
				outline, err := f.outline(id)
				if err != nil || len(outline) == 0 {
					t.Errorf("%c: no outline, %v", r, err)
				}
			}
			again, _ := set.WebFonts(role, "Rare", chars)
			if !slices.ContainsFunc(again, func(a WebFont) bool { return bytes.Equal(a.Data, w.Data) }) {
				t.Error("two runs differ")
			}
		}
		slices.Sort(got)
		if want := []rune("㛃䶮𠮷𬍛𬭎𬱖"); !slices.Equal(got, want) {
			t.Errorf("role %d has %c, want %c", role, got, want)
		}
	}
	if fonts, err := set.WebFonts(Song, "Rare", nil); len(fonts) != 0 || err != nil {
		t.Errorf("of nothing: %v, %v", fonts, err)
	}
}

func TestBase128(t *testing.T) {
	for v, want := range map[uint32][]byte{0: {0}, 63: {63}, 128: {0x81, 0}, 0x3fff: {0xff, 0x7f}, 1 << 28: {0x81, 0x80, 0x80, 0x80, 0}} {
		if got := appendBase128(nil, v); !bytes.Equal(got, want) {
			t.Errorf("%d: % x", v, got)
		}
	}
}
