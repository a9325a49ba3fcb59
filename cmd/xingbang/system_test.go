package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"

	"xingbang/render"
)

func TestReadable(t *testing.T) {
	open := &os.PathError{Op: "open", Path: "a.xlsx", Err: syscall.EACCES}
	full := &os.PathError{Op: "write", Path: "b.pdf", Err: syscall.ENOSPC}
	for _, c := range []struct {
		err  error
		want string
	}{
		{errors.New("没有标题"), "没有标题"},
		{open, "a.xlsx：没有权限"},
		{fmt.Errorf("无法读取：%w", open), "无法读取：a.xlsx：没有权限"},
		{errors.Join(open, full), "a.xlsx：没有权限\nb.pdf：磁盘已满"},
		{&render.OutputError{Folder: "out", Problem: "写文件失败", Advice: "请检查磁盘空间", Err: full},
			"无法写入“out”：写文件失败，请检查磁盘空间（磁盘已满）"},
		{&os.LinkError{Op: "rename", Old: "a", New: "b", Err: syscall.EEXIST}, "a，b：已有同名的文件或文件夹"},
		{fmt.Errorf("端口：%w", &net.OpError{Op: "listen", Net: "tcp", Err: os.NewSyscallError("bind", syscall.EADDRINUSE)}), "端口：已有程序在用这个端口"},
	} {
		if got := readable(c.err); got != c.want {
			t.Errorf("%v: %s, want %s", c.err, got, c.want)
		}
	}
	// What is not foreseen is told as it is, and found by searching.
	if got := readable(&os.PathError{Op: "open", Path: "x", Err: syscall.EPIPE}); !strings.HasPrefix(got, "x：系统提示：") {
		t.Error(got)
	}
}
