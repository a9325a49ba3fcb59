package font

import (
	"unicode/utf16"
)

// Name identifiers (OpenType 1.9, name).
const (
	nameCopyright         = 0
	nameFamily            = 1
	nameStyle             = 2
	nameFull              = 4
	namePostScript        = 6
	nameLicenceURL        = 14
	nameTypographicFamily = 16
)

// nameRecord is an English (United States) string of the name table, "" where it
// has none.
func (f *Face) nameRecord(id uint16) string {
	t := f.tables["name"]
	if len(t) < 6 {
		return ""
	}
	n, strings := int(be.Uint16(t[2:])), int(be.Uint16(t[4:]))
	for i := 0; i < n && len(t) >= 18+12*i; i++ {
		r := t[6+12*i:]
		if be.Uint16(r) != 3 || be.Uint16(r[4:]) != 0x409 || be.Uint16(r[6:]) != id {
			continue
		}
		from := strings + int(be.Uint16(r[10:]))
		to := from + int(be.Uint16(r[8:]))
		if to > len(t) {
			return ""
		}
		var u []uint16
		for at := from; at+1 < to; at += 2 {
			u = append(u, be.Uint16(t[at:]))
		}
		return string(utf16.Decode(u))
	}
	return ""
}

// postScriptName is s if it can stand as a PostScript name (printable ASCII, no
// delimiters, at most 63 characters), else "".
func postScriptName(s string) string {
	if len(s) > 63 {
		return ""
	}
	for _, c := range []byte(s) {
		switch {
		case c <= ' ' || c > '~', c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']',
			c == '{' || c == '}' || c == '/' || c == '%' || c == '#':
			return ""
		}
	}
	return s
}

// nameTable names a cut font, and keeps the source's copyright and licence.
func (f *Face) nameTable(name string) []byte {
	type record struct {
		id uint16
		s  string
	}
	records := []record{{nameFamily, name}, {nameStyle, "Regular"}, {nameFull, name}, {namePostScript, name}}
	if s := f.nameRecord(nameCopyright); s != "" {
		records = append([]record{{nameCopyright, s}}, records...)
	}
	if s := f.nameRecord(nameLicenceURL); s != "" {
		records = append(records, record{nameLicenceURL, s})
	}
	t := be.AppendUint16(nil, 0)
	t = be.AppendUint16(t, uint16(len(records)))
	t = be.AppendUint16(t, uint16(6+12*len(records)))
	var strings []byte
	for _, r := range records {
		at := len(strings)
		for _, u := range utf16.Encode([]rune(r.s)) {
			strings = be.AppendUint16(strings, u)
		}
		for _, v := range []int{3, 1, 0x409, int(r.id), len(strings) - at, at} {
			t = be.AppendUint16(t, uint16(v))
		}
	}
	return append(t, strings...)
}
