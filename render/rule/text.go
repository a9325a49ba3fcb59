package rule

import (
	"fmt"
	"iter"
	"regexp"
	"strings"
	"unicode"

	"xingbang/render/evaluation"
)

// text is one piece of the user's that goes on a page.
type text struct {
	label          string // the column's or setting's name
	value          string
	cell           evaluation.Cell
	branch, member string
	// public pages show it; else the committee's alone do.
	public bool
	// contact is declared as the place for objections.
	contact bool
	// name is a person's or a branch's.
	name bool
}

// texts are all pieces, in input order.
func (f *facts) texts() iter.Seq[text] {
	return func(yield func(text) bool) {
		s := &f.Settings
		for _, t := range []struct {
			label   string
			field   evaluation.Field[string]
			contact bool
		}{
			{"考评名称", s.Name, false}, {"考评期间", s.Period, false}, {"党工委名称", s.Committee, false},
			{"审批机关", s.Approver, false}, {"受理部门", s.Office, true}, {"监督电话", s.Phone, true},
			{"电子邮箱", s.Mail, true}, {"通讯地址", s.Address, true}, {"网址", s.URL, true}, {"网站名称", s.SiteName, false},
		} {
			if t.field.Given() && !yield(text{label: t.label, value: t.field.Value, cell: t.field.Cell, public: true, contact: t.contact}) {
				return
			}
		}
		for _, item := range f.Items {
			if !yield(text{label: "考核项目", value: item.Name, cell: item.Cell}) {
				return
			}
		}
		for _, b := range f.Branches {
			if !yield(text{label: "支部名称", value: b.Name, cell: b.Cell, branch: b.Name, public: true, name: true}) {
				return
			}
		}
		for i := range f.Members {
			m := &f.Members[i]
			for _, t := range [...]struct {
				label        string
				field        *evaluation.Field[string]
				public, name bool
			}{
				{"姓名", &m.Name, true, true}, {"区分", &m.Distinction, true, false}, {"事迹", &m.Deeds, true, false},
				{"免评原因", &m.ExemptReason, false, false}, {"一票否决", &m.Veto, false, false},
				{"复审说明", &m.Explanation, false, false},
			} {
				if t.field.Given() && !yield(text{label: t.label, value: t.field.Value, cell: t.field.Cell,
					branch: f.branchName(i), member: f.memberName(i), public: t.public, name: t.name}) {
					return
				}
			}
		}
	}
}

// found is a finding about a text, its message opening with where it stands.
func (t *text) found() evaluation.Finding {
	return evaluation.Finding{Cell: t.cell, Branch: t.branch, Member: t.member, Message: t.whose()}
}

// whose names the text: 张三（第一党支部）的姓名.
func (t *text) whose() string {
	switch {
	case t.member != "" && t.branch != "":
		return t.member + "（" + t.branch + "）的" + t.label
	case t.member != "":
		return t.member + "的" + t.label
	case t.name:
		return t.label + "“" + t.value + "”"
	}
	return t.label
}

// glyphMissing: a character no font can draw, once a cell.
func glyphMissing(f *facts, r report) {
	if f.opt.CanDraw == nil {
		return
	}
	drawable := map[rune]bool{}
	for t := range f.texts() {
		var reported []rune
	runes:
		for _, c := range t.value {
			if unicode.IsSpace(c) {
				continue
			}
			can, known := drawable[c]
			if !known {
				can = f.opt.CanDraw(c)
				drawable[c] = can
			}
			if can {
				continue
			}
			for _, before := range reported {
				if before == c {
					continue runes
				}
			}
			reported = append(reported, c)
			found := t.found()
			found.Message += "中的" + shown(c) + "没有字体能显示"
			found.Hint = "请核对用字；确需此字的，用 --fonts 指定含有此字的字体文件夹"
			r(found)
		}
	}
}

// shown is a character and its number, or its number alone where it would not
// show, or would act on a terminal.
func shown(c rune) string {
	if !unicode.IsGraphic(c) {
		return fmt.Sprintf("字符 U+%04X", c)
	}
	return fmt.Sprintf("“%c”（U+%04X）", c, c)
}

// characterSuspect: a name with a character that stands for one lost on the way
// from another program.
func characterSuspect(f *facts, r report) {
	for t := range f.texts() {
		if !t.name {
			continue
		}
		var lost []string
		for _, c := range t.value {
			if c == '?' || c == '？' || c == unicode.ReplacementChar || unicode.Is(unicode.Co, c) {
				lost = append(lost, fmt.Sprintf("U+%04X", c))
			}
		}
		if len(lost) == 0 {
			continue
		}
		found := t.found()
		found.Message += "中有可疑字符 " + strings.Join(lost, "、") + "，可能是生僻字在转换时丢失"
		found.Hint = "请对照原始名册，重新输入正确的字"
		r(found)
	}
}

// Numbers of persons as they are written, with or without a space or hyphen
// between the groups: identity numbers of 18 and 15 places, mobile numbers,
// numbers of fixed lines with their area code.
var privateNumber = regexp.MustCompile(
	`[0-9]{6}[ -]?[0-9]{8}[ -]?[0-9]{3}[0-9Xx]|[0-9]{15}|` +
		`(?:86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}|0[0-9]{2,3}[ -][0-9]{7,8}`)

// privateData: an identity or phone number in text meant for the public. Phone
// numbers are in their place among the declared contacts, and may be repeated
// elsewhere.
func privateData(f *facts, r report) {
	declared := map[string]bool{}
	for t := range f.texts() {
		if t.contact {
			for _, n := range personalNumbers(t.value) {
				declared[n] = true
			}
		}
	}
	for t := range f.texts() {
		if !t.public {
			continue
		}
		for _, n := range personalNumbers(t.value) {
			identity := isIdentity(n)
			if !identity && declared[n] {
				continue
			}
			kind := "电话号码"
			if identity {
				kind = "身份证号码"
			}
			found := t.found()
			found.Message = (&text{label: t.label, branch: t.branch, member: t.member}).whose() +
				"将对外公开，其中有疑似" + kind + " " + masked(n)
			found.Hint = "请删去；联系方式只填在“考评”表的监督电话、电子邮箱和通讯地址"
			r(found)
		}
	}
}

func isIdentity(number string) bool { return len(number) == 15 || len(number) == 18 }

// personalNumbers are the numbers in a text, without their separators and the
// country code; none is part of a longer run of digits.
func personalNumbers(s string) []string {
	digits := 0
	for _, c := range s {
		if unicode.IsDigit(c) {
			digits++
		}
	}
	if digits < 10 {
		return nil
	}
	s = strings.Map(halfWidth, s)
	digit := func(at int) bool { return at >= 0 && at < len(s) && s[at] >= '0' && s[at] <= '9' }
	var out []string
	for at := 0; at < len(s); {
		m := privateNumber.FindStringIndex(s[at:])
		if m == nil {
			break
		}
		from, to := at+m[0], at+m[1]
		if digit(from-1) || digit(to) {
			at = from + 1
			continue
		}
		n := strings.NewReplacer(" ", "", "-", "").Replace(s[from:to])
		if len(n) == 13 {
			n = strings.TrimPrefix(n, "86")
		}
		out = append(out, n)
		at = to
	}
	return out
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
	return n[:3] + strings.Repeat("*", len(n)-7) + n[len(n)-4:]
}
