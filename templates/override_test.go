package templates

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// folder makes a folder of those files.
func folder(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("own "+name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestOverrideFileByFile(t *testing.T) {
	over, err := Override(folder(t, "site/honour.html", "site/assets/logo.svg", ".git/x.md", "备份/site/old.html", "说明.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(Names(), "site/assets/logo.svg") {
		data, err := fs.ReadFile(over, name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		own := name == "site/honour.html" || name == "site/assets/logo.svg"
		if own != strings.HasPrefix(string(data), "own ") {
			t.Errorf("%s: the wrong one: %.20q", name, data)
		}
	}
}

func TestOverrideRefuses(t *testing.T) {
	for _, c := range []struct{ folder, says string }{
		{filepath.Join(t.TempDir(), "没有"), "读不出来"},
		{filepath.Join(folder(t, "a.md"), "a.md"), "读不出来"},
		{folder(t, "site/notise.html"), "site/notise.html 不是模板的名称"},
		{folder(t, "honour.html"), "honour.html 不是模板的名称"},
		{folder(t, "模板/notice.md"), "里没有模板；模板有：notice.md、"},
		{folder(t), "里没有模板"},
	} {
		_, err := Override(c.folder)
		var wrong *OverrideError
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), c.folder) {
			t.Errorf("%s: %v", c.folder, err)
		}
	}
	if over, err := Override(""); over != fs.FS(FS) || err != nil {
		t.Errorf("no folder: %v", err)
	}
}
