package workbook

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"

	"golang.org/x/image/draw"
)

const (
	portraitSide    = 600 // pixels of a published photo's longer side, at most
	portraitQuality = 85
)

// portrait is a JPEG of a picture's pixels and nothing else: where and by whom it
// was taken is left behind. It stands upright by its orientation (Exif 2.3, tag
// 0x0112), and is scaled down to portraitSide.
func portrait(data []byte) ([]byte, error) {
	picture, format, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	size := picture.Bounds().Size()
	if longer := max(size.X, size.Y); longer > portraitSide {
		size.X = max(1, (size.X*portraitSide+longer/2)/longer)
		size.Y = max(1, (size.Y*portraitSide+longer/2)/longer)
	}
	// The good scaler takes as long as decoding; a large picture is first brought
	// near the size by a quick one.
	near := image.Rectangle{Max: size.Mul(3)}
	if picture.Bounds().Dx() > near.Dx() {
		picture = scaled(draw.ApproxBiLinear, near, picture)
	}
	small := scaled(draw.CatmullRom, image.Rectangle{Max: size}, picture)
	if format == "jpeg" {
		small = upright(small, orientation(data))
	}
	var out bytes.Buffer
	err = jpeg.Encode(&out, small, &jpeg.Options{Quality: portraitQuality})
	return out.Bytes(), err
}

// scaled is a picture on white.
func scaled(by draw.Scaler, to image.Rectangle, picture image.Image) *image.RGBA {
	out := image.NewRGBA(to)
	draw.Draw(out, to, image.White, image.Point{}, draw.Src)
	by.Scale(out, to, picture, picture.Bounds(), draw.Over, nil)
	return out
}

// upright turns and mirrors a picture as its orientation, 1 to 8, says.
func upright(src *image.RGBA, orientation int) *image.RGBA {
	if orientation < 2 || orientation > 8 {
		return src
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	from := [...]func(x, y int) (int, int){
		2: func(x, y int) (int, int) { return w - 1 - x, y },
		3: func(x, y int) (int, int) { return w - 1 - x, h - 1 - y },
		4: func(x, y int) (int, int) { return x, h - 1 - y },
		5: func(x, y int) (int, int) { return y, x },
		6: func(x, y int) (int, int) { return y, h - 1 - x },
		7: func(x, y int) (int, int) { return w - 1 - y, h - 1 - x },
		8: func(x, y int) (int, int) { return w - 1 - y, x },
	}[orientation]
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if orientation >= 5 {
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			sx, sy := from(x, y)
			out.SetRGBA(x, y, src.RGBAAt(sx, sy))
		}
	}
	return out
}

// orientation is the Exif orientation of a JPEG, 0 where none can be read.
func orientation(data []byte) int {
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		length := int(binary.BigEndian.Uint16(data[at+2:]))
		if length < 2 || at+2+length > len(data) || data[at+1] == 0xDA {
			return 0 // SOS: the pixels follow
		}
		segment := data[at+4 : at+2+length]
		if exif, ok := bytes.CutPrefix(segment, []byte("Exif\x00\x00")); ok && data[at+1] == 0xE1 {
			return tiffOrientation(exif)
		}
		at += 2 + length
	}
	return 0
}

// tiffOrientation looks through the first directory of a TIFF structure (TIFF 6.0,
// section 2).
func tiffOrientation(tiff []byte) int {
	var order binary.ByteOrder = binary.LittleEndian
	if bytes.HasPrefix(tiff, []byte("MM")) {
		order = binary.BigEndian
	}
	if len(tiff) < 8 {
		return 0
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 0
	}
	directory := tiff[at:]
	for i := range int(order.Uint16(directory)) {
		entry := 2 + 12*i
		if entry+12 > len(directory) {
			return 0
		}
		if order.Uint16(directory[entry:]) == 0x0112 {
			return int(order.Uint16(directory[entry+8:]))
		}
	}
	return 0
}
