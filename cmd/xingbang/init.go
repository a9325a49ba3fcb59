package main

import (
	"fmt"

	"github.com/spf13/pflag"

	"xingbang/render"
)

func initCommand(*pflag.FlagSet) func([]string, terminal) (status, error) {
	return func(args []string, t terminal) (status, error) {
		folder := "."
		switch len(args) {
		case 0:
		case 1:
			folder = args[0]
		default:
			return usage, usageError{"最多给出一个文件夹"}
		}
		made, err := render.Init(folder)
		for _, path := range made {
			fmt.Fprintf(t.err, "已建立 %s\n", path)
		}
		if err != nil {
			return failed, err
		}
		fmt.Fprintln(t.err, "填好工作簿后：xingbang check 工作簿 校验，xingbang build 工作簿 -o 文件夹 生成")
		return done, nil
	}
}
