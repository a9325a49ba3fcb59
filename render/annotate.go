package render

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"xingbang/render/evaluation"
	"xingbang/render/workbook"
)

// Annotated is what Annotate wrote.
type Annotated struct {
	Files []string
	// Kept are files that were there under these names and that someone had
	// worked on, by their new names.
	Kept []string
}

// Annotate writes a copy of each input of a check's result, in which the findings
// are marked: to the file to, or where there are several inputs, or to does not end
// as a workbook does, into the folder to. An input is never written to, nor the
// folder of one, and a file that someone worked on is moved aside. Each file is
// complete or not there at all.
func Annotate(r *evaluation.Result, inputs []string, to string, opt Options) (Annotated, error) {
	copies, err := workbook.Annotate(inputs, r.Sources, r.Findings, workbook.Password(opt.Password))
	if err != nil {
		return Annotated{}, err
	}
	paths := copyPaths(copies, to)
	for _, path := range paths {
		if err := refuseInput(path, inputs); err != nil {
			return Annotated{}, err
		}
	}
	var out Annotated
	for i, path := range paths {
		kept, err := replaceFile(path, copies[i].Data)
		if kept != "" {
			out.Kept = append(out.Kept, kept)
		}
		if err != nil {
			return out, &OutputError{path, "写文件失败", "请检查磁盘空间和权限，关闭正在打开它的程序（如 WPS）后再试", err}
		}
		out.Files = append(out.Files, path)
	}
	return out, nil
}

// copyPaths are where the copies go.
func copyPaths(copies []workbook.Copy, to string) []string {
	ext := strings.ToLower(filepath.Ext(to))
	stem := to
	if ext == ".xlsx" || ext == ".xlsm" {
		stem = to[:len(to)-len(ext)]
		if len(copies) == 1 {
			// A workbook with macros opens under its own kind of name alone.
			return []string{stem + filepath.Ext(copies[0].Name)}
		}
	}
	paths := make([]string, len(copies))
	for i, c := range copies {
		paths[i] = filepath.Join(stem, c.Name)
	}
	return paths
}

// refuseInput fails where a copy would overwrite an input, or be taken for one the
// next time.
func refuseInput(path string, inputs []string) error {
	file, err := os.Stat(path)
	there := err == nil
	folder, err := os.Stat(filepath.Dir(path))
	hasFolder := err == nil
	for _, in := range inputs {
		info, err := os.Stat(in)
		if err != nil {
			continue
		}
		if there && os.SameFile(info, file) {
			return &OutputError{path, "这是输入文件，没有覆盖", "请换一个文件名", nil}
		}
		if hasFolder && os.SameFile(info, folder) {
			return &OutputError{path, "它在输入的文件夹里，下次会被当作输入", "请放在别的文件夹", nil}
		}
	}
	return nil
}

// replaceFile writes a file in one step. One that someone worked on is moved aside
// first; kept is its new name.
func replaceFile(path string, data []byte) (kept string, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", err
	}
	fresh := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+newMark+strconv.Itoa(os.Getpid()))
	if err := writeFile(fresh, data); err != nil {
		os.Remove(fresh)
		return "", err
	}
	if old, err := os.ReadFile(path); err == nil && !bytes.Equal(old, data) && !workbook.IsUntouchedCopy(old) {
		if kept, err = aside(path); err != nil {
			os.Remove(fresh)
			return "", err
		}
	}
	if err := os.Rename(fresh, path); err != nil {
		os.Remove(fresh)
		return kept, err
	}
	syncFolder(filepath.Dir(path))
	return kept, nil
}

// aside gives a file the first free name with -旧 in it.
func aside(path string) (string, error) {
	ext := filepath.Ext(path)
	for n := 1; ; n++ {
		name := strings.TrimSuffix(path, ext) + "-旧"
		if n > 1 {
			name += strconv.Itoa(n)
		}
		if _, err := os.Lstat(name + ext); errors.Is(err, fs.ErrNotExist) {
			return name + ext, os.Rename(path, name+ext)
		}
	}
}
