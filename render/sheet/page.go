package sheet

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// layout is how a sheet stands on the screen and on paper.
type layout struct {
	name   string
	widths []float64 // of the columns, in characters
	// heads are the first and last row of heads, 0 for none: on the screen they
	// stand still with what is above them and the first columns, and every
	// printed page repeats them.
	heads   [2]int
	columns int
	// breaks are columns that begin a new printed page. Without any the sheet is
	// fitted to the page's width, unless fixed, so that its row breaks count:
	// Excel passes over breaks in a fitted sheet.
	breaks []int
	fixed  bool
}

// A4 across between the margins. The width is in characters of the default font
// at full size: 273 mm at 96 dpi is 122 of 8 pixels, and fonts that stand in for
// the default one are up to a fifth wider. The height is in points: of 176 mm,
// what programs agree on.
const (
	pageColumns = 98
	pageHeight  = 460.0
	rowHeight   = 18.0 // of a row that says nothing else
)

// scale is the printing scale, in per cent, at which the widest page fits.
func (l layout) scale() uint {
	repeated, widest, page := 0.0, 0.0, 0.0
	for i, w := range l.widths {
		if slices.Contains(l.breaks, i+1) {
			page = repeated
		}
		if i < l.columns {
			repeated += w
		}
		page += w
		widest = max(widest, page)
	}
	return uint(min(100, max(10, 100*pageColumns/max(widest, 1))))
}

// open starts a sheet. What a page needs beside its rows is set before the first
// row, as the stream demands.
func (b *book) open(l layout) *tab {
	t := &tab{book: b, name: l.name, width: len(l.widths), widths: l.widths, still: l.columns}
	if b.err != nil {
		return t
	}
	fit, height, custom := len(l.breaks) == 0 && !l.fixed, rowHeight, true
	if l.fixed {
		t.paper = pageHeight * 100 / float64(l.scale())
	}
	b.try(b.file.SetSheetProps(l.name, &excelize.SheetPropsOptions{
		FitToPage: &fit, DefaultRowHeight: &height, CustomHeight: &custom,
	}))
	// A dimension is written before the rows are known: better none than A1, which
	// readers of streams would take for all there is.
	b.try(b.file.SetSheetDimension(l.name, ""))
	stream, err := b.file.NewStreamWriter(l.name)
	b.try(err)
	if err != nil {
		return t
	}
	t.stream = stream
	for i, w := range l.widths {
		b.try(stream.SetColWidth(i+1, i+1, w))
	}
	t.stand(l)
	for _, col := range l.breaks {
		b.try(b.file.InsertPageBreak(l.name, ref(col, 1)))
	}
	t.printSetup(l, fit)
	return t
}

// stand freezes the heads and the first columns, and repeats them on paper.
func (t *tab) stand(l layout) {
	last := l.heads[1]
	if last == 0 {
		return
	}
	pane := "bottomLeft"
	if l.columns > 0 {
		pane = "bottomRight"
	}
	corner := ref(l.columns+1, last+1)
	t.try(t.stream.SetPanes(&excelize.Panes{
		Freeze: true, XSplit: l.columns, YSplit: last, TopLeftCell: corner, ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: pane}},
	}))
	titles := fmt.Sprintf("'%s'!$%d:$%d", l.name, l.heads[0], last)
	if l.columns > 0 {
		titles = fmt.Sprintf("'%s'!$A:$%s,%s", l.name, letter(l.columns), titles)
	}
	t.try(t.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: l.name, RefersTo: titles}))
}

// printSetup is A4 across, with the page's number and who may read it.
func (t *tab) printSetup(l layout, fit bool) {
	paper, across, wide, free, centre, off := 9, "landscape", 1, 0, true, false
	inch := func(mm float64) *float64 { v := mm / 25.4; return &v }
	page := &excelize.PageLayoutOptions{Size: &paper, Orientation: &across}
	if fit {
		page.FitToWidth, page.FitToHeight = &wide, &free
	} else {
		scale := l.scale()
		page.AdjustTo = &scale
	}
	t.try(t.file.SetPageLayout(t.name, page))
	t.try(t.file.SetPageMargins(t.name, &excelize.PageLayoutMarginsOptions{
		Top: inch(18), Bottom: inch(16), Left: inch(12), Right: inch(12), Header: inch(8), Footer: inch(8), Horizontally: &centre,
	}))
	t.try(t.file.SetSheetView(t.name, 0, &excelize.ViewOptions{ShowGridLines: &off}))
	mark := ""
	if t.Draft {
		mark = "&R草稿（非正式文件）"
	}
	t.try(t.file.SetHeaderFooter(t.name, &excelize.HeaderFooterOptions{
		OddHeader: "&L内部资料&C" + headerText(t.Committee) + mark,
		OddFooter: "&L" + headerText(t.Period) + "&C第 &P 页 共 &N 页&R&A",
	}))
}

// headerText is text in a page header, where & starts a code and 255 characters
// are all there is room for.
func headerText(s string) string {
	runes := []rune(s)
	if len(runes) > 60 {
		runes = append(runes[:59], '…')
	}
	return strings.ReplaceAll(string(runes), "&", "&&")
}
