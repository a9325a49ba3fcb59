package paper

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"xingbang/render/evaluation"
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

func (f *reportFlow) names(members []int) []typeset.Name {
	var list []typeset.Name
	for _, i := range members {
		list = append(list, f.nameIn(i))
	}
	return list
}

// actions are what follows for members at both ends.
func (f *reportFlow) actions() {
	f.warnings()
	if n := len(f.Candidates); n > 0 {
		f.text(fmt.Sprintf("五星级党员%d名，评选优秀党员时优先推荐，并予表彰（办法六(一)）；名单见%s，推荐和审定意见在统计表“结果运用”中填写。", n, f.part(starsTitle)))
	}
}

// warnings are the members below the lines, and what follows for them.
func (f *reportFlow) warnings() {
	m := f.Result.Measure
	if len(f.Warned) == 0 {
		f.text(fmt.Sprintf("没有总分低于%s分的党员，无须诫勉谈话、双预警。", m.AdmonitionLine.Short()))
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
		t.Rows = append(t.Rows, typeset.Row{Cells: append(f.person(i),
			typeset.Cell{Text: st.Base.String()}, typeset.Cell{Text: f.StatusOf(i).String()}, action, nameCell(f.SecretaryOf(i)))})
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
