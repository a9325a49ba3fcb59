package workbook

import (
	"fmt"

	"xingbang/render/evaluation"
)

// defaultItems are those of 办法四, where no sheet 考核项目 says otherwise.
func defaultItems() []evaluation.Item {
	var items []evaluation.Item
	for _, name := range []string{"理想信念", "宗旨观念", "组织纪律", "工作作风", "生活作风", "廉洁自律"} {
		items = append(items, evaluation.Item{Name: name, Category: evaluation.Base, Full: evaluation.Points(10)})
	}
	for _, name := range []string{"履行义务", "专业技术", "业务钻研", "走帮服", "志愿服务"} {
		items = append(items, evaluation.Item{Name: name, Category: evaluation.Merit, Full: evaluation.Points(8)})
	}
	return items
}

// readItems reads 考核项目. The same item in two files counts once.
func (r *reader) readItems() {
	for _, p := range r.sheetsOf[itemSheet] {
		t := r.openTable(p.book, p.sheet, itemColumns, nil)
		t.requireColumns("项目", "类别", "满分")
		for rec := range t.records("项目") {
			r.readItem(rec)
		}
		t.close()
	}
	if len(r.out.Items) == 0 {
		r.out.Items = defaultItems()
	}
}

func (r *reader) readItem(rec *record) {
	name := required(rec, "项目", parseName)
	category := required(rec, "类别", parseCategory)
	full := required(rec, "满分", parseFull)
	if !name.Given() || !category.Given() || !full.Given() {
		return
	}
	item := evaluation.Item{Name: name.Value, Category: category.Value, Full: full.Value, Cell: full.Cell}
	for _, have := range r.out.Items {
		if have.Name != item.Name {
			continue
		}
		if have.Category != item.Category || have.Full != item.Full {
			rec.twice(name.Cell, have.Cell, fmt.Sprintf("考核项目“%s”写了两次而不相同", item.Name))
		} else {
			rec.notes.add("", "个考核项目重复而相同，只计一次", name.Cell)
		}
		return
	}
	r.out.Items = append(r.out.Items, item)
}

// required reads a column that no record may leave empty.
func required[T any](rec *record, name string, parse parser[T]) evaluation.Field[T] {
	f := read(rec, name, parse)
	if f.State == evaluation.Empty {
		f.State = evaluation.Invalid
		rec.invalid(f.Cell, fmt.Sprintf("“%s”是空的", name), "请填写，或删去这一行")
	}
	return f
}

// twice reports two rows that contradict each other.
func (rec *record) twice(at, first evaluation.Cell, message string) {
	rec.report(evaluation.Finding{
		Rule: "value-invalid", Severity: evaluation.Error, Cell: at, Also: []evaluation.Cell{first},
		Branch: rec.branch, Message: fmt.Sprintf("%s，另一处在%s", message, first), Hint: "请只留一处，或改成一样",
	})
}
