package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"xingbang/render"
	"xingbang/render/evaluation"
)

// formats are how check tells its findings.
var formats = []string{"text", "json", "csv"}

func checkCommand(flags *pflag.FlagSet) func([]string, terminal) (status, error) {
	format := flags.String("format", "text", "输出`格式`：text、json 或 csv（可用 WPS 打开）")
	most := flags.Int("max", usualMost, "逐条列出的最多`条数`，0 为全部；只用于 text")
	annotated := flags.String("annotate", "", "另存一份`工作簿`，有问题的格子上色、加批注；输入不止一个时是文件夹")
	strict := flags.Bool("strict", false, "把警告也当作错误")
	var opt render.Options
	flags.StringVar(&opt.Fonts, "fonts", "", fontsUsage)
	password := passwordFlag(flags)
	return func(args []string, t terminal) (status, error) {
		switch {
		case len(args) == 0:
			return usage, usageError{"请给出要读取的工作簿或文件夹"}
		case !slices.Contains(formats, *format):
			return usage, usageError{fmt.Sprintf("--format 可填 %s，不能是“%s”", strings.Join(formats, "、"), *format)}
		case *most < 0:
			return usage, usageError{"--max 应是0或正整数"}
		}
		var err error
		if opt.Password, err = password(); err != nil {
			return failed, err
		}
		r, err := render.Check(args, opt)
		if err != nil {
			return failed, err
		}
		if err := tell(t, r, *format, *most); err != nil {
			return failed, err
		}
		if *annotated != "" {
			if err := annotate(t, r, args, *annotated, opt); err != nil {
				return failed, err
			}
		}
		if c := r.Counts(); c.Errors > 0 || *strict && c.Warnings > 0 {
			return found, nil
		}
		return done, nil
	}
}

// tell prints the findings on standard output.
func tell(t terminal, r *evaluation.Result, format string, most int) error {
	var data []byte
	var err error
	switch format {
	case "json":
		data, err = render.FindingsJSON(r)
	case "csv":
		data, err = render.FindingsCSV(r)
	default:
		return printFindings(newPrinter(t.out, t), r, detail{notes: true, most: most})
	}
	if err != nil {
		return err
	}
	_, err = t.out.Write(data)
	return err
}

// annotate writes the copies of the inputs with the findings marked, and tells
// where they are.
func annotate(t terminal, r *evaluation.Result, inputs []string, to string, opt render.Options) error {
	done, err := render.Annotate(r, inputs, to, opt)
	for _, kept := range done.Kept {
		fmt.Fprintf(t.err, "原来的同名文件有人改过，已另存为：%s\n", kept)
	}
	for _, file := range done.Files {
		fmt.Fprintf(t.err, "已标注：%s\n", file)
	}
	return err
}
