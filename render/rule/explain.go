package rule

import (
	_ "embed"
	"slices"
	"strings"

	"xingbang/render/evaluation"
)

// Explanation is what a rule means, for someone who meets a finding of it.
type Explanation struct {
	Rule, Title string
	// Severities are those that its findings may have, the usual one first.
	Severities []evaluation.Severity
	// Clause is the measure's that is served, as 五(二)2; "" for a rule of form.
	Clause   string
	Settings []Setting
	// Meaning and Mend are plain sentences: what is wrong, and how to mend it.
	Meaning, Mend string
}

// Setting is a value in a sheet that governs a rule.
type Setting struct {
	Sheet, Name string
	// Default is the value where the sheet sets none, "" where there is none.
	Default string
}

// readerRules are the rules of package workbook, which reports them on reading.
var readerRules = []rule{
	{name: "setting-invalid", severity: evaluation.Error},
	{name: "column-missing", severity: evaluation.Error},
	{name: "column-unknown", severity: evaluation.Note},
	{name: "ignored-sheet", severity: evaluation.Note},
	{name: "repaired", severity: evaluation.Note},
	{name: "hidden-data", severity: evaluation.Note},
	{name: "value-invalid", severity: evaluation.Error},
}

// twofold are the rules with a further severity, that of a departure explained
// and of a tie that the committee must decide.
var twofold = map[string]evaluation.Severity{
	"star-differs":  evaluation.Note,
	"tie-at-cutoff": evaluation.Error,
}

// explanations has a section for each rule: its name, the settings as
// 设置：sheet·name、…, what it means, and behind 改法： how to mend it.
//
//go:embed explain.md
var explanations string

// Explanations are all rules explained, the reader's among them.
func Explanations() []Explanation {
	var list []Explanation
	for section := range strings.SplitSeq("\n"+explanations, "\n# ") {
		name, text, _ := strings.Cut(section, "\n")
		r, ok := find(name)
		if !ok {
			continue // what stands before the first
		}
		e := Explanation{
			Rule: name, Title: evaluation.RuleTitle(name), Clause: r.clause,
			Severities: []evaluation.Severity{r.severity},
		}
		if also, ok := twofold[name]; ok {
			e.Severities = append(e.Severities, also)
		}
		for line := range strings.Lines(text) {
			line = strings.TrimSpace(line)
			if names, ok := strings.CutPrefix(line, "设置："); ok {
				e.Settings = settings(names)
			} else if mend, ok := strings.CutPrefix(line, "改法："); ok {
				e.Mend = mend
			} else {
				e.Meaning += line
			}
		}
		list = append(list, e)
	}
	return list
}

// find is a rule by name, the reader's first: it says what setting-invalid is.
func find(name string) (rule, bool) {
	all := slices.Concat(readerRules, rules)
	i := slices.IndexFunc(all, func(r rule) bool { return r.name == name })
	if i < 0 {
		return rule{}, false
	}
	return all[i], true
}

func settings(list string) []Setting {
	defaults := map[string]string{}
	for _, p := range evaluation.DefaultMeasure().Parameters() {
		defaults[p.Name] = p.Value
	}
	var out []Setting
	for word := range strings.SplitSeq(list, "、") {
		sheet, name, _ := strings.Cut(word, "·")
		s := Setting{Sheet: sheet, Name: name}
		if sheet == "办法" {
			s.Default = defaults[name]
		}
		out = append(out, s)
	}
	return out
}

// Explain finds a rule by its name or title. Where there is none, near is the one
// whose name is most alike, "" if none is.
func Explain(name string) (e Explanation, near string, ok bool) {
	least := len([]rune(name))/2 + 1
	for _, e := range Explanations() {
		if e.Rule == name || e.Title == name {
			return e, "", true
		}
		for _, known := range []string{e.Rule, e.Title} {
			if d := distance([]rune(name), []rune(known)); d < least {
				near, least = e.Rule, d
			}
		}
	}
	return Explanation{}, near, false
}
