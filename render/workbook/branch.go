package workbook

import (
	"fmt"
	"reflect"

	"xingbang/render/evaluation"
)

// readBranches reads 支部. A row that another file repeats counts once.
func (r *reader) readBranches() {
	index := map[string]int{}
	for _, p := range r.sheetsOf[branchSheet] {
		t := r.openTable(p.book, p.sheet, branchColumns, nil)
		t.requireColumns("名称")
		for rec := range t.records("名称") {
			b, ok := readBranch(rec)
			if !ok {
				continue
			}
			if i, seen := index[b.Name]; seen {
				r.repeatBranch(rec, r.out.Branches[i], b)
				continue
			}
			index[b.Name] = len(r.out.Branches)
			r.out.Branches = append(r.out.Branches, b)
		}
		t.close()
	}
	r.out.HasBranchSheet = len(r.out.Branches) > 0
}

func readBranch(rec *record) (evaluation.Branch, bool) {
	name := required(rec, "名称", parseName)
	rec.branch = name.Value
	b := evaluation.Branch{
		ID:              read(rec, "编号", parseCode).Value,
		Name:            name.Value,
		Cell:            name.Cell,
		Headcount:       read(rec, "党员总数", parseCount),
		Attendance:      read(rec, "到会党员数", parseCount),
		Representatives: read(rec, "群众代表数", parseCount),
		Advanced:        read(rec, "连续三年先进", parseBool),
		AdvancedYears:   read(rec, "先进年度", parseYears),
		FiveStarShare:   read(rec, "五星比例", parseShare),
		Secretary:       read(rec, "书记", parseName),
		Remark:          read(rec, "备注", parseText),
	}
	return b, name.Given()
}

func (r *reader) repeatBranch(rec *record, first, again evaluation.Branch) {
	if sameValues(reflect.ValueOf(first), reflect.ValueOf(again)) {
		rec.notes.add("", "个支部重复而相同，只计一次", again.Cell)
		return
	}
	rec.twice(again.Cell, first.Cell, fmt.Sprintf("支部“%s”写了两次而不相同", again.Name))
}

// sameValues compares two rows but for their places: each Field by its text.
func sameValues(a, b reflect.Value) bool {
	for i := range a.NumField() {
		x, y := a.Field(i), b.Field(i)
		if x.Kind() == reflect.String && x.String() != y.String() {
			return false
		}
		if x.Kind() == reflect.Struct && x.Type() != reflect.TypeFor[evaluation.Cell]() &&
			x.FieldByName("Text").String() != y.FieldByName("Text").String() {
			return false
		}
	}
	return true
}

// branchesOfMembers makes the branches of the members, in order of first
// appearance, where no sheet lists them.
func (r *reader) branchesOfMembers() {
	seen := map[string]bool{}
	for _, m := range r.out.Members {
		if name := m.Branch.Value; m.Branch.Given() && !seen[name] {
			seen[name] = true
			r.out.Branches = append(r.out.Branches, evaluation.Branch{Name: name, Cell: m.Branch.Cell})
		}
	}
}
