package collation

import (
	_ "embed"
	"slices"
	"strings"
	"testing"
)

//go:embed standard-characters.txt
var standard string

// TestStandardOrder holds the table against the order in which the standard
// prints each of its levels.
func TestStandardOrder(t *testing.T) {
	for i, level := range strings.Split(strings.TrimSpace(standard), "\n") {
		chars := []rune(strings.TrimSpace(level))
		for k := 1; k < len(chars); k++ {
			if stroke(chars[k-1]) >= stroke(chars[k]) {
				t.Errorf("level %d: %c is not before %c", i+1, chars[k-1], chars[k])
			}
		}
	}
}

// strokes is a character's stroke count, 0 if it is not known.
func strokes(r rune) int { return strokeRank()[r] >> 20 }

func TestStrokes(t *testing.T) {
	for char, want := range map[rune]int{'一': 1, '丁': 2, '王': 4, '张': 7, '李': 7, '龚': 11, '䶮': 9, '𠮷': 6, '龘': 48, 'A': 0} {
		if got := strokes(char); got != want {
			t.Errorf("%c has %d strokes, want %d", char, got, want)
		}
	}
}

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		what string
		less func(a, b string) int
		want string
	}{
		{"strokes of the surname, then classes", ByStroke, "丁一 卜小 王伟 李强 张伟 陈晨 赵云"},
		{"a missing middle counts before any", ByStroke, "王龘 王一鸣 王二小"},
		{"compound surnames", ByStroke, "王伟 欧阳修 欧阳一一"},
		{"no Chinese name comes last", ByStroke, "龚建 Alim"},
		{"syllable, tone, strokes", ByPinyin, "艾青 安然 白云 蔡明 黎明 李伟 李一 汪一 王二"},
		{"surname readings", ByPinyin, "区二 欧大 朴一 仇一 任一 单一 解一 尉迟一 曾一 查一"},
		{"ü behind u", ByPinyin, "卢一 陆一 吕一"},
	} {
		names := strings.Fields(c.want)
		want := slices.Clone(names)
		slices.Reverse(names)
		slices.SortStableFunc(names, c.less)
		if !slices.Equal(names, want) {
			t.Errorf("%s: %v, want %v", c.what, names, want)
		}
	}
}
