package paper

import "xingbang/render/typeset"

// posterTheme is the colours of a poster. Where two are given they are the ends
// of a gradient, from above to below.
type posterTheme struct {
	// painted tells that the sheet has a field of colour, paper upon it and
	// shadows; else all is drawn in lines on the sheet's own white.
	painted bool

	title, star  [2]typeset.Color // 光荣榜; the head's stars and the laurel
	paper        [2]typeset.Color // of the panel
	frame, inner typeset.Color    // the panel's two lines
	hairline     typeset.Color    // beside headings
	shade        typeset.Color    // what lies behind text in the panel

	subtitle, signature, note typeset.Color
	branch                    typeset.Color // on the ribbon
	heading                   typeset.Color // of a level
	name, deeds               typeset.Color
	draft, draftWords         typeset.Color
}

// Ink of both themes. Names are nearly black: red ones would be grey, and so
// blurred, from an office's black printer.
var (
	starRed   = typeset.Color{R: 0xC4, G: 0x15, B: 0x1E}
	ribbonInk = typeset.Color{R: 0x8A, G: 0x0C, B: 0x12}
	nameInk   = typeset.Color{R: 0x33, G: 0x14, B: 0x0E}
	deedsInk  = typeset.Color{R: 0x5E, G: 0x3A, B: 0x2C}
	codeInk   = typeset.Color{R: 0x1C, G: 0x10, B: 0x0C}
	white     = typeset.Color{R: 0xFF, G: 0xFF, B: 0xFF}
)

// The red theme's field and ribbon.
var (
	glowRed   = typeset.Color{R: 0xD2, G: 0x1E, B: 0x27} // behind the title
	deepRed   = typeset.Color{R: 0x8E, G: 0x09, B: 0x12} // the ground's edge
	rayRed    = typeset.Color{R: 0xD8, G: 0x2B, B: 0x32} // a ray near its source
	rayEdge   = typeset.Color{R: 0x9E, G: 0x16, B: 0x1E}
	goldLight = typeset.Color{R: 0xFB, G: 0xE7, B: 0xAE}
	gold      = typeset.Color{R: 0xDC, G: 0xA2, B: 0x45}
	goldFold  = typeset.Color{R: 0x9A, G: 0x6A, B: 0x1C} // a ribbon's underside
	goldTail  = typeset.Color{R: 0xC8, G: 0x90, B: 0x34}
)

var redTheme = posterTheme{
	painted:    true,
	title:      [2]typeset.Color{goldLight, gold},
	star:       [2]typeset.Color{goldLight, gold},
	paper:      [2]typeset.Color{{R: 0xFF, G: 0xFC, B: 0xF3}, {R: 0xFD, G: 0xF5, B: 0xE1}},
	frame:      typeset.Color{R: 0xD3, G: 0xA5, B: 0x4C},
	inner:      typeset.Color{R: 0xD3, G: 0xA5, B: 0x4C},
	hairline:   typeset.Color{R: 0xD3, G: 0xA5, B: 0x4C},
	shade:      typeset.Color{R: 0xFC, G: 0xF2, B: 0xDC},
	subtitle:   typeset.Color{R: 0xFD, G: 0xEF, B: 0xCB},
	signature:  typeset.Color{R: 0xFD, G: 0xEF, B: 0xCB},
	note:       typeset.Color{R: 0xF2, G: 0xCF, B: 0xA4},
	branch:     ribbonInk,
	heading:    starRed,
	name:       nameInk,
	deeds:      deedsInk,
	draft:      typeset.Color{R: 0xF1, G: 0xE4, B: 0xCB},
	draftWords: typeset.Color{R: 0xFD, G: 0xEF, B: 0xCB},
}

var whiteTheme = posterTheme{
	title:      [2]typeset.Color{{R: 0xCE, G: 0x1A, B: 0x22}, {R: 0xA0, G: 0x0C, B: 0x14}},
	star:       [2]typeset.Color{{R: 0xE6, G: 0xB7, B: 0x55}, {R: 0xBC, G: 0x87, B: 0x26}},
	paper:      [2]typeset.Color{white, white},
	frame:      starRed,
	inner:      typeset.Color{R: 0xC9, G: 0x97, B: 0x2F},
	hairline:   typeset.Color{R: 0xC9, G: 0x97, B: 0x2F},
	shade:      typeset.Color{R: 0xFB, G: 0xF4, B: 0xE4},
	subtitle:   ribbonInk,
	signature:  ribbonInk,
	note:       typeset.Color{R: 0x7A, G: 0x55, B: 0x45},
	branch:     ribbonInk,
	heading:    starRed,
	name:       nameInk,
	deeds:      deedsInk,
	draft:      typeset.Color{R: 0xEE, G: 0xEB, B: 0xE9},
	draftWords: starRed,
}

// theme is the colours that the options ask for.
func (o PosterOptions) theme() posterTheme {
	if o.Theme == WhiteTheme {
		return whiteTheme
	}
	return redTheme
}

// fall is a paint from one colour at y1 to another at y2.
func fall(ends [2]typeset.Color, y1, y2 float64) *typeset.Paint {
	return &typeset.Paint{From: ends[0], To: ends[1], Gradient: true, Y1: y1, Y2: y2}
}
