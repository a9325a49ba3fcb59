package workbook

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"html"
	"path"
	"regexp"
	"slices"
	"strings"

	"xingbang/render/evaluation"
)

// remarkTitle begins every comment, or every addition to one, that Annotate makes.
const remarkTitle = "【星榜核对】"

const (
	packageRelations      = "http://schemas.openxmlformats.org/package/2006/relationships"
	relationBase          = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	contentTypesPart      = "[Content_Types].xml"
	contentTypesNamespace = "http://schemas.openxmlformats.org/package/2006/content-types"
	commentsType          = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
	vmlType               = "application/vnd.openxmlformats-officedocument.vmlDrawing"
	mainNamespace         = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
)

// comments are those of one worksheet: the part of their texts (ISO/IEC 29500-1,
// 18.7), and the drawing part of their boxes. excelize finds these parts by the
// names it would give them itself, which other programs do not; so they are
// changed here, as text.
type comments struct {
	*marker
	sheet         string // the worksheet's part
	relations     string // its relationships, as XML
	part, text    string // of the texts; "" where there is none
	prefix        string // of the tags in text
	list          []comment
	drawing, vml  string // part and content of the boxes; "" where there is none
	drawingLinked bool   // the worksheet names the drawing
	nextBox       int    // the number of the next box, 0 if not known
}

// comment is one comment that is there already.
type comment struct {
	at         spot
	start, end int // of its element in the text
	words      string
}

// openComments reads the comments of a worksheet.
func (m *marker) openComments(sheet, text string) (*comments, error) {
	c := &comments{marker: m, sheet: sheet}
	relationsPart := c.relationsPart()
	if !m.has(relationsPart) {
		c.relations = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` +
			`<Relationships xmlns="` + packageRelations + `"></Relationships>`
		return c, nil
	}
	var err error
	if c.relations, err = m.part(relationsPart); err != nil {
		return nil, err
	}
	list, err := m.relationships(relationsPart)
	if err != nil {
		return nil, err
	}
	drawingID, err := legacyDrawing(text)
	if err != nil {
		return nil, err
	}
	for _, r := range list.Relationship {
		target := resolve(path.Dir(sheet), r.Target)
		switch {
		case strings.HasSuffix(r.Type, "/comments"):
			c.part = target
		case strings.HasSuffix(r.Type, "/vmlDrawing") && r.ID == drawingID:
			c.drawing, c.drawingLinked = target, true
		}
	}
	if c.drawing != "" {
		if c.vml, err = m.part(c.drawing); err != nil {
			return nil, err
		}
	}
	if c.part == "" {
		return c, nil
	}
	if c.text, err = m.part(c.part); err != nil {
		return nil, err
	}
	return c, c.parse()
}

func (c *comments) relationsPart() string {
	return path.Join(path.Dir(c.sheet), "_rels", path.Base(c.sheet)+".rels")
}

// parse lists the comments in the text.
func (c *comments) parse() error {
	m := markup{src: c.text}
	var now comment
	for {
		t, err := m.next()
		if err != nil {
			return err
		}
		switch {
		case t.name == "comments" && t.closes:
			return nil
		case t.name == "commentList":
			c.prefix = m.prefix()
		case t.name == "comment" && t.opens:
			now = comment{start: m.start()}
			for attrs := t.attrs; attrs != ""; {
				var name, value string
				name, value, attrs = attribute(attrs)
				if name == "ref" {
					now.at.col, _ = columnOf(value)
					now.at.row, _ = rowNumber(value)
				}
			}
		case t.name == "t" && t.opens && !t.closes:
			words, err := m.textUntil("t")
			if err != nil {
				return err
			}
			now.words += words
		}
		if t.name == "comment" && t.closes {
			now.end = m.pos
			c.list = append(c.list, now)
		}
	}
}

// marked are the spots with a remark of an earlier copy.
func (c *comments) marked() []spot {
	var out []spot
	for _, old := range c.list {
		if strings.Contains(old.words, remarkTitle) {
			out = append(out, old.at)
		}
	}
	return out
}

// write puts the remarks of the wanted spots into the comments, in the place of an
// earlier copy's, and returns the worksheet's XML, which names the drawing.
func (c *comments) write(sheet string, l layout, wanted marks) (string, error) {
	var out strings.Builder
	copied, open, gone := 0, map[spot]bool{}, map[spot]bool{}
	for at, w := range wanted {
		open[at] = len(w.remarks) > 0
	}
	for _, old := range c.list {
		w := wanted[old.at]
		if w == nil {
			continue
		}
		out.WriteString(c.text[copied:old.start])
		copied = old.end
		element := c.withoutRemark(c.text[old.start:old.end], old.words)
		if element == "" {
			gone[old.at] = true
			continue
		}
		if open[old.at] {
			element = c.withRemark(element, w.remarks)
		}
		open[old.at] = false
		out.WriteString(element)
	}
	out.WriteString(c.text[copied:])
	c.text = out.String()
	c.removeBoxes(gone)
	var fresh []spot
	for at, missing := range open {
		if missing {
			fresh = append(fresh, at)
		}
	}
	slices.SortFunc(fresh, compareSpots)
	if len(fresh) > 0 {
		var err error
		if sheet, err = c.add(sheet, l, fresh, wanted); err != nil {
			return "", err
		}
	}
	if c.part != "" {
		c.store(c.part, c.text)
	}
	if c.drawing != "" {
		c.store(c.drawing, c.vml)
	}
	return sheet, nil
}

// add makes new comments, and the parts they need.
func (c *comments) add(sheet string, l layout, fresh []spot, wanted marks) (string, error) {
	if c.part == "" {
		c.part = c.freePart("xl/comments%d.xml")
		c.text = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` +
			`<comments xmlns="` + mainNamespace + `"><authors></authors><commentList></commentList></comments>`
		c.relate("comments", c.part)
		c.declare(c.part, commentsType)
	}
	author := c.author()
	var texts, boxes strings.Builder
	c.openDrawing()
	for _, at := range fresh {
		ref := evaluation.Cell{Row: at.row, Col: at.col}.Ref()
		fmt.Fprintf(&texts, `<%[1]scomment ref="%[2]s" authorId="%[3]d"><%[1]stext>%[4]s</%[1]stext></%[1]scomment>`,
			c.prefix, ref, author, c.runs("", wanted[at].remarks))
		boxes.WriteString(c.box(at, l, wanted[at].remarks))
	}
	var err error
	if c.text, err = insertBefore(c.text, "</"+c.prefix+"commentList>", texts.String()); err != nil {
		return "", err
	}
	if c.vml, err = insertBefore(c.vml, "</xml>", boxes.String()); err != nil {
		return "", err
	}
	if !c.drawingLinked {
		sheet, err = linkDrawing(sheet, c.relate("vmlDrawing", c.drawing))
	}
	c.store(c.relationsPart(), c.relations)
	return sheet, err
}

var authorElement = regexp.MustCompile(`<(?:\w+:)?author(?:\s[^>]*)?(?:/>|>([^<]*)<)`)

// author is the number of our author, who is added if need be.
func (c *comments) author() int {
	if m := regexp.MustCompile(`<(\w+:)?authors\s*/>`).FindStringSubmatchIndex(c.text); m != nil {
		c.text = c.text[:m[0]] + "<" + c.prefix + "authors></" + c.prefix + "authors>" + c.text[m[1]:]
	}
	authors := authorElement.FindAllStringSubmatch(c.text, -1)
	for i, a := range authors {
		if html.UnescapeString(a[1]) == copyAuthor {
			return i
		}
	}
	c.text, _ = insertBefore(c.text, "</"+c.prefix+"authors>", "<"+c.prefix+"author>"+copyAuthor+"</"+c.prefix+"author>")
	return len(authors)
}

// withoutRemark is a comment's element without what an earlier copy added, "" if
// nothing else is in it.
func (c *comments) withoutRemark(element, words string) string {
	at := strings.Index(element, remarkTitle)
	if at < 0 {
		return element
	}
	if before, _, _ := strings.Cut(words, remarkTitle); strings.TrimSpace(before) == "" {
		return ""
	}
	head := strings.TrimRight(element[:at], "\r\n")
	run := "</" + c.prefix + "r>"
	head += "</" + c.prefix + "t>"
	if lastRun := max(strings.LastIndex(head, "<"+c.prefix+"r>"), strings.LastIndex(head, "<"+c.prefix+"r ")); lastRun > strings.LastIndex(head, run) {
		head += run
	}
	return head + "</" + c.prefix + "text></" + c.prefix + "comment>"
}

var plainText = regexp.MustCompile(`(?s)<(\w+:)?text>\s*<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</(?:\w+:)?t>`)

// withRemark is a comment's element with remarks under what it says.
func (c *comments) withRemark(element string, remarks []string) string {
	// A text is one plain stretch or a list of runs.
	element = plainText.ReplaceAllString(element, `<${1}text><${1}r><${1}t xml:space="preserve">${2}</${1}t></${1}r>`)
	element = strings.Replace(element, "<"+c.prefix+"text/>", "<"+c.prefix+"text></"+c.prefix+"text>", 1)
	with, err := insertBefore(element, "</"+c.prefix+"text>", c.runs("\n\n", remarks))
	if err != nil {
		return element
	}
	return with
}

// runs are remarks as runs of rich text, the title bold.
func (c *comments) runs(lead string, remarks []string) string {
	run := func(bold, words string) string {
		return fmt.Sprintf(`<%[1]sr><%[1]srPr>%[2]s<%[1]ssz val="9"/><%[1]scolor indexed="81"/><%[1]srFont val="宋体"/><%[1]sfamily val="3"/><%[1]scharset val="134"/></%[1]srPr>`+
			`<%[1]st xml:space="preserve">%[3]s</%[1]st></%[1]sr>`, c.prefix, bold, escapeXML(words))
	}
	return run("<"+c.prefix+"b/>", lead+remarkTitle) + run("", "\n"+remarkText(remarks))
}

func remarkText(remarks []string) string { return strings.Join(remarks, "\n\n") }

func escapeXML(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(escapeForm.ReplaceAllString(s, "_x005F$0")))
	return strings.ReplaceAll(b.String(), "&#xA;", "\n")
}

// insertBefore puts text before the last mark.
func insertBefore(s, mark, text string) (string, error) {
	at := strings.LastIndex(s, mark)
	if at < 0 {
		return "", errTruncated
	}
	return s[:at] + text + s[at:], nil
}

// relate adds a relationship of the worksheet and returns its name.
func (c *comments) relate(kind, part string) string {
	id := ""
	for n := 1; id == "" || strings.Contains(c.relations, `"`+id+`"`); n++ {
		id = fmt.Sprintf("rIdStar%d", n)
	}
	target := "/" + part
	if path.Dir(c.sheet) == "xl/worksheets" { // as spreadsheets write it
		target = "../" + strings.TrimPrefix(part, "xl/")
	}
	element := fmt.Sprintf(`<Relationship xmlns="%s" Id="%s" Type="%s/%s" Target="%s"/>`, packageRelations, id, relationBase, kind, target)
	if end := strings.LastIndex(c.relations, "</"); end >= 0 {
		c.relations = c.relations[:end] + element + c.relations[end:]
	}
	return id
}

// declare tells the archive's content types of a new part (ISO/IEC 29500-2, 10.1.2).
// It must come before excelize asks for them.
func (a *archive) declare(part, contentType string) {
	data, _ := a.book.Pkg.Load(contentTypesPart)
	types, _ := data.([]byte)
	if end := bytes.LastIndex(types, []byte("</")); end >= 0 {
		element := fmt.Sprintf(`<Override xmlns="%s" PartName="/%s" ContentType="%s"/>`, contentTypesNamespace, part, contentType)
		a.book.Pkg.Store(contentTypesPart, slices.Concat(types[:end], []byte(element), types[end:]))
	}
}
