// Package rule turns an Evaluation into a Result: it recomputes scores, seats,
// ranks and stars (办法五(二)), the measures for low totals (办法六(二)) and the
// time of publication, and reports every fault it finds on the way. All
// arithmetic is exact. It reports no value that the reader could not read
// (evaluation.Invalid), for the reader has done so.
package rule

import (
	"xingbang/render/evaluation"
)

// Options are what the rules need to know from outside the inputs.
type Options struct {
	// CanDraw reports whether some font can draw the character; nil means that
	// all can be drawn.
	CanDraw func(rune) bool
}

// rule is one fault that is looked for.
type rule struct {
	name string
	// severities are those the rule may report with.
	severities []evaluation.Severity
	// clause of the measure that the rule serves, "" for one of form.
	clause string
	check  func(*facts, report)
}

// report takes one finding; the rule's name is filled in.
type report func(evaluation.Finding)

var (
	isError   = []evaluation.Severity{evaluation.Error}
	isWarning = []evaluation.Severity{evaluation.Warning}
	isNote    = []evaluation.Severity{evaluation.Note}
)

// rules are all rules, in the order they are checked. None changes what another
// sees: the facts are complete before the first is asked.
var rules = []rule{
	{"setting-missing", isError, "", settingMissing},
	{"not-approved", isError, "五(二)3", notApproved},
	{"contact-missing", isError, "五(二)3", contactMissing},
	{"period-start", isError, "五(二)3", periodStart},
	{"period-short", isError, "五(二)3", periodShort},
	{"period-mismatch", isError, "五(二)3", periodMismatch},
	{"holiday-unknown", isWarning, "五(二)3", holidayUnknown},
	{"items-mismatch", isError, "四", itemsMismatch},
	{"branch-empty", isWarning, "", branchEmpty},
	{"headcount-mismatch", isError, "五(二)2", headcountMismatch},
	{"representatives", isWarning, "五(二)1", representatives},
	{"advanced-years", isError, "五(二)3", advancedYears},
	{"relaxation", isError, "五(二)3", relaxation},
	{"ratio-unused", isNote, "五(二)3", ratioUnused},
	{"branch-unknown", isError, "", branchUnknown},
	{"member-duplicate", isError, "", memberDuplicate},
	{"homonym", isError, "", homonym},
	{"exempt-reason", isError, "五(一)", exemptReason},
	{"exempt-scores", isWarning, "五(一)", exemptScores},
	{"score-missing", isError, "五(二)1", scoreMissing},
	{"score-range", isError, "四", scoreRange},
	{"sum-mismatch", isError, "四", sumMismatch},
	{"ballot-mismatch", isError, "五(二)1", ballotMismatch},
	{"star-ineligible", isError, "五(二)2", starIneligible},
	{"star-differs", []evaluation.Severity{evaluation.Warning, evaluation.Note}, "五(二)2", starDiffers},
	{"rank-inversion", isWarning, "五(二)2", rankInversion},
	{"quota-exceeded", isError, "五(二)2", quotaExceeded},
	{"quota-unfilled", isNote, "五(二)2", quotaUnfilled},
	{"tie-at-cutoff", []evaluation.Severity{evaluation.Error, evaluation.Note}, "五(二)2", tieAtCutoff},
	{"ballot-invalid", isWarning, "五(二)1", ballotInvalid},
	{"ballot-unknown", isError, "五(二)1", ballotUnknown},
	{"ballot-duplicate", isError, "五(二)1", ballotDuplicate},
	{"ballot-count", isWarning, "五(二)1", ballotCount},
	{"photo", isWarning, "", photo},
	{"character-suspect", isWarning, "", characterSuspect},
	{"glyph-missing", isError, "", glyphMissing},
	{"private-data", isError, "", privateData},
}

// Apply computes the Result of an evaluation, with the rules' own findings in
// the order of the rules, within a rule in input order. It never fails: what
// cannot be computed is left out and has a finding, of the rules or the reader.
func Apply(e *evaluation.Evaluation, opt Options) *evaluation.Result {
	f := newFacts(e, opt)
	f.castBallots()
	f.score()
	f.count()
	f.setSeats()
	f.rank()
	f.award()
	f.takeMeasures()
	f.schedule()
	for _, r := range rules {
		r.check(f, func(found evaluation.Finding) {
			found.Rule = r.name
			f.Findings = append(f.Findings, found)
		})
	}
	return f.Result
}
