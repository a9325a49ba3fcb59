package paper

import (
	"math"

	"xingbang/render/font"
	"xingbang/render/typeset"
)

// ribbon carries the branch's name across the panel's upper edge, in two lines
// where one would be too small.
func (p *poster) ribbon(f posterForm, branch string) []typeset.Item {
	u := p.unit
	most := f.panel.w - 68*u // of text
	lines := p.fit([]string{branch}, font.Title, f.branchSize, 0.08, most, typeset.Paint{From: p.theme.branch})
	if lines[0].Condense != 0 {
		lines = p.broken(branch, font.Title, 0.72*f.branchSize, 0.06, most, 2, p.theme.branch)
	}
	width := 120 * u
	for _, l := range lines {
		width = math.Max(width, typeset.RunWidth(p.fonts, l)+34*u)
	}
	h := f.ribbonHeight
	if len(lines) == 2 {
		h = math.Max(h, 2.75*em(lines[0].Size))
	}
	cx, cy := f.panel.middle(), f.panel.y-(h-f.ribbonHeight)/2 // a second line grows upwards
	items := p.ribbonShape(cx, cy, width, h)
	for i, l := range lines {
		y := cy + hanziMiddle*em(l.Size)
		if len(lines) == 2 {
			y += (float64(i) - 0.5) * 1.18 * em(l.Size)
		}
		items = append(items, p.centred(l, cx, y))
	}
	return items
}

// ribbonShape is a band with two swallow tails folded behind it.
func (p *poster) ribbonShape(cx, cy, w, h float64) []typeset.Item {
	u := p.unit
	x, y := cx-w/2, cy-h/2
	drop, tail, fold := 3*u, 11*u, 6*u
	var items []typeset.Item
	for _, side := range []float64{-1, 1} {
		edge := cx + side*w/2
		at := func(dx float64) float64 { return edge + side*dx }
		tail := typeset.Polygon(
			at(-fold), y+drop, at(tail), y+drop, at(tail-5*u), y+drop+h/2, at(tail), y+drop+h, at(-fold), y+drop+h)
		under := typeset.Polygon(at(0), y+h, at(-fold), y+h, at(-fold), y+h+drop)
		if p.theme.painted {
			items = append(items,
				filled(tail, fall([2]typeset.Color{goldTail, goldFold}, y+drop, y+drop+h*1.6)), solid(under, goldFold))
			continue
		}
		line := p.theme.frame
		items = append(items, solid(tail, white), outlined(tail, line, 0.4*u), solid(under, line))
	}
	if !p.theme.painted {
		return append(items,
			solid(typeset.Rect(x, y, w, h), white),
			outlined(typeset.Rect(x, y, w, h), p.theme.frame, 0.7*u),
			outlined(typeset.Rect(x+1.5*u, y+1.5*u, w-3*u, h-3*u), p.theme.inner, 0.25*u))
	}
	items = append(items, p.shadow(x, y, w, h, 0, 2.2*u)...)
	return append(items,
		filled(typeset.Rect(x, y, w, h), fall([2]typeset.Color{goldLight, gold}, y-0.2*h, y+h)),
		outlined(typeset.Rect(x+1.4*u, y+1.4*u, w-2.8*u, h-2.8*u), goldTail, 0.22*u))
}
