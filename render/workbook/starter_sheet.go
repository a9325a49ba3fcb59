package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"xingbang/render/evaluation"
)

// settings writes 考评: the names, and beside each what to fill in.
func (s *starter) settings() {
	for i, set := range settingHints {
		row := i + 1
		need := mayFill
		if strings.Contains(set.note, "必填") {
			need = mustFill
		}
		s.pair(settingSheet, row, need, set)
	}
	s.pairPage(settingSheet)
}

// parameters writes 办法 with the default of each parameter.
func (s *starter) parameters() {
	for i, p := range evaluation.DefaultMeasure().Parameters() {
		h := parameterHints[p.Name]
		h.name = p.Name
		h.note = cmp.Or(h.note, "默认值；与本地办法不同的请改")
		s.pair(parameterSheet, i+1, mayFill, h)
		cell := fmt.Sprintf("B%d", i+1)
		percent, isShare := strings.CutSuffix(p.Value, "%")
		n, err := strconv.ParseFloat(percent, 64)
		switch {
		case p.Value == "":
		case err != nil:
			s.try(s.file.SetCellStr(parameterSheet, cell, p.Value))
		case isShare:
			s.try(s.file.SetCellFloat(parameterSheet, cell, n/100, -1, 64))
			s.try(s.file.SetCellStyle(parameterSheet, cell, cell, s.styles.share))
		default:
			s.try(s.file.SetCellFloat(parameterSheet, cell, n, -1, 64))
		}
	}
	s.pairPage(parameterSheet)
	for _, line := range []string{"诫勉线", "双预警线"} {
		row := 1 + slices.IndexFunc(evaluation.DefaultMeasure().Parameters(), func(p evaluation.Parameter) bool { return p.Name == line })
		s.try(s.file.SetDefinedName(&excelize.DefinedName{Name: line, RefersTo: fmt.Sprintf("%s!$B$%d", parameterSheet, row)}))
	}
}

// pair writes one setting: its name, its cell, and a remark.
func (s *starter) pair(sheet string, row int, need need, h pairHint) {
	a, b, c := fmt.Sprintf("A%d", row), fmt.Sprintf("B%d", row), fmt.Sprintf("C%d", row)
	s.try(s.file.SetCellStr(sheet, a, h.name))
	s.try(s.file.SetCellStr(sheet, c, h.note))
	s.try(s.file.SetCellStyle(sheet, a, a, s.styles.head[need]))
	s.try(s.file.SetCellStyle(sheet, b, b, s.styles.value[h.content]))
	s.try(s.file.SetCellStyle(sheet, c, c, s.styles.remark))
	s.try(s.file.SetRowHeight(sheet, row, float64(linesIn(h.note, noteWidth))*15+7))
	s.restrict(sheet, b, readyColumn{name: h.name, hint: hint{content: h.content, words: h.words}})
}

// noteWidth is the width of the remarks beside settings, in characters.
const noteWidth = 62

func (s *starter) pairPage(sheet string) {
	s.try(s.file.SetColWidth(sheet, "A", "A", 20))
	s.try(s.file.SetColWidth(sheet, "B", "B", 44))
	s.try(s.file.SetColWidth(sheet, "C", "C", noteWidth))
	s.page(sheet, "")
}

// items writes 考核项目 with the items of 办法四.
func (s *starter) items() {
	s.table(itemSheet, readyColumns(itemColumns, itemHints, ""), 40, 0)
	for i, it := range defaultItems() {
		row := []any{it.Name, itemHints["类别"].words[it.Category], float64(it.Full) / 100}
		s.try(s.file.SetSheetRow(itemSheet, fmt.Sprintf("A%d", i+2), &row))
	}
}

// branches writes 支部, with the names that are known.
func (s *starter) branches(names []string) {
	columns := readyColumns(branchColumns, branchHints, "")
	s.table(branchSheet, columns, readyBranches, 2)
	for i, name := range names {
		s.try(s.file.SetCellStr(branchSheet, fmt.Sprintf("B%d", i+2), name))
	}
}

// holidays writes 节假日.
func (s *starter) holidays() {
	s.table(holidaySheet, readyColumns(holidayColumns, holidayHints, ""), 200, 0)
}

// members writes 党员: the sums of so many rows, the colours of low totals, and the
// branch, if the workbook is one's.
func (s *starter) members(branch string, rows int) {
	columns := readyColumns(memberColumns, memberHints, "免评原因")
	s.table(memberSheet, columns, rows, 2)
	at := func(name string) string {
		return letter(slices.IndexFunc(columns, func(c readyColumn) bool { return c.name == name }))
	}
	items := defaultItems()
	for row := 2; row <= rows+1; row++ {
		for _, category := range []evaluation.Category{evaluation.Base, evaluation.Merit} {
			first := slices.IndexFunc(items, func(i evaluation.Item) bool { return i.Category == category })
			last := first
			for last+1 < len(items) && items[last+1].Category == category {
				last++
			}
			cells := fmt.Sprintf("%s%d:%s%d", at(items[first].Name), row, at(items[last].Name), row)
			sum := []string{"基础分", "评星分"}[category]
			s.try(s.file.SetCellFormula(memberSheet, fmt.Sprintf("%s%d", at(sum), row), preparedSum(cells)))
		}
		cells := fmt.Sprintf("%s%d:%s%d", at("基础分"), row, at("评星分"), row)
		s.try(s.file.SetCellFormula(memberSheet, fmt.Sprintf("%s%d", at("总分"), row), preparedSum(cells)))
		s.fillBranch(memberSheet, at("支部"), row, branch)
	}
	s.colourTotals(at("总分"), rows)
}

// colourTotals colours totals below the lines of 办法六(二).
func (s *starter) colourTotals(col string, rows int) {
	m := evaluation.DefaultMeasure()
	admonition, double := m.AdmonitionLine.Short(), m.DoubleWarningLine.Short()
	if s.has(parameterSheet) {
		admonition, double = "诫勉线", "双预警线"
	}
	below := func(line string, style *int) excelize.ConditionalFormatOptions {
		return excelize.ConditionalFormatOptions{Type: "formula", Criteria: fmt.Sprintf("AND(ISNUMBER($%s2),$%s2<%s)", col, col, line), Format: style, StopIfTrue: true}
	}
	s.try(s.file.SetConditionalFormat(memberSheet, fmt.Sprintf("%s2:%s%d", col, col, rows+1), []excelize.ConditionalFormatOptions{
		below(double, &s.styles.veryLow), below(admonition, &s.styles.low),
	}))
}

// ballots writes 测评票.
func (s *starter) ballots(branch string, rows int) {
	columns := readyColumns(ballotColumns, ballotHints, "姓名")
	s.table(ballotSheet, columns, rows, 0)
	for row := 2; row <= rows+1 && branch != ""; row++ {
		s.fillBranch(ballotSheet, "A", row, branch)
	}
}

func (s *starter) fillBranch(sheet, col string, row int, branch string) {
	if branch != "" {
		s.try(s.file.SetCellStr(sheet, fmt.Sprintf("%s%d", col, row), branch))
	}
}
