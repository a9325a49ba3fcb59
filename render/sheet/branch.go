package sheet

import (
	"fmt"
	"strconv"

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
	// share and of are columns, the cell the live formula of their quotient: share
	// names the group whose 人数 are the part.
	share string
	of    [2]string // group and name
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
	base := [2]string{"", "比例\n基数"}
	for n, star := range evaluation.Levels {
		name := star.String()
		level := func(br *publication.BranchReport) publication.LevelReport { return br.Levels[n] }
		list = append(list,
			count(name, "人数", 6, func(br *publication.BranchReport) int { return level(br).Count }),
			column{group: name, name: "占比", width: 7.5, look: shareCell, total: shareTotal, share: name, of: base,
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
		column{group: "星级合计", name: "占比", width: 7.5, look: shareCell, total: shareTotal, share: "星级合计", of: base,
			value: func(br *publication.BranchReport) any { return br.Starred.Value() }},
		score("平均", "", func(br *publication.BranchReport) evaluation.OptScore { return br.Mean }),
		score("中位", "", func(br *publication.BranchReport) evaluation.OptScore { return br.Median }),
		score("最高", "MAX", func(br *publication.BranchReport) evaluation.OptScore { return br.Best }),
		score("最低", "MIN", func(br *publication.BranchReport) evaluation.OptScore { return br.Lowest }),
		count("结果运用", b.below(b.Result.Measure.AdmonitionLine), 8,
			func(br *publication.BranchReport) int { return br.Below60 }),
		count("结果运用", b.below(b.Result.Measure.DoubleWarningLine), 8,
			func(br *publication.BranchReport) int { return br.Below50 }),
		column{group: "群众代表", name: "人数", width: 6, look: countCell, total: countTotal, sum: true,
			value: func(br *publication.BranchReport) any {
				return ratio(br.Representatives, float64(br.Representatives.Part))
			}},
		column{group: "群众代表", name: "占比", width: 8, look: shareCell, total: shareTotal, share: "群众代表", of: [2]string{"人数", "党员"},
			value: func(br *publication.BranchReport) any { return ratio(br.Representatives, br.Representatives.Value()) }},
	)
}

// ratio is a figure about a ratio, nothing where there is none.
func ratio(q publication.Ratio, value float64) any {
	if !q.OK() {
		return nil
	}
	return value
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

// branchWidth is the most that a column of branches takes.
const branchWidth = 26

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
	widths := []float64{fitted(14, branchWidth, names...)}
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

// decimal is a share in a formula.
func decimal(s evaluation.Share) string {
	f, _ := s.Rat().Float64()
	return strconv.FormatFloat(f, 'f', -1, 64)
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
	for i, c := range t.columns {
		look, value := c.look, c.value(br)
		if total {
			look = c.total
		}
		cells := t.branchCells(i + 2)
		switch {
		case value == nil:
			t.put(look, nil)
		case c.share != "":
			t.calc(look, t.quotient(c, row, total), value)
		case total && len(t.Branches) == 0:
			t.put(look, value)
		case total && c.sum:
			t.calc(look, "SUM("+cells+")", value)
		case total && c.formula != "":
			t.calc(look, c.formula+"("+cells+")", value)
		case total && c.name == "平均":
			t.calc(look, t.rosterMean(t.rosterTotal()), value)
		default:
			t.put(look, value)
		}
	}
	t.end(height(20, br.Name, branchWidth))
}

// branchCells are the branches' cells of a column.
func (b *book) branchCells(col int) string {
	return fmt.Sprintf("%[1]s%[2]d:%[1]s%[3]d", letter(col), branchFirst, b.branchTotal()-1)
}

// quotient is the formula of a share. The 群众代表 of all are a share of the
// branches that gave their number (办法五(二)1).
func (b *book) quotient(c column, row int, total bool) string {
	part, all := b.branchColumn(c.share, "人数"), b.branchColumn(c.of[0], c.of[1])
	if total && c.share == "群众代表" {
		return fmt.Sprintf(`%s/SUMIF(%s,">=0",%s)`, ref(part, row), b.branchCells(part), b.branchCells(all))
	}
	return fmt.Sprintf("IF(%[1]s=0,0,%[2]s/%[1]s)", ref(all, row), ref(part, row))
}

// branchColours marks what a reader looks for: levels over or short of their
// seats, members below the lines, and 群众代表 that are too few or too many.
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
			t.colour(cells, fmt.Sprintf(`OR(LEFT(%[1]s,2)="空缺",LEFT(%[1]s,2)="上浮")`, first), colourShort)
		case c.group == "结果运用":
			t.colour(cells, fmt.Sprintf("%s>0", first), colourOver)
		case c.share == "群众代表":
			m := t.Result.Measure
			t.colour(cells, fmt.Sprintf("AND(ISNUMBER(%[1]s),ABS(%[1]s-%[2]s)>%[3]s+1E-9)", first,
				decimal(m.RepresentativeShare), decimal(m.RepresentativeMargin)), colourShort)
		}
	}
}
