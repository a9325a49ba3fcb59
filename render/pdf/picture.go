package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // a format for image.Decode
	"image/png"
	"net/url"

	"github.com/go-pdf/fpdf"

	"xingbang/render/typeset"
)

// mostPixels bounds what a picture may unpack to: A3 at 300 dots an inch is 17
// million.
const mostPixels = 50_000_000

// picture draws a JPEG or PNG into its box.
func (d *drawer) picture(p typeset.Picture) error {
	if !finite(p.X, p.Y, p.Width, p.Height) || p.Width <= 0 || p.Height <= 0 {
		return errNotFinite
	}
	name := fmt.Sprintf("%x", sha256.Sum256(p.Data))
	options := fpdf.ImageOptions{AllowNegativePosition: true}
	if d.out.GetImageInfo(name) == nil {
		data, kind, err := readPicture(p.Data)
		if err != nil {
			return err
		}
		options.ImageType = kind
		d.out.RegisterImageOptionsReader(name, options, bytes.NewReader(data))
	}
	d.out.ImageOptions(name, p.X, p.Y, p.Width, p.Height, false, options, 0, "")
	return d.out.Error()
}

// readPicture checks a picture to its last byte, and gives it back in a form that
// fpdf reads rightly: JPEG in grey or YCbCr as it is, all else as a plain PNG of 8
// bits a channel.
func readPicture(data []byte) (plain []byte, kind string, err error) {
	config, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, "", fmt.Errorf("pdf: a picture is neither JPEG nor PNG: %w", err)
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > mostPixels/config.Height {
		return nil, "", fmt.Errorf("pdf: a picture of %d × %d pixels is too large", config.Width, config.Height)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, "", fmt.Errorf("pdf: a picture cannot be read: %w", err)
	}
	if kind == "jpeg" && (config.ColorModel == color.YCbCrModel || config.ColorModel == color.GrayModel) {
		return data, "jpg", nil
	}
	if _, ok := img.(*image.Gray); !ok {
		all := image.NewNRGBA(image.Rect(0, 0, config.Width, config.Height))
		draw.Draw(all, all.Rect, img, img.Bounds().Min, draw.Src)
		img = all
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, img); err != nil {
		return nil, "", fmt.Errorf("pdf: a picture cannot be written: %w", err)
	}
	return b.Bytes(), "png", nil
}

// link lays an address under a box.
func (d *drawer) link(l typeset.Link) error {
	if !finite(l.X, l.Y, l.Width, l.Height) {
		return errNotFinite
	}
	u, err := url.Parse(l.URL)
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	if u.Scheme == "" {
		return errors.New("pdf: a link without a scheme: " + l.URL)
	}
	d.out.LinkString(l.X, l.Y, l.Width, l.Height, u.String())
	return nil
}
