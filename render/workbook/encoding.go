package workbook

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	utf16 "golang.org/x/text/encoding/unicode"
)

var errEncoding = errors.New("文字编码无法辨认")

const (
	bom   = "\xEF\xBB\xBF"
	bomLE = "\xFF\xFE"
	bomBE = "\xFE\xFF"
)

var xmlEncoding = regexp.MustCompile(`^<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']`)

// decodeXML is a part of the archive as UTF-8 text (XML 1.0, appendix F). Text
// that is UTF-8 already is not copied: it may be large.
func decodeXML(text string) (string, error) {
	if head := text[:min(len(text), 3)]; strings.HasPrefix(head, bomLE) || strings.HasPrefix(head, bomBE) {
		s, _, err := decodeMarked([]byte(text))
		return s, err
	}
	text = strings.TrimPrefix(text, bom)
	if m := xmlEncoding.FindStringSubmatch(text[:min(len(text), 200)]); m != nil && !isUTF8Name(m[1]) {
		enc, err := htmlindex.Get(m[1])
		if err != nil {
			return "", errEncoding
		}
		return decode(enc, []byte(text))
	}
	return text, nil
}

func isUTF8Name(name string) bool {
	return strings.EqualFold(name, "UTF-8") || strings.EqualFold(name, "UTF8") || strings.EqualFold(name, "US-ASCII")
}

// decodeMarked decodes text that begins with a byte order mark.
func decodeMarked(data []byte) (s string, marked bool, err error) {
	switch {
	case bytes.HasPrefix(data, []byte(bom)):
		return string(data[len(bom):]), true, nil
	case bytes.HasPrefix(data, []byte(bomLE)), bytes.HasPrefix(data, []byte(bomBE)):
		s, err = decode(utf16.UTF16(utf16.LittleEndian, utf16.ExpectBOM), data)
		return s, true, err
	}
	return "", false, nil
}

func decode(enc encoding.Encoding, data []byte) (string, error) {
	if isGB(enc) {
		return decodeGB(enc, data)
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", errEncoding
	}
	return string(out), nil
}

// decodeCSV is a CSV file as text: by its byte order mark, else UTF-8 if it is
// valid, else GB18030, which Chinese Excel and WPS write.
func decodeCSV(data []byte) (string, error) {
	if s, ok, err := decodeMarked(data); ok {
		return s, err
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", errEncoding
	}
	if utf8.Valid(data) || mostlyUTF8(data) {
		return string(bytes.ToValidUTF8(data, []byte("\uFFFD"))), nil
	}
	s, err := decode(simplifiedchinese.GB18030, data)
	if err != nil || strings.ContainsRune(s, utf8.RuneError) || mostlyPrivate(s) {
		return "", errEncoding
	}
	return s, nil
}

// mostlyPrivate tells what only seems to be GB18030: text in another encoding
// that falls into the areas for characters of one's own.
func mostlyPrivate(s string) bool {
	private, other := 0, 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Co, r):
			private++
		case r > utf8.RuneSelf:
			other++
		}
	}
	return private*5 > other+5
}

// mostlyUTF8 tells UTF-8 in which a few bytes were lost on the way from text in
// another encoding, which is hardly ever valid for long.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 2:
			good++
		}
		data = data[n:]
	}
	return bad*10 < good
}
