package paper

import (
	"fmt"
	"strconv"
	"strings"

	"xingbang/render/evaluation"
	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// stars lists the star members by branch and level, with the verdict on each.
func (f *reportFlow) stars() {
	byBranch := f.Result.Measure.Scope == evaluation.ByBranch
	f.text(f.quotaWords())
	if !byBranch {
		f.levels(&f.Whole)
	}
	lists := f.starLists()
	t := typeset.Table{Look: typeset.TableLook{Size: reportNames}, Columns: []typeset.Column{
		{Head: "星级"}, {Head: "评定", Align: typeset.AlignNumber},
	}}
	if byBranch {
		t.Columns = append(t.Columns, typeset.Column{Head: "名额", Align: typeset.AlignNumber},
			typeset.Column{Head: "上限", Align: typeset.AlignNumber}, typeset.Column{Head: "核定", Align: typeset.AlignCenter})
	}
	t.Columns = append(t.Columns, typeset.Column{Head: "名单（按名次）", Wrap: true})
	for b := range f.Branches {
		t.Rows = append(t.Rows, f.branchStars(&f.Branches[b], lists[b], byBranch)...)
	}
	f.table("各支部星级党员名单", t)
}

// quotaWords say what was counted, and where it does not come out even.
func (f *reportFlow) quotaWords() string {
	var off []string
	total := 0
	for _, s := range f.ScopeFigures() {
		for _, l := range s.Levels {
			if l.Verdict == publication.NoVerdict || l.Verdict == publication.Filled {
				continue
			}
			if total++; total <= 12 {
				name := s.Name
				if f.Result.Measure.Scope == evaluation.WholeCommittee {
					name = "全委"
				}
				off = append(off, name+l.Star.String()+l.Words())
			}
		}
	}
	s := fmt.Sprintf("名额按%s计算，以%s为基数，五星%s、四星%s、三星%s。",
		map[bool]string{true: "支部", false: "全委"}[f.Result.Measure.Scope == evaluation.ByBranch],
		f.provision("比例基数"), f.provision("五星比例"), f.provision("四星比例"), f.provision("三星比例"))
	switch {
	case total == 0:
		return s + "各级评定人数与名额相符。"
	case total > len(off):
		return s + fmt.Sprintf("与名额不符的有%d处：%s等，详见下表。", total, strings.Join(off, "、"))
	}
	return s + "与名额不符的有：" + strings.Join(off, "、") + "。"
}

// levels is the table of the levels where the committee is one scope.
func (f *reportFlow) levels(w *publication.BranchReport) {
	t := typeset.Table{Columns: []typeset.Column{
		{Head: "星级"}, {Head: "评定人数", Align: typeset.AlignNumber}, {Head: "占比", Align: typeset.AlignNumber},
		{Head: "名额", Align: typeset.AlignNumber}, {Head: "上限", Align: typeset.AlignNumber}, {Head: "核定", Align: typeset.AlignCenter},
	}}
	for _, l := range w.Levels {
		t.Rows = append(t.Rows, typeset.Row{Cells: append(
			typeset.Text(l.Star.String(), strconv.Itoa(l.Count), l.Share.String(), strconv.Itoa(l.Seats), strconv.Itoa(l.Upper)),
			verdictCell(l))})
	}
	f.table("全委各级名额核定", t)
}

// verdictCell is the verdict, in red where the upper bound is passed.
func verdictCell(l publication.LevelReport) typeset.Cell {
	c := typeset.Cell{Text: l.Words()}
	switch l.Verdict {
	case publication.Exceeded:
		c.Fill, c.Strong = &reportRed, true
	case publication.Unfilled, publication.Tolerated:
		c.Strong = true
	}
	return c
}

// starLists are the names of each branch's star members by level, in order of
// rank.
func (f *reportFlow) starLists() [][len(evaluation.Levels)][]typeset.Name {
	lists := make([][len(evaluation.Levels)][]typeset.Name, len(f.Branches))
	for _, i := range f.Roster {
		st := &f.Result.Standings[i]
		b := st.BranchIndex
		if b < 0 {
			b = len(lists) - 1 // publication.UnknownBranch
		}
		for n, star := range evaluation.Levels {
			if st.Star == star && b >= 0 {
				lists[b][n] = append(lists[b][n], f.nameIn(i))
			}
		}
	}
	return lists
}

// nameIn is a member's name as a list has it.
func (f *reportFlow) nameIn(i int) typeset.Name {
	m := &f.Result.Members[i]
	n := typeset.Name{Text: m.Name.Value}
	if d := m.Distinction.Value; d != "" {
		n.Note = "（" + d + "）"
	}
	return n
}

// branchStars are a branch's rows of the list: its name, then its levels.
func (f *reportFlow) branchStars(b *publication.BranchReport, names [len(evaluation.Levels)][]typeset.Name, byBranch bool) []typeset.Row {
	about := fmt.Sprintf("　党员%d　参评%d　星级%d", b.Members, b.Evaluated, b.Starred.Part)
	if s := b.Starred.String(); s != "" {
		about += "（" + s + "）"
	}
	if b.Advanced {
		about += "　连续三年先进"
	}
	rows := []typeset.Row{{Kind: typeset.SectionRow, Cells: []typeset.Cell{{Text: b.Name, Note: about}}}}
	for n, l := range b.Levels {
		if l.Count == 0 && (!l.HasSeats || l.Seats == 0) {
			continue
		}
		cells := []typeset.Cell{{Text: l.Star.String(), Fill: &reportRed}, {Text: strconv.Itoa(l.Count)}}
		if byBranch {
			cells = append(cells, typeset.Cell{Text: strconv.Itoa(l.Seats)}, typeset.Cell{Text: strconv.Itoa(l.Upper)}, verdictCell(l))
		}
		list := typeset.Cell{Names: names[n]}
		if len(names[n]) == 0 {
			list = typeset.Cell{Text: "—"}
		}
		rows = append(rows, typeset.Row{Cells: append(cells, list)})
	}
	if len(rows) == 1 {
		rows = append(rows, typeset.Row{Cells: typeset.Text("无")})
	}
	for i := range rows[:len(rows)-1] {
		rows[i].Keep = true
	}
	return rows
}
