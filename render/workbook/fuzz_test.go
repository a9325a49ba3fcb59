package workbook

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
)

// FuzzRead reads any bytes as a workbook and as a CSV file: content, or an
// Unreadable; never a panic.
func FuzzRead(f *testing.F) {
	x := excelize.NewFile()
	x.SetSheetName("Sheet1", "党员")
	x.SetSheetRow("党员", "A1", &[]any{"姓名", "支部", "基础分", "评星分", "定星"})
	x.SetSheetRow("党员", "A2", &[]any{"张三", "第一党支部", 55.5, "33", "★★★"})
	x.MergeCell("党员", "A3", "B4")
	valid, err := x.WriteToBuffer()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(valid.Bytes())
	f.Add(valid.Bytes()[:valid.Len()/2])
	f.Add([]byte("姓名,支部,基础分,评星分\n张三,\"第一\n党支部\",55,33\n合计,,55,33\n"))
	f.Add([]byte("\xEF\xBB\xBF姓名\t支部\n"))
	f.Add([]byte("\xFF\xFE\xD3\x59"))
	f.Add([]byte("\xD0\xCF\x11\xE0"))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"党员.xlsx", "党员.csv", "考评.csv", "办法.csv", "测评票.csv"} {
			path := filepath.Join(dir, name)
			if err := os.WriteFile(path, data, 0o644); err != nil {
				t.Fatal(err)
			}
			e, _, err := Read([]string{path})
			var u *Unreadable
			if err != nil && !errors.As(err, &u) || err == nil && e == nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

// FuzzScan reads any bytes as a worksheet. What is read as whole keeps the
// promises of a sheet: rows and cells in order, none empty, within the limits.
func FuzzScan(f *testing.F) {
	f.Add(`<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c t="inlineStr"><is><r><t>二</t></r></is></c></row>` +
		`<row><c><f>1</f></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`)
	f.Add(`<x:worksheet><x:sheetData/></x:worksheet>`)
	f.Add(`<worksheet><!-- > --><sheetData><row r="3" ht="0"><c r='C3'><v><![CDATA[1]]></v></c></row></sheetData></worksheet>`)
	f.Fuzz(func(t *testing.T, xml string) {
		var s sheet
		if err := scanSheet(xml, []string{"一"}, styles{percentage}, &s); err != nil {
			return
		}
		last := 0
		for _, r := range s.rows {
			if r.num <= last || r.num > maxRow || len(r.cells) == 0 {
				t.Fatalf("row %d after %d with %d cells", r.num, last, len(r.cells))
			}
			last = r.num
			col := int32(0)
			for _, c := range r.cells {
				if c.col <= col || c.col > maxCol || c.kind == blank {
					t.Fatalf("row %d: cell %+v after column %d", r.num, c, col)
				}
				col = c.col
			}
		}
	})
}

// FuzzText cleans any text: cleaning twice changes nothing more, and the forms
// agree on what is blank.
func FuzzText(f *testing.F) {
	for _, s := range []string{"张 三", "买买提•吐尔逊", "９．５", "John  Smith", "\u200b\ufeff", "理想信念（10分）", "2026.7.1", "７／１／2026"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		name, _ := cleanName(s)
		if again, did := cleanName(name); again != name || did != noRepair {
			t.Errorf("cleanName(%q) = %q, then %q (%b)", s, name, again, did)
		}
		if key := headerKey(s); headerKey(key) != key {
			t.Errorf("headerKey(%q) = %q, then %q", s, key, headerKey(key))
		}
		if isBlank(s) && name != "" {
			t.Errorf("blank %q has the name %q", s, name)
		}
		if bytes.ContainsAny([]byte(name), "\n\r\t") {
			t.Errorf("line break in %q", name)
		}
		dateText(s, false)
	})
}
