package rule

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xingbang/render/calendar"
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

// ---- scores

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

// ---- stars

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

// ---- findings

func (o *oracle) memberFindings() {
	seenID, seenName, seenStar := map[string]int{}, map[string]int{}, map[string]int{}
	for i, m := range o.e.Members {
		p := o.p[i]
		name := m.Branch.Value + "|" + m.Name.Value + "|" + m.Distinction.Value
		if m.ID.State == evaluation.Given {
			seenID[m.ID.Value]++
		} else {
			seenName[name]++
		}
		if p.star >= 3 {
			seenStar[name]++
		}
		known := false
		for _, b := range o.e.Branches {
			known = known || b.Name == m.Branch.Value
		}
		if !known && o.e.HasBranchSheet && m.Branch.State == evaluation.Given {
			o.sayOf("branch-unknown", "error", i)
		}
		if !p.evaluated {
			if m.ExemptReason.State == evaluation.Empty {
				o.sayOf("exempt-reason", "error", i)
			}
			scored := m.Base.Given() || m.Merit.Given() || m.Total.Given()
			for _, v := range m.Items {
				scored = scored || v.Given()
			}
			for _, by := range o.by {
				scored = scored || by == i
			}
			if scored {
				o.sayOf("exempt-scores", "warning", i)
			}
		} else {
			o.scoreFindings(i)
		}
		if m.Approved.Value >= 3 && !p.eligible {
			o.sayOf("star-ineligible", "error", i)
		}
		if o.star && p.eligible && p.star != p.computed && m.Approved.State != evaluation.Invalid {
			if m.Explanation.State == evaluation.Given {
				o.sayOf("star-differs", "note", i)
			} else {
				o.sayOf("star-differs", "warning", i)
			}
		}
		if m.PhotoName.Given() && (m.Photo.Problem != "" || !m.PhotoConsent.Value) {
			o.sayOf("photo", "warning", i)
		}
		for _, text := range []string{m.Name.Value, m.Deeds.Value} {
			if strings.Contains(text, "☃") {
				o.sayOf("glyph-missing", "error", i)
			}
			if strings.Contains(text, "13800001111") {
				o.sayOf("private-data", "error", i)
			}
		}
		if strings.ContainsAny(m.Name.Value, "?\uE000") {
			o.sayOf("character-suspect", "warning", i)
		}
	}
	// A group of equals is one finding, about the first of them.
	for i, m := range o.e.Members {
		name := m.Branch.Value + "|" + m.Name.Value + "|" + m.Distinction.Value
		if m.ID.State == evaluation.Given {
			if seenID[m.ID.Value] > 1 {
				o.sayOf("member-duplicate", "error", i)
				seenID[m.ID.Value] = 0
			}
		} else if seenName[name] > 1 {
			o.sayOf("member-duplicate", "error", i)
			seenName[name] = 0
		}
		if o.p[i].star >= 3 && seenStar[name] > 1 {
			o.sayOf("homonym", "error", i)
			seenStar[name] = 0
		}
	}
}

func (o *oracle) scoreFindings(i int) {
	m, p := o.e.Members[i], o.p[i]
	sums := []*big.Rat{new(big.Rat), new(big.Rat)}
	for j, item := range o.e.Items {
		v, mean := m.Items[j], o.mean(i, j)
		if v.State == evaluation.Empty && mean == nil {
			o.sayOf("score-missing", "error", i)
		}
		if v.State == evaluation.Given && (v.Value < 0 || v.Value > item.Full) {
			o.sayOf("score-range", "error", i)
		}
		if v.State == evaluation.Given && mean != nil && mean.Cmp(rat(v.Value)) != 0 {
			o.sayOf("ballot-mismatch", "error", i)
		}
		switch {
		case sums[item.Category] == nil:
		case v.State == evaluation.Given:
			sums[item.Category].Add(sums[item.Category], rat(v.Value))
		case v.State == evaluation.Invalid || mean == nil:
			sums[item.Category] = nil
		default:
			sums[item.Category].Add(sums[item.Category], mean)
		}
	}
	for c, declared := range []evaluation.Field[evaluation.Score]{m.Base, m.Merit} {
		full := []evaluation.Score{o.m.BaseFull, o.m.MeritFull}[c]
		switch {
		case p.itemwise[c] && declared.State == evaluation.Given && sums[c] != nil && sums[c].Cmp(rat(declared.Value)) != 0:
			o.sayOf("sum-mismatch", "error", i)
		case p.itemwise[c]:
		case declared.State == evaluation.Empty, declared.State == evaluation.Absent && len(o.e.Sources[0].Sheets) == 6:
			o.sayOf("score-missing", "error", i)
		case declared.State == evaluation.Given && (declared.Value < 0 || declared.Value > full):
			o.sayOf("score-range", "error", i)
		}
	}
	if m.Total.State == evaluation.Given && p.total != nil && p.total.Cmp(rat(m.Total.Value)) != 0 {
		o.sayOf("sum-mismatch", "error", i)
	}
}

func (o *oracle) ballotFindings() {
	times := map[string]int{}
	for k, b := range o.e.Ballots {
		i := o.by[k]
		key := fmt.Sprint(b.Branch.Value, "|", b.Voter.State, b.Voter.Value, "|", b.Number.Value, "|", i)
		say := func(rule, severity string) {
			if i >= 0 {
				o.sayOf(rule, severity, i)
			} else {
				o.say(rule, severity, b.Branch.Value, b.Name.Value)
			}
		}
		if i < 0 {
			if b.Name.State != evaluation.Invalid {
				say("ballot-unknown", "error")
			}
		} else {
			times[key]++
			if times[key] == 2 {
				say("ballot-duplicate", "error")
			}
		}
		for j, v := range b.Items {
			if v.State == evaluation.Empty || v.State == evaluation.Given && (v.Value < 0 || v.Value > o.e.Items[j].Full) {
				say("ballot-invalid", "warning")
				break
			}
		}
	}
	for _, b := range o.e.Branches {
		any, papers := false, [2]map[string]bool{{}, {}}
		for k, row := range o.e.Ballots {
			branch := row.Branch.Value
			if branch == "" && o.by[k] >= 0 {
				branch = o.e.Members[o.by[k]].Branch.Value
			}
			if branch == b.Name {
				any = true
				if row.Voter.State == evaluation.Given {
					papers[row.Voter.Value][row.Number.Value] = true
				}
			}
		}
		if any && b.Attendance.Given() && b.Attendance.Value != len(papers[0]) {
			o.say("ballot-count", "warning", b.Name, "")
		}
		if any && b.Representatives.Given() && b.Representatives.Value != len(papers[1]) {
			o.say("ballot-count", "warning", b.Name, "")
		}
	}
}

func (o *oracle) branchFindings() {
	for c, full := range []evaluation.Score{o.m.BaseFull, o.m.MeritFull} {
		total := new(big.Rat)
		for _, item := range o.e.Items {
			if int(item.Category) == c {
				total.Add(total, rat(item.Full))
			}
		}
		if total.Cmp(rat(full)) != 0 {
			o.say("items-mismatch", "error", "", "")
		}
	}
	for _, b := range o.e.Branches {
		members := 0
		for i, p := range o.p {
			if o.in(b.Name, i) && p.status != "入党积极分子" {
				members++
			}
		}
		if members == 0 {
			o.say("branch-empty", "warning", b.Name, "")
		}
		if b.Headcount.Given() && b.Headcount.Value != members {
			o.say("headcount-mismatch", "error", b.Name, "")
		}
		if b.Representatives.Given() && members > 0 {
			x := big.NewRat(int64(b.Representatives.Value), int64(members))
			low := new(big.Rat).Sub(o.m.RepresentativeShare.Rat(), o.m.RepresentativeMargin.Rat())
			high := new(big.Rat).Add(o.m.RepresentativeShare.Rat(), o.m.RepresentativeMargin.Rat())
			if x.Cmp(low) < 0 || x.Cmp(high) > 0 {
				o.say("representatives", "warning", b.Name, "")
			}
		}
		if b.Advanced.Value && b.AdvancedYears.State != evaluation.Invalid {
			// Of the generator's lists only these run; without 考评期间 there is
			// no year for them to end in.
			good := fmt.Sprint(b.AdvancedYears.Value) == "[2023 2024 2025]" || fmt.Sprint(b.AdvancedYears.Value) == "[2026 2025 2024 2023]"
			if o.e.Settings.Period.State != evaluation.Given {
				good = good || fmt.Sprint(b.AdvancedYears.Value) == "[2020 2021 2022]"
			}
			if !good {
				o.say("advanced-years", "error", b.Name, "")
			}
		}
		if !b.FiveStarShare.Given() {
			continue
		}
		above := b.FiveStarShare.Value.Rat().Cmp(o.m.RelaxedFiveShare.Rat()) > 0
		groundless := !b.Advanced.Value && b.Advanced.State != evaluation.Invalid
		if o.m.Scope == evaluation.WholeCommittee {
			o.say("ratio-unused", "note", b.Name, "")
		} else if above || groundless {
			o.say("relaxation", "error", b.Name, "")
		}
	}
}

func (o *oracle) settingFindings() (until evaluation.Date) {
	s := o.e.Settings
	for _, blank := range []bool{s.Name.Blank(), s.Period.Blank(), s.Committee.Blank(), s.PublishFrom.Blank()} {
		if blank {
			o.say("setting-missing", "error", "", "")
		}
	}
	if s.Approver.Blank() || s.ApprovedOn.Blank() {
		o.say("not-approved", "error", "", "")
	}
	if s.Phone.Blank() && s.Mail.Blank() {
		o.say("contact-missing", "error", "", "")
	}
	if s.PublishFrom.Given() && s.ApprovedOn.Given() && s.PublishFrom.Value.ISO() < s.ApprovedOn.Value.ISO() {
		o.say("period-start", "error", "", "")
	}
	days := 5
	if s.WorkingDays.Given() {
		days = s.WorkingDays.Value
	}
	if days < o.m.MinPublicationWorkdays {
		o.say("period-short", "error", "", "")
	}
	if !s.PublishFrom.Given() {
		return evaluation.Date{}
	}
	c, counted := calendar.New(o.e.Holidays), 0
	for day := s.PublishFrom.Value; ; day = day.AddDays(1) {
		first := day == s.PublishFrom.Value
		if c.Working(day) && !(first && s.CountFirstDay.Given() && !s.CountFirstDay.Value) {
			counted++
		}
		if counted == days {
			until = day
			break
		}
	}
	if s.PublishUntil.Given() && s.PublishUntil.Value != until {
		o.say("period-mismatch", "error", "", "")
	}
	if until.Year == 2027 { // the generator's dates start in 2026 or 2027
		o.say("holiday-unknown", "warning", "", "")
	}
	return until
}

// ---- figures

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
