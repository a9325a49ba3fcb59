package main

import (
	"fmt"

	"github.com/spf13/pflag"

	"xingbang/render"
)

func checkCommand(flags *pflag.FlagSet) func([]string, terminal) (status, error) {
	format := flags.String("format", "text", "输出`格式`：text 或 json")
	strict := flags.Bool("strict", false, "把警告也当作错误")
	return func(args []string, t terminal) (status, error) {
		if len(args) == 0 {
			return usage, usageError{"请给出要读取的工作簿或文件夹"}
		}
		if *format != "text" && *format != "json" {
			return usage, usageError{fmt.Sprintf("--format 可填 text 或 json，不能是“%s”", *format)}
		}
		r, err := render.Check(args)
		if err != nil {
			return failed, err
		}
		if *format == "json" {
			data, err := render.FindingsJSON(r)
			if err != nil {
				return failed, err
			}
			if _, err := t.out.Write(data); err != nil {
				return failed, err
			}
		} else if err := printFindings(t.out, r, everything, t.paint(t.out)); err != nil {
			return failed, err
		}
		if c := r.Counts(); c.Errors > 0 || *strict && c.Warnings > 0 {
			return found, nil
		}
		return done, nil
	}
}
