package sheet

import (
	"fmt"

	"xingbang/render/evaluation"
)

// figure is one row of 总表: a key figure, how it was counted, and its clause.
type figure struct {
	name  string
	look  style
	value any
	unit  string
	how   string
	where string // the clause
	// formula gives the value, "" for a figure that stands here alone.
	formula string
}

// step is the key figures of one step of the measure.
type step struct {
	name    string
	figures []figure
}

// Rows and columns of 总表.
const (
	overviewHead   = 3
	overviewFigure = 3 // the column of the values
	overviewHow    = 5 // 口径 runs from here
	overviewWidth  = 9
)

// total is a live copy of a cell of 支部统计 in the row 合计.
func (b *book) total(group, name string) string {
	return fmt.Sprintf("'%s'!%s", branchSheet, ref(b.branchColumn(group, name), b.branchTotal()))
}

// quota is the quotient of two cells of 支部统计 in the row 合计.
func (b *book) quota(part, all [2]string) string {
	return fmt.Sprintf("IF(%[2]s=0,0,%[1]s/%[2]s)", b.total(part[0], part[1]), b.total(all[0], all[1]))
}

func (b *book) steps() []step {
	return []step{{"参加考评", b.participation()}, {"支部测评", b.polling()}, {"考评得分", b.scoring()},
		{"定星", b.awarding()}, {"结果运用", b.applying()}, {"核对", b.checking()}}
}

func (b *book) participation() []figure {
	const five1 = "办法五(一)"
	w := &b.Whole
	return []figure{
		{"支部数", countCell, len(b.Branches), "个", "支部表或名册中的支部", five1,
			fmt.Sprintf("COUNTA('%s'!%s)", branchSheet, b.branchCells(1))},
		{"党员总数", countCell, w.Members, "人", "正式党员和预备党员，含免评", five1, b.total("人数", "党员")},
		{"预备党员", countCell, w.Probationary, "人", "含于党员总数，参照执行", five1, b.total("人数", "预备\n党员")},
		{"参评党员", countCell, w.Evaluated, "人", "参加考评的正式党员和预备党员", five1, b.total("人数", "参评")},
		{"参评率", shareCell, w.Turnout.Value(), "", "参评党员占党员总数", five1, b.quota([2]string{"人数", "参评"}, [2]string{"人数", "党员"})},
		{"免评党员", countCell, w.Exempt, "人", "经本人申请、组织批准不参加考评", five1, b.total("人数", "免评")},
		{"入党积极分子", countCell, w.Activists, "人", "参照执行，不计入以上人数", five1, b.total("人数", "入党积\n极分子")},
	}
}

func (b *book) polling() []figure {
	const five21 = "办法五(二)1"
	q, m := b.Whole.Representatives, b.Result.Measure
	count := figure{"群众代表", countCell, nil, "人", "各支部没有报送人数", five21, ""}
	if !q.OK() {
		return []figure{count}
	}
	count.value, count.how, count.formula = q.Part, "邀请到会测评的群众代表", b.total("群众代表", "人数")
	return []figure{count, {"群众代表占比", shareCell, q.Value(), "",
		fmt.Sprintf("占报送人数的支部的党员数，以%s为宜，上下不超过%s个百分点", m.RepresentativeShare, b.provision("群众代表偏差")),
		five21, b.total("群众代表", "占比")}}
}

func (b *book) scoring() []figure {
	const four = "办法四"
	w := &b.Whole
	return []figure{
		{"平均分", scoreCell, points(w.Mean), "分", "参评党员总分平均，四舍五入至0.01分", four, b.total("得分", "平均")},
		{"中位分", scoreCell, points(w.Median), "分", "参评党员总分由高到低居中者，两名居中的取平均", four, b.total("得分", "中位")},
		{"最高分", scoreCell, points(w.Best), "分", "参评党员总分最高者", four, b.total("得分", "最高")},
		{"最低分", scoreCell, points(w.Lowest), "分", "参评党员总分最低者", four, b.total("得分", "最低")},
	}
}

func (b *book) awarding() []figure {
	const five22 = "办法五(二)2"
	w := &b.Whole
	list := []figure{{"比例基数", countCell, w.Denominator, "人", "各级名额所依据的人数：" + b.provision("比例基数"), five22, b.total("", "比例\n基数")}}
	for n, star := range evaluation.Levels {
		how := fmt.Sprintf("占比例基数%s", w.Levels[n].Share)
		if w.Levels[n].HasSeats {
			how += fmt.Sprintf("，名额%d，上限%d", w.Levels[n].Seats, w.Levels[n].Upper)
		}
		list = append(list, figure{star.String() + "党员", countCell, w.Levels[n].Count, "人", how, five22, b.total(star.String(), "人数")})
	}
	list = append(list,
		figure{"星级党员", countCell, w.Starred.Part, "人", "三星级以上", five22, b.total("星级合计", "人数")},
		figure{"星级党员占比", shareCell, w.Starred.Value(), "", "占比例基数", five22, b.total("星级合计", "占比")},
	)
	if b.Result.HasApproved {
		list = append(list, figure{"与推算不同", countCell, len(b.Departures), "人", "批准的定星与按得分、名次、名额推算的不同，见“名册”复审说明", "办法五(二)3", ""})
	}
	return append(list, figure{"临界人员", countCell, len(b.Borderlines), "人",
		"总分增减" + evaluation.NearMargin.String() + "分，推算星级、评星资格或结果运用即改变，见“名册”临界", five22, ""})
}

func (b *book) applying() []figure {
	m := b.Result.Measure
	return []figure{
		{"诫勉谈话", countCell, b.Whole.Below60, "人", "总分低于" + m.AdmonitionLine.Short() + "分，见“结果运用”", "办法六(二)",
			b.total("结果运用", b.below(m.AdmonitionLine))},
		{"双预警", countCell, b.Whole.Below50, "人", "总分低于" + m.DoubleWarningLine.Short() + "分，含于上一行", "办法六(二)",
			b.total("结果运用", b.below(m.DoubleWarningLine))},
		{"优秀党员人选", countCell, len(b.Candidates), "人", "五星级党员，评选优秀党员时优先", "办法六(一)", ""},
	}
}

func (b *book) checking() []figure {
	c := b.Counts
	return []figure{{"核对发现", countCell, c.Errors + c.Warnings + c.Notes, "项",
		fmt.Sprintf("错误%d项、警告%d项、提示%d项，见“核对”", c.Errors, c.Warnings, c.Notes), "", ""}}
}

func (b *book) writeOverview() {
	t := b.open(layout{name: overviewSheet, widths: []float64{13, 15, 11, 11, 11, 11, 11, 28, 14}, fixed: true})
	t.heading("总表", fmt.Sprintf("填报单位：%s　　%s", b.Committee, b.Name))
	t.head(24, "环节", "指标", "数值", "单位", "口径", "", "", "", "依据")
	t.merge(overviewHow, t.row, overviewWidth-1, t.row)
	for _, s := range b.steps() {
		first := t.row + 1
		for n, f := range s.figures {
			name := s.name
			if n > 0 {
				name = ""
			}
			t.figure(name, f)
		}
		t.merge(1, first, 1, t.row)
	}
	t.signature()
	if len(t.Totals.Bins) > 0 {
		t.charts()
		t.distribution()
	}
	t.close()
}

// figure writes a row of the first table, and gives its value the figure's name.
func (t *tab) figure(step string, f figure) {
	t.put(stepCell, step)
	t.put(textCell, f.name)
	if f.formula != "" && f.value != nil && len(t.Branches) > 0 {
		t.calc(f.look, f.formula, f.value)
	} else {
		t.put(f.look, f.value)
	}
	t.put(centreCell, f.unit)
	t.put(textCell, f.how)
	for range overviewWidth - 1 - overviewHow {
		t.put(textCell, nil)
	}
	t.put(textCell, f.where)
	t.end(18)
	t.merge(overviewHow, t.row, overviewWidth-1, t.row)
	t.define(overviewSheet+"_"+f.name, span(overviewSheet, overviewFigure, t.row, t.row))
}

// distribution writes the totals by bins, by star.
func (t *tab) distribution() {
	h := t.Totals
	t.line(sectionCell, "总分分布", 24)
	t.head(24, "分数段", "五星", "四星", "三星", "无星", "合计")
	first, sums := t.row+1, [distributionColumns]int{}
	for _, bin := range h.Bins {
		t.put(centreCell, bin.From.Short()+"～"+(bin.From+h.Width).Short())
		for n, count := range bin.Stars {
			t.put(sparseCell, count)
			sums[n] += count
		}
		t.calc(sparseCell, fmt.Sprintf("SUM(B%d:E%[1]d)", t.row+1), bin.Count)
		sums[len(sums)-1] += bin.Count
		t.end(0)
	}
	last := t.row
	t.put(textTotal, "合计")
	for n, sum := range sums {
		t.calc(countTotal, fmt.Sprintf("SUM(%[1]s%[2]d:%[1]s%[3]d)", letter(n+2), first, last), sum)
	}
	t.end(20)
	t.line(subtitleCell, "各段含下限、不含上限，满分计入最高一段", 18)
}

// distributionColumns are three levels, no star, and all.
const distributionColumns = len(evaluation.Levels) + 2
