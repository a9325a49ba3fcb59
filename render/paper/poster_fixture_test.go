package paper

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"testing"

	"xingbang/render/evaluation"
	"xingbang/render/font"
	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// honour is an honour roll of the given branches.
func honour(branches ...publication.HonourBranch) publication.Honour {
	return publication.Honour{Header: publication.Header{
		Name:      "2026年上半年党员“星级评定、量化考核”",
		Period:    "2026年上半年",
		Committee: "中共某某区东风街道工作委员会",
		Dated:     evaluation.Date{Year: 2026, Month: 7, Day: 10},
		URL:       "https://www.example.com/dongfeng/2026-1/",
		Order:     evaluation.ByStroke,
	}, Branches: branches}
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

// starred is a branch with so many star members, in shares as the measure has them.
func starred(n int) publication.HonourBranch {
	five := (n*2 + 8) / 9
	four := min(n-five, n/3)
	return branchOf(five, four, n-five-four)
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

// longNamed is a branch with names of every awkward kind.
func longNamed() publication.HonourBranch {
	long := branchOf(4, 6, 30)
	long.Levels[0][1].Name = "阿不都热依木·买合木提·吐尔地"
	long.Levels[1][5].Name = "买买提·吐尔逊"
	long.Levels[1][2].Distinction = "女"
	long.Levels[2][7].Name = "古丽巴哈尔·阿不都"
	long.Levels[2][29].Name = "买合木提·吐尔地"
	long.Levels[2][28].Distinction = "社区网格"
	return long
}

// withCards gives the branch's five-star members 事迹, and two of three a photo.
func withCards(branch publication.HonourBranch) publication.HonourBranch {
	five := append([]publication.Person(nil), branch.Levels[0]...)
	for i := range five {
		five[i].Deeds = "担任**支部书记**六年，牵头办成楼道加装扶手、夜间巡逻队两件实事。"
		if i%3 != 1 {
			five[i].Photo = photo
		}
	}
	branch.Levels[0] = five
	return branch
}

var photo = func() []byte {
	img := image.NewRGBA(image.Rect(0, 0, 50, 70))
	draw.Draw(img, img.Rect, image.NewUniform(color.RGBA{R: 70, G: 120, B: 190, A: 255}), image.Point{}, draw.Src)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}()

func emblem(t *testing.T, width, height int) *Emblem {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	e, err := NewEmblem(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// looks are all formats and themes of posters.
func looks() (all []PosterOptions) {
	for _, size := range []PosterSize{A3, A2, A4} {
		for _, landscape := range []bool{false, true} {
			for _, theme := range []PosterTheme{RedTheme, WhiteTheme} {
				all = append(all, PosterOptions{Size: size, Landscape: landscape, Theme: theme})
			}
		}
	}
	return all
}

func builtin(t testing.TB) *font.Set {
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
	_, each := Posters(honour(branch), builtin(t), PosterOptions{})
	return each[0].Pages
}

// runs are the runs of one role and colour.
func runs(items []typeset.Item, role font.Role, ink typeset.Color) (found []typeset.Run) {
	for _, item := range items {
		if r, ok := item.(typeset.Run); ok && r.Role == role && r.Fill.From == ink {
			found = append(found, r)
		}
	}
	return found
}

func nameRuns(items []typeset.Item) []typeset.Run { return runs(items, font.Kai, nameInk) }

// bounds is the box of a run's characters, less the blank half of a bracket or
// quote that it begins or ends with.
func bounds(fonts *font.Set, r typeset.Run) box {
	h := em(r.Size)
	b := box{r.X, r.Y - 0.88*h, typeset.RunWidth(fonts, r), h}
	text := []rune(r.Text)
	if len(text) == 0 {
		return b
	}
	if c := text[0]; (c == '（' || c == '“') && fonts.Advance(r.Role, c) > 0.9 {
		b.x, b.w = b.x+h/2, b.w-h/2
	}
	if c := text[len(text)-1]; (c == '）' || c == '”' || c == '。') && fonts.Advance(r.Role, c) > 0.9 && len(r.Extra) == 0 {
		b.w -= h / 2
	}
	return b
}

func (b box) holds(c box) bool {
	const slack = 1e-3
	return c.x >= b.x-slack && c.y >= b.y-slack && c.x+c.w <= b.x+b.w+slack && c.y+c.h <= b.y+b.h+slack
}

func (b box) meets(c box) bool {
	const slack = 1e-3
	return b.x+b.w > c.x+slack && c.x+c.w > b.x+slack && b.y+b.h > c.y+slack && c.y+c.h > b.y+slack
}

// placed is what stands somewhere on a sheet.
type placed struct {
	what string
	box
}

// texts are the boxes of all runs, pictures and links; a draft's large mark, which
// lies under all of them, is left out.
func texts(fonts *font.Set, items []typeset.Item) (all []placed) {
	for _, item := range items {
		switch it := item.(type) {
		case typeset.Run:
			if it.Text != "草稿" {
				all = append(all, placed{it.Text, bounds(fonts, it)})
			}
		case typeset.Picture:
			all = append(all, placed{"picture", box{it.X, it.Y, it.Width, it.Height}})
		case typeset.Link:
			all = append(all, placed{"code", box{it.X, it.Y, it.Width, it.Height}})
		}
	}
	return all
}

// checkApart reports what leaves a box or lies over something else.
func checkApart(t *testing.T, all []placed, within box) {
	t.Helper()
	for i, a := range all {
		if !within.holds(a.box) {
			t.Errorf("%s at %.1f leaves %.1f", a.what, a.box, within)
		}
		for _, b := range all[:i] {
			if a.meets(b.box) {
				t.Errorf("%s at %.1f lies over %s at %.1f", a.what, a.box, b.what, b.box)
			}
		}
	}
}
