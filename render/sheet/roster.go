package sheet

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"xingbang/render/evaluation"
)

// rosterColumn is one column of 名册, in the workbook and in CSV.
type rosterColumn struct {
	// name is the head; lines are the head as the workbook breaks it, "" for the
	// name itself.
	name, lines string
	width       float64
	look        style
	// value is a member's: a text, an int or a float64; nil for nothing. The
	// first column has the row's number instead.
	value func(i int) any
}

// Columns of 名册 that formulas and colours refer to, from 1; the items stand
// between the last of them and the sums.
const (
	rosterHead      = 3 // a row
	rosterName      = 3
	rosterBranch    = 4
	rosterStatus    = 5
	rosterEvaluated = 6
	rosterItems     = 7 // the first item, or the base score where there are none
)

// rosterBase is the column of 基础分; 评星分, 总分, 名次 and the stars follow.
func (b *book) rosterBase() int { return rosterItems + len(b.Result.Items) }

func (b *book) rosterTotal() int { return b.rosterBase() + 2 }

// rosterStar is the column of the star that counts.
func (b *book) rosterStar() int { return b.rosterBase() + 6 }

func (b *book) rosterLast() int { return rosterHead + len(b.Roster) }

// rosterColumns are those of 名册.
func (b *book) rosterColumns() []rosterColumn {
	members, standings := b.Result.Members, b.Result.Standings
	id, name, branch := b.rosterWidths()
	text := func(name string, width float64, value func(i int) string) rosterColumn {
		return rosterColumn{name: name, width: width, look: wrapCell, value: func(i int) any { return value(i) }}
	}
	plain := func(c rosterColumn) rosterColumn {
		c.look = textCell
		return c
	}
	word := func(c rosterColumn) rosterColumn {
		c.look = centreCell
		return c
	}
	score := func(name string, value func(st *evaluation.Standing) evaluation.OptScore) rosterColumn {
		return rosterColumn{name: name, width: 7.5, look: scoreCell, value: func(i int) any { return points(value(&standings[i])) }}
	}
	columns := []rosterColumn{
		{name: "序号", width: 6, look: orderCell},
		plain(text("编号", id, func(i int) string { return members[i].ID.Value })),
		plain(text("姓名", name, b.NameOf)),
		text("支部", branch, b.BranchOf),
		word(text("身份", 11.5, func(i int) string { return b.StatusOf(i).String() })),
		word(text("参评", 5.5, func(i int) string { return yesNo[standings[i].Evaluated] })),
	}
	for j, item := range b.Result.Items {
		c := score(item.Name, func(st *evaluation.Standing) evaluation.OptScore {
			if j < len(st.Items) {
				return st.Items[j]
			}
			return evaluation.OptScore{}
		})
		c.lines = inLines(item.Name) + "\n" + item.Full.Short() + "分"
		c.width = 6.5
		columns = append(columns, c)
	}
	star := func(name string, value func(i int) evaluation.Star) rosterColumn {
		return word(text(name, 6, func(i int) string { return starWords[value(i)] }))
	}
	columns = append(columns,
		score("基础分", func(st *evaluation.Standing) evaluation.OptScore { return st.Base }),
		score("评星分", func(st *evaluation.Standing) evaluation.OptScore { return st.Merit }),
		score("总分", func(st *evaluation.Standing) evaluation.OptScore { return st.Total }),
		rosterColumn{name: "名次", width: 5.5, look: orderCell, value: func(i int) any {
			if standings[i].Rank == 0 {
				return nil
			}
			return standings[i].Rank
		}},
		star("推算星级", func(i int) evaluation.Star { return standings[i].Computed }),
		star("批准星级", func(i int) evaluation.Star {
			if !b.Result.HasApproved {
				return 0
			}
			return members[i].Approved.Or(0)
		}),
		star("星级", func(i int) evaluation.Star { return standings[i].Star }),
		text("不具评星资格的原因", 20, b.ReasonsOf),
		text("结果运用", 11, b.MeasuresOf),
		text("临界（增减"+evaluation.NearMargin.String()+"分）", 28, b.nearOf()),
		text("复审说明", 26, func(i int) string { return members[i].Explanation.Value }),
		text("备注", 14, func(i int) string { return members[i].Remark.Value }),
	)
	for i := range columns {
		if c := &columns[i]; c.name == "推算星级" || c.name == "批准星级" {
			c.lines = inLines(c.name)
		}
	}
	return columns
}

var (
	yesNo = map[bool]string{true: "是", false: "否"}
	// starWords leave the cell of who has no star empty, so that stars stand out.
	starWords = [...]string{3: "三星", 4: "四星", 5: "五星"}
)

// nearOf finds what half a point would change for a member.
func (b *book) nearOf() func(i int) string {
	words := make(map[int]string, len(b.Borderlines))
	for _, near := range b.Borderlines {
		words[near.Member] = b.NearOf(near)
	}
	return func(i int) string { return words[i] }
}

// rosterWidths are those of 编号, 姓名 and 支部.
func (b *book) rosterWidths() (id, name, branch float64) {
	id, name, branch = 8, 9, 12
	for i := range b.Result.Members {
		id = fitted(id, 20, b.Result.Members[i].ID.Value)
		name = fitted(name, 20, b.NameOf(i))
	}
	for _, br := range b.Result.Branches {
		branch = fitted(branch, 22, br.Name)
	}
	return id, name, branch
}

func (b *book) writeRoster() {
	columns := b.rosterColumns()
	var widths []float64
	var heads []string
	lines := 2
	for _, c := range columns {
		widths = append(widths, c.width)
		head := c.lines
		if head == "" {
			head = c.name
		}
		heads = append(heads, head)
		lines = max(lines, strings.Count(head, "\n")+1)
	}
	t := b.open(layout{
		name: rosterSheet, widths: widths, heads: [2]int{rosterHead, rosterHead}, columns: rosterName, breaks: []int{b.rosterTotal() + 1},
	})
	t.heading("名册", fmt.Sprintf("填报单位：%s　　共%d人，按支部和名次排列；无名次者不具评星资格", b.Committee, len(b.Roster)))
	t.head(6+15*float64(lines), heads...)
	for n, i := range b.Roster {
		t.person(columns, n+1, i)
	}
	t.rosterColours()
	t.filter(rosterHead, b.rosterLast())
	t.close()
	b.nameRanges()
}

// person writes one row, as high as the longest of its texts.
func (t *tab) person(columns []rosterColumn, number, i int) {
	tall := rowHeight
	t.put(columns[0].look, number)
	for _, c := range columns[1:] {
		value := c.value(i)
		if s, ok := value.(string); ok && c.look == wrapCell {
			tall = max(tall, height(rowHeight, s, c.width))
		}
		t.put(c.look, value)
	}
	if tall == rowHeight {
		tall = 0
	}
	t.end(tall)
}

// rosterColours marks totals below the lines and members with five stars.
func (t *tab) rosterColours() {
	if len(t.Roster) == 0 {
		return
	}
	first, last := rosterHead+1, t.rosterLast()
	total := ref(t.rosterTotal(), first)
	cells := total + ":" + ref(t.rosterTotal(), last)
	m := t.Result.Measure
	counted := fmt.Sprintf(`ISNUMBER(%s),$%s%d<>"%s"`, "$"+total, letter(rosterStatus), first, evaluation.Activist)
	t.colour(cells, fmt.Sprintf("AND(%s,$%s<%s)", counted, total, m.DoubleWarningLine.Short()), colourOver)
	t.colour(cells, fmt.Sprintf("AND(%s,$%s<%s)", counted, total, m.AdmonitionLine.Short()), colourShort)
	star := ref(t.rosterStar(), first)
	t.colour(star+":"+ref(t.rosterStar(), last), fmt.Sprintf(`$%s="五星"`, star), colourStar)
}

// rosterRange is a column's cells of people, as a formula names them.
func (b *book) rosterRange(col int) string {
	return span(rosterSheet, col, rosterHead+1, max(rosterHead+1, b.rosterLast()))
}

// counted are the conditions of a …IFS formula over 名册 for the scores in a column
// of the evaluated 正式 and 预备. Some programs take an empty cell for a zero in a
// mean, so those are kept out by a condition.
func (b *book) counted(col int) string {
	return fmt.Sprintf(`%s,">-1000000",%s,"是",%s,"<>%s"`,
		b.rosterRange(col), b.rosterRange(rosterEvaluated), b.rosterRange(rosterStatus), evaluation.Activist)
}

// rosterMean is the mean of a column of scores, half up to 0.01.
func (b *book) rosterMean(col int) string {
	return fmt.Sprintf("ROUND(AVERAGEIFS(%s,%s),2)", b.rosterRange(col), b.counted(col))
}

// nameRanges gives the columns that a clerk's own formulas want a name.
func (b *book) nameRanges() {
	for _, n := range []struct {
		name string
		col  int
	}{
		{"姓名", rosterName}, {"支部", rosterBranch}, {"身份", rosterStatus}, {"参评", rosterEvaluated},
		{"总分", b.rosterTotal()}, {"星级", b.rosterStar()},
	} {
		b.define(rosterSheet+"_"+n.name, b.rosterRange(n.col))
	}
}

// define gives cells a name for formulas.
func (b *book) define(name, cells string) {
	b.try(b.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: cells}))
}
