package sheet

import (
	"os"
	"path/filepath"
	"testing"

	"xingbang/render/evaluation"
	"xingbang/render/publication"
	"xingbang/render/rule"
	"xingbang/render/workbook"
	"xingbang/sample"
)

// result is what the rules make of a book.
func result(t testing.TB, book sample.Book) *evaluation.Result {
	t.Helper()
	data, err := book.Write()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.WriteFile(filepath.Join(dir, "党员.xlsx"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	e, findings, err := workbook.Read([]string{"党员.xlsx"})
	if err != nil {
		t.Fatal(err)
	}
	r := rule.Apply(e, rule.Options{})
	r.Findings = append(findings, r.Findings...)
	return r
}

// report is the committee's of a book.
func report(t testing.TB, book sample.Book) publication.Report {
	return publication.NewReport(result(t, book), false)
}
