package site

import "xingbang/render/evaluation"

// honourPage is honour.html: everybody by star, then by branch, then what is
// told of them.
type honourPage struct {
	page
	Levels   []level
	Branches []branch // those with a star
	Deeds    []deed
}

func (v *view) honour() honourPage {
	p := honourPage{page: v.page("honour.html", "honour", "光荣榜",
		v.header.Committee+v.header.Name+"光荣榜：星级党员名单和事迹。")}
	for l, star := range evaluation.Levels {
		all := newLevel(star, 0)
		for _, b := range v.branches {
			if people := b.Levels[l].People; len(people) > 0 {
				all.Count += len(people)
				all.Rows = append(all.Rows, row{Branch: b.ref(), People: people})
			}
			for _, d := range b.Deeds {
				if d.Star == all.Name {
					p.Deeds = append(p.Deeds, d)
				}
			}
		}
		p.Levels = append(p.Levels, all)
	}
	for _, b := range v.branches {
		if b.Starred > 0 {
			p.Branches = append(p.Branches, b)
		}
	}
	return p
}
