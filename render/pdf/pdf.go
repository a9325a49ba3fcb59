// Package pdf turns typeset pages into a PDF file. fpdf draws them and lays out the
// file; fonts, metadata and identifiers, where its own are too slow or too poor, are
// put in afterwards. It is the only package that knows fpdf.
//
// The file is PDF 1.7. It holds nothing that depends on the clock or on chance: the
// information dictionary has no dates, and the file identifier is a hash of the
// content, so that the same document gives the same bytes. Its structure tree says
// what is a heading, a table or a list, for those who have the page read to them. It
// claims conformance to no archival or accessibility standard.
package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"sync"

	"github.com/go-pdf/fpdf"

	"xingbang/render/font"
	"xingbang/render/typeset"
)

// Producer is the program that the file's metadata names.
const Producer = "xingbang"

// Writer writes documents that share fonts and pictures; each picture is prepared
// once. It is safe for concurrent use.
type Writer struct {
	fonts *font.Set

	mu       sync.Mutex
	pictures map[[sha256.Size]byte]func() (*picture, error)
}

// NewWriter makes a writer of documents set in these fonts.
func NewWriter(fonts *font.Set) *Writer {
	return &Writer{fonts: fonts, pictures: map[[sha256.Size]byte]func() (*picture, error){}}
}

// Write draws a document into a PDF file. A character that no face has is drawn as
// 〓, and found by searching all the same. Errors are about pictures that cannot be
// read, addresses that are none, lengths that are no numbers, and malformed fonts.
func (w *Writer) Write(doc *typeset.Document) (file []byte, err error) {
	defer func() {
		// fpdf panics on input it did not foresee.
		if r := recover(); r != nil {
			file, err = nil, fmt.Errorf("pdf: %v", r)
		}
	}()
	out, d, err := w.draw(doc)
	if err != nil {
		return nil, err
	}
	return finish(out, d, doc)
}

// draw is what fpdf makes of a document, and what the file needs besides.
func (w *Writer) draw(doc *typeset.Document) ([]byte, *drawer, error) {
	if len(doc.Pages) == 0 {
		return nil, nil, errors.New("pdf: a document without pages")
	}
	first := doc.Pages[0]
	out := fpdf.NewCustom(&fpdf.InitType{
		UnitStr: "mm",
		Size:    fpdf.SizeType{Wd: first.Width, Ht: first.Height},
	})
	out.SetCompression(false) // done in finish, better
	out.SetCatalogSort(true)
	out.SetAutoPageBreak(false, 0)
	out.SetLang(language)

	d := &drawer{writer: w, out: out, known: map[string]int{}, structure: newStructure()}
	outline := newOutline(doc)
	for i, p := range doc.Pages {
		if err := d.page(p); err != nil {
			return nil, nil, err
		}
		outline.add(out, i)
	}
	for i := range d.faces {
		out.AddFontFromBytes(placeholder(i), "", placeholderFont(i), nil)
	}
	var buf bytes.Buffer
	if err := out.Output(&buf); err != nil {
		return nil, nil, fmt.Errorf("pdf: %w", err)
	}
	return buf.Bytes(), d, nil
}
