package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"hash/crc32"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"
)

// archive is an opened workbook: excelize's view of its structure, and the
// directory of the zip file, against which each part is checked, since excelize
// passes over a part that was cut short.
type archive struct {
	file  string
	book  *excelize.File
	parts map[string]*zip.File
	// stored are the parts that were changed since, by lower-case name.
	stored map[string]string
}

// loadXLSX reads every worksheet of an Office Open XML workbook.
func loadXLSX(file string, data []byte) ([]sheet, error) {
	parts, err := directory(file, data)
	if err != nil {
		return nil, err
	}
	x, err := openBook(data)
	if err != nil {
		return nil, damaged(file, "工作簿的结构已损坏")
	}
	defer x.Close()
	a := &archive{file: file, book: x, parts: parts}
	return a.sheets()
}

func openBook(data []byte) (*excelize.File, error) {
	return excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped,
	})
}

func (a *archive) sheets() ([]sheet, error) {
	shared, err := a.shared()
	if err != nil {
		return nil, err
	}
	paths, err := a.paths()
	if err != nil {
		return nil, err
	}
	props, err := a.book.GetWorkbookProps()
	if err != nil {
		return nil, damaged(a.file, "工作簿的结构已损坏")
	}
	date1904 := props.Date1904 != nil && *props.Date1904
	styles := a.styles()
	var sheets []sheet
	for _, entry := range a.book.WorkBook.Sheets.Sheet {
		partName, ok := paths[entry.ID]
		if !ok { // a chart or a macro sheet
			continue
		}
		s := sheet{name: entry.Name, hidden: entry.State == "hidden" || entry.State == "veryHidden", date1904: date1904}
		text, err := a.part(partName)
		if err != nil {
			return nil, inSheet(a.file, s.name, errTruncated)
		}
		if err := scanSheet(text, shared, styles, &s); err != nil {
			return nil, inSheet(a.file, s.name, err)
		}
		sheets = append(sheets, s)
	}
	if len(sheets) == 0 {
		return nil, damaged(a.file, "工作簿里没有工作表")
	}
	return sheets, nil
}

// part is one part of the archive as text, whole.
func (a *archive) part(name string) (string, error) {
	if text, ok := a.stored[strings.ToLower(name)]; ok {
		return text, nil
	}
	entry := a.parts[strings.ToLower(name)]
	if entry == nil {
		return "", errTruncated
	}
	content, ok := a.book.Pkg.Load(strings.ReplaceAll(entry.Name, `\`, "/"))
	if !ok && strings.EqualFold(name, sharedStringsPart) {
		content, ok = a.book.Pkg.Load(sharedStringsPart)
	}
	data, isBytes := content.([]byte)
	if !ok || !isBytes || uint64(len(data)) != entry.UncompressedSize64 || crc32.ChecksumIEEE(data) != entry.CRC32 {
		return "", errTruncated
	}
	return decodeXML(data)
}

const sharedStringsPart = "xl/sharedStrings.xml"

func (a *archive) shared() ([]string, error) {
	if a.parts[strings.ToLower(sharedStringsPart)] == nil {
		return nil, nil
	}
	text, err := a.part(sharedStringsPart)
	if err == nil {
		var list []string
		if list, err = scanShared(text); err == nil {
			return list, nil
		}
	}
	return nil, damaged(a.file, "共享文字部分不完整")
}

// relationships is a .rels part (ISO/IEC 29500-2, 9.3).
type relationships struct {
	Relationship []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	}
}

func (a *archive) relationships(part string) (relationships, error) {
	var rels relationships
	text, err := a.part(part)
	if err == nil {
		err = xml.Unmarshal([]byte(text), &rels)
	}
	if err != nil {
		return rels, damaged(a.file, "工作簿的结构已损坏")
	}
	return rels, nil
}

// paths are the worksheet parts by relationship.
func (a *archive) paths() (map[string]string, error) {
	root, err := a.relationships("_rels/.rels")
	if err != nil {
		return nil, err
	}
	workbook := "xl/workbook.xml"
	for _, r := range root.Relationship {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			workbook = resolve("", r.Target)
		}
	}
	dir, base := path.Split(workbook)
	rels, err := a.relationships(dir + "_rels/" + base + ".rels")
	if err != nil {
		return nil, err
	}
	paths := map[string]string{}
	for _, r := range rels.Relationship {
		if strings.HasSuffix(r.Type, "/worksheet") {
			paths[r.ID] = resolve(dir, r.Target)
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

// styles tells of each cell style whether its number format is a percentage or
// a date.
func (a *archive) styles() styles {
	x := a.book.Styles
	if x == nil || x.CellXfs == nil {
		return nil
	}
	custom := map[int]format{}
	if x.NumFmts != nil {
		for _, f := range x.NumFmts.NumFmt {
			if f != nil {
				custom[f.NumFmtID] = formatOf(f.FormatCode)
			}
		}
	}
	list := make(styles, len(x.CellXfs.Xf))
	for i, xf := range x.CellXfs.Xf {
		if xf.NumFmtID == nil {
			continue
		}
		list[i] = builtinFormat(*xf.NumFmtID)
		if f, ok := custom[*xf.NumFmtID]; ok {
			list[i] = f
		}
	}
	return list
}

// builtinFormat is a number format of no code (18.8.30, numFmt).
func builtinFormat(id int) format {
	switch {
	case id == 9 || id == 10:
		return percentage
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return calendar
	}
	return general
}

// formatOf tells a percentage or a date from the first section of a format code.
func formatOf(code string) format {
	quoted, bracketed, escaped := false, false, false
	for _, r := range code {
		switch {
		case escaped:
			escaped = false
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '[':
			bracketed = true
		case r == ']':
			bracketed = false
		case bracketed:
		case r == '\\' || r == '_' || r == '*':
			escaped = true
		case r == ';':
			return general
		case r == '%':
			return percentage
		case r == 'y' || r == 'Y' || r == 'd' || r == 'D':
			return calendar
		}
	}
	return general
}

// Limits of an archive. A workbook of a hundred thousand rows stays far below.
const (
	maxUnzipped = 200 << 20 // bytes, all parts together
	maxParts    = 10_000
	maxOther    = 16 << 20 // bytes of a part that excelize parses whole
	maxRatio    = 400      // unzipped to zipped, of a part worth looking at
)

// directory reads the directory of the zip file and refuses what is none, what
// is another kind of document, and what would swell beyond measure.
func directory(file string, data []byte) (map[string]*zip.File, error) {
	if err := foreign(file, data); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged(file, "文件不完整，可能没有下载或复制完")
	}
	parts := make(map[string]*zip.File, len(z.File))
	total := uint64(0)
	for _, f := range z.File {
		name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		if parts[name] != nil {
			return nil, damaged(file, "压缩包里有重名的部分")
		}
		parts[name] = f
		if total += f.UncompressedSize64; total > maxUnzipped || len(parts) > maxParts || swells(name, f) {
			return nil, &Unreadable{file, fmt.Sprintf("解压后过大（限 %d MB）", maxUnzipped>>20), "请删去图片等无关内容，另存为 .xlsx 后再试"}
		}
	}
	return parts, otherDocument(file, parts)
}

func swells(name string, f *zip.File) bool {
	if f.UncompressedSize64 > 1<<20 && f.UncompressedSize64/maxRatio > f.CompressedSize64 {
		return true
	}
	streamed := strings.HasPrefix(name, "xl/worksheets/") || strings.HasPrefix(name, "xl/media/") || name == strings.ToLower(sharedStringsPart)
	return !streamed && strings.HasSuffix(name, ".xml") && f.UncompressedSize64 > maxOther
}

// otherDocument tells what an archive is that is no workbook.
func otherDocument(file string, parts map[string]*zip.File) error {
	what := ""
	switch {
	case parts["xl/workbook.bin"] != nil:
		what = "这是二进制工作簿（.xlsb）"
	case parts["word/document.xml"] != nil:
		what = "这是 Word 文档，不是工作簿"
	case parts["ppt/presentation.xml"] != nil:
		what = "这是演示文稿，不是工作簿"
	case parts["content.xml"] != nil && parts["mimetype"] != nil:
		what = "这是 OpenDocument 文件（.ods 之类）"
	case parts["[content_types].xml"] == nil:
		what = "这是普通压缩包，不是工作簿"
	default:
		return nil
	}
	return &Unreadable{file, what, "请用 WPS 或 Excel 打开后另存为 .xlsx"}
}
