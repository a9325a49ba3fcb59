package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

// quarters is a picture whose quarters are red, green, blue and white.
func quarters(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{A: 255}
			switch {
			case x < w/2 && y < h/2:
				c.R = 255
			case y < h/2:
				c.G = 255
			case x < w/2:
				c.B = 255
			default:
				c = color.RGBA{255, 255, 255, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

// photo is a JPEG with Exif's Orientation in a byte order.
func photo(t testing.TB, img image.Image, turn uint16, order binary.AppendByteOrder) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	tiff := []byte("II*\x00")
	if order == binary.AppendByteOrder(binary.BigEndian) {
		tiff = []byte("MM\x00*")
	}
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 2)
	for _, e := range [][2]uint16{{0x010F, 7}, {0x0112, turn}} {
		tiff = order.AppendUint16(tiff, e[0])
		tiff = order.AppendUint16(tiff, 3)
		tiff = order.AppendUint32(tiff, 1)
		tiff = order.AppendUint16(tiff, e[1])
		tiff = order.AppendUint16(tiff, 0)
	}
	body := append([]byte("Exif\x00\x00"), tiff...)
	file := []byte{0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xE1}
	file = binary.BigEndian.AppendUint16(file, uint16(len(body)+2))
	return append(append(file, body...), b.Bytes()[2:]...)
}

// corners names the colour near the upper left and the upper right corner.
func corners(t *testing.T, data []byte) string {
	t.Helper()
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	name := func(x, y int) string {
		r, g, b, _ := img.At(x, y).RGBA()
		s := ""
		for i, v := range []uint32{r, g, b} {
			if v > 0x8000 {
				s += string("rgb"[i])
			}
		}
		return s
	}
	size := img.Bounds().Size()
	return name(size.X/4, size.Y/4) + " " + name(size.X*3/4, size.Y/4)
}

func TestPortraitStandsUpright(t *testing.T) {
	for turn, want := range map[uint16]string{
		0: "r g", 1: "r g", 2: "g r", 3: "rgb b", 4: "b rgb", 5: "r b", 6: "b r", 7: "rgb g", 8: "g rgb", 9: "r g",
	} {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			data, err := Portrait(photo(t, quarters(320, 320), turn, order), 150, 200)
			if err != nil {
				t.Fatal(err)
			}
			if got := corners(t, data); got != want {
				t.Errorf("orientation %d: %s above, not %s", turn, got, want)
			}
			if bytes.Contains(data, []byte("Exif")) {
				t.Errorf("orientation %d: the camera's notes are still there", turn)
			}
		}
	}
}

// The whole photo, turned, no larger than asked and without the camera's notes.
func TestWhole(t *testing.T) {
	for _, c := range []struct {
		w, h, turn, width, height int
		corners                   string
	}{
		{1200, 900, 1, 600, 450, "r g"}, {1200, 900, 6, 450, 600, "b r"}, {900, 1200, 3, 450, 600, "rgb b"},
		{120, 160, 1, 120, 160, "r g"}, {120, 160, 8, 160, 120, "g rgb"},
	} {
		data, err := Whole(photo(t, quarters(c.w, c.h), uint16(c.turn), binary.LittleEndian), 600)
		if err != nil {
			t.Fatal(err)
		}
		config, err := jpeg.DecodeConfig(bytes.NewReader(data))
		if err != nil || config.Width != c.width || config.Height != c.height || corners(t, data) != c.corners {
			t.Errorf("%v: %d × %d pixels, %s, %v", c, config.Width, config.Height, corners(t, data), err)
		}
		if bytes.Contains(data, []byte("Exif")) {
			t.Errorf("%v: the camera's notes are still there", c)
		}
	}
}

func TestPortraitSize(t *testing.T) {
	for _, c := range []struct{ w, h, turn, width, height int }{
		{1000, 1400, 1, 250, 350}, {1400, 1000, 6, 250, 350}, {4000, 500, 1, 250, 350}, {30, 4000, 1, 30, 42},
		{100, 140, 1, 100, 140}, {1, 1, 1, 1, 1}, {1, 900, 8, 1, 1}, {251, 350, 3, 250, 350},
	} {
		data, err := Portrait(photo(t, quarters(c.w, c.h), uint16(c.turn), binary.BigEndian), 250, 350)
		if err != nil {
			t.Fatal(err)
		}
		config, err := jpeg.DecodeConfig(bytes.NewReader(data))
		if err != nil || config.Width != c.width || config.Height != c.height {
			t.Errorf("%v: %d × %d pixels, %v", c, config.Width, config.Height, err)
		}
	}
}

// A tall photo loses less above, where the face is.
func TestPortraitKeepsTheHead(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 100, 400))
	for y := range 400 {
		for x := range 100 {
			img.SetRGBA(x, y, color.RGBA{R: uint8(y / 2), A: 255})
		}
	}
	data, err := Portrait(photo(t, img, 1, binary.BigEndian), 100, 140)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if r, _, _, _ := out.At(50, 0).RGBA(); r>>8 < 28 || r>>8 > 37 {
		t.Errorf("the first row is row %d of the photo, not 65", 2*(r>>8))
	}
}

func TestGraphicKeepsOpacity(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 90, 30))
	img.SetNRGBA(3, 3, color.NRGBA{R: 200, A: 255})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	for most, want := range map[int][2]int{1000: {90, 30}, 30: {30, 10}, 1: {1, 1}} {
		data, w, h, err := Graphic(b.Bytes(), most)
		if err != nil || [2]int{w, h} != want {
			t.Fatalf("%d × %d, %v", w, h, err)
		}
		out, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if _, _, _, a := out.At(w-1, h-1).RGBA(); a > 0x4000 {
			t.Errorf("at most %d: opacity %d", most, a)
		}
	}
}

func FuzzPortrait(f *testing.F) {
	f.Add(photo(f, quarters(8, 8), 6, binary.LittleEndian))
	f.Add(photo(f, quarters(8, 8), 3, binary.BigEndian)[:60])
	f.Add([]byte("\xFF\xD8\xFF\xE1\x00\x00Exif\x00\x00MM\x00*\xFF\xFF\xFF\xFF"))
	f.Add([]byte("\xFF\xD8\xFF\xE1\x00\x01"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if o := orientation(data); o < 1 || o > 8 {
			t.Errorf("orientation %d", o)
		}
		if config, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && config.Width*config.Height > 1e6 {
			return // sound, but slow
		}
		if out, err := Portrait(data, 50, 70); (err == nil) != (out != nil) {
			t.Errorf("%d bytes, %v", len(out), err)
		}
	})
}

func BenchmarkPortrait(b *testing.B) {
	data := photo(b, quarters(3000, 4000), 6, binary.BigEndian)
	for b.Loop() {
		if _, err := Portrait(data, 600, 840); err != nil {
			b.Fatal(err)
		}
	}
}
