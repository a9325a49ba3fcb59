package rule

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xingbang/render/evaluation"
)

// starCases are of 定星 and of what is computed beside it.
var starCases = []breakage{
	{"a star for someone exempt", "五(二)2", func(e *evaluation.Evaluation) {
		exempt(e, 19, "年老体弱")
		approve(e)
		setApproved(e, 19, 3)
		setApproved(e, 8, 0)
	}, []string{
		"star-ineligible error 甲支部/甲20 党员V21",
		"star-differs warning 甲支部/甲09 党员V10",
	}, "未参评"},
	{"a star below the lines", "五(二)2", func(e *evaluation.Evaluation) {
		setScores(e, 29, 4950, 2000)
		approve(e)
		setApproved(e, 29, 3)
		setApproved(e, 24, 0)
	}, []string{
		"star-ineligible error 乙支部/乙10 党员V31",
		"star-differs warning 乙支部/乙05 党员V26",
	}, "基础分 49.50，低于 50.00；总分 69.50，低于 70.00"},
	{"a star in spite of a veto", "五(二)2", func(e *evaluation.Evaluation) {
		approve(e)
		e.Members[0].Veto = given("受处分", at("党员", 2, colVeto))
		explain(e, 2)
		explain(e, 5)
		explain(e, 9)
	}, []string{
		"star-ineligible error 甲支部/甲01 党员V2",
		"star-differs note 甲支部/甲03 党员V4",
		"star-differs note 甲支部/甲06 党员V7",
		"star-differs note 甲支部/甲10 党员V11",
	}, "一票否决（受处分）"},
	{"a higher star", "五(二)2", func(e *evaluation.Evaluation) {
		approve(e)
		setApproved(e, 21, 5)
		setApproved(e, 20, 4)
	}, []string{
		"star-differs warning 乙支部/乙01 党员V22",
		"star-differs warning 乙支部/乙02 党员V23",
		"rank-inversion warning 乙支部/乙01 党员V22",
	}, "乙01（乙支部）定为四星，按排名第 1（总分 98.50，基础分 59.50）应为五星"},
	{"a departure explained", "五(二)2", func(e *evaluation.Evaluation) {
		approve(e)
		setApproved(e, 21, 5)
		setApproved(e, 20, 4)
		explain(e, 20)
		explain(e, 21)
	}, []string{
		"star-differs note 乙支部/乙01 党员V22",
		"star-differs note 乙支部/乙02 党员V23",
	}, "复审说明：带头抗洪"},
	{"too many of a level", "五(二)2", func(e *evaluation.Evaluation) {
		approve(e)
		setApproved(e, 2, 5)
		setApproved(e, 3, 5)
		for _, i := range []int{2, 3} {
			explain(e, i)
		}
	}, []string{
		"star-differs note 甲支部/甲03 党员V4",
		"star-differs note 甲支部/甲04 党员V5",
		"quota-exceeded error 甲支部/ 支部B2",
		"quota-unfilled note 甲支部/ 支部B2",
	}, ""},
	{"a seat unfilled", "五(二)2", func(e *evaluation.Evaluation) {
		approve(e)
		setApproved(e, 28, 0)
		setApproved(e, 24, 0)
	}, []string{
		"star-differs warning 乙支部/乙05 党员V26",
		"quota-unfilled note 乙支部/ 支部B3",
	}, ""},
	{"a tie", "五(二)2", func(e *evaluation.Evaluation) { setScores(e, 21, 5950, 3900) },
		[]string{
			"quota-unfilled note 乙支部/ 支部B3",
			"tie-at-cutoff error 乙支部/ 支部B3 +2"}, "尚有 6 名"},
	{"a tie, approved", "五(二)2", func(e *evaluation.Evaluation) {
		setScores(e, 21, 5950, 3900)
		approve(e)
	}, []string{
		"quota-unfilled note 乙支部/ 支部B3",
		"tie-at-cutoff note 乙支部/ 支部B3 +2"}, ""},
	{"a tie, strictly", "五(二)2", func(e *evaluation.Evaluation) {
		setScores(e, 21, 5950, 3900)
		e.Measure.Ties = evaluation.Strict
	}, []string{
		"quota-unfilled note 乙支部/ 支部B3",
		"tie-at-cutoff note 乙支部/ 支部B3 +2"}, ""},
	{"a tie of equal totals that the base decides", "", func(e *evaluation.Evaluation) { setScores(e, 21, 5900, 3950) },
		[]string{}, ""},
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

// TestTieSaysWhatBecameOfIt: taken, or left to the next level.
func TestTieSaysWhatBecameOfIt(t *testing.T) {
	for _, tt := range []struct {
		ties      evaluation.TieRule
		tolerance int64
		want      string
	}{
		{evaluation.Pending, 2, "请党工委研究"},
		{evaluation.Strict, 2, "并列处理为从紧，转入下一星级"},
		{evaluation.Lenient, 2, "并列处理为从宽，但超过上限，转入下一星级"},
		{evaluation.Lenient, 10, "并列处理为从宽，未超上限，全部评上"},
	} {
		e := street()
		setScores(e, 21, 5950, 3900)
		e.Measure.Ties, e.Measure.Tolerance = tt.ties, evaluation.PerCent(tt.tolerance)
		r := Apply(e, Options{})
		last := r.Findings[len(r.Findings)-1]
		if last.Rule != "tie-at-cutoff" || !strings.HasPrefix(last.Hint, tt.want) || !strings.Contains(last.Message, "：乙01、乙02") {
			t.Errorf("并列处理 %d: %s, %s", tt.ties, last.Message, last.Hint)
		}
	}
}

// TestInversionNamesTheLowest: of several with more stars the lowest total, of
// equal ones the lower base, then the first in the sheet.
func TestInversionNamesTheLowest(t *testing.T) {
	for want, scores := range map[string][3][2]evaluation.Score{
		"乙04": {{5500, 3400}, {5500, 3300}, {5500, 3200}},
		"乙03": {{5500, 3400}, {5400, 3300}, {5450, 3250}},
		"乙02": {{5500, 3400}, {5500, 3400}, {5500, 3400}},
	} {
		e := street()
		for k, s := range scores {
			setScores(e, 21+k, s[0], s[1])
			setApproved(e, 21+k, 3)
		}
		got := ""
		for _, f := range Apply(e, Options{}).Findings {
			if f.Rule == "rank-inversion" && f.Member == "乙01" {
				got += f.Message
			}
		}
		if !strings.Contains(got, "；"+want) {
			t.Errorf("%q, want %s", got, want)
		}
	}
}
