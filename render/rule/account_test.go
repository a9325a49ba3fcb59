package rule

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"xingbang/render/evaluation"
)

// TestAccountsAgree holds what is told of a member to what is computed: results,
// conditions, and the star.
func TestAccountsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randomEvaluation(diced(t))
		r := Apply(e, Options{})
		for i, a := range Why(e, numbers(len(e.Members))) {
			st := &r.Standings[i]
			steps := map[string]Step{}
			for _, s := range a.Steps {
				steps[s.Title] = s
			}
			want := map[string]string{"星级": st.Star.String(), "评星资格": "不具备"}
			if st.Eligible {
				want["评星资格"] = "具备"
				if st.Rank > 0 { // who is of no known branch has none
					want["排名"], want["按排名推算的星级"] = fmt.Sprintf("第 %d 名", st.Rank), st.Computed.String()
				}
			}
			if st.Total.OK {
				want["基础分"], want["评星分"], want["总分"] = st.Base.String(), st.Merit.String(), st.Total.String()
			}
			for title, result := range want {
				if steps[title].Result != result {
					t.Fatalf("%s: %s is told as %q, and is %q", a.Name, title, steps[title].Result, result)
				}
			}
			failed := slices.ContainsFunc(steps["评星资格"].Lines, func(l Line) bool { return l.Verdict == Fails })
			if failed == st.Eligible {
				t.Fatalf("%s: eligible %v, told %+v", a.Name, st.Eligible, steps["评星资格"])
			}
			if s, ok := steps["按排名推算的星级"]; ok {
				if last := s.Lines[len(s.Lines)-1]; (last.Verdict == Holds) != (st.Computed > 0) {
					t.Fatalf("%s: computed %s, told %+v", a.Name, st.Computed, s)
				}
			}
			if got := len(st.Measures) > 0; got != (steps["措施"].Result != "无" && steps["措施"].Result != "") {
				t.Fatalf("%s: measures %v, told %+v", a.Name, st.Measures, steps["措施"])
			}
		}
	})
}

// told is an account as lines, cells and settings in brackets.
func told(a Account) []string {
	var out []string
	for _, s := range a.Steps {
		out = append(out, "# "+s.Title+" "+s.Result)
		for _, l := range s.Lines {
			text := []string{"", "√ ", "× "}[l.Verdict] + l.Text
			for _, c := range l.Cells {
				text += " " + c.Sheet + c.Ref()
			}
			for _, p := range l.Settings {
				text += " [" + p.Name + " " + p.Value + " " + p.Cell.Ref() + "]"
			}
			out = append(out, text)
		}
	}
	return out
}

// The account of a member whose score comes from ballots, one of which does not
// count, and who ties for the last seat.
func TestAccount(t *testing.T) {
	e := street()
	e.Measure.Ties = evaluation.Strict
	e.Measure.Stated["并列处理"] = at("办法", 15, 2)
	setScores(e, 1, 5900, 3825)
	setScores(e, 2, 5900, 3825)
	e.Members[1].Items[0] = empty[evaluation.Score](e.Members[1].Items[0].Cell)
	e.Members[1].Base.Value, e.Members[1].Total.Value = 5800, 9825
	for n, score := range []evaluation.Score{1000, 900, 2000} {
		b := addBallot(e, fmt.Sprint(n+1), evaluation.MemberVoter, 1, 800)
		b.Items[0].Value = score
	}
	a := Why(e, []int{1})[0]
	if want := "总分 96.75，在甲支部具备资格的 20 名中排第 3，星级：四星"; a.Summary != want {
		t.Errorf("summary %q, want %q", a.Summary, want)
	}
	got := told(a)
	for _, want := range []string{
		"# 测评票 计入 2 张",
		"党员票：2 张，票号 1、2 测评票B2 测评票B3",
		"× 党员票 3 号不计：“理想信念”填 20，应在 0 至 10 之间 测评票B4 测评票F4",
		"# 基础分 58.50",
		"理想信念 9.50（满分 10），由测评票平均：党员 2 票共 19.00 党员G3",
		"× 填写的 58.00 与此不同，不采用 党员R3",
		"# 总分 96.75",
		"√ 基础分 58.50，不低于 50 [评星资格基础分 50 ]",
		"# 排名 第 3 名",
		"第 3 名 甲02，总分 96.75，基础分 58.50（本人） 党员B3",
		"# 名额 五星 2，四星 3，三星 4",
		"√ 四星：名额 3，前面已用 0，第 3 名在内",
		"# 星级 四星",
		"# 措施 无",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not told:\n%s", want, strings.Join(got, "\n"))
		}
	}
}

// A tie at a cut-off is told with the setting that rules it.
func TestAccountOfTie(t *testing.T) {
	for rule, want := range map[evaluation.TieRule]string{
		evaluation.Pending: "× 五星：排第 2 的 2 人并列，剩下的名额不够，并列处理为待定，由党工委决定，推算时转入下一星级 [并列处理 待定 B15]",
		evaluation.Strict:  "× 五星：排第 2 的 2 人并列，剩下的名额不够，并列处理为从紧，转入下一星级 [并列处理 从紧 B15]",
		evaluation.Lenient: "× 五星：排第 2 的 2 人并列，剩下的名额不够，并列处理为从宽，但超过上限，转入下一星级 [并列处理 从宽 B15]",
	} {
		e := street()
		e.Measure.Ties = rule
		e.Measure.Stated["并列处理"] = at("办法", 15, 2)
		setScores(e, 1, 5900, 3800)
		setScores(e, 2, 5900, 3800)
		if got := told(Why(e, []int{2})[0]); !slices.Contains(got, want) {
			t.Errorf("%q is not told:\n%s", want, strings.Join(got, "\n"))
		}
	}
}

// Who has no star is told each condition that fails.
func TestAccountOfIneligible(t *testing.T) {
	e := street()
	exempt(e, 0, "年老体弱")
	setStatus(e, 1, evaluation.Probationary)
	setStatus(e, 2, evaluation.Activist)
	setScores(e, 3, 4900, 1000)
	e.Members[3].Veto = given("受处分", at("党员", 5, colVeto))
	for i, want := range map[int][]string{
		0: {"× 不参加考评：年老体弱 党员E2"},
		1: {"× 是预备党员 党员D3 [预备党员评星 否 ]"},
		2: {"× 是入党积极分子，不评星 党员D4"},
		3: {
			"× 基础分 49.00，低于 50 [评星资格基础分 50 ]", "× 总分 59.00，低于 70 [起评总分 70 ]", "× 一票否决：受处分 党员U5",
			"# 措施 诫勉谈话", "总分 59.00，低于 60，须诫勉谈话 [诫勉线 60 ]",
		},
	} {
		got := told(Why(e, []int{i})[0])
		for _, line := range want {
			if !slices.Contains(got, line) {
				t.Errorf("%q is not told:\n%s", line, strings.Join(got, "\n"))
			}
		}
	}
}

func TestFind(t *testing.T) {
	e := street()
	rename := func(i int, name, distinction string) {
		e.Members[i].Name.Value = name
		if distinction != "" {
			e.Members[i].Distinction = given(distinction, at("党员", i+2, colDistinct))
		}
	}
	rename(0, "张三", "男")
	rename(1, "张三", "女")
	rename(25, "张三", "")
	rename(3, "买买提·吐尔逊", "")
	for _, c := range []struct {
		name, branch  string
		members, near []int
	}{
		{"张三", "", []int{0, 1, 25}, nil},
		{"张三（女）", "", []int{1}, nil},
		{"张三", "乙支部", []int{25}, nil},
		{"张三", "乙", []int{25}, nil},
		{"张三", "丙", nil, nil},
		{"004", "", []int{3}, nil},
		{"张山", "甲支部", nil, []int{0, 1}},
		{"买买提吐尔逊", "", nil, []int{3}},
		{"", "", nil, nil},
	} {
		members, near := Find(e, c.name, c.branch)
		if d := cmp.Diff([][]int{c.members, c.near}, [][]int{members, near}); d != "" {
			t.Errorf("%q in %q: %s", c.name, c.branch, d)
		}
	}
}
