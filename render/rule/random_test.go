package rule

import (
	"fmt"
	"math/big"
	"slices"

	"xingbang/render/evaluation"
)

// dice is a number from 0 up to n-1. Low numbers make plain evaluations, so
// that a failing one shrinks to few oddities.
type dice func(n int) int

// once is true about once in n.
func (d dice) once(n int) bool { return d(n) == n-1 }

func pick[T any](d dice, from ...T) T { return from[d(len(from))] }

// randomEvaluation is an evaluation of any kind that the reader can hand over,
// with faults of every kind, coarse scores for ties and few names for homonyms.
func randomEvaluation(d dice) *evaluation.Evaluation {
	e := &evaluation.Evaluation{
		Sources:        []evaluation.Source{{File: "street.xlsx", Sheets: []string{"考评", "办法", "支部", "党员", "节假日"}}},
		Measure:        randomMeasure(d),
		Settings:       randomSettings(d),
		HasBranchSheet: !d.once(4),
	}
	full := func(n int) evaluation.Score { return evaluation.Points(n) }
	e.Items = []evaluation.Item{
		{Name: "理想信念", Category: evaluation.Base, Full: full(30)}, {Name: "宗旨观念", Category: evaluation.Base, Full: full(30)},
		{Name: "履行义务", Category: evaluation.Merit, Full: full(15)}, {Name: "走帮服", Category: evaluation.Merit, Full: full(25)},
	}
	if d.once(30) {
		e.Items[d(4)].Full += 50
	}
	names := []string{"甲支部", "乙支部", "丙支部", "丁支部"}[:1+d(4)]
	columns := [2]bool{!d.once(4), !d.once(4)}
	for i := range d(30) {
		addRandomMember(e, d, i, names, columns)
	}
	if e.HasBranchSheet {
		for b, name := range names {
			e.Branches = append(e.Branches, randomBranch(e, d, b, name))
		}
	} else {
		for _, m := range e.Members {
			if name := m.Branch.Value; name != "" && !slices.ContainsFunc(e.Branches, func(b evaluation.Branch) bool { return b.Name == name }) {
				e.Branches = append(e.Branches, evaluation.Branch{Name: name, Cell: m.Branch.Cell})
			}
		}
	}
	if d.once(3) {
		randomPoll(e, d, names)
	}
	if d.once(2) {
		randomStars(e, d)
	}
	return e
}

func randomMeasure(d dice) evaluation.Measure {
	m := evaluation.DefaultMeasure()
	share := func() evaluation.Share { return evaluation.ShareOf(big.NewRat(int64(d(600)), 1000)) }
	if d.once(2) {
		m.Shares = [3]evaluation.Share{share(), share(), share()}
		m.RelaxedFiveShare = share()
		m.Tolerance = evaluation.ShareOf(big.NewRat(int64(d(150)), 1000))
	}
	if d.once(3) {
		m.BaseLine, m.StarLine = pick(d, evaluation.Points(50), 5250, 0), pick(d, evaluation.Points(70), 7250, 0)
		m.AdmonitionLine, m.DoubleWarningLine = pick(d, evaluation.Points(60), 7000, 7500), pick(d, evaluation.Points(50), 6500)
	}
	m.Scope = evaluation.Scope(d(2))
	m.Denominator = evaluation.Denominator(d(3))
	m.Rounding = evaluation.Rounding(d(3))
	m.MinSeats = pick(d, 0, 0, 0, 1, 2)
	m.Ties = evaluation.TieRule(d(3))
	m.RankByTotalAlone, m.ProbationaryStars = d.once(2), d.once(2)
	m.RepresentativeShare, m.RepresentativeMargin = evaluation.PerCent(int64(20+d(3)*5)), evaluation.PerCent(int64(5+d(2)*5))
	if d.once(2) {
		w := evaluation.ShareOf(big.NewRat(int64(1000-d(1001)), 1000))
		m.Weighted, m.MemberWeight = true, w
		m.RepresentativeWeight = evaluation.ShareOf(new(big.Rat).Sub(big.NewRat(1, 1), w.Rat()))
	}
	m.MinPublicationWorkdays = pick(d, 5, 5, 5, 7)
	return m
}

func randomSettings(d dice) evaluation.Settings {
	e := street()
	s := &e.Settings
	word := func(f *evaluation.Field[string]) {
		switch d(25) {
		case 23:
			f.State, f.Value, f.Text = evaluation.Empty, "", ""
		case 24:
			f.State, f.Value = evaluation.Invalid, ""
		}
	}
	for _, f := range []*evaluation.Field[string]{&s.Name, &s.Period, &s.Committee, &s.Approver, &s.Phone, &s.Mail} {
		word(f)
	}
	if d.once(40) {
		s.Phone, s.Mail = empty[string](s.Phone.Cell), evaluation.Field[string]{}
	}
	day := func(row int) evaluation.Field[evaluation.Date] {
		switch d(12) {
		case 10:
			return empty[evaluation.Date](at("考评", row, 2))
		case 11:
			return invalid[evaluation.Date](at("考评", row, 2))
		}
		return given(date(2026, 1, 1).AddDays(d(500)), at("考评", row, 2))
	}
	s.ApprovedOn, s.PublishFrom = day(5), day(6)
	if d.once(2) {
		s.WorkingDays = given(3+d(8), at("考评", 9, 2))
	}
	if d.once(3) {
		s.CountFirstDay = given(d.once(2), at("考评", 10, 2))
	}
	if d.once(2) {
		s.PublishUntil = given(s.PublishFrom.Value.AddDays(4+d(8)), at("考评", 11, 2))
	}
	if d.once(3) {
		s.TakeDown = given(s.PublishFrom.Value.AddDays(d(20)), at("考评", 12, 2))
	}
	return *s
}

func addRandomMember(e *evaluation.Evaluation, d dice, i int, branches []string, columns [2]bool) {
	m := addMember(e, fmt.Sprintf("%s%s", pick(d, "张", "王", "李"), pick(d, "伟", "芳", "强", "敏")), pick(d, branches...), 0, 0)
	cell := func(col int) evaluation.Cell { return at("党员", i+2, col) }
	m.ID = pick(d, m.ID, m.ID, m.ID, empty[string](m.ID.Cell), empty[string](m.ID.Cell), given("007", m.ID.Cell))
	switch d(40) {
	case 38:
		m.Branch = given("戊支部", m.Branch.Cell)
	case 39:
		m.Branch = invalid[string](m.Branch.Cell)
	}
	m.Status = pick(d, m.Status, m.Status, m.Status, given(evaluation.Full, m.Status.Cell), given(evaluation.Probationary, m.Status.Cell), given(evaluation.Activist, m.Status.Cell))
	m.Evaluated = pick(d, m.Evaluated, m.Evaluated, m.Evaluated, given(true, m.Evaluated.Cell), given(false, m.Evaluated.Cell))
	m.ExemptReason = pick(d, given("年老体弱", cell(colReason)), given("长期外出", cell(colReason)), m.ExemptReason, invalid[string](cell(colReason)))
	setScores(e, i, pick(d, evaluation.Points(58), 5550, 5300, 5000, 4900, evaluation.Score(4800+d(1000))), pick(d, evaluation.Points(35), 3000, 2500, 1900, 800, evaluation.Score(1800+d(2000))))
	for j := range m.Items {
		if !columns[e.Items[j].Category] {
			m.Items[j] = evaluation.Field[evaluation.Score]{}
		}
	}
	for j := range m.Items {
		v := &m.Items[j]
		if v.State == evaluation.Absent {
			continue
		}
		switch d(60) {
		case 57:
			*v = empty[evaluation.Score](v.Cell)
		case 58:
			*v = invalid[evaluation.Score](v.Cell)
		case 59:
			v.Value = evaluation.Score(-100 + d(4000))
		}
	}
	for c, v := range []*evaluation.Field[evaluation.Score]{&m.Base, &m.Merit, &m.Total} {
		switch d(25) {
		case 22:
			*v = empty[evaluation.Score](v.Cell)
		case 23:
			*v = invalid[evaluation.Score](v.Cell)
		case 24:
			v.Value += evaluation.Score(d(5000) - 2500)
		case 21:
			if c == 2 || columns[c] || d.once(4) {
				*v = evaluation.Field[evaluation.Score]{}
			}
		}
	}
	if m.Evaluated.State == evaluation.Given && !m.Evaluated.Value && !d.once(5) {
		row := *m
		exempt(e, i, "")
		m.ExemptReason = row.ExemptReason
	}
	if d.once(15) {
		m.Veto = given("受处分", m.Veto.Cell)
	}
	if d.once(6) {
		m.Distinction = given(pick(d, "女", "男"), m.Distinction.Cell)
	}
	if d.once(8) {
		m.PhotoName = given("a.jpg", m.PhotoName.Cell)
		m.PhotoConsent = pick(d, given(true, m.PhotoConsent.Cell), given(false, m.PhotoConsent.Cell), m.PhotoConsent)
		m.Photo.Problem = pick(d, "", "找不到文件")
	}
	if d.once(20) {
		m.Deeds = given(pick(d, "带头抗洪", "电话13800001111", "☃", "?"), m.Deeds.Cell)
	}
	if d.once(30) {
		m.Name.Value += pick(d, "?", "☃", "\uE000")
	}
}

func randomBranch(e *evaluation.Evaluation, d dice, b int, name string) evaluation.Branch {
	cell := func(col int) evaluation.Cell { return at("支部", b+2, col) }
	members := 0
	for _, m := range e.Members {
		if m.Branch.Value == name && m.Status.Value != evaluation.Activist {
			members++
		}
	}
	branch := evaluation.Branch{Name: name, Cell: cell(2),
		Headcount: pick(d, given(members, cell(3)), given(members, cell(3)), empty[int](cell(3)), given(d(20), cell(3))),
		Advanced:  pick(d, empty[bool](cell(6)), given(false, cell(6)), given(true, cell(6)), invalid[bool](cell(6))),
	}
	if d.once(2) {
		branch.Attendance, branch.Representatives = given(d(6), cell(4)), given(d(6), cell(5))
	}
	branch.AdvancedYears = pick(d, given([]int{2023, 2024, 2025}, cell(7)), given([]int{2026, 2025, 2024, 2023}, cell(7)),
		given([]int{2022, 2023, 2025}, cell(7)), given([]int{2024, 2025}, cell(7)), given([]int{2020, 2021, 2022}, cell(7)),
		empty[[]int](cell(7)), invalid[[]int](cell(7)))
	branch.FiveStarShare = pick(d, empty[evaluation.Share](cell(8)), empty[evaluation.Share](cell(8)), given(evaluation.ShareOf(big.NewRat(int64(d(300)), 1000)), cell(8)))
	return branch
}

// randomPoll adds ballots, and takes out some of the scores they stand for.
func randomPoll(e *evaluation.Evaluation, d dice, branches []string) {
	if len(e.Members) == 0 {
		return
	}
	e.Sources[0].Sheets = append(e.Sources[0].Sheets, "测评票")
	instead := d.once(2)
	for i := range e.Members {
		for range d(4) {
			b := addBallot(e, fmt.Sprint(1+d(4)), evaluation.Voter(d(2)), i, 0)
			for j := range b.Items {
				b.Items[j].Value = e.Items[j].Full - evaluation.Score(d(500))
			}
			disturbBallot(e, d, b, branches)
		}
		m := &e.Members[i]
		for j := range m.Items {
			if instead && !d.once(10) {
				m.Items[j] = pick(d, evaluation.Field[evaluation.Score]{}, empty[evaluation.Score](at("党员", i+2, colItems+j)))
			}
		}
		if instead && d.once(2) {
			m.Base, m.Merit, m.Total = evaluation.Field[evaluation.Score]{}, evaluation.Field[evaluation.Score]{}, evaluation.Field[evaluation.Score]{}
		}
	}
}

func disturbBallot(e *evaluation.Evaluation, d dice, b *evaluation.Ballot, branches []string) {
	if b.Branch.Value == "" {
		b.Branch = evaluation.Field[string]{}
	}
	if b.ID.Value == "" {
		b.ID = empty[string](b.ID.Cell)
		b.Name = given("张伟", b.Name.Cell)
	}
	item := &b.Items[d(len(b.Items))]
	switch d(18) {
	case 14:
		b.Branch = evaluation.Field[string]{}
	case 15:
		b.Name = invalid[string](b.Name.Cell)
	case 16:
		b.Voter = invalid[evaluation.Voter](b.Voter.Cell)
	case 17:
		b.Branch, b.ID, b.Name = evaluation.Field[string]{}, empty[string](b.ID.Cell), given(pick(d, "张伟", "王芳", "李敏"), b.Name.Cell)
	case 8:
		*item = empty[evaluation.Score](item.Cell)
	case 9:
		item.Value = pick(d, evaluation.Score(-1), 3001)
	case 10:
		b.ID.Value = "999"
	case 11:
		b.ID = empty[string](b.ID.Cell)
		b.Name = given(pick(d, "张伟", "王芳", "赵六"), b.Name.Cell)
	case 12:
		b.Branch = given(pick(d, branches...), b.Branch.Cell)
	case 13:
		*item = invalid[evaluation.Score](item.Cell)
	}
}

// randomStars approves what was computed, with departures.
func randomStars(e *evaluation.Evaluation, d dice) {
	approve(e)
	for i := range e.Members {
		m := &e.Members[i]
		if m.Approved.Value == 0 && d.once(2) {
			m.Approved = empty[evaluation.Star](m.Approved.Cell)
		}
		switch d(12) {
		case 10:
			setApproved(e, i, pick[evaluation.Star](d, 0, 3, 4, 5))
		case 11:
			m.Approved = invalid[evaluation.Star](m.Approved.Cell)
		}
		if d.once(8) {
			explain(e, i)
		}
	}
}
