package typeset

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"xingbang/render/font"
)

func TestSetName(t *testing.T) {
	fonts := builtin(t)
	style := NameStyle{Role: font.FangSong, Size: em / MMPerPoint}
	type want struct {
		text     string
		x, width float64 // em
		condense float64
	}
	cases := []struct {
		rule string
		name Name
		cell float64
		want []want
	}{
		{"two characters take the width of three", Name{Text: "李梅"}, 3.75, []want{{"李梅", 0, 3, 0}}},
		{"three characters are natural", Name{Text: "陈国栋"}, 3.75, []want{{"陈国栋", 0, 3, 0}}},
		{"four characters are condensed", Name{Text: "欧阳志远"}, 3.5, []want{{"欧阳志远", 0, 3.5, 0.875}}},
		{"a distinction follows small", Name{Text: "张伟", Note: "（女）"}, 4.5, []want{{"张伟", 0, 3, 0}, {"（女）", 3, 2 * noteScale, 0}}},
		{"for a distinction the spread gives way", Name{Text: "张伟", Note: "（女）"}, 3.75, []want{{"张伟", 0, 3.75 - 2*noteScale, 0}, {"（女）", 3.75 - 2*noteScale, 2 * noteScale, 0}}},
		{"a score follows with a gap", Name{Text: "陈国栋", Note: "92"}, 6, []want{{"陈国栋", 0, 3, 0}, {"92", 3 + noteGap*noteScale, Width(fonts, font.FangSong, noteScale/MMPerPoint, "92"), 0}}},
		{"too long for one line: two, at the interpunct", Name{Text: "买买提·吐尔逊"}, 3, []want{{"买买提·", 0, 3.327 * noteScale, 0}, {"吐尔逊", 0, 3 * noteScale, 0}}},
		{"without an interpunct: at the middle", Name{Text: "爱新觉罗溥仪"}, 3, []want{{"爱新觉", 0, 3 * noteScale, 0}, {"罗溥仪", 0, 3 * noteScale, 0}}},
	}
	for _, c := range cases {
		runs := style.Set(fonts, c.name, 0, 0, c.cell*em)
		if len(runs) != len(c.want) {
			t.Errorf("%s: %+v", c.rule, runs)
			continue
		}
		for i, w := range c.want {
			r := runs[i]
			if r.Text != w.text || math.Abs(r.X/em-w.x) > 1e-3 || math.Abs(RunWidth(fonts, r)/em-w.width) > 2e-3 || math.Abs(r.Condense-w.condense) > 1e-6 {
				t.Errorf("%s: run %d is %q at %.3f em, %.3f wide, condensed %.3f; want %+v", c.rule, i, r.Text, r.X/em, RunWidth(fonts, r)/em, r.Condense, w)
			}
		}
	}
}

func TestNameWidths(t *testing.T) {
	fonts := builtin(t)
	style := NameStyle{Role: font.FangSong, Size: em / MMPerPoint}
	if w := style.Width(fonts, Name{Text: "李梅"}) / em; math.Abs(w-3) > 1e-6 {
		t.Errorf("李梅 is %.3f em wide", w)
	}
	if w := style.LeastWidth(fonts, Name{Text: "欧阳志远"}) / em; math.Abs(w-2.8) > 1e-6 {
		t.Errorf("欧阳志远 needs %.3f em", w)
	}
}

func TestNamesNeverLoseACharacter(t *testing.T) {
	fonts := builtin(t)
	parts := []string{"买买提", "·", "吐尔逊", "张", "伟", "欧阳", "𬱖", "䶮", "Alexander", " ", "Smith"}
	rapid.Check(t, func(t *rapid.T) {
		name := strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 8).Draw(t, "name"), "")
		note := rapid.SampledFrom([]string{"", "（女）", "92.50"}).Draw(t, "note")
		cell := rapid.Float64Range(2.5, 8).Draw(t, "cell") * em
		style := NameStyle{Role: font.Kai, Size: em / MMPerPoint}
		got := ""
		for _, r := range style.Set(fonts, Name{Text: name, Note: note}, 10, 0, cell) {
			got += r.Text
			if r.Extra != nil && len(r.Extra) != utf8.RuneCountInString(r.Text) {
				t.Fatalf("%q has %d extras", r.Text, len(r.Extra))
			}
			if end := r.X + RunWidth(fonts, r); end > 10+cell+1e-6 {
				t.Fatalf("%q ends %.3f mm beyond the cell", r.Text, end-10-cell)
			}
		}
		if got != name+note {
			t.Fatalf("got %q, want %q", got, name+note)
		}
	})
}
