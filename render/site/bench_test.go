package site

import "testing"

// A large committee: 100 branches, some 2,250 star members.
func BenchmarkRender(b *testing.B) {
	in := fixture(100, 5, 8, 11, nil)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Render(in); err != nil {
			b.Fatal(err)
		}
	}
}
