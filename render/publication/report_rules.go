package publication

import (
	"cmp"
	"slices"

	"xingbang/render/evaluation"
)

// Provision is one parameter of the measure in force, with its clause.
type Provision struct {
	Name, Value string
	Clause      string // as 办法五(二)2
	// Cell is where the inputs state it; the zero Cell means the default.
	Cell evaluation.Cell
}

// Origin says where the value comes from: its cell, or 默认.
func (p Provision) Origin() string { return cmp.Or(p.Cell.String(), "默认") }

// clauses are where the measure speaks of a parameter; 办法五(二)2 of all others.
var clauses = map[string]string{
	"基础分满分": "办法四", "评星分满分": "办法四",
	"放宽五星比例": "办法五(二)3", "公示最少工作日": "办法五(二)3",
	"预备党员评星": "办法五(一)",
	"诫勉线":    "办法六(二)", "双预警线": "办法六(二)",
	"群众代表比例": "办法五(二)1", "群众代表偏差": "办法五(二)1",
	"党员测评权重": "办法五(二)1", "群众测评权重": "办法五(二)1",
}

func provisions(m evaluation.Measure) []Provision {
	var list []Provision
	for _, p := range m.Parameters() {
		list = append(list, Provision{
			Name: p.Name, Value: cmp.Or(p.Value, "不设"),
			Clause: cmp.Or(clauses[p.Name], "办法五(二)2"), Cell: m.Stated[p.Name],
		})
	}
	return list
}

// FindingGroup is the findings of one rule and severity.
type FindingGroup struct {
	Rule     string
	Title    string // the rule in Chinese
	Severity evaluation.Severity
	// Findings are indexes into Result.Findings.
	Findings []int
}

// groupFindings puts findings together by severity and rule, errors first, in
// the order of their first.
func groupFindings(fs []evaluation.Finding) []FindingGroup {
	type key struct {
		rule     string
		severity evaluation.Severity
	}
	at := map[key]int{}
	var groups []FindingGroup
	for i, f := range fs {
		k := key{f.Rule, f.Severity}
		n, ok := at[k]
		if !ok {
			n = len(groups)
			at[k] = n
			groups = append(groups, FindingGroup{Rule: f.Rule, Title: FindingTitle(f.Rule), Severity: f.Severity})
		}
		groups[n].Findings = append(groups[n].Findings, i)
	}
	weight := map[evaluation.Severity]int{evaluation.Error: 0, evaluation.Warning: 1, evaluation.Note: 2}
	slices.SortStableFunc(groups, func(a, b FindingGroup) int {
		return cmp.Compare(weight[a.Severity], weight[b.Severity])
	})
	return groups
}

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

// FindingTitle is a rule in a committee's words, the rule's name if it has none.
func FindingTitle(rule string) string { return cmp.Or(titles[rule], rule) }
