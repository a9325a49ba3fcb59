package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// key is a place in stroke order: the count, then the classes in sequence.
type key struct {
	count   int
	classes string
}

func (k key) compare(other key) int {
	return cmp.Or(cmp.Compare(k.count, other.count), cmp.Compare(k.classes, other.classes))
}

// How far a character's key is trusted.
const (
	derived = 1
	known   = 3
)

// keys are the places of characters whose strokes are known or derived.
type keys struct {
	keys  map[rune]key
	trust map[rune]int
}

// newKeys takes the known sequences, and those derived that have as many strokes as
// Unihan counts.
func newKeys(counts map[rune]string, sequences map[string]string, d *deriver) keys {
	k := keys{map[rune]key{}, map[rune]int{}}
	for char, n := range counts {
		if s := d.sequence(string(char)); s != "" && strconv.Itoa(len(s)) == strings.Fields(n)[0] {
			k.keys[char], k.trust[char] = key{len(s), s}, derived
		}
	}
	for char, s := range sequences {
		r := []rune(char)[0]
		k.keys[r], k.trust[r] = key{len(s), s}, known
	}
	return k
}

type entry struct {
	char  rune
	key   key
	place int // in the standard table
}

// strokes orders the standard's characters by key and place, and others by key; those
// without a key follow the others of their count in code order, behind a tab.
func strokes(standard string, counts map[rune]string, keys keys) []byte {
	var all []entry
	listed := map[rune]bool{}
	for _, level := range strings.Split(strings.TrimSpace(standard), "\n") {
		all = append(all, keys.ordered([]rune(strings.TrimSpace(level)), len(all), counts)...)
	}
	for _, e := range all {
		listed[e.char] = true
	}
	for _, char := range sortedKeys(keys.keys) {
		if !listed[char] && counts[char] != "" {
			listed[char] = true
			all = append(all, entry{char, keys.keys[char], len(all)})
		}
	}
	slices.SortStableFunc(all, func(a, b entry) int {
		return cmp.Or(a.key.compare(b.key), cmp.Compare(a.place, b.place))
	})
	lines := map[int]*[2]strings.Builder{}
	line := func(n int) *[2]strings.Builder {
		if lines[n] == nil {
			lines[n] = &[2]strings.Builder{}
		}
		return lines[n]
	}
	for _, e := range all {
		line(e.key.count)[0].WriteRune(e.char)
	}
	for _, char := range sortedKeys(counts) {
		if n := count(counts, char); n > 0 && !listed[char] {
			line(n)[1].WriteRune(char)
		}
	}
	var out strings.Builder
	for _, n := range sortedKeys(lines) {
		fmt.Fprintf(&out, "%d\t%s\t%s\n", n, lines[n][0].String(), lines[n][1].String())
	}
	return []byte(out.String())
}

// count is Unihan's count of a character's strokes, of several that of mainland China;
// 0 where it has none.
func count(counts map[rune]string, char rune) int {
	first, _, _ := strings.Cut(counts[char], " ")
	n, _ := strconv.Atoi(first)
	return n
}

// ordered gives each character of one level its key. A key that is out of the printed
// order is dropped: the order is the standard's, not the data's. A character without
// one takes that of the one before.
func (k keys) ordered(level []rune, place int, counts map[rune]string) []entry {
	rising := k.rising(level)
	out := make([]entry, len(level))
	last := key{}
	for i, char := range level {
		at := last
		if rising[i] {
			at = k.keys[char]
		} else if n := count(counts, char); n > last.count {
			for next := i + 1; next < len(level); next++ {
				if !rising[next] {
					continue
				}
				if following := k.keys[level[next]]; n < following.count {
					at = key{count: n}
				} else if n == following.count {
					at = following
				}
				break
			}
		}
		out[i], last = entry{char, at, place + i}, at
	}
	return out
}

// rising chooses, of the characters that have a key, those most trusted in all whose
// keys never fall.
func (k keys) rising(level []rune) []bool {
	best := make([]int, len(level)) // trust of the best choice that ends here
	from := make([]int, len(level))
	end := -1
	for i, char := range level {
		at, ok := k.keys[char]
		from[i] = -1
		if !ok {
			continue
		}
		for j := range i {
			if best[j] > best[i] && k.keys[level[j]].compare(at) <= 0 {
				best[i], from[i] = best[j], j
			}
		}
		best[i] += k.trust[char]
		if end < 0 || best[i] > best[end] {
			end = i
		}
	}
	chosen := make([]bool, len(level))
	for i := end; i >= 0; i = from[i] {
		chosen[i] = true
	}
	return chosen
}
