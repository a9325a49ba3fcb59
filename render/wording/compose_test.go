package wording

import (
	"html"
	"os"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"xingbang/render/evaluation"
	"xingbang/render/publication"
	"xingbang/templates"
)

// notice is a notice with everything in it.
func notice() publication.Notice {
	person := func(names ...string) (ps []publication.Person) {
		for _, n := range names {
			ps = append(ps, publication.Person{Name: n})
		}
		return ps
	}
	return publication.Notice{
		Header: publication.Header{
			Name:      "2026年上半年党员“星级评定、量化考核”",
			Period:    "2026年上半年",
			Committee: "中共某某区东风街道工作委员会",
			Dated:     evaluation.Date{Year: 2026, Month: 7, Day: 10},
		},
		Approver:   "中共某某区东风街道工作委员会",
		ApprovedOn: evaluation.Date{Year: 2026, Month: 7, Day: 8},
		Members:    148, Evaluated: 143, Starred: 4,
		Levels: [3]publication.Level{
			{Star: 5, Count: 1, Lists: []publication.NameList{{Branch: "机关党支部", Persons: person("陈国栋")}}},
			{Star: 4, Count: 2, Lists: []publication.NameList{{Branch: "机关党支部", Persons: person("李梅", "张䶮")}}},
			{Star: 3, Count: 1, Lists: []publication.NameList{{Branch: "第二党支部", Persons: person("买买提·吐尔逊")}}},
		},
		From:        evaluation.Date{Year: 2026, Month: 7, Day: 13},
		Until:       evaluation.Date{Year: 2026, Month: 7, Day: 17},
		WorkingDays: 5,
		Office:      "党建工作办公室", Phone: "0000-1234567",
		Mail: "dangjian@example.cn", Address: "东风路1号",
	}
}

func builtin(t testing.TB) string {
	t.Helper()
	b, err := templates.FS.ReadFile("notice.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func compose(t testing.TB, n publication.Notice, tmpl string) Document {
	t.Helper()
	d, err := Compose(n, tmpl)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// textOf is a document as lines of plain text.
func textOf(d Document) string {
	lines := []string{"= " + d.Title}
	for _, b := range d.Blocks {
		switch b.Kind {
		case Heading:
			lines = append(lines, "# "+plain(b.Spans))
		case Paragraph:
			lines = append(lines, plain(b.Spans))
		case Names:
			lines = append(lines, "["+b.Names.Star.String()+"]")
		case Signature:
			lines = append(lines, b.Committee, b.Date)
		}
	}
	return strings.Join(lines, "\n")
}

func TestBuiltinWording(t *testing.T) {
	const want = `= 关于2026年上半年党员“星级评定、量化考核”结果的公示
根据《某某区党员评星定级量化管理实施办法》，经党支部测评、党工委复审、党工委定星，并于2026年7月8日经中共某某区东风街道工作委员会批准，现将2026年上半年党员“星级评定、量化考核”结果予以公示。本次应参评党员148名，实际参评143名，评定星级党员4名，其中五星级1名、四星级2名、三星级1名。名单按支部列出，同一支部按考评得分从高到低排列。
# 一、五星级党员（1名）
[五星]
# 二、四星级党员（2名）
[四星]
# 三、三星级党员（1名）
[三星]
# 四、公示时间
公示时间为2026年7月13日至7月17日，共5个工作日。
# 五、意见反映
公示期间，对公示结果有异议的，请通过电话、电子邮件、来信来访等方式，实名向受理部门反映，并写明具体事实和联系方式，以便核实。反映情况应当客观真实，反映人的信息严格保密。
受理部门：党建工作办公室
监督电话：0000-1234567
电子邮箱：dangjian@example.cn
通讯地址：东风路1号
中共某某区东风街道工作委员会
2026年7月10日`
	if got := textOf(compose(t, notice(), builtin(t))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWordingFollowsTheData(t *testing.T) {
	cases := []struct {
		what     string
		change   func(*publication.Notice)
		has, not string
	}{
		{"a level nobody has", func(n *publication.Notice) { n.Levels[1] = publication.Level{Star: 4} },
			"# 二、三星级党员（1名）", "四星级"},
		{"one level alone", func(n *publication.Notice) { n.Levels[1].Count, n.Levels[2].Count = 0, 0 },
			"均为五星级党员。", "其中"},
		{"no star member", func(n *publication.Notice) {
			n.Starred, n.Levels = 0, [3]publication.Level{{Star: 5}, {Star: 4}, {Star: 3}}
		}, "没有评定星级党员。\n# 一、公示时间", "名单按支部"},
		{"by strokes", func(n *publication.Notice) { n.Order = evaluation.ByStroke }, "按姓氏笔画排列", "得分"},
		{"by pinyin", func(n *publication.Notice) { n.Order = evaluation.ByPinyin }, "按姓氏拼音排列", "得分"},
		{"as in the sheet", func(n *publication.Notice) { n.Order = evaluation.BySheet }, "排名不分先后", "得分"},
		{"no office", func(n *publication.Notice) { n.Office = "" },
			"实名向中共某某区东风街道工作委员会反映", "受理部门"},
		{"phone alone", func(n *publication.Notice) { n.Mail, n.Address = "", "" },
			"请通过电话等方式", "邮"},
		{"across a year", func(n *publication.Notice) {
			n.From, n.Until = evaluation.Date{Year: 2026, Month: 12, Day: 29}, evaluation.Date{Year: 2027, Month: 1, Day: 5}
		}, "2026年12月29日至2027年1月5日", "〔"},
		{"one day", func(n *publication.Notice) { n.Until = n.From }, "公示时间为2026年7月13日，", "至"},
		{"a draft without approval", func(n *publication.Notice) { n.Approver, n.ApprovedOn = "", evaluation.Date{} },
			"于〔待填：审批日期〕经〔待填：审批机关〕批准", "7月8日"},
		{"a draft without anything", func(n *publication.Notice) { *n = publication.Notice{} },
			"= 关于〔待填：考评名称〕结果的公示", "**"},
		{"a committee without a district", func(n *publication.Notice) {
			n.Committee, n.Approver = "东风街道党工委", "东风街道党工委"
		},
			"《党员评星定级量化管理实施办法》", "某某区"},
	}
	for _, c := range cases {
		n := notice()
		c.change(&n)
		got := textOf(compose(t, n, builtin(t)))
		if !strings.Contains(got, c.has) || strings.Contains(got, c.not) {
			t.Errorf("%s: want %q, and no %q, in\n%s", c.what, c.has, c.not, got)
		}
	}
}

func TestDistrict(t *testing.T) {
	for committee, want := range map[string]string{
		"中共某某区东风街道工作委员会":     "某某区",
		"中共某某市某某区东风街道工作委员会":  "某某区",
		"中国共产党某某县城关镇委员会":     "某某县",
		"东风街道党工委":            "",
		"中共东风社区委员会":          "",
		"":                   "",
		"中共北京市海淀区学院路街道工作委员会": "海淀区",
	} {
		if got := district(committee); got != want {
			t.Errorf("%s: got %q, want %q", committee, got, want)
		}
	}
}

func TestTemplateErrors(t *testing.T) {
	cases := []struct{ what, tmpl, want string }{
		{"an unknown value", "# 题\n\n{{.支部书记}}", "第3行有误：没有“支部书记”这一项"},
		{"an unknown word", "# 题\n{{考评名称}}", "第2行有误：没有“考评名称”这个写法"},
		{"no end", "# 题\n{{if .受理部门}}", "第2行有误：有 {{ 没有写完，或"},
		{"not closed", "# {{.Nope\n\n", "第1行有误：有 {{ 没有写完，或"},
		{"not closed, before Chinese", "# 题\n\n{{.标题；", "第3行有误：{{ 没有写完，或里面有不能用的字符“；”"},
		{"a comma of Chinese", "# {{.标题，}}", "第1行有误：{{ 没有写完，或里面有不能用的字符“，”"},
		{"no such variable", "# {{$甲}}", "没有“$甲”这个变量"},
		{"another mistake", "# {{| 序号}}", "写法不对，请对照自带的模板（系统提示："},
		{"a list out of its place", "# 题\n\n{{名单 .}}", "“名单”要写在"},
		{"HTML", "# 题\n\n<b>粗</b>", "不能写 HTML：<b>"},
		{"an HTML block", "# 题\n\n<div>粗</div>", "不能写 HTML：<div>"},
		{"a stray **", "# 题\n\n**真，**她", "“**”没有成对"},
		{"a picture", "# 题\n\n![](a.png)", "不能放图片"},
		{"a link to a file", "# 题\n\n见[附件](附件.docx)", "完整的网址，以 http:// 或 https:// 开头：附件.docx"},
		{"a link that is no address", "# 题\n\n见<http://[::1>", "完整的网址"},
		{"no title", "正文", "没有标题"},
		{"two titles", "# 一\n\n# 二", "只能有一个标题"},
		{"code", "# 题\n\n```go\nx\n```", "不认识的写法"},
		{"a rule", "# 题\n\n---\n", "不认识的写法"},
	}
	for _, c := range cases {
		_, err := Compose(notice(), c.tmpl)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.what, err, c.want)
		}
	}
}

func TestInlineText(t *testing.T) {
	d := compose(t, notice(), "\ufeff# 题\r\n\r\n请**实名**反映，[网页](https://example.cn)，\r\n<mail@example.cn>。a\nb &amp; \\*\n\n1. 甲\n2. 乙\n")
	p := d.Blocks[0]
	want := []Span{
		{Text: "请"}, {Text: "实名", Strong: true}, {Text: "反映，"},
		{Text: "网页", URL: "https://example.cn"}, {Text: "，"},
		{Text: "mail@example.cn", URL: "mailto:mail@example.cn"}, {Text: "。a b & *"},
	}
	for i := range want {
		if i >= len(p.Spans) || p.Spans[i] != want[i] {
			t.Fatalf("got %+v\nwant %+v", p.Spans, want)
		}
	}
	if got := plain(d.Blocks[1].Spans) + plain(d.Blocks[2].Spans); got != "1.甲2.乙" {
		t.Errorf("list: %q", got)
	}
}

var tag = regexp.MustCompile(`<[^>]*>`)

// TestValuesStayText holds that no value of the user's is read as Markdown or
// HTML, and that print and site say the same.
func TestValuesStayText(t *testing.T) {
	tmpl := builtin(t)
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.StringOfN(rapid.RuneFrom([]rune("*_<>|&`#[]()!\\-+=~1.{}:;/\"'张 龑·“”—")), 1, 12, -1).Draw(t, "value")
		n := notice()
		n.Name, n.Office, n.Approver = value, value, value
		d, err := Compose(n, tmpl)
		if err != nil {
			t.Fatalf("%q: %v", value, err)
		}
		shown := strings.Join(strings.Fields(value), " ")
		if shown == "" {
			shown = "〔待填：考评名称〕"
		}
		if d.Title != "关于"+shown+"结果的公示" {
			t.Fatalf("title %q for %q", d.Title, value)
		}
		for _, b := range d.Blocks {
			if got := html.UnescapeString(tag.ReplaceAllString(string(b.HTML), "")); got != plain(b.Spans) {
				t.Fatalf("site says %q, print %q", got, plain(b.Spans))
			}
		}
	})
}

// TestTemplateHasNoStrayMarks reads the file itself: `**真，**她` would stay literal.
func TestTemplateHasNoStrayMarks(t *testing.T) {
	if got := textOf(compose(t, notice(), builtin(t))); strings.ContainsAny(got, "*`{}<>") {
		t.Error(got)
	}
	if _, err := os.Stat("../../templates/notice.md"); err != nil {
		t.Error(err)
	}
}

func FuzzTemplate(f *testing.F) {
	f.Add("# {{.考评名称}}\n\n{{range .星级}}{{名单 .}}{{end}}")
	f.Add("# a\n> - b\n1) c\n")
	f.Fuzz(func(t *testing.T, tmpl string) {
		if len(tmpl) < 2000 {
			_, _ = Compose(notice(), tmpl)
		}
	})
}
