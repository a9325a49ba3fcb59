package paper_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"xingbang/render/evaluation"
	"xingbang/render/font"
	"xingbang/render/paper"
	"xingbang/render/pdf"
	"xingbang/render/publication"
)

// TestPosterStructure holds what a poster is to someone who has it read aloud: on each
// sheet the title, the branch, a heading and a list a level, who signs it, and what
// the code is.
func TestPosterStructure(t *testing.T) {
	branch := publication.HonourBranch{Name: "东风社区第一党支部"}
	branch.Levels[0] = []publication.Person{{Name: "李梅"}, {Name: "张䶮", Distinction: "女"}}
	for range 200 { // two sheets; pdfinfo is slow on more
		branch.Levels[2] = append(branch.Levels[2], publication.Person{Name: "王伟"})
	}
	h := publication.Honour{
		Header: publication.Header{
			Name: "2026年上半年考评", Committee: "东风街道党工委", Draft: true,
			Dated: evaluation.Date{Year: 2026, Month: 7, Day: 10}, URL: "https://www.example.com/dongfeng/",
		},
		Branches: []publication.HonourBranch{branch},
	}
	fonts, err := font.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []paper.PosterOptions{{}, {Landscape: true, Bleed: true}} {
		doc, _ := paper.Posters(h, fonts, o)
		data, err := pdf.NewWriter(fonts).Write(doc)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "poster.pdf")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(tool(t, "pdfinfo"), "-struct-text", file).Output()
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(strings.Fields(regexp.MustCompile(`\((block|inline)\)|"\n +"`).ReplaceAllString(string(out), "")), " ")
		for _, want := range []string{
			`Document Sect H1 "光荣榜" P "2026年上半年考评" P "草稿（非正式文件）" H2 "东风社区第一党支部" H3 "五星级党员" ` +
				`L LI LBody "李梅" LI LBody "张䶮（女）" H3 "三星级党员" L LI LBody "王伟" LI`,
			`LBody "王伟" P "东风街道党工委" P "2026年7月`,
			`Link Figure "" Object`, `P "扫码看公示"`,
			`Sect H1 "光荣榜" P "2026年上半年考评" P "草稿（非正式文件）" H2 "东风社区第一党支部" H3 "三星级党员（续）" L LI`,
		} {
			if !strings.Contains(got, want) && !(o.Landscape && strings.Contains(want, "LBody \"王伟\" P")) {
				t.Errorf("%+v: no %s in\n%.1500s", o, want, got)
			}
		}
		if label := doc.Pages[1].Label; !strings.HasPrefix(label, "东风社区第一党支部 2/") {
			t.Errorf("the second sheet is called %q", label)
		}
	}
}
