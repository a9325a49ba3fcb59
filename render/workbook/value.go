package workbook

import (
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"xingbang/render/evaluation"
)

// parsed is a cell's meaning. Fault says what is wrong with it, "" if nothing
// is; the fact and what was expected, as in “不是数字”. Hint says how to mend it,
// "" for the usual way.
type parsed[T any] struct {
	value T
	text  string
	did   repair
	fault string
	hint  string
}

// parser gives a cell that holds something its meaning.
type parser[T any] func(*sheet, cell) parsed[T]

// textOf is a cell in the words a person would read in it.
func textOf(s *sheet, c cell) string {
	switch c.kind {
	case number:
		if c.format == calendar {
			if d, ok := serialDate(c.text, s.date1904); ok {
				return d.String()
			}
		}
		return digits(c.text)
	case boolean:
		if c.text == "1" {
			return "TRUE"
		}
		return "FALSE"
	}
	return c.text
}

func parseText(s *sheet, c cell) parsed[string] { return wording(s, c, cleanText) }

func parseName(s *sheet, c cell) parsed[string] { return wording(s, c, cleanName) }

// parseCode reads a number of identity, a ballot's number, a file's name.
func parseCode(s *sheet, c cell) parsed[string] { return wording(s, c, cleanCode) }

// parseVeto reads 一票否决, where 否 and 无 are as good as an empty cell.
func parseVeto(s *sheet, c cell) parsed[string] {
	p := parseText(s, c)
	switch p.value {
	case "否", "无", "FALSE":
		p.value = ""
	}
	return p
}

// numeral is the digits of a number, kept as a number or as text.
func numeral(c cell) (string, repair) {
	switch c.kind {
	case number:
		return c.text, noRepair
	case text:
		t, did := cleanCode(c.text)
		return t, did | asText
	}
	return "", noRepair
}

func parseScore(s *sheet, c cell) parsed[evaluation.Score] {
	n, did := numeral(c)
	p := parsed[evaluation.Score]{text: n, did: did}
	var err error
	if p.value, err = evaluation.ParseScore(n); err != nil {
		p.text, p.fault = textOf(s, c), "不是数字"
	}
	return p
}

// maxCount is more than any count of people or days that is meant.
const maxCount = 1_000_000

func parseCount(s *sheet, c cell) parsed[int] {
	n, did := numeral(c)
	p := parsed[int]{text: n, did: did}
	r, err := evaluation.ParseDecimal(n)
	if err != nil || !r.IsInt() || r.Sign() < 0 || r.Num().Cmp(big.NewInt(maxCount)) > 0 {
		p.text, p.fault = textOf(s, c), "不是0或正整数"
		return p
	}
	p.value = int(r.Num().Int64())
	return p
}

// parseWithin reads a count of no less and no more than so many.
func parseWithin(least, most int) parser[int] {
	return func(s *sheet, c cell) parsed[int] {
		p := parseCount(s, c)
		if p.fault != "" || p.value < least || p.value > most {
			p.fault = fmt.Sprintf("应是%d到%d的整数", least, most)
		}
		return p
	}
}

// parseShare reads a share: 10%, 0.1 and 10 are the same, a bare number from 1
// up being per cent.
func parseShare(s *sheet, c cell) parsed[evaluation.Share] {
	n, did := numeral(c)
	return share(s, c, n, did, "不是比例，可写 10%、0.1 或 10", func(r *big.Rat) bool { return r.Cmp(big.NewRat(1, 1)) >= 0 })
}

// parsePoints reads percentage points: 2 and 2% are the same, 0.5 is half a point.
func parsePoints(s *sheet, c cell) parsed[evaluation.Share] {
	n, did := numeral(c)
	n = strings.TrimSuffix(n, "个百分点")
	return share(s, c, n, did, "不是百分点数，可写 2 或 2%", func(*big.Rat) bool { return true })
}

// share reads digits with or without a per cent sign. Bare numbers that
// perCent accepts are per cent, too.
func share(s *sheet, c cell, n string, did repair, fault string, perCent func(*big.Rat) bool) parsed[evaluation.Share] {
	p := parsed[evaluation.Share]{text: n, did: did}
	bare, signed := strings.CutSuffix(n, "%")
	r, err := evaluation.ParseDecimal(strings.TrimSpace(bare))
	if err != nil {
		p.text, p.fault = textOf(s, c), fault
		return p
	}
	hundred := big.NewRat(100, 1)
	switch {
	case c.kind == number && c.format == percentage:
		// Typed as 10%, kept as 0.1.
	case signed:
		// With its sign, text is the natural way to write it.
		p.did &^= asText
		r.Quo(r, hundred)
	case perCent(r):
		r.Quo(r, hundred)
	}
	if r.Sign() < 0 || r.Cmp(big.NewRat(1, 1)) > 0 {
		p.text, p.fault = textOf(s, c), "不在0到100%之间"
		return p
	}
	p.value = evaluation.ShareOf(r)
	return p
}

func parseDate(s *sheet, c cell) parsed[evaluation.Date] {
	p := parsed[evaluation.Date]{text: textOf(s, c)}
	if c.kind == number {
		if d, ok := serialDate(c.text, s.date1904); ok {
			p.value, p.text = d, d.String()
			if c.format != calendar {
				p.did = dateForm
			}
			return p
		}
	}
	p.value, p.fault = dateText(p.text, s.date1904)
	// In a CSV every date is text; the usual forms are no repair there.
	if !s.plain || !usualDate.MatchString(p.text) {
		p.did = dateForm
	}
	return p
}

var usualDate = regexp.MustCompile(`^\d{4}[-/]\d{1,2}[-/]\d{1,2}$`)

// parseYears reads 先进年度: 2023、2024、2025 or 2023—2025.
func parseYears(s *sheet, c cell) parsed[[]int] {
	t, did := cleanCode(textOf(s, c))
	p := parsed[[]int]{text: t, did: did}
	for _, part := range strings.FieldsFunc(t, func(r rune) bool { return strings.ContainsRune("、,;.；，。/ \n\t和及", r) }) {
		from, to, ranged := cutRange(strings.TrimSuffix(part, "年度"))
		first, ok := year(from)
		last, ok2 := year(to)
		if !ranged {
			last, ok2 = first, ok
		}
		if !ok || !ok2 || last < first || last-first > 20 {
			p.text, p.fault = textOf(s, c), "不是年份，应写成 2023、2024、2025"
			return p
		}
		for y := first; y <= last; y++ {
			p.value = append(p.value, y)
		}
	}
	return p
}

func cutRange(s string) (from, to string, found bool) {
	for _, sep := range []string{"——", "—", "–", "-", "~", "～", "至", "到"} {
		if from, to, found = strings.Cut(s, sep); found {
			return from, to, true
		}
	}
	return s, "", false
}

func year(s string) (int, bool) {
	y, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(s), "年"))
	return y, err == nil && y >= 1900 && y < 2200
}

// parseVerbatim reads Markdown and file names, in which full-width forms are
// the author's.
func parseVerbatim(s *sheet, c cell) parsed[string] {
	return wording(s, c, func(t string) (string, repair) { return cleanLines(t), noRepair })
}
