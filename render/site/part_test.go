package site

import (
	"slices"
	"strings"
	"testing"

	"xingbang/render/publication"
)

func TestDeeds(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"none", "", ""},
		{"blank", " \n　　\n", ""},
		{"paragraphs", "　　入户走访。\n\n志愿服务。", "<p>入户走访。</p>\n<p>志愿服务。</p>\n"},
		{"line break", "一\n二", "<p>一<br>\n二</p>\n"},
		{"indent is no code", "    入户走访。", "<p>入户走访。</p>\n"},
		{"emphasis", "服务 **210小时** 整", "<p>服务 <strong>210小时</strong> 整</p>\n"},
		{"heading", "# 先进", "<p><strong>先进</strong></p>\n"},
		{"list", "- 甲\n- 乙", "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>\n"},
		{"html block", "<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"},
		{"html inline", "甲<b onclick=x>乙</b>", "<p>甲&lt;b onclick=x&gt;乙&lt;/b&gt;</p>\n"},
		{"picture", "看![全家福](http://a.cn/x.png)吧", "<p>看全家福吧</p>\n"},
		{"picture in a link", "[![图](x.png)](javascript:x)", "<p>图</p>\n"},
		{"web link", "[报道](https://a.cn/1)", `<p><a href="https://a.cn/1" rel="noopener noreferrer nofollow">报道</a></p>` + "\n"},
		{"script link", "[甲](javascript:alert(1))乙", "<p>甲乙</p>\n"},
		{"local link", "[甲](../../etc)", "<p>甲</p>\n"},
		{"script address", "<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n"},
		{"mail", "<a@example.cn>", `<p><a href="mailto:a@example.cn">a@example.cn</a></p>` + "\n"},
	} {
		if got := string(deedsHTML(c.in)); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func FuzzDeeds(f *testing.F) {
	f.Add("# 甲\n- [乙](x \"y\")\n> ![丙](d)\n<e:f> <g@h.cn>")
	f.Add("[![a](b)](c)\n\n[c]: javascript:x")
	f.Fuzz(func(t *testing.T, s string) {
		out := strings.ToLower(string(deedsHTML(s)))
		for _, bad := range []string{"<script", "<img", "<h1", "href=\"javascript", "<!--"} {
			if strings.Contains(out, bad) {
				t.Errorf("%q gives %q", s, out)
			}
		}
	})
}

func TestPersonWidth(t *testing.T) {
	for _, c := range []struct {
		person publication.Person
		spread bool
		class  string
	}{
		{publication.Person{Name: "张三"}, true, ""},
		{publication.Person{Name: "张𬱖"}, true, ""},
		{publication.Person{Name: "李\u200b四"}, true, ""},
		{publication.Person{Name: "陈国栋"}, false, ""},
		{publication.Person{Name: "欧阳志远"}, false, ""},
		{publication.Person{Name: "Li"}, false, ""},
		{publication.Person{Name: "买买提·吐尔逊"}, false, "w2"},
		{publication.Person{Name: "张三", Distinction: "女"}, true, "w2 d2"},
		{publication.Person{Name: "欧阳志远", Score: "88.50"}, false, ""},
		{publication.Person{Name: "买买提·吐尔逊", Score: "88.50"}, false, "w2"},
		{publication.Person{Name: strings.Repeat("阿卜杜", 4)}, false, "w3"},
		{publication.Person{Name: strings.Repeat("阿卜杜", 40)}, false, "w0"},
	} {
		got := newPerson(c.person)
		if got.Spread != c.spread || got.Class != c.class {
			t.Errorf("%v: spread %v, class %q", c.person, got.Spread, got.Class)
		}
	}
}

func TestPhrases(t *testing.T) {
	for title, want := range map[string][]string{
		"":      nil,
		"结果的公示": {"结果的公示"},
		"关于2026年上半年党员“星级评定、量化考核”结果的公示": {"关于2026年上半年党员", "“星级评定、量化考核”", "结果的公示"},
		"《办法》（试行）的公示":                  {"《办法》", "（试行）", "的公示"},
	} {
		got := phrases(title)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q", title, got)
		}
		if strings.Join(got, "") != title {
			t.Errorf("%s: text lost", title)
		}
	}
}

func TestSiteName(t *testing.T) {
	for committee, want := range map[string]string{
		"中共某某区东风街道工作委员会": "某某区东风街道党员星级评定公示栏",
		"东风街道党工委":        "东风街道党员星级评定公示栏",
		"":               "党员星级评定公示栏",
	} {
		if got := siteName(publication.Header{Committee: committee}); got != want {
			t.Errorf("%s: %s", committee, got)
		}
	}
}

func TestPerCent(t *testing.T) {
	for _, c := range []struct {
		part, whole int
		want        string
	}{{14, 148, "9.5%"}, {1, 3, "33.3%"}, {1, 8, "12.5%"}, {1, 16, "6.3%"}, {0, 5, "0.0%"}, {5, 5, "100.0%"}, {0, 0, "—"}} {
		if got := perCent(c.part, c.whole); got != c.want {
			t.Errorf("%d/%d: %s", c.part, c.whole, got)
		}
	}
}

func TestPhotos(t *testing.T) {
	in := fixture(1, 3, 0, 0, nil)
	five := in.Honour.Branches[0].Levels[0]
	five[0].Photo = fixturePhoto(1)
	five[1].Photo = fixturePhoto(1)
	five[2].Photo = []byte("GIF89a…")
	p := render(t, in)
	var photos []string
	for name := range p.files {
		if strings.HasPrefix(name, "assets/photos/") {
			photos = append(photos, name)
		}
	}
	if len(photos) != 1 || !strings.HasSuffix(photos[0], ".jpg") {
		t.Fatalf("photos %v: one picture given twice is one file, and what is no picture is none", photos)
	}
	for _, name := range []string{"honour.html", "branches/1.html"} {
		if n := len(elements(p.html[name], "img")); n != 2 {
			t.Errorf("%s: %d pictures", name, n)
		}
		checkLinks(t, p, name, p.html[name])
	}
}
