package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/xuri/excelize/v2"

	"xingbang/sample"
)

var storedValue = regexp.MustCompile(`(</f>)<v>[^<]*</v>`)

// withoutValues is the workbook with its formulas' stored values taken out, so
// that a program has to calculate them.
func withoutValues(t *testing.T, data []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, file := range in.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		to, err := w.Create(file.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(storedValue.ReplaceAll(body, []byte("$1"))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// LibreOffice opens the workbook, and calculates every formula to the value
// that was stored.
func TestOfficeCalculatesTheSame(t *testing.T) {
	office := tool(t, "soffice")
	r := report(t, sample.Street())
	data, err := Write(r)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "in", "统计.xlsx")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, withoutValues(t, data), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"),
		"--headless", "--convert-to", "xlsx", "--outdir", dir, path)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	calculated, err := excelize.OpenFile(filepath.Join(dir, "统计.xlsx"), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer calculated.Close()
	stored := open(t, r)
	checked := 0
	for _, sheet := range []string{overviewSheet, branchSheet} {
		rows, err := stored.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for y := range rows {
			for x := range rows[y] {
				if formula, _ := stored.GetCellFormula(sheet, ref(x+1, y+1)); formula == "" {
					continue
				}
				checked++
				if got := cell(t, calculated, sheet, x+1, y+1); !near(got, rows[y][x]) {
					t.Errorf("%s!%s is %q, stored %q", sheet, ref(x+1, y+1), got, rows[y][x])
				}
			}
		}
	}
	if checked == 0 {
		t.Error("no formula was checked")
	}
}
