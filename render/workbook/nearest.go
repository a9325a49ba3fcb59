package workbook

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"xingbang/render/evaluation"
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

// nearest is the name most like s, the first of equals; "" where none is like it.
func nearest(s string, names []string) string {
	if len(s) > 200 {
		return ""
	}
	best, least := "", 0
	for _, n := range names {
		if d := distance(s, n); alike(s, n, d) && (best == "" || d < least) {
			best, least = n, d
		}
	}
	return best
}

// alike tells whether two names of so great a distance are as near as those of one
// thing are: a third of the characters apart at most, or the one the other with
// less than as much again added.
func alike(a, b string, distance int) bool {
	short, long := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if short > long {
		a, b, short, long = b, a, long, short
	}
	return 3*distance <= long || 2*short > long && strings.Contains(b, a)
}

// suggestion names what an unknown name may have been meant for: of names of a kind
// the one that is like it, else all.
func suggestion(kind, near string, all []string) string {
	if near != "" {
		return fmt.Sprintf("最接近的%s是“%s”", kind, near)
	}
	return kind + "有：" + strings.Join(all, "、")
}

// nearest is the column whose name or synonym is most like a header.
func (v vocabulary) nearest(key string) string {
	near := v[nearest(key, slices.Sorted(maps.Keys(v)))].name
	if near == ignored.name {
		return ""
	}
	return near
}

// namesOf are the columns of a table that are read, the items' at the end.
func namesOf(columns []column, items []evaluation.Item) (names []string) {
	for _, c := range columns {
		if c.name != ignored.name {
			names = append(names, c.name)
		}
	}
	for _, i := range items {
		names = append(names, i.Name)
	}
	return names
}
