package site

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"xingbang/render/publication"
)

// some are pages of every kind.
var some = []string{
	"index.html", "honour.html", "statistics.html", "branches.html", "branches/1.html", "branches/6.html", "copy.html", "notice-fragment.html",
}

// The pages work from a folder and in a sub-folder of a server: they say nothing to
// the console, ask for nothing outside their folder, get all they ask for, and the
// rare characters are drawn by the fonts that come along.
func TestPagesInBrowser(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	folder, file := write(t, render(t, sampleInput(t)))
	for _, base := range []string{file, serve(t, folder)} {
		for _, name := range some {
			b.heard()
			b.open(base + name)
			messages, requests := b.heard()
			for _, m := range messages {
				t.Errorf("%s%s: %s", base, name, m)
			}
			for _, r := range requests {
				// A fragment has no head to name an icon; nobody opens it from a server.
				if !strings.HasPrefix(r, base) && !(name == "notice-fragment.html" && strings.HasSuffix(r, "/favicon.ico")) {
					t.Errorf("%s%s asks for %s", base, name, r)
				}
			}
		}
		b.open(base + "branches/1.html") // 刘䶮
		if fonts := eval[int](b, `Array.from(document.fonts).filter(function (f) { return f.status === "loaded"; }).length`); fonts == 0 {
			t.Errorf("%s: no font of rare characters is loaded", base)
		}
	}
}

// Nothing is lost at the side from 320 px on (WCAG 2.2, 1.4.10), with large text
// too, and 1280 px at 200 % are 640 px.
func TestReflow(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	_, base := write(t, render(t, sampleInput(t)))
	for _, name := range some {
		b.open(base + name)
		for _, large := range []string{"", "large"} {
			for _, width := range []int64{320, 360, 640, 1280} {
				b.viewport(width)
				eval[bool](b, fmt.Sprintf(`(document.documentElement.className = %q) === %q`, large, large))
				if w := eval[int64](b, `document.documentElement.scrollWidth`); w > width {
					t.Errorf("%s is %d px wide in %d px, %q", name, w, width, large)
				}
			}
		}
	}
}

func TestNavigation(t *testing.T) {
	b := newTab(t)
	_, base := write(t, render(t, sampleInput(t)))
	b.open(base + "index.html")
	click := func(selector, leadsTo string) {
		t.Helper()
		b.do(chromedp.Click(chromedp.CSS(selector)))
		b.until(fmt.Sprintf(`location.href === %q && document.readyState === "complete"`, base+leadsTo))
	}
	click(`.site-nav a[href="honour.html"]`, "honour.html")
	click(`.toc a[href="#deeds"]`, "honour.html#deeds")
	click(`.plate a[href="branches/2.html"]`, "branches/2.html")
	click(`a[rel="next"]`, "branches/3.html")
	click(`.crumbs a`, "branches.html")
	click(`.branch-list a`, "branches/1.html")
	click(`.site-name a`, "index.html")
	click(`.foot-links a`, "copy.html")
	if messages, _ := b.heard(); len(messages) > 0 {
		t.Error(messages)
	}
}

func TestFindBox(t *testing.T) {
	b := newTab(t)
	in := sampleInput(t)
	_, base := write(t, render(t, in))
	b.open(base + "branches/2.html")
	for _, c := range []struct {
		typed, first string
		least, most  int
	}{
		{"张敏", "张敏（女） 四星级 · 东风社区第一党支部", 2, 2}, {"zm", "张敏", 2, 9}, {"zhangmin", "张敏", 2, 2}, {"zhmin", "张敏", 2, 9},
		{"䶮", "刘䶮", 1, 1}, {"lyan", "刘䶮", 1, 9}, {"吐尔逊", "买买提·吐尔逊", 1, 1}, {"买买提吐尔逊", "买买提·吐尔逊", 1, 1}, {"mmttex", "买买提·吐尔逊", 1, 1},
		{"ＯＹ", "欧阳志远", 1, 9}, {"商圈", "东风街道商圈两新组织联合党支部（建设路片区） 党支部", 1, 1}, {"ltx", "离退休干部党支部 党支部", 1, 9},
		{"没有这个人", "", 0, 0}, {"<b>", "", 0, 0},
	} {
		b.find(c.typed)
		got := eval[[]string](b, `Array.from(document.querySelectorAll(".find-results a")).map(function (a) { return a.textContent; })`)
		if len(got) < c.least || len(got) > c.most || len(got) > 0 && !strings.HasPrefix(got[0], c.first) {
			t.Errorf("%s: %q", c.typed, got)
		}
		said := eval[string](b, `document.querySelector(".find-count").textContent`)
		if want := fmt.Sprintf("找到 %d 条", len(got)); len(got) > 0 && said != want || len(got) == 0 && !strings.HasPrefix(said, "没有找到") {
			t.Errorf("%s: says %q", c.typed, said)
		}
	}
	b.find("cgd")
	b.do(chromedp.KeyEvent("\r"))
	b.until(`location.hash !== "" && document.readyState === "complete"`)
	if who := eval[string](b, `document.querySelector(":target").textContent`); who != "陈国栋" {
		t.Errorf("Enter leads to %s", who)
	}
	if messages, _ := b.heard(); len(messages) > 0 {
		t.Error(messages)
	}
}

func TestSort(t *testing.T) {
	b := newTab(t)
	_, base := write(t, render(t, sampleInput(t)))
	b.open(base + "statistics.html")
	column := func(n int) []float64 {
		return eval[[]float64](b, fmt.Sprintf(`Array.from(document.querySelectorAll(".figures tbody tr")).map(function (r) { return parseFloat(r.cells[%d].textContent) || 0; })`, n))
	}
	names := `Array.from(document.querySelectorAll(".figures tbody th")).map(function (c) { return c.textContent; })`
	before := eval[[]string](b, names)
	for n, name := range []string{"党支部", "党员", "评定", "名额", "评定", "名额", "评定", "名额", "星级合计", "占比"} {
		if n == 0 {
			continue
		}
		press := fmt.Sprintf(`(function () { var s = Array.from(document.querySelectorAll(".figures .sort"));
			// the buttons in order of columns: those of the first row that span both, around those of the second
			var order = [s[0], s[1]].concat(s.slice(4), [s[2], s[3]]); order[%d].click(); return order[%d].textContent; }())`, n, n)
		if got := eval[string](b, press); got != name {
			t.Fatalf("column %d is headed %s", n, got)
		}
		down := column(n)
		if !slices.IsSortedFunc(down, func(x, y float64) int { return int(100 * (y - x)) }) {
			t.Errorf("%s downward: %v", name, down)
		}
		eval[string](b, press)
		if up := column(n); !slices.IsSorted(up) {
			t.Errorf("%s upward: %v", name, up)
		}
		if n := eval[int](b, `document.querySelectorAll("[aria-sort]").length`); n != 1 {
			t.Errorf("%s: %d columns say that they are sorted", name, n)
		}
	}
	b.do(chromedp.Click(chromedp.CSS(".figures .sort")))
	if after := eval[[]string](b, names); !slices.Equal(after, before) {
		t.Errorf("the first column does not give the first order back: %v", after)
	}
	if last := eval[string](b, `document.querySelector(".figures tfoot th").textContent`); last != "合计" {
		t.Errorf("the last row is %s", last)
	}
}

// What the script says of the time, by the reader's clock, in the time of Beijing.
func TestState(t *testing.T) {
	t.Parallel()
	in := fixture(1, 1, 1, 1, nil)
	in.Notice.Site.TakeDown = in.Notice.Until.AddDays(30)
	_, base := write(t, render(t, in))
	for _, c := range []struct{ now, state, banner string }{
		{"2026-07-12T15:59:59Z", "公示尚未开始", ""},
		{"2026-07-12T16:00:00Z", "公示进行中", ""},
		{"2026-07-17T15:59:59Z", "公示进行中，今天截止", ""},
		{"2026-07-17T16:00:00Z", "公示已结束", ""},
		{"2026-08-17T00:00:00Z", "公示已结束", "本网页已过撤下日期，内容请以党工委最近公布的为准。"},
	} {
		b := newTab(t)
		call(b, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{
			Source: fmt.Sprintf(`(function (D) { window.Date = function (t) { return new D(arguments.length ? t : %q); }; }(Date));`, c.now)})
		for _, name := range []string{"index.html", "branches/1.html"} {
			b.open(base + name)
			if got := eval[string](b, `document.querySelector(".state").textContent`); got != c.state {
				t.Errorf("%s at %s: %s", name, c.now, got)
			}
			for _, width := range []int64{360, 1280} {
				b.viewport(width)
				if w := eval[float64](b, `document.querySelector(".state").getBoundingClientRect().width`); w > 220 {
					t.Errorf("%s at %s: the state is %.0f px wide in %d px", name, c.now, w, width)
				}
			}
			if got := eval[string](b, `(document.querySelector(".taken-down") || {textContent: ""}).textContent`); got != c.banner {
				t.Errorf("%s at %s: %s", name, c.now, got)
			}
		}
	}
}

func TestLargeTextIsRemembered(t *testing.T) {
	b := newTab(t)
	folder, _ := write(t, render(t, sampleInput(t)))
	base := serve(t, folder)
	b.open(base + "index.html")
	size := `parseFloat(getComputedStyle(document.querySelector(".text > p")).fontSize)`
	before := eval[float64](b, size)
	b.do(chromedp.Click(chromedp.CSS(".large-text")))
	if after := eval[float64](b, size); after < 1.2*before {
		t.Errorf("%g px become %g px", before, after)
	}
	b.open(base + "honour.html")
	if !eval[bool](b, `document.querySelector(".large-text").getAttribute("aria-pressed") === "true" && document.documentElement.className === "large"`) {
		t.Error("the next page is small again")
	}
}

// With scripts off everything stands there, and nothing that would not work.
func TestWithoutScripts(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	in := sampleInput(t)
	p := render(t, in)
	_, base := write(t, p)
	for _, name := range some {
		b.do(chromedp.Navigate(base + name))
		text := eval[string](b, `document.body.innerText`)
		for _, no := range []string{"大字", "找到", "复制网页代码"} {
			if strings.Contains(text, no) {
				t.Errorf("%s says %s", name, no)
			}
		}
		if n := eval[int](b, `document.querySelectorAll("button, input").length`); n != 0 {
			t.Errorf("%s: %d controls that do nothing", name, n)
		}
	}
	b.do(chromedp.Navigate(base + "index.html"))
	text := eval[string](b, `document.body.innerText`)
	for _, level := range in.Notice.Levels {
		for _, list := range level.Lists {
			for _, person := range list.Persons {
				if !strings.Contains(text, person.Name) {
					t.Errorf("the notice lacks %s", person.Name)
				}
			}
		}
	}
}

// What the copy page puts on the clipboard.
func TestCopy(t *testing.T) {
	b := newTab(t)
	p := render(t, sampleInput(t))
	_, base := write(t, p)
	b.open(base + "copy.html")
	eval[bool](b, `(window.addEventListener("copy", function (e) {
		window.copied = [e.clipboardData.getData("text/html"), e.clipboardData.getData("text/plain"), e.defaultPrevented];
	}), true)`)
	buttons := eval[[]string](b, `Array.from(document.querySelectorAll(".copy-button")).map(function (x, i) { x.id = "copy-" + i; return x.textContent; })`)
	if !slices.Equal(buttons, []string{"复制公示", "复制网页代码", "复制纯文字"}) {
		t.Fatal(buttons)
	}
	fragment := strings.TrimPrefix(string(p.files["notice-fragment.html"]), "\ufeff")
	for i, want := range []struct{ html, plain string }{{fragment, "一、五星级党员（"}, {"", fragment}, {"", "一、五星级党员（"}} {
		eval[bool](b, `(window.copied = ["", "", false], true)`)
		b.do(chromedp.Click(chromedp.CSS(fmt.Sprintf("#copy-%d", i))))
		got := eval[[]any](b, `window.copied`)
		if got[0] != want.html || !strings.Contains(got[1].(string), want.plain) || got[2] != true {
			t.Errorf("%s: %.200q", buttons[i], got)
		}
		if said := eval[string](b, fmt.Sprintf(`document.getElementById("copy-%d").parentNode.querySelector("[role=status]").textContent`, i)); !strings.HasPrefix(said, "已复制") {
			t.Errorf("%s: %s", buttons[i], said)
		}
	}
}

// Whatever stands in a cell does nothing in a browser, in the find box neither.
func TestHostileInBrowser(t *testing.T) {
	b := newTab(t)
	n := 0
	in := fixture(2, 3, 4, 5, func(p *publication.Person) {
		evil := hostile[n%len(hostile)]
		n++
		p.Name, p.Distinction, p.Deeds = evil, evil, evil
	})
	in.Notice.Name, in.Notice.Committee = hostile[1], hostile[0]
	in.Notice.Site.Name = hostile[8]
	in.Honour.Branches[0].Name, in.Statistics.Branches[0].Name = hostile[1], hostile[1]
	_, base := write(t, render(t, in))
	for _, name := range []string{"index.html", "honour.html", "statistics.html", "branches/1.html", "copy.html"} {
		b.open(base + name)
		b.do(chromedp.SendKeys(chromedp.CSS("#find"), "alert"))
		b.until(`document.querySelectorAll(".find-results a").length > 3`)
		if n := eval[int](b, `document.querySelectorAll(".find-results img, .find-results script, [onerror], [onload], [onmouseover]").length`); n != 0 {
			t.Errorf("%s: %d elements of the user's", name, n)
		}
		if messages, _ := b.heard(); len(messages) > 0 {
			t.Errorf("%s: %s", name, messages)
		}
	}
}

// The printed notice has the paper, the pages and the text of the one that is made
// for print, without what is for the screen alone.
func TestPrint(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	_, base := write(t, render(t, sampleInput(t)))
	print := func(name string) string {
		b.open(base + name)
		pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "a.pdf")
		if err := os.WriteFile(file, pdf, 0o644); err != nil {
			t.Fatal(err)
		}
		text, err := exec.Command("pdftotext", "-layout", file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		need(t, "pdftotext is not installed")
	}
	text := print("index.html")
	pages := strings.Split(strings.TrimRight(text, "\f\n"), "\f")
	if len(pages) < 3 || len(pages) > 4 { // a line more or less, by the machine's fonts
		t.Errorf("%d pages", len(pages))
	}
	continued := 0
	for i, p := range pages {
		if !strings.Contains(p, fmt.Sprintf("—%d—", i+1)) {
			t.Errorf("page %d has no number", i+1)
		}
		if heading, _, _ := strings.Cut(strings.TrimSpace(p), "\n"); strings.HasSuffix(heading, "星级党员（续）") {
			continued++
		}
	}
	if continued == 0 {
		t.Error("no page repeats the heading of a list that goes on")
	}
	for _, no := range []string{"光荣榜", "大字", "受理方式", "公示已结束", "复制公示"} {
		if strings.Contains(text, no) {
			t.Errorf("the printed notice says %s", no)
		}
	}
	if text := print("statistics.html"); !strings.Contains(text, "星级合计") || strings.Contains(text, "▲") || strings.Contains(text, "↕") {
		t.Errorf("the statistics: %s", text)
	}
}
