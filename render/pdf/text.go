package pdf

import (
	"fmt"
	"math"

	"xingbang/render/font"
	"xingbang/render/typeset"
)

// Readers that copy text out of a PDF take a gap of more than about 0.1 em between
// two characters for a space. So what is added to a character's advance becomes
// part of the character, as a code of its own with that advance, unless it is
// within these limits (em). Steps keep such codes few; what a step leaves is made
// up by position.
const (
	mostGap     = 0.08
	mostOverlap = 0.04
	step        = 0.02
)

// largeEm is the em in mm from which a thousandth of it is too coarse for a position.
const largeEm = 50

// geta is what printers set for a character they have no type of.
const geta = '〓'

// face is one font of the file: the pieces that its text uses, by code from 1 on.
type face struct {
	*font.Face
	pieces []font.Piece
	codes  map[font.Piece]uint16
}

// code is the two-byte code that shows a piece.
func (f *face) code(p font.Piece) uint16 {
	c, ok := f.codes[p]
	if !ok {
		f.pieces = append(f.pieces, p)
		c = uint16(len(f.pieces))
		f.codes[p] = c
	}
	return c
}

// face is the number of a face among the file's fonts.
func (d *drawer) face(f *font.Face) int {
	for i, g := range d.faces {
		if g.Face == f {
			return i
		}
	}
	d.faces = append(d.faces, &face{Face: f, codes: map[font.Piece]uint16{}})
	return len(d.faces) - 1
}

// run draws a run as one text object, so that a gradient can be clipped to all of
// it, and so that searching finds it whole.
func (d *drawer) run(r typeset.Run) error {
	if r.Text == "" {
		return nil
	}
	if !finite(r.X, r.Y, r.Size, r.Condense, r.Lead) || !finite(r.Extra...) || r.Size <= 0 || r.Condense < 0 {
		return errNotFinite
	}
	if err := checkPaint(r.Fill); err != nil {
		return err
	}
	b, stroked, err := d.appendText(d.buf[:0], r)
	if err != nil {
		return err
	}
	d.buf = b
	alpha := r.Fill.Alpha > 0 && r.Fill.Alpha < 1
	own := alpha || stroked || r.Fill.Gradient
	if own {
		d.raw("q")
	}
	if alpha {
		d.out.SetAlpha(r.Fill.Alpha, "Normal")
	}
	if stroked {
		d.raw(string(appendColor(nil, r.Fill.From)) + " RG 1 j")
	}
	if r.Fill.Gradient {
		d.raw("BT 7 Tr" + string(b) + " ET") // the text becomes the clipping path
		d.raw(d.shading(r.Fill) + " sh")
	} else {
		d.color(r.Fill.From)
		d.raw("BT" + string(b) + " ET")
	}
	if own {
		d.raw("Q")
	}
	return nil
}

// appendText writes the operators that show a run. Positions are worked out from
// the run's start, so that rounding does not add up. stroked tells that there are
// stand-ins lighter than the role's face, which are drawn with a line around them; not
// where the text is to be a clipping path.
func (d *drawer) appendText(b []byte, r typeset.Run) (text []byte, stroked bool, err error) {
	condense := r.Condense
	if condense == 0 {
		condense = 1
	}
	em := r.Size * condense / pointsPerMM // mm
	current := -1                         // face
	pen, target := 0.0, 0.0               // em/1000: where the viewer is, and should be
	start := 0.0                          // em/1000: where the current face's text starts
	stroke := 0.0                         // points: the line around the text
	grain := 1.0                          // positions an em/1000 is parted into
	if em > largeEm {
		grain = 10
	}
	i := 0
	for _, c := range r.Text {
		g, ok := d.writer.fonts.Glyph(r.Role, c)
		if !ok {
			if g, ok = d.writer.fonts.Glyph(font.Song, geta); !ok {
				return nil, false, fmt.Errorf("pdf: no face has %q, nor %q in its place", c, geta)
			}
		}
		extra := 0.0
		if i < len(r.Extra) {
			extra = r.Extra[i] / em
		}
		if i == 0 && r.Lead != 0 {
			g.Fit.Shift -= int(math.Round(r.Lead / em * float64(g.Face.UnitsPerEm)))
			g.Advance -= r.Lead / em
		}
		i++

		line := 0.0
		if !r.Fill.Gradient {
			line = d.writer.fonts.Stroke(r.Role, g) * r.Size
		}
		if n := d.face(g.Face); n != current || line != stroke {
			if current >= 0 {
				b = append(b, ">] TJ"...)
			}
			if line != stroke {
				b = appendStroke(b, line)
				stroke, stroked = line, true
			}
			start += target
			pen, target = 0, 0
			b = append(b, ' ')
			b = append(b, fontName(n)...)
			b = append(b, ' ')
			b = appendNumbers(b, 3, r.Size)
			b = append(b, " Tf "...)
			b = appendNumbers(b, 5, condense)
			b = append(b, " 0 0 1 "...)
			b = appendNumbers(b, 3, d.x(r.X+start/1000*em), d.y(r.Y))
			b = append(b, " Tm [<"...)
			current = n
		} else if gap := math.Round((target-pen)*grain) / grain; gap != 0 {
			b = append(b, '>')
			b = appendNumbers(b, 1, -gap)
			b = append(b, '<')
			pen += gap
		}
		f := d.faces[current]
		p := piece(g, c, extra)
		if len(f.pieces) > 60000 {
			return nil, false, fmt.Errorf("pdf: too many different characters in %s", f.Name())
		}
		b = appendHex(b, f.code(p))
		pen += float64(p.Advance) * 1000 / float64(f.UnitsPerEm)
		target += (g.Advance + extra) * 1000
	}
	return append(b, ">] TJ"...), stroked, nil
}

// appendStroke writes the operators that draw text from here on with a line around it,
// of a width in points.
func appendStroke(b []byte, width float64) []byte {
	if width == 0 {
		return append(b, " 0 Tr"...)
	}
	b = append(b, ' ')
	return append(appendNumbers(b, 3, width), " w 2 Tr"...)
}

// piece is the glyph of a character whose advance is widened by extra em.
func piece(g font.Glyph, c rune, extra float64) font.Piece {
	units := float64(g.Face.UnitsPerEm)
	advance := g.Advance
	if extra > mostGap || extra < -mostOverlap {
		advance = max(0, advance+math.Round(extra/step)*step)
	}
	return font.Piece{Rune: c, ID: g.ID, Advance: int(math.Round(advance * units)), Fit: g.Fit}
}

func appendHex(b []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}
