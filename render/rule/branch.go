package rule

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"xingbang/render/evaluation"
)

// aboutBranch is a finding about a branch, at the first cell that is known.
func (f *facts) aboutBranch(b int, cells ...evaluation.Cell) evaluation.Finding {
	branch := &f.Branches[b]
	return evaluation.Finding{Cell: known(append(cells, branch.Cell)...), Branch: branch.Name}
}

// branchEmpty: nobody of the roster is a member of the branch.
func branchEmpty(f *facts, r report) {
	for b := range f.Branches {
		if f.Figures[b].Members > 0 {
			continue
		}
		found := f.aboutBranch(b)
		found.Message = f.Branches[b].Name + "在党员名册中没有党员"
		found.Hint = "请核对“党员”表中的支部名称，或删去这一支部"
		r(found)
	}
}

// headcountMismatch: 党员总数 differs from the roster, on which the shares are
// taken (办法五(二)2).
func headcountMismatch(f *facts, r report) {
	for b := range f.Branches {
		want, got := f.Branches[b].Headcount, f.Figures[b]
		if !want.Given() || want.Value == got.Members {
			continue
		}
		found := f.aboutBranch(b, want.Cell)
		found.Message = fmt.Sprintf("%s党员总数填 %d，名册有 %d = 正式 %d + 预备 %d",
			f.Branches[b].Name, want.Value, got.Members, got.Members-got.Probationary, got.Probationary)
		found.Hint = "请补齐或删去名册中的人员，或改正党员总数；免评的也计入，入党积极分子不计"
		r(found)
	}
}

// representatives: the 群众代表 are not about the share of the branch's members
// that the measure names (办法五(二)1). The ends of the range are inside.
func representatives(f *facts, r report) {
	m := &f.Measure
	for b := range f.Branches {
		n, members := f.Branches[b].Representatives, f.Figures[b].Members
		if !n.Given() || members == 0 {
			continue
		}
		off := big.NewRat(int64(n.Value), int64(members))
		got := evaluation.ShareOf(off)
		off.Sub(off, m.RepresentativeShare.Rat())
		if off.Abs(off).Cmp(m.RepresentativeMargin.Rat()) <= 0 {
			continue
		}
		found := f.aboutBranch(b, n.Cell)
		found.Message = fmt.Sprintf("%s群众代表 %d 人，占党员 %d 人的 %s，不在 %s ± %s 个百分点之内",
			f.Branches[b].Name, n.Value, members, twoDecimals(got), m.RepresentativeShare, strings.TrimSuffix(m.RepresentativeMargin.String(), "%"))
		found.Hint = "请核对人数，群众代表一般为党员数的 " + m.RepresentativeShare.String()
		r(found)
	}
}

// twoDecimals is a share to read, in per cent.
func twoDecimals(s evaluation.Share) string {
	x := s.Rat()
	t := x.Mul(x, big.NewRat(100, 1)).FloatString(2)
	return strings.TrimSuffix(strings.TrimRight(t, "0"), ".") + "%"
}

var fourDigits = regexp.MustCompile(`[0-9]{4}`)

// advancedYears: a branch 连续三年先进 names no three running years up to the
// evaluation's or the one before (办法五(二)3).
func advancedYears(f *facts, r report) {
	period := f.Settings.Period
	year, _ := strconv.Atoi(fourDigits.FindString(period.Value))
	for b := range f.Branches {
		branch := &f.Branches[b]
		years := branch.AdvancedYears
		if !branch.Advanced.Or(false) || years.State == evaluation.Invalid {
			continue
		}
		fault := runningYears(years.Value, year)
		if fault == "" || fault == noYear && !period.Given() { // which is reported by itself
			continue
		}
		found := f.aboutBranch(b, years.Cell, branch.Advanced.Cell)
		found.Message = branch.Name + "为连续三年先进，" + fault
		found.Hint = "请在“先进年度”填写连续三年以上、截至考评当年或上一年的年度，如 2023、2024、2025"
		r(found)
	}
}

const noYear = "考评期间中没有年份，无法核对先进年度"

// runningYears is what is wrong with the years, "" if nothing: they run without
// a gap, three at least, up to the year of the evaluation or the one before.
func runningYears(years []int, year int) string {
	years = slices.Compact(slices.Sorted(slices.Values(years)))
	words := make([]string, len(years))
	for k, y := range years {
		words[k] = strconv.Itoa(y)
	}
	list := strings.Join(words, "、")
	n := len(years)
	switch {
	case n == 0:
		return "但没有填写先进年度"
	case n < 3:
		return fmt.Sprintf("先进年度却只有 %d 个：%s", n, list)
	case years[n-1]-years[0] != n-1:
		return "先进年度却不连续：" + list
	case year == 0:
		return noYear
	case years[n-1] != year && years[n-1] != year-1:
		return fmt.Sprintf("先进年度（%s）却不是截至 %d 年或 %d 年", list, year-1, year)
	}
	return ""
}

// relaxation: a branch's own 五星比例 without the ground for it, or above the
// ceiling, in scope 支部 (办法五(二)3).
func relaxation(f *facts, r report) {
	m := &f.Measure
	if m.Scope != evaluation.ByBranch {
		return
	}
	for b := range f.Branches {
		branch := &f.Branches[b]
		own := branch.FiveStarShare
		if !own.Given() {
			continue
		}
		var faults []string
		if !branch.Advanced.Or(false) && branch.Advanced.State != evaluation.Invalid {
			faults = append(faults, "但不是连续三年先进基层党组织")
		}
		if own.Value.Cmp(m.RelaxedFiveShare) > 0 {
			faults = append(faults, "超过放宽五星比例 "+m.RelaxedFiveShare.String())
		}
		if len(faults) == 0 {
			continue
		}
		found := f.aboutBranch(b, own.Cell)
		found.Message = fmt.Sprintf("%s五星比例填 %s，%s", branch.Name, own.Value, strings.Join(faults, "，并"))
		found.Hint = "只有连续三年先进的支部可以放宽，且不超过“放宽五星比例”；否则请留空"
		r(found)
	}
}

// ratioUnused: in scope 全委 a branch's own 五星比例 has no effect.
func ratioUnused(f *facts, r report) {
	if f.Measure.Scope != evaluation.WholeCommittee {
		return
	}
	for b := range f.Branches {
		own := f.Branches[b].FiveStarShare
		if !own.Given() {
			continue
		}
		found := f.aboutBranch(b, own.Cell)
		found.Message = fmt.Sprintf("%s五星比例填 %s，比例范围为全委时不采用", f.Branches[b].Name, own.Value)
		found.Hint = "如需按支部放宽，请把“比例范围”设为支部"
		r(found)
	}
}
