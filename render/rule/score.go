package rule

import (
	"fmt"

	"xingbang/render/evaluation"
)

// score sets what counts for each evaluated member: items from the sheet or
// else from the ballots, base, merit and total (办法四, 五(二)1).
func (f *facts) score() {
	for i := range f.Members {
		st := &f.Standings[i]
		if !st.Evaluated {
			continue
		}
		for _, c := range categories {
			f.fromItems[i][c] = f.votes[i] != nil || f.hasItems(i, c)
		}
		if f.fromItems[i][evaluation.Base] || f.fromItems[i][evaluation.Merit] {
			st.Items = make([]evaluation.OptScore, len(f.Items))
			for j := range f.Items {
				st.Items[j] = f.itemScore(i, j)
			}
		}
		st.Base, st.Merit = f.categoryScore(i, evaluation.Base), f.categoryScore(i, evaluation.Merit)
		if st.Base.OK && st.Merit.OK {
			st.Total = evaluation.OptScore{Score: st.Base.Score + st.Merit.Score, OK: true}
		}
	}
}

// hasItems reports whether the member's sheet has a column for any item of the
// category.
func (f *facts) hasItems(i int, c evaluation.Category) bool {
	for j := range f.Items {
		if f.Items[j].Category == c && f.item(i, j).State != evaluation.Absent {
			return true
		}
	}
	return false
}

// itemScore is the item of the sheet, or where nothing is written the mean of
// the ballots.
func (f *facts) itemScore(i, j int) evaluation.OptScore {
	v := f.item(i, j)
	switch {
	case v.Given():
		return evaluation.OptScore{Score: v.Value, OK: true}
	case v.Blank() && f.votes[i] != nil:
		return evaluation.OptScore{Score: f.votes[i].mean(j, &f.Measure), OK: true}
	}
	return evaluation.OptScore{}
}

func (f *facts) categoryScore(i int, c evaluation.Category) evaluation.OptScore {
	if !f.fromItems[i][c] {
		v := f.declared(i, c)
		return evaluation.OptScore{Score: v.Value, OK: v.Given()}
	}
	total := evaluation.OptScore{OK: true}
	for j := range f.Items {
		if f.Items[j].Category == c {
			item := f.Standings[i].Items[j]
			total.Score += item.Score
			total.OK = total.OK && item.OK
		}
	}
	if !total.OK {
		return evaluation.OptScore{}
	}
	return total
}

// scoreMissing: an evaluated person lacks an item, or a sum where there are no
// items (办法五(二)1). A column that no sheet has is the reader's column-missing.
func scoreMissing(f *facts, r report) {
	for i := range f.Members {
		if !f.Standings[i].Evaluated {
			continue
		}
		for _, c := range categories {
			if !f.fromItems[i][c] {
				f.sumMissing(i, c, r)
				continue
			}
			for j, item := range f.Items {
				v := f.item(i, j)
				if item.Category != c || f.Standings[i].Items[j].OK || v.State != evaluation.Empty {
					continue
				}
				found := f.about(i, v.Cell)
				found.Message = fmt.Sprintf("%s缺“%s”的得分", f.who(i), item.Name)
				found.Hint = "请补填得分；不参加考评的，“参评”填“否”并写明免评原因"
				r(found)
			}
		}
	}
}

// sumMissing reports a category without items, ballots or sum. Where there is
// 测评票, no column is missing, but the member's ballots are.
func (f *facts) sumMissing(i int, c evaluation.Category, r report) {
	v := f.declared(i, c)
	byBallot := v.State == evaluation.Absent && f.hasBallotSheet
	if v.State != evaluation.Empty && !byBallot {
		return
	}
	found := f.about(i, v.Cell)
	found.Message = fmt.Sprintf("%s缺%s", f.who(i), sumName(c))
	found.Hint = "请补填得分；不参加考评的，“参评”填“否”并写明免评原因"
	if byBallot {
		found.Message += "：没有有效的测评票，也没有填写得分"
	}
	r(found)
}

// scoreRange: what counts lies below 0 or above its 满分 (办法四). Means of
// valid ballots cannot.
func scoreRange(f *facts, r report) {
	check := func(i int, name string, v evaluation.Field[evaluation.Score], full evaluation.Score) {
		if !v.Given() || v.Value >= 0 && v.Value <= full {
			return
		}
		found := f.about(i, v.Cell)
		found.Message = fmt.Sprintf("%s的“%s”填 %s，应在 0 至 %s 之间", f.who(i), name, v.Value.Short(), full.Short())
		found.Hint = "请按原始评分改正，满分见“考核项目”表"
		r(found)
	}
	for i := range f.Members {
		if !f.Standings[i].Evaluated {
			continue
		}
		for j, item := range f.Items {
			check(i, item.Name, f.item(i, j), item.Full)
		}
		for _, c := range categories {
			if !f.fromItems[i][c] {
				check(i, sumName(c), f.declared(i, c), f.full(c))
			}
		}
	}
}

// sumMismatch: a declared sum differs from the recomputed one (办法四).
func sumMismatch(f *facts, r report) {
	for i := range f.Members {
		st := &f.Standings[i]
		for _, c := range categories {
			if f.fromItems[i][c] {
				got := st.Base
				if c == evaluation.Merit {
					got = st.Merit
				}
				f.compareSum(i, sumName(c), f.declared(i, c), got, f.parts(i, c), r)
			}
		}
		f.compareSum(i, "总分", f.Members[i].Total, st.Total, []evaluation.Score{st.Base.Score, st.Merit.Score}, r)
	}
}

func (f *facts) compareSum(i int, name string, declared evaluation.Field[evaluation.Score], got evaluation.OptScore, parts []evaluation.Score, r report) {
	if !declared.Given() || !got.OK || declared.Value == got.Score {
		return
	}
	found := f.about(i, declared.Cell)
	found.Message = fmt.Sprintf("%s的%s填 %s，重算 %s", f.who(i), name, declared.Value, sum(got.Score, parts...))
	found.Hint = "请核对各项得分与合计，改正有误的一方"
	r(found)
}

// parts are the items of a category that count for a member.
func (f *facts) parts(i int, c evaluation.Category) []evaluation.Score {
	var out []evaluation.Score
	for j := range f.Items {
		if f.Items[j].Category == c {
			out = append(out, f.Standings[i].Items[j].Score)
		}
	}
	return out
}

// ballotMismatch: an item in 党员 differs from the mean of its ballots
// (办法五(二)1).
func ballotMismatch(f *facts, r report) {
	for i := range f.Members {
		v := f.votes[i]
		if v == nil || !f.Standings[i].Evaluated {
			continue
		}
		for j, item := range f.Items {
			field := f.item(i, j)
			if !field.Given() {
				continue
			}
			mean := v.mean(j, &f.Measure)
			if field.Value == mean {
				continue
			}
			found := f.about(i, field.Cell)
			found.Message = fmt.Sprintf("%s的“%s”填 %s，测评票平均为 %s（%s）", f.who(i), item.Name, field.Value, mean, v.describe(j, &f.Measure))
			found.Hint = "请核对测评票与汇总表；以测评票为准的，可将此格留空，由程序计算"
			r(found)
		}
	}
}

// describe shows how a mean came about.
func (v *votes) describe(j int, m *evaluation.Measure) string {
	kind := func(k evaluation.Voter, name string) string {
		return fmt.Sprintf("%s %d 票共 %s", name, v.n[k], evaluation.Score(v.sums[k][j]))
	}
	a, b := evaluation.MemberVoter, evaluation.Representative
	switch {
	case v.n[b] == 0:
		return kind(a, "党员")
	case v.n[a] == 0:
		return kind(b, "群众代表")
	case m.Weighted:
		return fmt.Sprintf("%s，权重 %s；%s，权重 %s", kind(a, "党员"), m.MemberWeight, kind(b, "群众代表"), m.RepresentativeWeight)
	}
	return kind(a, "党员") + "，" + kind(b, "群众代表")
}
