package render

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"xingbang/sample"
)

// write puts a book into a new folder and returns its path.
func write(t testing.TB, b sample.Book) string {
	t.Helper()
	data, err := b.Write()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "星级评定.xlsx")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// mustBuild builds a book that has no errors, and returns the folder.
func mustBuild(t testing.TB, input string, opt Options) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	b, err := Build([]string{input}, out, opt)
	if err != nil {
		t.Fatal(err)
	}
	if b.Files == 0 {
		t.Fatalf("not built: %+v", b.Result.Findings)
	}
	return out
}

// tree is all files of a folder by their names in it; nil if there is none.
func tree(t testing.TB, folder string) map[string]string {
	t.Helper()
	var files map[string]string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if files == nil {
			files = map[string]string{}
		}
		rel, _ := filepath.Rel(folder, path)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return files
}

// tool is the output of an outside program; the test is skipped where it is not
// installed, but not where CI=true.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skipf("needs %s", name)
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}
