package workbook

import (
	"fmt"
	"regexp"
	"strings"

	"xingbang/render/evaluation"
)

// record is one row of a table's body. It is reused from row to row.
type record struct {
	*table
	row *row
	// naming are the numbers of the columns that name what a record is about.
	naming []int
	// branch and member are whom findings in this row are about.
	branch, member string
	reported       map[span]bool
}

func (rec *record) load(r *row, naming []string) {
	rec.row, rec.branch, rec.member = r, "", ""
	rec.spans.advance(r.num)
	rec.naming = rec.naming[:0]
	for _, n := range naming {
		if col := rec.columns[n]; col != 0 {
			rec.naming = append(rec.naming, col)
		}
	}
}

func (rec *record) cell(name string) evaluation.Cell {
	col := rec.columns[name]
	if col == 0 {
		col = int(rec.row.cells[0].col)
	}
	return rec.cellAt(rec.row.num, col)
}

// Words of rows that are no records. skipSilently is for rows of which nothing
// is read anyway.
const (
	skipSilently   = "-"
	sumRow         = "行合计、小计之类，已略过"
	noteRow        = "行说明、签字之类，已略过"
	repeatedHeader = "行重复的表头，已略过"
)

var (
	sumWord = regexp.MustCompile(`^(?:合计|小计|总计|共计|累计|平均|平均分|平均值|均分|最高分|最低分|满分|满分值|分值|标准分|人数)` +
		`(?:[:：(（].*)?$`)
	noteWord = regexp.MustCompile(`^(?:说明|备注|附注|注|附|填表|填报|制表|审核|复核|统计|经办|负责|联系|签字|签名|盖章|日期|报送|单位|` +
		`党支部|支部书记|书记|党委|党工委|主管|电话|监票|计票|唱票|总监票)[^:：]{0,10}[:：]`)
	noteAlone = regexp.MustCompile(`^(?:说明|备注|附注|注)\d*$`)
	subtotal  = regexp.MustCompile(`^.{1,20}(?:合计|小计|总计)$`)
)

// aside tells why a row is no record; "" if it is one.
func (rec *record) aside() string {
	first := rec.row.cells[0]
	lead := ""
	if first.kind == text {
		lead, _ = cleanName(first.text)
	}
	named := false
	for _, col := range rec.naming {
		c := rec.row.at(col)
		named = named || c.kind != blank
		if c.kind != text {
			continue
		}
		name, _ := cleanName(c.text)
		switch {
		case sumWord.MatchString(name):
			return sumRow
		case headerKey(name) == rec.captions[col]:
			return repeatedHeader
		}
	}
	switch {
	case rec.repeatsHeader():
		return repeatedHeader
	case sumWord.MatchString(lead), !named && subtotal.MatchString(lead):
		return sumRow
	case noteWord.MatchString(lead), noteAlone.MatchString(lead):
		return noteRow
	case len(rec.row.cells) == 1 && rec.isReady(first, lead):
		return skipSilently
	case len(rec.row.cells) == 1 && rec.aloneIsNote(first, lead):
		return noteRow
	case !rec.hasValues():
		return skipSilently
	}
	return ""
}

// isReady tells a row in which nothing but the branch is filled in, ahead of the
// rest: a starter's, or one below a list whose branches were filled down too far.
func (rec *record) isReady(c cell, lead string) bool {
	if int(c.col) != rec.columns["支部"] || c.kind != text || strings.ContainsAny(lead, sentenceMarks) {
		return false
	}
	m, merged := rec.spans.covering(int(c.col))
	return !merged || m.right == m.left
}

const sentenceMarks = "。；：，、;:,"

// aloneIsNote tells whether the only cell of a row is a remark: a sentence, or
// text outside the naming columns.
func (rec *record) aloneIsNote(c cell, lead string) bool {
	if c.kind != text {
		return false
	}
	if strings.ContainsAny(lead, sentenceMarks) {
		return true
	}
	if m, merged := rec.spans.covering(int(c.col)); merged && m.right > m.left {
		return true
	}
	for _, col := range rec.naming {
		if col == int(c.col) {
			_, fault := dateText(lead, false)
			return fault == "" && rec.columns["日期"] == 0
		}
	}
	return true
}

// hasValues tells whether any column that is read has something in this row.
func (rec *record) hasValues() bool {
	for _, c := range rec.row.cells {
		if rec.isRead(int(c.col)) {
			return true
		}
	}
	return false
}

func (t *table) isRead(col int) bool {
	if t.readCols == nil {
		t.readCols = map[int]bool{}
		for _, c := range t.columns {
			t.readCols[c] = true
		}
		for _, c := range t.items {
			t.readCols[c] = true
		}
		delete(t.readCols, 0)
	}
	return t.readCols[col]
}

// repeatsHeader tells a header that was copied into the body, as at the top of
// each printed page.
func (rec *record) repeatsHeader() bool {
	same := 0
	for _, hc := range rec.header.columns {
		c := rec.row.at(hc.col)
		if c.kind == text && trim(c.text) == hc.text {
			same++
		} else if c.kind != blank {
			return false
		}
	}
	return same >= 2
}

// read gives the value of a column its meaning, and reports it if it has none.
func read[T any](rec *record, name string, parse parser[T]) evaluation.Field[T] {
	return readAt(rec, name, rec.columns[name], parse)
}

func readAt[T any](rec *record, name string, col int, parse parser[T]) evaluation.Field[T] {
	var f evaluation.Field[T]
	if col == 0 {
		return f
	}
	f.Cell = rec.cellAt(rec.row.num, col)
	c := rec.row.at(col)
	if rec.coveredBySpan(name, c) {
		f.State = evaluation.Invalid
		return f
	}
	switch c.kind {
	case blank:
		f.State = evaluation.Empty
		return f
	case errorValue, uncached:
		f.State, f.Text = evaluation.Invalid, c.text
		rec.invalid(f.Cell, brokenMessage(name, c), brokenHint(c))
		return f
	}
	p := parse(rec.sheet, c)
	f.Text = p.text
	if p.fault != "" {
		f.State = evaluation.Invalid
		rec.reportFault(f.Cell, fmt.Sprintf("“%s”是“%s”，%s", name, shorten(p.text), p.fault), p.hint)
		return f
	}
	if rec.sheet.plain {
		p.did &^= asText
	}
	if p.did != noRepair {
		if rec.pairs {
			name = ""
		}
		rec.notes.addRepairs(name, p.did, f.Cell)
	}
	f.Value, f.State = p.value, evaluation.Given
	return f
}

func brokenMessage(name string, c cell) string {
	if c.kind == uncached {
		return fmt.Sprintf("“%s”是公式，但文件里没有保存它的结果", name)
	}
	return fmt.Sprintf("“%s”是错误值 %s", name, c.text)
}

func brokenHint(c cell) string {
	if c.kind == uncached {
		return "请用 WPS 或 Excel 打开文件，待公式算出结果后保存"
	}
	return "请修正公式，或直接填写"
}

// maxShown is more bytes than are shown, with all space among them.
const maxShown = 1000

// shorten keeps a long value readable in a message.
func shorten(s string) string {
	s, cut := oneLine(s[:min(len(s), maxShown)]), len(s) > maxShown
	if runes := []rune(s); cut || len(runes) > 30 {
		return string(runes[:min(len(runes), 30)]) + "……"
	}
	return s
}

// coveredBySpan tells whether a cell lies in a merged range over several rows
// or columns of the table, of which only the first cell has a value, and
// reports the range once.
func (rec *record) coveredBySpan(name string, c cell) bool {
	col := int(c.col)
	m, merged := rec.spans.covering(col)
	if !merged || m.top == m.bottom && !rec.spansColumns(m) {
		return false
	}
	if !rec.reported[m] {
		if rec.reported == nil {
			rec.reported = map[span]bool{}
		}
		rec.reported[m] = true
		from, to := rec.cellAt(m.top, m.left), rec.cellAt(m.bottom, m.right)
		rec.invalid(rec.cellAt(rec.row.num, col),
			fmt.Sprintf("“%s”处的单元格 %s:%s 合并在一起，无法知道各格的值", name, from.Ref(), to.Ref()),
			"请取消合并，逐格填写")
	}
	return m.top != rec.row.num || m.left != col
}

func (rec *record) spansColumns(m span) bool {
	n := 0
	for _, col := range rec.columns {
		if m.left <= col && col <= m.right {
			n++
		}
	}
	for _, col := range rec.items {
		if col != 0 && m.left <= col && col <= m.right {
			n++
		}
	}
	return n > 1
}

// reportFault reports what has no meaning: of a setting, setting-invalid. The
// hint may be "".
func (rec *record) reportFault(at evaluation.Cell, message, hint string) {
	if hint == "" {
		hint = "请改正这一格后保存"
	}
	if rec.pairs {
		rec.report(evaluation.Finding{
			Rule: "setting-invalid", Severity: evaluation.Error, Cell: at, Message: message, Hint: hint,
		})
		return
	}
	rec.invalid(at, message, hint)
}

// invalid reports a value that has no meaning.
func (rec *record) invalid(at evaluation.Cell, message, hint string) {
	rec.report(evaluation.Finding{
		Rule: "value-invalid", Severity: evaluation.Error, Cell: at,
		Branch: rec.branch, Member: rec.member, Message: message, Hint: hint,
	})
}
