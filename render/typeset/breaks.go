package typeset

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/segmenter"
)

// What a break costs, against the square of a line's stretch (see lineCost).
const (
	freeBreak   = 0.0
	partsBreak  = 2.0  // after an interpunct
	partBreak   = 8.0  // near one, where a name may be
	dateBreak   = 8.0  // inside a date: rather three em of stretch than this
	wholeBreak  = 16.0 // inside a name that the paragraph knows of
	urlBreak    = 20.0 // after a mark of an address
	urlTorn     = 90.0 // elsewhere in it: rather than gaps of a third of an em
	forcedBreak = 1e4  // inside what has no other break and fits no line
)

// nameReach is how many characters beside an interpunct are taken for a name's.
const nameReach = 3

// noBreak marks a place where a line never ends.
var noBreak = math.Inf(1)

var (
	dateText  = regexp.MustCompile(`[0-9]{2,4}年([0-9]{1,2}月([0-9]{1,2}日)?)?|[0-9]{1,2}月[0-9]{1,2}日`)
	mailText  = regexp.MustCompile(`[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+`)
	urlText   = regexp.MustCompile(`(?:https?://|www\.)[!-~]+`)
	spacedNum = regexp.MustCompile(`[0-9]\p{Z}+(?:[A-Za-zµ%‰°℃]{1,4}\b|[%‰°℃]|\p{Han})`)
)

// breakCosts tells for each place before the rune of that index (the last is the
// text's end) what it costs to end a line there; whole are strings to be kept. The
// opportunities are UAX #14's, less those that clreq 3.1.3 and GB/T 9704 forbid, plus
// some UAX #14 lacks.
func breakCosts(text []rune, whole []string) []float64 {
	costs := make([]float64, len(text)+1)
	for i := range costs {
		costs[i] = noBreak
	}
	var seg segmenter.Segmenter
	seg.Init(text)
	for it := seg.LineIterator(); it.Next(); {
		line := it.Line()
		costs[line.Offset+len(line.Text)] = freeBreak
	}
	solid := ' ' // what the line would end with, trailing spaces aside
	for i := 1; i < len(text); i++ {
		before, after := text[i-1], text[i]
		if before != ' ' {
			solid = before
		}
		if bracketed(before, after) {
			costs[i] = freeBreak
		}
		if sticks(before, after) || noEnd(solid) {
			costs[i] = noBreak
		}
	}
	nearInterpuncts(text, costs)
	keepWhole(text, costs, whole, wholeBreak)
	overlay(text, costs)
	costs[0] = noBreak
	costs[len(text)] = freeBreak
	return costs
}

// bracketed tells whether a break at full-width brackets and quotes is surely
// right, which UAX #14 leaves closed for quotes next to letters and digits.
func bracketed(before, after rune) bool {
	return closes(before) && after > 0x2E80 || opens(after) && before > 0x2E80
}

// sticks tells whether two neighbours are never parted.
func sticks(before, after rune) bool {
	switch {
	case after == ' ':
		return true // a space ends its line and never begins one
	case noStart(after), noEnd(before):
		return true
	case before == '…' && after == '…', before == '—' && after == '—':
		return true
	case digit(before) && (unicode.Is(unicode.Han, after) || after == '％'):
		return true // a number with its unit
	case before == '第' && digit(after):
		return true
	case (before == '～' || before == '–' || before == '〜') && digit(after):
		return true
	}
	return false
}

// overlay closes numbers before a spaced unit and e-mail addresses, and makes
// dates and web addresses dear to break.
func overlay(text []rune, costs []float64) {
	latin := false
	for _, r := range text {
		latin = latin || digit(r) || r == '@' || r == '.'
	}
	if !latin {
		return
	}
	s := string(text)
	index := make([]int, 0, len(s)+1) // of the rune at each byte
	for i, r := range text {
		for range len(string(r)) {
			index = append(index, i)
		}
	}
	index = append(index, len(text))
	inside := func(re *regexp.Regexp, f func(i int, cost float64) float64) {
		for _, m := range re.FindAllStringIndex(s, -1) {
			for i := index[m[0]] + 1; i < index[m[1]]; i++ {
				costs[i] = f(i, costs[i])
			}
		}
	}
	inside(spacedNum, func(int, float64) float64 { return noBreak })
	inside(dateText, func(_ int, cost float64) float64 { return max(cost, dateBreak) })
	inside(urlText, func(i int, cost float64) float64 {
		switch text[i-1] {
		case '/', '?', '&', '=', '-', '_', '#':
			if !noStart(text[i]) && text[max(i-2, 0)] != '/' {
				return urlBreak
			}
		}
		if inWord(text, i) {
			return urlTorn
		}
		return noBreak
	})
	inside(mailText, func(int, float64) float64 { return noBreak })
}

// leastTorn is how many characters of a word of an address stay on either line.
const leastTorn = 3

// inWord tells whether a place is well within letters and digits.
func inWord(text []rune, i int) bool {
	if i < leastTorn || i+leastTorn > len(text) {
		return false
	}
	for _, r := range text[i-leastTorn : i+leastTorn] {
		if !word(r) {
			return false
		}
	}
	return true
}

// nearInterpuncts makes breaks dear within the names that interpuncts are in, least
// after the interpunct.
func nearInterpuncts(text []rune, costs []float64) {
	for i, r := range text {
		if r != '·' {
			continue
		}
		if i > 0 && i+1 < len(text) {
			costs[i+1] = noBreak
			if han(text[i-1]) && han(text[i+1]) {
				costs[i+1] = partsBreak
			}
		}
		for k := i - 1; k > 0 && k > i-nameReach && han(text[k]) && han(text[k-1]); k-- {
			costs[k] = max(costs[k], partBreak)
		}
		for k := i + 2; k < len(text) && k <= i+nameReach && han(text[k]) && han(text[k-1]); k++ {
			costs[k] = max(costs[k], partBreak)
		}
	}
}

// keepWhole makes breaks inside the given strings cost at least so much.
func keepWhole(text []rune, costs []float64, whole []string, cost float64) {
	if len(whole) == 0 {
		return
	}
	s := string(text)
	for _, w := range whole {
		if !strings.Contains(s, w) {
			continue
		}
		word := []rune(w)
		for i := 0; len(word) > 1 && i+len(word) <= len(text); i++ {
			if !slices.Equal(text[i:i+len(word)], word) {
				continue
			}
			for k := i + 1; k < i+len(word); k++ {
				costs[k] = max(costs[k], cost)
			}
		}
	}
}

func digit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }
