package publication

import (
	"fmt"
	"strings"

	"xingbang/render/evaluation"
)

// Statement is one sentence of how the figures came about, with its clause.
type Statement struct{ Clause, Text string }

// method says in words what the parameters in force make of the measure.
func method(r *evaluation.Result) []Statement {
	m := r.Measure
	return []Statement{
		{"办法四", fmt.Sprintf("考核总分%s分，其中基础分%s分、评星分%s分。各基础项目得分之和为基础分，各评星项目得分之和为评星分，两者之和为总分。",
			(m.BaseFull + m.MeritFull).Short(), m.BaseFull.Short(), m.MeritFull.Short())},
		{"办法五(一)", participation(m)},
		{"办法五(二)1", balloting(m)},
		{"办法五(二)2", fmt.Sprintf("评星资格：参加考评的%s，基础分不低于%s分，总分不低于%s分，且无一票否决情形。",
			word(m.ProbationaryStars, "正式党员和预备党员", "正式党员"), m.BaseLine.Short(), m.StarLine.Short())},
		{"办法五(二)2", quota(m)},
		{"办法五(二)2", ranking(m)},
		{"办法五(二)3", fmt.Sprintf("连续三年被评为先进基层党组织的支部，五星名额可放宽至%s。%s",
			m.RelaxedFiveShare, word(r.HasApproved, "本报告的星级以党工委批准的定星为准，推算星级供对照。", "本次尚无批准的定星，本报告的星级为推算星级。"))},
		{"办法六(二)", fmt.Sprintf("总分低于%s分的，诫勉谈话并限期整改；低于%s分的，同时列入双预警，由支部书记约谈、结对帮扶。",
			m.AdmonitionLine.Short(), m.DoubleWarningLine.Short())},
		{"", fmt.Sprintf("分数线附近：逐人将总分增减%s分（先计入评星分，结果不变的再计入基础分，均不超出满分），他人得分不变，按以上规则重新推算；推算星级、评星资格或结果运用因此改变的，列为临界人员。", evaluation.NearMargin)},
		{"", "平均分、中位数四舍五入至0.01分；参评率、占比等四舍五入至0.1%；入党积极分子不计入人数、占比和平均分。"},
	}
}

func word(b bool, yes, no string) string {
	if b {
		return yes
	}
	return no
}

func participation(m evaluation.Measure) string {
	return "经批准免评的党员不计分、不排名、不定星，仍计入党员总数；预备党员" +
		word(m.ProbationaryStars, "参照执行，可以评星；", "参照执行，计分而不评星；") + "入党积极分子参照执行，只计分。"
}

func balloting(m evaluation.Measure) string {
	how := "各项得分为全部有效测评票的平均分"
	if m.Weighted {
		how = fmt.Sprintf("各项得分为党员测评平均分的%s与群众代表测评平均分的%s之和", m.MemberWeight, m.RepresentativeWeight)
	}
	return fmt.Sprintf("凡录入测评票的支部，%s，四舍五入至0.01分；缺项或超出满分的测评票整票无效。群众代表以党员数的%s为宜，上下不超过%s个百分点。",
		how, m.RepresentativeShare, strings.TrimSuffix(m.RepresentativeMargin.String(), "%"))
}

func quota(m evaluation.Measure) string {
	rounding := [...]string{"四舍五入取整", "有小数即进一", "舍去小数"}[m.Rounding]
	if m.MinSeats > 0 {
		rounding += fmt.Sprintf("、不足%d人按%[1]d人计", m.MinSeats)
	}
	body := word(m.Scope == evaluation.WholeCommittee, "全委统一", "各支部分别")
	base := [...]string{"党员总数（含免评）", "正式党员数（含免评）", "参评党员数"}[m.Denominator]
	return fmt.Sprintf("五星、四星、三星名额%s按%s的%s、%s、%s计算，%s；“左右”按不超过%s个百分点掌握，为各级人数上限：超过名额而不超过上限的为上浮，超过上限的为超额。上一级空出的名额不转入下一级。",
		body, base, m.Shares[0], m.Shares[1], m.Shares[2], rounding, strings.TrimSuffix(m.Tolerance.String(), "%"))
}

func ranking(m evaluation.Measure) string {
	order := word(m.RankByTotalAlone, "按总分排名，总分相同的名次并列", "按总分排名，总分相同的按基础分，仍相同的名次并列")
	ties := [...]string{"并列人员超出所余名额的，不评入该级，由党工委议定", "并列人员超出所余名额的，不评入该级", "并列人员超出所余名额的，只要不超过上限即全部评入"}[m.Ties]
	return order + "；由高到低依次评入五星、四星、三星，" + ties + "。"
}
