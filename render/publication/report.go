package publication

import (
	"cmp"
	"slices"
	"strings"

	"xingbang/render/evaluation"
)

// Report is the work committee's: everything, warnings and exemptions too, with
// every figure its two writers show, computed once. Members are named by their
// index into Result.Members and Result.Standings.
type Report struct {
	Header
	Result *evaluation.Result
	// Whole is the committee as one body; Branches are in input order, and if
	// there are members whose branch is unknown, as only a draft can have, they
	// stand as a last one, UnknownBranch.
	Whole    BranchReport
	Branches []BranchReport
	// Roster is everyone: by branch, then by rank, then by total; those not
	// eligible after the ranked, activists after members, exempt ones last.
	Roster []int
	// Departures are those whose approved star is not the computed one; none
	// where no star was approved. In the order of Roster, as all that follow.
	Departures []int
	// Admonished are below 诫勉线, DoubleWarned below 双预警线 as well (办法六(二)).
	Admonished, DoubleWarned []int
	// Warned have any of the two; they get a helping partner (办法七(三)).
	Warned []int
	Exempt []int // 参评 否, members and activists (办法五(一))
	// Candidates have five stars, by total: first when 优秀党员 are chosen (办法六(一)).
	Candidates []int
	// Borderlines are those for whom half a point would change something.
	Borderlines []evaluation.Borderline
	Totals      Histogram
	// Weakest is per item the branch, an index into Branches, that reached the
	// least of it; -1 where fewer than two branches were scored.
	Weakest  []int
	Extremes Extremes
	// Verdicts counts the scopes' levels by verdict.
	Verdicts [Verdicts]int
	Counts   evaluation.Counts
	Findings []FindingGroup
	Rules    []Provision
	// Method says in words how the figures came about.
	Method []Statement
}

// UnknownBranch is the name of the branch of those who are in none.
const UnknownBranch = "支部不明"

// NewReport makes the committee's report of a result.
func NewReport(r *evaluation.Result, draft bool) Report {
	rep := Report{Header: header(r, draft), Result: r, Counts: r.Counts()}
	rep.figures()
	rep.Roster = roster(r)
	rep.lists()
	rep.Weakest = weakest(rep.Branches, len(r.Items))
	rep.Extremes = extremes(&rep)
	rep.Borderlines = borderlines(r, rep.Roster)
	rep.Totals = histogram(r)
	rep.Findings = groupFindings(r.Findings)
	rep.Rules = provisions(r.Measure)
	rep.Method = method(r)
	return rep
}

// StatusOf is the member's standing in the Party.
func (r *Report) StatusOf(i int) evaluation.Status {
	return r.Result.Members[i].Status.Or(evaluation.Full)
}

// BranchOf is the name of the member's branch.
func (r *Report) BranchOf(i int) string {
	if b := r.Result.Standings[i].BranchIndex; b >= 0 {
		return r.Result.Branches[b].Name
	}
	return cmp.Or(r.Result.Members[i].Branch.Value, UnknownBranch)
}

// SecretaryOf is the secretary of the member's branch, who talks with a warned
// member (办法六(二)); "" where none is named, or the member is the secretary.
func (r *Report) SecretaryOf(i int) string {
	b := r.Result.Standings[i].BranchIndex
	if b < 0 || r.Branches[b].Secretary == r.Result.Members[i].Name.Value {
		return ""
	}
	return r.Branches[b].Secretary
}

// NameOf is the member's name, with 区分 where there is one: 张伟（女）.
func (r *Report) NameOf(i int) string {
	m := &r.Result.Members[i]
	if d := m.Distinction.Value; d != "" {
		return m.Name.Value + "（" + d + "）"
	}
	return m.Name.Value
}

// ReasonsOf is why the member cannot have a star, in words: 预备党员、总分不足. The
// ground of an exemption or a veto stands after a colon.
func (r *Report) ReasonsOf(i int) string {
	m, st := &r.Result.Members[i], &r.Result.Standings[i]
	words := make([]string, len(st.Reasons))
	for k, reason := range st.Reasons {
		words[k] = reason.Chinese()
		ground := ""
		switch reason {
		case evaluation.Exempt:
			ground = m.ExemptReason.Value
		case evaluation.Vetoed:
			ground = m.Veto.Value
		}
		if ground != "" {
			words[k] += "：" + ground
		}
	}
	return strings.Join(words, "、")
}

// MeasuresOf is what follows for the member: 诫勉谈话、双预警 (办法六(二)).
func (r *Report) MeasuresOf(i int) string {
	words := make([]string, len(r.Result.Standings[i].Measures))
	for k, a := range r.Result.Standings[i].Measures {
		words[k] = string(a)
	}
	return strings.Join(words, "、")
}

// ScopeFigures are the bodies within which seats are counted: the branches, or
// the committee as one (比例范围).
func (r *Report) ScopeFigures() []BranchReport {
	if r.Result.Measure.Scope == evaluation.WholeCommittee {
		return []BranchReport{r.Whole}
	}
	return r.Branches
}

// roster orders everyone as Report.Roster says.
func roster(r *evaluation.Result) []int {
	type key struct{ branch, group, rank, total, base, index int }
	keys := make([]key, len(r.Standings))
	for i := range r.Standings {
		st := &r.Standings[i]
		k := key{st.BranchIndex, 1, st.Rank, 1, 1, i}
		if k.branch < 0 {
			k.branch = len(r.Branches)
		}
		switch {
		case !st.Evaluated:
			k.group = 3
		case r.Members[i].Status.Or(evaluation.Full) == evaluation.Activist:
			k.group = 2
		case st.Rank > 0:
			k.group = 0
		}
		if st.Total.OK {
			k.total = -int(st.Total.Score)
		}
		if st.Base.OK {
			k.base = -int(st.Base.Score)
		}
		keys[i] = k
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.branch, b.branch), cmp.Compare(a.group, b.group),
			cmp.Compare(a.rank, b.rank), cmp.Compare(a.total, b.total),
			cmp.Compare(a.base, b.base), cmp.Compare(a.index, b.index))
	})
	order := make([]int, len(keys))
	for n, k := range keys {
		order[n] = k.index
	}
	return order
}

// lists picks from the roster those whom a list names.
func (r *Report) lists() {
	for _, i := range r.Roster {
		st := &r.Result.Standings[i]
		if r.Result.HasApproved && st.Star != st.Computed {
			r.Departures = append(r.Departures, i)
		}
		if slices.Contains(st.Measures, evaluation.Admonition) {
			r.Admonished = append(r.Admonished, i)
		}
		if slices.Contains(st.Measures, evaluation.DoubleWarning) {
			r.DoubleWarned = append(r.DoubleWarned, i)
		}
		if len(st.Measures) > 0 {
			r.Warned = append(r.Warned, i)
		}
		if !st.Evaluated {
			r.Exempt = append(r.Exempt, i)
		}
		if st.Star == evaluation.Levels[0] {
			r.Candidates = append(r.Candidates, i)
		}
	}
	slices.SortStableFunc(r.Candidates, func(a, b int) int {
		return cmp.Compare(r.Result.Standings[b].Total.Score, r.Result.Standings[a].Total.Score)
	})
}
