package render

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"sync"

	"xingbang/render/cause"
	"xingbang/render/evaluation"
	"xingbang/render/font"
	"xingbang/render/paper"
	"xingbang/render/pdf"
	"xingbang/render/publication"
	"xingbang/render/sheet"
	"xingbang/render/site"
	"xingbang/render/typeset"
	"xingbang/render/wording"
	"xingbang/templates"
)

// file is one file of the output folder. Path is relative to it, with forward
// slashes.
type file struct {
	path string
	data []byte
}

// job makes one or more files. Jobs share nothing that they write to.
type job func() ([]file, error)

// writer holds what each reader may see, and makes files of it.
type writer struct {
	result     *evaluation.Result
	draft      bool
	fonts      *font.Set
	pdf        *pdf.Writer // one, so that a picture is prepared once for all files
	text       *textUse    // nil if nobody wants to know
	notice     publication.Notice
	honour     publication.Honour
	statistics publication.Statistics
	report     publication.Report
}

func newWriter(r *evaluation.Result, draft bool, fonts *font.Set) *writer {
	return &writer{
		result: r, draft: draft, fonts: fonts, pdf: pdf.NewWriter(fonts),
		notice:     publication.NewNotice(r, draft),
		honour:     publication.NewHonour(r, draft),
		statistics: publication.NewStatistics(r, draft),
		report:     publication.NewReport(r, draft),
	}
}

// jobs are all files but manifest.json, those that take longest first, so that
// no worker is left alone with one of them at the end.
func (w *writer) jobs(opt Options) ([]job, error) {
	from, err := templatesIn(opt.Templates)
	if err != nil {
		return nil, err
	}
	text, err := w.wording(from)
	if err != nil {
		return nil, err
	}
	if opt.EmblemFile != "" {
		if opt.Poster.Emblem, err = readEmblem(opt.EmblemFile); err != nil {
			return nil, err
		}
	}
	whole, each := w.posters(opt.Poster)
	if opt.CSV {
		each = append(each, w.single("committee/名册.csv", func() ([]byte, error) { return toCSV(sheet.Roster(w.report)) }))
	}
	return slices.Concat(whole, []job{
		w.single("committee/考评结果统计.xlsx", func() ([]byte, error) { return sheet.Write(w.report) }),
		w.print("committee/考评结果报告.pdf", func() *typeset.Document { return paper.Report(w.report, w.fonts) }),
		w.print("print/公示.pdf", func() *typeset.Document { return paper.Notice(w.notice, text, w.fonts) }),
		w.single("committee/result.json", func() ([]byte, error) { return resultJSON(w.result, w.draft) }),
		func() ([]file, error) { return w.site(text, from) },
	}, each), nil
}

// posters are one file of the whole committee's and all branches' posters, and one
// a branch. There are none without a branch, as only a draft can be.
func (w *writer) posters(opt paper.PosterOptions) (whole, each []job) {
	if len(w.honour.Branches) == 0 {
		return nil, nil
	}
	all, ones := paper.Posters(w.honour, w.fonts, opt)
	whole = []job{w.print("print/光荣榜.pdf", func() *typeset.Document { return all })}
	var names []string
	for _, b := range w.honour.Branches {
		names = append(names, b.Name)
	}
	for i, name := range fileNames(names) {
		each = append(each, w.print("print/光荣榜/"+name+".pdf", func() *typeset.Document { return ones[i] }))
	}
	return whole, each
}

// readEmblem reads the picture for the head of the posters.
func readEmblem(file string) (*paper.Emblem, error) {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("没有光荣榜的徽标图片“%s”，请检查路径和文件名", file)
	}
	if err != nil {
		return nil, fmt.Errorf("无法读取光荣榜的徽标图片：%w", cause.Of(err))
	}
	emblem, err := paper.NewEmblem(data)
	if err != nil {
		return nil, fmt.Errorf("光荣榜的徽标图片“%s”不是完好的 JPEG 或 PNG 图片", file)
	}
	return emblem, nil
}

// templatesIn is the templates of a folder, "" the embedded ones.
func templatesIn(folder string) (fs.FS, error) {
	from, err := templates.Override(folder)
	if wrong := (*templates.OverrideError)(nil); errors.As(err, &wrong) {
		wrong.Err = cause.Of(wrong.Err)
	}
	return from, err
}

// noticeTemplate is the file that words the notice.
const noticeTemplate = "notice.md"

// wording is the notice's text by its template.
func (w *writer) wording(from fs.FS) (wording.Document, error) {
	template, err := fs.ReadFile(from, noticeTemplate)
	if err != nil {
		return wording.Document{}, fmt.Errorf("无法读取公示的文字模板 %s：%w", noticeTemplate, cause.Of(err))
	}
	text, err := wording.Compose(w.notice, string(template))
	if err != nil {
		return wording.Document{}, fmt.Errorf("%s：%w", noticeTemplate, err)
	}
	return text, nil
}

func (w *writer) print(path string, doc func() *typeset.Document) job {
	return w.single(path, func() ([]byte, error) {
		d := doc()
		w.text.add(d)
		return w.pdf.Write(d)
	})
}

func (w *writer) single(path string, make func() ([]byte, error)) job {
	return func() ([]file, error) {
		data, err := make()
		if err != nil {
			return nil, fmt.Errorf("生成 %s 时出错：%w", path, err)
		}
		return []file{{path, data}}, nil
	}
}

func (w *writer) site(text wording.Document, from fs.FS) ([]file, error) {
	// The user's own fonts may not be put on the web.
	fonts, err := font.Builtin()
	if err != nil {
		return nil, err
	}
	pages, err := site.Render(site.Input{
		Notice: w.notice, Wording: text, Honour: w.honour, Statistics: w.statistics,
		Fonts: fonts, Templates: from,
	})
	if err != nil {
		return nil, err
	}
	files := make([]file, len(pages))
	for i, p := range pages {
		files[i] = file{"site/" + p.Path, p.Data}
	}
	return files, nil
}

// ticker counts jobs done, and tells progress if someone wants to know.
func ticker(all int, progress func(done, all int)) func() {
	if progress == nil {
		return func() {}
	}
	var mu sync.Mutex
	done := 0
	return func() {
		mu.Lock()
		defer mu.Unlock()
		done++
		progress(done, all)
	}
}
