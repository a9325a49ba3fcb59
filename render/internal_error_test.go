package render

import (
	"strings"
	"testing"
)

// TestCaught holds that a mistake of the program is an error that says so.
func TestCaught(t *testing.T) {
	work := func() (err error) {
		defer caught(&err)
		var none []int
		_ = none[len(t.Name())]
		return nil
	}
	err := work()
	if err == nil || !strings.HasPrefix(err.Error(), "程序内部出错，没有生成任何文件") || !strings.Contains(err.Error(), "index out of range") {
		t.Errorf("a panic became %v", err)
	}
}
