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
	"cmp"
	"errors"
	"html/template"
	"io/fs"

	"xingbang/render/font"
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
	// Fonts draw the characters that few machines can; nil for none.
	Fonts *font.Set
	// Templates are files as those of package templates, which nil stands for.
	Templates fs.FS
}

// File is one file of the site. Path is relative to the site's folder, with
// forward slashes.
type File struct {
	Path string
	Data []byte
}

// Render makes all files of the site, index.html first. It fails where a template
// does, with a message in Chinese that names the file, the line and the field.
func Render(in Input) ([]File, error) {
	set, err := templateSet(in.Templates)
	if err != nil {
		return nil, err
	}
	v := newView(in)
	rare, err := rareFonts(in)
	if err != nil {
		return nil, err
	}
	v.hasRare = len(rare) > 0
	w := writer{set: set, from: in.Templates}
	w.page("index.html", "notice", v.notice(in))
	w.page("honour.html", "honour", v.honour())
	w.page("statistics.html", "statistics", v.statistics(in.Statistics))
	w.page("branches.html", "branches", v.branchList())
	for i := range v.branches {
		w.page(v.branches[i].path(), "branch", v.branch(i))
	}
	fragment := v.fragment(in)
	w.page("notice-fragment.html", "fragment", fragment)
	w.page("copy.html", "copy", v.copy(fragment, w.last()))
	w.add(v.sitemap()...)
	w.assets(v.colours)
	w.add(v.findIndex())
	w.add(rare...)
	for _, p := range v.photos {
		w.add(File{p.Path, p.data})
	}
	return w.files, w.err
}

// writer collects the files; after the first error it does nothing more.
type writer struct {
	set   *template.Template
	from  fs.FS
	buf   bytes.Buffer
	files []File
	err   error
}

func (w *writer) add(files ...File) { w.files = append(w.files, files...) }

// last is what the page made last holds.
func (w *writer) last() []byte {
	if len(w.files) == 0 {
		return nil
	}
	return w.files[len(w.files)-1].Data
}

// page fills the template of that name.
func (w *writer) page(path, name string, data any) {
	if w.err != nil {
		return
	}
	w.buf.Reset()
	if err := w.set.ExecuteTemplate(&w.buf, name+".html", data); err != nil {
		w.err = explain(err)
		return
	}
	w.add(File{path, bytes.Clone(w.buf.Bytes())})
}

// assets adds what the pages load, and the files of the user's own.
func (w *writer) assets(c colours) {
	for _, name := range [...]string{"style.css", "print.css", "site.js", "star.svg"} {
		data, err := readTemplate(w.from, "site/"+name)
		if err != nil {
			w.err = cmp.Or(w.err, unreadable("site/"+name, err))
			return
		}
		if name != "site.js" {
			data = c.paint(data)
		}
		w.add(File{"assets/" + name, data})
	}
	if w.from == nil {
		return
	}
	own, err := fs.ReadDir(w.from, templates.Assets)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		w.err = cmp.Or(w.err, unreadable(templates.Assets, err))
	}
	for _, f := range own {
		if f.IsDir() || f.Name()[0] == '.' {
			continue
		}
		data, err := fs.ReadFile(w.from, templates.Assets+"/"+f.Name())
		if err != nil {
			w.err = cmp.Or(w.err, unreadable(templates.Assets+"/"+f.Name(), err))
		}
		w.add(File{"assets/" + f.Name(), data})
	}
}
