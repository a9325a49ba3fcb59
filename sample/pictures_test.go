package sample

import (
	"bytes"
	"image/png"
	"os"
	"path"
	"regexp"
	"testing"
)

// TestPictures holds that README shows every picture that make.sh makes, and that they
// stay small.
func TestPictures(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	for _, m := range regexp.MustCompile(`!\[[^\]]+\]\(sample/(pictures/[^)]+)\)`).FindAllSubmatch(readme, -1) {
		shown[string(m[1])] = true
	}
	entries, err := os.ReadDir("pictures")
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, e := range entries {
		name := path.Join("pictures", e.Name())
		if path.Ext(name) != ".png" {
			continue
		}
		if !shown[name] {
			t.Errorf("README does not show %s", name)
		}
		delete(shown, name)
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := png.DecodeConfig(bytes.NewReader(data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		total += len(data)
	}
	for name := range shown {
		t.Errorf("README shows %s, which is not there", name)
	}
	if total > 1_500_000 {
		t.Errorf("the pictures have %d bytes together", total)
	}
}
