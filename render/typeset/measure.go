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
