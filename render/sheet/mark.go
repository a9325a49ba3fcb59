package sheet

import "github.com/xuri/excelize/v2"

// colour is what a conditional format does to a cell.
type colour struct{ text, fill string }

var (
	colourOver  = colour{"A80F16", "FBE3E1"} // over a bound, below the lower line
	colourShort = colour{"8A5A00", "FDF1D8"} // short of seats, below the upper line
	colourStar  = colour{"8A1A10", "FFF3DC"} // five stars
)

// colour marks the cells for which a formula, written for the first of them,
// holds.
func (t *tab) colour(cells, formula string, c colour) {
	if t.err != nil {
		return
	}
	format, err := t.file.NewConditionalStyle(&excelize.Style{
		Font: &excelize.Font{Color: c.text},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{c.fill}},
	})
	t.try(err)
	if err == nil {
		t.try(t.file.SetConditionalFormat(t.name, cells, []excelize.ConditionalFormatOptions{
			{Type: "formula", Criteria: formula, Format: &format},
		}))
	}
}

// signature writes the line of whoever answers for the table, to be filled by
// hand.
func (t *tab) signature() {
	t.skip(1)
	t.together(24)
	for range t.still { // as in heading
		t.put(subtitleCell, nil)
	}
	t.put(subtitleCell, "填报单位（盖章）：　　　　　　　　　　负责人：　　　　　　　　填表人：　　　　　　　　报出时间：　　　　年　　月　　日")
	t.end(24)
}
