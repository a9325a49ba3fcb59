package workbook

import (
	"strings"

	"xingbang/render/evaluation"
)

// choice is one word of a list with the value it stands for, and the other
// words that mean exactly the same.
type choice[T any] struct {
	value    T
	word     string
	synonyms []string
}

// oneOf reads a cell that holds one of the words.
func oneOf[T any](choices ...choice[T]) parser[T] {
	byWord, legal := map[string]choice[T]{}, make([]string, 0, len(choices))
	for _, c := range choices {
		legal = append(legal, c.word)
		byWord[c.word] = c
		for _, s := range c.synonyms {
			byWord[s] = c
		}
	}
	return func(s *sheet, c cell) parsed[T] {
		t, did := cleanName(textOf(s, c))
		if did&wide == 0 {
			var coded repair
			t, coded = cleanCode(t)
			did |= coded
		}
		p := parsed[T]{text: t, did: did}
		found, ok := byWord[strings.ToUpper(t)]
		if !ok {
			p.text, p.fault = textOf(s, c), "不在可填的词中，可填："+strings.Join(legal, "、")
			return p
		}
		if found.word != strings.ToUpper(t) && !standard[strings.ToUpper(t)] {
			p.did |= renamed
		}
		p.value, p.text = found.value, found.word
		return p
	}
}

// standard are words that are as good as those of the list: a star in digits or in
// signs.
var standard = map[string]bool{"0": true, "3": true, "4": true, "5": true, "★★★": true, "★★★★": true, "★★★★★": true}

var (
	yes = []string{"√", "✓", "✔", "Y", "YES", "TRUE", "对"}
	no  = []string{"×", "✗", "✘", "N", "NO", "FALSE", "错"}
)

// yesNo reads 是 or 否, and what means them in the column at hand.
func yesNo(alsoYes, alsoNo []string) parser[bool] {
	return oneOf(
		choice[bool]{true, "是", append(alsoYes, yes...)},
		choice[bool]{false, "否", append(alsoNo, no...)},
	)
}

var (
	parseBool      = yesNo(nil, nil)
	parseEvaluated = yesNo([]string{"参评", "参加"}, []string{"免评", "不参评", "不参加", "未参评", "未参加"})
	parseConsent   = yesNo([]string{"同意", "已授权", "授权", "有"}, []string{"不同意", "未授权", "不授权", "无"})
	parseCounted   = yesNo([]string{"计入", "计算"}, []string{"不计入", "不计算"})

	parseStatus = oneOf(
		choice[evaluation.Status]{evaluation.Full, "正式党员", []string{"正式", "中共党员", "中共正式党员", "党员"}},
		choice[evaluation.Status]{evaluation.Probationary, "预备党员", []string{"预备", "中共预备党员"}},
		choice[evaluation.Status]{evaluation.Activist, "入党积极分子", []string{"积极分子"}},
	)

	parseStar = oneOf(
		choice[evaluation.Star]{0, "无", []string{"0", "0星", "无星", "无星级", "零星", "未评星", "未定星", "不定星", "不评星"}},
		choice[evaluation.Star]{3, "三星", starWords("三", "3")},
		choice[evaluation.Star]{4, "四星", starWords("四", "4")},
		choice[evaluation.Star]{5, "五星", starWords("五", "5")},
	)

	parseVoter = oneOf(
		choice[evaluation.Voter]{evaluation.MemberVoter, "党员", []string{"党员代表", "正式党员", "预备党员"}},
		choice[evaluation.Voter]{evaluation.Representative, "群众代表", []string{"群众"}},
	)

	parseCategory = oneOf(
		choice[evaluation.Category]{evaluation.Base, "基础", []string{"基础分", "基础项目", "基础项"}},
		choice[evaluation.Category]{evaluation.Merit, "评星", []string{"评星分", "评星项目", "评星项"}},
	)

	parseWorking = oneOf(
		choice[bool]{false, "放假", []string{"休", "休息", "假", "节假日"}},
		choice[bool]{true, "上班", []string{"班", "补班", "调休上班"}},
	)

	parseOrder = oneOf(
		choice[evaluation.Order]{evaluation.ByScore, "得分", []string{"按得分", "总分", "按总分"}},
		choice[evaluation.Order]{evaluation.ByStroke, "姓氏笔画", []string{"按姓氏笔画", "笔画", "姓氏笔划", "按姓氏笔划"}},
		choice[evaluation.Order]{evaluation.ByPinyin, "姓氏拼音", []string{"按姓氏拼音", "拼音"}},
		choice[evaluation.Order]{evaluation.BySheet, "原表", []string{"原表顺序", "按原表", "按原表顺序"}},
	)
)

func starWords(han, digit string) []string {
	stars := strings.Repeat("★", int(digit[0]-'0'))
	return []string{
		digit, stars, han + "星级", digit + "星", digit + "星级", han + "星党员", han + "星级党员",
		han + "颗星", digit + "颗星", strings.Repeat("⭐", len(stars)/len("★")),
	}
}
