package sheet

import (
	"strconv"

	"xingbang/render/publication"
)

// Roster is 名册 as rows of text, the heads first, for programs: the columns and
// the order of the workbook, numbers as they stand there, scores with two
// decimals. A draft has a last column that says so in every row.
func Roster(r publication.Report) [][]string {
	b := &book{Report: &r}
	columns := b.rosterColumns()
	rows := make([][]string, 1, 1+len(r.Roster))
	for _, c := range columns {
		rows[0] = append(rows[0], c.name)
	}
	for n, i := range r.Roster {
		row := make([]string, 1, len(columns)+1)
		row[0] = strconv.Itoa(n + 1)
		for _, c := range columns[1:] {
			row = append(row, inText(c.value(i)))
		}
		rows = append(rows, row)
	}
	if r.Draft {
		for n := range rows {
			rows[n] = append(rows[n], "草稿")
		}
	}
	return rows
}

// inText is a value of a rosterColumn.
func inText(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', 2, 64)
	}
	return ""
}
