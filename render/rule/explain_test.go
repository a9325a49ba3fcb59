package rule

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xingbang/render/evaluation"
)

// ruleTable is the table of findings of the format's description: each rule with
// the severities it may have.
var ruleTable = []struct{ rules, severities string }{
	{"setting-missing setting-invalid", "error"},
	{"column-missing", "error"},
	{"column-unknown ignored-sheet repaired hidden-data", "note"},
	{"value-invalid", "error"},
	{"score-missing", "error"},
	{"score-range", "error"},
	{"sum-mismatch", "error"},
	{"items-mismatch", "error"},
	{"member-duplicate", "error"},
	{"homonym", "error"},
	{"branch-unknown", "error"},
	{"branch-empty", "warning"},
	{"headcount-mismatch", "error"},
	{"exempt-reason", "error"},
	{"exempt-scores", "warning"},
	{"representatives", "warning"},
	{"ballot-invalid", "warning"},
	{"ballot-unknown", "error"},
	{"ballot-duplicate", "error"},
	{"ballot-mismatch", "error"},
	{"ballot-count", "warning"},
	{"star-ineligible", "error"},
	{"star-differs", "warning note"},
	{"rank-inversion", "warning"},
	{"quota-exceeded", "error"},
	{"quota-unfilled", "note"},
	{"tie-at-cutoff", "note error"},
	{"ratio-unused", "note"},
	{"relaxation", "error"},
	{"advanced-years", "error"},
	{"not-approved", "error"},
	{"contact-missing", "error"},
	{"period-start period-short period-mismatch", "error"},
	{"holiday-unknown", "warning"},
	{"glyph-missing", "error"},
	{"character-suspect", "warning"},
	{"photo", "warning"},
	{"private-data", "error"},
}

// The settings of sheet 考评 and the columns of 支部 that explanations may name.
var settingNames = []string{
	"考评·考评名称", "考评·考评期间", "考评·党工委名称", "考评·审批机关", "考评·审批日期", "考评·公示开始日期",
	"考评·公示工作日", "考评·公示截止日期", "考评·起始日计入", "考评·监督电话", "考评·电子邮箱",
	"支部·五星比例", "支部·连续三年先进", "支部·先进年度",
}

// TestExplanations holds that every rule is explained, and no other, in the order
// and with the severities of the table.
func TestExplanations(t *testing.T) {
	var want, got []string
	for _, row := range ruleTable {
		for name := range strings.FieldsSeq(row.rules) {
			want = append(want, name+" "+row.severities)
		}
	}
	for _, e := range Explanations() {
		var severities []string
		for _, s := range e.Severities {
			severities = append(severities, string(s))
		}
		got = append(got, e.Rule+" "+strings.Join(severities, " "))
		if e.Title == e.Rule {
			t.Errorf("%s has no title", e.Rule)
		}
		for _, text := range []string{e.Meaning, e.Mend} {
			if !strings.HasSuffix(text, "。") {
				t.Errorf("%s is not explained in whole sentences: %q", e.Rule, text)
			}
		}
		for _, s := range e.Settings {
			if (s.Sheet != "办法" || s.Default == "" && !strings.HasSuffix(s.Name, "权重")) && !slices.Contains(settingNames, s.Sheet+"·"+s.Name) {
				t.Errorf("%s: there is no setting %s·%s", e.Rule, s.Sheet, s.Name)
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("explanations differ from the table (-want +got):\n%s", diff)
	}
	for _, r := range slices.Concat(rules, readerRules) {
		if _, _, ok := Explain(r.name); !ok {
			t.Errorf("%s is not explained", r.name)
		}
	}
}

// Each clause that an explanation cites is one that the findings cite.
func TestExplain(t *testing.T) {
	for name, want := range map[string]struct {
		clause   string
		setting  string
		severity evaluation.Severity
	}{
		"quota-exceeded": {"五(二)2", "允许偏差", evaluation.Error},
		"分项与合计不符":        {"四", "", evaluation.Error},
		"value-invalid":  {"", "", evaluation.Error},
		"relaxation":     {"五(二)3", "放宽五星比例", evaluation.Error},
	} {
		e, _, ok := Explain(name)
		named := want.setting == "" || slices.ContainsFunc(e.Settings, func(s Setting) bool { return s.Name == want.setting })
		if !ok || e.Clause != want.clause || e.Severities[0] != want.severity || !named {
			t.Errorf("%s: got %+v", name, e)
		}
	}
	for wrong, near := range map[string]string{"sum-missmatch": "sum-mismatch", "名额超出": "quota-exceeded", "天气": "", "": ""} {
		if _, got, ok := Explain(wrong); ok || got != near {
			t.Errorf("%q: suggested %q, want %q", wrong, got, near)
		}
	}
}
