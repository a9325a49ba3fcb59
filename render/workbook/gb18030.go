package workbook

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// gbLacking are the characters of 19 two-byte codes, A6D9 to FEA0, which
// GB 18030-2000 left in the private use area and later editions gave places of
// their own. The library takes these codes for errors.
var gbLacking = map[[2]byte]rune{
	{0xA6, 0xD9}: 0xFE10, {0xA6, 0xDA}: 0xFE12, {0xA6, 0xDB}: 0xFE11, {0xA6, 0xDC}: 0xFE13, {0xA6, 0xDD}: 0xFE14,
	{0xA6, 0xDE}: 0xFE15, {0xA6, 0xDF}: 0xFE16, {0xA6, 0xEC}: 0xFE17, {0xA6, 0xED}: 0xFE18, {0xA6, 0xF3}: 0xFE19,
	{0xA8, 0xBC}: 0x1E3F, {0xFE, 0x59}: 0x9FB4, {0xFE, 0x61}: 0x9FB5, {0xFE, 0x66}: 0x9FB6, {0xFE, 0x67}: 0x9FB7,
	{0xFE, 0x6D}: 0x9FB8, {0xFE, 0x7E}: 0x9FB9, {0xFE, 0x90}: 0x9FBA, {0xFE, 0xA0}: 0x9FBB,
}

// isGB tells GB 18030 and its forerunner, which the library decodes by one table.
func isGB(enc encoding.Encoding) bool {
	return enc == simplifiedchinese.GB18030 || enc == simplifiedchinese.GBK
}

// decodeGB decodes GB 18030 with what the library lacks: gbLacking, and the areas
// for characters of one's own (造字). These become private-use characters, so that
// one in a name leaves the rest of the file readable and is itself reported.
func decodeGB(enc encoding.Encoding, data []byte) (string, error) {
	var out strings.Builder
	out.Grow(len(data) * 3 / 2)
	start := 0
	flush := func(end int) error {
		plain, err := enc.NewDecoder().Bytes(data[start:end])
		out.Write(plain)
		return err
	}
	for i := 0; i+1 < len(data); {
		lead, trail := data[i], data[i+1]
		switch {
		case lead <= 0x80:
			i++
		case trail < 0x40: // of four bytes
			i += 4
		default:
			if r := lackingIn(lead, trail); r != 0 {
				if err := flush(i); err != nil {
					return "", err
				}
				out.WriteRune(r)
				start = i + 2
			}
			i += 2
		}
	}
	err := flush(len(data))
	return out.String(), err
}

// lackingIn is the character of a two-byte code that the library lacks; 0 of any
// other code.
func lackingIn(lead, trail byte) rune {
	if lead < 0xA1 || lead > 0xAF && lead < 0xF8 {
		return 0 // nearly all of Chinese text
	}
	row, column := rune(lead), rune(trail)
	switch {
	case lead >= 0xAA && lead <= 0xAF && trail >= 0xA1 && trail != 0xFF:
		return 0xE000 + (row-0xAA)*94 + column - 0xA1
	case lead >= 0xF8 && lead <= 0xFE && trail >= 0xA1 && trail != 0xFF:
		return 0xE234 + (row-0xF8)*94 + column - 0xA1
	case lead >= 0xA1 && lead <= 0xA7 && trail >= 0x40 && trail <= 0xA0 && trail != 0x7F:
		if trail > 0x7F {
			column--
		}
		return 0xE4C6 + (row-0xA1)*96 + column - 0x40
	}
	return gbLacking[[2]byte{lead, trail}]
}
