package site

import (
	"strings"
	"unicode"

	"xingbang/render/publication"
)

// person is a name as it stands in a list.
type person struct {
	Name, Distinction, Score string
	// Spread tells that a name of two characters takes the width of three. The
	// style sheet does it, so that the text stays 张三 for search and copy.
	Spread bool
	// Class is the style of how many columns of the list the name takes: "" for
	// one, "w2", "w3"; "w0" for a line of its own; "w2 d2" for 张敏（女）.
	Class string
	// ID is the person's own anchor, "" but on the page of a branch.
	ID string
	// Deeds is the anchor of what is told of the person on the same page, "" if
	// nothing is.
	Deeds string
}

// Widths of a list's column in em; style.css has the same.
const (
	nameColumn   = 4.7
	scoredColumn = 7.9
)

func newPerson(p publication.Person) person {
	v := person{Name: p.Name, Distinction: p.Distinction, Score: p.Score}
	width, count := measure(p.Name)
	if count == 2 && width == 2 {
		v.Spread = true
		width = 3
	}
	if p.Distinction != "" {
		w, _ := measure(p.Distinction)
		width += 0.8 * (w + 2)
	}
	column := nameColumn
	if p.Score != "" {
		column = scoredColumn
		width += 3.4
	}
	v.Class = "w0"
	for n, class := range [...]string{"", "w2", "w3"} {
		if width+0.4 <= column*float64(n+1) {
			v.Class = class
			break
		}
	}
	if notes, _ := measure(p.Distinction); v.Spread && notes == 1 && p.Score == "" {
		v.Class += " d2" // on paper the column of a name takes it too
	}
	return v
}

func newPersons(list []publication.Person) []person {
	out := make([]person, len(list))
	for i, p := range list {
		out[i] = newPerson(p)
	}
	return out
}

// measure is a text's width in em, about, and its number of visible characters.
func measure(s string) (width float64, count int) {
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Cf, unicode.Mn, unicode.Me):
			continue
		case r < 0x250 && r != '·':
			width += 0.6
		default:
			width++
		}
		count++
	}
	return width, count
}

const (
	isolate    = "\u2068"
	isolateEnd = "\u2069"
)

// plain guards a text that goes where no bdi element can stand, as a title: if
// it holds a direction control (UAX #9), it is wrapped in an isolate, so that
// what follows keeps its order.
func plain(s string) string {
	if !strings.ContainsFunc(s, isControl) {
		return s
	}
	inner := strings.Map(func(r rune) rune {
		if r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, s)
	return isolate + inner + isolateEnd
}

func isControl(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}
