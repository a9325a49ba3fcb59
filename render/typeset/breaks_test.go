package typeset

import (
	"math"
	"strings"
	"testing"

	"xingbang/render/font"
)

// TestBreaks has a case for each rule of where lines end (clreq, 行首行尾禁则,
// 符号分离禁则, 孤字; GB/T 15834, 5.1).
func TestBreaks(t *testing.T) {
	cases := []struct {
		rule, text string
		ems        float64
		want       string // lines parted by |
	}{
		{"nothing to do", "一二三四五六", 3, "一二三|四五六"},
		{"a pause never begins a line: squeezed in", "一，二三四，五六", 5, "一，二三四，|五六"},
		{"a stop never begins a line", "一二三四。五六", 4.5, "一二三四。|五六"},
		{"a question mark never begins a line", "一二三四？五六", 4.5, "一二三四？|五六"},
		{"an opening quote never ends a line", "一二三“四五六七八九十一二", 4, "一二三|“四五六|七八九十|一二"},
		{"a closing bracket never begins a line", "一二（三四）五六七", 5, "一二（三四）|五六七"},
		{"an opening book title never ends a line", "一二三四《五六》七八九", 5, "一二三四|《五六》七|八九"},
		{"a quote after a colon", "书记在会上说：“请大家对照标准，逐项打分。”", 7, "书记在会上说：|“请大家对照标|准，逐项打分。”"},
		{"stop and closing quote together", "书记说：“同意。”随后（下午）散会", 5.5, "书记说：“同|意。”随后（下|午）散会"},
		{"nested book titles", "《关于印发〈某某区办法（试行）〉的通知》一二三四五六七", 9, "《关于印发〈某某区|办法（试行）〉的通知》|一二三四五六七"},
		{"a two-em dash stays whole", "一二三——四五", 5, "一二三——|四五"},
		{"nor does it begin a line", "一二三四五——六七八", 6, "一二三四|五——六七八"},
		{"an ellipsis stays whole", "一二三……四五六七八", 4, "一二|三……四|五六七八"},
		{"nor does it begin a line", "一二三四五……六七八", 6, "一二三四|五……六七八"},
		{"a number keeps its unit", "一二三四148名五六七", 6, "一二三四|148名五六七"},
		{"a number keeps a spaced unit", "一二三四五5 kg六七八九", 6.6, "一二三四五|5 kg六七八九"},
		{"per cent", "一二三四五10%六七八", 6.3, "一二三四五|10%六七八"},
		{"a decimal fraction stays whole", "一二三占98.50%四五六", 5.6, "一二三占|98.50%|四五六"},
		{"degrees", "一二三四五50℃六七八", 6, "一二三四五|50℃六七八"},
		{"a currency sign keeps its number", "一二三四￥500五六七八", 5.5, "一二三四|￥500五六|七八"},
		{"an ordinal keeps its 第", "一二三第12号四五六", 4.5, "一二三|第12号四|五六"},
		{"a range stays whole", "一二三四五1～5日六七八九", 6.5, "一二三四五|1～5日六七|八九"},
		{"hours", "时间是9:00—17:00，电话0000-1234567", 10, "时间是9:00—17:00，|电话0000-1234567"},
		{"a Latin word stays whole", "打开Microsoft Excel软件另存为CSV格式文件", 10, "打开Microsoft Excel|软件另存为CSV格式|文件"},
		{"an e-mail stays whole", "请寄往电子邮箱dangban@example.gov.cn反映情况", 14, "请寄往电子邮箱|dangban@example.gov.cn|反映情况"},
		{"an address is broken after a slash", "公示的网址https://www.example.gov.cn/dangjian/gongshi/2026/index.html查看公示全文", 20, "公示的网址https://www.example.gov.cn/|dangjian/gongshi/2026/index.html查看公|示全文"},
		{"or in a word, rather than a line be torn apart", "公示的网址https://www.example.gov.cn/dangjian/gongshi/2026/index.html查看公示全文", 19.5, "公示的网址https://www.exam|ple.gov.cn/dangjian/gongshi/2026/|index.html查看公示全文"},
		{"an interpunct never begins a line", "一二三买买提·吐尔逊", 6, "一二三买买|提·吐尔逊"},
		{"and is where a name is best parted", "一二三四五六七八九十一二三四五买买提·吐尔逊六七八九十", 20, "一二三四五六七八九十一二三四五买买提·|吐尔逊六七八九十"},
		{"a slash never begins a line", "一二三/四五六七", 3.1, "一二|三/四|五六七"},
		{"no last line of one character", "一二三四五六七", 6, "一二三四五|六七"},
		{"nor of one with its stop", "一二三四五六七。", 6, "一二三四五|六七。"},
		{"a date stays whole where it can", "一二三四五六七八九十一二三四五六七八九2026年7月1日五六七八九十一二三四五六", 20, "一二三四五六七八九十一二三四五六七八九|2026年7月1日五六七八九十一二三四五六"},
		{"a date is broken rather than a line torn", "一二三四2026年12月31日五六七八九", 8, "一二三四2026年|12月31日五六七|八九"},
		{"a line feed ends a line", "一二\n三四", 5, "一二|三四"},
		{"overlong Latin is broken at last", "aaaaaaaaaaaaaaaaaaaaaaaa", 7, "aaaaaaaaaaaa|aaaaaaaaaaaa"},
	}
	for _, c := range cases {
		got := strings.Join(textsOf(compose(t, c.text, c.ems)), "|")
		if got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.rule, c.text, got, c.want)
		}
	}
}

// TestBreaksKeepNames holds that a name the paragraph knows of is not parted.
func TestBreaksKeepNames(t *testing.T) {
	text := "一二三四五六七八九十一二三四五六欧阳志远七八九十一二三四五"
	for want, whole := range map[string][]string{
		"一二三四五六七八九十一二三四五六欧阳|志远七八九十一二三四五": nil,
		"一二三四五六七八九十一二三四五六|欧阳志远七八九十一二三四五": {"张三", "欧阳志远"},
	} {
		if got := strings.Join(textsOf(compose(t, text, 18, whole...)), "|"); got != want {
			t.Errorf("kept whole %v:\n got %s\nwant %s", whole, got, want)
		}
	}
}

// TestOpeningMarkAtLineStart holds that an opening mark loses its blank half where a
// line begins, but not at the head of a paragraph.
func TestOpeningMarkAtLineStart(t *testing.T) {
	fonts := builtin(t)
	lines := compose(t, "“一二三“四五六七八", 4)
	if got := strings.Join(textsOf(lines), "|"); got != "“一二三|“四五六|七八" {
		t.Fatal(got)
	}
	if lead := lines[0].Runs[0].Lead; lead != 0 {
		t.Errorf("the paragraph's first mark lost %.2f mm", lead)
	}
	run := lines[1].Runs[0]
	if run.X != 0 || math.Abs(run.Lead-em/2) > 1e-6 {
		t.Errorf("the line's first mark stands at %.2f mm and lost %.2f", run.X, run.Lead)
	}
	title := SetFlush(fonts, Span{Text: "“一二”", Role: font.Title, Size: em / MMPerPoint})
	if math.Abs(title.Width-3*em) > 1e-6 || math.Abs(RunWidth(fonts, title.Runs[0])-3*em) > 1e-6 {
		t.Errorf("“一二” is %.3f em wide, its run %.3f", title.Width/em, RunWidth(fonts, title.Runs[0])/em)
	}
	centered := Paragraph{Measure: 10 * em, Align: Center}.Compose(fonts, Span{Text: "“一二", Role: font.Title, Size: em / MMPerPoint})
	if x := centered[0].Runs[0].X; math.Abs(x-3.75*em) > 1e-6 {
		t.Errorf("“一二 begins at %.3f em", x/em)
	}
}
