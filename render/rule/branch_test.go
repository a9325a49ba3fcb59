package rule

import (
	"math/big"
	"testing"

	"xingbang/render/evaluation"
)

// branchCases are of sheet 支部.
var branchCases = []breakage{
	{"a branch without members", "", func(e *evaluation.Evaluation) {
		e.Branches = append(e.Branches, evaluation.Branch{Name: "丙支部", Cell: at("支部", 4, 2)})
	}, []string{"branch-empty warning 丙支部/ 支部B4"}, "没有党员"},
	{"a branch with an activist alone", "", func(e *evaluation.Evaluation) {
		e.Branches = append(e.Branches, evaluation.Branch{Name: "丙支部", Cell: at("支部", 4, 2)})
		addMember(e, "丙01", "丙支部", 5000, 3000)
		setStatus(e, 30, evaluation.Activist)
	}, []string{"branch-empty warning 丙支部/ 支部B4"}, "没有党员"},
	{"head count", "", func(e *evaluation.Evaluation) { e.Branches[1].Headcount.Value = 11 },
		[]string{"headcount-mismatch error 乙支部/ 支部C3"}, "填 11，名册有 10 = 正式 10 + 预备 0"},
	{"head count with the exempt and without activists", "", func(e *evaluation.Evaluation) {
		exempt(e, 19, "年老体弱")
		setStatus(e, 29, evaluation.Activist)
		e.Branches[1].Headcount.Value = 9
	}, []string{}, ""},
	{"representatives at the upper end", "", func(e *evaluation.Evaluation) { e.Branches[0].Representatives.Value = 5 }, []string{}, ""},
	{"representatives at the lower end", "", func(e *evaluation.Evaluation) { e.Branches[0].Representatives.Value = 3 }, []string{}, ""},
	{"too many representatives", "五(二)1", func(e *evaluation.Evaluation) { e.Branches[0].Representatives.Value = 6 },
		[]string{"representatives warning 甲支部/ 支部E2"}, "占党员 20 人的 30%，不在 20% ± 5 个百分点之内"},
	{"no representatives", "五(二)1", func(e *evaluation.Evaluation) { e.Branches[0].Representatives.Value = 0 },
		[]string{"representatives warning 甲支部/ 支部E2"}, "的 0%"},
	{"representatives not given", "", func(e *evaluation.Evaluation) { e.Branches[0].Representatives = empty[int](at("支部", 2, 5)) },
		[]string{}, ""},
	{"advanced in the years before", "", func(e *evaluation.Evaluation) { advance(e, 2025, 2023, 2024) }, []string{}, ""},
	{"advanced up to the year", "", func(e *evaluation.Evaluation) { advance(e, 2023, 2024, 2025, 2026) }, []string{}, ""},
	{"advanced without years", "五(二)3", func(e *evaluation.Evaluation) { advance(e) },
		[]string{"advanced-years error 甲支部/ 支部G2"}, "没有填写"},
	{"advanced for two years", "五(二)3", func(e *evaluation.Evaluation) { advance(e, 2024, 2025, 2025) },
		[]string{"advanced-years error 甲支部/ 支部G2"}, "只有 2 个：2024、2025"},
	{"advanced with a gap", "五(二)3", func(e *evaluation.Evaluation) { advance(e, 2022, 2024, 2025) },
		[]string{"advanced-years error 甲支部/ 支部G2"}, "不连续"},
	{"advanced long ago", "五(二)3", func(e *evaluation.Evaluation) { advance(e, 2022, 2023, 2024) },
		[]string{"advanced-years error 甲支部/ 支部G2"}, "不是截至 2025 年或 2026 年"},
	{"advanced in years to come", "五(二)3", func(e *evaluation.Evaluation) { advance(e, 2025, 2026, 2027) },
		[]string{"advanced-years error 甲支部/ 支部G2"}, "不是截至"},
	{"advanced, in a period without a year", "五(二)3", func(e *evaluation.Evaluation) {
		advance(e, 2023, 2024, 2025)
		e.Settings.Period.Value = "上半年"
	}, []string{"advanced-years error 甲支部/ 支部G2"}, "没有年份"},
	{"years of a branch that is not advanced", "", func(e *evaluation.Evaluation) {
		advance(e, 2020)
		e.Branches[0].Advanced.Value = false
	}, []string{}, ""},
	{"relaxed", "", func(e *evaluation.Evaluation) {
		advance(e, 2023, 2024, 2025)
		e.Branches[0].FiveStarShare = given(evaluation.PerCent(15), at("支部", 2, 8))
	}, []string{}, ""},
	{"relaxed without ground", "五(二)3", func(e *evaluation.Evaluation) {
		e.Branches[0].FiveStarShare = given(evaluation.PerCent(15), at("支部", 2, 8))
	}, []string{"relaxation error 甲支部/ 支部H2"}, "不是连续三年先进"},
	{"relaxed above the ceiling", "五(二)3", func(e *evaluation.Evaluation) {
		advance(e, 2023, 2024, 2025)
		e.Branches[0].FiveStarShare = given(evaluation.PerCent(16), at("支部", 2, 8))
	}, []string{"relaxation error 甲支部/ 支部H2"}, "填 16%，超过放宽五星比例 15%"},
	{"relaxed in scope 全委", "五(二)3", func(e *evaluation.Evaluation) {
		spread(e)
		e.Measure.Scope = evaluation.WholeCommittee
		e.Branches[0].FiveStarShare = given(evaluation.PerCent(50), at("支部", 2, 8))
	}, []string{"ratio-unused note 甲支部/ 支部H2"}, "不采用"},
}

// advance makes 甲支部 one 连续三年先进 with these years.
func advance(e *evaluation.Evaluation, years ...int) {
	e.Branches[0].Advanced.Value = true
	if len(years) > 0 {
		e.Branches[0].AdvancedYears = given(years, at("支部", 2, 7))
	}
}

func TestSharesOfRepresentativesAreExact(t *testing.T) {
	e := street()
	third := evaluation.ShareOf(big.NewRat(1, 5))
	e.Measure.RepresentativeShare, e.Measure.RepresentativeMargin = third, evaluation.Share{}
	if got := Apply(e, Options{}).Findings; len(got) > 0 {
		t.Errorf("4 of 20 and 2 of 10 are 20%% exactly: %v", briefs(got))
	}
}
