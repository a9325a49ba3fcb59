package workbook

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"xingbang/render/evaluation"
)

var plainNumber = regexp.MustCompile(`^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$`)

// bookOfCSV is a CSV's sheet as a workbook, every cell in its place. Plain numbers
// become numbers; what a spreadsheet would change, as 0017, stays text.
func bookOfCSV(s *sheet) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", sheetName(s.name)); err != nil {
		return nil, fmt.Errorf("无法建立工作簿：%w", err)
	}
	widths := map[int32]int{}
	for _, r := range s.rows {
		for _, c := range r.cells {
			ref := evaluation.Cell{Row: r.num, Col: int(c.col)}.Ref()
			var err error
			if plainNumber.MatchString(c.text) && len(strings.Trim(c.text, "-.")) <= 15 {
				err = f.SetCellDefault(sheetName(s.name), ref, c.text)
			} else {
				err = f.SetCellStr(sheetName(s.name), ref, c.text)
			}
			if err != nil {
				return nil, fmt.Errorf("无法建立工作簿：%w", err)
			}
			widths[c.col] = max(widths[c.col], min(2*len([]rune(c.text))+2, 40))
		}
	}
	for _, col := range slices.Sorted(maps.Keys(widths)) {
		letter, err := excelize.ColumnNumberToName(int(col))
		if err == nil {
			err = f.SetColWidth(sheetName(s.name), letter, letter, float64(max(widths[col], 8)))
		}
		if err != nil {
			return nil, fmt.Errorf("无法建立工作簿：%w", err)
		}
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("无法建立工作簿：%w", err)
	}
	return buf.Bytes(), nil
}

// sheetName is a name as a sheet may have it: of 31 characters at most, without
// the marks that formulas use.
func sheetName(name string) string {
	runes := []rune(strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return '_'
		}
		return r
	}, name), "'"))
	units := 0
	for i, r := range runes {
		if units += 1 + max(0, int(r)>>16&1); units > 31 {
			return string(runes[:i])
		}
	}
	return string(runes)
}
