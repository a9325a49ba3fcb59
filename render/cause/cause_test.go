package cause

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

func TestOf(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("errno(3) is not Windows'")
	}
	ours := errors.New("没有有效的 manifest.json")
	for _, c := range []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "write", Path: "/a/.b.xingbang-new-1/c", Err: syscall.ENOSPC}, "磁盘已满"},
		{fmt.Errorf("写 %w", &fs.PathError{Op: "open", Path: "a", Err: syscall.EACCES}), "没有权限"},
		{&os.LinkError{Op: "rename", Old: "a", New: "b", Err: syscall.EXDEV}, "不在同一个磁盘上"},
		{errors.Join(&fs.PathError{Op: "close", Path: "a", Err: syscall.EIO}, ours), "磁盘读写出错"},
		{syscall.ENOTDIR, "路径里有一段不是文件夹"},
		{fs.ErrNotExist, "没有这个文件或文件夹"},
		{&fs.PathError{Op: "read", Path: "/tmp/x", Err: syscall.EPIPE}, "系统提示：broken pipe"},
		{ours, ours.Error()},
		{io.ErrUnexpectedEOF, io.ErrUnexpectedEOF.Error()},
	} {
		got := Of(c.err)
		if got.Error() != c.want || !errors.Is(got, c.err) {
			t.Errorf("%v: %v, want %s, wrapping the error", c.err, got, c.want)
		}
		if again := Of(fmt.Errorf("更多：%w", got)); again.Error() != "更多："+c.want {
			t.Errorf("%v: told again as %v", c.err, again)
		}
	}
	if Of(nil) != nil {
		t.Error("no error has become one")
	}
}

func TestOfReal(t *testing.T) {
	_, err := os.ReadFile(filepath.Join(t.TempDir(), "无"))
	if got := Of(err).Error(); got != "没有这个文件或文件夹" {
		t.Error(got)
	}
}
