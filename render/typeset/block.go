package typeset

import "math"

// Block is items that stay together on a page, placed from a top left corner of
// their own; lengths in mm.
type Block struct {
	Height float64
	Items  []Item
	// Keep asks that the next block stand on the same page.
	Keep bool
	// Under is what stands above the block again where it begins a page, as the
	// name of a section that goes on; nil for nothing.
	Under *Block
}

// At is the block's items with its corner at x, y.
func (b Block) At(x, y float64) []Item {
	items := make([]Item, len(b.Items))
	for i, item := range b.Items {
		switch it := item.(type) {
		case Run:
			items[i] = it.shift(x, y)
		case Shape:
			items[i] = it.shift(x, y)
		case Picture:
			it.X += x
			it.Y += y
			it.Clip = shiftPath(it.Clip, x, y)
			items[i] = it
		case Link:
			it.X += x
			it.Y += y
			items[i] = it
		}
	}
	return items
}

// tagged puts all of the block's text and shapes under a tag.
func (b Block) tagged(tag *Tag) Block {
	for i, item := range b.Items {
		switch it := item.(type) {
		case Run:
			it.Tag = tag
			b.Items[i] = it
		case Shape:
			it.Tag = tag
			b.Items[i] = it
		}
	}
	return b
}

// Split parts a block that is too tall for a page: first is what stands within the
// height, rest is the lines of text below, from where the block's own began. ok
// is false where no text, or all of it, stands within.
func (b Block) Split(height float64) (first, rest Block, ok bool) {
	top, next := math.Inf(1), math.Inf(1)
	for _, item := range b.Items {
		if r, is := item.(Run); is {
			top = min(top, r.Y)
			if r.Y > height {
				next = min(next, r.Y)
			}
		}
	}
	if top > height || math.IsInf(next, 1) {
		return b, Block{}, false
	}
	first, rest = Block{Height: height}, Block{Height: b.Height - (next - top), Keep: b.Keep, Under: b.Under}
	lower := Block{}
	for _, item := range b.Items {
		if r, is := item.(Run); is && r.Y > height {
			lower.Items = append(lower.Items, item)
		} else {
			first.Items = append(first.Items, item)
		}
	}
	rest.Items = lower.At(0, top-next)
	return first, rest, true
}

func (s Shape) shift(x, y float64) Shape {
	s.Path = shiftPath(s.Path, x, y)
	s.Clip = shiftPath(s.Clip, x, y)
	if s.Fill != nil && s.Fill.Gradient {
		fill := *s.Fill
		fill.X1 += x
		fill.Y1 += y
		if !fill.Radial {
			fill.X2 += x
			fill.Y2 += y
		}
		s.Fill = &fill
	}
	return s
}

func shiftPath(path []Segment, x, y float64) []Segment {
	if path == nil {
		return nil
	}
	moved := make([]Segment, len(path))
	for i, seg := range path {
		for k := 0; k < len(seg.Points); k += 2 {
			seg.Points[k] += x
			seg.Points[k+1] += y
		}
		moved[i] = seg
	}
	return moved
}

// Strip is blocks one below another that share a head: a table, or a chart of
// many bars. The head is repeated, as Again, where the strip goes on on a new
// page; Foot ends it there and at the last.
type Strip struct {
	Head, Again, Foot Block
	Rows              []Block
}

// Rule is a horizontal line from x to x2 at y, of a width in mm.
func Rule(x, x2, y, width float64, color Color) Shape {
	return Shape{
		Path: []Segment{
			{Op: MoveTo, Points: [6]float64{x, y}},
			{Op: LineTo, Points: [6]float64{x2, y}},
		},
		Stroke: &Stroke{Color: color, Width: width},
	}
}
