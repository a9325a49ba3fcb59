package paper

import "xingbang/render/typeset"

// sheet is a poster's format. Everything drawn is measured in units, so that
// another format is another sheet: a unit is 1 mm on A3.
type sheet struct {
	width, height, unit float64 // mm
	landscape           bool
}

// pt is a type size given for A3, in points for this sheet.
func (s sheet) pt(size float64) float64 { return size * s.unit }

// posterForm is how a sheet is divided: where its head, panel and foot stand, in
// mm, and the type sizes of the head in points. An upright sheet has the head
// above the panel and the foot below it; a sheet in landscape has both in a column
// on the panel's left, where 光荣榜 reads downwards.
type posterForm struct {
	middle, room            float64 // the head's middle line, and the width of its lines
	starY, starR            float64
	titleSize, titleY       float64 // 光荣榜; baseline, of the first character where it reads downwards
	subtitleSize, subtitleY float64 // baseline of the first line in landscape, of a single one upright
	ribbonHeight            float64
	branchSize              float64
	panel                   box
	side                    float64 // from the inner frame to the names
	footSize                float64
}

// roomyForm is the form of a poster whose names leave room for a great head.
func (s sheet) roomyForm() posterForm {
	if s.landscape {
		return s.form(posterForm{
			middle: 61, room: 92, starY: 31, starR: 11, titleSize: 124, titleY: 87, subtitleSize: 20, subtitleY: 204.5,
			ribbonHeight: 19, branchSize: 33, panel: box{120, 26, 281, 250}, side: 12, footSize: 20,
		})
	}
	return s.form(posterForm{
		middle: 148.5, room: 253, starY: 27, starR: 13, titleSize: 124, titleY: 87.5, subtitleSize: 27, subtitleY: 106,
		ribbonHeight: 19, branchSize: 33, panel: box{20, 125, 257, 250}, side: 12, footSize: 24,
	})
}

// denseForm is the form of a poster of many names: less head, more panel.
func (s sheet) denseForm() posterForm {
	if s.landscape {
		return s.form(posterForm{
			middle: 48, room: 72, starY: 27, starR: 8.5, titleSize: 110, titleY: 78, subtitleSize: 17, subtitleY: 185,
			ribbonHeight: 17, branchSize: 29, panel: box{94, 22, 310, 260}, side: 9, footSize: 17,
		})
	}
	return s.form(posterForm{
		middle: 148.5, room: 253, starY: 17, starR: 8, titleSize: 82, titleY: 56, subtitleSize: 21, subtitleY: 69,
		ribbonHeight: 17, branchSize: 29, panel: box{17, 84, 263, 300}, side: 9, footSize: 22,
	})
}

// form scales a form of A3 to the sheet.
func (s sheet) form(f posterForm) posterForm {
	for _, v := range []*float64{
		&f.middle, &f.room, &f.starY, &f.starR, &f.titleSize, &f.titleY, &f.subtitleSize, &f.subtitleY,
		&f.ribbonHeight, &f.branchSize, &f.panel.x, &f.panel.y, &f.panel.w, &f.panel.h, &f.side, &f.footSize,
	} {
		*v *= s.unit
	}
	return f
}

// roll is the part of the panel that headings and names may take: inside the
// frame, and below the ribbon.
func (s sheet) roll(f posterForm) box {
	b := f.panel.inset(4.8 * s.unit)
	top := f.ribbonHeight * 0.5
	return box{b.x + f.side, f.panel.y + top, b.w - 2*f.side, b.y + b.h - f.panel.y - top}
}

// em is the height in mm of a type size in points.
func em(size float64) float64 { return size * typeset.MMPerPoint }

// box is a rectangle, in mm.
type box struct{ x, y, w, h float64 }

func (b box) inset(d float64) box { return box{b.x + d, b.y + d, b.w - 2*d, b.h - 2*d} }

// middle is the middle line from left to right.
func (b box) middle() float64 { return b.x + b.w/2 }
