package site

import (
	"fmt"
	"slices"
)

// branchesPage is branches.html: the way to every branch's page.
type branchesPage struct {
	page
	Branches []branch
}

func (v *view) branchList() branchesPage {
	return branchesPage{
		page: v.page("branches.html", "branches", "各支部",
			fmt.Sprintf("%s%d个党支部的星级党员名单。", v.header.Committee, len(v.branches))),
		Branches: v.branches,
	}
}

// branchPage is branches/<n>.html.
type branchPage struct {
	page
	Branch         branch
	Share          string
	Previous, Next *branchRef
}

func (v *view) branch(i int) branchPage {
	b := v.branches[i]
	p := branchPage{
		page: v.page(b.path(), "branches", b.Name,
			fmt.Sprintf("%s%s星级党员%d名。", b.Name, v.header.Period, b.Starred)),
		Branch: b,
		Share:  perCent(b.Starred, b.Members),
	}
	number := 0
	for l := range p.Branch.Levels {
		people := slices.Clone(b.Levels[l].People)
		for k := range people {
			number++
			people[k].ID = anchor(number)
		}
		p.Branch.Levels[l].People = people
	}
	p.Branch.Deeds = slices.Clone(b.Deeds)
	for d := range p.Branch.Deeds {
		p.Branch.Deeds[d].Root = p.Root
	}
	if i > 0 {
		previous := v.branches[i-1].ref()
		p.Previous = &previous
	}
	if i+1 < len(v.branches) {
		next := v.branches[i+1].ref()
		p.Next = &next
	}
	return p
}

func (b branch) ref() branchRef { return branchRef{b.Name, b.Number} }

func (b branch) path() string { return fmt.Sprintf("branches/%d.html", b.Number) }

// anchor is where the n-th person stands on the page of the branch, from 1.
func anchor(n int) string { return fmt.Sprintf("p%d", n) }
