package workbook

import (
	"errors"
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// markup walks XML tag by tag. encoding/xml takes ten times as long and a
// hundred bytes a cell; a worksheet needs neither namespaces nor nesting, only
// that no tag and no end is missing.
type markup struct {
	src string
	pos int
	// gap is the text before the tag that next returned, as written.
	gap string
}

// tag is a start tag, an end tag, or both in one: <c/>.
type tag struct {
	name          string // without prefix
	attrs         string
	opens, closes bool
}

// maxText is more bytes than the 32,767 characters that a cell can hold.
const maxText = 4 * 32767

// maxWritten is as much with every character escaped.
const maxWritten = 8 * maxText

var (
	errMarkup  = errors.New("格式有误")
	errTooLong = errors.New("文字过长")
)

// next is the next tag; errTruncated at the end of the source.
func (m *markup) next() (tag, error) {
	start := m.pos
	for {
		i := strings.IndexByte(m.src[m.pos:], '<')
		if i < 0 {
			return tag{}, errTruncated
		}
		m.gap = m.src[start : m.pos+i]
		m.pos += i + 1
		rest := m.src[m.pos:]
		switch {
		case strings.HasPrefix(rest, "?"):
			if !m.skip("?>") {
				return tag{}, errTruncated
			}
		case strings.HasPrefix(rest, "!--"):
			if !m.skip("-->") {
				return tag{}, errTruncated
			}
		case strings.HasPrefix(rest, "![CDATA["):
			if !m.skip("]]>") {
				return tag{}, errTruncated
			}
		case strings.HasPrefix(rest, "!"):
			// No spreadsheet has a document type; entities are an attack.
			return tag{}, errMarkup
		default:
			return m.tag()
		}
	}
}

func (m *markup) skip(end string) bool {
	i := strings.Index(m.src[m.pos:], end)
	if i < 0 {
		return false
	}
	m.pos += i + len(end)
	return true
}

// tag reads from behind a < to behind its >.
func (m *markup) tag() (tag, error) {
	t := tag{opens: true}
	start, quote := m.pos, byte(0)
	end := -1
	for i := start; i < len(m.src); i++ {
		c := m.src[i]
		if quote != 0 {
			if c == quote {
				quote = 0
			}
			continue
		}
		if c == '"' || c == '\'' {
			quote = c
		} else if c == '<' {
			return t, errMarkup
		} else if c == '>' {
			end = i
			break
		}
	}
	if end < 0 {
		return t, errTruncated
	}
	m.pos = end + 1
	body := m.src[start:end]
	if strings.HasPrefix(body, "/") {
		t.opens, t.closes, body = false, true, body[1:]
	} else if strings.HasSuffix(body, "/") {
		t.closes, body = true, body[:len(body)-1]
	}
	i := 0
	for i < len(body) && !isXMLSpace(body[i]) {
		i++
	}
	t.name, t.attrs = body[:i], strings.TrimLeft(body[i:], " \t\r\n")
	if j := strings.IndexByte(t.name, ':'); j >= 0 {
		t.name = t.name[j+1:]
	}
	if t.name == "" {
		return t, errMarkup
	}
	return t, nil
}

func isXMLSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// attribute cuts the first name="value" off attrs.
func attribute(attrs string) (name, value, rest string) {
	name, rest, found := strings.Cut(attrs, "=")
	if !found {
		return "", "", ""
	}
	rest = strings.TrimLeft(rest, " \t\r\n")
	if rest == "" || rest[0] != '"' && rest[0] != '\'' {
		return "", "", ""
	}
	end := strings.IndexByte(rest[1:], rest[0])
	if end < 0 {
		return "", "", ""
	}
	value = rest[1 : 1+end]
	if strings.IndexByte(value, '&') >= 0 {
		value = html.UnescapeString(value)
	}
	return strings.TrimRight(name, " \t\r\n"), value, strings.TrimLeft(rest[end+2:], " \t\r\n")
}

// textUntil is the text up to the end tag of name, with markup inside left out.
func (m *markup) textUntil(name string) (string, error) {
	t, err := m.next()
	if err != nil {
		return "", err
	}
	if len(m.gap) > maxWritten {
		return "", errTooLong
	}
	if t.name == name && t.closes {
		return charData(m.gap), nil
	}
	var out strings.Builder
	out.WriteString(charData(m.gap))
	for {
		if t, err = m.next(); err != nil {
			return "", err
		}
		if len(m.gap) > maxWritten {
			return "", errTooLong
		}
		out.WriteString(charData(m.gap))
		if out.Len() > maxText {
			return "", errTooLong
		}
		if t.name == name && t.closes {
			return out.String(), nil
		}
	}
}

// richText joins the runs of a string item up to its end tag, without the
// phonetic ones (18.4.8, 18.4.6).
func (m *markup) richText(end string) (string, error) {
	// Nearly every text is one run, which is not copied.
	first, rest := "", strings.Builder{}
	for phonetic := false; ; {
		t, err := m.next()
		if err != nil {
			return "", err
		}
		switch {
		case t.name == end && t.closes && rest.Len() == 0:
			return first, nil
		case t.name == end && t.closes:
			return rest.String(), nil
		case t.name == "rPh":
			phonetic = t.opens && !t.closes
		case t.name == "t" && t.opens && !t.closes:
			s, err := m.textUntil("t")
			if err != nil {
				return "", err
			}
			switch {
			case phonetic:
			case first == "":
				first = s
			default:
				if rest.Len() == 0 {
					rest.WriteString(first)
				}
				rest.WriteString(s)
			}
			if rest.Len() > maxText {
				return "", errTooLong
			}
		}
	}
}

// charData resolves entities, CDATA sections and comments in a stretch of text.
func charData(s string) string {
	if strings.IndexByte(s, '<') < 0 {
		if strings.IndexByte(s, '&') < 0 {
			return s
		}
		return html.UnescapeString(s)
	}
	var out strings.Builder
	for s != "" {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			i = len(s)
		}
		out.WriteString(html.UnescapeString(s[:i]))
		s = s[i:]
		switch {
		case strings.HasPrefix(s, "<![CDATA["):
			inside, rest, _ := strings.Cut(s[len("<![CDATA["):], "]]>")
			out.WriteString(inside)
			s = rest
		case strings.HasPrefix(s, "<!--"):
			_, s, _ = strings.Cut(s, "-->")
		case s != "":
			_, s, _ = strings.Cut(s, ">")
		}
	}
	return out.String()
}

var escapeForm = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescape resolves the _xHHHH_ form in which spreadsheets keep characters that
// XML cannot (22.9.2.19, ST_Xstring).
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escapeForm.ReplaceAllStringFunc(s, func(e string) string {
		n, _ := strconv.ParseUint(e[2:6], 16, 32)
		if r := rune(n); utf8.ValidRune(r) {
			return string(r)
		}
		return e
	})
}

// maxShared is how many shared strings are kept: 30 unlike ones for each of
// 50,000 members and more.
const maxShared = 2_000_000

// scanShared is the shared strings part as a list (18.4.9).
func scanShared(xml string) ([]string, error) {
	m := markup{src: xml}
	var list []string
	for {
		t, err := m.next()
		if err != nil {
			return nil, err
		}
		switch {
		case t.name == "sst" && t.closes:
			return list, nil
		case t.name == "si" && t.opens:
			s := ""
			if !t.closes {
				if s, err = m.richText("si"); err != nil {
					return nil, err
				}
			}
			if list = append(list, unescape(s)); len(list) > maxShared {
				return nil, errTooMuch
			}
		}
	}
}
