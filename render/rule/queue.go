package rule

import (
	"slices"
	"sort"

	"xingbang/render/evaluation"
)

// queue is a scope's eligible members as groups of equal rank, the best first.
// It answers in logarithmic time who gets which star, also if one member stood
// elsewhere: so borderline cases of a whole committee cost no more than its
// ranks.
type queue struct {
	keys []key
	// ahead is how many people stand before each group, then all of them.
	ahead []int
}

// newQueue groups ranked members.
func (f *facts) newQueue(ranked []int) queue {
	q := queue{ahead: []int{0}}
	for n, i := range ranked {
		if n == 0 || f.compare(ranked[n-1], i) != 0 {
			q.keys, q.ahead = append(q.keys, f.key(i)), append(q.ahead, n)
		}
		q.ahead[len(q.keys)] = n + 1
	}
	return q
}

// members are those of the groups from start up to end.
func (q queue) members(ranked []int, start, end int) []int {
	return ranked[q.ahead[start]:q.ahead[end]]
}

// find is the group with a key, or where it would stand.
func (f *facts) find(q queue, k key) (group int, found bool) {
	return slices.BinarySearchFunc(q.keys, k, f.compareKeys)
}

// nowhere is a place outside the queue.
const nowhere = -1

// variant is a queue with one member elsewhere: gone from group from, and come
// to group at, or before it as a group of his own.
type variant struct {
	queue
	from, at int
	alone    bool
}

func (q queue) asIs() variant { return variant{queue: q, from: nowhere, at: nowhere} }

// groups is how many there are; one may be left without people.
func (v variant) groups() int {
	if v.alone {
		return len(v.keys) + 1
	}
	return len(v.keys)
}

// people is how many stand in the first n groups.
func (v variant) people(n int) int {
	groups := n
	if v.alone && n > v.at {
		groups--
	}
	count := v.ahead[groups]
	if v.from != nowhere && groups > v.from {
		count--
	}
	if v.at != nowhere && n > v.at {
		count++
	}
	return count
}

// cut is where a level ends: before group end, and if a group did not fit though
// a seat was left, that group, else nowhere.
type cut struct{ end, tied int }

// award gives out a scope's seats: groups from the top while they fit. A group
// that does not fit though a seat is left is tied; it is taken only with 从宽 and
// up to the level's upper bound, and ends the level in any case. Empty seats pass
// to no one (办法五(二)2).
func (v variant) award(fig *evaluation.BranchFigures, ties evaluation.TieRule) (cuts [len(evaluation.Levels)]cut) {
	start, n := 0, v.groups()
	for l := range cuts {
		before := v.people(start)
		fit := sort.Search(n-start, func(more int) bool { return v.people(start+more+1)-before > fig.Seats[l] })
		c := cut{end: start + fit, tied: nowhere}
		if c.end < n && v.people(c.end)-before < fig.Seats[l] {
			c.tied = c.end
			if ties == evaluation.Lenient && v.people(c.end+1)-before <= fig.Upper[l] {
				c.end++
			}
		}
		cuts[l], start = c, c.end
	}
	return cuts
}

// star is what the group at v.at gets.
func (v variant) star(fig *evaluation.BranchFigures, ties evaluation.TieRule) evaluation.Star {
	if v.at == nowhere {
		return 0
	}
	for l, c := range v.award(fig, ties) {
		if v.at < c.end {
			return evaluation.Levels[l]
		}
	}
	return 0
}
