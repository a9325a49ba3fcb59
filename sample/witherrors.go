package sample

import "slices"

// WithErrors is a part of the street's workbook before anyone has looked it
// over: one fault of nearly every kind that the program finds, as branches
// really send them.
func WithErrors() Book {
	b := Street()
	keep := []any{"东风社区第二党支部", "东风街道机关党支部", "综合执法中队党支部"}
	for _, column := range [][2]string{{"支部", "名称"}, {"党员", "支部"}} {
		t := b.Sheet(column[0])
		at := t.Column(column[1])
		t.Rows = slices.DeleteFunc(t.Rows, func(row []any) bool { return !slices.Contains(keep, row[at]) })
	}
	spoilSettings(b.Sheet("考评"), b.Sheet("办法"))
	spoilBranches(b.Sheet("支部"))
	spoilMembers(b.Sheet("党员"))
	spoilBallots(b.Sheet("测评票"))
	return append(b, &Table{Name: "填表说明", Rows: [][]any{{"请各支部于7月1日前报送。"}}})
}

func spoilSettings(settings, parameters *Table) {
	settings.Put("审批机关", nil)
	settings.Put("公示开始日期", "2026.7.13")
	settings.Put("公示截止日期", "2026年7月16日")
	settings.Put("监督电话", nil)
	settings.Put("电子邮箱", nil)
	settings.Put("名单排序", "按姓氏")
	parameters.Put("允许偏差", "两个点")
	parameters.Put("五星名额", 3)
}

func spoilBranches(t *Table) {
	second, office, squad := 0, 1, 2
	t.Set(second, "党员总数", 33)
	t.Set(second, "群众代表数", 12)
	t.Set(second, "五星比例", "18%")
	t.Set(office, "连续三年先进", "是")
	t.Set(office, "先进年度", "2022、2024、2025")
	t.Set(office, "到会党员数", 20)
	empty := slices.Clone(t.Rows[squad])
	t.Rows = append(t.Rows, empty)
	t.Set(3, "编号", "Z09")
	t.Set(3, "名称", "东风社区第九党支部")
	t.Set(3, "党员总数", 0)
}

func spoilMembers(t *Table) {
	t.Hidden = []string{"备注"}
	t.Header = append(slices.Clone(t.Header), "联系电话", "照片", "照片授权")
	for i := range t.Rows {
		t.Rows[i] = append(t.Rows[i], nil, nil, nil)
	}
	of := func(name, header string, value any) { t.Set(t.Find("姓名", name), header, value) }
	of("方圆", "总分", 99.5)
	of("苗青", "工作作风", 12)
	of("苗青", "基础分", nil)
	of("苗青", "总分", nil)
	of("昌玉林", "走帮服", nil)
	of("马丽娟", "志愿服务", "优秀")
	of("花建军", "总分", Formula("R9+S9"))
	of("俞敏洁", "编号", "DF02002")
	of("任立群", "支部", "东风社区第五党支部")
	of("袁志国", "参评", "否")
	of("费永康", "免评原因", nil)
	of("柳月娥", "定星", "三星")
	of("云建忠", "定星", "五星")
	of("苏慧敏", "定星", "无")
	of("章丽华", "复审说明", nil)
	of("柏志强", "事迹", "热心群众工作，手机13800000000，随叫随到。")
	of("柏志强", "照片", "柏志强.jpg")
	of("柏志强", "照片授权", "是")
	of("云建忠", "姓名", "云 建忠")
	of("酆德生", "姓名", "?德生")
	of("史文斌", "姓名", "史𰻝")
	of("唐卫东", "理想信念", "８．５")
}

func spoilBallots(t *Table) {
	t.Set(0, "理想信念", 4)
	twin := slices.Clone(t.Rows[19])
	stranger := slices.Clone(t.Rows[26])
	t.Rows = append(t.Rows, twin, stranger)
	t.Set(len(t.Rows)-1, "编号", nil)
	t.Set(len(t.Rows)-1, "姓名", "穆青")
}
