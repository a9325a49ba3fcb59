package pdf

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/go-pdf/fpdf"

	"xingbang/render/typeset"
)

const pointsPerMM = 72 / 25.4

var errNotFinite = errors.New("pdf: a length is not a finite number")

// drawer draws pages with fpdf and gathers what the file needs besides.
type drawer struct {
	writer   *Writer
	out      *fpdf.Fpdf
	height   float64 // mm, of the page being drawn
	faces    []*face // that text was drawn with, by first use
	shadings []string
	known    map[string]int // index of each shading
	pictures []*picture     // by first use
	buf      []byte         // of the operators being put together

	structure *structure
}

func (d *drawer) page(p *typeset.Page) error {
	if !finite(p.Width, p.Height, p.Trim, p.Bleed) || p.Width <= 0 || p.Height <= 0 {
		return fmt.Errorf("pdf: a page of %v × %v mm", p.Width, p.Height)
	}
	d.out.AddPageFormat("P", fpdf.SizeType{Wd: p.Width, Ht: p.Height})
	d.height = p.Height
	d.structure.marked = append(d.structure.marked, nil)
	for _, item := range p.Items {
		if err := d.item(item); err != nil {
			return err
		}
	}
	d.closeMark()
	return d.out.Error()
}

func (d *drawer) item(item typeset.Item) error {
	switch it := item.(type) {
	case typeset.Run:
		d.mark(it.Tag)
		return d.run(it)
	case typeset.Shape:
		d.mark(it.Tag)
		return d.shape(it)
	case typeset.Picture:
		tag := it.Tag
		if it.Alt != "" {
			tag = tag.Under(typeset.TagFigure)
			tag.Alt = it.Alt
		}
		d.mark(tag)
		return d.picture(it)
	case typeset.Link:
		return d.link(it)
	}
	return fmt.Errorf("pdf: cannot draw a %T", item)
}

// shape fills a path, then strokes it.
func (d *drawer) shape(s typeset.Shape) error {
	if len(s.Path) == 0 {
		return nil
	}
	if err := checkPath(s.Path); err != nil {
		return err
	}
	if len(s.Clip) > 0 {
		if err := d.clip(s.Clip); err != nil {
			return err
		}
		defer d.raw("Q")
	}
	if s.Fill != nil {
		if err := d.fill(*s.Fill, func() { d.path(s.Path) }); err != nil {
			return err
		}
	}
	if s.Stroke != nil {
		return d.stroke(*s.Stroke, s.Path)
	}
	return nil
}

// clip keeps what is drawn inside a path, until the operator Q.
func (d *drawer) clip(path []typeset.Segment) error {
	if err := checkPath(path); err != nil {
		return err
	}
	d.raw("q")
	d.path(path)
	d.raw("W n")
	return nil
}

func checkPath(path []typeset.Segment) error {
	for _, seg := range path {
		if !finite(seg.Points[:]...) {
			return errNotFinite
		}
	}
	return nil
}

// fill paints the area of a path.
func (d *drawer) fill(p typeset.Paint, path func()) error {
	if err := checkPaint(p); err != nil {
		return err
	}
	alpha := p.Alpha > 0 && p.Alpha < 1
	if alpha || p.Gradient {
		d.raw("q")
		defer d.raw("Q")
	}
	if alpha {
		d.out.SetAlpha(p.Alpha, "Normal")
	}
	if p.Gradient {
		path()
		d.raw("W n")
		d.raw(d.shading(p) + " sh")
		return nil
	}
	d.color(p.From)
	path()
	d.out.DrawPath("F")
	return nil
}

func (d *drawer) stroke(s typeset.Stroke, path []typeset.Segment) error {
	if !finite(s.Width) || !finite(s.Dash...) || s.Width < 0 {
		return errNotFinite
	}
	d.out.SetDrawColor(int(s.Color.R), int(s.Color.G), int(s.Color.B))
	d.out.SetLineWidth(s.Width)
	sum := 0.0
	for _, l := range s.Dash {
		sum += max(l, 0)
	}
	dashed := sum > 0
	if dashed {
		d.out.SetDashPattern(s.Dash, 0)
	}
	d.path(path)
	d.out.DrawPath("D")
	if dashed {
		d.out.SetDashPattern(nil, 0)
	}
	return nil
}

func (d *drawer) path(path []typeset.Segment) {
	for _, s := range path {
		p := s.Points
		switch s.Op {
		case typeset.MoveTo:
			d.out.MoveTo(p[0], p[1])
		case typeset.LineTo:
			d.out.LineTo(p[0], p[1])
		case typeset.CurveTo:
			d.out.CurveBezierCubicTo(p[0], p[1], p[2], p[3], p[4], p[5])
		case typeset.Close:
			d.out.ClosePath()
		}
	}
}

func (d *drawer) color(c typeset.Color) {
	d.out.SetFillColor(int(c.R), int(c.G), int(c.B))
}

func (d *drawer) raw(s string) { d.out.RawWriteStr(s) }

func checkPaint(p typeset.Paint) error {
	if !finite(p.Alpha, p.X1, p.Y1, p.X2, p.Y2) {
		return errNotFinite
	}
	if p.Alpha < 0 || p.Alpha > 1 {
		return fmt.Errorf("pdf: opacity %v is not between 0 and 1", p.Alpha)
	}
	return nil
}

// shading is the resource name of a gradient, which pages share.
func (d *drawer) shading(p typeset.Paint) string {
	kind, coords := 2, []float64{d.x(p.X1), d.y(p.Y1), d.x(p.X2), d.y(p.Y2)}
	if p.Radial {
		kind, coords = 3, []float64{d.x(p.X1), d.y(p.Y1), 0, d.x(p.X1), d.y(p.Y1), d.x(p.X2)}
	}
	b := fmt.Appendf(nil, "<</ShadingType %d /ColorSpace /DeviceRGB /Coords [", kind)
	b = appendNumbers(b, 3, coords...)
	b = append(b, "] /Extend [true true] /Function <</FunctionType 2 /Domain [0 1] /N 1 /C0 ["...)
	b = appendColor(b, p.From)
	b = append(b, "] /C1 ["...)
	b = appendColor(b, p.To)
	b = append(b, "]>>>>"...)
	i, ok := d.known[string(b)]
	if !ok {
		i = len(d.shadings)
		d.shadings = append(d.shadings, string(b))
		d.known[string(b)] = i
	}
	return shadingName(i)
}

func shadingName(i int) string { return "/S" + strconv.Itoa(i) }

// x and y turn millimetres from the top left into points from the bottom left.
func (d *drawer) x(mm float64) float64 { return mm * pointsPerMM }
func (d *drawer) y(mm float64) float64 { return (d.height - mm) * pointsPerMM }

func appendColor(b []byte, c typeset.Color) []byte {
	return appendNumbers(b, 3, float64(c.R)/255, float64(c.G)/255, float64(c.B)/255)
}

// appendNumbers writes numbers with at most so many decimals, without needless
// zeros.
func appendNumbers(b []byte, decimals int, v ...float64) []byte {
	for i, x := range v {
		if i > 0 {
			b = append(b, ' ')
		}
		from := len(b)
		b = strconv.AppendFloat(b, x, 'f', decimals, 64)
		for decimals > 0 && b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
		if b[len(b)-1] == '.' {
			b = b[:len(b)-1]
		}
		if string(b[from:]) == "-0" {
			b = append(b[:from], '0')
		}
	}
	return b
}

func finite(v ...float64) bool {
	for _, x := range v {
		if math.IsNaN(x) || math.Abs(x) > 1e6 {
			return false
		}
	}
	return true
}
