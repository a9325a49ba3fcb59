package workbook

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"xingbang/render/evaluation"
)

// spot is a cell of a sheet, row and column from 1.
type spot struct{ row, col int }

func compareSpots(a, b spot) int { return cmp.Or(a.row-b.row, a.col-b.col) }

// mark is what a spot is to show: a colour, "" for the end of an earlier one, and
// remarks.
type mark struct {
	severity evaluation.Severity
	remarks  []string
}

// add puts a finding's remark to the mark, and its colour if it is the gravest.
func (m *mark) add(s evaluation.Severity, remark string) {
	if m.severity == "" || s.Weight() < m.severity.Weight() {
		m.severity = s
	}
	if !slices.Contains(m.remarks, remark) {
		m.remarks = append(m.remarks, remark)
	}
}

// marks are the spots of one sheet.
type marks map[spot]*mark

func (m marks) at(s spot) *mark {
	if m[s] == nil {
		m[s] = &mark{}
	}
	return m[s]
}

// marksOf are the marks of a file's sheets. Each further place of a finding points
// to the first.
func marksOf(file string, found []evaluation.Finding) map[string]marks {
	out := map[string]marks{}
	add := func(c evaluation.Cell, s evaluation.Severity, remark string) {
		if c.File != file || c.Row == 0 {
			return
		}
		if out[c.Sheet] == nil {
			out[c.Sheet] = marks{}
		}
		out[c.Sheet].at(spot{c.Row, c.Col}).add(s, remark)
	}
	for _, f := range found {
		fact := f.Severity.Chinese() + "：" + f.Message
		remark := fact
		if f.Hint != "" {
			remark += "\n怎样改：" + f.Hint
		}
		add(f.Cell, f.Severity, remark)
		for _, c := range f.Also {
			if c != f.Cell {
				add(c, f.Severity, fact+"\n（同一问题的另一处："+f.Cell.From(c)+"）")
			}
		}
	}
	return out
}

// marker marks one workbook. Parts of it that hold marks are changed as text, so
// that nothing in them is lost that excelize knows nothing of.
type marker struct {
	archive
	name   string // the file, as cells name it
	all    []sheet
	partOf map[string]string // worksheet parts by sheet name
	fills  map[evaluation.Severity]int
	shaded map[shade]int
}

// shade is a cell style in a colour.
type shade struct {
	style    int
	severity evaluation.Severity
}

// fillColours are the colours of marked cells, near those of Excel's own 差 and 适中
// and yet unlike them, so that an earlier copy's marks are known again.
var fillColours = map[evaluation.Severity]string{
	evaluation.Error: "FFC9CE", evaluation.Warning: "FFEBA0", evaluation.Note: "DCEBF8",
}

// open reads the sheets before anything is changed.
func (m *marker) open() error {
	var err error
	if m.all, err = m.sheets(); err != nil {
		return err
	}
	paths, err := m.paths()
	if err != nil {
		return err
	}
	m.partOf = map[string]string{}
	for _, entry := range m.book.WorkBook.Sheets.Sheet {
		m.partOf[entry.Name] = paths[entry.ID]
	}
	return nil
}

var severities = []evaluation.Severity{evaluation.Error, evaluation.Warning, evaluation.Note}

// markSheets colours and comments the spots of all sheets.
func (m *marker) markSheets(found []evaluation.Finding) error {
	if err := m.makeFills(); err != nil {
		return err
	}
	bySheet := marksOf(m.name, evaluation.Gravest(found, maxMarked))
	for i := range m.all {
		s := &m.all[i]
		if s.isOwn() {
			continue
		}
		if err := m.markSheet(m.partOf[s.name], onMerged(bySheet[s.name], s)); err != nil {
			return inSheet(m.file, s.name, err)
		}
	}
	return nil
}

// markSheet marks one worksheet.
func (m *marker) markSheet(part string, wanted marks) error {
	xml, err := m.part(part)
	if err != nil {
		return err
	}
	list, err := m.openComments(part, xml)
	if err != nil {
		return err
	}
	for _, at := range list.marked() {
		wanted.at(at) // to lose its colour, if nothing else
	}
	marked := deselect(xml)
	if len(wanted) > 0 {
		var l layout
		if marked, l, err = restyle(marked, wanted, m.shade); err != nil {
			return err
		}
		if marked, err = list.write(marked, l, wanted); err != nil {
			return err
		}
	}
	if marked != xml {
		m.store(part, marked)
	}
	return nil
}

// onMerged moves the marks of cells that are merged away to the cell that shows.
func onMerged(wanted marks, s *sheet) marks {
	out, sweep := marks{}, newSpanSweep(s, 0)
	for _, from := range slices.SortedFunc(maps.Keys(wanted), compareSpots) {
		to := from
		sweep.advance(from.row)
		if m, merged := sweep.covering(from.col); merged {
			to = spot{m.top, m.left}
		}
		for _, remark := range wanted[from].remarks {
			out.at(to).add(wanted[from].severity, remark)
		}
	}
	return out
}

// makeFills adds the fills of the colours to the workbook's.
func (m *marker) makeFills() error {
	m.fills, m.shaded = map[evaluation.Severity]int{}, map[shade]int{}
	for _, s := range severities {
		style, err := m.book.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fillColours[s]}}})
		if err != nil {
			return err
		}
		m.fills[s] = *m.book.Styles.CellXfs.Xf[style].FillID
	}
	return nil
}

// shade is a style like another but for its fill, which is the severity's. For ""
// a fill of ours is taken away, and any other stays.
func (m *marker) shade(style int, severity evaluation.Severity) int {
	xfs := m.book.Styles.CellXfs
	if style < 0 || style >= len(xfs.Xf) {
		style = 0
	}
	key := shade{style, severity}
	if done, ok := m.shaded[key]; ok {
		return done
	}
	xf := xfs.Xf[style] // a copy
	fill, apply := m.fills[severity], true
	if severity == "" {
		if !m.isOwnFill(xf.FillID) {
			return style
		}
		fill, apply = 0, false
	}
	xf.FillID, xf.ApplyFill = &fill, &apply
	xfs.Xf = append(xfs.Xf, xf)
	xfs.Count = len(xfs.Xf)
	m.shaded[key] = len(xfs.Xf) - 1
	return m.shaded[key]
}

func (m *marker) isOwnFill(id *int) bool {
	fills := m.book.Styles.Fills
	if id == nil || fills == nil || *id < 0 || *id >= len(fills.Fill) || fills.Fill[*id].PatternFill == nil || fills.Fill[*id].PatternFill.FgColor == nil {
		return false
	}
	rgb := fills.Fill[*id].PatternFill.FgColor.RGB
	for _, c := range fillColours {
		if strings.HasSuffix(strings.ToUpper(rgb), c) {
			return true
		}
	}
	return false
}

var xmlDeclaration = regexp.MustCompile(`^<\?xml[^>]*\?>`)

// store changes or adds a part, which is UTF-8 from now on.
func (a *archive) store(name, text string) {
	text = xmlDeclaration.ReplaceAllLiteralString(text, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`)
	key := name
	if entry := a.parts[strings.ToLower(name)]; entry != nil {
		key = strings.ReplaceAll(entry.Name, `\`, "/")
	}
	a.book.Pkg.Store(key, []byte(text))
	if a.stored == nil {
		a.stored = map[string]string{}
	}
	a.stored[strings.ToLower(name)] = text
}

// has reports whether there is a part of a name, in any case of letters.
func (a *archive) has(name string) bool { return a.parts[strings.ToLower(name)] != nil }

// freePart is the first name of a form, as xl/comments%d.xml, that no part has.
func (a *archive) freePart(form string) string {
	for n := 1; ; n++ {
		name := fmt.Sprintf(form, n)
		if _, taken := a.book.Pkg.Load(name); !taken && !a.has(name) {
			return name
		}
	}
}
