package workbook

import (
	"math/big"
	"strings"
	"unicode"

	"golang.org/x/text/width"
	"xingbang/render/evaluation"
)

// repair is a set of kinds of repair made to a value.
type repair uint8

const (
	spaced   repair = 1 << iota // space inside a name
	wide                        // full-width digits or letters
	dotted                      // another character for the interpunct
	asText                      // a number kept as text
	dateForm                    // a date kept as text or as a bare number
	renamed                     // another word for one of the list

	noRepair repair = 0
)

// repairs are the words for each kind, in the order they are reported.
var repairs = []struct {
	kind  repair
	words string
}{
	{spaced, "处名称中有空格，已去掉"},
	{wide, "处全角数字或字母，已按半角读取"},
	{dotted, "处间隔号写法不一，已统一为“·”"},
	{asText, "处数字是文本，已按数字读取"},
	{dateForm, "处日期不是日期格式，已按日期读取"},
	{renamed, "处用了同义词，已按规定的词读取"},
}

// interpunct stands between the parts of a name (GB/T 15834-2011, 4.14).
const interpunct = '·'

func isInterpunctVariant(r rune) bool {
	switch r {
	case '•', '・', '‧', '∙', '⋅', '･', '᛫', '●', '．':
		return true
	}
	return false
}

// isInvisible tells characters that take no room and carry no meaning here.
func isInvisible(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return false
	case r < 0x20 || r >= 0x7F && r < 0xA0:
		return true
	case r == 0xAD || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x206F:
		return true
	}
	return r == 0xFEFF || r == 0x180E || r == 0x3164
}

func isSpace(r rune) bool { return unicode.IsSpace(r) || r == 0x2800 }

func isVoid(r rune) bool { return isSpace(r) || isInvisible(r) }

func isBlank(s string) bool {
	for _, r := range s {
		if !isVoid(r) {
			return false
		}
	}
	return true
}

// trim takes space and invisible characters off both ends.
func trim(s string) string { return strings.TrimFunc(s, isVoid) }

func isWideAlphanumeric(r rune) bool {
	return r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ'
}

// narrow makes full-width digits and letters ordinary ones; Chinese marks stay.
func narrow(s string) (string, repair) {
	if strings.IndexFunc(s, isWideAlphanumeric) < 0 {
		return s, noRepair
	}
	return strings.Map(func(r rune) rune {
		if isWideAlphanumeric(r) {
			return r - '０' + '0'
		}
		return r
	}, s), wide
}

// cleanText is free text on few lines: as cleanLines, and digits and letters
// ordinary.
func cleanText(s string) (string, repair) {
	s = trim(s)
	if plainASCIIOrHan(s) {
		return s, noRepair
	}
	return narrow(cleanLines(s))
}

// cleanLines is free text: trimmed, line ends \n, nothing invisible.
func cleanLines(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(trim(s), "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		if isInvisible(r) {
			return -1
		}
		return r
	}, s)
}

// plainASCIIOrHan tells quickly that a text needs no repair.
func plainASCIIOrHan(s string) bool {
	for _, r := range s {
		if !(r > 0x20 && r < 0x7F || r >= 0x4E00 && r <= 0x9FFF) {
			return false
		}
	}
	return true
}

// cleanName is the name of a person, a branch or an item: besides cleanText, no
// space but between Latin letters, and one interpunct.
func cleanName(s string) (string, repair) {
	s, did := cleanText(s)
	if plainASCIIOrHan(s) && !strings.Contains(s, ".") {
		return s, did
	}
	tight := withoutSpace(s)
	if tight != s {
		did |= spaced
	}
	runes := []rune(tight)
	for i, r := range runes {
		betweenHan := i > 0 && i+1 < len(runes) && isHan(runes[i-1]) && isHan(runes[i+1])
		if isInterpunctVariant(r) || r == '.' && betweenHan {
			runes[i] = interpunct
			did |= dotted
		}
	}
	return string(runes), did
}

// withoutSpace leaves one space between Latin letters and none elsewhere.
func withoutSpace(s string) string {
	var out strings.Builder
	var last rune
	space := false
	for _, r := range s {
		if isSpace(r) {
			space = true
			continue
		}
		if space && isLatin(last) && isLatin(r) {
			out.WriteByte(' ')
		}
		out.WriteRune(r)
		last, space = r, false
	}
	return out.String()
}

func isLatin(r rune) bool { return r < 0x250 && unicode.IsLetter(r) }

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// cleanCode is a text in which marks count as little as letters: a number, a
// date, an address, a word of a list. ASCII in full width becomes ordinary, marks too.
func cleanCode(s string) (string, repair) {
	s, did := cleanText(s)
	if folded := width.Fold.String(s); folded != s {
		return folded, did | wide
	}
	return s, did
}

// digits is a stored number as the text a person would see in a cell wide
// enough: 13812345678 for 1.3812345678E+10.
func digits(stored string) string {
	if len(stored) <= 15 && strings.Trim(stored, "0123456789") == "" {
		return stored
	}
	r, err := evaluation.ParseDecimal(stored)
	if err != nil {
		return stored
	}
	if r.IsInt() {
		return r.RatString()
	}
	if r.Cmp(big.NewRat(1, 1000000)) < 0 && r.Cmp(big.NewRat(-1, 1000000)) > 0 {
		return stored
	}
	return strings.TrimRight(r.FloatString(20), "0")
}
