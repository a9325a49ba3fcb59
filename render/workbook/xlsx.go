package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"
)

// loadXLSX reads every worksheet of an Office Open XML workbook. excelize reads
// what the workbook says of its sheets, dates and number formats; the sheets are
// scanned as they stand, since excelize passes over one that was cut short.
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
	book, err := a.outline(main, rels)
	if err != nil {
		return nil, err
	}
	defer book.Close()
	props, err := book.GetWorkbookProps()
	if err != nil {
		return nil, damaged(a.file, "工作簿的结构已损坏")
	}
	shared, err := a.shared(rels)
	if err != nil {
		return nil, err
	}
	formats := formatsOf(book)
	listedBefore := map[string]bool{}
	var sheets []sheet
	room := maxCells
	for i, entry := range book.WorkBook.Sheets.Sheet {
		part, ok := rels[entry.ID]
		if !ok || i >= maxSheets || listedBefore[entry.ID] {
			return nil, damaged(a.file, "工作簿的结构已损坏")
		}
		if !strings.HasSuffix(part.kind, "/worksheet") { // a chart or a macro sheet
			continue
		}
		listedBefore[entry.ID] = true
		s := sheet{
			name: entry.Name, hidden: entry.State == "hidden" || entry.State == "veryHidden",
			date1904: props.Date1904 != nil && *props.Date1904,
		}
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

// Limits of what excelize builds up: more sheets than anyone has branches, and
// more tags in a part than Excel's 65,490 cell styles take.
const (
	maxSheets = 5000
	maxTags   = 800_000
)

// outline is excelize's view of the workbook without its sheets, texts and
// pictures, which would all be built up in memory.
func (a *archive) outline(main string, rels map[string]related) (*excelize.File, error) {
	dir, base := path.Split(main)
	names := []string{"[Content_Types].xml", "_rels/.rels", main, dir + "_rels/" + base + ".rels"}
	if name := onlyPart(rels, "/styles"); name != "" {
		names = append(names, name)
	}
	var data bytes.Buffer
	z := zip.NewWriter(&data)
	for _, name := range names {
		text, err := a.part(name)
		if err != nil {
			return nil, damaged(a.file, "工作簿的结构已损坏")
		}
		if strings.Count(text, "<") > maxTags {
			return nil, &Unreadable{a.file, "单元格样式过多", "请把内容复制到新的工作簿，另存为 .xlsx 后再试"}
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(withoutDeclaration(text)))
		}
		if err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	book, err := openBook(data.Bytes())
	if err != nil || book.WorkBook == nil {
		return nil, damaged(a.file, "工作簿的结构已损坏")
	}
	return book, nil
}

// withoutDeclaration is a part without <?xml …?>, whose encoding it no longer has.
func withoutDeclaration(xml string) string {
	if rest, ok := strings.CutPrefix(xml, "<?xml"); ok {
		if _, body, ok := strings.Cut(rest, "?>"); ok {
			return body
		}
	}
	return xml
}
