package typeset

import (
	"math"
	"slices"
	"unicode"

	"xingbang/render/font"
)

// character is one rune of a paragraph, measured; lengths in mm.
type character struct {
	rune    rune
	span    int
	em      float64
	advance float64
	scale   float64 // of the glyph's width; 1 but in a dash of two em
	left    float64 // blank before an opening mark's ink
	right   float64 // blank after a closing mark's ink
	// kern is added after the character where its neighbour stands on the
	// same line: two marks side by side are 1.5 em wide.
	kern float64
	// thin is added likewise where one is Han, the other Latin.
	thin float64
}

// text is a paragraph without line feeds, ready to be broken. The sums run over
// the characters before an index; those of gaps count the gap after a character.
type text struct {
	spans    []Span
	chars    []character
	centered bool // a mark has no blank half at the paragraph's head either
	gaps     []gap
	costs    []float64 // see breakCosts
	widths   []float64
	squeezes []float64
	frees    []float64 // what gaps can be stretched before all of them are
	counts   []int     // of gaps that can be stretched evenly
}

// prepare measures the spans' characters.
func (p Paragraph) prepare(fonts *font.Set, spans []Span) *text {
	t := &text{spans: slices.Clone(spans), centered: p.Align == Center}
	var runes []rune
	for k, s := range spans {
		if s.URL != "" {
			t.spans[k].Tag = s.Tag.Under(TagLink)
		}
		em := s.Size * MMPerPoint
		for _, r := range s.Text {
			c := character{rune: r, span: k, em: em, scale: 1}
			c.advance = fonts.Advance(s.Role, r) * em
			if b := blank(fonts, s.Role, r) * em; opens(r) {
				c.left = b
			} else {
				c.right = b
			}
			t.chars = append(t.chars, c)
			runes = append(runes, r)
		}
	}
	for i := range t.chars {
		t.joinNext(i, p.thin())
	}
	t.costs = breakCosts(runes, p.Whole)
	n := len(t.chars)
	t.gaps = make([]gap, n)
	t.widths, t.squeezes = make([]float64, n+1), make([]float64, n+1)
	t.frees, t.counts = make([]float64, n+1), make([]int, n+1)
	for i, c := range t.chars {
		if i+1 < n {
			t.gaps[i] = gapBetween(c, t.chars[i+1])
		}
		t.widths[i+1] = t.widths[i] + c.advance + c.kern + c.thin
		t.squeezes[i+1] = t.squeezes[i] + t.gaps[i].squeeze
		t.frees[i+1] = t.frees[i] + t.gaps[i].space + t.gaps[i].mixed
		t.counts[i+1] = t.counts[i]
		if t.gaps[i].even {
			t.counts[i+1]++
		}
	}
	return t
}

// joinNext settles what the i-th character and its neighbour do to each other; thin
// is the room between Han and Latin in em.
func (t *text) joinNext(i int, thin float64) {
	c := &t.chars[i]
	dash := func(k int) bool { return k >= 0 && k < len(t.chars) && t.chars[k].rune == '—' }
	if c.rune == '—' && c.advance > 0 && (dash(i-1) || dash(i+1)) {
		c.scale = c.em / c.advance // the two strokes meet
		c.advance = c.em
	}
	if i+1 == len(t.chars) {
		return
	}
	switch next := t.chars[i+1]; {
	case c.right > 0 && (opens(next.rune) || closes(next.rune)):
		c.kern = -c.right
	case opens(c.rune) && next.left > 0:
		c.kern = -next.left
	case mixes(c.rune, next.rune):
		c.thin = thin * max(c.em, next.em)
	}
}

// solid is the end of a line less its trailing spaces, which take no room.
func (t *text) solid(start, end int) int {
	for end > start && t.chars[end-1].rune == ' ' {
		end--
	}
	return end
}

// lead is the blank half that an opening mark loses where it begins a line. At the
// head of a paragraph, which is indented, it keeps it.
func (t *text) lead(start int) float64 {
	if start == 0 && !t.centered {
		return 0
	}
	return t.chars[start].left
}

// natural is a line's width before it is justified, the blank halves of marks at
// its edges left out, and how far it can be squeezed; both in mm. The line ends
// before the character solid.
func (t *text) natural(start, solid int) (width, squeeze float64) {
	if solid <= start {
		return 0, 0
	}
	last := t.chars[solid-1]
	width = t.widths[solid-1] - t.widths[start] + last.advance - last.right - t.lead(start)
	return width, t.squeezes[solid-1] - t.squeezes[start]
}

// Costs of lines, in the unit of breakCosts.
const (
	stretchUnit = 0.04 // em a gap: this much stretch costs 1
	freeFull    = 0.2  // Latin spaces and Han–Latin gaps stretched to their limit
	squeezeFull = 1.5  // a line squeezed to its limit; half as far, an eighth of it
	aLine       = 0.02 // of two ways alike, that with fewer lines
	orphanCost  = 1e3  // a last line of one character
	spacedCost  = 100  // a Latin word spaced out
	loneCost    = 1e5  // a line that cannot be flush
	overflow    = 1e8  // a character wider than the measure
)

// tolerance is what counts as fitting, in mm.
const tolerance = 1e-6

// lineCost is what a line costs, +Inf where it does not fit its measure.
func (t *text) lineCost(start, end, solid int, measure float64) float64 {
	width, squeeze := t.natural(start, solid)
	spare := measure - width
	if spare < -squeeze-tolerance {
		if end == start+1 {
			return overflow
		}
		return math.Inf(1)
	}
	cost := aLine
	if spare < 0 && squeeze > 0 {
		cost += squeezeFull * math.Pow(-spare/squeeze, 3)
	}
	if end == len(t.chars) {
		if start > 0 && t.lone(start, solid) {
			cost += orphanCost
		}
		return cost
	}
	if spare > 0 {
		if solid <= start+1 {
			return cost + loneCost
		}
		if free := t.frees[solid-1] - t.frees[start]; free > 0 {
			x := min(1, spare/free)
			cost += freeFull * x * x
			spare = max(0, spare-free)
		}
		gaps := t.counts[solid-1] - t.counts[start]
		if gaps == 0 && spare > 0 {
			cost += spacedCost
		}
		if gaps == 0 {
			gaps = solid - start - 1
		}
		x := spare / t.chars[start].em / float64(gaps) / stretchUnit
		cost += x * x
	}
	return cost
}

// lone tells whether a line has but one character beside its marks.
func (t *text) lone(start, end int) bool {
	n := 0
	for _, c := range t.chars[start:end] {
		if !closes(c.rune) && !opens(c.rune) {
			n++
		}
	}
	return n <= 1
}

// bestBreaks finds the ends of the paragraph's lines with the least cost in all.
func (t *text) bestBreaks(measure, indent float64) []int {
	n := len(t.chars)
	if n == 0 {
		return []int{0}
	}
	t.openOverlong(min(measure, measure-indent))
	best := make([]float64, n+1)
	from := make([]int, n+1)
	for i := range best {
		best[i] = math.Inf(1)
	}
	best[0] = 0
	for start := range n {
		if math.IsInf(best[start], 1) {
			continue
		}
		room := measure
		if start == 0 {
			room -= indent
		}
		solid := start
		for end := start + 1; end <= n; end++ {
			if t.chars[end-1].rune != ' ' {
				solid = end
			}
			width, squeeze := t.natural(start, solid)
			if end > start+1 && width-squeeze > room+t.chars[end-1].em {
				break // whatever follows is wider yet
			}
			if math.IsInf(t.costs[end], 1) {
				continue
			}
			cost := best[start] + t.costs[end] + t.lineCost(start, end, solid, room)
			if cost < best[end] {
				best[end], from[end] = cost, start
			}
		}
	}
	var ends []int
	for end := n; end > 0; end = from[end] {
		ends = append(ends, end)
	}
	slices.Reverse(ends)
	return ends
}

// openOverlong lets what has no break and is wider than a line be broken anywhere,
// at marks last of all.
func (t *text) openOverlong(measure float64) {
	start := 0
	for end := 1; end < len(t.costs); end++ {
		if math.IsInf(t.costs[end], 1) {
			continue
		}
		width, squeeze := t.natural(start, t.solid(start, end))
		if width-squeeze > measure+tolerance {
			for i := start + 1; i < end; i++ {
				t.costs[i] = forcedBreak
				a, b := t.chars[i-1].rune, t.chars[i].rune
				if word(a) && word(b) {
					t.costs[i] *= 3 // rather at a mark than within a word
				}
				if b == ' ' || noStart(b) || noEnd(a) || unicode.Is(unicode.M, b) {
					t.costs[i] *= 100
				}
			}
		}
		start = end
	}
}
