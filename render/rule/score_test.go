package rule

import (
	"xingbang/render/evaluation"
)

// scoreCases are of the scores in 党员.
var scoreCases = []breakage{
	{"an item missing", "五(二)1", func(e *evaluation.Evaluation) {
		e.Members[19].Items[0] = empty[evaluation.Score](at("党员", 21, colItems))
	},
		[]string{"score-missing error 甲支部/甲20 党员G21"}, "缺“理想信念”"},
	{"two items missing", "", func(e *evaluation.Evaluation) {
		e.Members[19].Items[0] = empty[evaluation.Score](at("党员", 21, colItems))
		e.Members[19].Items[9] = empty[evaluation.Score](at("党员", 21, colItems+9))
	}, []string{"score-missing error 甲支部/甲20 党员G21", "score-missing error 甲支部/甲20 党员P21"}, ""},
	{"an unreadable item is not missing", "", func(e *evaluation.Evaluation) {
		e.Members[19].Items[0] = invalid[evaluation.Score](at("党员", 21, colItems))
	},
		[]string{}, ""},
	{"a sum missing", "五(二)1", func(e *evaluation.Evaluation) {
		sumsOnly(e)
		e.Members[19].Merit = empty[evaluation.Score](at("党员", 21, colBase+1))
	}, []string{"score-missing error 甲支部/甲20 党员S21"}, "缺评星分"},
	{"a sum without a column is the reader's", "", func(e *evaluation.Evaluation) {
		sumsOnly(e)
		e.Sources[0].Sheets = e.Sources[0].Sheets[:5] // no 测评票
		e.Members[19].Merit = evaluation.Field[evaluation.Score]{}
	}, []string{}, ""},
	{"a sum that items make up for", "", func(e *evaluation.Evaluation) {
		e.Members[19].Merit = empty[evaluation.Score](at("党员", 21, colBase+1))
	},
		[]string{}, ""},
	{"an activist's item missing", "", func(e *evaluation.Evaluation) {
		setStatus(e, 19, evaluation.Activist)
		e.Branches[0].Headcount.Value = 19
		e.Members[19].Items[0] = empty[evaluation.Score](at("党员", 21, colItems))
	}, []string{"score-missing error 甲支部/甲20 党员G21"}, ""},
	{"an item above its full score", "四", func(e *evaluation.Evaluation) {
		sums(e, 0)
		e.Members[0].Items[0].Value = 1001
	}, []string{"score-range error 甲支部/甲01 党员G2"}, "填 10.01，应在 0 至 10 之间"},
	{"an item below 0", "四", func(e *evaluation.Evaluation) {
		sums(e, 0)
		e.Members[0].Items[6].Value = -1
	}, []string{"score-range error 甲支部/甲01 党员M2"}, "填 -0.01"},
	{"a base above its full score", "四", func(e *evaluation.Evaluation) {
		sumsOnly(e)
		e.Members[0].Base.Value, e.Members[0].Total = 6001, evaluation.Field[evaluation.Score]{}
	}, []string{"score-range error 甲支部/甲01 党员R2"}, "“基础分”填 60.01，应在 0 至 60 之间"},
	{"a base that does not add up", "", func(e *evaluation.Evaluation) { e.Members[19].Base.Value++ },
		[]string{"sum-mismatch error 甲支部/甲20 党员R21"}, "基础分填 50.01，重算 50.00"},
	{"a total that does not add up", "", func(e *evaluation.Evaluation) { e.Members[0].Total.Value = 9750 },
		[]string{"sum-mismatch error 甲支部/甲01 党员T2"}, "总分填 97.50，重算 98.50 = 59.50 + 39.00"},
	{"a total of sums that does not add up", "", func(e *evaluation.Evaluation) {
		sumsOnly(e)
		e.Members[0].Total.Value = 9750
	}, []string{"sum-mismatch error 甲支部/甲01 党员T2"}, "重算 98.50 = 59.50 + 39.00"},
	{"a merit that does not add up", "", func(e *evaluation.Evaluation) { e.Members[0].Merit.Value = 3901 },
		[]string{"sum-mismatch error 甲支部/甲01 党员S2"}, "评星分填 39.01，重算 39.00 = 8.00 + 8.00 + 8.00 + 8.00 + 7.00"},
}

// sums clears a member's declared sums.
func sums(e *evaluation.Evaluation, i int) {
	e.Members[i].Base, e.Members[i].Merit, e.Members[i].Total = evaluation.Field[evaluation.Score]{}, evaluation.Field[evaluation.Score]{}, evaluation.Field[evaluation.Score]{}
}
