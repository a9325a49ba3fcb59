package workbook

import (
	"bytes"
	"errors"
	"path"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// loadXLSX reads every worksheet of an Office Open XML workbook. Of the other
// parts only those are opened that say where the sheets are and what their
// numbers mean: a library would build up all of it in memory, pictures too.
func loadXLSX(file string, data []byte) ([]sheet, error) {
	parts, err := directory(file, data)
	if err != nil {
		return nil, err
	}
	a := &archive{file: file, parts: parts}
	return a.sheets()
}

func openBook(data []byte) (*excelize.File, error) {
	return excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped,
	})
}

func (a *archive) sheets() ([]sheet, error) {
	main, rels, err := a.main()
	if err != nil {
		return nil, err
	}
	w, err := a.outline(main)
	if err != nil {
		return nil, err
	}
	shared, err := a.shared(rels)
	if err != nil {
		return nil, err
	}
	formats, err := a.styles(rels)
	if err != nil {
		return nil, err
	}
	var sheets []sheet
	room := maxCells
	for i, entry := range w.sheets {
		part, ok := rels[entry.id]
		if !ok || slices.ContainsFunc(w.sheets[:i], func(e sheetEntry) bool { return e.id == entry.id }) {
			return nil, damaged(a.file, "工作簿的结构已损坏")
		}
		if !strings.HasSuffix(part.kind, "/worksheet") { // a chart or a macro sheet
			continue
		}
		s := sheet{name: entry.name, hidden: entry.hidden, date1904: w.date1904}
		text, err := a.part(part.name)
		if err == nil {
			err = scanWithin(&room, text, shared, formats, &s)
		}
		if err != nil {
			return nil, inSheet(a.file, s.name, err)
		}
		sheets = append(sheets, s)
	}
	if len(sheets) == 0 {
		return nil, damaged(a.file, "工作簿里没有工作表")
	}
	return sheets, nil
}

// related is a part that another names, and what it is to it.
type related struct{ kind, name string }

// main is the part that all others hang on, and these by relationship.
func (a *archive) main() (string, map[string]related, error) {
	root, err := a.relationships("_rels/.rels")
	if err != nil {
		return "", nil, err
	}
	main := "xl/workbook.xml"
	for _, r := range root.Relationship {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			main = resolve("", r.Target)
		}
	}
	dir, base := path.Split(main)
	list, err := a.relationships(dir + "_rels/" + base + ".rels")
	if err != nil {
		return "", nil, err
	}
	rels := map[string]related{}
	used := map[string]bool{}
	for _, r := range list.Relationship {
		target := related{r.Type, resolve(dir, r.Target)}
		if key := strings.ToLower(target.name); strings.HasSuffix(r.Type, "/worksheet") {
			// A part that were two sheets would count its people twice.
			if used[key] {
				return "", nil, damaged(a.file, "工作簿的结构已损坏")
			}
			used[key] = true
		}
		rels[r.ID] = target
	}
	return main, rels, nil
}

// paths are the worksheet parts by relationship.
func (a *archive) paths() (map[string]string, error) {
	_, rels, err := a.main()
	if err != nil {
		return nil, err
	}
	paths := map[string]string{}
	for id, r := range rels {
		if strings.HasSuffix(r.kind, "/worksheet") {
			paths[id] = r.name
		}
	}
	return paths, nil
}

// resolve is the part that a target names, from the folder of its source.
func resolve(dir, target string) string {
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return path.Join(dir, target)
}

// onlyPart is the part of a kind that a workbook has one of, "" if there is none.
func onlyPart(rels map[string]related, kind string) string {
	name := ""
	for _, r := range rels {
		if strings.HasSuffix(r.kind, kind) && (name == "" || r.name < name) {
			name = r.name
		}
	}
	return name
}

func (a *archive) shared(rels map[string]related) ([]string, error) {
	name := onlyPart(rels, "/sharedStrings")
	if name == "" {
		name = sharedStringsPart // as spreadsheets take it, related or not
	}
	if !a.has(name) {
		return nil, nil
	}
	text, err := a.part(name)
	if err == nil {
		var list []string
		if list, err = scanShared(text); err == nil {
			return list, nil
		}
	}
	if errors.Is(err, errTooMuch) {
		return nil, &Unreadable{a.file, "工作簿里的文字过多", "请删去无关的内容，或拆成几个文件"}
	}
	return nil, damaged(a.file, "共享文字部分不完整")
}

const sharedStringsPart = "xl/sharedStrings.xml"

func (a *archive) styles(rels map[string]related) (styles, error) {
	name := onlyPart(rels, "/styles")
	if name == "" {
		return nil, nil
	}
	text, err := a.part(name)
	if err == nil {
		var list styles
		if list, err = scanStyles(text); err == nil {
			return list, nil
		}
	}
	return nil, damaged(a.file, "样式部分不完整")
}

// outline is what the workbook's main part says of its sheets (18.2.27).
type outline struct {
	sheets   []sheetEntry
	date1904 bool
}

type sheetEntry struct {
	name, id string
	hidden   bool
}

// maxSheets is more sheets than anyone has branches.
const maxSheets = 5000

func (a *archive) outline(part string) (outline, error) {
	text, err := a.part(part)
	if err == nil {
		var w outline
		if w, err = scanOutline(text); err == nil {
			return w, nil
		}
	}
	return outline{}, damaged(a.file, "工作簿的结构已损坏")
}

func scanOutline(xml string) (outline, error) {
	m := markup{src: xml}
	var w outline
	for inSheets := false; ; {
		t, err := m.next()
		if err != nil {
			return w, err
		}
		switch {
		case t.name == "workbook" && t.closes:
			return w, nil
		case t.name == "sheets":
			inSheets = t.opens && !t.closes
		case t.name == "workbookPr" && t.opens:
			w.date1904 = isTrue(named(t.attrs, "date1904"))
		case t.name == "sheet" && t.opens && inSheets:
			state := named(t.attrs, "state")
			w.sheets = append(w.sheets, sheetEntry{
				unescape(named(t.attrs, "name")), named(t.attrs, "id"), state == "hidden" || state == "veryHidden",
			})
			if len(w.sheets) > maxSheets {
				return w, errTooMuch
			}
		}
	}
}
