package templates

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// Assets is the folder of pictures and other files of the user's that go onto the
// site as they are; the embedded templates have none.
const Assets = "site/assets"

// Override is the embedded templates, file by file replaced by those of a folder;
// "" is the embedded ones. It fails, with an OverrideError, where there is no such
// folder or no template in it, and for a file that would be passed over, its name
// being of none, which mostly is a slip.
func Override(folder string) (fs.FS, error) {
	if folder == "" {
		return FS, nil
	}
	o := overlay{os.DirFS(folder)}
	known := Names()
	var unknown []string
	found := false
	err := fs.WalkDir(o.over, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			if name == Assets || name != "." && (strings.HasPrefix(d.Name(), ".") || !slices.ContainsFunc(known, func(k string) bool { return strings.HasPrefix(k, name+"/") })) {
				return fs.SkipDir
			}
		case slices.Contains(known, name):
			found = true
		case slices.Contains(kinds, strings.ToLower(path.Ext(name))) && !strings.HasPrefix(d.Name(), "."):
			unknown = append(unknown, name)
		}
		return nil
	})
	if err != nil {
		return nil, &OverrideError{folder, "读不出来，请检查文件夹的名称和权限", err}
	}
	if unknown != nil {
		return nil, &OverrideError{folder, fmt.Sprintf("中的 %s 不是模板的名称，不会用到；模板有：%s",
			strings.Join(unknown, "、"), strings.Join(known, "、")), nil}
	}
	if !found {
		return nil, &OverrideError{folder, "里没有模板；模板有：" + strings.Join(known, "、"), nil}
	}
	return o, nil
}

// OverrideError is why a folder's templates cannot be used, in Chinese.
type OverrideError struct {
	Folder, Problem string
	Err             error // the cause, nil where the program itself refuses
}

func (e *OverrideError) Error() string {
	s := fmt.Sprintf("模板文件夹“%s”%s", e.Folder, e.Problem)
	if e.Err != nil {
		s += fmt.Sprintf("（%v）", e.Err)
	}
	return s
}

func (e *OverrideError) Unwrap() error { return e.Err }

// kinds are the endings of templates.
var kinds = []string{".md", ".html", ".css", ".js", ".svg"}

// Names are the embedded templates, as site/notice.html, in order.
func Names() []string {
	var names []string
	// Walking what is embedded does not fail.
	_ = fs.WalkDir(FS, ".", func(name string, d fs.DirEntry, _ error) error {
		if !d.IsDir() {
			names = append(names, name)
		}
		return nil
	})
	return names
}

// overlay is the embedded files under those of a folder.
type overlay struct{ over fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return FS.Open(name)
	}
	return f, err
}
