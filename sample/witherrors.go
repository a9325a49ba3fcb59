package sample

// WithErrors is a small workbook with one fault of nearly every kind that the
// program finds, as branches really send them.
func WithErrors() Book {
	b := Generate(3, 40, 3)
	b = append(b, &Table{Name: "填表说明", Rows: [][]any{{"请各支部于7月1日前报送。"}}})

	set := b.Sheet("考评")
	set.Put("审批机关", nil)
	set.Put("公示截止日期", "2026年7月16日")
	set.Put("监督电话", nil)
	set.Put("电子邮箱", nil)
	set.Put("名单排序", "按姓氏")
	b.Sheet("办法").Put("比例范围", "街道")
	b.Sheet("办法").Put("五星名额", 10)

	roster := b.Sheet("支部")
	roster.Set(0, "党员总数", 15)
	roster.Set(0, "群众代表数", 9)
	roster.Set(1, "五星比例", "18%")
	roster.Set(2, "连续三年先进", "是")
	roster.Set(2, "先进年度", "2022、2024、2025")
	empty := append([]any{}, roster.Rows[2]...)
	roster.Rows = append(roster.Rows, empty)
	roster.Set(3, "编号", "Z09")
	roster.Set(3, "名称", "第9社区第1党支部")
	roster.Set(3, "党员总数", 0)
	roster.Set(3, "连续三年先进", "否")

	m := b.Sheet("党员")
	m.Hidden = []string{"备注"}
	m.Header = append(append([]string{}, m.Header...), "联系电话")
	for i := range m.Rows {
		m.Rows[i] = append(m.Rows[i], nil)
		m.Rows[i][m.Column("定星")] = nil
	}
	m.Set(0, "理想信念", "９．５")
	m.Set(1, "总分", 99.5)
	m.Set(2, "工作作风", 12)
	m.Set(3, "走帮服", nil)
	m.Set(4, "志愿服务", "优秀")
	m.Set(5, "总分", Formula("Q7+R7"))
	m.Set(6, "编号", "N00100006")
	m.Set(7, "支部", "第1社区第7党支部")
	m.Set(8, "参评", "否")
	m.Set(9, "姓名", "王 强")
	m.Set(10, "姓名", "李?华")
	m.Set(11, "姓名", "赵𰻝")
	m.Set(12, "事迹", "热心群众工作，手机13800000000，随叫随到。")
	for i := range 9 {
		m.Set(15+i, "定星", "五星")
	}
	return b
}
