// Package cause turns errors of the operating system into Chinese that a clerk
// understands.
package cause

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// systemError is an error of the operating system's, in Chinese.
type systemError struct {
	text string
	err  error
}

func (e *systemError) Error() string { return e.text }
func (e *systemError) Unwrap() error { return e.err }

// Of is err in Chinese where it is the operating system's, without the path, which
// the message around it names; it wraps err. One that is not known stands as it is
// behind 系统提示. Any other error, and nil, is returned as it is.
func Of(err error) error {
	reason := bare(err)
	var known *systemError
	if reason == nil || errors.As(err, &known) {
		return err
	}
	for _, k := range [...][]meaning{system, everywhere} {
		for _, m := range k {
			if errors.Is(reason, m.is) {
				return &systemError{m.text, err}
			}
		}
	}
	return &systemError{"系统提示：" + reason.Error(), err}
}

// bare is the operating system's own error in err, without the call and the path;
// nil where there is none.
func bare(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	var call *os.SyscallError
	var number syscall.Errno
	switch {
	case errors.As(err, &number):
		return number
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	case errors.As(err, &call):
		return call.Err
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission):
		return err
	}
	return nil
}

type meaning struct {
	is   error
	text string
}

// What stands in more than one list below.
const (
	full     = "磁盘已满"
	readOnly = "磁盘是只读的"
	noFolder = "路径里有一段不是文件夹"
	tooLong  = "路径或文件名太长"
	inUse    = "有程序正在使用它"
	notEmpty = "文件夹不是空的"
	broken   = "磁盘读写出错"
	offline  = "网络上的文件夹连不上"
)

// everywhere are the kinds that package fs tells on every system.
var everywhere = []meaning{
	{fs.ErrNotExist, "没有这个文件或文件夹"},
	{fs.ErrPermission, "没有权限"},
	{fs.ErrExist, "已有同名的文件或文件夹"},
}
