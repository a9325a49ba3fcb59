package main

import (
	"bytes"
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

	"github.com/xuri/excelize/v2"

	"xingbang/render"
)

// locked is a stream that two goroutines may use.
type locked struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}
func (l *locked) String() string { l.mu.Lock(); defer l.mu.Unlock(); return l.buf.String() }

// TestPreview opens the sample, breaks and mends it, and changes a template: the
// pages follow, and stay as they were while there are errors.
func TestPreview(t *testing.T) {
	dir := t.TempDir()
	book, own := filepath.Join(dir, "街道.xlsx"), filepath.Join(dir, "模板")
	sheet, err := excelize.OpenFile("../../sample/street/street.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	defer sheet.Close()
	save := func(period any) {
		t.Helper()
		if err := errors.Join(sheet.SetCellValue("考评", "B2", period), sheet.SaveAs(book)); err != nil {
			t.Fatal(err)
		}
	}
	template := func(text string) {
		t.Helper()
		if err := errors.Join(os.MkdirAll(filepath.Join(own, "site"), 0o755), os.WriteFile(filepath.Join(own, "site", "branches.html"), []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	save("2026年上半年")
	template("<!DOCTYPE html><html><head></head><body>一{{.Period.From.Text}}</body></html>")

	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var said locked
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() {
		ended <- show(ctx, listener, []string{book}, render.Options{Templates: own}, true, terminal{out: io.Discard, err: &said})
	}()
	shows := func(page, want string) {
		t.Helper()
		var text []byte
		for range 100 {
			r, err := http.Get("http://" + listener.Addr().String() + page)
			if err != nil {
				t.Fatal(err)
			}
			text, _ = io.ReadAll(r.Body)
			r.Body.Close()
			if strings.Contains(string(text), want) {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
		t.Fatalf("%s never shows %s:\n%.3000s\n%s", page, want, text, said.String())
	}
	shows("/", "公示期")
	shows("/branches.html", "一2026年7月13日")
	save("")
	shows("/", "没有重新生成，下面是上一次的网页")
	shows("/", "考评期间")
	shows("/statistics.html", "各支部统计表")
	save("2026年上半年")
	template("<!DOCTYPE html><html><head></head><body>二{{.Periode}}</body></html>")
	shows("/", "网页模板 site/branches.html 第1行有误：没有“.Periode”这一项")
	template("<!DOCTYPE html><html><head></head><body>三</body></html>")
	shows("/branches.html", "三")
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	for _, want := range []string{"请在浏览器里打开 http://127.0.0.1:", "网页已更新", "有错误，没有更新网页"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("does not say %s:\n%s", want, said.String())
		}
	}
}
