package pdf_test

import (
	"bytes"
	"html"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"xingbang/render/font"
	"xingbang/render/pdf"
	"xingbang/render/typeset"
)

const rare = "䶮㛃𬍛𬭎𬱖𠮷"

// sample is a document with all that can be drawn.
func sample(tb testing.TB) *typeset.Document {
	tb.Helper()
	em := 16 * typeset.MMPerPoint
	red := typeset.Solid(200, 20, 20)
	gold := typeset.Paint{Gradient: true, Y1: 20, Y2: 50,
		From: typeset.Color{R: 255, G: 225, B: 150}, To: typeset.Color{R: 200, G: 150, B: 50}}
	glow := typeset.Paint{Gradient: true, Radial: true, X1: 100, Y1: 40, X2: 90, Alpha: 0.5,
		From: typeset.Color{R: 255}, To: typeset.Color{R: 90}}

	first := &typeset.Page{Width: 210, Height: 297}
	first.Add(
		typeset.Shape{Path: typeset.Rect(10, 10, 190, 50), Fill: &glow, Clip: typeset.Rect(10, 10, 100, 100)},
		typeset.Run{X: 40, Y: 48, Text: "光荣榜", Role: font.Title, Size: 72, Fill: gold, Extra: []float64{9, 9, 0}},
		typeset.Shape{Path: []typeset.Segment{
			{Op: typeset.MoveTo, Points: [6]float64{20, 70}},
			{Op: typeset.CurveTo, Points: [6]float64{40, 60, 60, 80, 80, 70}},
			{Op: typeset.LineTo, Points: [6]float64{80, 75}},
			{Op: typeset.Close},
		}, Fill: &red, Stroke: &typeset.Stroke{Width: 0.3, Dash: []float64{2, 1}}},
		typeset.Link{X: 20, Y: 80, Width: 60, Height: 10, URL: "https://example.com/公示 (1)?a=b"},
		typeset.Picture{X: 150, Y: 80, Width: 20, Height: 20, Data: pngPicture(tb, true)},
		typeset.Picture{X: 175, Y: 80, Width: 20, Height: 20, Data: jpegPicture(tb)},
	)
	y := 90.0
	for role := range font.Role(font.Roles) {
		first.Add(typeset.Run{X: 20, Y: y, Text: "名单：" + rare + "——“好”……买买提·吐尔逊", Role: role, Size: 16, Fill: red})
		y += 10
	}
	first.Add(
		typeset.Run{X: 20, Y: 160, Text: "张三", Role: font.Kai, Size: 16, Extra: []float64{em, 0}},
		typeset.Run{X: 60, Y: 160, Text: "李䶮", Role: font.FangSong, Size: 16, Extra: []float64{em, 0}},
		typeset.Run{X: 100, Y: 160, Text: "阿卜杜热合曼·买买提", Role: font.Kai, Size: 16, Condense: 0.7},
		typeset.Run{X: 20, Y: 170, Text: "（一）“挤”、（压）。", Role: font.FangSong, Size: 16,
			Extra: []float64{0, 0, -em / 2, 0, 0, -em / 2, -em / 2, 0, 0, -em / 2, 0}, Fill: typeset.Paint{Alpha: 0.5}},
		typeset.Run{X: 20, Y: 180, Text: "匀开的一行abc 2026年", Role: font.FangSong, Size: 16,
			Extra: []float64{.3, .3, .3, .3, 1.5, 0, 0, 1, .3, .3, .3, .3, .3}},
		typeset.Run{X: 20, Y: 190, Text: "缺\U00030EDD字", Role: font.FangSong, Size: 16},
	)
	second := &typeset.Page{Width: 297, Height: 420}
	second.Add(typeset.Run{X: 20, Y: 90, Text: "第二页", Role: font.Hei, Size: 30},
		typeset.Picture{X: -5, Y: 80, Width: 20, Height: 20, Data: pngPicture(tb, true)})
	return &typeset.Document{
		Title: "光荣榜 (𠮷) \\ <&>", Author: "中共某某街道工作委员会", Subject: "党员星级评定",
		Pages: []*typeset.Page{first, second},
		Bookmarks: []typeset.Bookmark{
			{Text: "第一支部 𠮷", Page: 0, Y: 20}, {Text: "五星", Page: 0, Y: 30, Level: 3}, {Text: "第二支部", Page: 1, Y: 80},
		},
	}
}

func write(tb testing.TB, doc *typeset.Document) []byte {
	tb.Helper()
	file, err := pdf.NewWriter(builtin(tb)).Write(doc)
	if err != nil {
		tb.Fatal(err)
	}
	return file
}

// run puts a file through a tool and gives back what it prints. In args, FILE stands
// for the file.
func run(t *testing.T, file []byte, tool string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(tool); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skipf("%s is not installed", tool)
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "FILE", path)
	}
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(tool, args...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s%s", tool, err, &stdout, &stderr)
	}
	return stdout.String()
}

func TestSameBytes(t *testing.T) {
	if !bytes.Equal(write(t, sample(t)), write(t, sample(t))) {
		t.Error("two files of one document differ")
	}
}

// One writer, many documents at a time: each is as if it were alone.
func TestConcurrent(t *testing.T) {
	w := pdf.NewWriter(builtin(t))
	portrait := typeset.Picture{X: 20, Y: 20, Width: 9, Height: 9, Data: pngPicture(t, true)}
	docs := []*typeset.Document{sample(t), poster(1), poster(2), notice(200), page(portrait), page(portrait, portrait)}
	var want [][]byte
	for _, d := range docs {
		want = append(want, write(t, d))
	}
	var wg sync.WaitGroup
	for i := range 12 {
		wg.Go(func() {
			got, err := w.Write(docs[i%len(docs)])
			if err != nil || !bytes.Equal(got, want[i%len(docs)]) {
				t.Errorf("document %d: %v, %d bytes", i%len(docs), err, len(got))
			}
		})
	}
	wg.Wait()
}

func TestValid(t *testing.T) {
	out := run(t, write(t, sample(t)), "qpdf", "--check", "FILE")
	if !strings.Contains(out, "PDF Version: 1.7") || !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
}

// Every font is embedded, is a part, says so in its name, and tells its characters.
func TestFonts(t *testing.T) {
	out := run(t, write(t, sample(t)), "pdffonts", "FILE")
	lines := strings.Split(strings.TrimSpace(out), "\n")[2:]
	if len(lines) != 5 {
		t.Errorf("%d fonts, want 5", len(lines))
	}
	line := regexp.MustCompile(`^[A-Z]{6}\+\w+(-\w+)? +CID TrueType +Identity-H +yes yes yes`)
	for _, l := range lines {
		if !line.MatchString(l) {
			t.Error(l)
		}
	}
	for _, name := range []string{"+NotoSerifSC-Regular", "+NotoSerifSC-Bold", "+NotoSansSC-Medium", "+LXGWWenKai-Regular", "+HanaMinB"} {
		if !strings.Contains(out, name) {
			t.Errorf("no %s in\n%s", name, out)
		}
	}
}

// wanted is the sample's text; each is on one line of its own or between spaces.
var wanted = []string{
	"光荣榜", "名单：" + rare + "——“好”……买买提·吐尔逊", "张三", "李䶮", "阿卜杜热合曼·买买提",
	"（一）“挤”、（压）。", "匀开的一行abc 2026年", "缺\U00030EDD字", "第二页",
}

// Text is found and copied as it was set: no space in a spread name, none where marks
// are squeezed or a line is justified, and characters of every plane.
func TestExtractPoppler(t *testing.T) {
	file := write(t, sample(t))
	for _, mode := range []string{"-raw", "-layout"} {
		checkText(t, run(t, file, "pdftotext", mode, "FILE", "-"))
	}
}

func TestExtractMuPDF(t *testing.T) {
	checkText(t, run(t, write(t, sample(t)), "mutool", "draw", "-q", "-F", "txt", "FILE"))
}

func checkText(t *testing.T, out string) {
	t.Helper()
	var words []string
	for _, w := range regexp.MustCompile(`\n|\f| {2,}`).Split(out, -1) {
		words = append(words, strings.TrimSpace(w))
	}
	text := " " + strings.Join(words, " ") + " "
	for _, w := range wanted {
		if !strings.Contains(text, " "+w+" ") {
			t.Errorf("%q is not in %q", w, text)
		}
	}
	if n := strings.Count(text, rare); n != font.Roles {
		t.Errorf("%d lines of rare characters, want %d", n, font.Roles)
	}
}

// A reader that is not ours finds each character within 0.05 mm of its place.
func TestPositionsMuPDF(t *testing.T) {
	em := 16 * typeset.MMPerPoint
	p := &typeset.Page{Width: 210, Height: 297}
	p.Add(typeset.Run{X: 39.14, Y: 41.90, Text: "张三·李", Role: font.FangSong, Size: 16,
		Extra: []float64{em, 0.123, 0.77, 0}})
	out := run(t, write(t, &typeset.Document{Pages: []*typeset.Page{p}}), "mutool", "draw", "-q", "-F", "stext", "FILE")
	chars := regexp.MustCompile(`<char quad="[^"]*" x="([0-9.]+)" y="([0-9.]+)"[^>]* c="([^"]+)"`).FindAllStringSubmatch(out, -1)
	want := map[string]float64{"张": 39.14, "三": 39.14 + 2*em, "·": 39.14 + 3*em + 0.123,
		"李": 39.14 + 3*em + 0.123 + 0.77 + builtin(t).Advance(font.FangSong, '·')*em}
	if len(chars) != len(want) {
		t.Fatalf("%d characters in %s", len(chars), out)
	}
	for _, c := range chars {
		x, y := number(t, c[1])*typeset.MMPerPoint, number(t, c[2])*typeset.MMPerPoint
		char := html.UnescapeString(c[3])
		if math.Abs(x-want[char]) > 0.05 || math.Abs(y-41.90) > 0.05 {
			t.Errorf("%s at %.3f, %.3f mm, want %.3f, 41.90", char, x, y, want[char])
		}
	}
}

func TestMetadata(t *testing.T) {
	doc := sample(t)
	file := write(t, doc)
	out := run(t, file, "pdfinfo", "FILE")
	for _, want := range []string{
		"Title:           " + doc.Title + "\n", "Author:          " + doc.Author + "\n",
		"Subject:         " + doc.Subject + "\n", "Producer:        xingbang\n", "Metadata Stream: yes",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if strings.Contains(out, "Date") {
		t.Error("a date in\n" + out)
	}
	if xmp := run(t, file, "pdfinfo", "-meta", "FILE"); !strings.Contains(xmp, "光荣榜 (𠮷) \\ &lt;&amp;&gt;") {
		t.Error(xmp)
	}
}

func TestCatalog(t *testing.T) {
	file := write(t, sample(t))
	root := run(t, file, "qpdf", "--show-object=trailer", "FILE")
	if !regexp.MustCompile(`/ID \[ <[0-9a-f]{32}> <[0-9a-f]{32}> \]`).MatchString(root) {
		t.Error(root)
	}
	json := run(t, file, "qpdf", "--json", "FILE")
	for _, want := range []string{`"/Lang": "u:zh-CN"`, `"/DisplayDocTitle": true`, `"/Metadata": "`, `"/F": 4`,
		`"/URI": "u:https://example.com/%E5%85%AC%E7%A4%BA%20%281%29?a=b"`} {
		if !strings.Contains(json, want) {
			t.Errorf("no %s", want)
		}
	}
	for _, not := range []string{"EmbeddedFiles", "PrintScaling", "GTS_PDFA"} {
		if strings.Contains(json, not) {
			t.Errorf("%s in the file", not)
		}
	}
	if a4 := run(t, write(t, notice(5)), "qpdf", "--json", "FILE"); !strings.Contains(a4, `"/PrintScaling": "/None"`) {
		t.Error("A4 is not printed at its true size")
	}
}

// Bookmarks keep their text, lead to the right height of the right page, and have no
// gap between levels.
func TestBookmarks(t *testing.T) {
	out := run(t, write(t, sample(t)), "mutool", "show", "FILE", "outline")
	want := regexp.MustCompile(`^\S\s+"第一支部 𠮷"\s+#page=1\S*,(-?[0-9.]+)\n\S\s+"五星"\s+#page=1\S*,(-?[0-9.]+)\n\S\s+"第二支部"\s+#page=2\S*,(-?[0-9.]+)\n$`)
	m := want.FindStringSubmatch(out)
	if m == nil {
		t.Fatal(out)
	}
	for i, mm := range []float64{20, 30, 80} { // mutool measures from the page's top
		if y := number(t, m[i+1]) * typeset.MMPerPoint; math.Abs(y-mm) > 0.5 {
			t.Errorf("bookmark %d at %.2f mm, want %v", i, y, mm)
		}
	}
}
