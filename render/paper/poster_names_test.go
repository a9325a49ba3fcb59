package paper

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xingbang/render/font"
	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// TestPosterNames holds what every poster must keep, from no name to 500.
func TestPosterNames(t *testing.T) {
	alone := branchOf(0, 1)
	alone.Levels[1][0].Name = "阿不都热依木·买合木提·吐尔地"
	branches := []publication.HonourBranch{longNamed(), alone, branchOf(0, 0, 0)}
	for n := 1; n <= 40; n++ {
		branches = append(branches, branchOf(n), branchOf(0, 0, n), branchOf((n+4)/5, n/3, n-(n+4)/5-n/3))
	}
	for _, n := range []int{55, 64, 80, 97, 110, 120, 133, 160, 200, 260, 350, 500} {
		branches = append(branches, branchOf(n*2/9, n/3, n-n*2/9-n/3), branchOf(n), branchOf(1, 1, n-2))
	}
	for _, branch := range branches {
		checkNames(t, branch, PosterOptions{})
	}
}

// TestPosterLooks: the same for every format and theme, and with portraits and 事迹.
func TestPosterLooks(t *testing.T) {
	for _, o := range looks() {
		for _, n := range []int{0, 1, 2, 7, 30, 120, 500} {
			checkNames(t, starred(n), o)
		}
		checkNames(t, longNamed(), o)
		for _, cards := range []struct{ photos, deeds bool }{{true, false}, {false, true}, {true, true}} {
			o.Photos, o.Deeds = cards.photos, cards.deeds
			for _, n := range []int{1, 2, 7, 30, 120} {
				checkNames(t, withCards(starred(n)), o)
			}
			checkNames(t, withCards(longNamed()), o)
		}
	}
}

func checkNames(t *testing.T, branch publication.HonourBranch, o PosterOptions) {
	t.Helper()
	what := fmt.Sprintf("%+v %d-%d-%d", o, len(branch.Levels[0]), len(branch.Levels[1]), len(branch.Levels[2]))
	t.Run(what, func(t *testing.T) {
		fonts := builtin(t)
		p := newPoster(honour(branch), fonts, o)
		plan := p.plan(roll{HonourBranch: branch})
		panel := plan.form.panel.inset(4 * p.unit)
		ribbon := plan.form.panel.y + plan.form.ribbonHeight/2
		panel.y, panel.h = ribbon, panel.y+panel.h-ribbon
		var names []typeset.Run
		for _, parts := range plan.sheets {
			items := p.drawSheet(plan, parts, nil)
			names = append(names, nameRuns(items)...)
			checkApart(t, texts(fonts, items), panel)
		}
		checkOrder(t, branch, names)
		checkSizes(t, branch, names)
	})
}

// checkOrder: every name once, in order.
func checkOrder(t *testing.T, branch publication.HonourBranch, names []typeset.Run) {
	t.Helper()
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
	for _, r := range names {
		got = append(got, r.Text)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("names, in order (-want +got):\n%s", diff)
	}
}

// checkSizes: names of a level are of one size, larger than those of the next, and
// none is too small to be read at 2 m.
func checkSizes(t *testing.T, branch publication.HonourBranch, names []typeset.Run) {
	t.Helper()
	sizes := map[string]float64{}
	for _, r := range names {
		sizes[r.Text] = r.Size
	}
	last := math.Inf(1)
	for _, level := range branch.Levels {
		for i, p := range level {
			switch size := sizes[p.Name]; {
			case size < leastName:
				t.Errorf("%s is set in %.1f pt", p.Name, size)
			case i == 0 && size >= last:
				t.Errorf("%s is set in %.1f pt, the level above in %.1f", p.Name, size, last)
			case i > 0 && size != sizes[level[0].Name]:
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
			for _, r := range nameRuns(page.Items) {
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
		g := grid{width: c.width, least: nameWidth, gap: 1, widest: nameWidth + mostGap, squeeze: 0.6}
		for _, r := range fill(c.names, g.most(), g) {
			got = append(got, len(r.names))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.what, diff)
		}
	}
}

// TestOneRow: names that fit side by side as they are stand so, in columns or not.
func TestOneRow(t *testing.T) {
	fonts := builtin(t)
	branch := branchOf(2, 3, 4)
	branch.Levels[0][0].Name, branch.Levels[0][1].Name = "买买提·吐尔逊", "陈敏"
	row := nameRuns(sheets(t, branch)[0].Items)[:2]
	left, right := bounds(fonts, row[0]), bounds(fonts, row[1])
	if row[0].Y != row[1].Y || row[0].Condense != 0 {
		t.Errorf("the names stand at %.1f and %.1f, the first condensed %.2f", row[0].Y, row[1].Y, row[0].Condense)
	}
	if gap := right.x - left.x - left.w; gap < em(row[0].Size) {
		t.Errorf("a gap of %.2f mm", gap)
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
			heads := runs(page.Items, font.Title, starRed)
			var foot []string
			for _, r := range runs(page.Items, font.Song, redTheme.note) {
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

// TestPosterContinues: a level that goes on says so on the next sheet, and one
// that begins there does not.
func TestPosterContinues(t *testing.T) {
	for n := 100; n < 200; n++ {
		seen := map[string]bool{}
		for i, page := range sheets(t, branchOf(n, n/2)) {
			for _, r := range runs(page.Items, font.Title, starRed) {
				level, continued := strings.CutSuffix(r.Text, "（续）")
				if continued != seen[level] {
					t.Errorf("%d names: sheet %d is headed %s", n, i+1, r.Text)
				}
				seen[level] = true
			}
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
	branch.Levels[0][1].Deeds = strings.Repeat("x", 500) + "\n# \n\n- *\n<b>"
	branch.Levels[0][1].Photo = []byte("no photo")
	h := honour(branch)
	h.Name, h.Committee = strings.Repeat("考核", 150), strings.Repeat("委员会", 90)
	for _, landscape := range []bool{false, true} {
		_, each := Posters(h, builtin(t), PosterOptions{Landscape: landscape, Deeds: true, Photos: true})
		for _, page := range each[0].Pages {
			for _, item := range page.Items {
				if r, ok := item.(typeset.Run); ok {
					for _, v := range append([]float64{r.X, r.Y, r.Size, r.Condense}, r.Extra...) {
						if math.IsNaN(v) || math.IsInf(v, 0) {
							t.Fatalf("%.20q is set at %+v", r.Text, r)
						}
					}
				}
			}
		}
	}
}

// TestPosterNotesInColumns: on a crowded poster a name of three characters with a
// note stands in one column, whatever the level, and leaves no hole.
func TestPosterNotesInColumns(t *testing.T) {
	branch := starred(400)
	n := 0
	for l := range branch.Levels {
		for i := range branch.Levels[l] {
			if n++; n%5 == 0 {
				branch.Levels[l][i].Distinction = "女"
			}
		}
	}
	p := newPoster(honour(branch), builtin(t), PosterOptions{})
	for _, parts := range p.plan(roll{HonourBranch: branch}).sheets {
		for _, part := range parts {
			for _, r := range part.rows {
				for i, m := range r.names {
					if len([]rune(m.Text)) == 3 && r.spans[i] != 1 {
						t.Errorf("level %d: %s%s takes %d columns of %.2f em", part.level, m.Text, m.Note, r.spans[i], r.pitch)
					}
				}
			}
		}
	}
	checkNames(t, branch, PosterOptions{})
}
