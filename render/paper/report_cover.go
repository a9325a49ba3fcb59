package paper

import (
	"strconv"

	"xingbang/render/font"
	"xingbang/render/typeset"
)

// internal is what every page of the report says.
const internal = "内部资料"

// frame sets what stands on every page: who may read it, what it is, its number.
// The cover is not numbered; the page after it is the first.
func (f *reportFlow) frame(page *typeset.Page, index int) {
	left, width, base := typeLeft, typeWidth, numberBase
	if page.Width > page.Height {
		left, width, base = acrossLeft, acrossWidth, acrossNumber
	}
	span := typeset.Span{Text: internal, Role: font.Hei, Size: reportCaption, Fill: reportRed}
	if index == 0 { // where it is read aloud first
		span.Tag = &typeset.Tag{Kind: typeset.TagP}
	}
	mark := typeset.SetLine(f.fonts, span)
	page.Items = append(mark.At(left, reportHeader), page.Items...)
	if index == 0 {
		page.Label = "封面"
		return
	}
	title := typeset.SetLine(f.fonts, typeset.Span{Text: f.Period + "考评结果报告", Role: font.Song, Size: reportTable, Fill: reportSoft})
	x := left + width - title.Width
	if f.Draft { // the draft's own words stand there
		x = left + (width-title.Width)/2
	}
	page.Add(title.At(x, reportHeader)...)
	page.Add(typeset.Rule(left, left+width, reportHeader+2.6, 0.12, reportHair))
	page.Label = strconv.Itoa(index)
	page.Add(pageNumber(f.fonts, index, left, width, base))
}

// cover fills the first page, once the pages of the sections are known.
func (f *reportFlow) cover() {
	f.page, f.across = f.doc.Pages[0], false
	f.y = 62
	centred := func(kind typeset.TagKind, text string, role font.Role, size, pitch float64, fill typeset.Paint, whole ...string) {
		tag := &typeset.Tag{Kind: kind}
		for _, t := range typeset.BreakBySense(f.fonts, role, size, typeWidth, text, true, whole...) {
			l := typeset.SetLine(f.fonts, typeset.Span{Text: t, Role: role, Size: size, Fill: fill, Tag: tag})
			f.page.Add(l.At(typeLeft+(typeWidth-l.Width)/2, f.y)...)
			f.y += pitch
		}
	}
	name := f.Name
	if name == "" {
		name = f.Period + "党员星级评定"
	}
	centred(typeset.TagP, name, font.Title, 22, 12, reportInk, f.Period)
	f.y += 6
	centred(typeset.TagH1, "考评结果报告", font.Title, 34, 16, reportRed)
	f.page.Add(typeset.Rule(pageWidth/2-12, pageWidth/2+12, f.y-6, 0.7, reportRed.From))
	f.y += 5
	centred(typeset.TagP, f.Committee, font.Song, 14, 8, reportInk)
	if date := f.Dated.String(); date != "" {
		centred(typeset.TagP, date, font.Song, 14, 8, reportInk)
	}
	f.contents()
}

// contents lists the sections with their pages.
func (f *reportFlow) contents() {
	const inset, pitch = 24.0, 8.2
	left, right := typeLeft+inset, typeLeft+typeWidth-inset
	f.y = max(f.y+18, 160)
	head := typeset.SetLine(f.fonts, typeset.Span{
		Text: "目录", Role: font.Hei, Size: 12, Fill: reportSoft, Tag: &typeset.Tag{Kind: typeset.TagP},
	})
	f.page.Add(head.At(left, f.y)...)
	f.page.Add(typeset.Rule(left, right, f.y+3, 0.18, reportHair))
	f.y += 10
	list := &typeset.Tag{Kind: typeset.TagList}
	for _, c := range f.chapters {
		entry := typeset.Span{Text: c.title, Role: font.Song, Size: reportText, Fill: reportInk, Tag: list.Entry()}
		title := typeset.SetLine(f.fonts, entry)
		entry.Text, entry.Tag = strconv.Itoa(c.page), entry.Tag.Under(typeset.TagReference)
		number := typeset.SetLine(f.fonts, entry)
		f.page.Add(title.At(left, f.y)...)
		f.page.Add(number.At(right-number.Width, f.y)...)
		leader := typeset.Rule(left+title.Width+2, right-number.Width-2, f.y-1.2, 0.2, reportHair)
		leader.Stroke.Dash = []float64{0.4, 1.2}
		f.page.Add(leader)
		f.y += pitch
	}
}
