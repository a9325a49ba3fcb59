package workbook

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"xingbang/render/evaluation"
)

// starterRows is down to which row the starter's columns have drop-downs.
const starterRows = 1000

// starterColumns are what the starter says about a column: the comment of its
// header, and the words to choose from. The columns themselves are the reader's.
var starterColumns = map[string]struct {
	note  string
	words []string
}{
	"编号":     {"可不填；填写的不能重复", nil},
	"姓名":     {"必填", nil},
	"支部":     {"必填，与“支部”表中的名称一致", nil},
	"身份":     {"不填为正式党员", []string{"正式党员", "预备党员", "入党积极分子"}},
	"参评":     {"不填为参评；填“否”的要写免评原因", []string{"是", "否"}},
	"免评原因":   {"如：年老体弱，本人申请免评。不公开", nil},
	"基础分":    {"可不填，由程序计算；填写的会与各项之和核对", nil},
	"评星分":    {"可不填，由程序计算；填写的会与各项之和核对", nil},
	"总分":     {"可不填，由程序计算；填写的会与各项之和核对", nil},
	"一票否决":   {"没有的不填；有的写明事由。不公开", nil},
	"定星":     {"整列不填，由程序按办法评定；填写的以所填为准，并与评定结果核对", []string{"无", "三星", "四星", "五星"}},
	"复审说明":   {"定星与按分数评定的不同时，写明原因。不公开", nil},
	"区分":     {"同一支部有同名的，填“男”“女”等以便区分", nil},
	"照片":     {"照片的文件名，照片放在工作簿旁边", nil},
	"照片授权":   {"本人同意公开照片的填“是”", []string{"是", "否"}},
	"事迹":     {"用于光荣榜网页，会公开", nil},
	"名称":     {"必填，公示和光荣榜上的支部名称", nil},
	"党员总数":   {"正式党员和预备党员，含免评；会与名册核对", nil},
	"到会党员数":  {"参加测评会的党员数", nil},
	"群众代表数":  {"一般为党员数的20%", nil},
	"连续三年先进": {"是否连续三年先进基层党组织", []string{"是", "否"}},
	"先进年度":   {"如：2023、2024、2025", nil},
	"五星比例":   {"党工委对连续三年先进的支部核定的比例，如15%", nil},
	"测评人":    {"", []string{"党员", "群众代表"}},
	"类型":     {"", []string{"放假", "上班"}},
	"类别":     {"", []string{"基础", "评星"}},
}

// starterSettings are the rows of 考评: name, remark, words to choose from.
var starterSettings = []struct {
	name, remark string
	words        []string
}{
	{"考评名称", "必填。如：2026年上半年党员“星级评定、量化考核”", nil},
	{"考评期间", "必填。如：2026年上半年", nil},
	{"党工委名称", "必填。发布公示并署名的党工委全称", nil},
	{"审批机关", "公示前必填。没有的只能生成草稿", nil},
	{"审批日期", "公示前必填", nil},
	{"公示开始日期", "公示前必填", nil},
	{"公示工作日", "不填为5", nil},
	{"公示截止日期", "可不填，由程序按工作日推算；填写的会核对", nil},
	{"起始日计入", "不填为是", []string{"是", "否"}},
	{"受理部门", "受理意见的部门", nil},
	{"监督电话", "电话、邮箱至少填一项", nil},
	{"电子邮箱", "电话、邮箱至少填一项", nil},
	{"通讯地址", "", nil},
	{"成文日期", "不填为公示开始日期", nil},
	{"名单排序", "不填为得分", []string{"得分", "姓氏笔画", "姓氏拼音", "原表"}},
	{"公示得分", "公开的页面是否显示得分，不填为否", []string{"是", "否"}},
	{"网址", "网页上传后的地址，用于打印件上的二维码", nil},
	{"网站名称", "网页顶上的名称，不填由党工委名称得出", nil},
	{"网站主色", "如：红、蓝、绿，或 #a50e15。不填为红", nil},
	{"允许搜索引擎收录", "网页上有姓名，不填为否", []string{"是", "否"}},
	{"撤下日期", "网页撤下的日期，写在网页上；可不填", nil},
}

// starterWords are the words of the parameters that take one of a few.
var starterWords = map[string][]string{
	"比例范围": {"支部", "全委"}, "比例基数": {"党员总数", "正式党员", "参评党员"},
	"名额取整": {"四舍五入", "进一", "舍去"}, "同分排序": {"基础分", "无"},
	"并列处理": {"待定", "从紧", "从宽"}, "预备党员评星": {"否", "是"},
}

// Starter is a blank workbook to fill in, as an .xlsx file: every sheet and
// column that is read, with drop-downs, the default parameters and items, and
// notes. What is filled into it reads back without a repair.
func Starter() ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	s := &starter{file: f}
	s.try(f.SetSheetName("Sheet1", settingSheet))
	for _, name := range sheetNames[1:] {
		_, err := f.NewSheet(name)
		s.try(err)
	}
	s.styles()
	var settings, params [][]any
	for i, set := range starterSettings {
		settings = append(settings, []any{set.name, nil, set.remark})
		s.choose(settingSheet, 2, i+1, i+1, set.words)
	}
	for i, p := range evaluation.DefaultMeasure().Parameters() {
		var value any = p.Value
		if n, err := strconv.ParseFloat(p.Value, 64); err == nil {
			value = n
		}
		params = append(params, []any{p.Name, value, "默认值；与本地办法不同的请改"})
		s.choose(parameterSheet, 2, i+1, i+1, starterWords[p.Name])
	}
	s.pairs(settingSheet, settings)
	s.pairs(parameterSheet, params)
	s.table(itemSheet, itemColumns, nil, "")
	items := defaultItems()
	for i, it := range items {
		category := []string{"基础", "评星"}[it.Category]
		row := []any{it.Name, category, float64(it.Full) / 100}
		s.try(f.SetSheetRow(itemSheet, fmt.Sprintf("A%d", i+2), &row))
	}
	s.table(branchSheet, branchColumns, nil, "")
	s.table(memberSheet, memberColumns, items, "免评原因")
	s.table(ballotSheet, ballotColumns, items, "姓名")
	s.table(holidaySheet, holidayColumns, nil, "")
	if s.err != nil {
		return nil, fmt.Errorf("建立空白工作簿失败：%w", s.err)
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("建立空白工作簿失败：%w", err)
	}
	return buf.Bytes(), nil
}

// starter is the workbook being made; the first failure stays in err.
type starter struct {
	file       *excelize.File
	head, name int // styles: a header, the name of a setting
	text       int // style: a cell whose content stays text
	err        error
}

func (s *starter) try(err error) { s.err = errors.Join(s.err, err) }

func (s *starter) styles() {
	var err error
	fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F4E3C1"}}
	s.head, err = s.file.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Fill: fill,
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true},
	})
	s.try(err)
	s.name, err = s.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: fill})
	s.try(err)
	s.text, err = s.file.NewStyle(&excelize.Style{NumFmt: 49})
	s.try(err)
}

// pairs writes a sheet of one setting a row.
func (s *starter) pairs(sheet string, rows [][]any) {
	for i := range rows {
		s.try(s.file.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &rows[i]))
	}
	s.try(s.file.SetCellStyle(sheet, "A1", fmt.Sprintf("A%d", len(rows)), s.name))
	s.try(s.file.SetColWidth(sheet, "A", "A", 18))
	s.try(s.file.SetColWidth(sheet, "B", "C", 48))
}

// table writes the header of a sheet, the items right of the column after, with
// comments and drop-downs.
func (s *starter) table(sheet string, columns []column, items []evaluation.Item, after string) {
	var headers []string
	for _, c := range columns {
		if c.name == ignored.name {
			continue
		}
		headers = append(headers, c.name)
		if c.name == after {
			for _, it := range items {
				headers = append(headers, it.Name)
			}
		}
	}
	s.try(s.file.SetSheetRow(sheet, "A1", &headers))
	s.try(s.file.SetRowStyle(sheet, 1, 1, s.head))
	s.try(s.file.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	for i, h := range headers {
		letter, err := excelize.ColumnNumberToName(i + 1)
		s.try(err)
		about := starterColumns[h]
		width := 10.0
		if strings.ContainsAny(h, "名支因明备迹年") {
			width = 24
		}
		s.try(s.file.SetColWidth(sheet, letter, letter, width))
		if h == "编号" || h == "票号" {
			s.try(s.file.SetColStyle(sheet, letter, s.text))
			s.try(s.file.SetCellStyle(sheet, letter+"1", letter+"1", s.head))
		}
		if about.note != "" {
			s.try(s.file.AddComment(sheet, excelize.Comment{Author: "星榜", Cell: letter + "1", Text: about.note}))
		}
		s.choose(sheet, i+1, 2, starterRows, about.words)
	}
}

// choose gives the cells of a column a drop-down of words.
func (s *starter) choose(sheet string, col, from, to int, words []string) {
	if words == nil {
		return
	}
	letter, err := excelize.ColumnNumberToName(col)
	s.try(err)
	v := excelize.NewDataValidation(true)
	v.SetSqref(fmt.Sprintf("%s%d:%s%d", letter, from, letter, to))
	s.try(v.SetDropList(words))
	v.SetError(excelize.DataValidationErrorStyleStop, "不在可填的词中", "可填："+strings.Join(words, "、"))
	s.try(s.file.AddDataValidation(sheet, v))
}
