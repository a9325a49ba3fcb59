package rule

import (
	"slices"

	"xingbang/render/evaluation"
)

// findBorderlines tells for each evaluated 正式 and 预备 member whether NearMargin
// more or less would change what the rules compute: the award is run again with
// the member's other score, everyone else's as it is.
func (f *facts) findBorderlines() {
	scopeOf := make([]*scope, len(f.Members))
	for s := range f.scopes {
		for _, i := range f.scopes[s].members {
			scopeOf[i] = &f.scopes[s]
		}
	}
	for i := range f.Standings {
		if !f.Standings[i].Total.OK || !f.counted(i) {
			continue
		}
		b := evaluation.Borderline{
			Member: i,
			More:   f.change(scopeOf[i], i, evaluation.NearMargin),
			Less:   f.change(scopeOf[i], i, -evaluation.NearMargin),
		}
		if b.More != nil || b.Less != nil {
			f.Borderlines = append(f.Borderlines, b)
		}
	}
}

// change is what so many points would change, nil for nothing.
func (f *facts) change(sc *scope, i int, points evaluation.Score) *evaluation.Change {
	for _, c := range []evaluation.Category{evaluation.Merit, evaluation.Base} {
		score := f.Standings[i].Merit.Score
		if c == evaluation.Base {
			score = f.Standings[i].Base.Score
		}
		possible := max(-score, min(f.full(c)-score, points))
		if possible == 0 || possible > 0 != (points > 0) { // a score out of range goes no further
			continue
		}
		change := f.outcome(sc, i, c, possible)
		if f.unchanged(i, change) {
			continue
		}
		for change.Least = 1; ; change.Least++ {
			step := change.Least
			if points < 0 {
				step = -step
			}
			if step == possible || !f.unchanged(i, f.outcome(sc, i, c, step)) {
				return &change
			}
		}
	}
	return nil
}

// unchanged reports whether the outcome is what the member has.
func (f *facts) unchanged(i int, c evaluation.Change) bool {
	st := &f.Standings[i]
	return c.Star == st.Computed && c.Eligible == st.Eligible && slices.Equal(c.Measures, st.Measures)
}

// outcome is what the rules compute for a member with points added to a category.
// Someone of no scope has no star.
func (f *facts) outcome(sc *scope, i int, c evaluation.Category, points evaluation.Score) evaluation.Change {
	st := &f.Standings[i]
	base, total := st.Base, st.Total
	total.Score += points
	if c == evaluation.Base {
		base.Score += points
	}
	out := evaluation.Change{
		Points: points, Category: c,
		Eligible: len(f.reasons(i, base, total)) == 0,
		Measures: f.measures(total.Score),
	}
	if sc == nil {
		return out
	}
	v := sc.queue.asIs()
	if st.Eligible {
		v.from, _ = f.find(sc.queue, f.key(i))
	}
	if out.Eligible {
		var found bool
		v.at, found = f.find(sc.queue, key{total.Score, base.Score})
		v.alone = !found
	}
	out.Star = v.star(sc.figures, f.Measure.Ties)
	return out
}
