package font

// Flags of a composite glyph's components (OpenType 1.9, glyf).
const (
	argsAreWords    = 0x0001
	argsAreOffsets  = 0x0002
	haveScale       = 0x0008
	moreComponents  = 0x0020
	haveXYScale     = 0x0040
	haveMatrix      = 0x0080
	haveInstruction = 0x0100
	offsetUnscaled  = 0x1000
)

// Limits of composite glyphs, which a malformed font could make endless.
const (
	maxNesting = 8   // how deep they refer to each other
	maxParts   = 256 // how many glyphs one is put together from
)

// outline is a glyph's entry in glyf; empty for a blank glyph.
func (f *Face) outline(g uint16) ([]byte, error) {
	if int(g) >= f.glyphs {
		return nil, malformed("glyph %d of %d", g, f.glyphs)
	}
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	var from, to int64
	if f.longLoca {
		from, to = int64(be.Uint32(loca[4*int(g):])), int64(be.Uint32(loca[4*int(g)+4:]))
	} else {
		from, to = 2*int64(be.Uint16(loca[2*int(g):])), 2*int64(be.Uint16(loca[2*int(g)+2:]))
	}
	if from > to || to > int64(len(glyf)) {
		return nil, malformed("glyph %d lies outside its table", g)
	}
	if from < to && to-from < 10 {
		return nil, malformed("glyph %d is cut off", g)
	}
	return glyf[from:to], nil
}

// composite tells whether an outline is put together from other glyphs.
func composite(o []byte) bool { return len(o) >= 10 && int16(be.Uint16(o)) < 0 }

// appendOutline appends an outline without its hinting instructions, which need
// tables that a cut font leaves out. renumber gives components their new glyph.
func appendOutline(dst, o []byte, renumber func(old uint16) uint16) ([]byte, error) {
	if composite(o) {
		return appendComposite(dst, o, renumber)
	}
	if len(o) == 0 {
		return dst, nil
	}
	at := 10 + 2*int(be.Uint16(o))
	if len(o) < at+2 {
		if be.Uint16(o) == 0 {
			return dst, nil // no contours: blank
		}
		return nil, malformed("an outline is cut off")
	}
	rest := at + 2 + int(be.Uint16(o[at:]))
	if len(o) < rest {
		return nil, malformed("an outline's instructions are cut off")
	}
	dst = append(dst, o[:at]...)
	dst = append(dst, 0, 0)
	return append(dst, o[rest:]...), nil
}

func appendComposite(dst, o []byte, renumber func(uint16) uint16) ([]byte, error) {
	dst = append(dst, o[:10]...)
	err := eachComponent(o, func(flags, glyph uint16, args []byte) {
		dst = be.AppendUint16(dst, flags&^haveInstruction)
		dst = be.AppendUint16(dst, renumber(glyph))
		dst = append(dst, args...)
	})
	return dst, err
}

// eachComponent calls fn with each component of a composite outline; args are the
// bytes of its placement.
func eachComponent(o []byte, fn func(flags, glyph uint16, args []byte)) error {
	for at := 10; ; {
		if len(o) < at+4 {
			return malformed("a composite glyph is cut off")
		}
		flags, glyph := be.Uint16(o[at:]), be.Uint16(o[at+2:])
		at += 4
		size := 2
		if flags&argsAreWords != 0 {
			size = 4
		}
		switch {
		case flags&haveScale != 0:
			size += 2
		case flags&haveXYScale != 0:
			size += 4
		case flags&haveMatrix != 0:
			size += 8
		}
		if len(o) < at+size {
			return malformed("a composite glyph is cut off")
		}
		fn(flags, glyph, o[at:at+size])
		at += size
		if flags&moreComponents == 0 {
			return nil
		}
	}
}

// inkBox is a glyph's bounding box: left, bottom, right, top; zero where it is
// blank.
func (f *Face) inkBox(g uint16) (box [4]int) {
	o, err := f.outline(g)
	if err != nil || len(o) < 10 {
		return box
	}
	for i := range box {
		box[i] = int(int16(be.Uint16(o[2+2*i:])))
	}
	return box
}
