package paper

import (
	"math/rand/v2"
	"strings"
	"testing"

	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// TestPosterLongNames: rolls of names of any length, the long ones spanning whole
// rows, show every name.
func TestPosterLongNames(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for range 150 {
		var branch publication.HonourBranch
		branch.Name = "第一党支部"
		for level := range branch.Levels {
			for range rng.IntN(8) {
				p := publication.Person{Name: strings.Repeat("阿", 1+rng.IntN(4))}
				switch rng.IntN(4) {
				case 0:
					p.Name = strings.Repeat("买", 1+rng.IntN(14)) + "·" + strings.Repeat("提", 1+rng.IntN(14))
				case 1:
					p.Distinction = strings.Repeat("注", 1+rng.IntN(12))
				}
				branch.Levels[level] = append(branch.Levels[level], p)
			}
		}
		_, each := Posters(honour(branch), builtin(t), PosterOptions{Landscape: rng.IntN(2) == 0})
		var text strings.Builder
		for _, page := range each[0].Pages {
			for _, item := range page.Items {
				if r, ok := item.(typeset.Run); ok {
					text.WriteString(r.Text)
				}
			}
		}
		for _, persons := range branch.Levels {
			for _, p := range persons {
				if !strings.Contains(text.String(), p.Name) {
					t.Fatalf("%s is not on the poster of %+v", p.Name, branch.Levels)
				}
			}
		}
	}
}
