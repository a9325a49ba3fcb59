package site

import (
	"bytes"
	"encoding/json"
	"strings"

	"xingbang/render/collation"
)

// findIndex is what the find box looks in: assets/find.js, loaded when somebody
// first enters it. A script of the site's own loads from a folder too, which
// JSON does not. It says no more than the pages do.
func (v *view) findIndex() File {
	index := findIndex{Branches: [][2]string{}, People: [][]any{}}
	for _, b := range v.branches {
		index.Branches = append(index.Branches, [2]string{b.Name, typed(collation.Typed(b.Name))})
		number := 0
		for _, l := range b.Levels {
			for _, p := range l.People {
				number++
				index.People = append(index.People, []any{p.Name, typed(collation.TypedName(p.Name)), p.Distinction, b.Number, l.Star, anchor(number)})
			}
		}
	}
	var out bytes.Buffer
	out.WriteString("window.xingbangFind = ")
	// Strings and numbers are always encoded, < and > so that they do no harm.
	_ = json.NewEncoder(&out).Encode(index)
	return File{"assets/find.js", append(bytes.TrimSpace(out.Bytes()), ";\n"...)}
}

// findIndex is the index as the script reads it.
type findIndex struct {
	// Branches are name and syllables; a branch's number is its place, from 1.
	Branches [][2]string `json:"branches"`
	// People are name, syllables, distinction, number of the branch, star, anchor.
	People [][]any `json:"people"`
}

// typed joins the syllables that can be typed.
func typed(syllables []string) string {
	return strings.Join(strings.Fields(strings.Join(syllables, " ")), " ")
}
