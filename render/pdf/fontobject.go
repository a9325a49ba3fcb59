package pdf

import (
	"crypto/sha256"
	"fmt"
	"strconv"
	"unicode/utf16"
)

// placeholder is the name under which fpdf knows the file's i-th font. fpdf never
// sees a real font: it would parse each one twice for every document, and knows
// neither characters above U+FFFF nor codes that are not characters.
func placeholder(i int) string { return "Face" + strconv.Itoa(i) }

// fontName is the resource name of the file's i-th font.
func fontName(i int) string { return "/F" + strconv.Itoa(i) }

// placeholderFont is the font definition, in fpdf's JSON, of a font without a file;
// in the output it is a single object, which finish replaces.
func placeholderFont(i int) []byte {
	return fmt.Appendf(nil, `{"Tp":"Core","Name":%q}`, placeholder(i))
}

// embed adds a font's objects to the file: a Type 0 font whose codes are the glyphs
// of the cut font (ISO 32000-1, 9.7), and returns the body of its dictionary.
func (f *face) embed(file *file) ([]byte, error) {
	data, err := f.Cut(f.Name(), f.pieces)
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	name := subsetTag(data) + "+" + f.Name()
	stream := file.addStream(fmt.Sprintf("/Length1 %d", len(data)), data)
	m := f.Metrics()
	descriptor := file.add(fmt.Appendf(nil,
		"<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle %d "+
			"/Ascent %d /Descent %d /CapHeight %d /StemV %d /FontFile2 %d 0 R>>",
		name, m.Box[0], m.Box[1], m.Box[2], m.Box[3], m.ItalicAngle,
		m.Ascent, m.Descent, m.CapHeight, 50+m.Weight*m.Weight/4225, stream))
	cid := fmt.Appendf(nil,
		"<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s "+
			"/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "+
			"/FontDescriptor %d 0 R /CIDToGIDMap /Identity /DW 1000 /W [", name, descriptor)
	cid = append(f.appendWidths(cid), "]>>"...)
	unicode := file.addStream("", f.toUnicode())
	return fmt.Appendf(nil,
		"<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		name, file.add(cid), unicode), nil
}

// appendWidths writes the advances that are not 1000, in runs of consecutive codes.
func (f *face) appendWidths(b []byte) []byte {
	open := false
	for i, p := range f.pieces {
		w := float64(p.Advance) * 1000 / float64(f.UnitsPerEm)
		switch {
		case w == 1000:
			if open {
				b = append(b, ']')
			}
			open = false
			continue
		case open:
			b = append(b, ' ')
		default:
			b = strconv.AppendInt(b, int64(i+1), 10)
			b = append(b, '[')
			open = true
		}
		b = appendNumbers(b, 3, w)
	}
	if open {
		b = append(b, ']')
	}
	return b
}

// toUnicode is the CMap that tells which character each code is (ISO 32000-1,
// 9.10.3).
func (f *face) toUnicode() []byte {
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // entries a block may have
	for from := 0; from < len(f.pieces); from += most {
		block := f.pieces[from:min(from+most, len(f.pieces))]
		b = strconv.AppendInt(b, int64(len(block)), 10)
		b = append(b, " beginbfchar\n"...)
		for i, p := range block {
			b = append(b, '<')
			b = appendHex(b, uint16(from+i+1))
			b = append(b, "> <"...)
			for _, u := range utf16.AppendRune(nil, p.Rune) {
				b = appendHex(b, u)
			}
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"...)
}

// subsetTag is the six letters that tell a font's parts from each other's (ISO
// 32000-1, 9.6.4), from its content.
func subsetTag(data []byte) string {
	sum := sha256.Sum256(data)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}
