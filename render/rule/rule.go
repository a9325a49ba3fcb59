// Package rule turns an Evaluation into a Result: it recomputes scores, seats,
// ranks and stars (办法五(二)), the measures for low totals (办法六(二)) and the
// time of publication, and reports every fault it finds on the way. All
// arithmetic is exact. It reports no value that the reader could not read
// (evaluation.Invalid), for the reader has done so.
package rule

import (
	"slices"

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
	name     string
	severity evaluation.Severity // of a finding that has none of its own
	clause   string              // of the measure that is served, "" for one of form
	check    func(*facts, report)
}

// report takes one finding; the rule's name and severity are filled in, and its
// clause is cited in the hint.
type report func(evaluation.Finding)

// rules are all rules, in the order they are checked. None changes what another
// sees: the facts are complete before the first is asked.
var rules = []rule{
	{"setting-missing", evaluation.Error, "", settingMissing},
	{"not-approved", evaluation.Error, "五(二)3", notApproved},
	{"contact-missing", evaluation.Error, "五(二)3", contactMissing},
	{"period-start", evaluation.Error, "五(二)3", periodStart},
	{"period-short", evaluation.Error, "五(二)3", periodShort},
	{"period-mismatch", evaluation.Error, "五(二)3", periodMismatch},
	{"holiday-unknown", evaluation.Warning, "五(二)3", holidayUnknown},
	{"setting-invalid", evaluation.Error, "五(二)3", takenDownEarly},
	{"items-mismatch", evaluation.Error, "四", itemsMismatch},
	{"branch-empty", evaluation.Warning, "", branchEmpty},
	{"headcount-mismatch", evaluation.Error, "五(二)2", headcountMismatch},
	{"representatives", evaluation.Warning, "五(二)1", representatives},
	{"advanced-years", evaluation.Error, "五(二)3", advancedYears},
	{"relaxation", evaluation.Error, "五(二)3", relaxation},
	{"ratio-unused", evaluation.Note, "五(二)3", ratioUnused},
	{"branch-unknown", evaluation.Error, "", branchUnknown},
	{"member-duplicate", evaluation.Error, "", memberDuplicate},
	{"homonym", evaluation.Error, "", homonym},
	{"exempt-reason", evaluation.Error, "五(一)", exemptReason},
	{"exempt-scores", evaluation.Warning, "五(一)", exemptScores},
	{"score-missing", evaluation.Error, "五(二)1", scoreMissing},
	{"score-range", evaluation.Error, "四", scoreRange},
	{"sum-mismatch", evaluation.Error, "四", sumMismatch},
	{"ballot-mismatch", evaluation.Error, "五(二)1", ballotMismatch},
	{"star-ineligible", evaluation.Error, "五(二)2", starIneligible},
	{"star-differs", evaluation.Warning, "五(二)2", starDiffers},
	{"rank-inversion", evaluation.Warning, "五(二)2", rankInversion},
	{"quota-exceeded", evaluation.Error, "五(二)2", quotaExceeded},
	{"quota-unfilled", evaluation.Note, "五(二)2", quotaUnfilled},
	{"tie-at-cutoff", evaluation.Note, "五(二)2", tieAtCutoff},
	{"ballot-invalid", evaluation.Warning, "五(二)1", ballotInvalid},
	{"ballot-unknown", evaluation.Error, "五(二)1", ballotUnknown},
	{"ballot-duplicate", evaluation.Error, "五(二)1", ballotDuplicate},
	{"ballot-count", evaluation.Warning, "五(二)1", ballotCount},
	{"photo", evaluation.Warning, "", photo},
	{"character-suspect", evaluation.Warning, "", characterSuspect},
	{"glyph-missing", evaluation.Error, "", glyphMissing},
	{"private-data", evaluation.Error, "", privateData},
}

// Apply computes the Result of an evaluation, with the rules' own findings in
// the order of the rules, within a rule in input order. It never fails: what
// cannot be computed is left out and has a finding, of the rules or the reader.
func Apply(e *evaluation.Evaluation, opt Options) *evaluation.Result {
	f := compute(e, opt)
	f.findBorderlines()
	f.schedule()
	for _, r := range rules {
		r.check(f, func(found evaluation.Finding) {
			found.Rule = r.name
			if found.Severity == "" {
				found.Severity = r.severity
			}
			if r.clause != "" {
				found.Hint += "（办法" + r.clause + "）"
			}
			found.Also = slices.DeleteFunc(slices.Clone(found.Also), func(c evaluation.Cell) bool {
				return c == evaluation.Cell{} || c == found.Cell // what is absent has no place of its own
			})
			f.Findings = append(f.Findings, found)
		})
	}
	return f.Result
}

// compute takes an evaluation from its scores to stars and measures.
func compute(e *evaluation.Evaluation, opt Options) *facts {
	f := newFacts(e, opt)
	f.castBallots()
	f.score()
	f.count()
	f.setSeats()
	f.rank()
	f.award()
	f.takeMeasures()
	return f
}
