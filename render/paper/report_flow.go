package paper

import (
	"cmp"
	"math"
	"strconv"

	"xingbang/render/font"
	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// The report's type sizes, points, and its grid, mm. Its text is 小四, smaller than
// the notice's, since it is read at a desk and has tables beside it.
const (
	reportText    = 12.0
	reportPitch   = 7.2
	reportSmall   = 9.5
	reportTable   = 9.0
	reportNames   = 10.5 // a table of names
	reportLeast   = 8.5  // rather than a table across
	reportHeading = 16.0
	reportCaption = 10.5
	reportTop     = 31.0
	reportBottom  = 262.0
	reportHeader  = 20.0 // base line
	acrossLeft    = 25.0
	acrossWidth   = pageHeight - 2*acrossLeft
	acrossBottom  = 182.0
	acrossNumber  = 191.0 // base line
)

// The report's colours.
var (
	reportRed  = typeset.Solid(168, 15, 22)
	reportInk  = typeset.Solid(38, 34, 32)
	reportSoft = typeset.Solid(122, 110, 102)
	reportHair = typeset.Color{R: 222, G: 212, B: 200}
	// starPaints are of five, four, three stars and of none.
	starPaints = [...]typeset.Paint{
		typeset.Solid(168, 15, 22), typeset.Solid(210, 96, 79), typeset.Solid(233, 174, 156), typeset.Solid(217, 210, 201),
	}
)

// chapter is one line of the contents.
type chapter struct {
	title string
	page  int // index
}

// reportFlow fills the report's pages from top to bottom.
type reportFlow struct {
	*publication.Report
	fonts    *font.Set
	doc      *typeset.Document
	page     *typeset.Page
	chapters []chapter
	tables   int
	pictures int
	across   bool // the page is landscape
	tight    bool // less white space
	y        float64
}

func newReportFlow(r *publication.Report, fonts *font.Set, tight bool) *reportFlow {
	return &reportFlow{Report: r, fonts: fonts, tight: tight, doc: &typeset.Document{
		Title: r.Period + "考评结果报告", Author: r.Committee, Subject: r.Name,
	}}
}

// wastes reports whether the last page is so empty that saving it is worth a try.
func (f *reportFlow) wastes() bool {
	const little = 0.3
	return f.page != nil && f.y-reportTop < little*(f.bottom()-reportTop)
}

// gap is white space in mm; a tight report has two thirds of it.
func (f *reportFlow) gap(mm float64) float64 {
	if f.tight {
		return mm * 2 / 3
	}
	return mm
}

func (f *reportFlow) left() float64 {
	if f.across {
		return acrossLeft
	}
	return typeLeft
}

func (f *reportFlow) width() float64 {
	if f.across {
		return acrossWidth
	}
	return typeWidth
}

func (f *reportFlow) bottom() float64 {
	if f.across {
		return acrossBottom
	}
	return reportBottom
}

// turn begins a new page, across or upright.
func (f *reportFlow) turn(across bool) {
	f.across, f.y = across, reportTop
	f.page = &typeset.Page{Width: pageWidth, Height: pageHeight}
	if across {
		f.page.Width, f.page.Height = pageHeight, pageWidth
	}
	f.doc.Pages = append(f.doc.Pages, f.page)
}

// need begins a new page unless so much room is left on this one.
func (f *reportFlow) need(height float64) {
	if f.page == nil || f.y+height > f.bottom() && f.y > reportTop {
		f.turn(f.across)
	}
}

// fresh reports whether nothing stands on the page yet.
func (f *reportFlow) fresh() bool { return f.page != nil && f.y == reportTop }

var numerals = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}

// section begins a section, where so much room in mm is left for its heading and
// what follows.
func (f *reportFlow) section(title string, room float64) {
	title = numerals[len(f.chapters)] + "、" + title
	if f.across {
		f.turn(false)
	}
	if f.page != nil && !f.fresh() {
		f.y += f.gap(6)
	}
	f.need(room)
	em := reportHeading * typeset.MMPerPoint
	line := typeset.SetLine(f.fonts, typeset.Span{
		Text: title, Role: font.Hei, Size: reportHeading, Fill: reportInk, Tag: &typeset.Tag{Kind: typeset.TagH2},
	})
	f.page.Add(line.At(f.left(), f.y+0.88*em)...)
	f.doc.Bookmarks = append(f.doc.Bookmarks, typeset.Bookmark{Text: title, Page: len(f.doc.Pages) - 1, Y: f.y})
	f.chapters = append(f.chapters, chapter{title, len(f.doc.Pages) - 1})
	f.y += 1.45 * em
	f.page.Add(typeset.Rule(f.left(), f.left()+14, f.y, 0.7, reportRed.From))
	f.y += 3.5
}

// heading sets a heading of the second level, on one page with so many mm of what
// follows.
func (f *reportFlow) heading(title string, next float64) {
	f.need(f.gap(2) + reportPitch + 0.6 + next)
	if !f.fresh() {
		f.y += f.gap(2)
	}
	line := typeset.SetLine(f.fonts, typeset.Span{
		Text: title, Role: font.Kai, Size: reportText + 1, Fill: reportInk, Tag: &typeset.Tag{Kind: typeset.TagH3},
	})
	f.page.Add(line.At(f.left(), f.y+(reportPitch+0.76*reportText*typeset.MMPerPoint)/2)...)
	f.y += reportPitch + 0.6
}

// text sets a paragraph, its first line two characters in.
func (f *reportFlow) text(words string) {
	f.lines(reportText, reportPitch, typeset.Paragraph{
		Measure: f.width(), Indent: 2 * reportText * typeset.MMPerPoint,
	}, typeset.Span{Text: words, Role: font.Song, Size: reportText, Fill: reportInk})
}

// note sets a small remark.
func (f *reportFlow) note(words string) {
	f.lines(reportSmall, 5.2, typeset.Paragraph{Measure: f.width()},
		typeset.Span{Text: words, Role: font.Song, Size: reportSmall, Fill: reportSoft})
	f.y += 1.5
}

// lines composes spans, one paragraph, and puts them down line by line; a page never begins with
// the last line of several, nor ends with their first.
func (f *reportFlow) lines(size, pitch float64, p typeset.Paragraph, spans ...typeset.Span) {
	em := size * typeset.MMPerPoint
	tag := &typeset.Tag{Kind: typeset.TagP}
	for i := range spans {
		spans[i].Tag = tag
	}
	lines := p.Compose(f.fonts, spans...)
	for n, l := range lines {
		room := pitch
		if len(lines) > 1 && (n == 0 || n == len(lines)-2) {
			room = 2 * pitch
		}
		f.need(room)
		f.page.Add(l.At(f.left(), f.y+(pitch-em)/2+0.88*em)...)
		f.y += pitch
	}
}

// block puts down a block.
func (f *reportFlow) block(b typeset.Block) {
	f.need(b.Height)
	f.page.Add(b.At(f.left(), f.y)...)
	f.y += b.Height
}

// strip puts down a table or chart, over as many pages as it takes, its head
// repeated. Rows that ask for it stay with the next, and the last is never alone.
func (f *reportFlow) strip(s typeset.Strip) {
	head := s.Head
	rows := s.Rows
	f.need(head.Height + opening(rows) + s.Foot.Height)
	f.block(head)
	for i := 0; i < len(rows); {
		last, height := i, rows[i].Height
		for last+1 < len(rows) && (rows[last].Keep || last == len(rows)-2) {
			last++
			height += rows[last].Height
		}
		if i > 0 && f.y+height+s.Foot.Height > f.bottom() {
			f.continued(s, rows[i])
		}
		for ; i <= last; i++ {
			f.row(s, rows[i])
		}
	}
	f.put(s.Foot)
	f.y += f.gap(4)
}

// opening is the room in mm that the first rows of a strip ask for: all rows of a
// short one, three of any other.
func opening(rows []typeset.Block) float64 {
	const short, first = 54.0, 3
	all, some, n := 0.0, 0.0, 0
	for i, row := range rows {
		all += row.Height
		if i < first || n > 0 && rows[n-1].Keep {
			some, n = all, i+1
		}
	}
	if all <= short {
		return all
	}
	return min(some, short)
}

// row puts down a row of a strip, on a new page if it must, in parts if it is
// taller than a page.
func (f *reportFlow) row(s typeset.Strip, row typeset.Block) {
	again := func() { f.continued(s, row) }
	room := func() float64 { return f.bottom() - f.y - s.Foot.Height }
	if whole := f.bottom() - reportTop - s.Again.Height - s.Foot.Height; row.Height > room() && row.Height <= whole {
		again()
	}
	for row.Height > room() {
		first, rest, ok := row.Split(room())
		if !ok {
			break
		}
		f.put(first)
		again()
		row = rest
	}
	f.put(row)
}

// continued ends a strip on this page and begins it again on a new one, where row
// comes first.
func (f *reportFlow) continued(s typeset.Strip, row typeset.Block) {
	f.put(s.Foot)
	f.turn(f.across)
	f.block(s.Again)
	if row.Under != nil {
		f.put(*row.Under)
	}
}

// put sets a block where it is.
func (f *reportFlow) put(b typeset.Block) {
	f.page.Add(b.At(f.left(), f.y)...)
	f.y += b.Height
}

// table numbers a table, composes it, and puts it down; of its look the size alone
// counts. One too wide for an upright page goes across, on pages of its own.
func (f *reportFlow) table(caption string, t typeset.Table) {
	if len(t.Rows) == 0 {
		return
	}
	t, across := f.fitted(caption, t)
	f.tables++
	if across && !f.across {
		f.turn(true)
		defer func() { f.page, f.across = nil, false }() // what follows is upright again
	}
	if f.page != nil && !f.fresh() {
		f.y += beforeTable
	}
	f.strip(t.Compose(f.fonts, f.width()))
}

const beforeTable = 2.5 // mm

// fitted is the table as the next one, and whether it must go across; its type is
// a little smaller where that alone keeps it upright.
func (f *reportFlow) fitted(caption string, t typeset.Table) (typeset.Table, bool) {
	number := strconv.Itoa(f.tables + 1)
	t.Caption, t.Again = "表"+number+"　"+caption, "续表"+number+"　"+caption
	size := cmp.Or(t.Look.Size, reportTable)
	t.Look = reportLook
	t.Look.Size = size
	if t.Fits(f.fonts, f.width()) {
		return t, f.across
	}
	t.Look.Size = min(size, reportLeast)
	if f.across || t.Fits(f.fonts, f.width()) {
		return t, f.across
	}
	t.Look.Size = size
	return t, true
}

// compact is a table of figures, in smaller type where that sets most rows in one
// line instead of two.
func (f *reportFlow) compact(t typeset.Table) typeset.Table {
	const much = 0.7
	rows := func(size float64) (sum float64) {
		t := t
		t.Look = reportLook
		t.Look.Size = size
		for _, row := range t.Compose(f.fonts, typeWidth).Rows {
			sum += row.Height
		}
		return sum
	}
	if rows(reportLeast) < much*rows(reportTable) {
		t.Look.Size = reportLeast
	}
	return t
}

// asks is the room in mm that a table asks for below what is on the page; none
// for one that goes on pages of its own.
func (f *reportFlow) asks(caption string, t typeset.Table) float64 {
	if len(t.Rows) == 0 {
		return 0
	}
	t, across := f.fitted(caption, t)
	if across != f.across {
		return math.Inf(1)
	}
	s := t.Compose(f.fonts, f.width())
	return beforeTable + s.Head.Height + opening(s.Rows) + s.Foot.Height
}

// height is that of a whole table in mm, with the space above it.
func (f *reportFlow) height(caption string, t typeset.Table) float64 {
	t, _ = f.fitted(caption, t)
	s := t.Compose(f.fonts, f.width())
	sum := beforeTable + s.Head.Height + s.Foot.Height
	for _, row := range s.Rows {
		sum += row.Height
	}
	return sum
}

var reportLook = typeset.TableLook{
	CaptionSize: reportCaption, Text: font.Song, Head: font.Hei,
	Ink: reportInk, HeadInk: reportInk, NoteInk: reportSoft,
	Strong: reportInk.From, Fine: reportInk.From, Hair: reportHair,
}

var chartLook = typeset.ChartLook{
	Role: font.Song, Size: reportTable, Ink: reportInk, Soft: reportSoft, Grid: reportHair,
}
