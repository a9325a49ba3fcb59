package pdf_test

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math"
	"strconv"
	"strings"
	"testing"

	"xingbang/render/font"
	"xingbang/render/pdf"
	"xingbang/render/typeset"
)

func number(tb testing.TB, s string) float64 {
	tb.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

func pngPicture(tb testing.TB, transparent bool) []byte {
	tb.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 40, 40))
	for i := range 40 * 40 {
		c := color.NRGBA{R: uint8(i), G: 100, B: 50, A: 255}
		if transparent {
			c.A = uint8(i / 7)
		}
		img.SetNRGBA(i%40, i/40, c)
	}
	return encodePNG(tb, img)
}

func encodePNG(tb testing.TB, img image.Image) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func jpegPicture(tb testing.TB) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 30, 20)), nil); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func page(items ...typeset.Item) *typeset.Document {
	return &typeset.Document{Pages: []*typeset.Page{{Width: 210, Height: 297, Items: items}}}
}

// Pictures of every kind that the decoders know come out sound.
func TestPictures(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 9, 9))
	deep := image.NewNRGBA64(image.Rect(0, 0, 9, 9))
	few := image.NewPaletted(image.Rect(0, 0, 9, 9), color.Palette{color.Transparent, color.White})
	var greyJPEG bytes.Buffer
	if err := jpeg.Encode(&greyJPEG, grey, nil); err != nil {
		t.Fatal(err)
	}
	for what, data := range map[string][]byte{
		"PNG":         pngPicture(t, false),
		"transparent": pngPicture(t, true),
		"grey":        encodePNG(t, grey),
		"16 bits":     encodePNG(t, deep),
		"palette":     encodePNG(t, few),
		"JPEG":        jpegPicture(t),
		"grey JPEG":   greyJPEG.Bytes(),
	} {
		t.Run(what, func(t *testing.T) {
			doc := page(typeset.Picture{X: 20, Y: 20, Width: 50, Height: 50, Data: data})
			file, err := pdf.NewWriter(builtin(t)).Write(doc)
			if err != nil {
				t.Fatal(err)
			}
			run(t, file, "qpdf", "--check", "FILE")
			list := run(t, file, "pdfimages", "-list", "FILE")
			if !strings.Contains(list, " image ") {
				t.Error(list)
			}
		})
	}
}

// A picture on many pages is in the file once.
func TestPictureOnce(t *testing.T) {
	data := pngPicture(t, true)
	one := write(t, page(typeset.Picture{Width: 5, Height: 5, Data: data}))
	two := write(t, page(
		typeset.Picture{Width: 5, Height: 5, Data: data}, typeset.Picture{X: 9, Width: 5, Height: 5, Data: bytes.Clone(data)}))
	if len(two) > len(one)+100 {
		t.Errorf("%d bytes with one, %d with two", len(one), len(two))
	}
}

// What cannot be drawn is an error, and no file.
func TestErrors(t *testing.T) {
	nan := math.NaN()
	sound := pngPicture(t, true)
	huge := bytes.Clone(sound)
	copy(huge[16:], []byte{0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF})
	var animated bytes.Buffer
	if err := gif.Encode(&animated, image.NewGray(image.Rect(0, 0, 2, 2)), nil); err != nil {
		t.Fatal(err)
	}
	box := func(data []byte) typeset.Item { return typeset.Picture{Width: 10, Height: 10, Data: data} }
	for what, item := range map[string]typeset.Item{
		"no picture":        box(nil),
		"picture cut off":   box(sound[:len(sound)-30]),
		"JPEG cut off":      box(jpegPicture(t)[:200]),
		"enormous picture":  box(huge),
		"GIF":               box(animated.Bytes()),
		"picture of no box": typeset.Picture{Data: sound},
		"picture nowhere":   typeset.Picture{X: nan, Width: 1, Height: 1, Data: sound},
		"picture clip":      typeset.Picture{Width: 1, Height: 1, Data: sound, Clip: typeset.Rect(nan, 0, 1, 1)},
		"text nowhere":      typeset.Run{X: math.Inf(1), Text: "张", Size: 10},
		"text of no size":   typeset.Run{Text: "张"},
		"text of NaN size":  typeset.Run{Text: "张", Size: nan},
		"NaN extra":         typeset.Run{Text: "张", Size: 10, Extra: []float64{nan}},
		"mirrored text":     typeset.Run{Text: "张", Size: 10, Condense: -1},
		"path nowhere":      typeset.Shape{Path: typeset.Rect(nan, 0, 1, 1), Fill: &typeset.Paint{}},
		"clip nowhere":      typeset.Shape{Path: typeset.Rect(0, 0, 1, 1), Clip: typeset.Rect(nan, 0, 1, 1)},
		"opacity 2":         typeset.Shape{Path: typeset.Rect(0, 0, 1, 1), Fill: &typeset.Paint{Alpha: 2}},
		"negative stroke":   typeset.Shape{Path: typeset.Rect(0, 0, 1, 1), Stroke: &typeset.Stroke{Width: -1}},
		"NaN dash":          typeset.Shape{Path: typeset.Rect(0, 0, 1, 1), Stroke: &typeset.Stroke{Width: 1, Dash: []float64{nan}}},
		"relative link":     typeset.Link{Width: 1, Height: 1, URL: "index.html"},
		"no link":           typeset.Link{Width: 1, Height: 1, URL: "http://[::1"},
		"no item":           nil,
	} {
		t.Run(what, func(t *testing.T) {
			if file, err := pdf.NewWriter(builtin(t)).Write(page(item)); err == nil || file != nil {
				t.Errorf("error %v, %d bytes", err, len(file))
			}
		})
	}
	for what, doc := range map[string]*typeset.Document{
		"no pages":  {},
		"no size":   {Pages: []*typeset.Page{{}}},
		"NaN size":  {Pages: []*typeset.Page{{Width: nan, Height: 1}}},
		"no page":   {Pages: []*typeset.Page{nil}},
		"bad later": {Pages: []*typeset.Page{{Width: 9, Height: 9}, {Width: -1, Height: 9}}},
	} {
		if file, err := pdf.NewWriter(builtin(t)).Write(doc); err == nil || file != nil {
			t.Errorf("%s: error %v, %d bytes", what, err, len(file))
		}
	}
}

// Nothing is drawn for what is empty, and odd text is drawn somehow.
func TestOddText(t *testing.T) {
	file, err := pdf.NewWriter(builtin(t)).Write(page(
		typeset.Run{},
		typeset.Shape{},
		typeset.Run{Text: "\xff\x00\n\t\uFE0F\U000E0100", Role: font.Kai, Size: 12},
		typeset.Run{Text: "张三", Role: font.Kai, Size: 12, Extra: []float64{1, 2, 3, 4}},
		typeset.Run{Text: "张三", Role: font.Kai, Size: 12, Extra: []float64{1}},
		typeset.Run{Text: "张三", Role: font.Kai, Size: 12, Extra: []float64{-100, -100}},
		typeset.Shape{Path: typeset.Rect(0, 0, 1, 1), Stroke: &typeset.Stroke{Width: 1, Dash: []float64{0, 0}}},
	))
	if err != nil {
		t.Fatal(err)
	}
	run(t, file, "qpdf", "--check", "FILE")
}

// What is cut off after printing is said in the page's boxes; a clipped picture
// leaves the graphics state as it was.
func TestTrim(t *testing.T) {
	doc := page(
		typeset.Picture{Width: 50, Height: 50, Data: pngPicture(t, false), Clip: typeset.Rect(5, 5, 20, 20)},
		typeset.Run{X: 20, Y: 20, Text: "张三", Size: 12},
	)
	doc.Pages[0].Trim, doc.Pages[0].Bleed = 10, 3
	doc.Pages = append(doc.Pages, &typeset.Page{Width: 210, Height: 297})
	file := write(t, doc)
	run(t, file, "qpdf", "--check", "FILE")
	boxes := run(t, file, "pdfinfo", "-box", "-f", "1", "-l", "2", "FILE")
	for _, want := range []string{
		"Page    1 TrimBox:      28.35    28.35   566.93   813.54",
		"Page    1 BleedBox:     19.84    19.84   575.43   822.05",
		"Page    2 TrimBox:       0.00     0.00   595.28   841.89",
	} {
		if !strings.Contains(boxes, want) {
			t.Errorf("no %q in\n%s", want, boxes)
		}
	}
}
