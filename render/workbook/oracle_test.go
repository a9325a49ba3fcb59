package workbook

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// TestAgreesWithExcelize holds the scanner to excelize's own reading of the
// same cells, on sheets of random values.
func TestAgreesWithExcelize(t *testing.T) {
	values := rapid.OneOf(
		rapid.Map(rapid.StringMatching(`[ -~]{0,12}`), func(s string) any { return s }),
		rapid.Map(rapid.StringOfN(rapid.RuneFrom([]rune("张三䶮𬱖·<>&\"'\n\t _x0041_　")), 0, 8, -1), func(s string) any { return s }),
		rapid.Map(rapid.Float64Range(-1e6, 1e6), func(f float64) any { return f }),
		rapid.Map(rapid.Int(), func(n int) any { return n }),
		rapid.Map(rapid.Bool(), func(b bool) any { return b }),
		rapid.Just(any(nil)),
	)
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		x := excelize.NewFile()
		defer x.Close()
		if err := x.SetSheetName("Sheet1", "党员"); err != nil {
			t.Fatal(err)
		}
		for i, row := range rapid.SliceOfN(rapid.SliceOfN(values, 0, 6), 0, 6).Draw(t, "rows") {
			ref, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := x.SetSheetRow("党员", ref, &row); err != nil {
				t.Fatal(err)
			}
		}
		path := filepath.Join(dir, "a.xlsx")
		if err := x.SaveAs(path); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(excelizeCells(t, path), scannedCells(t, path)); d != "" {
			t.Fatalf("excelize and scanner differ (-excelize +scanner):\n%s", d)
		}
	})
}

// excelizeCells are the cells of the first sheet with something to see in them.
func excelizeCells(t *rapid.T, path string) map[string]string {
	x, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	rows, err := x.Rows("党员")
	if err != nil {
		t.Fatal(err)
	}
	cells := map[string]string{}
	for r := 1; rows.Next(); r++ {
		cols, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for c, v := range cols {
			if !isBlank(v) {
				cells[fmt.Sprint(r, " ", c+1)] = v
			}
		}
	}
	return cells
}

func scannedCells(t *rapid.T, path string) map[string]string {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := loadXLSX(path, data)
	if err != nil {
		t.Fatal(err)
	}
	cells := map[string]string{}
	for _, r := range sheets[0].rows {
		for _, c := range r.cells {
			cells[fmt.Sprint(r.num, " ", c.col)] = c.text
		}
	}
	return cells
}

// TestOtherProgramSaves opens the workbook in another program and saves it
// there: the same is read.
func TestOtherProgramSaves(t *testing.T) {
	python, err := exec.LookPath("/usr/bin/python3")
	if err == nil {
		err = exec.Command(python, "-c", "import openpyxl").Run()
	}
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("python3 with openpyxl is missing")
		}
		t.Skip("python3 with openpyxl is missing")
	}
	f := newFixture(t)
	f.add("办法", [][]any{{"五星比例", 0.12}, {"起评总分", "71"}})
	f.add("测评票", [][]any{ballotHeader(), ballotRow("1", "党员", "张三", 9.25, 7)})
	f.set("党员", "R4", nil)
	f.set("党员", "AA2", "一行\n两行 _x0041_ <&>\"“”")
	f.finish = func(x *excelize.File) {
		f.check(x.MergeCell("党员", "C2", "C3"))
		f.check(x.SetColVisible("党员", "G", false))
		f.check(x.SetCellFormula("党员", "R4", "SUM(G4:L4)"))
	}
	path := f.save("street.xlsx")
	before, beforeFindings := mustRead(t, path)
	script := "import sys, openpyxl\nw = openpyxl.load_workbook(sys.argv[1])\nw.save(sys.argv[1])\n"
	if out, err := exec.Command(python, "-c", script, path).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	after, afterFindings := mustRead(t, path)
	before.Sources, after.Sources = nil, nil
	if d := cmp.Diff(fmt.Sprintf("%+v", before), fmt.Sprintf("%+v", after)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(fmt.Sprintf("%+v", beforeFindings), fmt.Sprintf("%+v", afterFindings)); d != "" {
		t.Error(d)
	}
	if !strings.Contains(fmt.Sprint(afterFindings), "没有保存") {
		t.Error("the formula without value is not reported")
	}
}
