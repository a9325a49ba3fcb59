package wording

import (
	"fmt"
	"regexp"
	"strings"

	"xingbang/render/evaluation"
	"xingbang/render/publication"
)

// starKey is where a level's view keeps its star, for the list directive.
const starKey = "星"

// measureName is the measure's name after the district's.
const measureName = "党员评星定级量化管理实施办法"

// view is the notice as a template sees it: Chinese names, values as Markdown.
func view(n publication.Notice) map[string]any {
	required := func(name, value string) string {
		if strings.TrimSpace(value) == "" {
			value = placeholder(name)
		}
		return escape(value)
	}
	workdays := ""
	if n.WorkingDays > 0 {
		workdays = fmt.Sprint(n.WorkingDays)
	}
	levels := starred(n)
	return map[string]any{
		"考评名称":  required("考评名称", n.Name),
		"考评期间":  required("考评期间", n.Period),
		"党工委":   required("党工委名称", n.Committee),
		"办法名称":  escape(district(n.Committee) + measureName),
		"审批机关":  required("审批机关", n.Approver),
		"审批日期":  required("审批日期", n.ApprovedOn.String()),
		"应参评":   n.Members,
		"实际参评":  n.Evaluated,
		"星级党员":  n.Starred,
		"各星级人数": counts(levels),
		"排列说明":  order(n.Order),
		"公示得分":  n.ShowScores,
		"公示时间":  period(n.From, n.Until),
		"工作日":   required("公示工作日", workdays),
		"成文日期":  required("成文日期", n.Dated.String()),
		"受理部门":  escape(n.Office),
		"监督电话":  escape(n.Phone),
		"电子邮箱":  escape(n.Mail),
		"通讯地址":  escape(n.Address),
		"反映方式":  ways(n),
		"网址":    escape(n.URL),
		"星级":    levels,
	}
}

func placeholder(name string) string { return "〔待填：" + name + "〕" }

// starred is the views of the levels that someone has.
func starred(n publication.Notice) []map[string]any {
	var views []map[string]any
	for _, l := range n.Levels {
		if l.Count > 0 {
			views = append(views, map[string]any{
				"名称": l.Star.String() + "级", "人数": l.Count, starKey: int(l.Star),
			})
		}
	}
	return views
}

// counts is how many have which star, as the end of a sentence on how many have one.
func counts(levels []map[string]any) string {
	if len(levels) == 1 {
		return fmt.Sprintf("均为%v党员", levels[0]["名称"])
	}
	var parts []string
	for _, l := range levels {
		parts = append(parts, fmt.Sprintf("%v%v名", l["名称"], l["人数"]))
	}
	return "其中" + strings.Join(parts, "、")
}

// order says how the names of one level in one branch stand (名单排序).
func order(o evaluation.Order) string {
	switch o {
	case evaluation.ByStroke:
		return "同一支部按姓氏笔画排列"
	case evaluation.ByPinyin:
		return "同一支部按姓氏拼音排列"
	case evaluation.BySheet:
		return "排名不分先后"
	}
	return "同一支部按考评得分从高到低排列"
}

// period is the time of publication; a year or month is not said twice.
func period(from, until evaluation.Date) string {
	if from.IsZero() {
		return placeholder("公示开始日期")
	}
	switch {
	case until.IsZero():
		return from.String() + "至" + placeholder("公示截止日期")
	case until == from:
		return from.String()
	case until.Year == from.Year:
		return fmt.Sprintf("%s至%d月%d日", from, int(until.Month), until.Day)
	}
	return from.String() + "至" + until.String()
}

// ways are the ways to object that the given contacts leave open.
func ways(n publication.Notice) string {
	var w []string
	if n.Phone != "" {
		w = append(w, "电话")
	}
	if n.Mail != "" {
		w = append(w, "电子邮件")
	}
	if n.Address != "" {
		w = append(w, "来信来访")
	}
	if len(w) == 0 {
		return placeholder("监督电话或电子邮箱")
	}
	return strings.Join(w, "、")
}

var (
	districtName = regexp.MustCompile(`^(?:中共|中国共产党)?(?:\p{Han}{2,8}?[省州盟])?(?:\p{Han}{2,8}?市)?(\p{Han}{1,8}?[区县旗])`)
	community    = "社区"
)

// district is the district that a committee's name begins with, whose measure it
// is: 某某区 of 中共某某区东风街道工作委员会; "" where the name tells none.
func district(committee string) string {
	m := districtName.FindStringSubmatch(committee)
	if m == nil || strings.HasSuffix(m[1], community) {
		return ""
	}
	return m[1]
}

// escape makes a value that Markdown shows as it is, on one line.
func escape(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		if r < 0x80 && strings.ContainsRune("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
