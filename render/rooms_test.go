package render

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestRooms holds every import of ours to the table of rooms in README.md, and
// each of the libraries that have one user to that user.
func TestRooms(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	may := map[string][]string{}
	row := regexp.MustCompile("(?m)^\\| `([a-z/]+)` \\|.*\\| (.*) \\|$")
	name := regexp.MustCompile("`([a-z/]+)`")
	for _, m := range row.FindAllStringSubmatch(string(readme), -1) {
		may[m[1]] = []string{}
		for _, n := range name.FindAllStringSubmatch(m[2], -1) {
			may[m[1]] = append(may[m[1]], n[1])
		}
	}
	owners := map[string]string{"github.com/go-pdf/fpdf": "render/pdf", "github.com/spf13/pflag": "cmd/xingbang"}

	list := exec.Command("go", "list", "-json=ImportPath,Name,Imports", "./...")
	list.Dir = ".."
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath, Name string
			Imports          []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		room := strings.TrimPrefix(p.ImportPath, "xingbang/")
		if strings.HasSuffix(room, "/generate") {
			continue // makes files of its room, no part of the program
		}
		if _, ok := may[room]; !ok {
			t.Errorf("README.md has no row for %s", room)
		}
		for _, imported := range p.Imports {
			if ours, ok := strings.CutPrefix(imported, "xingbang/"); ok && !slices.Contains(may[room], ours) {
				t.Errorf("%s imports %s, which README.md does not allow", room, ours)
			}
			if owner := owners[imported]; owner != "" && owner != room {
				t.Errorf("%s imports %s, which is for %s alone", room, imported, owner)
			}
		}
	}
}
