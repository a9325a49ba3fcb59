package pdf

import (
	"fmt"
	"strconv"

	"xingbang/render/typeset"
)

// structure is a document's logical structure (ISO 32000-1, 14.7), gathered while
// its pages are drawn. Element 0 is the document.
type structure struct {
	elements []element
	known    map[*typeset.Tag]int
	// marked is the element of each stretch of marked content, by page.
	marked [][]int
	links  []link
	// open is the element whose content is being drawn.
	open int
}

// What may stand in structure.open besides an element.
const (
	nothing    = -1
	decoration = -2
)

type element struct {
	tag    *typeset.Tag
	parent int
	kids   []kid
}

// kid is one child of an element: another, a stretch of marked content on a page,
// or a link on a page, by their numbers.
type kid struct {
	kind         kidKind
	page, number int
}

type kidKind uint8

const (
	elementKid kidKind = iota
	contentKid
	linkKid
)

func newStructure() *structure {
	document := &typeset.Tag{Kind: "Document"}
	return &structure{elements: []element{{tag: document}}, known: map[*typeset.Tag]int{nil: 0}, open: nothing}
}

// element is the number of a tag's element, made where it first appears.
func (s *structure) element(t *typeset.Tag) int {
	n, ok := s.known[t]
	if !ok {
		parent := s.element(t.Parent)
		n = len(s.elements)
		s.known[t] = n
		s.elements = append(s.elements, element{tag: t, parent: parent})
		s.give(parent, kid{kind: elementKid, number: n})
	}
	return n
}

func (s *structure) give(n int, k kid) { s.elements[n].kids = append(s.elements[n].kids, k) }

// mark begins the content of a tag, or goes on with it.
func (d *drawer) mark(t *typeset.Tag) {
	s := d.structure
	to := decoration
	if t != nil {
		to = s.element(t)
	}
	if to == s.open {
		return
	}
	d.closeMark()
	s.open = to
	if t == nil {
		d.raw("/Artifact BMC")
		return
	}
	page := len(s.marked) - 1
	number := len(s.marked[page])
	s.marked[page] = append(s.marked[page], to)
	s.give(to, kid{contentKid, page, number})
	d.raw("/" + string(t.Kind) + " <</MCID " + strconv.Itoa(number) + ">> BDC")
}

func (d *drawer) closeMark() {
	if d.structure.open != nothing {
		d.raw("EMC")
		d.structure.open = nothing
	}
}

// placed is the structure with the object numbers that it has in a file.
type placed struct {
	*structure
	pages                         []int
	root, firstElement, firstLink int
}

// embed adds the structure and the links to the file, whose pages have these object
// numbers, and returns the number of the structure's root.
func (s *structure) embed(f *file, pages []int) (root int) {
	root = f.add(nil)
	p := placed{s, pages, root, root + 1, root + 1 + len(s.elements)}
	for i := range s.elements {
		f.add(p.element(i))
	}
	for i, l := range s.links {
		f.add(l.annotation(pages[l.page], len(pages)+i))
	}
	tree := f.add(p.parentTree())
	f.objects[root] = fmt.Appendf(nil, "<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>",
		p.firstElement, tree, len(pages)+len(s.links))
	for i, number := range pages {
		f.objects[number] = p.page(f.objects[number], i)
	}
	return root
}

// element is the i-th element's object.
func (p placed) element(i int) []byte {
	e := p.elements[i]
	parent := p.root
	if i > 0 {
		parent = p.firstElement + e.parent
	}
	b := append(make([]byte, 0, 64), "<</S/"...)
	b = append(b, e.tag.Kind...)
	b = appendReference(append(b, "/P "...), parent)
	b = appendAttributes(b, e.tag)
	page := -1
	for _, k := range e.kids {
		if k.kind == contentKid {
			page = k.page
			b = appendReference(append(b, "/Pg "...), p.pages[page])
			break
		}
	}
	b = append(b, "/K["...)
	for j, k := range e.kids {
		if j > 0 {
			b = append(b, ' ')
		}
		switch {
		case k.kind == elementKid:
			b = appendReference(b, p.firstElement+k.number)
		case k.kind == linkKid:
			b = fmt.Appendf(b, "<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>", p.pages[k.page], p.firstLink+k.number)
		case k.page == page:
			b = strconv.AppendInt(b, int64(k.number), 10)
		default:
			b = fmt.Appendf(b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", p.pages[k.page], k.number)
		}
	}
	return append(b, "]>>"...)
}

func appendReference(b []byte, object int) []byte {
	return append(strconv.AppendInt(b, int64(object), 10), " 0 R"...)
}

// parentTree leads from the content of each page, and from each link, to its element.
func (p placed) parentTree() []byte {
	b := []byte("<</Nums [")
	for i, elements := range p.marked {
		b = fmt.Appendf(b, "%d [", i)
		for _, e := range elements {
			b = append(appendReference(b, p.firstElement+e), ' ')
		}
		b = append(b, "]\n"...)
	}
	for i, l := range p.links {
		b = fmt.Appendf(b, "%d %d 0 R\n", len(p.pages)+i, p.firstElement+l.element)
	}
	return append(b, "]>>"...)
}

// page adds to a page's object the key to its content's elements, and its links.
func (p placed) page(object []byte, page int) []byte {
	b := fmt.Appendf(nil, "%s/StructParents %d /Tabs /S", pageHead, page)
	links := 0
	for i, l := range p.links {
		if l.page == page {
			if links++; links == 1 {
				b = append(b, " /Annots ["...)
			}
			b = fmt.Appendf(b, "%d 0 R ", p.firstLink+i)
		}
	}
	if links > 0 {
		b = append(b, ']')
	}
	return append(append(b, '\n'), object[len(pageHead):]...)
}

// appendAttributes writes what an element says beyond its kind (ISO 32000-1, 14.8.5.7
// and 14.9.3).
func appendAttributes(b []byte, t *typeset.Tag) []byte {
	if t.Alt != "" {
		b = fmt.Appendf(b, " /Alt <%X>", utf16Text(t.Alt))
	}
	if t.Scope == "" && t.Columns < 2 && t.Rows < 2 {
		return b
	}
	b = append(b, " /A <</O /Table"...)
	if t.Scope != "" {
		b = fmt.Appendf(b, " /Scope /%s", t.Scope)
	}
	if t.Columns > 1 {
		b = fmt.Appendf(b, " /ColSpan %d", t.Columns)
	}
	if t.Rows > 1 {
		b = fmt.Appendf(b, " /RowSpan %d", t.Rows)
	}
	return append(b, ">>"...)
}
