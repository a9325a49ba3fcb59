package sheet

import (
	"fmt"

	"xingbang/render/evaluation"
	"xingbang/render/publication"
)

// column is one column of 支部统计.
type column struct {
	group, name string
	width       float64
	look, total style
	// value is a branch's.
	value func(b *publication.BranchReport) any
	// share names the column whose share of 比例基数 this one is; the cell is a
	// live formula.
	share string
	// sum makes the total a live SUM; formula, if set, makes it another one of
	// the range of the branches' cells.
	sum     bool
	formula string
}

// branchColumns are those of 支部统计; the first is the branch's name.
func (b *book) branchColumns() []column {
	count := func(group, name string, width float64, value func(*publication.BranchReport) int) column {
		return column{group: group, name: name, width: width, look: countCell, total: countTotal, sum: true,
			value: func(br *publication.BranchReport) any { return value(br) }}
	}
	score := func(name, formula string, value func(*publication.BranchReport) evaluation.OptScore) column {
		return column{group: "得分", name: name, width: 8, look: scoreCell, total: scoreTotal, formula: formula,
			value: func(br *publication.BranchReport) any { return points(value(br)) }}
	}
	list := []column{
		count("人数", "党员", 6, func(br *publication.BranchReport) int { return br.Members }),
		count("人数", "参评", 6, func(br *publication.BranchReport) int { return br.Evaluated }),
		count("人数", "免评", 6, func(br *publication.BranchReport) int { return br.Exempt }),
		count("人数", "预备\n党员", 6, func(br *publication.BranchReport) int { return br.Probationary }),
		count("人数", "入党积\n极分子", 7, func(br *publication.BranchReport) int { return br.Activists }),
		count("", "比例\n基数", 7, func(br *publication.BranchReport) int { return br.Denominator }),
	}
	for n, star := range evaluation.Levels {
		name := star.String()
		level := func(br *publication.BranchReport) publication.LevelReport { return br.Levels[n] }
		list = append(list,
			count(name, "人数", 6, func(br *publication.BranchReport) int { return level(br).Count }),
			column{group: name, name: "占比", width: 7.5, look: shareCell, total: shareTotal, share: name,
				value: func(br *publication.BranchReport) any { return level(br).Share.Value() }},
			column{group: name, name: "名额", width: 6, look: countCell, total: countTotal, sum: b.byBranch(),
				value: func(br *publication.BranchReport) any { return seats(level(br), level(br).Seats) }},
			column{group: name, name: "上限", width: 6, look: countCell, total: countTotal, sum: b.byBranch(),
				value: func(br *publication.BranchReport) any { return seats(level(br), level(br).Upper) }},
			column{group: name, name: "核定", width: 8, look: centreCell, total: textTotal,
				value: func(br *publication.BranchReport) any { return level(br).Words() }},
		)
	}
	return append(list,
		count("星级合计", "人数", 6, func(br *publication.BranchReport) int { return br.Starred.Part }),
		column{group: "星级合计", name: "占比", width: 7.5, look: shareCell, total: shareTotal, share: "星级合计",
			value: func(br *publication.BranchReport) any { return br.Starred.Value() }},
		score("平均", "", func(br *publication.BranchReport) evaluation.OptScore { return br.Mean }),
		score("中位", "", func(br *publication.BranchReport) evaluation.OptScore { return br.Median }),
		score("最高", "MAX", func(br *publication.BranchReport) evaluation.OptScore { return br.Best }),
		score("最低", "MIN", func(br *publication.BranchReport) evaluation.OptScore { return br.Lowest }),
		count("结果运用", b.below(b.Result.Measure.AdmonitionLine), 8,
			func(br *publication.BranchReport) int { return br.Below60 }),
		count("结果运用", b.below(b.Result.Measure.DoubleWarningLine), 8,
			func(br *publication.BranchReport) int { return br.Below50 }),
		column{name: "群众代\n表占比", width: 9, look: shareCell, total: shareTotal,
			value: func(br *publication.BranchReport) any {
				if !br.Representatives.OK() {
					return nil
				}
				return br.Representatives.Value()
			}},
	)
}

// seats is a number of seats, nothing where none are counted.
func seats(l publication.LevelReport, n int) any {
	if !l.HasSeats {
		return nil
	}
	return n
}

func (b *book) byBranch() bool { return b.Result.Measure.Scope == evaluation.ByBranch }

// below is a column head for the totals below a line.
func (b *book) below(line evaluation.Score) string { return "低于\n" + line.Short() + "分" }

// The rows of 支部统计.
const (
	branchHead  = 3 // and one more below
	branchFirst = branchHead + 2
)

// branchTotal is the row of 合计.
func (b *book) branchTotal() int { return branchFirst + len(b.Branches) }

// branchColumn is where a column of 支部统计 stands, from 1; 0 if there is none.
func (b *book) branchColumn(group, name string) int {
	for i, c := range b.columns {
		if c.group == group && c.name == name {
			return i + 2
		}
	}
	return 0
}

func (b *book) writeBranches() {
	var names []string
	for i := range b.Branches {
		names = append(names, b.Branches[i].Name)
	}
	widths := []float64{fitted(14, 28, names...)}
	for _, c := range b.columns {
		widths = append(widths, c.width)
	}
	t := b.open(layout{
		name: branchSheet, widths: widths, heads: [2]int{branchHead, branchHead + 1}, columns: 1,
		breaks: []int{b.branchColumn(evaluation.Levels[2].String(), "人数")},
	})
	t.heading("支部统计", fmt.Sprintf("填报单位：%s　　单位：人、分　　名额按%s计，基数为%s",
		b.Committee, b.provision("比例范围"), b.provision("比例基数")))
	t.branchHeads()
	for i := range b.Branches {
		t.branchRow(&b.Branches[i], wrapCell)
	}
	t.branchRow(&b.Whole, textTotal)
	t.signature()
	t.branchColours()
	t.filter(branchHead+1, b.branchTotal()-1)
	t.close()
}

// provision is the effective value of a parameter of the measure.
func (b *book) provision(name string) string {
	for _, p := range b.Rules {
		if p.Name == name {
			return p.Value
		}
	}
	return ""
}

// branchHeads writes the two rows of heads: groups, and columns below them.
func (t *tab) branchHeads() {
	columns := t.columns
	top, bottom := branchHead, branchHead+1
	t.put(headCell, "支部")
	t.merge(1, top, 1, bottom)
	for i := 0; i < len(columns); {
		c, last := columns[i], i
		for last+1 < len(columns) && c.group != "" && columns[last+1].group == c.group {
			last++
		}
		if c.group == "" {
			t.put(headCell, c.name)
			t.merge(i+2, top, i+2, bottom)
		} else {
			t.put(groupCell, c.group)
			t.merge(i+2, top, last+2, top)
		}
		for range last - i {
			t.put(groupCell, nil)
		}
		i = last + 1
	}
	t.end(22)
	t.put(headCell, nil)
	for _, c := range columns {
		if c.group == "" {
			t.put(headCell, nil)
		} else {
			t.put(headCell, c.name)
		}
	}
	t.end(32)
}

// branchRow writes one branch, or with the looks of a total the whole.
func (t *tab) branchRow(br *publication.BranchReport, name style) {
	total, row := name == textTotal, t.row+1
	t.put(name, br.Name)
	base := letter(t.branchColumn("", "比例\n基数"))
	for i, c := range t.columns {
		look, value := c.look, c.value(br)
		if total {
			look = c.total
		}
		cells := fmt.Sprintf("%[1]s%[2]d:%[1]s%[3]d", letter(i+2), branchFirst, t.branchTotal()-1)
		switch {
		case c.share != "":
			part := letter(t.branchColumn(c.share, "人数"))
			t.calc(look, fmt.Sprintf("IF(%[1]s%[3]d=0,0,%[2]s%[3]d/%[1]s%[3]d)", base, part, row), value)
		case total && len(t.Branches) == 0:
			t.put(look, value)
		case total && c.sum:
			t.calc(look, "SUM("+cells+")", value)
		case total && c.formula != "" && value != nil:
			t.calc(look, c.formula+"("+cells+")", value)
		case total && c.name == "平均" && value != nil:
			t.calc(look, t.rosterMean(), value)
		default:
			t.put(look, value)
		}
	}
	t.end(height(20, br.Name, 26))
}

// branchColours marks what a reader looks for: levels over or short of their
// seats, and members below the lines.
func (t *tab) branchColours() {
	last := t.branchTotal() - 1
	if last < branchFirst {
		return
	}
	for i, c := range t.columns {
		first := ref(i+2, branchFirst)
		cells := first + ":" + ref(i+2, last)
		switch {
		case c.name == "核定":
			t.colour(cells, fmt.Sprintf(`LEFT(%s,2)="超额"`, first), colourOver)
			t.colour(cells, fmt.Sprintf(`LEFT(%s,2)="空缺"`, first), colourShort)
		case c.group == "结果运用":
			t.colour(cells, fmt.Sprintf("%s>0", first), colourOver)
		}
	}
}
