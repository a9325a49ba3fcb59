package rule

import (
	"fmt"
	"math/big"
	"strings"

	"xingbang/render/calendar"
	"xingbang/render/evaluation"
)

func (o *oracle) memberFindings() {
	seenID, seenName, seenStar := map[string]int{}, map[string]int{}, map[string]int{}
	for i, m := range o.e.Members {
		p := o.p[i]
		name := m.Branch.Value + "|" + m.Name.Value + "|" + m.Distinction.Value
		if m.ID.State == evaluation.Given {
			seenID[m.ID.Value]++
		} else {
			seenName[name]++
		}
		if p.star >= 3 {
			seenStar[name]++
		}
		known := false
		for _, b := range o.e.Branches {
			known = known || b.Name == m.Branch.Value
		}
		if !known && o.e.HasBranchSheet && m.Branch.State == evaluation.Given {
			o.sayOf("branch-unknown", "error", i)
		}
		if !p.evaluated {
			if m.ExemptReason.State == evaluation.Empty {
				o.sayOf("exempt-reason", "error", i)
			}
			scored := m.Base.Given() || m.Merit.Given() || m.Total.Given()
			for _, v := range m.Items {
				scored = scored || v.Given()
			}
			for _, by := range o.by {
				scored = scored || by == i
			}
			if scored {
				o.sayOf("exempt-scores", "warning", i)
			}
		} else {
			o.scoreFindings(i)
		}
		if m.Approved.Value >= 3 && !p.eligible {
			o.sayOf("star-ineligible", "error", i)
		}
		if o.star && p.eligible && p.star != p.computed && m.Approved.State != evaluation.Invalid {
			if m.Explanation.State == evaluation.Given {
				o.sayOf("star-differs", "note", i)
			} else {
				o.sayOf("star-differs", "warning", i)
			}
		}
		if m.PhotoName.Given() && (m.Photo.Problem != "" || !m.PhotoConsent.Value) {
			o.sayOf("photo", "warning", i)
		}
		for _, text := range []string{m.Name.Value, m.Deeds.Value} {
			if strings.Contains(text, "☃") {
				o.sayOf("glyph-missing", "error", i)
			}
			if strings.Contains(text, "13800001111") {
				o.sayOf("private-data", "error", i)
			}
		}
		if strings.ContainsAny(m.Name.Value, "?\uE000") {
			o.sayOf("character-suspect", "warning", i)
		}
	}
	// A group of equals is one finding, about the first of them.
	for i, m := range o.e.Members {
		name := m.Branch.Value + "|" + m.Name.Value + "|" + m.Distinction.Value
		if m.ID.State == evaluation.Given {
			if seenID[m.ID.Value] > 1 {
				o.sayOf("member-duplicate", "error", i)
				seenID[m.ID.Value] = 0
			}
		} else if seenName[name] > 1 {
			o.sayOf("member-duplicate", "error", i)
			seenName[name] = 0
		}
		if o.p[i].star >= 3 && seenStar[name] > 1 {
			o.sayOf("homonym", "error", i)
			seenStar[name] = 0
		}
	}
}

func (o *oracle) scoreFindings(i int) {
	m, p := o.e.Members[i], o.p[i]
	sums := []*big.Rat{new(big.Rat), new(big.Rat)}
	for j, item := range o.e.Items {
		v, mean := m.Items[j], o.mean(i, j)
		if v.State == evaluation.Empty && mean == nil {
			o.sayOf("score-missing", "error", i)
		}
		if v.State == evaluation.Given && (v.Value < 0 || v.Value > item.Full) {
			o.sayOf("score-range", "error", i)
		}
		if v.State == evaluation.Given && mean != nil && mean.Cmp(rat(v.Value)) != 0 {
			o.sayOf("ballot-mismatch", "error", i)
		}
		switch {
		case sums[item.Category] == nil:
		case v.State == evaluation.Given:
			sums[item.Category].Add(sums[item.Category], rat(v.Value))
		case v.State == evaluation.Invalid || mean == nil:
			sums[item.Category] = nil
		default:
			sums[item.Category].Add(sums[item.Category], mean)
		}
	}
	for c, declared := range []evaluation.Field[evaluation.Score]{m.Base, m.Merit} {
		full := []evaluation.Score{o.m.BaseFull, o.m.MeritFull}[c]
		switch {
		case p.itemwise[c] && declared.State == evaluation.Given && sums[c] != nil && sums[c].Cmp(rat(declared.Value)) != 0:
			o.sayOf("sum-mismatch", "error", i)
		case p.itemwise[c]:
		case declared.State == evaluation.Empty, declared.State == evaluation.Absent && len(o.e.Sources[0].Sheets) == 6:
			o.sayOf("score-missing", "error", i)
		case declared.State == evaluation.Given && (declared.Value < 0 || declared.Value > full):
			o.sayOf("score-range", "error", i)
		}
	}
	if m.Total.State == evaluation.Given && p.total != nil && p.total.Cmp(rat(m.Total.Value)) != 0 {
		o.sayOf("sum-mismatch", "error", i)
	}
}

func (o *oracle) ballotFindings() {
	times := map[string]int{}
	for k, b := range o.e.Ballots {
		i := o.by[k]
		key := fmt.Sprint(b.Branch.Value, "|", b.Voter.State, b.Voter.Value, "|", b.Number.Value, "|", i)
		say := func(rule, severity string) {
			if i >= 0 {
				o.sayOf(rule, severity, i)
			} else {
				o.say(rule, severity, b.Branch.Value, b.Name.Value)
			}
		}
		if i < 0 {
			if b.Name.State != evaluation.Invalid {
				say("ballot-unknown", "error")
			}
		} else {
			times[key]++
			if times[key] == 2 {
				say("ballot-duplicate", "error")
			}
		}
		for j, v := range b.Items {
			if v.State == evaluation.Empty || v.State == evaluation.Given && (v.Value < 0 || v.Value > o.e.Items[j].Full) {
				say("ballot-invalid", "warning")
				break
			}
		}
	}
	for _, b := range o.e.Branches {
		any, papers := false, [2]map[string]bool{{}, {}}
		for k, row := range o.e.Ballots {
			branch := row.Branch.Value
			if branch == "" && o.by[k] >= 0 {
				branch = o.e.Members[o.by[k]].Branch.Value
			}
			if branch == b.Name {
				any = true
				if row.Voter.State == evaluation.Given {
					papers[row.Voter.Value][row.Number.Value] = true
				}
			}
		}
		if any && b.Attendance.Given() && b.Attendance.Value != len(papers[0]) {
			o.say("ballot-count", "warning", b.Name, "")
		}
		if any && b.Representatives.Given() && b.Representatives.Value != len(papers[1]) {
			o.say("ballot-count", "warning", b.Name, "")
		}
	}
}

func (o *oracle) branchFindings() {
	for c, full := range []evaluation.Score{o.m.BaseFull, o.m.MeritFull} {
		total := new(big.Rat)
		for _, item := range o.e.Items {
			if int(item.Category) == c {
				total.Add(total, rat(item.Full))
			}
		}
		if total.Cmp(rat(full)) != 0 {
			o.say("items-mismatch", "error", "", "")
		}
	}
	for _, b := range o.e.Branches {
		members := 0
		for i, p := range o.p {
			if o.in(b.Name, i) && p.status != "入党积极分子" {
				members++
			}
		}
		if members == 0 {
			o.say("branch-empty", "warning", b.Name, "")
		}
		if b.Headcount.Given() && b.Headcount.Value != members {
			o.say("headcount-mismatch", "error", b.Name, "")
		}
		if b.Representatives.Given() && members > 0 {
			x := big.NewRat(int64(b.Representatives.Value), int64(members))
			low := new(big.Rat).Sub(o.m.RepresentativeShare.Rat(), o.m.RepresentativeMargin.Rat())
			high := new(big.Rat).Add(o.m.RepresentativeShare.Rat(), o.m.RepresentativeMargin.Rat())
			if x.Cmp(low) < 0 || x.Cmp(high) > 0 {
				o.say("representatives", "warning", b.Name, "")
			}
		}
		if b.Advanced.Value && b.AdvancedYears.State != evaluation.Invalid {
			// Of the generator's lists only these run; without 考评期间 there is
			// no year for them to end in.
			good := fmt.Sprint(b.AdvancedYears.Value) == "[2023 2024 2025]" || fmt.Sprint(b.AdvancedYears.Value) == "[2026 2025 2024 2023]"
			if o.e.Settings.Period.State != evaluation.Given {
				good = good || fmt.Sprint(b.AdvancedYears.Value) == "[2020 2021 2022]"
			}
			if !good {
				o.say("advanced-years", "error", b.Name, "")
			}
		}
		if !b.FiveStarShare.Given() {
			continue
		}
		above := b.FiveStarShare.Value.Rat().Cmp(o.m.RelaxedFiveShare.Rat()) > 0
		groundless := !b.Advanced.Value && b.Advanced.State != evaluation.Invalid
		if o.m.Scope == evaluation.WholeCommittee {
			o.say("ratio-unused", "note", b.Name, "")
		} else if above || groundless {
			o.say("relaxation", "error", b.Name, "")
		}
	}
}

func (o *oracle) settingFindings() (until evaluation.Date) {
	s := o.e.Settings
	for _, blank := range []bool{s.Name.Blank(), s.Period.Blank(), s.Committee.Blank(), s.PublishFrom.Blank()} {
		if blank {
			o.say("setting-missing", "error", "", "")
		}
	}
	if s.Approver.Blank() || s.ApprovedOn.Blank() {
		o.say("not-approved", "error", "", "")
	}
	if s.Phone.Blank() && s.Mail.Blank() {
		o.say("contact-missing", "error", "", "")
	}
	if s.PublishFrom.Given() && s.ApprovedOn.Given() && s.PublishFrom.Value.ISO() < s.ApprovedOn.Value.ISO() {
		o.say("period-start", "error", "", "")
	}
	days := 5
	if s.WorkingDays.Given() {
		days = s.WorkingDays.Value
	}
	if days < o.m.MinPublicationWorkdays {
		o.say("period-short", "error", "", "")
	}
	if !s.PublishFrom.Given() {
		return evaluation.Date{}
	}
	c, counted := calendar.New(o.e.Holidays), 0
	for day := s.PublishFrom.Value; ; day = day.AddDays(1) {
		first := day == s.PublishFrom.Value
		if c.Working(day) && !(first && s.CountFirstDay.Given() && !s.CountFirstDay.Value) {
			counted++
		}
		if counted == days {
			until = day
			break
		}
	}
	if s.PublishUntil.Given() && s.PublishUntil.Value != until {
		o.say("period-mismatch", "error", "", "")
	}
	if s.TakeDown.Given() && s.TakeDown.Value.ISO() < until.ISO() {
		o.say("setting-invalid", "error", "", "")
	}
	if until.Year == 2027 { // the generator's dates start in 2026 or 2027
		o.say("holiday-unknown", "warning", "", "")
	}
	return until
}
