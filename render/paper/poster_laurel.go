package paper

import (
	"math"

	"xingbang/render/typeset"
)

// drawSingle is the sheet of a branch with one star member: the name in a laurel,
// since nothing else would fill the panel.
func (p *poster) drawSingle(roll rollPlan, part part, area box) []typeset.Item {
	u := p.unit
	cx, cy, radius := p.width/2, area.y+0.5*area.h-3*u, 97*u
	room := 150 * u // across the laurel at the name's height
	name := part.rows[0].names[0]
	size := math.Min(0.9*roll.style.sizes[part.level], room/em(0.85*name.natural))
	size = math.Max(leastName, size)
	width := math.Min(name.natural*em(size), room)

	leaves := laurel(cx, cy, radius, 2.42, 17*u)
	items := []typeset.Item{filled(leaves, fall(goldLight, gold, cy-radius, cy+1.1*radius))}
	items = append(items, filled(starPath(cx, cy+radius, 6.5*u), fall(goldLight, gold, cy+radius-8*u, cy+radius+6*u)))
	// No room for hairlines beside the heading: an area without width has none.
	items = append(items, p.heading(box{x: cx}, cy-37*u, roll.style.heading, part)...)
	return append(items, name.draw(p.fonts, size, cx-width/2, cy+19*u+hanziMiddle*em(size), width)...)
}

// laurel is two branches of leaves that leave the bottom of a circle about
// cx,cy to both sides and follow it through an angle in radians.
func laurel(cx, cy, radius, angle, leaf float64) (path []typeset.Segment) {
	const start = 0.06 // the gap between the stems, as a part of the angle
	n := int(radius * angle * (1 - start) / (0.62 * leaf))
	for _, side := range []float64{-1, 1} {
		at := func(t, r float64) (x, y float64) {
			sin, cos := math.Sincos(t)
			return cx + side*r*sin, cy + r*cos
		}
		for i := range n {
			part := start + (1-start)*float64(i)/float64(n)
			t := part * angle
			size := leaf * (1 - 0.35*part)
			x, y := at(t, radius)
			along := math.Atan2(-math.Sin(t), side*math.Cos(t)) // the branch's direction
			for _, turn := range []float64{-0.62, 0.62} {
				path = append(path, leafPath(x, y, along+turn, size)...)
			}
		}
		x, y := at(angle, radius)
		path = append(path, leafPath(x, y, math.Atan2(-math.Sin(angle), side*math.Cos(angle)), 0.75*leaf)...)
	}
	return path
}

// leafPath is a leaf of a length from x,y in a direction in radians.
func leafPath(x, y, direction, length float64) []typeset.Segment {
	sin, cos := math.Sincos(direction)
	at := func(along, across float64) (float64, float64) {
		return x + length*(along*cos-across*sin), y + length*(along*sin+across*cos)
	}
	curve := func(across float64, from, to float64, endX, endY float64) typeset.Segment {
		x1, y1 := at(from, across)
		x2, y2 := at(to, across)
		return typeset.Segment{Op: typeset.CurveTo, Points: [6]float64{x1, y1, x2, y2, endX, endY}}
	}
	x0, y0 := at(0.08, 0)
	tipX, tipY := at(1, 0)
	return []typeset.Segment{
		{Op: typeset.MoveTo, Points: [6]float64{x0, y0}},
		curve(0.24, 0.3, 0.7, tipX, tipY),
		curve(-0.24, 0.7, 0.3, x0, y0),
		{Op: typeset.Close},
	}
}
