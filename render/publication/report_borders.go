package publication

import (
	"slices"

	"xingbang/render/evaluation"
)

// NearMargin is how many points make a member's computed star a near thing.
const NearMargin = evaluation.Score(50)

// Border is the line between two neighbouring levels of a scope where it is
// narrow: no more than NearMargin lies between the lowest total above it and the
// highest below it.
type Border struct {
	Scope string // the branch, "全委" in scope 全委
	// Upper and Lower are the computed stars on its two sides.
	Upper, Lower evaluation.Star
	// Above is the lowest total above the line, Below the highest below it.
	Above, Below evaluation.Score
	// Last are those above within NearMargin of Below, First those below
	// within NearMargin of Above, both in the order of rank.
	Last, First []int
}

// Gap is what lies between the two sides, in hundredths of a point.
func (b Border) Gap() evaluation.Score { return b.Above - b.Below }

// Tied reports whether the two sides are equal in total: the base score, or a
// group that would not fit, drew the line.
func (b Border) Tied() bool { return b.Gap() == 0 }

// borders finds the narrow lines between the computed stars of the ranked. The
// roster has each scope's ranked members in order of rank.
func borders(r *evaluation.Result, roster []int) []Border {
	var scopes [][]int
	at := map[int]int{}
	for _, i := range roster {
		st := &r.Standings[i]
		key := st.BranchIndex
		if r.Measure.Scope == evaluation.WholeCommittee {
			key = 0
		} else if key < 0 {
			continue // in no scope
		}
		if st.Rank == 0 || !st.Total.OK {
			continue
		}
		n, ok := at[key]
		if !ok {
			n = len(scopes)
			at[key] = n
			scopes = append(scopes, nil)
		}
		scopes[n] = append(scopes[n], i)
	}
	var found []Border
	for _, ranked := range scopes {
		name := "全委"
		if r.Measure.Scope == evaluation.WholeCommittee {
			slices.SortStableFunc(ranked, func(a, b int) int { return r.Standings[a].Rank - r.Standings[b].Rank })
		} else {
			name = r.Branches[r.Standings[ranked[0]].BranchIndex].Name
		}
		for n := 1; n < len(ranked); n++ {
			if b, ok := border(r, ranked, n); ok {
				b.Scope = name
				found = append(found, b)
			}
		}
	}
	return found
}

// border is the line before ranked[n], if there is one and it is narrow.
func border(r *evaluation.Result, ranked []int, n int) (Border, bool) {
	above, below := &r.Standings[ranked[n-1]], &r.Standings[ranked[n]]
	b := Border{
		Upper: above.Computed, Lower: below.Computed,
		Above: above.Total.Score, Below: below.Total.Score,
	}
	if b.Upper <= b.Lower || b.Gap() > NearMargin {
		return Border{}, false
	}
	for k := n - 1; k >= 0; k-- {
		st := &r.Standings[ranked[k]]
		if st.Computed != b.Upper || st.Total.Score-b.Below > NearMargin {
			break
		}
		b.Last = append(b.Last, ranked[k])
	}
	slices.Reverse(b.Last)
	for _, i := range ranked[n:] {
		st := &r.Standings[i]
		if st.Computed != b.Lower || b.Above-st.Total.Score > NearMargin {
			break
		}
		b.First = append(b.First, i)
	}
	return b, true
}
