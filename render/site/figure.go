package site

import (
	"fmt"

	"xingbang/render/evaluation"
)

// perCent is part/whole in per cent with one decimal, half up: "9.5%"; "—" of
// nobody.
func perCent(part, whole int) string {
	if whole <= 0 {
		return "—"
	}
	tenths := (2000*part + whole) / (2 * whole)
	return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
}

// length is part/whole as a length in an SVG picture, in per cent with two
// decimals.
func length(part, whole int) string {
	if whole <= 0 {
		return "0%"
	}
	h := part * 10000 / whole
	return fmt.Sprintf("%d.%02d%%", h/100, h%100)
}

// Bar colours by level, as evaluation.Levels. They stand here since a bar's
// colour must survive without the style sheet and in print.
var barColours = [3]string{"#a50e15", "#d2604d", "#e3a08d"}

func (v *view) barColour(level int) string { return v.colours.of(barColours[level]) }

// bar is one rectangle of a chart.
type bar struct{ X, Width, Colour string }

// share is one star level as part of all members, with a bar on a scale of the
// largest level.
type share struct {
	Name    string // 五星
	Count   int
	PerCent string
	Bar     bar
}

func (v *view) newShares(counts [3]int, members int) []share {
	largest := max(counts[0], counts[1], counts[2])
	var out []share
	for l, n := range counts {
		out = append(out, share{
			Name:    evaluation.Levels[l].String(),
			Count:   n,
			PerCent: perCent(n, members),
			Bar:     bar{"0", length(n, largest), v.barColour(l)},
		})
	}
	return out
}

// stack is a stacked bar of a branch: its members as the track, its star
// members upon it, on a scale of the largest branch.
func (v *view) stack(counts [3]int, members, largest int) (track string, bars []bar) {
	x := 0
	for l, n := range counts {
		if n > 0 {
			bars = append(bars, bar{length(x, largest), length(n, largest), v.barColour(l)})
		}
		x += n
	}
	return length(max(members, x), largest), bars
}
