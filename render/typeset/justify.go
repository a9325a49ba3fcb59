package typeset

import (
	"strings"
	"unicode"
)

// gap is the place between two characters of a line, and what it can give.
type gap struct {
	// squeeze is how much can be taken away, in mm, in the turn that stage
	// tells: Latin spaces, brackets, pauses, stops (clreq 3.1.6).
	squeeze float64
	stage   uint8
	// space is how much a Latin space can grow, mixed how much room can be
	// put between Han and Latin, in mm.
	space, mixed float64
	// even tells whether the gap takes part when all are stretched evenly:
	// within Latin words, numbers, —— and …… none does.
	even bool
}

const squeezeStages = 4

// gapBetween is the gap between two neighbours on one line.
func gapBetween(a, b character) gap {
	var g gap
	la, lb := latin(a.rune), latin(b.rune)
	switch {
	case a.kern != 0: // the pair has given what it can
	case a.rune == ' ':
		g.squeeze = max(0, a.advance-0.25*a.em)
		g.space = max(0, 0.5*a.em-a.advance)
	case b.left > 0:
		g.squeeze, g.stage = b.left, 1
	case a.right > 0 && strings.ContainsRune(closingMarks, a.rune):
		g.squeeze, g.stage = a.right, 1
	case a.right > 0 && strings.ContainsRune("、，；：", a.rune):
		g.squeeze, g.stage = a.right, 2
	case a.right > 0:
		g.squeeze, g.stage = a.right/2, 3
	}
	if mixes(a.rune, b.rune) {
		g.mixed = max(0, mostMixed*max(a.em, b.em)-a.thin)
	}
	g.even = !(la && lb && a.rune != ' ') && !joined(a.rune, b.rune) && b.rune != ' ' && !unicode.Is(unicode.M, b.rune)
	return g
}

// Room between Han and Latin in running text, in em: as it is, and stretched.
const (
	thinGap   = 0.125
	mostMixed = 0.25
)

// mixes tells whether two neighbours are Han and a letter or digit.
func mixes(a, b rune) bool {
	return han(a) && word(b) || (word(a) || a == '%' || a == '‰') && han(b)
}

// joined tells whether there is never room between two neighbours: within —— and
// ……, and beside marks that join (clreq, 拉伸处理的优先顺序).
func joined(a, b rune) bool {
	const connectors = "·～〜–/／"
	return (a == '—' || a == '…') && a == b || strings.ContainsRune(connectors, a) || strings.ContainsRune(connectors, b)
}

// latin tells whether a character is of a Latin word or number, or its marks.
func latin(r rune) bool { return r < 0x2000 && r != '·' && !unicode.Is(unicode.M, r) }

// word tells whether a character is a Latin letter or a digit.
func word(r rune) bool { return latin(r) && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// justify is what is added after each character of a line, but the last, for its
// width to grow by spare mm; a negative spare narrows. The line's blank gaps give
// in turn, each turn evenly.
func (t *text) justify(start, solid int, spare float64) []float64 {
	n := solid - start - 1
	if n <= 0 {
		return nil
	}
	added := make([]float64, n)
	gaps := t.gaps[start : start+n]
	if spare < 0 {
		for stage := range uint8(squeezeStages) {
			spare += share(added, -1, -spare, func(i int) float64 {
				if gaps[i].stage != stage {
					return 0
				}
				return gaps[i].squeeze
			})
		}
		return added
	}
	spare -= share(added, 1, spare, func(i int) float64 { return gaps[i].space })
	spare -= share(added, 1, spare, func(i int) float64 { return gaps[i].mixed })
	if spare <= tolerance {
		return added
	}
	even := t.counts[solid-1] - t.counts[start]
	for i := range added {
		if even == 0 {
			added[i] += spare / float64(n)
		} else if gaps[i].even {
			added[i] += spare / float64(even)
		}
	}
	return added
}

// share spreads an amount over what has room for it, in proportion to the room,
// and returns how much went in.
func share(added []float64, sign, amount float64, room func(int) float64) float64 {
	total := 0.0
	for i := range added {
		total += room(i)
	}
	if total <= 0 || amount <= 0 {
		return 0
	}
	k := min(1, amount/total)
	for i := range added {
		added[i] += sign * k * room(i)
	}
	return k * total
}
