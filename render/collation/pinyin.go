package collation

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// ByPinyin compares two names by 姓氏拼音, character by character: by letters, then
// by tone, then in stroke order; the surname in its reading as a surname.
func ByPinyin(a, b string) int {
	x, y := []rune(a), []rune(b)
	readingX, readingY := Readings(a), Readings(b)
	for i := range min(len(x), len(y)) {
		lettersX, toneX := parse(readingX[i])
		lettersY, toneY := parse(readingY[i])
		if c := cmp.Or(cmp.Compare(lettersX, lettersY), cmp.Compare(toneX, toneY), byStroke(x[i], y[i])); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(x), len(y))
}

// Readings are the syllables of a name with their tone marks, one a character;
// what has no reading is behind all that have.
func Readings(name string) []string {
	chars := []rune(name)
	out := make([]string, len(chars))
	for i, r := range chars {
		if s, ok := readings()[r]; ok {
			out[i] = s
		} else {
			out[i] = "\uffff" + string(r)
		}
	}
	surname, _ := split(name)
	if s, ok := compound[string(surname)]; ok {
		copy(out, strings.Fields(s))
	} else if len(surname) == 1 {
		if s, ok := surnameReading[surname[0]]; ok {
			out[0] = s
		}
	}
	return out
}

// readings gives each character its usual reading.
var readings = sync.OnceValue(func() map[rune]string {
	out := make(map[rune]string, 1<<16)
	for line := range strings.Lines(pinyinTable) {
		syllable, chars, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		for _, r := range chars {
			out[r] = syllable
		}
	}
	return out
})

// tones are the combining marks of tones 1 to 4; without one it is tone 5.
var tones = []rune{'\u0304', '\u0301', '\u030c', '\u0300'}

// parse takes the tone off a syllable; ü is put behind u.
func parse(syllable string) (letters string, tone int) {
	tone = 5
	var b strings.Builder
	for _, r := range norm.NFD.String(syllable) {
		if i := slices.Index(tones, r); i >= 0 {
			tone = i + 1
			continue
		}
		if r == '\u0308' {
			r = '~'
		}
		b.WriteRune(r)
	}
	return b.String(), tone
}
