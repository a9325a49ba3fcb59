package picture

import (
	"bytes"
	"encoding/binary"
	"image"
)

// turn is how a stored picture is to be turned to stand upright: the value of
// Exif's Orientation (CIPA DC-008, 4.6.5.1.A), 1 to 8.
type turn uint16

// swaps tells whether width and height change places.
func (t turn) swaps() bool { return t >= 5 }

// apply is the picture turned upright.
func (t turn) apply(img *image.RGBA) *image.RGBA {
	if t == 1 {
		return img
	}
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if t.swaps() {
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			to := [...]image.Point{
				2: {w - 1 - x, y}, 3: {w - 1 - x, h - 1 - y}, 4: {x, h - 1 - y},
				5: {y, x}, 6: {h - 1 - y, x}, 7: {h - 1 - y, w - 1 - x}, 8: {y, w - 1 - x},
			}[t]
			copy(out.Pix[out.PixOffset(to.X, to.Y):][:4], img.Pix[img.PixOffset(x, y):][:4])
		}
	}
	return out
}

// orientation is what a JPEG's Exif data say, 1 where they say nothing of sense.
func orientation(data []byte) turn {
	const (
		start, app1, scan = 0xD8, 0xE1, 0xDA
		header            = "Exif\x00\x00"
	)
	if len(data) < 2 || data[0] != 0xFF || data[1] != start {
		return 1
	}
	for rest := data[2:]; len(rest) >= 4 && rest[0] == 0xFF && rest[1] != scan; {
		length := int(binary.BigEndian.Uint16(rest[2:])) + 2 // with the marker
		if length > len(rest) {
			break
		}
		if tiff, ok := bytes.CutPrefix(rest[4:max(4, length)], []byte(header)); ok && rest[1] == app1 {
			return tiffOrientation(tiff)
		}
		rest = rest[max(4, length):]
	}
	return 1
}

// tiffOrientation reads the first directory of Exif's TIFF data.
func tiffOrientation(tiff []byte) turn {
	const (
		tag   = 0x0112
		short = 3
		entry = 12 // bytes
	)
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(tiff, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(tiff, []byte("MM\x00*")):
		order = binary.BigEndian
	}
	if order == nil || len(tiff) < 8 {
		return 1
	}
	at := order.Uint32(tiff[4:])
	if int64(at)+2 > int64(len(tiff)) {
		return 1
	}
	directory := tiff[at:]
	n := int(order.Uint16(directory))
	for directory = directory[2:]; n > 0 && len(directory) >= entry; n-- {
		if order.Uint16(directory) == tag && order.Uint16(directory[2:]) == short {
			if t := turn(order.Uint16(directory[8:])); t >= 1 && t <= 8 {
				return t
			}
			return 1
		}
		directory = directory[entry:]
	}
	return 1
}
