package workbook

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"xingbang/render/evaluation"
)

// fixture is a valid workbook as rows of cells by sheet; tests change one thing
// in it. Its order is the order of the sheets.
type fixture struct {
	t      *testing.T
	names  []string
	sheets map[string][][]any
	// finish, if set, works on the workbook before it is saved.
	finish func(*excelize.File)
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	f := &fixture{t: t, sheets: map[string][][]any{}}
	f.add("考评", [][]any{
		{"考评名称", "2026年上半年党员“星级评定、量化考核”"},
		{"考评期间", "2026年上半年"},
		{"党工委名称", "中共某某区某某街道工作委员会"},
		{"审批机关", "中共某某区委组织部"},
		{"审批日期", day(2026, 6, 28)},
		{"公示开始日期", day(2026, 7, 1)},
		{"受理部门", "党建办公室"},
		{"监督电话", "0571-12345678"},
	})
	f.add("支部", [][]any{
		{"编号", "名称", "党员总数", "到会党员数", "群众代表数", "连续三年先进", "先进年度", "五星比例", "书记", "备注"},
		{"Z1", "第一党支部", 3, 3, 1, "否"},
		{"Z2", "第二党支部", 1, 1, nil, "是", "2023、2024、2025", "15%"},
	})
	header := []any{"编号", "姓名", "支部", "身份", "参评", "免评原因"}
	for _, item := range defaultItems() {
		header = append(header, item.Name)
	}
	header = append(header, "基础分", "评星分", "总分", "一票否决", "定星", "复审说明", "区分", "照片", "照片授权", "事迹", "备注")
	f.add("党员", [][]any{header,
		member("D1", "张三", "第一党支部", 9.5, 7.5),
		member("D2", "李四", "第一党支部", 9, 7),
		member("D3", "买买提·吐尔逊", "第一党支部", 8, 6),
		member("D4", "欧阳建国", "第二党支部", 8.25, 6.5),
	})
	return f
}

// day is a date as Excel keeps it.
func day(year int, month time.Month, d int) time.Time {
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC)
}

// member is a row of 党员 with equal scores in each category.
func member(id, name, branch string, base, merit float64) []any {
	row := []any{id, name, branch, "正式党员", "是", nil}
	for range 6 {
		row = append(row, base)
	}
	for range 5 {
		row = append(row, merit)
	}
	return append(row, base*6, merit*5, base*6+merit*5)
}

func (f *fixture) add(name string, rows [][]any) {
	if f.sheets[name] == nil {
		f.names = append(f.names, name)
	}
	f.sheets[name] = rows
}

// set writes a cell of a sheet, given as A1.
func (f *fixture) set(sheet, ref string, value any) {
	f.t.Helper()
	col, row, err := excelize.CellNameToCoordinates(ref)
	if err != nil {
		f.t.Fatal(err)
	}
	rows := f.sheets[sheet]
	for len(rows) < row {
		rows = append(rows, nil)
	}
	for len(rows[row-1]) < col {
		rows[row-1] = append(rows[row-1], nil)
	}
	rows[row-1][col-1] = value
	f.sheets[sheet] = rows
}

// save writes the workbook as name into a new folder and returns its path.
func (f *fixture) save(name string) string {
	f.t.Helper()
	return f.saveIn(f.t.TempDir(), name)
}

func (f *fixture) saveIn(dir, name string) string {
	f.t.Helper()
	x := excelize.NewFile()
	defer x.Close()
	for i, sheet := range f.names {
		if i == 0 {
			f.check(x.SetSheetName("Sheet1", sheet))
		} else if _, err := x.NewSheet(sheet); err != nil {
			f.t.Fatal(err)
		}
		for r, cells := range f.sheets[sheet] {
			ref, _ := excelize.CoordinatesToCellName(1, r+1)
			f.check(x.SetSheetRow(sheet, ref, &cells))
		}
	}
	if f.finish != nil {
		f.finish(x)
	}
	path := filepath.Join(dir, name)
	f.check(x.SaveAs(path))
	return path
}

func (f *fixture) check(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

// read reads the workbook; it must be readable.
func (f *fixture) read() (*evaluation.Evaluation, []evaluation.Finding) {
	f.t.Helper()
	return mustRead(f.t, f.save("street.xlsx"))
}

func mustRead(t *testing.T, inputs ...string) (*evaluation.Evaluation, []evaluation.Finding) {
	t.Helper()
	e, findings, err := Read(inputs)
	if err != nil {
		t.Fatal(err)
	}
	return e, findings
}

func writeFile(t *testing.T, path string, data []byte) string {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
