package site

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
)

// red is the built-in main colour. style.css has the shades of it below; where
// 网站主色 is set, each is replaced by the same shade of that colour.
const red = "#a50e15"

var (
	// Grounds of light letters, and letters on light grounds.
	darkShades = []string{red, "#7f0a10", "#8c0b11", "#5c060a", "#8a0b11", "#6d080d", "#cc1b22"}
	// Lines and bars.
	paleShades = []string{"#bf5a52", "#dd9a94", "#e7a9a0", "#d2604d", "#e3a08d"}
)

// colours gives each shade of red the site's own.
type colours map[string]string

// Main is the site's main colour.
func (c colours) Main() string { return c.of(red) }

func (c colours) of(shade string) string {
	if own := c[shade]; own != "" {
		return own
	}
	return shade
}

// paint replaces the shades in a style sheet or picture.
func (c colours) paint(data []byte) []byte {
	for _, shades := range [...][]string{darkShades, paleShades} {
		for _, shade := range shades {
			if own := c[shade]; own != "" {
				// Upper case first, so that no replacement is replaced again.
				data = bytes.ReplaceAll(data, []byte(shade), bytes.ToUpper([]byte(own)))
			}
		}
	}
	return data
}

// mostLuminance is how light a dark shade may be (WCAG 2.2, relative luminance), so
// that the pale yellow letters on it, of luminance 0.84, have a contrast of 4.5.
const mostLuminance = 0.145

// newColours shifts all shades from red to the main colour, as #1b4f8f, keeping
// their distance in hue and lightness; "" is red itself. A main colour too light
// for letters is darkened.
func newColours(main string) colours {
	if main == "" || main == red {
		return nil
	}
	from, to := parseHSL(red), parseHSL(main).darkened()
	shift := func(shade string) hsl {
		s := parseHSL(shade)
		out := hsl{h: math.Mod(s.h-from.h+to.h+720, 360), s: min(1, s.s*to.s/from.s)}
		if s.l <= from.l {
			out.l = s.l / from.l * to.l
		} else {
			out.l = 1 - (1-s.l)/(1-from.l)*(1-to.l)
		}
		return out
	}
	c := colours{}
	for _, s := range darkShades {
		c[s] = shift(s).darkened().String()
	}
	for _, s := range paleShades {
		c[s] = shift(s).String()
	}
	return c
}

// hsl is a colour by hue in degrees, saturation and lightness from 0 to 1.
type hsl struct{ h, s, l float64 }

// parseHSL reads #rrggbb; what is none is black.
func parseHSL(hex string) hsl {
	n, _ := strconv.ParseUint(hex[min(1, len(hex)):], 16, 32)
	r, g, b := float64(n>>16&255)/255, float64(n>>8&255)/255, float64(n&255)/255
	high, low := max(r, g, b), min(r, g, b)
	out := hsl{l: (high + low) / 2}
	d := high - low
	if d == 0 {
		return out
	}
	out.s = d / (1 - math.Abs(2*out.l-1))
	switch high {
	case r:
		out.h = math.Mod((g-b)/d+6, 6) * 60
	case g:
		out.h = ((b-r)/d + 2) * 60
	default:
		out.h = ((r-g)/d + 4) * 60
	}
	return out
}

func (c hsl) rgb() [3]float64 {
	var out [3]float64
	for i, n := range [...]float64{0, 8, 4} {
		k := math.Mod(n+c.h/30, 12)
		out[i] = c.l - c.s*min(c.l, 1-c.l)*max(-1, min(k-3, 9-k, 1))
	}
	return out
}

// luminance is WCAG 2.2's relative luminance.
func (c hsl) luminance() float64 {
	sum := 0.0
	for i, v := range c.rgb() {
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += v * [...]float64{0.2126, 0.7152, 0.0722}[i]
	}
	return sum
}

// darkened is the colour as dark as letters need.
func (c hsl) darkened() hsl {
	for c.luminance() > mostLuminance {
		c.l *= 0.98
	}
	return c
}

// String is the colour as #rrggbb.
func (c hsl) String() string {
	v := c.rgb()
	return fmt.Sprintf("#%02x%02x%02x", int(v[0]*255+0.5), int(v[1]*255+0.5), int(v[2]*255+0.5))
}
