package workbook

import "github.com/xuri/excelize/v2"

// starterFont is on every Chinese office PC.
const starterFont = "宋体"

// Colours of the starters: of a header by need, of sums, of low totals.
const (
	mustColour    = "A50E15"
	mayColour     = "F4E3C1"
	computedGrey  = "D9D9D9"
	sumGrey       = "F2F2F2"
	lineGrey      = "BFBFBF"
	warningRed    = "FFC7CE"
	warningOrange = "FFD9A0"
)

// starterStyles are the cell styles of a starter.
type starterStyles struct {
	head                 [3]int // by need
	cell                 [5]int // of a table, by content
	value                [5]int // of a setting, by content
	sum, share           int
	title, section, note int // of the instructions
	remark               int // beside a setting
	low, veryLow         int // conditional: totals below the lines
}

func (s *starter) makeStyles() {
	style := func(x excelize.Style) int {
		if x.Font == nil {
			x.Font = &excelize.Font{}
		}
		if x.Font.Size == 0 {
			x.Font.Size = 11
		}
		x.Font.Family = starterFont
		id, err := s.file.NewStyle(&x)
		s.try(err)
		return id
	}
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	var edges []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		edges = append(edges, excelize.Border{Type: side, Color: lineGrey, Style: 1})
	}
	wrapped := &excelize.Alignment{Vertical: "center", WrapText: true}
	centred := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	for need, colours := range [...][2]string{mayFill: {mayColour, "000000"}, mustFill: {mustColour, "FFFFFF"}, computed: {computedGrey, "000000"}} {
		s.styles.head[need] = style(excelize.Style{Font: &excelize.Font{Bold: true, Color: colours[1]}, Fill: fill(colours[0]), Border: edges, Alignment: centred})
	}
	date, twoDecimals := `yyyy"年"m"月"d"日"`, "0.00"
	left := &excelize.Alignment{Horizontal: "left", Vertical: "center", WrapText: true}
	for c := range s.styles.cell {
		cell := excelize.Style{Border: edges, Alignment: wrapped}
		switch content(c) {
		case verbatim:
			cell.NumFmt = 49
		case dates:
			cell.CustomNumFmt = &date
		case counts, scores:
			cell.Alignment = centred
		}
		s.styles.cell[c] = style(cell)
		cell.Alignment = left
		s.styles.value[c] = style(cell)
	}
	s.styles.sum = style(excelize.Style{Border: edges, Alignment: centred, Fill: fill(sumGrey), CustomNumFmt: &twoDecimals})
	percent := "0.0%"
	s.styles.share = style(excelize.Style{Border: edges, Alignment: left, CustomNumFmt: &percent})
	s.styles.note = style(excelize.Style{Alignment: wrapped})
	s.styles.title = style(excelize.Style{Font: &excelize.Font{Size: 18, Bold: true, Color: mustColour}})
	s.styles.section = style(excelize.Style{Font: &excelize.Font{Size: 13, Bold: true, Color: mustColour}})
	s.styles.remark = style(excelize.Style{Font: &excelize.Font{Color: "595959"}, Alignment: wrapped})
	for _, c := range []struct {
		into         *int
		fill, colour string
	}{{&s.styles.low, warningOrange, "7F4A00"}, {&s.styles.veryLow, warningRed, "9C0006"}} {
		id, err := s.file.NewConditionalStyle(&excelize.Style{Fill: fill(c.fill), Font: &excelize.Font{Color: c.colour, Bold: true}})
		s.try(err)
		*c.into = id
	}
}
