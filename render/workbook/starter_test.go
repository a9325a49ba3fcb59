package workbook

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"xingbang/render/evaluation"
)

// A starter that was filled in reads back without a repair or a note.
func TestStarter(t *testing.T) {
	data, err := Starter()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "星级评定.xlsx")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, c := range []struct {
		sheet, cell string
		value       any
	}{
		{"考评", "B1", "2026年上半年星级评定"}, {"考评", "B2", "2026年上半年"}, {"考评", "B3", "中共某某街道工作委员会"},
		{"支部", "B2", "第一党支部"}, {"支部", "C2", 1},
		{"党员", "A2", "0017"}, {"党员", "B2", "张三"}, {"党员", "C2", "第一党支部"},
		{"党员", "G2", 9.5}, {"党员", "H2", 9}, {"党员", "I2", 9}, {"党员", "J2", 9}, {"党员", "K2", 9}, {"党员", "L2", 9},
		{"党员", "M2", 7.5}, {"党员", "N2", 7}, {"党员", "O2", 7}, {"党员", "P2", 7}, {"党员", "Q2", 7},
	} {
		if err := f.SetCellValue(c.sheet, c.cell, c.value); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	e, found, err := Read([]string{path})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Errorf("%s %s: %s", f.Rule, f.Cell, f.Message)
	}
	if len(e.Members) != 1 || len(e.Branches) != 1 || len(e.Items) != 11 || len(e.Ballots) != 0 {
		t.Fatalf("read %d members, %d branches, %d items, %d ballots", len(e.Members), len(e.Branches), len(e.Items), len(e.Ballots))
	}
	m := e.Members[0]
	if m.ID.Value != "0017" || m.Items[0].Value != evaluation.Points(9)+50 || m.Items[6].Value != evaluation.Points(7)+50 {
		t.Errorf("read %q with %v", m.ID.Value, m.Items)
	}
}
