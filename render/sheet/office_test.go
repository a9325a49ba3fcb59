package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image/png"
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

// office has LibreOffice convert a workbook, in CI alone for the time it takes, and
// returns the path of what it made.
func office(t *testing.T, data []byte, to string) string {
	t.Helper()
	if os.Getenv("CI") != "true" {
		t.Skip("LibreOffice is started in CI alone")
	}
	program := tool(t, "soffice")
	dir := t.TempDir()
	path := filepath.Join(dir, "in", "统计.xlsx")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"),
		"--headless", "--convert-to", to, "--outdir", dir, path)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return filepath.Join(dir, "统计."+to)
}

// LibreOffice opens the workbook, and calculates every formula to the value
// that was stored.
func TestOfficeCalculatesTheSame(t *testing.T) {
	r := report(t, sample.Street())
	data, err := Write(r)
	if err != nil {
		t.Fatal(err)
	}
	calculated, err := excelize.OpenFile(office(t, withoutValues(t, data), "xlsx"), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer calculated.Close()
	stored := open(t, r)
	for _, sheet := range []string{overviewSheet, branchSheet, itemSheet} {
		rows, err := stored.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		checked := 0
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
		if checked < 20 {
			t.Errorf("%s: only %d formulas were checked", sheet, checked)
		}
	}
}

// The charts are on paper, in their colours: totals by star and items on one page,
// branches by star on another.
func TestOfficeDrawsTheCharts(t *testing.T) {
	data, err := Write(report(t, sample.Street()))
	if err != nil {
		t.Fatal(err)
	}
	pdf := office(t, data, "pdf")
	pages := filepath.Join(filepath.Dir(pdf), "page")
	if out, err := exec.Command(tool(t, "pdftoppm"), "-r", "50", "-png", pdf, pages).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	names, err := filepath.Glob(pages + "*.png")
	if err != nil || len(names) < 7 {
		t.Fatalf("%d pages, %v", len(names), err)
	}
	const some, much = 60, 4000 // pixels
	var totals, branches bool
	for _, name := range names {
		n := starPixels(t, name)
		three := n[0] > some && n[1] > some && n[2] > some
		totals = totals || three && n[3] > some && n[1] > much // n[1] is the items' colour, too
		branches = branches || three && n[3] == 0
	}
	if !totals || !branches {
		t.Errorf("charts seen: totals and items %v, branches %v", totals, branches)
	}
}

// starPixels counts a picture's pixels of each of the bars' colours.
func starPixels(t *testing.T, path string) (count [len(starColours)]int) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	picture, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	at := map[[3]uint8]int{}
	for i, name := range starColours {
		var c [3]uint8
		if _, err := fmt.Sscanf(name, "%02X%02X%02X", &c[0], &c[1], &c[2]); err != nil {
			t.Fatal(err)
		}
		at[c] = i
	}
	bounds := picture.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			r, g, b, _ := picture.At(x, y).RGBA()
			if i, ok := at[[3]uint8{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)}]; ok {
				count[i]++
			}
		}
	}
	return count
}
