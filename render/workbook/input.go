package workbook

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"xingbang/render/evaluation"
)

// inputFile is one file to read.
type inputFile struct {
	name string // the path as given
	info fs.FileInfo
}

// expand lists the files that the inputs name, each once, folders replaced by
// the workbooks and CSV files in them.
func (r *reader) expand(inputs []string) ([]inputFile, error) {
	var files []inputFile
	var failures []error
	for _, input := range inputs {
		info, err := os.Stat(input)
		if err != nil {
			failures = append(failures, missing(input, err))
			continue
		}
		if !info.IsDir() {
			files = appendOnce(files, inputFile{input, info})
			continue
		}
		inside, err := r.list(input)
		if err != nil {
			failures = append(failures, err)
		}
		for _, f := range inside {
			files = appendOnce(files, f)
		}
	}
	if len(inputs) == 0 {
		failures = append(failures, &Unreadable{"", "没有给出输入文件", "请给出工作簿、CSV 文件或文件夹"})
	}
	return files, errors.Join(failures...)
}

// shownNames are the files' names as every Cell has them: the last part of each
// path, and as many folders as tell files of one name apart. The same files have
// the same names wherever they lie, so that outputs do not tell where that is.
func shownNames(files []inputFile) []string {
	names := make([]string, len(files))
	for parts := 1; ; parts++ {
		seen, longest := map[string]bool{}, 0
		for i, f := range files {
			path := strings.Split(filepath.ToSlash(filepath.Clean(f.name)), "/")
			longest = max(longest, len(path))
			names[i] = strings.Join(path[max(0, len(path)-parts):], "/")
			seen[names[i]] = true
		}
		if len(seen) == len(files) || parts >= longest {
			return names
		}
	}
}

func appendOnce(files []inputFile, f inputFile) []inputFile {
	for _, have := range files {
		if os.SameFile(have.info, f.info) {
			return files
		}
	}
	return append(files, f)
}

func missing(input string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Unreadable{input, "文件不存在", "请检查路径和文件名"}
	case errors.Is(err, fs.ErrPermission):
		return &Unreadable{input, "没有读取权限", "请检查文件权限，或把文件复制到自己的文件夹"}
	}
	return &Unreadable{input, "系统打不开它", "请检查路径、磁盘和网络"}
}

// list is the files of a folder that can be read, by name. Lock files, hidden
// files, other kinds and sub-folders are passed over; spreadsheets of a kind
// that cannot be read are mentioned, since they may be meant.
func (r *reader) list(folder string) ([]inputFile, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, missing(folder, err)
	}
	var files []inputFile
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "~$") || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		name := filepath.Join(folder, e.Name())
		info, err := os.Stat(name)
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		switch kindOf(name) {
		case workbookFile, csvFile:
			files = append(files, inputFile{name, info})
		case foreignSheet:
			r.report(evaluation.Finding{
				Rule: "ignored-sheet", Severity: evaluation.Note, Cell: evaluation.Cell{File: e.Name()},
				Message: fmt.Sprintf("文件夹中的“%s”不是 .xlsx 或 .csv，未读取", e.Name()),
				Hint:    "如应读取，请用 WPS 或 Excel 打开后另存为 .xlsx",
			})
		}
	}
	if len(files) == 0 {
		return nil, &Unreadable{folder, "文件夹里没有 .xlsx 或 .csv 文件", "请把工作簿放进这个文件夹（不读取子文件夹）"}
	}
	return files, nil
}

// fileKind is what a file is by its extension.
type fileKind uint8

const (
	otherFile fileKind = iota
	workbookFile
	csvFile
	foreignSheet // a spreadsheet of a kind that is not read
)

func kindOf(name string) fileKind {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx", ".xlsm":
		return workbookFile
	case ".csv":
		return csvFile
	case ".xls", ".et", ".ett", ".xlsb", ".ods", ".numbers":
		return foreignSheet
	}
	return otherFile
}
