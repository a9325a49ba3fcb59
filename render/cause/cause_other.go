//go:build !windows

package cause

import "syscall"

// system are the errors of errno(3).
var system = []meaning{
	{syscall.ENOSPC, full}, {syscall.EDQUOT, full + "，或超过了分给您的容量"},
	{syscall.EROFS, readOnly},
	{syscall.ENOTDIR, noFolder},
	{syscall.EISDIR, "这是文件夹，不是文件"},
	{syscall.ENAMETOOLONG, tooLong},
	{syscall.EBUSY, inUse}, {syscall.ETXTBSY, inUse},
	{syscall.ENOTEMPTY, notEmpty},
	{syscall.ELOOP, "链接绕成了圈"},
	{syscall.EXDEV, "不在同一个磁盘上"},
	{syscall.EMFILE, "打开的文件太多"}, {syscall.ENFILE, "打开的文件太多"},
	{syscall.EIO, broken},
	{syscall.EHOSTDOWN, offline}, {syscall.EHOSTUNREACH, offline}, {syscall.ESTALE, offline},
	{syscall.EADDRINUSE, "已有程序在用这个端口"},
}
