package typeset

// cell sets one cell, and says in how many lines.
func (s *tableSetter) cell(b *Block, row Row, c Cell, i int, tag *Tag) int {
	if len(c.Names) > 0 {
		return s.names(b, c, i, tag)
	}
	spans, align := s.spans(row, c, tag), s.align(i, c)
	if len(spans) == 0 {
		// An empty cell is read as one, so that those after it stay in their columns.
		b.Items = append(b.Items, Run{X: s.lefts[i], Y: s.base(s.padding, 0), Tag: tag})
		return 1
	}
	if align == AlignNumber && s.numbers[i][0]+s.numbers[i][1] <= s.widths[i]+slack {
		s.number(b, spans[0], i)
		return 1
	}
	return s.text(b, spans, s.lefts[i], s.widths[i], align)
}

// align is where a cell stands in its column: what is no number is centred among
// numbers.
func (s *tableSetter) align(i int, c Cell) ColumnAlign {
	if s.Columns[i].Align == AlignNumber && !numeric(c.Text) {
		return AlignCenter
	}
	return s.Columns[i].Align
}

// slack is what rounding may add to a width, mm.
const slack = 0.01

// text sets spans at x, in lines if it must, and says in how many.
func (s *tableSetter) text(b *Block, spans []Span, x, width float64, at ColumnAlign) int {
	if len(spans) == 0 {
		return 1
	}
	align := Left
	if at != AlignLeft {
		align = Center
	}
	if parts := splitHard(spans); len(parts) == 1 {
		if line := SetLine(s.fonts, spans...); line.Width <= width+slack {
			if align == Center {
				x += (width - line.Width) / 2
			}
			b.Items = append(b.Items, line.At(x, s.base(s.padding, 0))...)
			return 1
		}
	}
	lines := Paragraph{Measure: width, Align: align}.Compose(s.fonts, spans...)
	for n, l := range lines {
		b.Items = append(b.Items, l.At(x, s.base(s.padding, n))...)
	}
	return len(lines)
}

// number sets a number with its decimal point where the column has it.
func (s *tableSetter) number(b *Block, span Span, i int) {
	before, after := s.numbers[i][0], s.numbers[i][1]
	x := s.lefts[i] + (s.widths[i]-before-after)/2 + before - numberParts(s.fonts, span)[0]
	b.Items = append(b.Items, Run{X: x, Y: s.base(s.padding, 0), Text: span.Text, Role: span.Role, Size: span.Size, Fill: span.Fill, Tag: span.Tag})
}

// names sets a list of names on a grid of its own, and says in how many lines. A
// name wider than a field takes the fields it needs.
func (s *tableSetter) names(b *Block, c Cell, i int, tag *Tag) int {
	style := NameStyle{Role: s.Look.Text, Size: s.Look.Size, Fill: s.fill(c)}
	gap := (namePitch - spreadWidth) * s.em
	fields := max(1, int((s.widths[i]+gap)/(namePitch*s.em)))
	pitch := (s.widths[i] + gap) / float64(fields)
	line, at := 0, 0
	list := tag.Under(TagList)
	for _, n := range c.Names {
		n.Tag = tag
		if len(c.Names) > 1 {
			n.Tag = list.Entry()
		}
		need := 1
		for need < fields && float64(need)*pitch-gap < style.Width(s.fonts, n)-0.01 {
			need++
		}
		if at+need > fields {
			line, at = line+1, 0
		}
		x := s.lefts[i] + float64(at)*pitch
		for _, r := range style.Set(s.fonts, n, x, s.base(s.padding, line), float64(need)*pitch-gap) {
			b.Items = append(b.Items, r)
		}
		at += need
	}
	return line + 1
}

func (s *tableSetter) fill(c Cell) Paint {
	if c.Fill != nil {
		return *c.Fill
	}
	return s.Look.Ink
}

// spans are the cell's text and note in their faces.
func (s *tableSetter) spans(row Row, c Cell, tag *Tag) []Span {
	role := s.Look.Text
	if row.Kind != PlainRow || c.Strong {
		role = s.Look.Head
	}
	var spans []Span
	if c.Text != "" {
		spans = append(spans, Span{Text: c.Text, Role: role, Size: s.Look.Size, Fill: s.fill(c), Tag: tag})
	}
	if c.Note != "" {
		spans = append(spans, Span{Text: c.Note, Role: s.Look.Text, Size: s.Look.Size, Fill: s.Look.NoteInk, Tag: tag})
	}
	return spans
}
