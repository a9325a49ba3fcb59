package main

import (
	"bufio"
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"xingbang/render/evaluation"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text    string
		columns int
		want    []string
	}{
		{"请改正这一格后保存", 0, []string{"请改正这一格后保存"}},
		{"请改正这一格，后保存", 14, []string{"请改正这一格，", "后保存"}},
		{"请改正这一格，后保存", 12, []string{"请改正这一", "格，后保存"}},
		{"重算 86.50 = 52.00", 12, []string{"重算 86.50 =", "52.00"}},
		{"填 99.50，重算", 10, []string{"填 99.50，", "重算"}},
		{"abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"在“办法”表", 4, []string{"在", "“办", "法”", "表"}},
	} {
		if diff := cmp.Diff(c.want, wrap(c.text, c.columns)); diff != "" {
			t.Errorf("%q in %d (-want +got):\n%s", c.text, c.columns, diff)
		}
	}
}

// No text is lost by wrapping but spaces at line ends, and no line is too long.
func TestWrapLosesNothing(t *testing.T) {
	text := rapid.StringOf(rapid.RuneFrom([]rune("张三，。“”（）abc12.5 ·—𬱖")))
	rapid.Check(t, func(t *rapid.T) {
		s, columns := text.Draw(t, "text"), rapid.IntRange(2, 30).Draw(t, "columns")
		lines := wrap(s, columns)
		squeeze := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if squeeze(strings.Join(lines, "")) != squeeze(s) {
			t.Fatalf("%q became %q", s, lines)
		}
		for _, line := range lines {
			if cells(line) > columns {
				t.Fatalf("%q takes %d of %d columns", line, cells(line), columns)
			}
		}
	})
}

// On a terminal, findings are coloured and their lines hang under the first.
func TestPrintFindings(t *testing.T) {
	at := func(row int) evaluation.Cell {
		return evaluation.Cell{File: "a.xlsx", Sheet: "党员", Row: row, Col: 20}
	}
	r := &evaluation.Result{Evaluation: &evaluation.Evaluation{}}
	for i, s := range []evaluation.Severity{evaluation.Note, evaluation.Warning, evaluation.Error} {
		r.Findings = append(r.Findings, evaluation.Finding{
			Rule: "sum-mismatch", Severity: s, Cell: at(i + 2), Also: []evaluation.Cell{{File: "a.xlsx", Sheet: "党员"}, at(9)},
			Member: "张三", Message: "总分填 89.50，重算 90.50 = 55.00 + 35.50", Hint: "请核对各项得分与合计，改正有误的一方",
		})
	}
	whole := evaluation.Finding{Rule: "column-missing", Severity: evaluation.Error, Cell: evaluation.Cell{File: "a.xlsx"}, Message: "没有党员"}
	r.Findings = append(r.Findings, whole)
	var b bytes.Buffer
	p := printer{bufio.NewWriter(&b), true, 40}
	if err := printFindings(p, r, detail{notes: true, most: 3}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"\x1b[31m错误\x1b[0m 2，\x1b[33m警告\x1b[0m 1，\x1b[36m提示\x1b[0m 1\n",
		"    T4    \x1b[31m错误\x1b[0m  张三：总分填 89.50，\n                  重算 90.50 = 55.00 +\n",
		"\x1b[2m另见 T9  [sum-mismatch]\x1b[0m\n",
		"  整个文件\n    -     \x1b[31m错误\x1b[0m  没有党员\n",
		"\n还有 1 处没有列出，全部列出请加 --max 0\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in:\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), "T2 ") {
		t.Error("a note was told before an error")
	}
}
