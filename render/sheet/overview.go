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
	// group and column name the cell of 支部统计 in the row 合计 that the figure
	// is a live copy of; both "" for one that stands here alone.
	group, column string
}

// Rows and columns of 总表.
const (
	overviewHead  = 3
	overviewHow   = 4 // 口径 runs from here
	overviewWidth = 8
)

func (b *book) figures() []figure {
	w, m := &b.Whole, b.Result.Measure
	list := []figure{
		{"党员总数", countCell, w.Members, "人", "正式党员和预备党员，含免评", "办法五(一)", "人数", "党员"},
		{"参评党员", countCell, w.Evaluated, "人", "参加考评的正式党员和预备党员", "办法五(一)", "人数", "参评"},
		{"参评率", shareCell, w.Turnout.Value(), "", "参评党员占党员总数", "办法五(一)", "", ""},
		{"免评党员", countCell, w.Exempt, "人", "经批准不参加考评", "办法五(一)", "人数", "免评"},
		{"入党积极分子", countCell, w.Activists, "人", "参照执行，不计入以上人数", "办法五(一)", "人数", "入党积\n极分子"},
	}
	for n, star := range evaluation.Levels {
		how := fmt.Sprintf("占比例基数%s", w.Levels[n].Share)
		if w.Levels[n].HasSeats {
			how += fmt.Sprintf("，名额%d，上限%d", w.Levels[n].Seats, w.Levels[n].Upper)
		}
		list = append(list, figure{star.String() + "党员", countCell, w.Levels[n].Count, "人", how, "办法五(二)2", star.String(), "人数"})
	}
	return append(list,
		figure{"星级党员", countCell, w.Starred.Part, "人", "三星级以上", "办法五(二)2", "星级合计", "人数"},
		figure{"星级党员占比", shareCell, w.Starred.Value(), "", "占" + b.provision("比例基数"), "办法五(二)2", "星级合计", "占比"},
		figure{"平均分", scoreCell, points(w.Mean), "分", "参评党员总分平均，四舍五入至0.01", "办法四", "得分", "平均"},
		figure{"中位分", scoreCell, points(w.Median), "分", "参评党员总分居中者", "办法四", "得分", "中位"},
		figure{"最高分", scoreCell, points(w.Best), "分", "", "办法四", "得分", "最高"},
		figure{"最低分", scoreCell, points(w.Lowest), "分", "", "办法四", "得分", "最低"},
		figure{"诫勉谈话", countCell, w.Below60, "人", "总分低于" + m.AdmonitionLine.Short() + "分", "办法六(二)",
			"结果运用", b.below(m.AdmonitionLine)},
		figure{"双预警", countCell, w.Below50, "人", "总分低于" + m.DoubleWarningLine.Short() + "分，含于上一行", "办法六(二)",
			"结果运用", b.below(m.DoubleWarningLine)},
		figure{"核对发现", countCell, b.Counts.Errors + b.Counts.Warnings + b.Counts.Notes, "项",
			fmt.Sprintf("错误%d项、警告%d项、提示%d项，见“核对”", b.Counts.Errors, b.Counts.Warnings, b.Counts.Notes), "", "", ""},
	)
}

func (b *book) writeOverview() {
	t := b.open(layout{name: overviewSheet, widths: []float64{20, 11, 11, 11, 11, 11, 32, 15}, fixed: true})
	t.heading("总表", fmt.Sprintf("填报单位：%s　　%s", b.Committee, b.Name))
	t.head(24, "指标", "数值", "单位", "口径", "", "", "", "依据")
	t.merge(overviewHow, t.row, overviewWidth-1, t.row)
	for _, f := range b.figures() {
		t.put(textCell, f.name)
		if f.column != "" && f.value != nil {
			t.calc(f.look, fmt.Sprintf("'%s'!%s", branchSheet, ref(t.branchColumn(f.group, f.column), t.branchTotal())), f.value)
		} else {
			t.put(f.look, f.value)
		}
		t.put(centreCell, f.unit)
		t.put(textCell, f.how)
		for range overviewWidth - 1 - overviewHow {
			t.put(textCell, nil)
		}
		t.put(textCell, f.where)
		t.end(19)
		t.merge(overviewHow, t.row, overviewWidth-1, t.row)
	}
	t.signature()
	if len(t.Totals.Bins) > 0 {
		t.charts()
		t.distribution()
	}
	t.close()
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
			t.put(countCell, count)
			sums[n] += count
		}
		t.calc(countCell, fmt.Sprintf("SUM(B%d:E%[1]d)", t.row+1), bin.Count)
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
