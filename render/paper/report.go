package paper

import (
	"xingbang/render/font"
	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// Report sets the work committee's report on A4: a cover with the contents, a page
// of key figures, then the stars, branches, items, departures, near things,
// actions to take, exemptions, findings and the method. It is internal, and says
// so on every page. Where the last page would hold next to nothing, the report is
// set again with less white space, if that saves the page.
func Report(r publication.Report, fonts *font.Set) *typeset.Document {
	f := newReportFlow(&r, fonts, false)
	f.fill()
	if f.wastes() {
		if tight := newReportFlow(&r, fonts, true); tight.fill() < len(f.doc.Pages) {
			f = tight
		}
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

// section is one part of the report.
type section struct {
	title string
	// room is what it must begin with on one page: its heading and some lines of
	// text, or the first of a table as well.
	room float64
	set  func()
}

func (f *reportFlow) sections() []section {
	const text, table = 38.0, 60.0 // mm
	return []section{
		{"总体情况", table, f.summary},
		{starsTitle, table, f.stars},
		{"支部情况", table, f.branches},
		{"分项得分", table, f.items},
		{departuresTitle, table, f.departures},
		{nearTitle, table, f.near},
		{"结果运用", table, f.actions},
		{"免评人员", table, f.exemptions},
		{"核对情况", table, f.findings},
		{"口径与依据", text, f.basis},
	}
}

// The sections that others refer to.
const (
	starsTitle      = "定星结果"
	departuresTitle = "定星与推算的差异"
	nearTitle       = "分数线附近"
)

// part names a section by its number: 第五部分.
func (f *reportFlow) part(title string) string {
	for n, s := range f.sections() {
		if s.title == title {
			return "第" + numerals[n] + "部分"
		}
	}
	return title
}

// fill sets all sections, and tells how many pages there are, with the cover.
func (f *reportFlow) fill() int {
	f.doc.Pages = append(f.doc.Pages, &typeset.Page{Width: pageWidth, Height: pageHeight})
	for _, s := range f.sections() {
		f.section(s.title, s.room)
		s.set()
	}
	return len(f.doc.Pages)
}
