package paper

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"xingbang/render/evaluation"
	"xingbang/render/font"
	"xingbang/render/publication"
	rules "xingbang/render/rule"
	"xingbang/render/typeset"
	"xingbang/render/workbook"
	"xingbang/sample"
)

// resultOf is what the rules make of a book.
func resultOf(t testing.TB, book sample.Book) *evaluation.Result {
	t.Helper()
	data, err := book.Write()
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.WriteFile(filepath.Join(".", "党员.xlsx"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	e, findings, err := workbook.Read([]string{"党员.xlsx"})
	if err != nil {
		t.Fatal(err)
	}
	r := rules.Apply(e, rules.Options{})
	r.Findings = append(findings, r.Findings...)
	return r
}

func builtinFonts(t testing.TB) *font.Set {
	t.Helper()
	fonts, err := font.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// pageText is the text of a page as it is drawn.
func pageText(p *typeset.Page) string {
	var text strings.Builder
	for _, item := range p.Items {
		if r, ok := item.(typeset.Run); ok {
			text.WriteString(r.Text)
		}
	}
	return text.String()
}

func wholeText(doc *typeset.Document) string {
	var text strings.Builder
	for _, p := range doc.Pages {
		text.WriteString(pageText(p))
	}
	return text.String()
}

// checkPages holds that each page says it is internal, and that nothing leaves it.
func checkPages(t *testing.T, doc *typeset.Document) {
	t.Helper()
	fonts := builtinFonts(t)
	const margin = 15.0 // mm, what a printer may leave blank and a binder needs
	for n, page := range doc.Pages {
		if !strings.Contains(pageText(page), internal) {
			t.Errorf("page %d does not say 内部资料", n)
		}
		for _, item := range page.Items {
			r, ok := item.(typeset.Run)
			if !ok || r.Size > 100 { // the large mark of a draft
				continue
			}
			if r.X < margin || r.X+typeset.RunWidth(fonts, r) > page.Width-margin+0.1 || r.Y < margin || r.Y > page.Height-margin {
				t.Errorf("page %d: %q at %.1f, %.1f leaves the page", n, r.Text, r.X, r.Y)
			}
		}
	}
}

func TestReportHasEveryoneItIsAbout(t *testing.T) {
	r := publication.NewReport(resultOf(t, sample.Street()), false)
	doc := Report(r, builtinFonts(t))
	checkPages(t, doc)
	text := wholeText(doc)
	for i, st := range r.Result.Standings {
		name := r.Result.Members[i].Name.Value
		if (st.Star > 0 || len(st.Measures) > 0 || !st.Evaluated) && !strings.Contains(text, name) {
			t.Errorf("%s is missing: star %v, measures %v, evaluated %v", name, st.Star, st.Measures, st.Evaluated)
		}
	}
	for _, i := range r.Departures {
		if why := r.Result.Members[i].Explanation.Value; !strings.Contains(text, why) {
			t.Errorf("复审说明 is missing: %q", why)
		}
	}
	for _, want := range []string{
		fmt.Sprintf("党员%d名", r.Whole.Members), fmt.Sprintf("星级党员%d名", r.Whole.Starred.Part),
		"平均" + r.Whole.Mean.String() + "分", r.Result.Sources[0].SHA256, "诫勉谈话、双预警",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	for _, g := range r.Findings {
		if !strings.Contains(text, g.Title) {
			t.Errorf("findings of %s are not summed up", g.Rule)
		}
	}
}

func TestReportContents(t *testing.T) {
	doc := Report(publication.NewReport(resultOf(t, sample.Street()), false), builtinFonts(t))
	cover := pageText(doc.Pages[0])
	if len(doc.Bookmarks) != 10 {
		t.Fatalf("%d bookmarks, want one a section", len(doc.Bookmarks))
	}
	for _, b := range doc.Bookmarks {
		if !strings.Contains(pageText(doc.Pages[b.Page]), b.Text) {
			t.Errorf("%q is not on its page %d", b.Text, b.Page)
		}
		if !strings.Contains(cover, fmt.Sprintf("%s%d", b.Text, b.Page)) {
			t.Errorf("the contents do not name %q on page %d", b.Text, b.Page)
		}
	}
	if last := doc.Pages[len(doc.Pages)-1]; !strings.Contains(pageText(last), fmt.Sprintf("— %d —", len(doc.Pages)-1)) {
		t.Error("the last page lacks its number")
	}
}

func TestReportDraft(t *testing.T) {
	res := resultOf(t, sample.WithErrors())
	for _, draft := range []bool{true, false} {
		doc := Report(publication.NewReport(res, draft), builtinFonts(t))
		checkPages(t, doc)
		for n, page := range doc.Pages {
			if strings.Contains(pageText(page), draftNotice) != draft {
				t.Errorf("draft %v: page %d", draft, n)
			}
		}
	}
}

// 办法 may count seats over the whole committee.
func TestReportOfOneScope(t *testing.T) {
	book := sample.Street()
	book.Sheet("办法").Put("比例范围", "全委")
	r := publication.NewReport(resultOf(t, book), true)
	doc := Report(r, builtinFonts(t))
	checkPages(t, doc)
	text := wholeText(doc)
	if !strings.Contains(text, "全委各级名额核定") || !strings.Contains(text, r.Whole.Levels[0].Words()) {
		t.Error("the committee's seats are missing")
	}
}

// A text longer than a page goes on on the next, and loses nothing.
func TestReportLongExplanation(t *testing.T) {
	res := resultOf(t, sample.Street())
	r := publication.NewReport(res, false)
	long := strings.Repeat("经党工委复审研究，", 700)
	res.Members[r.Departures[0]].Explanation.Value = long
	doc := Report(publication.NewReport(res, false), builtinFonts(t))
	checkPages(t, doc)
	if got := strings.Count(wholeText(doc), "复审研究"); got < 690 {
		t.Errorf("%d of 700 sentences", got)
	}
}

func TestReportOfNothing(t *testing.T) {
	r := rules.Apply(&evaluation.Evaluation{Measure: evaluation.DefaultMeasure()}, rules.Options{})
	checkPages(t, Report(publication.NewReport(r, true), builtinFonts(t)))
}

// The figures that matter have one page, and no page is left next to empty.
func TestReportPagesAreFilled(t *testing.T) {
	fonts := builtinFonts(t)
	whole := sample.Generate(5, 300, 8)
	whole.Sheet("办法").Put("比例范围", "全委")
	for name, book := range map[string]sample.Book{
		"street": sample.Street(), "with-errors": sample.WithErrors(), "small": sample.Generate(2, 20, 2),
		"generated": sample.Generate(3, 800, 20), "全委": whole,
	} {
		doc := Report(publication.NewReport(resultOf(t, book), false), fonts)
		if first, second := doc.Bookmarks[0], doc.Bookmarks[1]; first.Page != 1 || second.Page != 2 || second.Y != reportTop {
			t.Errorf("%s: the summary is on page %d, the next section from %.0f on page %d", name, first.Page, second.Y, second.Page)
		}
		for n, page := range doc.Pages[1:] {
			lowest := 0.0
			for _, item := range page.Items {
				if r, ok := item.(typeset.Run); ok && r.Y < reportBottom && r.Size < 100 {
					lowest = max(lowest, r.Y)
				}
			}
			const least = 0.3
			if filled := (lowest - reportTop) / (reportBottom - reportTop); filled < least {
				t.Errorf("%s: page %d is filled to %.0f%%", name, n+1, 100*filled)
			}
		}
	}
}

// TestReportApprovalHasCompany holds that where the committee signs something else
// stands too.
func TestReportApprovalHasCompany(t *testing.T) {
	for people := 40; people <= 120; people += 4 {
		r := resultOf(t, sample.Generate(5, people, 3))
		doc := Report(publication.NewReport(r, false), builtinFonts(t))
		last := pageText(doc.Pages[len(doc.Pages)-1])
		if !strings.Contains(last, "审定意见") || !strings.Contains(last, "数据来源") {
			t.Errorf("%d people: the last page is %q", people, last)
		}
	}
}

// Each of those near a line is named, with what half a point would bring.
func TestReportNamesWhoIsNear(t *testing.T) {
	r := publication.NewReport(resultOf(t, sample.Street()), false)
	if len(r.Borderlines) == 0 || len(r.Borderlines) > mostNear {
		t.Fatalf("%d near a line", len(r.Borderlines))
	}
	text := wholeText(Report(r, builtinFonts(t)))
	if want := fmt.Sprintf("会改变推算星级、评星资格或结果运用的有%d名", len(r.Borderlines)); !strings.Contains(text, want) {
		t.Errorf("%q is missing", want)
	}
	for _, b := range r.Borderlines {
		for _, c := range []*evaluation.Change{b.More, b.Less} {
			if words := r.Outcome(b.Member, c); !strings.Contains(text, r.Result.Members[b.Member].Name.Value) || !strings.Contains(text, words) {
				t.Errorf("%s, %s is missing", r.NameOf(b.Member), words)
			}
		}
	}
}

// A branch that goes on on a new page is named there again.
func TestReportNamesSectionsAgain(t *testing.T) {
	r := publication.NewReport(resultOf(t, sample.Generate(3, 800, 20)), false)
	branch := map[string]bool{}
	for i := range r.Branches {
		branch[r.Branches[i].Name] = true
	}
	continued := 0
	for n, page := range Report(r, builtinFonts(t)).Pages {
		text := pageText(page)
		_, body, ok := strings.Cut(text, "加0.50分减0.50分")
		if !ok || !strings.Contains(text, "续表") {
			continue
		}
		continued++
		name := strings.TrimSuffix(strings.SplitAfter(body, "党支部")[0], "（续）")
		if !branch[name] {
			t.Errorf("page %d goes on with %.30s", n, body)
		}
	}
	if continued == 0 {
		t.Error("no page goes on")
	}
}

// A tie at a cut-off is told with what became of it.
func TestReportTellsOfTies(t *testing.T) {
	book := sample.Generate(4, 40, 2)
	people := book.Sheet("党员")
	for row := range 12 {
		for n, col := 0, people.Column("理想信念"); col <= people.Column("总分"); n, col = n+1, col+1 {
			people.Rows[row][col] = []int{10, 10, 10, 10, 10, 10, 8, 8, 8, 8, 8, 60, 40, 100}[n]
		}
	}
	r := publication.NewReport(resultOf(t, book), true)
	text := wholeText(Report(r, builtinFonts(t)))
	if !strings.Contains(text, "分数线上并列") || !strings.Contains(text, "人并列（总分") {
		t.Error("the tie is missing")
	}
}

// A table with too many columns goes across, and what follows is upright again.
func TestReportWideTablesGoAcross(t *testing.T) {
	res := resultOf(t, sample.Street())
	for j := range 14 {
		item := res.Items[0]
		item.Name = fmt.Sprintf("附加考核项目%d", j+1)
		res.Items = append(res.Items, item)
	}
	for i := range res.Standings {
		if st := &res.Standings[i]; st.Items != nil {
			for range 14 {
				st.Items = append(st.Items, st.Items[0])
			}
		}
	}
	doc := Report(publication.NewReport(res, false), builtinFonts(t))
	checkPages(t, doc)
	across := 0
	for _, p := range doc.Pages {
		if p.Width > p.Height {
			across++
			if !strings.Contains(pageText(p), "附加考核") {
				t.Errorf("a page across without the wide table")
			}
		}
	}
	if last := doc.Pages[len(doc.Pages)-1]; across == 0 || last.Width > last.Height {
		t.Errorf("%d pages across, the last %v mm wide", across, last.Width)
	}
}

func TestNearestKeepTheirOrder(t *testing.T) {
	var list []evaluation.Borderline
	for i, least := range []evaluation.Score{50, 10, 30, 10} {
		list = append(list, evaluation.Borderline{Member: i, More: &evaluation.Change{Least: least}})
	}
	var got []int
	for _, b := range nearest(list, 3) {
		got = append(got, b.Member)
	}
	if !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("kept %v", got)
	}
}

func BenchmarkReport(b *testing.B) {
	fonts := builtinFonts(b)
	r := publication.NewReport(resultOf(b, sample.Generate(1, 5000, 100)), false)
	b.ReportAllocs()
	for b.Loop() {
		Report(r, fonts)
	}
}
