package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // a format for image.Decode
	_ "image/png"  // another
	"strconv"
	"sync"

	"xingbang/render/typeset"
)

// mostPixels bounds what a picture may unpack to: A3 at 300 dots an inch is 17
// million.
const mostPixels = 50_000_000

// picture is a JPEG or PNG made ready for any file: the body of its image object
// and of its opacity's, if it is not opaque all over.
type picture struct{ image, mask []byte }

// preparedPicture is a picture, checked and compressed once for all documents,
// whichever asks first.
func (w *Writer) preparedPicture(data []byte) (*picture, error) {
	key := sha256.Sum256(data)
	w.mu.Lock()
	prepare := w.pictures[key]
	if prepare == nil {
		prepare = sync.OnceValues(func() (*picture, error) { return preparePicture(data) })
		w.pictures[key] = prepare
	}
	w.mu.Unlock()
	return prepare()
}

// preparePicture reads a picture to its last byte, so that a broken one is found
// here and not by the reader. A grey or YCbCr JPEG stays as it is, all else becomes
// RGB with 8 bits a channel.
func preparePicture(data []byte) (*picture, error) {
	config, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || kind != "jpeg" && kind != "png" {
		return nil, fmt.Errorf("pdf: a picture is neither JPEG nor PNG: %v", err)
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > mostPixels/config.Height {
		return nil, fmt.Errorf("pdf: a picture of %d × %d pixels is too large", config.Width, config.Height)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("pdf: a picture cannot be read: %w", err)
	}
	entries := func(space string) string {
		return fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /%s /BitsPerComponent 8",
			config.Width, config.Height, space)
	}
	if kind == "jpeg" {
		switch config.ColorModel {
		case color.YCbCrModel:
			return &picture{image: stream(entries("DeviceRGB")+" /Filter /DCTDecode", data)}, nil
		case color.GrayModel:
			return &picture{image: stream(entries("DeviceGray")+" /Filter /DCTDecode", data)}, nil
		}
	}
	colors, alpha, opaque := channels(img, config.Width, config.Height)
	p := &picture{image: compressedStream(entries("DeviceRGB"), colors)}
	if !opaque {
		p.mask = compressedStream(entries("DeviceGray"), alpha)
	}
	return p, nil
}

// channels takes a picture apart into rows of red, green and blue, and of opacity.
func channels(img image.Image, width, height int) (colors, alpha []byte, opaque bool) {
	all := image.NewNRGBA(image.Rect(0, 0, width, height))
	draw.Draw(all, all.Rect, img, img.Bounds().Min, draw.Src)
	colors, alpha = make([]byte, 0, 3*width*height), make([]byte, 0, width*height)
	opaque = true
	for px := all.Pix; len(px) > 0; px = px[4:] {
		colors = append(colors, px[0], px[1], px[2])
		alpha = append(alpha, px[3])
		opaque = opaque && px[3] == 0xFF
	}
	return colors, alpha, opaque
}

// picture draws a picture into its box.
func (d *drawer) picture(p typeset.Picture) error {
	if !finite(p.X, p.Y, p.Width, p.Height) || p.Width <= 0 || p.Height <= 0 {
		return errNotFinite
	}
	ready, err := d.writer.preparedPicture(p.Data)
	if err != nil {
		return err
	}
	n := -1
	for i, known := range d.pictures {
		if known == ready {
			n = i
		}
	}
	if n < 0 {
		n = len(d.pictures)
		d.pictures = append(d.pictures, ready)
	}
	if len(p.Clip) > 0 {
		if err := d.clip(p.Clip); err != nil {
			return err
		}
		defer d.raw("Q")
	}
	b := append(d.buf[:0], "q "...)
	b = appendNumbers(b, 3, p.Width*pointsPerMM, 0, 0, p.Height*pointsPerMM, d.x(p.X), d.y(p.Y+p.Height))
	b = append(b, " cm "...)
	b = append(b, pictureName(n)...)
	d.buf = append(b, " Do Q"...)
	d.raw(string(d.buf))
	return nil
}

func pictureName(i int) string { return "/P" + strconv.Itoa(i) }

// embed adds the picture's objects to the file and returns its number.
func (p *picture) embed(f *file) int {
	body := p.image
	if p.mask != nil {
		// The reference goes in front of the dictionary's other entries.
		mask := fmt.Appendf(nil, "<</SMask %d 0 R ", f.add(p.mask))
		body = append(mask, body[len("<<"):]...)
	}
	return f.add(body)
}
