package site

import (
	"slices"
	"strings"
	"testing"

	"xingbang/render/wording"
)

// The tags and the one attribute that strict editors let pass.
func TestFragmentIsPlain(t *testing.T) {
	p := render(t, fixture(3, 2, 3, 4, withHonours()))
	allowed := []string{"p", "section", "span", "table", "tbody", "tr", "td"}
	body := elements(p.html["notice-fragment.html"], "body")[0]
	for _, e := range elements(body) {
		if !slices.Contains(allowed, e.Data) {
			t.Errorf("<%s>", e.Data)
		}
		for _, a := range e.Attr {
			if a.Key != "style" || strings.Contains(a.Val, "url(") {
				t.Errorf("<%s %s=%q>", e.Data, a.Key, a.Val)
			}
		}
	}
}

// With every tag gone the text still reads: a line a paragraph, names apart.
func TestFragmentWithoutTags(t *testing.T) {
	in := fixture(1, 3, 0, 0, nil)
	in.Notice.Levels[0].Lists[0].Persons[1].Distinction = "女"
	in.Wording = fixtureWording(in.Notice)
	text := textOf(render(t, in).html["notice-fragment.html"])
	for _, want := range []string{
		"关于2026年上半年党员“星级评定、量化考核”结果的公示\n",
		"一、五星级党员（3名）\n",
		"陈国栋　李梅（女）　张䶮",
		"电子邮箱：dangjian@example.cn\n",
		"中共某某区东风街道工作委员会\n2026年7月10日\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// A browser that opens the file from a folder must know its encoding, which no
// tag may tell.
func TestFragmentHasByteOrderMark(t *testing.T) {
	if data := render(t, fixture(1, 1, 1, 1, nil)).files["notice-fragment.html"]; !strings.HasPrefix(string(data), "\ufeff<section") {
		t.Errorf("begins with %q", data[:20])
	}
}

func TestLinkTexts(t *testing.T) {
	got := linkTexts([]wording.Span{
		{Text: "见"},
		{Text: "公示栏", URL: "https://a.cn/x"},
		{Text: "https://a.cn/y", URL: "https://a.cn/y"},
		{Text: "a@example.cn", URL: "mailto:a@example.cn"},
	})
	var b strings.Builder
	for _, s := range got {
		b.WriteString(s.Text)
	}
	if want := "见公示栏（https://a.cn/x）https://a.cn/ya@example.cn"; b.String() != want {
		t.Errorf("%s", b.String())
	}
}

// A list without a heading of the wording's before it brings its own.
func TestListsWithoutHeading(t *testing.T) {
	in := fixture(1, 2, 1, 1, nil)
	in.Wording.Blocks = slices.DeleteFunc(in.Wording.Blocks, func(b wording.Block) bool { return b.Kind == wording.Heading })
	p := render(t, in)
	var headings []string
	for _, h := range elements(elements(p.html["index.html"], "main")[0], "h2") {
		headings = append(headings, textOf(h))
	}
	want := []string{"★★★★★ 五星级党员 2 名", "★★★★ 四星级党员 1 名", "★★★ 三星级党员 1 名"}
	if !slices.Equal(headings, want) {
		t.Errorf("%q", headings)
	}
	if !strings.Contains(textOf(p.html["notice-fragment.html"]), "五星级党员（2名）") {
		t.Error("the fragment's list has no heading")
	}
}
