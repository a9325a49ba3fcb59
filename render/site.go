package render

import (
	"strings"

	"xingbang/render/evaluation"
)

// Site checks the inputs and makes the pages of the site alone, in memory, by their
// path in it, as branches/1.html. There are none where a build would write nothing.
// Of opt, Draft, Strict, Templates, Fonts and Password count.
func Site(inputs []string, opt Options) (*evaluation.Result, map[string][]byte, error) {
	r, err := Check(inputs, opt)
	if err != nil {
		return nil, nil, err
	}
	if opt.stops(r) {
		return r, nil, nil
	}
	from, err := templatesIn(opt.Templates)
	if err != nil {
		return r, nil, err
	}
	w := newWriter(r, opt.Draft, nil)
	text, err := w.wording(from)
	if err != nil {
		return r, nil, err
	}
	files, err := w.site(text, from)
	if err != nil {
		return r, nil, err
	}
	pages := make(map[string][]byte, len(files))
	for _, f := range files {
		pages[strings.TrimPrefix(f.path, "site/")] = f.data
	}
	return r, pages, nil
}

// stops reports whether findings stop a build.
func (opt Options) stops(r *evaluation.Result) bool {
	c := r.Counts()
	return !opt.Draft && (c.Errors > 0 || opt.Strict && c.Warnings > 0)
}
