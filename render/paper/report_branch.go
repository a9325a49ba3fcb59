package paper

import (
	"fmt"
	"strconv"
	"strings"

	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// branches are the branches' stars as bars, and their figures as a table.
func (f *reportFlow) branches() {
	c := typeset.BarChart{Look: chartLook, Series: []typeset.Series{
		{Name: "五星", Fill: starPaints[0]}, {Name: "四星", Fill: starPaints[1]}, {Name: "三星", Fill: starPaints[2]},
	}}
	var words []string
	for i := range f.Branches {
		b := &f.Branches[i]
		bar := typeset.Bar{Label: b.Name, Note: strconv.Itoa(b.Starred.Part)}
		if s := b.Starred.String(); s != "" {
			bar.Note += "（" + s + "）"
		}
		for _, l := range b.Levels {
			bar.Values = append(bar.Values, float64(l.Count))
			bar.Figures = append(bar.Figures, strconv.Itoa(l.Count))
		}
		c.Bars = append(c.Bars, bar)
		words = append(words, fmt.Sprintf("%s%d人", b.Name, b.Starred.Part))
	}
	c.Tag = &typeset.Tag{Kind: typeset.TagFigure, Alt: "各支部星级党员人数：" + strings.Join(words, "，")}
	f.text(f.comparison())
	caption, t := "各支部统计", f.branchTable()
	f.bars("各支部星级党员人数（占"+f.provision("比例基数")+"）", c, f.asks(caption, t))
	f.table(caption, t)
}

// comparison says how the branches differ.
func (f *reportFlow) comparison() string {
	s := fmt.Sprintf("全委共%d个支部。", len(f.Result.Branches))
	if e := f.Extremes; e.Best >= 0 {
		best, worst := &f.Branches[e.Best], &f.Branches[e.Worst]
		s += fmt.Sprintf("平均分最高的是%s（%s分），最低的是%s（%s分），相差%s分。",
			best.Name, best.Mean, worst.Name, worst.Mean, f.Gap(e.Best, e.Worst))
	}
	if q := f.Whole.Representatives; q.OK() {
		s += fmt.Sprintf("各支部测评共邀请群众代表%d名，占党员数的%s（办法五(二)1）。", q.Part, q)
	}
	return s
}

// bars puts down a bar chart under a caption that stays with it. If what comes
// next, so many mm, will not stand on the page after it, the bars take its room.
func (f *reportFlow) bars(caption string, c typeset.BarChart, next float64) {
	if len(c.Bars) == 0 {
		return
	}
	const most = 1.7 // times; bars farther apart are no longer one chart
	s := c.Compose(f.fonts, f.width())
	frame, rows := captionRoom+s.Head.Height+s.Foot.Height+f.gap(4), 0.0
	for _, row := range s.Rows {
		rows += row.Height
	}
	left := f.bottom() - f.y - frame
	if f.page == nil || f.fresh() || rows > left {
		left = f.bottom() - reportTop - frame
	}
	if rows < left && rows+next > left {
		c.Room = min(most, left/rows)
		s = c.Compose(f.fonts, f.width())
	}
	f.need(captionRoom + s.Head.Height + opening(s.Rows) + s.Foot.Height)
	f.caption(caption)
	f.strip(s)
}

// branchTable is the statistics of the branches, with 合计.
func (f *reportFlow) branchTable() typeset.Table {
	m := f.Result.Measure
	number := func(group, head string) typeset.Column {
		return typeset.Column{Group: group, Head: head, Align: typeset.AlignNumber}
	}
	center := func(group, head string) typeset.Column {
		return typeset.Column{Group: group, Head: head, Align: typeset.AlignCenter}
	}
	t := typeset.Table{Columns: []typeset.Column{
		{Head: "支部", Wrap: true},
		number("人数", "党员"), number("人数", "参评"), number("人数", "免评"),
		center("评定/名额", "五星"), center("评定/名额", "四星"), center("评定/名额", "三星"), number("", "星级\n占比"),
		number("得分", "平均"), number("得分", "中位"), number("得分", "最高"), number("得分", "最低"),
		number("低于", m.AdmonitionLine.Short()+"分"), number("低于", m.DoubleWarningLine.Short()+"分"),
	}}
	for i := range f.Branches {
		t.Rows = append(t.Rows, branchRow(&f.Branches[i]))
	}
	return f.compact(f.withTotal(t, branchRow(&f.Whole)))
}

// withTotal ends a table with the row of 合计, which the last branch stays with.
func (f *reportFlow) withTotal(t typeset.Table, total typeset.Row) typeset.Table {
	if n := len(t.Rows); n > 0 {
		t.Rows[n-1].Keep = true
	}
	total.Kind = typeset.TotalRow
	t.Rows = append(t.Rows, total)
	return t
}

func branchRow(b *publication.BranchReport) typeset.Row {
	cells := typeset.Text(b.Name, strconv.Itoa(b.Members), strconv.Itoa(b.Evaluated), strconv.Itoa(b.Exempt))
	for _, l := range b.Levels {
		c := verdictCell(l)
		c.Text = strconv.Itoa(l.Count)
		if l.HasSeats {
			c.Text = fmt.Sprintf("%d/%d", l.Count, l.Seats)
		}
		cells = append(cells, c)
	}
	return typeset.Row{Cells: append(cells, typeset.Text(b.Starred.String(),
		b.Mean.String(), b.Median.String(), b.Best.String(), b.Lowest.String(),
		strconv.Itoa(b.Below60), strconv.Itoa(b.Below50))...)}
}

// items are the rates of the items: where the work is weak.
func (f *reportFlow) items() {
	items := f.Result.Items
	if f.Whole.Items == nil {
		f.text("本次考评只报送基础分和评星分，没有分项得分。")
		return
	}
	c := typeset.BarChart{Look: chartLook, Full: 1, Series: []typeset.Series{{Name: "得分率", Fill: starPaints[1]}}}
	var words []string
	for j, item := range items {
		fig := f.Whole.Items[j]
		words = append(words, item.Name+fig.Rate.String())
		c.Bars = append(c.Bars, typeset.Bar{
			Label: item.Name, Values: []float64{fig.Rate.Value()},
			Note: fmt.Sprintf("%s　平均%s分，满分%s分", fig.Rate, fig.Mean, item.Full.Short()),
		})
	}
	c.Tag = &typeset.Tag{Kind: typeset.TagFigure, Alt: "各考核项目得分率：" + strings.Join(words, "，")}
	f.text(f.weakness())
	caption, t := "各支部分项得分率（各项最低者标红）", f.itemTable()
	f.bars("各考核项目平均得分率", c, f.asks(caption, t))
	f.table(caption, t)
}

// weakness says where the work is weak.
func (f *reportFlow) weakness() string {
	e, items := f.Extremes, f.Result.Items
	s := "得分率为平均分占该项满分的比例。"
	if e.Strong >= 0 {
		s += fmt.Sprintf("全委得分率最高的是“%s”（%s），最低的是“%s”（%s）。",
			items[e.Strong].Name, f.Whole.Items[e.Strong].Rate, items[e.Weak].Name, f.Whole.Items[e.Weak].Rate)
	}
	if e.Uneven >= 0 {
		high, low := &f.Branches[e.Ahead], &f.Branches[e.Behind]
		s += fmt.Sprintf("支部间差距最大的是“%s”：%s%s，%s%s。", items[e.Uneven].Name,
			high.Name, high.Items[e.Uneven].Rate, low.Name, low.Items[e.Uneven].Rate)
	}
	return s
}

func (f *reportFlow) itemTable() typeset.Table {
	t := typeset.Table{Columns: []typeset.Column{{Head: "支部", Wrap: true}}}
	for _, item := range f.Result.Items {
		t.Columns = append(t.Columns, typeset.Column{Head: inTwo(item.Name), Align: typeset.AlignNumber})
	}
	for i := range f.Branches {
		t.Rows = append(t.Rows, f.itemRow(&f.Branches[i], i))
	}
	return f.withTotal(t, f.itemRow(&f.Whole, -1))
}

// itemRow is a branch's rates; those that are the least of all stand out.
func (f *reportFlow) itemRow(b *publication.BranchReport, index int) typeset.Row {
	row := typeset.Row{Cells: typeset.Text(b.Name)}
	for j := range f.Result.Items {
		c := typeset.Cell{Text: "—"}
		if j < len(b.Items) && b.Items[j].Rate.OK() {
			c.Text = b.Items[j].Rate.String()
			if index >= 0 && f.Weakest[j] == index {
				c.Fill, c.Strong = &reportRed, true
			}
		}
		row.Cells = append(row.Cells, c)
	}
	return row
}

// inTwo breaks a column head of four characters or more into two lines.
func inTwo(name string) string {
	r := []rune(name)
	if len(r) < 4 {
		return name
	}
	half := (len(r) + 1) / 2
	return string(r[:half]) + "\n" + string(r[half:])
}
