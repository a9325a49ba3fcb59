// Package site turns the public Notice, Honour and Statistics, and the notice's
// wording, into static web pages: the notice, the honour roll, the statistics,
// a page a branch, and a fragment to paste into an editor.
//
// The pages open from a folder by double click, in a sub-folder of any server
// and with JavaScript off: every link is relative, and nothing is fetched from
// outside. What the user wrote becomes text by html/template; only the output of
// goldmark, which lets no HTML through, is taken as HTML.
package site

import (
	"bytes"
	"fmt"
	"html/template"
	"strconv"
	"sync"

	"xingbang/render/publication"
	"xingbang/render/wording"
	"xingbang/templates"
)

// Input is everything the pages say. All parts are of one evaluation.
type Input struct {
	Notice     publication.Notice
	Wording    wording.Document
	Honour     publication.Honour
	Statistics publication.Statistics
}

// File is one file of the site. Path is relative to the site's folder, with
// forward slashes.
type File struct {
	Path string
	Data []byte
}

// Render makes all files of the site, index.html first. It fails only where a
// template does.
func Render(in Input) ([]File, error) {
	set, err := parsed()
	if err != nil {
		return nil, err
	}
	v := newView(in)
	w := writer{set: set}
	w.page("index.html", "notice", v.notice(in))
	w.page("honour.html", "honour", v.honour())
	w.page("statistics.html", "statistics", v.statistics(in.Statistics))
	w.page("branches.html", "branches", v.branchList())
	for i := range v.branches {
		w.page("branches/"+strconv.Itoa(i+1)+".html", "branch", v.branch(i))
	}
	w.page("notice-fragment.html", "fragment", v.fragment(in))
	w.assets(v.photos)
	return w.files, w.err
}

// parsed are the built-in templates. They are parsed once, since that takes
// longer than to fill them for a street.
var parsed = sync.OnceValues(func() (*template.Template, error) {
	set, err := template.ParseFS(templates.FS, "site/*.html")
	if err != nil {
		return nil, fmt.Errorf("网页模板有误：%w", err)
	}
	return set, nil
})

// writer collects the files; after the first error it does nothing more.
type writer struct {
	set   *template.Template
	buf   bytes.Buffer
	files []File
	err   error
}

// page fills the template of that name.
func (w *writer) page(path, name string, data any) {
	if w.err != nil {
		return
	}
	w.buf.Reset()
	if err := w.set.ExecuteTemplate(&w.buf, name+".html", data); err != nil {
		w.err = fmt.Errorf("生成网页 %s 时出错：%w", path, err)
		return
	}
	w.files = append(w.files, File{path, bytes.Clone(w.buf.Bytes())})
}

// assets adds what the pages load.
func (w *writer) assets(photos []photo) {
	for _, name := range [...]string{"style.css", "site.js", "star.svg"} {
		data, err := templates.FS.ReadFile("site/" + name)
		if err != nil && w.err == nil {
			w.err = fmt.Errorf("网页模板有误：%w", err)
		}
		w.files = append(w.files, File{"assets/" + name, data})
	}
	for _, p := range photos {
		w.files = append(w.files, File{p.Path, p.data})
	}
}
