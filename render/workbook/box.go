package workbook

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Sizes of a comment's box, in pixels at 96 to the inch.
const (
	boxWidth   = 270
	boxMargin  = 14
	lineHeight = 16
	rowHeight  = 20 // of a usual row
	maxBox     = 400
	hanPerLine = 20
)

const emptyDrawing = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">` +
	`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>`

const boxType = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">` +
	`<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`

// openDrawing makes sure of a drawing for boxes. It is VML: the only form in which
// all spreadsheets know comments (ISO/IEC 29500-4, 14).
func (c *comments) openDrawing() {
	if c.drawing == "" {
		c.drawing = c.freePart("xl/drawings/vmlDrawing%d.vml")
		c.vml = emptyDrawing
		c.declare(c.drawing, vmlType)
	}
	if !strings.Contains(c.vml, `"_x0000_t202"`) {
		c.vml, _ = insertBefore(c.vml, "</xml>", boxType)
	}
	if c.nextBox == 0 {
		c.nextBox = 1025
		for _, m := range boxNumber.FindAllStringSubmatch(c.vml, -1) {
			if n, err := strconv.Atoi(m[1]); err == nil {
				c.nextBox = max(c.nextBox, n+1)
			}
		}
	}
}

var boxNumber = regexp.MustCompile(`_x0000_s(\d{1,9})"`)

// box is the hidden box of a comment, right of its cell, as large as its text.
func (c *comments) box(at spot, l layout, remarks []string) string {
	lines := 2
	for line := range strings.Lines(remarkText(remarks)) {
		lines += 1 + len([]rune(line))/hanPerLine
	}
	height := min(lines*lineHeight, maxBox)
	right, dx := at.col, boxWidth+boxMargin
	for pixels(l.column(right+1)) <= dx && right < at.col+60 {
		dx -= pixels(l.column(right + 1))
		right++
	}
	top := max(at.row-2, 0)
	number := c.nextBox
	c.nextBox++
	return fmt.Sprintf(`<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;width:%dpt;height:%dpt;z-index:%d;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`+
		`<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>`+
		`<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>`+
		`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, %d, %d, 10, %d, %d, %d, %d</x:Anchor>`+
		`<x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
		number, boxWidth*3/4, height*3/4, number, at.col, boxMargin, top, right, dx, top+height/rowHeight, height%rowHeight, at.row-1, at.col-1)
}

// pixels is a column's width: its characters and the padding beside them.
func pixels(c columnLayout) int {
	if c.width == 0 {
		return 0
	}
	return int(c.width*7) + 5
}

var shapeElement = regexp.MustCompile(`(?s)<v:shape\s.*?</v:shape>`)

var boxCell = regexp.MustCompile(`(?s)<x:Row>\s*(\d+)\s*</x:Row>.*<x:Column>\s*(\d+)\s*</x:Column>`)

// removeBoxes takes the boxes of cells' comments out of the drawing.
func (c *comments) removeBoxes(of map[spot]bool) {
	if len(of) == 0 {
		return
	}
	c.vml = shapeElement.ReplaceAllStringFunc(c.vml, func(shape string) string {
		m := boxCell.FindStringSubmatch(shape)
		if m == nil || !strings.Contains(shape, `"Note"`) {
			return shape
		}
		row, _ := strconv.Atoi(m[1])
		column, _ := strconv.Atoi(m[2])
		if of[spot{row + 1, column + 1}] {
			return ""
		}
		return shape
	})
}

// Elements of a worksheet that stand behind legacyDrawing (18.3.1.99); of an
// alternative, controls and objects.
var behindDrawing = map[string]bool{
	"legacyDrawingHF": true, "drawingHF": true, "picture": true, "oleObjects": true, "controls": true,
	"webPublishItems": true, "AlternateContent": true, "tableParts": true, "extLst": true,
}

// tops walks the elements of a worksheet that stand directly under its root: visit
// gets each start tag and where it begins, and the root's end tag.
func tops(xml string, visit func(m *markup, t tag, at int) (done bool)) error {
	m := markup{src: xml}
	for depth := 0; ; {
		t, err := m.next()
		if err != nil {
			return err
		}
		if t.closes && !t.opens {
			depth--
		}
		if (depth == 1 && t.opens || depth == 0 && t.closes) && visit(&m, t, m.start()) || depth == 0 && t.closes {
			return nil
		}
		if t.opens && !t.closes {
			depth++
		}
	}
}

// legacyDrawing is the relationship of a worksheet's drawing of boxes, "" for none.
func legacyDrawing(xml string) (id string, err error) {
	err = tops(xml, func(m *markup, t tag, at int) bool {
		for attrs := t.attrs; t.name == "legacyDrawing" && attrs != ""; {
			var name, value string
			name, value, attrs = attribute(attrs)
			if name == "id" || strings.HasSuffix(name, ":id") {
				id = value
			}
		}
		return t.name == "legacyDrawing"
	})
	return id, err
}

// linkDrawing names the drawing of boxes in a worksheet that has none.
func linkDrawing(xml, id string) (string, error) {
	behind, prefix, data := -1, "", false
	err := tops(xml, func(m *markup, t tag, at int) bool {
		data = data || t.name == "sheetData"
		if data && behindDrawing[t.name] || t.name == "worksheet" && t.closes {
			behind, prefix = at, m.prefix()
			if t.name == "AlternateContent" {
				prefix = ""
			}
			return true
		}
		return false
	})
	if err != nil || behind < 0 {
		return "", errTruncated
	}
	return xml[:behind] + fmt.Sprintf(`<%slegacyDrawing xmlns:r="%s" r:id="%s"/>`, prefix, relationBase, id) + xml[behind:], nil
}
