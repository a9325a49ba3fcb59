package rule

import (
	"fmt"
	"testing"

	"xingbang/render/evaluation"
)

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
