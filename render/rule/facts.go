package rule

import (
	"fmt"
	"slices"
	"strings"

	"xingbang/render/calendar"
	"xingbang/render/evaluation"
)

// facts are the Result as it grows and what the rules know beside it. Slices
// of members, branches or ballots hold indexes into the evaluation's.
type facts struct {
	*evaluation.Result
	opt Options
	// fromItems tells per member and category whether the items count, or the
	// declared sum.
	fromItems [][2]bool
	// ballots are parallel to Evaluation.Ballots, votes to its Members: nil
	// for a member without a valid ballot.
	ballots  []ballot
	votes    []*votes
	hasVotes []bool // a ballot names the member, valid or not
	// hasBallotSheet tells that scores may come from 测评票, so that the reader
	// misses no column of 党员.
	hasBallotSheet bool
	scopes         []scope
	calendar       *calendar.Calendar
	// unscheduled tells that a setting of the period could not be read.
	unscheduled bool
}

// scope is a body within which seats are counted and members ranked (比例范围).
type scope struct {
	branch  *evaluation.Branch // nil for 全委
	figures *evaluation.BranchFigures
	shares  [len(evaluation.Levels)]evaluation.Share // that seats are taken of
	members []int                                    // everyone on its roster, in input order
	ranked  []int                                    // the eligible, by rank and in input order within one
	queue   queue                                    // ranked, as groups
	// tied are per level the group that did not fit though a seat was left.
	tied [len(evaluation.Levels)][]int
}

func newFacts(e *evaluation.Evaluation, opt Options) *facts {
	f := &facts{
		Result: &evaluation.Result{
			Evaluation: e,
			Standings:  make([]evaluation.Standing, len(e.Members)),
			Figures:    make([]evaluation.BranchFigures, len(e.Branches)),
		},
		opt:       opt,
		fromItems: make([][2]bool, len(e.Members)),
		calendar:  calendar.New(e.Holidays),
	}
	for _, src := range e.Sources {
		f.hasBallotSheet = f.hasBallotSheet || slices.ContainsFunc(src.Sheets, func(name string) bool { return strings.TrimSpace(name) == "测评票" })
	}
	place := make(map[string]int, len(e.Branches))
	for i, b := range e.Branches {
		if _, ok := place[b.Name]; !ok {
			place[b.Name] = i
		}
	}
	for i := range e.Members {
		m, st := &e.Members[i], &f.Standings[i]
		st.Evaluated = m.Evaluated.Or(true)
		st.BranchIndex = -1
		if b, ok := place[m.Branch.Value]; ok && m.Branch.Given() {
			st.BranchIndex = b
		}
		f.HasApproved = f.HasApproved || m.Approved.Given()
	}
	f.makeScopes()
	return f
}

// makeScopes sets the scopes: the committee, or each branch. In scope 支部
// someone of an unknown branch is in none.
func (f *facts) makeScopes() {
	if f.Measure.Scope == evaluation.WholeCommittee {
		f.scopes = []scope{{figures: &f.Whole, shares: f.Measure.Shares}}
		for i := range f.Members {
			f.scopes[0].members = append(f.scopes[0].members, i)
		}
		return
	}
	f.scopes = make([]scope, len(f.Branches))
	for b := range f.Branches {
		branch := &f.Branches[b]
		f.scopes[b] = scope{branch: branch, figures: &f.Figures[b], shares: f.Measure.Shares}
		f.scopes[b].shares[0] = branch.FiveStarShare.Or(f.Measure.Shares[0])
	}
	for i := range f.Members {
		if b := f.Standings[i].BranchIndex; b >= 0 {
			f.scopes[b].members = append(f.scopes[b].members, i)
		}
	}
}

// name is the scope's name in a message.
func (s *scope) name() string {
	if s.branch == nil {
		return "全委"
	}
	return s.branch.Name
}

// found is a finding about a scope.
func (s *scope) found() evaluation.Finding {
	if s.branch == nil {
		return evaluation.Finding{}
	}
	return evaluation.Finding{Cell: s.branch.Cell, Branch: s.branch.Name}
}

func (f *facts) status(i int) evaluation.Status { return f.Members[i].Status.Or(evaluation.Full) }

// counted reports whether the member is 正式 or 预备: activists are in no count.
func (f *facts) counted(i int) bool { return f.status(i) != evaluation.Activist }

// item is the member's item j as read, Absent where the row is short of it.
func (f *facts) item(i, j int) evaluation.Field[evaluation.Score] {
	if items := f.Members[i].Items; j < len(items) {
		return items[j]
	}
	return evaluation.Field[evaluation.Score]{}
}

// declared is the member's sum of a category as read.
func (f *facts) declared(i int, c evaluation.Category) evaluation.Field[evaluation.Score] {
	if c == evaluation.Base {
		return f.Members[i].Base
	}
	return f.Members[i].Merit
}

// full is the 满分 of a category.
func (f *facts) full(c evaluation.Category) evaluation.Score {
	if c == evaluation.Base {
		return f.Measure.BaseFull
	}
	return f.Measure.MeritFull
}

// sumName is the column of a category's sum.
func sumName(c evaluation.Category) string {
	if c == evaluation.Base {
		return "基础分"
	}
	return "评星分"
}

var categories = [...]evaluation.Category{evaluation.Base, evaluation.Merit}

// about is a finding about a member, at the first of the cells that is known,
// the name's at the last.
func (f *facts) about(i int, cells ...evaluation.Cell) evaluation.Finding {
	m := &f.Members[i]
	return evaluation.Finding{
		Cell:   known(append(cells, m.Name.Cell)...),
		Branch: f.branchName(i), Member: f.memberName(i),
	}
}

// memberName and branchName are the names, or what stands in their place.
func (f *facts) memberName(i int) string { return said(f.Members[i].Name) }
func (f *facts) branchName(i int) string { return said(f.Members[i].Branch) }

func said(v evaluation.Field[string]) string { return v.Or(v.Text) }

// who names a member in a message: 张三（第一党支部）.
func (f *facts) who(i int) string {
	name := f.memberName(i)
	if name == "" {
		name = "（无姓名）"
	}
	if f.branchName(i) == "" {
		return name
	}
	return name + "（" + f.branchName(i) + "）"
}

// names lists members by name.
func (f *facts) names(members []int) string {
	list := make([]string, len(members))
	for k, i := range members {
		list[k] = f.memberName(i)
		if d := f.Members[i].Distinction; d.Given() {
			list[k] += "（" + d.Value + "）"
		}
	}
	return strings.Join(list, "、")
}

// known is the first cell that is somewhere.
func known(cells ...evaluation.Cell) evaluation.Cell {
	for _, c := range cells {
		if c != (evaluation.Cell{}) {
			return c
		}
	}
	return evaluation.Cell{}
}

// place names a cell in a message, short where it is in the sheet of from.
func place(c, from evaluation.Cell) string {
	switch {
	case c == evaluation.Cell{}:
		return "位置不明"
	case c.File == from.File && c.Sheet == from.Sheet && c.Row > 0:
		return c.Ref()
	}
	return c.String()
}

// places lists the cells of a group of members and the cells after the first.
func places(cells []evaluation.Cell) (list string, also []evaluation.Cell) {
	words := make([]string, len(cells))
	for k, c := range cells {
		words[k] = place(c, cells[0])
	}
	return strings.Join(words, "、"), cells[1:]
}

// sum shows an addition: 90.50 = 55.00 + 35.50.
func sum(total evaluation.Score, parts ...evaluation.Score) string {
	words := make([]string, len(parts))
	for k, p := range parts {
		words[k] = p.String()
	}
	return fmt.Sprintf("%s = %s", total, strings.Join(words, " + "))
}
