package publication

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"xingbang/render/evaluation"
)

func score(hundredths int) evaluation.OptScore {
	return evaluation.OptScore{Score: evaluation.Score(hundredths), OK: true}
}

// someone is a member of branch 0 with a total, ranked where rank is not 0.
type someone struct {
	name           string
	total, rank    int
	computed, star evaluation.Star
	status         evaluation.Status
	exempt         bool
	measures       []evaluation.Action
}

// result is one branch of the given people, scored on one item of 100.
func result(people ...someone) *evaluation.Result {
	r := &evaluation.Result{Evaluation: &evaluation.Evaluation{
		Measure:  evaluation.DefaultMeasure(),
		Items:    []evaluation.Item{{Name: "总评", Full: evaluation.Points(100)}},
		Branches: []evaluation.Branch{{Name: "第一党支部"}},
	}, Figures: []evaluation.BranchFigures{{Quota: true}}, HasApproved: true}
	f := &r.Figures[0]
	for _, p := range people {
		st := evaluation.Standing{Evaluated: !p.exempt, Rank: p.rank, Computed: p.computed, Star: p.star, Measures: p.measures}
		if !p.exempt {
			st.Total = score(p.total)
			st.Items = []evaluation.OptScore{st.Total}
		}
		count(f, &st, p.status)
		r.Standings = append(r.Standings, st)
		r.Members = append(r.Members, evaluation.Member{
			Name: given(p.name), Branch: given("第一党支部"), Status: given(p.status),
		})
	}
	f.Denominator = f.Members
	r.Whole = *f
	return r
}

func TestRosterOrder(t *testing.T) {
	r := result(
		someone{name: "免", exempt: true},
		someone{name: "积", total: 9900, status: evaluation.Activist},
		someone{name: "低", total: 6000},
		someone{name: "二", total: 8800, rank: 2},
		someone{name: "高而无资格", total: 9500},
		someone{name: "一", total: 9000, rank: 1},
	)
	var names []string
	rep := NewReport(r, false)
	for _, i := range rep.Roster {
		names = append(names, rep.NameOf(i))
	}
	if diff := cmp.Diff([]string{"一", "二", "高而无资格", "低", "积", "免"}, names); diff != "" {
		t.Error(diff)
	}
}

func TestRosterPutsUnknownBranchLast(t *testing.T) {
	r := result(someone{name: "甲", total: 9000, rank: 1}, someone{name: "乙", total: 8000, rank: 2})
	r.Standings[0].BranchIndex = -1
	r.Members[0].Branch = given("无此支部")
	rep := NewReport(r, true)
	if rep.Roster[1] != 0 || rep.BranchOf(0) != "无此支部" {
		t.Errorf("roster %v, branch %q", rep.Roster, rep.BranchOf(0))
	}
	last := rep.Branches[len(rep.Branches)-1]
	if last.Name != UnknownBranch || last.Members != 1 || last.Mean != score(9000) {
		t.Errorf("branch of the unknown: %+v", last)
	}
}

// 办法五(二)2: what the awarded come to beside the seats and the upper bound.
func TestVerdicts(t *testing.T) {
	for _, c := range []struct {
		count int
		quota bool
		want  Verdict
		words string
	}{
		{3, true, Filled, "足额"}, {2, true, Unfilled, "空缺1"}, {4, true, Tolerated, "上浮1"},
		{7, true, Exceeded, "超额2"}, {7, false, NoVerdict, "—"},
	} {
		l := levelReport(5, evaluation.BranchFigures{
			Quota: c.quota, Denominator: 30, Awarded: [3]int{c.count}, Seats: [3]int{3}, Upper: [3]int{5},
		}, 0)
		if l.Verdict != c.want || l.Words() != c.words {
			t.Errorf("%d awarded: %v %q, want %v %q", c.count, l.Verdict, l.Words(), c.want, c.words)
		}
	}
}

func TestFigures(t *testing.T) {
	rep := NewReport(result(
		someone{name: "甲", total: 9001, rank: 1, computed: 5, star: 5},
		someone{name: "乙", total: 9000, rank: 2, computed: 0, star: 4},
		someone{name: "丙", total: 4900, measures: []evaluation.Action{evaluation.Admonition, evaluation.DoubleWarning}},
		someone{name: "丁", total: 5500, measures: []evaluation.Action{evaluation.Admonition}},
		someone{name: "戊", exempt: true},
		someone{name: "己", total: 100, status: evaluation.Activist},
	), false)
	b := rep.Branches[0]
	if b.Median != score(7250) || b.Best != score(9001) || b.Lowest != score(4900) {
		t.Errorf("median %v, best %v, lowest %v: activists are in no figure", b.Median, b.Best, b.Lowest)
	}
	if b.Starred != (Ratio{2, 5}) || b.NoStar != 2 || b.Turnout != (Ratio{4, 5}) {
		t.Errorf("starred %v, without %d, turnout %v", b.Starred, b.NoStar, b.Turnout)
	}
	item := b.Items[0]
	if item.Mean != score(7100) || item.Rate.String() != "71.0%" || item.Deviation < 19.12 || item.Deviation > 19.13 {
		t.Errorf("item %+v", item)
	}
	got := map[string][]int{"departures": rep.Departures, "admonished": rep.Admonished,
		"double": rep.DoubleWarned, "warned": rep.Warned, "exempt": rep.Exempt, "candidates": rep.Candidates}
	want := map[string][]int{"departures": {1}, "admonished": {3, 2}, "double": {2}, "warned": {3, 2}, "exempt": {4}, "candidates": {0}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestMedianIsHalfUp(t *testing.T) {
	b := NewReport(result(someone{name: "甲", total: 8001}, someone{name: "乙", total: 8000}), false).Branches[0]
	if b.Median != score(8001) {
		t.Errorf("median of 80.00 and 80.01 is %v, want 80.01", b.Median)
	}
}

func TestRatio(t *testing.T) {
	for q, want := range map[Ratio]string{
		{1, 8}: "12.5%", {1, 3}: "33.3%", {2, 3}: "66.7%", {1, 2000}: "0.1%", {0, 0}: "", {7, 7}: "100.0%",
	} {
		if q.String() != want {
			t.Errorf("%v is %q, want %q", q, q.String(), want)
		}
	}
}

// What half a point would change is said for the computed star, and in the order
// of the roster.
func TestBorderlines(t *testing.T) {
	r := result(
		someone{name: "甲", total: 8000, rank: 2, computed: 4, star: 5},
		someone{name: "乙", total: 9000, rank: 1, computed: 5, star: 5},
		someone{name: "丙", total: 5990, measures: []evaluation.Action{evaluation.Admonition}},
	)
	r.Standings[0].Eligible, r.Standings[1].Eligible = true, true
	r.Borderlines = []evaluation.Borderline{
		{
			Member: 0,
			More:   &evaluation.Change{Points: 50, Category: evaluation.Merit, Least: 31, Star: 5, Eligible: true},
			Less:   &evaluation.Change{Points: -50, Category: evaluation.Base, Least: 5},
		},
		{Member: 1, Less: &evaluation.Change{Points: -50, Category: evaluation.Merit, Least: 50, Star: 4, Eligible: true}},
		{Member: 2, More: &evaluation.Change{Points: 50, Category: evaluation.Merit, Least: 10}},
	}
	rep := NewReport(r, false)
	var got []string
	for _, b := range rep.Borderlines {
		got = append(got, rep.NameOf(b.Member)+" "+rep.NearOf(b)+" "+Nearest(b).String())
	}
	if diff := cmp.Diff([]string{
		"乙 降为四星（−0.50起） 0.50",
		"甲 升为五星（+0.31起）；失去四星（基础分−0.05起） 0.05",
		"丙 不再诫勉谈话（+0.10起） 0.10",
	}, got); diff != "" {
		t.Error(diff)
	}
	for want, c := range map[string]evaluation.Change{
		"具备评星资格、不再诫勉谈话（+0.20起）": {Points: 50, Category: evaluation.Merit, Least: 20, Eligible: true},
		"列入双预警（基础分−0.20起）":      {Points: -50, Least: 20, Measures: []evaluation.Action{evaluation.Admonition, evaluation.DoubleWarning}},
	} {
		if got := rep.Outcome(2, &c); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestExtremes(t *testing.T) {
	rep := &Report{}
	rate := func(percent int) []ItemFigures {
		return []ItemFigures{{Rate: Ratio{80, 100}}, {Rate: Ratio{percent, 100}}, {}}
	}
	branch := func(mean, percent int) BranchReport {
		return BranchReport{BranchFigures: evaluation.BranchFigures{Mean: score(mean)}, Items: rate(percent)}
	}
	rep.Branches = []BranchReport{branch(8800, 90), {}, branch(9000, 70), branch(8800, 85)}
	rep.Whole.Items = rate(82)
	unknown := branch(9900, 10)
	unknown.Name = UnknownBranch
	rep.Branches = append(rep.Branches, unknown)
	if diff := cmp.Diff(Extremes{Best: 2, Worst: 0, Strong: 1, Weak: 0, Uneven: 1, Ahead: 0, Behind: 2}, extremes(rep)); diff != "" {
		t.Error(diff)
	}
	rep.Branches, rep.Whole.Items = rep.Branches[:2], nil
	if diff := cmp.Diff(Extremes{-1, -1, -1, -1, -1, -1, -1}, extremes(rep)); diff != "" {
		t.Errorf("nothing to compare: %s", diff)
	}
}

func TestHistogramCountsEveryoneOnce(t *testing.T) {
	h := NewReport(result(
		someone{name: "甲", total: 10000, star: 5}, someone{name: "乙", total: 9999}, someone{name: "丙", total: 9500},
		someone{name: "丁", total: 9499}, someone{name: "戊", total: 4000},
		someone{name: "己", total: 3000, status: evaluation.Activist}, someone{name: "庚", exempt: true},
	), false).Totals
	if h.Width != evaluation.Points(5) || h.Bins[0].From != 4000 || len(h.Bins) != 12 {
		t.Fatalf("bins of %v from %v, %d of them", h.Width, h.Bins[0].From, len(h.Bins))
	}
	if last := h.Bins[11]; last.Count != 3 || last.Stars != [4]int{1, 0, 0, 2} {
		t.Errorf("95 to the full score: %+v", last)
	}
	sum := 0
	for _, b := range h.Bins {
		sum += b.Count
	}
	if sum != 5 {
		t.Errorf("%d in the bins, 5 evaluated", sum)
	}
}

func TestFindingGroupsPutErrorsFirst(t *testing.T) {
	groups := groupFindings([]evaluation.Finding{
		{Rule: "repaired", Severity: evaluation.Note}, {Rule: "photo", Severity: evaluation.Warning},
		{Rule: "sum-mismatch", Severity: evaluation.Error}, {Rule: "photo", Severity: evaluation.Warning},
	})
	var got []string
	for _, g := range groups {
		got = append(got, g.Title)
	}
	if diff := cmp.Diff([]string{"分项与合计不符", "照片未用", "读取时的整理"}, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{1, 3}, groups[1].Findings); diff != "" {
		t.Error(diff)
	}
}
