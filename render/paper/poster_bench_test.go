package paper

import (
	"testing"

	"xingbang/render/font"
)

// BenchmarkPosters composes 100 branches of 22 star members.
func BenchmarkPosters(b *testing.B) {
	fonts, err := font.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	h := honour()
	for i := range 100 {
		h.Branches = append(h.Branches, branchOf(5, 7, 10+i%3))
	}
	b.ReportAllocs()
	for b.Loop() {
		Posters(h, fonts, PosterOptions{})
	}
}
