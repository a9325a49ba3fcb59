package paper

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"rsc.io/qr"

	"xingbang/render/evaluation"
	"xingbang/render/font"
	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// honour is an honour roll without branches.
func honour() publication.Honour {
	return publication.Honour{Header: publication.Header{
		Name:      "2026年上半年党员“星级评定、量化考核”",
		Period:    "2026年上半年",
		Committee: "中共某某区东风街道工作委员会",
		Dated:     evaluation.Date{Year: 2026, Month: 7, Day: 10},
		URL:       "https://www.example.com/dongfeng/2026-1/",
		Order:     evaluation.ByStroke,
	}}
}

// branchOf is a branch with so many invented people of five, four and three
// stars, all of different names.
func branchOf(counts ...int) publication.HonourBranch {
	branch := publication.HonourBranch{Name: "东风社区第一党支部"}
	n := 0
	for level, count := range counts {
		for range count {
			branch.Levels[level] = append(branch.Levels[level], publication.Person{Name: invented(n)})
			n++
		}
	}
	return branch
}

// invented is the nth name: mostly of three characters, some of two and four.
func invented(n int) string {
	surnames := []rune("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗")
	given := []rune("伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华")
	name := string(surnames[n%20]) + string(given[n/20%25])
	switch {
	case n%7 == 3:
		return name
	case n%19 == 5:
		return "欧阳" + name
	}
	return name + string(given[(n*7+n/500)%25])
}

func builtin(t *testing.T) *font.Set {
	t.Helper()
	fonts, err := font.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// sheets composes the posters of one branch.
func sheets(t *testing.T, branch publication.HonourBranch) []*typeset.Page {
	t.Helper()
	h := honour()
	h.Branches = []publication.HonourBranch{branch}
	return Poster(h, 0, builtin(t))
}

// runs are a page's runs of one role and colour.
func runs(page *typeset.Page, role font.Role, ink typeset.Color) (found []typeset.Run) {
	for _, item := range page.Items {
		if r, ok := item.(typeset.Run); ok && r.Role == role && r.Fill.From == ink {
			found = append(found, r)
		}
	}
	return found
}

func nameRuns(page *typeset.Page) []typeset.Run { return runs(page, font.Kai, nameInk) }

// bounds is the box of a run's characters.
func bounds(fonts *font.Set, r typeset.Run) box {
	h := em(r.Size)
	return box{r.X, r.Y - 0.88*h, typeset.RunWidth(fonts, r), h}
}

func (b box) holds(c box) bool {
	const slack = 1e-3
	return c.x >= b.x-slack && c.y >= b.y-slack && c.x+c.w <= b.x+b.w+slack && c.y+c.h <= b.y+b.h+slack
}

func (b box) meets(c box) bool {
	const slack = 1e-3
	return b.x+b.w > c.x+slack && c.x+c.w > b.x+slack && b.y+b.h > c.y+slack && c.y+c.h > b.y+slack
}

// paperBox is the paper inside the frame of a sheet, found by its paint.
func paperBox(t *testing.T, page *typeset.Page) box {
	t.Helper()
	for _, item := range page.Items {
		if s, ok := item.(typeset.Shape); ok && s.Fill != nil && s.Fill.From == paperTop && s.Fill.To == paperFoot {
			from, to := s.Path[0].Points, s.Path[2].Points
			return box{from[0], from[1], to[0] - from[0], to[1] - from[1]}.inset(5)
		}
	}
	t.Fatal("no panel")
	return box{}
}

// TestPosterNames holds what every poster must keep, from no name to 500.
func TestPosterNames(t *testing.T) {
	fonts := builtin(t)
	long := branchOf(4, 6, 30)
	long.Levels[0][1].Name = "阿不都热依木·买合木提·吐尔地"
	long.Levels[1][5].Name = "买买提·吐尔逊"
	long.Levels[1][2].Distinction = "女"
	long.Levels[2][7].Name = "古丽巴哈尔·阿不都"
	long.Levels[2][29].Name = "买合木提·吐尔地"
	long.Levels[2][28].Distinction = "社区网格"
	alone := branchOf(0, 1)
	alone.Levels[1][0].Name = "阿不都热依木·买合木提·吐尔地"
	branches := []publication.HonourBranch{long, alone, branchOf(0, 0, 0)}
	for n := 1; n <= 40; n++ {
		branches = append(branches, branchOf(n), branchOf(0, 0, n), branchOf((n+4)/5, n/3, n-(n+4)/5-n/3))
	}
	for _, n := range []int{55, 64, 80, 97, 110, 120, 133, 160, 200, 260, 350, 500} {
		branches = append(branches, branchOf(n*2/9, n/3, n-n*2/9-n/3), branchOf(n), branchOf(1, 1, n-2))
	}
	for _, branch := range branches {
		name := fmt.Sprintf("%d-%d-%d", len(branch.Levels[0]), len(branch.Levels[1]), len(branch.Levels[2]))
		t.Run(name, func(t *testing.T) { checkNames(t, fonts, branch) })
	}
}

func checkNames(t *testing.T, fonts *font.Set, branch publication.HonourBranch) {
	var want, got []string
	for _, level := range branch.Levels {
		for _, p := range level {
			want = append(want, p.Name)
			if p.Distinction != "" {
				want = append(want, "（"+p.Distinction+"）")
			}
		}
	}
	if len(want) == 0 {
		want = []string{emptyRoll}
	}
	sizes := map[string]float64{}
	for _, page := range sheets(t, branch) {
		panel := paperBox(t, page)
		var taken []box
		for _, r := range nameRuns(page) {
			got = append(got, r.Text)
			sizes[r.Text] = r.Size
			b := bounds(fonts, r)
			if strings.HasPrefix(r.Text, "（") { // its first half is blank
				b.x, b.w = b.x+em(r.Size)/2, b.w-em(r.Size)/2
			} else if r.Size < leastName {
				t.Errorf("%s is set in %.1f pt", r.Text, r.Size)
			}
			if !panel.holds(b) {
				t.Errorf("%s at %.1f stands outside the panel %.1f", r.Text, b, panel)
			}
			for _, other := range taken {
				if b.meets(other) {
					t.Errorf("%s at %.1f lies over another name at %.1f", r.Text, b, other)
				}
			}
			taken = append(taken, b)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("names, in order (-want +got):\n%s", diff)
	}
	last := math.Inf(1)
	for _, level := range branch.Levels {
		for i, p := range level {
			if size := sizes[p.Name]; i == 0 && size >= last {
				t.Errorf("%s is set in %.1f pt, the level above in %.1f", p.Name, size, last)
			} else if i > 0 && size != sizes[level[0].Name] {
				t.Errorf("%s is set in %.1f pt, others of its level in %.1f", p.Name, size, sizes[level[0].Name])
			}
		}
		if len(level) > 0 {
			last = sizes[level[0].Name]
		}
	}
}

// TestPosterRows: rows are centred and equally far apart, and none is longer
// than the first.
func TestPosterRows(t *testing.T) {
	fonts := builtin(t)
	for n := 2; n <= 130; n++ {
		branch := branchOf(0, 0, n)
		for i := range branch.Levels[2] { // no names wider than their column
			p := &branch.Levels[2][i]
			p.Name = strings.TrimPrefix(p.Name, "欧阳")
		}
		for _, page := range sheets(t, branch) {
			var rows [][]typeset.Run
			for _, r := range nameRuns(page) {
				if last := len(rows) - 1; last >= 0 && rows[last][0].Y == r.Y {
					rows[last] = append(rows[last], r)
				} else {
					rows = append(rows, []typeset.Run{r})
				}
			}
			for i, row := range rows {
				first, last := bounds(fonts, row[0]), bounds(fonts, row[len(row)-1])
				if middle := (first.x + last.x + last.w) / 2; math.Abs(middle-page.Width/2) > 0.01 {
					t.Errorf("%d names: row %d has its middle at %.2f", n, i, middle)
				}
				if len(row) > len(rows[0]) {
					t.Errorf("%d names: row %d holds %d names, the first %d", n, i, len(row), len(rows[0]))
				}
				if i >= 2 && math.Abs((row[0].Y-rows[i-1][0].Y)-(rows[1][0].Y-rows[0][0].Y)) > 1e-6 {
					t.Errorf("%d names: row %d leaves the grid", n, i)
				}
			}
		}
	}
}

func TestFillBalances(t *testing.T) {
	style := rollStyle{gap: 1, squeeze: 0.6}
	names := func(n int, long ...int) (list []measured) {
		for i := range n {
			m := measured{natural: 3, least: 3}
			if slices.Contains(long, i) {
				m = measured{natural: 7, least: 4.9}
			}
			list = append(list, m)
		}
		return list
	}
	for _, c := range []struct {
		what  string
		names []measured
		width float64 // em
		want  []int   // names a row
	}{
		{"one row", names(5), 19, []int{5}},
		{"7 are 4 and 3", names(7), 23, []int{4, 3}},
		{"9 are 3 times 3", names(9), 15, []int{3, 3, 3}},
		{"a single last name gets company", names(26), 19, []int{5, 5, 5, 5, 3, 3}},
		{"a long name takes two columns", names(6, 1), 15, []int{3, 3}},
	} {
		var got []int
		for _, r := range fill(c.names, c.width, style) {
			got = append(got, len(r.names))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.what, diff)
		}
	}
}

func TestPosterSheets(t *testing.T) {
	for _, c := range []struct{ five, four, three, sheets int }{
		{0, 0, 0, 1}, {1, 0, 0, 1}, {10, 15, 20, 1}, {27, 40, 53, 1}, {45, 67, 88, 2}, {110, 165, 225, 4},
	} {
		pages := sheets(t, branchOf(c.five, c.four, c.three))
		if len(pages) != c.sheets {
			t.Errorf("%v: %d sheets", c, len(pages))
		}
		for i, page := range pages {
			var heads, foot []string
			for _, r := range runs(page, font.Title, starRed) {
				heads = append(heads, r.Text)
			}
			for _, r := range runs(page, font.Song, creamDim) {
				foot = append(foot, r.Text)
			}
			mark := fmt.Sprintf("第%d张 共%d张", i+1, len(pages))
			if text := strings.Join(foot, " "); strings.Contains(text, mark) != (len(pages) > 1) {
				t.Errorf("%v: the foot of sheet %d says %s", c, i+1, text)
			}
			if i > 0 && len(heads) == 0 {
				t.Errorf("%v: sheet %d has no heading", c, i+1)
			}
		}
	}
}

func TestPosterContinues(t *testing.T) {
	pages := sheets(t, branchOf(0, 0, 200))
	for i, want := range []string{"三星级党员", "三星级党员（续）"} {
		if got := runs(pages[i], font.Title, starRed); len(got) != 1 || got[0].Text != want {
			t.Errorf("sheet %d is headed %v, not %s", i+1, got, want)
		}
	}
}

func TestPosterNote(t *testing.T) {
	for _, c := range []struct {
		order evaluation.Order
		dated evaluation.Date
		want  string
	}{
		{evaluation.ByScore, evaluation.Date{Year: 2026, Month: 7, Day: 10}, "2026年7月"},
		{evaluation.BySheet, evaluation.Date{Year: 2026, Month: 12, Day: 1}, "2026年12月|同星级排名不分先后"},
		{evaluation.ByStroke, evaluation.Date{}, "同星级按姓氏笔画为序"},
		{evaluation.ByPinyin, evaluation.Date{}, "同星级按姓氏拼音为序"},
	} {
		p := poster{header: publication.Header{Order: c.order, Dated: c.dated}}
		if got := strings.Join(p.note(1, 1), "|"); got != c.want {
			t.Errorf("order %d: %s, not %s", c.order, got, c.want)
		}
	}
}

func TestPosterBranchName(t *testing.T) {
	fonts := builtin(t)
	names := []string{
		"机关", "东风社区第一党支部", "东风街道长江路社区网格第一党支部",
		"中共某某区东风街道长江路社区老干部活动中心离退休第一党支部",
		strings.Repeat("东风街道长江路", 9),
	}
	for _, name := range names {
		branch := branchOf(3, 4, 5)
		branch.Name = name
		page := sheets(t, branch)[0]
		text := ""
		for _, r := range runs(page, font.Title, ribbonInk) {
			text += r.Text
			if b := bounds(fonts, r); b.x < 30 || b.x+b.w > page.Width-30 {
				t.Errorf("%s runs from %.1f to %.1f", r.Text, b.x, b.x+b.w)
			}
		}
		if text != name {
			t.Errorf("the ribbon says %s, not %s", text, name)
		}
	}
}

func TestSplitBranch(t *testing.T) {
	for _, c := range []struct{ name, first, second string }{
		{"机关党支部", "机关党支部", ""},
		{"中共某某区东风街道长江路社区离退休干部第一党支部", "中共某某区东风街道长江路社区", "离退休干部第一党支部"},
		{"中共东风街道工作委员会老干部活动中心机关第一党支部委员会", "中共东风街道工作委员会", "老干部活动中心机关第一党支部委员会"},
	} {
		if first, second := splitBranch(c.name); first != c.first || second != c.second {
			t.Errorf("%s: %s, %s", c.name, first, second)
		}
	}
}

func TestPosterDraft(t *testing.T) {
	h := honour()
	h.Draft = true
	h.Branches = []publication.HonourBranch{branchOf(), branchOf(1), branchOf(50, 75, 100)}
	all, _ := Posters(h, builtin(t))
	for i, page := range all.Pages {
		if len(runs(page, font.Hei, draftInk)) != 1 || len(runs(page, font.Hei, cream)) != 1 {
			t.Errorf("page %d does not say that it is a draft", i+1)
		}
	}
}

// TestPosters: the combined document and those of the branches share their
// pages, each branch has a bookmark, and the same roll gives the same pages.
func TestPosters(t *testing.T) {
	fonts := builtin(t)
	h := honour()
	h.Branches = []publication.HonourBranch{branchOf(2, 3, 4), branchOf(60, 60, 80), branchOf()}
	h.Branches[1].Name = "机关党支部"
	all, each := Posters(h, fonts)
	if len(each) != len(h.Branches) || len(all.Bookmarks) != len(h.Branches) {
		t.Fatalf("%d documents, %d bookmarks", len(each), len(all.Bookmarks))
	}
	for i, doc := range each {
		mark := all.Bookmarks[i]
		if mark.Text != h.Branches[i].Name {
			t.Errorf("bookmark %d is %s", i, mark.Text)
		}
		for j, page := range doc.Pages {
			if all.Pages[mark.Page+j] != page {
				t.Errorf("sheet %d of %s is not the combined document's", j, mark.Text)
			}
		}
	}
	again, _ := Posters(h, fonts)
	if diff := cmp.Diff(all, again); diff != "" {
		t.Errorf("a second composition differs:\n%s", diff)
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
	if int(area) != dark {
		t.Errorf("%g modules are dark, not %d", area, dark)
	}

	links := func(address string) (n int) {
		h := honour()
		h.URL = address
		h.Branches = []publication.HonourBranch{branchOf(1)}
		for _, item := range Poster(h, 0, builtin(t))[0].Items {
			if l, ok := item.(typeset.Link); ok && l.URL == address {
				n++
			}
		}
		return n
	}
	for address, want := range map[string]int{url: 1, "": 0, strings.Repeat("x", 4000): 0} {
		if got := links(address); got != want {
			t.Errorf("%.40s: %d codes, not %d", address, got, want)
		}
	}
}

// TestPosterOddNames: what a roster may hold by mistake does not stop a poster.
func TestPosterOddNames(t *testing.T) {
	branch := branchOf(2, 2, 2)
	branch.Name = ""
	branch.Levels[0][0].Name = ""
	branch.Levels[0][1].Name = strings.Repeat("长", 300)
	branch.Levels[1][0].Name = "A"
	branch.Levels[1][1] = publication.Person{Name: "Абдулла Каримович", Distinction: strings.Repeat("注", 80)}
	for _, page := range sheets(t, branch) {
		for _, r := range nameRuns(page) {
			for _, v := range append([]float64{r.X, r.Y, r.Size, r.Condense}, r.Extra...) {
				if math.IsNaN(v) || math.IsInf(v, 0) {
					t.Fatalf("%.20q is set at %+v", r.Text, r)
				}
			}
		}
	}
}
