package sheet

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/width"

	"xingbang/render/evaluation"
)

// points is a score as a cell's number; an empty cell where there is none.
func points(s evaluation.OptScore) any {
	if !s.OK {
		return nil
	}
	return float64(s.Score) / 100
}

// ref is a cell's name; columns and rows count from 1.
func ref(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return "" // excelize refuses it with its own words
	}
	return name
}

// letter is a column's name.
func letter(col int) string {
	name, err := excelize.ColumnNumberToName(col)
	if err != nil {
		return ""
	}
	return name
}

// span is a fixed range within one column of a sheet, for formulas and charts.
func span(sheet string, col, first, last int) string {
	c := letter(col)
	return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", sheet, c, first, c, last)
}

// textWidth is how much of a column a text takes, in the characters that columns are
// measured in: figures of the default font's eleven points, where the text has ten.
func textWidth(s string) float64 {
	n := 0.0
	for _, r := range s {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
			n += 1.7
		default:
			n++
		}
	}
	return n
}

// sideRoom is what a cell keeps free at its sides.
const sideRoom = 2.0

// fitted is a column's width for its widest text, between least and most.
func fitted(least, most float64, texts ...string) float64 {
	w := least
	for _, s := range texts {
		w = max(w, textWidth(s)+sideRoom)
	}
	return min(w, most)
}

// height is a row's, in points, for a text wrapped in a column of so many
// characters: least for one line. Excel takes no row above 409.
func height(least float64, text string, columns float64) float64 {
	lines := math.Ceil(textWidth(text)/max(1, columns-sideRoom) - 1e-9)
	return min(409, least+15*max(0, lines-1))
}

// inLines breaks a column head into lines of two or three characters.
func inLines(name string) string {
	runes := []rune(name)
	each := 2
	if len(runes) == 3 || len(runes) > 4 {
		each = 3
	}
	var lines []string
	for part := range slices.Chunk(runes, each) {
		lines = append(lines, string(part))
	}
	return strings.Join(lines, "\n")
}
