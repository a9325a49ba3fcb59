package rule

import (
	"xingbang/render/evaluation"
)

// memberCases are of the columns of 党员 but scores and stars.
var memberCases = []breakage{
	{"unknown branch", "", func(e *evaluation.Evaluation) {
		e.Members[29].Branch.Value = "乙文部"
		e.Branches[1].Headcount.Value = 9
	}, []string{"branch-unknown error 乙文部/乙10 党员C31"}, "是否应为“乙支部”？请"},
	{"a branch between two", "", func(e *evaluation.Evaluation) {
		e.Members[29].Branch.Value = "丁支部"
		e.Branches[1].Headcount.Value = 9
	}, []string{"branch-unknown error 丁支部/乙10 党员C31"}, "是否应为“甲支部”或“乙支部”？"},
	{"a branch like no other", "", func(e *evaluation.Evaluation) {
		e.Members[29].Branch.Value = "机关党委"
		e.Branches[1].Headcount.Value = 9
	}, []string{"branch-unknown error 机关党委/乙10 党员C31"}, "请改正支部名称"},
	{"no column for the branch", "", func(e *evaluation.Evaluation) {
		e.Members[29].Branch = evaluation.Field[string]{}
		e.Branches[1].Headcount.Value = 9
	}, []string{}, ""},
	{"unreadable branch", "", func(e *evaluation.Evaluation) {
		e.Members[29].Branch = invalid[string](at("党员", 31, colBranch))
		e.Branches[1].Headcount.Value = 9
	}, []string{}, ""},
	{"one number twice, in two branches", "", func(e *evaluation.Evaluation) { e.Members[29].ID.Value = "001" },
		[]string{"member-duplicate error 甲支部/甲01 党员A2 +1"}, "甲01（甲支部） A2；乙10（乙支部） A31"},
	{"one number in two files", "", func(e *evaluation.Evaluation) {
		e.Members[29].ID.Value, e.Members[29].ID.Cell.File = "001", "b.xlsx"
	}, []string{"member-duplicate error 甲支部/甲01 党员A2 +1"}, "甲01（甲支部） A2；乙10（乙支部） b.xlsx 工作表“党员”A31"},
	{"one number three times", "", func(e *evaluation.Evaluation) {
		e.Members[29].ID.Value, e.Members[28].ID.Value = "001", "001"
	}, []string{"member-duplicate error 甲支部/甲01 党员A2 +2"}, "出现 3 次"},
	{"one name twice without a number", "", func(e *evaluation.Evaluation) { twins(e, "") },
		[]string{"member-duplicate error 甲支部/甲19 党员B20 +1"}, "B20；甲19（甲支部） B21"},
	{"one name twice without a number, told apart", "", func(e *evaluation.Evaluation) { twins(e, "女") }, []string{}, ""},
	{"one name twice with unreadable numbers", "", func(e *evaluation.Evaluation) {
		twins(e, "")
		e.Members[18].ID, e.Members[19].ID = invalid[string](at("党员", 20, colID)), invalid[string](at("党员", 21, colID))
	}, []string{}, ""},
	{"one name twice with numbers", "", func(e *evaluation.Evaluation) { e.Members[19].Name.Value = "甲19" }, []string{}, ""},
	{"one name in two branches", "", func(e *evaluation.Evaluation) {
		twins(e, "")
		e.Members[19].Name.Value = "甲20"
		e.Members[29].ID, e.Members[29].Name.Value = empty[string](at("党员", 31, colID)), "甲20"
	}, []string{}, ""},
	{"two star members of one name", "", func(e *evaluation.Evaluation) { e.Members[1].Name.Value = "甲01" },
		[]string{"homonym error 甲支部/甲01 党员B2 +1"}, "2 名同名的星级党员"},
	{"two star members of one name, told apart", "", func(e *evaluation.Evaluation) {
		e.Members[1].Name.Value = "甲01"
		e.Members[1].Distinction = given("女", at("党员", 3, colDistinct))
	}, []string{}, ""},
	{"two star members of one name and 区分", "", func(e *evaluation.Evaluation) {
		e.Members[1].Name.Value = "甲01"
		e.Members[0].Distinction = given("女", at("党员", 2, colDistinct))
		e.Members[1].Distinction = given("女", at("党员", 3, colDistinct))
	}, []string{"homonym error 甲支部/甲01 党员B2 +1"}, "区分"},
	{"a star member and another of one name", "", func(e *evaluation.Evaluation) { e.Members[19].Name.Value = "甲01" }, []string{}, ""},
	{"exempt", "", func(e *evaluation.Evaluation) { exempt(e, 19, "年老体弱") }, []string{}, ""},
	{"exempt without a reason", "五(一)", func(e *evaluation.Evaluation) { exempt(e, 19, "") },
		[]string{"exempt-reason error 甲支部/甲20 党员F21"}, "没有写明免评原因"},
	{"exempt with an unreadable reason", "", func(e *evaluation.Evaluation) {
		exempt(e, 19, "")
		e.Members[19].ExemptReason = invalid[string](at("党员", 21, colReason))
	}, []string{}, ""},
	{"exempt with scores", "五(一)", func(e *evaluation.Evaluation) {
		exempt(e, 19, "年老体弱")
		e.Members[19].Items[2] = given(evaluation.Points(99), at("党员", 21, colItems+2))
		e.Members[19].Total = given(evaluation.Points(88), at("党员", 21, colBase+2))
	}, []string{"exempt-scores warning 甲支部/甲20 党员I21 +1"}, "2 项得分"},
	{"photo", "", func(e *evaluation.Evaluation) { picture(e, true, "") }, []string{}, ""},
	{"photo missing", "", func(e *evaluation.Evaluation) { picture(e, true, "找不到文件") },
		[]string{"photo warning 甲支部/甲01 党员Y2"}, "找不到文件"},
	{"photo without consent", "", func(e *evaluation.Evaluation) { picture(e, false, "") },
		[]string{"photo warning 甲支部/甲01 党员Y2"}, "没有照片授权"},
	{"photo missing and without consent", "", func(e *evaluation.Evaluation) { picture(e, false, "找不到文件") },
		[]string{"photo warning 甲支部/甲01 党员Y2"}, "找不到文件；没有照片授权"},
}

// twins makes the last two of 甲 namesakes without a number.
func twins(e *evaluation.Evaluation, distinction string) {
	for _, i := range []int{18, 19} {
		e.Members[i].ID = empty[string](at("党员", i+2, colID))
	}
	e.Members[19].Name.Value = "甲19"
	if distinction != "" {
		e.Members[19].Distinction = given(distinction, at("党员", 21, colDistinct))
	}
}

func picture(e *evaluation.Evaluation, consent bool, problem string) {
	m := &e.Members[0]
	m.PhotoName = given("甲01.jpg", at("党员", 2, colPhoto))
	m.PhotoConsent = given(consent, at("党员", 2, colConsent))
	m.Photo.Problem = problem
}
