package workbook

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xingbang/render/evaluation"
)

// thousands makes style 1 of an error style 1001.
func thousands(style int, s evaluation.Severity) int {
	if s == "" {
		return style
	}
	return style + 1000
}

func wantedAt(refs ...string) marks {
	out := marks{}
	for _, ref := range refs {
		col, _ := columnOf(ref)
		row, _ := rowNumber(ref)
		out[spot{row, col}] = &mark{severity: evaluation.Error}
	}
	return out
}

func TestRestyle(t *testing.T) {
	sheet := func(cols, data string) string { return "<worksheet>" + cols + data + "<extLst/></worksheet>" }
	for name, c := range map[string]struct{ cols, data, want string }{
		"as it is":            {"", `<sheetData><row r="1"><c r="A1" s="3"><v>1</v></c></row></sheetData>`, `<sheetData><row r="1"><c r="A1" s="3"><v>1</v></c></row></sheetData>`},
		"a style":             {"", `<sheetData><row r="2"><c r="B2" s="3" t="s"><v>1</v></c></row></sheetData>`, `<sheetData><row r="2"><c r="B2" t="s" s="1003"><v>1</v></c></row></sheetData>`},
		"no style":            {"", `<sheetData><row r="2"><c r="B2"/></row></sheetData>`, `<sheetData><row r="2"><c r="B2" s="1000"/></row></sheetData>`},
		"a cell between":      {"", `<sheetData><row r="2"><c r="A2"/><c r="C2"/></row></sheetData>`, `<sheetData><row r="2"><c r="A2"/><c r="B2" s="1000"/><c r="C2"/></row></sheetData>`},
		"a cell at the end":   {"", `<sheetData><row r="2" s="7" customFormat="1"><c r="A2"/></row></sheetData>`, `<sheetData><row r="2" s="7" customFormat="1"><c r="A2"/><c r="B2" s="1007"/></row></sheetData>`},
		"a row without cells": {`<cols><col min="2" max="4" style="5"/></cols>`, `<sheetData><row r="2" ht="20"/></sheetData>`, `<sheetData><row r="2" ht="20"><c r="B2" s="1005"/></row></sheetData>`},
		"a row between":       {"", `<sheetData><row r="1"/><row r="3"/></sheetData>`, `<sheetData><row r="1"/><row r="2"><c r="B2" s="1000"/></row><row r="3"/></sheetData>`},
		"a row at the end":    {"", `<sheetData><row r="1"/></sheetData>`, `<sheetData><row r="1"/><row r="2"><c r="B2" s="1000"/></row></sheetData>`},
		"no rows":             {"", `<sheetData/>`, `<sheetData><row r="2"><c r="B2" s="1000"/></row></sheetData>`},
		"with a prefix":       {"", `<x:sheetData><x:row r="2"><x:c r="C2"/></x:row></x:sheetData>`, `<x:sheetData><x:row r="2"><x:c r="B2" s="1000"/><x:c r="C2"/></x:row></x:sheetData>`},
		"without addresses":   {"", `<sheetData><row><c/></row><row><c/><c s='4'/></row></sheetData>`, `<sheetData><row><c/></row><row><c/><c s="1004"/></row></sheetData>`},
	} {
		wanted := wantedAt("B2")
		if name == "as it is" {
			wanted = marks{}
		}
		got, _, err := restyle(sheet(c.cols, c.data), wanted, thousands)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if d := cmp.Diff(sheet(c.cols, c.want), got); d != "" {
			t.Errorf("%s (-want +got): %s", name, d)
		}
	}
}

// A drawing is linked where the schema wants it (ISO/IEC 29500-1, 18.3.1.99).
func TestLinkDrawing(t *testing.T) {
	for before, after := range map[string]string{
		`<sheetData/>`: `</worksheet>`,
		`<extLst/><sheetData/><conditionalFormatting><cfRule><extLst/></cfRule></conditionalFormatting><drawing/>`: `<legacyDrawingHF/><extLst/></worksheet>`,
		`<AlternateContent/><sheetData/><pageMargins/>`:                                                            `<mc:AlternateContent><controls/></mc:AlternateContent></worksheet>`,
	} {
		got, err := linkDrawing("<worksheet>"+before+after, "rId7")
		want := "<worksheet>" + before + fmt.Sprintf(`<legacyDrawing xmlns:r="%s" r:id="rId7"/>`, relationBase) + after
		if err != nil || got != want {
			t.Errorf("%s%s became %s, %v", before, after, got, err)
		}
		if id, err := legacyDrawing(got); err != nil || id != "rId7" {
			t.Errorf("the drawing's name is read as %q, %v", id, err)
		}
	}
}

// FuzzRestyle holds that cells keep what is in them, whatever the sheet is like.
func FuzzRestyle(f *testing.F) {
	for _, seed := range []string{
		`<worksheet><cols><col min="1" max="2" width="3" style="1"/></cols><sheetData><row r="2"><c r="A2" s="1"><v>1</v></c><c r="C2" t="str"><f>A2</f><v></v></c></row></sheetData></worksheet>`,
		`<x:worksheet><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row><x:row r="9"/></x:sheetData></x:worksheet>`,
		`<worksheet><sheetData/></worksheet>`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, xml string) {
		var before, after sheet
		if scanSheet(xml, nil, nil, &before) != nil {
			return
		}
		changed, _, err := restyle(xml, wantedAt("A1", "B2", "C2", "A9", "D12"), thousands)
		if err != nil {
			t.Fatalf("a sheet that can be read cannot be marked: %v", err)
		}
		if err := scanSheet(changed, nil, nil, &after); err != nil {
			t.Fatalf("a marked sheet cannot be read: %v\n%s", err, changed)
		}
		drop := func(s *sheet) string {
			rows := slices.Clone(s.rows)
			return fmt.Sprint(rows, s.merges, s.hidden)
		}
		if drop(&before) != drop(&after) {
			t.Fatalf("%s\nbecame\n%s", drop(&before), drop(&after))
		}
		if !strings.Contains(changed, "1000") && !strings.Contains(changed, "s=") {
			t.Fatal("nothing was marked")
		}
	})
}
