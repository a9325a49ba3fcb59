package paper

import (
	"xingbang/render/font"
	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// Report sets the work committee's report on A4: a cover with the contents, a page
// of key figures, then the stars, branches, items, departures, near things,
// warnings, exemptions, findings and the method. It is internal, and says so on
// every page.
func Report(r publication.Report, fonts *font.Set) *typeset.Document {
	f := &reportFlow{Report: &r, fonts: fonts, doc: &typeset.Document{
		Title: r.Period + "考评结果报告", Author: r.Committee, Subject: r.Name,
	}}
	f.doc.Pages = append(f.doc.Pages, &typeset.Page{Width: pageWidth, Height: pageHeight})
	for _, s := range []struct {
		title string
		set   func()
	}{
		{"总体情况", f.summary},
		{"定星结果", f.stars},
		{"支部情况", f.branches},
		{"分项得分", f.items},
		{"定星与推算的差异", f.departures},
		{"分数线附近", f.borders},
		{"诫勉谈话与双预警", f.warnings},
		{"免评人员", f.exemptions},
		{"核对情况", f.findings},
		{"口径与依据", f.basis},
	} {
		f.section(s.title)
		s.set()
	}
	f.cover()
	for i, page := range f.doc.Pages {
		f.frame(page, i)
		if r.Draft {
			markDraft(page, i)
		}
	}
	return f.doc
}
