package paper

import (
	"xingbang/render/font"
	"xingbang/render/typeset"
)

// draftNotice is what a draft says in so many words on every page.
const draftNotice = "草稿（非正式文件）"

// markDraft marks the page of an index as a draft, under everything that is on it. It is
// read aloud on the first.
func markDraft(p *typeset.Page, index int) {
	var tag *typeset.Tag
	if index == 0 {
		tag = &typeset.Tag{Kind: typeset.TagP}
	}
	p.Items = append(draftMarks(p.Width, p.Height, typeset.Solid(232, 232, 232), tag), p.Items...)
}

// draftMarks are the two marks of a draft: a large 草稿 across the page in a paint
// that lets text be read over it, and a line of words in the upper right corner, which
// belongs to tag. A page with a background of its own puts them above that and below its text.
func draftMarks(width, height float64, paint typeset.Paint, tag *typeset.Tag) []typeset.Item {
	k := width / 210 // an A4 page's sizes, in proportion
	large := 250 * k
	em := large * typeset.MMPerPoint
	small := 14 * k
	smallEm := small * typeset.MMPerPoint
	words := float64(len([]rune(draftNotice)))
	return []typeset.Item{
		typeset.Run{
			X: (width - 2*em) / 2, Y: height/2 + 0.38*em,
			Text: "草稿", Role: font.Hei, Size: large, Fill: paint,
		},
		typeset.Run{
			X: width - 26*k - (words-0.5)*smallEm, Y: 22 * k,
			Text: draftNotice, Role: font.Hei, Size: small, Fill: typeset.Solid(190, 20, 20), Tag: tag,
		},
	}
}
