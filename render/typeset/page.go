// Package typeset sets Chinese text: paragraphs, name grids and tables as the W3C's
// clreq asks, into pages of positioned runs and shapes. Lengths are millimetres
// from a page's top left corner, y downwards; type sizes are points. It knows
// neither PDF nor stars.
package typeset

import "xingbang/render/font"

// MMPerPoint converts points (1/72 inch) to millimetres.
const MMPerPoint = 25.4 / 72

// Document is finished pages and what a reader shows about them.
type Document struct {
	Title, Author, Subject string
	Pages                  []*Page
	Bookmarks              []Bookmark
}

// Bookmark is one line of the outline.
type Bookmark struct {
	Text  string
	Page  int     // index into Pages
	Y     float64 // mm from the page's top
	Level int     // 0 is the top level
}

// Page is one sheet; Items are drawn in order, and text is in reading order.
type Page struct {
	Width, Height float64
	// Trim is the margin in mm that is cut off on each side after printing,
	// and Bleed the part of it that is printed over, beside the cut; 0 for a
	// page that is printed at its own size.
	Trim, Bleed float64
	// Label is what a reader calls the page instead of by its number; "" is
	// the number.
	Label string
	Items []Item
}

// Add appends items to the page.
func (p *Page) Add(items ...Item) { p.Items = append(p.Items, items...) }

// Item is a Run, Shape, Picture or Link.
type Item interface{ item() }

// Run is characters of one face, size and colour on one baseline.
type Run struct {
	X, Y float64 // left edge of the first character's advance; baseline
	Text string
	Role font.Role
	Size float64 // points
	Fill Paint
	// Extra is what is added to the advance of each character, in mm, one
	// entry a rune; nil adds nothing. Negative narrows. The added space is
	// part of the character, not a gap: searching and copying see none.
	Extra []float64
	// Lead is the blank part, in mm, that the first character's advance loses on
	// its left: an opening mark that begins a line has its ink at X.
	Lead float64
	// Condense scales the characters' width about X; 0 and 1 leave it.
	Condense float64
	Tag      *Tag // nil: decoration
}

// Color is an sRGB colour.
type Color struct{ R, G, B uint8 }

// Paint fills with one colour, or with a linear gradient from From to To. The
// zero Paint is black.
type Paint struct {
	From, To Color
	// Gradient tells whether To counts; it runs along X1,Y1 to X2,Y2 (mm).
	Gradient       bool
	Radial         bool // around X1,Y1, radius X2
	X1, Y1, X2, Y2 float64
	// Alpha is the opacity, 0 to 1; 0 is taken as 1.
	Alpha float64
}

// Solid is a paint of one colour.
func Solid(r, g, b uint8) Paint { return Paint{From: Color{r, g, b}} }

// Shape is a path, filled, stroked or both.
type Shape struct {
	Path   []Segment
	Fill   *Paint
	Stroke *Stroke
	// Clip, if set, is a path outside of which nothing of the shape shows.
	Clip []Segment
	Tag  *Tag // nil: decoration
}

// Stroke is a line of a width in mm; Dash alternates on and off lengths in mm.
type Stroke struct {
	Color Color
	Width float64
	Dash  []float64
}

// Op is what a Segment does.
type Op uint8

const (
	MoveTo Op = iota
	LineTo
	CurveTo // cubic Bézier: two control points, then the end
	Close
)

// Segment is one step of a path; of Points, MoveTo and LineTo use the first
// pair alone.
type Segment struct {
	Op     Op
	Points [6]float64 // x1 y1 x2 y2 x3 y3
}

// Rect is a rectangle's path.
func Rect(x, y, w, h float64) []Segment {
	return Polygon(x, y, x+w, y, x+w, y+h, x, y+h)
}

// Polygon is a closed path through the points x1 y1 x2 y2 ….
func Polygon(xy ...float64) []Segment {
	var path []Segment
	for i := 0; i+1 < len(xy); i += 2 {
		op := LineTo
		if i == 0 {
			op = MoveTo
		}
		path = append(path, Segment{Op: op, Points: [6]float64{xy[i], xy[i+1]}})
	}
	return append(path, Segment{Op: Close})
}

// Picture is a JPEG or PNG, stretched to its box.
type Picture struct {
	X, Y, Width, Height float64
	Data                []byte
	// Alt says what is to be seen; with it the picture is a Figure of its own
	// below Tag, without it decoration.
	Alt string
	Tag *Tag
	// Clip, if set, is a path outside of which nothing of the picture shows.
	Clip []Segment
}

// Link is a box that opens an address.
type Link struct {
	X, Y, Width, Height float64
	URL                 string
	// Tag is the TagLink that the box belongs to; nil makes one.
	Tag *Tag
}

func (Run) item()     {}
func (Shape) item()   {}
func (Picture) item() {}
func (Link) item()    {}
