package pdf

import (
	"fmt"
	"net/url"
	"strings"

	"xingbang/render/typeset"
)

// link is a box on a page that opens an address.
type link struct {
	page, element int
	rect          []byte // points
	address       string
}

// link lays an address over a box.
func (d *drawer) link(l typeset.Link) error {
	if !finite(l.X, l.Y, l.Width, l.Height) {
		return errNotFinite
	}
	u, err := url.Parse(l.URL)
	if err != nil || u.Scheme == "" {
		return fmt.Errorf("pdf: %q is not a full address", l.URL)
	}
	tag := l.Tag
	if tag == nil {
		tag = &typeset.Tag{Kind: typeset.TagLink}
	}
	s := d.structure
	page, element := len(s.marked)-1, s.element(tag)
	s.give(element, kid{linkKid, page, len(s.links)})
	s.links = append(s.links, link{
		page: page, element: element, address: u.String(),
		rect: appendNumbers(nil, 2, d.x(l.X), d.y(l.Y+l.Height), d.x(l.X+l.Width), d.y(l.Y)),
	})
	return nil
}

// annotation is the link's object. It is marked as printed with the page (flag 4):
// archives refuse a file with a hidden or unprinted annotation. The address is said
// in words for those who do not see what it lies over.
func (l link) annotation(page, structParent int) []byte {
	// An address in a PDF is ASCII (ISO 32000-1, 12.6.4.7).
	var ascii []byte
	for _, c := range []byte(l.address) {
		switch {
		case c <= ' ' || c > '~':
			ascii = fmt.Appendf(ascii, "%%%02X", c)
		case c == '(' || c == ')' || c == '\\':
			ascii = append(ascii, '\\', c)
		default:
			ascii = append(ascii, c)
		}
	}
	words := strings.TrimPrefix(l.address, "mailto:")
	if plain, err := url.PathUnescape(words); err == nil {
		words = plain
	}
	return fmt.Appendf(nil, "<</Type /Annot /Subtype /Link /F 4 /Rect [%s] /Border [0 0 0] /P %d 0 R /StructParent %d "+
		"/Contents <%X> /A <</S /URI /URI (%s)>>>>", l.rect, page, structParent, utf16Text(words), ascii)
}
