package typeset

import "xingbang/render/font"

// Width is the natural width in mm of a text in one role at a size in points.
func Width(fonts *font.Set, role font.Role, size float64, text string) float64 {
	em := 0.0
	for _, r := range text {
		em += fonts.Advance(role, r)
	}
	return em * size * MMPerPoint
}

// RunWidth is the width in mm of a run as it is set, Extra, Lead and Condense counted.
func RunWidth(fonts *font.Set, r Run) float64 {
	w := Width(fonts, r.Role, r.Size, r.Text)
	if r.Condense != 0 {
		w *= r.Condense
	}
	for _, extra := range r.Extra {
		w += extra
	}
	return w - r.Lead
}
