package typeset

import "xingbang/render/font"

// BarChart is horizontal bars one below another, each stacked of the series, with
// figures instead of an axis.
type BarChart struct {
	Series []Series
	Bars   []Bar
	// Full is the value of a bar of full length; 0 takes the longest.
	Full float64
	// Room is how many times its usual height each bar takes; 0 is 1.
	Room float64
	Look ChartLook
	// Tag is the figure that the chart is; its Alt says what is to be seen.
	Tag *Tag
}

// Bar is one line of a BarChart.
type Bar struct {
	Label  string
	Values []float64
	// Figures stand in the parts of the bar where there is room; nil shows none.
	Figures []string
	Note    string // after the bar
}

// Proportions of a bar chart: of its width, and in em.
const (
	barLabels  = 0.34 // most that labels take of the width
	barHeight  = 1.15
	barPadding = 0.28 // above and below a bar
	barGrowth  = 1.4  // most that a bar grows where there is room
)

// Compose sets the chart at a width in mm; the head names the series.
func (c BarChart) Compose(fonts *font.Set, width float64) Strip {
	em := c.Look.Size * MMPerPoint
	strip := Strip{Head: c.head(fonts).tagged(c.Tag), Again: c.head(fonts)}
	labels, notes, full := 0.0, 0.0, c.Full
	for _, bar := range c.Bars {
		labels = max(labels, SetLine(fonts, c.span(bar.Label)).Width)
		notes = max(notes, Width(fonts, c.Look.Role, c.Look.Size, bar.Note))
		if c.Full == 0 {
			full = max(full, total(bar.Values))
		}
	}
	labels = min(labels, barLabels*width)
	left := labels + em
	room := max(0, width-left-notes-0.8*em)
	for _, bar := range c.Bars {
		strip.Rows = append(strip.Rows, c.bar(fonts, bar, labels, left, room/max(full, 1e-9)).tagged(c.Tag))
	}
	strip.Foot = Block{Height: 0.6 * em}
	return strip
}

// head is the legend, where there is more than one series.
func (c BarChart) head(fonts *font.Set) Block {
	em := c.Look.Size * MMPerPoint
	if len(c.Series) < 2 {
		return Block{Height: 0.4 * em, Keep: true}
	}
	return Block{Height: 2 * em, Keep: true, Items: legend(fonts, c.Look, c.Series, 0, em)}
}

func (c BarChart) span(text string) Span {
	return Span{Text: text, Role: c.Look.Role, Size: c.Look.Size, Fill: c.Look.Ink}
}

// bar draws one bar from left, scale mm for 1.
func (c BarChart) bar(fonts *font.Set, bar Bar, labels, left, scale float64) Block {
	em := c.Look.Size * MMPerPoint
	pitch := 1.25 * em
	lines := Paragraph{Measure: labels + slack, Align: Right}.Compose(fonts, c.span(bar.Label))
	text := max(barHeight*em, float64(len(lines))*pitch)
	room := max(1, c.Room)
	b := Block{Height: room * (text + 2*barPadding*em)}
	middle, thick := b.Height/2, min(room, barGrowth)*barHeight*em
	for n, l := range lines {
		y := middle + (float64(n)-float64(len(lines))/2)*pitch + (pitch-em)/2 + 0.88*em
		b.Items = append(b.Items, l.At(0, y)...)
	}
	x, y := left, middle-thick/2
	base := middle + 0.38*em
	for k, v := range bar.Values {
		w := v * scale
		if w <= 0 || k >= len(c.Series) {
			continue
		}
		fill := c.Series[k].Fill
		b.Items = append(b.Items, Shape{Path: Rect(x, y, w, thick), Fill: &fill})
		if k < len(bar.Figures) && Width(fonts, c.Look.Role, c.Look.Size, bar.Figures[k])+0.4*em < w {
			b.Items = append(b.Items, c.Look.run(fonts, bar.Figures[k], x+w/2, base, Center, onPaint(fill)))
		}
		x += w
	}
	if bar.Note != "" {
		b.Items = append(b.Items, c.Look.run(fonts, bar.Note, x+0.5*em, base, Left, c.Look.Soft))
	}
	return b
}

// onPaint is white on a dark paint, and a dark ink on a light one.
func onPaint(p Paint) Paint {
	c := p.From
	if 0.3*float64(c.R)+0.59*float64(c.G)+0.11*float64(c.B) < 150 {
		return Solid(255, 255, 255)
	}
	return Solid(60, 40, 36)
}
