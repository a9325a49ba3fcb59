package paper

import (
	"cmp"
	"fmt"
	"slices"

	"xingbang/render/evaluation"
	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// mostNear is how many borderline members the report shows; the workbook has all.
const mostNear = 60

// near are the ties at the cut-offs, and those for whom half a point would change
// something.
func (f *reportFlow) near() {
	ties := f.ties()
	if ties {
		f.heading("（二）相差不超过"+evaluation.NearMargin.String()+"分的人员", 3*reportPitch)
	}
	list := f.Borderlines
	if len(list) == 0 {
		f.text(fmt.Sprintf("没有人会因总分增减%s分而改变推算星级、评星资格或结果运用。", evaluation.NearMargin))
		return
	}
	words := fmt.Sprintf("总分增减%s分、他人得分不变，按同一规则重新推算，会改变推算星级、评星资格或结果运用的有%d名%s，定星时宜复核其计分。",
		evaluation.NearMargin, len(list), f.starred(list))
	if len(list) > mostNear {
		list = nearest(list, mostNear)
		words += fmt.Sprintf("下表列出差距最小的%d名，全部见统计表“名册”的“临界”一栏。", mostNear)
	}
	f.text(words)
	margin := evaluation.NearMargin.String()
	t := typeset.Table{Columns: []typeset.Column{
		{Head: "姓名"}, {Head: "总分", Align: typeset.AlignNumber}, {Head: "名次", Align: typeset.AlignNumber}, {Head: "推算星级", Align: typeset.AlignCenter},
		{Head: "加" + margin + "分", Wrap: true}, {Head: "减" + margin + "分", Wrap: true},
	}}
	for n, b := range list {
		i := b.Member
		if n == 0 || f.BranchOf(i) != f.BranchOf(list[n-1].Member) {
			t.Rows = append(t.Rows, typeset.Row{Kind: typeset.SectionRow, Cells: typeset.Text(f.BranchOf(i))})
		}
		st := &f.Result.Standings[i]
		t.Rows = append(t.Rows, typeset.Row{Cells: append([]typeset.Cell{{Names: []typeset.Name{f.nameIn(i)}}}, typeset.Text(
			st.Total.String(), rank(st.Rank), st.Computed.String(), dash(f.Outcome(i, b.More)), dash(f.Outcome(i, b.Less)))...)})
	}
	f.table("总分增减"+margin+"分即有变化的人员", t)
}

// ties tells of the groups of equal rank that did not fit into a level, and
// whether there are any.
func (f *reportFlow) ties() bool {
	for _, g := range f.Findings {
		if g.Rule != "tie-at-cutoff" {
			continue
		}
		f.heading("（一）分数线上并列", 2*reportPitch)
		for _, n := range g.Findings {
			found := &f.Result.Findings[n]
			f.text(found.Message + "。" + found.Hint + "。")
		}
		return true
	}
	return false
}

// starred says of how many the star would change, where that is not all.
func (f *reportFlow) starred(list []evaluation.Borderline) string {
	n := 0
	for _, b := range list {
		now := f.Result.Standings[b.Member].Computed
		if b.More != nil && b.More.Star != now || b.Less != nil && b.Less.Star != now {
			n++
		}
	}
	if n == len(list) {
		return ""
	}
	return fmt.Sprintf("，其中推算星级改变的%d名", n)
}

// nearest are the n members whom the least change would touch, in their order.
func nearest(list []evaluation.Borderline, n int) []evaluation.Borderline {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(publication.Nearest(list[a]), publication.Nearest(list[b]))
	})
	order = order[:n]
	slices.Sort(order)
	some := make([]evaluation.Borderline, n)
	for k, i := range order {
		some[k] = list[i]
	}
	return some
}
