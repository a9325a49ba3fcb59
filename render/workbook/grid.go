package workbook

// kind is what a cell holds, before anyone asks what it means.
type kind uint8

const (
	blank      kind = iota
	number          // a stored number, as its digits
	text            // a string, or the string a formula last gave
	boolean         // 1 or 0
	errorValue      // #REF! and its like
	uncached        // a formula without a stored value
)

// format is what a number format says about a stored number beyond its digits:
// the unit, never the display.
type format uint8

const (
	general    format = iota
	percentage        // 0.1 stands for 10%
	calendar          // a serial number that stands for a day
)

// cell is one cell with something in it; col counts from 1.
type cell struct {
	col    int32
	kind   kind
	format format
	text   string
}

// row is one row that has cells, in ascending order of column; num counts
// from 1 as in the spreadsheet.
type row struct {
	num    int
	hidden bool
	cells  []cell
}

// at is the cell of a column, blank where there is none.
func (r *row) at(col int) cell {
	// Sheets are nearly always filled from column A without gaps.
	if col >= 1 && col <= len(r.cells) && int(r.cells[col-1].col) == col {
		return r.cells[col-1]
	}
	for _, c := range r.cells {
		if int(c.col) == col {
			return c
		}
	}
	return cell{col: int32(col)}
}

// span is a merged range, its ends inside.
type span struct{ top, left, bottom, right int }

// sheet is one table as it stands in a file: rows with cells only, so that a
// stray cell far below costs nothing.
type sheet struct {
	name   string // exactly as in the file
	hidden bool
	rows   []row
	// merges do not overlap, and are in order of their top.
	merges []span
	// hiddenCols tells by column number which are hidden; it may be shorter.
	hiddenCols []bool
	date1904   bool
	// plain tells that every cell is text for want of types, as in a CSV.
	plain bool
}

// book is one input file, read and not yet understood.
type book struct {
	file   string // as cells name it
	sha256 string
	sheets []sheet
}
