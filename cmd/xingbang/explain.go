package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"xingbang/render"
	"xingbang/render/evaluation"
)

func explainCommand(*pflag.FlagSet) func([]string, terminal) (status, error) {
	return func(args []string, t terminal) (status, error) {
		p := newPrinter(t.out, t)
		switch len(args) {
		case 0:
			listRules(p)
		case 1:
			e, near, ok := render.Explain(args[0])
			if !ok {
				message := fmt.Sprintf("没有“%s”这条规则", args[0])
				if near != "" {
					message += fmt.Sprintf("，是否应为 %s（%s）", near, evaluation.RuleTitle(near))
				}
				return usage, usageError{message + "？全部规则：xingbang explain"}
			}
			explain(p, e)
		default:
			return usage, usageError{"一次说明一条规则，请给出一个规则名"}
		}
		if err := p.Flush(); err != nil {
			return failed, err
		}
		return done, nil
	}
}

// listRules prints a line for each rule.
func listRules(p printer) {
	fmt.Fprintln(p, "规则名              程度  内容")
	for _, e := range render.Explanations() {
		fmt.Fprintf(p, "%s%s  %s\n", pad(e.Rule, 20), p.severity(e.Severities[0]), e.Title)
	}
	fmt.Fprintln(p, "\n一条规则的说明：xingbang explain 规则名，如 xingbang explain sum-mismatch")
}

// consequences are what findings of a severity do to a build.
var consequences = map[evaluation.Severity]string{
	evaluation.Error:   "未改正不能生成正式结果",
	evaluation.Warning: "需要核实，不妨碍生成；加 --strict 时视同错误",
	evaluation.Note:    "供参考",
}

// explain prints all that is known of a rule.
func explain(p printer, e render.Explanation) {
	fmt.Fprintf(p, "%s  %s\n\n", p.bold(e.Title), e.Rule)
	for i, s := range e.Severities {
		word := "程度"
		if i > 0 {
			word = "也可能"
		}
		fmt.Fprintf(p, "%s  %s（%s）\n", pad(word, 6), p.severity(s), consequences[s])
	}
	if e.Clause != "" {
		fmt.Fprintf(p, "依据    办法%s\n", e.Clause)
	}
	for i, s := range e.Settings {
		word := "设置"
		if i > 0 {
			word = ""
		}
		fmt.Fprintf(p, "%s  “%s”表 %s", pad(word, 6), s.Sheet, s.Name)
		if s.Default != "" {
			fmt.Fprintf(p, "（默认 %s）", s.Default)
		}
		fmt.Fprintln(p)
	}
	for _, text := range []string{e.Meaning, "怎样改：" + e.Mend} {
		fmt.Fprintf(p, "\n%s\n", strings.Join(wrap(text, max(0, p.columns-2)), "\n"))
	}
}
