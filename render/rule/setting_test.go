package rule

import (
	"xingbang/render/evaluation"
)

// settingCases are of sheet 考评, of the time of publication and of 考核项目.
var settingCases = []breakage{
	{"no name", "", func(e *evaluation.Evaluation) { e.Settings.Name = empty[string](at("考评", 1, 2)) },
		[]string{"setting-missing error / 考评B1"}, "考评名称"},
	{"no period row", "", func(e *evaluation.Evaluation) { e.Settings.Period = evaluation.Field[string]{} },
		[]string{"setting-missing error / 考评"}, "考评期间"},
	{"no committee", "", func(e *evaluation.Evaluation) { e.Settings.Committee = evaluation.Field[string]{} },
		[]string{"setting-missing error / 考评"}, "党工委名称"},
	{"no first day", "五(二)3", func(e *evaluation.Evaluation) { e.Settings.PublishFrom = evaluation.Field[evaluation.Date]{} },
		[]string{"setting-missing error / 考评"}, "公示开始日期"},
	{"unreadable first day is not missing", "", func(e *evaluation.Evaluation) {
		e.Settings.PublishFrom = invalid[evaluation.Date](at("考评", 6, 2))
	}, []string{}, ""},
	{"not approved", "五(二)3", func(e *evaluation.Evaluation) {
		e.Settings.Approver = empty[string](at("考评", 4, 2))
		e.Settings.ApprovedOn = evaluation.Field[evaluation.Date]{}
	}, []string{"not-approved error / 考评B4 +1"}, "“审批机关”和“审批日期”"},
	{"no date of approval", "五(二)3", func(e *evaluation.Evaluation) { e.Settings.ApprovedOn = empty[evaluation.Date](at("考评", 5, 2)) },
		[]string{"not-approved error / 考评B5"}, "审批日期"},
	{"unreadable date of approval", "", func(e *evaluation.Evaluation) { e.Settings.ApprovedOn = invalid[evaluation.Date](at("考评", 5, 2)) },
		[]string{}, ""},
	{"mail is contact enough", "", func(e *evaluation.Evaluation) { e.Settings.Phone = evaluation.Field[string]{} }, []string{}, ""},
	{"no contact", "五(二)3", func(e *evaluation.Evaluation) {
		e.Settings.Phone, e.Settings.Mail = empty[string](at("考评", 7, 2)), evaluation.Field[string]{}
	}, []string{"contact-missing error / 考评B7"}, "监督电话"},
	{"no settings at all", "", func(e *evaluation.Evaluation) { e.Settings = evaluation.Settings{} }, []string{
		"setting-missing error / ", "setting-missing error / ", "setting-missing error / ", "setting-missing error / ",
		"not-approved error / ", "contact-missing error / "}, ""},
	{"published before approval", "五(二)3", func(e *evaluation.Evaluation) { e.Settings.ApprovedOn.Value = date(2026, 7, 2) },
		[]string{"period-start error / 考评B6 +1"}, "2026年7月1日 早于审批日期 2026年7月2日"},
	{"published on the day of approval", "", func(e *evaluation.Evaluation) { e.Settings.ApprovedOn.Value = date(2026, 7, 1) },
		[]string{}, ""},
	{"short period", "五(二)3", func(e *evaluation.Evaluation) { e.Settings.WorkingDays = given(4, at("考评", 9, 2)) },
		[]string{"period-short error / 考评B9"}, "公示 4 个工作日，少于公示最少工作日 5"},
	{"default period too short for the measure", "五(二)3", func(e *evaluation.Evaluation) {
		e.Measure.MinPublicationWorkdays = 7
		e.Measure.Stated["公示最少工作日"] = at("办法", 3, 2)
	}, []string{"period-short error / 办法B3"}, "公示 5 个"},
	{"right last day", "", func(e *evaluation.Evaluation) { e.Settings.PublishUntil = given(date(2026, 7, 7), at("考评", 10, 2)) },
		[]string{}, ""},
	{"wrong last day", "五(二)3", func(e *evaluation.Evaluation) { e.Settings.PublishUntil = given(date(2026, 7, 8), at("考评", 10, 2)) },
		[]string{"period-mismatch error / 考评B10"}, "填 2026年7月8日，重算为 2026年7月7日"},
	{"last day, first not counted", "", func(e *evaluation.Evaluation) {
		e.Settings.PublishUntil = given(date(2026, 7, 8), at("考评", 10, 2))
		e.Settings.CountFirstDay = given(false, at("考评", 11, 2))
	}, []string{}, ""},
	{"unreadable length", "", func(e *evaluation.Evaluation) {
		e.Settings.PublishUntil = given(date(2026, 7, 8), at("考评", 10, 2))
		e.Settings.WorkingDays = invalid[int](at("考评", 9, 2))
	}, []string{}, ""},
	{"taken down on the last day", "", func(e *evaluation.Evaluation) { e.Settings.TakeDown = given(date(2026, 7, 7), at("考评", 12, 2)) },
		[]string{}, ""},
	{"taken down early", "五(二)3", func(e *evaluation.Evaluation) { e.Settings.TakeDown = given(date(2026, 7, 6), at("考评", 12, 2)) },
		[]string{"setting-invalid error / 考评B12"}, "撤下日期 2026年7月6日 早于公示的最后一天 2026年7月7日"},
	{"a year without a table", "五(二)3", func(e *evaluation.Evaluation) { e.Settings.PublishFrom.Value = date(2030, 7, 1) },
		[]string{"holiday-unknown warning / 考评B6"}, "2030 年"},
	{"into a year without a table", "五(二)3", func(e *evaluation.Evaluation) { e.Settings.PublishFrom.Value = date(2026, 12, 30) },
		[]string{"holiday-unknown warning / 考评B6"}, "2027 年"},
	{"a year of the user's", "", func(e *evaluation.Evaluation) {
		e.Settings.PublishFrom.Value = date(2030, 7, 1)
		e.Holidays = []evaluation.Holiday{{Date: date(2030, 1, 1)}}
	}, []string{}, ""},
	{"items do not add up", "四", func(e *evaluation.Evaluation) { e.Measure.BaseFull = evaluation.Points(50) },
		[]string{"items-mismatch error / "}, "60.00 = 10.00 + 10.00 + 10.00 + 10.00 + 10.00 + 10.00，应为基础分满分 50"},
	{"items of the sheet do not add up", "四", func(e *evaluation.Evaluation) {
		for j := range e.Items {
			e.Items[j].Cell = at("考核项目", j+2, 3)
		}
		e.Items[10].Full = evaluation.Points(9)
	}, []string{"items-mismatch error / 考核项目C8 +4"}, "41.00"},
	{"no items of a category", "四", func(e *evaluation.Evaluation) {
		e.Items = e.Items[:6]
		for i := range e.Members {
			e.Members[i].Items = e.Members[i].Items[:6]
		}
	}, []string{"items-mismatch error / "}, "没有评星分项目，满分合计 0.00，应为评星分满分 40"},
}
