package rule

import (
	"fmt"
	"slices"
	"strings"

	"xingbang/render/evaluation"
)

// ballotStep lists the ballots for a member, those that count and those that do
// not (办法五(二)1).
func (f *facts) ballotStep(i int) Step {
	s := Step{Title: "测评票", Clause: "五(二)1"}
	counted := [2]Line{{Text: "党员票："}, {Text: "群众代表票："}}
	var numbers [2][]string
	for k := range f.ballots {
		b, row := &f.ballots[k], &f.Ballots[k]
		switch {
		case b.member != i:
		case b.valid:
			kind := row.Voter.Value
			numbers[kind] = append(numbers[kind], row.Number.Or("（无号）"))
			counted[kind].Cells = append(counted[kind].Cells, cellsOf(row.Number.Cell)...)
		default:
			why := "有读不出来的内容"
			if len(b.faults) > 0 {
				why = strings.Join(b.faults, "；")
			}
			s.Lines = append(s.Lines, Line{
				Text: f.number(k) + "不计：" + why, Verdict: Fails, Cells: cellsOf(append([]evaluation.Cell{row.Number.Cell}, b.bad...)...),
			})
		}
	}
	for kind, line := range slices.Backward(counted[:]) {
		if n := len(numbers[kind]); n > 0 {
			line.Text += fmt.Sprintf("%d 张，票号 %s", n, strings.Join(numbers[kind], "、"))
			s.Lines = slices.Insert(s.Lines, 0, line)
		}
	}
	s.Result = fmt.Sprintf("计入 %d 张", len(numbers[0])+len(numbers[1]))
	if f.Measure.Weighted {
		s.Settings = f.applied("党员测评权重", "群众测评权重")
	}
	return s
}

// categoryStep adds up the items of a category (办法四).
func (f *facts) categoryStep(i int, c evaluation.Category) Step {
	st := &f.Standings[i]
	score := st.Base
	if c == evaluation.Merit {
		score = st.Merit
	}
	declared := f.declared(i, c)
	s := Step{Title: sumName(c), Result: shownScore(score), Clause: "四", Settings: f.applied(sumName(c) + "满分")}
	if !f.fromItems[i][c] {
		if declared.Given() {
			s.Lines = []Line{{Text: "没有分项，直接采用填写的 " + declared.Value.String(), Cells: cellsOf(declared.Cell)}}
		} else {
			s.Lines = []Line{{Text: "没有分项，也没有填写", Verdict: Fails, Cells: cellsOf(declared.Cell)}}
		}
		return s
	}
	for j, item := range f.Items {
		if item.Category == c {
			s.Lines = append(s.Lines, f.itemLine(i, j))
		}
	}
	if score.OK {
		s.Lines = append(s.Lines, Line{Text: "合计 " + sum(score.Score, f.parts(i, c)...)})
	}
	if line, ok := declaredLine(declared, score); ok {
		s.Lines = append(s.Lines, line)
	}
	return s
}

// itemLine is one item: as filled in, or the mean of the ballots.
func (f *facts) itemLine(i, j int) Line {
	v, item := f.item(i, j), f.Items[j]
	score := f.Standings[i].Items[j]
	l := Line{Text: fmt.Sprintf("%s %s（满分 %s）", item.Name, shownScore(score), item.Full.Short()), Cells: cellsOf(v.Cell)}
	switch {
	case v.Given() && (v.Value < 0 || v.Value > item.Full):
		l.Verdict = Fails
		l.Text += "，超出范围"
	case v.Given() && f.votes[i] != nil:
		l.Text += "，测评票平均 " + f.votes[i].mean(j, &f.Measure).String() + "：" + f.votes[i].describe(j, &f.Measure)
	case v.Blank() && f.votes[i] != nil:
		l.Text += "，由测评票平均：" + f.votes[i].describe(j, &f.Measure)
	case !score.OK:
		l.Verdict = Fails
	}
	return l
}

// declaredLine compares a sum that was filled in with the one that counts.
func declaredLine(declared evaluation.Field[evaluation.Score], got evaluation.OptScore) (Line, bool) {
	if !declared.Given() || !got.OK {
		return Line{}, false
	}
	l := Line{Text: "填写的 " + declared.Value.String() + " 与此相同", Cells: cellsOf(declared.Cell)}
	if declared.Value != got.Score {
		l.Text, l.Verdict = "填写的 "+declared.Value.String()+" 与此不同，不采用", Fails
	}
	return l, true
}

// totalStep adds base and merit (办法四).
func (f *facts) totalStep(i int) Step {
	st := &f.Standings[i]
	s := Step{Title: "总分", Result: shownScore(st.Total), Clause: "四"}
	if !st.Total.OK {
		s.Lines = []Line{{Text: "得分不全，算不出总分", Verdict: Fails}}
		return s
	}
	s.Lines = []Line{{Text: "基础分加评星分：" + sum(st.Total.Score, st.Base.Score, st.Merit.Score)}}
	if line, ok := declaredLine(f.Members[i].Total, st.Total); ok {
		s.Lines = append(s.Lines, line)
	}
	return s
}

func shownScore(s evaluation.OptScore) string {
	if !s.OK {
		return "（缺）"
	}
	return s.String()
}
