package site

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"xingbang/render/evaluation"
	"xingbang/render/font"
	"xingbang/render/publication"
)

// Old browsers must do: nothing of the layout needs grid, variables or flex gaps, and
// the script is of 2009.
func TestOldBrowsers(t *testing.T) {
	for file, bad := range map[string]string{
		"style.css": `display:\s*(inline-)?grid|var\(|\bgap:|:is\(|:where\(|inset:|clamp\(|@import`,
		"print.css": `display:\s*(inline-)?grid|var\(|\bgap:`,
		"site.js":   "=>|\\blet |\\bconst |`|\\basync |\\.\\.\\.\\w|\\?\\.|\\bclass ",
	} {
		data, err := os.ReadFile("../../templates/site/" + file)
		if err != nil {
			t.Fatal(err)
		}
		if m := regexp.MustCompile(bad).FindString(string(data)); m != "" {
			t.Errorf("%s has %q", file, m)
		}
	}
}

func TestRareFonts(t *testing.T) {
	in := fixture(1, 3, 3, 3, nil)
	var err error
	if in.Fonts, err = font.Builtin(); err != nil {
		t.Fatal(err)
	}
	p := render(t, in)
	css := string(p.files["assets/rare.css"])
	if strings.Count(css, "unicode-range: U+4DAE;") != 2 {
		t.Errorf("张䶮 is in the list: %s", css)
	}
	for _, m := range regexp.MustCompile(`url\("([^"]*)"\)`).FindAllStringSubmatch(css, -1) {
		if data := p.files["assets/"+m[1]]; !strings.HasPrefix(string(data), "wOF2") || len(data) > 2000 {
			t.Errorf("%s: %d bytes", m[1], len(data))
		}
	}
	if !strings.Contains(string(p.files["index.html"]), "assets/rare.css") {
		t.Error("the page does not load rare.css")
	}
	for name := range render(t, fixture(1, 1, 1, 0, nil)).files {
		if strings.Contains(name, "rare") {
			t.Errorf("%s of no rare character", name)
		}
	}
}

func TestFindIndex(t *testing.T) {
	in := fixture(2, 2, 1, 1, nil)
	in.Honour.Branches[0].Levels[0][1].Distinction = "女"
	p := render(t, in)
	text := strings.TrimSuffix(strings.TrimPrefix(string(p.files["assets/find.js"]), "window.xingbangFind = "), ";\n")
	var index struct {
		Branches [][]string
		People   [][]any
	}
	if err := json.Unmarshal([]byte(text), &index); err != nil {
		t.Fatal(err)
	}
	if want := []string{"东风社区第一党支部", "dong feng she qu di yi dang zhi bu"}; !slices.Equal(index.Branches[0], want) {
		t.Error(index.Branches[0])
	}
	if want := []any{"李梅", "li mei", "女", 1.0, 5.0, "p2"}; !slices.Equal(index.People[1], want) {
		t.Error(index.People[1])
	}
	// Every entry leads to the person.
	for _, person := range index.People {
		page := p.html[[]string{"branches/1.html", "branches/2.html"}[int(person[3].(float64))-1]]
		found := false
		for _, li := range elements(page, "li") {
			if attr(li, "id") == person[5] {
				found = textOf(elements(li, "bdi")[0]) == person[0]
			}
		}
		if !found {
			t.Errorf("%v leads to somebody else", person)
		}
	}
}

func TestAddresses(t *testing.T) {
	for given, want := range map[string]string{
		"":                               "",
		"https://a.cn":                   "https://a.cn/",
		"https://a.cn/x":                 "https://a.cn/x/",
		"https://a.cn/x/index.html":      "https://a.cn/x/",
		"http://a.cn:8080/x/?p=1#top":    "http://a.cn:8080/x/",
		"www.a.cn/党建":                    "http://www.a.cn/%E5%85%9A%E5%BB%BA/",
		"https://东风.中国/":                 "https://东风.中国/",
		"javascript:alert(1)":            "",
		"https://a.cn\"><script>":        "",
		"https://user:secret@a.cn/":      "",
		"ftp://a.cn/":                    "",
		"https://张\u202e三.cn/":           "",
		"https://a.cn/x/notice.htm":      "https://a.cn/x/",
		"https://a.cn/v1.2":              "https://a.cn/v1.2/",
		"https://a.cn/<b>\"quoted\"</b>": "https://a.cn/%3Cb%3E%22quoted%22%3C/b%3E/",
	} {
		if got := baseAddress(given); got != want && got != strings.ReplaceAll(want, "东风.中国", "%E4%B8%9C%E9%A3%8E.%E4%B8%AD%E5%9B%BD") {
			t.Errorf("%s: %s, want %s", given, got, want)
		}
	}
}

// With 网址 every page says where it is, and sitemap.xml lists them; a draft does not.
func TestSitemapAndCanonical(t *testing.T) {
	in := fixture(2, 1, 1, 1, nil)
	in.Notice.URL = "https://www.example.cn/gongshi/"
	p := render(t, in)
	for name, want := range map[string]string{
		"index.html": "https://www.example.cn/gongshi/", "branches/2.html": "https://www.example.cn/gongshi/branches/2.html",
	} {
		links := elements(p.html[name], "link")
		if i := slices.IndexFunc(links, func(l *html.Node) bool { return attr(l, "rel") == "canonical" }); i < 0 || attr(links[i], "href") != want {
			t.Errorf("%s has no canonical link to %s", name, want)
		}
		if !strings.Contains(string(p.files["sitemap.xml"]), "<loc>"+want+"</loc>") {
			t.Errorf("sitemap.xml lacks %s:\n%s", want, p.files["sitemap.xml"])
		}
	}
	in.Notice.Draft = true
	draft := render(t, in)
	if draft.files["sitemap.xml"] != nil || strings.Contains(string(draft.files["index.html"]), "canonical") {
		t.Error("a draft says where it is")
	}
}

func TestRobots(t *testing.T) {
	day := evaluation.Date{Year: 2026, Month: 12, Day: 31}
	for _, c := range []struct {
		header publication.Header
		want   string
	}{
		{publication.Header{}, "noindex, noarchive"},
		{publication.Header{Site: publication.Site{TakeDown: day}}, "noindex, noarchive"},
		{publication.Header{Site: publication.Site{Searchable: true}}, ""},
		{publication.Header{Site: publication.Site{Searchable: true, TakeDown: day}}, "unavailable_after: 2026-12-31"},
		{publication.Header{Draft: true, Site: publication.Site{Searchable: true}}, "noindex, noarchive"},
	} {
		if got := robots(c.header); got != c.want {
			t.Errorf("%+v: %q", c.header, got)
		}
	}
}

func TestTakeDownIsSaid(t *testing.T) {
	in := fixture(1, 1, 1, 1, nil)
	in.Notice.Site.TakeDown = evaluation.Date{Year: 2026, Month: 12, Day: 31}
	p := render(t, in)
	for name, doc := range p.whole() {
		if !strings.Contains(textOf(elements(doc, "footer")[0]), "本网页将于 2026年12月31日 撤下") {
			t.Errorf("%s does not say when it goes", name)
		}
	}
}

// The notice for machines names nobody.
func TestAnnouncement(t *testing.T) {
	in := fixture(2, 2, 2, 2, nil)
	p := render(t, in)
	for _, script := range elements(p.html["index.html"], "script") {
		if attr(script, "type") != "application/ld+json" {
			continue
		}
		var got map[string]any
		if err := json.Unmarshal([]byte(textOf(script)), &got); err != nil {
			t.Fatal(err)
		}
		if got["@type"] != "SpecialAnnouncement" || got["datePosted"] != "2026-07-10" || got["temporalCoverage"] != "2026-07-13/2026-07-17" ||
			got["name"] != in.Wording.Title || got["publisher"].(map[string]any)["name"] != in.Notice.Committee {
			t.Errorf("%v", got)
		}
		if strings.Contains(textOf(script), "陈国栋") {
			t.Error("it names people")
		}
		return
	}
	t.Error("there is none")
}

func TestCopyPage(t *testing.T) {
	in := fixture(1, 2, 1, 1, nil)
	in.Honour.Branches[0].Levels[0][1].Distinction = "女"
	p := render(t, in)
	areas := elements(p.html["copy.html"], "textarea")
	if got := textOf(areas[0]); got != strings.TrimPrefix(string(p.files["notice-fragment.html"]), "\ufeff") {
		t.Errorf("the source is not the fragment: %.200q", got)
	}
	text := textOf(areas[1])
	for _, want := range []string{
		"关于2026年上半年党员“星级评定、量化考核”结果的公示\n　　根据《", "\n\n一、五星级党员（2名）\n东风社区第一党支部：陈国栋　李梅（女）\n\n二、",
		"\n\n中共某某区东风街道工作委员会\n2026年7月10日\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}
