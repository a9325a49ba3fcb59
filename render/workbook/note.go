package workbook

import (
	"fmt"

	"xingbang/render/evaluation"
)

// notes counts the repairs made in one sheet, so that each is reported once per
// column or kind.
type notes struct {
	list []*repairNote
	seen map[[2]string]*repairNote
}

type repairNote struct {
	column, words string
	count         int
	cell          evaluation.Cell // of the first
}

// add counts one repair; column is "" where it is about the whole sheet.
func (n *notes) add(column, words string, at evaluation.Cell) {
	key := [2]string{column, words}
	if note := n.seen[key]; note != nil {
		note.count++
		return
	}
	if n.seen == nil {
		n.seen = map[[2]string]*repairNote{}
	}
	note := &repairNote{column, words, 1, at}
	n.seen[key] = note
	n.list = append(n.list, note)
}

// addRepairs counts each kind of repair made to one value.
func (n *notes) addRepairs(column string, did repair, at evaluation.Cell) {
	for _, r := range repairs {
		if did&r.kind != 0 {
			n.add(column, r.words, at)
		}
	}
}

func (n *notes) findings() []evaluation.Finding {
	var fs []evaluation.Finding
	for _, note := range n.list {
		where := ""
		if note.column != "" {
			where = "“" + note.column + "”列"
		}
		fs = append(fs, evaluation.Finding{
			Rule: "repaired", Severity: evaluation.Note, Cell: note.cell,
			Message: fmt.Sprintf("%s有%d%s", where, note.count, note.words),
			Hint:    "如读取有误，请在原表中改正",
		})
	}
	return fs
}
