package paper

import (
	"math"
	"slices"
	"strings"

	"xingbang/render/font"
	"xingbang/render/typeset"
)

// posterHead is what the sheets of a form have alike: the ground with stars, and on
// it title and subtitle.
type posterHead struct{ art, title, subtitle []typeset.Item }

func (p *poster) head(f posterForm) posterHead {
	var title []typeset.Item
	var light float64 // the height that the ground's light comes from
	if p.landscape {
		title, light = p.titleDown(f)
	} else {
		title, light = p.titleAcross(f)
	}
	return posterHead{append(p.ground(f.middle, light), p.stars(f)...), title, p.subtitle(f)}
}

// posterTitle is what a poster is headed by (办法七(三)).
const posterTitle = "光荣榜"

// Of a title that reads downwards, in em.
const (
	titlePitch = 1.14 // from character to character
	titleRise  = 0.88 // of a character above its baseline
)

func (p *poster) titlePaint(y, size float64) typeset.Paint {
	return *fall(p.theme.title, y-0.85*em(size), y+0.05*em(size))
}

func (p *poster) titleAcross(f posterForm) (items []typeset.Item, light float64) {
	title := p.line(posterTitle, font.Title, f.titleSize, 0.42, p.titlePaint(f.titleY, f.titleSize))
	title.X, title.Y = f.middle-typeset.RunWidth(p.fonts, title)/2, f.titleY
	return []typeset.Item{title}, f.titleY - 0.5*em(f.titleSize)
}

func (p *poster) titleDown(f posterForm) (items []typeset.Item, light float64) {
	y := f.titleY
	for _, c := range posterTitle {
		r := p.line(string(c), font.Title, f.titleSize, 0, p.titlePaint(y, f.titleSize))
		r.X, r.Y = f.middle-typeset.RunWidth(p.fonts, r)/2, y
		items = append(items, r)
		y += titlePitch * em(f.titleSize)
	}
	return items, f.titleY + (titlePitch-hanziMiddle)*em(f.titleSize)
}

// stars is the arc of one great star and two lesser ones on each side; the user's
// emblem, if there is one, stands in the great star's place.
func (p *poster) stars(f posterForm) []typeset.Item {
	var items []typeset.Item
	for _, at := range []struct{ x, y, r float64 }{
		{-4.0, 1.24, 0.26}, {-2.75, 0.55, 0.34}, {0, 0, 1}, {2.75, 0.55, 0.34}, {4.0, 1.24, 0.26},
	} {
		if at.x == 0 && p.emblem != nil {
			items = append(items, p.emblemAt(f.middle, f.starY, f.starR))
			continue
		}
		items = append(items, p.star(f.middle+at.x*f.starR, f.starY+at.y*f.starR, at.r*f.starR))
	}
	return items
}

// emblemAt is the user's emblem about a point, as large as the lesser stars of
// the arc leave room for.
func (p *poster) emblemAt(cx, cy, r float64) typeset.Picture {
	e := p.emblem
	scale := math.Min(4.4*r/e.width, 2.7*r/e.height)
	w, h := scale*e.width, scale*e.height
	return typeset.Picture{X: cx - w/2, Y: cy - h/2, Width: w, Height: h, Data: e.data}
}

// Of the evaluation's name below the title.
const (
	subtitlePitch = 1.4  // em from line to line
	subtitleTwo   = 0.66 // the size of two lines upright, which have the room of one
)

// subtitleLines is the evaluation's name: upright in one line or two, in landscape
// in up to four.
func (p *poster) subtitleLines(f posterForm) []typeset.Run {
	if p.landscape {
		return p.block(p.header.Name, font.Title, f.subtitleSize, 0.06, f.room, 4, p.theme.subtitle)
	}
	lines := p.block(p.header.Name, font.Title, f.subtitleSize, 0.06, f.room, 1, p.theme.subtitle)
	if lines[0].Condense != 0 {
		lines = p.broken(p.header.Name, font.Title, subtitleTwo*f.subtitleSize, 0.06, f.room, 2, p.theme.subtitle)
	}
	return lines
}

func (p *poster) subtitle(f posterForm) []typeset.Item {
	lines := p.subtitleLines(f)
	size := em(lines[0].Size)
	y, pitch := f.subtitleY, subtitlePitch*size
	if len(lines) == 2 && !p.landscape { // about the middle of the one line that they stand for
		pitch = 1.2 * size
		y += -hanziMiddle*em(f.subtitleSize) + hanziMiddle*size - pitch/2
	}
	var items []typeset.Item
	for _, l := range lines {
		if l.Text != "" {
			items = append(items, p.centred(l, f.middle, y))
		}
		y += pitch
	}
	return items
}

// fitColumn makes room in landscape for a long name of the evaluation and a long
// signature: what stands below the title moves up, and the title shrinks.
func (p *poster) fitColumn(f posterForm) posterForm {
	if !p.landscape {
		return f
	}
	_, foot := p.footColumn(f, p.note(true, 2, 2), nil)
	_, other := p.footColumn(f, p.note(false, 2, 2), nil)
	foot = math.Min(foot, other)
	lines := p.subtitleLines(f)
	size := em(lines[0].Size)
	depth := (subtitlePitch*float64(len(lines)-1) + 0.12) * size // below the first baseline
	f.subtitleY = math.Min(f.subtitleY, foot-7*p.unit-depth)

	top := f.titleY - titleRise*em(f.titleSize)
	room := f.subtitleY - titleRise*size - 5*p.unit - top
	f.titleSize = math.Min(f.titleSize, math.Max(room, 60*p.unit)/(2*titlePitch+1)/typeset.MMPerPoint)
	f.titleY = top + titleRise*em(f.titleSize)
	return f
}

// block is a text in one line, or in at most so many where it would have to be
// condensed to be no wider than a width in mm.
func (p *poster) block(text string, role font.Role, size, tracking, width float64, most int, ink typeset.Color) []typeset.Run {
	if one := p.fit([]string{text}, role, size, tracking, width, typeset.Paint{From: ink}); one[0].Condense == 0 {
		return one
	}
	return p.broken(text, role, size, tracking, width, most, ink)
}

// broken is a text in lines of one size, broken by sense, at most so many, each no
// wider than a width in mm: set smaller where it would not fit, then condensed.
func (p *poster) broken(text string, role font.Role, size, tracking, width float64, most int, ink typeset.Color) []typeset.Run {
	fill := typeset.Paint{From: ink}
	if runes := []rune(text); len(runes) > mostSense {
		part := (len(runes) + most - 1) / most
		var texts []string
		for chunk := range slices.Chunk(runes, part) {
			texts = append(texts, string(chunk))
		}
		return p.fit(texts, role, size, tracking, width, fill)
	}
	natural := typeset.RunWidth(p.fonts, p.line(text, role, size, tracking, fill))
	// A measure of its own for a text that is too long at any size.
	measure := math.Max(width, 1.1*leastFit*natural/float64(most))
	for scale := 1.0; ; scale -= 0.05 {
		texts := typeset.BreakBySense(p.fonts, role, size*math.Max(leastFit, scale), measure/(1+tracking), text, false, wholeWords...)
		if len(texts) <= most {
			return p.fit(texts, role, size, tracking, width, fill)
		}
		if scale < leastFit {
			measure *= 1.1
		}
	}
}

// wholeWords are not parted between two lines of a branch's name.
var wholeWords = []string{"联合党支部", "联合支部", "党支部委员会", "党总支委员会"}

// mostSense is how long a text is broken by sense; no office has a longer name.
const mostSense = 80

// leastFit is how far a line's size is reduced before it is condensed.
const leastFit = 0.75

// fit sets lines in one size, none wider than a width in mm.
func (p *poster) fit(texts []string, role font.Role, size, tracking, width float64, fill typeset.Paint) []typeset.Run {
	widest := 0.0
	for _, t := range texts {
		widest = math.Max(widest, typeset.RunWidth(p.fonts, p.line(t, role, size, tracking, fill)))
	}
	if widest > width {
		size *= math.Max(leastFit, width/widest)
	}
	lines := make([]typeset.Run, len(texts))
	for i, t := range texts {
		lines[i] = p.line(t, role, size, tracking, fill)
		if typeset.RunWidth(p.fonts, lines[i]) > width+1e-9 {
			lines[i] = p.line(t, role, size, 0, fill)
			lines[i].Condense = math.Min(1, width/typeset.RunWidth(p.fonts, lines[i]))
		}
	}
	return lines
}

// centred is a run whose ink is centred on a middle line; y is its baseline.
func (p *poster) centred(r typeset.Run, middle, y float64) typeset.Run {
	const full = 0.9 // em: a quote or bracket of a whole character's width, half of it blank
	r.X, r.Y = middle-typeset.RunWidth(p.fonts, r)/2, y
	half := em(r.Size) / 4
	for _, mark := range "”’）》】" {
		if strings.HasSuffix(r.Text, string(mark)) && p.fonts.Advance(r.Role, mark) > full {
			r.X += half
		}
	}
	for _, mark := range "“‘（《【" {
		if strings.HasPrefix(r.Text, string(mark)) && p.fonts.Advance(r.Role, mark) > full {
			r.X -= half
		}
	}
	return r
}

// line is a text with a tracking in em between its characters, at 0,0.
func (p *poster) line(text string, role font.Role, size, tracking float64, fill typeset.Paint) typeset.Run {
	r := typeset.Run{Text: text, Role: role, Size: size, Fill: fill}
	n := len([]rune(text))
	if n > 1 && tracking != 0 {
		r.Extra = make([]float64, n)
		for i := range n - 1 {
			r.Extra[i] = tracking * em(size)
		}
	}
	return r
}
