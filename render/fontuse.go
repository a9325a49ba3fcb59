package render

import (
	"cmp"
	"slices"
	"sync"

	"xingbang/render/font"
	"xingbang/render/typeset"
)

// FontUse tells what the user's fonts were used for, and what had to be substituted.
type FontUse struct {
	font.Report
	// StandIns are the characters of the printed pages that a role's own face
	// lacks, by role and by the face that drew them.
	StandIns []StandIn
}

// StandIn is characters of a role that another face drew.
type StandIn struct {
	Role  font.Role
	Face  string
	Chars []rune // ascending
}

// loadFonts is the built-in fonts, or those of a folder before them.
func loadFonts(dir string) (*font.Set, *FontUse, error) {
	if dir == "" {
		fonts, err := font.Builtin()
		return fonts, nil, err
	}
	fonts, report, err := font.Load(dir)
	return fonts, &FontUse{Report: report}, err
}

// textUse gathers what characters of which roles stand on pages. The nil textUse
// gathers nothing.
type textUse struct {
	mu   sync.Mutex
	used [font.Roles]map[rune]bool
}

func newTextUse() *textUse {
	u := &textUse{}
	for role := range u.used {
		u.used[role] = map[rune]bool{}
	}
	return u
}

func (u *textUse) add(doc *typeset.Document) {
	if u == nil {
		return
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, page := range doc.Pages {
		for _, item := range page.Items {
			if run, ok := item.(typeset.Run); ok {
				for _, r := range run.Text {
					u.used[run.Role][r] = true
				}
			}
		}
	}
}

// standIns are the characters that a role's own face did not draw.
func (u *textUse) standIns(fonts *font.Set) []StandIn {
	type key struct {
		role font.Role
		face string
	}
	found := map[key][]rune{}
	for role, used := range u.used {
		for r := range used {
			if face := fonts.StandIn(font.Role(role), r); face != "" {
				k := key{font.Role(role), face}
				found[k] = append(found[k], r)
			}
		}
	}
	var list []StandIn
	for k, chars := range found {
		slices.Sort(chars)
		list = append(list, StandIn{k.role, k.face, chars})
	}
	slices.SortFunc(list, func(a, b StandIn) int {
		return cmp.Or(cmp.Compare(a.Role, b.Role), cmp.Compare(a.Face, b.Face))
	})
	return list
}
