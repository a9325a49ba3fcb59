package site

import (
	"cmp"
	"strings"

	"xingbang/render/evaluation"
	"xingbang/render/publication"
)

// page is what the frame around every page needs.
type page struct {
	publication.Header
	// Root leads from the page to the site's folder: "" or "../".
	Root string
	// Current is the entry of the navigation that the page belongs to.
	Current string
	// Title is the page's own, without the site's name.
	Title, Description, SiteName string
	// Canonical is the page's address once it is put up, "" if not known.
	Canonical string
	// Robots is what search engines are asked, "" for nothing.
	Robots string
	// Main is the main colour, as #a50e15.
	Main string
	// Rare tells that rare.css has characters of the pages.
	Rare bool
	// Frames lets the page show another of the folder in a frame.
	Frames bool
	// Period is the time of publication, nil where it is not known.
	Period *period
	// Announcement is for machines, nil on all pages but the notice.
	Announcement *announcement
}

// page makes the frame of a page at a path from the site's folder.
func (v *view) page(path, current, title, description string) page {
	return page{
		Header:      v.header,
		Root:        strings.Repeat("../", strings.Count(path, "/")),
		Current:     current,
		Title:       plain(title),
		Description: plain(description),
		SiteName:    plain(v.siteName),
		Canonical:   v.address(path),
		Robots:      v.robots,
		Main:        v.colours.Main(),
		Rare:        v.hasRare,
		Period:      v.period,
	}
}

// robots asks search engines to leave the pages out, which have people's names,
// unless 允许搜索引擎收录 is 是; and then to forget them after 撤下日期.
func robots(h publication.Header) string {
	switch {
	case h.Draft || !h.Site.Searchable:
		return "noindex, noarchive"
	case !h.Site.TakeDown.IsZero():
		return "unavailable_after: " + h.Site.TakeDown.ISO()
	}
	return ""
}

// siteName is 网站名称, or names the site after the body that publishes:
// 中共某某区东风街道工作委员会 gives 某某区东风街道党员星级评定公示栏.
func siteName(h publication.Header) string {
	place := strings.TrimPrefix(h.Committee, "中共")
	for _, suffix := range [...]string{"工作委员会", "委员会", "党工委", "党委", "工委"} {
		if rest, ok := strings.CutSuffix(place, suffix); ok {
			place = rest
			break
		}
	}
	return cmp.Or(h.Site.Name, place+"党员星级评定公示栏")
}

// phrases cuts a title where a line may end without breaking its sense: before
// an opening mark and after a closing one.
func phrases(title string) []string {
	var out []string
	start := 0
	for i, r := range title {
		switch {
		case strings.ContainsRune("“《（〈【", r):
			if i > start {
				out = append(out, title[start:i])
			}
			start = i
		case strings.ContainsRune("”》）〉】", r):
			end := i + len(string(r))
			out = append(out, title[start:end])
			start = end
		}
	}
	if start < len(title) {
		out = append(out, title[start:])
	}
	return out
}

// day is a date for a time element.
type day struct{ Text, ISO string }

// newDay is nil for no day.
func newDay(d evaluation.Date) *day {
	if d.IsZero() {
		return nil
	}
	return &day{d.String(), d.ISO()}
}

// period is the time of publication (办法五(二)3) and of the pages.
type period struct {
	From, Until day
	WorkingDays int
	// TakeDown is the last day of the pages, nil where none is set.
	TakeDown *day
	// Live tells that the script may say whether it is running: not of a draft.
	Live bool
}

// newPeriod is nil where the time is not known.
func newPeriod(n publication.Notice) *period {
	if n.From.IsZero() || n.Until.IsZero() {
		return nil
	}
	return &period{
		From:        day{n.From.String(), n.From.ISO()},
		Until:       day{untilText(n.From, n.Until), n.Until.ISO()},
		WorkingDays: n.WorkingDays,
		TakeDown:    newDay(n.Site.TakeDown),
		Live:        !n.Draft,
	}
}

// untilText leaves the year out where it is that of the first day.
func untilText(from, until evaluation.Date) string {
	if from.Year != until.Year {
		return until.String()
	}
	_, rest, _ := strings.Cut(until.String(), "年")
	return rest
}
