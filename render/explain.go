package render

import "xingbang/render/rule"

// Explanation is what a rule means, the clause and the settings behind it, and
// how to mend what it finds.
type Explanation = rule.Explanation

// Explanations are all rules explained.
func Explanations() []Explanation { return rule.Explanations() }

// Explain finds a rule by its name or title; where there is none, near is the one
// whose name is most alike, "" if none is.
func Explain(name string) (e Explanation, near string, ok bool) { return rule.Explain(name) }
