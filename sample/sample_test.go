package sample

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGenerated holds the workbooks in the tree to the program that makes them.
// It compares what is in the archives, since compressors differ between
// versions of Go.
func TestGenerated(t *testing.T) {
	for path, book := range Files() {
		written, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		made, err := book.Write()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(parts(t, made), parts(t, written)); diff != "" {
			t.Errorf("%s is not what go generate makes (-generated +in the tree):\n%.2000s", path, diff)
		}
	}
}

func parts(t *testing.T, archive []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(rc)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(data)
	}
	return all
}

func TestGenerate(t *testing.T) {
	for _, size := range [][2]int{{0, 1}, {3, 1}, {30, 30}, {500, 10}} {
		b := Generate(1, size[0], size[1])
		if n := len(b.Sheet("党员").Rows); n != size[0] {
			t.Errorf("%v: %d people", size, n)
		}
		if n := len(b.Sheet("支部").Rows); n != size[1] {
			t.Errorf("%v: %d branches", size, n)
		}
		if !cmp.Equal(b, Generate(1, size[0], size[1])) {
			t.Errorf("%v: the same seed gives another book", size)
		}
	}
}
