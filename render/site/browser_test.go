package site

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"xingbang/render/evaluation"
)

// A real browser opens the pages from a folder: its script runs, and neither the
// Content-Security-Policy nor anything else makes the console speak.
func TestInChromium(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("chromium is not installed")
		}
		t.Skip("chromium is not installed")
	}
	in := fixture(3, 2, 3, 4, withHonours())
	in.Notice.From, in.Notice.Until = evaluation.Date{Year: 2020, Month: 7, Day: 13}, evaluation.Date{Year: 2020, Month: 7, Day: 17}
	folder := t.TempDir()
	for name, data := range render(t, in).files {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for page, want := range map[string]string{
		"index.html":      `<p class="state state-over">公示已结束</p>`,
		"honour.html":     `class="large-text" aria-pressed="false">大字</button>`,
		"branches/2.html": `class="large-text" aria-pressed="false">大字</button>`,
	} {
		command := exec.Command(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync",
			"--user-data-dir="+t.TempDir(), "--enable-logging=stderr", "--dump-dom",
			"file://"+filepath.ToSlash(filepath.Join(folder, filepath.FromSlash(page))))
		var messages bytes.Buffer
		command.Stderr = &messages
		dom, err := command.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", page, err, messages.String())
		}
		if !strings.Contains(string(dom), want) {
			t.Errorf("%s: the script did not make %s", page, want)
		}
		for line := range strings.Lines(messages.String()) {
			if strings.Contains(line, "CONSOLE") {
				t.Errorf("%s: %s", page, line)
			}
		}
	}
}
