package render

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xingbang/sample"
)

// TestMain makes the test binary a builder, for tests that kill one.
func TestMain(m *testing.M) {
	if input := os.Getenv("XINGBANG_TEST_BUILD"); input != "" {
		if _, err := Build([]string{input}, os.Getenv("XINGBANG_TEST_OUT"), Options{}); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// TestStreet holds that the sample builds without an error, with exactly the
// files that a clerk looks for.
func TestStreet(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	b, err := Build([]string{"../sample/street"}, out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if c := b.Result.Counts(); c.Errors != 0 || c.Warnings != 1 {
		t.Errorf("%+v", c)
	}
	files := tree(t, out)
	if len(files) != b.Files {
		t.Errorf("%d files, %d counted", len(files), b.Files)
	}
	for _, want := range []string{
		"print/公示.pdf", "print/光荣榜.pdf", "print/光荣榜/东风社区第一党支部.pdf", "print/光荣榜/综合执法中队党支部.pdf",
		"site/index.html", "site/honour.html", "site/statistics.html", "site/branches/1.html", "site/branches/8.html",
		"site/notice-fragment.html", "committee/考评结果报告.pdf", "committee/考评结果统计.xlsx", "committee/result.json",
		"manifest.json",
	} {
		if files[want] == "" {
			t.Errorf("no %s", want)
		}
	}
	// The committee's list, made from the plan of the street, is what the rules
	// compute, but for the two departures that are explained.
	for i, st := range b.Result.Standings {
		m := b.Result.Members[i]
		if (st.Computed != st.Star) != m.Explanation.Given() {
			t.Errorf("%s: computed %s, approved %s", m.Name.Value, st.Computed, st.Star)
		}
	}
}

// Each character of each star member's name comes out of every public file that
// must have it.
func TestNamesInPrint(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	b, err := Build([]string{"../sample/street"}, out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	text := func(path string) string {
		return strings.Join(strings.Fields(tool(t, "pdftotext", "-raw", filepath.Join(out, path), "-")), "")
	}
	notice, posters := text("print/公示.pdf"), text("print/光荣榜.pdf")
	site := tree(t, out)["site/index.html"] + tree(t, out)["site/honour.html"]
	for i, st := range b.Result.Standings {
		name := b.Result.Members[i].Name.Value
		for where, content := range map[string]string{"公示": notice, "光荣榜": posters, "site": site} {
			if has := strings.Contains(content, name); st.Star > 0 && !has {
				t.Errorf("%s lacks %s", where, name)
			}
		}
	}
}

// The same input gives the same bytes, wherever it lies and however many work.
func TestSameBytes(t *testing.T) {
	book := sample.Generate(5, 60, 4)
	book.Sheet("考评").Put("公示得分", "是")
	first := tree(t, mustBuild(t, write(t, book), Options{}))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	second := tree(t, mustBuild(t, write(t, book), Options{}))
	for name := range first {
		if first[name] != second[name] {
			t.Errorf("%s differs: %s", name, cmp.Diff(first[name], second[name])[:200])
		}
	}
	if len(first) != len(second) {
		t.Errorf("%d files, then %d", len(first), len(second))
	}
}

// A build killed at any moment leaves a whole output, the earlier or the new.
func TestKill(t *testing.T) {
	inputs := [2]string{write(t, sample.Generate(1, 60, 4)), write(t, sample.Generate(2, 60, 4))}
	out := filepath.Join(t.TempDir(), "out")
	if _, err := Build([]string{inputs[0]}, out, Options{}); err != nil {
		t.Fatal(err)
	}
	for i := range 12 {
		build := exec.Command(os.Args[0], "-test.run=^$")
		build.Env = append(os.Environ(), "XINGBANG_TEST_BUILD="+inputs[i%2], "XINGBANG_TEST_OUT="+out)
		if err := build.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(20+i*20) * time.Millisecond)
		_ = build.Process.Kill()
		_ = build.Wait()
		if diffs, err := Verify(out); err != nil || len(diffs) > 0 {
			t.Fatalf("after kill %d: %v %v", i, diffs, err)
		}
	}
}

// Errors stop a build before anything is written; a draft is built all the same
// and says so in every page.
func TestErrorsAndDraft(t *testing.T) {
	book := sample.Generate(4, 40, 3)
	book.Sheet("考评").Put("审批机关", nil)
	book.Sheet("党员").Set(3, "总分", 12)
	input := write(t, book)
	out := filepath.Join(t.TempDir(), "out")
	b, err := Build([]string{input}, out, Options{})
	if err != nil || b.Files != 0 || b.Result.Counts().Errors != 2 {
		t.Fatalf("%v, %d files, %+v", err, b.Files, b.Result.Counts())
	}
	if files := tree(t, out); files != nil {
		t.Errorf("written: %d files", len(files))
	}

	out = mustBuild(t, input, Options{Draft: true})
	for name, content := range tree(t, out) {
		switch filepath.Ext(name) {
		case ".html":
			if !strings.Contains(content, "草稿") {
				t.Errorf("%s does not say 草稿", name)
			}
		case ".json":
			if !strings.Contains(content, `"draft": true`) {
				t.Errorf("%s does not say draft", name)
			}
		case ".pdf":
			pages := strings.Split(strings.TrimSuffix(tool(t, "pdftotext", "-raw", filepath.Join(out, name), "-"), "\f"), "\f")
			for i, page := range pages {
				if !strings.Contains(strings.Join(strings.Fields(page), ""), "草稿") {
					t.Errorf("%s, page %d does not say 草稿", name, i+1)
				}
			}
		}
	}
}

// Nothing to show is no reason to fail: nobody with a star, nobody evaluated, and
// in a draft nobody at all.
func TestNobody(t *testing.T) {
	for _, tt := range []struct {
		people int
		exempt string
		opt    Options
	}{{3, "", Options{}}, {2, "长期患病", Options{}}, {0, "", Options{Draft: true}}} {
		book := sample.Generate(9, tt.people, 1)
		people := book.Sheet("党员")
		for row := range people.Rows {
			clear(people, row)
			if tt.exempt != "" {
				people.Set(row, "参评", "否")
				people.Set(row, "免评原因", tt.exempt)
				continue
			}
			for _, item := range []string{"理想信念", "宗旨观念", "组织纪律", "工作作风", "生活作风", "廉洁自律"} {
				people.Set(row, item, 5)
			}
			for _, item := range []string{"履行义务", "专业技术", "业务钻研", "走帮服", "志愿服务"} {
				people.Set(row, item, 4)
			}
		}
		if tt.people == 0 {
			book.Sheet("支部").Rows = nil
		}
		mustBuild(t, write(t, book), tt.opt)
	}
}

func TestStrict(t *testing.T) {
	book := sample.Generate(4, 40, 3)
	book.Sheet("支部").Set(0, "群众代表数", 9)
	input, out := write(t, book), filepath.Join(t.TempDir(), "out")
	if b, err := Build([]string{input}, out, Options{Strict: true}); err != nil || b.Files != 0 {
		t.Errorf("%v, %d files", err, b.Files)
	}
	if b, err := Build([]string{input}, out, Options{}); err != nil || b.Files == 0 {
		t.Errorf("%v, %d files", err, b.Files)
	}
}

func TestVerify(t *testing.T) {
	out := mustBuild(t, write(t, sample.Generate(6, 10, 2)), Options{})
	if diffs, err := Verify(out); err != nil || len(diffs) != 0 {
		t.Fatalf("%v %v", diffs, err)
	}
	edit(t, filepath.Join(out, "print", "公示.pdf"))
	edit(t, filepath.Join(out, "site", "new.html"))
	edit(t, filepath.Join(out, "desktop.ini"))
	if err := os.Remove(filepath.Join(out, "committee", "result.json")); err != nil {
		t.Fatal(err)
	}
	diffs, err := Verify(out)
	want := []Difference{{"committee/result.json", Missing}, {"print/公示.pdf", Changed}, {"site/new.html", Extra}}
	if diff := cmp.Diff(want, diffs); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}
