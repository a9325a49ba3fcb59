package render

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xingbang/render/evaluation"
)

// a and b are two small outputs, complete with their manifests.
func outputs(t *testing.T) (a, b []file) {
	t.Helper()
	r := &evaluation.Result{Evaluation: &evaluation.Evaluation{Measure: evaluation.DefaultMeasure()}}
	for i, files := range []*[]file{&a, &b} {
		text := []byte{'1' + byte(i)}
		*files = []file{{"print/公示.pdf", text}, {"site/index.html", text}, {"print/光荣榜/第一党支部.pdf", text}}
		m, err := newManifest(r, false, *files)
		if err != nil {
			t.Fatal(err)
		}
		*files = append(*files, m)
	}
	return a, b
}

func contents(files []file) map[string]string {
	m := map[string]string{}
	for _, f := range files {
		m[f.path] = string(f.data)
	}
	return m
}

func replaceWith(t *testing.T, out string, files []file) []string {
	t.Helper()
	target, err := newTarget(out, nil)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := target.replace(files)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// expect checks what is in out and that nothing else is beside it.
func expect(t *testing.T, out string, want map[string]string, beside ...string) {
	t.Helper()
	if diff := cmp.Diff(want, tree(t, out)); diff != "" {
		t.Errorf("out (-want +got):\n%s", diff)
	}
	entries, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		if e.Name() != filepath.Base(out) {
			got = append(got, e.Name())
		}
	}
	if diff := cmp.Diff(beside, got); diff != "" {
		t.Errorf("beside out (-want +got):\n%s", diff)
	}
}

var errDisk = errors.New("no space left on device")

// A file that cannot be written, whichever it is, leaves the earlier output.
func TestReplaceFails(t *testing.T) {
	a, b := outputs(t)
	for n := range b {
		out := filepath.Join(t.TempDir(), "out")
		replaceWith(t, out, a)
		target, err := newTarget(out, nil)
		if err != nil {
			t.Fatal(err)
		}
		var calls atomic.Int32
		target.write = func(path string, data []byte) error {
			if int(calls.Add(1)) == n+1 {
				return errDisk
			}
			return writeFile(path, data)
		}
		_, err = target.replace(b)
		if !errors.Is(err, errDisk) || !strings.Contains(err.Error(), "原有内容未变") {
			t.Errorf("write %d: %v", n, err)
		}
		expect(t, out, contents(a))
	}
}

// A swap that fails leaves the earlier output, too.
func TestSwapFails(t *testing.T) {
	a, b := outputs(t)
	out := filepath.Join(t.TempDir(), "out")
	replaceWith(t, out, a)
	target, err := newTarget(out, nil)
	if err != nil {
		t.Fatal(err)
	}
	target.exchange = func(a, b string) error { return errDisk }
	if _, err := target.replace(b); !errors.Is(err, errDisk) {
		t.Error(err)
	}
	expect(t, out, contents(a))
}

func TestReplace(t *testing.T) {
	a, b := outputs(t)
	steps := map[string]func(a, b string) error{
		"one step":  exchange,
		"two steps": func(a, b string) error { return errors.ErrUnsupported },
	}
	for name, exchange := range steps {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "a", "out")
			put := func(files []file) []string {
				target, err := newTarget(out, nil)
				if err != nil {
					t.Fatal(err)
				}
				target.exchange = exchange
				kept, err := target.replace(files)
				if err != nil {
					t.Fatal(err)
				}
				return kept
			}
			put(a)
			expect(t, out, contents(a))
			put(b)
			expect(t, out, contents(b))

			// Changed and added files are kept; the second time under another name.
			edit(t, filepath.Join(out, "site", "index.html"))
			want := tree(t, out)
			if kept := put(a); len(kept) != 1 || filepath.Base(kept[0]) != "out-旧" {
				t.Errorf("kept %q", kept)
			}
			if diff := cmp.Diff(want, tree(t, out+"-旧")); diff != "" {
				t.Error(diff)
			}
			edit(t, filepath.Join(out, "补充说明.txt"))
			edit(t, filepath.Join(out, "Thumbs.db"))
			put(b)
			expect(t, out, contents(b), "out-旧", "out-旧2")
		})
	}
}

func edit(t *testing.T, path string) {
	t.Helper()
	if err := os.WriteFile(path, []byte("edited"), 0o644); err != nil {
		t.Fatal(err)
	}
}

// What a killed build left behind is put right by the next.
func TestRecover(t *testing.T) {
	a, b := outputs(t)
	long := time.Now().Add(-2 * stale)
	cases := map[string]struct {
		prepare func(t *testing.T, out string)
		kept    int
		beside  []string
	}{
		"killed between the two renames": {func(t *testing.T, out string) {
			rename(t, out, beside(out, oldMark))
		}, 0, nil},
		"killed before the old one was removed": {func(t *testing.T, out string) {
			replaceWith(t, filepath.Join(t.TempDir(), "x"), a)
			rename(t, out, beside(out, oldMark))
			replaceWith(t, beside(out, "x"), b)
			rename(t, beside(out, "x"), out)
		}, 0, nil},
		"killed while it wrote": {func(t *testing.T, out string) {
			half := beside(out, newMark+"7")
			if err := os.MkdirAll(half, 0o755); err != nil {
				t.Fatal(err)
			}
			edit(t, filepath.Join(half, "half.pdf"))
			if err := os.Chtimes(half, long, long); err != nil {
				t.Fatal(err)
			}
		}, 0, nil},
		"killed after the exchange, with changes by hand": {func(t *testing.T, out string) {
			old := beside(out, newMark+"7")
			replaceWith(t, beside(out, "x"), b)
			rename(t, beside(out, "x"), old)
			edit(t, filepath.Join(old, "mine.txt"))
			if err := os.Chtimes(old, long, long); err != nil {
				t.Fatal(err)
			}
		}, 1, []string{"out-旧"}},
		"another build is at work": {func(t *testing.T, out string) {
			if err := os.Mkdir(beside(out, newMark+"8"), 0o755); err != nil {
				t.Fatal(err)
			}
		}, 0, []string{".out.xingbang-new-8"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			replaceWith(t, out, a)
			c.prepare(t, out)
			if kept := replaceWith(t, out, b); len(kept) != c.kept {
				t.Errorf("kept %q", kept)
			}
			expect(t, out, contents(b), c.beside...)
		})
	}
}

func beside(out, mark string) string { return (&target{out: out}).beside(mark) }

func rename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

// A folder of someone else's is refused before anything is read.
func TestRefuse(t *testing.T) {
	cases := map[string]struct {
		prepare func(t *testing.T, out string)
		says    string
	}{
		"someone's folder": {func(t *testing.T, out string) { edit(t, filepath.Join(out, "论文.docx")) }, "不是星榜生成的"},
		"another program's manifest": {func(t *testing.T, out string) {
			if err := os.WriteFile(filepath.Join(out, manifestName), []byte(`{"name":"app"}`), 0o644); err != nil {
				t.Fatal(err)
			}
		}, "不是星榜生成的"},
		"a file": {func(t *testing.T, out string) {
			if err := os.Remove(out); err != nil {
				t.Fatal(err)
			}
			edit(t, out)
		}, "不是文件夹"},
		"holds the input": {func(t *testing.T, out string) { edit(t, filepath.Join(out, "in.xlsx")) }, "输入文件就在"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			if err := os.Mkdir(out, 0o755); err != nil {
				t.Fatal(err)
			}
			c.prepare(t, out)
			before := tree(t, filepath.Dir(out))
			var refused *OutputError
			_, err := Build([]string{filepath.Join(out, "in.xlsx")}, out, Options{})
			if name != "holds the input" {
				_, err = newTarget(out, nil)
			}
			if !errors.As(err, &refused) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v", err)
			}
			if diff := cmp.Diff(before, tree(t, filepath.Dir(out))); diff != "" {
				t.Error(diff)
			}
		})
	}
}
