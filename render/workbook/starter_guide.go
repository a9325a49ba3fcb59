package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// guideSheet is the name of the sheet of instructions.
const guideSheet = "填表说明"

// guideSection is a heading and lines under it; a line of several cells is a row of
// a table, the first of them its head.
type guideSection struct {
	heading string
	lines   [][]string
}

// guideOf are the instructions of the workbook of a branch, or for "" of the main
// one; branches are those that have a workbook each.
func guideOf(branches []string, branch string) []guideSection {
	steps := []string{
		"红底的列名必须填；米色的需要时填；灰色的由公式计算，不用填。",
		"鼠标停在列名上，可以看到这一列怎么填。点格子右边的箭头，从列表里选。",
		"得分只填数字，如 9.5，不写“分”字；超过满分的填不进去。不参加考评的，“参评”选“否”，写明免评原因，不填得分。",
		"总分低于60的显示橙色（诫勉谈话），低于50的显示红色（双预警）。",
		"不要合并单元格，不要改列名，不要在名单中间插入合计行。不用的列可以空着。",
		"一行一人。行不够时，选中最后一行，向下拖动填充。",
	}
	var out []guideSection
	switch {
	case branch != "":
		out = append(out, guideSection{"本表由" + branch + "填写", bullets(append(steps,
			"“支部”一列已经填好。填好后保存为 .xlsx，交党工委。"))})
	case len(branches) > 0:
		out = append(out, guideSection{"怎样填", bullets(append(steps,
			fmt.Sprintf("本工作簿由党工委填写。%d 个支部各有一个以支部命名的工作簿，由支部填写“党员”和“测评票”，收回后放在同一个文件夹里。", len(branches)),
			"收齐后，把整个文件夹拖到 xingbang 程序上；或用命令 xingbang check 文件夹 核对，xingbang build 文件夹 -o 结果 生成。"))})
	default:
		out = append(out, guideSection{"怎样填", bullets(append(steps,
			"填好后保存为 .xlsx，拖到 xingbang 程序上；或用命令 xingbang check 工作簿 核对，xingbang build 工作簿 -o 结果 生成。"))})
	}
	if branch == "" {
		sheets := [][]string{
			{"工作表", "填不填", "内容"},
			{settingSheet, "必填", "考评的名称、期间、审批和公示日期、联系方式。一行一项，填在B列"},
			{parameterSheet, "核对", "办法的比例、分数线和口径。已填默认值，与本地办法不同的改"},
			{itemSheet, "核对", "考核项目和满分。已填办法规定的十一项"},
			{branchSheet, "必填", "支部名单、党员总数、到会人数、先进年度"},
		}
		where := ""
		if len(branches) > 0 {
			where = "（在各支部的工作簿里）"
		}
		sheets = append(sheets,
			[]string{memberSheet, "必填", "党员名册和得分" + where},
			[]string{ballotSheet, "可不填", "逐票录入的，由程序计算平均分" + where},
			[]string{holidaySheet, "可不填", "国务院办公厅安排以外的放假和上班日期"})
		out = append(out, guideSection{"各张工作表", sheets})
	}
	if len(branches) == 0 {
		out = append(out, guideSection{"“党员”表各列", columnsOfGuide(memberColumns, memberHints, "免评原因")})
		out = append(out, guideSection{"“测评票”表各列（没有逐票录入的，不填）", columnsOfGuide(ballotColumns, ballotHints, "姓名")})
	}
	if branch == "" {
		out = append(out, guideSection{"“支部”表各列", columnsOfGuide(branchColumns, branchHints, "")})
	}
	return out
}

func bullets(lines []string) [][]string {
	var out [][]string
	for i, line := range lines {
		out = append(out, []string{fmt.Sprintf("%d. %s", i+1, line)})
	}
	return out
}

// columnsOfGuide is a table of the columns of a sheet; the items share a row for
// each category.
func columnsOfGuide(columns []column, hints map[string]hint, itemsBehind string) [][]string {
	rows := [][]string{{"列", "填不填", "说明"}}
	for _, c := range readyColumns(columns, hints, itemsBehind) {
		last := rows[len(rows)-1]
		if c.item >= 0 && last[2] == c.note {
			last[0] += "、" + c.name
			continue
		}
		rows = append(rows, []string{c.name, [...]string{"可不填", "必填", "自动计算"}[c.need], c.note})
	}
	return rows
}

// guide writes the instructions.
func (s *starter) guide(sections []guideSection) {
	row := 1
	put := func(col, text string, style int) {
		cell := fmt.Sprintf("%s%d", col, row)
		s.try(s.file.SetCellStr(guideSheet, cell, text))
		s.try(s.file.SetCellStyle(guideSheet, cell, cell, style))
	}
	put("A", guideTitle, s.styles.title)
	s.try(s.file.SetRowHeight(guideSheet, row, 30))
	for _, section := range sections {
		row += 2
		put("A", section.heading, s.styles.section)
		for i, line := range section.lines {
			row++
			if len(line) == 1 {
				put("A", line[0], s.styles.note)
				s.try(s.file.MergeCell(guideSheet, fmt.Sprintf("A%d", row), fmt.Sprintf("C%d", row)))
				s.guideHeight(row, linesIn(line[0], guideWidths[0]+guideWidths[1]+guideWidths[2]))
				continue
			}
			lines := 1
			for k, word := range line {
				put(letter(k), word, s.guideStyle(i, k, line))
				lines = max(lines, linesIn(word, guideWidths[k]))
			}
			s.guideHeight(row, lines)
		}
	}
	for i, width := range guideWidths {
		s.try(s.file.SetColWidth(guideSheet, letter(i), letter(i), width))
	}
	hidden := false
	s.try(s.file.SetSheetView(guideSheet, 0, &excelize.ViewOptions{ShowGridLines: &hidden}))
	s.page(guideSheet, "")
}

// linesIn is how many lines a Chinese text takes in a column.
func linesIn(text string, width float64) int {
	perLine := int(width)/2 - 1
	return (len([]rune(text)) + perLine - 1) / perLine
}

func (s *starter) guideHeight(row, lines int) {
	s.try(s.file.SetRowHeight(guideSheet, row, float64(max(lines, 1))*16+5))
}

// guideWidths are the columns of the instructions, in characters.
var guideWidths = [...]float64{26, 12, 96}

// guideStyle is the style of cell k in row i of a table; its first cell looks as
// the header that it is about.
func (s *starter) guideStyle(i, k int, line []string) int {
	switch {
	case i == 0:
		return s.styles.head[computed]
	case k == 0 && strings.HasPrefix(line[1], "必填"):
		return s.styles.head[mustFill]
	case k == 0 && line[1] == "自动计算":
		return s.styles.head[computed]
	case k == 0:
		return s.styles.head[mayFill]
	case k == 1:
		return s.styles.cell[counts]
	}
	return s.styles.cell[anything]
}
