package font_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/google/go-cmp/cmp"

	ours "xingbang/render/font"
)

// other parses a font with a library that is not ours.
func other(tb testing.TB, data []byte) *font.Face {
	tb.Helper()
	f, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func segments(f *font.Face, g font.GID) []opentype.Segment {
	o, _ := f.GlyphData(g).(font.GlyphOutline)
	return o.Segments
}

// ink is the horizontal extent of a character's outline, and its advance, in units.
func ink(tb testing.TB, data []byte, r rune) (left, right, advance float64) {
	tb.Helper()
	f := other(tb, data)
	g, ok := f.NominalGlyph(r)
	if !ok {
		tb.Fatalf("no glyph for %c", r)
	}
	left, right = 1e9, -1e9
	for _, s := range segments(f, g) {
		for _, p := range s.ArgsSlice() {
			left, right = min(left, float64(p.X)), max(right, float64(p.X))
		}
	}
	return left, right, float64(f.HorizontalAdvance(g))
}

func cutText(tb testing.TB, role ours.Role, text string) (map[*ours.Face][]ours.Piece, map[rune]ours.Glyph) {
	tb.Helper()
	pieces, glyphs := map[*ours.Face][]ours.Piece{}, map[rune]ours.Glyph{}
	for _, r := range text {
		g, ok := builtin(tb).Glyph(role, r)
		if !ok {
			tb.Fatalf("no glyph for %c", r)
		}
		glyphs[r] = g
		pieces[g.Face] = append(pieces[g.Face], ours.Piece{Rune: r, ID: g.ID, Advance: g.Face.AdvanceUnits(g.ID)})
	}
	return pieces, glyphs
}

// A cut font shows each character with the source's outline and advance, to a
// reader that is not ours.
func TestCutOutlines(t *testing.T) {
	for _, role := range roles {
		pieces, glyphs := cutText(t, role, "党员星级评定䶮㛃𬍛𬭎𬱖𠮷（），。ABC019 ★")
		for face, ps := range pieces {
			data, err := face.Cut(face.Name(), ps)
			if err != nil {
				t.Fatal(err)
			}
			cut := other(t, data)
			for r, g := range glyphs {
				if g.Face != face {
					continue
				}
				id, ok := cut.NominalGlyph(r)
				if !ok || ps[id-1].Rune != r {
					t.Errorf("%s: %c is glyph %d", face.Name(), r, id)
					continue
				}
				if a := cut.HorizontalAdvance(id); a != float32(face.AdvanceUnits(g.ID)) {
					t.Errorf("%s: %c advances %v", face.Name(), r, a)
				}
				source, err := face.Cut("Whole", []ours.Piece{{Rune: r, ID: g.ID}})
				if err != nil {
					t.Fatal(err)
				}
				if d := cmp.Diff(segments(other(t, source), 1), segments(cut, id)); d != "" {
					t.Errorf("%s: %c has another outline: %s", face.Name(), r, d)
				}
			}
		}
	}
}

// Against the embedded file itself, read by the other library.
func TestCutAgainstSource(t *testing.T) {
	g, _ := builtin(t).Glyph(ours.Kai, '龚')
	raw, err := os.ReadFile(filepath.Join("..", "..", "fonts", "LXGWWenKai-Regular.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	source := other(t, raw)
	data, err := g.Face.Cut("Cut", []ours.Piece{{Rune: '龚', ID: g.ID, Advance: 1000}})
	if err != nil {
		t.Fatal(err)
	}
	want, _ := source.NominalGlyph('龚')
	if want != font.GID(g.ID) {
		t.Errorf("龚 is glyph %d, want %d", g.ID, want)
	}
	if d := cmp.Diff(segments(source, want), segments(other(t, data), 1)); d != "" {
		t.Error(d)
	}
}

// One glyph under several pieces: each has its own advance and fit, all show the
// same outline, and cutting the cut font again (it has composite glyphs now) changes
// nothing.
func TestCutVariants(t *testing.T) {
	g, _ := builtin(t).Glyph(ours.Song, '张')
	pieces := []ours.Piece{
		{Rune: '张', ID: g.ID, Advance: 1000},
		{Rune: '张', ID: g.ID, Advance: 2000},
		{Rune: '张', ID: g.ID, Advance: 500, Fit: ours.Fit{Stretch: 0.5, Shift: 20, Rise: -10}},
	}
	data, err := g.Face.Cut("Once", pieces)
	if err != nil {
		t.Fatal(err)
	}
	check := func(data []byte) {
		t.Helper()
		f := other(t, data)
		plain := segments(f, 1)
		if len(plain) == 0 {
			t.Fatal("no outline")
		}
		if d := cmp.Diff(plain, segments(f, 2)); d != "" {
			t.Errorf("the wide piece differs: %s", d)
		}
		for i, s := range segments(f, 3) {
			for j, p := range s.ArgsSlice() {
				q := plain[i].ArgsSlice()[j]
				if p.X != q.X*0.5+20 || p.Y != q.Y-10 {
					t.Fatalf("point %v of the fitted piece, from %v", p, q)
				}
			}
		}
		for i, p := range pieces {
			if a := f.HorizontalAdvance(font.GID(i + 1)); a != float32(p.Advance) {
				t.Errorf("piece %d advances %v, want %d", i, a, p.Advance)
			}
		}
	}
	check(data)
	if whole, _ := g.Face.Cut("Alone", pieces[:1]); len(data) > len(whole)+100 {
		t.Errorf("three pieces of one glyph take %d bytes, one takes %d", len(data), len(whole))
	}

	again, err := ours.Parse("Once", data)
	if err != nil {
		t.Fatal(err)
	}
	twice, err := again.Cut("Twice", []ours.Piece{
		{Rune: '张', ID: 1, Advance: 1000}, {Rune: '张', ID: 2, Advance: 2000}, {Rune: '张', ID: 3, Advance: 500},
	})
	if err != nil {
		t.Fatal(err)
	}
	check(twice)
	// Parts that no piece asks for come along.
	part, err := again.Cut("Part", []ours.Piece{{Rune: '张', ID: 3, Advance: 500}})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(segments(other(t, data), 3), segments(other(t, part), 1)); d != "" {
		t.Error(d)
	}
}

func TestCutIsTheSameEachTime(t *testing.T) {
	pieces, _ := cutText(t, ours.Kai, "党员星级评定")
	for face, ps := range pieces {
		a, _ := face.Cut("A", ps)
		b, _ := face.Cut("A", ps)
		if !bytes.Equal(a, b) {
			t.Error("two cuts differ")
		}
	}
}

func TestCutRefusesGlyphsItHasNot(t *testing.T) {
	g, _ := builtin(t).Glyph(ours.Song, '张')
	if _, err := g.Face.Cut("A", []ours.Piece{{Rune: 'A', ID: 65534}}); err == nil {
		t.Error("no error for a glyph that the face has not")
	}
}

// fontTools reads every table of a cut font and finds the same characters, glyphs
// and advances.
func TestCutWithFontTools(t *testing.T) {
	const script = `
import json, sys
from fontTools.ttLib import TTFont
f = TTFont(sys.argv[1], checkChecksums=2, lazy=False)
for t in f.keys():
    if t != "GlyphOrder": f[t]
g = f["glyf"]
for n in f.getGlyphOrder():
    x = g[n]
    x.expand(g)
    if x.numberOfContours:
        x.getCoordinates(g)
        assert x.isComposite() or f["hmtx"][n][1] == x.xMin, (n, f["hmtx"][n], x.xMin)
f.save(sys.argv[2])
json.dump({"cmap": {chr(c): f["hmtx"][n][0] for c, n in f.getBestCmap().items()},
           "name": f["name"].getDebugName(6), "glyphs": f["maxp"].numGlyphs}, sys.stdout)
`
	python := "/usr/bin/python3"
	if err := exec.Command(python, "-c", "import fontTools").Run(); err != nil {
		missing(t, "python3-fonttools")
	}
	g, _ := builtin(t).Glyph(ours.Song, '张')
	rare, _ := builtin(t).Glyph(ours.Song, '𠮷')
	for _, c := range []struct {
		face   *ours.Face
		pieces []ours.Piece
		want   map[string]int
	}{
		{g.Face, []ours.Piece{
			{Rune: '张', ID: g.ID, Advance: 1000},
			{Rune: '𬍛', ID: g.ID, Advance: 1500, Fit: ours.Fit{Shift: -3}},
			{Rune: '张', ID: g.ID, Advance: 2000},
		}, map[string]int{"张": 1000, "𬍛": 1500}},
		{rare.Face, []ours.Piece{{Rune: '𠮷', ID: rare.ID, Advance: 1024}}, map[string]int{"𠮷": 1024}},
	} {
		data, err := c.face.Cut("Cut-Regular", c.pieces)
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		file := filepath.Join(dir, "cut.ttf")
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(python, "-W", "error", "-c", script, file, filepath.Join(dir, "again.ttf"))
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("fontTools: %v\n%s", err, &stderr)
		}
		var got struct {
			Cmap   map[string]int
			Name   string
			Glyphs int
		}
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(c.want, got.Cmap); d != "" || got.Name != "Cut-Regular" || stderr.Len() > 0 {
			t.Errorf("%s: %+v %s %s", c.face.Name(), got, d, &stderr)
		}
	}
}

// missing skips a test whose tool is not installed, but not where all tools must be.
func missing(t *testing.T, tool string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not installed", tool)
	}
	t.Skipf("%s is not installed", tool)
}

// BenchmarkCut cuts 600 glyphs.
func BenchmarkCut(b *testing.B) {
	g, _ := builtin(b).Glyph(ours.Song, '张')
	var pieces []ours.Piece
	for r := rune(0x4E00); len(pieces) < 600; r += 7 {
		if id := g.Face.GlyphID(r); id != 0 {
			pieces = append(pieces, ours.Piece{Rune: r, ID: id, Advance: 1000})
		}
	}
	for b.Loop() {
		if _, err := g.Face.Cut("Cut", pieces); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkParse parses the largest embedded face.
func BenchmarkParse(b *testing.B) {
	data, err := os.ReadFile(filepath.Join("..", "..", "fonts", "HanaMinB.ttf"))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := ours.Parse("HanaMinB", data); err != nil {
			b.Fatal(err)
		}
	}
}
