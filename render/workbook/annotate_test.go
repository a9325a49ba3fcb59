package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"xingbang/render/evaluation"
)

// faultyFixture is a workbook with four faults and with much that must survive:
// formats, widths, formulas, a drop-down, a conditional format, names, a chart, a
// picture, a button and comments, one of them at a fault.
func faultyFixture(t *testing.T) *fixture {
	f := newFixture(t)
	f.set("党员", "G3", "优秀")     // no number
	f.set("党员", "E5", "不知道")    // none of the words
	f.set("支部", "H2", "两成")     // no share
	f.set("考评", "B5", "6月份的一天") // no date
	f.finish = func(x *excelize.File) {
		format := "0.00"
		style, err := x.NewStyle(&excelize.Style{
			CustomNumFmt: &format, Font: &excelize.Font{Italic: true, Color: "0000FF"},
			Border: []excelize.Border{{Type: "left", Color: "FF0000", Style: 2}},
			Fill:   excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EEEEEE"}},
		})
		f.check(err)
		f.check(x.SetCellStyle("党员", "G2", "Q5", style))
		f.check(x.SetColWidth("党员", "G", "H", 3.5))
		f.check(x.SetCellFormula("党员", "T2", "R2+S2"))
		f.check(x.SetCellValue("党员", "AC9", 1))
		drop := excelize.NewDataValidation(true)
		drop.SetSqref("D2:D9")
		f.check(drop.SetDropList([]string{"正式党员", "预备党员"}))
		f.check(x.AddDataValidation("党员", drop))
		red, err := x.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "9A0511"}})
		f.check(err)
		f.check(x.SetConditionalFormat("党员", "T2:T5", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: "<", Format: &red, Value: "60"}}))
		f.check(x.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: "党员", RefersTo: "党员!$1:$1"}))
		f.check(x.AddChart("支部", "L2", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "支部!$C$2:$C$3"}}}))
		f.check(x.AddPictureFromBytes("支部", "A8", &excelize.Picture{Extension: ".png", File: tinyPNG}))
		f.check(x.AddComment("党员", excelize.Comment{Author: "李书记", Cell: "G3", Text: "口头说的"}))
		f.check(x.AddComment("党员", excelize.Comment{Author: "李书记", Cell: "B2", Paragraph: []excelize.RichTextRun{{Text: "组长", Font: &excelize.Font{Bold: true}}}}))
		f.check(x.AddFormControl("考评", excelize.FormControl{Cell: "D1", Type: excelize.FormControlButton, Text: "按钮"}))
	}
	return f
}

var tinyPNG = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82")

// annotated reads a workbook and writes its annotated copy beside it.
func annotated(t *testing.T, path string, opts ...Option) string {
	t.Helper()
	e, found, err := Read([]string{path}, opts...)
	if err != nil {
		t.Fatal(err)
	}
	copies, err := Annotate([]string{path}, e.Sources, found, opts...)
	if err != nil {
		t.Fatal(err)
	}
	return writeFile(t, filepath.Join(t.TempDir(), copies[0].Name), copies[0].Data)
}

func openedWith(t *testing.T, path string) *excelize.File {
	t.Helper()
	x, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

// commentTexts are a sheet's comments by cell, runs joined.
func commentTexts(t *testing.T, x *excelize.File, sheet string) map[string]string {
	t.Helper()
	list, err := x.GetComments(sheet)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, c := range list {
		text := c.Text
		for _, run := range c.Paragraph {
			text += run.Text
		}
		out[c.Cell] += text
	}
	return out
}

func fillOf(t *testing.T, x *excelize.File, sheet, cell string) string {
	t.Helper()
	id, err := x.GetCellStyle(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	fill := x.Styles.Fills.Fill[*x.Styles.CellXfs.Xf[id].FillID]
	if fill.PatternFill == nil || fill.PatternFill.FgColor == nil {
		return ""
	}
	return fill.PatternFill.FgColor.RGB[len("FF"):]
}

func TestAnnotate(t *testing.T) {
	path := faultyFixture(t).save("street.xlsx")
	copied := annotated(t, path)
	x := openedWith(t, copied)
	for _, c := range []struct{ sheet, cell, says, before string }{
		{"党员", "G3", "“理想信念”是“优秀”，不是数字", "口头说的\n\n"},
		{"党员", "E5", "“参评”是“不知道”", ""},
		{"支部", "H2", "“五星比例”是“两成”", ""},
		{"考评", "B5", "“审批日期”是“6月份的一天”", ""},
	} {
		text := commentTexts(t, x, c.sheet)[c.cell]
		if !strings.HasPrefix(text, c.before+remarkTitle+"\n错误：") || !strings.Contains(text, c.says) || !strings.Contains(text, "怎样改：") {
			t.Errorf("%s!%s has the comment %q", c.sheet, c.cell, text)
		}
		if got := fillOf(t, x, c.sheet, c.cell); got != fillColours[evaluation.Error] {
			t.Errorf("%s!%s has the colour %q", c.sheet, c.cell, got)
		}
	}
	if got := commentTexts(t, x, "党员")["B2"]; got != "组长" {
		t.Errorf("another comment is now %q", got)
	}
	id, _ := x.GetCellStyle("党员", "G3")
	style, err := x.GetStyle(id)
	if err != nil || style.CustomNumFmt == nil || *style.CustomNumFmt != "0.00" || !style.Font.Italic || len(style.Border) != 1 {
		t.Errorf("a marked cell lost its format: %+v, %v", style, err)
	}
	if got := fillOf(t, x, "党员", "G2"); got != "EEEEEE" {
		t.Errorf("a cell without fault has the colour %q", got)
	}
}

// The sheet of findings is the one that opens, and has a link to each cell.
func TestFindingSheet(t *testing.T) {
	x := openedWith(t, annotated(t, faultyFixture(t).save("street.xlsx")))
	if got := x.GetSheetName(x.GetActiveSheetIndex()); got != findingSheet {
		t.Errorf("the workbook opens at %s", got)
	}
	rows, err := x.GetRows(findingSheet)
	if err != nil {
		t.Fatal(err)
	}
	if rows[0][0] != findingTitle || !strings.HasPrefix(rows[1][0], "错误 4 处，警告 0 处") {
		t.Errorf("head: %q", rows[:2])
	}
	links := map[string]string{}
	for i := findingHead; i < len(rows); i++ {
		has, target, err := x.GetCellHyperLink(findingSheet, fmt.Sprintf("C%d", i+1))
		if err != nil || !has {
			t.Errorf("row %d has no link: %v", i+1, err)
		}
		links[rows[i][2]] = target
	}
	for place, target := range map[string]string{"党员!G3": "'党员'!G3", "考评!B5": "'考评'!B5"} {
		if links[place] != target {
			t.Errorf("%s is linked to %q", place, links[place])
		}
	}
}

var (
	styleNumber  = regexp.MustCompile(` s="\d+"`)
	emptyCell    = regexp.MustCompile(`<c r="[A-Z]+\d+"/>`)
	boxesLink    = regexp.MustCompile(`<legacyDrawing [^>]*/>`)
	tabSelection = regexp.MustCompile(` tabSelected="true"`)
)

// Everything that is not marked is the same bytes as before; in the sheets, but
// for the styles of marked cells and the link to the comments' boxes.
func TestAnnotateLosesNothing(t *testing.T) {
	path := faultyFixture(t).save("street.xlsx")
	before, after := partsOf(t, path), partsOf(t, annotated(t, path))
	bare := func(sheet string) string {
		for _, r := range []*regexp.Regexp{styleNumber, emptyCell, boxesLink, tabSelection, xmlDeclaration} {
			sheet = r.ReplaceAllString(sheet, "")
		}
		return strings.TrimSpace(sheet)
	}
	rewritten := []string{"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml", "docProps/core.xml"}
	for name, was := range before {
		is, ok := after[name]
		switch {
		case !ok:
			t.Errorf("%s is gone", name)
		case strings.HasPrefix(name, "xl/worksheets/sheet"):
			if d := cmp.Diff(bare(was), bare(is)); d != "" {
				t.Errorf("%s: %s", name, d)
			}
		case strings.HasPrefix(name, "xl/comments"), strings.HasPrefix(name, "xl/drawings/vmlDrawing"), strings.HasPrefix(name, "xl/worksheets/_rels/"):
			if !ok || len(is) < len(was) {
				t.Errorf("%s shrank", name)
			}
		case !slices.Contains(rewritten, name) && was != is:
			t.Errorf("%s changed", name)
		}
	}
	for _, name := range []string{"xl/charts/chart1.xml", "xl/media/image1.png"} {
		if after[name] == "" {
			t.Errorf("%s is not there", name)
		}
	}
	for part, want := range map[string]string{
		"xl/workbook.xml": "_xlnm.Print_Titles", "xl/styles.xml": "<dxf>",
	} {
		if !strings.Contains(after[part], want) {
			t.Errorf("%s lost %s", part, want)
		}
	}
}

func partsOf(t *testing.T, path string) map[string]string {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(data)
	}
	return parts
}

// An annotated copy reads as the workbook does: the same values, the same faults
// in the same cells. And it is the same bytes each time.
func TestAnnotatedReadsTheSame(t *testing.T) {
	path := faultyFixture(t).save("street.xlsx")
	e, found := mustRead(t, path)
	copied := annotated(t, path)
	e2, found2 := mustRead(t, copied)
	e.Sources, e2.Sources = nil, nil
	if d := cmp.Diff(fmt.Sprintf("%+v", e), fmt.Sprintf("%+v", e2)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(found, found2); d != "" {
		t.Error(d)
	}
	for range 3 {
		again := annotated(t, path)
		a, _ := os.ReadFile(copied)
		b, _ := os.ReadFile(again)
		if !bytes.Equal(a, b) {
			t.Fatal("copies differ")
		}
	}
}

// A copy that was mended and checked again loses the marks of the first time, and
// keeps what others wrote.
func TestAnnotateAgain(t *testing.T) {
	first := annotated(t, faultyFixture(t).save("street.xlsx"))
	x := openedWith(t, first)
	for cell, value := range map[string]any{"G3": 9, "E5": "是"} {
		if err := x.SetCellValue("党员", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Save(); err != nil {
		t.Fatal(err)
	}
	again := annotated(t, first)
	y := openedWith(t, again)
	texts := commentTexts(t, y, "党员")
	comments, boxes := 0, 0
	for name, part := range partsOf(t, again) {
		if strings.HasPrefix(name, "xl/comments") {
			comments += strings.Count(part, "<comment ")
		}
		boxes += strings.Count(part, `ObjectType="Note"`)
	}
	if comments != boxes || comments == 0 {
		t.Errorf("%d comments in %d boxes", comments, boxes)
	}
	if texts["G3"] != "口头说的" || texts["B2"] != "组长" || texts["E5"] != "" {
		t.Errorf("comments are now %q", texts)
	}
	if got := fillOf(t, y, "党员", "G3"); got != "" {
		t.Errorf("a mended cell has the colour %q", got)
	}
	if text := commentTexts(t, y, "支部")["H2"]; strings.Count(text, remarkTitle) != 1 {
		t.Errorf("a fault that stays has the comment %q", text)
	}
	var lists []string
	for _, name := range y.GetSheetList() {
		if strings.HasPrefix(name, findingSheet) {
			lists = append(lists, name)
		}
	}
	rows, err := y.GetRows(findingSheet)
	if err != nil || len(lists) != 1 || !strings.HasPrefix(rows[1][0], "错误 2 处") {
		t.Errorf("lists of findings: %q, %q, %v", lists, rows, err)
	}
}

func TestAnnotateCSV(t *testing.T) {
	path := writeFile(t, filepath.Join(t.TempDir(), "党员.csv"),
		[]byte("编号,姓名,支部,基础分,评星分\n0017,张三,一支部,56.5,优\n\n0018,李四,一支部,52,30\n"))
	copied := annotated(t, path)
	if filepath.Base(copied) != "党员.xlsx" {
		t.Errorf("the copy is called %s", filepath.Base(copied))
	}
	x := openedWith(t, copied)
	if text := commentTexts(t, x, "党员")["E2"]; !strings.Contains(text, "“评星分”是“优”，不是数字") {
		t.Errorf("E2 has the comment %q", text)
	}
	e, found := mustRead(t, copied)
	if len(e.Members) != 2 || e.Members[0].ID.Value != "0017" || e.Members[1].Name.Cell.Row != 4 {
		t.Errorf("read %+v", e.Members)
	}
	for _, f := range found {
		if f.Rule == "repaired" {
			t.Errorf("%s: %s", f.Cell.Ref(), f.Message)
		}
	}
}

func TestAnnotateWithPassword(t *testing.T) {
	path := faultyFixture(t).save("street.xlsx")
	_, want := mustRead(t, path)
	plain, _ := os.ReadFile(path)
	locked, err := excelize.Encrypt(plain, &excelize.Options{Password: "geheim"})
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, path, locked)
	copied := annotated(t, path, Password("geheim"))
	if _, _, err := Read([]string{copied}); err == nil {
		t.Error("the copy has no password")
	}
	if _, found, err := Read([]string{copied}, Password("geheim")); err != nil || !cmp.Equal(want, found) {
		t.Errorf("read %v, %v", found, err)
	}
}

// A fault of several places is marked at each, and says where the others are; one
// in a cell that is merged away shows at the cell that is seen.
func TestMarks(t *testing.T) {
	at := func(row, col int) evaluation.Cell {
		return evaluation.Cell{File: "a.xlsx", Sheet: "党员", Row: row, Col: col}
	}
	elsewhere := evaluation.Cell{File: "b.xlsx", Sheet: "党员", Row: 3, Col: 2}
	got := marksOf("a.xlsx", []evaluation.Finding{
		{Severity: evaluation.Note, Message: "甲", Cell: at(2, 2)},
		{Severity: evaluation.Error, Message: "乙", Hint: "改", Cell: at(2, 2), Also: []evaluation.Cell{at(5, 2), elsewhere}},
		{Severity: evaluation.Warning, Message: "丙", Cell: elsewhere, Also: []evaluation.Cell{at(7, 2)}},
		{Severity: evaluation.Warning, Message: "丁", Cell: evaluation.Cell{File: "a.xlsx", Sheet: "党员"}},
	})
	want := map[spot]mark{
		{2, 2}: {evaluation.Error, []string{"提示：甲", "错误：乙\n怎样改：改"}},
		{5, 2}: {evaluation.Error, []string{"错误：乙\n（同一问题的另一处：B2）"}},
		{7, 2}: {evaluation.Warning, []string{"警告：丙\n（同一问题的另一处：b.xlsx 工作表“党员”B3）"}},
	}
	for s, w := range want {
		if g := got["党员"][s]; g == nil || g.severity != w.severity || !slices.Equal(g.remarks, w.remarks) {
			t.Errorf("%v: %+v", s, g)
		}
	}
	if len(got["党员"]) != len(want) {
		t.Errorf("%d spots are marked", len(got["党员"]))
	}
	moved := onMerged(got["党员"], &sheet{merges: []span{{4, 1, 7, 3}}})
	if g := moved[spot{4, 1}]; len(moved) != 2 || g == nil || g.severity != evaluation.Error || len(g.remarks) != 2 {
		t.Errorf("on merged cells: %+v", moved)
	}
}

// A file that changed since it was checked is not annotated.
func TestAnnotateChanged(t *testing.T) {
	path := newFixture(t).save("street.xlsx")
	e, found := mustRead(t, path)
	writeFile(t, path, []byte("x"))
	if _, err := Annotate([]string{path}, e.Sources, found); err == nil || !strings.Contains(err.Error(), "有改动，请重新核对") {
		t.Errorf("got %v", err)
	}
}
