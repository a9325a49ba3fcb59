package paper

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"xingbang/render/evaluation"
	"xingbang/render/font"
	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// mostFindings is how many findings the report lists one by one.
const mostFindings = 40

// findings sums up what checking found, and lists errors and warnings.
func (f *reportFlow) findings() {
	c := f.Counts
	if c.Errors+c.Warnings+c.Notes == 0 {
		f.text("数据核对未发现问题。")
		return
	}
	f.text(fmt.Sprintf("数据核对发现错误%d项、警告%d项、提示%d项。错误须改正后才能正式公示；全部情况见统计表“核对”。", c.Errors, c.Warnings, c.Notes))
	t := typeset.Table{Columns: []typeset.Column{
		{Head: "级别", Align: typeset.AlignCenter}, {Head: "事项"}, {Head: "项数", Align: typeset.AlignNumber}, {Head: "情况（首项）", Wrap: true},
	}}
	for _, g := range f.Findings {
		t.Rows = append(t.Rows, typeset.Row{Cells: []typeset.Cell{
			severityCell(g.Severity), {Text: g.Title}, {Text: strconv.Itoa(len(g.Findings))}, {Text: f.Result.Findings[g.Findings[0]].Message},
		}})
	}
	f.table("核对情况汇总", t)
	f.listFindings()
}

func severityCell(s evaluation.Severity) typeset.Cell {
	c := typeset.Cell{Text: s.Chinese()}
	if s == evaluation.Error {
		c.Fill, c.Strong = &reportRed, true
	}
	return c
}

// listFindings lists the errors and warnings beyond those the summary shows.
func (f *reportFlow) listFindings() {
	t := typeset.Table{Columns: []typeset.Column{
		{Head: "级别", Align: typeset.AlignCenter}, {Head: "位置", Wrap: true}, {Head: "情况", Wrap: true}, {Head: "处理建议", Wrap: true},
	}}
	more := 0
	for _, g := range f.Findings {
		if g.Severity == evaluation.Note {
			continue
		}
		for _, n := range g.Findings {
			if len(t.Rows) == mostFindings {
				more++
				continue
			}
			found := &f.Result.Findings[n]
			t.Rows = append(t.Rows, typeset.Row{Cells: append([]typeset.Cell{severityCell(g.Severity)},
				typeset.Text(dash(f.place(found.Cell)), found.Message, found.Hint)...)})
		}
	}
	f.table("错误与警告", t)
	if more > 0 {
		f.note(fmt.Sprintf("其余%d项见统计表“核对”。", more))
	}
}

// place names a cell; its file only where there are several.
func (f *reportFlow) place(c evaluation.Cell) string {
	if len(f.Result.Sources) == 1 && c.Sheet != "" {
		return "“" + c.Sheet + "”" + c.Ref()
	}
	return c.String()
}

// basis is the method, the parameters in force and the inputs.
func (f *reportFlow) basis() {
	f.heading("（一）计算口径", 3*reportPitch)
	for n, s := range f.Method {
		f.statement(n+1, s)
	}
	f.titledTable("（二）办法参数", "采用的办法参数", f.provisions(), 0)
	t := typeset.Table{Columns: []typeset.Column{{Head: "文件", Wrap: true}, {Head: "SHA-256", Wrap: true}}}
	for _, s := range f.Result.Sources {
		t.Rows = append(t.Rows, typeset.Row{Cells: typeset.Text(s.File, s.SHA256)})
	}
	f.titledTable("（三）数据来源", "数据来源", t, approvalGap+approvalLeast)
	f.approval()
}

// titledTable is a table under a heading of its own. A short one stands on one
// page with what follows and asks for that room in mm.
func (f *reportFlow) titledTable(title, caption string, t typeset.Table, follows float64) {
	next := f.asks(caption, t)
	if math.IsInf(next, 1) {
		next = 0
	} else if whole := f.height(caption, t) + follows; follows > 0 && whole < (f.bottom()-reportTop)/2 {
		next = whole
	}
	f.heading(title, next)
	f.table(caption, t)
}

// provisions are the parameters in force: two in a row, where the names of their
// cells leave room.
func (f *reportFlow) provisions() typeset.Table {
	side := 2
	if len(f.Result.Sources) > 1 {
		side = 1
	}
	var t typeset.Table
	for range side {
		t.Columns = append(t.Columns, typeset.Column{Head: "参数"}, typeset.Column{Head: "取值", Align: typeset.AlignCenter},
			typeset.Column{Head: "依据", Align: typeset.AlignCenter}, typeset.Column{Head: "来源", Wrap: true})
	}
	for pair := range slices.Chunk(f.Rules, side) {
		var row typeset.Row
		for _, p := range pair {
			row.Cells = append(row.Cells, typeset.Text(p.Name, p.Value, p.Clause, cmp.Or(f.place(p.Cell), "默认"))...)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// The room for what the committee decides, in mm: above its box, and its height.
const approvalGap, approvalLeast, approvalMost = 4.0, 30.0, 42.0

// approval is where the committee writes what it decides.
func (f *reportFlow) approval() {
	f.need(approvalGap + approvalLeast)
	if !f.fresh() {
		f.y += approvalGap
	}
	height := min(approvalMost, f.bottom()-f.y)
	f.page.Add(typeset.Shape{
		Path:   typeset.Rect(f.left(), f.y, f.width(), height),
		Stroke: &typeset.Stroke{Color: reportHair, Width: 0.25},
	})
	tag := &typeset.Tag{Kind: typeset.TagP}
	set := func(text string, x, y float64) {
		l := typeset.SetLine(f.fonts, typeset.Span{Text: text, Role: font.Song, Size: reportCaption, Fill: reportInk, Tag: tag})
		f.page.Add(l.At(f.left()+x, f.y+y)...)
	}
	set("审定意见", 4, 7)
	set("负责人（签字）：", 62, height-6)
	set("年　　月　　日", 122, height-6)
	f.y += height
}

// statement is one numbered sentence of the method, its clause after it.
func (f *reportFlow) statement(n int, s publication.Statement) {
	spans := []typeset.Span{{Text: fmt.Sprintf("%d. %s", n, s.Text), Role: font.Song, Size: reportCaption, Fill: reportInk}}
	if s.Clause != "" {
		spans = append(spans, typeset.Span{Text: "（" + s.Clause + "）", Role: font.Song, Size: reportCaption, Fill: reportSoft})
	}
	f.lines(reportCaption, 6.1, typeset.Paragraph{
		Measure: f.width(), Indent: 2 * reportCaption * typeset.MMPerPoint,
	}, spans...)
}
