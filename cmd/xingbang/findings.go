package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"xingbang/render/evaluation"
)

// How findings are told: first what was read and how many faults there are, then
// the faults where the clerk finds them, file by file, sheet by sheet, cell by
// cell. The fact comes first, what to do about it on a line of its own, and the
// rule's name last, for looking it up. No sentence blames anyone. A build tells
// only what needs a decision; check tells all.

// detail is how much is told.
type detail bool

const (
	everything  detail = true
	withoutNote detail = false
)

// printFindings prints the summary and the findings of a result.
func printFindings(w io.Writer, r *evaluation.Result, much detail, c colours) error {
	out := bufio.NewWriter(w)
	whole, counts := r.Whole, r.Counts()
	fmt.Fprintf(out, "读取 %d 个文件：%d 个支部，党员 %d 名，参评 %d 名", len(r.Sources), len(r.Branches), whole.Members, whole.Evaluated)
	if whole.Activists > 0 {
		fmt.Fprintf(out, "，另有入党积极分子 %d 名", whole.Activists)
	}
	fmt.Fprintf(out, "\n%s %d，%s %d，%s %d\n",
		c.severity(evaluation.Error), counts.Errors, c.severity(evaluation.Warning), counts.Warnings,
		c.severity(evaluation.Note), counts.Notes)
	var file, sheet string
	first := true
	for _, f := range r.Findings {
		if f.Severity == evaluation.Note && much == withoutNote {
			continue
		}
		if first || f.Cell.File != file {
			first, file, sheet = false, f.Cell.File, ""
			heading := file
			if file == "" {
				heading = "（全部输入）"
			}
			fmt.Fprintf(out, "\n%s\n", c.bold(heading))
		}
		if f.Cell.Sheet != sheet {
			sheet = f.Cell.Sheet
			fmt.Fprintf(out, "  工作表“%s”\n", sheet)
		}
		printFinding(out, f, c)
	}
	return out.Flush()
}

func printFinding(w io.Writer, f evaluation.Finding, c colours) {
	place := f.Cell.Ref()
	if place == "" {
		place = "—"
	}
	fmt.Fprintf(w, "    %-5s %s  ", place, c.severity(f.Severity))
	if who := subject(f); who != "" {
		fmt.Fprintf(w, "%s：", who)
	}
	fmt.Fprintf(w, "%s\n", f.Message)
	if f.Hint != "" {
		fmt.Fprintf(w, "                → %s\n", f.Hint)
	}
	fmt.Fprintf(w, "                %s\n", c.dim(also(f)+"["+f.Rule+"]"))
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
	for i, c := range f.Also {
		if i == most {
			refs[i-1] += fmt.Sprintf(" 等 %d 处", len(f.Also))
			break
		}
		ref := c.Ref()
		if c.Sheet != f.Cell.Sheet {
			ref = "“" + c.Sheet + "”" + ref
		}
		refs = append(refs, ref)
	}
	if len(refs) == 0 {
		return ""
	}
	return "另见 " + strings.Join(refs, "、") + "  "
}

// colours paints for a terminal that shows colours, and not at all elsewhere.
type colours bool

func (c colours) escape(code, text string) string {
	if !c {
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
