package typeset

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"xingbang/render/font"
)

func TestBreakBySense(t *testing.T) {
	fonts := builtin(t)
	cases := []struct {
		text   string
		ems    float64
		shaped bool
		whole  []string
		want   string
	}{
		{"关于2026年上半年党员“星级评定、量化考核”结果的公示", 20.1, true, nil,
			"关于2026年上半年党员|“星级评定、量化考核”结果的公示"},
		{"关于党员星级评定结果的公示", 20.1, true, nil, "关于党员星级评定结果的公示"},
		{"关于2026年上半年党员星级评定和量化考核结果的公示", 20.1, true, nil,
			"关于2026年上半年党员|星级评定和量化考核结果的公示"},
		{"关于按《某某区党员评星定级量化管理实施办法》评定2026年上半年星级党员结果的公示", 20.1, true, nil,
			"关于按|《某某区党员评星定级量化管理实施办法》|评定2026年上半年星级党员结果的公示"},
		{"东风街道新时代文明实践志愿服务联合会第十二党支部", 9.4, false, nil,
			"东风街道新时代|文明实践志愿服务|联合会第十二党支部"},
		{"东风街道商圈两新组织联合党支部（建设路片区）", 11.6, false, nil, "东风街道商圈两新组织|联合党支部（建设路片区）"},
		{"东风街道商圈两新组织联合党支部（建设路片区）", 8.7, false, nil, "东风街道|商圈两新组织|联合党支部|（建设路片区）"},
		{"东风物业管理有限责任公司某某花园小区联合党支部", 11.6, false, nil,
			"东风物业管理|有限责任公司|某某花园小区联合党支部"},
		{"关于中共某某市某某经济技术开发区东风新型工业化示范街道工作委员会2026年上半年党员评星结果的公示", 20.1, true,
			[]string{"中共某某市某某经济技术开发区东风新型工业化示范街道工作委员会", "2026年上半年"},
			"关于中共某某市某某经济技术开发区|东风新型工业化示范街道工作委员会|2026年上半年党员评星结果的公示"},
		{"中共某某市某某经济技术开发区东风新型工业化示范街道工作委员会", 15, false, nil, "中共某某市某某经济技术开发区|东风新型工业化示范街道|工作委员会"},
		{"东风街道退役军人服务站党支部", 11.6, false, nil, "东风街道退役军人|服务站党支部"},
		{"某某市第一人民医院离退休干部第二党支部", 11.6, false, nil, "某某市第一人民医院|离退休干部第二党支部"},
		{"关于2026年度优秀共产党员、优秀党务工作者和先进基层党组织拟表彰对象的公示", 20.1, true, nil,
			"关于2026年度优秀共产党员、|优秀党务工作者和先进基层|党组织拟表彰对象的公示"},
		{"关于中共某某区东风街道工作委员会2026年上半年党员星级评定结果及光荣榜名单的公示", 20.1, true, []string{"2026年上半年"},
			"关于中共某某区东风街道|工作委员会2026年上半年党员|星级评定结果及光荣榜名单的公示"},
		{"东风街道离退休干部第二党支部", 9.4, false, nil, "东风街道离退休干部|第二党支部"},
		{"中共某某区东风街道工作委员会", 9, false, []string{"某某区"}, "中共某某区|东风街道工作委员会"},
	}
	for _, c := range cases {
		got := strings.Join(BreakBySense(fonts, font.Title, em/MMPerPoint, c.ems*em, c.text, c.shaped, c.whole...), "|")
		if got != c.want {
			t.Errorf("got %s\nwant %s", got, c.want)
		}
	}
}

func TestBreakBySenseKeepsTheText(t *testing.T) {
	fonts := builtin(t)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces"), "")
		lines := BreakBySense(fonts, font.Title, em/MMPerPoint, 14*em, text, true, "星级评定")
		if got := strings.Join(lines, ""); got != text {
			t.Fatalf("got %q, want %q", got, text)
		}
	})
}
