package paper_test

import (
	"encoding/xml"
	"math"
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
	"xingbang/render/wording"
	"xingbang/templates"
)

// tool finds an outside program; without it the test is skipped, but not where
// CI=true promises that it is there.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatal(err)
	}
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}

// fixture is a notice with names of every kind in one list.
func fixture() publication.Notice {
	return publication.Notice{
		Header: publication.Header{
			Name: "2026年上半年党员“星级评定、量化考核”", Period: "2026年上半年",
			Committee: "中共某某区东风街道工作委员会", Dated: evaluation.Date{Year: 2026, Month: 7, Day: 10},
		},
		Approver: "中共某某区东风街道工作委员会", ApprovedOn: evaluation.Date{Year: 2026, Month: 7, Day: 8},
		Members: 148, Evaluated: 143, Starred: 6,
		Levels: [3]publication.Level{{Star: 5, Count: 6, Lists: []publication.NameList{{
			Branch: "东风社区第一党支部",
			Persons: []publication.Person{
				{Name: "李梅"}, {Name: "张䶮"}, {Name: "𬱖秀英"}, {Name: "欧阳志远"},
				{Name: "买买提·吐尔逊"}, {Name: "王伟", Distinction: "女"},
			},
		}}}},
		From: evaluation.Date{Year: 2026, Month: 7, Day: 13}, Until: evaluation.Date{Year: 2026, Month: 7, Day: 17}, WorkingDays: 5,
		Office: "党建工作办公室", Phone: "0000-1234567", Mail: "dangjian@example.cn",
	}
}

// printed is a notice as a PDF file.
func printed(t *testing.T, n publication.Notice) string {
	t.Helper()
	tmpl, err := templates.FS.ReadFile("notice.md")
	if err != nil {
		t.Fatal(err)
	}
	words, err := wording.Compose(n, string(tmpl))
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := font.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	data, err := pdf.NewWriter(fonts).Write(paper.Notice(n, words, fonts))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "notice.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestNoticePrinted reads the positions back from the file, within 0.3 mm.
func TestNoticePrinted(t *testing.T) {
	out, err := exec.Command(tool(t, "pdftotext"), "-bbox-layout", printed(t, fixture()), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Words []struct {
			XMin float64 `xml:"xMin,attr"`
			XMax float64 `xml:"xMax,attr"`
			Text string  `xml:",chardata"`
		} `xml:"body>doc>page>flow>block>line>word"`
	}
	decoder := xml.NewDecoder(strings.NewReader(string(out)))
	decoder.Strict = false
	decoder.Entity = xml.HTMLEntity
	if err := decoder.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	const mm = 25.4 / 72
	want := map[string][2]float64{ // left and right edge in mm, 0: any
		"2026年7月10日":       {0, 161.71},
		"一、五星级党员（6名）":      {39.14, 0},
		"受理部门：党建工作办公室":     {39.14, 0},
		"东风社区第一党支部":        {28, 0},
		"“星级评定、量化考核”结果的公示": {0, 0},
	}
	found := map[string]bool{}
	var dashes []float64 // of — 1 — and — 2 —: their edges
	for _, w := range doc.Words {
		if w.XMax*mm > 184.3 || w.XMin*mm < 27.7 {
			t.Errorf("%q runs from %.2f to %.2f mm", w.Text, w.XMin*mm, w.XMax*mm)
		}
		if w.Text == "—" {
			dashes = append(dashes, w.XMin*mm, w.XMax*mm)
		}
		edges, ok := want[w.Text]
		if !ok {
			continue
		}
		found[w.Text] = true
		for i, x := range []float64{w.XMin * mm, w.XMax * mm} {
			if edges[i] != 0 && math.Abs(edges[i]-x) > 0.3 {
				t.Errorf("%q: edge %d at %.2f mm, want %.2f", w.Text, i, x, edges[i])
			}
		}
		if strings.HasSuffix(w.Text, "公示") && math.Abs((w.XMin+w.XMax)*mm/2-106) > 0.3 {
			t.Errorf("the title is centred on %.2f mm", (w.XMin+w.XMax)*mm/2)
		}
	}
	if len(dashes) != 8 || math.Abs(dashes[3]-179.06) > 0.3 || math.Abs(dashes[4]-32.94) > 0.3 {
		t.Errorf("the page numbers' dashes stand at %.2f mm", dashes)
	}
	for text := range want {
		if !found[text] {
			t.Errorf("%q is not on the page:\n%s", text, out)
		}
	}
}

// TestNoticeSearched holds that every name is found in the text as it is written.
func TestNoticeSearched(t *testing.T) {
	out, err := exec.Command(tool(t, "pdftotext"), printed(t, fixture()), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"李梅", "张䶮", "𬱖秀英", "欧阳志远", "买买提·吐尔逊", "王伟（女）", "dangjian@example.cn", "2026年7月8日"} {
		if !strings.Contains(string(out), name) {
			t.Errorf("%s is not found in\n%s", name, out)
		}
	}
}

// TestNoticeStructure holds what the notice is to someone who has it read aloud: its
// title, headings, a list of branches with lists of names, an address; the page
// numbers and rules are not read.
func TestNoticeStructure(t *testing.T) {
	out, err := exec.Command(tool(t, "pdfinfo"), "-struct-text", printed(t, fixture())).Output()
	if err != nil {
		t.Fatal(err)
	}
	got := regexp.MustCompile(`(?m) \((block|inline)\)$|^ +`).ReplaceAllString(string(out), "")
	got = regexp.MustCompile(`\n+`).ReplaceAllString(got, " ")
	at := 0
	for _, want := range []string{
		`H1 "关于2026年上半年党员“星级评定、量化考核”结果的公示" P "根据`,
		`H2 "一、五星级党员（6名）" L LI Lbl "东风社区第一党支部" LBody P "6名" L LI LBody "李梅" LI LBody "张䶮" LI LBody "𬱖秀英" `,
		`LI LBody "买买提·吐尔逊" LI LBody "王伟（女）" `,
		`Link "dangjian@example.cn" Object`,
		`P "中共某某区东风街道工作委员会" P "2026年7月10日"`,
	} {
		i := strings.Index(got[at:], want)
		if i < 0 {
			t.Fatalf("%s is not in its place in\n%s", want, out)
		}
		at += i
	}
	if strings.Contains(got, "— 1 —") {
		t.Error("the page number is read aloud")
	}
}
