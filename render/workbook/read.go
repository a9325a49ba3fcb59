// Package workbook turns Excel and CSV files into an evaluation, every value
// with its file, sheet and cell, and everything odd on the way into findings.
//
// A file passes through three forms: bytes become a book of sheets (xlsx.go,
// csv.go), a sheet becomes a table whose header is known (header.go, table.go),
// and a table's records become members, branches and ballots (member.go …).
// What is repaired and what never is stands in value.go and text.go.
package workbook

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
	"xingbang/render/evaluation"
)

// Option is something that reading can be told.
type Option func(*options)

type options struct{ password string }

// Password opens the workbooks that have a password to open.
func Password(password string) Option { return func(o *options) { o.password = password } }

func chosen(opts []Option) options {
	var o options
	for _, opt := range opts {
		opt(&o)
	}
	return o
}

// Read merges the inputs, each a workbook, a CSV file or a folder of them, into
// one evaluation. Rows are in the order of the inputs, those of a folder by
// file name. What is wrong with the content is in the findings; the error is an
// Unreadable, or several joined, for what cannot be read at all.
func Read(inputs []string, opts ...Option) (*evaluation.Evaluation, []evaluation.Finding, error) {
	r := &reader{out: &evaluation.Evaluation{Measure: evaluation.DefaultMeasure()}}
	files, err := r.expand(inputs)
	if err != nil {
		return nil, nil, err
	}
	// Soft: it has garbage collected sooner, rather than let it add up to twice
	// what large files need.
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(min(debug.SetMemoryLimit(-1), memoryGoal)))
	books, err := loadAll(files, chosen(opts).password)
	if err != nil {
		return nil, nil, err
	}
	r.paths = map[string]string{}
	for i, name := range shownNames(files) {
		books[i].file, r.paths[name] = name, files[i].name
	}
	r.understand(books)
	r.reportUnlisted()
	return r.out, r.findings, nil
}

// memoryGoal is the memory in bytes beyond which reading is thrifty.
const memoryGoal = 320 << 20

// loadAll reads the files side by side; the books come in the order of files.
func loadAll(files []inputFile, password string) ([]*book, error) {
	books, failures := make([]*book, len(files)), make([]error, len(files))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range files {
		group.Go(func() error {
			books[i], failures[i] = load(f, password)
			return nil
		})
	}
	group.Wait()
	return books, errors.Join(failures...)
}

// reader gathers an evaluation from books.
type reader struct {
	out      *evaluation.Evaluation
	findings []evaluation.Finding
	unlisted int // findings that were left out
	// sheetsOf are the sheets by what they hold, in the order of the inputs.
	sheetsOf map[string][]place
	// paths are where the files lie, by the names that cells have.
	paths map[string]string
}

// place is one sheet of one book.
type place struct {
	book  *book
	sheet *sheet
}

// maxFindings is more than anyone mends; what is beyond is counted.
const maxFindings = 50_000

func (r *reader) report(f evaluation.Finding) {
	if len(r.findings) >= maxFindings {
		r.unlisted++
		return
	}
	r.findings = append(r.findings, f)
}

// reportUnlisted tells what report left out. It is an error whatever was left
// out, since that may have been one.
func (r *reader) reportUnlisted() {
	if r.unlisted == 0 {
		return
	}
	r.findings = append(r.findings, evaluation.Finding{
		Rule: "value-invalid", Severity: evaluation.Error,
		Message: fmt.Sprintf("读取时的问题太多，还有%d处没有列出", r.unlisted), Hint: "请先改正已列出的问题，再核对一次",
	})
}

// understand reads the sheets in the order in which they build on one another.
func (r *reader) understand(books []*book) {
	r.sheetsOf = map[string][]place{}
	roles := r.byName(books)
	r.readSettings()
	r.readParameters()
	r.readItems()
	r.byHeader(books, roles)
	r.readBranches()
	r.readMembers(books)
	r.readPhotos()
	r.readBallots()
	r.readHolidays()
	if !r.out.HasBranchSheet {
		r.branchesOfMembers()
	}
}

// byName finds what each sheet is by its name; it returns the roles of all
// sheets, "" for a sheet of another name.
func (r *reader) byName(books []*book) map[*sheet]string {
	roles := map[*sheet]string{}
	for _, b := range books {
		for i := range b.sheets {
			s := &b.sheets[i]
			if name := trim(s.name); slices.Contains(sheetNames, name) {
				roles[s] = name
				// An empty sheet, as of a starter, says nothing.
				if name != memberSheet && len(s.rows) > 0 {
					r.sheetsOf[name] = append(r.sheetsOf[name], place{b, s})
				}
			}
		}
	}
	return roles
}

// byHeader finds the sheets of members, which branches name after themselves,
// and notes what was read of each file.
func (r *reader) byHeader(books []*book, roles map[*sheet]string) {
	for _, b := range books {
		source := evaluation.Source{File: b.file, SHA256: b.sha256}
		for i := range b.sheets {
			s := &b.sheets[i]
			if s.isOwn() {
				continue
			}
			if roles[s] == "" && !r.looksLikeMembers(s) {
				r.ignoreSheet(b, s)
				continue
			}
			if roles[s] == "" || roles[s] == memberSheet {
				r.sheetsOf[memberSheet] = append(r.sheetsOf[memberSheet], place{b, s})
			}
			source.Sheets = append(source.Sheets, s.name)
		}
		r.out.Sources = append(r.out.Sources, source)
	}
}

var sheetNames = []string{settingSheet, parameterSheet, itemSheet, branchSheet, memberSheet, ballotSheet, holidaySheet}

func (r *reader) ignoreSheet(b *book, s *sheet) {
	hint := "如应读取，请改成规定的名称；" + suggestion("工作表", nearest(trim(s.name), sheetNames), sheetNames)
	r.report(evaluation.Finding{
		Rule: "ignored-sheet", Severity: evaluation.Note,
		Cell:    evaluation.Cell{File: b.file, Sheet: s.name},
		Message: fmt.Sprintf("工作表“%s”不是规定的工作表，未读取", trim(s.name)), Hint: hint,
	})
}

// reportHidden says once per sheet what was hidden and read all the same.
func (r *reader) reportHidden(b *book, s *sheet) {
	var parts []string
	if s.hidden {
		parts = append(parts, "工作表本身是隐藏的")
	}
	rows, columns, seen := 0, 0, slices.Clone(s.hiddenCols)
	for _, row := range s.rows {
		if row.hidden {
			rows++
		}
		for _, c := range row.cells {
			if int(c.col) < len(seen) && seen[c.col] {
				columns++
				seen[c.col] = false
			}
		}
	}
	if rows > 0 {
		parts = append(parts, fmt.Sprintf("有%d个隐藏的行", rows))
	}
	if columns > 0 {
		parts = append(parts, fmt.Sprintf("有%d个隐藏的列", columns))
	}
	if len(parts) == 0 {
		return
	}
	r.report(evaluation.Finding{
		Rule: "hidden-data", Severity: evaluation.Note,
		Cell:    evaluation.Cell{File: b.file, Sheet: s.name},
		Message: fmt.Sprintf("工作表“%s”：%s，也已读取", trim(s.name), strings.Join(parts, "，")),
		Hint:    "如不应计入，请删去隐藏的内容",
	})
}
