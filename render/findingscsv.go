package render

import (
	"bytes"
	"encoding/csv"
	"strings"

	"xingbang/render/evaluation"
)

// FindingsCSV is what `check --format csv` prints: a finding a row, for a
// spreadsheet (RFC 4180, UTF-8 with the byte order mark without which Excel takes
// it for GBK).
func FindingsCSV(r *evaluation.Result) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	rows := [][]string{{"程度", "事项", "文件", "工作表", "单元格", "支部", "姓名", "问题", "怎样改", "规则"}}
	for _, f := range r.Findings {
		rows = append(rows, []string{
			f.Severity.Chinese(), evaluation.RuleTitle(f.Rule), f.Cell.File, f.Cell.Sheet, f.Cell.Ref(),
			f.Branch, f.Member, f.Message, f.Hint, f.Rule,
		})
	}
	for _, row := range rows {
		for i, s := range row {
			row[i] = inert(s)
		}
	}
	err := w.WriteAll(rows)
	return b.Bytes(), err
}

// inert keeps a spreadsheet from running a text that someone wrote into a name as
// a formula.
func inert(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
