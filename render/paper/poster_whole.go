package paper

import (
	"strings"

	"xingbang/render/publication"
)

// roll is the names of one poster: a branch's, or those of the whole committee.
type roll struct {
	publication.HonourBranch
	whole bool
}

// wholeRoll is the roll of all branches: the names of each level in the order of
// the branches, under the committee's name. Namesakes of different branches have
// their branch behind the name.
func wholeRoll(h publication.Honour) roll {
	whole := roll{publication.HonourBranch{Name: h.Committee}, true}
	type label struct{ name, distinction string }
	branches := map[label][]string{} // of each name, without repeating one
	for _, b := range h.Branches {
		for _, level := range b.Levels {
			for _, person := range level {
				key := label{person.Name, person.Distinction}
				if n := len(branches[key]); n == 0 || branches[key][n-1] != b.Name {
					branches[key] = append(branches[key], b.Name)
				}
			}
		}
	}
	for _, b := range h.Branches {
		for level, persons := range b.Levels {
			for _, person := range persons {
				if names := branches[label{person.Name, person.Distinction}]; len(names) > 1 {
					person.Distinction = strings.TrimPrefix(person.Distinction+"，"+branchNote(b.Name, names), "，")
				}
				whole.Levels[level] = append(whole.Levels[level], person)
			}
		}
	}
	return whole
}

// branchNote is what tells a branch from the others of a list: its short name, or
// all of it where another has the same.
func branchNote(name string, all []string) string {
	short := shortBranch(name)
	for _, other := range all {
		if other != name && shortBranch(other) == short {
			return name
		}
	}
	return short
}

// branchWords end a part of a branch's name.
var branchWords = []string{"委员会", "街道", "社区", "公司", "集团", "中心", "学校", "医院", "党总支", "区", "市", "县", "镇", "乡", "村"}

// shortBranch is the end of a branch's name that a poster has room for behind a
// person's: without the words that all such names begin and end with, and without
// what stands in brackets behind it.
func shortBranch(name string) string {
	const most = 8 // characters
	short, _, _ := strings.Cut(name, "（")
	for _, word := range []string{"党支部", "党总支", "支部"} {
		if cut, ok := strings.CutSuffix(short, word); ok {
			short = cut
			break
		}
	}
	runes := []rune(short)
	for i := len(runes) - most; i > 0 && i < len(runes)-1; i++ {
		if endsWithAny(string(runes[:i]), branchWords) {
			return string(runes[i:])
		}
	}
	if len(runes) < 2 {
		return name
	}
	return string(runes[max(0, len(runes)-most):])
}

func endsWithAny(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}
