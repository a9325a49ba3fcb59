package site

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"xingbang/render/publication"
	"xingbang/render/wording"
)

var hostile = []string{
	`<script>alert(1)</script>`,
	`"><img src=x onerror=alert(1)>`,
	`'onmouseover='alert(1)`,
	`张&lt;三`,
	`{{.Root}}`,
	"张\u202e三",
	"张\u2066三",
	"李\u200b四",
	`</title><svg onload=alert(1)>`,
	`javascript:alert(1)`,
}

// Whatever stands in a cell is text on every page, and nothing but text.
func TestHostileTextStaysText(t *testing.T) {
	for _, evil := range hostile {
		in := fixture(2, 1, 1, 1, func(p *publication.Person) {
			p.Name, p.Distinction, p.Deeds = evil, evil, evil
		})
		in.Notice.Name, in.Notice.Committee, in.Notice.Period = evil, evil, evil
		in.Notice.Office, in.Notice.Phone, in.Notice.Mail, in.Notice.Address = evil, evil, evil, evil
		in.Notice.URL = evil
		in.Honour.Header, in.Statistics.Header = in.Notice.Header, in.Notice.Header
		in.Honour.Branches[0].Name = evil
		in.Statistics.Branches[0].Name = evil
		for l := range in.Notice.Levels {
			in.Notice.Levels[l].Lists[0].Branch = evil
		}
		in.Wording = fixtureWording(in.Notice)
		in.Wording.Blocks = deleteLinks(in.Wording.Blocks)
		p := render(t, in)
		for name, doc := range p.html {
			if name != "notice-fragment.html" {
				checkPage(t, p, name, doc)
			}
			checkInert(t, evil, name, doc)
		}
		for _, name := range []string{"index.html", "honour.html", "branches/1.html", "notice-fragment.html"} {
			if !strings.Contains(textOf(p.html[name]), strings.ReplaceAll(evil, "\u2066", "")) &&
				!strings.Contains(textOf(p.html[name]), evil) {
				t.Errorf("%s lacks %q", name, evil)
			}
		}
	}
}

// deleteLinks takes away the link that the fixture makes without looking.
func deleteLinks(blocks []wording.Block) []wording.Block {
	return slices.DeleteFunc(blocks, func(b wording.Block) bool {
		return strings.Contains(string(b.HTML), "mailto:")
	})
}

// checkInert looks for elements and attributes that no template of ours has.
func checkInert(t *testing.T, evil, name string, doc *html.Node) {
	t.Helper()
	for _, e := range elements(doc) {
		if e.Data == "img" || e.Data == "script" && attr(e, "src") == "" && attr(e, "type") != "application/ld+json" {
			t.Errorf("%s: %q became <%s>", name, evil, e.Data)
		}
		for _, a := range e.Attr {
			if strings.HasPrefix(a.Key, "on") || strings.Contains(a.Val, "javascript:") && a.Key != "content" {
				t.Errorf("%s: %q became <%s %s=%q>", name, evil, e.Data, a.Key, a.Val)
			}
		}
	}
}

// A direction control acts within the name's own element alone.
func TestNamesAreIsolated(t *testing.T) {
	in := fixture(1, 1, 1, 1, func(p *publication.Person) { p.Name = "张\u202e三" })
	p := render(t, in)
	for name, doc := range p.html {
		for d := range doc.Descendants() {
			if d.Type != html.TextNode || !strings.Contains(d.Data, "\u202e") {
				continue
			}
			if d.Parent.Data != "bdi" && !strings.Contains(d.Data, "\u2068张\u202e三\u2069") {
				t.Errorf("%s: %q is not isolated", name, d.Data)
			}
		}
	}
}

func TestContactLinks(t *testing.T) {
	for _, c := range []struct{ phone, mail, phoneLink, mailLink string }{
		{"0000-1234567", "a.b@example.cn", "0000-1234567", "a.b@example.cn"},
		{"+86 10 1234567", "a@b", "+86 10 1234567", ""},
		{"1234567（工作日）", "a@example.cn?cc=b@example.cn", "", ""},
		{"1234567、7654321", "javascript:alert(1)@a.cn", "", ""},
	} {
		got := newContact(publication.Notice{Phone: c.phone, Mail: c.mail})
		if got.PhoneLink != c.phoneLink || got.MailLink != c.mailLink {
			t.Errorf("%s, %s: links %q, %q", c.phone, c.mail, got.PhoneLink, got.MailLink)
		}
	}
}
