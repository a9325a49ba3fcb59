package rule

import (
	"fmt"
	"iter"
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
	// contact is declared as the place for objections, or an address on the web.
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
			{"审批机关", s.Approver, false}, {"受理部门", s.Office, false}, {"监督电话", s.Phone, true},
			{"电子邮箱", s.Mail, true}, {"通讯地址", s.Address, false}, {"网址", s.URL, true}, {"网站名称", s.SiteName, false},
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
// from another program, or an accent on a Hanzi.
func characterSuspect(f *facts, r report) {
	for t := range f.texts() {
		if !t.name {
			continue
		}
		var lost []string
		before := rune(0)
		for _, c := range t.value {
			accent := unicode.Is(unicode.Mn, c) && unicode.Is(unicode.Han, before) && !unicode.Is(unicode.Variation_Selector, c)
			before = c
			if accent || c == '?' || c == '？' || c == unicode.ReplacementChar || unicode.Is(unicode.Co, c) {
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
