package rule

import (
	"fmt"
	"math/big"

	"xingbang/render/evaluation"
)

func (o *oracle) eligibility(i int) {
	p := &o.p[i]
	if !p.evaluated {
		p.reasons = append(p.reasons, "exempt")
	}
	if p.status == "预备党员" && !o.m.ProbationaryStars {
		p.reasons = append(p.reasons, "probationary")
	}
	if p.status == "入党积极分子" {
		p.reasons = append(p.reasons, "activist")
	}
	if p.base != nil && p.base.Cmp(rat(o.m.BaseLine)) < 0 {
		p.reasons = append(p.reasons, "base-below")
	}
	if p.total != nil && p.total.Cmp(rat(o.m.StarLine)) < 0 {
		p.reasons = append(p.reasons, "total-below")
	}
	if o.e.Members[i].Veto.State == evaluation.Given {
		p.reasons = append(p.reasons, "veto")
	}
	p.eligible = len(p.reasons) == 0 && p.total != nil
}

// scopeNames are the branches, or "" for the committee.
func (o *oracle) scopeNames() []string {
	if o.m.Scope == evaluation.WholeCommittee {
		return []string{""}
	}
	var out []string
	for _, b := range o.e.Branches {
		out = append(out, b.Name)
	}
	return out
}

func (o *oracle) in(scope string, i int) bool {
	return scope == "" || o.e.Members[i].Branch.Value == scope
}

func (o *oracle) denominator(scope string) int {
	n := 0
	for i, p := range o.p {
		if !o.in(scope, i) || p.status == "入党积极分子" {
			continue
		}
		switch o.m.Denominator.String() {
		case "党员总数":
			n++
		case "正式党员":
			if p.status == "正式党员" {
				n++
			}
		case "参评党员":
			if p.evaluated {
				n++
			}
		}
	}
	return n
}

func (o *oracle) round(x *big.Rat) int {
	switch o.m.Rounding.String() {
	case "四舍五入":
		return int(oracleFloor(new(big.Rat).Add(x, big.NewRat(1, 2))).Int64())
	case "进一":
		return -int(oracleFloor(new(big.Rat).Neg(x)).Int64())
	}
	return int(oracleFloor(x).Int64())
}

func times(n int, share *big.Rat) *big.Rat { return new(big.Rat).Mul(big.NewRat(int64(n), 1), share) }

func (o *oracle) quota(scope string) (seats, upper [3]int) {
	n := o.denominator(scope)
	for l := range 3 {
		share := o.m.Shares[l].Rat()
		tolerated := new(big.Rat).Add(share, o.m.Tolerance.Rat())
		var branch *evaluation.Branch
		for b := range o.e.Branches {
			if o.e.Branches[b].Name == scope {
				branch = &o.e.Branches[b]
			}
		}
		if l == 0 && branch != nil && branch.FiveStarShare.State == evaluation.Given {
			share = branch.FiveStarShare.Value.Rat()
		}
		seats[l] = max(o.round(times(n, share)), o.m.MinSeats)
		upper[l] = max(seats[l], int(oracleFloor(times(n, tolerated)).Int64()))
		if l > 0 {
			continue
		}
		relaxed := func(b *evaluation.Branch, n int) int { return o.round(times(n, o.m.RelaxedFiveShare.Rat())) }
		if branch != nil && branch.Advanced.Value {
			upper[0] = max(upper[0], relaxed(branch, n))
		}
		if scope == "" {
			for b := range o.e.Branches {
				branch, n := &o.e.Branches[b], o.denominator(o.e.Branches[b].Name)
				if branch.Advanced.Value {
					upper[0] += max(0, relaxed(branch, n)-o.round(times(n, o.m.Shares[0].Rat())))
				}
			}
		}
	}
	return seats, upper
}

func (o *oracle) better(a, b oraclePerson) bool {
	if c := a.total.Cmp(b.total); c != 0 {
		return c > 0
	}
	return !o.m.RankByTotalAlone && a.base.Cmp(b.base) > 0
}

func (o *oracle) rankScope(scope string) {
	for i := range o.p {
		if !o.in(scope, i) || !o.p[i].eligible {
			continue
		}
		o.p[i].rank = 1
		for k := range o.p {
			if o.in(scope, k) && o.p[k].eligible && o.better(o.p[k], o.p[i]) {
				o.p[i].rank++
			}
		}
	}
}

func (o *oracle) starScope(scope string, seats, upper [3]int) {
	next := 1 // the rank whose turn it is; ranks without members are stepped over
	for l, star := range []int{5, 4, 3} {
		left, taken := seats[l], 0
		for next <= len(o.p) && left > 0 {
			var group []int
			for i := range o.p {
				if o.in(scope, i) && o.p[i].rank == next {
					group = append(group, i)
				}
			}
			if len(group) > left {
				severity := "note"
				if o.m.Ties == evaluation.Pending && !o.star {
					severity = "error"
				}
				o.say("tie-at-cutoff", severity, scope, "")
				if o.m.Ties == evaluation.Lenient && taken+len(group) <= upper[l] {
					for _, i := range group {
						o.p[i].computed = star
					}
					next++
				}
				break
			}
			for _, i := range group {
				o.p[i].computed = star
			}
			taken, left = taken+len(group), left-len(group)
			next++
		}
	}
}

func (o *oracle) scopeFindings(scope string, seats, upper [3]int) {
	starless := false
	var awarded [3]int
	for i, p := range o.p {
		if !o.in(scope, i) {
			continue
		}
		starless = starless || p.eligible && p.star == 0
		for l, star := range []int{5, 4, 3} {
			if p.star == star {
				awarded[l]++
			}
		}
	}
	for l := range 3 {
		if awarded[l] > upper[l] {
			o.say("quota-exceeded", "error", scope, "")
		}
		if awarded[l] < seats[l] && starless {
			o.say("quota-unfilled", "note", scope, "")
		}
	}
	plain := func(i int) bool {
		m := o.e.Members[i]
		return o.in(scope, i) && o.p[i].eligible && m.Explanation.State != evaluation.Given && m.Approved.State != evaluation.Invalid
	}
	for a := range o.p {
		for b := range o.p {
			if o.star && plain(a) && plain(b) && o.p[b].total.Cmp(o.p[a].total) < 0 && o.p[b].star > o.p[a].star {
				o.sayOf("rank-inversion", "warning", a)
				break
			}
		}
	}
}

func (o *oracle) figures(name string, seats, upper map[string][3]int) string {
	scope := name
	if name == "whole" {
		scope = ""
	}
	var members, evaluated, exempt, probationary, activists, below60, below50 int
	var awarded [3]int
	sum, totals := new(big.Rat), 0
	for i, p := range o.p {
		if !o.in(scope, i) {
			continue
		}
		for l, star := range []int{5, 4, 3} {
			if p.star == star {
				awarded[l]++
			}
		}
		if p.status == "入党积极分子" {
			activists++
			continue
		}
		members++
		if p.status == "预备党员" {
			probationary++
		}
		if !p.evaluated {
			exempt++
			continue
		}
		evaluated++
		if p.total == nil {
			continue
		}
		totals++
		sum.Add(sum, p.total)
		if p.total.Cmp(rat(o.m.AdmonitionLine)) < 0 {
			below60++
		}
		if p.total.Cmp(rat(o.m.DoubleWarningLine)) < 0 {
			below50++
		}
	}
	mean := ""
	if totals > 0 {
		mean = up(sum.Quo(sum, big.NewRat(int64(totals), 1))).FloatString(2)
	}
	_, quota := seats[scope]
	return fmt.Sprintf("%s: %d = %d + %d, %d %d, of %d, quota %v %v %v, awarded %v, mean %s, %d %d", name, members, evaluated,
		exempt, probationary, activists, o.denominator(scope), quota, seats[scope], upper[scope], awarded, mean, below60, below50)
}
