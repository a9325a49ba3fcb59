package pdf

import (
	"github.com/go-pdf/fpdf"

	"xingbang/render/typeset"
)

// outline gives fpdf a document's bookmarks, page by page as it wants them.
type outline struct {
	doc   *typeset.Document
	level int // of the bookmark before; -1 at the start
}

func newOutline(doc *typeset.Document) *outline { return &outline{doc, -1} }

// add sets the bookmarks of a page that has just been drawn. A level deeper than
// the one before by more than one, which the format cannot say, is raised.
func (o *outline) add(out *fpdf.Fpdf, page int) {
	// fpdf measures every bookmark's height from the foot of the last page.
	foot := o.doc.Pages[len(o.doc.Pages)-1].Height - o.doc.Pages[page].Height
	for _, b := range o.doc.Bookmarks {
		if b.Page != page {
			continue
		}
		o.level = min(max(b.Level, 0), o.level+1)
		out.Bookmark(string(utf16Text(b.Text)), o.level, foot+b.Y)
	}
}
