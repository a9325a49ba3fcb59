package sheet

import (
	"fmt"
	"math"

	"github.com/xuri/excelize/v2"

	"xingbang/render/evaluation"
)

// mostBars is how many branches a chart can tell apart.
const mostBars = 120

// starColours are the bars' of five, four, three stars and none.
var starColours = [...]string{"A80F16", "D2604F", "E9AE9C", "D9D2C9"}

func solid(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

// The heights of charts, in rows; the library takes a row of rowHeight for
// rowPixels, and anchors charts to cells.
const (
	chartRows = 15
	rowPixels = 22
)

// charts draws the charts of 总表, each page of them above the table of totals,
// and leaves t.row above that table.
func (t *tab) charts() {
	t.pageBreak()
	bars := 0
	if n := len(t.Branches); n > 0 && n <= mostBars {
		bars = 5 + n + n/5
	}
	totals, items := t.row+1, 0
	t.skip(chartRows + 1)
	if t.Whole.Items != nil {
		items = t.row + 1
		t.skip(chartRows + 1)
	}
	branches := t.row + 1
	if bars > 0 {
		t.pageBreak()
		t.skip(bars + 1)
	}
	t.together(rowHeight * float64(len(t.Totals.Bins)+5))
	head := t.row + 2
	t.totalsChart(totals, head+1, head+len(t.Totals.Bins))
	if items > 0 {
		t.itemChart(items)
	}
	if bars > 0 {
		t.branchChart(branches, bars)
	}
}

// chart adds a chart at a row of the sheet, as wide as its table, in the one look
// of all: Han text in a named font, since the default one differs from program to
// program. What it shows is said in alt.
func (t *tab) chart(row, rows int, title, alt string, c *excelize.Chart) {
	if t.err != nil {
		return
	}
	text := excelize.Font{Family: fontFamily, Size: 9, Color: "595048"}
	head := text
	head.Size, head.Bold, head.Color = 12, true, red
	c.Title = excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: t.title(title), Font: &head}}}
	c.XAxis.Font, c.YAxis.Font, c.Legend.Font = text, text, &text
	if c.Legend.Position == "" {
		c.Legend.Position = "none"
	}
	wide := 0.0
	for _, w := range t.widths {
		wide += math.Floor(w*8 + 0.5) // as the library has it
	}
	c.Dimension = excelize.ChartDimension{Width: uint(wide) - 1, Height: uint(rows * rowPixels)}
	c.Format = excelize.GraphicOptions{AltText: alt}
	t.try(t.file.AddChart(t.name, ref(1, row), c))
}

// starSeries are one series for each of the columns of a table.
func starSeries(sheet string, first, last int, columns []int, names []string) []excelize.ChartSeries {
	var list []excelize.ChartSeries
	for n, col := range columns {
		list = append(list, excelize.ChartSeries{
			Name: names[n], Categories: span(sheet, 1, first, last), Values: span(sheet, col, first, last), Fill: solid(starColours[n]),
		})
	}
	return list
}

// totalsChart draws the distribution of totals from the rows of its table.
func (t *tab) totalsChart(row, first, last int) {
	gap, overlap := uint(30), 100
	t.chart(row, chartRows, "总分分布（人）", "各分数段的人数，按星级堆积，数据见下方总分分布表", &excelize.Chart{
		Type: excelize.ColStacked, GapWidth: &gap, Overlap: &overlap,
		Series: starSeries(overviewSheet, first, last, []int{2, 3, 4, 5}, []string{"五星", "四星", "三星", "无星"}),
		Legend: excelize.ChartLegend{Position: "top"},
		YAxis:  excelize.ChartAxis{MajorGridLines: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: countFormat}},
	})
}

// branchChart draws the stars of each branch, from 支部统计.
func (t *tab) branchChart(row, rows int) {
	var columns []int
	var names []string
	for _, star := range evaluation.Levels {
		columns, names = append(columns, t.branchColumn(star.String(), "人数")), append(names, star.String())
	}
	gap, overlap := uint(40), 100
	t.chart(row, rows, "各支部星级党员（人）", "各支部五星、四星、三星党员人数，数据见支部统计", &excelize.Chart{
		Type: excelize.BarStacked, GapWidth: &gap, Overlap: &overlap,
		Series: starSeries(branchSheet, branchFirst, t.branchTotal()-1, columns, names),
		Legend: excelize.ChartLegend{Position: "top"},
		XAxis:  excelize.ChartAxis{ReverseOrder: true},
		YAxis:  excelize.ChartAxis{MajorGridLines: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: countFormat}},
	})
}

// itemChart draws the rates of all items, from the row of 合计 of 分项分析.
func (t *tab) itemChart(row int) {
	across := func(row int) string {
		return fmt.Sprintf("'%s'!$B$%d:$%s$%[2]d", itemSheet, row, letter(1+len(t.Result.Items)))
	}
	gap, low, high := uint(60), 0.0, 1.0
	t.chart(row, chartRows, "各考核项目平均得分率", "各考核项目平均分占满分的比例，数据见分项分析", &excelize.Chart{
		Type: excelize.Col, GapWidth: &gap,
		Series: []excelize.ChartSeries{{
			Name: "得分率", Categories: across(itemHead), Values: across(t.itemTotal()), Fill: solid(starColours[1]),
		}},
		PlotArea: excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: shareFormat}},
		YAxis: excelize.ChartAxis{MajorGridLines: true, Minimum: &low, Maximum: &high,
			NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0%"}},
	})
}
