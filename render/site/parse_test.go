package site

import (
	"bytes"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// pages are the files of one rendering, HTML parsed.
type pages struct {
	files map[string][]byte
	html  map[string]*html.Node
}

func render(t *testing.T, in Input) pages {
	t.Helper()
	files, err := Render(in)
	if err != nil {
		t.Fatal(err)
	}
	p := pages{map[string][]byte{}, map[string]*html.Node{}}
	for _, f := range files {
		if _, twice := p.files[f.Path]; twice {
			t.Errorf("%s: written twice", f.Path)
		}
		p.files[f.Path] = f.Data
		if path.Ext(f.Path) != ".html" {
			continue
		}
		doc, err := html.Parse(bytes.NewReader(f.Data))
		if err != nil {
			t.Fatal(err)
		}
		p.html[f.Path] = doc
	}
	return p
}

// whole are the pages that are documents, by path; the fragment is none.
func (p pages) whole() map[string]*html.Node {
	out := map[string]*html.Node{}
	for name, doc := range p.html {
		if name != "notice-fragment.html" {
			out[name] = doc
		}
	}
	return out
}

// elements are all elements of those names, or all at all, in document order.
func elements(n *html.Node, names ...string) []*html.Node {
	var out []*html.Node
	for d := range n.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		if len(names) == 0 {
			out = append(out, d)
		}
		for _, name := range names {
			if d.Data == name {
				out = append(out, d)
			}
		}
	}
	return out
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// textOf is the text of an element as a reader who copies it gets it.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// listed are the names that stand in lists on a page, in order.
func listed(n *html.Node) []string {
	var out []string
	for _, ul := range elements(n, "ul") {
		if !strings.HasPrefix(attr(ul, "class"), "names") {
			continue
		}
		for _, li := range elements(ul, "li") {
			out = append(out, textOf(elements(li, "bdi")[0]))
		}
	}
	return out
}
