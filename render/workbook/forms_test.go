package workbook

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// changedPart saves the clean workbook with one part changed as text.
func changedPart(t *testing.T, f *fixture, part string, change func(string) string) string {
	t.Helper()
	path := f.save("street.xlsx")
	return writeFile(t, path, []byte(rewritten(t, readFile(t, path), part, change)))
}

// TestTextForms writes one name of the clean workbook in each way that
// spreadsheets keep text; the same is read.
func TestTextForms(t *testing.T) {
	clean, _ := newFixture(t).read()
	shared := func(to string) func(*testing.T, *fixture) string {
		return func(t *testing.T, f *fixture) string {
			return changedPart(t, f, "xl/sharedStrings.xml", func(xml string) string {
				return strings.Replace(xml, "<si><t>李四</t></si>", to, 1)
			})
		}
	}
	inSheet := func(to string) func(*testing.T, *fixture) string {
		return func(t *testing.T, f *fixture) string {
			f.finish = func(x *excelize.File) { f.check(x.SetCellFormula("党员", "B3", "甲")) }
			return changedPart(t, f, "xl/worksheets/sheet3.xml", func(xml string) string {
				from := strings.Index(xml, `<c r="B3"`)
				end := from + strings.Index(xml[from:], "</c>") + len("</c>")
				return xml[:from] + to + xml[end:]
			})
		}
	}
	for name, save := range map[string]func(*testing.T, *fixture) string{
		"rich text":             shared(`<si><r><rPr><b/><sz val="11"/></rPr><t>李</t></r><r><t xml:space="preserve">四</t></r></si>`),
		"phonetic hint":         shared(`<si><t>李四</t><rPh sb="0" eb="2"><t>リシ</t></rPh><phoneticPr fontId="1"/></si>`),
		"phonetic hint of runs": shared(`<si><r><t>李</t></r><r><t>四</t></r><rPh sb="0" eb="1"><t>lǐ</t></rPh><rPh sb="1" eb="2"><t>sì</t></rPh></si>`),
		"character references":  shared(`<si><t>&#26446;&#x56DB;</t></si>`),
		"CDATA":                 shared(`<si><t><![CDATA[李四]]></t></si>`),
		"prefixed":              shared(`<si><t xml:space="preserve">李四</t></si>`),
		"inline":                inSheet(`<c r="B3" t="inlineStr"><is><t>李四</t></is></c>`),
		"inline rich text":      inSheet(`<c r="B3" t="inlineStr"><is><r><t>李</t></r><r><rPr><i/></rPr><t>四</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>`),
		"formula's text":        inSheet(`<c r="B3" t="str"><f>A1&amp;""</f><v>李四</v></c>`),
		"escaped form":          inSheet(`<c r="B3" t="str"><v>李_x56DB_</v></c>`),
	} {
		t.Run(name, func(t *testing.T) {
			e, findings := mustRead(t, save(t, newFixture(t)))
			if d := cmp.Diff(meaning(clean), meaning(e)); d != "" || len(findings) > 0 {
				t.Error(d, findings)
			}
		})
	}
}

// TestBooleans reads 参评 and 照片授权 as the booleans that a tick box keeps.
func TestBooleans(t *testing.T) {
	f := newFixture(t)
	f.set("党员", "E2", true)
	f.set("党员", "E3", false)
	f.set("支部", "F2", false)
	f.set("党员", "U2", false)
	e, findings := f.read()
	if errs := errorsOf(findings); errs != nil {
		t.Error(errs)
	}
	m := e.Members
	if !m[0].Evaluated.Value || m[1].Evaluated.Value || !m[1].Evaluated.Given() || e.Branches[0].Advanced.Value || m[0].Veto.Given() {
		t.Errorf("%+v %+v %+v %+v", m[0].Evaluated, m[1].Evaluated, e.Branches[0].Advanced, m[0].Veto)
	}
}

// TestDateForms reads one day in all forms, in a workbook that counts from 1900
// and in one that counts from 1904.
func TestDateForms(t *testing.T) {
	for _, from1904 := range []bool{false, true} {
		serial := 46204
		if from1904 {
			serial -= shift1904
		}
		for _, value := range []any{serial, fmt.Sprint(serial), float64(serial) + 0.5, "2026.7.1", "2026年7月1日", "20260701", 20260701, "2026-07-01", "2026/7/1", "２０２６．７．１"} {
			f := newFixture(t)
			f.set("考评", "B6", value)
			f.finish = func(x *excelize.File) {
				f.check(x.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904}))
			}
			e, _ := f.read()
			if got := e.Settings.PublishFrom.Value.ISO(); got != "2026-07-01" {
				t.Errorf("%v (1904: %t): %s", value, from1904, got)
			}
		}
	}
}

// TestSpaces puts space of every kind into a name and around a score.
func TestSpaces(t *testing.T) {
	for _, space := range []string{" ", "  ", "\u00a0", "\u3000", "\u2002", "\u2003", "\u2009", "\u202f", "\u205f", "\u200b", "\ufeff", "\u2060", "\t", "\n", "\r\n", "\u2028", "\u200e"} {
		f := newFixture(t)
		f.set("党员", "B2", space+"张"+space+"三"+space)
		f.set("党员", "C2", "第一"+space+"党支部")
		f.set("党员", "G2", space+"9.5"+space)
		f.set("党员", "B1", "姓"+space+"名")
		e, findings := f.read()
		m := e.Members[0]
		if errs := errorsOf(findings); errs != nil || m.Name.Value != "张三" || m.Branch.Value != "第一党支部" || m.Items[0].Value != 950 {
			t.Errorf("%U: %q %q %v %v", []rune(space), m.Name.Value, m.Branch.Value, m.Items[0].Value, errs)
		}
	}
}

// TestHeaderOnAnyRow moves the table down by any number of title rows.
func TestHeaderOnAnyRow(t *testing.T) {
	clean, _ := newFixture(t).read()
	for _, rows := range []int{1, 2, 5, 9} {
		f := newFixture(t)
		for i := range rows {
			f.sheets["党员"] = insertRows(f.sheets["党员"], i, []any{nil, fmt.Sprintf("标题%d", i+1)})
		}
		e, findings := f.read()
		if d := cmp.Diff(meaning(clean), meaning(e)); d != "" || errorsOf(findings) != nil {
			t.Errorf("%d rows: %s %v", rows, d, findings)
		}
	}
}

// TestStyledToTheEnd has styled empty cells and rows down to the last row there is.
func TestStyledToTheEnd(t *testing.T) {
	clean, _ := newFixture(t).read()
	path := changedPart(t, newFixture(t), "xl/worksheets/sheet3.xml", func(xml string) string {
		return strings.Replace(xml, "</sheetData>", `<row r="900000" s="1" customFormat="1" ht="20"/>`+
			`<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row></sheetData>`, 1)
	})
	e, findings := mustRead(t, path)
	if d := cmp.Diff(meaning(clean), meaning(e)); d != "" || len(findings) > 0 {
		t.Error(d, findings)
	}
}

// TestNobodyIsLost mixes people with all that is no person: who was written is
// read, in order, each in the cell where they stand.
func TestNobodyIsLost(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		f := &fixture{t: t, names: []string{"党员"}, sheets: map[string][][]any{}}
		rows, want := [][]any{{"姓名", "支部", "基础分", "评星分"}}, []string(nil)
		hidden := map[int]bool{}
		for i, kind := range rapid.SliceOfN(rapid.IntRange(0, 6), 1, 30).Draw(rt, "rows") {
			n := len(rows) + 1
			switch kind {
			case 1:
				rows = append(rows, []any{"合计", nil, 55, 33})
			case 2:
				rows = append(rows, nil)
			case 3:
				rows = append(rows, []any{"说明：以上得分经支部党员大会评议。"})
			case 4:
				rows = append(rows, rows[0])
			default:
				name := fmt.Sprintf("王%c", 0x4E00+i)
				rows = append(rows, []any{name, "第一党支部", 55, 33})
				want = append(want, fmt.Sprintf("%s A%d", name, n))
				hidden[n] = kind == 6
			}
		}
		f.sheets["党员"] = rows
		f.finish = func(x *excelize.File) {
			for n, hide := range hidden {
				f.check(x.SetRowVisible("党员", n, !hide))
			}
		}
		path := f.saveIn(dir, "a.xlsx")
		defer os.Remove(path)
		e, _, err := Read([]string{path})
		if err != nil {
			rt.Fatal(err)
		}
		var got []string
		for _, m := range e.Members {
			got = append(got, m.Name.Value+" "+m.Name.Cell.Ref())
		}
		if d := cmp.Diff(want, got); d != "" {
			rt.Fatal(d)
		}
	})
}

// TestLibreOfficeSaves opens messy workbooks in LibreOffice and saves them there:
// the same is read.
func TestLibreOfficeSaves(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.add("办法", [][]any{{"五星比例", 0.12}, {"起评总分", "71"}})
	f.add("测评票", [][]any{ballotHeader(), ballotRow("1", "党员", "张三", 9.25, 7)})
	f.set("党员", "B2", " 张 三")
	f.set("党员", "A3", "330102198001010011")
	f.set("党员", "R4", nil)
	f.set("党员", "AB2", "一行\n两行 <&>\"“”")
	f.sheets["党员"] = append(f.sheets["党员"], []any{"合计"}, nil, []any{"说明：一式两份。"})
	f.finish = func(x *excelize.File) {
		f.check(x.MergeCell("党员", "C2", "C3"))
		f.check(x.SetColVisible("党员", "G", false))
		f.check(x.SetRowVisible("党员", 3, false))
		f.check(x.SetCellValue("党员", "R4", 48))
	}
	path := filepath.Join(t.TempDir(), "street.xlsx")
	data := readFile(t, f.save("street.xlsx"))
	writeFile(t, path, data)
	before, beforeFindings := mustRead(t, path)
	after, afterFindings := mustRead(t, savedByLibreOffice(t, path)...)
	before.Sources, after.Sources = nil, nil
	if d := cmp.Diff(fmt.Sprintf("%+v", before), fmt.Sprintf("%+v", after)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(fmt.Sprintf("%+v", beforeFindings), fmt.Sprintf("%+v", afterFindings)); d != "" {
		t.Error(d)
	}
}
