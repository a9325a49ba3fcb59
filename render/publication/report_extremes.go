package publication

import "xingbang/render/evaluation"

// Extremes are what stands out when branches or items are compared, as indexes
// into Report.Branches and Evaluation.Items; all are -1 where there are not two
// that differ. Of equals the first counts.
type Extremes struct {
	Best, Worst  int // branches, by mean
	Strong, Weak int // items, by the rate of all
	// Uneven is the item whose branches' rates lie farthest apart, Ahead and
	// Behind the branches of its highest and lowest rate.
	Uneven, Ahead, Behind int
}

func extremes(r *Report) Extremes {
	e := Extremes{-1, -1, -1, -1, -1, -1, -1}
	branches := len(r.Branches)
	if branches > 0 && r.Branches[branches-1].Name == UnknownBranch {
		branches--
	}
	means := func(b int) (Ratio, bool) {
		m := r.Branches[b].Mean
		return Ratio{int(m.Score), 1}, m.OK
	}
	e.Best, e.Worst = ends(branches, means)
	rates := func(items []ItemFigures) func(int) (Ratio, bool) {
		return func(j int) (Ratio, bool) { return items[j].Rate, items[j].Rate.OK() }
	}
	e.Strong, e.Weak = ends(len(r.Whole.Items), rates(r.Whole.Items))
	widest := 0.0
	for j := range r.Whole.Items {
		high, low := ends(branches, func(b int) (Ratio, bool) {
			if j >= len(r.Branches[b].Items) {
				return Ratio{}, false
			}
			q := r.Branches[b].Items[j].Rate
			return q, q.OK()
		})
		if high < 0 {
			continue
		}
		if gap := r.Branches[high].Items[j].Rate.Value() - r.Branches[low].Items[j].Rate.Value(); gap > widest {
			widest, e.Uneven, e.Ahead, e.Behind = gap, j, high, low
		}
	}
	return e
}

// ends are the first of the highest and the first of the lowest of n values, -1
// where all are equal.
func ends(n int, value func(int) (Ratio, bool)) (high, low int) {
	high, low = -1, -1
	var top, bottom Ratio
	for i := range n {
		v, ok := value(i)
		if !ok {
			continue
		}
		if high < 0 || top.less(v) {
			high, top = i, v
		}
		if low < 0 || v.less(bottom) {
			low, bottom = i, v
		}
	}
	if high >= 0 && !bottom.less(top) {
		return -1, -1
	}
	return high, low
}

// Gap is how far the mean of one branch lies above that of another.
func (r *Report) Gap(above, below int) evaluation.Score {
	return r.Branches[above].Mean.Score - r.Branches[below].Mean.Score
}
