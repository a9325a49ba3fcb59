package rule

import (
	"strings"
	"testing"

	"xingbang/render/evaluation"
)

// textCases are of what goes on pages.
var textCases = []breakage{
	{"a character no font has, in a name", "", func(e *evaluation.Evaluation) { e.Members[0].Name.Value = "王𰻝𰻝" },
		[]string{"glyph-missing error 甲支部/王𰻝𰻝 党员B2"}, "“𰻝”（U+30EDD）"},
	{"two characters no font has", "", func(e *evaluation.Evaluation) { e.Members[0].Deeds = given("☃𰻝☃\n", at("党员", 2, colDeeds)) },
		[]string{"glyph-missing error 甲支部/甲01 党员AA2", "glyph-missing error 甲支部/甲01 党员AA2"}, "甲01（甲支部）的事迹中的“☃”（U+2603）"},
	{"a character no font has, in a setting", "", func(e *evaluation.Evaluation) { e.Settings.Committee.Value = "☃街道" },
		[]string{"glyph-missing error / 考评B3"}, "党工委名称"},
	{"a character that does not show", "", func(e *evaluation.Evaluation) { e.Settings.Name.Value += "\x1b" },
		[]string{"glyph-missing error / 考评B1"}, "考评名称中的字符 U+001B没有"},
	{"a lost character", "", func(e *evaluation.Evaluation) { e.Members[0].Name.Value = "张?\uFFFD" },
		[]string{"character-suspect warning 甲支部/张?\uFFFD 党员B2"}, "U+003F、U+FFFD"},
	{"a private-use character", "", func(e *evaluation.Evaluation) { e.Members[0].Name.Value = "张\uE863" },
		[]string{"character-suspect warning 甲支部/张\uE863 党员B2"}, "U+E863"},
	{"a question in the deeds", "", func(e *evaluation.Evaluation) {
		e.Members[0].Deeds = given("为谁？为民?", at("党员", 2, colDeeds))
	},
		[]string{}, ""},
	{"an identity number", "", func(e *evaluation.Evaluation) {
		e.Members[0].Deeds = given("身份证号330102198001010011。", at("党员", 2, colDeeds))
	}, []string{"private-data error 甲支部/甲01 党员AA2"}, "330***********0011"},
	{"a mobile number", "", func(e *evaluation.Evaluation) {
		e.Members[0].Distinction = given("13800001111", at("党员", 2, colDistinct))
	},
		[]string{"private-data error 甲支部/甲01 党员X2"}, "电话号码 138****1111"},
	{"a declared number", "", func(e *evaluation.Evaluation) {
		e.Settings.Phone.Value = "138 0000 1111"
		e.Members[0].Deeds = given("电话13800001111", at("党员", 2, colDeeds))
	}, []string{}, ""},
	{"an identity number for a phone", "", func(e *evaluation.Evaluation) { e.Settings.Phone.Value = "33010219800101001X" },
		[]string{"private-data error / 考评B7"}, "监督电话将对外公开，其中有疑似身份证号码 330***********001X"},
	{"a number in what the committee alone sees", "", func(e *evaluation.Evaluation) {
		e.Members[0].Explanation = given("联系 13800001111", at("党员", 2, colExplain))
	}, []string{}, ""},
	{"an identity number for 编号", "", func(e *evaluation.Evaluation) { e.Members[0].ID.Value = "330102198001010011" },
		[]string{}, ""},
}

func TestPersonalNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"2026年7月1日，党员 120 名":         "",
		"编号20260701123456789012345":  "",
		"33010219800101001x":         "33010219800101001x",
		"330102 19800101 0011":       "330102198001010011",
		"330102800101001":            "330102800101001",
		"１３８００００１１１１":                "13800001111",
		"+86 138-0000-1111":          "13800001111",
		"8613800001111":              "13800001111",
		"12800001111":                "",
		"138000011112":               "",
		"0571-88001234、010 12345678": "057188001234 01012345678",
		"13800001111或13900002222":    "13800001111 13900002222",
	} {
		if got := strings.Join(personalNumbers(text), " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
