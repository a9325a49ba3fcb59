package font

import (
	"errors"
	"sync"

	"xingbang/fonts"
)

// Set is the faces of every role, each with the faces that stand in for what
// it lacks. It is read-only once made, and safe for concurrent use.
type Set struct {
	chains [Roles][]*Face
}

// Glyph is a character's drawing in the face that has it.
type Glyph struct {
	Face *Face
	ID   uint16
	// Advance is the width in em.
	Advance float64
}

// Builtin is the embedded faces; they are parsed once for the process.
var Builtin = sync.OnceValues(func() (*Set, error) {
	var errs []error
	parse := func(name string, data []byte) *Face {
		f, err := Parse(name, data)
		errs = append(errs, err)
		return f
	}
	song := parse("NotoSerifSC-Regular", fonts.SongRegular)
	bold := parse("NotoSerifSC-Bold", fonts.SongBold)
	hei := parse("NotoSansSC-Medium", fonts.Hei)
	kai := parse("LXGWWenKai-Regular", fonts.Kai)
	rare := parse("HanaMinB", fonts.Rare)
	s := &Set{}
	s.chains[Song] = []*Face{song, rare, kai}
	s.chains[Title] = []*Face{bold, rare, kai}
	s.chains[FangSong] = []*Face{song, rare, kai}
	s.chains[Hei] = []*Face{hei, song, rare, kai}
	s.chains[Kai] = []*Face{kai, song, rare}
	return s, errors.Join(errs...)
})

// Glyph finds a character in the role's face or a stand-in; ok is false where no
// face has it.
func (s *Set) Glyph(role Role, r rune) (g Glyph, ok bool) {
	for _, f := range s.chains[role] {
		if id := f.GlyphID(r); id != 0 {
			return Glyph{f, id, f.Advance(id)}, true
		}
	}
	return Glyph{}, false
}

// Has reports whether any face can draw the character.
func (s *Set) Has(r rune) bool {
	_, ok := s.Glyph(Song, r)
	return ok
}

// Advance is the character's width in em; 1 where no face has it.
func (s *Set) Advance(role Role, r rune) float64 {
	if g, ok := s.Glyph(role, r); ok {
		return g.Advance
	}
	return 1
}
