package rule

import (
	"fmt"

	"xingbang/render/evaluation"
)

// The columns of the fixture's sheets.
const (
	colID = iota + 1
	colName
	colBranch
	colStatus
	colEvaluated
	colReason
	colItems         // eleven of them
	colBase     = 18 // and 评星分, 总分
	colVeto     = 21
	colApproved = 22
	colExplain  = 23
	colDistinct = 24
	colPhoto    = 25
	colConsent  = 26
	colDeeds    = 27
)

func at(sheet string, row, col int) evaluation.Cell {
	return evaluation.Cell{File: "street.xlsx", Sheet: sheet, Row: row, Col: col}
}

func given[T any](v T, c evaluation.Cell) evaluation.Field[T] {
	return evaluation.Field[T]{Value: v, Text: fmt.Sprint(v), Cell: c, State: evaluation.Given}
}

func empty[T any](c evaluation.Cell) evaluation.Field[T] {
	return evaluation.Field[T]{Cell: c, State: evaluation.Empty}
}

func invalid[T any](c evaluation.Cell) evaluation.Field[T] {
	return evaluation.Field[T]{Text: "#REF!", Cell: c, State: evaluation.Invalid}
}

// standardItems are those of an evaluation without 考核项目 (办法四).
func standardItems() []evaluation.Item {
	var items []evaluation.Item
	for _, n := range []string{"理想信念", "宗旨观念", "组织纪律", "工作作风", "生活作风", "廉洁自律"} {
		items = append(items, evaluation.Item{Name: n, Category: evaluation.Base, Full: evaluation.Points(10)})
	}
	for _, n := range []string{"履行义务", "专业技术", "业务钻研", "走帮服", "志愿服务"} {
		items = append(items, evaluation.Item{Name: n, Category: evaluation.Merit, Full: evaluation.Points(8)})
	}
	return items
}

// street is a valid evaluation: branch 甲 of 20 members, 乙 of 10, everyone's
// score of their own, no fault of any kind.
func street() *evaluation.Evaluation {
	e := &evaluation.Evaluation{
		Sources:        []evaluation.Source{{File: "street.xlsx", Sheets: []string{"考评", "办法", "考核项目", "支部", "党员", "测评票"}}},
		Measure:        evaluation.DefaultMeasure(),
		Items:          standardItems(),
		HasBranchSheet: true,
	}
	set := func(row int, v string) evaluation.Field[string] { return given(v, at("考评", row, 2)) }
	e.Settings = evaluation.Settings{
		Sheet: evaluation.Cell{File: "street.xlsx", Sheet: "考评"},
		Name:  set(1, "2026年上半年党员“星级评定、量化考核”"), Period: set(2, "2026年上半年"), Committee: set(3, "某某街道党工委"),
		Approver:    set(4, "某某区委组织部"),
		ApprovedOn:  given(evaluation.Date{Year: 2026, Month: 6, Day: 30}, at("考评", 5, 2)),
		PublishFrom: given(evaluation.Date{Year: 2026, Month: 7, Day: 1}, at("考评", 6, 2)),
		Phone:       set(7, "0571-88001234"), Mail: set(8, "dj@example.org"),
	}
	for b, name := range []string{"甲支部", "乙支部"} {
		row := b + 2
		size := 20 / (b + 1)
		e.Branches = append(e.Branches, evaluation.Branch{
			Name: name, Cell: at("支部", row, 2),
			Headcount:       given(size, at("支部", row, 3)),
			Attendance:      given(size-2, at("支部", row, 4)),
			Representatives: given(size/5, at("支部", row, 5)),
			Advanced:        given(false, at("支部", row, 6)),
			AdvancedYears:   empty[[]int](at("支部", row, 7)),
			FiveStarShare:   empty[evaluation.Share](at("支部", row, 8)),
		})
		for k := range size {
			addMember(e, fmt.Sprintf("%s%02d", name[:len("甲")], k+1), name, evaluation.Score(5950-50*k), evaluation.Score(3900-75*k))
		}
	}
	return e
}

// addMember adds a row to 党员, with items that add up to the sums.
func addMember(e *evaluation.Evaluation, name, branch string, base, merit evaluation.Score) *evaluation.Member {
	n := len(e.Members)
	row := n + 2
	c := func(col int) evaluation.Cell { return at("党员", row, col) }
	e.Members = append(e.Members, evaluation.Member{
		ID:   given(fmt.Sprintf("%03d", n+1), c(colID)),
		Name: given(name, c(colName)), Branch: given(branch, c(colBranch)),
		Status: empty[evaluation.Status](c(colStatus)), Evaluated: empty[bool](c(colEvaluated)),
		ExemptReason: empty[string](c(colReason)),
		Items:        make([]evaluation.Field[evaluation.Score], len(e.Items)),
		Veto:         empty[string](c(colVeto)), Approved: empty[evaluation.Star](c(colApproved)),
		Explanation: empty[string](c(colExplain)), Distinction: empty[string](c(colDistinct)),
		PhotoName: empty[string](c(colPhoto)), PhotoConsent: empty[bool](c(colConsent)), Deeds: empty[string](c(colDeeds)),
	})
	setScores(e, n, base, merit)
	return &e.Members[n]
}

// setScores fills a member's items, each up to its 满分, and sums.
func setScores(e *evaluation.Evaluation, i int, base, merit evaluation.Score) {
	m, row := &e.Members[i], i+2
	left := [2]evaluation.Score{base, merit}
	for j, item := range e.Items {
		v := min(item.Full, left[item.Category])
		left[item.Category] -= v
		m.Items[j] = given(v, at("党员", row, colItems+j))
	}
	m.Base = given(base, at("党员", row, colBase))
	m.Merit = given(merit, at("党员", row, colBase+1))
	m.Total = given(base+merit, at("党员", row, colBase+2))
}

// sumsOnly takes the item columns out of the sheet of every member.
func sumsOnly(e *evaluation.Evaluation) {
	for i := range e.Members {
		e.Members[i].Items = make([]evaluation.Field[evaluation.Score], len(e.Items))
	}
}

// exempt takes a member out of the evaluation.
func exempt(e *evaluation.Evaluation, i int, reason string) {
	m, row := &e.Members[i], i+2
	m.Evaluated = given(false, at("党员", row, colEvaluated))
	if reason != "" {
		m.ExemptReason = given(reason, at("党员", row, colReason))
	}
	for j := range m.Items {
		m.Items[j] = empty[evaluation.Score](at("党员", row, colItems+j))
	}
	m.Base = empty[evaluation.Score](at("党员", row, colBase))
	m.Merit = empty[evaluation.Score](at("党员", row, colBase+1))
	m.Total = empty[evaluation.Score](at("党员", row, colBase+2))
}

func setStatus(e *evaluation.Evaluation, i int, s evaluation.Status) {
	e.Members[i].Status = given(s, at("党员", i+2, colStatus))
}

// approve gives everyone the star computed now as the approved one.
func approve(e *evaluation.Evaluation) {
	for i, st := range Apply(e, Options{}).Standings {
		setApproved(e, i, st.Computed)
	}
}

func setApproved(e *evaluation.Evaluation, i int, s evaluation.Star) {
	e.Members[i].Approved = given(s, at("党员", i+2, colApproved))
}

func explain(e *evaluation.Evaluation, i int) {
	e.Members[i].Explanation = given("带头抗洪", at("党员", i+2, colExplain))
}

// addBallot adds a row to 测评票 for member i, every item being score.
func addBallot(e *evaluation.Evaluation, number string, v evaluation.Voter, i int, score evaluation.Score) *evaluation.Ballot {
	row := len(e.Ballots) + 2
	c := func(col int) evaluation.Cell { return at("测评票", row, col) }
	b := evaluation.Ballot{
		Branch: given(e.Members[i].Branch.Value, c(1)), Number: given(number, c(2)), Voter: given(v, c(3)),
		ID: given(e.Members[i].ID.Value, c(4)), Name: empty[string](c(5)),
	}
	for j := range e.Items {
		b.Items = append(b.Items, given(score, c(6+j)))
	}
	e.Ballots = append(e.Ballots, b)
	return &e.Ballots[len(e.Ballots)-1]
}

// poll gives every member of 甲 exactly the ballots that attendance demands,
// each with the score of the sheet.
func poll(e *evaluation.Evaluation) {
	for kind, n := range []int{18, 4} {
		for number := range n {
			for i := range 20 {
				b := addBallot(e, fmt.Sprint(number+1), evaluation.Voter(kind), i, 0)
				for j := range b.Items {
					b.Items[j].Value = e.Members[i].Items[j].Value
				}
			}
		}
	}
}
