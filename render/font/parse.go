package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sort"
)

var be = binary.BigEndian

type group struct{ lo, hi, gid uint32 } // format 12 style; delta groups
// Face is one parsed TrueType face.
type Face struct {
	name            string
	data            []byte
	tab             map[string][]byte
	NumGlyphs, nHM  int
	longLoca        bool
	UPM             int
	groups          []group
	loca, glyf, htx []byte
	vs              map[[2]rune]uint16 // optional format 14 (non-default UVS)
}

var errBad = errors.New("font: malformed font")

func Parse(name string, b []byte) (f *Face, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("%w: %v", errBad, r)
		}
	}()
	if len(b) < 12 {
		return nil, errBad
	}
	if v := be.Uint32(b); v != 0x10000 && v != 0x74727565 {
		return nil, fmt.Errorf("font: not a glyf TrueType font (%08x)", v)
	}
	f = &Face{name: name, data: b, tab: map[string][]byte{}}
	n := int(be.Uint16(b[4:]))
	for i := 0; i < n; i++ {
		r := b[12+16*i : 28+16*i]
		o, l := int(be.Uint32(r[8:])), int(be.Uint32(r[12:]))
		if o+l > len(b) {
			return nil, errBad
		}
		f.tab[string(r[:4])] = b[o : o+l : o+l]
	}
	for _, t := range []string{"head", "hhea", "maxp", "hmtx", "loca", "glyf", "cmap"} {
		if f.tab[t] == nil {
			return nil, fmt.Errorf("font: table %s missing", t)
		}
	}
	f.UPM = int(be.Uint16(f.tab["head"][18:]))
	f.longLoca = be.Uint16(f.tab["head"][50:]) == 1
	f.nHM = int(be.Uint16(f.tab["hhea"][34:]))
	f.NumGlyphs = int(be.Uint16(f.tab["maxp"][4:]))
	f.loca, f.glyf, f.htx = f.tab["loca"], f.tab["glyf"], f.tab["hmtx"]
	if len(f.htx) < 4*f.nHM+2*(f.NumGlyphs-f.nHM) || f.nHM == 0 {
		return nil, errBad
	}
	return f, f.parseCmap()
}

func (f *Face) parseCmap() error {
	c := f.tab["cmap"]
	n := int(be.Uint16(c[2:]))
	best, rank := -1, 0
	for i := 0; i < n; i++ {
		p, e, o := be.Uint16(c[4+8*i:]), be.Uint16(c[6+8*i:]), int(be.Uint32(c[8+8*i:]))
		fm := be.Uint16(c[o:])
		r := 0
		switch {
		case fm == 12 && (p == 3 && e == 10 || p == 0):
			r = 2
		case fm == 4 && (p == 3 && e == 1 || p == 0):
			r = 1
		case fm == 14 && p == 0 && e == 5:
			f.parse14(c[o:])
		}
		if r > rank {
			best, rank = o, r
		}
	}
	if best < 0 {
		return errors.New("font: no unicode cmap")
	}
	s := c[best:]
	if rank == 2 {
		k := int(be.Uint32(s[12:]))
		f.groups = make([]group, 0, k)
		for i := 0; i < k; i++ {
			g := s[16+12*i:]
			f.groups = append(f.groups, group{be.Uint32(g), be.Uint32(g[4:]), be.Uint32(g[8:])})
		}
	} else {
		seg := int(be.Uint16(s[6:])) / 2
		end, st, dl, ro := s[14:], s[16+2*seg:], s[16+4*seg:], s[16+6*seg:]
		for i := 0; i < seg; i++ {
			a, b := int(be.Uint16(st[2*i:])), int(be.Uint16(end[2*i:]))
			d, r := int(be.Uint16(dl[2*i:])), int(be.Uint16(ro[2*i:]))
			for ch := a; ch <= b && ch < 0xFFFF; ch++ {
				g := ch + d
				if r != 0 {
					g = int(be.Uint16(ro[2*i+r+2*(ch-a):]))
					if g != 0 {
						g += d
					}
				}
				g &= 0xFFFF
				if g == 0 {
					continue
				}
				if k := len(f.groups); k > 0 && f.groups[k-1].hi+1 == uint32(ch) && f.groups[k-1].gid+uint32(ch)-f.groups[k-1].lo == uint32(g) {
					f.groups[k-1].hi++
				} else {
					f.groups = append(f.groups, group{uint32(ch), uint32(ch), uint32(g)})
				}
			}
		}
	}
	return nil
}

func (f *Face) parse14(s []byte) {
	f.vs = map[[2]rune]uint16{}
	n := int(be.Uint32(s[6:]))
	for i := 0; i < n; i++ {
		r := s[10+11*i:]
		sel := rune(r[0])<<16 | rune(r[1])<<8 | rune(r[2])
		o := int(be.Uint32(r[7:]))
		if o == 0 {
			continue
		}
		m := s[o:]
		k := int(be.Uint32(m))
		for j := 0; j < k; j++ {
			e := m[4+5*j:]
			f.vs[[2]rune{rune(e[0])<<16 | rune(e[1])<<8 | rune(e[2]), sel}] = be.Uint16(e[3:])
		}
	}
}

// GID returns 0 when the font lacks the character.
func (f *Face) GlyphID(r rune) uint16 {
	u := uint32(r)
	i := sort.Search(len(f.groups), func(i int) bool { return f.groups[i].hi >= u })
	if i < len(f.groups) && f.groups[i].lo <= u {
		return uint16(f.groups[i].gid + u - f.groups[i].lo)
	}
	return 0
}
func (f *Face) GIDVar(r, sel rune) uint16 { return f.vs[[2]rune{r, sel}] }

// Advance is a glyph's width in em.
func (f *Face) Advance(g uint16) float64 { return float64(f.advanceUnits(g)) / float64(f.UPM) }

func (f *Face) advanceUnits(g uint16) int {
	i := int(g)
	if i >= f.nHM {
		i = f.nHM - 1
	}
	return int(be.Uint16(f.htx[4*i:]))
}
func (f *Face) lsb(g uint16) []byte {
	if int(g) < f.nHM {
		return f.htx[4*int(g)+2 : 4*int(g)+4]
	}
	o := 4*f.nHM + 2*(int(g)-f.nHM)
	return f.htx[o : o+2]
}
func (f *Face) outline(g uint16) ([]byte, error) {
	var a, b int
	if f.longLoca {
		if 4*int(g)+8 > len(f.loca) {
			return nil, errBad
		}
		a, b = int(be.Uint32(f.loca[4*int(g):])), int(be.Uint32(f.loca[4*int(g)+4:]))
	} else {
		if 2*int(g)+4 > len(f.loca) {
			return nil, errBad
		}
		a, b = 2*int(be.Uint16(f.loca[2*int(g):])), 2*int(be.Uint16(f.loca[2*int(g)+2:]))
	}
	if a > b || b > len(f.glyf) {
		return nil, errBad
	}
	return f.glyf[a:b], nil
}

// Subset makes a small TrueType font in which each code of m shows the given
// source glyph. Codes must be BMP unless full is true (adds a format 12 cmap).
func (f *Face) Subset(m map[rune]uint16, psName string, full bool) ([]byte, error) {
	codes := make([]rune, 0, len(m))
	for c := range m {
		codes = append(codes, c)
	}
	sort.Slice(codes, func(i, j int) bool { return codes[i] < codes[j] })
	old := []uint16{0}
	newID := map[uint16]uint16{0: 0}
	add := func(g uint16) uint16 {
		n, ok := newID[g]
		if !ok {
			n = uint16(len(old))
			newID[g] = n
			old = append(old, g)
		}
		return n
	}
	for _, c := range codes {
		add(m[c])
	}
	var glyf, loca, hmtx []byte
	for i := 0; i < len(old); i++ { // grows while composites add parts
		o, err := f.outline(old[i])
		if err != nil {
			return nil, err
		}
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		start := len(glyf)
		glyf = append(glyf, o...)
		if len(o) >= 10 && int16(be.Uint16(o)) < 0 {
			p := start + 10
			for {
				if p+4 > len(glyf) {
					return nil, errBad
				}
				fl := be.Uint16(glyf[p:])
				be.PutUint16(glyf[p+2:], add(be.Uint16(glyf[p+2:])))
				p += 4
				if fl&1 != 0 {
					p += 4
				} else {
					p += 2
				}
				if fl&8 != 0 {
					p += 2
				} else if fl&0x40 != 0 {
					p += 4
				} else if fl&0x80 != 0 {
					p += 8
				}
				if fl&0x20 == 0 {
					break
				}
			}
		}
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = be.AppendUint16(hmtx, uint16(f.advanceUnits(old[i])))
		hmtx = append(hmtx, f.lsb(old[i])...)
	}
	loca = be.AppendUint32(loca, uint32(len(glyf)))
	cp := func(t string) []byte { return append([]byte(nil), f.tab[t]...) }
	head, hhea, maxp := cp("head"), cp("hhea"), cp("maxp")
	be.PutUint32(head[8:], 0)
	be.PutUint16(head[50:], 1)
	be.PutUint16(hhea[34:], uint16(len(old)))
	be.PutUint16(maxp[4:], uint16(len(old)))
	post := make([]byte, 32)
	if p := f.tab["post"]; len(p) >= 32 {
		copy(post, p[:32])
	}
	be.PutUint32(post, 0x30000)
	out := map[string][]byte{"head": head, "hhea": hhea, "maxp": maxp, "hmtx": hmtx, "loca": loca, "glyf": glyf,
		"post": post, "cmap": makeCmap(codes, m, newID, full), "name": makeName(psName)}
	for _, t := range []string{"OS/2", "cvt ", "fpgm", "prep", "gasp"} {
		if f.tab[t] != nil {
			out[t] = f.tab[t]
		}
	}
	return assemble(out), nil
}

func makeCmap(codes []rune, m map[rune]uint16, newID map[uint16]uint16, full bool) []byte {
	type seg struct{ a, b, g int }
	var s4, s12 []seg
	for _, c := range codes {
		g := int(newID[m[c]])
		ap := func(s []seg) []seg {
			if k := len(s) - 1; k >= 0 && s[k].b+1 == int(c) && s[k].g+int(c)-s[k].a == g {
				s[k].b++
				return s
			}
			return append(s, seg{int(c), int(c), g})
		}
		s12 = ap(s12)
		if c < 0xFFFF {
			s4 = ap(s4)
		}
	}
	s4 = append(s4, seg{0xFFFF, 0xFFFF, 0})
	n := len(s4)
	sr, es := 2, 0
	for sr*2 <= 2*n {
		sr *= 2
		es++
	}
	var t []byte
	u := func(v ...int) {
		for _, x := range v {
			t = be.AppendUint16(t, uint16(x))
		}
	}
	u(4, 16+8*n, 0, 2*n, sr, es, 2*n-sr)
	for _, s := range s4 {
		u(s.b)
	}
	u(0)
	for _, s := range s4 {
		u(s.a)
	}
	for _, s := range s4 {
		if s.a == 0xFFFF {
			u(1)
		} else {
			u(s.g - s.a)
		}
	}
	for range s4 {
		u(0)
	}
	var h []byte
	if !full {
		h = be.AppendUint16(h, 0)
		h = be.AppendUint16(h, 1)
		h = append(h, 0, 3, 0, 1, 0, 0, 0, 12)
		return append(h, t...)
	}
	h = append(h, 0, 0, 0, 2, 0, 3, 0, 1, 0, 0, 0, 20, 0, 3, 0, 10)
	h = be.AppendUint32(h, uint32(20+len(t)))
	h = append(h, t...)
	h = append(h, 0, 12, 0, 0)
	h = be.AppendUint32(h, uint32(16+12*len(s12)))
	h = be.AppendUint32(h, 0)
	h = be.AppendUint32(h, uint32(len(s12)))
	for _, s := range s12 {
		h = be.AppendUint32(h, uint32(s.a))
		h = be.AppendUint32(h, uint32(s.b))
		h = be.AppendUint32(h, uint32(s.g))
	}
	return h
}

func makeName(ps string) []byte {
	ids := []uint16{1, 2, 4, 6}
	vals := []string{ps, "Regular", ps, ps}
	b := be.AppendUint16(nil, 0)
	b = be.AppendUint16(b, uint16(len(ids)))
	b = be.AppendUint16(b, uint16(6+12*len(ids)))
	var str []byte
	for i, id := range ids {
		for _, v := range []uint16{3, 1, 0x409, id, uint16(2 * len(vals[i])), uint16(len(str))} {
			b = be.AppendUint16(b, v)
		}
		for _, c := range []byte(vals[i]) {
			str = append(str, 0, c)
		}
	}
	return append(b, str...)
}

func sum(b []byte) (s uint32) {
	for len(b) >= 4 {
		s += be.Uint32(b)
		b = b[4:]
	}
	if len(b) > 0 {
		var t [4]byte
		copy(t[:], b)
		s += be.Uint32(t[:])
	}
	return
}

func assemble(t map[string][]byte) []byte {
	names := make([]string, 0, len(t))
	sz := 12
	for k, v := range t {
		names = append(names, k)
		sz += 16 + (len(v)+3)&^3
	}
	sort.Strings(names)
	n := len(names)
	sr, es := 16, 0
	for sr*2 <= 16*n {
		sr *= 2
		es++
	}
	b := make([]byte, 12+16*n, sz)
	be.PutUint32(b, 0x10000)
	for i, v := range []int{n, sr, es, 16*n - sr} {
		be.PutUint16(b[4+2*i:], uint16(v))
	}
	headAt := 0
	for i, k := range names {
		if k == "head" {
			headAt = len(b)
		}
		r := b[12+16*i:]
		copy(r, k)
		be.PutUint32(r[4:], sum(t[k]))
		be.PutUint32(r[8:], uint32(len(b)))
		be.PutUint32(r[12:], uint32(len(t[k])))
		b = append(b, t[k]...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	be.PutUint32(b[headAt+8:], 0xB1B0AFBA-sum(b))
	return b
}
