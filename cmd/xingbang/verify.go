package main

import (
	"fmt"

	"github.com/spf13/pflag"

	"xingbang/render"
)

func verifyCommand(*pflag.FlagSet) func([]string, terminal) (status, error) {
	return func(args []string, t terminal) (status, error) {
		if len(args) != 1 {
			return usage, usageError{"请给出一个生成结果的文件夹"}
		}
		diffs, err := render.Verify(args[0])
		if err != nil {
			return failed, fmt.Errorf("无法核对“%s”：%w", args[0], err)
		}
		for _, d := range diffs {
			if _, err := fmt.Fprintf(t.out, "%s  %s\n", d.Kind, d.File); err != nil {
				return failed, err
			}
		}
		if len(diffs) > 0 {
			fmt.Fprintf(t.err, "%d 个文件与生成时不一致\n", len(diffs))
			return found, nil
		}
		_, err = fmt.Fprintln(t.out, "全部文件与生成时一致")
		return done, err
	}
}
