package rule

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xingbang/render/evaluation"
)

// brief is a finding in one line: rule, severity, branch/member, cell, and how
// many further places.
func brief(f evaluation.Finding) string {
	s := fmt.Sprintf("%s %s %s/%s %s%s", f.Rule, f.Severity, f.Branch, f.Member, f.Cell.Sheet, f.Cell.Ref())
	if len(f.Also) > 0 {
		s += fmt.Sprintf(" +%d", len(f.Also))
	}
	return s
}

func briefs(fs []evaluation.Finding) []string {
	out := []string{}
	for _, f := range fs {
		out = append(out, brief(f))
	}
	return out
}

func TestValidEvaluationHasNoFinding(t *testing.T) {
	for name, change := range map[string]func(*evaluation.Evaluation){
		"as it is":        func(*evaluation.Evaluation) {},
		"approved":        approve,
		"sums only":       sumsOnly,
		"with ballots":    poll,
		"whole committee": func(e *evaluation.Evaluation) { e.Measure.Scope = evaluation.WholeCommittee; spread(e) },
	} {
		e := street()
		change(e)
		if got := Apply(e, Options{CanDraw: func(rune) bool { return true }}).Findings; len(got) > 0 {
			t.Errorf("%s: %v", name, briefs(got))
		}
	}
}

// spread sets the scores so that no two members of the street tie.
func spread(e *evaluation.Evaluation) {
	for i := range e.Members {
		setScores(e, i, evaluation.Score(5980-40*i), evaluation.Score(3900-70*i))
	}
}

type breakage struct {
	name   string
	clause string
	change func(e *evaluation.Evaluation)
	want   []string
	// says is a part of the first finding's message or hint.
	says string
}

// TestFindings breaks one thing at a time in a valid evaluation.
func TestFindings(t *testing.T) {
	for _, group := range [][]breakage{settingCases, branchCases, memberCases, scoreCases, starCases, ballotCases, textCases} {
		for _, tt := range group {
			t.Run(tt.name, func(t *testing.T) {
				e := street()
				tt.change(e)
				r := Apply(e, Options{CanDraw: func(c rune) bool { return c != '𰻝' && c != '☃' && c != '\x1b' }})
				if diff := cmp.Diff(tt.want, briefs(r.Findings)); diff != "" {
					t.Errorf("findings (-want +got):\n%s", diff)
				}
				for n, f := range r.Findings {
					if n == 0 && !strings.Contains(f.Message, tt.says) && !strings.Contains(f.Hint, tt.says) {
						t.Errorf("%q is neither in %q nor in %q", tt.says, f.Message, f.Hint)
					}
					if n == 0 && tt.clause != "" && !strings.Contains(f.Message+f.Hint, "办法"+tt.clause) {
						t.Errorf("办法%s is not cited in %q, %q", tt.clause, f.Message, f.Hint)
					}
					if f.Hint == "" || f.Message == "" || strings.HasSuffix(f.Message, "。") {
						t.Errorf("%s: a finding has a fact without a full stop and a hint: %q, %q", f.Rule, f.Message, f.Hint)
					}
				}
			})
		}
	}
}

// twofold are the rules with a further severity, that of a departure explained
// and of a tie that the committee must decide.
var twofold = map[string][]evaluation.Severity{"star-differs": {evaluation.Note}, "tie-at-cutoff": {evaluation.Error}}

// TestEachRuleIsTried holds that the cases above try every rule with every
// severity it may report, and that no rule reports another.
func TestEachRuleIsTried(t *testing.T) {
	tried := map[string][]evaluation.Severity{}
	for _, group := range [][]breakage{settingCases, branchCases, memberCases, scoreCases, starCases, ballotCases, textCases} {
		for _, tt := range group {
			for _, w := range tt.want {
				name, rest, _ := strings.Cut(w, " ")
				severity, _, _ := strings.Cut(rest, " ")
				tried[name] = append(tried[name], evaluation.Severity(severity))
			}
		}
	}
	for _, r := range rules {
		severities := append(twofold[r.name], r.severity)
		for _, s := range severities {
			if !slices.Contains(tried[r.name], s) {
				t.Errorf("no case tries %s as %s", r.name, s)
			}
		}
		for _, s := range tried[r.name] {
			if !slices.Contains(severities, s) {
				t.Errorf("%s is reported as %s", r.name, s)
			}
		}
		delete(tried, r.name)
	}
	for name := range tried {
		t.Errorf("%s is in no list of rules", name)
	}
}

func date(y, m, d int) evaluation.Date {
	day, ok := evaluation.DateOf(y, m, d)
	if !ok {
		panic("no such day")
	}
	return day
}

var settingCases = []breakage{
	{"no name", "", func(e *evaluation.Evaluation) { e.Settings.Name = empty[string](at("考评", 1, 2)) },
		[]string{"setting-missing error / 考评B1"}, "考评名称"},
	{"no period row", "", func(e *evaluation.Evaluation) { e.Settings.Period = evaluation.Field[string]{} },
		[]string{"setting-missing error / 考评"}, "考评期间"},
	{"no committee", "", func(e *evaluation.Evaluation) { e.Settings.Committee = evaluation.Field[string]{} },
		[]string{"setting-missing error / 考评"}, "党工委名称"},
	{"no first day", "五(二)3", func(e *evaluation.Evaluation) { e.Settings.PublishFrom = evaluation.Field[evaluation.Date]{} },
		[]string{"setting-missing error / 考评"}, "公示开始日期"},
	{"unreadable first day is not missing", "", func(e *evaluation.Evaluation) {
		e.Settings.PublishFrom = invalid[evaluation.Date](at("考评", 6, 2))
	}, []string{}, ""},
	{"not approved", "五(二)3", func(e *evaluation.Evaluation) {
		e.Settings.Approver = empty[string](at("考评", 4, 2))
		e.Settings.ApprovedOn = evaluation.Field[evaluation.Date]{}
	}, []string{"not-approved error / 考评B4 +1"}, "“审批机关”和“审批日期”"},
	{"no date of approval", "五(二)3", func(e *evaluation.Evaluation) { e.Settings.ApprovedOn = empty[evaluation.Date](at("考评", 5, 2)) },
		[]string{"not-approved error / 考评B5"}, "审批日期"},
	{"unreadable date of approval", "", func(e *evaluation.Evaluation) { e.Settings.ApprovedOn = invalid[evaluation.Date](at("考评", 5, 2)) },
		[]string{}, ""},
	{"mail is contact enough", "", func(e *evaluation.Evaluation) { e.Settings.Phone = evaluation.Field[string]{} }, []string{}, ""},
	{"no contact", "五(二)3", func(e *evaluation.Evaluation) {
		e.Settings.Phone, e.Settings.Mail = empty[string](at("考评", 7, 2)), evaluation.Field[string]{}
	}, []string{"contact-missing error / 考评B7"}, "监督电话"},
	{"no settings at all", "", func(e *evaluation.Evaluation) { e.Settings = evaluation.Settings{} }, []string{
		"setting-missing error / ", "setting-missing error / ", "setting-missing error / ", "setting-missing error / ",
		"not-approved error /  +1", "contact-missing error / "}, ""},
	{"published before approval", "五(二)3", func(e *evaluation.Evaluation) { e.Settings.ApprovedOn.Value = date(2026, 7, 2) },
		[]string{"period-start error / 考评B6 +1"}, "2026年7月1日 早于审批日期 2026年7月2日"},
	{"published on the day of approval", "", func(e *evaluation.Evaluation) { e.Settings.ApprovedOn.Value = date(2026, 7, 1) },
		[]string{}, ""},
	{"short period", "五(二)3", func(e *evaluation.Evaluation) { e.Settings.WorkingDays = given(4, at("考评", 9, 2)) },
		[]string{"period-short error / 考评B9"}, "公示 4 个工作日，少于公示最少工作日 5"},
	{"default period too short for the measure", "五(二)3", func(e *evaluation.Evaluation) {
		e.Measure.MinPublicationWorkdays = 7
		e.Measure.Stated["公示最少工作日"] = at("办法", 3, 2)
	}, []string{"period-short error / 办法B3"}, "公示 5 个"},
	{"right last day", "", func(e *evaluation.Evaluation) { e.Settings.PublishUntil = given(date(2026, 7, 7), at("考评", 10, 2)) },
		[]string{}, ""},
	{"wrong last day", "五(二)3", func(e *evaluation.Evaluation) { e.Settings.PublishUntil = given(date(2026, 7, 8), at("考评", 10, 2)) },
		[]string{"period-mismatch error / 考评B10"}, "填 2026年7月8日，重算为 2026年7月7日"},
	{"last day, first not counted", "", func(e *evaluation.Evaluation) {
		e.Settings.PublishUntil = given(date(2026, 7, 8), at("考评", 10, 2))
		e.Settings.CountFirstDay = given(false, at("考评", 11, 2))
	}, []string{}, ""},
	{"unreadable length", "", func(e *evaluation.Evaluation) {
		e.Settings.PublishUntil = given(date(2026, 7, 8), at("考评", 10, 2))
		e.Settings.WorkingDays = invalid[int](at("考评", 9, 2))
	}, []string{}, ""},
	{"a year without a table", "五(二)3", func(e *evaluation.Evaluation) { e.Settings.PublishFrom.Value = date(2030, 7, 1) },
		[]string{"holiday-unknown warning / 考评B6"}, "2030 年"},
	{"into a year without a table", "五(二)3", func(e *evaluation.Evaluation) { e.Settings.PublishFrom.Value = date(2026, 12, 30) },
		[]string{"holiday-unknown warning / 考评B6"}, "2027 年"},
	{"a year of the user's", "", func(e *evaluation.Evaluation) {
		e.Settings.PublishFrom.Value = date(2030, 7, 1)
		e.Holidays = []evaluation.Holiday{{Date: date(2030, 1, 1)}}
	}, []string{}, ""},
	{"items do not add up", "四", func(e *evaluation.Evaluation) { e.Measure.BaseFull = evaluation.Points(50) },
		[]string{"items-mismatch error / "}, "60.00 = 10.00 + 10.00 + 10.00 + 10.00 + 10.00 + 10.00，应为基础分满分 50"},
	{"items of the sheet do not add up", "四", func(e *evaluation.Evaluation) {
		for j := range e.Items {
			e.Items[j].Cell = at("考核项目", j+2, 3)
		}
		e.Items[10].Full = evaluation.Points(9)
	}, []string{"items-mismatch error / 考核项目C8 +5"}, "41.00"},
}

var branchCases = []breakage{
	{"a branch without members", "", func(e *evaluation.Evaluation) {
		e.Branches = append(e.Branches, evaluation.Branch{Name: "丙支部", Cell: at("支部", 4, 2)})
	}, []string{"branch-empty warning 丙支部/ 支部B4"}, "没有党员"},
	{"a branch with an activist alone", "", func(e *evaluation.Evaluation) {
		e.Branches = append(e.Branches, evaluation.Branch{Name: "丙支部", Cell: at("支部", 4, 2)})
		addMember(e, "丙01", "丙支部", 5000, 3000)
		setStatus(e, 30, evaluation.Activist)
	}, []string{"branch-empty warning 丙支部/ 支部B4"}, "没有党员"},
	{"head count", "", func(e *evaluation.Evaluation) { e.Branches[1].Headcount.Value = 11 },
		[]string{"headcount-mismatch error 乙支部/ 支部C3"}, "填 11，名册有 10 = 正式 10 + 预备 0"},
	{"head count with the exempt and without activists", "", func(e *evaluation.Evaluation) {
		exempt(e, 19, "年老体弱")
		setStatus(e, 29, evaluation.Activist)
		e.Branches[1].Headcount.Value = 9
	}, []string{}, ""},
	{"representatives at the upper end", "", func(e *evaluation.Evaluation) { e.Branches[0].Representatives.Value = 5 }, []string{}, ""},
	{"representatives at the lower end", "", func(e *evaluation.Evaluation) { e.Branches[0].Representatives.Value = 3 }, []string{}, ""},
	{"too many representatives", "五(二)1", func(e *evaluation.Evaluation) { e.Branches[0].Representatives.Value = 6 },
		[]string{"representatives warning 甲支部/ 支部E2"}, "占党员 20 人的 30%，不在 20% ± 5 个百分点之内"},
	{"no representatives", "五(二)1", func(e *evaluation.Evaluation) { e.Branches[0].Representatives.Value = 0 },
		[]string{"representatives warning 甲支部/ 支部E2"}, "的 0%"},
	{"representatives not given", "", func(e *evaluation.Evaluation) { e.Branches[0].Representatives = empty[int](at("支部", 2, 5)) },
		[]string{}, ""},
	{"advanced in the years before", "", func(e *evaluation.Evaluation) { advance(e, 2025, 2023, 2024) }, []string{}, ""},
	{"advanced up to the year", "", func(e *evaluation.Evaluation) { advance(e, 2023, 2024, 2025, 2026) }, []string{}, ""},
	{"advanced without years", "五(二)3", func(e *evaluation.Evaluation) { advance(e) },
		[]string{"advanced-years error 甲支部/ 支部G2"}, "没有填写"},
	{"advanced for two years", "五(二)3", func(e *evaluation.Evaluation) { advance(e, 2024, 2025, 2025) },
		[]string{"advanced-years error 甲支部/ 支部G2"}, "只有 2 个：2024、2025"},
	{"advanced with a gap", "五(二)3", func(e *evaluation.Evaluation) { advance(e, 2022, 2024, 2025) },
		[]string{"advanced-years error 甲支部/ 支部G2"}, "不连续"},
	{"advanced long ago", "五(二)3", func(e *evaluation.Evaluation) { advance(e, 2022, 2023, 2024) },
		[]string{"advanced-years error 甲支部/ 支部G2"}, "不是截至 2025 年或 2026 年"},
	{"advanced in years to come", "五(二)3", func(e *evaluation.Evaluation) { advance(e, 2025, 2026, 2027) },
		[]string{"advanced-years error 甲支部/ 支部G2"}, "不是截至"},
	{"advanced, in a period without a year", "五(二)3", func(e *evaluation.Evaluation) {
		advance(e, 2023, 2024, 2025)
		e.Settings.Period.Value = "上半年"
	}, []string{"advanced-years error 甲支部/ 支部G2"}, "没有年份"},
	{"years of a branch that is not advanced", "", func(e *evaluation.Evaluation) {
		advance(e, 2020)
		e.Branches[0].Advanced.Value = false
	}, []string{}, ""},
	{"relaxed", "", func(e *evaluation.Evaluation) {
		advance(e, 2023, 2024, 2025)
		e.Branches[0].FiveStarShare = given(evaluation.PerCent(15), at("支部", 2, 8))
	}, []string{}, ""},
	{"relaxed without ground", "五(二)3", func(e *evaluation.Evaluation) {
		e.Branches[0].FiveStarShare = given(evaluation.PerCent(15), at("支部", 2, 8))
	}, []string{"relaxation error 甲支部/ 支部H2"}, "不是连续三年先进"},
	{"relaxed above the ceiling", "五(二)3", func(e *evaluation.Evaluation) {
		advance(e, 2023, 2024, 2025)
		e.Branches[0].FiveStarShare = given(evaluation.PerCent(16), at("支部", 2, 8))
	}, []string{"relaxation error 甲支部/ 支部H2"}, "填 16%，超过放宽五星比例 15%"},
	{"relaxed in scope 全委", "五(二)3", func(e *evaluation.Evaluation) {
		spread(e)
		e.Measure.Scope = evaluation.WholeCommittee
		e.Branches[0].FiveStarShare = given(evaluation.PerCent(50), at("支部", 2, 8))
	}, []string{"ratio-unused note 甲支部/ 支部H2"}, "不采用"},
}

// advance makes 甲支部 one 连续三年先进 with these years.
func advance(e *evaluation.Evaluation, years ...int) {
	e.Branches[0].Advanced.Value = true
	if len(years) > 0 {
		e.Branches[0].AdvancedYears = given(years, at("支部", 2, 7))
	}
}

var memberCases = []breakage{
	{"unknown branch", "", func(e *evaluation.Evaluation) {
		e.Members[29].Branch.Value = "乙文部"
		e.Branches[1].Headcount.Value = 9
	}, []string{"branch-unknown error 乙文部/乙10 党员C31"}, "是否应为“乙支部”？"},
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
	{"one number three times", "", func(e *evaluation.Evaluation) {
		e.Members[29].ID.Value, e.Members[28].ID.Value = "001", "001"
	}, []string{"member-duplicate error 甲支部/甲01 党员A2 +2"}, "出现 3 次"},
	{"one name twice without a number", "", func(e *evaluation.Evaluation) { twins(e, "") },
		[]string{"member-duplicate error 甲支部/甲19 党员B20 +1"}, "B20；甲19（甲支部） B21"},
	{"one name twice without a number, told apart", "", func(e *evaluation.Evaluation) { twins(e, "女") }, []string{}, ""},
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

var starCases = []breakage{
	{"a star for someone exempt", "五(二)2", func(e *evaluation.Evaluation) {
		exempt(e, 19, "年老体弱")
		approve(e)
		setApproved(e, 19, 3)
		setApproved(e, 8, 0)
	}, []string{
		"star-ineligible error 甲支部/甲20 党员V21",
		"star-differs warning 甲支部/甲09 党员V10",
	}, "未参评"},
	{"a star below the lines", "五(二)2", func(e *evaluation.Evaluation) {
		setScores(e, 29, 4950, 2000)
		approve(e)
		setApproved(e, 29, 3)
		setApproved(e, 24, 0)
	}, []string{
		"star-ineligible error 乙支部/乙10 党员V31",
		"star-differs warning 乙支部/乙05 党员V26",
	}, "基础分 49.50，低于 50.00；总分 69.50，低于 70.00"},
	{"a star in spite of a veto", "五(二)2", func(e *evaluation.Evaluation) {
		approve(e)
		e.Members[0].Veto = given("受处分", at("党员", 2, colVeto))
		explain(e, 2)
		explain(e, 5)
		explain(e, 9)
	}, []string{
		"star-ineligible error 甲支部/甲01 党员V2",
		"star-differs note 甲支部/甲03 党员V4",
		"star-differs note 甲支部/甲06 党员V7",
		"star-differs note 甲支部/甲10 党员V11",
	}, "一票否决（受处分）"},
	{"a higher star", "五(二)2", func(e *evaluation.Evaluation) {
		approve(e)
		setApproved(e, 21, 5)
		setApproved(e, 20, 4)
	}, []string{
		"star-differs warning 乙支部/乙01 党员V22",
		"star-differs warning 乙支部/乙02 党员V23",
		"rank-inversion warning 乙支部/乙01 党员V22",
	}, "乙01（乙支部）定为四星，按排名第 1（总分 98.50，基础分 59.50）应为五星"},
	{"a departure explained", "五(二)2", func(e *evaluation.Evaluation) {
		approve(e)
		setApproved(e, 21, 5)
		setApproved(e, 20, 4)
		explain(e, 20)
		explain(e, 21)
	}, []string{
		"star-differs note 乙支部/乙01 党员V22",
		"star-differs note 乙支部/乙02 党员V23",
	}, "复审说明：带头抗洪"},
	{"too many of a level", "五(二)2", func(e *evaluation.Evaluation) {
		approve(e)
		setApproved(e, 2, 5)
		setApproved(e, 3, 5)
		for _, i := range []int{2, 3} {
			explain(e, i)
		}
	}, []string{
		"star-differs note 甲支部/甲03 党员V4",
		"star-differs note 甲支部/甲04 党员V5",
		"quota-exceeded error 甲支部/ 支部B2",
		"quota-unfilled note 甲支部/ 支部B2",
	}, ""},
	{"a seat unfilled", "五(二)2", func(e *evaluation.Evaluation) {
		approve(e)
		setApproved(e, 28, 0)
		setApproved(e, 24, 0)
	}, []string{
		"star-differs warning 乙支部/乙05 党员V26",
		"quota-unfilled note 乙支部/ 支部B3",
	}, ""},
	{"a tie", "五(二)2", func(e *evaluation.Evaluation) { setScores(e, 21, 5950, 3900) },
		[]string{
			"quota-unfilled note 乙支部/ 支部B3",
			"tie-at-cutoff error 乙支部/ 支部B3 +2"}, "尚有 6 名"},
	{"a tie, approved", "五(二)2", func(e *evaluation.Evaluation) {
		setScores(e, 21, 5950, 3900)
		approve(e)
	}, []string{
		"quota-unfilled note 乙支部/ 支部B3",
		"tie-at-cutoff note 乙支部/ 支部B3 +2"}, ""},
	{"a tie, strictly", "五(二)2", func(e *evaluation.Evaluation) {
		setScores(e, 21, 5950, 3900)
		e.Measure.Ties = evaluation.Strict
	}, []string{
		"quota-unfilled note 乙支部/ 支部B3",
		"tie-at-cutoff note 乙支部/ 支部B3 +2"}, ""},
	{"a tie of equal totals that the base decides", "", func(e *evaluation.Evaluation) { setScores(e, 21, 5900, 3950) },
		[]string{}, ""},
}

var ballotCases = []breakage{
	{"items from ballots", "", func(e *evaluation.Evaluation) {
		poll(e)
		for i := range 20 {
			e.Members[i].Items = make([]evaluation.Field[evaluation.Score], len(e.Items))
		}
	}, []string{}, ""},
	{"an item missing in a ballot", "", func(e *evaluation.Evaluation) {
		poll(e)
		e.Ballots[0].Items[0] = empty[evaluation.Score](at("测评票", 2, 6))
		e.Ballots[0].Items[2].Value = 1001
	}, []string{"ballot-invalid warning 甲支部/甲01 测评票F2 +1"}, "党员票 1 号对甲01（甲支部）的测评无效，整行不计：缺“理想信念”；“组织纪律”填 10.01，应在 0 至 10 之间"},
	{"an unreadable item in a ballot", "", func(e *evaluation.Evaluation) {
		poll(e)
		e.Ballots[0].Items[0] = invalid[evaluation.Score](at("测评票", 2, 6))
	}, []string{}, ""},
	{"a ballot for nobody", "", func(e *evaluation.Evaluation) {
		addBallot(e, "1", evaluation.MemberVoter, 0, 0).ID.Value = "999"
		e.Branches[0].Attendance, e.Branches[0].Representatives = empty[int](at("支部", 2, 4)), empty[int](at("支部", 2, 5))
	}, []string{"ballot-unknown error 甲支部/ 测评票D2"}, "没有编号 999"},
	{"a ballot for a name of another branch", "", func(e *evaluation.Evaluation) {
		poll(e)
		b := &e.Ballots[0]
		b.ID, b.Name = empty[string](b.ID.Cell), given("乙01", b.Name.Cell)
	}, []string{"ballot-unknown error 甲支部/乙01 测评票D2"}, "没有甲支部的乙01"},
	{"ballots by name", "", func(e *evaluation.Evaluation) {
		poll(e)
		for k := range e.Ballots {
			b := &e.Ballots[k]
			b.Name, b.ID = given(fmt.Sprintf("甲%02d", k%20+1), b.Name.Cell), empty[string](b.ID.Cell)
		}
	}, []string{}, ""},
	{"a ballot by a name that two bear", "", func(e *evaluation.Evaluation) {
		poll(e)
		e.Members[18].Name.Value = "甲20"
		b := &e.Ballots[19]
		b.Name, b.ID = given("甲20", b.Name.Cell), empty[string](b.ID.Cell)
	}, []string{"ballot-unknown error 甲支部/甲20 测评票D21"}, "有 2 名甲支部的甲20"},
	{"a ballot whose number and name disagree", "", func(e *evaluation.Evaluation) {
		poll(e)
		e.Ballots[0].Name = given("甲02", at("测评票", 2, 5))
	}, []string{"ballot-unknown error 甲支部/甲02 测评票D2"}, "编号 001 在党员名册中是甲01，测评票上是甲02"},
	{"ballots without a branch, by number and by name", "", func(e *evaluation.Evaluation) {
		poll(e)
		for k := range e.Ballots {
			b := &e.Ballots[k]
			b.Branch = evaluation.Field[string]{}
			if k%2 == 0 {
				b.Name, b.ID = given(fmt.Sprintf("甲%02d", k%20+1), b.Name.Cell), empty[string](b.ID.Cell)
			}
		}
	}, []string{}, ""},
	{"a ballot with a number the roster lacks, and a name without number", "", func(e *evaluation.Evaluation) {
		poll(e)
		e.Members[1].ID = empty[string](at("党员", 3, colID))
		for k := 1; k < len(e.Ballots); k += 20 {
			e.Ballots[k].Name = given("甲02", e.Ballots[k].Name.Cell)
		}
	}, []string{}, ""},
	{"a ballot with a number the roster lacks, and the name of a number", "", func(e *evaluation.Evaluation) {
		poll(e)
		e.Ballots[1].ID.Value, e.Ballots[1].Name = "999", given("甲02", e.Ballots[1].Name.Cell)
	}, []string{"ballot-unknown error 甲支部/甲02 测评票D3"}, "没有编号 999 的甲支部的甲02"},
	{"a ballot whose name could not be read", "", func(e *evaluation.Evaluation) {
		poll(e)
		e.Ballots[0].Name = invalid[string](e.Ballots[0].Name.Cell)
	}, []string{}, ""},
	{"a member scored twice by a ballot", "", func(e *evaluation.Evaluation) {
		poll(e)
		e.Ballots = append(e.Ballots, e.Ballots[0])
		e.Ballots[440].Number.Cell.Row = 442
	}, []string{"ballot-duplicate error 甲支部/甲01 测评票B2 +1"}, "B2、B442"},
	{"ballots of two kinds under one number", "", func(e *evaluation.Evaluation) { poll(e) }, []string{}, ""},
	{"an item that its ballots round up to", "", func(e *evaluation.Evaluation) {
		poll(e) // 219.89 / 22 = 9.995
		e.Ballots[0].Items[0].Value -= 11
	}, []string{}, ""},
	{"an item differs from its ballots", "", func(e *evaluation.Evaluation) {
		poll(e) // 219.88 / 22 = 9.9945…
		e.Ballots[0].Items[0].Value -= 12
	}, []string{"ballot-mismatch error 甲支部/甲01 党员G2"}, "填 10.00，测评票平均为 9.99（党员 18 票共 179.88，群众代表 4 票共 40.00）"},
	{"a ballot too few", "五(二)1", func(e *evaluation.Evaluation) {
		poll(e)
		e.Branches[0].Attendance.Value = 19
	}, []string{"ballot-count warning 甲支部/ 支部D2"}, "党员测评票 18 张，与到会党员数 19 人不符"},
	{"no ballots of representatives", "五(二)1", func(e *evaluation.Evaluation) {
		poll(e)
		e.Ballots = e.Ballots[:18*20]
	}, []string{"ballot-count warning 甲支部/ 支部E2"}, "群众代表测评票 0 张，与群众代表数 4 人不符"},
	{"ballots of someone exempt", "五(一)", func(e *evaluation.Evaluation) {
		poll(e)
		exempt(e, 19, "年老体弱")
	}, []string{"exempt-scores warning 甲支部/甲20 党员B21"}, "有测评票"},
	{"no ballots and no scores", "五(二)1", func(e *evaluation.Evaluation) {
		poll(e)
		sums(e, 29)
		e.Members[29].Items = nil // no columns: its sheet has names alone
	}, []string{"score-missing error 乙支部/乙10 党员B31", "score-missing error 乙支部/乙10 党员B31"}, "没有有效的测评票"},
}

var textCases = []breakage{
	{"a character no font has, in a name", "", func(e *evaluation.Evaluation) { e.Members[0].Name.Value = "王𰻝𰻝" },
		[]string{"glyph-missing error 甲支部/王𰻝𰻝 党员B2"}, "“𰻝”（U+30EDD）"},
	{"two characters no font has", "", func(e *evaluation.Evaluation) { e.Members[0].Deeds = given("☃𰻝☃\n", at("党员", 2, colDeeds)) },
		[]string{"glyph-missing error 甲支部/甲01 党员AA2", "glyph-missing error 甲支部/甲01 党员AA2"}, "甲01（甲支部）的事迹中的“☃”（U+2603）"},
	{"a character no font has, in a setting", "", func(e *evaluation.Evaluation) { e.Settings.Committee.Value = "☃街道" },
		[]string{"glyph-missing error / 考评B3"}, "党工委名称"},
	{"a character that does not show", "", func(e *evaluation.Evaluation) { e.Settings.Name.Value += "\x1b" },
		[]string{"glyph-missing error / 考评B1"}, "考评名称中的字符 U+001B没有"},
	{"a lost character", "", func(e *evaluation.Evaluation) { e.Members[0].Name.Value = "张?\uFFFD" },
		[]string{"character-suspect warning 甲支部/张?\uFFFD 党员B2"}, "U+003F、U+FFFD"},
	{"a private-use character", "", func(e *evaluation.Evaluation) { e.Members[0].Name.Value = "张\uE863" },
		[]string{"character-suspect warning 甲支部/张\uE863 党员B2"}, "U+E863"},
	{"a question in the deeds", "", func(e *evaluation.Evaluation) {
		e.Members[0].Deeds = given("为谁？为民?", at("党员", 2, colDeeds))
	},
		[]string{}, ""},
	{"an identity number", "", func(e *evaluation.Evaluation) {
		e.Members[0].Deeds = given("身份证号330102198001010011。", at("党员", 2, colDeeds))
	}, []string{"private-data error 甲支部/甲01 党员AA2"}, "330***********0011"},
	{"a mobile number", "", func(e *evaluation.Evaluation) {
		e.Members[0].Distinction = given("13800001111", at("党员", 2, colDistinct))
	},
		[]string{"private-data error 甲支部/甲01 党员X2"}, "电话号码 138****1111"},
	{"a declared number", "", func(e *evaluation.Evaluation) {
		e.Settings.Phone.Value = "138 0000 1111"
		e.Members[0].Deeds = given("电话13800001111", at("党员", 2, colDeeds))
	}, []string{}, ""},
	{"an identity number for a phone", "", func(e *evaluation.Evaluation) { e.Settings.Phone.Value = "33010219800101001X" },
		[]string{"private-data error / 考评B7"}, "监督电话将对外公开，其中有疑似身份证号码 330***********001X"},
	{"an identity number for 编号", "", func(e *evaluation.Evaluation) { e.Members[0].ID.Value = "330102198001010011" },
		[]string{}, ""},
}

func TestPersonalNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"2026年7月1日，党员 120 名":         "",
		"编号20260701123456789012345":  "",
		"33010219800101001x":         "33010219800101001x",
		"330102 19800101 0011":       "330102198001010011",
		"330102800101001":            "330102800101001",
		"１３８００００１１１１":                "13800001111",
		"+86 138-0000-1111":          "13800001111",
		"8613800001111":              "13800001111",
		"12800001111":                "",
		"138000011112":               "",
		"0571-88001234、010 12345678": "057188001234 01012345678",
		"13800001111或13900002222":    "13800001111 13900002222",
	} {
		if got := strings.Join(personalNumbers(text), " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestSharesOfRepresentativesAreExact(t *testing.T) {
	e := street()
	third := evaluation.ShareOf(big.NewRat(1, 5))
	e.Measure.RepresentativeShare, e.Measure.RepresentativeMargin = third, evaluation.Share{}
	if got := Apply(e, Options{}).Findings; len(got) > 0 {
		t.Errorf("4 of 20 and 2 of 10 are 20%% exactly: %v", briefs(got))
	}
}
