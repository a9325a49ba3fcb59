package typeset

import "xingbang/render/font"

// SetLine sets the spans' text into one line of its natural width, marks at its
// ends full width, for a title or caption that breaks elsewhere.
func SetLine(fonts *font.Set, spans ...Span) Line {
	t := Paragraph{Align: Left}.prepare(fonts, spans)
	line := Line{}
	t.place(&line, 0, 0, len(t.chars), nil, 0, 0)
	return line
}

// SetFlush is SetLine without the blank halves of marks at the line's ends, so that
// what is centred or stands at an edge does so with its ink, and with room between Han
// and Latin.
func SetFlush(fonts *font.Set, spans ...Span) Line {
	t := Paragraph{Align: Center, Spaced: true}.prepare(fonts, spans)
	line := Line{}
	if n := len(t.chars); n > 0 {
		t.place(&line, 0, 0, n, nil, t.chars[0].left, t.chars[n-1].right)
	}
	return line
}

// set composes the characters from start to end as one line of a paragraph.
func (t *text) set(p Paragraph, indent float64, start, end int) Line {
	solid := t.solid(start, end)
	width, _ := t.natural(start, solid)
	spare := p.Measure - indent - width
	x := indent
	var added []float64
	switch {
	case spare < 0 || p.Align == Justified && end < len(t.chars):
		added = t.justify(start, solid, spare)
	case p.Align == Right:
		x += spare
	case p.Align == Center:
		x += spare / 2
	}
	lead, trim := 0.0, 0.0
	if solid > start {
		lead, trim = t.lead(start), t.chars[solid-1].right
	}
	line := Line{}
	t.place(&line, x, start, end, added, lead, trim)
	return line
}

// place makes runs of the characters from start to end, from x on, with added
// room after each, the first narrowed by lead and the last by trim. Trailing spaces
// stay in the text, without width.
func (t *text) place(line *Line, x float64, start, end int, added []float64, lead, trim float64) {
	left := x
	solid := t.solid(start, end)
	for i := start; i < end; {
		c := t.chars[i]
		s := t.spans[c.span]
		run := Run{X: x, Role: s.Role, Size: s.Size, Fill: s.Fill, Tag: s.Tag}
		if c.scale != 1 {
			run.Condense = c.scale
		}
		if i == start {
			run.Lead = lead
			x -= lead
		}
		var extra []float64
		var runes []rune
		loose := false
		for ; i < end && t.chars[i].span == c.span && t.chars[i].scale == c.scale; i++ {
			e := 0.0
			switch k := i - start; {
			case i >= solid:
				e = -t.chars[i].advance
			case i+1 == solid:
				e = -trim
			default:
				e = t.chars[i].kern + t.chars[i].thin
				if k < len(added) {
					e += added[k]
				}
			}
			runes = append(runes, t.chars[i].rune)
			extra = append(extra, e)
			loose = loose || e != 0
			x += t.chars[i].advance + e
		}
		run.Text = string(runes)
		if loose {
			run.Extra = extra
		}
		line.Runs = append(line.Runs, run)
		if s.URL != "" {
			em := s.Size * MMPerPoint
			line.Links = append(line.Links, Link{
				X: run.X, Y: -(1 - hanziDescent) * em, Width: x - run.X, Height: em, URL: s.URL, Tag: s.Tag,
			})
		}
	}
	line.Width = x - left
}
