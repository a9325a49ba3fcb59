package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"xingbang/render"
)

// status is what the program tells its caller by its exit.
type status = int

const (
	// done: what was asked for is there; warnings are allowed.
	done status = 0
	// found: the inputs have error findings, or a folder is not as it was
	// built; the caller's data must be mended.
	found status = 1
	// usage: the command line means nothing; no file was looked at.
	usage status = 2
	// failed: something could not be read or written.
	failed status = 3
)

// command is one subcommand.
type command struct {
	name, arguments, about string
	// flags declares the command's flags, and returns what runs it with the
	// arguments that are left.
	flags func(*pflag.FlagSet) func(args []string, t terminal) (status, error)
}

var commands = []command{
	{"init", "[文件夹]", "建立空白工作簿和公示文字模板，供填写和修改", initCommand},
	{"check", "输入...", "读取、重算、校验，列出发现的问题", checkCommand},
	{"build", "输入... -o 文件夹", "校验后生成公示、光荣榜、网页和党工委报告", buildCommand},
	{"why", "姓名 输入...", "说明一个人的得分、排名和星级是怎样来的，每个数出自哪一格", whyCommand},
	{"explain", "[规则名]", "说明一条规则：是什么意思，依据哪一条，怎样改；不写规则名的，列出全部", explainCommand},
	{"preview", "输入...", "在浏览器里预览网页，工作簿或模板一改就更新", previewCommand},
	{"verify", "文件夹", "核对文件夹里的文件是否仍是生成时的样子", verifyCommand},
}

// usageError is a command line that means nothing.
type usageError struct{ message string }

func (e usageError) Error() string { return e.message }

// run is the whole program: it parses the arguments, does what they say, and
// tells how it went.
func run(args []string, t terminal) status {
	if len(args) == 0 {
		fmt.Fprint(t.err, help())
		t.waitForKey()
		return usage
	}
	switch args[0] {
	case "-h", "--help", "help":
		fmt.Fprint(t.out, help())
		return done
	case "--version", "version":
		fmt.Fprintf(t.out, "xingbang（星榜）%s\n", render.Version)
		return done
	}
	for _, c := range commands {
		if c.name == args[0] {
			return c.run(args[1:], t)
		}
	}
	return drop(args, t)
}

func (c command) run(args []string, t terminal) status {
	set := newFlagSet(c.name)
	set.BoolP("help", "h", false, "显示这份说明")
	do := c.flags(set)
	err := set.Parse(args)
	if errors.Is(err, pflag.ErrHelp) || set.Changed("help") {
		fmt.Fprint(t.out, c.help(set))
		return done
	}
	if err != nil {
		err = usageError{flagMessage(err)}
	}
	var code status
	if err == nil {
		code, err = do(set.Args(), t)
	}
	return t.report(c.name, code, err)
}

// report prints an error, if any, and makes it a status.
func (t terminal) report(name string, code status, err error) status {
	var wrong usageError
	switch {
	case err == nil:
		return code
	case errors.As(err, &wrong):
		fmt.Fprintf(t.err, "xingbang: %v\n用法见：xingbang %s\n", err, strings.TrimSpace(name+" --help"))
		return usage
	}
	for line := range strings.Lines(readable(err) + "\n") {
		fmt.Fprintf(t.err, "xingbang: %s", line)
	}
	return failed
}

// flagMessage puts pflag's errors into Chinese.
func flagMessage(err error) string {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if len(name) == 1 {
			return fmt.Sprintf("没有 -%s 这个选项", name)
		}
		return fmt.Sprintf("没有 --%s 这个选项", name)
	case errors.As(err, &missing):
		return fmt.Sprintf("选项 --%s 后面缺少值", missing.GetFlag().Name)
	case errors.As(err, &invalid):
		_, use := pflag.UnquoteUsage(invalid.GetFlag())
		return fmt.Sprintf("选项 --%s 的值“%s”不对（%s）", invalid.GetFlag().Name, invalid.GetValue(), use)
	}
	return "选项写法有误：" + err.Error()
}

func help() string {
	var b strings.Builder
	b.WriteString("星榜：把党员评星定级的工作簿变成公示、光荣榜、网页和党工委报告\n\n用法：\n")
	for _, c := range commands {
		fmt.Fprintf(&b, "  xingbang %s %s\n        %s\n", c.name, c.arguments, c.about)
	}
	b.WriteString(`  xingbang 输入...
        把文件拖放到程序上时所做的：在第一个输入旁边生成“<文件名>-公示”文件夹

输入是 .xlsx 工作簿、.csv 文件或它们所在的文件夹，可以有几个，合并为一次考评。
各命令的选项：xingbang 命令 --help

退出状态：0 完成；1 有错误，须改正数据；2 命令写法有误；3 读写失败
`)
	return b.String()
}

func (c command) help(set *pflag.FlagSet) string {
	return fmt.Sprintf("xingbang %s %s\n\n%s\n\n选项：\n%s", c.name, c.arguments, c.about, set.FlagUsages())
}

// drop builds the inputs beside the first of them. A first argument that is no
// file is more likely a mistyped command.
func drop(args []string, t terminal) status {
	set := newFlagSet("")
	password := passwordFlag(set)
	if err := set.Parse(args); err != nil {
		return t.report("", usage, usageError{flagMessage(err) + "；选项要写在命令后面，如 xingbang build 输入 -o 文件夹"})
	}
	inputs := set.Args()
	if len(inputs) == 0 {
		return t.report("", usage, usageError{"请给出要读取的工作簿或文件夹"})
	}
	if _, err := os.Stat(inputs[0]); err != nil && !strings.ContainsAny(inputs[0], `./\`) {
		return t.report("", usage, usageError{fmt.Sprintf("没有“%s”这个命令，也没有这个文件", inputs[0])})
	}
	var opt render.Options
	var code status
	var err error
	if opt.Password, err = password(); err == nil {
		code, err = build(inputs, beside(inputs[0]), opt, t)
	}
	code = t.report("", code, err)
	t.waitForKey()
	return code
}

// newFlagSet is an empty set of flags that leaves all messages to us.
func newFlagSet(name string) *pflag.FlagSet {
	set := pflag.NewFlagSet(name, pflag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.Usage = func() {}
	set.SortFlags = false
	return set
}
