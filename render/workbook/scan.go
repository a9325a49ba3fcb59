package workbook

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Limits of the file format itself (Excel specifications and limits).
const (
	maxRow = 1 << 20
	maxCol = 1 << 14
)

// Limits of a sheet that is meant: all ballots of 5,000 members in branches of
// fifty are 250,000 rows.
const (
	maxRows    = 300_000   // with something in them
	maxCells   = 4_500_000 // of all sheets of a workbook
	maxMerges  = 100_000
	maxContent = 200 << 20 // bytes of text, a shared one counted each time
)

var errTooMuch = errors.New("内容过多")

var errTruncated = errors.New("内容不完整")

// styles tells, for the number of a cell style, what its number format says.
type styles []format

func (s styles) of(index string) format {
	i, err := strconv.Atoi(index)
	if err != nil || i < 0 || i >= len(s) {
		return general
	}
	return s[i]
}

// sheetScanner walks the XML of one worksheet once (ISO/IEC 29500-1, 18.3).
type sheetScanner struct {
	markup
	shared []string
	styles styles
	sheet  *sheet
	// cells are those of the latest rows, up to the one being read; rowStart is where
	// that one begins. They are kept in blocks, since to let one slice grow would
	// take its memory twice over.
	cells    []cell
	rowStart int
	room     *int // how many more cells the workbook may have
	size     int  // bytes of text in cells
}

// block is how many cells are made room for at once.
const block = 1 << 14

// scanSheet fills s with the cells, merged ranges and hidden parts of a
// worksheet. It fails where the XML stops before its end, or contradicts itself.
func scanSheet(xml string, shared []string, st styles, s *sheet) error {
	room := maxCells
	return scanWithin(&room, xml, shared, st, s)
}

// scanWithin is scanSheet for one of several sheets, which share room for cells.
func scanWithin(room *int, xml string, shared []string, st styles, s *sheet) error {
	sc := sheetScanner{markup: markup{src: xml}, shared: shared, styles: st, sheet: s, room: room}
	closed, hasData, widths := false, false, 0
	for !closed {
		t, err := sc.next()
		if err != nil {
			return err
		}
		switch {
		case t.name == "sheetData" && t.opens:
			hasData = true
			if !t.closes {
				if err := sc.data(); err != nil {
					return err
				}
			}
		case t.name == "col" && t.opens:
			// Each speaks of columns of its own.
			if widths++; widths > maxCol {
				return errTooMuch
			}
			sc.column(t.attrs)
		case t.name == "mergeCell" && t.opens:
			if sc.merge(t.attrs); len(s.merges) > maxMerges {
				return errTooMuch
			}
		case t.name == "worksheet" && t.closes:
			closed = true
		}
	}
	if !hasData {
		return errTruncated
	}
	for i := range s.rows {
		if err := orderCells(&s.rows[i]); err != nil {
			return err
		}
	}
	return orderMerges(s)
}

// keep adds a cell to the row being read.
func (sc *sheetScanner) keep(c cell) error {
	if len(sc.cells) == cap(sc.cells) {
		row := sc.cells[sc.rowStart:]
		sc.cells = append(make([]cell, 0, max(block, 2*len(row))), row...)
		sc.rowStart = 0
	}
	sc.cells = append(sc.cells, c)
	sc.size += len(c.text)
	if *sc.room--; *sc.room < 0 || sc.size > maxContent {
		return errTooMuch
	}
	return nil
}

// orderCells puts the cells of a row in order where a writer did not.
func orderCells(r *row) error {
	byCol := func(a, b cell) int { return int(a.col - b.col) }
	if !slices.IsSortedFunc(r.cells, byCol) {
		slices.SortStableFunc(r.cells, byCol)
	}
	for i := 1; i < len(r.cells); i++ {
		if r.cells[i].col == r.cells[i-1].col {
			return fmt.Errorf("第%d行有重复的单元格", r.num)
		}
	}
	return nil
}

// data reads the rows up to the end of sheetData.
func (sc *sheetScanner) data() error {
	last := 0
	for {
		t, err := sc.next()
		if err != nil {
			return err
		}
		switch {
		case t.name == "sheetData" && t.closes:
			return nil
		case t.name == "row" && t.opens:
			r, err := rowOf(t.attrs, last)
			if err != nil {
				return err
			}
			last = r.num
			if t.closes {
				continue
			}
			sc.rowStart = len(sc.cells)
			if err := sc.row(); err != nil {
				return err
			}
			// Rows of empty cells, as of a formatted column, are none.
			if end := len(sc.cells); end > sc.rowStart {
				r.cells = sc.cells[sc.rowStart:end:end]
				sc.sheet.rows = append(sc.sheet.rows, r)
			}
			if len(sc.sheet.rows) > maxRows {
				return errTooMuch
			}
		}
	}
}

func rowOf(attrs string, last int) (row, error) {
	r := row{num: last + 1}
	for attrs != "" {
		var name, value string
		name, value, attrs = attribute(attrs)
		switch name {
		case "r":
			n, err := strconv.Atoi(value)
			if err != nil {
				return r, fmt.Errorf("行号“%s”不是数字", shorten(value))
			}
			r.num = n
		case "hidden":
			r.hidden = r.hidden || isTrue(value)
		case "ht":
			r.hidden = r.hidden || value == "0"
		}
	}
	if r.num <= last || r.num > maxRow {
		return r, fmt.Errorf("行号%d错乱或超出范围", r.num)
	}
	return r, nil
}

// row reads the cells up to the end of a row.
func (sc *sheetScanner) row() error {
	col := 0
	for {
		t, err := sc.next()
		if err != nil {
			return err
		}
		switch {
		case t.name == "row" && t.closes:
			return nil
		case t.name == "c" && t.opens:
			if col, err = sc.cell(t, col); err != nil {
				return err
			}
		}
	}
}

// cell reads one cell and keeps it if anything is in it. It returns its column.
func (sc *sheetScanner) cell(t tag, col int) (int, error) {
	col++
	var typ, style string
	for attrs := t.attrs; attrs != ""; {
		var name, value string
		name, value, attrs = attribute(attrs)
		switch name {
		case "r":
			c, ok := columnOf(value)
			if !ok {
				return 0, fmt.Errorf("单元格地址“%s”有误", shorten(value))
			}
			col = c
		case "t":
			typ = value
		case "s":
			style = value
		}
	}
	if col > maxCol {
		return 0, fmt.Errorf("列号%d超出范围", col)
	}
	if t.closes {
		return col, nil
	}
	content, err := sc.content()
	if err != nil {
		return 0, err
	}
	c := content.as(typ, sc.shared)
	if c.kind == blank {
		return col, nil
	}
	c.col = int32(col)
	if c.kind == number {
		c.format = sc.styles.of(style)
	}
	return col, sc.keep(c)
}

// cellContent is what stands between <c> and </c>.
type cellContent struct {
	value, inline     string
	formula, hasValue bool
	// prepared tells that the formula is one of the starter's, of which a row
	// that was never calculated is as good as empty.
	prepared bool
}

func (sc *sheetScanner) content() (cellContent, error) {
	var content cellContent
	for {
		t, err := sc.next()
		if err != nil {
			return content, err
		}
		switch {
		case t.name == "c" && t.closes:
			return content, nil
		case t.name == "v" && t.opens:
			content.hasValue = true
			if !t.closes {
				if content.value, err = sc.textUntil("v"); err != nil {
					return content, err
				}
			}
		case t.name == "f" && t.opens:
			content.formula = true
			if !t.closes {
				formula, err := sc.textUntil("f")
				if err != nil {
					return content, err
				}
				content.prepared = isPreparedSum(formula)
			}
		case t.name == "is" && t.opens && !t.closes:
			if content.inline, err = sc.richText("is"); err != nil {
				return content, err
			}
		}
	}
}

// as gives the content the meaning of the cell's type (18.18.11, ST_CellType).
func (c cellContent) as(typ string, shared []string) cell {
	switch typ {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(c.value))
		if err != nil || i < 0 || i >= len(shared) {
			// A damaged index must not pass for an empty cell.
			return cell{kind: errorValue, text: "缺失的共享文字"}
		}
		return textCell(shared[i])
	case "inlineStr":
		return textCell(unescape(c.inline))
	case "str":
		if c.formula && !c.hasValue {
			return c.unsaved()
		}
		return textCell(unescape(c.value))
	case "e":
		return cell{kind: errorValue, text: c.value}
	}
	value := strings.TrimSpace(c.value)
	switch {
	case value == "" && c.formula:
		return c.unsaved()
	case value == "":
		return cell{}
	case typ == "b":
		return cell{kind: boolean, text: value}
	case typ == "d":
		return textCell(value)
	}
	return cell{kind: number, text: value}
}

// unsaved is a formula without a stored value.
func (c cellContent) unsaved() cell {
	if c.prepared {
		return cell{}
	}
	return cell{kind: uncached}
}

// textCell is a cell of text; an error value that was saved as text is still one.
func textCell(s string) cell {
	if isBlank(s) {
		return cell{}
	}
	if strings.HasPrefix(s, "#") && isErrorValue(strings.TrimSpace(s)) {
		return cell{kind: errorValue, text: strings.TrimSpace(s)}
	}
	return cell{kind: text, text: s}
}

// isErrorValue tells the error values of Excel and WPS.
func isErrorValue(s string) bool {
	switch s {
	case "#REF!", "#VALUE!", "#N/A", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!",
		"#BLOCKED!", "#UNKNOWN!", "#CONNECT!", "#BUSY!", "#GETTING_DATA":
		return true
	}
	return false
}

func isTrue(s string) bool { return s == "1" || s == "true" }
