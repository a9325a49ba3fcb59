package font

import (
	"bytes"
	"math/bits"
	"slices"
)

// font puts the cut font's tables together.
func (c *cutter) font(name string, pieces []Piece) ([]byte, error) {
	n := len(c.sources)
	head, hhea := bytes.Clone(c.face.tables["head"][:54]), bytes.Clone(c.face.tables["hhea"][:36])
	long := len(c.glyf) > 2*0xFFFF
	be.PutUint32(head[8:], 0)
	be.PutUint16(head[50:], 0)
	if long {
		be.PutUint16(head[50:], 1)
	}
	be.PutUint16(hhea[10:], uint16(c.widest))
	be.PutUint16(hhea[34:], uint16(n))
	if len(c.glyf) == 0 {
		c.glyf = []byte{0} // an empty table counts as missing
	}
	tables := []table{
		{"cmap", cmapTable(pieces)},
		{"glyf", c.glyf},
		{"head", head},
		{"hhea", hhea},
		{"hmtx", c.hmtx},
		{"loca", locaTable(c.offsets, long)},
		{"maxp", maxpTable(c.face.tables["maxp"], n)},
		{"name", c.face.nameTable(name)},
		{"post", postTable(c.face.tables["post"])},
	}
	if os2 := c.face.tables["OS/2"]; os2 != nil {
		tables = append(tables, table{"OS/2", os2})
	}
	return assemble(tables), nil
}

func locaTable(offsets []int, long bool) []byte {
	var t []byte
	for _, o := range offsets {
		if long {
			t = be.AppendUint32(t, uint32(o))
		} else {
			t = be.AppendUint16(t, uint16(o/2))
		}
	}
	return t
}

// maxpTable is version 1.0 with the source's limits, and room for one more level
// of composite glyphs over what the source has. Hinting needs nothing.
func maxpTable(src []byte, glyphs int) []byte {
	t := make([]byte, 32)
	copy(t, src)
	be.PutUint32(t, 0x00010000)
	be.PutUint16(t[4:], uint16(glyphs))
	at := func(i int) uint16 { return be.Uint16(t[i:]) }
	be.PutUint16(t[10:], max(at(10), at(6))) // maxCompositePoints
	be.PutUint16(t[12:], max(at(12), at(8))) // maxCompositeContours
	be.PutUint16(t[14:], 2)                  // maxZones: as in fonts without hinting
	clear(t[16:28])
	be.PutUint16(t[28:], max(at(28), 1)) // maxComponentElements
	be.PutUint16(t[30:], min(at(30)+1, maxNesting+1))
	return t
}

// postTable is version 3.0: no glyph names.
func postTable(src []byte) []byte {
	t := make([]byte, 32)
	if len(src) >= 16 {
		copy(t, src[:16])
	}
	be.PutUint32(t, 0x00030000)
	return t
}

// cmapTable maps each piece's rune to its glyph, the first of a rune: format 4,
// and format 12 where there are runes above U+FFFF.
func cmapTable(pieces []Piece) []byte {
	type entry struct {
		r rune
		g int
	}
	entries := make([]entry, 0, len(pieces))
	for i, p := range pieces {
		if p.Rune > 0 {
			entries = append(entries, entry{p.Rune, i + 1})
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return int(a.r - b.r) })
	entries = slices.CompactFunc(entries, func(a, b entry) bool { return a.r == b.r })

	type segment struct{ lo, hi, g int }
	var basic, all []segment
	extend := func(s []segment, e entry) []segment {
		if k := len(s) - 1; k >= 0 && s[k].hi+1 == int(e.r) && s[k].g+int(e.r)-s[k].lo == e.g {
			s[k].hi++
			return s
		}
		return append(s, segment{int(e.r), int(e.r), e.g})
	}
	for _, e := range entries {
		all = extend(all, e)
		if e.r < 0xFFFF {
			basic = extend(basic, e)
		}
	}
	basic = append(basic, segment{0xFFFF, 0xFFFF, 0x10000}) // maps to glyph 0

	var f4 []byte
	put := func(v ...int) {
		for _, x := range v {
			f4 = be.AppendUint16(f4, uint16(x))
		}
	}
	// The length field is 16 bits; some 8,000 segments would overflow it, and
	// readers then go by the segment count.
	n := len(basic)
	high := bits.Len(uint(n)) - 1
	put(4, min(16+8*n, 0xFFFF), 0, 2*n, 2<<high, high, 2*n-2<<high)
	for _, s := range basic {
		put(s.hi)
	}
	put(0)
	for _, s := range basic {
		put(s.lo)
	}
	for _, s := range basic {
		put(s.g - s.lo)
	}
	for range basic {
		put(0)
	}

	if len(entries) == 0 || entries[len(entries)-1].r <= 0xFFFF {
		return append([]byte{0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12}, f4...)
	}
	t := []byte{0, 0, 0, 2, 0, 3, 0, 1, 0, 0, 0, 20, 0, 3, 0, 10}
	t = be.AppendUint32(t, uint32(20+len(f4)))
	t = append(t, f4...)
	t = append(t, 0, 12, 0, 0)
	for _, v := range []int{16 + 12*len(all), 0, len(all)} {
		t = be.AppendUint32(t, uint32(v))
	}
	for _, s := range all {
		for _, v := range []int{s.lo, s.hi, s.g} {
			t = be.AppendUint32(t, uint32(v))
		}
	}
	return t
}

type table struct {
	tag  string
	data []byte
}

// assemble writes the tables behind a directory, with checksums (OpenType 1.9,
// otff).
func assemble(tables []table) []byte {
	slices.SortFunc(tables, func(a, b table) int { return bytes.Compare([]byte(a.tag), []byte(b.tag)) })
	n := len(tables)
	size := 12 + 16*n
	for _, t := range tables {
		size += (len(t.data) + 3) &^ 3
	}
	out := make([]byte, 12+16*n, size)
	be.PutUint32(out, 0x00010000)
	high := bits.Len(uint(n)) - 1
	for i, v := range []int{n, 16 << high, high, 16*n - 16<<high} {
		be.PutUint16(out[4+2*i:], uint16(v))
	}
	head := 0
	for i, t := range tables {
		if t.tag == "head" {
			head = len(out)
		}
		r := out[12+16*i:]
		copy(r, t.tag)
		be.PutUint32(r[4:], checksum(t.data))
		be.PutUint32(r[8:], uint32(len(out)))
		be.PutUint32(r[12:], uint32(len(t.data)))
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += be.Uint32(b)
	}
	var last [4]byte
	copy(last[:], b)
	return sum + be.Uint32(last[:])
}
