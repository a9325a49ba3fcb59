package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sort"
)

var be = binary.BigEndian

// ErrMalformed is wrapped by every error about bytes that are not a sound
// TrueType font.
var ErrMalformed = errors.New("font: malformed")

func malformed(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrMalformed, fmt.Sprintf(format, args...))
}

// Face is one parsed TrueType face (glyf outlines). It refers to the bytes it was
// parsed from, never changes, and is safe for concurrent use.
type Face struct {
	name   string
	tables map[string][]byte

	// UnitsPerEm is the font's grid: advances and outlines are in these units.
	UnitsPerEm int

	glyphs   int      // number of glyphs
	long     int      // number of hmtx entries that have an advance
	longLoca bool     // loca holds 32-bit offsets
	bmp      []uint16 // glyph by code point below U+10000
	groups   []group  // glyphs by code point above, ascending
}

// required are the tables without which nothing can be drawn, with the least
// length that makes their fixed fields readable.
var required = []struct {
	tag string
	len int
}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"hmtx", 4}, {"loca", 4}, {"glyf", 1}, {"cmap", 4}}

// Parse reads a TrueType font. The name is what the face is called where its own
// name table is silent. The face keeps data, which must not change afterwards.
// Collections and fonts with PostScript outlines (CFF, most .otf) are refused.
func Parse(name string, data []byte) (*Face, error) {
	f := &Face{name: name}
	if err := f.readTables(data); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if err := f.readHeaders(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if err := f.readCmap(f.tables["cmap"]); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if ps := f.nameRecord(namePostScript); postScriptName(ps) != "" {
		f.name = postScriptName(ps)
	}
	return f, nil
}

// readTables splits the file by its table directory (OpenType 1.9, otff).
func (f *Face) readTables(data []byte) error {
	if len(data) < 12 {
		return malformed("no table directory")
	}
	switch v := be.Uint32(data); v {
	case 0x00010000, 0x74727565: // 1.0, "true"
	case 0x4F54544F: // "OTTO"
		return malformed("PostScript outlines (CFF) are not supported")
	default:
		return malformed("not a TrueType font (%08x)", v)
	}
	n := int(be.Uint16(data[4:]))
	if len(data) < 12+16*n {
		return malformed("table directory is cut off")
	}
	f.tables = make(map[string][]byte, n)
	for i := range n {
		r := data[12+16*i:]
		from, size := int64(be.Uint32(r[8:])), int64(be.Uint32(r[12:]))
		if from+size > int64(len(data)) {
			return malformed("table %q lies outside the file", r[:4])
		}
		f.tables[string(r[:4])] = data[from : from+size : from+size]
	}
	for _, t := range required {
		if len(f.tables[t.tag]) < t.len {
			return malformed("table %s is missing or too short", t.tag)
		}
	}
	return nil
}

func (f *Face) readHeaders() error {
	head := f.tables["head"]
	f.UnitsPerEm = int(be.Uint16(head[18:]))
	if f.UnitsPerEm < 16 || f.UnitsPerEm > 16384 {
		return malformed("%d units per em", f.UnitsPerEm)
	}
	f.longLoca = be.Uint16(head[50:]) != 0
	f.glyphs = int(be.Uint16(f.tables["maxp"][4:]))
	f.long = int(be.Uint16(f.tables["hhea"][34:]))
	if f.glyphs == 0 || f.long == 0 || f.long > f.glyphs {
		return malformed("%d advances for %d glyphs", f.long, f.glyphs)
	}
	if len(f.tables["hmtx"]) < 4*f.long+2*(f.glyphs-f.long) {
		return malformed("table hmtx is cut off")
	}
	size := 2
	if f.longLoca {
		size = 4
	}
	if len(f.tables["loca"]) < size*(f.glyphs+1) {
		return malformed("table loca is cut off")
	}
	return nil
}

// Name is the face's PostScript name, as NotoSerifSC-Regular.
func (f *Face) Name() string { return f.name }

// GlyphID is the character's glyph; 0 where the face lacks it.
func (f *Face) GlyphID(r rune) uint16 {
	if r >= 0 && int(r) < len(f.bmp) {
		return f.bmp[r]
	}
	u := uint32(r)
	i := sort.Search(len(f.groups), func(i int) bool { return f.groups[i].hi >= u })
	if i < len(f.groups) && f.groups[i].lo <= u {
		return uint16(f.groups[i].gid + u - f.groups[i].lo)
	}
	return 0
}

// Advance is a glyph's width in em.
func (f *Face) Advance(g uint16) float64 {
	return float64(f.AdvanceUnits(g)) / float64(f.UnitsPerEm)
}

// AdvanceUnits is a glyph's width in units of the face's grid.
func (f *Face) AdvanceUnits(g uint16) int {
	return int(be.Uint16(f.tables["hmtx"][4*min(int(g), f.long-1):]))
}

// leftBearing is the distance from a glyph's origin to its ink's left edge.
func (f *Face) leftBearing(g uint16) int {
	at := 4*int(g) + 2
	if int(g) >= f.long {
		at = 4*f.long + 2*(min(int(g), f.glyphs-1)-f.long)
	}
	return int(int16(be.Uint16(f.tables["hmtx"][at:])))
}

// Metrics describes a face as a PDF font descriptor does (ISO 32000-1, 9.8),
// in 1/1000 em.
type Metrics struct {
	Ascent, Descent, CapHeight int
	Box                        [4]int // of all glyphs: left, bottom, right, top
	Weight                     int    // 100 to 900
	ItalicAngle                int    // degrees, negative to the right
}

// Metrics tells the face's measures.
func (f *Face) Metrics() Metrics {
	milli := func(b []byte) int { return int(int16(be.Uint16(b))) * 1000 / f.UnitsPerEm }
	head, hhea := f.tables["head"], f.tables["hhea"]
	m := Metrics{Ascent: milli(hhea[4:]), Descent: milli(hhea[6:]), Weight: 400}
	for i := range m.Box {
		m.Box[i] = milli(head[36+2*i:])
	}
	m.CapHeight = m.Ascent
	if os2 := f.tables["OS/2"]; len(os2) >= 78 {
		m.Weight = int(be.Uint16(os2[4:]))
		if be.Uint16(os2) >= 2 && len(os2) >= 90 {
			m.CapHeight = milli(os2[88:])
		}
	}
	if post := f.tables["post"]; len(post) >= 8 {
		m.ItalicAngle = int(int16(be.Uint16(post[4:])))
	}
	return m
}
