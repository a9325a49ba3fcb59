package rule

import (
	"fmt"
	"math/big"
	"strings"

	"xingbang/render/evaluation"
)

// ballot is what is known of one row of 测评票.
type ballot struct {
	member int    // whom it scores, -1 for nobody on the roster
	why    string // why nobody
	valid  bool
	// bad are the places of missing or out-of-range values that the reader has
	// not reported, faults the words for them.
	bad    []evaluation.Cell
	faults []string
}

// votes are the valid ballots for one member: number and sums per item, by
// evaluation.Voter.
type votes struct {
	n    [2]int64
	sums [2][]int64
}

// castBallots finds whom each row scores, whether it is valid, and adds up the
// valid ones (办法五(二)1).
func (f *facts) castBallots() {
	f.votes = make([]*votes, len(f.Members))
	f.hasVotes = make([]bool, len(f.Members))
	f.ballots = make([]ballot, len(f.Ballots))
	if len(f.Ballots) == 0 {
		return
	}
	roll := newRoll(f)
	for k := range f.Ballots {
		b := &f.ballots[k]
		b.member, b.why = roll.find(&f.Ballots[k])
		f.judge(k)
		if b.member < 0 {
			continue
		}
		f.hasVotes[b.member] = true
		if b.valid {
			f.cast(k)
		}
	}
}

// judge sets whether row k is valid: each item there and within its 满分, and
// nothing that the reader could not read.
func (f *facts) judge(k int) {
	row, b := &f.Ballots[k], &f.ballots[k]
	b.valid = row.Voter.Given()
	spoil := func(c evaluation.Cell, fault string) {
		b.valid = false
		b.bad, b.faults = append(b.bad, c), append(b.faults, fault)
	}
	for j, item := range f.Items {
		var v evaluation.Field[evaluation.Score]
		if j < len(row.Items) {
			v = row.Items[j]
		}
		switch {
		case v.State == evaluation.Empty:
			spoil(v.Cell, "缺“"+item.Name+"”")
		case !v.Given():
			b.valid = false
		case v.Value < 0 || v.Value > item.Full:
			spoil(v.Cell, fmt.Sprintf("“%s”填 %s，应在 0 至 %s 之间", item.Name, v.Value.Short(), item.Full.Short()))
		}
	}
}

func (f *facts) cast(k int) {
	row, i := &f.Ballots[k], f.ballots[k].member
	if f.votes[i] == nil {
		f.votes[i] = &votes{sums: [2][]int64{make([]int64, len(f.Items)), make([]int64, len(f.Items))}}
	}
	v, kind := f.votes[i], row.Voter.Value
	v.n[kind]++
	for j := range f.Items {
		v.sums[kind][j] += int64(row.Items[j].Value)
	}
}

// mean is the mean of the valid ballots for item j, half up to 0.01, each kind
// by its weight where both have ballots. The receiver is not nil.
func (v *votes) mean(j int, m *evaluation.Measure) evaluation.Score {
	a, b := evaluation.MemberVoter, evaluation.Representative
	if !m.Weighted || v.n[a] == 0 || v.n[b] == 0 {
		return evaluation.Score(divHalfUp(v.sums[a][j]+v.sums[b][j], v.n[a]+v.n[b]))
	}
	x := big.NewRat(v.sums[a][j], v.n[a])
	y := big.NewRat(v.sums[b][j], v.n[b])
	x.Mul(x, m.MemberWeight.Rat())
	x.Add(x, y.Mul(y, m.RepresentativeWeight.Rat()))
	x.Quo(x, big.NewRat(100, 1))
	s, err := evaluation.ScoreOf(x)
	if err != nil { // valid ballots lie within a 满分, which the reader bounds
		return 0
	}
	return s
}

// divHalfUp is n/d rounded half up, for d > 0.
func divHalfUp(n, d int64) int64 {
	n, d = 2*n+d, 2*d
	q := n / d
	if n%d < 0 {
		q--
	}
	return q
}

// roll finds members by number and by name.
type roll struct {
	f    *facts
	byID map[string]int
	// byName has the members of one name in one branch; those of one name
	// anywhere under the empty branch.
	byName map[[2]string][]int
}

func newRoll(f *facts) roll {
	r := roll{f, map[string]int{}, map[[2]string][]int{}}
	for i := range f.Members {
		m := &f.Members[i]
		if id := m.ID.Value; m.ID.Given() {
			if _, ok := r.byID[id]; !ok {
				r.byID[id] = i
			}
		}
		if !m.Name.Given() {
			continue
		}
		anywhere := [2]string{"", m.Name.Value}
		r.byName[anywhere] = append(r.byName[anywhere], i)
		if m.Branch.Given() {
			here := [2]string{m.Branch.Value, m.Name.Value}
			r.byName[here] = append(r.byName[here], i)
		}
	}
	return r
}

// find is the member a row scores, by 编号, else by 姓名 within the branch; or
// -1 and why there is none, "" if the reader has reported the cause.
func (r roll) find(row *evaluation.Ballot) (member int, why string) {
	unread := row.ID.State == evaluation.Invalid || row.Name.State == evaluation.Invalid || row.Branch.State == evaluation.Invalid
	if unread || !row.ID.Given() && !row.Name.Given() {
		return -1, ""
	}
	if row.ID.Given() {
		if i, ok := r.byID[row.ID.Value]; ok {
			if name := r.f.Members[i].Name; row.Name.Given() && name.Given() && name.Value != row.Name.Value {
				return -1, fmt.Sprintf("编号 %s 在党员名册中是%s，测评票上是%s", row.ID.Value, name.Value, row.Name.Value)
			}
			return i, ""
		}
	}
	if !row.Name.Given() {
		return -1, "党员名册中没有编号 " + row.ID.Value
	}
	who := row.Name.Value
	if row.Branch.Given() {
		who = row.Branch.Value + "的" + who
	}
	// A member with another number than the row's is not the one meant.
	var found []int
	for _, i := range r.byName[[2]string{row.Branch.Value, row.Name.Value}] {
		if !row.ID.Given() || r.f.Members[i].ID.Blank() {
			found = append(found, i)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], ""
	case len(found) > 1:
		return -1, fmt.Sprintf("党员名册中有 %d 名%s，分不清测评的是哪一位", len(found), who)
	case row.ID.Given():
		return -1, fmt.Sprintf("党员名册中没有编号 %s 的%s", row.ID.Value, who)
	}
	return -1, "党员名册中没有" + who
}

// number names a row's ballot: 党员票 12 号.
func (f *facts) number(k int) string {
	row := &f.Ballots[k]
	kind := "测评票"
	if row.Voter.Given() {
		kind = [...]string{"党员票", "群众代表票"}[row.Voter.Value]
	}
	if !row.Number.Given() {
		return kind
	}
	return kind + " " + row.Number.Value + " 号"
}

// aboutBallot is a finding about a row, and about whom it scores.
func (f *facts) aboutBallot(k int, cells ...evaluation.Cell) evaluation.Finding {
	row := &f.Ballots[k]
	found := evaluation.Finding{Branch: said(row.Branch), Member: said(row.Name)}
	if i := f.ballots[k].member; i >= 0 {
		found.Branch, found.Member = f.branchName(i), f.memberName(i)
	}
	found.Cell = known(append(cells, row.ID.Cell, row.Name.Cell, row.Number.Cell, row.Branch.Cell)...)
	return found
}

// ballotInvalid: a row with a missing or out-of-range item does not count, as a
// whole (办法五(二)1).
func ballotInvalid(f *facts, r report) {
	for k := range f.ballots {
		b := &f.ballots[k]
		if len(b.bad) == 0 {
			continue
		}
		found := f.aboutBallot(k, b.bad...)
		found.Also = b.bad[1:]
		found.Message = fmt.Sprintf("%s对%s的测评无效，整行不计：%s", f.number(k), f.scored(k), strings.Join(b.faults, "；"))
		found.Hint = "如系录入差错，请按原票改正；确为废票的，可以保留"
		r(found)
	}
}

// scored names whom a row scores, for a message.
func (f *facts) scored(k int) string {
	row := &f.Ballots[k]
	switch i := f.ballots[k].member; {
	case i >= 0:
		return f.who(i)
	case row.Name.Given():
		return row.Name.Value
	case row.ID.Given():
		return "编号 " + row.ID.Value
	}
	return "不明人员"
}

// ballotUnknown: a row scores nobody on the roster.
func ballotUnknown(f *facts, r report) {
	for k := range f.ballots {
		b := &f.ballots[k]
		if b.member >= 0 || b.why == "" {
			continue
		}
		found := f.aboutBallot(k)
		found.Message = f.number(k) + "找不到被测评人：" + b.why
		found.Hint = "请核对测评票上的编号、姓名和支部，与“党员”表一致"
		r(found)
	}
}

// ballotDuplicate: one 票号 of a kind in a branch scores one member twice.
func ballotDuplicate(f *facts, r report) {
	type key struct {
		branch, number string
		voter          evaluation.Field[evaluation.Voter]
		member         int
	}
	groups := newGroups[key](len(f.Ballots))
	for k := range f.Ballots {
		row := &f.Ballots[k]
		if row.Number.Given() && f.ballots[k].member >= 0 {
			voter := evaluation.Field[evaluation.Voter]{Value: row.Voter.Value, State: row.Voter.State}
			groups.add(key{row.Branch.Value, row.Number.Value, voter, f.ballots[k].member}, k)
		}
	}
	for _, rows := range groups.repeated() {
		cells := make([]evaluation.Cell, len(rows))
		for n, k := range rows {
			cells[n] = f.aboutBallot(k, f.Ballots[k].Number.Cell).Cell
		}
		found := f.aboutBallot(rows[0], cells[0])
		var list string
		list, found.Also = places(cells)
		found.Message = fmt.Sprintf("%s对%s测评了 %d 次：%s", f.number(rows[0]), f.scored(rows[0]), len(rows), list)
		found.Hint = "一张票对一人只能测评一次，请删去重复的行或改正票号"
		r(found)
	}
}

// ballotCount: the number of ballots of a kind differs from 到会党员数 or
// 群众代表数, in a branch with ballots. Every 票号 counts that can be read, also
// of rows that are invalid: the ballot was handed in.
func ballotCount(f *facts, r report) {
	if len(f.Ballots) == 0 {
		return
	}
	type paper struct {
		branch, number string
		voter          evaluation.Voter
	}
	seen := map[paper]bool{}
	counts := map[string]*[2]int{}
	for k := range f.Ballots {
		row := &f.Ballots[k]
		branch := row.Branch.Value
		if i := f.ballots[k].member; !row.Branch.Given() && i >= 0 {
			branch = f.Members[i].Branch.Value
		}
		if counts[branch] == nil {
			counts[branch] = new([2]int)
		}
		if p := (paper{branch, row.Number.Value, row.Voter.Value}); row.Number.Given() && row.Voter.Given() && !seen[p] {
			seen[p] = true
			counts[branch][row.Voter.Value]++
		}
	}
	for b := range f.Branches {
		branch := &f.Branches[b]
		n := counts[branch.Name]
		if n == nil {
			continue
		}
		for kind, want := range [...]evaluation.Field[int]{branch.Attendance, branch.Representatives} {
			if !want.Given() || want.Value == n[kind] {
				continue
			}
			r(evaluation.Finding{
				Cell: known(want.Cell, branch.Cell), Branch: branch.Name,
				Message: fmt.Sprintf("%s的%s %d 张，与%s %d 人不符", branch.Name,
					[...]string{"党员测评票", "群众代表测评票"}[kind], n[kind], [...]string{"到会党员数", "群众代表数"}[kind], want.Value),
				Hint: "请核对测评票是否收齐、票号是否重复，或改正“支部”表的人数",
			})
		}
	}
}
