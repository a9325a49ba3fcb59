package sheet

import "github.com/xuri/excelize/v2"

// fontFamily is on every Windows since Vista; where it is missing its metrics
// are close to those of the Han sans that stands in.
const fontFamily = "微软雅黑"

// The colours, as the site and the posters have them.
const (
	red    = "A80F16"
	ink    = "2B2320"
	soft   = "7A6E66"
	paper  = "FBF6EF"
	shade  = "F4E9DC"
	line   = "DED4C8"
	strong = "B9A893"
)

// style is the look of a cell, an index into styles.
type style int

const (
	titleCell style = iota
	subtitleCell
	sectionCell
	headCell
	groupCell
	textCell
	centreCell
	wrapCell
	orderCell
	countCell
	scoreCell
	shareCell
	textTotal
	countTotal
	scoreTotal
	shareTotal
	blankCell
	stepCell
	sparseCell
	styleCount
)

// styles are excelize's numbers of the looks.
type styles [styleCount]int

// Number formats. Text is stored as text: what begins with = + - or @ stays as
// it was written, when the cell is edited too.
const (
	textFormat  = "@"
	countFormat = "0"
	scoreFormat = "0.00"
	shareFormat = "0.0%"
	// sparseFormat shows a dash for nothing, where most is nothing.
	sparseFormat = `0;-0;"–"`
)

func (b *book) makeStyles() {
	font := func(size float64, bold bool, color string) *excelize.Font {
		return &excelize.Font{Family: fontFamily, Size: size, Bold: bold, Color: color}
	}
	align := func(horizontal string, wrap bool) *excelize.Alignment {
		return &excelize.Alignment{Horizontal: horizontal, Vertical: "center", WrapText: wrap}
	}
	inset := func(wrap bool) *excelize.Alignment {
		return &excelize.Alignment{Horizontal: "left", Indent: 1, Vertical: "center", WrapText: wrap}
	}
	fill := func(color string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	}
	below := []excelize.Border{{Type: "bottom", Color: line, Style: 1}}
	header := []excelize.Border{
		{Type: "bottom", Color: red, Style: 1}, {Type: "top", Color: strong, Style: 1},
		{Type: "left", Color: line, Style: 1}, {Type: "right", Color: line, Style: 1},
	}
	total := []excelize.Border{{Type: "top", Color: red, Style: 1}, {Type: "bottom", Color: red, Style: 1}}
	boxed := []excelize.Border{
		{Type: "bottom", Color: line, Style: 1}, {Type: "left", Color: line, Style: 1}, {Type: "right", Color: line, Style: 1},
	}
	plain := func(format, horizontal string, wrap bool) *excelize.Style {
		return &excelize.Style{Font: font(10, false, ink), Alignment: align(horizontal, wrap), Border: below, CustomNumFmt: &format}
	}
	text := func(wrap bool) *excelize.Style {
		s := plain(textFormat, "left", wrap)
		s.Alignment = inset(wrap)
		return s
	}
	sum := func(format, horizontal string) *excelize.Style {
		return &excelize.Style{
			Font: font(10, true, ink), Alignment: align(horizontal, false), Border: total, Fill: fill(paper), CustomNumFmt: &format,
		}
	}
	for look, s := range [styleCount]*excelize.Style{
		titleCell:    {Font: font(16, true, red), Alignment: align("left", false)},
		subtitleCell: {Font: font(10, false, soft), Alignment: align("left", false)},
		sectionCell:  {Font: font(12, true, red), Alignment: align("left", false)},
		headCell:     {Font: font(10, true, ink), Alignment: align("center", true), Border: header, Fill: fill(shade)},
		groupCell:    {Font: font(10, true, red), Alignment: align("center", true), Border: header, Fill: fill(shade)},
		textCell:     text(false),
		centreCell:   plain(textFormat, "center", false),
		wrapCell:     text(true),
		orderCell:    plain(countFormat, "center", false),
		countCell:    plain(countFormat, "right", false),
		scoreCell:    plain(scoreFormat, "right", false),
		shareCell:    plain(shareFormat, "right", false),
		textTotal:    sum(textFormat, "center"),
		countTotal:   sum(countFormat, "right"),
		scoreTotal:   sum(scoreFormat, "right"),
		shareTotal:   sum(shareFormat, "right"),
		blankCell:    {Font: font(10, false, ink), Alignment: align("center", true), Border: boxed},
		stepCell:     {Font: font(10, true, red), Alignment: align("center", true), Border: boxed, Fill: fill(paper)},
		sparseCell:   plain(sparseFormat, "right", false),
	} {
		id, err := b.file.NewStyle(s)
		b.try(err)
		b.styles[look] = id
	}
}
