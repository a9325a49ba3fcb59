package pdf

import (
	"fmt"
	"net/url"

	"xingbang/render/typeset"
)

// link lays an address under a box.
func (d *drawer) link(l typeset.Link) error {
	if !finite(l.X, l.Y, l.Width, l.Height) {
		return errNotFinite
	}
	u, err := url.Parse(l.URL)
	if err != nil || u.Scheme == "" {
		return fmt.Errorf("pdf: %q is not a full address", l.URL)
	}
	// An address in a PDF is ASCII (ISO 32000-1, 12.6.4.7).
	var ascii []byte
	for _, c := range []byte(u.String()) {
		if c <= ' ' || c > '~' {
			ascii = fmt.Appendf(ascii, "%%%02X", c)
		} else {
			ascii = append(ascii, c)
		}
	}
	d.out.LinkString(l.X, l.Y, l.Width, l.Height, string(ascii))
	return nil
}
