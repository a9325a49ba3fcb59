package rule

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"xingbang/render/evaluation"
)

// rank sets who is eligible and why not, and ranks the eligible of each scope
// by total and, unless 同分排序 is 无, by base: 1-2-2-4 (办法五(二)2).
func (f *facts) rank() {
	for i := range f.Standings {
		f.qualify(i)
	}
	for s := range f.scopes {
		sc := &f.scopes[s]
		for _, i := range sc.members {
			if f.Standings[i].Eligible {
				sc.ranked = append(sc.ranked, i)
			}
		}
		slices.SortStableFunc(sc.ranked, f.compare)
		for k, i := range sc.ranked {
			st := &f.Standings[i]
			st.Rank = k + 1
			if k > 0 && f.compare(sc.ranked[k-1], i) == 0 {
				st.Rank = f.Standings[sc.ranked[k-1]].Rank
			}
		}
	}
}

// key is what ranks a member.
type key struct{ total, base evaluation.Score }

func (f *facts) key(i int) key {
	st := &f.Standings[i]
	return key{st.Total.Score, st.Base.Score}
}

// compare orders two eligible members, the better first.
func (f *facts) compare(a, b int) int { return f.compareKeys(f.key(a), f.key(b)) }

func (f *facts) compareKeys(a, b key) int {
	if c := cmp.Compare(b.total, a.total); c != 0 || f.Measure.RankByTotalAlone {
		return c
	}
	return cmp.Compare(b.base, a.base)
}

// qualify sets a member's Reasons and Eligible. Scores that are missing are no
// reason, but nobody is eligible without them.
func (f *facts) qualify(i int) {
	st := &f.Standings[i]
	st.Reasons = f.reasons(i, st.Base, st.Total)
	st.Eligible = len(st.Reasons) == 0 && st.Total.OK
}

// reasons are why the member cannot have a star with these scores
// (办法五(二)2).
func (f *facts) reasons(i int, base, total evaluation.OptScore) []evaluation.Reason {
	var list []evaluation.Reason
	m := &f.Measure
	because := func(fails bool, r evaluation.Reason) {
		if fails {
			list = append(list, r)
		}
	}
	because(!f.Standings[i].Evaluated, evaluation.Exempt)
	because(f.status(i) == evaluation.Probationary && !m.ProbationaryStars, evaluation.IsProbationary)
	because(f.status(i) == evaluation.Activist, evaluation.IsActivist)
	because(base.OK && base.Score < m.BaseLine, evaluation.BaseBelow)
	because(total.OK && total.Score < m.StarLine, evaluation.TotalBelow)
	because(f.Members[i].Veto.Given(), evaluation.Vetoed)
	return list
}

// award sets the computed stars of each scope, who is tied at a cut-off, the
// star that holds, and the numbers awarded.
func (f *facts) award() {
	for s := range f.scopes {
		f.awardScope(&f.scopes[s])
	}
	for i := range f.Standings {
		st := &f.Standings[i]
		st.Star = st.Computed
		if f.HasApproved {
			st.Star = f.Members[i].Approved.Or(0)
		}
		for l, level := range evaluation.Levels {
			if st.Star != level {
				continue
			}
			f.Whole.Awarded[l]++
			if st.BranchIndex >= 0 {
				f.Figures[st.BranchIndex].Awarded[l]++
			}
		}
	}
}

// awardScope sets the computed stars of one scope.
func (f *facts) awardScope(sc *scope) {
	sc.queue = f.newQueue(sc.ranked)
	start := 0
	for l, c := range sc.queue.asIs().award(sc.figures, f.Measure.Ties) {
		for _, i := range sc.queue.members(sc.ranked, start, c.end) {
			f.Standings[i].Computed = evaluation.Levels[l]
		}
		if c.tied >= 0 {
			sc.tied[l] = sc.queue.members(sc.ranked, c.tied, c.tied+1)
		}
		start = c.end
	}
}

// starIneligible: an approved star for someone who is not eligible
// (办法五(二)2).
func starIneligible(f *facts, r report) {
	for i := range f.Members {
		m, st := &f.Members[i], &f.Standings[i]
		if m.Approved.Or(0) < 3 || st.Eligible {
			continue
		}
		found := f.about(i, m.Approved.Cell)
		found.Message = fmt.Sprintf("%s定为%s，但不具备评星资格：%s", f.who(i), m.Approved.Value, f.whyNot(i))
		found.Hint = "请核对得分与定星；不符合条件的不能评星"
		r(found)
	}
}

// whyNot puts the reasons in words, with the numbers.
func (f *facts) whyNot(i int) string {
	st, m := &f.Standings[i], &f.Measure
	var words []string
	for _, reason := range st.Reasons {
		switch reason {
		case evaluation.Exempt:
			words = append(words, "未参评")
		case evaluation.IsProbationary:
			words = append(words, "预备党员不评星（预备党员评星：否）")
		case evaluation.IsActivist:
			words = append(words, "入党积极分子不评星")
		case evaluation.BaseBelow:
			words = append(words, fmt.Sprintf("基础分 %s，低于 %s", st.Base, m.BaseLine))
		case evaluation.TotalBelow:
			words = append(words, fmt.Sprintf("总分 %s，低于 %s", st.Total, m.StarLine))
		case evaluation.Vetoed:
			words = append(words, "一票否决（"+f.Members[i].Veto.Value+"）")
		}
	}
	if st.Evaluated && !st.Total.OK {
		words = append(words, "得分不全，无法认定")
	}
	return strings.Join(words, "；")
}

// decided and computed put a star in words, approved and computed.
func decided(s evaluation.Star) string {
	if s == 0 {
		return "未评星"
	}
	return "定为" + s.String()
}

func computed(s evaluation.Star) string {
	if s == 0 {
		return "无星"
	}
	return s.String()
}

// starDiffers: the committee departed from the computed star of someone
// eligible; with 复审说明 that is for the record only (办法五(二)2).
func starDiffers(f *facts, r report) {
	if !f.HasApproved {
		return
	}
	for i := range f.Members {
		m, st := &f.Members[i], &f.Standings[i]
		if !st.Eligible || st.Star == st.Computed || m.Approved.State == evaluation.Invalid {
			continue
		}
		found := f.about(i, m.Approved.Cell)
		found.Message = fmt.Sprintf("%s%s，按排名第 %d（总分 %s，基础分 %s）应为%s",
			f.who(i), decided(st.Star), st.Rank, st.Total, st.Base, computed(st.Computed))
		found.Hint = "请核对定星；经复审调整的，请在“复审说明”写明原因"
		if m.Explanation.Given() {
			found.Severity = evaluation.Note
			found.Message += "；复审说明：" + m.Explanation.Value
			found.Hint = "已有复审说明，留存备查"
		}
		r(found)
	}
}

// rankInversion: someone eligible got less than another of the scope with a
// lower total, both without 复审说明; it names the lowest such other
// (办法五(二)2).
func rankInversion(f *facts, r report) {
	if !f.HasApproved {
		return
	}
	for s := range f.scopes {
		sc := &f.scopes[s]
		lowest := f.lowestAbove(sc)
		for _, i := range sc.members {
			m, st := &f.Members[i], &f.Standings[i]
			if !f.unexplained(i) {
				continue
			}
			b := lowest[st.Star]
			if b < 0 || f.Standings[b].Total.Score >= st.Total.Score {
				continue
			}
			other := &f.Standings[b]
			found := f.about(i, m.Approved.Cell)
			found.Message = fmt.Sprintf("%s总分 %s，%s；%s总分 %s 更低，却%s",
				f.who(i), st.Total, decided(st.Star), f.who(b), other.Total, decided(other.Star))
			found.Hint = "请核对两人的定星；经复审调整的，请在“复审说明”写明原因"
			r(found)
		}
	}
}

// unexplained reports whether a member is eligible, with an approved star that
// could be read and without 复审说明.
func (f *facts) unexplained(i int) bool {
	m := &f.Members[i]
	return f.Standings[i].Eligible && m.Explanation.Blank() && m.Approved.State != evaluation.Invalid
}

// lowestAbove has for each star the unexplained member of the scope with a
// higher star who has the lowest total (of equals the lower base, then the
// first in the sheet), -1 for none.
func (f *facts) lowestAbove(sc *scope) [6]int {
	lowest := [6]int{-1, -1, -1, -1, -1, -1}
	for _, b := range sc.members {
		if !f.unexplained(b) {
			continue
		}
		y := &f.Standings[b]
		for star := range y.Star {
			a := lowest[star]
			if a >= 0 {
				x := &f.Standings[a]
				if cmp.Or(cmp.Compare(y.Total.Score, x.Total.Score), cmp.Compare(y.Base.Score, x.Base.Score)) >= 0 {
					continue
				}
			}
			lowest[star] = b
		}
	}
	return lowest
}
