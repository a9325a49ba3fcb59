package render

import (
	"fmt"
	"runtime/debug"
)

// InternalError is a mistake of this program's own, met while making files. It is
// an error and no crash, so that the clerk reads a sentence and the earlier output
// stays.
type InternalError struct {
	Cause any
	Stack []byte
}

func (e *InternalError) Error() string {
	return fmt.Sprintf("程序内部出错，没有生成任何文件，原有的结果没有改动；请把输入文件和下面的内容一起交给程序的维护者：%v\n%s", e.Cause, e.Stack)
}

// caught turns a panic into an InternalError; it is deferred where work begins.
func caught(err *error) {
	if cause := recover(); cause != nil {
		*err = &InternalError{cause, debug.Stack()}
	}
}
