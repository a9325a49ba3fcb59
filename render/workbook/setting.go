package workbook

import (
	"fmt"
	"net/mail"
	"net/url"
	"strings"

	"xingbang/render/evaluation"
)

// Columns of the sheets that have one setting a row.
const (
	nameColumn  = 1
	valueColumn = 2
)

// maxPairs is how many rows of settings are looked at.
const maxPairs = 10_000

// setting is one row of 考评 or 办法 that is known: its names, and what becomes
// of its value.
type setting struct {
	column
	apply func(rec *record, name string)
}

// readPairs gives each row of the sheets of one kind to its setting; unknown
// gets the rows of another name.
func (r *reader) readPairs(kind string, settings []setting, unknown func(rec *record, name string)) {
	byKey := map[string]*setting{}
	for i, s := range settings {
		for _, name := range append(s.synonyms, s.name) {
			byKey[headerKey(name)] = &settings[i]
		}
	}
	for _, p := range r.sheetsOf[kind] {
		t := &table{reader: r, book: p.book, sheet: p.sheet, pairs: true}
		t.columns = map[string]int{"名称": nameColumn, "内容": valueColumn}
		t.spans = newSpanSweep(p.sheet, 0)
		rec := &record{table: t}
		for i := range p.sheet.rows[:min(len(p.sheet.rows), maxPairs)] {
			rec.load(&p.sheet.rows[i], nil)
			r.readPair(rec, byKey, unknown)
		}
		if len(p.sheet.rows) > maxPairs {
			r.settingInvalid(evaluation.Cell{File: p.book.file, Sheet: p.sheet.name},
				fmt.Sprintf("工作表“%s”有%d行，只看了前%d行", trim(p.sheet.name), len(p.sheet.rows), maxPairs))
		}
		t.close()
	}
}

func (r *reader) readPair(rec *record, byKey map[string]*setting, unknown func(rec *record, name string)) {
	name := rec.row.at(nameColumn)
	key := headerKey(name.text)
	value := rec.row.at(valueColumn)
	s := byKey[key]
	switch {
	case s != nil:
		if key != headerKey(s.name) {
			rec.notes.add("", fmt.Sprintf("处名称写作“%s”，已按“%s”读取", oneLine(name.text), s.name), rec.cellAt(rec.row.num, nameColumn))
		}
		s.apply(rec, s.name)
	case value.kind == blank || isValueHeader(headerKey(value.text)):
		// A title, a section or the header of the two columns.
	case name.kind == blank:
		rec.report(evaluation.Finding{
			Rule: "column-unknown", Severity: evaluation.Note, Cell: rec.cellAt(rec.row.num, valueColumn),
			Message: fmt.Sprintf("“%s”前面没有名称，未读取", shorten(value.text)), Hint: "如应读取，请在A列写上名称",
		})
	default:
		unknown(rec, trim(name.text))
	}
}

func isValueHeader(key string) bool {
	switch key {
	case "值", "内容", "设置", "设置值", "参数值", "取值", "填写内容", "填写":
		return true
	}
	return false
}

// keep stores a setting's value. Given twice with different values, by one file
// or two, it is an error that names both places.
func keep[T comparable](rec *record, name string, into *evaluation.Field[T], parse parser[T]) {
	f := readAt(rec, name, valueColumn, parse)
	switch {
	case into.Given() && f.Given() && into.Value != f.Value:
		rec.conflict(name, f.Cell, f.Text, into.Cell, into.Text)
	case !into.Given() && !f.Blank() || into.State == evaluation.Absent:
		*into = f
	}
}

func (rec *record) conflict(name string, at evaluation.Cell, text string, first evaluation.Cell, firstText string) {
	rec.report(evaluation.Finding{
		Rule: "setting-invalid", Severity: evaluation.Error, Cell: at, Also: []evaluation.Cell{first},
		Message: fmt.Sprintf("“%s”写了两次而不相同：这里是“%s”，%s是“%s”", name, shorten(text), first, shorten(firstText)),
		Hint:    "请只留一处，或改成一样",
	})
}

// checked narrows a parser to values that fault finds nothing wrong with.
func checked[T any](parse parser[T], fault func(T) string) parser[T] {
	return func(s *sheet, c cell) parsed[T] {
		p := parse(s, c)
		if p.fault == "" {
			p.fault = fault(p.value)
		}
		return p
	}
}

func parseLine(s *sheet, c cell) parsed[string] {
	p := parseText(s, c)
	p.value = strings.ReplaceAll(p.value, "\n", "")
	p.text = p.value
	return p
}

// maxWorkingDays is a year of them and more.
const maxWorkingDays = 366

var parseWorkingDays = parseWithin(1, maxWorkingDays)

var parsePhone = checked(parseCode, func(s string) string {
	digits := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	if digits < 3 {
		return "不是电话号码"
	}
	return ""
})

var parseMail = checked(parseCode, func(s string) string {
	if a, err := mail.ParseAddress(s); err != nil || a.Address != s || !strings.Contains(s, ".") {
		return "不是电子邮箱地址"
	}
	return ""
})

var parseURL = checked(parseCode, func(s string) string {
	u, err := url.Parse(s)
	if err != nil || strings.ContainsAny(s, " \n\"<>") || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" || u.Scheme != "" && u.Host == "" {
		return "不是网址，应以 http:// 或 https:// 开头"
	}
	if u.Scheme == "" && !strings.Contains(s, ".") {
		return "不是网址，应以 http:// 或 https:// 开头"
	}
	return ""
})

// colours are the words for a colour of the site; dark enough for white letters.
var colours = map[string]string{
	"红": "#a50e15", "深红": "#7f0a10", "蓝": "#1b4f8f", "绿": "#1c6b3a", "紫": "#5b2a86", "棕": "#6b3f1d",
}

// parseColour reads one of the words, or three numbers of red, green and blue as
// #a50e15.
func parseColour(s *sheet, c cell) parsed[string] {
	p := parseCode(s, c)
	word := strings.TrimSuffix(p.value, "色")
	if known := colours[word]; known != "" {
		p.value = known
		return p
	}
	if p.fault != "" {
		return p
	}
	digits := strings.ToLower(strings.TrimPrefix(p.value, "#"))
	if len(digits) != 6 || strings.Trim(digits, "0123456789abcdef") != "" {
		p.fault = "不是颜色，可填红、深红、蓝、绿、紫、棕，或 #a50e15 这样的六位代码"
		return p
	}
	p.value = "#" + digits
	return p
}

func (r *reader) readSettings() {
	e := &r.out.Settings
	if places := r.sheetsOf[settingSheet]; len(places) > 0 {
		e.Sheet = evaluation.Cell{File: places[0].book.file, Sheet: places[0].sheet.name}
	}
	settings := []setting{
		into("考评名称", &e.Name, parseLine, "考评活动名称"),
		into("考评期间", &e.Period, parseLine, "考评周期", "考评时段"),
		into("党工委名称", &e.Committee, parseName, "党工委", "党工委全称"),
		into("审批机关", &e.Approver, parseName, "审批单位", "批准机关"),
		into("审批日期", &e.ApprovedOn, parseDate, "审批时间", "批准日期"),
		into("公示开始日期", &e.PublishFrom, parseDate, "公示起始日期", "公示开始时间", "公示起始日"),
		into("公示工作日", &e.WorkingDays, parseWorkingDays, "公示工作日数", "公示工作日天数"),
		into("公示截止日期", &e.PublishUntil, parseDate, "公示结束日期", "公示截止时间", "公示截止日"),
		into("起始日计入", &e.CountFirstDay, parseCounted, "起始日是否计入"),
		into("受理部门", &e.Office, parseLine, "受理单位", "公示受理部门"),
		into("监督电话", &e.Phone, parsePhone, "联系电话", "受理电话", "举报电话", "电话"),
		into("电子邮箱", &e.Mail, parseMail, "邮箱", "电子邮件", "E-mail", "Email"),
		into("通讯地址", &e.Address, parseLine, "地址", "联系地址", "通信地址"),
		into("成文日期", &e.DatedOn, parseDate, "落款日期"),
		into("名单排序", &e.Order, parseOrder, "名单排序方式"),
		into("公示得分", &e.ShowScores, parseBool, "是否公示得分"),
		into("网址", &e.URL, parseURL, "公示网址"),
		into("网站名称", &e.SiteName, parseLine, "网页名称"),
		into("网站主色", &e.SiteColour, parseColour, "网站颜色"),
		into("允许搜索引擎收录", &e.Searchable, parseBool, "搜索引擎收录"),
		into("撤下日期", &e.TakeDown, parseDate, "网页撤下日期"),
	}
	names := settingNames(settings)
	r.readPairs(settingSheet, settings, func(rec *record, name string) {
		f := evaluation.Finding{
			Rule: "column-unknown", Severity: evaluation.Note, Cell: rec.cellAt(rec.row.num, nameColumn),
			Message: fmt.Sprintf("“%s”不是规定的设置，未读取", shorten(name)),
		}
		key := headerKey(name)
		near := nearest(key, names)
		f.Hint = "如应读取，请改成规定的名称；" + suggestion("名称", near, names)
		// One character off, it is a slip and not a remark.
		if near != "" && distance(key, near) == 1 {
			f.Rule, f.Severity = "setting-invalid", evaluation.Error
		}
		rec.report(f)
	})
}

func settingNames(settings []setting) []string {
	names := make([]string, len(settings))
	for i, s := range settings {
		names[i] = s.name
	}
	return names
}

func into[T comparable](name string, f *evaluation.Field[T], parse parser[T], synonyms ...string) setting {
	return setting{column{name, synonyms}, func(rec *record, name string) { keep(rec, name, f, parse) }}
}
