package workbook

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
)

// writeLarge writes a workbook of members × 22 columns in branches of fifty.
func writeLarge(b *testing.B, path string, first, members int) {
	b.Helper()
	x := excelize.NewFile()
	defer x.Close()
	check := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	check(x.SetSheetName("Sheet1", "党员"))
	w, err := x.NewStreamWriter("党员")
	check(err)
	header := []any{"编号", "姓名", "支部", "身份", "参评", "免评原因"}
	for _, item := range defaultItems() {
		header = append(header, item.Name)
	}
	header = append(header, "基础分", "评星分", "总分", "一票否决", "备注")
	check(w.SetRow("A1", header))
	for i := first; i < first+members; i++ {
		row := []any{fmt.Sprintf("D%05d", i), fmt.Sprintf("王%c%c", 0x4E00+i%5000, 0x5000+i%3000), fmt.Sprintf("第%d党支部", i/50+1), "正式党员", "是", ""}
		for j := range 11 {
			row = append(row, float64(600+(i*7+j*13)%200)/100)
		}
		row = append(row, 51.25, 33.5, 84.75, "否", "备注")
		ref, _ := excelize.CoordinatesToCellName(1, i-first+2)
		check(w.SetRow(ref, row))
	}
	check(w.Flush())
	check(x.SaveAs(path))
}

// BenchmarkRead reads 5,000 members from one workbook, and from one a branch.
func BenchmarkRead(b *testing.B) {
	one, folder := filepath.Join(b.TempDir(), "large.xlsx"), b.TempDir()
	writeLarge(b, one, 0, 5000)
	for i := range 100 {
		writeLarge(b, filepath.Join(folder, fmt.Sprintf("%03d.xlsx", i)), i*50, 50)
	}
	for name, input := range map[string]string{"one": one, "folder": folder} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e, findings, err := Read([]string{input})
				if err != nil || len(e.Members) != 5000 || len(findings) != 0 {
					b.Fatal(err, len(e.Members), findings)
				}
			}
		})
	}
}
