package workbook

import (
	"maps"
	"slices"
)

// distance is the edit distance of two names in characters.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	line := make([]int, len(y)+1)
	for j := range line {
		line[j] = j
	}
	for i := range x {
		diagonal := line[0]
		line[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost++
			}
			diagonal = line[j+1]
			line[j+1] = min(cost, line[j+1]+1, line[j]+1)
		}
	}
	return line[len(y)]
}

// nearest is the name at the least distance, the first of equals; "" where none
// has a character in common with s in its place.
func nearest(s string, names []string) string {
	if len(s) > 200 {
		return ""
	}
	best, least := "", 0
	for _, n := range names {
		d := distance(s, n)
		if d < max(len([]rune(s)), len([]rune(n))) && (best == "" || d < least) {
			best, least = n, d
		}
	}
	return best
}

// nearest is the column whose name or synonym is nearest to a header.
func (v vocabulary) nearest(key string) string {
	return v[nearest(key, slices.Sorted(maps.Keys(v)))].name
}
