package workbook

import (
	"math/big"
	"regexp"

	"xingbang/render/evaluation"
)

// exactBelow is the first number that Excel does not keep to the last digit: it
// rounds what is typed to 15 (Excel specifications and limits).
var exactBelow = big.NewInt(1_000_000_000_000_000)

// scientific is how a long number stands in a CSV that Excel saved: what the
// cell displayed, the other digits gone.
var scientific = regexp.MustCompile(`^[+-]?\d(?:\.\d+)?[Ee]\+\d{1,3}$`)

const (
	roundedFault = "长号码按数字保存时末几位已被舍入成0或别的数字，原来的号码找不回来了"
	retypeHint   = "请把这一格的格式设为“文本”，照原件重新输入号码后保存"
)

// isRounded tells a number in place of text that has lost digits: an identity
// number, a bank card, in a CSV a phone number, too.
func isRounded(c cell) bool {
	switch c.kind {
	case number:
		r, err := evaluation.ParseDecimal(c.text)
		return err == nil && r.IsInt() && r.Num().CmpAbs(exactBelow) >= 0
	case text:
		t, _ := cleanCode(c.text)
		return scientific.MatchString(t)
	}
	return false
}

// wording is a cell of text: its words cleaned, unless it is a rounded number.
func wording(s *sheet, c cell, clean func(string) (string, repair)) parsed[string] {
	if isRounded(c) {
		return parsed[string]{text: c.text, fault: roundedFault, hint: retypeHint}
	}
	t, did := clean(textOf(s, c))
	return parsed[string]{value: t, text: t, did: did}
}
