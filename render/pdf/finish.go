package pdf

import (
	"bytes"
	"fmt"
	"regexp"

	"xingbang/render/typeset"
)

// The objects that fpdf always numbers so.
const resources = 2

// pageHead is how a page's object begins.
const pageHead = "<</Type /Page\n"

// finish puts into fpdf's output what fpdf lacks: the real fonts, shadings,
// metadata, and compressed pages.
func finish(out []byte, d *drawer, doc *typeset.Document) ([]byte, error) {
	f, err := readFile(out)
	if err != nil {
		return nil, err
	}
	fonts, err := replaceFonts(f, d.faces)
	if err != nil {
		return nil, err
	}
	if err := setResources(f, fonts, d); err != nil {
		return nil, err
	}
	var pages []int // in their order
	for i, o := range f.objects {
		switch {
		case bytes.HasPrefix(o, []byte(pageHead)) && len(pages) < len(doc.Pages):
			f.objects[i] = setBoxes(o, doc.Pages[len(pages)])
			pages = append(pages, i)
		case bytes.HasPrefix(o, []byte("<</Length ")):
			f.objects[i] = compressPlain(o)
		}
	}
	if len(pages) < len(doc.Pages) {
		return nil, errOutput
	}
	metadata := f.add(stream("/Type /Metadata /Subtype /XML", xmp(doc)))
	f.packed = len(f.objects)
	root := d.structure.embed(f, pages)
	f.objects[f.info] = info(doc)
	if err := setCatalog(f, doc, metadata, root); err != nil {
		return nil, err
	}
	return f.bytes(), nil
}

var placeholderObject = regexp.MustCompile(`^<</Type /Font\n/BaseFont /Face(\d+)\n`)

// replaceFonts puts the real font in each placeholder's object, and returns the
// number of each.
func replaceFonts(f *file, faces []*face) (numbers []int, err error) {
	numbers = make([]int, len(faces))
	for i, o := range f.objects {
		m := placeholderObject.FindSubmatch(o)
		if m == nil {
			continue
		}
		var n int
		if _, err := fmt.Sscan(string(m[1]), &n); err != nil || n >= len(faces) {
			return nil, errOutput
		}
		body, err := faces[n].embed(f)
		if err != nil {
			return nil, err
		}
		f.objects[i], numbers[n] = body, i
	}
	for _, n := range numbers {
		if n == 0 {
			return nil, errOutput
		}
	}
	return numbers, nil
}

// setResources names the fonts, shadings and pictures as the pages call them.
func setResources(f *file, fonts []int, d *drawer) error {
	old := f.objects[resources]
	from := bytes.Index(old, []byte("/Font <<"))
	images := bytes.Index(old, []byte("/XObject <<\n>>\n")) // fpdf has none
	if from < 0 || images < from {
		return errOutput
	}
	b := append(bytes.Clone(old[:from]), "/Font <<"...)
	for i, n := range fonts {
		b = fmt.Appendf(b, "%s %d 0 R ", fontName(i), n)
	}
	b = append(b, ">>\n/Shading <<"...)
	for i, s := range d.shadings {
		b = fmt.Appendf(b, "%s %d 0 R ", shadingName(i), f.add([]byte(s)))
	}
	b = append(b, ">>\n/XObject <<"...)
	for i, p := range d.pictures {
		b = fmt.Appendf(b, "%s %d 0 R ", pictureName(i), p.embed(f))
	}
	b = append(b, ">>\n"...)
	f.objects[resources] = append(b, old[images+len("/XObject <<\n>>\n"):]...)
	return nil
}

// setBoxes tells where a page is to be cut and how far it is printed beyond
// (ISO 32000-1, 14.11.2).
func setBoxes(object []byte, p *typeset.Page) []byte {
	if p.Trim == 0 {
		return object
	}
	box := func(name string, margin float64) {
		object = append(object, "\n/"+name+" ["...)
		object = appendNumbers(object, 3, margin*pointsPerMM, margin*pointsPerMM,
			(p.Width-margin)*pointsPerMM, (p.Height-margin)*pointsPerMM)
		object = append(object, ']')
	}
	object = bytes.TrimSuffix(bytes.Clone(object), []byte(">>"))
	box("BleedBox", p.Trim-p.Bleed)
	box("TrimBox", p.Trim)
	return append(object, ">>"...)
}

// compressPlain compresses a stream that has no other entry than its length.
func compressPlain(o []byte) []byte {
	_, data, ok := bytes.Cut(o, []byte(">>\nstream\n"))
	if !ok {
		return o
	}
	data, ok = bytes.CutSuffix(data, []byte("\nendstream"))
	if !ok {
		return o
	}
	return compressedStream("", data)
}
