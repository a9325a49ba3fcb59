package workbook

import (
	"fmt"

	"xingbang/render/evaluation"
)

// readHolidays reads 节假日.
func (r *reader) readHolidays() {
	byDate := map[evaluation.Date]evaluation.Holiday{}
	for _, p := range r.sheetsOf[holidaySheet] {
		t := r.openTable(p.book, p.sheet, holidayColumns, nil)
		t.requireColumns("日期", "类型")
		for rec := range t.records("日期") {
			date := required(rec, "日期", parseDate)
			working := required(rec, "类型", parseWorking)
			if !date.Given() || !working.Given() {
				continue
			}
			h := evaluation.Holiday{Date: date.Value, Working: working.Value, Cell: date.Cell}
			if first, seen := byDate[h.Date]; seen {
				if first.Working != h.Working {
					rec.twice(h.Cell, first.Cell, fmt.Sprintf("%s既写放假又写上班", h.Date))
				}
				continue
			}
			byDate[h.Date] = h
			r.out.Holidays = append(r.out.Holidays, h)
		}
		t.close()
	}
}
