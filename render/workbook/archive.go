package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// archive is an opened workbook: the directory of its zip file, and, to change
// it, excelize's view of its structure.
type archive struct {
	file  string
	book  *excelize.File // nil where nothing is changed
	parts map[string]*zip.File
	// stored are the parts that were changed since, by lower-case name.
	stored map[string]string
}

// part is one part of the archive as text, whole: a part that was cut short or
// whose checksum is another is an error.
func (a *archive) part(name string) (string, error) {
	if text, ok := a.stored[strings.ToLower(name)]; ok {
		return text, nil
	}
	entry := a.parts[strings.ToLower(name)]
	if entry == nil {
		return "", errTruncated
	}
	r, err := entry.Open()
	if err != nil {
		return "", errTruncated
	}
	defer r.Close()
	var text strings.Builder
	text.Grow(int(entry.UncompressedSize64))
	_, err = io.Copy(&text, io.LimitReader(r, int64(entry.UncompressedSize64)+1))
	if err != nil || uint64(text.Len()) != entry.UncompressedSize64 {
		return "", errTruncated
	}
	return decodeXML(text.String())
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

// Limits of an archive. A workbook of 50,000 members by 30 columns, and one of all
// ballots of 5,000, stay below.
const (
	maxUnzipped = 200 << 20 // bytes, all parts together
	maxParts    = 10_000
	maxSheetXML = 190 << 20 // bytes of worksheets and shared strings together
	maxOther    = 16 << 20  // bytes of any other part of XML
	maxOutline  = 4 << 20   // bytes of the parts that say what the others are
	maxRatio    = 400       // unzipped to zipped, of a part worth looking at
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
	total, sheets := uint64(0), uint64(0)
	for _, f := range z.File {
		name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		if parts[name] != nil {
			return nil, damaged(file, "压缩包里有重名的部分")
		}
		parts[name] = f
		if isSheet(name) {
			sheets += min(f.UncompressedSize64, maxUnzipped)
		}
		total += min(f.UncompressedSize64, 2*maxUnzipped)
		if total > maxUnzipped || sheets > maxSheetXML || len(parts) > maxParts || swells(name, f) {
			return nil, &Unreadable{file, "解压后过大", "请删去图片等无关内容，另存为 .xlsx 后再试"}
		}
	}
	return parts, otherDocument(file, parts)
}

// swells tells a part that is larger than any of its kind that is meant.
func swells(name string, f *zip.File) bool {
	size := f.UncompressedSize64
	switch {
	case size > 1<<20 && size/maxRatio > f.CompressedSize64:
		return true
	case isSheet(name):
		return false
	case strings.HasSuffix(name, ".rels"), name == "[content_types].xml", name == "xl/workbook.xml":
		return size > maxOutline
	}
	return strings.HasSuffix(name, ".xml") && size > maxOther
}

func isSheet(name string) bool {
	return strings.HasPrefix(name, "xl/worksheets/") && !strings.HasSuffix(name, ".rels") || strings.HasSuffix(name, "sharedstrings.xml")
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
