package pdf

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math/rand/v2"
	"testing"

	"xingbang/render/font"
	"xingbang/render/typeset"
)

// smallFile is a file as fpdf lays it out.
func smallFile(tb testing.TB) []byte {
	tb.Helper()
	fonts, err := font.Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	b, _, err := NewWriter(fonts).draw(&typeset.Document{Title: "公示", Pages: []*typeset.Page{{Width: 210, Height: 297, Items: []typeset.Item{
		typeset.Run{X: 20, Y: 20, Text: "公示", Size: 22},
	}}}})
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// A file is taken apart into its objects, each under its number.
func TestReadFile(t *testing.T) {
	f, err := readFile(smallFile(t))
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range map[int]string{1: "<</Type /Pages\n", 3: pageHead, f.root: "<<\n/Type /Catalog\n", f.info: "<<\n/Producer"} {
		if !bytes.HasPrefix(f.objects[n], []byte(want)) {
			t.Errorf("object %d is %.40q, want %q", n, f.objects[n], want)
		}
	}
}

// fpdf's output, should a later version lay it out in another way, is refused and
// never misread into a panic.
func TestReadFileBroken(t *testing.T) {
	sound := smallFile(t)
	for _, b := range [][]byte{nil, []byte("%PDF-1.7"), []byte("startxref\n9999\n%%EOF\n"), sound[:len(sound)-100],
		[]byte("xref\n0 0\n0000000000 65535 f \nstartxref\n0\n%%EOF\n")} {
		if _, err := readFile(b); !errors.Is(err, errOutput) {
			t.Errorf("%d bytes: %v", len(b), err)
		}
	}
	rng := rand.New(rand.NewPCG(3, 3))
	for range 2000 {
		b := bytes.Clone(sound)
		for range 3 {
			b[len(b)-1-rng.IntN(min(len(b), 600))] = byte(rng.Uint32())
		}
		if _, err := readFile(b); err != nil && !errors.Is(err, errOutput) {
			t.Fatal(err)
		}
	}
}

// The XMP is well-formed whatever the title holds.
func TestXMP(t *testing.T) {
	for _, s := range []string{"", "光荣榜 𠮷", `<&>"'`, "]]>", "\x00\x01\xff", "?>"} {
		d := xml.NewDecoder(bytes.NewReader(xmp(&typeset.Document{Title: s, Author: s, Subject: s})))
		for {
			_, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%q: %v", s, err)
			}
		}
	}
}

func TestUTF16Text(t *testing.T) {
	if got := utf16Text("公𠮷"); !bytes.Equal(got, []byte{0xFE, 0xFF, 0x51, 0x6C, 0xD8, 0x42, 0xDF, 0xB7}) {
		t.Errorf("% X", got)
	}
}
