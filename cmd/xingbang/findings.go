package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"xingbang/render/evaluation"
)

// How findings are told: first what was read, how many faults there are, and of
// what rules; then the faults where the clerk finds them, file by file, sheet by
// sheet, cell by cell. The fact comes first, what to do about it on a line of its
// own, and the rule's name last, for looking it up. No sentence blames anyone. A
// build tells only what needs a decision; check tells all, up to a number that
// can be read, the grave ones before the others.

// detail is how much is told.
type detail struct {
	notes bool
	// most is how many findings are told one by one, 0 for all.
	most int
}

// usualMost is how many findings someone reads before starting to mend.
const usualMost = 50

// indent is where the text of a finding begins.
const indent = 16

// printer writes to a stream of a width; columns is 0 where lines stay whole.
type printer struct {
	*bufio.Writer
	colours
	columns int
}

func newPrinter(w io.Writer, t terminal) printer {
	return printer{bufio.NewWriter(w), t.paint(w), columns(w)}
}

// printFindings prints the summary and the findings of a result.
func printFindings(p printer, r *evaluation.Result, much detail) error {
	whole, counts := r.Whole, r.Counts()
	fmt.Fprintf(p, "读取 %d 个文件：%d 个支部，党员 %d 名，参评 %d 名", len(r.Sources), len(r.Branches), whole.Members, whole.Evaluated)
	if whole.Activists > 0 {
		fmt.Fprintf(p, "，另有入党积极分子 %d 名", whole.Activists)
	}
	fmt.Fprintf(p, "\n%s %d，%s %d，%s %d\n",
		p.severity(evaluation.Error), counts.Errors, p.severity(evaluation.Warning), counts.Warnings,
		p.severity(evaluation.Note), counts.Notes)
	told := r.Findings
	if !much.notes {
		told = slices.DeleteFunc(slices.Clone(told), func(f evaluation.Finding) bool { return f.Severity == evaluation.Note })
	}
	printGroups(p, told)
	shown := evaluation.Gravest(told, much.most)
	printPlaces(p, shown)
	printRest(p, len(told)-len(shown), much)
	return p.Flush()
}

// printGroups prints how many findings each rule has: the grave ones first, then
// the frequent.
func printGroups(p printer, findings []evaluation.Finding) {
	type group struct {
		rule     string
		severity evaluation.Severity
	}
	counts := map[group]int{}
	var groups []group
	widest := 0
	for _, f := range findings {
		g := group{f.Rule, f.Severity}
		if counts[g] == 0 {
			groups = append(groups, g)
			widest = max(widest, cells(evaluation.RuleTitle(f.Rule)))
		}
		counts[g]++
	}
	slices.SortStableFunc(groups, func(a, b group) int {
		return cmp.Or(cmp.Compare(a.severity.Weight(), b.severity.Weight()), cmp.Compare(counts[b], counts[a]))
	})
	if len(groups) > 0 {
		fmt.Fprintln(p)
	}
	for _, g := range groups {
		fmt.Fprintf(p, "  %s  %s  %4d 处  %s\n", p.severity(g.severity), pad(evaluation.RuleTitle(g.rule), widest), counts[g], p.dim(g.rule))
	}
}

// printPlaces prints the findings under their files and sheets.
func printPlaces(p printer, findings []evaluation.Finding) {
	var file, sheet string
	for i, f := range findings {
		if i == 0 || f.Cell.File != file {
			file, sheet = f.Cell.File, ""
			fmt.Fprintf(p, "\n%s\n", p.bold(cmp.Or(file, "（全部输入）")))
		}
		if f.Cell.Sheet != sheet {
			sheet = f.Cell.Sheet
			if sheet == "" {
				fmt.Fprintln(p, "  整个文件")
			} else {
				fmt.Fprintf(p, "  工作表“%s”\n", sheet)
			}
		}
		printFinding(p, f)
	}
}

func printFinding(p printer, f evaluation.Finding) {
	message := f.Message
	if who := subject(f); who != "" {
		message = who + "：" + message
	}
	fmt.Fprintf(p, "    %s %s  ", pad(cmp.Or(f.Cell.Ref(), "-"), 5), p.severity(f.Severity))
	p.hanging(message, indent+2, plain)
	if f.Hint != "" {
		fmt.Fprintf(p, "%*s→ ", indent, "")
		p.hanging(f.Hint, indent+2, plain)
	}
	fmt.Fprintf(p, "%*s%s\n", indent, "", p.dim(also(f)+"["+f.Rule+"]"))
}

func printRest(p printer, rest int, much detail) {
	how := "全部列出请加 --max 0"
	if !much.notes {
		how = "全部列出请用 xingbang check，加 --max 0"
	}
	if rest > 0 {
		fmt.Fprintf(p, "\n还有 %d 处没有列出，%s\n", rest, how)
	}
}

// subject is whom a finding is about, "" where the message says so itself.
func subject(f evaluation.Finding) string {
	for _, name := range []string{f.Member, f.Branch} {
		if name != "" {
			if strings.Contains(f.Message, name) {
				return ""
			}
			return name
		}
	}
	return ""
}

// also names further places of a fault, a few of them.
func also(f evaluation.Finding) string {
	const most = 8
	var refs []string
	for _, c := range f.Also {
		if ref := placeFrom(c, f.Cell); ref != "" {
			refs = append(refs, ref)
		}
	}
	if len(refs) == 0 {
		return ""
	}
	if n := len(refs); n > most {
		refs = append(refs[:most-1], fmt.Sprintf("%s 等 %d 处", refs[most-1], n))
	}
	return "另见 " + strings.Join(refs, "、") + "  "
}

// placeFrom names a cell as briefly as it can be found from another.
func placeFrom(c, from evaluation.Cell) string { return c.From(from) }

// colours paints for a terminal that shows colours, and not at all elsewhere.
type colours bool

func (c colours) escape(code, text string) string {
	if !c || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (c colours) bold(text string) string { return c.escape("1", text) }
func (c colours) dim(text string) string  { return c.escape("2", text) }

func (c colours) severity(s evaluation.Severity) string {
	code := "36"
	switch s {
	case evaluation.Error:
		code = "31"
	case evaluation.Warning:
		code = "33"
	}
	return c.escape(code, s.Chinese())
}
