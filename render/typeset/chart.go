package typeset

import (
	"math"
	"strconv"

	"xingbang/render/font"
)

// ChartLook is the type and the lines of a chart.
type ChartLook struct {
	Role font.Role
	Size float64 // points
	Ink  Paint
	// Soft is the ink of axes and their figures.
	Soft Paint
	Grid Color
}

// Series is one part of a chart's stacked bars.
type Series struct {
	Name string
	Fill Paint
}

// Marker is a line across a ColumnChart at a value of its horizontal axis.
type Marker struct {
	At    float64
	Label string
	Color Color
}

// ColumnChart is a histogram: columns side by side between the values From, From
// + Step, …, each stacked of the series from the bottom.
type ColumnChart struct {
	Width, Height float64 // mm, all told
	From, Step    float64
	Columns       [][]float64 // per column one value a series
	Series        []Series
	// Markers outside the axis are left out.
	Markers []Marker
	Unit    string // of the values, at the top of their axis
	Look    ChartLook
	// Tag is the figure that the chart is; its Alt says what is to be seen.
	Tag *Tag
}

// Room around a chart's columns, in em.
const (
	chartLegend = 2.2 // above
	chartAxis   = 2.0 // below, for figures
	chartSide   = 2.6 // left, for figures
	columnGap   = 0.1 // between columns, of their step
	leastLabels = 9.0 // mm between figures of the horizontal axis
)

// Compose draws the chart.
func (c ColumnChart) Compose(fonts *font.Set) Block {
	b := Block{Height: c.Height}
	em := c.Look.Size * MMPerPoint
	left, top, bottom := chartSide*em, chartLegend*em, c.Height-chartAxis*em
	if len(c.Markers) > 0 {
		top += 1.6 * em * float64(c.levels(fonts))
	}
	highest := 0.0
	for _, col := range c.Columns {
		highest = max(highest, total(col))
	}
	step := niceStep(highest, 5)
	scale := (bottom - top) / (math.Ceil(max(highest, step)/step) * step)
	b.Items = append(b.Items, legend(fonts, c.Look, c.Series, left, em)...)
	for v := 0.0; v*scale <= bottom-top+slack; v += step {
		y := bottom - v*scale
		b.Items = append(b.Items, Rule(left, c.Width, y, hairLine, c.Look.Grid))
		text := strconv.FormatFloat(v, 'f', -1, 64)
		b.Items = append(b.Items, c.Look.run(fonts, text, left-0.6*em, y+0.36*em, Right, c.Look.Soft))
	}
	b.Items = append(b.Items, c.Look.run(fonts, c.Unit, left-0.6*em, top-0.9*em, Right, c.Look.Soft))
	if len(c.Columns) == 0 {
		return b.tagged(c.Tag)
	}
	wide := (c.Width - left) / float64(len(c.Columns))
	for n, col := range c.Columns {
		y := bottom
		for k, v := range col {
			if v > 0 && k < len(c.Series) {
				fill := c.Series[k].Fill
				y -= v * scale
				b.Items = append(b.Items, Shape{
					Path: Rect(left+(float64(n)+columnGap)*wide, y, wide*(1-2*columnGap), v*scale), Fill: &fill,
				})
			}
		}
	}
	b.Items = append(b.Items, Rule(left, c.Width, bottom, fineLine, c.Look.Soft.From))
	b.Items = append(b.Items, c.figures(fonts, left, wide, bottom+1.3*em)...)
	b.Items = append(b.Items, c.markers(fonts, left, wide, top, bottom)...)
	return b.tagged(c.Tag)
}

// figures are those of the horizontal axis, at the columns' edges: round ones, as
// 50, 60, 70, or where that leaves less than two, every one there is room for.
func (c ColumnChart) figures(fonts *font.Set, left, wide, y float64) []Item {
	every := c.Step
	for every*wide < leastLabels*c.Step {
		every += c.Step
	}
	for _, round := range []float64{5, 10, 20, 50, 100, 500, 1000} {
		if round >= every && math.Mod(round, c.Step) == 0 && 2*round <= c.Step*float64(len(c.Columns)) {
			every = round
			break
		}
	}
	var items []Item
	for n := 0; n <= len(c.Columns); n++ {
		v := c.From + float64(n)*c.Step
		if math.Mod(v, every) != 0 {
			continue
		}
		text := strconv.FormatFloat(v, 'f', -1, 64)
		x, align := left+float64(n)*wide, Center
		if n == len(c.Columns) {
			align = Right
		}
		items = append(items, c.Look.run(fonts, text, x, y, align, c.Look.Soft))
	}
	return items
}

// levels is how many rows of labels the markers need.
func (c ColumnChart) levels(fonts *font.Set) int {
	most := 0
	for _, m := range c.placed(fonts) {
		most = max(most, m.level+1)
	}
	return most
}

type placedMarker struct {
	Marker
	offset, width float64 // of the columns' width in all; of the label in mm
	level         int
}

// placed are the markers within the axis, their labels on levels where none
// covers another.
func (c ColumnChart) placed(fonts *font.Set) []placedMarker {
	span := c.Step * float64(len(c.Columns))
	em := c.Look.Size * MMPerPoint
	room := c.Width - chartSide*em
	var list []placedMarker
	for _, m := range c.Markers {
		if m.At < c.From || m.At > c.From+span || span == 0 {
			continue
		}
		p := placedMarker{Marker: m, offset: (m.At - c.From) / span, width: Width(fonts, c.Look.Role, c.Look.Size, m.Label) + em}
		for _, q := range list {
			if q.level == p.level && math.Abs(q.offset-p.offset)*room < max(p.width, q.width) {
				p.level++
			}
		}
		list = append(list, p)
	}
	return list
}

func (c ColumnChart) markers(fonts *font.Set, left, wide, top, bottom float64) []Item {
	em := c.Look.Size * MMPerPoint
	room := wide * float64(len(c.Columns))
	var items []Item
	for _, m := range c.placed(fonts) {
		x, y := left+m.offset*room, top-(0.6+1.6*float64(m.level))*em
		items = append(items, Shape{
			Path: []Segment{
				{Op: MoveTo, Points: [6]float64{x, y - 0.8*em}},
				{Op: LineTo, Points: [6]float64{x, bottom}},
			},
			Stroke: &Stroke{Color: m.Color, Width: fineLine, Dash: []float64{1.2, 0.8}},
		})
		at, align := x+0.3*em, Left
		if x+m.width > left+room {
			at, align = x-0.3*em, Right
		}
		items = append(items, c.Look.run(fonts, m.Label, at, y, align, Paint{From: m.Color}))
	}
	return items
}

// run is a text that stands left of, about or right of x.
func (l ChartLook) run(fonts *font.Set, text string, x, y float64, align Alignment, fill Paint) Run {
	r := Run{X: x, Y: y, Text: text, Role: l.Role, Size: l.Size, Fill: fill}
	switch w := Width(fonts, l.Role, l.Size, text); align {
	case Right:
		r.X -= w
	case Center:
		r.X -= w / 2
	}
	return r
}

// legend names the series at the top.
func legend(fonts *font.Set, look ChartLook, series []Series, x, em float64) []Item {
	var items []Item
	for _, s := range series {
		fill := s.Fill
		items = append(items, Shape{Path: Rect(x, 0.2*em, 0.8*em, 0.8*em), Fill: &fill})
		name := look.run(fonts, s.Name, x+1.2*em, 0.94*em, Left, look.Ink)
		items = append(items, name)
		x = name.X + Width(fonts, look.Role, look.Size, s.Name) + 1.6*em
	}
	return items
}

func total(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum
}

// niceStep is 1, 2 or 5 times a power of ten, at least 1, so that no more than
// so many steps reach the highest value.
func niceStep(highest float64, steps int) float64 {
	for power := 1.0; ; power *= 10 {
		for _, k := range []float64{1, 2, 5} {
			if k*power*float64(steps) >= highest || power > 1e12 {
				return k * power
			}
		}
	}
}
