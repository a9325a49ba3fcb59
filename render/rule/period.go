package rule

import (
	"fmt"
	"strconv"
	"strings"

	"xingbang/render/evaluation"
)

// schedule sets the time of publication (办法五(二)3). Where a setting of it
// could not be read, the last day stays open.
func (f *facts) schedule() {
	s, p := &f.Settings, &f.Publication
	p.From, p.WorkingDays = s.PublishFrom.Or(evaluation.Date{}), s.WorkingDays.Or(5)
	f.unscheduled = s.WorkingDays.State == evaluation.Invalid || s.CountFirstDay.State == evaluation.Invalid
	if !f.unscheduled {
		p.Until, _ = f.calendar.Until(p.From, p.WorkingDays, s.CountFirstDay.Or(true))
	}
}

// periodStart: publication starts before the approval (办法五(二)3).
func periodStart(f *facts, r report) {
	s := &f.Settings
	if !s.PublishFrom.Given() || !s.ApprovedOn.Given() || !s.PublishFrom.Value.Before(s.ApprovedOn.Value) {
		return
	}
	r(evaluation.Finding{
		Cell: s.PublishFrom.Cell, Also: []evaluation.Cell{s.ApprovedOn.Cell},
		Message: fmt.Sprintf("公示开始日期 %s 早于审批日期 %s", s.PublishFrom.Value, s.ApprovedOn.Value),
		Hint:    "审批之后才能公示，请改正日期",
	})
}

// periodShort: the publication is shorter than 公示最少工作日.
func periodShort(f *facts, r report) {
	days, least := f.Publication.WorkingDays, f.Measure.MinPublicationWorkdays
	if f.Settings.WorkingDays.State == evaluation.Invalid || days >= least {
		return
	}
	s := &f.Settings
	r(evaluation.Finding{
		Cell:    known(s.WorkingDays.Cell, f.Measure.Stated["公示最少工作日"], s.Sheet),
		Message: fmt.Sprintf("公示 %d 个工作日，少于公示最少工作日 %d", days, least),
		Hint:    fmt.Sprintf("请把“公示工作日”设为 %d 以上", least),
	})
}

// periodMismatch: 公示截止日期 is not the computed last day.
func periodMismatch(f *facts, r report) {
	s, p := &f.Settings, &f.Publication
	if !s.PublishUntil.Given() || p.Until.IsZero() || s.PublishUntil.Value == p.Until {
		return
	}
	first := "计入"
	if !s.CountFirstDay.Or(true) {
		first = "不计入"
	}
	r(evaluation.Finding{
		Cell: s.PublishUntil.Cell,
		Message: fmt.Sprintf("公示截止日期填 %s，重算为 %s（自 %s 起 %d 个工作日，起始日%s）",
			s.PublishUntil.Value, p.Until, p.From, p.WorkingDays, first),
		Hint: "请改正截止日期或留空由程序计算；当地另有放假、上班安排的，请填入“节假日”表",
	})
}

// takenDownEarly: the pages would be gone before the publication ends.
func takenDownEarly(f *facts, r report) {
	s, p := &f.Settings, &f.Publication
	if !s.TakeDown.Given() || p.Until.IsZero() || !s.TakeDown.Value.Before(p.Until) {
		return
	}
	r(evaluation.Finding{
		Cell:    s.TakeDown.Cell,
		Message: fmt.Sprintf("撤下日期 %s 早于公示的最后一天 %s", s.TakeDown.Value, p.Until),
		Hint:    "网页要留到公示结束，请改正撤下日期",
	})
}

// holidayUnknown: the publication touches a year whose days off are not known,
// so that weekends alone were counted; one finding, of however many years.
func holidayUnknown(f *facts, r report) {
	p := &f.Publication
	if p.Until.IsZero() {
		return
	}
	var years []string
	for year := p.From.Year; year <= p.Until.Year; year++ {
		if !f.calendar.Known(year) {
			years = append(years, strconv.Itoa(year))
		}
	}
	if len(years) == 0 {
		return
	}
	r(evaluation.Finding{
		Cell: f.Settings.PublishFrom.Cell,
		Message: fmt.Sprintf("公示期（%s至%s）涉及 %s 年，程序没有该年的放假安排，只按周末推算",
			p.From, p.Until, strings.Join(years, "、")),
		Hint: "请按国务院办公厅通知，在“节假日”表填写该年的放假和上班日期",
	})
}
