package rule

import (
	"fmt"
	"slices"
	"strings"

	"xingbang/render/evaluation"
)

// eligibleStep goes through the conditions for a star (办法五(二)2).
func (f *facts) eligibleStep(i int) Step {
	m, st := &f.Members[i], &f.Standings[i]
	s := Step{Title: "评星资格", Result: "具备", Clause: "五(二)2"}
	if !st.Eligible {
		s.Result = "不具备"
	}
	add := func(holds bool, text string, cell evaluation.Cell, settings ...string) {
		l := Line{Text: text, Verdict: Holds, Cells: cellsOf(cell), Settings: f.applied(settings...)}
		if !holds {
			l.Verdict = Fails
		}
		s.Lines = append(s.Lines, l)
	}
	if st.Evaluated {
		add(true, "参加考评", m.Evaluated.Cell)
	} else {
		add(false, "不参加考评："+m.ExemptReason.Or("没有写明原因"), m.Evaluated.Cell)
	}
	status := f.status(i)
	switch status {
	case evaluation.Full:
		add(true, "是正式党员", m.Status.Cell)
	case evaluation.Probationary:
		add(f.Measure.ProbationaryStars, "是预备党员", m.Status.Cell, "预备党员评星")
	default:
		add(false, "是入党积极分子，不评星", m.Status.Cell)
	}
	compare := func(name string, score evaluation.OptScore, line evaluation.Score, setting string) {
		switch {
		case !st.Evaluated:
		case !score.OK:
			add(false, name+"算不出来", evaluation.Cell{}, setting)
		case score.Score < line:
			add(false, fmt.Sprintf("%s %s，低于 %s", name, score, line.Short()), evaluation.Cell{}, setting)
		default:
			add(true, fmt.Sprintf("%s %s，不低于 %s", name, score, line.Short()), evaluation.Cell{}, setting)
		}
	}
	compare("基础分", st.Base, f.Measure.BaseLine, "评星资格基础分")
	compare("总分", st.Total, f.Measure.StarLine, "起评总分")
	if m.Veto.Given() {
		add(false, "一票否决："+m.Veto.Value, m.Veto.Cell)
	} else {
		add(true, "没有一票否决", m.Veto.Cell)
	}
	return s
}

// neighbours are how many members before and behind are shown beside one.
const neighbours = 2

// rankStep shows a member's rank among the eligible of the scope (办法五(二)2).
func (f *facts) rankStep(i int, sc *scope) Step {
	st := &f.Standings[i]
	s := Step{
		Title: "排名", Result: fmt.Sprintf("第 %d 名", st.Rank), Clause: "五(二)2",
		Settings: f.applied("比例范围", "同分排序"),
		Lines:    []Line{{Text: fmt.Sprintf("%s具备资格的有 %d 名，按总分从高到低排：", sc.name(), len(sc.ranked))}},
	}
	place := 0
	for k, other := range sc.ranked {
		if other == i {
			place = k
		}
	}
	for k := max(0, place-neighbours); k < min(len(sc.ranked), place+neighbours+1); k++ {
		other := sc.ranked[k]
		o := &f.Standings[other]
		text := fmt.Sprintf("第 %d 名 %s，总分 %s，基础分 %s", o.Rank, f.names([]int{other}), o.Total, o.Base)
		switch {
		case other == i:
			text += "（本人）"
		case o.Rank == st.Rank:
			text += "（并列）"
		}
		s.Lines = append(s.Lines, Line{Text: text, Cells: cellsOf(f.Members[other].Name.Cell)})
	}
	return s
}

// seatStep shows the seats of the scope, the upper bounds, and where each level
// ends (办法五(二)2, 3).
func (f *facts) seatStep(sc *scope) Step {
	m, fig := &f.Measure, sc.figures
	s := Step{
		Title: "名额", Clause: "五(二)2",
		Settings: f.applied("比例范围", "比例基数", "五星比例", "四星比例", "三星比例", "名额取整", "最少名额", "允许偏差"),
		Lines:    []Line{{Text: fmt.Sprintf("%s%s %d 人", sc.name(), m.Denominator, fig.Denominator)}},
	}
	if sc.branch != nil {
		s.Lines[0].Cells = cellsOf(sc.branch.Cell)
	}
	var results []string
	for l, level := range evaluation.Levels {
		results = append(results, fmt.Sprintf("%s %d", level, fig.Seats[l]))
		line := Line{Text: fmt.Sprintf("%s：%s；上限 %d 人", level, f.arithmetic(sc, l), fig.Upper[l])}
		if l == 0 && sc.branch != nil {
			line.Cells = cellsOf(sc.branch.FiveStarShare.Cell, sc.branch.Advanced.Cell)
			if !sc.branch.FiveStarShare.Given() {
				line.Cells = cellsOf(sc.branch.Advanced.Cell)
			}
			if sc.branch.Advanced.Or(false) {
				line.Settings = f.applied("放宽五星比例")
			}
		}
		s.Lines = append(s.Lines, line, Line{Text: "　　" + f.cutOff(sc, l)})
	}
	s.Result = strings.Join(results, "，")
	return s
}

// cutOff says whom the seats of a level go to by computation.
func (f *facts) cutOff(sc *scope, l int) string {
	level := evaluation.Levels[l]
	var first, last *evaluation.Standing
	n := 0
	for _, i := range sc.ranked {
		if st := &f.Standings[i]; st.Computed == level {
			if first == nil {
				first = st
			}
			last = st
			n++
		}
	}
	text := "没有评给谁"
	if n > 0 {
		text = fmt.Sprintf("按排名评给 %d 人：第 %d 名至第 %d 名，末位总分 %s", n, first.Rank, last.Rank, last.Total)
		if first.Rank == last.Rank {
			text = fmt.Sprintf("按排名评给 %d 人：第 %d 名，总分 %s", n, first.Rank, first.Total)
		}
	}
	if group := sc.tied[l]; len(group) > 0 {
		tied := &f.Standings[group[0]]
		text += fmt.Sprintf("；第 %d 名 %d 人并列，名额不足以全部评上，%s", tied.Rank, len(group), f.tieRule(tied.Computed == level))
	}
	return text
}

// computedStep follows a member's group through the levels (办法五(二)2).
func (f *facts) computedStep(i int, sc *scope) Step {
	st := &f.Standings[i]
	s := Step{Title: "按排名推算的星级", Result: st.Computed.String(), Clause: "五(二)2"}
	for l, level := range evaluation.Levels {
		n := 0
		for _, other := range sc.ranked {
			if f.Standings[other].Computed == level {
				n++
			}
		}
		switch {
		case slices.Contains(sc.tied[l], i):
			s.Lines = append(s.Lines, Line{
				Text:     fmt.Sprintf("%s：排第 %d 的 %d 人并列，剩下的名额不够，%s", level, st.Rank, len(sc.tied[l]), f.tieRule(st.Computed == level)),
				Settings: f.applied("并列处理"), Verdict: verdict(st.Computed == level),
			})
		case st.Computed == level:
			s.Lines = append(s.Lines, Line{Text: fmt.Sprintf("%s：名额 %d，前面已用 %d，第 %d 名在内", level, sc.figures.Seats[l], f.ahead(sc, i, level), st.Rank), Verdict: Holds})
		default:
			s.Lines = append(s.Lines, Line{Text: fmt.Sprintf("%s：名额 %d，%s，轮不到第 %d 名", level, sc.figures.Seats[l], usedUp(n), st.Rank), Verdict: Fails})
		}
		if st.Computed == level {
			return s
		}
	}
	return s
}

func usedUp(n int) string {
	if n == 0 {
		return "没有评给谁"
	}
	return fmt.Sprintf("评给了前面的 %d 人", n)
}

// ahead is how many of a level rank before a member.
func (f *facts) ahead(sc *scope, i int, level evaluation.Star) int {
	n := 0
	for _, other := range sc.ranked {
		if o := &f.Standings[other]; o.Computed == level && o.Rank < f.Standings[i].Rank {
			n++
		}
	}
	return n
}

func verdict(holds bool) Verdict {
	if holds {
		return Holds
	}
	return Fails
}

// starStep is the star that holds: the approved one, if any 定星 is given in the
// whole evaluation, else the computed one (办法五(二)3).
func (f *facts) starStep(i int) Step {
	m, st := &f.Members[i], &f.Standings[i]
	s := Step{Title: "星级", Result: st.Star.String(), Clause: "五(二)3"}
	if !f.HasApproved {
		s.Lines = []Line{{Text: "“定星”一列没有填写，以推算的为准"}}
		return s
	}
	text := "“定星”填写的是" + st.Star.String()
	switch m.Approved.State {
	case evaluation.Invalid:
		text = "“定星”填写的读不出来，暂按无星"
	case evaluation.Empty, evaluation.Absent:
		text = "“定星”列填写了别人的，没有填写本人的，即为无星"
	}
	s.Lines = []Line{{Text: text, Cells: cellsOf(m.Approved.Cell)}}
	switch {
	case st.Star == st.Computed:
		s.Lines[0].Text += "，与推算的相同"
	case m.Explanation.Given():
		s.Lines[0].Text += "，与推算的不同"
		s.Lines = append(s.Lines, Line{Text: "复审说明：" + m.Explanation.Value, Cells: cellsOf(m.Explanation.Cell)})
	default:
		s.Lines[0].Text += "，与推算的不同，没有复审说明"
		s.Lines[0].Verdict = Fails
	}
	return s
}

// measureStep is what follows for a low total (办法六(二)).
func (f *facts) measureStep(i int) Step {
	st := &f.Standings[i]
	s := Step{Title: "措施", Result: "无", Clause: "六(二)"}
	var words []string
	for _, a := range st.Measures {
		words = append(words, string(a))
	}
	if len(words) > 0 {
		s.Result = strings.Join(words, "、")
	}
	for _, line := range []struct {
		name   string
		below  evaluation.Score
		action evaluation.Action
	}{{"诫勉线", f.Measure.AdmonitionLine, evaluation.Admonition}, {"双预警线", f.Measure.DoubleWarningLine, evaluation.DoubleWarning}} {
		text := fmt.Sprintf("总分 %s，不低于 %s，不需%s", st.Total, line.below.Short(), line.action)
		if st.Total.Score < line.below {
			text = fmt.Sprintf("总分 %s，低于 %s，须%s", st.Total, line.below.Short(), line.action)
		}
		s.Lines = append(s.Lines, Line{Text: text, Settings: f.applied(line.name)})
	}
	return s
}
