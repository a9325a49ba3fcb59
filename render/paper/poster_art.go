package paper

import (
	"math"

	"xingbang/render/font"
	"xingbang/render/typeset"
)

// The poster's colours.
var (
	glowRed    = typeset.Color{R: 0xD2, G: 0x1E, B: 0x27} // behind the title
	deepRed    = typeset.Color{R: 0x8E, G: 0x09, B: 0x12} // the ground's edge
	rayRed     = typeset.Color{R: 0xD8, G: 0x2B, B: 0x32} // a ray near its source
	rayEdge    = typeset.Color{R: 0x9E, G: 0x16, B: 0x1E}
	starRed    = typeset.Color{R: 0xC4, G: 0x15, B: 0x1E}
	goldLight  = typeset.Color{R: 0xFB, G: 0xE7, B: 0xAE}
	gold       = typeset.Color{R: 0xDC, G: 0xA2, B: 0x45}
	goldFold   = typeset.Color{R: 0x9A, G: 0x6A, B: 0x1C} // a ribbon's underside
	goldTail   = typeset.Color{R: 0xC8, G: 0x90, B: 0x34}
	goldLine   = typeset.Color{R: 0xD3, G: 0xA5, B: 0x4C}
	paperTop   = typeset.Color{R: 0xFF, G: 0xFC, B: 0xF3}
	paperFoot  = typeset.Color{R: 0xFD, G: 0xF5, B: 0xE1}
	paperShade = typeset.Color{R: 0xFC, G: 0xF2, B: 0xDC}
	cream      = typeset.Color{R: 0xFD, G: 0xEF, B: 0xCB}
	creamDim   = typeset.Color{R: 0xF2, G: 0xCF, B: 0xA4}
	ribbonInk  = typeset.Color{R: 0x8A, G: 0x0C, B: 0x12}
	nameInk    = typeset.Color{R: 0x33, G: 0x14, B: 0x0E}
	codeInk    = typeset.Color{R: 0x1C, G: 0x10, B: 0x0C}
	draftInk   = typeset.Color{R: 0xF1, G: 0xE4, B: 0xCB}
	white      = typeset.Color{R: 0xFF, G: 0xFF, B: 0xFF}
)

// fall is a paint from one colour at y1 to another at y2.
func fall(from, to typeset.Color, y1, y2 float64) *typeset.Paint {
	return &typeset.Paint{From: from, To: to, Gradient: true, Y1: y1, Y2: y2}
}

func filled(path []typeset.Segment, fill *typeset.Paint) typeset.Shape {
	return typeset.Shape{Path: path, Fill: fill}
}

func solid(path []typeset.Segment, c typeset.Color) typeset.Shape {
	return filled(path, &typeset.Paint{From: c})
}

// shadow is a soft shadow below a box: a few veils, each wider than the last.
func shadow(x, y, w, h, depth float64) []typeset.Item {
	const veils = 4
	var items []typeset.Item
	for i := 1; i <= veils; i++ {
		d := depth * float64(i) / veils
		items = append(items, filled(typeset.Rect(x-d/2, y+d/3, w+d, h+d*2/3),
			&typeset.Paint{From: typeset.Color{R: 0x30}, Alpha: 0.07}))
	}
	return items
}

// starPath is a five-pointed star, one point up, its outer radius r.
func starPath(cx, cy, r float64) []typeset.Segment {
	const inner = 0.381966 // of a star whose edges are straight lines
	xy := make([]float64, 0, 20)
	for i := range 10 {
		radius := r
		if i%2 == 1 {
			radius *= inner
		}
		sin, cos := math.Sincos(float64(i) * math.Pi / 5)
		xy = append(xy, cx+radius*sin, cy-radius*cos)
	}
	return typeset.Polygon(xy...)
}

// ground is the red field: light from behind the title, and rays that fade
// into the field towards the edges.
func (s sheet) ground(cy float64) []typeset.Item {
	cx, reach := s.width/2, math.Hypot(s.width/2, s.height-cy)
	radial := func(from, to typeset.Color, r float64) *typeset.Paint {
		return &typeset.Paint{From: from, To: to, Gradient: true, Radial: true, X1: cx, Y1: cy, X2: r}
	}
	const rays = 26
	var wedges []typeset.Segment
	for i := range rays {
		a := (float64(i) - 0.25) * 2 * math.Pi / rays
		b := a + math.Pi/rays
		wedges = append(wedges, typeset.Polygon(cx, cy,
			cx+1.1*reach*math.Sin(a), cy-1.1*reach*math.Cos(a),
			cx+1.1*reach*math.Sin(b), cy-1.1*reach*math.Cos(b))...)
	}
	whole := typeset.Rect(0, 0, s.width, s.height)
	return []typeset.Item{
		filled(whole, radial(glowRed, deepRed, reach)),
		typeset.Shape{Path: wedges, Fill: radial(rayRed, rayEdge, reach), Clip: whole},
	}
}

// stars is the arc of one great star and two lesser ones on each side.
func (s sheet) stars(cy, r float64) []typeset.Item {
	var items []typeset.Item
	for _, at := range []struct{ x, y, r float64 }{
		{-4.0, 1.24, 0.26}, {-2.75, 0.55, 0.34}, {0, 0, 1}, {2.75, 0.55, 0.34}, {4.0, 1.24, 0.26},
	} {
		y, radius := cy+at.y*r, at.r*r
		items = append(items, filled(starPath(s.width/2+at.x*r, y, radius),
			fall(goldLight, gold, y-radius, y+radius)))
	}
	return items
}

// notched is a rectangle whose corners step inwards by d.
func notched(x, y, w, h, d float64) []typeset.Segment {
	r, b := x+w, y+h
	return typeset.Polygon(
		x+d, y, r-d, y, r-d, y+d, r, y+d, r, b-d, r-d, b-d,
		r-d, b, x+d, b, x+d, b-d, x, b-d, x, y+d, x+d, y+d)
}

// panel is the paper that carries the names, in a double gold frame.
func (s sheet) panel(f posterForm) []typeset.Item {
	u, b := s.unit, f.panel
	line := func(path []typeset.Segment, width float64) typeset.Shape {
		return typeset.Shape{Path: path, Stroke: &typeset.Stroke{Color: goldLine, Width: width}}
	}
	items := shadow(b.x, b.y, b.w, b.h, 4*u)
	items = append(items, filled(typeset.Rect(b.x, b.y, b.w, b.h), fall(paperTop, paperFoot, b.y, b.y+b.h)))
	o := b.inset(3 * u)
	items = append(items, line(typeset.Rect(o.x, o.y, o.w, o.h), 0.7*u))
	i := b.inset(4.8 * u)
	items = append(items, line(notched(i.x, i.y, i.w, i.h, 4*u), 0.25*u))
	return items
}

// draft are a draft's marks: 草稿 across the panel, pale enough to read names
// over it, and in words in the upper right corner.
func (p *poster) draft(f posterForm) []typeset.Item {
	if !p.header.Draft {
		return nil
	}
	large := p.line("草稿", font.Hei, f.panel.w*0.4/typeset.MMPerPoint, 0.1, typeset.Paint{From: draftInk})
	large.X = p.width/2 - typeset.RunWidth(p.fonts, large)/2
	large.Y = f.panel.y + f.panel.h/2 + hanziMiddle*em(large.Size)
	words := p.line(draftNotice, font.Hei, p.pt(16), 0, typeset.Paint{From: cream})
	words.X = f.panel.x + f.panel.w - typeset.RunWidth(p.fonts, words) + em(words.Size)/2 // its bracket ends in a blank half
	words.Y = 15 * p.unit
	return []typeset.Item{large, words}
}

// box is a rectangle, in mm.
type box struct{ x, y, w, h float64 }

func (b box) inset(d float64) box { return box{b.x + d, b.y + d, b.w - 2*d, b.h - 2*d} }
