package workbook

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"xingbang/render/evaluation"
)

// filling are cells of a starter that someone fills in, by sheet.
type filling map[string]map[string]any

// mainFilling fills in everything that the main workbook asks for, a word of every
// drop-down among it.
func mainFilling() filling {
	return filling{
		"考评": {
			"B1": "2026年上半年党员“星级评定、量化考核”", "B2": "2026年上半年", "B3": "中共某某街道工作委员会",
			"B4": "中共某某区委组织部", "B5": day(2026, 6, 28), "B6": day(2026, 7, 1), "B7": 5, "B8": day(2026, 7, 7), "B9": "是",
			"B10": "党建办公室", "B11": "010-12345678", "B12": "dangjian@example.com", "B13": "某某路1号", "B14": day(2026, 7, 1),
			"B15": "姓氏笔画", "B16": "否", "B17": "https://example.com/", "B18": "某某街道", "B19": "蓝", "B20": "否", "B21": day(2026, 8, 1),
		},
		"办法":  {"B5": 0.1, "B8": "支部", "B15": "从紧", "B21": 0.6, "B22": 0.4},
		"支部":  {"A2": "01", "B2": "第一党支部", "C2": 2, "D2": 2, "E2": 1, "F2": "是", "G2": "2023、2024、2025", "H2": 0.15, "I2": "张三"},
		"节假日": {"A2": day(2026, 7, 6), "B2": "放假", "C2": "台风"},
	}
}

// memberFilling fills in two members and a ballot.
func memberFilling() filling {
	f := filling{
		"党员": {
			"A2": "0017", "B2": "张三", "C2": "第一党支部", "D2": "正式党员", "E2": "是", "V2": "五星", "X2": "男", "AA2": "带头**抗洪**",
			"B3": "李四", "C3": "第一党支部", "E3": "否", "F3": "年老体弱，本人申请免评",
		},
		"测评票": {"A2": "第一党支部", "B2": "1", "C2": "群众代表", "D2": "0017", "E2": "张三"},
	}
	for i := range 6 {
		f["党员"][letter(6+i)+"2"], f["测评票"][letter(5+i)+"2"] = 9.5, 9.5
	}
	for i := range 5 {
		f["党员"][letter(12+i)+"2"], f["测评票"][letter(11+i)+"2"] = 7.25, 7.25
	}
	return f
}

// filled writes a starter with cells filled in.
func filled(t *testing.T, name string, book []byte, with ...filling) string {
	t.Helper()
	path := writeFile(t, filepath.Join(t.TempDir(), name), book)
	x, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for _, f := range with {
		for sheet, cells := range f {
			for cell, value := range cells {
				if err := x.SetCellValue(sheet, cell, value); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if err := x.Save(); err != nil {
		t.Fatal(err)
	}
	return path
}

// holdFilled reads workbooks and holds them to what was filled in.
func holdFilled(t *testing.T, paths ...string) {
	t.Helper()
	e, found := mustRead(t, paths...)
	for _, f := range found {
		t.Errorf("%s %s: %s", f.Rule, f.Cell, f.Message)
	}
	if len(e.Members) != 2 || len(e.Branches) != 1 || len(e.Items) != 11 || len(e.Ballots) != 1 || len(e.Holidays) != 1 {
		t.Fatalf("read %d members, %d branches, %d items, %d ballots, %d holidays",
			len(e.Members), len(e.Branches), len(e.Items), len(e.Ballots), len(e.Holidays))
	}
	m := e.Members[0]
	if m.ID.Value != "0017" || m.Branch.Value != "第一党支部" || m.Items[0].Value != 950 || m.Items[6].Value != 725 || m.Approved.Value != 5 {
		t.Errorf("read %+v", m)
	}
	if m.Total.Given() && m.Total.Value != 9325 {
		t.Errorf("the total is %v", m.Total.Value)
	}
	if e.Members[1].Evaluated.Or(true) || !e.Members[1].Total.Blank() {
		t.Errorf("read %+v", e.Members[1])
	}
	if s := e.Settings; s.Phone.Value != "010-12345678" || s.PublishFrom.Value.ISO() != "2026-07-01" || s.Order.Value != evaluation.ByStroke {
		t.Errorf("read %+v", s)
	}
	if e.Branches[0].ID != "01" || e.Branches[0].FiveStarShare.Value.String() != "15%" || !e.Measure.Weighted {
		t.Errorf("read %+v, %+v", e.Branches[0], e.Measure)
	}
}

func starters(t *testing.T, branches []string) (whole, main, branch []byte) {
	t.Helper()
	whole, err := Starter(nil)
	if err != nil {
		t.Fatal(err)
	}
	if main, err = Starter(branches); err != nil {
		t.Fatal(err)
	}
	if branch, err = BranchStarter(branches[0]); err != nil {
		t.Fatal(err)
	}
	return whole, main, branch
}

// A starter that was filled in reads back without a repair or a note: one workbook,
// or a main one and a branch's.
func TestStarter(t *testing.T) {
	whole, main, branch := starters(t, []string{"第一党支部"})
	holdFilled(t, filled(t, "星级评定.xlsx", whole, mainFilling(), memberFilling()))
	holdFilled(t, filled(t, "星级评定.xlsx", main, mainFilling()), filled(t, "第一党支部.xlsx", branch, memberFilling()))
}

// A starter in which nothing was filled in says only that there are no members.
func TestEmptyStarter(t *testing.T) {
	whole, _, branch := starters(t, []string{"第一党支部"})
	for name, book := range map[string][]byte{"星级评定.xlsx": whole, "第一党支部.xlsx": branch} {
		e, found := mustRead(t, filled(t, name, book))
		if len(found) != 1 || found[0].Rule != "column-missing" || len(e.Members) != 0 {
			t.Errorf("%s: %+v", name, found)
		}
	}
}

// What LibreOffice and openpyxl make of a starter that was filled in reads back
// without a note, too; LibreOffice calculates the sums.
func TestStarterElsewhere(t *testing.T) {
	whole, main, branch := starters(t, []string{"第一党支部"})
	for name, save := range map[string]func(*testing.T, ...string) []string{"openpyxl": savedByOpenpyxl, "LibreOffice": savedByLibreOffice} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			saved := save(t, filled(t, "一本.xlsx", whole, mainFilling(), memberFilling()),
				filled(t, "星级评定.xlsx", main, mainFilling()), filled(t, "第一党支部.xlsx", branch, memberFilling()))
			holdFilled(t, saved[0])
			holdFilled(t, saved[1:]...)
			if e, _ := mustRead(t, saved[0]); name == "LibreOffice" && e.Members[0].Total.Value != 9325 {
				t.Errorf("the total is %v", e.Members[0].Total)
			}
		})
	}
}

// What a starter has for filling it in: drop-downs of all words, limits, sums,
// colours, comments, headers that stay, and its page.
func TestStarterHelps(t *testing.T) {
	whole, _, branch := starters(t, []string{"第一党支部"})
	x := openedWith(t, writeFile(t, filepath.Join(t.TempDir(), "a.xlsx"), whole))
	if x.GetSheetName(0) != "填表说明" {
		t.Errorf("the first sheet is %s", x.GetSheetName(0))
	}
	validations := map[string]string{}
	for _, sheet := range x.GetSheetList() {
		list, err := x.GetDataValidations(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range list {
			validations[sheet+"!"+v.Sqref] = strings.TrimSpace(v.Type + " " + v.Operator + " " + v.Formula1 + " " + v.Formula2)
		}
	}
	for cells, want := range map[string]string{
		"党员!D2:D501":    `list  "正式党员,预备党员,入党积极分子"`,
		"党员!V2:V501":    `list  "无,三星,四星,五星"`,
		"党员!C2:C501":    "list  支部!$B$2:$B$301",
		"党员!G2:G501":    "decimal between 0 考核项目!$C$2",
		"党员!Q2:Q501":    "decimal between 0 考核项目!$C$12",
		"测评票!C2:C20001": `list  "党员,群众代表"`,
		"支部!C2:C301":    "whole between 0 1000000",
		"考评!B15":        `list  "得分,姓氏笔画,姓氏拼音,原表"`,
		"考评!B6":         "date between DATE(2000,1,1) DATE(2199,12,31)",
		"办法!B15":        `list  "待定,从紧,从宽"`,
	} {
		if got := validations[cells]; got != want {
			t.Errorf("%s takes %q, want %q", cells, got, want)
		}
	}
	for cell, want := range map[string]string{
		"R2": `IF(COUNT(G2:L2)=0,"",SUM(G2:L2))`, "S2": `IF(COUNT(M2:Q2)=0,"",SUM(M2:Q2))`, "T501": `IF(COUNT(R501:S501)=0,"",SUM(R501:S501))`,
	} {
		if got, err := x.GetCellFormula("党员", cell); err != nil || got != want {
			t.Errorf("%s is %s, %v", cell, got, err)
		}
	}
	colours, err := x.GetConditionalFormats("党员")
	if err != nil || len(colours["T2:T501"]) != 2 || colours["T2:T501"][0].Criteria != "AND(ISNUMBER($T2),$T2<双预警线)" {
		t.Errorf("colours of totals: %+v, %v", colours, err)
	}
	names := map[string]string{}
	for _, n := range x.GetDefinedName() {
		names[n.Scope+" "+n.Name] = n.RefersTo
	}
	if names["Workbook 双预警线"] != "办法!$B$18" || names["党员 _xlnm.Print_Titles"] != "'党员'!$1:$1" {
		t.Errorf("names: %v", names)
	}
	if panes, err := x.GetPanes("党员"); err != nil || !panes.Freeze || panes.XSplit != 2 || panes.YSplit != 1 {
		t.Errorf("panes: %+v, %v", panes, err)
	}
	page, err := x.GetPageLayout("党员")
	if err != nil || *page.Orientation != "landscape" || *page.Size != 9 || *page.FitToWidth != 1 {
		t.Errorf("page: %+v, %v", page, err)
	}
	if got := commentTexts(t, x, "党员")["E1"]; !strings.Contains(got, "免评原因") {
		t.Errorf("the comment of 参评 is %q", got)
	}

	own := openedWith(t, writeFile(t, filepath.Join(t.TempDir(), "b.xlsx"), branch))
	if got, _ := own.GetCellValue("党员", "C201"); got != "第一党支部" {
		t.Errorf("the branch is filled in as %q", got)
	}
	list, err := own.GetDataValidations("党员")
	if err != nil || !slices.ContainsFunc(list, func(v *excelize.DataValidation) bool { return v.Sqref == "Q2:Q201" && v.Formula2 == "8" }) {
		t.Errorf("a branch's limits: %+v, %v", list, err)
	}
}

// Every column and setting that is read has a hint, and every word that is offered
// is understood.
func TestHints(t *testing.T) {
	for sheet, c := range map[string]struct {
		columns []column
		hints   map[string]hint
	}{
		memberSheet: {memberColumns, memberHints}, branchSheet: {branchColumns, branchHints}, ballotSheet: {ballotColumns, ballotHints},
		itemSheet: {itemColumns, itemHints}, holidaySheet: {holidayColumns, holidayHints},
	} {
		for _, column := range c.columns {
			if h, ok := c.hints[column.name]; column.name != ignored.name && (!ok || h.width == 0) {
				t.Errorf("%s!%s has no hint", sheet, column.name)
			}
		}
	}
	for _, p := range evaluation.DefaultMeasure().Parameters() {
		if parameterHints[p.Name].note == "" {
			t.Errorf("办法!%s has no hint", p.Name)
		}
	}
	whole, _, _ := starters(t, []string{"一"})
	words := map[string][]string{}
	for i, h := range settingHints {
		words[fmt.Sprintf("考评 B%d", i+1)] = h.words
	}
	for i, p := range evaluation.DefaultMeasure().Parameters() {
		words[fmt.Sprintf("办法 B%d", i+1)] = parameterHints[p.Name].words
	}
	for sheet, columns := range map[string][]readyColumn{
		memberSheet: readyColumns(memberColumns, memberHints, "免评原因"), branchSheet: readyColumns(branchColumns, branchHints, ""),
		ballotSheet: readyColumns(ballotColumns, ballotHints, "姓名"), holidaySheet: readyColumns(holidayColumns, holidayHints, ""),
	} {
		for i, c := range columns {
			words[sheet+" "+letter(i)+"2"] = c.words
		}
	}
	for n := range 4 {
		with := filling{}
		for place, list := range words {
			sheet, cell, _ := strings.Cut(place, " ")
			if with[sheet] == nil {
				with[sheet] = map[string]any{}
			}
			if len(list) > 0 {
				with[sheet][cell] = list[n%len(list)]
			}
		}
		_, found := mustRead(t, filled(t, "星级评定.xlsx", whole, mainFilling(), memberFilling(), with))
		for _, f := range found {
			t.Errorf("%s %s: %s", f.Rule, f.Cell, f.Message)
		}
	}
}

func TestStarterIsTheSameEachTime(t *testing.T) {
	first, main, branch := starters(t, []string{"一", "二"})
	for range 3 {
		a, b, c := starters(t, []string{"一", "二"})
		if !bytes.Equal(a, first) || !bytes.Equal(b, main) || !bytes.Equal(c, branch) {
			t.Fatal("starters differ")
		}
	}
}

// A sum of the starter's that was never calculated is as good as empty; any other
// formula without a value is not.
func TestPreparedSum(t *testing.T) {
	for formula, empty := range map[string]bool{
		preparedSum("G2:L2"):                            true,
		"SUM(G2:L2)":                                    false,
		`IF(COUNT(G2:L2)=0,"",SUM(G3:L3))`:              false,
		`IF(COUNT(G2:L2)=0,"",SUM(G2:L2))+1`:            false,
		`IF(COUNT(G2:L2)=0,0,SUM(G2:L2))`:               false,
		`IF(COUNT()=0,"",SUM())`:                        true,
		`IF(COUNT(` + strings.Repeat("G", 50) + `)=0,"`: false,
	} {
		f := newFixture(t)
		f.set("党员", "T3", nil)
		f.finish = func(x *excelize.File) { f.check(x.SetCellFormula("党员", "T3", formula)) }
		e, found := f.read()
		if got := e.Members[1].Total.State == evaluation.Empty && len(found) == 0; got != empty {
			t.Errorf("%s: %v, %+v", formula, e.Members[1].Total, found)
		}
	}
}

// Rows that have a branch and nothing else are none; beside anything else they are.
func TestReadyRows(t *testing.T) {
	f := newFixture(t)
	for row := 6; row < 10; row++ {
		f.set("党员", fmt.Sprintf("C%d", row), "第一党支部")
	}
	if e, found := f.read(); len(e.Members) != 4 || len(found) != 0 {
		t.Errorf("%d members, %+v", len(e.Members), found)
	}
	f.set("党员", "G8", 9)
	if _, found := f.read(); len(found) != 1 || found[0].Cell.Ref() != "B8" || found[0].Rule != "value-invalid" {
		t.Errorf("%+v", found)
	}
}

func TestBranchList(t *testing.T) {
	dir := t.TempDir()
	want := []string{"第一党支部", "东风社区第二党支部"}
	text := writeFile(t, filepath.Join(dir, "支部.txt"), []byte("\xEF\xBB\xBF第一 党支部\r\n\r\n  东风社区第二党支部\r\n"))
	gbk := writeFile(t, filepath.Join(dir, "gbk.txt"), []byte("\xB5\xDA\xD2\xBB\xB5\xB3\xD6\xA7\xB2\xBF\n"))
	book := newFixture(t).save("street.xlsx")
	for list, names := range map[string][]string{
		"第一党支部，东风社区第二党支部": want, "第一党支部": want[:1], text: want, gbk: want[:1], book: {"第一党支部", "第二党支部"},
	} {
		got, err := BranchList(list)
		if err != nil {
			t.Errorf("%s: %v", list, err)
		}
		if d := cmp.Diff(names, got); d != "" {
			t.Errorf("%s: %s", list, d)
		}
	}
	for list, says := range map[string]string{
		"一支部,一支部": "写了两次", "": "没有支部名称", "，": "没有支部名称", "名单.txt": "文件不存在", filepath.Join(dir, "no"): "文件不存在",
		writeFile(t, filepath.Join(dir, "empty.txt"), nil): "没有支部名称",
	} {
		if _, err := BranchList(list); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v", list, err)
		}
	}
}
