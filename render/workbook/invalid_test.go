package workbook

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"
	"xingbang/render/evaluation"
)

// TestInvalid changes one thing of the clean workbook that is never repaired:
// the error names the cell, and the field is Invalid where it stands.
func TestInvalid(t *testing.T) {
	tests := []struct {
		name   string
		change func(f *fixture)
		want   []string
		says   string
	}{
		{"score in words", func(f *fixture) { f.set("党员", "G2", "九点五") }, []string{"value-invalid 党员 G2"}, "“九点五”，不是数字"},
		{"score with a unit", func(f *fixture) { f.set("党员", "T2", "102分") }, []string{"value-invalid 党员 T2"}, "不是数字"},
		{"score true or false", func(f *fixture) { f.set("党员", "G2", true) }, []string{"value-invalid 党员 G2"}, "“TRUE”"},
		{"two numbers", func(f *fixture) { f.set("党员", "G2", "9 5") }, []string{"value-invalid 党员 G2"}, ""},
		{"dash", func(f *fixture) { f.set("党员", "G2", "—") }, []string{"value-invalid 党员 G2"}, ""},
		{"a long number that was rounded", func(f *fixture) { f.set("党员", "A2", 330102198001010011.0) },
			[]string{"value-invalid 党员 A2"}, "舍入成0或别的数字，原来的号码找不回来了｜请把这一格的格式设为“文本”"},
		{"sixteen digits", func(f *fixture) { f.set("党员", "A2", 1234567890123456.0) },
			[]string{"value-invalid 党员 A2"}, "“文本”"},
		{"a long number in a remark", func(f *fixture) { f.set("党员", "AB2", 6222020200112233445.0) }, []string{"value-invalid 党员 AB2"}, "“文本”"},
		{"a photo named by a long number", func(f *fixture) { f.set("党员", "Y2", 330102198001010011.0) }, []string{"value-invalid 党员 Y2"}, "“文本”"},
		{"a number as it was displayed", func(f *fixture) { f.set("考评", "B8", "1.38E+10") }, []string{"setting-invalid 考评 B8"}, "“文本”"},
		{"formula without value", func(f *fixture) {
			f.finish = func(x *excelize.File) { f.check(x.SetCellFormula("党员", "R2", "SUM(G2:L2)")) }
			f.set("党员", "R2", nil)
		}, []string{"value-invalid 党员 R2"}, "没有保存"},
		{"error value as text", func(f *fixture) { f.set("党员", "R3", "#REF!") }, []string{"value-invalid 党员 R3"}, "错误值 #REF!"},
		{"merged across rows", func(f *fixture) {
			f.finish = func(x *excelize.File) { f.check(x.MergeCell("党员", "C2", "C4")) }
		}, []string{"value-invalid 党员 C2"}, "C2:C4"},
		{"merged across columns", func(f *fixture) {
			f.finish = func(x *excelize.File) { f.check(x.MergeCell("党员", "G3", "H3")) }
		}, []string{"value-invalid 党员 G3"}, "G3:H3"},
		{"unknown status", func(f *fixture) { f.set("党员", "D2", "发展对象") }, []string{"value-invalid 党员 D2"}, "可填：正式党员、预备党员、入党积极分子"},
		{"unknown yes or no", func(f *fixture) { f.set("党员", "E2", "也许") }, []string{"value-invalid 党员 E2"}, ""},
		{"no such star", func(f *fixture) { f.set("党员", "V2", "二星") }, []string{"value-invalid 党员 V2"}, "无、三星、四星、五星"},
		{"no name", func(f *fixture) { f.set("党员", "B3", nil) }, []string{"value-invalid 党员 B3"}, "“姓名”是空的"},
		{"no branch", func(f *fixture) { f.set("党员", "C3", nil) }, []string{"value-invalid 党员 C3"}, "“支部”是空的"},
		{"date of two readings", func(f *fixture) { f.set("考评", "B6", "7/1/2026") }, []string{"setting-invalid 考评 B6"}, "不同读法"},
		{"date of a short year", func(f *fixture) { f.set("考评", "B6", "1-7-26") }, []string{"setting-invalid 考评 B6"}, "不同读法"},
		{"no such day", func(f *fixture) { f.set("考评", "B6", "2026-2-30") }, []string{"setting-invalid 考评 B6"}, "没有这一天"},
		{"no date", func(f *fixture) { f.set("考评", "B6", "下周一") }, []string{"setting-invalid 考评 B6"}, "不是日期"},
		{"a year is no date", func(f *fixture) { f.set("考评", "B6", 2026) }, []string{"setting-invalid 考评 B6"}, "不是日期"},
		{"error value of a setting", func(f *fixture) { f.set("考评", "B1", "#N/A") }, []string{"value-invalid 考评 B1"}, ""},
		{"half a working day", func(f *fixture) { f.set("考评", "A9", "公示工作日"); f.set("考评", "B9", 2.5) }, []string{"setting-invalid 考评 B9"}, "“2.5”，应是1到366的整数"},
		{"no working day", func(f *fixture) { f.set("考评", "A9", "公示工作日"); f.set("考评", "B9", 0) }, []string{"setting-invalid 考评 B9"}, "“0”，应是1到366的整数"},
		{"less than no working day", func(f *fixture) { f.set("考评", "A9", "公示工作日"); f.set("考评", "B9", -3) }, []string{"setting-invalid 考评 B9"}, "“-3”，应是1到366的整数"},
		{"no working day in words", func(f *fixture) { f.set("考评", "A9", "公示工作日"); f.set("考评", "B9", "零") }, []string{"setting-invalid 考评 B9"}, "“零”，应是1到366的整数"},
		{"phone in words", func(f *fixture) { f.set("考评", "B8", "另行通知") }, []string{"setting-invalid 考评 B8"}, ""},
		{"bad mail", func(f *fixture) { f.set("考评", "A9", "电子邮箱"); f.set("考评", "B9", "djb#example.cn") }, []string{"setting-invalid 考评 B9"}, ""},
		{"script for an address", func(f *fixture) { f.set("考评", "A9", "网址"); f.set("考评", "B9", "javascript:alert(1)") }, []string{"setting-invalid 考评 B9"}, ""},
		{"slip in a setting's name", func(f *fixture) { f.set("考评", "A9", "监督电活"); f.set("考评", "B9", "1234567") }, []string{"setting-invalid 考评 A9"}, ""},
		{"setting given twice", func(f *fixture) { f.set("考评", "A9", "监督电话"); f.set("考评", "B9", "87654321") }, []string{"setting-invalid 考评 B9"}, "写了两次"},
		{"part of a person", func(f *fixture) { f.set("支部", "C2", 3.5) }, []string{"value-invalid 支部 C2"}, ""},
		{"share above the whole", func(f *fixture) { f.set("支部", "H3", "150%") }, []string{"value-invalid 支部 H3"}, ""},
		{"years", func(f *fixture) { f.set("支部", "G3", "近三年") }, []string{"value-invalid 支部 G3"}, ""},
		{"no item column of several", func(f *fixture) { f.set("党员", "H1", "宗旨") }, []string{"column-missing 党员", "column-unknown 党员 H1"}, "缺少“宗旨观念”列"},
		{"no name column", func(f *fixture) { f.set("党员", "B1", "人员") }, []string{"column-missing 党员", "column-unknown 党员 B1"}, "缺少“姓名”列"},
		{"no branch column", func(f *fixture) { f.set("党员", "C1", nil) }, []string{"column-missing 党员", "column-unknown 党员 C2"}, "缺少“支部”列"},
		{"two columns of one name", func(f *fixture) { f.set("党员", "AB1", "总分") }, []string{"value-invalid 党员 AB1"}, "有两列"},
		{"no rows", func(f *fixture) { f.sheets["党员"] = f.sheets["党员"][:1] }, []string{"column-missing 党员"}, "没有党员"},
		{"no sheet of members", func(f *fixture) { f.names[2] = "附件"; f.sheets["附件"] = [][]any{{"无"}} },
			[]string{"ignored-sheet 附件", "column-missing"}, "考评、支部、附件"},
		{"branch twice and different", func(f *fixture) { f.set("支部", "B4", "第一党支部"); f.set("支部", "C4", 9) }, []string{"value-invalid 支部 B4"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := newFixture(t)
			tt.change(f)
			e, findings := f.read()
			var got, messages []string
			for _, x := range findings {
				got = append(got, described(x))
				messages = append(messages, x.Message+"｜"+x.Hint)
				if x.Hint == "" || strings.HasSuffix(x.Message, "。") {
					t.Errorf("finding without hint, or with a full stop: %+v", x)
				}
			}
			if d := cmp.Diff(tt.want, got, cmpopts.EquateEmpty(), cmpopts.SortSlices(strings.Compare)); d != "" {
				t.Errorf("findings (-want +got):\n%s\n%s", d, strings.Join(messages, "\n"))
			}
			if !strings.Contains(strings.Join(messages, "\n"), tt.says) {
				t.Errorf("no message says %q:\n%s", tt.says, strings.Join(messages, "\n"))
			}
			_ = e
		})
	}
}

// TestInvalidFields holds the states that tell the rules what was reported.
func TestInvalidFields(t *testing.T) {
	f := newFixture(t)
	f.set("党员", "G2", "九")
	f.set("党员", "G3", nil)
	f.finish = func(x *excelize.File) { f.check(x.MergeCell("党员", "C2", "C4")) }
	e, findings := f.read()
	m := e.Members
	if m[0].Items[0].State != evaluation.Invalid || m[1].Items[0].State != evaluation.Empty || m[2].Items[0].State != evaluation.Given {
		t.Errorf("states of items: %v %v %v", m[0].Items[0].State, m[1].Items[0].State, m[2].Items[0].State)
	}
	if !m[0].Branch.Given() || m[1].Branch.State != evaluation.Invalid || m[2].Branch.State != evaluation.Invalid {
		t.Errorf("states of merged branches: %v %v %v", m[0].Branch.State, m[1].Branch.State, m[2].Branch.State)
	}
	if m[0].Deeds.State != evaluation.Empty || m[0].Approved.State != evaluation.Empty {
		t.Errorf("states of empty columns: %v %v", m[0].Deeds.State, m[0].Approved.State)
	}
	for _, x := range findings {
		if x.Cell.Ref() == "G2" && (x.Member != "张三" || x.Branch != "第一党支部") {
			t.Errorf("finding names %q of %q", x.Member, x.Branch)
		}
	}
}

// TestErrorCell reads an error value kept as one (ST_CellType e).
func TestErrorCell(t *testing.T) {
	s := scanned(t, `<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><f>A2</f></c>`+
		`<c r="C1"><f>A2</f><v></v></c><c r="D1" t="str"><f>A2</f><v></v></c><c r="E1" t="s"><v>7</v></c>`+
		`<c r="F1"><v>89.554999999999993</v></c><c t="inlineStr"><is><t>a&amp;</t><rPh><t>x</t></rPh><r><t>b</t></r></is></c></row>`)
	want := []cell{
		{1, errorValue, general, "#DIV/0!"}, {2, uncached, general, ""}, {3, uncached, general, ""},
		{5, errorValue, general, "缺失的共享文字"}, {6, number, general, "89.554999999999993"}, {7, text, general, "a&b"},
	}
	if d := cmp.Diff(want, s.rows[0].cells, cmp.AllowUnexported(cell{})); d != "" {
		t.Error(d)
	}
}

// TestLongCodes holds that 15 digits, and any number of them as text, are read
// to the last.
func TestLongCodes(t *testing.T) {
	for _, value := range []any{138123456789012.0, 999999999999999.0, "330102198001010011", "33010219800101001X", 13812345678.0} {
		f := newFixture(t)
		f.set("党员", "A2", value)
		e, findings := f.read()
		want := fmt.Sprint(value)
		if n, ok := value.(float64); ok {
			want = fmt.Sprintf("%.0f", n)
		}
		if e.Members[0].ID.Value != want || errorsOf(findings) != nil {
			t.Errorf("%v: %+v %v", value, e.Members[0].ID, errorsOf(findings))
		}
	}
}

func scanned(t *testing.T, rows string) sheet {
	t.Helper()
	var s sheet
	if err := scanSheet("<worksheet><sheetData>"+rows+"</sheetData></worksheet>", nil, nil, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestDamagedSheets holds that no damage of a worksheet's XML passes for less data.
func TestDamagedSheets(t *testing.T) {
	whole := `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>二</t></is></c></row></sheetData></worksheet>`
	for i := range len(whole) {
		var s sheet
		if err := scanSheet(whole[:i], nil, nil, &s); err == nil {
			t.Errorf("cut after %d bytes, read as whole: %s", i, whole[:i])
		}
	}
	for name, rows := range map[string]string{
		"row twice":       `<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>`,
		"cell twice":      `<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`,
		"row beyond":      `<row r="9000000"><c r="A1"><v>1</v></c></row>`,
		"column beyond":   `<row r="1"><c r="XFE1"><v>1</v></c></row>`,
		"no column":       `<row r="1"><c r="1"><v>1</v></c></row>`,
		"entity":          `<!DOCTYPE x><row r="1"/>`,
		"unfinished cell": `<row r="1"><c r="A1"><v>1</v></row>`,
	} {
		var s sheet
		if err := scanSheet("<worksheet><sheetData>"+rows+"</sheetData></worksheet>", nil, nil, &s); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
