package rule

import (
	"fmt"
	"strings"

	"xingbang/render/evaluation"
)

// branchUnknown: a member's branch is not in 支部, where there is that sheet.
func branchUnknown(f *facts, r report) {
	if !f.HasBranchSheet {
		return
	}
	for i := range f.Members {
		m := &f.Members[i]
		if f.Standings[i].BranchIndex >= 0 || !m.Branch.Given() {
			continue
		}
		found := f.about(i, m.Branch.Cell)
		found.Message = fmt.Sprintf("%s的支部“%s”不在“支部”表中", f.memberName(i), m.Branch.Value)
		found.Hint = "请改正支部名称，或在“支部”表补上这一支部"
		if near := f.nearestBranches(m.Branch.Value); len(near) > 0 && len(near) <= 3 {
			found.Hint = "是否应为“" + strings.Join(near, "”或“") + "”？" + found.Hint
		}
		r(found)
	}
}

// nearestBranches are the branches whose names differ least, none that is not
// alike in half its characters.
func (f *facts) nearestBranches(name string) []string {
	var near []string
	least := len([]rune(name))/2 + 1
	for _, b := range f.Branches {
		d := distance([]rune(name), []rune(b.Name))
		if d < least {
			near, least = nil, d
		}
		if d == least && d <= len([]rune(name))/2 {
			near = append(near, b.Name)
		}
	}
	return near
}

// distance is Levenshtein's: the insertions, deletions and replacements that
// turn a into b.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			d := diagonal
			if x != y {
				d++
			}
			diagonal = row[j+1]
			row[j+1] = min(d, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// person is what tells members apart by name.
type person struct{ branch, name, distinction string }

func (f *facts) person(i int) person {
	m := &f.Members[i]
	return person{m.Branch.Value, m.Name.Value, m.Distinction.Value}
}

// memberDuplicate: one 编号 twice; or, of members without one, one name twice in
// a branch with equal 区分.
func memberDuplicate(f *facts, r report) {
	byID := newGroups[string](len(f.Members))
	byName := newGroups[person](0)
	for i := range f.Members {
		m := &f.Members[i]
		switch {
		case m.ID.Given():
			byID.add(m.ID.Value, i)
		case m.ID.Blank() && m.Name.Given():
			byName.add(f.person(i), i)
		}
	}
	for _, group := range byID.repeated() {
		found := f.aboutGroup(group, func(m *evaluation.Member) evaluation.Cell { return m.ID.Cell })
		found.Message = fmt.Sprintf("编号 %s 出现 %d 次：%s", f.Members[group[0]].ID.Value, len(group), found.Message)
		found.Hint = "一个编号只能属于一人，请删去重复的行或改正编号"
		r(found)
	}
	for _, group := range byName.repeated() {
		found := f.aboutGroup(group, func(m *evaluation.Member) evaluation.Cell { return m.Name.Cell })
		found.Message = fmt.Sprintf("%s出现 %d 次，没有编号或区分：%s", f.who(group[0]), len(group), found.Message)
		found.Hint = "如系同一人，请删去重复的行；如系两人，请填写“区分”（如 女）或编号"
		r(found)
	}
}

// homonym: two star members of one name in one branch that no 区分 tells apart
// in public.
func homonym(f *facts, r report) {
	groups := newGroups[person](0)
	for i := range f.Members {
		if f.Standings[i].Star >= 3 && f.Members[i].Name.Given() {
			groups.add(f.person(i), i)
		}
	}
	for _, group := range groups.repeated() {
		found := f.aboutGroup(group, func(m *evaluation.Member) evaluation.Cell { return m.Name.Cell })
		found.Message = fmt.Sprintf("%s有 %d 名同名的星级党员，公示时分不清：%s", f.who(group[0]), len(group), found.Message)
		found.Hint = "请在“区分”填写能区分的字，如 女、生年"
		r(found)
	}
}

// aboutGroup is an error about members that conflict, each with its place as
// the message so far.
func (f *facts) aboutGroup(group []int, at func(*evaluation.Member) evaluation.Cell) evaluation.Finding {
	found := f.about(group[0], at(&f.Members[group[0]]))
	places := make([]string, len(group))
	for k, i := range group {
		cell := known(at(&f.Members[i]), f.Members[i].Name.Cell)
		if k > 0 {
			found.Also = append(found.Also, cell)
		}
		places[k] = f.who(i) + " " + place(cell, found.Cell)
	}
	found.Message = strings.Join(places, "；")
	return found
}

// exemptReason: someone stays out of the evaluation without a reason
// (办法五(一)).
func exemptReason(f *facts, r report) {
	for i := range f.Members {
		m := &f.Members[i]
		if f.Standings[i].Evaluated || !m.ExemptReason.Blank() {
			continue
		}
		found := f.about(i, m.ExemptReason.Cell, m.Evaluated.Cell)
		found.Message = f.who(i) + "不参评，但没有写明免评原因"
		found.Hint = "年老体弱等经本人申请可以免评，请填写“免评原因”"
		r(found)
	}
}

// exemptScores: scores of someone not evaluated, which are not used
// (办法五(一)).
func exemptScores(f *facts, r report) {
	for i := range f.Members {
		if f.Standings[i].Evaluated {
			continue
		}
		m := &f.Members[i]
		var cells []evaluation.Cell
		for _, v := range append(append([]evaluation.Field[evaluation.Score]{}, m.Items...), m.Base, m.Merit, m.Total) {
			if v.Given() {
				cells = append(cells, v.Cell)
			}
		}
		if len(cells) == 0 && !f.hasVotes[i] {
			continue
		}
		found := f.about(i, cells...)
		found.Message = fmt.Sprintf("%s不参评，但有 %d 项得分，不采用", f.who(i), len(cells))
		if len(cells) == 0 {
			found.Message = f.who(i) + "不参评，但有测评票，不采用"
		} else {
			found.Also = cells[1:]
		}
		found.Hint = "如应参评，请把“参评”改为“是”；否则请删去得分"
		r(found)
	}
}

// photo: a photo that cannot be used, or may not (照片授权).
func photo(f *facts, r report) {
	for i := range f.Members {
		m := &f.Members[i]
		if !m.PhotoName.Given() {
			continue
		}
		refused := !m.PhotoConsent.Or(false) && m.PhotoConsent.State != evaluation.Invalid
		if m.Photo.Problem == "" && !refused {
			continue
		}
		found := f.about(i, m.PhotoName.Cell)
		found.Message = fmt.Sprintf("%s的照片“%s”不采用：", f.who(i), m.PhotoName.Text)
		found.Message += m.Photo.Problem
		if refused {
			if m.Photo.Problem != "" {
				found.Message += "；"
			}
			found.Message += "没有照片授权"
		}
		found.Hint = "请把照片放在工作簿旁边，取得本人同意后在“照片授权”填“是”；不用照片的可以不管"
		r(found)
	}
}
