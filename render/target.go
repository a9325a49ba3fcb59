package render

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"xingbang/render/cause"
)

// OutputError is why a folder cannot be written. Its message is one Chinese
// sentence that names the folder and says what to do.
type OutputError struct {
	Folder  string // as given
	Problem string
	Advice  string
	Err     error // the cause, nil where the program itself refuses
}

func (e *OutputError) Error() string {
	s := fmt.Sprintf("无法写入“%s”：%s，%s", e.Folder, e.Problem, e.Advice)
	if e.Err != nil {
		s += fmt.Sprintf("（%v）", cause.Of(e.Err))
	}
	return s
}

func (e *OutputError) Unwrap() error { return e.Err }

// target is the output folder, and the one place that writes to the disk. The new
// folder is made under another name beside the old one, and takes its place in a
// single step when every file of it is on the disk; so whatever happens at
// whatever moment, the name holds one whole build, the earlier or the new.
type target struct {
	given string // as the user wrote it
	out   string // absolute, symbolic links resolved
	// write makes one file, exchange swaps two folders in one step. Tests put
	// in ones that fail.
	write    func(path string, data []byte) error
	exchange func(a, b string) error
	kept     []string
}

// The names beside out during a build: <.name.xingbang-new-1234>, and where the
// system cannot exchange two folders in one step, <.name.xingbang-old>.
const (
	newMark = ".xingbang-new-"
	oldMark = ".xingbang-old"
	// stale is the age from which a new folder is no running build's.
	stale = time.Hour
)

// newTarget mends what an interrupted build may have left, and refuses a folder
// that holds something other than a build of ours.
func newTarget(out string, inputs []string) (*target, error) {
	t := &target{given: out, write: writeFile, exchange: exchange}
	abs, err := filepath.Abs(out)
	if err != nil {
		return nil, t.fail("路径有误", "请换一个文件夹", err)
	}
	if resolved, err := filepath.EvalSymlinks(abs); err == nil {
		abs = resolved
	}
	t.out = abs
	if filepath.Dir(abs) == abs {
		return nil, t.fail("这是磁盘的根目录", "请换一个文件夹", nil)
	}
	if err := os.MkdirAll(filepath.Dir(abs), 0o755); err != nil {
		return nil, t.fail("上级文件夹无法建立", "请检查路径和权限", err)
	}
	if err := t.recover(); err != nil {
		return nil, t.fail("上次中断的生成无法收拾", "请检查文件夹的权限", err)
	}
	return t, t.examine(inputs)
}

func (t *target) fail(problem, advice string, err error) error {
	return &OutputError{t.given, problem, advice, err}
}

// examine refuses an out that is no folder, holds an input, or was not built by
// this program; an empty folder or none will do.
func (t *target) examine(inputs []string) error {
	entries, err := os.ReadDir(t.out)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return t.fail("它不是文件夹，或没有读取权限", "请换一个文件夹", err)
	}
	for _, in := range inputs {
		abs, err := filepath.Abs(in)
		if err != nil {
			continue
		}
		if resolved, err := filepath.EvalSymlinks(abs); err == nil {
			abs = resolved
		}
		if rel, err := filepath.Rel(t.out, abs); err == nil && filepath.IsLocal(rel) {
			return t.fail("输入文件就在这个文件夹里", "请换一个文件夹存放结果", nil)
		}
	}
	if len(entries) == 0 {
		return nil
	}
	if _, err := readManifest(t.out); errors.Is(err, ErrNoManifest) {
		return t.fail("里面有不是星榜生成的文件", "为免丢失，请换一个文件夹，或先把其中的文件移走", nil)
	} else if err != nil {
		return t.fail("manifest.json 无法读取", "请检查文件权限", err)
	}
	return nil
}

// replace puts the files in the place of out. It returns the folders that hold
// an earlier output with changes by hand, which is never thrown away.
func (t *target) replace(files []file) (kept []string, err error) {
	stage, err := t.stage()
	if err != nil {
		return nil, t.fail("无法建立临时文件夹", "请检查上级文件夹的权限和磁盘空间", err)
	}
	if err := t.fill(stage, files); err != nil {
		os.RemoveAll(stage)
		return t.kept, t.fail("写文件失败，原有内容未变", "请检查磁盘空间和权限", err)
	}
	earlier, err := t.swap(stage)
	if err != nil {
		os.RemoveAll(stage)
		return t.kept, t.fail("无法替换原文件夹，原有内容未变", "请关闭正在打开其中文件的程序（如 PDF 阅读器、WPS）后再试", err)
	}
	syncFolder(filepath.Dir(t.out))
	if earlier == "" {
		return t.kept, nil
	}
	if err := t.retire(earlier); err != nil {
		return t.kept, t.fail("新结果已生成，但旧文件夹无法清理", "可以手工删除“"+earlier+"”", err)
	}
	return t.kept, nil
}

// stage makes an empty folder beside out.
func (t *target) stage() (string, error) {
	for n := 0; ; n++ {
		path := t.beside(newMark + strconv.Itoa(os.Getpid()+n))
		if err := os.Mkdir(path, 0o755); !errors.Is(err, fs.ErrExist) {
			return path, err
		}
	}
}

// beside is a hidden name in the folder that out is in.
func (t *target) beside(mark string) string {
	return filepath.Join(filepath.Dir(t.out), "."+filepath.Base(t.out)+mark)
}

// fill writes the files and waits until they are on the disk; manifest.json comes
// last, for it tells that a folder is complete.
func (t *target) fill(stage string, files []file) error {
	folders := map[string]bool{stage: true}
	for _, f := range files {
		folders[filepath.Dir(filepath.Join(stage, filepath.FromSlash(f.path)))] = true
	}
	for folder := range folders {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
	}
	write := func(f file) error { return t.write(filepath.Join(stage, filepath.FromSlash(f.path)), f.data) }
	last := slices.IndexFunc(files, func(f file) bool { return f.path == manifestName })
	var group errgroup.Group
	group.SetLimit(16) // waiting for the disk, not computing
	for i, f := range files {
		if i != last {
			group.Go(func() error { return write(f) })
		}
	}
	if err := group.Wait(); err != nil {
		return err
	}
	if err := write(files[last]); err != nil {
		return err
	}
	for folder := range folders {
		syncFolder(folder)
	}
	return nil
}

func writeFile(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// syncFolder puts a folder's entries on the disk, where the system can.
func syncFolder(path string) {
	if f, err := os.Open(path); err == nil {
		_ = f.Sync() // Windows has no such thing
		f.Close()
	}
}

// swap makes stage the new out; earlier is where the old one is now, "" if there
// was none.
func (t *target) swap(stage string) (earlier string, err error) {
	if _, err := os.Lstat(t.out); errors.Is(err, fs.ErrNotExist) {
		return "", os.Rename(stage, t.out)
	}
	if err := t.exchange(stage, t.out); !errors.Is(err, errors.ErrUnsupported) {
		return stage, err
	}
	// Between these two steps there is no out; recover puts it back.
	old := t.beside(oldMark)
	if err := os.Rename(t.out, old); err != nil {
		return "", err
	}
	if err := os.Rename(stage, t.out); err != nil {
		return "", errors.Join(err, os.Rename(old, t.out))
	}
	return old, nil
}

// retire removes an earlier output that can be made again, and keeps any other
// under a name of its own.
func (t *target) retire(folder string) error {
	diffs, err := Verify(folder)
	if err == nil && len(diffs) == 0 {
		return os.RemoveAll(folder)
	}
	if os.Remove(folder) == nil {
		return nil // it was empty
	}
	for n := 1; ; n++ {
		aside := t.out + "-旧"
		if n > 1 {
			aside += strconv.Itoa(n)
		}
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			if err := os.Rename(folder, aside); err != nil {
				return err
			}
			t.kept = append(t.kept, filepath.Join(filepath.Dir(filepath.Clean(t.given)), filepath.Base(aside)))
			return nil
		}
	}
}

// recover finishes what a killed build left beside out.
func (t *target) recover() error {
	old := t.beside(oldMark)
	if _, err := os.Lstat(old); err == nil {
		_, err := os.Lstat(t.out)
		if errors.Is(err, fs.ErrNotExist) {
			err = os.Rename(old, t.out)
		} else {
			err = t.retire(old)
		}
		if err != nil {
			return err
		}
	}
	entries, err := os.ReadDir(filepath.Dir(t.out))
	if err != nil {
		return err
	}
	for _, e := range entries {
		path := filepath.Join(filepath.Dir(t.out), e.Name())
		info, err := e.Info()
		if err != nil || !strings.HasPrefix(path, t.beside(newMark)) || time.Since(info.ModTime()) < stale {
			continue
		}
		// A complete one may be an earlier output, killed after the exchange.
		if _, err := readManifest(path); errors.Is(err, ErrNoManifest) {
			err = os.RemoveAll(path)
			if err != nil {
				return err
			}
		} else if err := t.retire(path); err != nil {
			return err
		}
	}
	return nil
}
