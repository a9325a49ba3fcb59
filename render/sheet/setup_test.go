package sheet

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"xingbang/sample"
)

// What a clerk finds on the screen and on paper, sheet by sheet.
func TestSheetsAreSetUp(t *testing.T) {
	r := report(t, sample.Street())
	f := open(t, r)
	titles := map[string]string{}
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" {
			titles[n.Scope] = n.RefersTo
		} else {
			names[n.Name] = n.RefersTo
		}
	}
	for _, sheet := range f.GetSheetList() {
		page, err := f.GetPageLayout(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if *page.Size != 9 || *page.Orientation != "landscape" {
			t.Errorf("%s: paper %d, %s; want A4 across", sheet, *page.Size, *page.Orientation)
		}
		paper, err := f.GetHeaderFooter(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(paper.OddFooter, "第 &P 页 共 &N 页") {
			t.Errorf("%s: footer %q", sheet, paper.OddFooter)
		}
	}
	for sheet, want := range map[string]struct {
		rows, still int
		titles      string
	}{
		branchSheet:  {4, 1, "'支部统计'!$A:$A,'支部统计'!$3:$4"},
		rosterSheet:  {3, 3, "'名册'!$A:$C,'名册'!$3:$3"},
		itemSheet:    {3, 1, "'分项分析'!$A:$A,'分项分析'!$3:$3"},
		findingSheet: {3, 0, "'核对'!$3:$3"},
	} {
		panes, err := f.GetPanes(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if !panes.Freeze || panes.YSplit != want.rows || panes.XSplit != want.still || titles[sheet] != want.titles {
			t.Errorf("%s: panes %+v, repeated %q", sheet, panes, titles[sheet])
		}
	}
	for _, sheet := range []string{branchSheet, rosterSheet, findingSheet, itemSheet} {
		if formats, err := f.GetConditionalFormats(sheet); err != nil || len(formats) == 0 {
			t.Errorf("%s has no conditional colour, %v", sheet, err)
		}
	}
	for _, want := range []string{"名册_总分", "名册_星级", "总表_党员总数", "总表_参评率", "总表_平均分", "总表_诫勉谈话"} {
		if names[want] == "" {
			t.Errorf("no cells are named %s", want)
		}
	}
	props, err := f.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if props.Title != "考评结果统计" || props.Creator != r.Committee || props.Keywords != "内部资料" {
		t.Errorf("properties %+v", props)
	}
}

// Each of the tables that are reported ends with who answers for it.
func TestSignatureLines(t *testing.T) {
	f := open(t, report(t, sample.Street()))
	for _, sheet := range []string{overviewSheet, branchSheet, itemSheet, actionSheet} {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(rows, func(row []string) bool {
			line := strings.Join(row, "")
			return strings.Contains(line, "填报单位（盖章）") && strings.Contains(line, "负责人") &&
				strings.Contains(line, "填表人") && strings.Contains(line, "报出时间")
		}) {
			t.Errorf("%s has no line to sign", sheet)
		}
	}
}

// Every key figure says how it was counted and after which clause, and those of
// 支部统计 are live.
func TestOverview(t *testing.T) {
	r := report(t, sample.Street())
	f := open(t, r)
	row := overviewHead
	b := &book{Report: &r}
	b.columns = b.branchColumns()
	for _, s := range b.steps() {
		for _, fig := range s.figures {
			row++
			if got := cell(t, f, overviewSheet, 2, row); got != fig.name {
				t.Fatalf("row %d is %q, want %q", row, got, fig.name)
			}
			if fig.how == "" || fig.where == "" && s.name != "核对" {
				t.Errorf("%s: counted %q, clause %q", fig.name, fig.how, fig.where)
			}
			if formula, _ := f.GetCellFormula(overviewSheet, ref(overviewFigure, row)); (formula != "") != (fig.formula != "") {
				t.Errorf("%s has the formula %q", fig.name, formula)
			}
		}
	}
	if got := cell(t, f, overviewSheet, overviewFigure, overviewHead+2); got != "177" {
		t.Errorf("党员总数 is %s", got)
	}
}

// 群众代表 are a share of the members of those branches that gave their number
// (办法五(二)1).
func TestRepresentatives(t *testing.T) {
	street := sample.Street()
	street.Sheet("支部").Set(0, "群众代表数", nil)
	r := report(t, street)
	f := open(t, r)
	b := &book{Report: &r}
	b.columns = b.branchColumns()
	count, share := b.branchColumn("群众代表", "人数"), b.branchColumn("群众代表", "占比")
	if got := cell(t, f, branchSheet, count, branchFirst) + cell(t, f, branchSheet, share, branchFirst); got != "" {
		t.Errorf("a branch without a number has %q", got)
	}
	members := 0
	for _, br := range r.Branches {
		if br.Representatives.OK() {
			members += br.Members
		}
	}
	want := strconv.FormatFloat(float64(r.Whole.Representatives.Part)/float64(members), 'f', -1, 64)
	if got := cell(t, f, branchSheet, share, b.branchTotal()); !near(got, want) {
		t.Errorf("share of all %s, want %s", got, want)
	}
	if calculated, err := f.CalcCellValue(branchSheet, ref(share, b.branchTotal()), excelize.Options{RawCellValue: true}); err != nil || !near(calculated, want) {
		t.Errorf("the formula comes to %s, want %s, %v", calculated, want, err)
	}
}

// Warned members are not to be talked with by themselves.
func TestActions(t *testing.T) {
	book := sample.Street()
	r := report(t, book)
	warned := r.DoubleWarned[0]
	branch := r.Result.Standings[warned].BranchIndex
	r.Branches[branch].Secretary = r.Result.Members[warned].Name.Value
	f := open(t, r)
	rows, err := f.GetRows(actionSheet)
	if err != nil {
		t.Fatal(err)
	}
	lists := map[string][]string{}
	title := ""
	for _, row := range rows {
		switch {
		case len(row) > 0 && strings.Contains(row[0], "（办法"):
			title = row[0]
		case len(row) > 5 && row[0] != "序号" && title != "":
			lists[title] = append(lists[title], row[1])
			if len(row) > 6 && row[6] == row[1] {
				t.Errorf("%s talks with himself", row[1])
			}
		case len(row) > 9 && row[0] == "序号":
			if blanks := strings.Join(row[6:], ""); !strings.Contains(blanks, "签字") || !strings.Contains(blanks, "时") {
				t.Errorf("%s: heads %v have no deadline or signature", title, row)
			}
		}
	}
	for title, members := range map[string][]int{
		"一、诫勉谈话（办法六(二)），共4人": r.Admonished, "二、双预警（办法六(二)），共1人": r.DoubleWarned,
		"三、帮扶结对（办法七(三)），共4人": r.Warned, "四、优秀党员推荐人选（办法六(一)），共19人": r.Candidates,
	} {
		var want []string
		for _, i := range members {
			want = append(want, r.NameOf(i))
		}
		if !slices.Equal(lists[title], want) {
			t.Errorf("%s: %v, want %v", title, lists[title], want)
		}
	}
}

// Who stands near a line is told in the roster, each once.
func TestRosterTellsOfBorderlines(t *testing.T) {
	r := report(t, sample.Street())
	f := open(t, r)
	said := 0
	for n, i := range r.Roster {
		got := cell(t, f, rosterSheet, (&book{Report: &r}).rosterStar()+3, rosterHead+1+n)
		want := ""
		for _, b := range r.Borderlines {
			if b.Member == i {
				want = r.NearOf(b)
				said++
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", r.NameOf(i), got, want)
		}
	}
	if said != len(r.Borderlines) || said == 0 {
		t.Errorf("%d of %d", said, len(r.Borderlines))
	}
}

// The rows for programs have the workbook's columns, and no line feeds in heads.
func TestRosterRows(t *testing.T) {
	r := report(t, sample.Street())
	rows := Roster(r)
	if len(rows) != 1+len(r.Roster) {
		t.Fatalf("%d rows", len(rows))
	}
	f := open(t, r)
	for col, head := range rows[0] {
		in := strings.ReplaceAll(cell(t, f, rosterSheet, col+1, rosterHead), "\n", "")
		if strings.Contains(head, "\n") || !strings.HasPrefix(in, head) {
			t.Errorf("column %d is %q, in the workbook %q", col+1, head, in)
		}
	}
	for n, row := range rows[1:] {
		for col, text := range row {
			in := cell(t, f, rosterSheet, col+1, rosterHead+1+n)
			if text != in && !near(text, in) {
				t.Errorf("row %d, %s: %q, in the workbook %q", n+1, rows[0][col], text, in)
			}
		}
	}
	r.Draft = true
	if draft := Roster(r); draft[0][len(rows[0])] != "草稿" || draft[1][len(rows[0])] != "草稿" {
		t.Error("a draft does not say so")
	}
}

func TestHeights(t *testing.T) {
	for _, c := range []struct {
		text    string
		columns float64
		want    float64
	}{
		{"", 10, 18}, {"一二三四", 9, 18}, {"一二三四五", 9, 33}, {strings.Repeat("长", 2000), 10, 409}, {"甲", 0, 33},
	} {
		if got := height(18, c.text, c.columns); got != c.want {
			t.Errorf("%d characters in %v: %v, want %v", len([]rune(c.text)), c.columns, got, c.want)
		}
	}
	for name, want := range map[string]string{"走帮服": "走帮服", "理想信念": "理想\n信念", "廉洁自律情": "廉洁自\n律情", "职责": "职责"} {
		if got := inLines(name); got != want {
			t.Errorf("%s became %q", name, got)
		}
	}
}
