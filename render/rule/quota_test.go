package rule

import (
	"fmt"
	"math/big"
	"testing"

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

// TestExceededShowsItsArithmetic: where an upper bound comes from.
func TestExceededShowsItsArithmetic(t *testing.T) {
	for _, tt := range []struct {
		change func(*evaluation.Evaluation)
		want   string
	}{
		{func(*evaluation.Evaluation) {},
			"甲支部五星评了 20 人，超过上限 2 人：名额 2 人（党员总数 20 人 × 10% = 2，四舍五入）；左右 2 人（党员总数 20 人 × 12% = 2.4，舍去）"},
		{func(e *evaluation.Evaluation) { e.Measure.MinSeats = 3 },
			"甲支部五星评了 20 人，超过上限 3 人：名额 2 人（党员总数 20 人 × 10% = 2，四舍五入），最少名额 3 人；左右 2 人（党员总数 20 人 × 12% = 2.4，舍去）"},
		{func(e *evaluation.Evaluation) { advance(e, 2023, 2024, 2025) },
			"甲支部五星评了 20 人，超过上限 3 人：名额 2 人（党员总数 20 人 × 10% = 2，四舍五入）；左右 2 人（党员总数 20 人 × 12% = 2.4，舍去）；" +
				"连续三年先进放宽 3 人（党员总数 20 人 × 15% = 3，四舍五入）"},
		{func(e *evaluation.Evaluation) {
			advance(e, 2023, 2024, 2025)
			e.Measure.Scope = evaluation.WholeCommittee
		}, "全委五星评了 20 人，超过上限 4 人：名额 3 人（党员总数 30 人 × 10% = 3，四舍五入）；左右 3 人（党员总数 30 人 × 12% = 3.6，舍去）；" +
			"连续三年先进的支部另加 1 人"},
		{func(e *evaluation.Evaluation) { e.Measure.Scope = evaluation.WholeCommittee },
			"全委五星评了 20 人，超过上限 3 人：名额 3 人（党员总数 30 人 × 10% = 3，四舍五入）；左右 3 人（党员总数 30 人 × 12% = 3.6，舍去）"},
	} {
		e := street()
		tt.change(e)
		for i := range 20 {
			setApproved(e, i, 5)
		}
		got := ""
		for _, f := range Apply(e, Options{}).Findings {
			if f.Rule == "quota-exceeded" {
				got = f.Message
			}
		}
		if got != tt.want {
			t.Errorf("%s\nwant %s", got, tt.want)
		}
	}
}
