package render

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xingbang/render/evaluation"
)

func given[T any](v T) evaluation.Field[T] {
	return evaluation.Field[T]{Value: v, State: evaluation.Given}
}

// smallResult has one of each: a star member, someone not evaluated, a branch
// that is a scope.
func smallResult() *evaluation.Result {
	score := func(n evaluation.Score) evaluation.OptScore { return evaluation.OptScore{Score: n, OK: true} }
	e := &evaluation.Evaluation{
		Settings: evaluation.Settings{Name: given("考评<1>"), Period: given("2026年上半年"), Committee: given("党工委")},
		Measure:  evaluation.DefaultMeasure(),
		Branches: []evaluation.Branch{{Name: "一支部"}},
		Members: []evaluation.Member{
			{ID: given("A1"), Name: given("张三"), Branch: given("一支部"), Approved: given(evaluation.Star(5))},
			{Name: given("李四"), Branch: given("一支部"), Status: given(evaluation.Probationary)},
		},
	}
	return &evaluation.Result{
		Evaluation: e, HasApproved: true,
		Standings: []evaluation.Standing{
			{Evaluated: true, Base: score(5850), Merit: score(3000), Total: score(8850), Rank: 1, Eligible: true, Computed: 5, Star: 5},
			{Reasons: []evaluation.Reason{evaluation.Exempt, evaluation.IsProbationary}},
		},
		Figures: []evaluation.BranchFigures{{
			Members: 2, Evaluated: 1, Exempt: 1, Probationary: 1, Quota: true,
			Seats: [3]int{1, 0, 0}, Upper: [3]int{1, 0, 0}, Awarded: [3]int{1, 0, 0}, Mean: score(8850),
		}},
		Findings: []evaluation.Finding{{
			Rule: "exempt-reason", Severity: evaluation.Error, Branch: "一支部", Member: "李四",
			Cell: evaluation.Cell{File: "a.xlsx", Sheet: "党员", Row: 3, Col: 28}, Message: "事实", Hint: "办法",
		}},
	}
}

const small = `{
 "evaluation": {
  "name": "考评<1>", "period": "2026年上半年", "committee": "党工委", "draft": true
 },
 "rules": {RULES},
 "branches": [
  {
   "name": "一支部", "members": 2, "evaluated": 1, "exempt": 1, "probationary": 1, "activists": 0,
   "seats": {"5": 1, "4": 0, "3": 0}, "upper": {"5": 1, "4": 0, "3": 0}, "awarded": {"5": 1, "4": 0, "3": 0},
   "mean": "88.50", "below60": 0, "below50": 0
  }
 ],
 "members": [
  {
   "id": "A1", "name": "张三", "branch": "一支部", "status": "正式党员", "evaluated": true,
   "base": "58.50", "merit": "30.00", "total": "88.50", "rank": 1, "eligible": true, "reasons": [],
   "computed": 5, "approved": 5, "star": 5, "measures": []
  },
  {
   "id": "", "name": "李四", "branch": "一支部", "status": "预备党员", "evaluated": false,
   "base": null, "merit": null, "total": null, "rank": null, "eligible": false, "reasons": ["exempt", "probationary"],
   "computed": 0, "approved": 0, "star": 0, "measures": []
  }
 ],
 "findings": [
  {
   "rule": "exempt-reason", "severity": "error", "file": "a.xlsx", "sheet": "党员", "cell": "AB3",
   "branch": "一支部", "member": "李四", "message": "事实", "hint": "办法"
  }
 ],
 "summary": {"errors": 1, "warnings": 0, "notes": 0}
}`

// words is JSON without the space between its tokens, fields in their order.
func words(t *testing.T, data string) string {
	t.Helper()
	var b strings.Builder
	for dec := json.NewDecoder(strings.NewReader(data)); ; {
		tok, err := dec.Token()
		if err != nil {
			return b.String()
		}
		quoted, err := json.Marshal(tok)
		if d, ok := tok.(json.Delim); ok {
			quoted, err = []byte(d.String()), nil
		}
		if err != nil {
			t.Fatal(err)
		}
		b.Write(quoted)
		b.WriteByte('\n')
	}
}

func TestResultJSON(t *testing.T) {
	r := smallResult()
	got, err := resultJSON(r, true)
	if err != nil {
		t.Fatal(err)
	}
	rules, err := json.Marshal(parameters(r.Measure.Parameters()))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(small, "{RULES}", string(rules), 1)
	if diff := cmp.Diff(words(t, want), words(t, string(got))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !strings.Contains(string(got), "考评<1>") {
		t.Error("< is escaped")
	}

	found, err := FindingsJSON(r)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(words(t, "{"+want[strings.Index(want, `"findings"`):]), words(t, string(found))); diff != "" {
		t.Errorf("findings alone (-want +got):\n%s", diff)
	}
}

// What does not apply is null: seats in scope 全委, the mean of nobody, approved
// stars where none is given.
func TestResultJSONNull(t *testing.T) {
	r := smallResult()
	r.HasApproved = false
	r.Figures[0].Quota, r.Figures[0].Mean = false, evaluation.OptScore{}
	data, err := resultJSON(r, false)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Branches, Members []map[string]any
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"seats", "upper", "mean"} {
		if v, ok := got.Branches[0][name]; v != nil || !ok {
			t.Errorf("%s is %v", name, v)
		}
	}
	if v := got.Members[0]["approved"]; v != nil {
		t.Errorf("approved is %v", v)
	}
}
