package publication

import (
	"cmp"
	"slices"

	"xingbang/render/collation"
	"xingbang/render/evaluation"
)

// header is what every page says of the evaluation.
func header(r *evaluation.Result, draft bool) Header {
	s := &r.Settings
	return Header{
		Draft:     draft,
		Name:      s.Name.Value,
		Period:    s.Period.Value,
		Committee: s.Committee.Value,
		Dated:     s.DatedOn.Or(s.PublishFrom.Value),
		URL:       s.URL.Value,
		Order:     s.Order.Or(evaluation.ByScore),
		Site: Site{
			Name:       s.SiteName.Value,
			Colour:     s.SiteColour.Value,
			Searchable: s.Searchable.Value,
			TakeDown:   s.TakeDown.Value,
		},
	}
}

// NewNotice is the 公示 of a result (办法五(二)3).
func NewNotice(r *evaluation.Result, draft bool) Notice {
	s := &r.Settings
	n := Notice{
		Header:      header(r, draft),
		Approver:    s.Approver.Value,
		ApprovedOn:  s.ApprovedOn.Value,
		Members:     r.Whole.Members,
		Evaluated:   r.Whole.Evaluated,
		From:        r.Publication.From,
		Until:       r.Publication.Until,
		WorkingDays: r.Publication.WorkingDays,
		Office:      s.Office.Value,
		Phone:       s.Phone.Value,
		Mail:        s.Mail.Value,
		Address:     s.Address.Value,
		ShowScores:  s.ShowScores.Value,
	}
	lists := starLists(r)
	for i, star := range evaluation.Levels {
		n.Levels[i].Star = star
		for b, branch := range r.Branches {
			if persons := lists[b][i]; len(persons) > 0 {
				n.Levels[i].Lists = append(n.Levels[i].Lists, NameList{branch.Name, persons})
				n.Levels[i].Count += len(persons)
			}
		}
		n.Starred += n.Levels[i].Count
	}
	return n
}

// NewHonour is the 光荣榜 of a result (办法七(三)).
func NewHonour(r *evaluation.Result, draft bool) Honour {
	h := Honour{Header: header(r, draft)}
	for b, levels := range starLists(r) {
		h.Branches = append(h.Branches, HonourBranch{r.Branches[b].Name, levels})
	}
	return h
}

// NewStatistics are the figures of a result that the public may see.
func NewStatistics(r *evaluation.Result, draft bool) Statistics {
	st := Statistics{
		Header:   header(r, draft),
		ByBranch: r.Measure.Scope == evaluation.ByBranch,
		Whole:    counts("合计", r.Whole),
	}
	for b, f := range r.Figures {
		st.Branches = append(st.Branches, counts(r.Branches[b].Name, f))
	}
	return st
}

func counts(name string, f evaluation.BranchFigures) BranchCounts {
	return BranchCounts{Name: name, Members: f.Members, Stars: f.Awarded, HasSeats: f.Quota, Seats: f.Seats}
}

// starLists are the star members by branch and level, in the order of 名单排序.
// Whoever's branch is unknown, as only a draft can have it, is left out.
func starLists(r *evaluation.Result) [][3][]Person {
	members := make([][3][]int, len(r.Branches))
	for i, s := range r.Standings {
		for level, star := range evaluation.Levels {
			if s.Star == star && s.BranchIndex >= 0 {
				list := &members[s.BranchIndex][level]
				*list = append(*list, i)
			}
		}
	}
	before := order(r)
	lists := make([][3][]Person, len(r.Branches))
	for b := range members {
		for level, list := range members[b] {
			slices.SortStableFunc(list, before)
			lists[b][level] = persons(r, list)
		}
	}
	return lists
}

// order compares two members, by index, as 名单排序 says; equals keep the
// order of the sheet.
func order(r *evaluation.Result) func(a, b int) int {
	name := func(i int) string { return r.Members[i].Name.Value }
	switch r.Settings.Order.Or(evaluation.ByScore) {
	case evaluation.ByStroke:
		return func(a, b int) int { return collation.ByStroke(name(a), name(b)) }
	case evaluation.ByPinyin:
		return func(a, b int) int { return collation.ByPinyin(name(a), name(b)) }
	case evaluation.BySheet:
		return func(a, b int) int { return 0 }
	}
	return func(a, b int) int {
		x, y := r.Standings[a], r.Standings[b]
		return cmp.Or(
			cmp.Compare(y.Total.Score, x.Total.Score),
			cmp.Compare(y.Base.Score, x.Base.Score),
		)
	}
}

func persons(r *evaluation.Result, list []int) []Person {
	var out []Person
	for _, i := range list {
		m := &r.Members[i]
		p := Person{Name: m.Name.Value, Distinction: m.Distinction.Value, Deeds: m.Deeds.Value}
		if r.Settings.ShowScores.Value {
			p.Score = r.Standings[i].Total.String()
		}
		if m.PhotoConsent.Value && m.Photo.Problem == "" {
			p.Photo = m.Photo.Data
		}
		out = append(out, p)
	}
	return out
}
