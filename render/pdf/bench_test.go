package pdf_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sync"
	"testing"

	"xingbang/render/font"
	"xingbang/render/pdf"
	"xingbang/render/typeset"
)

// names are n random names of two and three common characters.
func names(rng *rand.Rand, n int) []string {
	chars := []rune("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国志玉" +
		"文斌波辉宁海燕红兰凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉桃")
	out := make([]string, n)
	for i := range out {
		name := make([]rune, 2+rng.IntN(2))
		for j := range name {
			name[j] = chars[rng.IntN(len(chars))]
		}
		out[i] = string(name)
	}
	return out
}

// nameRun sets a name to the width of three characters.
func nameRun(x, y, size float64, role font.Role, name string) typeset.Run {
	r := typeset.Run{X: x, Y: y, Text: name, Role: role, Size: size}
	if len([]rune(name)) == 2 {
		r.Extra = []float64{size * typeset.MMPerPoint, 0}
	}
	return r
}

// poster is an A3 sheet as the honour roll has it: rays, gradients, three faces.
func poster(seed uint64) *typeset.Document {
	rng := rand.New(rand.NewPCG(seed, 1))
	p := &typeset.Page{Width: 297, Height: 420}
	gold := typeset.Paint{Gradient: true, Y1: 48, Y2: 92,
		From: typeset.Color{R: 250, G: 225, B: 150}, To: typeset.Color{R: 215, G: 165, B: 70}}
	ground := typeset.Paint{Gradient: true, Radial: true, X1: 148, Y1: 80, X2: 300,
		From: typeset.Color{R: 205, G: 25, B: 35}, To: typeset.Color{R: 130, G: 5, B: 15}}
	p.Add(typeset.Shape{Path: typeset.Rect(0, 0, 297, 420), Fill: &ground})
	for i := range 36 {
		a, b := float64(i)*math.Pi/18, (float64(i)+.5)*math.Pi/18
		ray := typeset.Paint{From: typeset.Color{R: 255, G: 255, B: 255}, Alpha: .05}
		p.Add(typeset.Shape{Fill: &ray, Clip: typeset.Rect(0, 0, 297, 420), Path: typeset.Polygon(148, 80,
			148+500*math.Cos(a), 80+500*math.Sin(a), 148+500*math.Cos(b), 80+500*math.Sin(b))})
	}
	p.Add(typeset.Run{X: 65, Y: 90, Text: "光荣榜", Role: font.Title, Size: 130, Fill: gold, Extra: []float64{15, 15, 0}})
	p.Add(typeset.Run{X: 60, Y: 105, Text: "2026年上半年党员“星级评定、量化考核”", Role: font.Title, Size: 28})
	paper := typeset.Solid(255, 250, 240)
	p.Add(typeset.Shape{Path: typeset.Rect(20, 124, 257, 252), Fill: &paper,
		Stroke: &typeset.Stroke{Color: typeset.Color{R: 200, G: 150, B: 60}, Width: .6}})
	p.Add(typeset.Run{X: 90, Y: 128, Text: fmt.Sprintf("东风社区第%d党支部", seed), Role: font.Title, Size: 30})
	for i, n := range names(rng, 45) {
		p.Add(nameRun(30+float64(i%5)*50, 170+float64(i/5)*20, 36, font.Kai, n))
	}
	p.Add(typeset.Run{X: 20, Y: 395, Text: "中共某某区东风街道工作委员会", Role: font.Song, Size: 22})
	p.Add(typeset.Run{X: 20, Y: 405, Text: "2026年7月10日　同星级排名不分先后", Role: font.Song, Size: 16})
	return &typeset.Document{Title: "光荣榜", Pages: []*typeset.Page{p}}
}

// notice is n names in columns on A4 pages, each an entry of a list.
func notice(n int) *typeset.Document {
	rng := rand.New(rand.NewPCG(7, 7))
	doc := &typeset.Document{Title: "公示"}
	list := &typeset.Tag{Kind: typeset.TagList}
	const perPage = 7 * 22
	for i, name := range names(rng, n) {
		if i%perPage == 0 {
			doc.Pages = append(doc.Pages, &typeset.Page{Width: 210, Height: 297})
		}
		k := i % perPage
		run := nameRun(28+float64(k%7)*22.3, 41.9+float64(k/7)*10.446, 15.793, font.FangSong, name)
		run.Tag = list.Entry()
		doc.Pages[len(doc.Pages)-1].Add(run)
	}
	return doc
}

func builtin(tb testing.TB) *font.Set {
	tb.Helper()
	fonts, err := font.Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	return fonts
}

// BenchmarkPosters writes 100 posters on two workers.
func BenchmarkPosters(b *testing.B) {
	fonts := builtin(b)
	docs := make([]*typeset.Document, 100)
	for i := range docs {
		docs[i] = poster(uint64(i + 1))
	}
	b.ReportAllocs()
	for b.Loop() {
		w := pdf.NewWriter(fonts)
		var size [2]int
		var wg sync.WaitGroup
		for worker := range 2 {
			wg.Go(func() {
				for i := worker; i < len(docs); i += 2 {
					file, err := w.Write(docs[i])
					if err != nil {
						b.Error(err)
					}
					size[worker] += len(file)
				}
			})
		}
		wg.Wait()
		b.ReportMetric(float64(size[0]+size[1])/100, "bytes/poster")
	}
}

// BenchmarkNotice writes one notice of 5,000 names.
func BenchmarkNotice(b *testing.B) {
	fonts := builtin(b)
	doc := notice(5000)
	b.ReportAllocs()
	for b.Loop() {
		file, err := pdf.NewWriter(fonts).Write(doc)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(file)), "bytes")
	}
}
