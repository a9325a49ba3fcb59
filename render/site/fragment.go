package site

import (
	"strings"

	"xingbang/render/wording"
)

// fragmentPage is notice-fragment.html. It has no frame, and its text must read
// right after an editor has taken every style away; so its names are plain text
// with a space of full width between them, and a bidi element, which editors
// drop, is a pair of isolating characters.
type fragmentPage struct {
	noticePage
}

func (v *view) fragment(in Input) fragmentPage {
	p := fragmentPage{v.notice(in)}
	for i, b := range p.Blocks {
		p.Blocks[i].Spans = linkTexts(b.Spans)
		for r, row := range b.List.Rows {
			row.Branch.Name = plain(row.Branch.Name)
			for k, who := range row.People {
				row.People[k].Name = plain(who.Name)
				row.People[k].Distinction = plain(who.Distinction)
			}
			p.Blocks[i].List.Rows[r] = row
		}
	}
	return p
}

// linkTexts puts the address of a link into the text, where the text does not
// say it, since an editor may drop the link.
func linkTexts(spans []wording.Span) []wording.Span {
	out := make([]wording.Span, len(spans))
	for i, s := range spans {
		out[i] = s
		address := strings.TrimPrefix(s.URL, "mailto:")
		if address != "" && !strings.Contains(s.Text, address) && wording.LeadsToWeb(address) {
			out[i].Text += "（" + address + "）"
		}
	}
	return out
}
