package publication

import (
	"cmp"
	"slices"

	"xingbang/render/evaluation"
)

// Provision is one parameter of the measure in force, with its clause.
type Provision struct {
	Name, Value string
	Clause      string // as 办法五(二)2
	// Cell is where the inputs state it; the zero Cell means the default.
	Cell evaluation.Cell
}

// Origin says where the value comes from: its cell, or 默认.
func (p Provision) Origin() string { return cmp.Or(p.Cell.String(), "默认") }

// clauses are where the measure speaks of a parameter; 办法五(二)2 of all others.
var clauses = map[string]string{
	"基础分满分": "办法四", "评星分满分": "办法四",
	"放宽五星比例": "办法五(二)3", "公示最少工作日": "办法五(二)3",
	"预备党员评星": "办法五(一)",
	"诫勉线":    "办法六(二)", "双预警线": "办法六(二)",
	"群众代表比例": "办法五(二)1", "群众代表偏差": "办法五(二)1",
	"党员测评权重": "办法五(二)1", "群众测评权重": "办法五(二)1",
}

func provisions(m evaluation.Measure) []Provision {
	var list []Provision
	for _, p := range m.Parameters() {
		list = append(list, Provision{
			Name: p.Name, Value: cmp.Or(p.Value, "不设"),
			Clause: cmp.Or(clauses[p.Name], "办法五(二)2"), Cell: m.Stated[p.Name],
		})
	}
	return list
}

// FindingGroup is the findings of one rule and severity.
type FindingGroup struct {
	Rule     string
	Title    string // the rule in Chinese
	Severity evaluation.Severity
	// Findings are indexes into Result.Findings.
	Findings []int
}

// groupFindings puts findings together by severity and rule, errors first, in
// the order of their first.
func groupFindings(fs []evaluation.Finding) []FindingGroup {
	type key struct {
		rule     string
		severity evaluation.Severity
	}
	at := map[key]int{}
	var groups []FindingGroup
	for i, f := range fs {
		k := key{f.Rule, f.Severity}
		n, ok := at[k]
		if !ok {
			n = len(groups)
			at[k] = n
			groups = append(groups, FindingGroup{Rule: f.Rule, Title: evaluation.RuleTitle(f.Rule), Severity: f.Severity})
		}
		groups[n].Findings = append(groups[n].Findings, i)
	}
	slices.SortStableFunc(groups, func(a, b FindingGroup) int {
		return cmp.Compare(a.Severity.Weight(), b.Severity.Weight())
	})
	return groups
}
