package rule

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"xingbang/render/evaluation"
)

// TestSeats holds seats and upper bounds of one branch (办法五(二)2, 3).
func TestSeats(t *testing.T) {
	perMille := func(n int64) evaluation.Share { return evaluation.ShareOf(big.NewRat(n, 1000)) }
	for _, tt := range []struct {
		name         string
		members      int
		change       func(*evaluation.Measure, *evaluation.Branch)
		seats, upper [3]int
	}{
		{"of 20", 20, nil, [3]int{2, 3, 4}, [3]int{2, 3, 4}},
		{"of 34: 3.4, 5.1, 6.8 and 4.08, 5.78, 7.48", 34, nil, [3]int{3, 5, 7}, [3]int{4, 5, 7}},
		{"halves go up: 1.5, 2.25, 3", 15, nil, [3]int{2, 2, 3}, [3]int{2, 2, 3}},
		{"of 3: 0.3, 0.45, 0.6", 3, nil, [3]int{0, 0, 1}, [3]int{0, 0, 1}},
		{"of nobody", 0, nil, [3]int{}, [3]int{}},
		{"up, exact products stay", 20, func(m *evaluation.Measure, _ *evaluation.Branch) { m.Rounding = evaluation.Up }, [3]int{2, 3, 4}, [3]int{2, 3, 4}},
		{"up", 21, func(m *evaluation.Measure, _ *evaluation.Branch) { m.Rounding = evaluation.Up }, [3]int{3, 4, 5}, [3]int{3, 4, 5}},
		{"down", 29, func(m *evaluation.Measure, _ *evaluation.Branch) { m.Rounding = evaluation.Down }, [3]int{2, 4, 5}, [3]int{3, 4, 6}},
		{"at least one", 3, func(m *evaluation.Measure, _ *evaluation.Branch) { m.MinSeats = 1 }, [3]int{1, 1, 1}, [3]int{1, 1, 1}},
		{"a share that binary fractions miss: 29% of 100", 100, func(m *evaluation.Measure, _ *evaluation.Branch) {
			m.Shares[0], m.Rounding = evaluation.PerCent(29), evaluation.Down
		}, [3]int{29, 15, 20}, [3]int{31, 17, 22}},
		{"12.5% of 20 is 2.5", 20, func(m *evaluation.Measure, _ *evaluation.Branch) { m.Shares[0] = perMille(125) }, [3]int{3, 3, 4}, [3]int{3, 3, 4}},
		{"no tolerance", 34, func(m *evaluation.Measure, _ *evaluation.Branch) { m.Tolerance = evaluation.Share{} }, [3]int{3, 5, 7}, [3]int{3, 5, 7}},
		{"advanced", 40, func(_ *evaluation.Measure, b *evaluation.Branch) { b.Advanced.Value = true }, [3]int{4, 6, 8}, [3]int{6, 6, 8}},
		{"advanced, the ceiling below the tolerance", 40, func(m *evaluation.Measure, b *evaluation.Branch) {
			b.Advanced.Value, m.Tolerance = true, evaluation.PerCent(10)
		}, [3]int{4, 6, 8}, [3]int{8, 10, 12}},
		{"a share of its own", 40, func(_ *evaluation.Measure, b *evaluation.Branch) {
			b.Advanced.Value, b.FiveStarShare = true, given(evaluation.PerCent(14), b.FiveStarShare.Cell)
		}, [3]int{6, 6, 8}, [3]int{6, 6, 8}},
		{"a share of its own below 办法's", 40, func(_ *evaluation.Measure, b *evaluation.Branch) {
			b.FiveStarShare = given(evaluation.PerCent(5), b.FiveStarShare.Cell)
		}, [3]int{2, 6, 8}, [3]int{4, 6, 8}},
	} {
		e := street()
		e.Members = nil
		for k := range tt.members {
			addMember(e, fmt.Sprintf("甲%03d", k), "甲支部", 5000, 3000)
		}
		if tt.change != nil {
			tt.change(&e.Measure, &e.Branches[0])
		}
		got := Apply(e, Options{})
		if f := got.Figures[0]; !f.Quota || f.Seats != tt.seats || f.Upper != tt.upper {
			t.Errorf("%s: seats %v, upper %v, want %v, %v", tt.name, f.Seats, f.Upper, tt.seats, tt.upper)
		}
		if got.Whole.Quota || got.Whole.Seats != [3]int{} {
			t.Errorf("%s: the committee has seats in scope 支部", tt.name)
		}
	}
}

// TestSeatsOfTheCommittee: branches 连续三年先进 widen the upper bound, and a
// branch's own share does not count (办法五(二)3).
func TestSeatsOfTheCommittee(t *testing.T) {
	e := street()
	e.Measure.Scope = evaluation.WholeCommittee
	e.Branches[0].Advanced.Value = true
	e.Branches[0].FiveStarShare = given(evaluation.PerCent(90), evaluation.Cell{})
	r := Apply(e, Options{})
	// 30 members: 3, 4.5, 6 and 3.6, 5.1, 6.6; 甲 adds 20 × 15% − 20 × 10% = 1.
	if w := r.Whole; !w.Quota || w.Seats != [3]int{3, 5, 6} || w.Upper != [3]int{4, 5, 6} {
		t.Errorf("seats %v, upper %v", w.Seats, w.Upper)
	}
	if f := r.Figures[0]; f.Quota || f.Seats != [3]int{} || f.Upper != [3]int{} {
		t.Error("a branch has seats in scope 全委")
	}
	if r.Standings[20].Rank != 1 || r.Standings[0].Rank != 1 || r.Standings[21].Rank != 3 {
		t.Errorf("ranks are not the committee's: %d, %d, %d", r.Standings[0].Rank, r.Standings[20].Rank, r.Standings[21].Rank)
	}
}

// TestDenominator: whom the shares are taken of (比例基数).
func TestDenominator(t *testing.T) {
	for d, want := range map[evaluation.Denominator]int{evaluation.AllMembers: 19, evaluation.FullMembers: 17, evaluation.EvaluatedMembers: 17} {
		e := street()
		setStatus(e, 0, evaluation.Activist)
		setStatus(e, 1, evaluation.Probationary)
		setStatus(e, 2, evaluation.Probationary)
		exempt(e, 2, "年老体弱")
		exempt(e, 3, "年老体弱")
		e.Measure.Denominator = d
		if got := Apply(e, Options{}).Figures[0]; got.Denominator != want || got.Members != 19 || got.Evaluated != 17 || got.Exempt != 2 || got.Probationary != 2 || got.Activists != 1 {
			t.Errorf("%s: %+v, want %d", d, got, want)
		}
	}
}

// TestTies: seats 2, 3, 4 and upper bounds 3, 3, 5 of 20, totals as given from
// the top, all with one base.
func TestTies(t *testing.T) {
	for _, tt := range []struct {
		totals string
		ties   evaluation.TieRule
		want   string // computed stars
		ranks  string
		tied   string // per level
	}{
		{"9 8 7 6 5 4 3 2 1 0", evaluation.Strict, "5544433330", "1 2 3 4 5 6 7 8 9 10", "0 0 0"},
		{"9 9 7 6 5 4 3 2 1 0", evaluation.Strict, "5544433330", "1 1 3 4 5 6 7 8 9 10", "0 0 0"},
		{"9 8 8 6 5 4 3 2 1 0", evaluation.Strict, "5444333300", "1 2 2 4 5 6 7 8 9 10", "2 0 0"},
		{"9 8 8 6 5 4 3 2 1 0", evaluation.Pending, "5444333300", "1 2 2 4 5 6 7 8 9 10", "2 0 0"},
		{"9 8 8 6 5 4 3 2 1 0", evaluation.Lenient, "5554443333", "1 2 2 4 5 6 7 8 9 10", "2 0 0"},
		{"9 8 8 8 5 4 3 2 1 0", evaluation.Lenient, "5444333300", "1 2 2 2 5 6 7 8 9 10", "3 0 0"},
		{"8 8 8 6 5 4 3 2 1 0", evaluation.Lenient, "5554443333", "1 1 1 4 5 6 7 8 9 10", "3 0 0"},
		{"9 8 7 6 4 4 4 2 1 0", evaluation.Lenient, "5544333300", "1 2 3 4 5 5 5 8 9 10", "0 3 0"},
		{"9 9 9 9 9 9 9 9 9 9", evaluation.Lenient, "0000000000", "1 1 1 1 1 1 1 1 1 1", "10 10 10"},
		{"9 9 9 9 4 4 4 4 4 4", evaluation.Strict, "3333000000", "1 1 1 1 5 5 5 5 5 5", "4 4 0"},
		{"9 8 7 6 5 4 3 2 2 2", evaluation.Strict, "5544433000", "1 2 3 4 5 6 7 8 8 8", "0 0 3"},
		{"9 8 7 6 5 4 3 2 2 2", evaluation.Lenient, "5544433333", "1 2 3 4 5 6 7 8 8 8", "0 0 3"},
	} {
		e := street()
		e.Members = nil
		for k, digit := range strings.Fields(tt.totals) {
			addMember(e, fmt.Sprintf("甲%02d", k), "甲支部", 5500, evaluation.Score(3000+int(digit[0]-'0')*100))
		}
		for k := range 10 {
			addMember(e, fmt.Sprintf("乙%02d", k), "甲支部", 5000, 1000)
		}
		e.Measure.Ties = tt.ties
		e.Measure.Tolerance = evaluation.PerCent(5) // 15%, 20%, 25%
		e.Measure.Shares[1] = evaluation.PerCent(14)
		f := newFacts(e, Options{})
		f.castBallots()
		f.score()
		f.count()
		f.setSeats()
		f.rank()
		f.award()
		if s := f.Figures[0]; s.Seats != [3]int{2, 3, 4} || s.Upper != [3]int{3, 3, 5} {
			t.Fatalf("seats %v, upper %v", s.Seats, s.Upper)
		}
		var stars, ranks []string
		for _, st := range f.Standings[:10] {
			stars = append(stars, fmt.Sprint(int(st.Computed)))
			ranks = append(ranks, fmt.Sprint(st.Rank))
		}
		tied := fmt.Sprint(len(f.scopes[0].tied[0]), len(f.scopes[0].tied[1]), len(f.scopes[0].tied[2]))
		got := []string{strings.Join(stars, ""), strings.Join(ranks, " "), tied}
		if diff := cmp.Diff([]string{tt.want, tt.ranks, tt.tied}, got); diff != "" {
			t.Errorf("%s, 并列处理 %d (-want +got):\n%s", tt.totals, tt.ties, diff)
		}
	}
}

// TestReasons: each condition that fails, in order.
func TestReasons(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*evaluation.Evaluation)
		want   string
	}{
		{"none", func(*evaluation.Evaluation) {}, "[]"},
		{"at the lines", func(e *evaluation.Evaluation) { setScores(e, 0, 5000, 2000) }, "[]"},
		{"below both", func(e *evaluation.Evaluation) { setScores(e, 0, 4999, 2000) }, "[base-below total-below]"},
		{"below the base's alone", func(e *evaluation.Evaluation) { setScores(e, 0, 4999, 4000) }, "[base-below]"},
		{"exempt and probationary", func(e *evaluation.Evaluation) {
			exempt(e, 0, "年老体弱")
			setStatus(e, 0, evaluation.Probationary)
			e.Members[0].Veto = given("受处分", evaluation.Cell{})
		}, "[exempt probationary veto]"},
		{"probationary that may", func(e *evaluation.Evaluation) {
			setStatus(e, 0, evaluation.Probationary)
			e.Measure.ProbationaryStars = true
		}, "[]"},
		{"a low activist", func(e *evaluation.Evaluation) {
			setStatus(e, 0, evaluation.Activist)
			setScores(e, 0, 4000, 1000)
		}, "[activist base-below total-below]"},
	} {
		e := street()
		tt.change(e)
		st := Apply(e, Options{}).Standings[0]
		if got := fmt.Sprint(st.Reasons); got != tt.want || st.Eligible != (tt.want == "[]") || (st.Rank > 0) != st.Eligible {
			t.Errorf("%s: %s, eligible %v, rank %d, want %s", tt.name, got, st.Eligible, st.Rank, tt.want)
		}
	}
}

// TestMeasures for low totals (办法六(二)).
func TestMeasures(t *testing.T) {
	for total, want := range map[evaluation.Score]string{6000: "[]", 5999: "[诫勉谈话]", 5000: "[诫勉谈话]", 4999: "[诫勉谈话 双预警]"} {
		e := street()
		setScores(e, 0, total-1000, 1000)
		r := Apply(e, Options{})
		if got := fmt.Sprint(r.Standings[0].Measures); got != want {
			t.Errorf("%s: %s, want %s", total, got, want)
		}
		if b := r.Figures[0]; b.Below60 != strings.Count(want, "诫勉") || b.Below50 != strings.Count(want, "双") {
			t.Errorf("%s: %d below 60, %d below 50", total, b.Below60, b.Below50)
		}
		setStatus(e, 0, evaluation.Activist)
		if got := Apply(e, Options{}).Standings[0].Measures; len(got) > 0 {
			t.Errorf("an activist is under %v", got)
		}
	}
}

// TestBallotMeans: half up to 0.01, weights exact and rounded once.
func TestBallotMeans(t *testing.T) {
	for _, tt := range []struct {
		members, representatives []evaluation.Score
		weight                   int64 // of members' ballots in per cent, 0 for none
		want                     string
	}{
		{[]evaluation.Score{900, 901}, nil, 0, "9.01"},
		{[]evaluation.Score{900, 900, 901}, nil, 0, "9.00"},
		{[]evaluation.Score{1000, 1000, 1000}, []evaluation.Score{600}, 0, "9.00"},
		{[]evaluation.Score{1000, 1000, 1000}, []evaluation.Score{600}, 70, "8.80"},
		{[]evaluation.Score{1000, 999}, []evaluation.Score{600, 601, 601}, 70, "8.80"}, // 6.9965 + 1.802 = 8.7985
		{[]evaluation.Score{1000}, nil, 70, "10.00"},
		{nil, []evaluation.Score{600}, 70, "6.00"},
	} {
		e := street()
		for j := range e.Members[0].Items {
			e.Members[0].Items[j] = evaluation.Field[evaluation.Score]{}
		}
		for kind, scores := range [][]evaluation.Score{tt.members, tt.representatives} {
			for n, s := range scores {
				b := addBallot(e, fmt.Sprint(n), evaluation.Voter(kind), 0, 0)
				b.Items[0].Value = s
			}
		}
		if tt.weight > 0 {
			e.Measure.Weighted = true
			e.Measure.MemberWeight, e.Measure.RepresentativeWeight = evaluation.PerCent(tt.weight), evaluation.PerCent(100-tt.weight)
		}
		if got := Apply(e, Options{}).Standings[0].Items[0].String(); got != tt.want {
			t.Errorf("%v and %v at %d%%: %s, want %s", tt.members, tt.representatives, tt.weight, got, tt.want)
		}
	}
}

func TestDivHalfUp(t *testing.T) {
	for _, tt := range [][3]int64{{1, 2, 1}, {3, 2, 2}, {-1, 2, 0}, {-3, 2, -1}, {-4, 3, -1}, {-5, 3, -2}, {7, 3, 2}, {0, 5, 0}} {
		if got := divHalfUp(tt[0], tt[1]); got != tt[2] {
			t.Errorf("%d / %d = %d, want %d", tt[0], tt[1], got, tt[2])
		}
	}
}

// diced lets rapid throw the dice, so that a failure shrinks.
func diced(t *rapid.T) dice {
	return func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "die") }
}

// TestOrderOfMembersIsNoMatter: whoever comes first in the sheet, the same
// people have the same standing.
func TestOrderOfMembersIsNoMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := diced(t)
		e := randomEvaluation(d)
		e.HasBranchSheet, e.Ballots = true, nil
		before := Apply(e, Options{})
		order := rapid.Permutation(numbers(len(e.Members))).Draw(t, "order")
		shuffled := *e
		shuffled.Members = make([]evaluation.Member, len(e.Members))
		for to, from := range order {
			shuffled.Members[to] = e.Members[from]
		}
		after := Apply(&shuffled, Options{})
		for to, from := range order {
			if diff := cmp.Diff(before.Standings[from], after.Standings[to]); diff != "" {
				t.Fatalf("member %d (-before +after):\n%s", from, diff)
			}
		}
		if diff := cmp.Diff(before.Figures, after.Figures); diff != "" {
			t.Fatal(diff)
		}
	})
}

func numbers(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// TestStarsAreOrdered: a better rank never has fewer stars; no level holds more
// than its seats, or with 从宽 its upper bound; the counts add up.
func TestStarsAreOrdered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randomEvaluation(diced(t))
		r := Apply(e, Options{})
		f := newFacts(e, Options{})
		for _, sc := range f.scopes {
			held := map[evaluation.Star]int{}
			fig := r.Whole
			if sc.branch != nil {
				fig = r.Figures[slices.IndexFunc(e.Branches, func(b evaluation.Branch) bool { return b.Name == sc.branch.Name })]
			}
			for _, i := range sc.members {
				a := r.Standings[i]
				held[a.Computed]++
				if a.Computed > 0 && !a.Eligible {
					t.Fatalf("%d is not eligible and has %d", i, a.Computed)
				}
				for _, k := range sc.members {
					if b := r.Standings[k]; a.Eligible && b.Eligible && (a.Rank < b.Rank && a.Computed < b.Computed || a.Rank == b.Rank && a.Computed != b.Computed) {
						t.Fatalf("rank %d has %d, rank %d has %d", a.Rank, a.Computed, b.Rank, b.Computed)
					}
				}
			}
			for l, star := range evaluation.Levels {
				most := fig.Seats[l]
				if e.Measure.Ties == evaluation.Lenient {
					most = fig.Upper[l]
				}
				if held[star] > most {
					t.Fatalf("%s holds %d of %d", star, held[star], most)
				}
			}
		}
		if w := r.Whole; w.Members != w.Evaluated+w.Exempt || w.Members+w.Activists != len(e.Members) {
			t.Fatalf("%+v of %d", w, len(e.Members))
		}
		if e.Measure.DoubleWarningLine <= e.Measure.AdmonitionLine && r.Whole.Below50 > r.Whole.Below60 {
			t.Fatalf("%+v", r.Whole)
		}
	})
}

// TestSameInputSameResult: nothing depends on the order of a map.
func TestSameInputSameResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randomEvaluation(diced(t))
		a, b := Apply(e, Options{}), Apply(e, Options{})
		if diff := cmp.Diff(a.Findings, b.Findings); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestNothingAtAll: an evaluation without any content has findings, and no
// panic.
func TestNothingAtAll(t *testing.T) {
	r := Apply(&evaluation.Evaluation{Measure: evaluation.DefaultMeasure()}, Options{})
	if r.Counts().Errors == 0 {
		t.Error("nothing is wrong with nothing")
	}
	// Rows may be shorter than the items are.
	e := street()
	poll(e)
	for i := range e.Members {
		e.Members[i].Items = e.Members[i].Items[:3]
	}
	for k := range e.Ballots {
		e.Ballots[k].Items = e.Ballots[k].Items[:5]
	}
	Apply(e, Options{})
}

// big5000 is 5,000 members in 100 branches, with scores from a fixed sequence.
func big5000() *evaluation.Evaluation {
	e := street()
	e.Members, e.Branches = nil, nil
	seed := uint32(1)
	next := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	for b := range 100 {
		name := fmt.Sprintf("第%d党支部", b+1)
		e.Branches = append(e.Branches, evaluation.Branch{Name: name, Cell: at("支部", b+2, 2), Headcount: given(50, at("支部", b+2, 3))})
		for range 50 {
			n := len(e.Members)
			addMember(e, fmt.Sprintf("张%c%c", '一'+rune(n/70), '丁'+rune(n%70)), name, evaluation.Score(4500+next(1500)), evaluation.Score(1500+next(2500)))
		}
	}
	return e
}

func BenchmarkApply(b *testing.B) {
	for _, scope := range []evaluation.Scope{evaluation.ByBranch, evaluation.WholeCommittee} {
		e := big5000()
		e.Measure.Scope = scope
		approve(e)
		b.Run(scope.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Apply(e, Options{CanDraw: func(r rune) bool { return r != '☃' }})
			}
		})
	}
}

// BenchmarkBallots: 50 ballots a member, weighted, make the items.
func BenchmarkBallots(b *testing.B) {
	e := big5000()
	e.Measure.Weighted, e.Measure.MemberWeight, e.Measure.RepresentativeWeight = true, evaluation.PerCent(70), evaluation.PerCent(30)
	for i := range e.Members {
		sums(e, i)
		e.Members[i].Items = nil
		for n := range 50 {
			addBallot(e, fmt.Sprint(n), evaluation.Voter(n/40), i, evaluation.Score(600+n))
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		Apply(e, Options{})
	}
}
