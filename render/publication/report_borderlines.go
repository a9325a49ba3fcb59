package publication

import (
	"slices"
	"strings"

	"xingbang/render/evaluation"
)

// borderlines are the result's in the order of the roster.
func borderlines(r *evaluation.Result, roster []int) []evaluation.Borderline {
	at := make(map[int]evaluation.Borderline, len(r.Borderlines))
	for _, b := range r.Borderlines {
		at[b.Member] = b
	}
	var list []evaluation.Borderline
	for _, i := range roster {
		if b, ok := at[i]; ok {
			list = append(list, b)
		}
	}
	return list
}

// Outcome says what a change of points would bring member i, and from how many
// points on: 升为五星（+0.31起）. It is "" for no change.
func (r *Report) Outcome(i int, c *evaluation.Change) string {
	if c == nil {
		return ""
	}
	how := "+"
	if c.Points < 0 {
		how = "−"
	}
	if c.Category == evaluation.Base {
		how = "基础分" + how
	}
	return r.turns(i, c) + "（" + how + c.Least.String() + "起）"
}

// turns are what of the member's standing would be another.
func (r *Report) turns(i int, c *evaluation.Change) string {
	st := &r.Result.Standings[i]
	var words []string
	switch {
	case c.Star > st.Computed:
		words = append(words, "升为"+c.Star.String())
	case c.Star > 0 && c.Star < st.Computed:
		words = append(words, "降为"+c.Star.String())
	case c.Star < st.Computed:
		words = append(words, "失去"+st.Computed.String())
	case c.Eligible && !st.Eligible:
		words = append(words, "具备评星资格")
	case !c.Eligible && st.Eligible:
		words = append(words, "失去评星资格")
	}
	for _, a := range c.Measures {
		if !slices.Contains(st.Measures, a) {
			words = append(words, "列入"+string(a))
		}
	}
	for _, a := range st.Measures {
		if !slices.Contains(c.Measures, a) {
			words = append(words, "不再"+string(a))
		}
	}
	return strings.Join(words, "、")
}

// NearOf is what half a point would change for a borderline, in one line:
// 升为五星（+0.31起）；降为三星（−0.50起）.
func (r *Report) NearOf(b evaluation.Borderline) string {
	words := []string{r.Outcome(b.Member, b.More), r.Outcome(b.Member, b.Less)}
	return strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), "；")
}

// Nearest is the least change of points that changes anything for a borderline.
func Nearest(b evaluation.Borderline) evaluation.Score {
	switch {
	case b.Less == nil:
		return b.More.Least
	case b.More == nil:
		return b.Less.Least
	}
	return min(b.More.Least, b.Less.Least)
}
