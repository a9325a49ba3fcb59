package collation

import (
	"slices"
	"strings"
	"testing"
)

// The hundred commonest surnames in both orders, checked by hand against the rules and
// against lists of delegates as they are published.
const (
	hundredByStroke = "丁 于万马 王韦毛方尹孔邓 石龙卢叶田史付白冯 吕朱任向刘闫江汤许孙 " +
		"严苏杜李杨肖吴邱何余邹汪沈宋张陆陈邵 武范林罗金周郑孟 赵郝胡钟段侯姜姚贺 " +
		"秦袁莫贾夏顾钱徐高郭唐陶 黄曹龚崔梁 彭董蒋韩覃程曾谢 雷 蔡廖谭熊 黎潘 薛 戴魏"
	hundredByPinyin = "白 蔡曹陈程崔 戴邓丁董杜段 范方冯付 高龚顾郭 韩郝何贺侯胡黄 贾江姜蒋金 孔 " +
		"雷黎李梁廖林刘龙卢陆罗吕 马毛孟莫 潘彭 钱秦覃邱 任 邵沈石史宋苏孙 谭汤唐陶田 " +
		"万汪王韦魏吴武 夏向肖谢熊徐许薛 闫严杨姚叶尹于余袁 曾张赵郑钟周朱邹"
)

func TestHundredSurnames(t *testing.T) {
	for _, c := range []struct {
		order   string
		compare func(a, b string) int
		want    string
	}{
		{"姓氏笔画", ByStroke, hundredByStroke},
		{"姓氏拼音", ByPinyin, hundredByPinyin},
	} {
		want := strings.Split(strings.ReplaceAll(c.want, " ", ""), "")
		if len(want) != 100 {
			t.Fatalf("%d surnames", len(want))
		}
		var names []string
		for _, surname := range want {
			names = append(names, surname+"伟")
		}
		slices.Reverse(names)
		slices.SortStableFunc(names, c.compare)
		got := strings.ReplaceAll(strings.Join(names, ""), "伟", "")
		if got != strings.Join(want, "") {
			t.Errorf("%s:\n got %s\nwant %s", c.order, got, strings.Join(want, ""))
		}
	}
}

// TestReadings holds how surnames are read, and what are no surnames.
func TestReadings(t *testing.T) {
	for name, want := range map[string]string{
		"单明": "shàn míng", "解明": "xiè míng", "仇明": "qiú míng", "曾明": "zēng míng", "查明": "zhā míng", "任明": "rén míng",
		"区明": "ōu míng", "朴明": "piáo míng", "尉迟明": "yù chí míng", "万俟明": "mò qí míng", "罗明": "luó míng", "肖明": "xiāo míng",
		"盖明": "gě míng", "华明": "huà míng", "乐明": "yuè míng", "翟明": "zhái míng", "员明": "yùn míng", "种明": "chóng míng",
		"燕明": "yān míng", "纪明": "jǐ míng", "黑明": "hēi míng", "郗明": "xī míng", "阚明": "kàn míng", "晟明": "chéng míng",
		"王单": "wáng dān", "王罗": "wáng luó", "王珩": "wáng héng", "王焘": "wáng tāo", "欧阳明": "ōu yáng míng",
	} {
		if got := strings.Join(Readings(name), " "); got != want {
			t.Errorf("%s is read %s, not %s", name, got, want)
		}
	}
}

// TestThirdLevel holds that characters of the third level, and some of none, stand
// among the others of their count by the classes of their strokes.
func TestThirdLevel(t *testing.T) {
	for count, want := range map[int]string{
		8:  "武玥坤林旻昉罗金周郑炘孟",
		9:  "玹垚赵胡钟俣侯姜姝贺",
		11: "埼黄彬晞國崔偲婧婫",
	} {
		got := []rune(want)
		slices.Reverse(got)
		slices.SortFunc(got, byStroke)
		if string(got) != want {
			t.Errorf("%d strokes: %s, want %s", count, string(got), want)
		}
		for _, r := range want {
			if strokes(r) != count {
				t.Errorf("%c has %d strokes, want %d", r, strokes(r), count)
			}
		}
	}
}
