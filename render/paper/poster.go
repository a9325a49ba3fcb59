package paper

import (
	"xingbang/render/evaluation"
	"xingbang/render/font"
	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// sheet is a poster's format. Everything drawn is measured in units, so that
// another format is another sheet: a unit is 1 mm on A3 upright.
type sheet struct {
	width, height, unit float64 // mm
}

// a3 is A3 upright.
var a3 = sheet{297, 420, 1}

// pt is a type size given for A3, in points for this sheet.
func (s sheet) pt(size float64) float64 { return size * s.unit }

// poster draws the sheets of one 光荣榜 (办法七(三)).
type poster struct {
	sheet
	header publication.Header
	fonts  *font.Set
	shared map[posterForm]sharedArt
}

// sharedArt is what the sheets of all branches have alike: the head, and the QR
// code, nil for none.
type sharedArt struct{ head, code []typeset.Item }

func newPoster(s sheet, header publication.Header, fonts *font.Set) *poster {
	p := &poster{sheet: s, header: header, fonts: fonts, shared: map[posterForm]sharedArt{}}
	for _, f := range []posterForm{s.roomy(), s.dense()} {
		p.shared[f] = sharedArt{p.head(f), p.code(f)}
	}
	return p
}

// Poster is the honour roll of one branch of h, on as many A3 sheets as its
// names need.
func Poster(h publication.Honour, branch int, fonts *font.Set) []*typeset.Page {
	return newPoster(a3, h.Header, fonts).pages(h.Branches[branch])
}

// Posters are the honour rolls of all branches: all has every branch with a
// bookmark, each one branch a document. They share their pages.
func Posters(h publication.Honour, fonts *font.Set) (all *typeset.Document, each []*typeset.Document) {
	p := newPoster(a3, h.Header, fonts)
	all = p.document("光荣榜")
	for _, branch := range h.Branches {
		pages := p.pages(branch)
		mark := typeset.Bookmark{Text: branch.Name, Page: len(all.Pages)}
		all.Bookmarks = append(all.Bookmarks, mark)
		all.Pages = append(all.Pages, pages...)

		one := p.document(branch.Name + "光荣榜")
		one.Pages = pages
		each = append(each, one)
	}
	return all, each
}

func (p *poster) document(title string) *typeset.Document {
	return &typeset.Document{Title: title, Author: p.header.Committee, Subject: p.header.Name}
}

// pages are the sheets of one branch.
func (p *poster) pages(branch publication.HonourBranch) []*typeset.Page {
	roll := p.plan(branch.Levels)
	var pages []*typeset.Page
	for i, s := range roll.sheets {
		page := &typeset.Page{Width: p.width, Height: p.height}
		page.Add(p.shared[roll.form].head...)
		page.Add(p.panel(roll.form)...)
		page.Add(p.draft(roll.form)...)
		page.Add(p.ribbon(roll.form, branch.Name)...)
		page.Add(p.drawSheet(roll, s)...)
		page.Add(p.foot(roll.form, i+1, len(roll.sheets))...)
		pages = append(pages, page)
	}
	return pages
}

// levelName is a level's heading.
func levelName(star evaluation.Star, continued bool) string {
	name := star.String() + "级党员"
	if continued {
		name += "（续）"
	}
	return name
}
