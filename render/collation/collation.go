// Package collation compares Chinese personal names as lists of names are
// ordered: 姓氏笔画 and 姓氏拼音. Its tables are made by the program in generate;
// their sources' licences stand under licenses.
//
// Within one stroke count the 8,105 characters of 通用规范汉字表 stand in stroke
// order; the strokes of most of the third level are put together from those of the
// components, and some 130 characters are placed by the standard's printed order
// alone. Half of all other characters are placed so too; the rest follow, by code
// point.
package collation

import (
	"cmp"
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed strokes.txt
var strokesTable string

//go:embed pinyin.txt
var pinyinTable string

// strokeRank gives each character its place in stroke order, from 1.
var strokeRank = sync.OnceValue(func() map[rune]int {
	rank := make(map[rune]int, 1<<17)
	for line := range strings.Lines(strokesTable) {
		n, chars, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		count, err := strconv.Atoi(n)
		if err != nil {
			panic("collation: strokes.txt: " + err.Error())
		}
		i := 0
		for _, r := range chars {
			if _, ok := rank[r]; r != '\t' && !ok {
				i++
				rank[r] = count<<20 | i
			}
		}
	}
	return rank
})

// afterAll ranks what is no known Chinese character behind those that are.
const afterAll = 1 << 40

func stroke(r rune) int {
	if n, ok := strokeRank()[r]; ok {
		return n
	}
	return afterAll + int(r)
}

// ByStroke compares two names by 姓氏笔画: the surname's characters by stroke count,
// then by the classes of their strokes in sequence (横竖撇点折); then the given
// name so, where the missing middle of a two-character name counts before any.
func ByStroke(a, b string) int {
	surnameA, givenA := split(a)
	surnameB, givenB := split(b)
	return cmp.Or(
		slices.CompareFunc(surnameA, surnameB, byStroke),
		cmp.Compare(min(len(givenA), 2), min(len(givenB), 2)),
		slices.CompareFunc(givenA, givenB, byStroke),
	)
}

func byStroke(x, y rune) int { return cmp.Compare(stroke(x), stroke(y)) }
