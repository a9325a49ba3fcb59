package sheet

import "fmt"

// action is one list of 结果运用: who, and what is left to fill in by hand.
type action struct {
	name, clause string
	members      []int
	// ground is what brought a member here; blanks are the heads of the columns
	// to fill.
	ground func(i int) string
	blanks [4]string
	// helper fills the first blank, nil leaves it empty.
	helper func(i int) string
}

func (b *book) actions() []action {
	m := b.Result.Measure
	below := func(line string) func(int) string {
		return func(int) string { return "总分低于" + line + "分" }
	}
	return []action{
		{"一、诫勉谈话", "办法六(二)", b.Admonished, below(m.AdmonitionLine.Short()),
			[4]string{"谈话人", "谈话日期", "整改时限", "本人签字"}, nil},
		{"二、双预警", "办法六(二)", b.DoubleWarned, below(m.DoubleWarningLine.Short()),
			[4]string{"约谈人（书记）", "约谈日期", "整改时限", "本人签字"}, b.SecretaryOf},
		{"三、帮扶结对", "办法七(三)", b.Warned, b.MeasuresOf,
			[4]string{"帮扶人", "帮扶措施", "帮扶时限", "帮扶人签字"}, nil},
		{"四、优秀党员推荐人选", "办法六(一)", b.Candidates, func(int) string { return "五星级党员优先" },
			[4]string{"支部意见", "党工委意见", "表彰时间", "经办人签字"}, nil},
	}
}

func (b *book) writeActions() {
	names, branches := []string{}, []string{}
	for _, list := range [][]int{b.Warned, b.Candidates} {
		for _, i := range list {
			names, branches = append(names, b.NameOf(i)), append(branches, b.BranchOf(i))
		}
	}
	widths := []float64{6, fitted(10, 20, names...), fitted(14, branchWidth, branches...), 11.5, 8, 18, 15, 15, 14, 14}
	t := b.open(layout{name: actionSheet, widths: widths, fixed: true})
	t.heading("结果运用", fmt.Sprintf("填报单位：%s　　空白各栏由经办人填写　　内部资料，不得公示", b.Committee))
	for _, a := range b.actions() {
		t.skip(1)
		t.together(48 + 22*float64(len(a.members)))
		t.line(sectionCell, fmt.Sprintf("%s（%s），共%d人", a.name, a.clause, len(a.members)), 24)
		if len(a.members) == 0 {
			t.line(subtitleCell, "无", 18)
			continue
		}
		t.head(24, "序号", "姓名", "支部", "身份", "总分", "依据", a.blanks[0], a.blanks[1], a.blanks[2], a.blanks[3])
		for k, i := range a.members {
			t.actionRow(k+1, i, a)
		}
	}
	t.signature()
	t.close()
}

func (t *tab) actionRow(number, i int, a action) {
	t.put(orderCell, number)
	t.put(textCell, t.NameOf(i))
	t.put(wrapCell, t.BranchOf(i))
	t.put(centreCell, t.StatusOf(i).String())
	t.put(scoreCell, points(t.Result.Standings[i].Total))
	t.put(textCell, a.ground(i))
	var helper any
	if a.helper != nil {
		helper = a.helper(i)
	}
	t.put(blankCell, helper)
	for range len(a.blanks) - 1 {
		t.put(blankCell, nil)
	}
	t.end(height(22, t.BranchOf(i), branchWidth))
}
