package paper

import (
	"fmt"
	"slices"
	"strings"

	"rsc.io/qr"

	"xingbang/render/evaluation"
	"xingbang/render/font"
	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// foot is the signature with its note, and the code of the published pages:
// below the panel, or in landscape at the foot of the head's column.
func (p *poster) foot(f posterForm, note []string, sheet *typeset.Tag) []typeset.Item {
	if p.landscape {
		items, _ := p.footColumn(f, note, sheet)
		return items
	}
	top := f.panel.y + f.panel.h
	noteSize := 0.66 * f.footSize
	gap := 0.5 * em(f.footSize)
	y := top + (p.height-top-em(f.footSize)-gap-em(noteSize))/2

	width, side := f.panel.w, p.codeSide()
	var code []typeset.Item
	if p.code != nil {
		width -= side + 32*p.unit
		x := f.panel.x + f.panel.w - side
		if !p.theme.painted { // the code's quiet zone shows no edge: its modules are flush
			x += quietZone * p.module()
		}
		code = p.codeAt(x, (top+p.height-side)/2, sheet)
	}
	lines := []typeset.Run{
		p.fit([]string{p.header.Committee}, font.Title, f.footSize, 0.06, width, typeset.Paint{From: p.theme.signature})[0],
		p.fit([]string{strings.Join(note, noteDot)}, font.Song, noteSize, 0.04, width, typeset.Paint{From: p.theme.note})[0],
	}
	lines[0].Y = y + (0.5+hanziMiddle)*em(f.footSize)
	lines[1].Y = y + em(f.footSize) + gap + (0.5+hanziMiddle)*em(noteSize)
	var items []typeset.Item
	for _, r := range lines {
		r.Tag = sheet.Under(typeset.TagP)
		if r.X = f.panel.x; p.code == nil {
			r.X = f.panel.middle() - typeset.RunWidth(p.fonts, r)/2
		}
		if r.Text != "" {
			items = append(items, r)
		}
	}
	return append(items, code...)
}

// noteDot parts what a note says in one line.
const noteDot = "  ·  "

// footColumn stands on the height of the panel's foot: code, signature, note. It
// begins at top.
func (p *poster) footColumn(f posterForm, note []string, sheet *typeset.Tag) (items []typeset.Item, top float64) {
	lines := p.block(p.header.Committee, font.Title, f.footSize, 0.06, f.room, 3, p.theme.signature)
	signature := len(lines)
	noteSize := 0.7 * f.footSize
	if whole := p.fit([]string{strings.Join(note, noteDot)}, font.Song, noteSize, 0.04, f.room, typeset.Paint{From: p.theme.note}); whole[0].Condense == 0 {
		lines = append(lines, whole...)
	} else {
		lines = append(lines, p.fit(note, font.Song, noteSize, 0.04, f.room, typeset.Paint{From: p.theme.note})...)
	}
	y := f.panel.y + f.panel.h - (0.5-hanziMiddle)*em(lines[len(lines)-1].Size)
	told := [2]*typeset.Tag{sheet.Under(typeset.TagP), sheet.Under(typeset.TagP)}
	for i := len(lines) - 1; i >= 0; i-- {
		lines[i].Tag = told[min(1, i/signature)]
		if lines[i].Text != "" {
			items = append(items, p.centred(lines[i], f.middle, y))
		}
		y -= 1.42 * em(lines[i].Size)
		if i == signature {
			y -= 0.35 * em(f.footSize)
		}
	}
	slices.Reverse(items)
	if p.code == nil {
		return items, y
	}
	side := p.codeSide()
	top = y - side - 1.5*em(f.footSize)
	return append(p.codeAt(f.middle-side/2, top, sheet), items...), top
}

// note is what the foot says of date, order and sheet, in the parts that apply.
func (p *poster) note(whole bool, sheet, sheets int) []string {
	var parts []string
	if d := p.header.Dated; !d.IsZero() {
		parts = append(parts, fmt.Sprintf("%d年%d月", d.Year, int(d.Month)))
	}
	order := map[evaluation.Order]string{
		evaluation.ByStroke: "同星级按姓氏笔画为序",
		evaluation.ByPinyin: "同星级按姓氏拼音为序",
		evaluation.BySheet:  "同星级排名不分先后",
	}[p.header.Order]
	if whole {
		order = "同星级按支部排列"
	}
	if order != "" {
		parts = append(parts, order)
	}
	if sheets > 1 {
		parts = append(parts, fmt.Sprintf("第%d张 共%d张", sheet, sheets))
	}
	return parts
}

// codeSide is the side in mm of the QR code with its quiet zone.
func (p *poster) codeSide() float64 { return 26 * p.unit }

// quietZone is the blank around a QR code, in modules (GB/T 18284).
const quietZone = 4

// module is the side in mm of one square of the QR code.
func (p *poster) module() float64 { return p.codeSide() / float64(p.code.Size+2*quietZone) }

// readCode is the QR code of the published pages, nil where there is no address,
// or one too long for a code. Without the scheme a telephone would show text.
func readCode(given string) *qr.Code {
	address := publication.WebAddress(given)
	if address == "" {
		return nil
	}
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return nil
	}
	return code
}

// codeAt is the QR code on a white field with its corner at x, y, and beside it
// what it is for; in landscape below it.
func (p *poster) codeAt(x, y float64, sheet *typeset.Tag) []typeset.Item {
	side := p.codeSide()
	module, quiet := p.module(), quietZone*p.module()
	link := sheet.Under(typeset.TagLink)
	figure := link.Under(typeset.TagFigure)
	figure.Alt = "公示网页的二维码：" + p.header.URL
	code := solid(codePath(p.code, x+quiet, y+quiet, module), codeInk)
	code.Tag = figure
	items := []typeset.Item{
		solid(typeset.Rect(x, y, side, side), white),
		code,
		typeset.Link{X: x, Y: y, Width: side, Height: side, URL: publication.WebAddress(p.header.URL), Tag: link},
	}
	caption := sheet.Under(typeset.TagP)
	size := p.pt(14)
	fill := typeset.Paint{From: p.theme.note}
	if p.landscape {
		r := p.line("扫码看公示", font.Song, p.pt(12), 0.06, fill)
		r.Tag = caption
		return append(items, p.centred(r, x+side/2, y+side+1.25*em(r.Size)))
	}
	for i, text := range []string{"扫码", "看公示"} {
		r := p.line(text, font.Song, size, 0.06, fill)
		r.Tag = caption
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
