package rule

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"sort"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xingbang/render/evaluation"
)

// The oracle is the text of the rules put as naively as can be: rational
// numbers, ranks by counting who is better, every pair looked at. It shares no
// code with the package, so that a slip has to be made twice to be missed.
type oracle struct {
	e     *evaluation.Evaluation
	m     evaluation.Measure
	found []string
	p     []oraclePerson
	star  bool  // 定星 has any value
	by    []int // whom each ballot row scores
	means map[[2]int]*big.Rat
}

type oraclePerson struct {
	evaluated          bool
	status             string
	base, merit, total *big.Rat // nil for none
	itemwise           [2]bool
	reasons            []string
	eligible           bool
	rank               int
	computed, star     int
	measures           []string
}

func rat(s evaluation.Score) *big.Rat { return big.NewRat(int64(s), 100) }

// up rounds half up to hundredths: the floor of 100x + 1/2.
func up(x *big.Rat) *big.Rat {
	y := new(big.Rat).Mul(x, big.NewRat(100, 1))
	y.Add(y, big.NewRat(1, 2))
	return new(big.Rat).SetFrac(oracleFloor(y), big.NewInt(100))
}

func oracleFloor(x *big.Rat) *big.Int {
	// big.Int's Div rounds towards minus infinity for a positive divisor.
	return new(big.Int).Div(x.Num(), x.Denom())
}

func (o *oracle) say(rule, severity, branch, member string) {
	o.found = append(o.found, rule+" "+severity+" "+branch+"/"+member)
}

func (o *oracle) sayOf(rule, severity string, i int) {
	m := o.e.Members[i]
	branch := m.Branch.Value
	if m.Branch.State == evaluation.Invalid {
		branch = m.Branch.Text
	}
	o.say(rule, severity, branch, m.Name.Value)
}

func TestAgainstOracle(t *testing.T) {
	n := 3000
	if testing.Short() {
		n = 500
	}
	seen := map[string]int{}
	for seed := range n {
		random := rand.New(rand.NewPCG(uint64(seed), 5))
		e := randomEvaluation(random.IntN)
		r := Apply(e, Options{CanDraw: func(c rune) bool { return c != '☃' }})
		o := &oracle{e: e, m: e.Measure}
		want := o.run()
		if diff := cmp.Diff(want, describe(r)); diff != "" {
			t.Fatalf("evaluation %d (-oracle +rules):\n%s", seed, diff)
		}
		for _, f := range r.Findings {
			seen[f.Rule]++
		}
	}
	for _, r := range rules {
		if seen[r.name] < 10 {
			t.Errorf("%s was met %d times only", r.name, seen[r.name])
		}
	}
}

// describe puts a Result in lines as the oracle does.
func describe(r *evaluation.Result) []string {
	var out []string
	for i, st := range r.Standings {
		computed, star := int(st.Computed), int(st.Star)
		out = append(out, fmt.Sprintf("%d %s: %v %s %s %s rank %d %v %v computed %d star %d %v", i, r.Members[i].Name.Value,
			st.Evaluated, st.Base, st.Merit, st.Total, st.Rank, st.Eligible, st.Reasons, computed, star, st.Measures))
	}
	figures := func(name string, f evaluation.BranchFigures) {
		out = append(out, fmt.Sprintf("%s: %d = %d + %d, %d %d, of %d, quota %v %v %v, awarded %v, mean %s, %d %d", name, f.Members, f.Evaluated,
			f.Exempt, f.Probationary, f.Activists, f.Denominator, f.Quota, f.Seats, f.Upper, f.Awarded, f.Mean, f.Below60, f.Below50))
	}
	for b, f := range r.Figures {
		figures(r.Branches[b].Name, f)
	}
	figures("whole", r.Whole)
	out = append(out, "until "+r.Publication.Until.ISO())
	var found []string
	for _, f := range r.Findings {
		found = append(found, fmt.Sprintf("%s %s %s/%s", f.Rule, f.Severity, f.Branch, f.Member))
	}
	sort.Strings(found)
	return append(out, found...)
}

func (o *oracle) run() []string {
	o.p = make([]oraclePerson, len(o.e.Members))
	for _, b := range o.e.Ballots {
		o.by = append(o.by, o.scoredBy(b))
	}
	o.means = map[[2]int]*big.Rat{}
	for i := range o.p {
		for j := range o.e.Items {
			o.means[[2]int{i, j}] = o.meanOf(i, j)
		}
		o.scores(i)
	}
	for i := range o.p {
		o.eligibility(i)
		if o.e.Members[i].Approved.State == evaluation.Given {
			o.star = true
		}
	}
	scopes := o.scopeNames()
	seats, upper := map[string][3]int{}, map[string][3]int{}
	for _, s := range scopes {
		seats[s], upper[s] = o.quota(s)
		o.rankScope(s)
		o.starScope(s, seats[s], upper[s])
	}
	for i := range o.p {
		o.p[i].star = o.p[i].computed
		if o.star {
			o.p[i].star = int(o.e.Members[i].Approved.Value)
		}
	}
	for _, s := range scopes {
		o.scopeFindings(s, seats[s], upper[s])
	}
	o.memberFindings()
	o.ballotFindings()
	o.branchFindings()
	until := o.settingFindings()

	var out []string
	num := func(x *big.Rat) string {
		if x == nil {
			return ""
		}
		return x.FloatString(2)
	}
	for i, p := range o.p {
		out = append(out, fmt.Sprintf("%d %s: %v %s %s %s rank %d %v %v computed %d star %d %v", i, o.e.Members[i].Name.Value,
			p.evaluated, num(p.base), num(p.merit), num(p.total), p.rank, p.eligible, p.reasons, p.computed, p.star, p.measures))
	}
	names := []string{}
	for _, b := range o.e.Branches {
		names = append(names, b.Name)
	}
	for _, name := range append(names, "whole") {
		out = append(out, o.figures(name, seats, upper))
	}
	out = append(out, "until "+until.ISO())
	sort.Strings(o.found)
	return append(out, o.found...)
}

func (o *oracle) mean(i, j int) *big.Rat { return o.means[[2]int{i, j}] }

// meanOf is the mean of the valid ballots for member i and item j, nil if none.
func (o *oracle) meanOf(i, j int) *big.Rat {
	var kinds [2][]*big.Rat
	for k, b := range o.e.Ballots {
		if o.by[k] != i || !o.valid(b) {
			continue
		}
		kinds[b.Voter.Value] = append(kinds[b.Voter.Value], rat(b.Items[j].Value))
	}
	average := func(xs []*big.Rat) *big.Rat {
		total := new(big.Rat)
		for _, x := range xs {
			total.Add(total, x)
		}
		return total.Quo(total, big.NewRat(int64(len(xs)), 1))
	}
	all := append(append([]*big.Rat{}, kinds[0]...), kinds[1]...)
	switch {
	case len(all) == 0:
		return nil
	case len(kinds[0]) == 0 || len(kinds[1]) == 0 || !o.m.Weighted:
		return up(average(all))
	}
	x := new(big.Rat).Mul(average(kinds[0]), o.m.MemberWeight.Rat())
	y := new(big.Rat).Mul(average(kinds[1]), o.m.RepresentativeWeight.Rat())
	return up(x.Add(x, y))
}

// valid: no item missing, none out of range.
func (o *oracle) valid(b evaluation.Ballot) bool {
	if b.Voter.State != evaluation.Given {
		return false
	}
	for j, v := range b.Items {
		if v.State != evaluation.Given || v.Value < 0 || v.Value > o.e.Items[j].Full {
			return false
		}
	}
	return true
}

// scoredBy is the member a ballot row is for, by 编号, else by 姓名 within the
// branch; -1 for nobody, or nobody in particular.
func (o *oracle) scoredBy(b evaluation.Ballot) int {
	if b.Name.State == evaluation.Invalid {
		return -1
	}
	if b.ID.State == evaluation.Given {
		for i, m := range o.e.Members {
			if m.ID.State == evaluation.Given && m.ID.Value == b.ID.Value {
				if b.Name.State == evaluation.Given && b.Name.Value != m.Name.Value {
					return -1
				}
				return i
			}
		}
	}
	at := -1
	for i, m := range o.e.Members {
		if b.Name.State == evaluation.Given && m.Name.Value == b.Name.Value && (m.Branch.Value == b.Branch.Value || b.Branch.Value == "") {
			if b.ID.State == evaluation.Given && m.ID.State == evaluation.Given {
				continue
			}
			if at >= 0 {
				return -1
			}
			at = i
		}
	}
	return at
}

func (o *oracle) scores(i int) {
	m, p := o.e.Members[i], &o.p[i]
	p.status = "正式党员"
	if m.Status.State == evaluation.Given {
		p.status = []string{"正式党员", "预备党员", "入党积极分子"}[m.Status.Value]
	}
	p.evaluated = !(m.Evaluated.State == evaluation.Given && !m.Evaluated.Value)
	if !p.evaluated {
		return
	}
	balloted := false
	for j := range o.e.Items {
		balloted = balloted || o.mean(i, j) != nil
	}
	add := func(category evaluation.Category, declared evaluation.Field[evaluation.Score]) *big.Rat {
		columns, sum := false, new(big.Rat)
		for j, item := range o.e.Items {
			if item.Category != category {
				continue
			}
			v := m.Items[j]
			columns = columns || v.State != evaluation.Absent
			switch {
			case v.State == evaluation.Given && sum != nil:
				sum.Add(sum, rat(v.Value))
			case v.State == evaluation.Invalid || o.mean(i, j) == nil:
				sum = nil
			case sum != nil:
				sum.Add(sum, o.mean(i, j))
			}
		}
		if columns || balloted {
			p.itemwise[category] = true
			return sum
		}
		if declared.State == evaluation.Given {
			return rat(declared.Value)
		}
		return nil
	}
	p.base, p.merit = add(evaluation.Base, m.Base), add(evaluation.Merit, m.Merit)
	if p.base != nil && p.merit != nil {
		p.total = new(big.Rat).Add(p.base, p.merit)
		if p.status != "入党积极分子" {
			if p.total.Cmp(rat(o.m.AdmonitionLine)) < 0 {
				p.measures = append(p.measures, "诫勉谈话")
			}
			if p.total.Cmp(rat(o.m.DoubleWarningLine)) < 0 {
				p.measures = append(p.measures, "双预警")
			}
		}
	}
}
