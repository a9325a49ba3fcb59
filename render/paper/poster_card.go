package paper

import (
	"crypto/sha256"
	"math"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"xingbang/render/font"
	"xingbang/render/picture"
	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// Of a portrait; lengths in em of the name below it.
const (
	portraitWidth  = 2.4
	portraitHeight = portraitWidth * 1.4 // a photo for papers is 35 × 49 mm
	portraitGap    = 0.42
	portraitCorner = 0.09 // of its width
	portraitPixels = 600  // across
)

type digest [sha256.Size]byte

// portraits are the photos of five-star members as they are printed. One that
// cannot be read is left out, as one that is not there.
func portraits(h publication.Honour) map[digest][]byte {
	made := map[digest][]byte{}
	var mu sync.Mutex
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, b := range h.Branches {
		for _, person := range b.Levels[0] {
			if len(person.Photo) == 0 {
				continue
			}
			group.Go(func() error {
				data, err := picture.Portrait(person.Photo, portraitPixels, portraitPixels*14/10)
				if err == nil {
					mu.Lock()
					defer mu.Unlock()
					made[sha256.Sum256(person.Photo)] = data
				}
				return nil
			})
		}
	}
	_ = group.Wait() // no function of the group fails
	return made
}

// portrait is a person's portrait about a middle line; where others of the level
// have one and this person none, a field with a star in its place.
func (p *poster) portrait(m measured, cx, top, size float64) []typeset.Item {
	w, h := portraitWidth*em(size), portraitHeight*em(size)
	x, u := cx-w/2, p.unit
	frame := rounded(x, top, w, h, portraitCorner*w)
	items := p.shadow(x, top, w, h, portraitCorner*w, 1.6*u)
	if m.portrait != nil {
		items = append(items, typeset.Picture{
			X: x, Y: top, Width: w, Height: h, Data: m.portrait, Alt: m.Text + "的照片", Clip: frame, Tag: m.Tag,
		})
	} else {
		items = append(items, filled(frame, &typeset.Paint{From: p.theme.shade}), p.star(cx, top+0.51*h, 0.3*w))
	}
	return append(items, outlined(frame, p.theme.inner, 0.5*u))
}

// Of the lines of 事迹.
const (
	mostDeedsLines = 3
	leastDeeds     = 6.5  // em of theirs, the narrowest measure
	mostDeeds      = 23.0 // the widest
	deedsPitch     = 1.45 // em from line to line
	deedsGap       = 0.6  // em below the name
	deedsBetween   = 12   // units between two columns
)

// deedsSizes are the sizes in points that 事迹 may have on a sheet: smaller than
// names, since they are read from nearer.
func (s sheet) deedsSizes() []float64 {
	sizes := []float64{s.pt(21), s.pt(19), s.pt(17), s.pt(15)}
	for i := range sizes {
		sizes[i] = max(12, sizes[i])
	}
	return sizes
}

// deeds is a person's 事迹, with the number of lines that forms of it take.
type deeds struct {
	text  string
	lines map[deedsForm]int
}

// deedsForm is the type that 事迹 are set in: points, and the measure in mm.
type deedsForm struct{ size, measure float64 }

// deedsForm is that of 事迹 of a size in so wide a part of the sheet.
func (p *poster) deedsForm(size, room float64) deedsForm {
	return deedsForm{size, min(room-deedsBetween*p.unit, mostDeeds*em(p.deedsSizes()[0]))}
}

func (p *poster) composeDeeds(d *deeds, f deedsForm, align typeset.Alignment) []typeset.Line {
	span := typeset.Span{Text: d.text, Role: font.Song, Size: f.size, Fill: typeset.Paint{From: p.theme.deeds}}
	return typeset.Paragraph{Measure: f.measure, Align: align}.Compose(p.fonts, span)
}

// deedsLines is how many lines a person's 事迹 take, 0 for someone without.
func (p *poster) deedsLines(d *deeds, f deedsForm) int {
	if d == nil {
		return 0
	}
	n, ok := d.lines[f]
	if !ok {
		n = len(p.composeDeeds(d, f, typeset.Left))
		d.lines[f] = n
	}
	return n
}

// deedsColumns is the number of columns, at most so many, under which all 事迹 take
// no more lines than they may, and the largest size in which they do; em is that
// of the names in mm.
func (p *poster) deedsColumns(names []measured, g grid, most int, em float64) (columns int, size float64) {
	sizes := p.deedsSizes()
	for columns := min(most, len(names)); columns > 1; columns-- {
		for _, size := range sizes {
			form := p.deedsForm(size, g.pitch(columns)*em)
			long := func(m measured) bool { return p.deedsLines(m.deeds, form) > mostDeedsLines }
			if form.measure >= leastDeeds*size*typeset.MMPerPoint && !slices.ContainsFunc(names, long) {
				return columns, size
			}
		}
	}
	return 1, sizes[0]
}

// addCards gives a row of five-star names the heights of its portraits and 事迹.
func (p *poster) addCards(r *row, style rollStyle, deedsSize float64) {
	size := em(style.sizes[0])
	if style.portraits {
		r.above = (portraitHeight + portraitGap) * size
	}
	lines := 0
	for i, n := range r.names {
		form := p.deedsForm(deedsSize, float64(r.spans[i])*r.pitch*size)
		lines = max(lines, p.deedsLines(n.deeds, form))
	}
	if r.deedsSize = deedsSize; lines > 0 {
		r.below = (deedsGap + deedsPitch*float64(lines-1) + 1) * em(deedsSize)
	}
}

// drawDeeds sets a person's 事迹 about a middle line, from the name's foot on: in
// as many lines as its form takes, of the measure that they fill best.
func (p *poster) drawDeeds(m measured, f deedsForm, cx, foot float64) (items []typeset.Item) {
	d := m.deeds
	if d == nil {
		return nil
	}
	tag := m.Tag.Under(typeset.TagP)
	lines := p.composeDeeds(d, f, typeset.Center)
	if n := len(lines); n > 1 {
		best, least := f, math.Inf(1)
		for narrow := f; narrow.measure > f.measure/2; narrow.measure -= em(f.size) / 4 {
			lines := p.composeDeeds(d, narrow, typeset.Left)
			if len(lines) > n {
				break
			}
			if c := ragged(lines, narrow.measure); c < least {
				best, least = narrow, c
			}
		}
		f = best
		lines = p.composeDeeds(d, f, typeset.Justified)
	}
	y := foot + (deedsGap+0.5+hanziMiddle)*em(f.size)
	for _, l := range lines {
		items = append(items, tagged(l, tag).At(cx-f.measure/2, y)...)
		y += deedsPitch * em(f.size)
	}
	return items
}

// ragged judges what lines lack to fill their measure, the last a little less, and
// how far marks are squeezed to fit.
func ragged(lines []typeset.Line, measure float64) float64 {
	sum := 0.0
	for i, l := range lines {
		for _, r := range l.Runs {
			for k, e := range r.Extra {
				if e < 0 && k < len(r.Extra)-1 { // the last mark of a line is always narrow
					sum += 4 * e * e
				}
			}
		}
		lack := (measure - l.Width) * (measure - l.Width)
		if i == len(lines)-1 {
			lack *= 0.15
		}
		sum += lack
	}
	return sum
}
