package paper

import (
	"fmt"
	"strings"

	"rsc.io/qr"

	"xingbang/render/evaluation"
	"xingbang/render/font"
	"xingbang/render/typeset"
)

// foot is the signature with its note, and the code of the published pages.
func (p *poster) foot(f posterForm, sheet, sheets int) []typeset.Item {
	top := f.panel.y + f.panel.h
	note := strings.Join(p.note(sheet, sheets), "  ·  ")
	noteSize := 0.66 * f.footSize
	gap := 0.5 * em(f.footSize)
	y := top + (p.height-top-em(f.footSize)-gap-em(noteSize))/2

	code := p.shared[f].code
	width := f.panel.w
	if code != nil {
		width -= (codeSide + 32) * p.unit
	}
	lines := []typeset.Run{
		p.fit(p.header.Committee, font.Title, f.footSize, 0.06, width, typeset.Paint{From: cream}),
		p.fit(note, font.Song, noteSize, 0.04, width, typeset.Paint{From: creamDim}),
	}
	lines[0].Y = y + (0.5+hanziMiddle)*em(f.footSize)
	lines[1].Y = y + em(f.footSize) + gap + (0.5+hanziMiddle)*em(noteSize)
	var items []typeset.Item
	for _, r := range lines {
		if r.X = f.panel.x; code == nil {
			r.X = p.width/2 - typeset.RunWidth(p.fonts, r)/2
		}
		if r.Text != "" {
			items = append(items, r)
		}
	}
	return append(items, code...)
}

// note is what the foot says of date, order and sheet, in the parts that apply.
func (p *poster) note(sheet, sheets int) []string {
	var parts []string
	if d := p.header.Dated; !d.IsZero() {
		parts = append(parts, fmt.Sprintf("%d年%d月", d.Year, int(d.Month)))
	}
	switch p.header.Order {
	case evaluation.ByStroke:
		parts = append(parts, "同星级按姓氏笔画为序")
	case evaluation.ByPinyin:
		parts = append(parts, "同星级按姓氏拼音为序")
	case evaluation.BySheet:
		parts = append(parts, "同星级排名不分先后")
	}
	if sheets > 1 {
		parts = append(parts, fmt.Sprintf("第%d张 共%d张", sheet, sheets))
	}
	return parts
}

// codeSide is the QR code with its quiet zone, in units.
const codeSide = 26

// code is the QR code of the published pages on a white field, with what it is
// for; nil where there is no address, or one too long for a code.
func (p *poster) code(f posterForm) []typeset.Item {
	if p.header.URL == "" {
		return nil
	}
	code, err := qr.Encode(p.header.URL, qr.M)
	if err != nil {
		return nil
	}
	side := codeSide * p.unit
	top := f.panel.y + f.panel.h
	x, y := f.panel.x+f.panel.w-side, (top+p.height-side)/2
	const quiet = 4 // modules (GB/T 18284)
	module := side / float64(code.Size+2*quiet)
	items := []typeset.Item{
		solid(typeset.Rect(x, y, side, side), white),
		solid(codePath(code, x+quiet*module, y+quiet*module, module), codeInk),
		typeset.Link{X: x, Y: y, Width: side, Height: side, URL: p.header.URL},
	}
	size := p.pt(14)
	for i, text := range []string{"扫码", "看公示"} {
		r := p.line(text, font.Song, size, 0.06, typeset.Paint{From: creamDim})
		r.X = x - 4*p.unit - typeset.RunWidth(p.fonts, r)
		r.Y = y + side/2 + hanziMiddle*em(size) + (float64(i)-0.5)*1.45*em(size)
		items = append(items, r)
	}
	return items
}

// codePath is a code's dark modules, those side by side as one.
func codePath(code *qr.Code, x, y, module float64) (path []typeset.Segment) {
	for row := range code.Size {
		for col := 0; col < code.Size; col++ {
			from := col
			for col < code.Size && code.Black(col, row) {
				col++
			}
			if col > from {
				path = append(path, typeset.Rect(x+float64(from)*module, y+float64(row)*module,
					float64(col-from)*module, module)...)
			}
		}
	}
	return path
}
