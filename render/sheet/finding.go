package sheet

import (
	"fmt"
	"strings"

	"xingbang/render/evaluation"
)

const findingHead = 3

func (b *book) writeFindings() {
	widths := []float64{6, 7, 16, 18, 12, 12, 20, 12, 50, 40}
	t := b.open(layout{name: findingSheet, widths: widths, heads: [2]int{findingHead, findingHead}})
	t.heading("核对", fmt.Sprintf("错误%d项，警告%d项，提示%d项；同一问题涉及多处的，各处都列在单元格一栏",
		b.Counts.Errors, b.Counts.Warnings, b.Counts.Notes))
	t.head(24, "序号", "级别", "事项", "文件", "工作表", "单元格", "支部", "姓名", "情况", "处理建议")
	for n := range b.Result.Findings {
		f := &b.Result.Findings[n]
		t.put(orderCell, n+1)
		t.put(centreCell, f.Severity.Chinese())
		t.put(wrapCell, evaluation.RuleTitle(f.Rule))
		t.put(wrapCell, f.Cell.File)
		t.put(wrapCell, f.Cell.Sheet)
		t.put(wrapCell, places(f))
		t.put(wrapCell, f.Branch)
		t.put(wrapCell, f.Member)
		t.put(wrapCell, f.Message)
		t.put(wrapCell, f.Hint)
		tall := 0.0
		for col, text := range []string{2: evaluation.RuleTitle(f.Rule), f.Cell.File, f.Cell.Sheet, places(f), f.Branch, f.Member, f.Message, f.Hint} {
			tall = max(tall, height(rowHeight, text, widths[col]))
		}
		t.end(tall)
	}
	if first, last := findingHead+1, t.row; last >= first {
		cell := ref(2, first)
		cells := cell + ":" + ref(2, last)
		t.colour(cells, fmt.Sprintf(`%s="%s"`, cell, evaluation.Error.Chinese()), colourOver)
		t.colour(cells, fmt.Sprintf(`%s="%s"`, cell, evaluation.Warning.Chinese()), colourShort)
	} else {
		t.line(subtitleCell, "未发现问题", 20)
	}
	t.filter(findingHead, t.row)
	t.close()
}

// places lists the cells of a finding; those of another sheet with its name.
func places(f *evaluation.Finding) string {
	words := []string{}
	if r := f.Cell.Ref(); r != "" {
		words = append(words, r)
	}
	for _, c := range f.Also {
		switch {
		case c.File != f.Cell.File:
			words = append(words, c.String())
		case c.Sheet != f.Cell.Sheet:
			words = append(words, c.Sheet+"!"+c.Ref())
		default:
			words = append(words, c.Ref())
		}
	}
	return strings.Join(words, "、")
}
