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
	{"an accent on a Hanzi", "", func(e *evaluation.Evaluation) { e.Members[0].Name.Value = "张\u0301三" },
		[]string{"character-suspect warning 甲支部/张\u0301三 党员B2"}, "U+0301"},
	{"a variant of a Hanzi", "", func(e *evaluation.Evaluation) { e.Members[0].Name.Value = "葛\U000E0100三" },
		[]string{}, ""},
	{"an accent on a letter", "", func(e *evaluation.Evaluation) { e.Members[0].Name.Value = "Jose\u0301" },
		[]string{}, ""},
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
	{"a declared number without its area code", "", func(e *evaluation.Evaluation) {
		e.Settings.Phone.Value = "0571-88001234"
		e.Members[0].Deeds = given("请致电88001234", at("党员", 2, colDeeds))
	}, []string{}, ""},
	{"a mobile number in an office's name", "", func(e *evaluation.Evaluation) {
		e.Settings.Office = given("张书记13811112222", at("考评", 6, 2))
	}, []string{"private-data error / 考评B6"}, "受理部门将对外公开，其中有疑似电话号码 138****2222"},
	{"a mobile number in an address", "", func(e *evaluation.Evaluation) {
		e.Settings.Address = given("星光路1号，13811112222", at("考评", 9, 2))
	}, []string{"private-data error / 考评B9"}, "通讯地址将对外公开"},
	{"a card's number", "", func(e *evaluation.Evaluation) {
		e.Members[0].Deeds = given("捐款账户6222021234567890123", at("党员", 2, colDeeds))
	}, []string{"private-data error 甲支部/甲01 党员AA2"}, "疑似银行卡号 622************0123"},
	{"a number in what the committee alone sees", "", func(e *evaluation.Evaluation) {
		e.Members[0].Explanation = given("联系 13800001111", at("党员", 2, colExplain))
	}, []string{}, ""},
	{"an identity number for 编号", "", func(e *evaluation.Evaluation) { e.Members[0].ID.Value = "330102198001010011" },
		[]string{}, ""},
}

func TestPersonalNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"2026年7月1日，党员 120 名":          "",
		"编号20260701123456789012345":   "",
		"33010219800101001x":          "33010219800101001x",
		"330102 19800101 0011":        "330102198001010011",
		"1101 0119 8001 0112 39":      "110101198001011239",
		"330102.1980.0101.0011":       "330102198001010011",
		"2024 2025 2026 8890 12":      "",
		"330102800101001":             "330102800101001",
		"１３８００００１１１１":                 "13800001111",
		"+86 138-0000-1111":           "13800001111",
		"8613800001111":               "13800001111",
		"008613800001111":             "008613800001111",
		"+0086 13800001111":           "13800001111",
		"138.1234.5678，1381 234 5678": "13812345678 13812345678",
		"1**3**812345678":             "13812345678",
		"&#49;3812345678":             "13812345678",
		"[138](https://a.cn)12345678": "13812345678",
		"12800001111":                 "",
		"138000011112":                "",
		"0571-88001234、010 12345678":  "057188001234 01012345678",
		"（0571）88001234，057188001234": "057188001234 057188001234",
		"13800001111或13900002222":     "13800001111 13900002222",
		"400-800-8820、4008008820":     "4008008820 4008008820",
		"87654321":                    "87654321",
		"请拨8765 4321":                 "",
		"联系电话：8765 4321":              "87654321",
		"tel 8765432":                 "8765432",
		"8765432":                     "",
		"20260701":                    "",
		"联系日20260701":                 "",
		"筹款87654321元、5000000 元":       "",
		"证号87654321，87654321.5":       "",
		"https://a.cn/87654321.html":  "",
		"6222021234567890123":         "6222021234567890123",
		"https://a.cn/art/2026/7/1/art_1229133546_59098765.html?id=6222021234567890123": "",
		"6222 0212 3456 7890 123": "6222021234567890123",
		"4111 1111 1111 1111":     "4111111111111111",
		"4111 1111 1111 1112":     "",
	} {
		var got []string
		for _, n := range personalNumbers(text) {
			got = append(got, n.digits)
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
