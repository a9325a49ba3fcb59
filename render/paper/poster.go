package paper

import (
	"fmt"

	"rsc.io/qr"

	"xingbang/render/evaluation"
	"xingbang/render/font"
	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// poster draws the sheets of 光荣榜 (办法七(三)).
type poster struct {
	sheet
	theme     posterTheme
	header    publication.Header
	fonts     *font.Set
	emblem    *Emblem
	portraits map[digest][]byte // of five-star members, nil where none are asked for
	deeds     bool
	bleed     bool
	code      *qr.Code // nil for none
	// roomy and dense are the forms that a sheet may have, heads what all sheets
	// of a form have alike.
	roomy, dense posterForm
	heads        map[posterForm]posterHead
}

func newPoster(h publication.Honour, fonts *font.Set, o PosterOptions) *poster {
	p := &poster{
		sheet: o.sheet(), theme: o.theme(), header: h.Header, fonts: fonts,
		emblem: o.Emblem, deeds: o.Deeds, bleed: o.Bleed,
		code: readCode(h.URL), heads: map[posterForm]posterHead{},
	}
	if o.Photos {
		p.portraits = portraits(h)
	}
	p.roomy, p.dense = p.fitColumn(p.roomyForm()), p.fitColumn(p.denseForm())
	for _, f := range []posterForm{p.roomy, p.dense} {
		p.heads[f] = p.head(f)
	}
	return p
}

// Posters are the honour rolls of all branches: each has one branch a document;
// all has every branch with a bookmark, before them that of the whole committee
// where there is more than one branch. They share their pages.
func Posters(h publication.Honour, fonts *font.Set, o PosterOptions) (all *typeset.Document, each []*typeset.Document) {
	p := newPoster(h, fonts, o)
	all = p.document(posterTitle)
	add := func(name string, pages []*typeset.Page) {
		all.Bookmarks = append(all.Bookmarks, typeset.Bookmark{Text: name, Page: len(all.Pages)})
		all.Pages = append(all.Pages, pages...)
	}
	if len(h.Branches) > 1 {
		add(wholeName, p.pages(wholeRoll(h)))
	}
	for _, branch := range h.Branches {
		pages := p.pages(roll{HonourBranch: branch})
		add(branch.Name, pages)
		one := p.document(branch.Name + posterTitle)
		one.Pages = pages
		each = append(each, one)
	}
	return all, each
}

func (p *poster) document(title string) *typeset.Document {
	return &typeset.Document{Title: title, Author: p.header.Committee, Subject: p.header.Name}
}

// pages are the sheets of one roll.
func (p *poster) pages(r roll) []*typeset.Page {
	plan := p.plan(r)
	var pages []*typeset.Page
	for i, parts := range plan.sheets {
		page := &typeset.Page{Width: p.width, Height: p.height, Label: sheetLabel(r, i+1, len(plan.sheets))}
		// Sheets hang side by side or apart: each is read as a whole of its own.
		sheet := &typeset.Tag{Kind: typeset.TagSection}
		head := p.heads[plan.form]
		page.Add(head.art...)
		page.Add(tagTexts(head.title, sheet.Under(typeset.TagH1))...)
		page.Add(tagTexts(head.subtitle, sheet.Under(typeset.TagP))...)
		page.Add(p.panel(plan.form)...)
		page.Add(p.draft(plan.form, sheet)...)
		page.Add(tagTexts(p.ribbon(plan.form, r.Name), sheet.Under(typeset.TagH2))...)
		page.Add(p.drawSheet(plan, parts, sheet)...)
		page.Add(p.foot(plan.form, p.note(r.whole, i+1, len(plan.sheets)), sheet)...)
		if p.bleed {
			page = withBleed(page)
		}
		pages = append(pages, page)
	}
	return pages
}

// wholeName is what the poster of the whole committee is called beside those of
// branches.
const wholeName = "全体"

// sheetLabel is what a reader calls a sheet of a roll.
func sheetLabel(r roll, sheet, sheets int) string {
	name := r.Name
	if r.whole {
		name = wholeName
	}
	if sheets > 1 {
		name = fmt.Sprintf("%s %d/%d", name, sheet, sheets)
	}
	return name
}

// tagTexts is copies of items whose texts belong to an element.
func tagTexts(items []typeset.Item, tag *typeset.Tag) []typeset.Item {
	tagged := make([]typeset.Item, len(items))
	for i, item := range items {
		if run, ok := item.(typeset.Run); ok {
			run.Tag = tag
			item = run
		}
		tagged[i] = item
	}
	return tagged
}

// levelName is a level's heading.
func levelName(star evaluation.Star, continued bool) string {
	name := star.String() + "级党员"
	if continued {
		name += "（续）"
	}
	return name
}
