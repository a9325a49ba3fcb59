package paper

import (
	"fmt"
	"slices"
	"strings"

	"xingbang/render/picture"
)

// PosterOptions are what can be chosen of the posters. The zero value is A3
// upright, red, with names alone.
type PosterOptions struct {
	Theme     PosterTheme
	Size      PosterSize
	Landscape bool
	// Photos puts the portraits of five-star members who agreed above their
	// names, Deeds a line of their 事迹 below.
	Photos, Deeds bool
	// Emblem stands at the head in place of the great star; nil for none. The
	// use of emblems is regulated: none is built in.
	Emblem *Emblem
	// Bleed prints 3 mm over the sheet's edges, with marks where to cut.
	Bleed bool
}

// PosterTheme is how a poster is coloured.
type PosterTheme uint8

const (
	RedTheme   PosterTheme = iota // gold on a red field
	WhiteTheme                    // red and gold lines on white, to save ink
)

var posterThemes = []string{"red", "white"}

// MarshalText is the theme's name, red or white.
func (t PosterTheme) MarshalText() ([]byte, error) { return wordOf(posterThemes, int(t)) }

// UnmarshalText reads a theme's name; its error has the names that there are.
func (t *PosterTheme) UnmarshalText(text []byte) error {
	i, err := indexOf(posterThemes, text)
	*t = PosterTheme(i)
	return err
}

// PosterSize is a poster's format (GB/T 148).
type PosterSize uint8

const (
	A3 PosterSize = iota
	A2
	A4
)

var (
	posterSizes = []string{"A3", "A2", "A4"}
	// posterSheets are the formats upright, in the order of PosterSize.
	posterSheets = []sheet{{297, 420, 1, false}, {420, 594, 420.0 / 297, false}, {210, 297, 210.0 / 297, false}}
)

// MarshalText is the format's name, as A3.
func (s PosterSize) MarshalText() ([]byte, error) { return wordOf(posterSizes, int(s)) }

// UnmarshalText reads a format's name; its error has the names that there are.
func (s *PosterSize) UnmarshalText(text []byte) error {
	i, err := indexOf(posterSizes, text)
	*s = PosterSize(i)
	return err
}

func wordOf(words []string, i int) ([]byte, error) {
	if i >= len(words) {
		return nil, fmt.Errorf("paper: no option %d", i)
	}
	return []byte(words[i]), nil
}

func indexOf(words []string, text []byte) (int, error) {
	i := slices.IndexFunc(words, func(w string) bool { return strings.EqualFold(w, string(text)) })
	if i < 0 {
		return 0, fmt.Errorf("可用的值是 %s", strings.Join(words, "、"))
	}
	return i, nil
}

// sheet is the sheet that the options ask for.
func (o PosterOptions) sheet() sheet {
	s := posterSheets[0]
	if int(o.Size) < len(posterSheets) {
		s = posterSheets[o.Size]
	}
	if o.Landscape {
		s.width, s.height, s.landscape = s.height, s.width, true
	}
	return s
}

// Emblem is a picture of the user's for the head of posters.
type Emblem struct {
	data          []byte
	width, height float64 // pixels
}

// NewEmblem reads a JPEG or PNG; anything else, and a broken one, is an error.
func NewEmblem(data []byte) (*Emblem, error) {
	const most = 1200 // pixels: 300 an inch for the largest that A2 shows
	file, width, height, err := picture.Graphic(data, most)
	if err != nil {
		return nil, err
	}
	return &Emblem{file, float64(width), float64(height)}, nil
}
