package workbook

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"xingbang/render/evaluation"
)

func errorsOf(findings []evaluation.Finding) []string {
	var list []string
	for _, f := range findings {
		if f.Severity == evaluation.Error {
			list = append(list, described(f)+" "+f.Message)
		}
	}
	return list
}

// TestHeaderOfTwoRows reads the usual form: groups of items merged above them,
// each with its 小计, and the other headers merged downwards.
func TestHeaderOfTwoRows(t *testing.T) {
	f := newFixture(t)
	upper, lower := []any{"序号", "姓名", "支部"}, []any{nil, nil, nil}
	upper = append(upper, "基础项目（60分）", nil, nil, nil, nil, nil, nil, "评星项目（40分）", nil, nil, nil, nil, nil, "合计")
	for _, item := range defaultItems() {
		if item.Name == "履行义务" {
			lower = append(lower, "小计")
		}
		lower = append(lower, item.Name)
	}
	lower = append(lower, "小计", nil)
	f.sheets["党员"] = [][]any{{"评分表"}, upper, lower,
		{1, "张三", "第一党支部", 9, 9, 9, 9, 9, 9, 54, 7, 7, 7, 7, 7, 35, 89},
		{2, "李四", "第一党支部", 8, 8, 8, 8, 8, 8, 48, 6, 6, 6, 6, 6, 30, 78},
	}
	f.finish = func(x *excelize.File) {
		for _, m := range [][2]string{{"A1", "Q1"}, {"A2", "A3"}, {"B2", "B3"}, {"C2", "C3"}, {"D2", "J2"}, {"K2", "P2"}, {"Q2", "Q3"}} {
			f.check(x.MergeCell("党员", m[0], m[1]))
		}
	}
	e, findings := f.read()
	if errs := errorsOf(findings); errs != nil {
		t.Error(errs)
	}
	m := e.Members[1]
	if len(e.Members) != 2 || m.Base.Value != 4800 || m.Merit.Value != 3000 || m.Total.Value != 7800 || m.Items[6].Value != 600 || m.Name.Value != "李四" {
		t.Errorf("%d members; %+v", len(e.Members), m)
	}
}

// TestBranchSheets reads one sheet a branch, the branch being the sheet's name.
func TestBranchSheets(t *testing.T) {
	f := newFixture(t)
	f.names = []string{"考评", "第一党支部", "老街社区", "通讯录", "公示名单"}
	f.sheets["第一党支部"] = [][]any{{"姓名", "基础分", "评星分"}, {"张三", 55, 33}, {"李四", 50, 30}}
	f.sheets["老街社区"] = [][]any{{"老街社区党支部评分表"}, {"姓名", "共性分", "评星分"}, {"王五", 51, 31}}
	f.sheets["通讯录"] = [][]any{{"姓名", "支部", "身份", "电话"}, {"张三", "第一党支部", "正式党员", 13800000000}}
	f.sheets["公示名单"] = [][]any{{"姓名", "支部", "总分", "星级"}, {"张三", "第一党支部", 88, "五星"}}
	e, findings := f.read()
	if errs := errorsOf(findings); errs != nil {
		t.Error(errs)
	}
	var got []string
	for _, m := range e.Members {
		got = append(got, m.Name.Value+" "+m.Branch.Value)
	}
	if d := cmp.Diff([]string{"张三 第一党支部", "李四 第一党支部", "王五 老街社区"}, got); d != "" {
		t.Error(d)
	}
	if e.HasBranchSheet || len(e.Branches) != 2 || e.Branches[1].Name != "老街社区" {
		t.Errorf("branches: %+v", e.Branches)
	}
	if d := cmp.Diff([]string{"考评", "第一党支部", "老街社区"}, e.Sources[0].Sheets); d != "" {
		t.Error(d)
	}
	var notes []string
	for _, x := range findings {
		if x.Rule == "ignored-sheet" || strings.Contains(x.Message, "工作表名称") {
			notes = append(notes, x.Rule+" "+x.Cell.Sheet)
		}
	}
	if d := cmp.Diff([]string{"ignored-sheet 通讯录", "ignored-sheet 公示名单", "repaired 第一党支部", "repaired 老街社区"}, notes); d != "" {
		t.Error(d)
	}
}

// TestNamelessSheet refuses to take Sheet1 for a branch.
func TestNamelessSheet(t *testing.T) {
	f := newFixture(t)
	f.names = []string{"考评", "Sheet1"}
	f.sheets["Sheet1"] = [][]any{{"姓名", "基础分", "评星分"}, {"张三", 55, 33}}
	_, findings := f.read()
	if d := cmp.Diff([]string{"column-missing Sheet1 工作表“Sheet1”缺少“支部”列"}, errorsOf(findings)); d != "" {
		t.Error(d)
	}
}

// TestColumnsInAnyOrder turns every row of the clean workbook round.
func TestColumnsInAnyOrder(t *testing.T) {
	clean, _ := newFixture(t).read()
	f := newFixture(t)
	for i, row := range f.sheets["党员"] {
		turned := make([]any, 30)
		for j, v := range row {
			turned[29-j] = v
		}
		f.sheets["党员"][i] = turned
	}
	e, findings := f.read()
	if d := cmp.Diff(meaning(clean), meaning(e)); d != "" || len(findings) > 0 {
		t.Error(d, findings)
	}
}

// TestSumsAlone reads a roster without items, and TestCategoryMissing one
// without either.
func TestSumsAlone(t *testing.T) {
	f := newFixture(t)
	f.sheets["党员"] = [][]any{{"姓名", "支部", "基础分", "评星分"}, {"张三", "第一党支部", 55.555, "33.005"}}
	e, findings := f.read()
	if errs := errorsOf(findings); errs != nil {
		t.Error(errs)
	}
	m := e.Members[0]
	if m.Base.Value != 5556 || m.Merit.Value != 3301 || m.Items[0].State != evaluation.Absent || len(m.Items) != 11 || m.Total.State != evaluation.Absent {
		t.Errorf("%+v", m)
	}
}

func TestCategoryMissing(t *testing.T) {
	f := newFixture(t)
	f.sheets["党员"] = [][]any{{"姓名", "支部", "基础分"}, {"张三", "第一党支部", 55}}
	_, findings := f.read()
	if d := cmp.Diff([]string{"column-missing 党员 工作表“党员”缺少“评星分”列，也没有它的各个项目"}, errorsOf(findings)); d != "" {
		t.Error(d)
	}
	f.add("测评票", [][]any{ballotHeader(), ballotRow("T1", "党员", "张三", 9, 7)})
	e, findings := f.read()
	if errs := errorsOf(findings); errs != nil || len(e.Ballots) != 1 {
		t.Error(errs, len(e.Ballots))
	}
}

func ballotHeader() []any {
	row := []any{"支部", "票号", "测评人", "编号", "姓名"}
	for _, item := range defaultItems() {
		row = append(row, item.Name)
	}
	return row
}

func ballotRow(number, voter, name string, base, merit any) []any {
	row := []any{"第一党支部", number, voter, nil, name}
	for i := range 11 {
		if i < 6 {
			row = append(row, base)
		} else {
			row = append(row, merit)
		}
	}
	return row
}

func TestBallots(t *testing.T) {
	f := newFixture(t)
	f.add("测评票", [][]any{ballotHeader(), ballotRow("1", "党员", "张三", 9, 7), ballotRow("2", "群众", "李 四", 9, nil),
		ballotRow("3", "邻居", "王五", 9, "好"), ballotRow("", "党员", "", 9, 8)})
	e, findings := f.read()
	want := []string{
		"value-invalid 测评票 C4 “测评人”是“邻居”，不在可填的词中，可填：党员、群众代表",
		"value-invalid 测评票 L4 “履行义务”是“好”，不是数字",
		"value-invalid 测评票 M4 “专业技术”是“好”，不是数字",
		"value-invalid 测评票 N4 “业务钻研”是“好”，不是数字",
		"value-invalid 测评票 O4 “走帮服”是“好”，不是数字",
		"value-invalid 测评票 P4 “志愿服务”是“好”，不是数字",
		"value-invalid 测评票 B5 “票号”是空的",
		"value-invalid 测评票 E5 测评票没有写明测评的是谁",
	}
	if d := cmp.Diff(want, errorsOf(findings)); d != "" {
		t.Error(d)
	}
	b := e.Ballots[1]
	if len(e.Ballots) != 4 || b.Voter.Value != evaluation.Representative || b.Name.Value != "李四" || b.Items[10].State != evaluation.Empty || b.Items[0].Value != 900 {
		t.Errorf("%d ballots; %+v", len(e.Ballots), b)
	}
}

func TestItems(t *testing.T) {
	f := newFixture(t)
	f.add("考核项目", [][]any{{"考核项目", "类别", "满分"}, {"政治素质", "基础", 60}, {"走帮服", "评星", 20}, {"服务群众", "评星", 20}, {"合计", nil, 100}})
	f.sheets["党员"] = [][]any{{"姓名", "支部", "政治素质(60分)", "“走帮服”连心活动", "服务群众"}, {"张三", "第一党支部", 58, 18, 17.5}}
	e, findings := f.read()
	if errs := errorsOf(findings); errs != nil {
		t.Error(errs)
	}
	if len(e.Items) != 3 || e.Items[0].Full != 6000 || e.Items[2].Category != evaluation.Merit || e.Items[1].Cell.Ref() != "C3" {
		t.Errorf("%+v", e.Items)
	}
	if m := e.Members[0]; m.Items[0].Value != 5800 || m.Items[1].Value != 1800 || m.Items[2].Value != 1750 {
		t.Errorf("%+v", m.Items)
	}
}

func TestHolidays(t *testing.T) {
	f := newFixture(t)
	f.add("节假日", [][]any{{"日期", "类型", "备注"}, {day(2026, 7, 3), "放假", "区里安排"}, {"2026年7月4日", "上班"}, {"2026-7-3", "上班"}, {"7月5日", "放假"}})
	e, findings := f.read()
	want := []string{
		"value-invalid 节假日 A4 2026年7月3日既写放假又写上班，另一处在" + e.Holidays[0].Cell.String(),
		"value-invalid 节假日 A5 “日期”是“7月5日”，不是日期，应写成 2026年7月1日、2026-7-1 或 20260701",
	}
	if d := cmp.Diff(want, errorsOf(findings)); d != "" {
		t.Error(d)
	}
	if len(e.Holidays) != 2 || !e.Holidays[1].Working || e.Holidays[1].Date.ISO() != "2026-07-04" {
		t.Errorf("%+v", e.Holidays)
	}
}

// TestDate1904 reads a workbook whose days count from 1904, as of old Macs.
func TestDate1904(t *testing.T) {
	f := newFixture(t)
	f.set("考评", "B6", 46204-1462)
	f.set("考评", "B5", 46201-1462)
	f.finish = func(x *excelize.File) {
		on := true
		f.check(x.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &on}))
	}
	e, _ := f.read()
	if got := e.Settings.PublishFrom.Value.ISO(); got != "2026-07-01" {
		t.Error(got)
	}
}
