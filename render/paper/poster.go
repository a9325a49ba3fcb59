package paper

import (
	"fmt"

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

// poster draws the sheets of one 光荣榜 (办法七(三)); what all branches share is
// drawn once.
type poster struct {
	sheet
	header publication.Header
	fonts  *font.Set
	tops   map[posterForm][]typeset.Item
	code   []typeset.Segment // the QR code's dark modules, 1 unit each from 0,0
	side   int               // modules along the code's side, 0 for no code
}

func newPoster(s sheet, header publication.Header, fonts *font.Set) *poster {
	p := &poster{sheet: s, header: header, fonts: fonts, tops: map[posterForm][]typeset.Item{}}
	p.code, p.side = qrPath(header.URL)
	for _, f := range []posterForm{s.roomy(), s.dense()} {
		p.tops[f] = p.top(f)
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
		page.Add(p.tops[roll.form]...)
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

// note is what the foot says of date, order and sheet, in the parts that apply.
func (p *poster) note(sheet, sheets int) []string {
	var parts []string
	if d := p.header.Dated; !d.IsZero() {
		parts = append(parts, fmt.Sprintf("%d年%d月", d.Year, int(d.Month)))
	}
	switch p.header.Order {
	case evaluation.ByStroke:
		parts = append(parts, "同星级按姓氏笔画为序")
	case evaluation.ByPinyin:
		parts = append(parts, "同星级按姓氏拼音为序")
	case evaluation.BySheet:
		parts = append(parts, "同星级排名不分先后")
	}
	if sheets > 1 {
		parts = append(parts, fmt.Sprintf("第%d张 共%d张", sheet, sheets))
	}
	return parts
}
