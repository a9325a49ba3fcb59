package font

import (
	"errors"
	"strings"
	"sync"

	"xingbang/fonts"
)

// Set is the faces of every role, each with the faces that stand in for what
// it lacks. It is read-only once made, and safe for concurrent use.
type Set struct {
	chains [Roles][]link
	marks  [Roles]map[rune]Glyph
}

// link is one face of a role: its own first, then those that stand in.
type link struct {
	face *Face
	file string // its base name, "" for a built-in face
	name string // what people call it
	body body
}

// Glyph is a character's drawing in the face that has it.
type Glyph struct {
	Face *Face
	ID   uint16
	// Advance is the width in em, of the glyph as it is drawn with its Fit.
	Advance float64
	Fit     Fit
}

// Builtin is the embedded faces; they are parsed once for the process.
var Builtin = sync.OnceValues(func() (*Set, error) {
	chains, err := builtinChains()
	if err != nil {
		return nil, err
	}
	return newSet(chains), nil
})

var builtinChains = sync.OnceValues(func() (chains [Roles][]link, err error) {
	var errs []error
	parse := func(name string, data []byte) link {
		f, err := Parse(strings.ReplaceAll(name, " ", ""), data)
		if err != nil {
			errs = append(errs, err)
			return link{}
		}
		return link{face: f, name: name, body: f.measureBody()}
	}
	song := parse("Noto Serif SC", fonts.SongRegular)
	bold := parse("Noto Serif SC Bold", fonts.SongBold)
	hei := parse("Noto Sans SC Medium", fonts.Hei)
	kai := parse("LXGW WenKai", fonts.Kai)
	rare := parse("HanaMinB", fonts.Rare)
	// 楷体 never stands in for 宋体: one brush-written character in a printed
	// name would look like a correction.
	chains[Song] = []link{song, rare}
	chains[Title] = []link{bold, song, rare}
	chains[FangSong] = []link{song, rare}
	chains[Hei] = []link{hei, song, rare}
	chains[Kai] = []link{kai, song, rare}
	return chains, errors.Join(errs...)
})

func newSet(chains [Roles][]link) *Set {
	s := &Set{chains: chains}
	s.chooseMarks()
	return s
}

// Glyph finds a character in the role's face or a stand-in; ok is false where no
// face has it.
func (s *Set) Glyph(role Role, r rune) (g Glyph, ok bool) {
	if r <= lastMark {
		if g, ok := s.marks[role][r]; ok {
			return g, true
		}
	}
	chain := s.chains[role]
	g, i, ok := find(chain, r)
	if i > 0 {
		g = matched(g, chain[0].body, chain[i].body)
	}
	return g, ok
}

// find is the character's glyph in the first of the faces that has it, and which that
// is.
func find(chain []link, r rune) (g Glyph, index int, ok bool) {
	for i, l := range chain {
		if id := l.face.GlyphID(r); id != 0 {
			return Glyph{Face: l.face, ID: id, Advance: l.face.Advance(id)}, i, true
		}
	}
	return Glyph{}, 0, false
}

// StandIn names the face that draws a character in place of the role's own; "" where
// the role's own does, or none. A mark chosen from another face for its shape counts
// as the role's own.
func (s *Set) StandIn(role Role, r rune) string {
	if _, chosen := s.marks[role][r]; chosen {
		return ""
	}
	if _, i, ok := find(s.chains[role], r); ok && i > 0 {
		return s.chains[role][i].name
	}
	return ""
}

// Has reports whether every role can draw the character, so that a name can
// stand on every page.
func (s *Set) Has(r rune) bool {
	for role := range Role(Roles) {
		if _, ok := s.Glyph(role, r); !ok {
			return false
		}
	}
	return true
}

// Advance is the character's width in em; 1 where no face has it.
func (s *Set) Advance(role Role, r rune) float64 {
	if g, ok := s.Glyph(role, r); ok {
		return g.Advance
	}
	return 1
}
