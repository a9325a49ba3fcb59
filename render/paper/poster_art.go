package paper

import (
	"math"

	"xingbang/render/font"
	"xingbang/render/typeset"
)

func filled(path []typeset.Segment, fill *typeset.Paint) typeset.Shape {
	return typeset.Shape{Path: path, Fill: fill}
}

func solid(path []typeset.Segment, c typeset.Color) typeset.Shape {
	return filled(path, &typeset.Paint{From: c})
}

func outlined(path []typeset.Segment, c typeset.Color, width float64) typeset.Shape {
	return typeset.Shape{Path: path, Stroke: &typeset.Stroke{Color: c, Width: width}}
}

// shadow is a soft shadow below a box with corners of a radius: a few veils, each
// wider than the last.
func (p *poster) shadow(x, y, w, h, r, depth float64) []typeset.Item {
	if !p.theme.painted {
		return nil
	}
	const veils = 4
	var items []typeset.Item
	for i := 1; i <= veils; i++ {
		d := depth * float64(i) / veils
		items = append(items, filled(rounded(x-d/2, y+d/3, w+d, h+d*2/3, r+d/2),
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

// star is a star in the theme's gold.
func (p *poster) star(cx, cy, r float64) typeset.Shape {
	return filled(starPath(cx, cy, r), fall(p.theme.star, cy-r, cy+r))
}

// ground is the red field: light from a point behind the title, and rays that
// fade into the field towards the edges. It runs over them as far as is trimmed.
func (p *poster) ground(cx, cy float64) []typeset.Item {
	if !p.theme.painted {
		return nil
	}
	reach := math.Hypot(math.Max(cx, p.width-cx), math.Max(cy, p.height-cy))
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
	whole := typeset.Rect(-bleed, -bleed, p.width+2*bleed, p.height+2*bleed)
	if !p.bleed {
		whole = typeset.Rect(0, 0, p.width, p.height)
	}
	return []typeset.Item{
		filled(whole, radial(glowRed, deepRed, reach)),
		typeset.Shape{Path: wedges, Fill: radial(rayRed, rayEdge, reach), Clip: whole},
	}
}

// notched is a rectangle whose corners step inwards by d.
func notched(x, y, w, h, d float64) []typeset.Segment {
	r, b := x+w, y+h
	return typeset.Polygon(
		x+d, y, r-d, y, r-d, y+d, r, y+d, r, b-d, r-d, b-d,
		r-d, b, x+d, b, x+d, b-d, x, b-d, x, y+d, x+d, y+d)
}

// rounded is a rectangle with round corners of radius r.
func rounded(x, y, w, h, r float64) []typeset.Segment {
	const k = 0.5523 // a quarter circle as a Bézier curve
	c := r * (1 - k)
	at := func(op typeset.Op, xy ...float64) typeset.Segment {
		s := typeset.Segment{Op: op}
		copy(s.Points[:], xy)
		return s
	}
	right, foot := x+w, y+h
	return []typeset.Segment{
		at(typeset.MoveTo, x+r, y),
		at(typeset.LineTo, right-r, y),
		at(typeset.CurveTo, right-c, y, right, y+c, right, y+r),
		at(typeset.LineTo, right, foot-r),
		at(typeset.CurveTo, right, foot-c, right-c, foot, right-r, foot),
		at(typeset.LineTo, x+r, foot),
		at(typeset.CurveTo, x+c, foot, x, foot-c, x, foot-r),
		at(typeset.LineTo, x, y+r),
		at(typeset.CurveTo, x, y+c, x+c, y, x+r, y),
		at(typeset.Close),
	}
}

// panel is what carries the names: paper in a double frame, or the frame alone.
func (p *poster) panel(f posterForm) []typeset.Item {
	u, b, t := p.unit, f.panel, p.theme
	items := p.shadow(b.x, b.y, b.w, b.h, 0, 4*u)
	if t.painted {
		items = append(items, filled(typeset.Rect(b.x, b.y, b.w, b.h), fall(t.paper, b.y, b.y+b.h)))
	}
	o, i := b.inset(3*u), b.inset(4.8*u)
	if !t.painted { // nothing shows the panel's edge but its line
		o, i = b, b.inset(2*u)
	}
	return append(items,
		outlined(typeset.Rect(o.x, o.y, o.w, o.h), t.frame, 0.7*u),
		outlined(notched(i.x, i.y, i.w, i.h, 4*u), t.inner, 0.25*u))
}

// draft are a draft's marks: 草稿 across the panel, pale enough to read names
// over it, and in words in the upper right corner.
func (p *poster) draft(f posterForm, sheet *typeset.Tag) []typeset.Item {
	if !p.header.Draft {
		return nil
	}
	size := math.Min(f.panel.w, f.panel.h) * 0.4 / typeset.MMPerPoint
	large := p.line("草稿", font.Hei, size, 0.1, typeset.Paint{From: p.theme.draft})
	large.X = f.panel.middle() - typeset.RunWidth(p.fonts, large)/2
	large.Y = f.panel.y + f.panel.h/2 + hanziMiddle*em(large.Size)
	words := p.line(draftNotice, font.Hei, p.pt(16), 0, typeset.Paint{From: p.theme.draftWords})
	words.X = f.panel.x + f.panel.w - typeset.RunWidth(p.fonts, words) + em(words.Size)/2 // its bracket ends in a blank half
	words.Y, words.Tag = 15*p.unit, sheet.Under(typeset.TagP)
	return []typeset.Item{large, words}
}
