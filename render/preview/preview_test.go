package preview

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"xingbang/render/evaluation"
)

const page = `<!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'"></head><body class="x"><p>第一版</p></body></html>`

// site is a preview of builds that the test sets.
type site struct {
	t      *testing.T
	base   string
	folder string

	mu   sync.Mutex
	next Result
}

func start(t *testing.T, poll bool) *site {
	t.Helper()
	s := &site{t: t, folder: t.TempDir()}
	s.set(Result{Pages: map[string][]byte{"index.html": []byte(page), "assets/a.css": []byte("p{}"), "fragment.html": []byte("<section>片段</section>")}})
	s.save("街道.xlsx", "1")
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.base = "http://" + listener.Addr().String()
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() {
		ended <- Serve(ctx, listener, Options{
			Build: func() Result { s.mu.Lock(); defer s.mu.Unlock(); return s.next },
			Files: []string{filepath.Join(s.folder, "街道.xlsx")}, Poll: poll,
		})
	}()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return s
}

func (s *site) set(r Result) { s.mu.Lock(); defer s.mu.Unlock(); s.next = r }

// save writes a file as Excel does: another one takes its place.
func (s *site) save(name, data string) {
	s.t.Helper()
	temp := filepath.Join(s.folder, "~$"+name)
	if err := errors.Join(os.WriteFile(temp, []byte(data), 0o644), os.Rename(temp, filepath.Join(s.folder, name))); err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) get(path string) (status int, kind, body string) {
	s.t.Helper()
	r, err := http.Get(s.base + path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer r.Body.Close()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return r.StatusCode, r.Header.Get("Content-Type"), string(data)
}

// reloads listens as the page's script does; the channel gets each message.
func (s *site) reloads(body string) <-chan string {
	s.t.Helper()
	_, rest, _ := strings.Cut(body, `data-version="`)
	version, _, _ := strings.Cut(rest, `"`)
	r, err := http.Get(s.base + eventsPath + "?seen=" + version)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { r.Body.Close() })
	out := make(chan string, 9)
	go func() {
		for lines := bufio.NewScanner(r.Body); lines.Scan(); {
			if m, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				out <- m
			}
		}
	}()
	return out
}

func (s *site) await(c <-chan string) {
	s.t.Helper()
	select {
	case <-c:
	case <-time.After(10 * time.Second):
		s.t.Fatal("no message within ten seconds")
	}
}

func TestPreview(t *testing.T) {
	for name, poll := range map[string]bool{"notified": false, "polling": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := start(t, poll)
			_, kind, first := s.get("/")
			if kind != "text/html; charset=utf-8" || !strings.Contains(first, "第一版") || strings.Contains(first, "<aside") ||
				!strings.Contains(first, "connect-src 'self'") || !strings.Contains(first, scriptPath) {
				t.Fatalf("%s\n%s", kind, first)
			}
			message := s.reloads(first)

			// Errors: the page stays, with the findings above it.
			s.set(Result{Findings: []evaluation.Finding{{Rule: "score-range", Severity: evaluation.Error,
				Cell: evaluation.Cell{File: "街道.xlsx", Sheet: "党员", Row: 5, Col: 3}, Message: "总分 <120> 高于满分", Hint: "请核对"}}})
			s.save("街道.xlsx", "22")
			s.await(message)
			_, _, second := s.get("/index.html")
			for _, want := range []string{"第一版", "有 1 个错误，没有重新生成，下面是上一次的网页", "党员”C5", "总分 &lt;120&gt; 高于满分", "请核对"} {
				if !strings.Contains(second, want) {
					t.Errorf("no %q in\n%s", want, second)
				}
			}
			message = s.reloads(second)

			// Mended.
			s.set(Result{Pages: map[string][]byte{"index.html": []byte(strings.Replace(page, "一", "二", 1))}})
			s.save("街道.xlsx", "333")
			s.await(message)
			if _, _, third := s.get("/"); !strings.Contains(third, "第二版") || strings.Contains(third, "<aside") {
				t.Errorf("%s", third)
			}
			// A page that was left open over it all is told too.
			s.await(s.reloads(first))
		})
	}
}

func TestFiles(t *testing.T) {
	s := start(t, false)
	for path, want := range map[string]struct {
		status int
		kind   string
		text   string
	}{
		"/assets/a.css":  {200, "text/css; charset=utf-8", "p{}"},
		"/fragment.html": {200, "text/html; charset=utf-8", "<section>片段</section>"},
		"/nothing.html":  {404, "text/html; charset=utf-8", "没有这一页"},
		"/../街道.xlsx":    {404, "text/html; charset=utf-8", "没有这一页"},
		scriptPath:       {200, "text/javascript; charset=utf-8", "EventSource"},
		stylePath:        {200, "text/css; charset=utf-8", ".xb-preview"},
	} {
		if status, kind, text := s.get(path); status != want.status || kind != want.kind || !strings.Contains(text, want.text) {
			t.Errorf("%s: %d %s %.200s", path, status, kind, text)
		}
	}
}

func TestNothingYet(t *testing.T) {
	s := start(t, false)
	_, _, first := s.get("/")
	s.set(Result{Err: errors.New("“街道.xlsx”读不出来")})
	message := s.reloads(first)
	s.save("街道.xlsx", "22")
	s.await(message)
	if _, _, body := s.get("/"); !strings.Contains(body, "生成不了，下面是上一次的网页") || !strings.Contains(body, "“街道.xlsx”读不出来") {
		t.Errorf("%s", body)
	}
	v := view{last: Result{Err: errors.New("读不出来")}}
	if got := string(decorate([]byte(emptyPage), v)); !strings.Contains(got, "<summary>生成不了</summary>") {
		t.Error(got)
	}
}

// What a program leaves while it works is no change, nor is a folder.
func TestStamp(t *testing.T) {
	dir := t.TempDir()
	opt := Options{Files: []string{filepath.Join(dir, "a.xlsx")}}
	write := func(name string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"a.xlsx", "照片.jpg", "~$a.xlsx", ".a.swp", "a.tmp"} {
		write(name)
	}
	if err := os.Mkdir(filepath.Join(dir, "out"), 0o755); err != nil {
		t.Fatal(err)
	}
	if got := opt.stamp(); len(got) != 2 {
		t.Errorf("%v", got)
	}
}

// Only this machine, by its own names.
func TestHost(t *testing.T) {
	s := start(t, false)
	for host, want := range map[string]int{"127.0.0.1:1": 200, "localhost": 200, "evil.example": 403, "": 403} {
		request, err := http.NewRequest(http.MethodGet, s.base+"/", nil)
		if err != nil {
			t.Fatal(err)
		}
		if request.Host = host; host == "" {
			request.Host = "192.168.1.2"
		}
		r, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if r.StatusCode != want {
			t.Errorf("%s: %d", host, r.StatusCode)
		}
	}
}
