package workbook

import "xingbang/render/evaluation"

// need tells whether the cells of a starter's column are to be filled in.
type need uint8

const (
	mayFill need = iota
	mustFill
	computed // by a formula
)

// content is what a starter's cells take.
type content uint8

const (
	anything content = iota
	verbatim         // text that stays as typed, as 0017
	dates
	counts // whole numbers from 0
	scores // numbers from 0 to an item's 满分
)

// hint is what the starter says about one column: what to fill in, how wide the
// column is in characters, and the words to choose from.
type hint struct {
	need    need
	content content
	width   float64
	note    string
	words   []string
}

var (
	yesOrNo = []string{"是", "否"}
	sumHint = hint{need: computed, width: 7, note: "由公式计算，不用填"}
)

// memberHints are the columns of 党员. The items stand after 免评原因.
var memberHints = map[string]hint{
	"编号":   {mayFill, verbatim, 7, "可不填；填写的不能重复", nil},
	"姓名":   {mustFill, anything, 9, "必填。字与字之间不加空格", nil},
	"支部":   {mustFill, anything, 16, "必填，与“支部”表中的名称一致", nil},
	"身份":   {mayFill, anything, 8, "不填为正式党员", []string{"正式党员", "预备党员", "入党积极分子"}},
	"参评":   {mayFill, anything, 6, "不填为参评；填“否”的要写免评原因，不填得分", yesOrNo},
	"免评原因": {mayFill, anything, 10, "如：年老体弱，本人申请免评。不公开", nil},
	"基础分":  sumHint,
	"评星分":  sumHint,
	"总分":   sumHint,
	"一票否决": {mayFill, anything, 8, "没有的不填；有的写明事由。不公开", nil},
	"定星":   {mayFill, anything, 6, "整列不填，由程序按办法评定；填写的以所填为准，并与评定结果核对", []string{"无", "三星", "四星", "五星"}},
	"复审说明": {mayFill, anything, 12, "定星与按分数评定的不同时，写明原因。不公开", nil},
	"区分":   {mayFill, anything, 5, "同一支部有同名的，填“男”“女”等以便区分。会公开", nil},
	"照片":   {mayFill, anything, 8, "照片的文件名，如 张三.jpg，照片放在工作簿旁边", nil},
	"照片授权": {mayFill, anything, 6, "本人同意公开照片的填“是”", yesOrNo},
	"事迹":   {mayFill, anything, 16, "用于光荣榜网页，会公开", nil},
	"备注":   {mayFill, anything, 8, "自己备用，不公开", nil},
}

// branchHints are the columns of 支部.
var branchHints = map[string]hint{
	"编号":     {mayFill, verbatim, 8, "可不填", nil},
	"名称":     {mustFill, anything, 30, "必填，公示和光荣榜上的支部名称", nil},
	"党员总数":   {mayFill, counts, 10, "正式党员和预备党员，含免评；会与名册核对", nil},
	"到会党员数":  {mayFill, counts, 10, "参加测评会的党员数；有测评票的，会与票数核对", nil},
	"群众代表数":  {mayFill, counts, 10, "一般为党员数的20%", nil},
	"连续三年先进": {mayFill, anything, 10, "是否连续三年先进基层党组织，不填为否", yesOrNo},
	"先进年度":   {mayFill, verbatim, 20, "如：2023、2024、2025", nil},
	"五星比例":   {mayFill, anything, 10, "党工委对连续三年先进的支部核定的比例，如15%", nil},
	"书记":     {mayFill, anything, 12, "", nil},
	"备注":     {mayFill, anything, 24, "自己备用，不公开", nil},
}

// ballotHints are the columns of 测评票, behind which the items stand.
var ballotHints = map[string]hint{
	"支部":  {mayFill, anything, 22, "与“支部”表中的名称一致", nil},
	"票号":  {mustFill, verbatim, 8, "必填。同一支部、同一种票，一张票一个号", nil},
	"测评人": {mustFill, anything, 10, "必填", []string{"党员", "群众代表"}},
	"编号":  {mayFill, verbatim, 9, "被测评人的编号，编号、姓名至少填一项", nil},
	"姓名":  {mustFill, anything, 10, "被测评人的姓名；一行是一张票对一个人的评分", nil},
	"备注":  {mayFill, anything, 12, "自己备用，不公开", nil},
}

// itemHints are the columns of 考核项目.
var itemHints = map[string]hint{
	"项目": {mustFill, anything, 20, "项目改名、增减的，“党员”“测评票”表的列名也要照改", nil},
	"类别": {mustFill, anything, 10, "基础项目共60分，评星项目共40分", []string{"基础", "评星"}},
	"满分": {mustFill, anything, 10, "大于0的数字", nil},
	"备注": {mayFill, anything, 40, "自己备用", nil},
}

// holidayHints are the columns of 节假日.
var holidayHints = map[string]hint{
	"日期": {mustFill, dates, 16, "程序已有国务院办公厅公布的安排；只填另有的、不同的", nil},
	"类型": {mustFill, anything, 10, "周末调休上班的填“上班”", []string{"放假", "上班"}},
	"备注": {mayFill, anything, 30, "如：台风停工", nil},
}

// pairHint is one row of 考评 or 办法.
type pairHint struct {
	name    string
	content content
	note    string
	words   []string
}

// settingHints are the rows of 考评.
var settingHints = []pairHint{
	{"考评名称", anything, "必填。如：2026年上半年党员“星级评定、量化考核”", nil},
	{"考评期间", anything, "必填。如：2026年上半年", nil},
	{"党工委名称", anything, "必填。发布公示并署名的党工委全称", nil},
	{"审批机关", anything, "公示前必填。没有的只能生成草稿", nil},
	{"审批日期", dates, "公示前必填。如：2026-6-28", nil},
	{"公示开始日期", dates, "公示前必填。如：2026-7-1", nil},
	{"公示工作日", counts, "不填为5", nil},
	{"公示截止日期", dates, "可不填，由程序按工作日推算；填写的会核对", nil},
	{"起始日计入", anything, "不填为是", yesOrNo},
	{"受理部门", anything, "受理意见的部门", nil},
	{"监督电话", verbatim, "电话、邮箱至少填一项", nil},
	{"电子邮箱", anything, "电话、邮箱至少填一项", nil},
	{"通讯地址", anything, "可不填", nil},
	{"成文日期", dates, "不填为公示开始日期", nil},
	{"名单排序", anything, "不填为得分", []string{"得分", "姓氏笔画", "姓氏拼音", "原表"}},
	{"公示得分", anything, "公开的页面是否显示得分，不填为否", yesOrNo},
	{"网址", anything, "网页上传后的地址，用于打印件上的二维码；可不填", nil},
	{"网站名称", anything, "网页顶上的名称，不填由党工委名称得出", nil},
	{"网站主色", anything, "如：红、蓝、绿，或 #a50e15。不填为红", nil},
	{"允许搜索引擎收录", anything, "网页上有姓名，不填为否", yesOrNo},
	{"撤下日期", dates, "网页撤下的日期，写在网页上；可不填", nil},
}

// parameterHints are remarks and words of the rows of 办法, whose names and values
// are those of evaluation.DefaultMeasure.
var parameterHints = map[string]pairHint{
	"基础分满分":   {note: "六个基础项目的满分之和（办法四）"},
	"评星分满分":   {note: "五个评星项目的满分之和（办法四）"},
	"评星资格基础分": {note: "基础分低于它的不评星（办法五(二)2）"},
	"起评总分":    {note: "总分低于它的不评星（办法五(二)2）"},
	"五星比例":    {note: "五星约占党员总数的比例（办法五(二)2）"},
	"四星比例":    {note: "四星约占党员总数的比例（办法五(二)2）"},
	"三星比例":    {note: "三星约占党员总数的比例（办法五(二)2）"},
	"比例范围":    {note: "名额按各支部算，还是按全委算", words: []string{"支部", "全委"}},
	"比例基数":    {note: "比例乘以谁的人数。党员总数含预备党员和免评的", words: []string{"党员总数", "正式党员", "参评党员"}},
	"名额取整":    {note: "人数乘以比例不是整数时", words: []string{"四舍五入", "进一", "舍去"}},
	"最少名额":    {note: "每个星级至少几个名额；不足1人按1人计的填1"},
	"允许偏差":    {note: "“左右”允许多出的百分点"},
	"放宽五星比例":  {note: "连续三年先进的支部，五星比例的上限（办法五(二)3）"},
	"同分排序":    {note: "总分相同的，按基础分排序，还是并列", words: []string{"基础分", "无"}},
	"并列处理":    {note: "并列的人名额不够时：待定（由党工委决定）、从紧（都转入下一星级）、从宽（不超上限就都评上）", words: []string{"待定", "从紧", "从宽"}},
	"预备党员评星":  {note: "预备党员能否评星（办法五(一)）", words: []string{"否", "是"}},
	"诫勉线":     {note: "总分低于它的，诫勉谈话（办法六(二)）"},
	"双预警线":    {note: "总分低于它的，双预警（办法六(二)）"},
	"群众代表比例":  {note: "测评会上群众代表与党员数之比，一般为20%（办法五(二)1）"},
	"群众代表偏差":  {note: "群众代表比例允许相差的百分点"},
	"党员测评权重":  {note: "不填则每张票同等计算；填的，两项之和为100%"},
	"群众测评权重":  {note: "不填则每张票同等计算；填的，两项之和为100%"},
	"公示最少工作日": {note: "公示期不能少于的工作日数（办法五(二)3）"},
}

// itemHint is the column of an item.
func itemHint(item evaluation.Item) hint {
	return hint{mustFill, scores, 5, "0至" + item.Full.Short() + "分，可以有两位小数", nil}
}
