package paper

import (
	"math"

	"xingbang/render/evaluation"
	"xingbang/render/font"
	"xingbang/render/typeset"
)

// hanziMiddle is a Hanzi's middle above the baseline, in em.
const hanziMiddle = 0.38

// emptyRoll is what a branch without a star member has in place of names.
const emptyRoll = "本期暂无星级党员"

// drawSheet draws headings and names of one sheet. What height the names leave
// goes into the distances, each up to its limit, then above and below them all.
func (p *poster) drawSheet(roll rollPlan, parts []part, sheet *typeset.Tag) []typeset.Item {
	area := p.roll(roll.form)
	if len(parts) == 0 {
		return tagTexts(p.drawEmpty(area), sheet.Under(typeset.TagP))
	}
	if len(parts) == 1 && len(parts[0].rows) == 1 && len(parts[0].rows[0].names) == 1 {
		return p.drawSingle(roll, parts[0], area, sheet)
	}
	natural, stretch := roll.style.height(parts)
	left := math.Max(0, area.h-natural)
	k := math.Min(mostStretch, left/stretch)
	rest := left - k*stretch

	var items []typeset.Item
	st := roll.style
	y := area.y + st.edge*(1+k*edgeStretch) + 0.46*rest // a little above the middle looks centred
	for i, part := range parts {
		if i > 0 {
			y += st.over * (1 + k*overStretch)
		}
		heading := p.heading(area, y+em(st.heading)/2, st.heading, part)
		items = append(items, tagTexts(heading, sheet.Under(typeset.TagH3))...)
		list := sheet.Under(typeset.TagList)
		y += em(st.heading) + st.under*(1+k*underStretch)
		size := st.sizes[part.level]
		for j, r := range part.rows {
			if j > 0 {
				y += st.rowGap(part.level) * (1 + k*leadStretch)
			}
			items = append(items, p.drawRow(r, size, area, y, part.only, list)...)
			y += r.height(size)
		}
	}
	return items
}

// How far the distances of a sheet grow, in multiples of themselves at a
// stretch of 1, and the greatest stretch.
const (
	edgeStretch  = 1.0
	underStretch = 0.7
	leadStretch  = 0.6
	overStretch  = 1.0
	mostStretch  = 1.5
)

// height is what the parts of a sheet take in mm, and what they grow by at a
// stretch of 1.
func (st rollStyle) height(parts []part) (natural, stretch float64) {
	add := func(mm, growth float64) { natural, stretch = natural+mm, stretch+mm*growth }
	add(2*st.edge, edgeStretch)
	add(float64(len(parts)-1)*st.over, overStretch)
	for _, p := range parts {
		gaps := float64(len(p.rows)-1) * st.rowGap(p.level)
		add(em(st.heading), 0)
		add(st.under, underStretch)
		add(st.stack(p.level, p.rows)-gaps, 0)
		add(gaps, leadStretch)
	}
	return natural, stretch
}

// heading is a level's stars and name about a middle line, between two hairlines.
func (p *poster) heading(area box, middle, size float64, part part) []typeset.Item {
	star := evaluation.Levels[part.level]
	h := em(size)
	radius, step := 0.40*h, 0.86*h
	starsWidth := float64(star-1)*step + 2*radius
	text := levelName(star, part.continued)
	label := p.line(text, font.Title, size, 0.06, typeset.Paint{From: p.theme.heading})
	labelWidth := typeset.RunWidth(p.fonts, label)
	between := 0.62 * h
	x := area.middle() - (starsWidth+between+labelWidth)/2

	inner := [2]float64{x - 0.8*h, x + starsWidth + between + labelWidth + 0.8*h}
	items := p.hairlines(area, middle, inner)
	for i := range int(star) {
		// The star's middle lies above that of its box by 0.05 of the radius.
		items = append(items, solid(starPath(x+radius+float64(i)*step, middle+0.05*radius, radius), p.theme.heading))
	}
	label.X, label.Y = x+starsWidth+between, middle+hanziMiddle*h
	return append(items, label)
}

// hairlines run from the area's sides to the two inner ends, each ended by a
// small lozenge.
func (p *poster) hairlines(area box, y float64, inner [2]float64) []typeset.Item {
	u := p.unit
	var items []typeset.Item
	for i, outer := range []float64{area.x, area.x + area.w} {
		end := inner[i]
		dir := 1.0
		if i == 1 {
			dir = -1
		}
		if (end-outer)*dir < 6*u {
			continue
		}
		items = append(items,
			filled(typeset.Rect(math.Min(outer, end), y-0.18*u, math.Abs(end-outer), 0.36*u),
				&typeset.Paint{From: p.theme.paper[0], To: p.theme.hairline, Gradient: true, X1: outer, X2: outer + dir*30*u}),
			solid(typeset.Polygon(end-1.5*u, y, end, y-1.5*u, end+1.5*u, y, end, y+1.5*u), p.theme.hairline))
	}
	return items
}

// drawEmpty is the sheet of a branch without a star member.
func (p *poster) drawEmpty(area box) []typeset.Item {
	size := p.pt(54)
	cx, middle := area.middle(), area.y+0.46*area.h
	label := p.line(emptyRoll, font.Kai, size, 0.12, typeset.Paint{From: p.theme.name})
	w := typeset.RunWidth(p.fonts, label)
	label = p.centred(label, cx, middle+hanziMiddle*em(size))
	gap := 20 * p.unit
	items := []typeset.Item{solid(starPath(cx, middle+4*p.unit, 88*p.unit), p.theme.shade)}
	items = append(items, p.divider(cx, middle-em(size)/2-gap, w)...)
	items = append(items, label)
	return append(items, p.divider(cx, middle+em(size)/2+gap, w)...)
}

// divider is a hairline with a star at its middle.
func (p *poster) divider(cx, y, width float64) []typeset.Item {
	items := p.hairlines(box{x: cx - width/2, w: width}, y, [2]float64{cx - 8*p.unit, cx + 8*p.unit})
	return append(items, p.star(cx, y, 3.2*p.unit))
}
