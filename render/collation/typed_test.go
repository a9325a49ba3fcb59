package collation_test

import (
	"strings"
	"testing"

	"xingbang/render/collation"
)

func TestTyped(t *testing.T) {
	for name, want := range map[string]string{
		"张三": "zhang san", "解晓": "xie xiao", "单于明": "chan yu ming", "吕绿": "lv lv", "买买提·吐尔逊": "mai mai ti  tu er xun",
		"张䶮": "zhang yan", "Li四": "l i si", "": "",
	} {
		if got := strings.Join(collation.TypedName(name), " "); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	for text, want := range map[string]string{"解放村第3支部": "jie fang cun di 3 zhi bu", "单位": "dan wei"} {
		if got := strings.Join(collation.Typed(text), " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
