// Package sample makes the workbooks of an invented street: the ones that stand
// in street/ and with-errors/, and random ones of any size from a seed, for
// tests and benchmarks. Every name, score and address in them is made up. It
// knows the format of the input, and nothing of the program that reads it.
package sample

//go:generate go run ./generate

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"
)

// Book is a workbook as tables of cells. A cell is a string, an int, a float64,
// nil for an empty one, a Date or a Formula.
type Book []*Table

// Table is one sheet. Its first row is the header; 考评 and 办法, one setting a
// row, have none.
type Table struct {
	Name   string
	Header []string
	Rows   [][]any
	// Hidden are columns to hide, by header.
	Hidden []string
}

// Date is a day, written as a spreadsheet's date.
type Date struct{ Year, Month, Day int }

// Formula is a formula that was never calculated: it has no stored value.
type Formula string

// Files are the books in the tree, by their paths in this folder.
func Files() map[string]Book {
	return map[string]Book{
		"street/street.xlsx":           Street(),
		"with-errors/with-errors.xlsx": WithErrors(),
	}
}

// Sheet is the table of a name; nil if the book has none.
func (b Book) Sheet(name string) *Table {
	for _, t := range b {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// Column is the index of a header, -1 if there is none.
func (t *Table) Column(header string) int {
	for i, h := range t.Header {
		if h == header {
			return i
		}
	}
	return -1
}

// Find is the index of the first row whose cell under header is value, -1 if
// there is none.
func (t *Table) Find(header string, value any) int {
	col := t.Column(header)
	for i, row := range t.Rows {
		if col >= 0 && row[col] == value {
			return i
		}
	}
	return -1
}

// Set writes the cell of a row under a header. It panics if there is no such
// cell: tests break a valid book on purpose, never by a slip of the pen.
func (t *Table) Set(row int, header string, value any) {
	t.Rows[row][t.Column(header)] = value
}

// Put writes the value of a setting in a sheet without a header, and adds the
// row where it is missing.
func (t *Table) Put(name string, value any) {
	for _, row := range t.Rows {
		if row[0] == name {
			row[1] = value
			return
		}
	}
	t.Rows = append(t.Rows, []any{name, value, nil})
}

// columnWidths are the widths in characters that differ from the usual 9.
var columnWidths = map[string]float64{
	"名称": 44, "支部": 44, "姓名": 16, "身份": 13, "项目": 16, "先进年度": 20,
	"复审说明": 40, "免评原因": 26, "一票否决": 24, "事迹": 48, "备注": 24,
}

// Write is the book as an .xlsx file. Equal books give equal bytes.
func (b Book) Write() ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	head, err := f.NewStyle(&excelize.Style{
		Font:      &excelize.Font{Bold: true},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F4E3C1"}},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true},
	})
	if err != nil {
		return nil, err
	}
	format := `yyyy"年"m"月"d"日"`
	date, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format, Alignment: &excelize.Alignment{Horizontal: "left"}})
	if err != nil {
		return nil, err
	}
	for i, t := range b {
		if i == 0 {
			err = f.SetSheetName("Sheet1", t.Name)
		} else {
			_, err = f.NewSheet(t.Name)
		}
		if err != nil {
			return nil, err
		}
		if err := t.write(f, head, date); err != nil {
			return nil, fmt.Errorf("%s: %w", t.Name, err)
		}
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func (t *Table) write(f *excelize.File, head, date int) error {
	first := 1
	widths := []float64{18, 52, 60}
	if len(t.Header) > 0 {
		first = 2
		widths = widths[:0]
		for _, h := range t.Header {
			widths = append(widths, cmp.Or(columnWidths[h], 9))
		}
		if err := errors.Join(
			f.SetSheetRow(t.Name, "A1", &t.Header),
			f.SetRowStyle(t.Name, 1, 1, head),
			f.SetPanes(t.Name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}),
		); err != nil {
			return err
		}
	}
	for i, width := range widths {
		col, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(t.Name, col, col, width); err != nil {
			return err
		}
		if len(t.Header) > 0 && slices.Contains(t.Hidden, t.Header[i]) {
			if err := f.SetColVisible(t.Name, col, false); err != nil {
				return err
			}
		}
	}
	for i, row := range t.Rows {
		for j, v := range row {
			if err := set(f, t.Name, first+i, 1+j, v, date); err != nil {
				return err
			}
		}
	}
	return nil
}

func set(f *excelize.File, sheet string, row, col int, v any, date int) error {
	cell, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return err
	}
	switch v := v.(type) {
	case nil:
		return nil
	case Formula:
		return f.SetCellFormula(sheet, cell, string(v))
	case Date:
		day := time.Date(v.Year, time.Month(v.Month), v.Day, 0, 0, 0, 0, time.UTC)
		return errors.Join(f.SetCellValue(sheet, cell, day), f.SetCellStyle(sheet, cell, cell, date))
	}
	return f.SetCellValue(sheet, cell, v)
}
