package paper

import (
	"encoding"
	"fmt"
	"math"
	"strings"
	"testing"

	"xingbang/render/font"
	"xingbang/render/publication"
	"xingbang/render/typeset"
)

func pictures(items []typeset.Item) (found []typeset.Picture) {
	for _, item := range items {
		if p, ok := item.(typeset.Picture); ok {
			found = append(found, p)
		}
	}
	return found
}

// TestPosterPortraits: with the option, and only then, whoever has a photo has it
// above the name, and the others a field of the same size.
func TestPosterPortraits(t *testing.T) {
	fonts := builtin(t)
	branch := withCards(starred(30))
	branch.Levels[1][0].Photo = photo // four stars have none on a poster
	for _, on := range []bool{false, true} {
		all, _ := Posters(honour(branch), fonts, PosterOptions{Photos: on})
		items := all.Pages[0].Items
		names := map[string]typeset.Run{}
		for _, r := range nameRuns(items) {
			names[r.Text] = r
		}
		want := 0
		found := pictures(items)
		for i, person := range branch.Levels[0] {
			if !on || person.Photo == nil {
				continue
			}
			name := bounds(fonts, names[person.Name])
			p := found[want]
			want++
			if p.Alt != person.Name+"的照片" || math.Abs(p.X+p.Width/2-name.x-name.w/2) > 0.01 || p.Y+p.Height > name.y {
				t.Errorf("the portrait of %d, %s, stands at %.1f %.1f", i, person.Name, p.X, p.Y)
			}
		}
		if len(found) != want {
			t.Errorf("photos %v: %d portraits, not %d", on, len(found), want)
		}
	}
}

// TestPosterEmblem: the user's picture takes the great star's place, in its own
// proportion.
func TestPosterEmblem(t *testing.T) {
	for _, o := range looks() {
		for _, size := range [][2]int{{300, 300}, {900, 100}, {40, 200}} {
			o.Emblem = emblem(t, size[0], size[1])
			all, _ := Posters(honour(branchOf(1, 2, 3)), builtin(t), o)
			found := pictures(all.Pages[0].Items)
			if len(found) != 1 || math.Abs(found[0].Width/found[0].Height-float64(size[0])/float64(size[1])) > 0.01 {
				t.Errorf("%v: %d pictures", size, len(found))
			}
		}
	}
	if _, err := NewEmblem([]byte("GIF89a")); err == nil {
		t.Error("no error for what is no JPEG or PNG")
	}
}

// TestPosterBleed: the ground runs 3 mm over the cut, and all else stands as on a
// sheet without bleed, moved by the margin.
func TestPosterBleed(t *testing.T) {
	fonts := builtin(t)
	for _, o := range looks() {
		plain, _ := Posters(honour(branchOf(2, 3, 4)), fonts, o)
		o.Bleed = true
		cut, _ := Posters(honour(branchOf(2, 3, 4)), fonts, o)
		a, b := plain.Pages[0], cut.Pages[0]
		if b.Width != a.Width+2*trim || b.Height != a.Height+2*trim || b.Trim != trim || b.Bleed != 3 || a.Trim != 0 {
			t.Fatalf("%+v: a page of %g × %g, trim %g, bleed %g", o, b.Width, b.Height, b.Trim, b.Bleed)
		}
		before, after := texts(fonts, a.Items), texts(fonts, b.Items)
		for i := range before {
			if math.Abs(after[i].x-before[i].x-trim) > 1e-6 || math.Abs(after[i].y-before[i].y-trim) > 1e-6 {
				t.Fatalf("%+v: %s is moved by %.2f, %.2f", o, before[i].what, after[i].x-before[i].x, after[i].y-before[i].y)
			}
		}
		ground, ok := b.Items[0].(typeset.Shape)
		if o.Theme == RedTheme && (!ok || ground.Path[0].Points[0] != trim-3 || ground.Path[2].Points[0] != b.Width-trim+3) {
			t.Errorf("%+v: the ground runs from %v", o, ground.Path[0].Points)
		}
	}
}

// TestWholeRoll: everyone of every branch, by level, then by branch; namesakes of
// two branches with theirs.
func TestWholeRoll(t *testing.T) {
	a, b := branchOf(1, 1, 1), branchOf(2, 0, 1)
	a.Name, b.Name = "东风社区第一党支部", "东风街道商圈两新组织联合党支部（建设路片区）"
	b.Levels[0][1].Name = "李静"
	a.Levels[2][0] = publication.Person{Name: "张敏", Distinction: "女"}
	b.Levels[2][0] = publication.Person{Name: "张敏", Distinction: "男"}
	whole := wholeRoll(honour(a, b))
	var got []string
	for _, level := range whole.Levels {
		for _, p := range level {
			got = append(got, p.Name+p.Distinction)
		}
		got = append(got, "/")
	}
	first := a.Levels[0][0].Name // the same in both
	want := fmt.Sprintf("%s第一 %s两新组织联合 李静 / %s / 张敏女 张敏男 /", first, first, a.Levels[1][0].Name)
	want = strings.ReplaceAll(want, "第一", shortBranch(a.Name))
	want = strings.ReplaceAll(want, "两新组织联合", shortBranch(b.Name))
	if text := strings.Join(got, " "); text != want {
		t.Errorf("%s, not %s", text, want)
	}
	if whole.Name != honour().Committee {
		t.Errorf("the roll of all is headed %s", whole.Name)
	}
}

func TestShortBranch(t *testing.T) {
	for name, want := range map[string]string{
		"东风社区第一党支部":              "东风社区第一",
		"东风街道商圈两新组织联合党支部（建设路片区）": "商圈两新组织联合",
		"东风街道老干部活动中心离退休第一党支部":    "离退休第一",
		"第三支部": "第三",
		"党支部":  "党支部",
		"中共东风街道工作委员会老干部活动第一第二党总支": "老干部活动第一第二"[3:],
	} {
		if got := shortBranch(name); got != want {
			t.Errorf("%s: %s, not %s", name, got, want)
		}
	}
	if got := branchNote("甲区第一党支部", []string{"甲区第一党支部", "甲区第一支部"}); got != "甲区第一党支部" {
		t.Errorf("two branches of one short name: %s", got)
	}
}

func TestPlainDeeds(t *testing.T) {
	for markdown, want := range map[string]string{
		"":       "",
		"  \n\n": "",
		"退休后义务修表，十一年如一日。":                        "退休后义务修表，十一年如一日。",
		"办成**楼道扶手**、[巡逻队](http://a.b/c)两件 *实事*。": "办成楼道扶手、巡逻队两件 实事。",
		"# 事迹\n\n第一段。\n\n第二段。":                   "第一段。第二段。",
		"- 带头值班\n- 带头捐款\n1. 带头巡逻":                "带头值班；带头捐款；带头巡逻",
		"第一行\n第二行，\n第三行":                         "第一行；第二行，第三行",
		"\u3000\u3000缩进的一段。":                     "缩进的一段。",
		"    四格缩进":                               "四格缩进",
		"a <b>粗</b> & 1\\*2":                     "a <b>粗</b> & 1*2",
		"![图](x.png)后面":                          "图后面",
		"in two\nlines":                          "in two lines",
		strings.Repeat("十个字的一句话。呀，", 6):          strings.Repeat("十个字的一句话。呀，", 4) + "十个字的一句话。",
		strings.Repeat("没有句号，", 20):              strings.Repeat("没有句号，", 9) + "没有句号……",
		strings.Repeat("无", 80):                  strings.Repeat("无", mostDeedsText-2) + "……",
	} {
		got := plainDeeds(markdown)
		if got != want {
			t.Errorf("%q: %q, not %q", markdown, got, want)
		}
		if n := len([]rune(got)); n > mostDeedsText {
			t.Errorf("%q: %d characters", markdown, n)
		}
	}
}

// TestPosterDeeds: the text stands below its name, in lines of the sheet's sizes;
// on the whole committee's sheets there is none.
func TestPosterDeeds(t *testing.T) {
	fonts := builtin(t)
	branch := withCards(branchOf(3, 2, 2))
	_, each := Posters(honour(branch), fonts, PosterOptions{Deeds: true})
	text := ""
	for _, r := range runs(each[0].Pages[0].Items, font.Song, deedsInk) {
		text += r.Text
		if r.Size < 15 {
			t.Errorf("%s is set in %.1f pt", r.Text, r.Size)
		}
	}
	if want := strings.Repeat(plainDeeds(branch.Levels[0][0].Deeds), 3); text != want {
		t.Errorf("%s, not %s", text, want)
	}
	all, _ := Posters(honour(branch, branchOf(1)), fonts, PosterOptions{Deeds: true})
	if found := runs(all.Pages[0].Items, font.Song, deedsInk); len(found) != 0 {
		t.Errorf("the roll of all says %s", found[0].Text)
	}
}

func TestPosterWords(t *testing.T) {
	var o PosterOptions
	for _, c := range []struct {
		value interface {
			encoding.TextMarshaler
			encoding.TextUnmarshaler
		}
		word, want string
	}{
		{&o.Size, "A2", "A2"}, {&o.Size, "a4", "A4"}, {&o.Size, "A3", "A3"}, {&o.Theme, "white", "white"}, {&o.Theme, "RED", "red"},
	} {
		if err := c.value.UnmarshalText([]byte(c.word)); err != nil {
			t.Error(err)
		}
		if got, err := c.value.MarshalText(); err != nil || string(got) != c.want {
			t.Errorf("%s is %s, %v", c.word, got, err)
		}
	}
	err := o.Size.UnmarshalText([]byte("A5"))
	if err == nil || !strings.Contains(err.Error(), "A3、A2、A4") {
		t.Errorf("A5: %v", err)
	}
}
