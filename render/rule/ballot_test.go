package rule

import (
	"fmt"
	"testing"

	"xingbang/render/evaluation"
)

// ballotCases are of sheet 测评票.
var ballotCases = []breakage{
	{"items from ballots", "", func(e *evaluation.Evaluation) {
		poll(e)
		for i := range 20 {
			e.Members[i].Items = make([]evaluation.Field[evaluation.Score], len(e.Items))
		}
	}, []string{}, ""},
	{"an item missing in a ballot", "", func(e *evaluation.Evaluation) {
		poll(e)
		e.Ballots[0].Items[0] = empty[evaluation.Score](at("测评票", 2, 6))
		e.Ballots[0].Items[2].Value = 1001
	}, []string{"ballot-invalid warning 甲支部/甲01 测评票F2 +1"}, "党员票 1 号对甲01（甲支部）的测评无效，整行不计：缺“理想信念”；“组织纪律”填 10.01，应在 0 至 10 之间"},
	{"an unreadable item in a ballot", "", func(e *evaluation.Evaluation) {
		poll(e)
		e.Ballots[0].Items[0] = invalid[evaluation.Score](at("测评票", 2, 6))
	}, []string{}, ""},
	{"a ballot for nobody", "", func(e *evaluation.Evaluation) {
		addBallot(e, "1", evaluation.MemberVoter, 0, 0).ID.Value = "999"
		e.Branches[0].Attendance, e.Branches[0].Representatives = empty[int](at("支部", 2, 4)), empty[int](at("支部", 2, 5))
	}, []string{"ballot-unknown error 甲支部/ 测评票D2"}, "没有编号 999"},
	{"a ballot for a name of another branch", "", func(e *evaluation.Evaluation) {
		poll(e)
		b := &e.Ballots[0]
		b.ID, b.Name = empty[string](b.ID.Cell), given("乙01", b.Name.Cell)
	}, []string{"ballot-unknown error 甲支部/乙01 测评票D2"}, "没有甲支部的乙01"},
	{"ballots by name", "", func(e *evaluation.Evaluation) {
		poll(e)
		for k := range e.Ballots {
			b := &e.Ballots[k]
			b.Name, b.ID = given(fmt.Sprintf("甲%02d", k%20+1), b.Name.Cell), empty[string](b.ID.Cell)
		}
	}, []string{}, ""},
	{"a ballot by a name that two bear", "", func(e *evaluation.Evaluation) {
		poll(e)
		e.Members[18].Name.Value = "甲20"
		b := &e.Ballots[19]
		b.Name, b.ID = given("甲20", b.Name.Cell), empty[string](b.ID.Cell)
	}, []string{"ballot-unknown error 甲支部/甲20 测评票D21"}, "有 2 名甲支部的甲20"},
	{"a ballot whose number and name disagree", "", func(e *evaluation.Evaluation) {
		poll(e)
		e.Ballots[0].Name = given("甲02", at("测评票", 2, 5))
	}, []string{"ballot-unknown error 甲支部/甲02 测评票D2"}, "编号 001 在党员名册中是甲01，测评票上是甲02"},
	{"ballots without a branch, by number and by name", "", func(e *evaluation.Evaluation) {
		poll(e)
		for k := range e.Ballots {
			b := &e.Ballots[k]
			b.Branch = evaluation.Field[string]{}
			if k%2 == 0 {
				b.Name, b.ID = given(fmt.Sprintf("甲%02d", k%20+1), b.Name.Cell), empty[string](b.ID.Cell)
			}
		}
	}, []string{}, ""},
	{"a ballot with a number the roster lacks, and a name without number", "", func(e *evaluation.Evaluation) {
		poll(e)
		e.Members[1].ID = empty[string](at("党员", 3, colID))
		for k := 1; k < len(e.Ballots); k += 20 {
			e.Ballots[k].Name = given("甲02", e.Ballots[k].Name.Cell)
		}
	}, []string{}, ""},
	{"a ballot with a number the roster lacks, and the name of a number", "", func(e *evaluation.Evaluation) {
		poll(e)
		e.Ballots[1].ID.Value, e.Ballots[1].Name = "999", given("甲02", e.Ballots[1].Name.Cell)
	}, []string{"ballot-unknown error 甲支部/甲02 测评票D3"}, "没有编号 999 的甲支部的甲02"},
	{"a ballot whose name could not be read", "", func(e *evaluation.Evaluation) {
		poll(e)
		e.Ballots[0].Name = invalid[string](e.Ballots[0].Name.Cell)
	}, []string{}, ""},
	{"a member scored twice by a ballot", "", func(e *evaluation.Evaluation) {
		poll(e)
		e.Ballots = append(e.Ballots, e.Ballots[0])
		e.Ballots[440].Number.Cell.Row = 442
	}, []string{"ballot-duplicate error 甲支部/甲01 测评票B2 +1"}, "B2、B442"},
	{"ballots of two kinds under one number", "", func(e *evaluation.Evaluation) { poll(e) }, []string{}, ""},
	{"an item that its ballots round up to", "", func(e *evaluation.Evaluation) {
		poll(e) // 219.89 / 22 = 9.995
		e.Ballots[0].Items[0].Value -= 11
	}, []string{}, ""},
	{"an item differs from its ballots", "", func(e *evaluation.Evaluation) {
		poll(e) // 219.88 / 22 = 9.9945…
		e.Ballots[0].Items[0].Value -= 12
	}, []string{"ballot-mismatch error 甲支部/甲01 党员G2"}, "填 10.00，测评票平均为 9.99（党员 18 票共 179.88，群众代表 4 票共 40.00）"},
	{"a ballot too few", "五(二)1", func(e *evaluation.Evaluation) {
		poll(e)
		e.Branches[0].Attendance.Value = 19
	}, []string{"ballot-count warning 甲支部/ 支部D2"}, "党员测评票 18 张，与到会党员数 19 人不符"},
	{"no ballots of representatives", "五(二)1", func(e *evaluation.Evaluation) {
		poll(e)
		e.Ballots = e.Ballots[:18*20]
	}, []string{"ballot-count warning 甲支部/ 支部E2"}, "群众代表测评票 0 张，与群众代表数 4 人不符"},
	{"ballots of someone exempt", "五(一)", func(e *evaluation.Evaluation) {
		poll(e)
		exempt(e, 19, "年老体弱")
	}, []string{"exempt-scores warning 甲支部/甲20 党员B21"}, "有测评票"},
	{"no ballots and no scores", "五(二)1", func(e *evaluation.Evaluation) {
		poll(e)
		sums(e, 29)
		e.Members[29].Items = nil // no columns: its sheet has names alone
	}, []string{"score-missing error 乙支部/乙10 党员B31", "score-missing error 乙支部/乙10 党员B31"}, "没有有效的测评票"},
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
