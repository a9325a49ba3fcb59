package rule

import (
	"fmt"
	"math/big"
	"strings"

	"xingbang/render/evaluation"
)

// count sets the head counts, means and denominators of each branch and of the
// whole. Activists are in no count but their own.
func (f *facts) count() {
	sums := make([]evaluation.Score, len(f.Figures)+1)
	totals := make([]int64, len(f.Figures)+1)
	for i := range f.Members {
		b := f.Standings[i].BranchIndex
		if b >= 0 {
			f.countIn(&f.Figures[b], &sums[b], &totals[b], i)
		}
		f.countIn(&f.Whole, &sums[len(f.Figures)], &totals[len(f.Figures)], i)
	}
	for b := range f.Figures {
		f.Figures[b].Mean = mean(sums[b], totals[b])
	}
	f.Whole.Mean = mean(sums[len(f.Figures)], totals[len(f.Figures)])
}

func mean(total evaluation.Score, n int64) evaluation.OptScore {
	if n == 0 {
		return evaluation.OptScore{}
	}
	return evaluation.OptScore{Score: evaluation.Score(divHalfUp(int64(total), n)), OK: true}
}

func (f *facts) countIn(fig *evaluation.BranchFigures, total *evaluation.Score, n *int64, i int) {
	st, m := &f.Standings[i], &f.Measure
	status := f.status(i)
	if status == evaluation.Activist {
		fig.Activists++
		return
	}
	fig.Members++
	if status == evaluation.Probationary {
		fig.Probationary++
	}
	if st.Evaluated {
		fig.Evaluated++
	} else {
		fig.Exempt++
	}
	if m.Denominator == evaluation.AllMembers ||
		m.Denominator == evaluation.FullMembers && status == evaluation.Full ||
		m.Denominator == evaluation.EvaluatedMembers && st.Evaluated {
		fig.Denominator++
	}
	if st.Total.OK {
		*total += st.Total.Score
		*n++
		if st.Total.Score < m.AdmonitionLine {
			fig.Below60++
		}
		if st.Total.Score < m.DoubleWarningLine {
			fig.Below50++
		}
	}
}

// setSeats sets seats and upper bounds of each scope (办法五(二)2, 3). The upper
// bounds are taken of 办法's shares with 允许偏差, not of a branch's own.
func (f *facts) setSeats() {
	m := &f.Measure
	for s := range f.scopes {
		sc := &f.scopes[s]
		fig := sc.figures
		fig.Quota = true
		for l, share := range m.Shares {
			fig.Seats[l] = max(sc.shares[l].Of(fig.Denominator, m.Rounding), m.MinSeats)
			fig.Upper[l] = max(fig.Seats[l], share.Plus(m.Tolerance).Of(fig.Denominator, evaluation.Down))
		}
	}
	for b := range f.Branches {
		if fig := &f.Figures[b]; !fig.Quota {
			f.Whole.Upper[0] += f.relaxedSeats(b)
		} else if f.Branches[b].Advanced.Or(false) {
			fig.Upper[0] = max(fig.Upper[0], m.RelaxedFiveShare.Of(fig.Denominator, m.Rounding))
		}
	}
}

// relaxedSeats are the five stars that a branch 连续三年先进 adds to the upper
// bound in scope 全委 (办法五(二)3).
func (f *facts) relaxedSeats(b int) int {
	if !f.Branches[b].Advanced.Or(false) {
		return 0
	}
	m, n := &f.Measure, f.Figures[b].Denominator
	return max(0, m.RelaxedFiveShare.Of(n, m.Rounding)-m.Shares[0].Of(n, m.Rounding))
}

// takeMeasures sets what follows for low totals of 正式 and 预备 (办法六(二)).
func (f *facts) takeMeasures() {
	for i := range f.Standings {
		if st := &f.Standings[i]; st.Total.OK && f.counted(i) {
			st.Measures = f.measures(st.Total.Score)
		}
	}
}

// measures are what follows for a total (办法六(二)).
func (f *facts) measures(total evaluation.Score) []evaluation.Action {
	var list []evaluation.Action
	if total < f.Measure.AdmonitionLine {
		list = append(list, evaluation.Admonition)
	}
	if total < f.Measure.DoubleWarningLine {
		list = append(list, evaluation.DoubleWarning)
	}
	return list
}

// quotaExceeded: more stars of a level than its upper bound (办法五(二)2).
func quotaExceeded(f *facts, r report) {
	for s := range f.scopes {
		sc := &f.scopes[s]
		for l, level := range evaluation.Levels {
			fig := sc.figures
			if fig.Awarded[l] <= fig.Upper[l] {
				continue
			}
			found := sc.found()
			found.Message = fmt.Sprintf("%s%s评了 %d 人，超过上限 %d 人：%s", sc.name(), level, fig.Awarded[l], fig.Upper[l], f.arithmetic(sc, l))
			found.Hint = "请减少" + level.String() + "人数，或经党工委研究调整“办法”表的比例、偏差"
			r(found)
		}
	}
}

// arithmetic shows where a level's upper bound comes from.
func (f *facts) arithmetic(sc *scope, l int) string {
	m, n := &f.Measure, sc.figures.Denominator
	product := func(share evaluation.Share, how evaluation.Rounding) string {
		return fmt.Sprintf("%d 人（%s %d 人 × %s = %s，%s）", share.Of(n, how), m.Denominator, n, share, exact(n, share), how)
	}
	s := "名额 " + product(sc.shares[l], m.Rounding)
	if sc.figures.Seats[l] > sc.shares[l].Of(n, m.Rounding) {
		s += fmt.Sprintf("，最少名额 %d 人", m.MinSeats)
	}
	s += "；左右 " + product(m.Shares[l].Plus(m.Tolerance), evaluation.Down)
	if l > 0 {
		return s
	}
	if sc.branch != nil && sc.branch.Advanced.Or(false) {
		s += "；连续三年先进放宽 " + product(m.RelaxedFiveShare, m.Rounding)
	}
	more := 0
	for b := range f.Branches {
		if sc.branch == nil {
			more += f.relaxedSeats(b)
		}
	}
	if more > 0 {
		s += fmt.Sprintf("；连续三年先进的支部另加 %d 人", more)
	}
	return s
}

// exact is n × share in decimals, six at most.
func exact(n int, share evaluation.Share) string {
	x := share.Rat()
	words := x.Mul(x, new(big.Rat).SetInt64(int64(n))).FloatString(6)
	return strings.TrimSuffix(strings.TrimRight(words, "0"), ".")
}

// quotaUnfilled: seats were left empty though someone eligible has no star.
func quotaUnfilled(f *facts, r report) {
	for s := range f.scopes {
		sc := &f.scopes[s]
		var without []int
		for _, i := range sc.ranked {
			if f.Standings[i].Star == 0 {
				without = append(without, i)
			}
		}
		if len(without) == 0 {
			continue
		}
		for l, level := range evaluation.Levels {
			fig := sc.figures
			if fig.Awarded[l] >= fig.Seats[l] {
				continue
			}
			found := sc.found()
			found.Message = fmt.Sprintf("%s%s名额 %d 人，评了 %d 人，尚有 %d 名符合条件的党员未评星", sc.name(), level, fig.Seats[l], fig.Awarded[l], len(without))
			found.Hint = "名额可以空缺；如系遗漏，请核对定星"
			r(found)
		}
	}
}

// tieAtCutoff: members of equal rank did not all fit into the seats left. With
// 待定 the committee must decide, unless it has approved the stars.
func tieAtCutoff(f *facts, r report) {
	for s := range f.scopes {
		sc := &f.scopes[s]
		for l, level := range evaluation.Levels {
			group := sc.tied[l]
			if len(group) == 0 {
				continue
			}
			found := sc.found()
			first := &f.Standings[group[0]]
			found.Message = fmt.Sprintf("%s%s名额 %d 人，第 %d 名 %d 人并列（总分 %s），名额不足以全部评上：%s",
				sc.name(), level, sc.figures.Seats[l], first.Rank, len(group), first.Total, f.names(group))
			if f.Measure.Ties == evaluation.Pending && !f.HasApproved {
				found.Severity = evaluation.Error
				found.Hint = "请党工委研究：在“办法”表把“并列处理”设为从紧或从宽，或在“定星”列逐人填写"
			} else {
				found.Hint = f.tieOutcome(first.Computed == level)
			}
			for _, i := range group {
				found.Also = append(found.Also, f.Members[i].Name.Cell)
			}
			r(found)
		}
	}
}

func (f *facts) tieOutcome(taken bool) string {
	if f.HasApproved {
		return "以党工委审定的星级为准"
	}
	return f.tieRule(taken)
}

// tieRule is what 并列处理 makes of a tie.
func (f *facts) tieRule(taken bool) string {
	switch {
	case taken:
		return "并列处理为从宽，未超上限，全部评上"
	case f.Measure.Ties == evaluation.Lenient:
		return "并列处理为从宽，但超过上限，转入下一星级"
	case f.Measure.Ties == evaluation.Pending:
		return "并列处理为待定，由党工委决定，推算时转入下一星级"
	}
	return "并列处理为从紧，转入下一星级"
}
