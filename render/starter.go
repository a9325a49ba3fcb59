package render

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"xingbang/render/workbook"
	"xingbang/templates"
)

// Init puts a blank workbook and the templates for editing into a folder, which it
// makes if need be, and returns the files made. It overwrites nothing: where one of
// the files is there already, it makes none.
func Init(folder string) (made []string, err error) {
	book, err := workbook.Starter()
	if err != nil {
		return nil, err
	}
	files := []file{{filepath.Join(folder, "星级评定.xlsx"), book}}
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
