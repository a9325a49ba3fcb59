package paper

import (
	"math"
	"strings"

	"xingbang/render/font"
	"xingbang/render/typeset"
)

// head is the ground with stars, title and subtitle, the same for every branch.
func (p *poster) head(f posterForm) []typeset.Item {
	u := p.unit
	items := p.ground(f.titleY - 0.5*em(f.titleSize))
	items = append(items, p.stars(f.starY, f.starR)...)

	title := p.line("光荣榜", font.Title, f.titleSize, 0.42,
		*fall(goldLight, gold, f.titleY-0.85*em(f.titleSize), f.titleY+0.05*em(f.titleSize)))
	title.X, title.Y = p.width/2-typeset.RunWidth(p.fonts, title)/2, f.titleY
	items = append(items, title)

	subtitle := p.fit(p.header.Name, font.Title, f.subtitleSize, 0.06, p.width-2*22*u, typeset.Paint{From: cream})
	subtitle.X, subtitle.Y = p.width/2-typeset.RunWidth(p.fonts, subtitle)/2, f.subtitleY
	if strings.HasSuffix(subtitle.Text, "”") && p.fonts.Advance(font.Title, '”') > 0.9 { // its right half is blank
		subtitle.X += em(subtitle.Size) / 4
	}
	return append(items, subtitle)
}

// fit is a line no wider than a width in mm: set smaller, then condensed.
func (p *poster) fit(text string, role font.Role, size, tracking, width float64, fill typeset.Paint) typeset.Run {
	r := p.line(text, role, size, tracking, fill)
	if w := typeset.RunWidth(p.fonts, r); w > width {
		size *= math.Max(0.75, width/w)
		r = p.line(text, role, size, tracking, fill)
	}
	if w := typeset.RunWidth(p.fonts, r); w > width {
		r = p.line(text, role, size, 0, fill)
		r.Condense = math.Min(1, width/typeset.RunWidth(p.fonts, r))
	}
	return r
}

// ribbon carries the branch's name across the panel's upper edge, in two lines
// where one would be too small.
func (p *poster) ribbon(f posterForm, branch string) []typeset.Item {
	u := p.unit
	most := f.panel.w - 68*u // of text
	lines := []typeset.Run{p.fit(branch, font.Title, f.branchSize, 0.08, most, typeset.Paint{From: ribbonInk})}
	if first, second := splitBranch(branch); lines[0].Condense != 0 && second != "" {
		size := 0.72 * f.branchSize
		lines = []typeset.Run{
			p.fit(first, font.Title, size, 0.06, most, typeset.Paint{From: ribbonInk}),
			p.fit(second, font.Title, size, 0.06, most, typeset.Paint{From: ribbonInk}),
		}
	}
	width := 120 * u
	for _, l := range lines {
		width = math.Max(width, typeset.RunWidth(p.fonts, l)+34*u)
	}
	h := f.ribbonHeight
	if len(lines) == 2 {
		h = math.Max(h, 2.75*em(lines[0].Size))
	}
	cx, cy := p.width/2, f.panel.y-(h-f.ribbonHeight)/2 // a second line grows upwards
	items := p.ribbonShape(cx, cy, width, h)
	for i, l := range lines {
		l.X = cx - typeset.RunWidth(p.fonts, l)/2
		l.Y = cy + hanziMiddle*em(l.Size)
		if len(lines) == 2 {
			l.Y += (float64(i) - 0.5) * 1.18 * em(lines[0].Size)
		}
		items = append(items, l)
	}
	return items
}

// ribbonShape is a band with two swallow tails folded behind it.
func (p *poster) ribbonShape(cx, cy, w, h float64) []typeset.Item {
	u := p.unit
	x, y := cx-w/2, cy-h/2
	drop, tail, fold := 3*u, 11*u, 6*u
	items := []typeset.Item{}
	for _, side := range []float64{-1, 1} {
		edge := cx + side*w/2
		at := func(dx float64) float64 { return edge + side*dx }
		items = append(items, filled(typeset.Polygon(
			at(-fold), y+drop, at(tail), y+drop, at(tail-5*u), y+drop+h/2, at(tail), y+drop+h, at(-fold), y+drop+h),
			fall(goldTail, goldFold, y+drop, y+drop+h*1.6)))
		items = append(items, solid(typeset.Polygon(at(0), y+h, at(-fold), y+h, at(-fold), y+h+drop), goldFold))
	}
	items = append(items, shadow(x, y, w, h, 2.2*u)...)
	return append(items,
		filled(typeset.Rect(x, y, w, h), fall(goldLight, gold, y-0.2*h, y+h)),
		typeset.Shape{Path: typeset.Rect(x+1.4*u, y+1.4*u, w-2.8*u, h-2.8*u),
			Stroke: &typeset.Stroke{Color: goldTail, Width: 0.22 * u}})
}

// branchBreaks are words of a branch's name that a line may end with.
var branchBreaks = []string{
	"委员会", "街道", "社区", "公司", "集团", "中心", "学校", "医院", "协会", "联合", "区", "市", "县", "镇", "乡", "村", "局", "院", "园", "所", "会",
}

// splitBranch breaks a branch's name in two: after the word of branchBreaks
// that leaves the lines most even, or at the middle.
func splitBranch(name string) (first, second string) {
	runes := []rune(name)
	if len(runes) < 8 {
		return name, ""
	}
	cut, best := len(runes)/2, len(runes)/4
	for i := 3; i <= len(runes)-3; i++ {
		off := 2*i - len(runes)
		if off < 0 {
			off = -off
		}
		if off/2 < best && endsBranchWord(string(runes[:i]), string(runes[i:])) {
			cut, best = i, off/2
		}
	}
	return string(runes[:cut]), string(runes[cut:])
}

func endsBranchWord(first, rest string) bool {
	for _, word := range branchBreaks {
		if strings.HasSuffix(first, word) && !strings.HasPrefix(rest, "委员会") {
			return true
		}
	}
	return false
}
