package evaluation

import (
	"cmp"
	"slices"
)

// Severity is how much a finding weighs: an Error stops a final build.
type Severity string

const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// Chinese is the severity's word for the user.
func (s Severity) Chinese() string {
	switch s {
	case Error:
		return "错误"
	case Warning:
		return "警告"
	}
	return "提示"
}

// Finding is one fault at one place: the fact, and apart from it what to do.
type Finding struct {
	Rule     string // the rule's name, as "sum-mismatch"
	Severity Severity
	Cell     Cell
	// Also are further places of the same fault, as of a duplicate.
	Also []Cell
	// Branch and Member are names, "" where the finding is about none.
	Branch, Member string
	// Message is the fact, one Chinese sentence without a full stop; Hint is
	// what to do about it.
	Message, Hint string
}

// SortFindings puts findings in input order: by source, sheet and cell; those
// about no cell come last, in the order they were found.
func SortFindings(fs []Finding, sources []Source) {
	file, sheet := map[string]int{}, map[[2]string]int{}
	for i, src := range sources {
		file[src.File] = i
		for j, name := range src.Sheets {
			sheet[[2]string{src.File, name}] = j
		}
	}
	place := func(c Cell) [2]string { return [2]string{c.File, c.Sheet} }
	slices.SortStableFunc(fs, func(a, b Finding) int {
		if (a.Cell.File == "") != (b.Cell.File == "") {
			if a.Cell.File == "" {
				return 1
			}
			return -1
		}
		return cmp.Or(
			cmp.Compare(file[a.Cell.File], file[b.Cell.File]),
			cmp.Compare(sheet[place(a.Cell)], sheet[place(b.Cell)]),
			cmp.Compare(a.Cell.Row, b.Cell.Row),
			cmp.Compare(a.Cell.Col, b.Cell.Col),
		)
	})
}

// Weight orders severities, the gravest first, from 0.
func (s Severity) Weight() int {
	switch s {
	case Error:
		return 0
	case Warning:
		return 1
	}
	return 2
}

// Gravest are at most so many findings, errors before warnings before notes, in
// the order in which they stand in fs; all of them where most is 0.
func Gravest(fs []Finding, most int) []Finding {
	if most == 0 || len(fs) <= most {
		return fs
	}
	order := make([]int, len(fs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(fs[a].Severity.Weight(), fs[b].Severity.Weight()) })
	out := make([]Finding, most)
	for k, i := range slices.Sorted(slices.Values(order[:most])) {
		out[k] = fs[i]
	}
	return out
}
