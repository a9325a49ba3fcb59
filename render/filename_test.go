package render

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestFileNames(t *testing.T) {
	got := fileNames([]string{
		"第一党支部", "第一党支部", "A/B党支部", `C:\支部?*`, "CON", "lpt1.支部", "支部. .", "", "...",
		"zhi部", "ZHI部", "第一党支部（2）", "a\u202eb\x00c", "..\\..\\x", "支部\n二",
	})
	want := []string{
		"第一党支部", "第一党支部（2）", "A／B党支部", "C：＼支部？＊", "支部CON", "支部lpt1.支部", "支部", "支部（2）", "支部（3）",
		"zhi部", "ZHI部（2）", "第一党支部（2）（2）", "abc", "＼..＼x", "支部二",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFileNamesHoldAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOf(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"con", "a", "A", "支部", strings.Repeat("支", 99)}))).Draw(t, "names")
		seen := map[string]bool{}
		for _, name := range fileNames(names) {
			switch {
			case name == "", len(name) > 200, !utf8.ValidString(name), strings.ContainsAny(name, "<>:\"/\\|?*\x00\n"),
				strings.TrimRight(name, ". ") != name, devices[strings.ToLower(name)], seen[strings.ToLower(name)]:
				t.Fatalf("%q", name)
			}
			seen[strings.ToLower(name)] = true
		}
	})
}
