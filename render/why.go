package render

import (
	"xingbang/render/evaluation"
	"xingbang/render/rule"
	"xingbang/render/workbook"
)

// Account is how one member's scores, rank and star came about, step by step.
type (
	Account = rule.Account
	Step    = rule.Step
	Line    = rule.Line
	Applied = rule.Applied
)

// The verdicts on the conditions of a step.
const (
	Holds = rule.Holds
	Fails = rule.Fails
)

// Whys are the accounts of whom a name means.
type Whys struct {
	Evaluation *evaluation.Evaluation
	Accounts   []Account
	// Near are members of names like the one asked for, where nobody has it.
	Near []*evaluation.Member
}

// Why reads the inputs and accounts for the members of a name, of a name with its
// 区分 as 张三（女）, or of a 编号; in one branch, if its name or a part of it is given.
func Why(inputs []string, name, branch string, opt Options) (Whys, error) {
	e, _, err := workbook.Read(inputs, workbook.Password(opt.Password))
	if err != nil {
		return Whys{}, err
	}
	members, near := rule.Find(e, name, branch)
	w := Whys{Evaluation: e, Accounts: rule.Why(e, members)}
	for _, i := range near {
		w.Near = append(w.Near, &e.Members[i])
	}
	return w, nil
}
