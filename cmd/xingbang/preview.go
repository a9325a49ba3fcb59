package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/signal"
	"strconv"
	"time"

	"github.com/spf13/pflag"

	"xingbang/render"
	"xingbang/render/evaluation"
	"xingbang/render/preview"
)

// usualPort is the preview's where nothing else is asked for and it is free.
const usualPort = 8426

func previewCommand(flags *pflag.FlagSet) func([]string, terminal) (status, error) {
	var opt render.Options
	port := flags.Uint16("port", 0, fmt.Sprintf("本机的`端口`，默认 %d，被占用时另选一个", usualPort))
	flags.BoolVar(&opt.Draft, "draft", false, "有错误、未审批也显示，每页标明“草稿”")
	poll := flags.Bool("poll", false, "每秒查看一次文件有没有变化，用于网络盘")
	flags.StringVar(&opt.Templates, "templates", "", templatesUsage)
	password := passwordFlag(flags)
	return func(args []string, t terminal) (status, error) {
		if len(args) == 0 {
			return usage, usageError{"请给出要读取的工作簿或文件夹"}
		}
		var err error
		if opt.Password, err = password(); err != nil {
			return failed, err
		}
		listener, err := listen(int(*port))
		if err != nil {
			return failed, err
		}
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		defer stop()
		if err := show(ctx, listener, args, opt, *poll, t); err != nil {
			return failed, err
		}
		return done, nil
	}
}

// listen opens a port of this machine that no other machine reaches; 0 is the usual
// one or, if it is taken, any.
func listen(port int) (net.Listener, error) {
	at := func(port int) (net.Listener, error) {
		return net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	}
	if port != 0 {
		l, err := at(port)
		if err != nil {
			return nil, fmt.Errorf("不能使用端口 %d，请用 --port 换一个：%w", port, err)
		}
		return l, nil
	}
	if l, err := at(usualPort); err == nil {
		return l, nil
	}
	return at(0)
}

// show serves the pages until the context ends.
func show(ctx context.Context, listener net.Listener, inputs []string, opt render.Options, poll bool, t terminal) error {
	o := preview.Options{Files: inputs, Poll: poll}
	if opt.Templates != "" {
		o.Folders = []string{opt.Templates}
	}
	var result *evaluation.Result // of the last build; both functions run in one goroutine
	o.Build = func() preview.Result {
		r, pages, err := render.Site(inputs, opt)
		result = r
		if err != nil {
			err = errors.New(readable(err))
		}
		return preview.Result{Pages: pages, Findings: grave(r), Err: err}
	}
	told := false
	o.Built = func(b preview.Result) {
		switch {
		case b.Err != nil:
			fmt.Fprintf(t.err, "xingbang: %v\n", b.Err)
		case b.Pages == nil:
			_ = printFindings(newPrinter(t.err, t), result, detail{most: usualMost})
			fmt.Fprintln(t.err, "\n有错误，没有更新网页。改正后会自动更新；要先看样子，可加 --draft。")
		default:
			fmt.Fprintf(t.err, "%s 网页已更新\n", time.Now().Format("15:04:05"))
		}
		if !told {
			fmt.Fprintf(t.err, "请在浏览器里打开 http://%s/ ，按 Ctrl+C 结束预览\n", listener.Addr())
			told = true
		}
	}
	return preview.Serve(ctx, listener, o)
}

// grave are the errors and then the warnings of a result, nil for none.
func grave(r *evaluation.Result) []evaluation.Finding {
	if r == nil {
		return nil
	}
	var out []evaluation.Finding
	for _, s := range []evaluation.Severity{evaluation.Error, evaluation.Warning} {
		for _, f := range r.Findings {
			if f.Severity == s {
				out = append(out, f)
			}
		}
	}
	return out
}
