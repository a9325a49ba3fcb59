package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"xingbang/render/evaluation"
)

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

func (b *book) rosterLast() int { return rosterHead + len(b.Roster) }

func (b *book) writeRoster() {
	heads := []string{"序号", "编号", "姓名", "支部", "身份", "参评"}
	widths := b.rosterWidths()
	for _, item := range b.Result.Items {
		heads = append(heads, fmt.Sprintf("%s\n（%s分）", item.Name, item.Full.Short()))
		widths = append(widths, fitted(9, 12, item.Name))
	}
	heads = append(heads, "基础分", "评星分", "总分", "名次", "推算\n星级", "批准\n星级", "星级", "不具评星资格的原因", "结果运用", "复审说明", "备注")
	widths = append(widths, 9, 9, 9, 6, 7, 7, 7, 24, 16, 32, 20)
	t := b.open(layout{
		name: rosterSheet, widths: widths, heads: [2]int{rosterHead, rosterHead}, columns: rosterName, breaks: []int{b.rosterBase()},
	})
	t.heading("名册", fmt.Sprintf("填报单位：%s　　共%d人，按支部和名次排列；无名次者不具评星资格", b.Committee, len(b.Roster)))
	t.head(34, heads...)
	for n, i := range b.Roster {
		t.person(n+1, i)
	}
	t.rosterColours()
	t.filter(rosterHead, b.rosterLast())
	t.close()
	b.nameRanges()
}

// rosterWidths are those of the columns before the items.
func (b *book) rosterWidths() []float64 {
	id, name, branch := 8.0, 10.0, 14.0
	for i := range b.Result.Members {
		id = fitted(id, 24, b.Result.Members[i].ID.Value)
		name = fitted(name, 26, b.NameOf(i))
	}
	for _, br := range b.Result.Branches {
		branch = fitted(branch, 30, br.Name)
	}
	return []float64{6, id, name, branch, 12, 6}
}

func (t *tab) person(number, i int) {
	m, st := &t.Result.Members[i], &t.Result.Standings[i]
	status := t.StatusOf(i)
	t.put(orderCell, number)
	t.put(textCell, m.ID.Value)
	t.put(textCell, t.NameOf(i))
	t.put(textCell, t.BranchOf(i))
	t.put(centreCell, status.String())
	t.put(centreCell, yesNo[st.Evaluated])
	for j := range t.Result.Items {
		var value any
		if j < len(st.Items) {
			value = points(st.Items[j])
		}
		t.put(scoreCell, value)
	}
	t.put(scoreCell, points(st.Base))
	t.put(scoreCell, points(st.Merit))
	t.put(scoreCell, points(st.Total))
	if st.Rank > 0 {
		t.put(orderCell, st.Rank)
	} else {
		t.put(orderCell, nil)
	}
	t.put(centreCell, starWords[st.Computed])
	if t.Result.HasApproved {
		t.put(centreCell, starWords[m.Approved.Or(0)])
	} else {
		t.put(centreCell, nil)
	}
	t.put(centreCell, starWords[st.Star])
	t.put(textCell, t.ReasonsOf(i))
	t.put(textCell, t.MeasuresOf(i))
	t.put(textCell, m.Explanation.Value)
	t.put(textCell, m.Remark.Value)
	t.end(0)
}

var (
	yesNo = map[bool]string{true: "是", false: "否"}
	// starWords leave the cell of who has no star empty, so that stars stand out.
	starWords = [...]string{3: "三星", 4: "四星", 5: "五星"}
)

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
	star := ref(t.rosterTotal()+4, first)
	t.colour(star+":"+ref(t.rosterTotal()+4, last), fmt.Sprintf(`$%s="五星"`, star), colourStar)
}

// rosterRange is a column's cells of people, as a formula names them.
func (b *book) rosterRange(col int) string {
	return span(rosterSheet, col, rosterHead+1, max(rosterHead+1, b.rosterLast()))
}

// rosterMean is the mean total of the evaluated, from 名册. Some programs take an
// empty cell for a zero in a mean, so those are kept out by a condition.
func (b *book) rosterMean() string {
	return fmt.Sprintf(`ROUND(AVERAGEIFS(%[1]s,%[1]s,">-1000000",%[2]s,"是",%[3]s,"<>%[4]s"),2)`,
		b.rosterRange(b.rosterTotal()), b.rosterRange(rosterEvaluated), b.rosterRange(rosterStatus), evaluation.Activist)
}

// nameRanges gives the columns that a clerk's own formulas want a name.
func (b *book) nameRanges() {
	for _, n := range []struct {
		name string
		col  int
	}{
		{"名册_姓名", rosterName}, {"名册_支部", rosterBranch}, {"名册_总分", b.rosterTotal()}, {"名册_星级", b.rosterTotal() + 4},
	} {
		b.try(b.file.SetDefinedName(&excelize.DefinedName{Name: n.name, RefersTo: b.rosterRange(n.col)}))
	}
}
