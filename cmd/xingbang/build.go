package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"xingbang/render"
)

const templatesUsage = "用这个`文件夹`里的模板：公示的文字 notice.md，网页 site/…；没有的用内置的"

func buildCommand(flags *pflag.FlagSet) func([]string, terminal) (status, error) {
	out := flags.StringP("out", "o", "", "结果写入的`文件夹`，必填；里面原有的生成结果会被整体替换")
	var opt render.Options
	flags.BoolVar(&opt.Draft, "draft", false, "生成草稿：有错误、未审批也生成，每页标明“草稿”")
	flags.BoolVar(&opt.Strict, "strict", false, "把警告也当作错误")
	flags.StringVar(&opt.Templates, "templates", "", templatesUsage)
	flags.StringVar(&opt.Fonts, "fonts", "", fontsUsage)
	flags.TextVar(&opt.Poster.Size, "poster-size", opt.Poster.Size, "光荣榜的`纸张`：A2、A3（默认）或 A4")
	flags.TextVar(&opt.Poster.Theme, "poster-theme", opt.Poster.Theme, "光荣榜的`样式`：red 红底（默认），white 白底省墨")
	for _, name := range []string{"poster-size", "poster-theme"} {
		flags.Lookup(name).DefValue = "" // the usage says it in Chinese
	}
	flags.BoolVar(&opt.Poster.Landscape, "poster-landscape", false, "光荣榜横放")
	flags.BoolVar(&opt.Poster.Photos, "poster-photos", false, "光荣榜上五星级党员配照片（有照片且照片授权为“是”的）")
	flags.BoolVar(&opt.Poster.Deeds, "poster-deeds", false, "各支部光荣榜上五星级党员名下写事迹，长的只取开头几句")
	flags.StringVar(&opt.EmblemFile, "emblem", "", "光荣榜顶端用的图片`文件`，JPEG 或 PNG，代替五角星")
	flags.BoolVar(&opt.Poster.Bleed, "bleed", false, "光荣榜四边多印 3 mm 出血，带裁切线，交印刷厂用")
	flags.BoolVar(&opt.CSV, "csv", false, "另把名册存成 committee/名册.csv（UTF-8，表格软件和程序都能读）")
	password := passwordFlag(flags)
	return func(args []string, t terminal) (status, error) {
		if len(args) == 0 {
			return usage, usageError{"请给出要读取的工作簿或文件夹"}
		}
		if *out == "" {
			return usage, usageError{"请用 -o 给出结果写入的文件夹"}
		}
		var err error
		if opt.Password, err = password(); err != nil {
			return failed, err
		}
		return build(args, *out, opt, t)
	}
}

// build makes the folder out, and tells what was found and done.
func build(inputs []string, out string, opt render.Options, t terminal) (status, error) {
	var clear func()
	opt.Progress, clear = t.progress("正在生成")
	b, err := render.Build(inputs, out, opt)
	clear()
	if b.Result != nil {
		printFindings(newPrinter(t.err, t), b.Result, detail{most: usualMost})
		fmt.Fprintln(t.err)
	}
	if err != nil {
		return failed, err
	}
	for _, kept := range b.Kept {
		fmt.Fprintf(t.err, "原来的结果被人改动或添加过文件，已另存到：%s\n", kept)
	}
	if b.Files == 0 {
		what := "有错误，没有生成任何文件。改正后再试；要先看样子，可加 --draft 生成草稿。"
		if b.Result.Counts().Errors == 0 {
			what = "有警告，按 --strict 的要求没有生成任何文件。"
		}
		fmt.Fprintln(t.err, what)
		return found, nil
	}
	printFonts(t.err, b.Fonts)
	fmt.Fprintf(t.err, "已生成 %d 个文件：%s\n", b.Files, out)
	if opt.Draft {
		fmt.Fprintln(t.err, "这是草稿，每页标明“草稿”，不得张贴、发布。")
	}
	fmt.Fprintf(t.err, "  %s  打印张贴\n  %s  上传网站\n  %s  报党工委，内部资料\n",
		filepath.Join(out, "print"), filepath.Join(out, "site"), filepath.Join(out, "committee"))
	return done, nil
}

// beside is the folder for inputs dropped on the program: the first input's name
// and -公示, where that input is.
func beside(input string) string {
	if abs, err := filepath.Abs(input); err == nil {
		input = abs // the name of a folder given as . or ..
	}
	name := filepath.Base(input)
	if ext := filepath.Ext(name); strings.EqualFold(ext, ".xlsx") || strings.EqualFold(ext, ".csv") {
		name = strings.TrimSuffix(name, ext)
	}
	return filepath.Join(filepath.Dir(input), name+"-公示")
}
