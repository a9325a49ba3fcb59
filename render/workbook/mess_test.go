package workbook

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"
	"xingbang/render/evaluation"
)

// place-free view of what was read, to hold a mess against the clean fixture.
func meaning(e *evaluation.Evaluation) string {
	var out strings.Builder
	s := e.Settings
	fmt.Fprintln(&out, s.Name.Value, s.Period.Value, s.Committee.Value, s.Approver.Value, s.ApprovedOn.Value.ISO(),
		s.PublishFrom.Value.ISO(), s.Office.Value, s.Phone.Value)
	for _, b := range e.Branches {
		fmt.Fprintln(&out, b.ID, b.Name, b.Headcount.Value, b.Representatives.Value, b.Advanced.Value, b.AdvancedYears.Value, b.FiveStarShare.Value)
	}
	for _, m := range e.Members {
		fmt.Fprint(&out, m.ID.Value, m.Name.Value, m.Branch.Value, m.Status.Value, m.Evaluated.Or(true), m.Base.Value, m.Merit.Value, m.Total.Value)
		for _, i := range m.Items {
			fmt.Fprint(&out, " ", i.Value)
		}
		fmt.Fprintln(&out, m.Veto.Value, m.Approved.State, m.Approved.Value, m.Remark.Value)
	}
	return out.String()
}

func insertRows(rows [][]any, at int, more ...[]any) [][]any {
	return slices.Insert(slices.Clone(rows), at, more...)
}

// described is a finding in short: rule, sheet and cell.
func described(f evaluation.Finding) string {
	return strings.TrimSpace(f.Rule + " " + f.Cell.Sheet + " " + f.Cell.Ref())
}

// TestRepaired changes one thing of the clean workbook: the same is read, and
// the repair is reported once.
func TestRepaired(t *testing.T) {
	tests := []struct {
		name   string
		change func(f *fixture)
		want   []string // findings, as described
		says   string   // what one message contains
	}{
		{"title rows above the header", func(f *fixture) {
			f.sheets["党员"] = insertRows(f.sheets["党员"], 0, []any{"2026年上半年党员量化考核评分表"}, []any{nil, "单位：某某街道"})
		}, []string{"repaired 党员 A1"}, "有2行标题"},
		{"merged title", func(f *fixture) {
			f.sheets["党员"] = insertRows(f.sheets["党员"], 0, []any{"评分表"})
			f.finish = func(x *excelize.File) { f.check(x.MergeCell("党员", "A1", "V1")) }
		}, []string{"repaired 党员 A1"}, "有1行标题"},
		{"header synonyms", func(f *fixture) {
			f.set("党员", "B1", "党员姓名")
			f.set("党员", "C1", "所在支部")
			f.set("党员", "T1", "合计")
			f.set("党员", "V1", "星级")
		}, []string{"repaired 党员 B1", "repaired 党员 C1", "repaired 党员 T1", "repaired 党员 V1"}, "“所在支部”，已按“支部”读取"},
		{"items in the measure's words", func(f *fixture) {
			f.set("党员", "M1", "履行党员基本职责义务")
			f.set("党员", "P1", "“走帮服”连心活动")
		}, []string{"repaired 党员 M1", "repaired 党员 P1"}, "已按“走帮服”读取"},
		{"full scores in headers", func(f *fixture) {
			f.set("党员", "G1", "理想信念（10分）")
			f.set("党员", "H1", "宗旨观念(10)")
			f.set("党员", "I1", "组织纪律\n[满分10分]")
			f.set("党员", "J1", "工 作　作风10分")
		}, []string{"repaired 党员 G1", "repaired 党员 H1", "repaired 党员 I1", "repaired 党员 J1"}, ""},
		{"line break in a header", func(f *fixture) { f.set("党员", "U1", "一票\n否决") }, []string{"repaired 党员 U1"}, ""},
		{"space in names", func(f *fixture) {
			f.set("党员", "B2", "张 三")
			f.set("党员", "B3", "　李\u00a0四\u200b ")
		}, []string{"repaired 党员 B2"}, "“姓名”列有2处"},
		{"interpunct", func(f *fixture) { f.set("党员", "B4", "买买提•吐尔逊") }, []string{"repaired 党员 B4"}, "“姓名”列有1处"},
		{"full stop for the interpunct", func(f *fixture) { f.set("党员", "B4", "买买提.吐尔逊") }, []string{"repaired 党员 B4"}, ""},
		{"full width", func(f *fixture) {
			f.set("党员", "A2", "Ｄ１")
			f.set("党员", "G2", "９．５")
		}, []string{"repaired 党员 A2", "repaired 党员 G2", "repaired 党员 G2"}, "全角"},
		{"numbers as text", func(f *fixture) {
			for r := 2; r <= 5; r++ {
				row := f.sheets["党员"][r-1]
				row[6] = fmt.Sprintf(" %v ", row[6])
			}
		}, []string{"repaired 党员 G2"}, "“理想信念”列有4处数字是文本"},
		{"date as text with dots", func(f *fixture) { f.set("考评", "B6", "2026.7.1") }, []string{"repaired 考评 B6"}, "日期"},
		{"date as text", func(f *fixture) { f.set("考评", "B6", "２０２６年７月０１日（周三）") }, []string{"repaired 考评 B6"}, "日期"},
		{"date in Chinese numerals", func(f *fixture) { f.set("考评", "B6", "二〇二六年七月一日") }, []string{"repaired 考评 B6"}, "日期"},
		{"date as eight digits", func(f *fixture) { f.set("考评", "B6", "20260701") }, []string{"repaired 考评 B6"}, "日期"},
		{"date as a number of eight digits", func(f *fixture) { f.set("考评", "B6", 20260701) }, []string{"repaired 考评 B6"}, "日期"},
		{"date as a bare serial", func(f *fixture) { f.set("考评", "B6", 46204) }, []string{"repaired 考评 B6"}, "日期"},
		{"phone as a number", func(f *fixture) {
			f.set("考评", "B8", "0571-12345678")
			f.set("考评", "C8", 13800000000)
		}, nil, ""},
		{"sums and notes below", func(f *fixture) {
			f.sheets["党员"] = append(f.sheets["党员"],
				[]any{"合计", nil, nil, nil, nil, nil, 34.75},
				[]any{nil, "平均分", nil, nil, nil, nil, 8.7},
				[]any{}, []any{"说明：本表一式两份，各支部留存一份。"}, []any{"填表人：", "王五", nil, "审核人：", "赵六"},
				[]any{nil, nil, nil, "2026年7月1日"})
		}, []string{"repaired 党员 A6", "repaired 党员 A9"}, "有3行说明"},
		{"sum below with a count of people", func(f *fixture) {
			f.sheets["党员"] = append(f.sheets["党员"], []any{"合 计", "4人", nil, nil, nil, nil, 34.75})
		}, []string{"repaired 党员 A6"}, "有1行合计"},
		{"header repeated on each printed page", func(f *fixture) {
			f.sheets["党员"] = insertRows(f.sheets["党员"], 3, f.sheets["党员"][0])
		}, []string{"repaired 党员 A4"}, "有1行重复的表头"},
		{"a column of running numbers, filled in advance", func(f *fixture) {
			for i, row := range f.sheets["党员"] {
				var n any = i
				if i == 0 {
					n = "序号"
				}
				f.sheets["党员"][i] = append([]any{n}, row...)
			}
			f.sheets["党员"] = append(f.sheets["党员"], []any{5}, []any{6})
		}, nil, ""},
		{"empty styled rows", func(f *fixture) {
			f.finish = func(x *excelize.File) {
				style, err := x.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"#FFFF00"}}})
				f.check(err)
				f.check(x.SetCellStyle("党员", "A6", "Z300", style))
			}
		}, nil, ""},
		{"empty rows between", func(f *fixture) {
			f.sheets["党员"] = insertRows(f.sheets["党员"], 3, nil, nil)
		}, nil, ""},
		{"hidden rows and columns", func(f *fixture) {
			f.finish = func(x *excelize.File) {
				f.check(x.SetRowVisible("党员", 3, false))
				f.check(x.SetRowVisible("党员", 5, false))
				f.check(x.SetColVisible("党员", "G:H", false))
			}
		}, []string{"hidden-data 党员"}, "有2个隐藏的行，有2个隐藏的列"},
		{"hidden sheet", func(f *fixture) {
			f.finish = func(x *excelize.File) { f.check(x.SetSheetVisible("党员", false)) }
		}, []string{"hidden-data 党员"}, "本身是隐藏的"},
		{"veto in words for none", func(f *fixture) {
			f.set("党员", "U2", "否")
			f.set("党员", "U3", " 无 ")
		}, nil, ""},
		{"status synonyms", func(f *fixture) { f.set("党员", "D2", "正式") }, []string{"repaired 党员 D2"}, "同义词"},
		{"name of a sheet with space", func(f *fixture) {
			f.names[2] = " 党员 "
			f.sheets[" 党员 "] = f.sheets["党员"]
		}, nil, ""},
		{"unknown column", func(f *fixture) { f.set("党员", "AB1", "组织纪率") }, []string{"column-unknown 党员 AB1"}, "最接近的列名是“组织纪律”"},
		{"column like none", func(f *fixture) { f.set("党员", "AB1", "手机号") }, []string{"column-unknown 党员 AB1"}, "列名有：编号、姓名、支部、"},
		{"column without a header", func(f *fixture) { f.set("党员", "AC3", "见附件") }, []string{"column-unknown 党员 AC3"}, "没有表头"},
		{"a synonym beside the name itself", func(f *fixture) { f.set("党员", "AB1", "合计") }, []string{"column-unknown 党员 AB1"}, "已有“总分”列"},
		{"another sheet", func(f *fixture) { f.add("支部情况", [][]any{{"什么"}}) }, []string{"ignored-sheet 支部情况"}, "工作表有：考评、办法、"},
		{"unknown remark among the settings", func(f *fixture) { f.set("考评", "A9", "填表说明"); f.set("考评", "B9", "如实填写") },
			[]string{"column-unknown 考评 A9"}, ""},
		{"title and header in settings", func(f *fixture) {
			f.sheets["考评"] = insertRows(f.sheets["考评"], 0, []any{"考评设置"}, []any{"名称", "值", "说明"})
		}, nil, ""},
		{"share as a formatted percentage", func(f *fixture) {
			f.set("支部", "H3", 0.15)
			f.finish = func(x *excelize.File) {
				style, err := x.NewStyle(&excelize.Style{NumFmt: 10})
				f.check(err)
				f.check(x.SetCellStyle("支部", "H3", "H3", style))
			}
		}, nil, ""},
	}
	clean, _ := newFixture(t).read()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := newFixture(t)
			tt.change(f)
			e, findings := f.read()
			if d := cmp.Diff(meaning(clean), meaning(e)); d != "" {
				t.Errorf("what was read differs (-clean +mess):\n%s", d)
			}
			var got, messages []string
			for _, x := range findings {
				got = append(got, described(x))
				messages = append(messages, x.Message+"｜"+x.Hint)
			}
			if d := cmp.Diff(tt.want, got, cmpopts.EquateEmpty(), cmpopts.SortSlices(strings.Compare)); d != "" {
				t.Errorf("findings (-want +got):\n%s\n%s", d, strings.Join(messages, "\n"))
			}
			if !strings.Contains(strings.Join(messages, "\n"), tt.says) {
				t.Errorf("no message says %q:\n%s", tt.says, strings.Join(messages, "\n"))
			}
		})
	}
}
