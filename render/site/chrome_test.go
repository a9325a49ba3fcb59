package site

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"xingbang/render/font"
	"xingbang/render/publication"
	"xingbang/render/rule"
	"xingbang/render/wording"
	"xingbang/render/workbook"
	"xingbang/templates"
)

// need skips a test that uses a tool from outside where it is missing, and fails it
// where everything must be there.
func need(t testing.TB, missing string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(missing)
	}
	t.Skip(missing)
}

// browser is one Chromium for all tests; each has a tab of its own.
var browser struct {
	start sync.Once
	ctx   context.Context
	stop  func()
}

func TestMain(m *testing.M) {
	code := m.Run()
	if browser.stop != nil {
		browser.stop()
	}
	os.Exit(code)
}

// tab is a page in Chromium, with all that it said and asked for.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	messages []string // of the console, and requests that failed
	requests []string
}

func newTab(t *testing.T) *tab {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		need(t, "chromium is not installed")
	}
	browser.start.Do(func() {
		options := append(chromedp.DefaultExecAllocatorOptions[:],
			chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.DisableGPU,
			chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-quic", true))
		allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
		ctx, stop := chromedp.NewContext(allocator)
		browser.ctx, browser.stop = ctx, func() { stop(); stopAllocator() }
		err = chromedp.Do(ctx) // starts it
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := chromedp.NewContext(browser.ctx)
	ctx, expire := context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(func() { expire(); cancel() })
	b := &tab{t: t, ctx: ctx}
	call(b, network.Enable, network.EnableParams{})
	call(b, log.Enable, cdp.Empty{})
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *tab) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	case *network.EventLoadingFailed:
		b.messages = append(b.messages, "request failed: "+e.ErrorText)
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			b.messages = append(b.messages, fmt.Sprintf("%d %s", e.Response.Status, e.Response.URL))
		}
	case *runtime.EventConsoleAPICalled:
		b.messages = append(b.messages, fmt.Sprintf("console.%s", e.Type))
	case *runtime.EventExceptionThrown:
		b.messages = append(b.messages, "exception: "+e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		b.messages = append(b.messages, string(e.Entry.Level)+": "+e.Entry.Text)
	case *cdppage.EventJavascriptDialogOpening:
		b.messages = append(b.messages, "dialog: "+e.Message)
	}
}

// heard are the messages and the requests since it was last asked.
func (b *tab) heard() (messages, requests []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	messages, requests = b.messages, b.requests
	b.messages, b.requests = nil, nil
	return messages, requests
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// open shows a page and waits until its script and fonts are there.
func (b *tab) open(url string) {
	b.t.Helper()
	b.do(chromedp.Navigate(url))
	b.until(`document.readyState === "complete" && document.fonts.status === "loaded"`)
}

func (b *tab) viewport(width int64) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, 800))
}

// find types into the find box, and waits for the results.
func (b *tab) find(text string) {
	b.t.Helper()
	eval[bool](b, `(function () { var i = document.getElementById("find"); i.value = ""; i.focus(); return true; }())`)
	b.do(chromedp.SendKeys(chromedp.CSS("#find"), text))
	b.until(`!!window.xingbangFind && !document.querySelector(".find-results").hidden`)
}

// eval is the value of an expression in the page.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// until waits for an expression to be true.
func (b *tab) until(expression string) {
	b.t.Helper()
	for range 1200 {
		// During a navigation there is no page to ask.
		if v, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](expression)); err == nil && v {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	b.t.Fatalf("never true: %s", expression)
}

// call sends a command of the protocol.
func call[P, R any](b *tab, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	r, err := chromedp.Call(b.ctx, command, params)
	if err != nil {
		b.t.Fatalf("%s: %v", command.Method, err)
	}
	return r
}

// sampleInput is the sample street, as the pipeline hands it over.
func sampleInput(t *testing.T) Input {
	t.Helper()
	e, _, err := workbook.Read([]string{"../../sample/street"})
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := font.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	r := rule.Apply(e, rule.Options{CanDraw: fonts.Has})
	r.Settings.URL.Value = "https://www.example.cn/gongshi"
	in := Input{
		Notice:     publication.NewNotice(r, false),
		Honour:     publication.NewHonour(r, false),
		Statistics: publication.NewStatistics(r, false),
		Fonts:      fonts,
	}
	template, err := templates.FS.ReadFile("notice.md")
	if err != nil {
		t.Fatal(err)
	}
	if in.Wording, err = wording.Compose(in.Notice, string(template)); err != nil {
		t.Fatal(err)
	}
	return in
}

// write puts the pages into a folder, and returns the address of it.
func write(t *testing.T, p pages) (folder, address string) {
	t.Helper()
	folder = t.TempDir()
	for name, data := range p.files {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder, "file://" + filepath.ToSlash(folder) + "/"
}

// serve puts a folder into a sub-folder of a server, and returns its address.
func serve(t *testing.T, folder string) string {
	t.Helper()
	files := http.StripPrefix("/dangjian/2026/", http.FileServer(http.Dir(folder)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, "/dangjian/2026/") {
			http.NotFound(w, r)
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/dangjian/2026/"
}
