package typeset

import (
	"math"
	"slices"
	"strings"

	"xingbang/render/font"
)

// Costs of ending a line within a title or a name of an office, against those of
// its shape.
const (
	wordBreak   = 60  // inside a common word
	plainBreak  = 40  // nothing known of the place
	besideBreak = 16  // a word ends or begins
	betweenWord = 8   // a word ends and another begins
	quotedBreak = 1e3 // inside “ ”, 《 》 or brackets
	keptBreak   = 1e6 // inside what must stay whole
	moreLines   = 16  // one line more than need be
)

// BreakBySense breaks a title or an office's name into as few lines as fit the
// measure (mm), at places where the sense allows: not in a word, a number, quotes
// or any of the strings in whole. With shaped the lines make an upright or inverted
// trapezoid or a diamond (GB/T 9704-2012, 7.3.1); else they are of like width.
// Where the text has no break that fits, the lines are a paragraph's.
func BreakBySense(fonts *font.Set, role font.Role, size, measure float64, text string, shaped bool, whole ...string) []string {
	span := Span{Text: text, Role: role, Size: size}
	t := Paragraph{Align: Center, Spaced: true}.prepare(fonts, []Span{span})
	n := len(t.chars)
	if n == 0 || t.extent(0, n) <= measure+tolerance {
		return []string{text}
	}
	// What no line takes whole is broken as other text is.
	fitting := slices.DeleteFunc(slices.Clone(whole), func(w string) bool { return Width(fonts, role, size, w) > measure })
	s := senseBreaker{t: t, costs: senseCosts(text, t.costs, fitting), measure: measure, shaped: shaped}
	least := int(math.Ceil((t.extent(0, n) - tolerance) / measure))
	best, cuts := math.Inf(1), []int(nil)
	for lines := least; lines <= least+1; lines++ {
		s.best, s.cuts = math.Inf(1), nil
		s.search(0, lines, nil, 0)
		if cost := s.best + float64(lines-least)*moreLines; s.cuts != nil && cost < best {
			best, cuts = cost, s.cuts
		}
	}
	runes := []rune(text)
	var out []string
	if cuts == nil {
		for _, l := range (Paragraph{Measure: measure, Align: Center}).Compose(fonts, span) {
			line := ""
			for _, r := range l.Runs {
				line += r.Text
			}
			out = append(out, line)
		}
		return out
	}
	start := 0
	for _, end := range cuts {
		out = append(out, string(runes[start:end]))
		start = end
	}
	return out
}

// extent is the width in mm of characters set as a line of their own, less the blank
// halves of marks at its ends.
func (t *text) extent(start, end int) float64 {
	width, _ := t.natural(start, end)
	return width
}

// senseBreaker searches all ways to break a short text into a number of lines.
type senseBreaker struct {
	t       *text
	costs   []float64
	measure float64
	shaped  bool
	widths  []float64
	best    float64
	cuts    []int
}

func (s *senseBreaker) search(start, lines int, ends []int, cost float64) {
	n := len(s.t.chars)
	if cost >= s.best {
		return
	}
	if lines == 1 {
		w := s.t.extent(start, n)
		if w > s.measure+tolerance {
			return
		}
		widths := append(s.widths, w)
		if total := cost + shapeCost(widths, s.shaped); total < s.best {
			s.best = total
			s.cuts = append(append([]int(nil), ends...), n)
		}
		return
	}
	for end := start + 1; end < n; end++ {
		w := s.t.extent(start, end)
		if w > s.measure+tolerance {
			return
		}
		rest := float64(lines-1) * s.measure
		if math.IsInf(s.costs[end], 1) || s.t.extent(end, n) > rest+tolerance {
			continue
		}
		s.widths = append(s.widths, w)
		s.search(end, lines-1, append(ends, end), cost+s.costs[end])
		s.widths = s.widths[:len(s.widths)-1]
	}
}

// shapeCost is small for lines of like width; where they are to be shaped it is
// large for an hourglass and for a plain block.
func shapeCost(widths []float64, shaped bool) float64 {
	mean, cost := 0.0, 0.0
	for _, w := range widths {
		mean += w / float64(len(widths))
	}
	for _, w := range widths {
		cost += 40 * (w/mean - 1) * (w/mean - 1)
	}
	if !shaped {
		return cost
	}
	rising, falling, block := true, true, true
	for i := 1; i < len(widths); i++ {
		d := (widths[i] - widths[i-1]) / mean
		rising = rising && d > -0.02
		falling = falling && d < 0.02
		block = block && math.Abs(d) < 0.06
	}
	diamond := len(widths) == 3 && widths[1] > widths[0] && widths[1] > widths[2]
	if block {
		cost += 6
	} else if !rising && !falling && !diamond {
		cost += 50
	}
	return cost
}

// senseCosts tells what it costs to break before each rune.
func senseCosts(text string, breaks []float64, whole []string) []float64 {
	runes := []rune(text)
	costs := make([]float64, len(breaks))
	ends, begins, inside := wordEnds(runes)
	depth := 0
	for i := range costs {
		cost := float64(plainBreak)
		switch {
		case inside[i]:
			cost = wordBreak
		case i > 0 && i < len(runes) && (closes(runes[i-1]) || opens(runes[i]) || runes[i] == '第' || endsOfficeWord(runes[:i])):
			cost = 0
		case ends[i] && begins[i]:
			cost = betweenWord
		case ends[i] || begins[i]:
			cost = besideBreak
		}
		if i > 0 && strings.ContainsRune(openingMarks, runes[i-1]) {
			depth++
		}
		if depth > 0 && i < len(runes) {
			cost += quotedBreak
		}
		if i < len(runes) && strings.ContainsRune(closingMarks, runes[i]) {
			depth--
		}
		costs[i] = breaks[i] + cost
	}
	keepWhole(runes, costs, whole, keptBreak)
	return costs
}
