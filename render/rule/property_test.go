package rule

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"xingbang/render/evaluation"
)

// diced lets rapid throw the dice, so that a failure shrinks.
func diced(t *rapid.T) dice {
	return func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "die") }
}

// TestOrderOfMembersIsNoMatter: whoever comes first in the sheet, the same
// people have the same standing.
func TestOrderOfMembersIsNoMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := diced(t)
		e := randomEvaluation(d)
		e.HasBranchSheet, e.Ballots = true, nil
		before := Apply(e, Options{})
		order := rapid.Permutation(numbers(len(e.Members))).Draw(t, "order")
		shuffled := *e
		shuffled.Members = make([]evaluation.Member, len(e.Members))
		for to, from := range order {
			shuffled.Members[to] = e.Members[from]
		}
		after := Apply(&shuffled, Options{})
		for to, from := range order {
			if diff := cmp.Diff(before.Standings[from], after.Standings[to]); diff != "" {
				t.Fatalf("member %d (-before +after):\n%s", from, diff)
			}
		}
		if diff := cmp.Diff(before.Figures, after.Figures); diff != "" {
			t.Fatal(diff)
		}
	})
}

func numbers(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// TestStarsAreOrdered: a better rank never has fewer stars; no level holds more
// than its seats, or with 从宽 its upper bound; the counts add up.
func TestStarsAreOrdered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randomEvaluation(diced(t))
		r := Apply(e, Options{})
		f := newFacts(e, Options{})
		for _, sc := range f.scopes {
			held := map[evaluation.Star]int{}
			fig := r.Whole
			if sc.branch != nil {
				fig = r.Figures[slices.IndexFunc(e.Branches, func(b evaluation.Branch) bool { return b.Name == sc.branch.Name })]
			}
			for _, i := range sc.members {
				a := r.Standings[i]
				held[a.Computed]++
				if a.Computed > 0 && !a.Eligible {
					t.Fatalf("%d is not eligible and has %d", i, a.Computed)
				}
				for _, k := range sc.members {
					if b := r.Standings[k]; a.Eligible && b.Eligible && (a.Rank < b.Rank && a.Computed < b.Computed || a.Rank == b.Rank && a.Computed != b.Computed) {
						t.Fatalf("rank %d has %d, rank %d has %d", a.Rank, a.Computed, b.Rank, b.Computed)
					}
				}
			}
			for l, star := range evaluation.Levels {
				most := fig.Seats[l]
				if e.Measure.Ties == evaluation.Lenient {
					most = fig.Upper[l]
				}
				if held[star] > most {
					t.Fatalf("%s holds %d of %d", star, held[star], most)
				}
			}
		}
		if w := r.Whole; w.Members != w.Evaluated+w.Exempt || w.Members+w.Activists != len(e.Members) {
			t.Fatalf("%+v of %d", w, len(e.Members))
		}
		if e.Measure.DoubleWarningLine <= e.Measure.AdmonitionLine && r.Whole.Below50 > r.Whole.Below60 {
			t.Fatalf("%+v", r.Whole)
		}
	})
}

// TestSameInputSameResult: nothing depends on the order of a map.
func TestSameInputSameResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randomEvaluation(diced(t))
		a, b := Apply(e, Options{}), Apply(e, Options{})
		if diff := cmp.Diff(a.Findings, b.Findings); diff != "" {
			t.Fatal(diff)
		}
	})
}
