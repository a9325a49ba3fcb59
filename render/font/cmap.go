package font

// group maps the code points lo to hi to glyphs from gid on.
type group struct{ lo, hi, gid uint32 }

// readCmap reads the best Unicode subtable: format 12 (all planes) before format
// 4 (the basic plane). Glyphs that the font has not are left out.
func (f *Face) readCmap(cmap []byte) error {
	n := int(be.Uint16(cmap[2:]))
	if len(cmap) < 4+8*n {
		return malformed("table cmap is cut off")
	}
	f.bmp = make([]uint16, 0x10000)
	var full, basic []byte
	for i := range n {
		r := cmap[4+8*i:]
		platform, encoding, at := be.Uint16(r), be.Uint16(r[2:]), int64(be.Uint32(r[4:]))
		if at+2 > int64(len(cmap)) {
			return malformed("a cmap subtable lies outside its table")
		}
		sub := cmap[at:]
		switch format := be.Uint16(sub); {
		case format == 12 && (platform == 0 || platform == 3 && encoding == 10):
			full = sub
		case format == 4 && (platform == 0 || platform == 3 && encoding == 1):
			basic = sub
		}
	}
	switch {
	case full != nil:
		return f.readFormat12(full)
	case basic != nil:
		return f.readFormat4(basic)
	}
	return malformed("no Unicode cmap")
}

func (f *Face) readFormat12(s []byte) error {
	if len(s) < 16 {
		return malformed("cmap format 12 is cut off")
	}
	n := int64(be.Uint32(s[12:]))
	if n > int64(len(s)-16)/12 {
		return malformed("cmap format 12 is cut off")
	}
	last := int64(-1)
	for i := range n {
		r := s[16+12*i:]
		g := group{be.Uint32(r), be.Uint32(r[4:]), be.Uint32(r[8:])}
		if int64(g.lo) <= last || g.hi < g.lo || g.hi > 0x10FFFF {
			return malformed("cmap groups out of order")
		}
		last = int64(g.hi)
		if g.gid >= uint32(f.glyphs) {
			continue
		}
		g.hi = min(g.hi, g.lo+uint32(f.glyphs)-1-g.gid)
		for c := g.lo; c <= g.hi && c < 0x10000; c++ {
			f.bmp[c] = uint16(g.gid + c - g.lo)
		}
		if g.hi >= 0x10000 {
			f.groups = append(f.groups, g)
		}
	}
	return nil
}

func (f *Face) readFormat4(s []byte) error {
	if len(s) < 16 {
		return malformed("cmap format 4 is cut off")
	}
	n := int(be.Uint16(s[6:])) / 2
	if len(s) < 16+8*n {
		return malformed("cmap format 4 is cut off")
	}
	ends, starts, deltas, offsets := s[14:], s[16+2*n:], s[16+4*n:], s[16+6*n:]
	for i := range n {
		lo, hi := int(be.Uint16(starts[2*i:])), int(be.Uint16(ends[2*i:]))
		delta, offset := int(be.Uint16(deltas[2*i:])), int(be.Uint16(offsets[2*i:]))
		for c := lo; c <= hi && c < 0xFFFF; c++ {
			g := c + delta
			if offset != 0 {
				at := 2*i + offset + 2*(c-lo)
				if at+2 > len(offsets) {
					// Known fonts end a last segment outside the table.
					break
				}
				if g = int(be.Uint16(offsets[at:])); g != 0 {
					g += delta
				}
			}
			if g &= 0xFFFF; g < f.glyphs {
				f.bmp[c] = uint16(g)
			}
		}
	}
	return nil
}
