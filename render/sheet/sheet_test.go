package sheet

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"xingbang/render/evaluation"
	"xingbang/render/publication"
	"xingbang/render/rule"
	"xingbang/sample"
)

// open writes a report and reads it back.
func open(t *testing.T, r publication.Report) *excelize.File {
	t.Helper()
	data, err := Write(r)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// cell is a cell's stored value.
func cell(t *testing.T, f *excelize.File, sheet string, col, row int) string {
	t.Helper()
	v, err := f.GetCellValue(sheet, ref(col, row))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// number is a score as a stored number, "" where there is none.
func number(s evaluation.OptScore) string {
	if !s.OK {
		return ""
	}
	return s.Score.Short()
}

func TestBranchFiguresReadBack(t *testing.T) {
	r := report(t, sample.Street())
	f := open(t, r)
	b := &book{Report: &r}
	b.columns = b.branchColumns()
	for n, br := range append(r.Branches, r.Whole) {
		row := branchFirst + n
		want := map[[2]string]string{
			{"人数", "党员"}: strconv.Itoa(br.Members), {"人数", "参评"}: strconv.Itoa(br.Evaluated),
			{"人数", "免评"}: strconv.Itoa(br.Exempt), {"得分", "平均"}: number(br.Mean),
			{"得分", "中位"}: number(br.Median), {"得分", "最高"}: number(br.Best), {"得分", "最低"}: number(br.Lowest),
			{"结果运用", "低于\n60分"}: strconv.Itoa(br.Below60), {"结果运用", "低于\n50分"}: strconv.Itoa(br.Below50),
			{"五星", "人数"}: strconv.Itoa(br.Levels[0].Count), {"五星", "核定"}: br.Levels[0].Words(),
			{"三星", "名额"}: strconv.Itoa(br.Levels[2].Seats), {"四星", "上限"}: strconv.Itoa(br.Levels[1].Upper),
		}
		if got := cell(t, f, branchSheet, 1, row); got != br.Name {
			t.Errorf("row %d is %q, want %q", row, got, br.Name)
		}
		for at, value := range want {
			if got := cell(t, f, branchSheet, b.branchColumn(at[0], at[1]), row); got != value {
				t.Errorf("%s, %v: %q, want %q", br.Name, at, got, value)
			}
		}
	}
}

func TestRosterReadsBack(t *testing.T) {
	r := report(t, sample.Street())
	f := open(t, r)
	b := &book{Report: &r}
	for n, i := range r.Roster {
		m, st := &r.Result.Members[i], &r.Result.Standings[i]
		row := rosterHead + 1 + n
		want := map[int]string{
			2: m.ID.Value, rosterName: r.NameOf(i), rosterBranch: r.BranchOf(i), rosterEvaluated: yesNo[st.Evaluated],
			b.rosterBase(): number(st.Base), b.rosterTotal(): number(st.Total), b.rosterTotal() + 4: starWords[st.Star],
			b.rosterTotal() + 5: r.ReasonsOf(i), b.rosterTotal() + 6: r.MeasuresOf(i),
		}
		for j := range st.Items {
			want[rosterItems+j] = number(st.Items[j])
		}
		for col, value := range want {
			if got := cell(t, f, rosterSheet, col, row); got != value {
				t.Errorf("%s, column %s: %q, want %q", r.NameOf(i), letter(col), got, value)
			}
		}
	}
	if got := cell(t, f, rosterSheet, 1, rosterHead+1+len(r.Roster)); got != "" {
		t.Errorf("a row too many: %q", got)
	}
}

// Every formula has a stored value, and comes to it when calculated.
func TestFormulasComeToTheirValues(t *testing.T) {
	for name, book := range map[string]sample.Book{"street": sample.Street(), "with-errors": sample.WithErrors()} {
		r := publication.NewReport(result(t, book), true)
		f := open(t, r)
		checked := 0
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for y := range rows {
				for x := range rows[y] {
					formula, err := f.GetCellFormula(sheet, ref(x+1, y+1))
					if err != nil {
						t.Fatal(err)
					}
					if formula == "" {
						continue
					}
					checked++
					calculated, err := f.CalcCellValue(sheet, ref(x+1, y+1), excelize.Options{RawCellValue: true})
					if err != nil {
						t.Fatalf("%s %s %s: %v", sheet, ref(x+1, y+1), formula, err)
					}
					if !near(calculated, rows[y][x]) {
						t.Errorf("%s: %s!%s =%s is %s, stored %q", name, sheet, ref(x+1, y+1), formula, calculated, rows[y][x])
					}
				}
			}
		}
		if checked < 50 {
			t.Errorf("%s: only %d formulas", name, checked)
		}
	}
}

func near(a, b string) bool {
	x, err := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err == nil && err2 == nil && math.Abs(x-y) < 1e-9
}

// What begins like a formula is a text as it was written.
func TestTextIsNoFormula(t *testing.T) {
	book := sample.Street()
	people := book.Sheet("党员")
	names := []string{"=1+1", "+86", "-壹", "@甲"}
	for n, name := range names {
		people.Set(n, "姓名", name)
	}
	f := open(t, report(t, book))
	found := map[string]bool{}
	rows, err := f.GetRows(rosterSheet)
	if err != nil {
		t.Fatal(err)
	}
	for y, row := range rows {
		if len(row) < rosterName {
			continue
		}
		at := ref(rosterName, y+1)
		if formula, _ := f.GetCellFormula(rosterSheet, at); formula != "" {
			t.Errorf("%s has the formula %q", at, formula)
		}
		style, _ := f.GetCellStyle(rosterSheet, at)
		s, _ := f.GetStyle(style)
		found[row[rosterName-1]] = s != nil && (s.NumFmt == 49 || s.CustomNumFmt != nil && *s.CustomNumFmt == textFormat)
	}
	for _, name := range names {
		if !found[name] {
			t.Errorf("%q is not in the roster as text", name)
		}
	}
}

func TestSameReportSameBytes(t *testing.T) {
	r := report(t, sample.Street())
	first, err := Write(r)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		again, err := Write(r)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, again) {
			t.Fatal("two writes differ")
		}
	}
}

func TestDraftIsMarkedOnEverySheet(t *testing.T) {
	res := result(t, sample.Street())
	for _, draft := range []bool{true, false} {
		f := open(t, publication.NewReport(res, draft))
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			header, err := f.GetHeaderFooter(sheet)
			if err != nil {
				t.Fatal(err)
			}
			title := strings.Join(rows[0], "")
			if strings.Contains(title, "草稿") != draft || strings.Contains(header.OddHeader, "草稿") != draft {
				t.Errorf("draft %v: %s has title %q and header %q", draft, sheet, title, header.OddHeader)
			}
			if !strings.Contains(header.OddHeader, "内部资料") {
				t.Errorf("%s does not say on paper that it is internal", sheet)
			}
		}
	}
}

func TestNothingAtAll(t *testing.T) {
	r := rule.Apply(&evaluation.Evaluation{Measure: evaluation.DefaultMeasure()}, rule.Options{})
	open(t, publication.NewReport(r, true))
}

// A page header has no room for a long name, and & begins a code there.
func TestHeaderText(t *testing.T) {
	for in, want := range map[string]string{
		"甲&乙": "甲&&乙", strings.Repeat("长", 61): strings.Repeat("长", 59) + "…", "": "",
	} {
		if got := headerText(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

// tool finds a program, and skips the test where it is missing.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is missing", name)
		}
		t.Skipf("%s is missing", name)
	}
	return path
}

// openpyxl, as scripts and previews, reads stored values alone.
func TestOpenpyxlSeesEveryValue(t *testing.T) {
	python := tool(t, "python3")
	if system := "/usr/bin/python3"; exec.Command(python, "-c", "import openpyxl").Run() != nil {
		python = system
	}
	if err := exec.Command(python, "-c", "import openpyxl").Run(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("openpyxl is missing")
		}
		t.Skip("openpyxl is missing")
	}
	r := report(t, sample.Street())
	data, err := Write(r)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "统计.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	const script = `
import json, sys, openpyxl
values = openpyxl.load_workbook(sys.argv[1], data_only=True)
formulas = openpyxl.load_workbook(sys.argv[1])
empty = [s.title + "!" + c.coordinate for s in formulas for row in s.iter_rows() for c in row
         if c.data_type == "f" and values[s.title][c.coordinate].value is None]
streamed = openpyxl.load_workbook(sys.argv[1], read_only=True)
json.dump({"sheets": values.sheetnames, "empty": empty, "members": values["总表"]["C5"].value,
           "rows": sum(1 for _ in streamed["名册"].rows)}, sys.stdout)`
	out, err := exec.Command(python, "-c", script, path).Output()
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Sheets, Empty []string
		Members, Rows int
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Sheets) != 7 || len(got.Empty) > 0 || got.Members != r.Whole.Members || got.Rows != rosterHead+len(r.Roster) {
		t.Errorf("openpyxl sees %+v", got)
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, people := range []int{5000, 50000} {
		r := report(b, sample.Generate(1, people, people/50))
		b.Run(strconv.Itoa(people), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Write(r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
