package pdf

import (
	"fmt"

	"xingbang/render/typeset"
)

// appendPageLabels writes what a reader calls the pages (ISO 32000-1, 12.4.2).
func appendPageLabels(b []byte, pages []*typeset.Page) []byte {
	b = append(b, "/PageLabels <</Nums ["...)
	for i, p := range pages {
		switch {
		case p.Label != "":
			b = fmt.Appendf(b, "%d <</P <%X>>> ", i, utf16Text(p.Label))
		case i == 0 || pages[i-1].Label != "":
			b = fmt.Appendf(b, "%d <</S /D /St %d>> ", i, i+1)
		}
	}
	return append(b, "]>>\n"...)
}
