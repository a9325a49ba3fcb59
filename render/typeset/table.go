package typeset

import (
	"slices"

	"xingbang/render/font"
)

// Table is text in columns, ruled as in books: lines above and below, a fine one
// under the heads, and hairlines between rows, or between
// sections where there are any.
type Table struct {
	// Caption stands above, "" for none; Again is what it says on the pages
	// after the first, as 续表1.
	Caption, Again string
	Columns        []Column
	Rows           []Row
	Look           TableLook
	// Tag is what the table belongs to in the document's structure.
	Tag *Tag
}

// TableLook is the type and the lines of a table.
type TableLook struct {
	Size, CaptionSize float64 // points
	Text, Head        font.Role
	// Ink is of cells, HeadInk of heads and the caption, NoteInk of notes.
	Ink, HeadInk, NoteInk Paint
	// Strong is the line above and below, Fine the one under the heads and above
	// a total, Hair those between rows.
	Strong, Fine, Hair Color
}

// Column is one column of a table.
type Column struct {
	// Head may have line feeds. Columns side by side with one Group share it as
	// a head above theirs.
	Head, Group string
	Align       ColumnAlign
	// Wrap tells that the texts may be set in several lines.
	Wrap bool
}

// ColumnAlign is where the cells of a column stand in it.
type ColumnAlign uint8

const (
	AlignLeft ColumnAlign = iota
	AlignCenter
	// AlignNumber puts the widest number in the column's middle, and the decimal
	// points of the others below its own.
	AlignNumber
)

// RowKind is what a row is.
type RowKind uint8

const (
	PlainRow RowKind = iota
	// TotalRow is set in the heads' face, under a line.
	TotalRow
	// SectionRow is its first cell's text across the table, and stays with the
	// next row.
	SectionRow
)

// Row is one row; it may have fewer cells than there are columns.
type Row struct {
	Kind  RowKind
	Cells []Cell
	// Keep asks that the next row stand on the same page.
	Keep bool
}

// Cell is one cell's text, or the names of a list.
type Cell struct {
	Text string
	// Note follows the text in NoteInk.
	Note  string
	Names []Name
	// Fill is the text's, if not the table's ink.
	Fill *Paint
	// Strong sets the text in the heads' face.
	Strong bool
}

// Text makes cells of texts.
func Text(texts ...string) []Cell {
	cells := make([]Cell, len(texts))
	for i, t := range texts {
		cells[i].Text = t
	}
	return cells
}

// Proportions of a table, in em of its type.
const (
	tablePitch   = 1.42 // from line to line
	tablePadding = 0.34 // above and below a row's text
	tableGutter  = 0.8  // between columns
	tightGutter  = 0.5  // where a table is crowded
	namePitch    = 4.0  // of names in a cell
	fairWrap     = 10.0 // what a column of wrapped text should have
	leastWrap    = 5.0  // narrowest column of wrapped text
	forcedWrap   = 2.0  // of a column that was not to wrap
	leastSize    = 6.0  // points; a table is set no smaller to fit
)

// Lines of a table, mm.
const (
	strongLine = 0.35
	fineLine   = 0.18
	hairLine   = 0.09
)

// tableSetter composes a table at a width.
type tableSetter struct {
	Table
	fonts *font.Set
	// em, pitch and padding are in mm.
	em, pitch, padding, gutter float64
	lefts, widths              []float64
	// numbers is per column what stands before and after the decimal point in
	// its widest cells, mm.
	numbers   [][2]float64
	width     float64
	sectioned bool // there are SectionRows
	tag       *Tag // the table's own
}

// Compose sets the table at a width in mm. A table too wide for it wraps the
// columns that may, then is set in smaller type, then wraps all.
func (t Table) Compose(fonts *font.Set, width float64) Strip {
	s := newTableSetter(t, fonts, width)
	for !s.fit() && s.Look.Size > leastSize {
		t.Look.Size = max(leastSize, t.Look.Size*0.94)
		s = newTableSetter(t, fonts, width)
	}
	s.tag = t.Tag.Under(TagTable)
	strip := Strip{Head: s.head(t.Caption, s.tag), Again: s.head(t.Again, nil)}
	var under *Block
	for i, row := range t.Rows {
		b := s.row(i, row)
		switch row.Kind {
		case SectionRow:
			under = s.sectionAgain(row)
		case PlainRow:
			b.Under = under
		}
		strip.Rows = append(strip.Rows, b)
	}
	strip.Foot = Block{Height: strongLine, Items: []Item{Rule(0, width, 0, strongLine, t.Look.Strong)}}
	return strip
}

// sectionAgain is a section's name where it goes on on a new page: decoration, as
// the heads there.
func (s *tableSetter) sectionAgain(row Row) *Block {
	if len(row.Cells) == 0 {
		return nil
	}
	again := s.row(0, Row{Kind: SectionRow, Cells: Text(row.Cells[0].Text + "（续）")}).tagged(nil)
	return &again
}

// Fits reports whether the table can be set at the width in its own size.
func (t Table) Fits(fonts *font.Set, width float64) bool {
	return newTableSetter(t, fonts, width).fit()
}

func newTableSetter(t Table, fonts *font.Set, width float64) *tableSetter {
	em := t.Look.Size * MMPerPoint
	return &tableSetter{
		Table: t, fonts: fonts, width: width,
		em: em, pitch: em * tablePitch, padding: em * tablePadding, gutter: em * tableGutter,
		sectioned: slices.ContainsFunc(t.Rows, func(r Row) bool { return r.Kind == SectionRow }),
	}
}

// head sets the caption and the column heads, which stand on one base line. Those
// that a page repeats are decoration: they have no tag.
func (s *tableSetter) head(caption string, tag *Tag) Block {
	b := Block{Keep: true}
	if caption != "" {
		span := Span{Text: caption, Role: s.Look.Head, Size: s.Look.CaptionSize, Fill: s.Look.HeadInk}
		if tag != nil {
			span.Tag = tag.Under(TagCaption)
		}
		em := s.Look.CaptionSize * MMPerPoint
		for n, line := range (Paragraph{Measure: s.width, Align: Center}).Compose(s.fonts, span) {
			b.Items = append(b.Items, line.At(0, 0.88*em+float64(n)*tablePitch*em)...)
			b.Height = 1.7*em + float64(n)*tablePitch*em
		}
	}
	b.Items = append(b.Items, Rule(0, s.width, b.Height, strongLine, s.Look.Strong))
	b.Height += s.padding + strongLine
	top := b.Height
	if s.grouped() {
		b.Height += s.groups(&b, headRow(tag)) + s.padding
	}
	row := headRow(tag)
	lines := make([][]Line, len(s.Columns))
	most := 0
	for i, c := range s.Columns {
		lines[i] = Paragraph{Measure: s.widths[i], Align: headAlign(c.Align)}.Compose(s.fonts, s.headSpan(c.Head, headCell(row, 1)))
		most = max(most, len(lines[i]))
	}
	for i, c := range s.Columns {
		y := b.Height + float64(most-len(lines[i]))*s.pitch
		if s.grouped() && c.Group == "" {
			y = top + (b.Height-top+float64(most-len(lines[i]))*s.pitch)/2
		}
		for n, l := range lines[i] {
			b.Items = append(b.Items, l.At(s.lefts[i], s.base(y, n))...)
		}
	}
	b.Height += float64(most)*s.pitch + s.padding
	b.Items = append(b.Items, Rule(0, s.width, b.Height, fineLine, s.Look.Fine))
	b.Height += fineLine
	return b
}

func headAlign(a ColumnAlign) Alignment {
	if a == AlignLeft {
		return Left
	}
	return Center
}

func (s *tableSetter) headSpan(text string, tag *Tag) Span {
	return Span{Text: text, Role: s.Look.Head, Size: s.Look.Size, Fill: s.Look.HeadInk, Tag: tag}
}

func headRow(table *Tag) *Tag {
	if table == nil {
		return nil
	}
	return table.Under(TagTR)
}

// headCell is a head over so many columns.
func headCell(row *Tag, columns int) *Tag {
	if row == nil {
		return nil
	}
	th := row.Under(TagTH)
	th.Scope, th.Columns = ScopeColumn, columns
	return th
}

func (s *tableSetter) grouped() bool {
	for _, c := range s.Columns {
		if c.Group != "" {
			return true
		}
	}
	return false
}

// groups sets the heads of groups, each over a line as wide as its columns, and
// returns their height.
func (s *tableSetter) groups(b *Block, row *Tag) float64 {
	type group struct {
		x, x2 float64
		lines []Line
	}
	var list []group
	most := 1
	for i := 0; i < len(s.Columns); {
		last := i
		for last+1 < len(s.Columns) && s.Columns[last+1].Group == s.Columns[i].Group {
			last++
		}
		if name := s.Columns[i].Group; name != "" {
			g := group{x: s.lefts[i], x2: s.lefts[last] + s.widths[last]}
			g.lines = Paragraph{Measure: g.x2 - g.x, Align: Center}.Compose(s.fonts, s.headSpan(name, headCell(row, last-i+1)))
			most = max(most, len(g.lines))
			list = append(list, g)
		}
		i = last + 1
	}
	height := float64(most) * s.pitch
	for _, g := range list {
		for n, l := range g.lines {
			b.Items = append(b.Items, l.At(g.x, s.base(b.Height, n+most-len(g.lines)))...)
		}
		b.Items = append(b.Items, Rule(g.x, g.x2, b.Height+height+s.padding/2, hairLine, s.Look.Fine))
	}
	return height
}

// base is the base line of the n-th line of text from y.
func (s *tableSetter) base(y float64, n int) float64 {
	return y + float64(n)*s.pitch + (s.pitch-s.em)/2 + 0.88*s.em
}

// row sets one row, a line above it unless it is the first.
func (s *tableSetter) row(index int, row Row) Block {
	b := Block{Keep: row.Keep || row.Kind == SectionRow}
	switch {
	case index == 0:
	case row.Kind == TotalRow:
		b.Items = append(b.Items, Rule(0, s.width, 0, fineLine, s.Look.Fine))
	case s.sectioned && row.Kind == PlainRow: // white space parts the levels of a section
	case s.Rows[index-1].Kind != SectionRow:
		b.Items = append(b.Items, Rule(0, s.width, 0, hairLine, s.Look.Hair))
	}
	most, tag := 1, s.tag.Under(TagTR)
	if row.Kind == SectionRow && len(row.Cells) > 0 {
		td := tag.Under(TagTD)
		td.Columns = len(s.Columns)
		most = s.text(&b, s.spans(row, row.Cells[0], td), 0, s.width, AlignLeft)
	} else {
		for i := range s.Columns {
			c := Cell{}
			if i < len(row.Cells) {
				c = row.Cells[i]
			}
			most = max(most, s.cell(&b, row, c, i, tag.Under(TagTD)))
		}
	}
	b.Height = float64(most)*s.pitch + 2*s.padding
	return b
}
