// Package picture turns the user's photos and graphics into pictures fit for
// print: upright, cropped, no finer than paper shows, and without what a camera
// or an editor writes into a file besides the picture (place, time, device).
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"
)

// mostPixels bounds what a picture may unpack to.
const mostPixels = 50_000_000

var errKind = errors.New("picture: neither JPEG nor PNG")

// read decodes a JPEG or PNG that is not enormous.
func read(data []byte) (image.Image, error) {
	config, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || kind != "jpeg" && kind != "png" {
		return nil, errKind
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > mostPixels/config.Height {
		return nil, fmt.Errorf("picture: %d × %d pixels are too many", config.Width, config.Height)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("picture: %w", err)
	}
	return img, nil
}

// headroom is the part of what a photo is too tall by that is cut off above.
const headroom = 0.25

// Portrait is a photo of a person as a JPEG of the ratio width to height, at most
// so many pixels: turned as the camera noted (Exif), cropped at the sides about
// its middle, or above and below, there less above, where the face is.
func Portrait(data []byte, width, height int) ([]byte, error) {
	img, err := read(data)
	if err != nil {
		return nil, err
	}
	turn := orientation(data)
	size := img.Bounds().Size()
	if turn.swaps() {
		size.X, size.Y = size.Y, size.X
	}
	scale := max(float64(width)/float64(size.X), float64(height)/float64(size.Y))
	if scale > 1 { // never made larger, only of the ratio
		width = max(1, int(float64(width)/scale+0.5))
		height = max(1, int(float64(height)/scale+0.5))
		scale = 1
	}
	small := image.Pt(scaled(size.X, scale, width), scaled(size.Y, scale, height))
	if turn.swaps() {
		small.X, small.Y = small.Y, small.X
	}
	upright := turn.apply(resize(img, small, color.White))
	spare := upright.Bounds().Size().Sub(image.Pt(width, height))
	corner := image.Pt(spare.X/2, int(float64(spare.Y)*headroom))
	crop := upright.SubImage(image.Rectangle{corner, corner.Add(image.Pt(width, height))})
	var b bytes.Buffer
	if err := jpeg.Encode(&b, crop, &jpeg.Options{Quality: 90}); err != nil {
		return nil, fmt.Errorf("picture: %w", err)
	}
	return b.Bytes(), nil
}

// Whole is a photo as a JPEG of at most so many pixels a side, turned as the camera
// noted (Exif) and not cropped.
func Whole(data []byte, most int) ([]byte, error) {
	img, err := read(data)
	if err != nil {
		return nil, err
	}
	size := img.Bounds().Size()
	scale := min(1, float64(most)/float64(max(size.X, size.Y)))
	size = image.Pt(scaled(size.X, scale, 1), scaled(size.Y, scale, 1))
	var b bytes.Buffer
	err = jpeg.Encode(&b, orientation(data).apply(resize(img, size, color.White)), &jpeg.Options{Quality: 85})
	if err != nil {
		return nil, fmt.Errorf("picture: %w", err)
	}
	return b.Bytes(), nil
}

// Graphic is a graphic as a PNG of at most so many pixels a side, its opacity
// kept, with its size in pixels.
func Graphic(data []byte, most int) (file []byte, width, height int, err error) {
	img, err := read(data)
	if err != nil {
		return nil, 0, 0, err
	}
	size := img.Bounds().Size()
	scale := min(1, float64(most)/float64(max(size.X, size.Y)))
	size = image.Pt(scaled(size.X, scale, 1), scaled(size.Y, scale, 1))
	var b bytes.Buffer
	if err := png.Encode(&b, resize(img, size, color.Transparent)); err != nil {
		return nil, 0, 0, fmt.Errorf("picture: %w", err)
	}
	return b.Bytes(), size.X, size.Y, nil
}

// scaled is a length in pixels made smaller, at least so much.
func scaled(length int, scale float64, least int) int {
	return max(least, int(float64(length)*scale+0.5))
}

// resize draws a picture over a ground at a size in pixels. A much larger one is
// first brought near that size by samples: the mean of all its pixels takes five
// times as long and looks the same.
func resize(img image.Image, size image.Point, ground color.Color) *image.RGBA {
	if near := size.Mul(2); near.X < img.Bounds().Dx() && near.Y < img.Bounds().Dy() {
		sampled := image.NewRGBA(image.Rectangle{Max: near})
		draw.ApproxBiLinear.Scale(sampled, sampled.Rect, img, img.Bounds(), draw.Src, nil)
		img = sampled
	}
	out := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(out, out.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
	draw.BiLinear.Scale(out, out.Rect, img, img.Bounds(), draw.Over, nil)
	return out
}
