package publication

import (
	"encoding/json"
	"strings"
	"testing"

	"xingbang/render/evaluation"
)

func given[T any](v T) evaluation.Field[T] {
	return evaluation.Field[T]{Value: v, State: evaluation.Given}
}

// fixture is a result of two branches; every internal text says 内部.
func fixture() *evaluation.Result {
	e := &evaluation.Evaluation{
		Branches: []evaluation.Branch{{Name: "甲支部", Remark: given("内部")}, {Name: "乙支部"}},
		Measure:  evaluation.DefaultMeasure(),
	}
	e.Settings.Name = given("2026年上半年党员星级评定")
	r := &evaluation.Result{Evaluation: e, Figures: make([]evaluation.BranchFigures, 2)}
	add := func(name string, branch int, total evaluation.Score, star evaluation.Star) {
		e.Members = append(e.Members, evaluation.Member{
			ID: given("内部"), Name: given(name), Remark: given("内部"), Veto: given("内部"),
			ExemptReason: given("内部"), Explanation: given("内部"),
			PhotoName: given("内部.jpg"), Photo: evaluation.Photo{Data: []byte("photo")},
		})
		r.Standings = append(r.Standings, evaluation.Standing{
			BranchIndex: branch, Evaluated: true, Star: star,
			Total: evaluation.OptScore{Score: total, OK: true},
		})
	}
	add("赵云", 0, 9000, 4)
	add("丁一", 0, 9100, 4)
	add("王五", 0, 9100, 4)
	add("内部甲", 0, 4500, 0)
	add("安然", 1, 9500, 5)
	add("内部乙", -1, 9500, 5)
	r.Whole = evaluation.BranchFigures{Members: 6, Evaluated: 6}
	return r
}

func names(list []Person) string {
	var s []string
	for _, p := range list {
		s = append(s, p.Name)
	}
	return strings.Join(s, " ")
}

func TestOrder(t *testing.T) {
	for order, want := range map[evaluation.Order]string{
		evaluation.ByScore:  "丁一 王五 赵云",
		evaluation.BySheet:  "赵云 丁一 王五",
		evaluation.ByStroke: "丁一 王五 赵云",
		evaluation.ByPinyin: "丁一 王五 赵云",
	} {
		r := fixture()
		r.Settings.Order = given(order)
		if got := names(NewHonour(r, false).Branches[0].Levels[1]); got != want {
			t.Errorf("order %d: %s, want %s", order, got, want)
		}
	}
}

func TestNotice(t *testing.T) {
	n := NewNotice(fixture(), false)
	if n.Starred != 4 || n.Levels[1].Count != 3 || len(n.Levels[0].Lists) != 1 || n.Levels[0].Lists[0].Branch != "乙支部" {
		t.Errorf("wrong counts or lists: %+v", n.Levels)
	}
}

// TestPrivacy holds that nothing internal reaches a public value (办法六(二)).
func TestPrivacy(t *testing.T) {
	r := fixture()
	for _, v := range []any{NewNotice(r, false), NewHonour(r, false), NewStatistics(r, false)} {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{"内部", "45.00", "95.00", "cGhvdG8="} {
			if strings.Contains(string(b), secret) {
				t.Errorf("%T shows %s", v, secret)
			}
		}
	}
	r.Settings.ShowScores = given(true)
	if got := NewNotice(r, false).Levels[0].Lists[0].Persons[0].Score; got != "95.00" {
		t.Errorf("public score %q, want 95.00", got)
	}
}

func TestWebAddress(t *testing.T) {
	for given, want := range map[string]string{
		"":                       "",
		"https://a.cn/x?p=1":     "https://a.cn/x?p=1",
		"www.a.cn/党建":            "http://www.a.cn/党建",
		"a.cn:8080/x":            "http://a.cn:8080/x",
		"ftp://a.cn/":            "",
		"javascript://a.cn/%0a1": "",
		"http://[::1":            "",
		"/党建":                    "",
	} {
		if got := WebAddress(given); got != want {
			t.Errorf("%s: %q, want %q", given, got, want)
		}
	}
}
