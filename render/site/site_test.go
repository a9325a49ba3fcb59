package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"xingbang/render/publication"
)

func TestFiles(t *testing.T) {
	files, err := Render(fixture(3, 2, 3, 4, nil))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		got = append(got, f.Path)
	}
	want := []string{
		"index.html", "honour.html", "statistics.html", "branches.html",
		"branches/1.html", "branches/2.html", "branches/3.html", "notice-fragment.html", "copy.html",
		"assets/style.css", "assets/print.css", "assets/site.js", "assets/star.svg", "assets/find.js",
	}
	if !slices.Equal(got, want) {
		t.Errorf("files\n got %v\nwant %v", got, want)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	in := fixture(8, 3, 4, 5, withHonours())
	a, b := render(t, in), render(t, in)
	for name, data := range a.files {
		if !bytes.Equal(data, b.files[name]) {
			t.Errorf("%s differs between two runs", name)
		}
	}
}

// Nothing at all must still give pages: a draft can lack everything.
func TestEmptyInput(t *testing.T) {
	p := render(t, Input{})
	for name, doc := range p.whole() {
		checkPage(t, p, name, doc)
	}
}

// WCAG 2.2 AA as far as the source tells, and links that lead somewhere.
func TestEveryPage(t *testing.T) {
	in := fixture(9, 3, 4, 5, withHonours())
	in.Honour.Branches[4].Levels = [3][]publication.Person{} // a branch without a star
	p := render(t, in)
	for name, doc := range p.whole() {
		t.Run(name, func(t *testing.T) { checkPage(t, p, name, doc) })
	}
}

// Every link and anchor of the sample leads somewhere.
func TestSample(t *testing.T) {
	p := render(t, sampleInput(t))
	for name, doc := range p.whole() {
		checkPage(t, p, name, doc)
	}
}

func checkPage(t *testing.T, p pages, name string, doc *html.Node) {
	t.Helper()
	head := elements(doc, "head")[0]
	if first := elements(head)[0]; attr(first, "charset") != "utf-8" {
		t.Errorf("%s: the first element of the head is not the charset", name)
	}
	if lang := attr(elements(doc, "html")[0], "lang"); lang != "zh-CN" {
		t.Errorf("%s: lang is %q", name, lang)
	}
	for _, want := range []string{"IE=edge", "webkit", "default-src 'none'", "width=device-width"} {
		if !slices.ContainsFunc(elements(head, "meta"), func(m *html.Node) bool {
			return strings.Contains(attr(m, "content"), want)
		}) {
			t.Errorf("%s: no meta with %s", name, want)
		}
	}
	for _, one := range []string{"h1", "main", "title"} {
		if n := len(elements(doc, one)); n != 1 {
			t.Errorf("%s: %d × <%s>", name, n, one)
		}
	}
	if strings.TrimSpace(textOf(elements(doc, "h1")[0])) == "" {
		t.Errorf("%s: empty <h1>", name)
	}
	checkHeadings(t, name, doc)
	checkElements(t, name, doc)
	checkLinks(t, p, name, doc)
}

func checkHeadings(t *testing.T, name string, doc *html.Node) {
	t.Helper()
	last := 0
	for _, h := range elements(elements(doc, "main")[0], "h1", "h2", "h3", "h4", "h5", "h6") {
		level := int(h.Data[1] - '0')
		if level > last+1 {
			t.Errorf("%s: <%s> %q follows a heading of level %d", name, h.Data, textOf(h), last)
		}
		last = level
	}
}

func checkElements(t *testing.T, name string, doc *html.Node) {
	t.Helper()
	ids := map[string]bool{}
	for _, e := range elements(doc) {
		if id := attr(e, "id"); id != "" {
			if ids[id] {
				t.Errorf("%s: id %s twice", name, id)
			}
			ids[id] = true
		}
		for _, a := range e.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("%s: <%s %s> breaks the Content-Security-Policy", name, e.Data, a.Key)
			}
		}
		switch e.Data {
		case "style":
			t.Errorf("%s: inline style sheet", name)
		case "script":
			if attr(e, "type") == "application/ld+json" {
				if !json.Valid([]byte(textOf(e))) {
					t.Errorf("%s: no JSON: %s", name, textOf(e))
				}
			} else if attr(e, "src") == "" {
				t.Errorf("%s: inline script", name)
			}
		case "img":
			if attr(e, "alt") == "" || attr(e, "width") == "" || attr(e, "height") == "" {
				t.Errorf("%s: img without alt or size", name)
			}
		case "table":
			if len(elements(e, "caption")) != 1 {
				t.Errorf("%s: table without caption", name)
			}
		case "th":
			if attr(e, "scope") == "" {
				t.Errorf("%s: th without scope", name)
			}
		case "nav":
			if attr(e, "aria-label") == "" {
				t.Errorf("%s: nav without a name", name)
			}
		}
	}
}

func checkLinks(t *testing.T, p pages, name string, doc *html.Node) {
	t.Helper()
	for _, e := range elements(doc) {
		for _, key := range []string{"href", "src"} {
			if !has(e, key) {
				continue
			}
			link := attr(e, key)
			if strings.HasPrefix(link, "tel:") || strings.HasPrefix(link, "mailto:") ||
				attr(e, "rel") == "canonical" && strings.HasPrefix(link, "http") {
				continue
			}
			if strings.Contains(link, ":") || strings.HasPrefix(link, "/") {
				t.Errorf("%s: %s=%q is not relative", name, key, link)
				continue
			}
			file, anchor, _ := strings.Cut(link, "#")
			target := name
			if file != "" {
				target = path.Join(path.Dir(name), file)
			}
			if _, ok := p.files[target]; !ok {
				t.Errorf("%s: %s=%q leads nowhere", name, key, link)
			} else if anchor != "" && !slices.ContainsFunc(elements(p.html[target]), func(n *html.Node) bool {
				return attr(n, "id") == anchor
			}) {
				t.Errorf("%s: %s=%q has no such anchor", name, key, link)
			}
		}
	}
}

func TestNamesStandWhereTheyBelong(t *testing.T) {
	n := 0
	in := fixture(8, 3, 4, 5, func(p *publication.Person) {
		n++
		p.Name = fmt.Sprintf("甲%c%c", 0x4E00+n, 0x5000+n)
	})
	p := render(t, in)
	var all []string
	for i, b := range in.Honour.Branches {
		var want []string
		for _, level := range b.Levels {
			for _, person := range level {
				want = append(want, person.Name)
			}
		}
		if got := listed(p.html[fmt.Sprintf("branches/%d.html", i+1)]); !slices.Equal(got, want) {
			t.Errorf("%s\n got %v\nwant %v", b.Name, got, want)
		}
		all = append(all, want...)
	}
	var byStar []string
	for _, level := range in.Notice.Levels {
		for _, list := range level.Lists {
			for _, person := range list.Persons {
				byStar = append(byStar, person.Name)
			}
		}
	}
	if got := listed(p.html["index.html"]); !slices.Equal(got, byStar) {
		t.Errorf("notice\n got %v\nwant %v", got, byStar)
	}
	if got := listed(p.html["honour.html"]); !slices.Equal(got, append(byStar, all...)) {
		t.Errorf("honour: names by star, then by branch\n got %v", got)
	}
	for _, name := range all {
		if !strings.Contains(textOf(p.html["notice-fragment.html"]), name) {
			t.Errorf("fragment lacks %s", name)
		}
		for _, page := range []string{"statistics.html", "branches.html"} {
			if strings.Contains(textOf(p.html[page]), name) {
				t.Errorf("%s names %s", page, name)
			}
		}
	}
}

func TestScoresOnlyWhereGiven(t *testing.T) {
	in := fixture(2, 2, 2, 2, nil)
	for name, data := range render(t, in).files {
		if bytes.Contains(data, []byte(`class="score"`)) {
			t.Errorf("%s has scores", name)
		}
	}
	in = fixture(2, 2, 2, 2, func(p *publication.Person) { p.Score = "88.50" })
	in.Notice.ShowScores = true
	p := render(t, in)
	for _, name := range []string{"index.html", "branches/1.html", "notice-fragment.html"} {
		if !strings.Contains(textOf(p.html[name]), "88.50") {
			t.Errorf("%s lacks the scores", name)
		}
	}
}

func TestDraftIsSaidOnEveryPage(t *testing.T) {
	in := fixture(3, 2, 3, 4, nil)
	in.Notice.Draft = true
	p := render(t, in)
	for name, doc := range p.whole() {
		if title := textOf(elements(doc, "title")[0]); !strings.HasPrefix(title, "【草稿】") {
			t.Errorf("%s: title %q", name, title)
		}
		if !strings.Contains(textOf(elements(doc, "header")[0]), "草稿") {
			t.Errorf("%s: no band", name)
		}
	}
	if !strings.Contains(textOf(elements(p.html["notice-fragment.html"], "p")[0]), "草稿") {
		t.Error("the fragment does not begin with 草稿")
	}
	for name, data := range render(t, fixture(3, 2, 3, 4, nil)).files {
		if path.Ext(name) == ".html" && bytes.Contains(data, []byte("草稿")) {
			t.Errorf("%s says 草稿 though it is final", name)
		}
	}
}

func TestPeriodIsForTheScript(t *testing.T) {
	in := fixture(2, 2, 2, 2, nil)
	if index := string(render(t, in).files["index.html"]); !strings.Contains(index, `data-from="2026-07-13" data-until="2026-07-17"`) {
		t.Error("the period is not in the page's data")
	}
	in.Notice.Draft = true
	if index := string(render(t, in).files["index.html"]); strings.Contains(index, "data-until") {
		t.Error("a draft is not running")
	}
}

func TestStatistics(t *testing.T) {
	in := fixture(2, 2, 3, 4, nil)
	doc := render(t, in).html["statistics.html"]
	rows := elements(elements(doc, "table")[1], "tr")
	var got []string
	for _, row := range rows[2:] {
		var cells []string
		for _, c := range elements(row, "th", "td") {
			cells = append(cells, textOf(c))
		}
		got = append(got, strings.Join(cells, " "))
	}
	want := []string{
		"东风社区第一党支部 14 2 2 3 3 4 4 9 64.3%",
		"东风社区第二党支部 15 1 2 2 3 3 4 6 40.0%",
		"合计 29 3 4 5 6 7 8 15 51.7%",
	}
	if !slices.Equal(got, want) {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
}

// In scope 全委 seats are one number for all, and no column of the table.
func TestSeatsOfTheWhole(t *testing.T) {
	in := fixture(2, 2, 3, 4, nil)
	in.Statistics.ByBranch = false
	in.Statistics.Whole.HasSeats = true
	in.Statistics.Whole.Seats = [3]int{3, 4, 6}
	for i := range in.Statistics.Branches {
		in.Statistics.Branches[i].HasSeats = false
	}
	doc := render(t, in).html["statistics.html"]
	if !strings.Contains(textOf(doc), "名额按全委计算：五星 3 名、四星 4 名、三星 6 名。") {
		t.Error("the seats of the whole are not said")
	}
	if n := len(elements(elements(doc, "table")[1], "td")); n != 3*6 {
		t.Errorf("%d cells of figures", n)
	}
}
