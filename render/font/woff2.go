package font

import (
	"bytes"
	"slices"

	"github.com/andybalholm/brotli"
)

// WebFont is a WOFF2 font of some characters, all of one face.
type WebFont struct {
	Runes []rune // ascending
	Data  []byte
}

// WebFonts cuts what a role draws the characters with for a web page: a font for
// each face that has some of them, under a name of letters and digits. What no face
// has is left out.
func (s *Set) WebFonts(role Role, name string, chars []rune) ([]WebFont, error) {
	chars = slices.Compact(slices.Sorted(slices.Values(chars)))
	var faces []*Face
	pieces := map[*Face][]Piece{}
	for _, r := range chars {
		g, ok := s.Glyph(role, r)
		if !ok {
			continue
		}
		if pieces[g.Face] == nil {
			faces = append(faces, g.Face)
		}
		pieces[g.Face] = append(pieces[g.Face], Piece{Rune: r, ID: g.ID, Advance: g.Face.AdvanceUnits(g.ID)})
	}
	var out []WebFont
	for _, f := range faces {
		cut, err := f.Cut(name, pieces[f])
		if err != nil {
			return nil, err
		}
		w := WebFont{Data: woff2(cut)}
		for _, p := range pieces[f] {
			w.Runes = append(w.Runes, p.Rune)
		}
		out = append(out, w)
	}
	return out, nil
}

// woff2Tags are the known tags that a cut font can have, by their number (W3C
// WOFF File Format 2.0, 4.1).
var woff2Tags = map[string]byte{
	"cmap": 0, "head": 1, "hhea": 2, "hmtx": 3, "maxp": 4, "name": 5, "OS/2": 6, "post": 7, "glyf": 10, "loca": 11,
}

const (
	nullTransform = 3 << 6  // of glyf and loca: stored as they are
	lossless      = 1 << 11 // head.flags: was compressed (OpenType 1.9, head)
	brotliQuality = 9       // 11 saves a fiftieth and takes thirty times as long
	brotliWindow  = 18      // bits; a cut font is seldom larger
)

// woff2 compresses a cut font (W3C WOFF File Format 2.0). The outlines are not
// transformed, which would save a seventh of a few kilobytes.
func woff2(ttf []byte) []byte {
	n := int(be.Uint16(ttf[4:]))
	size := 12 + 16*n // of the font when it is unpacked
	var directory, tables []byte
	for i := range n {
		r := ttf[12+16*i:]
		tag, at, length := string(r[:4]), be.Uint32(r[8:]), be.Uint32(r[12:])
		data := ttf[at : at+length]
		flags := woff2Tags[tag]
		switch tag {
		case "glyf", "loca":
			flags |= nullTransform
		case "head":
			data = bytes.Clone(data)
			be.PutUint16(data[16:], be.Uint16(data[16:])|lossless)
		}
		directory = appendBase128(append(directory, flags), length)
		tables = append(tables, data...)
		size += (len(data) + 3) &^ 3
	}
	var packed bytes.Buffer
	w := brotli.NewWriterOptions(&packed, brotli.WriterOptions{Quality: brotliQuality, LGWin: brotliWindow})
	// A buffer takes every write.
	_, _ = w.Write(tables)
	_ = w.Close()

	out := make([]byte, 48, 48+len(directory)+packed.Len()+3)
	copy(out, "wOF2")
	be.PutUint32(out[4:], 0x00010000)
	be.PutUint16(out[12:], uint16(n))
	be.PutUint32(out[16:], uint32(size))
	be.PutUint32(out[20:], uint32(packed.Len()))
	be.PutUint16(out[24:], 1) // version of the font
	out = append(append(out, directory...), packed.Bytes()...)
	for len(out)%4 != 0 {
		out = append(out, 0)
	}
	be.PutUint32(out[8:], uint32(len(out)))
	return out
}

// appendBase128 writes a number in groups of seven bits, the highest first, all but
// the last with the top bit set (4.1, UIntBase128).
func appendBase128(b []byte, v uint32) []byte {
	for shift := 28; shift > 0; shift -= 7 {
		if v>>shift != 0 {
			b = append(b, byte(v>>shift)|0x80)
		}
	}
	return append(b, byte(v)&0x7f)
}
