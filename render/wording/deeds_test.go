package wording

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

func TestDeeds(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"none", "", ""},
		{"blank", " \n　　\n", ""},
		{"paragraphs", "　　入户走访。\n\n志愿服务。", "<p>入户走访。</p>\n<p>志愿服务。</p>\n"},
		{"line break", "一\n二", "<p>一<br>\n二</p>\n"},
		{"indent is no code", "    入户走访。", "<p>入户走访。</p>\n"},
		{"emphasis", "服务 **210小时** 整", "<p>服务 <strong>210小时</strong> 整</p>\n"},
		{"heading", "# 先进", "<p><strong>先进</strong></p>\n"},
		{"list", "- 甲\n- 乙", "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>\n"},
		{"html block", "<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"},
		{"html inline", "甲<b onclick=x>乙</b>", "<p>甲&lt;b onclick=x&gt;乙&lt;/b&gt;</p>\n"},
		{"picture", "看![全家福](http://a.cn/x.png)吧", "<p>看全家福吧</p>\n"},
		{"picture in a link", "[![图](x.png)](javascript:x)", "<p>图</p>\n"},
		{"web link", "[报道](https://a.cn/1)", `<p><a href="https://a.cn/1" rel="noopener noreferrer nofollow">报道</a></p>` + "\n"},
		{"script link", "[甲](javascript:alert(1))乙", "<p>甲乙</p>\n"},
		{"local link", "[甲](../../etc)", "<p>甲</p>\n"},
		{"script address", "<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n"},
		{"mail", "<a@example.cn>", `<p><a href="mailto:a@example.cn">a@example.cn</a></p>` + "\n"},
	} {
		if got := string(DeedsHTML(c.in)); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func FuzzDeeds(f *testing.F) {
	f.Add("# 甲\n- [乙](x \"y\")\n> ![丙](d)\n<e:f> <g@h.cn>")
	f.Add("[![a](b)](c)\n\n[c]: javascript:x")
	f.Fuzz(func(t *testing.T, s string) {
		out := strings.ToLower(string(DeedsHTML(s)))
		for _, bad := range []string{"<script", "<img", "<h1", "href=\"javascript", "<!--"} {
			if strings.Contains(out, bad) {
				t.Errorf("%q gives %q", s, out)
			}
		}
	})
}

func TestDeedsLines(t *testing.T) {
	for in, want := range map[string]string{
		"":        "",
		" \n　　\n": "",
		"# 先进\n　　入户走访。\n\n- 甲\n- 乙\n丙":  "入户走访。|甲|乙|丙",
		"<script>x</script> 正文":         "<script>x</script> 正文",
		"<!-- x -->正文":                  "<!-- x -->正文",
		"&lt;b&gt; &amp; &#49; 1\\*2 &": "<b> & 1 1*2 &",
		"甲<b>乙</b>**丙**[丁](http://a.b)": "甲<b>乙</b>丙丁",
		"```\n甲\n```":                   "```|甲|```",
		"    四格缩进":                      "四格缩进",
	} {
		if got := strings.Join(DeedsLines(in), "|"); got != want {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
}

// The text on paper is that of the page, whatever is written.
func FuzzDeedsLines(f *testing.F) {
	f.Add("<!-- x -->正文\n**甲** &lt;b&gt;\n- 乙\n> ![丙](d)\n<g@h.cn>")
	tag := regexp.MustCompile(`<[^>]*>`)
	f.Fuzz(func(t *testing.T, s string) {
		if strings.Contains(s, "#") {
			t.Skip("a heading is on the page alone")
		}
		page := strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(string(DeedsHTML(s)), ""))), "")
		if got := strings.Join(strings.Fields(strings.Join(DeedsLines(s), "")), ""); got != page {
			t.Errorf("%q: %q on paper, %q on the page", s, got, page)
		}
	})
}
