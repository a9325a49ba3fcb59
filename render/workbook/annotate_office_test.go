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

// savedByLibreOffice opens a workbook in LibreOffice and saves it there.
func savedByLibreOffice(t *testing.T, path string) string {
	t.Helper()
	soffice := needed(t, "soffice")
	dir := t.TempDir()
	profile := "-env:UserInstallation=file://" + t.TempDir()
	out, err := exec.Command(soffice, profile, "--headless", "--norestore", "--convert-to", "xlsx", "--outdir", dir, path).CombinedOutput()
	saved := filepath.Join(dir, filepath.Base(path))
	if _, missing := os.Stat(saved); err != nil || missing != nil {
		t.Fatalf("LibreOffice: %v: %s", err, out)
	}
	return saved
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
	saved := savedByLibreOffice(t, annotated(t, path))
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
	for name, save := range map[string]func(string) string{
		"openpyxl": func(path string) string {
			python(t, "w = openpyxl.load_workbook(sys.argv[1])\nw.save(sys.argv[1])\n", path)
			return path
		},
		"LibreOffice": func(path string) string { return savedByLibreOffice(t, path) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := save(faultyFixture(t).save("street.xlsx"))
			for pass := range 2 {
				if pass > 0 {
					path = save(path)
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
