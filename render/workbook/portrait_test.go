package workbook

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

// quarters is a picture whose quarters are red, green, blue and white, from the
// top left clockwise.
func quarters(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{255, 0, 0, 255}
			switch right, low := x >= w/2, y >= h/2; {
			case right && low:
				c = color.RGBA{0, 0, 255, 255}
			case right:
				c = color.RGBA{0, 255, 0, 255}
			case low:
				c = color.RGBA{255, 255, 255, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

// withExif puts an Exif segment with that orientation, and words that must not be
// published, behind a JPEG's first marker.
func withExif(t testing.TB, m image.Image, order binary.AppendByteOrder, mark string, orientation uint16) []byte {
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	tiff := order.AppendUint16([]byte(mark), 42)
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 1)
	tiff = order.AppendUint16(tiff, 0x0112)
	tiff = order.AppendUint16(tiff, 3)
	tiff = order.AppendUint32(tiff, 1)
	tiff = order.AppendUint16(tiff, orientation)
	tiff = append(tiff, "\x00\x00\x00\x00\x00\x00GPS 30.27N 120.15E 张三的手机"...)
	segment := append([]byte("Exif\x00\x00"), tiff...)
	out := append([]byte{0xFF, 0xD8, 0xFF, 0xE1}, binary.BigEndian.AppendUint16(nil, uint16(len(segment)+2))...)
	return append(append(out, segment...), plain.Bytes()[2:]...)
}

// Where the red quarter and the green one go, for each orientation of Exif 2.3.
func TestPortraitStandsUpright(t *testing.T) {
	const tl, tr, bl, br = 0, 1, 2, 3
	for orientation, want := range map[uint16][2]int{
		0: {tl, tr}, 1: {tl, tr}, 2: {tr, tl}, 3: {br, bl}, 4: {bl, br}, 5: {tl, bl}, 6: {tr, br}, 7: {br, tr}, 8: {bl, tl}, 9: {tl, tr},
	} {
		for mark, order := range map[string]binary.AppendByteOrder{"II": binary.LittleEndian, "MM": binary.BigEndian} {
			data, err := portrait(withExif(t, quarters(900, 600), order, mark, orientation))
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(data, []byte("Exif")) || bytes.Contains(data, []byte("GPS")) {
				t.Errorf("orientation %d: metadata is published", orientation)
			}
			m, err := jpeg.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			w, h := 600, 400
			if orientation >= 5 && orientation <= 8 {
				w, h = h, w
			}
			if m.Bounds().Dx() != w || m.Bounds().Dy() != h {
				t.Errorf("orientation %d: %v", orientation, m.Bounds())
			}
			at := func(quarter int) color.RGBA {
				return color.RGBAModel.Convert(m.At(w/4+quarter%2*w/2, h/4+quarter/2*h/2)).(color.RGBA)
			}
			if c := at(want[0]); c.R < 200 || c.G > 60 {
				t.Errorf("orientation %d, %s: where red belongs is %v", orientation, mark, c)
			}
			if c := at(want[1]); c.G < 200 || c.R > 60 {
				t.Errorf("orientation %d, %s: where green belongs is %v", orientation, mark, c)
			}
		}
	}
}

func TestPortraitSize(t *testing.T) {
	for _, c := range []struct{ w, h, wantW, wantH int }{
		{120, 160, 120, 160}, {600, 600, 600, 600}, {1200, 900, 600, 450}, {900, 1200, 450, 600}, {6000, 3, 600, 1},
	} {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, c.w, c.h))); err != nil {
			t.Fatal(err)
		}
		data, err := portrait(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		again, _ := portrait(b.Bytes())
		if !bytes.Equal(data, again) {
			t.Error("two runs differ")
		}
		m, err := jpeg.Decode(bytes.NewReader(data))
		if err != nil || m.Bounds() != image.Rect(0, 0, c.wantW, c.wantH) {
			t.Errorf("%d×%d: %v, %v", c.w, c.h, m.Bounds(), err)
			continue
		}
		if r, _, _, _ := m.At(0, 0).RGBA(); r < 0xf000 {
			t.Error("what is transparent does not become white")
		}
	}
}

func FuzzOrientation(f *testing.F) {
	f.Add(withExif(f, quarters(2, 2), binary.BigEndian, "MM", 6)[:80])
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x0fExif\x00\x00II*\x00\xff"))
	f.Fuzz(func(t *testing.T, data []byte) { orientation(data) })
}
