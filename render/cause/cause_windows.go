package cause

import "syscall"

// system are Windows' system error codes; package syscall names a few of them.
var system = []meaning{
	{syscall.Errno(112), full}, {syscall.Errno(39), full}, // DISK_FULL, HANDLE_DISK_FULL
	{syscall.Errno(19), readOnly},                                // WRITE_PROTECT
	{syscall.Errno(267), noFolder},                               // DIRECTORY
	{syscall.Errno(206), tooLong}, {syscall.Errno(111), tooLong}, // FILENAME_EXCED_RANGE, BUFFER_OVERFLOW
	{syscall.Errno(123), "路径里有不能用的字符"},                     // INVALID_NAME
	{syscall.Errno(32), inUse}, {syscall.Errno(33), inUse}, // SHARING_VIOLATION, LOCK_VIOLATION
	{syscall.Errno(145), notEmpty},                             // DIR_NOT_EMPTY
	{syscall.Errno(17), "不在同一个磁盘上"},                            // NOT_SAME_DEVICE
	{syscall.Errno(4), "打开的文件太多"},                              // TOO_MANY_OPEN_FILES
	{syscall.Errno(21), "磁盘没有插好"},                              // NOT_READY
	{syscall.Errno(23), broken}, {syscall.Errno(1117), broken}, // CRC, IO_DEVICE
	{syscall.Errno(53), offline}, {syscall.Errno(64), offline}, {syscall.Errno(67), offline}, // BAD_NETPATH, NETNAME_DELETED, BAD_NET_NAME
	{syscall.Errno(10048), "已有程序在用这个端口"}, // WSAEADDRINUSE
}
