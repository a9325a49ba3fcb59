package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/pflag"

	"xingbang/render"
)

func initCommand(flags *pflag.FlagSet) func([]string, terminal) (status, error) {
	branches := flags.String("branches", "", "`支部名单`：一行一个支部的文本文件、去年的工作簿，或用逗号隔开的名称；各支部另建一个工作簿")
	return func(args []string, t terminal) (status, error) {
		folder := "."
		switch len(args) {
		case 0:
		case 1:
			folder = args[0]
		default:
			return usage, usageError{"最多给出一个文件夹"}
		}
		made, err := render.Init(folder, *branches)
		templates := 0
		for _, path := range made {
			if filepath.Ext(path) == ".xlsx" {
				fmt.Fprintf(t.err, "已建立 %s\n", path)
			} else {
				templates++
			}
		}
		if templates > 0 {
			fmt.Fprintf(t.err, "已建立 %s（%d 个文件；要改公示文字和网页的，改好后生成时加 --templates）\n", filepath.Join(folder, "模板"), templates)
		}
		if err != nil {
			return failed, err
		}
		input := "工作簿"
		if *branches != "" {
			input = folder
		}
		fmt.Fprintf(t.err, "填好后：xingbang check %[1]s 核对，xingbang build %[1]s -o 结果 生成\n", input)
		return done, nil
	}
}
