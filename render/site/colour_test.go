package site

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// Shades are those of the style sheets, and only letters of enough contrast stand
// on any main colour (WCAG 2.2, 1.4.3).
func TestColours(t *testing.T) {
	contrast := func(a, b string) float64 {
		x, y := parseHSL(a).luminance()+0.05, parseHSL(b).luminance()+0.05
		return max(x, y) / min(x, y)
	}
	for _, main := range []string{red, "#1b4f8f", "#1c6b3a", "#000000", "#ffffff", "#ffff00", "#00ff00", "#7f7f7f"} {
		c := newColours(main)
		for _, shade := range darkShades {
			for _, letters := range []string{"#ffffff", "#ffe9d6", "#ffe9c4", "#fffaf0", "#f6f2ec", "#fbf6ee"} {
				if got := contrast(c.of(shade), letters); got < 4.5 {
					t.Errorf("main colour %s: %s for %s against %s is %.2f", main, c.of(shade), shade, letters, got)
				}
			}
		}
	}
	if got := newColours("#1b4f8f").Main(); got != "#1b4f8f" {
		t.Errorf("a dark blue becomes %s", got)
	}
	if newColours("") != nil || newColours(red) != nil {
		t.Error("red needs no change")
	}
}

// Every red of the templates is one of the shades, so that none stays red on a blue
// site.
func TestAllRedsAreShades(t *testing.T) {
	known := strings.Join(append(darkShades, paleShades...), " ")
	for _, name := range []string{"style.css", "print.css", "fragment.html", "layout.html", "statistics.html", "notice.html"} {
		data, err := os.ReadFile("../../templates/site/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, hex := range regexp.MustCompile(`#[0-9a-fA-F]{6}\b`).FindAllString(string(data), -1) {
			c := parseHSL(hex)
			if reddish := (c.h < 12 || c.h > 348) && c.s > 0.35 && c.l < 0.85; reddish && !strings.Contains(known, hex) && hex != "#c9302c" {
				t.Errorf("%s has %s", name, hex)
			}
		}
	}
}
