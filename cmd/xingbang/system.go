package main

import (
	"io/fs"
	"net"
	"os"
	"strings"

	"xingbang/render/cause"
)

// readable is an error's message with what the system says, which is English, in
// Chinese.
func readable(err error) string {
	text := err.Error()
	for _, c := range systemCauses(err) {
		text = strings.ReplaceAll(text, c.english, c.chinese)
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

func reason(err error) string { return cause.Of(err).Error() }
