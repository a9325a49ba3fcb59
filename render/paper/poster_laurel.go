package paper

import (
	"math"

	"xingbang/render/typeset"
)

// drawSingle is the sheet of a roll with one star member: the name in a laurel,
// since nothing else would fill the panel; with a portrait, that in the laurel and
// the name below.
func (p *poster) drawSingle(roll rollPlan, part part, area box, sheet *typeset.Tag) []typeset.Item {
	u := p.unit
	name := part.rows[0].names[0]
	name.Tag = sheet.Under(typeset.TagList).Entry()
	form := deedsForm{p.deedsSizes()[0], 110 * u}
	cx, cy, radius := area.middle(), area.y+0.5*area.h-3*u, 97*u
	nameY, room, most := cy+19*u, 150*u, 0.9*roll.style.sizes[part.level]
	heading := p.heading(box{x: cx}, cy-37*u, roll.style.heading, part) // no room for hairlines beside it
	var items []typeset.Item
	switch {
	case roll.style.portraits:
		const height = 82 // units, of the portrait
		if cy, radius = area.y+100*u, 62*u; name.deeds == nil {
			cy += 9 * u
		}
		nameY, room, most = cy+87*u, area.w, math.Min(most, p.pt(62))
		form.measure = 0.8 * area.w
		heading = p.heading(area, area.y+20*u, roll.style.heading, part)
		items = p.portrait(name, cx, cy-height/2*u, height*u/em(portraitHeight))
	case name.deeds != nil:
		rise := 46 * u
		if p.deedsLines(name.deeds, form) > 2 { // above where the laurel narrows
			rise = 58 * u
		}
		heading = p.heading(box{x: cx}, cy-rise, roll.style.heading, part)
		nameY = cy - rise + 49*u
	}
	size := math.Max(leastName, math.Min(most, room/em(0.85*name.natural)))
	width := math.Min(name.natural*em(size), room)
	items = append(items, p.drawName(name, size, cx-width/2, nameY+hanziMiddle*em(size), width)...)
	items = append(items, p.drawDeeds(name, form, cx, nameY+0.56*em(size))...)

	leaves := laurel(cx, cy, radius, 2.42, math.Max(0.175*radius, 13*u))
	all := append(tagTexts(heading, sheet.Under(typeset.TagH3)), filled(leaves, fall(p.theme.star, cy-radius, cy+1.1*radius)))
	all = append(all, p.star(cx, cy+radius, 0.067*radius))
	return append(all, items...)
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
