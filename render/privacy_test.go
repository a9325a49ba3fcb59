package render

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"xingbang/sample"
)

// TestPrivacy puts a word of its own into every internal field and looks for it
// in every public file: in its bytes, in the text of a PDF, in its metadata
// (办法六(二), 五(一)). The committee's files must have it.
func TestPrivacy(t *testing.T) {
	book := sample.Generate(8, 60, 3)
	people := book.Sheet("党员")
	secrets := map[string]string{}
	for row := range people.Rows {
		id := fmt.Sprintf("ZZID%04d", row)
		people.Set(row, "编号", id)
		secrets[id] = "编号"
	}
	hide := func(t *sample.Table, row int, column, secret string) {
		t.Set(row, column, secret)
		secrets[secret] = column
	}
	hide(people, 1, "备注", "备注密语甲")
	hide(people, 2, "参评", "否")
	hide(people, 2, "免评原因", "重病密语乙")
	clear(people, 2)
	hide(people, 3, "一票否决", "处分密语丙")
	hide(people, 4, "复审说明", "复审密语丁")
	hide(book.Sheet("支部"), 0, "备注", "支部密语戊")
	hide(book.Sheet("支部"), 0, "编号", "ZZBRANCH1")
	hide(book.Sheet("支部"), 0, "书记", "书记密语己")
	// Someone below both lines, with a name and a total like no other.
	clear(people, 5)
	hide(people, 5, "姓名", "鄢翀")
	for i, item := range []string{"理想信念", "宗旨观念", "组织纪律", "工作作风", "生活作风", "廉洁自律"} {
		people.Set(5, item, 4+float64(i)/100)
	}
	for _, item := range []string{"履行义务", "专业技术", "业务钻研", "走帮服", "志愿服务"} {
		people.Set(5, item, 3.21)
	}
	secrets["40.20"] = "总分"
	hide(people, 6, "姓名", "鄢翃")
	hide(people, 6, "身份", "入党积极分子")
	delete(secrets, "入党积极分子")
	delete(secrets, "否")
	for i := range book.Sheet("支部").Rows {
		book.Sheet("支部").Set(i, "党员总数", nil) // the changes above moved them
	}
	for _, scores := range []string{"否", "是"} {
		t.Run("公示得分"+scores, func(t *testing.T) {
			book.Sheet("考评").Put("公示得分", scores)
			out := mustBuild(t, write(t, book), Options{})
			files := tree(t, out)
			internal := files["committee/result.json"]
			for secret, field := range secrets {
				if !strings.Contains(internal, secret) && field != "备注" && field != "书记" && secret != "ZZBRANCH1" &&
					field != "免评原因" && field != "一票否决" && field != "复审说明" {
					t.Errorf("result.json lacks %s %s", field, secret)
				}
			}
			for name, content := range files {
				if !strings.HasPrefix(name, "print/") && !strings.HasPrefix(name, "site/") {
					continue
				}
				if strings.HasSuffix(name, ".pdf") {
					path := filepath.Join(out, filepath.FromSlash(name))
					text := tool(t, "pdftotext", "-raw", path, "-") + tool(t, "pdfinfo", path) + tool(t, "pdfinfo", "-meta", path)
					content += strings.Join(strings.Fields(text), "") + tool(t, "qpdf", "--qdf", "--object-streams=disable", path, "-")
				}
				for secret, field := range secrets {
					if strings.Contains(content, secret) || strings.Contains(content, wide(secret)) {
						t.Errorf("%s has %s %s", name, field, secret)
					}
				}
				for _, word := range []string{"免评", "诫勉", "预警", "一票否决"} {
					if strings.Contains(content, word) {
						t.Errorf("%s says %s", name, word)
					}
				}
			}
		})
	}
}

// clear empties the scores and the sums of a row.
func clear(t *sample.Table, row int) {
	for col := t.Column("理想信念"); col <= t.Column("总分"); col++ {
		t.Rows[row][col] = nil
	}
}

// wide is a text as PDF strings hold it, UTF-16BE.
func wide(s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return string(b)
}
