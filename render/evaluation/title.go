package evaluation

import "cmp"

// titles are the rules in a committee's words.
var titles = map[string]string{
	"setting-missing": "缺少设置", "setting-invalid": "设置无效",
	"column-missing": "缺少必需列", "column-unknown": "不认识的列",
	"ignored-sheet": "未读的工作表", "repaired": "读取时的整理", "hidden-data": "隐藏的行列",
	"value-invalid": "单元格内容无效", "score-missing": "缺少得分", "score-range": "得分超出范围",
	"sum-mismatch": "分项与合计不符", "items-mismatch": "满分合计不符",
	"member-duplicate": "人员重复", "homonym": "同名未区分",
	"branch-unknown": "支部不在册", "branch-empty": "支部无党员", "headcount-mismatch": "党员总数不符",
	"exempt-reason": "缺少免评原因", "exempt-scores": "免评人员有得分",
	"representatives": "群众代表比例", "ballot-invalid": "无效测评票", "ballot-unknown": "测评对象不在册",
	"ballot-duplicate": "测评票重复", "ballot-mismatch": "测评均分不符", "ballot-count": "测评票数不符",
	"star-ineligible": "不具资格而定星", "star-differs": "定星与推算不同", "rank-inversion": "名次倒挂",
	"quota-exceeded": "名额超出上限", "quota-unfilled": "名额空缺", "tie-at-cutoff": "分数线并列",
	"ratio-unused": "支部五星比例未用", "relaxation": "五星比例放宽不符", "advanced-years": "先进年度不符",
	"not-approved": "尚未审批", "contact-missing": "缺少受理方式",
	"period-start": "公示早于审批", "period-short": "公示期不足", "period-mismatch": "公示截止日期不符",
	"holiday-unknown": "缺少节假日安排",
	"glyph-missing":   "字库缺字", "character-suspect": "疑似乱码", "photo": "照片未用", "private-data": "疑似个人信息",
}

// RuleTitle is a rule in a committee's words, the rule's name if it has none.
func RuleTitle(rule string) string { return cmp.Or(titles[rule], rule) }
