package rule

import (
	"html"
	"regexp"
	"strings"
	"unicode"
)

// personalNumber is a number of a person's, its digits alone.
type personalNumber struct{ kind, digits string }

const (
	identityNumber = "身份证号码"
	cardNumber     = "银行卡号"
	phoneNumber    = "电话号码"
)

// written is how people write a number of a kind; the first that fits tells.
type written struct {
	kind string
	form *regexp.Regexp // from the number's first digit on
	// when further tells it from other numbers: of the digits, and what stands
	// before and after.
	when func(digits, before, after string) bool
}

// between stands between the groups of a number.
const between = `(?:[-\s.·•–—−/]{1,2})`

var writtenForms = func() []written {
	form := func(expr string) *regexp.Regexp {
		return regexp.MustCompile("^(?:" + strings.ReplaceAll(expr, "~", between) + ")")
	}
	return []written{
		{cardNumber, form(`[0-9]{16,19}|[0-9]{4}~[0-9]{4}~[0-9]{4}~[0-9]{4}(?:~[0-9]{1,3})?`), isCard},
		{identityNumber, form(`[0-9]{6}~?[0-9]{8}~?[0-9]{3}[0-9Xx]|[0-9]{15}`), nil},
		{identityNumber, form(`[0-9](?:~?[0-9]){16}~?[0-9Xx]`), hasBirthday},
		{phoneNumber, form(`(?:(?:00)?86~?)?1[3-9][0-9]~?[0-9]{4}~?[0-9]{4}|1[3-9][0-9]{2}~[0-9]{3}~[0-9]{4}`), nil},
		{phoneNumber, form(`0[0-9]{2,3}[)）]?~?[2-8][0-9]{2,3}~?[0-9]{4}|0[0-9]{2,3}~[0-9]{7,8}`), nil},
		{phoneNumber, form(`[48]00~?[0-9]{3}~?[0-9]{4}|[48]00~[0-9]{4}~?[0-9]{3}`), nil},
		{phoneNumber, form(`[2-8][0-9]{6,7}`), isLocal},
		{phoneNumber, form(`[2-8][0-9]{2,3}[ -][0-9]{4}`), isIntroduced},
	}
}()

// privateData: an identity, card or phone number in text meant for the public.
// The phone numbers of 监督电话, 电子邮箱 and 网址 are declared, and may be
// repeated elsewhere.
func privateData(f *facts, r report) {
	var declared []string
	for t := range f.texts() {
		if t.contact {
			for _, n := range personalNumbers("电话" + t.value) {
				declared = append(declared, n.digits)
			}
		}
	}
	known := func(digits string) bool {
		for _, d := range declared { // with the area code or without
			if strings.HasSuffix(d, digits) || strings.HasSuffix(digits, d) {
				return true
			}
		}
		return false
	}
	for t := range f.texts() {
		if !t.public {
			continue
		}
		for _, n := range personalNumbers(t.value) {
			if n.kind == phoneNumber && known(n.digits) {
				continue
			}
			found := t.found()
			found.Message = (&text{label: t.label, branch: t.branch, member: t.member}).whose() +
				"将对外公开，其中有疑似" + n.kind + " " + masked(n.digits)
			found.Hint = "请删去；联系方式只填在“考评”表的监督电话和电子邮箱"
			r(found)
		}
	}
}

// leastDigits is how many digits a number of a person's has at least.
const leastDigits = 7

// personalNumbers are the numbers in a text, as it is written and as it reads on
// a page, without their separators and the country code; none is part of a longer
// run of digits.
func personalNumbers(s string) []personalNumber {
	digits := 0
	for _, c := range s {
		if unicode.IsDigit(c) {
			digits++
		}
	}
	if digits < leastDigits {
		return nil
	}
	s = strings.Map(halfWidth, s)
	out := numbersIn(s)
	if read := readable(s); read != s {
	further:
		for _, n := range numbersIn(read) {
			for _, before := range out {
				if n == before {
					continue further
				}
			}
			out = append(out, n)
		}
	}
	return out
}

// linked is the end of a link's text, with its destination.
var linked = regexp.MustCompile(`\]\([^)]*\)`)

// readable is Markdown without its marks, near enough to find digits that are
// side by side on a page.
func readable(markdown string) string {
	s := linked.ReplaceAllString(html.UnescapeString(markdown), "")
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("*[\\`", r) {
			return -1
		}
		return halfWidth(r)
	}, s)
}

func numbersIn(s string) (out []personalNumber) {
	digit := func(at int) bool { return at >= 0 && at < len(s) && s[at] >= '0' && s[at] <= '9' }
next:
	for at := 0; at < len(s); at++ {
		if !digit(at) || digit(at-1) {
			continue
		}
		for _, w := range writtenForms {
			m := w.form.FindString(s[at:])
			to := at + len(m)
			if m == "" || digit(to) {
				continue
			}
			n := strings.Map(digitOrX, m)
			if w.when != nil && !w.when(n, s[:at], s[to:]) {
				continue
			}
			if w.kind == phoneNumber && len(n) >= 13 {
				n = n[len(n)-11:] // without the country code
			}
			out = append(out, personalNumber{w.kind, n})
			at = to - 1
			continue next
		}
	}
	return out
}

func digitOrX(r rune) rune {
	if r >= '0' && r <= '9' || r == 'X' || r == 'x' {
		return r
	}
	return -1
}

// isCard tells a bank card's number, by its issuer's first digits and the check
// digit of ISO/IEC 7812-1; 62 is UnionPay's, taken with a wrong check digit too.
// An identity number may have both by chance.
func isCard(digits, before, _ string) bool {
	if before != "" && strings.ContainsAny(before[len(before)-1:], "/=_") {
		return false // of an address on the web
	}
	if len(digits) == 18 && hasBirthday(digits, "", "") {
		return false
	}
	if strings.HasPrefix(digits, "62") && len(digits) != 18 {
		return true
	}
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			d *= 2
		}
		sum += d/10 + d%10
	}
	return strings.ContainsRune("34569", rune(digits[0])) && sum%10 == 0
}

// hasBirthday tells whether places 7 to 14 are a date (GB 11643).
func hasBirthday(digits, _, _ string) bool { return isDate(digits[6:14]) }

var dateDigits = regexp.MustCompile(`^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$`)

func isDate(digits string) bool { return dateDigits.MatchString(digits) }

var (
	// introduced ends a text that a phone number goes on.
	introduced = regexp.MustCompile(`(?i)(?:电话|手机|座机|热线|致电|拨打|联系|tel|phone|mobile|call)[^0-9\n]{0,6}$`)
	// counted ends a text that a number of another kind goes on, counting opens
	// what follows a quantity.
	counted  = regexp.MustCompile(`(?:[0-9][-.,]|[/=_¥￥$第号码字]|No\.?)[:：. ]?$`)
	counting = regexp.MustCompile(`^(?:[-.,/][0-9]|[%号]|\s?(?:\p{Han}?[元亿万人次个件米吨户字步票条])|\p{Latin})`)
)

// isLocal tells a number of a fixed line without its area code from dates and
// quantities. One of 7 places is one only where words say so.
func isLocal(digits, before, after string) bool {
	return isIntroduced(digits, before, after) || len(digits) == 8 && !isDate(digits) &&
		!counting.MatchString(after) && !counted.MatchString(before)
}

func isIntroduced(digits, before, after string) bool {
	return introduced.MatchString(before) && !isDate(digits) && !counting.MatchString(after)
}

// halfWidth is the plain form of a full-width digit, letter or hyphen.
func halfWidth(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '　':
		return ' '
	}
	return r
}

// masked shows the ends of a number alone, for findings are printed too.
func masked(n string) string {
	head, tail := 3, 4
	if len(n) < 11 {
		head, tail = 2, 2
	}
	return n[:head] + strings.Repeat("*", len(n)-head-tail) + n[len(n)-tail:]
}
