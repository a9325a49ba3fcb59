// Package render turns the workbooks of one star rating into everything that is
// published of it: the notice, the posters, the site, and the committee's report
// and workbook. It is the library under the command: Check reads, recomputes and
// validates; Build writes an output folder in one swap; Verify tells whether a
// folder is still what was built.
//
// The rooms it puts together stand in the folders below it, each with the one
// thing it turns into another; none of them knows this package.
package render

import (
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"xingbang/render/evaluation"
	"xingbang/render/font"
	"xingbang/render/paper"
	"xingbang/render/rule"
	"xingbang/render/workbook"
)

// Version is the program's version, as in manifest.json.
const Version = "0.1.0"

// Options are what a build can be told.
type Options struct {
	// Draft builds in spite of error findings and marks every page 草稿.
	Draft bool
	// Strict makes warnings stop a build as errors do; a draft is built all
	// the same.
	Strict bool
	// Templates is a folder with templates of the user's, each in the place of
	// the built-in one of its name; "" for none.
	Templates string
	// Fonts is a folder with the user's own fonts, "" for the built-in ones.
	Fonts string
	// Poster is how the posters look; its Emblem is read from EmblemFile.
	Poster paper.PosterOptions
	// EmblemFile is a JPEG or PNG for the head of the posters, "" for none.
	EmblemFile string
	// CSV also writes the committee's roster as CSV.
	CSV bool
	// Password opens the inputs that have a password to open.
	Password string
	// Progress, if set, is called with the number of files made so far and the
	// number there will be. Calls come one at a time.
	Progress func(done, all int)
}

// Check reads the inputs, recomputes every star and validates all of it. The
// result has the findings of the reader and of the rules in input order. An
// error is about an input that cannot be read at all. Of opt, Password counts, and
// Fonts: what a name may be written with depends on it.
func Check(inputs []string, opt Options) (*evaluation.Result, error) {
	fonts, _, err := loadFonts(opt.Fonts)
	if err != nil {
		return nil, err
	}
	return check(inputs, opt.Password, fonts)
}

func check(inputs []string, password string, fonts *font.Set) (r *evaluation.Result, err error) {
	defer caught(&err)
	e, found, err := workbook.Read(inputs, workbook.Password(password))
	if err != nil {
		return nil, err
	}
	r = rule.Apply(e, rule.Options{CanDraw: fonts.Has})
	r.Findings = slices.Concat(found, r.Findings)
	evaluation.SortFindings(r.Findings, e.Sources)
	return r, nil
}

// Built is what a build did.
type Built struct {
	Result *evaluation.Result
	// Files is the number of files written, 0 where error findings stopped
	// the build.
	Files int
	// Kept are folders that an earlier output was moved to because someone had
	// changed or added files in it.
	Kept []string
	// Fonts is what Options.Fonts was used for, nil without it.
	Fonts *FontUse
}

// Build checks the inputs and writes the folder out: print and site for the
// public, committee for the work committee, manifest.json. Error findings stop
// it, unless opt.Draft is set; Built then has no files. Until the new folder is
// complete the earlier one stays as it is; a failure, or a kill at any moment,
// leaves no part of a folder behind under the name out.
func Build(inputs []string, out string, opt Options) (b Built, err error) {
	defer caught(&err)
	target, err := newTarget(out, inputs)
	if err != nil {
		return Built{}, err
	}
	fonts, use, err := loadFonts(opt.Fonts)
	if err != nil {
		return Built{}, err
	}
	r, err := check(inputs, opt.Password, fonts)
	if err != nil {
		return Built{}, err
	}
	if opt.stops(r) {
		return Built{Result: r}, nil
	}
	files, err := draw(r, opt, fonts, use)
	if err != nil {
		return Built{Result: r}, err
	}
	kept, err := target.replace(files)
	return Built{Result: r, Files: len(files), Kept: kept, Fonts: use}, err
}

// draw makes all files of the output folder, and tells use, if it is set, what stood
// in for the user's fonts.
func draw(r *evaluation.Result, opt Options, fonts *font.Set, use *FontUse) ([]file, error) {
	w := newWriter(r, opt.Draft, fonts)
	if use != nil {
		w.text = newTextUse()
	}
	jobs, err := w.jobs(opt)
	if err != nil {
		return nil, err
	}
	made := make([][]file, len(jobs))
	tick := ticker(len(jobs), opt.Progress)
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, job := range jobs {
		group.Go(func() (err error) {
			defer caught(&err)
			made[i], err = job()
			tick()
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	if use != nil {
		use.StandIns = w.text.standIns(fonts)
	}
	files := slices.Concat(made...)
	m, err := newManifest(r, opt.Draft, files)
	return append(files, m), err
}
