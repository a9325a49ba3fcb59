package site

import (
	"slices"
	"strings"
	"testing"

	"xingbang/render/publication"
)

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
