package font

import "math"

// Piece is one glyph of a cut font.
type Piece struct {
	Rune    rune   // what the cut font's cmap says it is; several pieces may share one
	ID      uint16 // the glyph in the source face
	Advance int    // width in units of the face's grid
	Fit     Fit
}

// Fit stretches and moves a glyph's outline; the zero Fit leaves it alone.
type Fit struct {
	Stretch     float64 // horizontal scale about the origin, below 2; 0 is 1
	Height      float64 // vertical scale, as Stretch
	Shift, Rise int     // to the right and up, in units of the face's grid, after scaling
}

// Cut makes a TrueType font of the pieces alone: piece i is its glyph i+1, glyph 0
// is the source's .notdef, and parts of composite glyphs follow. A glyph that is
// asked for more than once, with other advances or fits, is stored once. The font
// has what a PDF viewer, a browser and a validator ask for, and no hinting. At most
// 65,000 pieces.
func (f *Face) Cut(name string, pieces []Piece) ([]byte, error) {
	if len(pieces) > 65000 {
		return nil, malformed("%d glyphs do not fit one font", len(pieces))
	}
	c := cutter{face: f, first: map[uint16]uint16{0: 0}, sources: make([]source, 1, len(pieces)+8)}
	for i, p := range pieces {
		if _, err := f.outline(p.ID); err != nil {
			return nil, err
		}
		s := source{id: p.ID, advance: p.Advance, fit: p.Fit}
		if _, seen := c.first[p.ID]; seen || p.Fit != (Fit{}) {
			s.derived = true
		} else {
			c.first[p.ID] = uint16(i + 1)
		}
		c.sources = append(c.sources, s)
	}
	c.sources[0].advance = f.AdvanceUnits(0)
	if err := c.outlines(); err != nil {
		return nil, err
	}
	return c.font(name, pieces)
}

// source says where a glyph of the cut font comes from.
type source struct {
	id      uint16
	advance int
	fit     Fit
	derived bool // refers to the cut font's own copy of the glyph
}

type cutter struct {
	face     *Face
	sources  []source          // by glyph of the cut font
	first    map[uint16]uint16 // source glyph → the cut font's glyph that holds its outline
	overflow bool

	glyf, hmtx []byte
	offsets    []int
	widest     int
}

// number is the cut font's glyph for a source glyph, added if need be.
func (c *cutter) number(old uint16) uint16 {
	n, ok := c.first[old]
	if !ok {
		if len(c.sources) > math.MaxUint16 {
			c.overflow = true
			return 0
		}
		n = uint16(len(c.sources))
		c.first[old] = n
		c.sources = append(c.sources, source{id: old, advance: c.face.AdvanceUnits(old)})
	}
	return n
}

// outlines fills glyf and hmtx. The list of sources grows while composites bring
// their parts.
func (c *cutter) outlines() error {
	for i := 0; i < len(c.sources); i++ {
		s := c.sources[i]
		c.offsets = append(c.offsets, len(c.glyf))
		bearing := c.face.leftBearing(s.id)
		if s.derived {
			bearing = c.derive(s)
		} else {
			o, err := c.face.outline(s.id)
			if err != nil {
				return err
			}
			parts := maxParts
			if err := c.face.nesting(s.id, 0, &parts); err != nil {
				return err
			}
			if c.glyf, err = appendOutline(c.glyf, o, c.number); err != nil {
				return err
			}
		}
		if len(c.glyf)%2 != 0 {
			c.glyf = append(c.glyf, 0)
		}
		advance := min(max(s.advance, 0), math.MaxUint16)
		c.widest = max(c.widest, advance)
		c.hmtx = be.AppendUint16(c.hmtx, uint16(advance))
		c.hmtx = be.AppendUint16(c.hmtx, uint16(int16(bearing)))
	}
	c.offsets = append(c.offsets, len(c.glyf))
	if c.overflow {
		return malformed("too many parts of composite glyphs")
	}
	return nil
}

// derive appends a composite glyph of one part, scaled and moved, and returns
// its left bearing.
func (c *cutter) derive(s source) int {
	box := c.face.inkBox(s.id)
	if box == [4]int{} {
		return 0
	}
	base := c.number(s.id)
	stretch, height := s.fit.Stretch, s.fit.Height
	if stretch == 0 {
		stretch = 1
	}
	if height == 0 {
		height = 1
	}
	left := int(math.Floor(float64(box[0])*stretch)) + s.fit.Shift
	right := int(math.Ceil(float64(box[2])*stretch)) + s.fit.Shift
	bottom := int(math.Floor(float64(box[1])*height)) + s.fit.Rise
	top := int(math.Ceil(float64(box[3])*height)) + s.fit.Rise
	flags := uint16(argsAreWords | argsAreOffsets | offsetUnscaled)
	scaled := stretch != 1 || height != 1
	if scaled {
		flags |= haveXYScale
	}
	for _, v := range []int{
		-1, left, bottom, right, top,
		int(flags), int(base), s.fit.Shift, s.fit.Rise,
	} {
		c.glyf = be.AppendUint16(c.glyf, uint16(v))
	}
	if scaled {
		for _, v := range []float64{stretch, height} {
			c.glyf = be.AppendUint16(c.glyf, uint16(int16(math.Round(v*16384)))) // 2.14 fixed
		}
	}
	return left
}

// nesting fails where composite glyphs go round in a circle, too deep, or have more
// than parts left.
func (f *Face) nesting(g uint16, depth int, parts *int) error {
	o, err := f.outline(g)
	if err != nil || !composite(o) {
		return err
	}
	if depth == maxNesting {
		return malformed("glyph %d is nested too deep", g)
	}
	var inner []uint16
	if err := eachComponent(o, func(_, glyph uint16, _ []byte) { inner = append(inner, glyph) }); err != nil {
		return err
	}
	if *parts -= len(inner); *parts < 0 {
		return malformed("glyph %d has more than %d parts", g, maxParts)
	}
	for _, p := range inner {
		if err := f.nesting(p, depth+1, parts); err != nil {
			return err
		}
	}
	return nil
}
