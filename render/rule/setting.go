package rule

import (
	"fmt"
	"strings"

	"xingbang/render/evaluation"
)

// settingMissing: a required setting of 考评 is absent.
func settingMissing(f *facts, r report) {
	s := &f.Settings
	for _, required := range []struct {
		name, hint string
		cell       evaluation.Cell
		blank      bool
	}{
		{"考评名称", "如 2026年上半年党员“星级评定、量化考核”", s.Name.Cell, s.Name.Blank()},
		{"考评期间", "如 2026年上半年", s.Period.Cell, s.Period.Blank()},
		{"党工委名称", "即发布公示并署名的党工委", s.Committee.Cell, s.Committee.Blank()},
		{"公示开始日期", "如 2026年7月1日（办法五(二)3）", s.PublishFrom.Cell, s.PublishFrom.Blank()},
	} {
		if required.blank {
			r(evaluation.Finding{
				Cell:    known(required.cell, s.Sheet),
				Message: "“考评”表没有填写“" + required.name + "”",
				Hint:    "请在“考评”表填写“" + required.name + "”，" + required.hint,
			})
		}
	}
}

// notApproved: without who approved the result, and when, only a draft can be
// made (办法五(二)3).
func notApproved(f *facts, r report) {
	s := &f.Settings
	var missing []string
	var cells []evaluation.Cell
	if s.Approver.Blank() {
		missing, cells = append(missing, "审批机关"), append(cells, known(s.Approver.Cell, s.Sheet))
	}
	if s.ApprovedOn.Blank() {
		missing, cells = append(missing, "审批日期"), append(cells, known(s.ApprovedOn.Cell, s.Sheet))
	}
	if len(missing) == 0 {
		return
	}
	r(evaluation.Finding{
		Cell: cells[0], Also: cells[1:],
		Message: "“考评”表没有填写“" + strings.Join(missing, "”和“") + "”，结果尚未审批",
		Hint:    "审批后请补填再公示；此前可用 --draft 生成草稿",
	})
}

// contactMissing: objections could be sent nowhere (办法五(二)3).
func contactMissing(f *facts, r report) {
	s := &f.Settings
	if !s.Phone.Blank() || !s.Mail.Blank() {
		return
	}
	r(evaluation.Finding{
		Cell:    known(s.Phone.Cell, s.Mail.Cell, s.Sheet),
		Message: "“考评”表没有填写“监督电话”或“电子邮箱”",
		Hint:    "公示须写明向何处反映意见，电话、邮箱至少填写一项",
	})
}

// itemsMismatch: the 满分 of a category do not add up (办法四).
func itemsMismatch(f *facts, r report) {
	for _, c := range categories {
		var parts []evaluation.Score
		var total evaluation.Score
		var cells []evaluation.Cell
		for _, item := range f.Items {
			if item.Category != c {
				continue
			}
			parts, total = append(parts, item.Full), total+item.Full
			if item.Cell != (evaluation.Cell{}) {
				cells = append(cells, item.Cell)
			}
		}
		if total == f.full(c) {
			continue
		}
		parameter := sumName(c) + "满分"
		cells = append(cells, f.Measure.Stated[parameter])
		message := fmt.Sprintf("没有%s项目，满分合计 0.00", sumName(c))
		if len(parts) > 0 {
			message = fmt.Sprintf("%s项目的满分合计 %s", sumName(c), sum(total, parts...))
		}
		r(evaluation.Finding{
			Cell: cells[0], Also: cells[1:],
			Message: fmt.Sprintf("%s，应为%s %s", message, parameter, f.full(c)),
			Hint:    "请改正“考核项目”表的满分，或在“办法”表设置“" + parameter + "”",
		})
	}
}
