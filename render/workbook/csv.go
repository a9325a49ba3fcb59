package workbook

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// loadCSV reads a CSV file as one sheet of its name (RFC 4180).
func loadCSV(file string, data []byte) ([]sheet, error) {
	if len(data) == 0 {
		return nil, &Unreadable{file, "文件是空的", "请换用完整的文件"}
	}
	if strings.HasPrefix(string(data[:min(len(data), 4)]), "PK\x03\x04") {
		return nil, &Unreadable{file, "扩展名是 .csv，内容却是工作簿", "请把扩展名改为 .xlsx"}
	}
	if strings.HasPrefix(string(data[:min(len(data), 4)]), "\xD0\xCF\x11\xE0") {
		return nil, compound(file, data)
	}
	content, err := decodeCSV(data)
	if err != nil {
		return nil, &Unreadable{file, "文字编码无法辨认", "请用 WPS 或 Excel 打开后另存为“CSV UTF-8”"}
	}
	s := sheet{name: sheetOfFile(file), plain: true}
	r := csv.NewReader(strings.NewReader(content))
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = delimiter(content), -1, true
	if fields, longest := widest(content, byte(r.Comma)); fields > maxCol || longest > maxWritten {
		return nil, tooLarge(file)
	}
	num, end, count := 0, 0, 0
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return []sheet{s}, nil
		}
		if err != nil {
			return nil, csvFault(file, err)
		}
		// Blank lines are rows, too; a line break inside a field is none.
		line, _ := r.FieldPos(0)
		num += line - end
		last, _ := r.FieldPos(len(fields) - 1)
		end = last + strings.Count(fields[len(fields)-1], "\n")
		count += len(fields)
		if num > maxRow || len(fields) > maxCol || count > maxCells {
			return nil, tooLarge(file)
		}
		if cells := csvCells(fields); len(cells) > 0 {
			s.rows = append(s.rows, row{num: num, cells: cells})
		}
	}
}

func tooLarge(file string) error {
	return &Unreadable{file, "行数、列数或文字超过工作表的上限", "请拆成几个文件，或删去无关内容"}
}

// widest is how many fields the longest row has, and how many bytes the longest
// field. A row is looked through before it is read: one of nothing but commas
// takes fifty times its size.
func widest(content string, comma byte) (fields, longest int) {
	row, start, quoted := 1, 0, false
	for i := range len(content) {
		switch c := content[i]; {
		case c == '"':
			quoted = !quoted
			continue
		case quoted || c != comma && c != '\n':
			continue
		case c == '\n':
			row = 0
		}
		row++
		fields, longest, start = max(fields, row), max(longest, i-start), i+1
	}
	return fields, max(longest, len(content)-start)
}

func csvCells(fields []string) []cell {
	cells := make([]cell, 0, len(fields))
	for i, f := range fields {
		if c := textCell(f); c.kind != blank {
			c.col = int32(i + 1)
			cells = append(cells, c)
		}
	}
	return cells
}

func csvFault(file string, err error) error {
	var p *csv.ParseError
	if errors.As(err, &p) {
		return &Unreadable{file, fmt.Sprintf("第%d行的英文引号不成对", p.StartLine), "请改正引号，或用 WPS 或 Excel 另存为“CSV UTF-8”"}
	}
	return &Unreadable{file, "内容不是 CSV", "请用 WPS 或 Excel 另存为“CSV UTF-8”"}
}

func sheetOfFile(file string) string {
	base := filepath.Base(file)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// delimiter is the comma, or what separates more fields in the first lines: a
// tab in Excel's “Unicode text”, a semicolon in some regions.
func delimiter(content string) rune {
	counts := map[rune]int{}
	lines, quoted := 0, false
	for _, r := range content {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '\n':
			lines++
		default:
			counts[r]++
		}
		if lines >= 20 {
			break
		}
	}
	best := ','
	for _, r := range []rune{'\t', ';'} {
		if counts[r] > counts[best] {
			best = r
		}
	}
	return best
}
