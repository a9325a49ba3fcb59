package typeset

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"xingbang/render/font"
)

var testLook = TableLook{Size: 9, CaptionSize: 10.5, Text: font.Song, Head: font.Hei}

// textIn is all text of a block, in the order it is drawn.
func textIn(b Block) string {
	var text strings.Builder
	for _, item := range b.Items {
		if r, ok := item.(Run); ok {
			text.WriteString(r.Text)
		}
	}
	return text.String()
}

// runOf finds the run of a text.
func runOf(t *testing.T, b Block, text string) Run {
	t.Helper()
	for _, item := range b.Items {
		if r, ok := item.(Run); ok && r.Text == text {
			return r
		}
	}
	t.Fatalf("no run of %q in %q", text, textIn(b))
	return Run{}
}

// outside tells which run leaves a block of a width, "" if none does.
func outside(fonts *font.Set, b Block, width float64) string {
	for _, item := range b.Items {
		r, ok := item.(Run)
		if !ok {
			continue
		}
		height := r.Size * MMPerPoint
		if r.X < -0.02 || r.X+RunWidth(fonts, r) > width+0.02 || r.Y-0.88*height < -0.1 || r.Y > b.Height {
			return fmt.Sprintf("%q at %.2f, %.2f to %.2f", r.Text, r.X, r.Y, r.X+RunWidth(fonts, r))
		}
	}
	return ""
}

// Every cell's text is in its row, and nothing is outside the table, whatever
// the columns hold.
func TestTableProperties(t *testing.T) {
	fonts := builtin(t)
	words := rapid.SampledFrom([]string{
		"", "党员", "东风街道商圈两新组织联合党支部（建设路片区）", "88.50", "100.0%", "—", "5/5", "上半年“走帮服”联系户走访次数少于规定，经复审研究定为四星。",
		"SHA-256", "三星/无", "7", "-3.5",
	})
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(t, "columns")
		width := rapid.Float64Range(float64(n)*14, 250).Draw(t, "width")
		table := Table{Look: testLook, Caption: "表1　统计", Again: "续表1　统计"}
		for range n {
			table.Columns = append(table.Columns, Column{
				Head:  rapid.SampledFrom([]string{"支部", "星级\n占比", "人数", "不具评星资格的原因"}).Draw(t, "head"),
				Group: rapid.SampledFrom([]string{"", "", "得分"}).Draw(t, "group"),
				Align: ColumnAlign(rapid.IntRange(0, 2).Draw(t, "align")), Wrap: rapid.Bool().Draw(t, "wrap"),
			})
		}
		for range rapid.IntRange(1, 5).Draw(t, "rows") {
			row := Row{Kind: RowKind(rapid.IntRange(0, 2).Draw(t, "kind"))}
			for range n {
				row.Cells = append(row.Cells, Cell{Text: words.Draw(t, "text"), Strong: rapid.Bool().Draw(t, "strong")})
			}
			table.Rows = append(table.Rows, row)
		}
		strip := table.Compose(fonts, width)
		for i, block := range strip.Rows {
			want := ""
			for k, c := range table.Rows[i].Cells {
				if k == 0 || table.Rows[i].Kind != SectionRow {
					want += c.Text
				}
			}
			if got := textIn(block); got != want {
				t.Fatalf("row %d: %q, want %q", i, got, want)
			}
			if where := outside(fonts, block, width); where != "" {
				t.Fatalf("row %d of a table of %.1f mm: outside: %s", i, width, where)
			}
		}
		for _, head := range []Block{strip.Head, strip.Again} {
			if where := outside(fonts, head, width); where != "" {
				t.Fatalf("head of a table of %.1f mm: outside: %s", width, where)
			}
		}
	})
}

func TestTableNamesStayInTheirColumn(t *testing.T) {
	fonts := builtin(t)
	table := Table{Look: testLook, Columns: []Column{{Head: "星级"}, {Head: "名单", Wrap: true}}}
	want := "三星"
	cell := Cell{}
	for i := range 40 {
		name := []string{"张敏", "欧阳志远", "买买提·吐尔逊", "丁一凡"}[i%4]
		cell.Names = append(cell.Names, Name{Text: name})
		want += name
	}
	cell.Names[0].Note, want = "（女）", strings.Replace(want, "张敏", "张敏（女）", 1)
	table.Rows = []Row{{Cells: []Cell{{Text: "三星"}, cell}}}
	row := table.Compose(fonts, 100).Rows[0]
	if got := textIn(row); got != want {
		t.Errorf("names are %q, want %q", got, want)
	}
	if where := outside(fonts, row, 100); where != "" {
		t.Errorf("outside: %s", where)
	}
}

func TestDecimalPointsStandInOneLine(t *testing.T) {
	fonts := builtin(t)
	table := Table{Look: testLook, Columns: []Column{{Head: "支部"}, {Head: "平均", Align: AlignNumber}}}
	for _, n := range []string{"88.50", "100.00", "7.25", "96"} {
		table.Rows = append(table.Rows, Row{Cells: Text("甲", n)})
	}
	strip := table.Compose(fonts, 120)
	var points []float64
	for i, row := range strip.Rows {
		r := runOf(t, row, table.Rows[i].Cells[1].Text)
		whole, _, _ := strings.Cut(r.Text, ".")
		points = append(points, r.X+Width(fonts, r.Role, r.Size, whole))
	}
	for _, x := range points {
		if math.Abs(x-points[0]) > 0.01 {
			t.Errorf("decimal points at %v", points)
		}
	}
}

// A head that a page repeats is not read aloud again.
func TestTableStructure(t *testing.T) {
	strip := Table{
		Look: testLook, Caption: "表1", Again: "续表1",
		Columns: []Column{{Head: "支部"}, {Group: "得分", Head: "平均"}, {Group: "得分", Head: "最高"}},
		Rows:    []Row{{Kind: SectionRow, Cells: Text("甲")}, {Cells: Text("乙", "88.50", "90.00")}},
	}.Compose(builtin(t), 120)
	kinds := func(b Block) (list []string) {
		for _, item := range b.Items {
			if r, ok := item.(Run); ok {
				kind := "-"
				if r.Tag != nil {
					kind = string(r.Tag.Kind)
					if r.Tag.Columns > 1 {
						kind += fmt.Sprint(r.Tag.Columns)
					}
				}
				list = append(list, r.Text+" "+kind)
			}
		}
		slices.Sort(list)
		return list
	}
	for _, c := range []struct {
		block Block
		want  string
	}{
		{strip.Head, "平均 TH,得分 TH2,支部 TH,最高 TH,表1 Caption"},
		{strip.Again, "平均 -,得分 -,支部 -,最高 -,续表1 -"},
		{strip.Rows[0], "甲 TD3"},
		{strip.Rows[1], "88.50 TD,90.00 TD,乙 TD"},
	} {
		if got := strings.Join(kinds(c.block), ","); got != c.want {
			t.Errorf("%s\nwant %s", got, c.want)
		}
	}
}

func TestSplitKeepsEveryLine(t *testing.T) {
	fonts := builtin(t)
	text := strings.Repeat("经党工委复审研究，", 80)
	table := Table{Look: testLook, Columns: []Column{{Head: "姓名"}, {Head: "说明", Wrap: true}}, Rows: []Row{{Cells: Text("张三", text)}}}
	row := table.Compose(fonts, 60).Rows[0]
	got, parts := "", 0
	for row.Height > 40 {
		first, rest, ok := row.Split(40)
		if !ok || rest.Height >= row.Height {
			t.Fatalf("a block of %.1f mm is not split", row.Height)
		}
		if where := outside(fonts, first, 60); where != "" {
			t.Errorf("outside: %s", where)
		}
		got += textIn(first)
		row = rest
		parts++
	}
	got += textIn(row)
	if got != "张三"+text || parts < 3 {
		t.Errorf("%d parts of %d characters, want %d", parts, len([]rune(got)), len([]rune(text))+2)
	}
	if _, _, ok := (Block{Height: 50}).Split(10); ok {
		t.Error("a block without text cannot be split")
	}
}

// benchmarkTable is a table of a hundred branches.
func benchmarkTable() Table {
	table := Table{Look: testLook, Columns: []Column{{Head: "支部", Wrap: true}}}
	for range 12 {
		table.Columns = append(table.Columns, Column{Head: "平均", Align: AlignNumber})
	}
	for i := range 100 {
		cells := Text(fmt.Sprintf("第%d社区第一党支部", i))
		for k := range 12 {
			cells = append(cells, Cell{Text: fmt.Sprintf("%d.%02d", 60+k, i)})
		}
		table.Rows = append(table.Rows, Row{Cells: cells})
	}
	return table
}

func BenchmarkTable(b *testing.B) {
	fonts, table := builtin(b), benchmarkTable()
	b.ReportAllocs()
	for b.Loop() {
		table.Compose(fonts, 156)
	}
}

// The rows of a section know its name, for a page that begins with one of them; it
// is decoration there.
func TestSectionsAreNamedAgain(t *testing.T) {
	strip := Table{
		Columns: []Column{{Head: "姓名"}, {Head: "总分", Align: AlignNumber}},
		Rows: []Row{
			{Cells: Text("甲", "90.00")}, {Kind: SectionRow, Cells: Text("第一党支部")}, {Cells: Text("乙", "88.50")},
			{Kind: SectionRow, Cells: Text("第二党支部")}, {Cells: Text("丙", "80.00")}, {Kind: TotalRow, Cells: Text("合计", "1.00")},
		},
		Look: testLook,
	}.Compose(builtin(t), 100)
	for i, want := range []string{"", "", "第一党支部（续）", "", "第二党支部（续）", ""} {
		under := strip.Rows[i].Under
		if (under != nil) != (want != "") || under != nil && textIn(*under) != want {
			t.Errorf("row %d has %v above it on a new page, want %q", i, under, want)
		}
		if under != nil && runOf(t, *under, want).Tag != nil {
			t.Errorf("row %d: a name that is read aloud twice", i)
		}
	}
}
