package sheet

import (
	"cmp"

	"github.com/xuri/excelize/v2"
)

// tab is a sheet streamed from top to bottom.
type tab struct {
	*book
	name   string
	stream *excelize.StreamWriter
	// row is the last row written, from 1.
	row int
	// width is how many columns a full row has, widths their widths in characters.
	width  int
	widths []float64
	// still is how many first columns do not scroll.
	still  int
	cells  []excelize.Cell
	values []any
	// paper is the height of a printed page of a sheet whose breaks count, in
	// points at full size, 0 of any other; used is what stands on the page.
	paper, used float64
}

// put adds a cell to the row in hand: a string, an int or a float64; nil leaves
// the cell empty, with its style.
func (t *tab) put(look style, value any) {
	t.cells = append(t.cells, excelize.Cell{StyleID: t.styles[look], Value: value})
}

// calc adds a cell with a formula and the value it has.
func (t *tab) calc(look style, formula string, value any) {
	t.cells = append(t.cells, excelize.Cell{StyleID: t.styles[look], Formula: formula, Value: value})
}

// end writes the row in hand, height in points; 0 is the sheet's own.
func (t *tab) end(height float64) {
	t.row++
	t.used += cmp.Or(height, rowHeight)
	if t.err == nil {
		t.values = t.values[:0]
		for i := range t.cells {
			t.values = append(t.values, &t.cells[i])
		}
		t.try(t.stream.SetRow(ref(1, t.row), t.values, excelize.RowOpts{Height: height}))
	}
	t.cells = t.cells[:0]
}

// skip leaves rows empty.
func (t *tab) skip(rows int) {
	t.row += rows
	t.used += float64(rows) * rowHeight
}

// pageBreak begins a new printed page at the next row.
func (t *tab) pageBreak() {
	t.used = 0
	if t.err == nil {
		t.try(t.stream.InsertPageBreak(ref(1, t.row+1)))
	}
}

// together begins a new printed page unless so much height is left on this one,
// or a page of its own would be as short of it.
func (t *tab) together(height float64) {
	if t.paper > 0 && t.used > 0 && t.used+height > t.paper && t.used > t.paper/4 {
		t.pageBreak()
	}
}

// line writes a row of one text.
func (t *tab) line(look style, text string, height float64) {
	t.put(look, text)
	t.end(height)
}

// heading writes the sheet's title and what it is about, right of the columns
// that every printed page repeats: a repeated title would be cut off.
func (t *tab) heading(what, about string) {
	for _, l := range []struct {
		look   style
		text   string
		height float64
	}{{titleCell, t.title(t.Period + "考评" + what), 30}, {subtitleCell, about, 18}} {
		for range t.still {
			t.put(l.look, nil)
		}
		t.line(l.look, l.text, l.height)
	}
}

// head writes a row of column heads.
func (t *tab) head(height float64, names ...string) {
	for _, n := range names {
		t.put(headCell, n)
	}
	t.end(height)
}

// merge joins cells, given from 1.
func (t *tab) merge(col, row, col2, row2 int) {
	if t.err == nil && (col != col2 || row != row2) {
		t.try(t.stream.MergeCell(ref(col, row), ref(col2, row2)))
	}
}

// filter puts drop-downs on a head row.
func (t *tab) filter(head, last int) {
	if t.err == nil && last > head {
		t.try(t.file.AutoFilter(t.name, ref(1, head)+":"+ref(t.width, last), nil))
	}
}

// close ends the sheet.
func (t *tab) close() {
	if t.err == nil {
		t.try(t.stream.Flush())
	}
}
