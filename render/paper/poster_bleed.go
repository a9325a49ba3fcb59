package paper

import "xingbang/render/typeset"

// Of a poster for a print shop, in mm.
const (
	bleed     = 3  // printed over the cut
	trim      = 10 // around the sheet
	cropGap   = 4  // from the cut to its marks, which must not reach into the bleed
	cropWidth = 0.1
)

// withBleed is a page of the sheet and a margin around it, with a mark at both
// sides of each corner where to cut.
func withBleed(page *typeset.Page) *typeset.Page {
	w, h := page.Width, page.Height
	var marks []typeset.Segment
	mark := func(x1, y1, x2, y2 float64) {
		marks = append(marks,
			typeset.Segment{Op: typeset.MoveTo, Points: [6]float64{x1, y1}},
			typeset.Segment{Op: typeset.LineTo, Points: [6]float64{x2, y2}})
	}
	for _, y := range []float64{0, h} {
		mark(-trim, y, -cropGap, y)
		mark(w+cropGap, y, w+trim, y)
	}
	for _, x := range []float64{0, w} {
		mark(x, -trim, x, -cropGap)
		mark(x, h+cropGap, x, h+trim)
	}
	page.Add(outlined(marks, typeset.Color{}, cropWidth))
	return &typeset.Page{
		Width: w + 2*trim, Height: h + 2*trim, Trim: trim, Bleed: bleed, Label: page.Label,
		Items: typeset.Block{Items: page.Items}.At(trim, trim),
	}
}
