package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"xingbang/render"
	"xingbang/render/evaluation"
)

func whyCommand(flags *pflag.FlagSet) func([]string, terminal) (status, error) {
	branch := flags.String("branch", "", "只看这个`支部`的，写名称或名称的一部分")
	password := passwordFlag(flags)
	return func(args []string, t terminal) (status, error) {
		if len(args) < 2 {
			return usage, usageError{"请给出姓名和要读取的工作簿或文件夹"}
		}
		name, inputs := args[0], args[1:]
		var opt render.Options
		var err error
		if opt.Password, err = password(); err != nil {
			return failed, err
		}
		whys, err := render.Why(inputs, name, *branch, opt)
		if err != nil {
			return failed, err
		}
		if len(whys.Accounts) == 0 {
			return usage, usageError{nobody(name, *branch, whys)}
		}
		p := newPrinter(t.out, t)
		if n := len(whys.Accounts); n > 1 {
			fmt.Fprintf(p, "叫“%s”的有 %d 名，逐一说明；只看其中一名的，加 --branch 支部，或写编号\n\n", name, n)
		}
		for i, a := range whys.Accounts {
			if i > 0 {
				fmt.Fprintln(p)
			}
			printAccount(p, a)
		}
		if err := p.Flush(); err != nil {
			return failed, err
		}
		return done, nil
	}
}

// nobody says that a name is nobody's, and whose names are like it.
func nobody(name, branch string, w render.Whys) string {
	message := fmt.Sprintf("名册里没有“%s”", name)
	if branch != "" {
		message = fmt.Sprintf("名称含“%s”的支部里没有“%s”", branch, name)
	}
	var near []string
	for _, m := range w.Near {
		near = append(near, m.Name.Value+"（"+m.Branch.Value+"）")
	}
	if near != nil {
		message += "，是否应为 " + strings.Join(near, "、") + "？"
	}
	return message
}

var numerals = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}

func printAccount(p printer, a render.Account) {
	fmt.Fprintf(p, "%s  %s\n%s\n", p.bold(a.Name), a.Person, p.dim(a.Cell.String()))
	p.hanging(a.Summary, 0, plain)
	for i, s := range a.Steps {
		fmt.Fprintf(p, "\n%s、%s：%s", numerals[i%len(numerals)], s.Title, p.bold(s.Result))
		if s.Clause != "" {
			fmt.Fprintf(p, "  %s", p.dim("办法"+s.Clause))
		}
		fmt.Fprintln(p)
		for _, l := range s.Lines {
			printLine(p, l, a.Cell)
		}
		if words := settingWords(s.Settings, a.Cell); words != "" {
			fmt.Fprint(p, "    ")
			p.hanging("口径："+words, 10, p.dim)
		}
	}
}

// printLine prints a number or condition, where it stands, and what governs it.
func printLine(p printer, l render.Line, from evaluation.Cell) {
	sign := "  "
	switch l.Verdict {
	case render.Holds:
		sign = "√ "
	case render.Fails:
		sign = "× "
	}
	text := l.Text
	if len(l.Cells) > 0 {
		text += "  [" + places(l.Cells, from) + "]"
	}
	if words := settingWords(l.Settings, from); words != "" {
		text += "  （" + words + "）"
	}
	fmt.Fprint(p, "  "+sign)
	p.hanging(text, 6, plain)
}

// places lists cells, each sheet named once.
func places(cells []evaluation.Cell, from evaluation.Cell) string {
	const most = 60
	words := make([]string, 0, len(cells))
	for i, c := range cells {
		if i == most {
			words[i-1] += fmt.Sprintf(" 等 %d 处", len(cells))
			break
		}
		words = append(words, c.From(from))
		from = c
	}
	return strings.Join(words, "、")
}

func settingWords(settings []render.Applied, from evaluation.Cell) string {
	var words []string
	for _, s := range settings {
		where := "默认"
		if s.Cell != (evaluation.Cell{}) {
			where = s.Cell.From(from)
		}
		value := s.Value
		if value == "" {
			value = "不设"
		}
		words = append(words, fmt.Sprintf("%s %s，%s", s.Name, value, where))
	}
	return strings.Join(words, "；")
}
