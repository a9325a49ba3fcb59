package site

import (
	"fmt"
	"html/template"
	"strings"

	"xingbang/render/evaluation"
	"xingbang/render/publication"
	"xingbang/render/wording"
)

// view is the input joined and shaped for the templates: what several pages use.
type view struct {
	header   publication.Header
	siteName string
	robots   string
	base     string // address of the site's folder, "" if not known
	colours  colours
	hasRare  bool // the pages have characters of rare.css
	period   *period
	branches []branch
	numbers  map[string]int
	photos   []photo
}

// branch is one branch with its roll.
type branch struct {
	Number  int // of its page, from 1
	Name    string
	Levels  [3]level
	Starred int
	// Members is 0 where the figures do not name the branch.
	Members int
	Deeds   []deed
}

// level is the members of one star in one branch, or of one star in all.
type level struct {
	Star   int    // 5, 4 or 3
	Name   string // 五星
	Count  int
	Rows   []row    // by branch
	People []person // of one branch
	// Continued is the heading where a printed page begins within the list.
	Continued string
}

// Signs are the stars as signs.
func (l level) Signs() string { return strings.Repeat("★", l.Star) }

// Scored reports whether the people of one branch are shown with their scores.
func (l level) Scored() bool { return len(l.People) > 0 && l.People[0].Score != "" }

// row is the members of one star in one branch.
type row struct {
	Branch branchRef
	People []person
	Scored bool
}

// branchRef names a branch and its page; Number is 0 where it has none.
type branchRef struct {
	Name   string
	Number int
}

// deed is what is told of one star member (办法七(三)).
type deed struct {
	ID     string
	Root   string // as page.Root
	Person person
	Star   string
	Branch branchRef
	Photo  *photo
	Text   template.HTML
}

func newView(in Input) *view {
	v := &view{
		header:   in.Notice.Header,
		siteName: siteName(in.Notice.Header),
		robots:   robots(in.Notice.Header),
		base:     baseAddress(in.Notice.URL),
		colours:  newColours(in.Notice.Site.Colour),
		period:   newPeriod(in.Notice),
		numbers:  map[string]int{},
	}
	members := map[string]int{}
	for _, b := range in.Statistics.Branches {
		members[b.Name] = b.Members
	}
	stories := 0
	for i, h := range in.Honour.Branches {
		b := branch{Number: i + 1, Name: h.Name, Members: members[h.Name]}
		if _, taken := v.numbers[h.Name]; !taken {
			v.numbers[h.Name] = b.Number
		}
		for l, persons := range h.Levels {
			b.Levels[l] = newLevel(evaluation.Levels[l], len(persons))
			b.Levels[l].People = newPersons(persons)
			b.Starred += len(persons)
			for p, person := range persons {
				if d, ok := v.deed(person); ok {
					stories++
					d.ID = fmt.Sprintf("deeds-%d", stories)
					b.Levels[l].People[p].Deeds = d.ID
					d.Star = b.Levels[l].Name
					d.Branch = branchRef{b.Name, b.Number}
					b.Deeds = append(b.Deeds, d)
				}
			}
		}
		v.branches = append(v.branches, b)
	}
	return v
}

func newLevel(star evaluation.Star, count int) level {
	return level{Star: int(star), Name: star.String(), Count: count, Continued: star.String() + "级党员（续）"}
}

// deed reports false where nothing is told of the person and there is no photo.
func (v *view) deed(p publication.Person) (deed, bool) {
	d := deed{Person: newPerson(p), Text: wording.DeedsHTML(p.Deeds)}
	d.Person.Score = ""
	if photo, ok := newPhoto(p.Photo); ok {
		d.Photo = &photo
		v.addPhoto(photo)
	}
	return d, d.Text != "" || d.Photo != nil
}

// addPhoto keeps each picture once: two people may have been given the same file.
func (v *view) addPhoto(p photo) {
	for _, q := range v.photos {
		if q.Path == p.Path {
			return
		}
	}
	v.photos = append(v.photos, p)
}

// level makes the rows by branch of a level of the notice.
func (v *view) level(l publication.Level, scored bool) level {
	out := newLevel(l.Star, l.Count)
	for _, list := range l.Lists {
		out.Rows = append(out.Rows, row{
			Branch: branchRef{list.Branch, v.numbers[list.Branch]},
			People: newPersons(list.Persons),
			Scored: scored,
		})
	}
	return out
}
