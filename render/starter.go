package render

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"xingbang/render/workbook"
	"xingbang/templates"
)

// mainBook is the name of the starter's workbook.
const mainBook = "星级评定"

// Init puts a blank workbook and the templates for editing into a folder, which it
// makes if need be, and returns the files made. With branches (workbook.BranchList)
// each gets a workbook of its own beside the main one, so that the folder is what
// is built later. It overwrites nothing: where one of the files is there already, it
// makes none.
func Init(folder, branches string) (made []string, err error) {
	books, err := starters(branches)
	if err != nil {
		return nil, err
	}
	var files []file
	for _, b := range books {
		files = append(files, file{filepath.Join(folder, b.path), b.data})
	}
	for _, name := range templates.Names() {
		data, err := templates.FS.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, file{filepath.Join(folder, "模板", filepath.FromSlash(name)), data})
	}
	for _, f := range files {
		if _, err := os.Lstat(f.path); !errors.Is(err, fs.ErrNotExist) {
			return nil, &OutputError{f.path, "文件已存在，没有覆盖", "请换一个文件夹", err}
		}
	}
	for _, f := range files {
		if err = os.MkdirAll(filepath.Dir(f.path), 0o755); err == nil {
			err = writeFile(f.path, f.data)
		}
		if err != nil {
			return made, &OutputError{f.path, "写文件失败", "请检查磁盘空间和权限", err}
		}
		made = append(made, f.path)
	}
	return made, nil
}

// starters are the blank workbooks, by name.
func starters(list string) ([]file, error) {
	var branches []string
	if list != "" {
		var err error
		if branches, err = workbook.BranchList(list); err != nil {
			return nil, err
		}
	}
	book, err := workbook.Starter(branches)
	if err != nil {
		return nil, err
	}
	books := []file{{mainBook + ".xlsx", book}}
	names := fileNames(append([]string{mainBook}, branches...))[1:]
	for i, branch := range branches {
		if book, err = workbook.BranchStarter(branch); err != nil {
			return nil, err
		}
		books = append(books, file{names[i] + ".xlsx", book})
	}
	return books, nil
}
