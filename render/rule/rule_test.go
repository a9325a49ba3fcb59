package rule

import (
	"fmt"
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

// breakage is one thing broken in the valid street.
type breakage struct {
	name   string
	clause string
	change func(e *evaluation.Evaluation)
	want   []string
	// says is a part of the first finding's message or hint.
	says string
}

// breakages stand beside the rules they try.
var breakages = [][]breakage{settingCases, branchCases, memberCases, scoreCases, starCases, ballotCases, textCases}

// TestFindings breaks one thing at a time in a valid evaluation.
func TestFindings(t *testing.T) {
	for _, group := range breakages {
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

// TestEachRuleIsTried holds that the cases above try every rule with every
// severity it may report, and that no rule reports another.
func TestEachRuleIsTried(t *testing.T) {
	tried := map[string][]evaluation.Severity{}
	for _, group := range breakages {
		for _, tt := range group {
			for _, w := range tt.want {
				name, rest, _ := strings.Cut(w, " ")
				severity, _, _ := strings.Cut(rest, " ")
				tried[name] = append(tried[name], evaluation.Severity(severity))
			}
		}
	}
	for _, r := range rules {
		severities := []evaluation.Severity{r.severity}
		if also, ok := twofold[r.name]; ok {
			severities = append(severities, also)
		}
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
