package workbook

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"xingbang/render/evaluation"
)

// Serial numbers outside these are no dates of an evaluation: below 1980 they
// are years, days of a month or slips (2026 would be 18 July 1905).
const (
	firstSerial = 29221  // 1980-01-01 in the 1900 system
	lastSerial  = 109575 // 2200-01-01
	// shift1904 is what the 1904 system counts less (ECMA-376-1, 18.17.4.1).
	shift1904 = 1462
)

// loose are the spaces that mean nothing inside a date.
var loose = strings.NewReplacer(" 年", "年", "年 ", "年", " 月", "月", "月 ", "月", " 日", "日", " (", "(",
	" .", ".", ". ", ".", " -", "-", "- ", "-", " /", "/", "/ ", "/")

const dateForms = "应写成 2026年7月1日、2026-7-1 或 20260701"

// serialDate is the day of a serial number, its time of day left out.
func serialDate(stored string, date1904 bool) (evaluation.Date, bool) {
	r, err := evaluation.ParseDecimal(stored)
	if err != nil || r.Sign() < 0 {
		return evaluation.Date{}, false
	}
	n := new(big.Int).Quo(r.Num(), r.Denom())
	if !n.IsInt64() || n.Int64() > lastSerial {
		return evaluation.Date{}, false
	}
	day := int(n.Int64())
	if date1904 {
		day += shift1904
	}
	if day < firstSerial || day >= lastSerial {
		return evaluation.Date{}, false
	}
	return evaluation.Date{Year: 1899, Month: 12, Day: 30}.AddDays(day), true
}

var (
	compactDate = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	// A time of day is let go when it is one: data bases and scripts write it.
	splitDate = regexp.MustCompile(`^(\d{4})([-./]|年)(\d{1,2})([-./]|月)(\d{1,2})日?` +
		`(?:\((?:星期|周)[一二三四五六日天]\))?(?:[T ]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$`)
	anyDate    = regexp.MustCompile(`^\d{1,4}[-./年]\d{1,4}[-./月]\d{1,4}日?$`)
	hanDate    = regexp.MustCompile(`^([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$`)
	serialText = regexp.MustCompile(`^\d{5}$`)
)

// dateText reads a date in words. The second result is what is wrong, "" if
// nothing is.
func dateText(s string, date1904 bool) (evaluation.Date, string) {
	s, _ = cleanCode(s)
	s = strings.ReplaceAll(s, "。", ".")
	s = strings.Join(strings.Fields(s), " ")
	tight := loose.Replace(s)
	if m := splitDate.FindStringSubmatch(tight); m != nil && sameSeparators(m[2], m[4]) {
		return dayOf(m[1], m[3], m[5])
	}
	if m := compactDate.FindStringSubmatch(tight); m != nil {
		return dayOf(m[1], m[2], m[3])
	}
	if m := hanDate.FindStringSubmatch(tight); m != nil {
		return dayOf(hanYear(m[1]), hanNumber(m[2]), hanNumber(m[3]))
	}
	if serialText.MatchString(tight) {
		if d, ok := serialDate(tight, date1904); ok {
			return d, ""
		}
	}
	if anyDate.MatchString(tight) {
		return evaluation.Date{}, "年月日可以有不同读法，" + dateForms
	}
	return evaluation.Date{}, "不是日期，" + dateForms
}

func sameSeparators(a, b string) bool { return a == b || a == "年" && b == "月" }

func dayOf(year, month, day string) (evaluation.Date, string) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	if date, ok := evaluation.DateOf(y, m, d); ok {
		return date, ""
	}
	return evaluation.Date{}, "没有这一天，" + dateForms
}

const hanDigits = "〇一二三四五六七八九"

func hanDigit(r rune) int {
	if r == '○' || r == '零' {
		return 0
	}
	return strings.IndexRune(hanDigits, r) / len("〇")
}

func hanYear(s string) string {
	n := 0
	for _, r := range s {
		n = n*10 + hanDigit(r)
	}
	return strconv.Itoa(n)
}

// hanNumber reads 一 to 九十九 as written in dates: 七, 十, 十二, 二十, 三十一.
// What is not of this form reads as 0, which is no day.
func hanNumber(s string) string {
	tens, ones, hasTen := strings.Cut(s, "十")
	n := 0
	if hasTen {
		n = 10
		if tens != "" {
			n = 10 * oneDigit(tens)
		}
		if n == 0 || ones == "" {
			return strconv.Itoa(n)
		}
	} else {
		ones = tens
	}
	if d := oneDigit(ones); d > 0 {
		return strconv.Itoa(n + d)
	}
	return "0"
}

func oneDigit(s string) int {
	if r := []rune(s); len(r) == 1 && r[0] != '十' {
		return hanDigit(r[0])
	}
	return 0
}
