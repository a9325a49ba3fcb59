package typeset

import (
	"math"
	"strings"
	"testing"

	"xingbang/render/font"
)

var (
	testChart = ChartLook{Role: font.Song, Size: 9}
	testRed   = Solid(200, 0, 0)
	testGrey  = Solid(100, 100, 100)
)

// boxes are the filled rectangles of a paint: left, top, right, bottom.
func boxes(b Block, fill Paint) (list [][4]float64) {
	for _, item := range b.Items {
		s, ok := item.(Shape)
		if !ok || s.Fill == nil || *s.Fill != fill {
			continue
		}
		p := s.Path
		list = append(list, [4]float64{p[0].Points[0], p[0].Points[1], p[2].Points[0], p[2].Points[1]})
	}
	return list
}

func columnChart() ColumnChart {
	return ColumnChart{
		Width: 150, Height: 80, From: 40, Step: 10, Look: testChart, Unit: "人",
		Series:  []Series{{"有星", testRed}, {"无星", testGrey}},
		Columns: [][]float64{{0, 1}, {0, 2}, {0, 4}, {3, 6}, {6, 0}},
		Markers: []Marker{{At: 60, Label: "诫勉线 60"}, {At: 62, Label: "起评线 62"}, {At: 95, Label: "不在图上"}},
		Tag:     &Tag{Kind: TagFigure, Alt: "分布"},
	}
}

func TestColumnsAreAsHighAsTheirValues(t *testing.T) {
	b := columnChart().Compose(builtin(t))
	red, grey := boxes(b, testRed), boxes(b, testGrey)
	red, grey = red[1:], grey[1:] // the legend
	if len(red) != 2 || len(grey) != 4 {
		t.Fatalf("%d and %d boxes, a value of nothing has none", len(red), len(grey))
	}
	unit := grey[0][3] - grey[0][1]
	for i, want := range []float64{1, 2, 4, 6} {
		if h := grey[i][3] - grey[i][1]; math.Abs(h-want*unit) > 1e-9 {
			t.Errorf("column %d is %.2f mm, want %.2f", i, h, want*unit)
		}
	}
	if red[0][1] != grey[3][3] {
		t.Error("the second part does not stand on the first")
	}
	if red[1][3]-red[1][1] > 80 || red[1][1] < 0 {
		t.Error("the highest column leaves the chart")
	}
}

func TestMarkersStandAtTheirValues(t *testing.T) {
	fonts := builtin(t)
	c := columnChart()
	b := c.Compose(fonts)
	left := chartSide * 9 * MMPerPoint
	var at []float64
	for _, item := range b.Items {
		if s, ok := item.(Shape); ok && s.Stroke != nil && s.Stroke.Dash != nil {
			at = append(at, s.Path[0].Points[0])
		}
	}
	if len(at) != 2 {
		t.Fatalf("%d markers, want the two on the axis", len(at))
	}
	for i, want := range []float64{60, 62} {
		if x := left + (want-40)/50*(150-left); math.Abs(at[i]-x) > 1e-9 {
			t.Errorf("marker %.0f at %.2f, want %.2f", want, at[i], x)
		}
	}
	a, z := runOf(t, b, "诫勉线 60"), runOf(t, b, "起评线 62")
	if a.Y == z.Y && z.X < a.X+Width(fonts, a.Role, a.Size, a.Text) {
		t.Error("one label covers the other")
	}
	if strings.Contains(textIn(b), "不在图上") {
		t.Error("a marker off the axis is drawn")
	}
	if where := outside(fonts, b, 150); where != "" {
		t.Errorf("outside: %s", where)
	}
}

func TestAxisHasRoundFigures(t *testing.T) {
	c := columnChart()
	c.Step, c.From = 2, 46
	c.Columns = make([][]float64, 26)
	b := c.Compose(builtin(t))
	for _, want := range []string{"50", "60", "70", "80", "90"} {
		runOf(t, b, want)
	}
	if strings.Contains(textIn(b), "48") {
		t.Error("48 is no round figure")
	}
}

func TestChartIsOneFigure(t *testing.T) {
	c := columnChart()
	for _, item := range c.Compose(builtin(t)).Items {
		switch it := item.(type) {
		case Run:
			if it.Tag != c.Tag {
				t.Fatalf("%q is not in the figure", it.Text)
			}
		case Shape:
			if it.Tag != c.Tag {
				t.Fatal("a shape is not in the figure")
			}
		}
	}
}

func TestBars(t *testing.T) {
	fonts := builtin(t)
	c := BarChart{Look: testChart, Series: []Series{{"五星", testRed}, {"四星", testGrey}}, Bars: []Bar{
		{Label: "第一党支部", Values: []float64{4, 8}, Figures: []string{"4", "8"}, Note: "12（40.0%）"},
		{Label: "东风街道商圈两新组织联合党支部（建设路片区）及其他很长的名称", Values: []float64{1, 0}, Figures: []string{"1", "0"}, Note: "1"},
		{Label: "无", Values: []float64{0, 0}, Note: "0"},
	}}
	strip := c.Compose(fonts, 150)
	first, second := boxes(strip.Rows[0], testRed), boxes(strip.Rows[1], testRed)
	if ratio := (first[0][2] - first[0][0]) / (second[0][2] - second[0][0]); math.Abs(ratio-4) > 1e-9 {
		t.Errorf("a bar of 4 is %.2f times one of 1", ratio)
	}
	for i, row := range strip.Rows {
		if where := outside(fonts, row, 150); where != "" {
			t.Errorf("bar %d: outside: %s", i, where)
		}
		if !strings.HasPrefix(textIn(row), c.Bars[i].Label) {
			t.Errorf("bar %d is labelled %q", i, textIn(row))
		}
	}
	if len(boxes(strip.Rows[2], testRed)) > 0 {
		t.Error("nothing has a bar")
	}
}

func TestNiceStep(t *testing.T) {
	for highest, want := range map[float64]float64{0: 1, 3: 1, 6: 2, 11: 5, 25: 5, 26: 10, 480: 100} {
		if got := niceStep(highest, 5); got != want {
			t.Errorf("up to %v in steps of %v, want %v", highest, got, want)
		}
	}
}
