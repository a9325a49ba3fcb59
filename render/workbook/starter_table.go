package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"xingbang/render/evaluation"
)

// readyColumn is a column of a starter's table.
type readyColumn struct {
	name string
	hint
	item int // index in defaultItems, -1 for none
}

// readyColumns are the reader's columns with their hints, and the items behind the
// column of that name.
func readyColumns(columns []column, hints map[string]hint, itemsBehind string) []readyColumn {
	var out []readyColumn
	for _, c := range columns {
		if c.name == ignored.name {
			continue
		}
		out = append(out, readyColumn{c.name, hints[c.name], -1})
		if c.name == itemsBehind {
			for i, item := range defaultItems() {
				out = append(out, readyColumn{item.Name, itemHint(item), i})
			}
		}
	}
	return out
}

// letter is a column's name by its index from 0.
func letter(index int) string {
	return strings.TrimRight(evaluation.Cell{Row: 1, Col: index + 1}.Ref(), "1")
}

// table writes a sheet's header, with comments, and makes so many rows ready under
// it: their formats and what may be typed. The first columns stay in view.
func (s *starter) table(sheet string, columns []readyColumn, rows, frozen int) {
	for i, c := range columns {
		col := letter(i)
		s.try(s.file.SetColWidth(sheet, col, col, c.width))
		style := s.styles.cell[c.content]
		if c.need == computed {
			style = s.styles.sum
		}
		s.try(s.file.SetColStyle(sheet, col, style))
		s.try(s.file.SetCellStr(sheet, col+"1", c.name))
		s.try(s.file.SetCellStyle(sheet, col+"1", col+"1", s.styles.head[c.need]))
		s.comment(sheet, col+"1", c.note)
		s.restrict(sheet, fmt.Sprintf("%s2:%s%d", col, col, rows+1), c)
	}
	s.try(s.file.SetRowHeight(sheet, 1, 34))
	s.try(s.file.SetPanes(sheet, &excelize.Panes{
		Freeze: true, XSplit: frozen, YSplit: 1, TopLeftCell: letter(frozen) + "2", ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: "A2", ActiveCell: "A2", Pane: "bottomRight"}},
	}))
	s.page(sheet, "1")
	last := letter(len(columns) - 1)
	name := "B" // 姓名 or what tells that a row is filled in
	s.try(s.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Area", Scope: sheet,
		RefersTo: fmt.Sprintf("OFFSET('%[1]s'!$A$1,0,0,MAX(20,COUNTA('%[1]s'!$%[2]s:$%[2]s)),COLUMN('%[1]s'!$%[3]s$1))", sheet, name, last),
	}))
}

// comment says about a header what to fill in, in a box as large as that.
func (s *starter) comment(sheet, cell, note string) {
	if note == "" {
		return
	}
	lines := 1 + len([]rune(note))/14
	s.try(s.file.AddComment(sheet, excelize.Comment{Author: copyAuthor, Cell: cell, Text: note, Width: 200, Height: uint(24 + 18*lines)}))
}

// restrict limits what may be typed into cells to what the column takes.
func (s *starter) restrict(sheet, cells string, c readyColumn) {
	v := excelize.NewDataValidation(true)
	v.SetSqref(cells)
	switch {
	case len(c.words) > 0:
		s.try(v.SetDropList(c.words))
		v.SetError(excelize.DataValidationErrorStyleStop, "不在可填的词中", "可填："+strings.Join(c.words, "、"))
	case c.name == "支部" && s.has(branchSheet):
		v.SetSqrefDropList(fmt.Sprintf("%s!$B$2:$B$%d", branchSheet, readyBranches+1))
		v.SetError(excelize.DataValidationErrorStyleWarning, "支部名称", "“支部”表里没有这个名称。仍要填写吗？")
	case c.content == scores:
		full := defaultItems()[c.item].Full.Short()
		limit := full
		if s.has(itemSheet) {
			limit = fmt.Sprintf("%s!$C$%d", itemSheet, c.item+2)
		}
		s.try(v.SetRange(0, limit, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
		v.SetError(excelize.DataValidationErrorStyleStop, "得分不对", fmt.Sprintf("“%s”满分 %s 分（见“考核项目”表），请填0到满分之间的数字", c.name, full))
	case c.content == counts:
		s.try(v.SetRange(0, maxCount, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween))
		v.SetError(excelize.DataValidationErrorStyleStop, "人数或天数不对", "请填0或正整数")
	case c.content == dates:
		s.try(v.SetRange("DATE(2000,1,1)", "DATE(2199,12,31)", excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween))
		v.SetError(excelize.DataValidationErrorStyleStop, "不是日期", "请填日期，如 2026-7-1")
	default:
		return
	}
	s.try(s.file.AddDataValidation(sheet, v))
}

// page sets a sheet up for paper: A4 across, all columns on a page, and the rows
// under that name on each.
func (s *starter) page(sheet, headRow string) {
	fit, paper, across, wide, tall := true, 9, "landscape", 1, 0
	s.try(s.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	s.try(s.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &paper, Orientation: &across, FitToWidth: &wide, FitToHeight: &tall}))
	side, end, edge := 0.4, 0.6, 0.3 // inches
	s.try(s.file.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &end, Bottom: &end, Header: &edge, Footer: &edge}))
	s.try(s.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddHeader: "&C&A", OddFooter: "&C第&P页，共&N页"}))
	if headRow != "" {
		s.try(s.file.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", Scope: sheet, RefersTo: fmt.Sprintf("'%s'!$%s:$%s", sheet, headRow, headRow),
		}))
	}
}
