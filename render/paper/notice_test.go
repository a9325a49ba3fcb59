package paper

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"xingbang/render/evaluation"
	"xingbang/render/font"
	"xingbang/render/publication"
	"xingbang/render/typeset"
	"xingbang/render/wording"
	"xingbang/templates"
)

// noticeOf is a notice with so many names per branch in each level, highest first.
func noticeOf(levels ...[]int) publication.Notice {
	n := publication.Notice{
		Header: publication.Header{
			Name: "2026年上半年党员“星级评定、量化考核”", Period: "2026年上半年",
			Committee: "中共某某区东风街道工作委员会", Dated: evaluation.Date{Year: 2026, Month: 7, Day: 10},
		},
		Approver: "中共某某区东风街道工作委员会", ApprovedOn: evaluation.Date{Year: 2026, Month: 7, Day: 8},
		Members: 148, Evaluated: 143,
		From: evaluation.Date{Year: 2026, Month: 7, Day: 13}, Until: evaluation.Date{Year: 2026, Month: 7, Day: 17}, WorkingDays: 5,
		Office: "党建工作办公室", Phone: "0000-1234567", Mail: "dangjian@example.cn", Address: "东风路18号",
	}
	names := []string{"东风社区第一党支部", "机关党支部", "东风街道新时代文明实践志愿服务联合会第十二流动党员党支部", "某某科技有限公司党支部"}
	k := 0
	for l, star := range evaluation.Levels {
		n.Levels[l].Star = star
		if l >= len(levels) {
			continue
		}
		for b, size := range levels[l] {
			list := publication.NameList{Branch: names[b%len(names)]}
			for range size {
				list.Persons = append(list.Persons, publication.Person{Name: invented(k)})
				k++
			}
			n.Levels[l].Count += size
			n.Levels[l].Lists = append(n.Levels[l].Lists, list)
		}
		n.Starred += n.Levels[l].Count
	}
	return n
}

func setNotice(t testing.TB, n publication.Notice) *typeset.Document {
	t.Helper()
	fonts, err := font.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	tmpl, err := templates.FS.ReadFile("notice.md")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := wording.Compose(n, string(tmpl))
	if err != nil {
		t.Fatal(err)
	}
	return Notice(n, doc, fonts)
}

// gridLine is one line of a page and the runs on it.
type gridLine struct {
	row  int // from 0
	runs []typeset.Run
}

func (l gridLine) y() float64 { return baseline(l.row) }

func (l gridLine) text() string {
	var b strings.Builder
	for _, r := range l.runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// extent is the left and right edge of a line's runs in mm.
func (l gridLine) extent(fonts *font.Set) (left, right float64) {
	left, right = math.Inf(1), math.Inf(-1)
	for _, r := range l.runs {
		left = min(left, r.X)
		right = max(right, r.X+typeset.RunWidth(fonts, r))
	}
	return left, right
}

// gridLines are a page's lines from the top, its page number and draft marks left out.
func gridLines(p *typeset.Page) []gridLine {
	rows := map[int]*gridLine{}
	for _, item := range p.Items {
		r, ok := item.(typeset.Run)
		if !ok || r.Y == numberBase || r.Text == "草稿" || r.Text == draftNotice {
			continue
		}
		row := int(math.Floor((r.Y-baseline(0)+ascent*gridEm+(gridPitch-gridEm)/2)/gridPitch + 1e-9))
		if rows[row] == nil {
			rows[row] = &gridLine{row: row}
		}
		rows[row].runs = append(rows[row].runs, r)
	}
	var lines []gridLine
	for _, row := range slices.Sorted(maps.Keys(rows)) {
		lines = append(lines, *rows[row])
	}
	return lines
}

// smallHead tells whether a run is of a branch's name in small lines, which stand
// between the lines of the grid.
func smallHead(r typeset.Run) bool { return r.Role == font.Kai && r.Size < bodySize-0.01 }

func near(a, b float64) bool { return math.Abs(a-b) <= 0.3 }

// TestNoticePositions holds the positions of GB/T 9704-2012 as lengths.
func TestNoticePositions(t *testing.T) {
	fonts := builtin(t)
	doc := setNotice(t, noticeOf([]int{3, 2}, []int{4, 5, 1}, []int{6, 3}))
	lines := gridLines(doc.Pages[0])
	for _, title := range lines[:2] {
		left, right := title.extent(fonts)
		if !near((left+right)/2, 106) || title.runs[0].Size != 22 || title.runs[0].Role != font.Title {
			t.Errorf("title %q is centred on %.2f mm, %v pt", title.text(), (left+right)/2, title.runs[0].Size)
		}
	}
	body := lines[2]
	if !near(body.runs[0].X, 39.14) || !near(body.runs[0].Size, 15.793) || body.runs[0].Role != font.FangSong {
		t.Errorf("first paragraph begins at %.2f mm, %.3f pt", body.runs[0].X, body.runs[0].Size)
	}
	last := gridLines(doc.Pages[len(doc.Pages)-1])
	date, committee := last[len(last)-1], last[len(last)-2]
	if date.text() != "2026年7月10日" || committee.text() != "中共某某区东风街道工作委员会" {
		t.Fatalf("signature is %q over %q", committee.text(), date.text())
	}
	dl, dr := date.extent(fonts)
	cl, cr := committee.extent(fonts)
	if !near(dr, 161.71) || !near((dl+dr)/2, (cl+cr)/2) {
		t.Errorf("date ends at %.2f mm; centres %.2f and %.2f", dr, (dl+dr)/2, (cl+cr)/2)
	}
	// A seal of 42 mm covers both lines and touches no text.
	if text := last[len(last)-3]; date.y()-text.y() < 41.7 {
		t.Errorf("the date stands %.2f mm below the text", date.y()-text.y())
	}
	for i, p := range doc.Pages {
		number := p.Items[len(p.Items)-1].(typeset.Run)
		if number.Text != fmt.Sprintf("— %d —", i+1) || number.Size != 14 || !near(number.Y, 270) {
			t.Errorf("page number %+v", number)
		}
		if i%2 == 0 && !near(number.X+typeset.RunWidth(fonts, number), 179.06) || i%2 == 1 && !near(number.X, 32.94) {
			t.Errorf("page number %d stands at %.2f mm", i+1, number.X)
		}
	}
}

func TestGrid(t *testing.T) {
	if !near(baseline(0), 41.90) || !near(baseline(21), 261.28) {
		t.Errorf("lines 1 and 22 stand at %.2f and %.2f mm", baseline(0), baseline(21))
	}
}

// TestNoticePages holds, for notices of any size, that every line is on the grid and
// within the type area, that names come once and in order, that lists say (续) where
// they go on, and that the signature is never alone.
func TestNoticePages(t *testing.T) {
	fonts := builtin(t)
	rapid.Check(t, func(t *rapid.T) {
		sizes := rapid.SliceOfN(rapid.OneOf(rapid.IntRange(1, 9), rapid.IntRange(1, 120)), 0, 12)
		n := noticeOf(sizes.Draw(t, "五星"), sizes.Draw(t, "四星"), sizes.Draw(t, "三星"))
		tmpl, _ := templates.FS.ReadFile("notice.md")
		words, err := wording.Compose(n, string(tmpl))
		if err != nil {
			t.Fatal(err)
		}
		doc := Notice(n, words, fonts)
		var got []string
		for i, p := range doc.Pages {
			lines := gridLines(p)
			if len(lines) == 0 || len(lines) > linesPerPage {
				t.Fatalf("page %d has %d lines", i+1, len(lines))
			}
			for _, l := range lines {
				checkGridLine(t, fonts, l)
				for _, r := range l.runs {
					if r.Role == font.FangSong && isName(n, r.Text) {
						got = append(got, r.Text)
					}
				}
			}
			if text := lines[len(lines)-1].text(); strings.HasPrefix(text, "一、") || strings.HasSuffix(text, "（续表）") {
				t.Fatalf("page %d ends with the heading %q", i+1, text)
			}
		}
		var want []string
		for _, l := range n.Levels {
			for _, b := range l.Lists {
				for _, p := range b.Persons {
					want = append(want, p.Name)
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("names\n got %q\nwant %q", got, want)
		}
		last := gridLines(doc.Pages[len(doc.Pages)-1])
		if len(last) < 4 || last[len(last)-2].text() != n.Committee {
			t.Fatalf("the last page has %d lines", len(last))
		}
	})
}

func isName(n publication.Notice, text string) bool {
	for _, l := range n.Levels {
		for _, b := range l.Lists {
			for _, p := range b.Persons {
				if p.Name == text {
					return true
				}
			}
		}
	}
	return false
}

func checkGridLine(t *rapid.T, fonts *font.Set, l gridLine) {
	if l.row < 0 || l.row >= linesPerPage {
		t.Fatalf("%q stands on line %d", l.text(), l.row+1)
	}
	for _, r := range l.runs {
		if !smallHead(r) && math.Abs(r.Y-l.y()) > 1e-6 {
			t.Fatalf("%q stands off the grid, at %.3f mm", r.Text, r.Y)
		}
	}
	if left, right := l.extent(fonts); left < typeLeft-1e-6 || right > typeLeft+typeWidth+1e-6 {
		t.Fatalf("%q runs from %.2f to %.2f mm", l.text(), left, right)
	}
}

func TestNoticeListGoesOn(t *testing.T) {
	doc := setNotice(t, noticeOf([]int{120}))
	lines := gridLines(doc.Pages[1])
	if got := lines[0].text(); got != "一、五星级党员（续表）" {
		t.Errorf("page 2 begins with %q", got)
	}
	if got := lines[1].text(); !strings.HasPrefix(got, "东风社区") {
		t.Errorf("the branch is not named again: %q", got)
	}
	if got := doc.Bookmarks; len(got) != 3 || got[0].Text != "一、五星级党员（120名）" || got[0].Page != 0 {
		t.Errorf("bookmarks %+v", got)
	}
}

func TestNoticeBranchStaysWhole(t *testing.T) {
	doc := setNotice(t, noticeOf([]int{20, 20, 20, 20}))
	for i, p := range doc.Pages {
		for _, l := range gridLines(p) {
			if strings.Contains(l.text(), "支部（续）") {
				t.Errorf("page %d goes on with a branch of five rows: %q", i+1, l.text())
			}
		}
	}
}

func TestNoticeOddData(t *testing.T) {
	for _, c := range []struct {
		what   string
		change func(*publication.Notice)
	}{
		{"nothing at all", func(n *publication.Notice) { *n = publication.Notice{} }},
		{"a long committee", func(n *publication.Notice) {
			n.Committee = "中共某某市某某经济技术开发区东风新型工业化示范街道工作委员会"
		}},
		{"a long title", func(n *publication.Notice) { n.Name = strings.Repeat("某某街道党员评星定级", 12) }},
		{"no branch name", func(n *publication.Notice) { n.Levels[0].Lists[0].Branch = "" }},
		{"a branch name of a hundred characters", func(n *publication.Notice) {
			n.Levels[0].Lists[0].Branch = strings.Repeat("某某街道", 25)
		}},
		{"a name of forty characters", func(n *publication.Notice) {
			n.Levels[0].Lists[0].Persons[0].Name = strings.Repeat("买买提·", 10)
		}},
	} {
		fonts := builtin(t)
		n := noticeOf([]int{3}, []int{1})
		c.change(&n)
		doc := setNotice(t, n)
		for _, p := range doc.Pages {
			for _, l := range gridLines(p) {
				if left, right := l.extent(fonts); left < typeLeft-0.01 || right > typeLeft+typeWidth+0.01 {
					t.Errorf("%s: %q runs from %.2f to %.2f mm", c.what, l.text(), left, right)
				}
			}
		}
	}
}

func TestNoticeScores(t *testing.T) {
	n := noticeOf([]int{3})
	n.ShowScores = true
	for i := range n.Levels[0].Lists[0].Persons {
		n.Levels[0].Lists[0].Persons[i].Score = "92.50"
	}
	found := 0
	for _, l := range gridLines(setNotice(t, n).Pages[0]) {
		found += strings.Count(l.text(), "92.50")
	}
	if found != 3 {
		t.Errorf("%d scores", found)
	}
}

func TestNoticeDraft(t *testing.T) {
	n := noticeOf([]int{30}, []int{30}, []int{30})
	n.Draft = true
	doc := setNotice(t, n)
	for i, p := range doc.Pages {
		if r, ok := p.Items[0].(typeset.Run); !ok || r.Text != "草稿" {
			t.Errorf("page %d does not begin with the draft's mark", i+1)
		}
	}
	if len(doc.Pages) < 2 {
		t.Error("one page alone was looked at")
	}
}

func BenchmarkNotice(b *testing.B) {
	var sizes []int
	for range 100 {
		sizes = append(sizes, 7, 8)
	}
	n := noticeOf(sizes[:100], sizes[:100], sizes[:100])
	b.ReportMetric(float64(n.Starred), "names")
	for b.Loop() {
		setNotice(b, n)
	}
}
