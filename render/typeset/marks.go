package typeset

import (
	"strings"
	"unicode"

	"xingbang/render/font"
)

// Marks by their place in a line (clreq 3.1, GB/T 15834).
const (
	openingMarks = "“‘（《〈【〔「『〖［｛([{"
	closingMarks = "”’）》〉】〕」』〗］｝"
	pauseMarks   = "、，。；：！？．"
	// Latin and other marks that may not stand at a line's start.
	otherNoStart = ")]},.;:!?%％‰℃°·・—–…～〜/／"
	otherNoEnd   = "￥¥$№#§"
)

// opens tells whether a mark's blank half, if it has one, is on its left.
func opens(r rune) bool { return strings.ContainsRune(openingMarks, r) }

// closes tells whether a mark's blank half, if it has one, is on its right.
func closes(r rune) bool {
	return strings.ContainsRune(closingMarks, r) || strings.ContainsRune(pauseMarks, r)
}

// noStart tells whether a line may not begin with the character.
func noStart(r rune) bool { return closes(r) || strings.ContainsRune(otherNoStart, r) }

// noEnd tells whether a line may not end with the character.
func noEnd(r rune) bool { return opens(r) || strings.ContainsRune(otherNoEnd, r) }

// han tells whether a character is set solid in a square of its own.
func han(r rune) bool {
	return unicode.Is(unicode.Han, r) || r == '〇' || r == '○' || r == '★' || r == '☆'
}

// blank is the part of a mark's advance, in em, that is blank and can be taken
// away: half an em of a full-width mark, nothing of any other character.
func blank(fonts *font.Set, role font.Role, r rune) float64 {
	if !opens(r) && !closes(r) {
		return 0
	}
	if fonts.Advance(role, r) < 0.9 {
		return 0
	}
	return 0.5
}
