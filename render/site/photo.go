package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	_ "image/jpeg"
	_ "image/png"
)

// photo is a picture of the site. Its name is its content's digest, so that a
// file name of the user's, which may say more than the page, never shows.
type photo struct {
	Path          string // from the site's folder
	Width, Height int    // pixels
	data          []byte
}

// newPhoto reports false for no picture and for what is neither JPEG nor PNG.
func newPhoto(data []byte) (photo, bool) {
	if len(data) == 0 {
		return photo{}, false
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width <= 0 || config.Height <= 0 {
		return photo{}, false
	}
	extension := map[string]string{"jpeg": ".jpg", "png": ".png"}[format]
	if extension == "" {
		return photo{}, false
	}
	sum := sha256.Sum256(data)
	return photo{
		Path:   "assets/photos/" + hex.EncodeToString(sum[:8]) + extension,
		Width:  config.Width,
		Height: config.Height,
		data:   data,
	}, true
}
