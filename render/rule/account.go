package rule

import (
	"fmt"
	"slices"
	"strings"

	"xingbang/render/evaluation"
)

// Account is how one member's scores, rank and star came about, step by step.
type Account struct {
	// Member is the index in Evaluation.Members, Cell where the name stands.
	Member int
	Cell   evaluation.Cell
	// Name is the name with its 区分, Person who that is: number, branch and
	// status, as far as they are known.
	Name, Person string
	// Summary is the outcome in one sentence.
	Summary string
	Steps   []Step
}

// Step is one result and what it rests on.
type Step struct {
	Title, Result string // 总分, 90.50
	Clause        string // of the measure, as 五(二)2; "" for none
	// Settings are the parameters of the measure that count here.
	Settings []Applied
	Lines    []Line
}

// Line is one number, or one condition, of a step.
type Line struct {
	Text    string
	Verdict Verdict
	// Cells are where the numbers stand.
	Cells    []evaluation.Cell
	Settings []Applied
}

// Verdict is whether a condition holds.
type Verdict uint8

const (
	NoCondition Verdict = iota
	Holds
	Fails
)

// Applied is a parameter of the measure as it is in force; its zero Cell means the
// default.
type Applied struct {
	Name, Value string
	Cell        evaluation.Cell
}

// Why accounts for the result of each of the members, which are indexes into the
// evaluation's.
func Why(e *evaluation.Evaluation, members []int) []Account {
	f := compute(e, Options{})
	out := make([]Account, len(members))
	for k, i := range members {
		out[k] = f.account(i)
	}
	return out
}

func (f *facts) account(i int) Account {
	m, st := &f.Members[i], &f.Standings[i]
	a := Account{Member: i, Cell: m.Name.Cell, Name: f.names([]int{i}), Person: f.status(i).String()}
	if f.branchName(i) != "" {
		a.Person = f.branchName(i) + "，" + a.Person
	}
	if m.ID.Given() {
		a.Person += "，编号 " + m.ID.Value
	}
	a.Summary = f.summary(i)
	add := func(s Step) { a.Steps = append(a.Steps, s) }
	if st.Evaluated {
		if f.hasVotes[i] {
			add(f.ballotStep(i))
		}
		add(f.categoryStep(i, evaluation.Base))
		add(f.categoryStep(i, evaluation.Merit))
		add(f.totalStep(i))
	}
	add(f.eligibleStep(i))
	if sc := f.scopeOf(i); sc != nil {
		if st.Eligible {
			add(f.rankStep(i, sc))
		}
		add(f.seatStep(sc))
		if st.Eligible {
			add(f.computedStep(i, sc))
		}
	}
	add(f.starStep(i))
	if st.Total.OK && f.counted(i) {
		add(f.measureStep(i))
	}
	return a
}

// summary is what came out for a member.
func (f *facts) summary(i int) string {
	st, sc := &f.Standings[i], f.scopeOf(i)
	star := "星级：" + st.Star.String()
	switch {
	case !st.Eligible:
		return "不具备评星资格（" + f.whyNot(i) + "），" + star
	case sc == nil:
		return "总分 " + st.Total.String() + "，支部不在册，没有排名，" + star
	}
	return fmt.Sprintf("总分 %s，在%s具备资格的 %d 名中排第 %d，%s", st.Total, sc.name(), len(sc.ranked), st.Rank, star)
}

// applied are parameters in force, by name.
func (f *facts) applied(names ...string) []Applied {
	var out []Applied
	for _, p := range f.Measure.Parameters() {
		if slices.Contains(names, p.Name) {
			out = append(out, Applied{p.Name, p.Value, f.Measure.Stated[p.Name]})
		}
	}
	return out
}

// scopeOf is the scope that a member is ranked in, nil for none.
func (f *facts) scopeOf(i int) *scope {
	for s := range f.scopes {
		if slices.Contains(f.scopes[s].members, i) {
			return &f.scopes[s]
		}
	}
	return nil
}

// cellsOf are the cells of fields that were read.
func cellsOf(cells ...evaluation.Cell) []evaluation.Cell {
	return slices.DeleteFunc(cells, func(c evaluation.Cell) bool { return c == evaluation.Cell{} })
}

// Find is whom a name means: the members of that name, or of that name with its
// 区分 as 张三（女）, or of that 编号; in one branch, if it is given by its name or a
// part of it. Where nobody is meant, near are members whose names are most alike.
func Find(e *evaluation.Evaluation, name, branch string) (members, near []int) {
	least := 2 // one character is another, or more or less
	for i := range e.Members {
		m := &e.Members[i]
		if branch != "" && !strings.Contains(m.Branch.Value, branch) {
			continue
		}
		full := m.Name.Value
		if m.Distinction.Given() {
			full += "（" + m.Distinction.Value + "）"
		}
		if m.Name.Given() && (m.Name.Value == name || full == name) || m.ID.Given() && m.ID.Value == name {
			members = append(members, i)
			continue
		}
		switch d := distance([]rune(name), []rune(m.Name.Value)); {
		case !m.Name.Given() || d >= len([]rune(name)) || d > least:
		case d < least:
			near, least = []int{i}, d
		case len(near) < 5:
			near = append(near, i)
		}
	}
	exact := slices.DeleteFunc(slices.Clone(members), func(i int) bool { return e.Members[i].Branch.Value != branch })
	if len(exact) > 0 {
		members = exact
	}
	if len(members) > 0 {
		near = nil
	}
	return members, near
}
