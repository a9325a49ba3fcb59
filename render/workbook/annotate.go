package workbook

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"xingbang/render/evaluation"
)

// Copy is a copy of an input in which the findings are marked.
type Copy struct {
	File string // the input, as in evaluation.Source
	Name string // the copy's own name, with .xlsx, or .xlsm where there are macros
	Data []byte
}

// maxMarked is how many findings of one file are marked and listed, the gravest
// first: more than anyone mends before checking again.
const maxMarked = 5000

// Annotate copies each input, in the order of sources: cells with a finding are
// coloured by severity and have a comment, and a sheet lists the findings with
// links to the cells. All else stays byte for byte as it was, other comments too,
// but for what an earlier copy was marked with. A CSV file becomes a workbook; a
// workbook with a password keeps it. The inputs are those that sources and
// findings came from; an Unreadable tells if one changed since.
func Annotate(inputs []string, sources []evaluation.Source, findings []evaluation.Finding, opts ...Option) ([]Copy, error) {
	files, err := new(reader).expand(inputs)
	if err != nil {
		return nil, err
	}
	if len(files) != len(sources) {
		return nil, &Unreadable{strings.Join(inputs, "”、“"), "里面的文件在核对之后有增减", "请重新核对"}
	}
	copies := make([]Copy, len(files))
	used := map[string]bool{}
	for i, f := range files {
		var own []evaluation.Finding
		for _, found := range findings {
			if concerns(found, sources[i].File, i == 0) {
				own = append(own, found)
			}
		}
		data, err := annotate(f.name, sources[i], own, chosen(opts).password)
		if err != nil {
			return nil, err
		}
		copies[i] = Copy{sources[i].File, copyName(sources[i].File, used), data}
	}
	return copies, nil
}

// copyAuthor is who changed a copy last, until someone works on it.
const copyAuthor = "星榜"

// IsUntouchedCopy reports whether a file is a copy that Annotate made and that
// nobody has saved since, so that nothing is lost with it.
func IsUntouchedCopy(data []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	f, err := z.Open("docProps/core.xml")
	if err != nil {
		return false
	}
	defer f.Close()
	properties, err := io.ReadAll(io.LimitReader(f, 1<<20))
	return err == nil && bytes.Contains(properties, []byte("lastModifiedBy>"+copyAuthor+"</"))
}

// concerns reports whether a finding belongs into a file's copy; one about no file
// goes into the first.
func concerns(f evaluation.Finding, file string, first bool) bool {
	if f.Cell.File == file || f.Cell.File == "" && first {
		return true
	}
	for _, c := range f.Also {
		if c.File == file {
			return true
		}
	}
	return false
}

// copyName is the name of a file's copy, unlike all that were used.
func copyName(file string, used map[string]bool) string {
	ext := filepath.Ext(file)
	stem := strings.ReplaceAll(strings.TrimSuffix(file, ext), "/", "-")
	if ext = strings.ToLower(ext); ext != ".xlsm" {
		ext = ".xlsx"
	}
	name := stem + ext
	for n := 2; used[strings.ToLower(name)]; n++ {
		name = fmt.Sprintf("%s-%d%s", stem, n, ext)
	}
	used[strings.ToLower(name)] = true
	return name
}

// annotate makes the copy of one file.
func annotate(path string, source evaluation.Source, found []evaluation.Finding, password string) (copied []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			copied, err = nil, damaged(path, "内容损坏")
		}
	}()
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, missing(path, err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != source.SHA256 {
		return nil, &Unreadable{path, "在核对之后有改动", "请重新核对"}
	}
	if kindOf(path) == csvFile {
		sheets, err := loadCSV(path, data)
		if err != nil {
			return nil, err
		}
		if data, err = bookOfCSV(&sheets[0]); err != nil {
			return nil, err
		}
		return markBook(path, data, source.File, onSheet(found, source.File, sheetName(sheets[0].name)))
	}
	plain, err := opened(path, data, password)
	if err != nil {
		return nil, err
	}
	copied, err = markBook(path, plain, source.File, found)
	if err == nil && !bytes.Equal(plain, data) {
		// Salts are random: a copy behind a password differs from run to run.
		copied, err = excelize.Encrypt(copied, &excelize.Options{Password: password})
	}
	return copied, err
}

// onSheet are findings whose cells in a file are in a sheet of this name.
func onSheet(found []evaluation.Finding, file, sheet string) []evaluation.Finding {
	moved := func(c evaluation.Cell) evaluation.Cell {
		if c.File == file && c.Sheet != "" {
			c.Sheet = sheet
		}
		return c
	}
	out := make([]evaluation.Finding, len(found))
	for i, f := range found {
		f.Cell = moved(f.Cell)
		f.Also = slices.Clone(f.Also)
		for j, c := range f.Also {
			f.Also[j] = moved(c)
		}
		out[i] = f
	}
	return out
}

// markBook marks the findings in a workbook; name is the file in their cells.
func markBook(path string, data []byte, name string, found []evaluation.Finding) ([]byte, error) {
	parts, err := directory(path, data)
	if err != nil {
		return nil, err
	}
	x, err := openBook(data)
	if err != nil {
		return nil, damaged(path, "工作簿的结构已损坏")
	}
	defer x.Close()
	m := &marker{archive: archive{file: path, book: x, parts: parts}, name: name}
	if err := m.open(); err != nil {
		return nil, err
	}
	if err := m.markSheets(found); err != nil {
		return nil, err
	}
	if err := m.listFindings(found); err != nil {
		return nil, fmt.Errorf("无法标注“%s”：%w", path, err)
	}
	if err := x.SetDocProps(&excelize.DocProperties{LastModifiedBy: copyAuthor}); err != nil {
		return nil, damaged(path, "工作簿的属性已损坏")
	}
	buf, err := x.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("无法标注“%s”：%w", path, err)
	}
	return buf.Bytes(), nil
}
