package render

import (
	"fmt"
	"path/filepath"
	"testing"

	"xingbang/sample"
)

// BenchmarkBuild is whole builds, from the workbook to the folder on the disk.
func BenchmarkBuild(b *testing.B) {
	b.Run("street", func(b *testing.B) { benchmark(b, "../sample/street") })
	for _, size := range []struct{ people, branches int }{{500, 10}, {5000, 100}, {20000, 400}} {
		b.Run(fmt.Sprintf("%dx%d", size.people, size.branches), func(b *testing.B) {
			benchmark(b, write(b, sample.Generate(1, size.people, size.branches)))
		})
	}
}

func benchmark(b *testing.B, input string) {
	out := filepath.Join(b.TempDir(), "out")
	b.ReportAllocs()
	for b.Loop() {
		built, err := Build([]string{input}, out, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if built.Files == 0 {
			b.Fatalf("not built: %+v", built.Result.Findings[0])
		}
	}
}
