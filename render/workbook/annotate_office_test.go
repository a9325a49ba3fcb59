package workbook

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// needed is the path of an outside tool. Without it a test is passed over, and
// fails where CI is true.
func needed(t *testing.T, tool string, probe ...string) string {
	t.Helper()
	path, err := exec.LookPath(tool)
	if err == nil && len(probe) > 0 {
		err = exec.Command(path, probe...).Run()
	}
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s %s is missing", tool, strings.Join(probe, " "))
		}
		t.Skipf("%s %s is missing", tool, strings.Join(probe, " "))
	}
	return path
}

// savedByLibreOffice opens workbooks in LibreOffice and saves them there; it starts
// once for all of them, and their names differ.
func savedByLibreOffice(t *testing.T, paths ...string) []string {
	t.Helper()
	soffice := needed(t, "soffice")
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--norestore", "--convert-to", "xlsx", "--outdir", dir}
	out, err := exec.Command(soffice, append(args, paths...)...).CombinedOutput()
	var saved []string
	for _, path := range paths {
		saved = append(saved, filepath.Join(dir, filepath.Base(path)))
		if _, missing := os.Stat(saved[len(saved)-1]); err != nil || missing != nil {
			t.Fatalf("LibreOffice: %v: %s", err, out)
		}
	}
	return saved
}

// savedByOpenpyxl does the same with openpyxl.
func savedByOpenpyxl(t *testing.T, paths ...string) []string {
	t.Helper()
	python(t, "for path in sys.argv[1:]: openpyxl.load_workbook(path).save(path)\n", paths...)
	return paths
}

// python runs a script with openpyxl.
func python(t *testing.T, script string, args ...string) string {
	t.Helper()
	tool := needed(t, "/usr/bin/python3", "-c", "import openpyxl")
	out, err := exec.Command(tool, append([]string{"-c", "import sys, openpyxl\n" + script}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("openpyxl: %v: %s", err, out)
	}
	return string(out)
}

// LibreOffice opens an annotated copy with its colours, comments and links, and
// what it saves reads the same.
func TestLibreOfficeKeepsMarks(t *testing.T) {
	t.Parallel()
	path := faultyFixture(t).save("street.xlsx")
	_, want := mustRead(t, path)
	saved := savedByLibreOffice(t, annotated(t, path))[0]
	x := openedWith(t, saved)
	texts := commentTexts(t, x, "党员")
	if !strings.Contains(texts["G3"], "口头说的") || !strings.Contains(texts["G3"], remarkTitle) || texts["B2"] != "组长" {
		t.Errorf("comments: %q", texts)
	}
	if got := fillOf(t, x, "党员", "G3"); got != "FFC9CE" {
		t.Errorf("colour %q", got)
	}
	_, got := mustRead(t, saved)
	if d := cmp.Diff(errorsOf(want), errorsOf(got)); d != "" {
		t.Error(d)
	}
}

// A workbook as openpyxl or LibreOffice writes it, whose parts have names of their
// own, is marked like any other, twice over.
func TestAnnotateOthers(t *testing.T) {
	for name, save := range map[string]func(*testing.T, ...string) []string{"openpyxl": savedByOpenpyxl, "LibreOffice": savedByLibreOffice} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := save(t, faultyFixture(t).save("street.xlsx"))[0]
			for pass := range 2 {
				if pass > 0 {
					path = save(t, path)[0]
				}
				path = annotated(t, path)
				list := strings.Split(python(t, `
for s in openpyxl.load_workbook(sys.argv[1]):
	for row in s.iter_rows():
		for c in row:
			if c.comment: print(s.title, c.coordinate, c.fill.fgColor.rgb, c.comment.text.replace("\n", " "), sep="|")
`, path), "\n")
				for _, want := range []string{"党员|G3|FFFFC9CE|口头说的", "党员|E5|FFFFC9CE|" + remarkTitle, "支部|H2|FFFFC9CE|", "考评|B5|FFFFC9CE|", "党员|B2|"} {
					n := 0
					for _, line := range list {
						if strings.HasPrefix(line, want) && strings.Count(line, remarkTitle) <= 1 {
							n++
						}
					}
					if n != 1 {
						t.Errorf("%d comments begin with %q:\n%s", n, want, strings.Join(list, "\n"))
					}
				}
			}
		})
	}
}
