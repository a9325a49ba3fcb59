package main

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"runtime"
	"strings"
	"syscall"
)

// readable is an error's message with what the system says, which is English, in
// Chinese.
func readable(err error) string {
	text := err.Error()
	for _, cause := range systemCauses(err) {
		text = strings.ReplaceAll(text, cause.english, cause.chinese)
	}
	return text
}

// systemCause is how Go words a system call that failed, and how we do.
type systemCause struct{ english, chinese string }

// systemCauses are the failed system calls behind an error.
func systemCauses(err error) []systemCause {
	switch e := err.(type) {
	case *fs.PathError:
		return []systemCause{{e.Error(), e.Path + "：" + reason(e.Err)}}
	case *os.LinkError:
		return []systemCause{{e.Error(), e.Old + "，" + e.New + "：" + reason(e.Err)}}
	case *net.OpError:
		return []systemCause{{e.Error(), reason(e.Err)}}
	case interface{ Unwrap() error }:
		return systemCauses(e.Unwrap())
	case interface{ Unwrap() []error }:
		var all []systemCause
		for _, err := range e.Unwrap() {
			all = append(all, systemCauses(err)...)
		}
		return all
	}
	return nil
}

// reasons are what the system answers, those of Windows by their numbers too
// (System Error Codes).
var reasons = []struct {
	is      error
	windows syscall.Errno
	chinese string
}{
	{fs.ErrNotExist, 0, "没有这个文件或文件夹"},
	{fs.ErrPermission, 0, "没有权限"},
	{fs.ErrExist, 0, "已经存在"},
	{syscall.ENOTDIR, 267, "不是文件夹"},
	{syscall.EISDIR, 0, "是文件夹，不是文件"},
	{syscall.ENOSPC, 112, "磁盘已满"},
	{syscall.EROFS, 19, "磁盘是只读的"},
	{syscall.EBUSY, 32, "别的程序正在使用它"},
	{syscall.ENAMETOOLONG, 206, "名称太长"},
	{syscall.EADDRINUSE, 10048, "已被占用"},
	{syscall.EIO, 1117, "磁盘读写出错"},
}

func reason(err error) string {
	var number syscall.Errno
	windows := runtime.GOOS == "windows" && errors.As(err, &number)
	for _, r := range reasons {
		if errors.Is(err, r.is) || windows && r.windows != 0 && number == r.windows {
			return r.chinese
		}
	}
	return "系统报告 " + err.Error()
}
