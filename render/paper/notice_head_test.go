package paper

import (
	"math"
	"strings"
	"testing"

	"xingbang/render/typeset"
)

// TestBranchHead holds how a branch's name of any length stands beside its names: in
// as few rows as can be, whole, in its column, clear of the rules.
func TestBranchHead(t *testing.T) {
	s := noticeSetter{fonts: builtin(t), heads: map[headKey]branchHead{}}
	const width = 8.8 * gridEm
	for _, c := range []struct {
		lines string // parted by |
		rows  int
		least float64 // size, of the body's
	}{
		{"机关党支部", 1, 1},
		{"东风社区第一党支部", 1, 1},
		{"东风街道综合执法党支部", 1, mostHead},
		{"东风街道商圈两新组织|联合党支部（建设路片区）", 1, leastHead},
		{"东风街道新时代|文明实践志愿服务联合会|第十二流动党员党支部", 2, leastHead},
		{"某某市第一人民医院|离退休干部第二党支部", 1, leastHead},
	} {
		head := s.branchHead(strings.ReplaceAll(c.lines, "|", ""), width)
		var got []string
		for _, l := range head.lines {
			text := ""
			for _, r := range l.Runs {
				text += r.Text
				if r.Size < c.least*bodySize-1e-6 {
					t.Errorf("%s is set in %.2f pt", text, r.Size)
				}
				if r.X < 0 || r.X+typeset.RunWidth(s.fonts, r) > width+1e-6 {
					t.Errorf("%s is wider than its column", text)
				}
				em := r.Size * typeset.MMPerPoint
				top := -ascent*gridEm - (gridPitch-gridEm)/2
				if r.Y-headAscent*em < top+headMargin-1e-6 || r.Y+headDescent*em > top+float64(head.rows)*gridPitch-headMargin+1e-6 {
					t.Errorf("%s stands at %.2f mm, too near to a rule", text, r.Y)
				}
			}
			got = append(got, text)
		}
		if strings.Join(got, "|") != c.lines || head.rows != c.rows {
			t.Errorf("got %q in %d rows, want %s in %d", got, head.rows, c.lines, c.rows)
		}
	}
	if head := s.branchHead(strings.Repeat("某某街道", 25), width); head.rows > mostHeadRows || len(head.lines)*18 < 100 {
		t.Errorf("a hundred characters: %d lines in %d rows", len(head.lines), head.rows)
	}
	// A block is in the middle of its rows, where the middle of a name's line is too.
	head := s.branchHead("某某市第一人民医院离退休干部第二党支部", width)
	em := head.lines[0].Runs[0].Size * typeset.MMPerPoint
	middle := (head.lines[0].Runs[0].Y - headAscent*em + head.lines[1].Runs[0].Y + headDescent*em) / 2
	if math.Abs(middle-(0.5-ascent)*gridEm) > 1e-6 {
		t.Errorf("the block's middle is at %.3f mm", middle)
	}
}
