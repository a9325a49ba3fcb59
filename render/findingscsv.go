package render

import "xingbang/render/evaluation"

// FindingsCSV is what `check --format csv` prints: a finding a row, for a
// spreadsheet.
func FindingsCSV(r *evaluation.Result) ([]byte, error) {
	rows := [][]string{{"程度", "事项", "文件", "工作表", "单元格", "支部", "姓名", "问题", "怎样改", "规则"}}
	for _, f := range r.Findings {
		rows = append(rows, []string{
			f.Severity.Chinese(), evaluation.RuleTitle(f.Rule), f.Cell.File, f.Cell.Sheet, f.Cell.Ref(),
			f.Branch, f.Member, f.Message, f.Hint, f.Rule,
		})
	}
	return toCSV(rows)
}
