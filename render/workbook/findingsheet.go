package workbook

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"xingbang/render/evaluation"
)

// findingSheet is the name of the sheet of findings in an annotated copy.
const findingSheet = "核对结果"

// findingColumns are its columns, with their widths in characters.
var findingColumns = []struct {
	name  string
	width float64
}{{"序号", 6}, {"程度", 7}, {"位置", 20}, {"支部", 22}, {"姓名", 10}, {"问题", 56}, {"怎样改", 48}, {"事项", 18}}

// findingHead is the row of the column names.
const findingHead = 4

// listFindings adds the sheet of findings, or fills that of an earlier copy anew,
// and makes it the one that opens.
func (m *marker) listFindings(found []evaluation.Finding) error {
	name, err := m.openList()
	if err != nil {
		return err
	}
	l := &findingList{marker: m, sheet: name}
	if err := l.makeStyles(); err != nil {
		return err
	}
	l.writeHead(found)
	listed := evaluation.Gravest(found, maxMarked)
	for i, f := range listed {
		l.write(findingHead+1+i, i+1, f)
	}
	if rest := len(found) - len(listed); rest > 0 {
		l.try(m.book.SetCellStr(name, l.ref(1, findingHead+1+len(listed)), fmt.Sprintf("还有 %d 处没有列出，改好以上的再核对。", rest)))
	}
	l.setPage(findingHead + len(listed))
	m.activate(name)
	return l.err
}

// openList is the name of an empty sheet for the findings.
func (m *marker) openList() (string, error) {
	taken := map[string]bool{}
	for _, entry := range m.book.WorkBook.Sheets.Sheet {
		taken[entry.Name] = true
	}
	for i := range m.all {
		if s := &m.all[i]; s.isOwn() && s.rows[0].at(1).text == findingTitle {
			m.store(m.partOf[s.name], `<worksheet xmlns="`+mainNamespace+`"><sheetData/></worksheet>`)
			return s.name, nil
		}
	}
	name := findingSheet
	for n := 2; taken[name]; n++ {
		name = fmt.Sprintf("%s%d", findingSheet, n)
	}
	return name, m.newSheet(name)
}

// newSheet adds a sheet. excelize names its part by the highest number of a sheet,
// which another part may have.
func (m *marker) newSheet(name string) error {
	entries := m.book.WorkBook.Sheets.Sheet
	highest := 0
	for _, e := range entries {
		highest = max(highest, e.SheetID)
	}
	first := entries[0].SheetID
	for m.has(fmt.Sprintf("xl/worksheets/sheet%d.xml", highest+1)) {
		highest++
		entries[0].SheetID = highest
	}
	_, err := m.book.NewSheet(name)
	m.book.WorkBook.Sheets.Sheet[0].SheetID = first
	return err
}

// activate makes a sheet the one that opens. The others were deselected.
func (m *marker) activate(name string) {
	views := m.book.WorkBook.BookViews
	if views == nil || len(views.WorkBookView) == 0 {
		return
	}
	for i, e := range m.book.WorkBook.Sheets.Sheet {
		if e.Name == name {
			views.WorkBookView[0].ActiveTab = i
		}
	}
}

// findingList is the sheet being written; failures gather in err.
type findingList struct {
	*marker
	sheet                          string
	title, plain, head, cell, link int // styles
	severities                     map[evaluation.Severity]int
	err                            error
}

func (l *findingList) try(err error) { l.err = errors.Join(l.err, err) }

func (l *findingList) ref(col, row int) string { return evaluation.Cell{Row: row, Col: col}.Ref() }

func (l *findingList) makeStyles() error {
	style := func(s excelize.Style) int {
		id, err := l.book.NewStyle(&s)
		l.try(err)
		return id
	}
	var edges []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		edges = append(edges, excelize.Border{Type: side, Color: "BFBFBF", Style: 1})
	}
	font := func(size float64, bold bool, colour string) *excelize.Font {
		return &excelize.Font{Family: "宋体", Size: size, Bold: bold, Color: colour}
	}
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	wrapped := &excelize.Alignment{Vertical: "top", WrapText: true}
	centred := &excelize.Alignment{Horizontal: "center", Vertical: "top"}
	l.title = style(excelize.Style{Font: font(16, true, "A50E15")})
	l.plain = style(excelize.Style{Font: font(11, false, "000000")})
	l.head = style(excelize.Style{Font: font(11, true, "FFFFFF"), Fill: fill("A50E15"), Border: edges,
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"}})
	l.cell = style(excelize.Style{Font: font(11, false, "000000"), Border: edges, Alignment: wrapped})
	l.link = style(excelize.Style{Font: &excelize.Font{Family: "宋体", Size: 11, Color: "0563C1", Underline: "single"}, Border: edges, Alignment: wrapped})
	l.severities = map[evaluation.Severity]int{}
	for _, s := range severities {
		l.severities[s] = style(excelize.Style{Font: font(11, true, "000000"), Fill: fill(fillColours[s]), Border: edges, Alignment: centred})
	}
	return l.err
}

// writeHead writes title, counts, the colours' meaning and the column names.
func (l *findingList) writeHead(found []evaluation.Finding) {
	counts := (&evaluation.Result{Findings: found}).Counts()
	put := func(col, row, style int, text string) {
		l.try(l.book.SetCellStr(l.sheet, l.ref(col, row), text))
		l.try(l.book.SetCellStyle(l.sheet, l.ref(col, row), l.ref(col, row), style))
	}
	put(1, 1, l.title, findingTitle)
	put(1, 2, l.plain, fmt.Sprintf("错误 %d 处，警告 %d 处，提示 %d 处。有颜色的格子里写着哪里不对、怎样改；点“位置”可到那一格。改好后保存，再核对一次。",
		counts.Errors, counts.Warnings, counts.Notes))
	put(1, 3, l.plain, "颜色：")
	for i, s := range severities {
		put(2+i, 3, l.severities[s], s.Chinese()+[...]string{"", "（请核实）", "（供参考）"}[i])
	}
	for i, c := range findingColumns {
		put(i+1, findingHead, l.head, c.name)
		letter, _ := excelize.ColumnNumberToName(i + 1)
		l.try(l.book.SetColWidth(l.sheet, letter, letter, c.width))
	}
	l.try(l.book.SetRowHeight(l.sheet, 1, 26))
	l.try(l.book.SetRowHeight(l.sheet, findingHead, 22))
}

// write writes a finding's row.
func (l *findingList) write(row, number int, f evaluation.Finding) {
	texts := []string{f.Severity.Chinese(), l.place(f.Cell), f.Branch, f.Member, f.Message, f.Hint, evaluation.RuleTitle(f.Rule)}
	l.try(l.book.SetCellInt(l.sheet, l.ref(1, row), int64(number)))
	lines := 1
	for i, text := range texts {
		l.try(l.book.SetCellStr(l.sheet, l.ref(i+2, row), text))
		perLine := max(1, int(findingColumns[i+1].width)/2-1)
		lines = max(lines, (len([]rune(text))+perLine-1)/perLine)
	}
	l.try(l.book.SetRowHeight(l.sheet, row, float64(lines)*15+3))
	l.try(l.book.SetCellStyle(l.sheet, l.ref(1, row), l.ref(len(findingColumns), row), l.cell))
	l.try(l.book.SetCellStyle(l.sheet, l.ref(2, row), l.ref(2, row), l.severities[f.Severity]))
	if f.Cell.File == l.name && f.Cell.Sheet != "" {
		target := cmp.Or(f.Cell.Ref(), "A1")
		l.try(l.book.SetCellHyperLink(l.sheet, l.ref(3, row), "'"+strings.ReplaceAll(f.Cell.Sheet, "'", "''")+"'!"+target, "Location"))
		l.try(l.book.SetCellStyle(l.sheet, l.ref(3, row), l.ref(3, row), l.link))
	}
}

// place names a cell, with its file where it is another.
func (l *findingList) place(c evaluation.Cell) string {
	switch {
	case c.File == "":
		return "（全部输入）"
	case c.File != l.name:
		return c.String()
	case c.Row == 0:
		return c.Sheet
	}
	return c.Sheet + "!" + c.Ref()
}

// setPage keeps the head in view and on each printed page.
func (l *findingList) setPage(last int) {
	fit, tab, paper, across, wide, tall := true, "FFA50E15", 9, "landscape", 1, 0
	head := fmt.Sprintf("A%d", findingHead+1)
	l.try(l.book.SetPanes(l.sheet, &excelize.Panes{Freeze: true, YSplit: findingHead, TopLeftCell: head, ActivePane: "bottomLeft"}))
	l.try(l.book.SetSheetProps(l.sheet, &excelize.SheetPropsOptions{FitToPage: &fit, TabColorRGB: &tab}))
	l.try(l.book.SetPageLayout(l.sheet, &excelize.PageLayoutOptions{Size: &paper, Orientation: &across, FitToWidth: &wide, FitToHeight: &tall}))
	titles := &excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: l.sheet, RefersTo: fmt.Sprintf("'%s'!$%d:$%d", l.sheet, findingHead, findingHead)}
	if err := l.book.SetDefinedName(titles); !errors.Is(err, excelize.ErrDefinedNameDuplicate) { // an earlier copy's
		l.try(err)
	}
}
