package sample

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
)

// hundredths is a score in hundredths of a point.
type hundredths int

// cell is the score as a number of points.
func (h hundredths) cell() any { return float64(h) / 100 }

// item is one scored item and its full score in points (办法四).
type item struct {
	name string
	full int
}

var (
	baseItems  = []item{{"理想信念", 10}, {"宗旨观念", 10}, {"组织纪律", 10}, {"工作作风", 10}, {"生活作风", 10}, {"廉洁自律", 10}}
	meritItems = []item{{"履行义务", 8}, {"专业技术", 8}, {"业务钻研", 8}, {"走帮服", 8}, {"志愿服务", 8}}
	allItems   = slices.Concat(baseItems, meritItems)
)

func itemNames() []string {
	var names []string
	for _, it := range allItems {
		names = append(names, it.name)
	}
	return names
}

func itemTable() *Table {
	t := &Table{Name: "考核项目", Header: []string{"项目", "类别", "满分"}}
	for i, it := range allItems {
		category := "基础"
		if i >= len(baseItems) {
			category = "评星"
		}
		t.Rows = append(t.Rows, []any{it.name, category, it.full})
	}
	return t
}

// entry is a person with scores: one row of 党员.
type entry struct {
	person
	id, branch string
	scores     []hundredths // as allItems; nil if not evaluated
	star       string       // 定星
}

func (e *entry) base() hundredths  { return sum(e.scores[:len(baseItems)]) }
func (e *entry) total() hundredths { return sum(e.scores) }

func sum(scores []hundredths) (s hundredths) {
	for _, n := range scores {
		s += n
	}
	return s
}

// byMerit orders people as the committee lists them: total, then base.
func byMerit(a, b *entry) int {
	return cmp.Or(cmp.Compare(b.total(), a.total()), cmp.Compare(b.base(), a.base()))
}

var memberHeader = slices.Concat(
	[]string{"编号", "姓名", "支部", "身份", "参评", "免评原因"}, itemNames(),
	[]string{"基础分", "评星分", "总分", "一票否决", "定星", "复审说明", "区分", "事迹", "备注"},
)

func memberTable(people []*entry) *Table {
	t := &Table{Name: "党员", Header: memberHeader}
	for _, e := range people {
		evaluated := "是"
		if e.exempt != "" {
			evaluated = "否"
		}
		row := []any{e.id, e.name, e.branch, cmp.Or(e.status, "正式党员"), evaluated, text(e.exempt)}
		if e.scores == nil {
			row = append(row, make([]any, len(allItems)+3)...)
		} else {
			for _, s := range e.scores {
				row = append(row, s.cell())
			}
			row = append(row, e.base().cell(), (e.total() - e.base()).cell(), e.total().cell())
		}
		for _, s := range []string{e.veto, e.star, e.explanation, e.other, e.deeds, e.remark} {
			row = append(row, text(s))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// text is a cell's text, an empty cell for "".
func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// score spreads two qualities from 0 to 1 over the items, each score a multiple
// of step; the sums of base and merit depend on the qualities alone.
func score(rng *rand.Rand, base, merit float64, step hundredths) []hundredths {
	return append(spread(rng, baseItems, base, step), spread(rng, meritItems, merit, step)...)
}

func spread(rng *rand.Rand, items []item, quality float64, step hundredths) []hundredths {
	full := hundredths(items[0].full) * 100
	left := hundredths(quality*float64(full)*float64(len(items))) / step
	scores := make([]hundredths, len(items))
	for i := range scores {
		scores[i] = left / hundredths(len(scores)-i)
		left -= scores[i]
		scores[i] *= step
	}
	for range 3 * len(items) {
		from, to := rng.IntN(len(items)), rng.IntN(len(items))
		n := min(hundredths(rng.IntN(4))*step, scores[from], full-scores[to])
		if from != to {
			scores[from] -= n
			scores[to] += n
		}
	}
	return scores
}

// ballots draws what voters would give each person of a branch, in half points,
// and sets each person's scores to the means, half up to 0.01. The first ballot
// lacks one item for the last person and does not count there.
func ballots(rng *rand.Rand, people []*entry, members, representatives int) *Table {
	t := &Table{Name: "测评票", Header: append([]string{"支部", "票号", "测评人", "编号", "姓名"}, itemNames()...)}
	sums := make([][]int, len(people)) // in half points
	for i := range sums {
		sums[i] = make([]int, len(allItems))
	}
	for v := range members + representatives {
		number, voter := fmt.Sprintf("D%02d", v+1), "党员"
		if v >= members {
			number, voter = fmt.Sprintf("Q%02d", v-members+1), "群众代表"
		}
		for i, e := range people {
			row := []any{e.branch, number, voter, e.id, e.name}
			spoilt := v == 0 && i == len(people)-1
			for k, it := range allItems {
				n := min(int(float64(e.scores[k])/50+0.5)+rng.IntN(4)-1, it.full*2)
				row = append(row, float64(n)/2)
				if !spoilt {
					sums[i][k] += n
				}
			}
			if spoilt {
				row[len(row)-1] = nil
			}
			t.Rows = append(t.Rows, row)
		}
	}
	for i, e := range people {
		n := members + representatives
		if i == len(people)-1 {
			n--
		}
		for k := range e.scores {
			e.scores[k] = hundredths((sums[i][k]*100 + n) / (2 * n)) // 50 hundredths a half point
		}
	}
	return t
}
