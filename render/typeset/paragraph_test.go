package typeset

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"xingbang/render/font"
)

// em is the tests' em in mm, 28 of which make a line of 156 mm.
const em = 156.0 / 28

func builtin(t testing.TB) *font.Set {
	t.Helper()
	fonts, err := font.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// compose sets text justified in a measure of so many em.
func compose(t testing.TB, text string, ems float64, whole ...string) []Line {
	t.Helper()
	p := Paragraph{Measure: ems * em, Whole: whole}
	return p.Compose(builtin(t), Span{Text: text, Role: font.FangSong, Size: em / MMPerPoint})
}

func textOf(l Line) string {
	var b strings.Builder
	for _, r := range l.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

func textsOf(lines []Line) []string {
	var texts []string
	for _, l := range lines {
		texts = append(texts, textOf(l))
	}
	return texts
}

// lefts are the left edges of a line's characters in em.
func lefts(fonts *font.Set, l Line) []float64 {
	var xs []float64
	for _, r := range l.Runs {
		x := r.X
		for i, c := range []rune(r.Text) {
			xs = append(xs, x/em)
			w := fonts.Advance(r.Role, c) * r.Size * MMPerPoint
			if r.Condense != 0 {
				w *= r.Condense
			}
			x += w
			if r.Extra != nil {
				x += r.Extra[i]
			}
		}
	}
	return xs
}

func TestMarkWidths(t *testing.T) {
	fonts := builtin(t)
	cases := []struct {
		rule, text string
		want       []float64
	}{
		{"full width alone", "一，二", []float64{0, 1, 2}},
		{"closing beside closing: 1.5 em", "一》，二", []float64{0, 1, 1.5, 2.5}},
		{"closing beside opening", "一，“二", []float64{0, 1, 1.5, 2.5}},
		{"opening beside opening", "一（《二", []float64{0, 1, 1.5, 2.5}},
		{"three in a row", "一》”，二", []float64{0, 1, 1.5, 2, 3}},
		{"a dash of two em", "一——二", []float64{0, 1, 2, 3}},
	}
	for _, c := range cases {
		got := lefts(fonts, compose(t, c.text, 20)[0])
		for i := range c.want {
			if math.Abs(got[i]-c.want[i]) > 1e-6 {
				t.Errorf("%s: %s: got %.3f, want %v", c.rule, c.text, got, c.want)
				break
			}
		}
	}
}

func TestLineEndMarkIsHalfWidth(t *testing.T) {
	lines := compose(t, "一二三四，五六七八", 4.5)
	if got := lines[0].Width / em; textOf(lines[0]) != "一二三四，" || math.Abs(got-4.5) > 1e-6 {
		t.Errorf("got %q, %.3f em wide", textOf(lines[0]), got)
	}
	for i, x := range lefts(builtin(t), lines[0]) {
		if math.Abs(x-float64(i)) > 1e-6 {
			t.Errorf("character %d stands at %.3f em", i, x)
		}
	}
}

func TestJustification(t *testing.T) {
	fonts := builtin(t)
	gap := func(l Line, i int) float64 { // after the i-th character
		xs := lefts(fonts, l)
		r := []rune(textOf(l))[i]
		return xs[i+1] - xs[i] - fonts.Advance(font.FangSong, r)
	}
	t.Run("Latin spaces grow first", func(t *testing.T) {
		l := compose(t, "一ab cd二三四五", 5.25)[0] // ends before 三
		if textOf(l) != "一ab cd二" {
			t.Fatal(textOf(l))
		}
		if gap(l, 3) < 0.2 {
			t.Errorf("the space grew by %.3f em", gap(l, 3))
		}
	})
	t.Run("then gaps between Han and Latin, to a quarter em", func(t *testing.T) {
		l := compose(t, "一二三12四五六七八九", 7)[0]
		if textOf(l) != "一二三12四五" {
			t.Fatal(textOf(l))
		}
		spare := 7 - 5 - 2*0.5145
		if spare < 0.5 {
			t.Fatal(spare)
		}
		between, solid := gap(l, 2), gap(l, 0)
		if math.Abs(between-solid-0.25) > 1e-6 {
			t.Errorf("Han–Latin %.3f em, Han–Han %.3f em", between, solid)
		}
		if inside := gap(l, 3); math.Abs(inside) > 1e-6 {
			t.Errorf("the number is spaced by %.3f em", inside)
		}
	})
	t.Run("an eighth of an em is there before", func(t *testing.T) {
		l := compose(t, "一12二10%三", 20)[0]
		for i, want := range []float64{0.125, 0, 0.125, 0.125, 0, 0, 0.125} {
			if got := gap(l, i); math.Abs(got-want) > 1e-6 {
				t.Errorf("%.3f em after character %d, want %.3f", got, i, want)
			}
		}
	})
	t.Run("other lines are solid, but where room is asked for", func(t *testing.T) {
		for spaced, want := range map[bool]float64{false: 0, true: 0.125} {
			p := Paragraph{Measure: 20 * em, Align: Left, Spaced: spaced}
			l := p.Compose(fonts, Span{Text: "一12二", Role: font.FangSong, Size: em / MMPerPoint})[0]
			if got := gap(l, 0); math.Abs(got-want) > 1e-6 {
				t.Errorf("%.3f em, want %.3f", got, want)
			}
		}
	})
	t.Run("no room beside marks that join", func(t *testing.T) {
		l := compose(t, "一二三～四五六七八", 6.4)[0]
		if textOf(l) != "一二三～四五" || gap(l, 0) < 0.05 {
			t.Fatal(textOf(l), gap(l, 0))
		}
		if a, b := gap(l, 2), gap(l, 3); math.Abs(a) > 1e-6 || math.Abs(b) > 1e-6 {
			t.Errorf("%.3f and %.3f em", a, b)
		}
	})
	t.Run("brackets are squeezed before pauses", func(t *testing.T) {
		l := compose(t, "一（二）三，四五六七八九", 6.7)[0]
		if textOf(l) != "一（二）三，四" {
			t.Fatal(textOf(l))
		}
		if before, after, pause := gap(l, 0), gap(l, 3), gap(l, 5); math.Abs(before+0.15) > 1e-6 || math.Abs(after+0.15) > 1e-6 || math.Abs(pause) > 1e-6 {
			t.Errorf("brackets %.3f and %.3f, pause %.3f em", before, after, pause)
		}
	})
	t.Run("squeezed rather than stretched", func(t *testing.T) {
		l := compose(t, "一，二，三四五六七八", 6.2)[0]
		if textOf(l) != "一，二，三四" && textOf(l) != "一，二，三四五" {
			t.Fatal(textOf(l))
		}
		if got := gap(l, 1); got > 0 {
			t.Errorf("the pause grew by %.3f em", got)
		}
	})
	t.Run("a stop gives after brackets and pauses", func(t *testing.T) {
		l := compose(t, "一。二，三四五六七八", 6.7)[0]
		if textOf(l) != "一。二，三四五" {
			t.Fatal(textOf(l))
		}
		if stop, pause := gap(l, 1), gap(l, 3); math.Abs(stop) > 1e-6 || math.Abs(pause+0.3) > 1e-6 {
			t.Errorf("stop %.3f, pause %.3f em", stop, pause)
		}
	})
}

func TestAlignment(t *testing.T) {
	fonts := builtin(t)
	for _, c := range []struct {
		align Alignment
		want  float64
	}{{Left, 0}, {Justified, 0}, {Center, 3.5}, {Right, 7}} {
		p := Paragraph{Measure: 10 * em, Align: c.align}
		l := p.Compose(fonts, Span{Text: "一二三", Role: font.FangSong, Size: em / MMPerPoint})[0]
		if got := l.Runs[0].X / em; math.Abs(got-c.want) > 1e-6 {
			t.Errorf("alignment %d: first character at %.3f em, want %v", c.align, got, c.want)
		}
	}
	p := Paragraph{Measure: 10 * em, Indent: 2 * em}
	lines := p.Compose(fonts, Span{Text: "一二三四五六七八九十一二", Role: font.FangSong, Size: em / MMPerPoint})
	if x := lines[0].Runs[0].X / em; x != 2 || textOf(lines[0]) != "一二三四五六七八" || lines[1].Runs[0].X != 0 {
		t.Errorf("indent: %v %q", x, textsOf(lines))
	}
}

func TestSpansKeepTheirFace(t *testing.T) {
	fonts := builtin(t)
	p := Paragraph{Measure: 4 * em}
	size := em / MMPerPoint
	lines := p.Compose(fonts,
		Span{Text: "一二三", Role: font.Hei, Size: size},
		Span{Text: "四五六", Role: font.Kai, Size: size, URL: "https://example.cn"})
	if len(lines) != 2 || len(lines[0].Runs) != 2 || lines[0].Runs[0].Role != font.Hei || lines[0].Runs[1].Role != font.Kai {
		t.Fatalf("%+v", lines)
	}
	if len(lines[0].Links) != 1 || math.Abs(lines[0].Links[0].X-3*em) > 1e-6 || len(lines[1].Links) != 1 {
		t.Errorf("links %+v %+v", lines[0].Links, lines[1].Links)
	}
}

// pieces are what random texts are made of: runs of Han, marks that never stand
// alone at an edge of two, numbers, Latin, addresses.
var pieces = []string{
	"党员", "星级评定", "一", "公示期间", "，", "。", "、", "；", "“", "”", "（", "）", "《", "》",
	"——", "……", "148名", "2026年7月1日", "10%", "A", "Word", " ", "dang@example.cn", "·", "买买提·吐尔逊",
	"‘", "’", "：", "？", "！", "〈", "〉", "【", "】", "￥100", "第12号", "50℃", "1～5日", "9:00—17:00", "5 kg", "98.50%",
	"https://example.cn/a/b", "0000-1234567", "～", "/", "𠮷", "é", "〔待填：日期〕",
}

func TestParagraphProperties(t *testing.T) {
	fonts := builtin(t)
	rapid.Check(t, func(t *rapid.T) {
		input := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 60).Draw(t, "pieces"), "")
		ems := rapid.Float64Range(14, 28).Draw(t, "measure")
		p := Paragraph{Measure: ems * em, Indent: 2 * em}
		lines := p.Compose(fonts, Span{Text: input, Role: font.FangSong, Size: em / MMPerPoint})
		if got := strings.Join(textsOf(lines), ""); got != input {
			t.Fatalf("characters changed:\n got %q\nwant %q", got, input)
		}
		for i, l := range lines {
			checkLine(t, fonts, p, l, i, len(lines), input)
		}
	})
}

func checkLine(t *rapid.T, fonts *font.Set, p Paragraph, l Line, i, n int, input string) {
	left := 0.0
	if i == 0 {
		left = p.Indent
	}
	right := left + l.Width
	if right > p.Measure+1e-6 {
		t.Fatalf("line %d of %q is %.3f mm, the measure %.3f", i, textOf(l), right, p.Measure)
	}
	runes := []rune(strings.TrimRight(textOf(l), " "))
	stretchable := false
	for k := 1; k < len(runes); k++ {
		if runes[k] != ' ' && !(latin(runes[k]) && latin(runes[k-1])) && !joined(runes[k-1], runes[k]) {
			stretchable = true
		}
	}
	if i < n-1 && stretchable && math.Abs(right-p.Measure) > 0.1 {
		t.Fatalf("line %d %q ends at %.3f mm, not %.3f", i, textOf(l), right, p.Measure)
	}
	// Marks heaped up beyond a line's width are broken somewhere all the same.
	if heaped(fonts, input) {
		return
	}
	if i > 0 && len(runes) > 0 && noStart(runes[0]) {
		t.Fatalf("line %d begins with %c: %q", i, runes[0], input)
	}
	if i < n-1 && len(runes) > 0 && noEnd(runes[len(runes)-1]) {
		t.Fatalf("line %d ends with %c: %q", i, runes[len(runes)-1], input)
	}
}

// heaped tells whether a text has an unbreakable stretch that may be wider than the
// narrowest measure.
func heaped(fonts *font.Set, input string) bool {
	runes := []rune(input)
	start := 0
	for i, cost := range breakCosts(runes, nil) {
		if math.IsInf(cost, 1) {
			continue
		}
		if Width(fonts, font.FangSong, 1/MMPerPoint, string(runes[start:i])) > 12 {
			return true
		}
		start = i
	}
	return false
}

// FuzzParagraph holds that no input makes the composer panic, lose or add a
// character.
func FuzzParagraph(f *testing.F) {
	f.Add("根据《某某区党员评星定级量化管理实施办法》，经党支部测评。", 28.0)
	f.Add("。。。。。。。。（（（（（（", 3.0)
	f.Add("a  b\n\n c", 0.5)
	f.Add("\u0301\u200d𬱖", 1.0)
	f.Fuzz(func(t *testing.T, input string, ems float64) {
		if math.IsNaN(ems) || math.Abs(ems) > 1e6 || len(input) > 2000 {
			t.Skip()
		}
		valid := strings.ToValidUTF8(input, "")
		got := strings.Join(textsOf(compose(t, valid, ems)), "")
		if got != strings.ReplaceAll(valid, "\n", "") {
			t.Errorf("got %q, want %q", got, valid)
		}
	})
}

func BenchmarkParagraph(b *testing.B) {
	text := strings.Repeat("根据《某某区党员评星定级量化管理实施办法》，经党支部测评、党工委复审、党工委定星，现将2026年上半年党员“星级评定、量化考核”结果予以公示。", 10)
	for b.Loop() {
		compose(b, text, 28)
	}
}
