package publication

import (
	"fmt"
	"math"
	"slices"

	"xingbang/render/evaluation"
)

// Ratio is Part of All, exact.
type Ratio struct{ Part, All int }

// OK reports whether there is anything to take a part of.
func (q Ratio) OK() bool { return q.All > 0 }

// Value is the ratio as a number, where 0.1 is 10%; 0 of nothing.
func (q Ratio) Value() float64 {
	if q.All <= 0 {
		return 0
	}
	return float64(q.Part) / float64(q.All)
}

func (q Ratio) less(p Ratio) bool { return q.Part*p.All < p.Part*q.All }

// String is the ratio in per cent to one decimal, half up: "12.5%"; "" of
// nothing.
func (q Ratio) String() string {
	if q.All <= 0 {
		return ""
	}
	tenths := (2*1000*q.Part + q.All) / (2 * q.All)
	return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
}

// BranchReport is one branch's figures, or the whole committee's. Counts are of
// 正式 and 预备 members, as evaluation.BranchFigures has them.
type BranchReport struct {
	Name string
	evaluation.BranchFigures
	Levels [len(evaluation.Levels)]LevelReport // as evaluation.Levels
	// Starred are the members with a star, of Denominator; NoStar is how many
	// of the evaluated have none.
	Starred Ratio
	NoStar  int
	// Turnout is the evaluated of all members (参评率).
	Turnout Ratio
	// Median is half up to 0.01; with Best and Lowest over the evaluated, not
	// OK where there are none.
	Median, Best, Lowest evaluation.OptScore
	// Representatives are the 群众代表 present, of the members (办法五(二)1); not
	// OK where the number is not given.
	Representatives Ratio
	Advanced        bool // 连续三年先进 (办法五(二)3)
	Secretary       string
	// Items are parallel to Evaluation.Items; nil where nobody has item scores.
	Items []ItemFigures
}

// LevelReport is one star level of a branch.
type LevelReport struct {
	Star  evaluation.Star
	Count int
	Share Ratio // of the branch's Denominator
	// HasSeats tells whether Seats and Upper mean something. Those of the whole
	// committee in scope 支部 are the branches' sums, without a verdict.
	HasSeats     bool
	Seats, Upper int
	Verdict      Verdict
	// Off is how many are over Seats (positive) or wanting (negative).
	Off int
}

// Verdict is how the awarded of a level compare with its seats (办法五(二)2).
type Verdict uint8

const (
	NoVerdict Verdict = iota // no seats are counted here
	Filled                   // as many as there are seats
	Unfilled                 // fewer
	Tolerated                // more, within what 左右 allows
	Exceeded                 // more than the upper bound
	Verdicts  = 5
)

// String is the verdict's word: 足额, 空缺, 上浮 (within 左右), 超额, or a dash.
func (v Verdict) String() string {
	return [...]string{"—", "足额", "空缺", "上浮", "超额"}[v]
}

// Words is the verdict with the number it is off by: 空缺1, 超额2.
func (l LevelReport) Words() string {
	switch l.Verdict {
	case Unfilled:
		return fmt.Sprintf("空缺%d", -l.Off)
	case Tolerated:
		return fmt.Sprintf("上浮%d", l.Off)
	case Exceeded:
		return fmt.Sprintf("超额%d", l.Off)
	}
	return l.Verdict.String()
}

func levelReport(star evaluation.Star, f evaluation.BranchFigures, n int) LevelReport {
	l := LevelReport{
		Star: star, Count: f.Awarded[n], Share: Ratio{f.Awarded[n], f.Denominator}, HasSeats: f.Quota,
	}
	if !f.Quota {
		return l
	}
	l.Seats, l.Upper = f.Seats[n], f.Upper[n]
	l.Off = l.Count - l.Seats
	switch {
	case l.Count > l.Upper:
		l.Verdict = Exceeded
		l.Off = l.Count - l.Upper
	case l.Off > 0:
		l.Verdict = Tolerated
	case l.Off < 0:
		l.Verdict = Unfilled
	default:
		l.Verdict = Filled
	}
	return l
}

// ItemFigures are one item's over the evaluated of a branch.
type ItemFigures struct {
	Mean evaluation.OptScore // half up to 0.01
	// Deviation is the standard deviation of the population, in points.
	Deviation float64
	// Rate is the part of the full score that was reached (得分率).
	Rate Ratio
}

// tally gathers the scores of one body.
type tally struct {
	totals []evaluation.Score
	items  []itemTally
}

type itemTally struct{ n, sum, squares int }

func (t *tally) add(st *evaluation.Standing) {
	if st.Total.OK {
		t.totals = append(t.totals, st.Total.Score)
	}
	for j, s := range st.Items {
		if s.OK && j < len(t.items) {
			x := int(s.Score)
			t.items[j].n++
			t.items[j].sum += x
			t.items[j].squares += x * x
		}
	}
}

func (t *itemTally) figures(full evaluation.Score) ItemFigures {
	if t.n == 0 {
		return ItemFigures{}
	}
	n, sum := float64(t.n), float64(t.sum)
	variance := max(0, (n*float64(t.squares)-sum*sum)/(n*n))
	return ItemFigures{
		Mean:      evaluation.OptScore{Score: mean(t.sum, t.n), OK: true},
		Deviation: math.Sqrt(variance) / 100,
		Rate:      Ratio{t.sum, t.n * int(full)},
	}
}

// mean is sum ÷ n, half up; n is positive.
func mean(sum, n int) evaluation.Score { return evaluation.Score((2*sum + n) / (2 * n)) }

// figures fills Whole, Branches and Verdicts.
func (r *Report) figures() {
	res := r.Result
	bodies := len(res.Branches) + 1 // the last: those of no known branch
	tallies := make([]tally, bodies)
	var whole tally
	for b := range tallies {
		tallies[b].items = make([]itemTally, len(res.Items))
	}
	whole.items = make([]itemTally, len(res.Items))
	var unknown evaluation.BranchFigures
	for i := range res.Standings {
		st, status := &res.Standings[i], r.StatusOf(i)
		b := st.BranchIndex
		if b < 0 {
			b = bodies - 1
			count(&unknown, st, status)
		}
		if st.Evaluated && status != evaluation.Activist {
			tallies[b].add(st)
			whole.add(st)
		}
	}
	r.Whole = branchReport("合计", res.Whole, &whole, res.Items)
	for b := range res.Branches {
		br := &res.Branches[b]
		figures := branchReport(br.Name, res.Figures[b], &tallies[b], res.Items)
		figures.Advanced = br.Advanced.Value
		figures.Secretary = br.Secretary.Value
		if br.Representatives.Given() {
			figures.Representatives = Ratio{br.Representatives.Value, figures.Members}
			r.Whole.Representatives.Part += br.Representatives.Value
			r.Whole.Representatives.All += figures.Members
		}
		r.Branches = append(r.Branches, figures)
	}
	if unknown.Members+unknown.Activists > 0 {
		t := &tallies[bodies-1]
		if len(t.totals) > 0 {
			sum := 0
			for _, x := range t.totals {
				sum += int(x)
			}
			unknown.Mean = evaluation.OptScore{Score: mean(sum, len(t.totals)), OK: true}
		}
		unknown.Denominator = res.Whole.Denominator
		for _, f := range res.Figures {
			unknown.Denominator -= f.Denominator
		}
		r.Branches = append(r.Branches, branchReport(UnknownBranch, unknown, t, res.Items))
	}
	for _, s := range r.ScopeFigures() {
		for _, l := range s.Levels {
			r.Verdicts[l.Verdict]++
		}
	}
	if res.Measure.Scope == evaluation.ByBranch {
		r.addSeats()
	}
}

// addSeats adds up the branches' seats for the whole.
func (r *Report) addSeats() {
	for n := range r.Whole.Levels {
		whole := &r.Whole.Levels[n]
		whole.HasSeats = true
		for _, b := range r.Branches {
			whole.Seats += b.Levels[n].Seats
			whole.Upper += b.Levels[n].Upper
		}
		whole.Off = whole.Count - whole.Seats
	}
}

// count adds a person of no known branch, whom no branch's figures have.
func count(f *evaluation.BranchFigures, st *evaluation.Standing, status evaluation.Status) {
	for n, star := range evaluation.Levels {
		if st.Star == star {
			f.Awarded[n]++
		}
	}
	if status == evaluation.Activist {
		f.Activists++
		return
	}
	f.Members++
	if status == evaluation.Probationary {
		f.Probationary++
	}
	if !st.Evaluated {
		f.Exempt++
		return
	}
	f.Evaluated++
	if slices.Contains(st.Measures, evaluation.Admonition) {
		f.Below60++
	}
	if slices.Contains(st.Measures, evaluation.DoubleWarning) {
		f.Below50++
	}
}

func branchReport(name string, f evaluation.BranchFigures, t *tally, items []evaluation.Item) BranchReport {
	b := BranchReport{Name: name, BranchFigures: f, Turnout: Ratio{f.Evaluated, f.Members}}
	b.Starred.All = f.Denominator
	for n, star := range evaluation.Levels {
		b.Levels[n] = levelReport(star, f, n)
		b.Starred.Part += f.Awarded[n]
	}
	b.NoStar = max(0, f.Evaluated-b.Starred.Part)
	if n := len(t.totals); n > 0 {
		slices.Sort(t.totals)
		known := func(s evaluation.Score) evaluation.OptScore { return evaluation.OptScore{Score: s, OK: true} }
		b.Lowest, b.Best = known(t.totals[0]), known(t.totals[n-1])
		b.Median = known(mean(int(t.totals[(n-1)/2]+t.totals[n/2]), 2))
	}
	for j := range t.items {
		if t.items[j].n > 0 {
			b.Items = make([]ItemFigures, len(items))
			break
		}
	}
	for j := range b.Items {
		b.Items[j] = t.items[j].figures(items[j].Full)
	}
	return b
}

// weakest finds per item the branch of the lowest rate, the first of equals.
func weakest(branches []BranchReport, items int) []int {
	list := make([]int, items)
	for j := range list {
		list[j] = -1
		scored := 0
		for b := range branches {
			if j >= len(branches[b].Items) || !branches[b].Items[j].Rate.OK() {
				continue
			}
			scored++
			q := branches[b].Items[j].Rate
			if list[j] < 0 || q.less(branches[list[j]].Items[j].Rate) {
				list[j] = b
			}
		}
		if scored < 2 {
			list[j] = -1
		}
	}
	return list
}
