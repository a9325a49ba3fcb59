package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"unicode/utf16"

	"xingbang/render/typeset"
)

// language is that of every text in the file.
const language = "zh-CN"

// info is the information dictionary. It has no dates: those of a build would
// make the same input give other bytes.
func info(doc *typeset.Document) []byte {
	b := []byte("<<")
	for _, e := range []struct{ key, value string }{
		{"Title", doc.Title}, {"Author", doc.Author}, {"Subject", doc.Subject}, {"Producer", Producer},
	} {
		if e.value != "" {
			b = fmt.Appendf(b, "/%s <%X>\n", e.key, utf16Text(e.value))
		}
	}
	return append(b, ">>"...)
}

// utf16Text is a PDF text string: UTF-16BE behind its mark.
func utf16Text(s string) []byte {
	b := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return b
}

// xmp says the same as info, as XMP (ISO 16684-1).
func xmp(doc *typeset.Document) []byte {
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">` +
		`<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>` + language + `</rdf:li></rdf:Bag></dc:language>`)
	element := func(open, text, end string) {
		if text != "" {
			b.WriteString(open)
			xml.EscapeText(&b, []byte(text)) // a bytes.Buffer takes everything
			b.WriteString(end)
		}
	}
	element(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, doc.Title, `</rdf:li></rdf:Alt></dc:title>`)
	element(`<dc:creator><rdf:Seq><rdf:li>`, doc.Author, `</rdf:li></rdf:Seq></dc:creator>`)
	element(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, doc.Subject, `</rdf:li></rdf:Alt></dc:description>`)
	element(`<pdf:Producer>`, Producer, `</pdf:Producer>`)
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}

// setCatalog adds the metadata and how a reader shows and prints the file: the
// title in the window's head, and A4 pages at their true size, since the measures of
// an official page are meant in millimetres on paper. Larger sheets may have to be
// scaled to the printer. fpdf's empty list of attached files goes. metadata and
// structure are the numbers of the XMP and of the structure's root.
func setCatalog(f *file, doc *typeset.Document, metadata, structure int) error {
	old := f.objects[f.root]
	from := bytes.Index(old, []byte("/Names <<"))
	if from < 0 {
		return errOutput
	}
	scaling := " /PrintScaling /None"
	for _, p := range doc.Pages {
		if p.Width > 211 || p.Height > 298 {
			scaling = ""
		}
	}
	b := appendPageLabels(bytes.Clone(old[:from]), doc.Pages)
	f.objects[f.root] = fmt.Appendf(b, "/Metadata %d 0 R\n/ViewerPreferences <</DisplayDocTitle true%s>>\n"+
		"/MarkInfo <</Marked true>>\n/StructTreeRoot %d 0 R\n>>", metadata, scaling, structure)
	return nil
}
