package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"xingbang/sample"
)

// committeeFiles are the committee's four files, read back.
type committeeFiles struct {
	folder string
	result struct {
		Branches []struct {
			Name                                                string
			Members, Evaluated, Exempt, Probationary, Activists int
			Seats, Upper                                        *map[string]int
			Awarded                                             map[string]int
			Mean                                                *string
			Below60, Below50                                    int
		}
		Members []struct {
			ID, Name, Branch, Status string
			Base, Merit, Total       *string
			Rank                     *int
			Star, Computed           int
			Measures                 []string
		}
		Summary struct{ Errors, Warnings, Notes int }
	}
	book   *excelize.File
	report string // text, in the order of the lines, single spaces
	roster [][]string
}

func readCommittee(t *testing.T, book sample.Book) *committeeFiles {
	t.Helper()
	out := mustBuild(t, write(t, book), Options{CSV: true})
	c := &committeeFiles{folder: filepath.Join(out, "committee")}
	data, err := os.ReadFile(filepath.Join(c.folder, "result.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &c.result); err != nil {
		t.Fatal(err)
	}
	if c.book, err = excelize.OpenFile(filepath.Join(c.folder, "考评结果统计.xlsx"), excelize.Options{RawCellValue: true}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.book.Close() })
	c.report = strings.Join(strings.Fields(tool(t, "pdftotext", "-layout", filepath.Join(c.folder, "考评结果报告.pdf"), "-")), " ")
	if data, err = os.ReadFile(filepath.Join(c.folder, "名册.csv")); err != nil {
		t.Fatal(err)
	}
	text, marked := bytes.CutPrefix(data, []byte("\uFEFF"))
	if !marked || bytes.Count(text, []byte("\r\n")) != bytes.Count(text, []byte("\n")) {
		t.Error("名册.csv: no byte order mark, or not all lines end in CR LF")
	}
	if c.roster, err = csv.NewReader(bytes.NewReader(text)).ReadAll(); err != nil {
		t.Fatal(err)
	}
	return c
}

// rows are a sheet's rows, and the columns by the words of one or two rows of
// heads.
func (c *committeeFiles) rows(t *testing.T, sheet string, head, heads int) ([][]string, map[string]int) {
	t.Helper()
	rows, err := c.book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	columns, group := map[string]int{}, ""
	for col := range rows[head+heads-2] {
		name := rows[head+heads-2][col]
		if heads == 2 && col < len(rows[head-1]) {
			if top := rows[head-1][col]; top != "" {
				group = top
			}
			name = group + name
		}
		columns[strings.ReplaceAll(name, "\n", "")] = col
	}
	return rows[head+heads-1:], columns
}

func at(row []string, col int) string {
	if col < len(row) {
		return row[col]
	}
	return ""
}

// same reports whether two texts are one number, or both nothing.
func same(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	x, err := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err == nil && err2 == nil && x-y < 1e-9 && y-x < 1e-9
}

func orNothing(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// TestSameFigures reads the committee's files back: each figure of result.json is
// the same in the workbook, in the printed report and in the CSV.
func TestSameFigures(t *testing.T) {
	whole := sample.Generate(7, 150, 5)
	whole.Sheet("办法").Put("比例范围", "全委")
	for name, book := range map[string]sample.Book{"street": sample.Street(), "generated": sample.Generate(4, 120, 6), "全委": whole} {
		t.Run(name, func(t *testing.T) {
			c := readCommittee(t, book)
			c.checkBranches(t)
			c.checkItems(t)
			c.checkMembers(t)
			c.checkSums(t)
		})
	}
}

var levelNames = map[string]string{"5": "五星", "4": "四星", "3": "三星"}

func (c *committeeFiles) checkBranches(t *testing.T) {
	rows, column := c.rows(t, "支部统计", 3, 2)
	for i, b := range c.result.Branches {
		row := rows[i]
		if row[0] != b.Name {
			t.Fatalf("row %d is %s, want %s", i, row[0], b.Name)
		}
		want := map[string]string{
			"人数党员": strconv.Itoa(b.Members), "人数参评": strconv.Itoa(b.Evaluated), "人数免评": strconv.Itoa(b.Exempt),
			"人数预备党员": strconv.Itoa(b.Probationary), "人数入党积极分子": strconv.Itoa(b.Activists),
			"得分平均": orNothing(b.Mean), "结果运用低于60分": strconv.Itoa(b.Below60), "结果运用低于50分": strconv.Itoa(b.Below50),
		}
		line := fmt.Sprintf("%d %d %d", b.Members, b.Evaluated, b.Exempt)
		for _, level := range []string{"5", "4", "3"} {
			want[levelNames[level]+"人数"] = strconv.Itoa(b.Awarded[level])
			line += " " + strconv.Itoa(b.Awarded[level])
			seats, upper := "", ""
			if b.Seats != nil {
				seats, upper = strconv.Itoa((*b.Seats)[level]), strconv.Itoa((*b.Upper)[level])
				line += "/" + seats
			}
			want[levelNames[level]+"名额"], want[levelNames[level]+"上限"] = seats, upper
		}
		for name, value := range want {
			col, ok := column[name]
			if !ok {
				t.Fatalf("支部统计 has no column %s: %v", name, column)
			}
			if got := at(row, col); !same(got, value) {
				t.Errorf("%s, %s: %q in the workbook, %q in result.json", b.Name, name, got, value)
			}
		}
		line += " " + percent(t, at(row, column["星级合计占比"]))
		for _, name := range []string{"得分平均", "得分中位", "得分最高", "得分最低"} {
			line += " " + decimals(t, at(row, column[name]))
		}
		line += fmt.Sprintf(" %d %d", b.Below60, b.Below50)
		if !strings.Contains(c.report, line) {
			t.Errorf("the report has no line %s of %s", line, b.Name)
		}
	}
}

// checkItems compares the rates of the items in the workbook and in the report.
func (c *committeeFiles) checkItems(t *testing.T) {
	rows, column := c.rows(t, "分项分析", 3, 1)
	const first = 1 // below the block's name
	for i := range len(c.result.Branches) + 1 {
		row, line := rows[first+i], ""
		for _, rate := range row[1:len(column)] {
			line += " " + percent(t, rate)
		}
		if !strings.Contains(c.report, line) {
			t.Errorf("the report has no line%s of %s", line, row[0])
		}
	}
}

func (c *committeeFiles) checkMembers(t *testing.T) {
	rows, column := c.rows(t, "名册", 3, 1)
	byID, inCSV, csvColumn := map[string][]string{}, map[string][]string{}, map[string]int{}
	for _, row := range rows {
		if id := at(row, column["编号"]); id != "" {
			byID[id] = row
		}
	}
	for col, name := range c.roster[0] {
		csvColumn[name] = col
	}
	for _, row := range c.roster[1:] {
		inCSV[row[csvColumn["编号"]]] = row
	}
	stars := map[int]string{0: "", 3: "三星", 4: "四星", 5: "五星"}
	for _, m := range c.result.Members {
		row, line := byID[m.ID], inCSV[m.ID]
		if row == nil || line == nil {
			t.Fatalf("%s %s is missing", m.ID, m.Name)
		}
		rank := ""
		if m.Rank != nil {
			rank = strconv.Itoa(*m.Rank)
		}
		for name, want := range map[string]string{
			"基础分": orNothing(m.Base), "评星分": orNothing(m.Merit), "总分": orNothing(m.Total), "名次": rank,
		} {
			if got := at(row, column[name]); !same(got, want) {
				t.Errorf("%s, %s: %q in the workbook, %q in result.json", m.Name, name, got, want)
			}
			if got := line[csvColumn[name]]; got != want {
				t.Errorf("%s, %s: %q in the CSV, %q in result.json", m.Name, name, got, want)
			}
		}
		for name, want := range map[string]string{
			"星级": stars[m.Star], "推算星级": stars[m.Computed], "支部": m.Branch, "身份": m.Status, "结果运用": strings.Join(m.Measures, "、"),
		} {
			if got, in := line[csvColumn[name]], at(row, column[name]); got != want || in != want {
				t.Errorf("%s, %s: %q in the CSV, %q in the workbook, %q in result.json", m.Name, name, got, in, want)
			}
		}
	}
}

// checkSums holds the key figures to what the members add up to.
func (c *committeeFiles) checkSums(t *testing.T) {
	members, evaluated, starred, warned := 0, 0, 0, 0
	for _, b := range c.result.Branches {
		members, evaluated, warned = members+b.Members, evaluated+b.Evaluated, warned+b.Below60
		for _, n := range b.Awarded {
			starred += n
		}
	}
	overview := map[string]string{}
	rows, err := c.book.GetRows("总表")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if len(row) > 2 && overview[row[1]] == "" {
			overview[row[1]] = row[2]
		}
	}
	s := c.result.Summary
	for name, want := range map[string]int{
		"支部数": len(c.result.Branches), "党员总数": members, "参评党员": evaluated, "星级党员": starred, "诫勉谈话": warned,
		"核对发现": s.Errors + s.Warnings + s.Notes,
	} {
		if overview[name] != strconv.Itoa(want) {
			t.Errorf("总表, %s: %q, want %d", name, overview[name], want)
		}
	}
	text := strings.ReplaceAll(c.report, " ", "")
	for _, want := range []string{
		fmt.Sprintf("全委共有党员%d名", members), fmt.Sprintf("参加考评%d名", evaluated), fmt.Sprintf("星级党员%d名", starred),
		fmt.Sprintf("平均%s分", decimals(t, overview["平均分"])), fmt.Sprintf("中位%s分", decimals(t, overview["中位分"])),
		fmt.Sprintf("最高%s分", decimals(t, overview["最高分"])), fmt.Sprintf("最低%s分", decimals(t, overview["最低分"])),
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %s", want)
		}
	}
	if n := overview["临界人员"]; n != "0" && !strings.Contains(text, "结果运用的"+n+"名") {
		t.Errorf("the report does not count %s near the lines", n)
	}
}

// decimals is a score of the workbook as the report has it.
func decimals(t *testing.T, s string) string {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return strconv.FormatFloat(x, 'f', 2, 64)
}

// percent is a share of the workbook as the report has it.
func percent(t *testing.T, s string) string {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return strconv.FormatFloat(100*x, 'f', 1, 64) + "%"
}

// The charts of the report show on paper, in the colours of the stars.
func TestReportCharts(t *testing.T) {
	c := readCommittee(t, sample.Street())
	pages := filepath.Join(t.TempDir(), "page")
	tool(t, "pdftoppm", "-r", "40", "-png", filepath.Join(c.folder, "考评结果报告.pdf"), pages)
	names, err := filepath.Glob(pages + "*.png")
	if err != nil {
		t.Fatal(err)
	}
	charts := 0
	for _, name := range names {
		if stars, items := reds(t, name); stars || items {
			charts++
		}
	}
	if charts != 3 {
		t.Errorf("%d pages have a chart, want the totals, the branches and the items", charts)
	}
}

// reds reports whether a page has the bars of five, four and three stars, or many
// of four alone, as the items' are.
func reds(t *testing.T, path string) (stars, items bool) {
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
	var n [3]int
	bounds := picture.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			r, g, b, _ := picture.At(x, y).RGBA()
			for i, want := range [][3]uint32{{168, 15, 22}, {210, 96, 79}, {233, 174, 156}} {
				if r>>8 == want[0] && g>>8 == want[1] && b>>8 == want[2] {
					n[i]++
				}
			}
		}
	}
	const some, many = 100, 1500 // pixels
	return n[0] > some && n[1] > some && n[2] > some, n[1] > many && n[2] == 0
}

// What begins like a formula is a text in the CSV, too; without --csv there is none.
func TestCSV(t *testing.T) {
	book := sample.Generate(6, 20, 2)
	book.Sheet("党员").Set(1, "备注", `=HYPERLINK("http://example.invalid")`)
	book.Sheet("党员").Set(2, "备注", "-1+1")
	c := readCommittee(t, book)
	remarks := map[string]bool{}
	for _, row := range c.roster {
		remarks[row[len(row)-1]] = true
	}
	for _, want := range []string{"备注", `'=HYPERLINK("http://example.invalid")`, "'-1+1"} {
		if !remarks[want] {
			t.Errorf("no remark %s: %v", want, remarks)
		}
	}
	if files := tree(t, mustBuild(t, write(t, book), Options{})); files["committee/名册.csv"] != "" {
		t.Error("a CSV that nobody asked for")
	}
	draft := tree(t, mustBuild(t, write(t, book), Options{Draft: true, CSV: true}))["committee/名册.csv"]
	for line := range strings.Lines(draft) {
		if !strings.HasSuffix(strings.TrimSpace(line), "草稿") {
			t.Fatalf("a row does not say 草稿: %s", line)
		}
	}
}
