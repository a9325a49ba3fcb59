package paper

import "xingbang/render/typeset"

// posterForm is how a sheet is divided: where its head, panel and foot stand,
// in mm, and the type sizes of the head in points.
type posterForm struct {
	starY, starR            float64
	titleSize, titleY       float64 // 光荣榜; baseline
	subtitleSize, subtitleY float64
	ribbonHeight            float64
	branchSize              float64
	panel                   box
	side                    float64 // from the inner frame to the names
	footSize                float64
}

// roomy is the form of a poster whose names leave room for a great head.
func (s sheet) roomy() posterForm {
	return s.form(posterForm{
		starY: 27, starR: 13, titleSize: 124, titleY: 87.5, subtitleSize: 27, subtitleY: 105,
		ribbonHeight: 19, branchSize: 33, panel: box{20, 125, 257, 250}, side: 12, footSize: 24,
	})
}

// dense is the form of a poster of many names: less head, more panel.
func (s sheet) dense() posterForm {
	return s.form(posterForm{
		starY: 17, starR: 8, titleSize: 82, titleY: 56, subtitleSize: 21, subtitleY: 69,
		ribbonHeight: 17, branchSize: 29, panel: box{17, 84, 263, 300}, side: 9, footSize: 22,
	})
}

// form scales a form of A3 upright to the sheet.
func (s sheet) form(f posterForm) posterForm {
	for _, v := range []*float64{
		&f.starY, &f.starR, &f.titleSize, &f.titleY, &f.subtitleSize, &f.subtitleY,
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
