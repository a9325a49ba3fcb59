package paper

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"xingbang/render/evaluation"
	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// departures are the approved stars that are not the computed ones.
func (f *reportFlow) departures() {
	switch {
	case !f.Result.HasApproved:
		f.text("本次没有录入批准的定星，星级均为推算结果。")
		return
	case len(f.Departures) == 0:
		f.text("批准的定星与按办法推算的结果完全一致。")
		return
	}
	f.text("以下人员批准的定星与按得分、名次和名额推算的星级不同（办法五(二)2）。")
	t := typeset.Table{Columns: []typeset.Column{
		{Head: "姓名"}, {Head: "支部", Wrap: true}, {Head: "总分", Align: typeset.AlignNumber}, {Head: "名次", Align: typeset.AlignNumber},
		{Head: "推算", Align: typeset.AlignCenter}, {Head: "批准", Align: typeset.AlignCenter}, {Head: "复审说明", Wrap: true},
	}}
	for _, i := range f.Departures {
		st := &f.Result.Standings[i]
		why := typeset.Cell{Text: f.Result.Members[i].Explanation.Value}
		if why.Text == "" {
			why = typeset.Cell{Text: "未作说明", Fill: &reportRed, Strong: true}
		}
		cells := append(f.person(i), typeset.Text(rank(st.Rank), st.Computed.String(), st.Star.String())...)
		t.Rows = append(t.Rows, typeset.Row{Cells: append(cells, why)})
	}
	f.table("批准定星与推算不同的人员", t)
}

// person are the cells of a name, a branch and a total.
func (f *reportFlow) person(i int) []typeset.Cell {
	return []typeset.Cell{
		{Names: []typeset.Name{f.nameIn(i)}}, {Text: f.BranchOf(i)}, {Text: dash(f.Result.Standings[i].Total.String())},
	}
}

func rank(n int) string {
	if n == 0 {
		return "—"
	}
	return strconv.Itoa(n)
}

func dash(s string) string { return cmp.Or(s, "—") }

// mostBorders is how many narrow lines the report shows.
const mostBorders = 60

// borders are the lines where half a point would change a star, and the ties.
func (f *reportFlow) borders() {
	for _, g := range f.Findings {
		if g.Rule != "tie-at-cutoff" {
			continue
		}
		f.heading("分数线并列")
		for _, n := range g.Findings {
			f.text(f.Result.Findings[n].Message + "。")
		}
	}
	margin := publication.NearMargin.String()
	if len(f.Borders) == 0 {
		f.text("各级分数线上下相差均超过" + margin + "分，没有临界人员。")
		return
	}
	list := f.Borders
	words := fmt.Sprintf("推算的各级分数线中，线上最低与线下最高相差不超过%s分的有%d处。改动%[1]s分即可能改变所列人员的推算星级，定星时宜复核其计分。", margin, len(list))
	if len(list) > mostBorders {
		list = narrowest(list, mostBorders)
		words += fmt.Sprintf("下表列出差距最小的%d处。", mostBorders)
	}
	f.text(words)
	t := typeset.Table{Columns: []typeset.Column{
		{Head: "支部", Wrap: true}, {Head: "分界", Align: typeset.AlignCenter},
		{Head: "线上\n最低", Align: typeset.AlignNumber}, {Head: "线下\n最高", Align: typeset.AlignNumber}, {Head: "相差", Align: typeset.AlignNumber},
		{Head: "线上人员", Wrap: true}, {Head: "线下人员", Wrap: true},
	}}
	for _, b := range list {
		gap := typeset.Cell{Text: b.Gap().String()}
		if b.Tied() {
			gap.Fill, gap.Strong = &reportRed, true
		}
		t.Rows = append(t.Rows, typeset.Row{Cells: []typeset.Cell{
			{Text: b.Scope}, {Text: b.Upper.String() + "/" + b.Lower.String()}, {Text: b.Above.String()}, {Text: b.Below.String()}, gap,
			{Names: f.names(b.Last)}, {Names: f.names(b.First)},
		}})
	}
	f.table("差距不超过"+margin+"分的分数线", t)
}

// narrowest are the n lines of the least gap, in their order.
func narrowest(list []publication.Border, n int) []publication.Border {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(list[a].Gap(), list[b].Gap()) })
	order = order[:n]
	slices.Sort(order)
	var some []publication.Border
	for _, i := range order {
		some = append(some, list[i])
	}
	return some
}

func (f *reportFlow) names(members []int) []typeset.Name {
	var list []typeset.Name
	for _, i := range members {
		list = append(list, f.nameIn(i))
	}
	return list
}

// warnings are the members below the lines, and what follows for them.
func (f *reportFlow) warnings() {
	m := f.Result.Measure
	if len(f.Warned) == 0 {
		f.text(fmt.Sprintf("没有总分低于%s分的党员。", m.AdmonitionLine.Short()))
		return
	}
	f.text(fmt.Sprintf("总分低于%s分的，诫勉谈话并限期整改；低于%s分的，同时列入双预警，由支部书记约谈、结对帮扶（办法六(二)、七(三)）。谈话人、帮扶人和时限在统计表“结果运用”中填写。",
		m.AdmonitionLine.Short(), m.DoubleWarningLine.Short()))
	t := typeset.Table{Columns: []typeset.Column{
		{Head: "姓名"}, {Head: "支部", Wrap: true}, {Head: "总分", Align: typeset.AlignNumber}, {Head: "基础分", Align: typeset.AlignNumber},
		{Head: "身份", Align: typeset.AlignCenter}, {Head: "处理", Wrap: true}, {Head: "支部书记"},
	}}
	for _, i := range f.Warned {
		st := &f.Result.Standings[i]
		action := typeset.Cell{Text: f.MeasuresOf(i)}
		if slices.Contains(st.Measures, evaluation.DoubleWarning) {
			action.Fill, action.Strong = &reportRed, true
		}
		secretary := ""
		if st.BranchIndex >= 0 {
			secretary = f.Branches[st.BranchIndex].Secretary
		}
		t.Rows = append(t.Rows, typeset.Row{Cells: append(f.person(i),
			typeset.Cell{Text: st.Base.String()}, typeset.Cell{Text: f.StatusOf(i).String()}, action, nameCell(secretary))})
	}
	f.table("诫勉谈话与双预警人员", t)
}

func nameCell(name string) typeset.Cell {
	if name == "" {
		return typeset.Cell{Text: "—"}
	}
	return typeset.Cell{Names: []typeset.Name{{Text: name}}}
}

// exemptions are those who stayed out, by branch and reason (办法五(一)).
func (f *reportFlow) exemptions() {
	if len(f.Exempt) == 0 {
		f.text("全体党员参加考评，没有免评人员。")
		return
	}
	type key struct{ branch, reason string }
	at := map[key]int{}
	var keys []key
	var groups [][]int
	for _, i := range f.Exempt {
		k := key{f.BranchOf(i), f.Result.Members[i].ExemptReason.Value}
		n, ok := at[k]
		if !ok {
			n = len(groups)
			at[k] = n
			keys, groups = append(keys, k), append(groups, nil)
		}
		groups[n] = append(groups[n], i)
	}
	f.text(fmt.Sprintf("经本人申请、组织批准，%d名人员不参加本次考评，不计分、不排名、不定星（办法五(一)）。", len(f.Exempt)))
	t := typeset.Table{Columns: []typeset.Column{
		{Head: "支部", Wrap: true}, {Head: "免评原因", Wrap: true}, {Head: "人数", Align: typeset.AlignNumber}, {Head: "名单", Wrap: true},
	}}
	for n, k := range keys {
		t.Rows = append(t.Rows, typeset.Row{Cells: []typeset.Cell{
			{Text: k.branch}, {Text: cmp.Or(k.reason, "未写明")}, {Text: strconv.Itoa(len(groups[n]))}, {Names: f.names(groups[n])},
		}})
	}
	f.table("免评人员", t)
}
