package publication

import "xingbang/render/evaluation"

// Histogram counts the totals of the evaluated 正式 and 预备 members in bins of
// equal width. The star line and the warning lines fall between bins where they
// are multiples of Width.
type Histogram struct {
	Width evaluation.Score
	Bins  []Bin
}

// Bin counts the totals t with From ≤ t < From+Width; the full score is in the
// last bin.
type Bin struct {
	From evaluation.Score
	// Stars are the counts by star, as evaluation.Levels, then without a star.
	Stars [len(evaluation.Levels) + 1]int
	Count int
}

// mostBins is how many bars a chart of a column's width can carry.
const mostBins = 32

func histogram(r *evaluation.Result) Histogram {
	var counted []*evaluation.Standing
	low, high := evaluation.Score(0), evaluation.Score(0)
	for i := range r.Standings {
		st := &r.Standings[i]
		if !st.Evaluated || !st.Total.OK || r.Members[i].Status.Or(evaluation.Full) == evaluation.Activist {
			continue
		}
		if len(counted) == 0 {
			low, high = st.Total.Score, st.Total.Score
		}
		low, high = min(low, st.Total.Score), max(high, st.Total.Score)
		counted = append(counted, st)
	}
	if len(counted) == 0 {
		return Histogram{}
	}
	h := Histogram{Width: binWidth(len(counted), high-low)}
	first := floorDiv(low, h.Width)
	last := floorDiv(high, h.Width)
	if full := r.Measure.BaseFull + r.Measure.MeritFull; high == full && last > first && high%h.Width == 0 {
		last--
	}
	h.Bins = make([]Bin, last-first+1)
	for n := range h.Bins {
		h.Bins[n].From = (first + evaluation.Score(n)) * h.Width
	}
	for _, st := range counted {
		bin := &h.Bins[min(floorDiv(st.Total.Score, h.Width), last)-first]
		bin.Count++
		level := len(evaluation.Levels)
		for n, star := range evaluation.Levels {
			if st.Star == star {
				level = n
			}
		}
		bin.Stars[level]++
	}
	return h
}

// binWidth is narrow where there are many totals, and wide enough for mostBins.
func binWidth(n int, spread evaluation.Score) evaluation.Score {
	width := evaluation.Points(2)
	if n < 60 {
		width = evaluation.Points(5)
	}
	for _, next := range []int{5, 10, 50, 100, 1000, 10_000, 100_000} {
		if spread/width < mostBins {
			break
		}
		width = evaluation.Points(next)
	}
	return width
}

func floorDiv(a, b evaluation.Score) evaluation.Score {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
