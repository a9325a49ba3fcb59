package site

import (
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
}

func (v *view) page(current, title, description string) page {
	return page{
		Header:      v.header,
		Current:     current,
		Title:       plain(title),
		Description: plain(description),
		SiteName:    plain(v.siteName),
	}
}

// siteName names the site after the body that publishes: 中共某区东风街道工作委员会
// gives 某区东风街道党员星级评定公示栏.
func siteName(committee string) string {
	place := strings.TrimPrefix(committee, "中共")
	for _, suffix := range [...]string{"工作委员会", "委员会", "党工委", "党委", "工委"} {
		if rest, ok := strings.CutSuffix(place, suffix); ok {
			place = rest
			break
		}
	}
	return place + "党员星级评定公示栏"
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

// period is the time of publication (办法五(二)3); nil where it is not known.
type period struct {
	From, Until day
	WorkingDays int
}

func newPeriod(n publication.Notice) *period {
	if n.From.IsZero() || n.Until.IsZero() {
		return nil
	}
	return &period{
		From:        day{n.From.String(), n.From.ISO()},
		Until:       day{untilText(n.From, n.Until), n.Until.ISO()},
		WorkingDays: n.WorkingDays,
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
