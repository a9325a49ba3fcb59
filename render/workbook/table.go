package workbook

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"xingbang/render/evaluation"
)

// table is a sheet whose header was found.
type table struct {
	*reader
	book  *book
	sheet *sheet
	// columns are column numbers by name, items by index; 0 where there is none.
	columns map[string]int
	items   []int
	body    int // index of the first row under the header
	header  header
	notes   notes
	spans   spanSweep
	// pairs tells a sheet of one setting a row, whose values are no columns.
	pairs bool
	// captions are the headers' keys by column number.
	captions map[int]string
	// readCols are the column numbers of columns and items.
	readCols map[int]bool
}

// openTable finds the header of a sheet and reports what is odd about it.
func (r *reader) openTable(b *book, s *sheet, columns []column, items []evaluation.Item) *table {
	t := &table{reader: r, book: b, sheet: s, columns: map[string]int{}, items: make([]int, len(items))}
	v := newVocabulary(columns, items)
	h, found := findHeader(s, v)
	if !found {
		return t
	}
	t.header, t.body = h, h.last+1
	for i := 0; i < h.first; i++ {
		t.notes.add("", "行标题或说明在表头上方，已略过", t.cellAt(s.rows[i].num, int(s.rows[i].cells[0].col)))
	}
	t.assign(v, namesOf(columns, items))
	t.spans = newSpanSweep(s, s.rows[h.last].num)
	t.reportHeadless()
	return t
}

func (t *table) cellAt(row, col int) evaluation.Cell {
	return evaluation.Cell{File: t.book.file, Sheet: t.sheet.name, Row: row, Col: col}
}

// assign gives each header its column. Of two headers for one column the one of
// the exact name counts; two that are equally good are an error. Names are told for
// a header that is like none.
func (t *table) assign(v vocabulary, names []string) {
	var changed []headerColumn
	chosen := map[string]headerColumn{}
	for _, hc := range t.header.columns {
		name := hc.target.name
		first, taken := chosen[name]
		switch {
		case name == ignored.name:
			continue
		case name == "":
			t.reportUnknown(hc, v.nearest(hc.key), names)
			continue
		case taken && first.target.exact == hc.target.exact:
			t.report(evaluation.Finding{
				Rule: "value-invalid", Severity: evaluation.Error,
				Cell: t.cellAt(hc.row, hc.col), Also: []evaluation.Cell{t.cellAt(first.row, first.col)},
				Message: fmt.Sprintf("有两列都是“%s”：“%s”和“%s”", name, oneLine(first.text), oneLine(hc.text)),
				Hint:    "请只留一列，或给另一列改名",
			})
			continue
		case taken && first.target.exact:
			t.reportUnused(hc, name)
			continue
		case taken:
			t.reportUnused(first, name)
		}
		chosen[name] = hc
	}
	for _, hc := range t.header.columns {
		if c, ok := chosen[hc.target.name]; !ok || c.col != hc.col {
			continue
		}
		if hc.target.item >= 0 {
			t.items[hc.target.item] = hc.col
		} else {
			t.columns[hc.target.name] = hc.col
		}
		if hc.text != hc.target.name {
			changed = append(changed, hc)
		}
	}
	for _, hc := range changed {
		t.notes.add(hc.target.name, fmt.Sprintf("处表头写作“%s”，已按“%s”读取", oneLine(hc.text), hc.target.name), t.cellAt(hc.row, hc.col))
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (t *table) reportUnknown(hc headerColumn, near string, names []string) {
	hint := "如应读取，请改成规定的列名；" + suggestion("列名", near, names)
	t.report(evaluation.Finding{
		Rule: "column-unknown", Severity: evaluation.Note, Cell: t.cellAt(hc.row, hc.col),
		Message: fmt.Sprintf("列“%s”不是规定的列，未读取", oneLine(hc.text)), Hint: hint,
	})
}

func (t *table) reportUnused(hc headerColumn, name string) {
	t.report(evaluation.Finding{
		Rule: "column-unknown", Severity: evaluation.Note, Cell: t.cellAt(hc.row, hc.col),
		Message: fmt.Sprintf("已有“%s”列，列“%s”未读取", name, oneLine(hc.text)),
		Hint:    fmt.Sprintf("如应读取“%s”，请删去另一列", oneLine(hc.text)),
	})
}

// reportHeadless lists the columns that have values and no header.
func (t *table) reportHeadless() {
	t.captions = map[int]string{}
	headed := map[int]bool{}
	for _, hc := range t.header.columns {
		headed[hc.col] = true
		t.captions[hc.col] = hc.key
	}
	spans := newSpanSweep(t.sheet, t.sheet.rows[t.header.last].num)
	for _, r := range t.sheet.rows[t.body:] {
		spans.advance(r.num)
		if len(r.cells) < 2 { // a note under the table
			continue
		}
		for _, c := range r.cells {
			col := int(c.col)
			if _, merged := spans.covering(col); merged || headed[col] || col > maxHeader {
				continue
			}
			headed[col] = true
			t.report(evaluation.Finding{
				Rule: "column-unknown", Severity: evaluation.Note, Cell: t.cellAt(r.num, col),
				Message: "这一列有内容而没有表头，未读取", Hint: "如应读取，请补上表头",
			})
		}
	}
}

// requireColumns reports each named column that the header lacks.
func (t *table) requireColumns(names ...string) {
	for _, name := range names {
		if t.columns[name] == 0 {
			t.missing(name, "")
		}
	}
}

// missing reports that a required column is not there; why may be "".
func (t *table) missing(name, why string) {
	at := evaluation.Cell{File: t.book.file, Sheet: t.sheet.name}
	var have []string
	for _, hc := range t.header.columns {
		have = append(have, oneLine(hc.text))
	}
	hint := "请补上这一列"
	if len(have) == 0 {
		hint = "没有找到表头，请把列名写在同一行"
	} else if len(have) <= 40 {
		hint += "；现有的列：" + strings.Join(have, "、")
	}
	t.report(evaluation.Finding{
		Rule: "column-missing", Severity: evaluation.Error, Cell: at,
		Message: fmt.Sprintf("工作表“%s”缺少“%s”列%s", trim(t.sheet.name), name, why), Hint: hint,
	})
}

// records are the rows of the table, without sums, notes and repeated headers.
// naming are the columns of which a row of the table must have one.
func (t *table) records(naming ...string) iter.Seq[*record] {
	return func(yield func(*record) bool) {
		if t.body == 0 {
			return
		}
		rec := &record{table: t}
		for i := t.body; i < len(t.sheet.rows); i++ {
			rec.load(&t.sheet.rows[i], naming)
			if words := rec.aside(); words != "" {
				if words != skipSilently {
					t.notes.add("", words, t.cellAt(rec.row.num, int(rec.row.cells[0].col)))
				}
				continue
			}
			if !yield(rec) {
				return
			}
		}
	}
}

// close reports what was repaired and what is hidden.
func (t *table) close() {
	for _, f := range t.notes.findings() {
		t.report(f)
	}
	t.reportHidden(t.book, t.sheet)
}

// spanSweep gives the merged ranges of each row, asked for in ascending order.
type spanSweep struct {
	waiting []span // in order of their top
	active  []span
}

// newSpanSweep has the merged ranges that reach below row.
func newSpanSweep(s *sheet, row int) spanSweep {
	var w spanSweep
	for _, m := range s.merges {
		if m.bottom > row {
			w.waiting = append(w.waiting, m)
		}
	}
	return w
}

// advance makes the ranges of a row active.
func (w *spanSweep) advance(row int) {
	if len(w.active) > 0 {
		w.active = slices.DeleteFunc(w.active, func(s span) bool { return s.bottom < row })
	}
	for len(w.waiting) > 0 && w.waiting[0].top <= row {
		if w.waiting[0].bottom >= row {
			w.active = append(w.active, w.waiting[0])
		}
		w.waiting = w.waiting[1:]
	}
}

// covering is the active range over a column.
func (w *spanSweep) covering(col int) (span, bool) {
	for _, m := range w.active {
		if m.left <= col && col <= m.right {
			return m, true
		}
	}
	return span{}, false
}
