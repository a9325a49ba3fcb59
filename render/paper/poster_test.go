package paper

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"rsc.io/qr"

	"xingbang/render/evaluation"
	"xingbang/render/font"
	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// TestPosters: the combined document begins with the whole committee's roll and
// shares its other pages with the branches' documents; each has a bookmark; the
// same roll gives the same pages.
func TestPosters(t *testing.T) {
	fonts := builtin(t)
	h := honour(branchOf(2, 3, 4), branchOf(60, 60, 80), branchOf())
	h.Branches[1].Name = "机关党支部"
	all, each := Posters(h, fonts, PosterOptions{})
	if len(each) != len(h.Branches) || len(all.Bookmarks) != len(h.Branches)+1 {
		t.Fatalf("%d documents, %d bookmarks", len(each), len(all.Bookmarks))
	}
	if first := all.Bookmarks[0]; first.Text != "全体" || first.Page != 0 || all.Bookmarks[1].Page == 0 {
		t.Errorf("the first bookmarks are %v", all.Bookmarks[:2])
	}
	for i, doc := range each {
		mark := all.Bookmarks[i+1]
		if mark.Text != h.Branches[i].Name {
			t.Errorf("bookmark %d is %s", i, mark.Text)
		}
		for j, page := range doc.Pages {
			if all.Pages[mark.Page+j] != page {
				t.Errorf("sheet %d of %s is not the combined document's", j, mark.Text)
			}
		}
	}
	again, _ := Posters(h, fonts, PosterOptions{})
	if diff := cmp.Diff(all, again, cmp.AllowUnexported()); diff != "" {
		t.Errorf("a second composition differs:\n%s", diff)
	}
	if one, _ := Posters(honour(branchOf(1)), fonts, PosterOptions{}); len(one.Pages) != 1 {
		t.Errorf("a committee of one branch has %d pages", len(one.Pages))
	}
}

// TestPosterKeepsClear: head, foot and panel of every form stand apart on the
// sheet, with long texts too.
func TestPosterKeepsClear(t *testing.T) {
	fonts := builtin(t)
	long := honour()
	long.Name = "2026年上半年党员“星级评定、量化考核”暨“走帮服”连心活动、志愿服务评定结果"
	long.Committee = "中共某某自治区某某市某某新区东风国家高新技术产业开发区东风街道工作委员会"
	draft := honour()
	draft.Draft = true
	for _, o := range looks() {
		for _, h := range []publication.Honour{honour(), long, draft} {
			for _, e := range []*Emblem{nil, emblem(t, 90, 30)} {
				o.Emblem = e
				for _, n := range []int{3, 300} {
					h.Branches = []publication.HonourBranch{starred(n)}
					h.Branches[0].Name = "中共东风街道长江路社区老干部活动中心离退休第一党支部委员会"
					p := newPoster(h, fonts, o)
					plan := p.plan(roll{HonourBranch: h.Branches[0]})
					_, each := Posters(h, fonts, o)
					panel := plan.form.panel
					panel.y, panel.h = panel.y+plan.form.ribbonHeight/2, panel.h-plan.form.ribbonHeight/2
					outside := []placed{{"panel", panel}}
					for _, a := range texts(fonts, each[0].Pages[0].Items) {
						if !panel.meets(a.box) {
							outside = append(outside, a)
						}
					}
					if len(outside) < 6 {
						t.Errorf("%+v: only %d outside the panel", o, len(outside))
					}
					checkApart(t, outside, box{0, 0, p.width, p.height}.inset(5*p.unit))
				}
			}
		}
	}
}

func TestPosterNote(t *testing.T) {
	for _, c := range []struct {
		order evaluation.Order
		whole bool
		dated evaluation.Date
		want  string
	}{
		{evaluation.ByScore, false, evaluation.Date{Year: 2026, Month: 7, Day: 10}, "2026年7月"},
		{evaluation.BySheet, false, evaluation.Date{Year: 2026, Month: 12, Day: 1}, "2026年12月|同星级排名不分先后"},
		{evaluation.ByStroke, false, evaluation.Date{}, "同星级按姓氏笔画为序"},
		{evaluation.ByPinyin, false, evaluation.Date{}, "同星级按姓氏拼音为序"},
		{evaluation.ByPinyin, true, evaluation.Date{}, "同星级按支部排列"},
	} {
		p := poster{header: publication.Header{Order: c.order, Dated: c.dated}}
		if got := strings.Join(p.note(c.whole, 1, 1), "|"); got != c.want {
			t.Errorf("order %d: %s, not %s", c.order, got, c.want)
		}
	}
}

// TestPosterBranchName: the ribbon has the whole name, within the panel.
func TestPosterBranchName(t *testing.T) {
	fonts := builtin(t)
	for name, want := range map[string][]string{
		"机关":        nil,
		"东风社区第一党支部": nil,
		"东风街道商圈两新组织联合党支部（建设路片区）":        {"东风街道商圈两新组织", "联合党支部（建设路片区）"},
		"中共某某区东风街道长江路社区老干部活动中心离退休第一党支部": {"中共某某区东风街道长江路社区", "老干部活动中心离退休第一党支部"},
		strings.Repeat("东风街道长江路", 9):    {strings.Repeat("东风街道长江路", 5)[:84], ""},
	} {
		branch := branchOf(3, 4, 5)
		branch.Name = name
		page := sheets(t, branch)[0]
		var got []string
		for _, r := range runs(page.Items, font.Title, ribbonInk) {
			got = append(got, r.Text)
			if b := bounds(fonts, r); b.x < 30 || b.x+b.w > page.Width-30 {
				t.Errorf("%s runs from %.1f to %.1f", r.Text, b.x, b.x+b.w)
			}
		}
		if strings.Join(got, "") != name {
			t.Errorf("the ribbon says %s, not %s", got, name)
		}
		if len(want) > 0 && want[1] != "" {
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	}
}

func TestPosterDraft(t *testing.T) {
	h := honour(branchOf(), branchOf(1), branchOf(50, 75, 100))
	h.Draft = true
	for _, o := range looks() {
		all, _ := Posters(h, builtin(t), o)
		for i, page := range all.Pages {
			theme := o.theme()
			if len(runs(page.Items, font.Hei, theme.draft)) != 1 || len(runs(page.Items, font.Hei, theme.draftWords)) != 1 {
				t.Errorf("%+v: page %d does not say that it is a draft", o, i+1)
			}
		}
	}
}

func TestPosterCode(t *testing.T) {
	url := honour().URL
	code, err := qr.Encode(url, qr.M)
	if err != nil {
		t.Fatal(err)
	}
	dark := 0
	for y := range code.Size {
		for x := range code.Size {
			if code.Black(x, y) {
				dark++
			}
		}
	}
	area := 0.0
	path := codePath(code, 0, 0, 1)
	for i := 0; i < len(path); i += 5 {
		from, to := path[i].Points, path[i+2].Points
		area += (to[0] - from[0]) * (to[1] - from[1])
	}
	if int(math.Round(area)) != dark {
		t.Errorf("%g modules are dark, not %d", area, dark)
	}

	links := func(address string) (n int) {
		h := honour(branchOf(1))
		h.URL = address
		all, _ := Posters(h, builtin(t), PosterOptions{})
		for _, item := range all.Pages[0].Items {
			if l, ok := item.(typeset.Link); ok && l.URL == publication.WebAddress(address) {
				n++
			}
		}
		return n
	}
	for address, want := range map[string]int{url: 1, "www.example.cn/gongshi": 1, "": 0, strings.Repeat("x", 4000): 0} {
		if got := links(address); got != want {
			t.Errorf("%.40s: %d codes, not %d", address, got, want)
		}
	}
}
