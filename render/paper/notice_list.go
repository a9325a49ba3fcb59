package paper

import (
	"regexp"
	"strconv"

	"xingbang/render/font"
	"xingbang/render/publication"
	"xingbang/render/typeset"
	"xingbang/render/wording"
)

// Proportions of a list, in em of the body.
const (
	cellGap     = 0.4  // least room between two names
	noteCellGap = 0.15 // after a bracket, which is light
	headGap     = 1.0  // between a branch's head and its names
	countGap    = 0.4  // between a branch's name and its count
	countScale  = 0.72 // size of the count
	headScale   = 0.88 // how far what has more room is condensed to stay in one line
	keptList    = 6    // a list of no more rows is never parted
	keptWhole   = 8    // a branch of no more rows is never parted
	leastParted = 2    // rows of a parted branch on either page
)

// noticeColumns is how the names of all lists stand: count columns of a pitch, the
// first at start; in em of the body.
type noticeColumns struct {
	start, pitch float64
	count        int
}

// noticeList is one level's list: its heading for the pages after its first.
type noticeList struct {
	again []typeset.Line
	tag   *typeset.Tag
}

// noticeBranch is one branch's rows: its head for the page after a break.
type noticeBranch struct {
	again branchHead
}

// columns chooses the columns by the widest branch name and by what stands beside a
// person's name, so that they are the same in every list of the notice.
func (s *noticeSetter) columns(doc wording.Document) noticeColumns {
	if s.notice.ShowScores {
		return noticeColumns{start: 12, pitch: 16.0 / 3, count: 3}
	}
	widest := 0.0
	for _, b := range doc.Blocks {
		for _, l := range b.Names.Lists {
			w := typeset.Width(s.fonts, font.Kai, bodySize, l.Branch)
			widest = max(widest, w/gridEm+s.countRoom(len(l.Persons)))
		}
	}
	if widest <= 8-headGap {
		return noticeColumns{start: 8, pitch: 4, count: 5}
	}
	return noticeColumns{start: 12, pitch: 4, count: 4}
}

// countRoom is what a branch's count takes of its head, in em of the body.
func (s *noticeSetter) countRoom(persons int) float64 {
	return countGap + typeset.Width(s.fonts, font.Song, bodySize*countScale, countText(persons))/gridEm
}

func countText(persons int) string { return strconv.Itoa(persons) + "名" }

// list sets one level: per branch a head and rows of names.
func (s *noticeSetter) list(heading string, level publication.Level, c noticeColumns) []noticeLine {
	list := &noticeList{again: s.continued(heading, level), tag: &typeset.Tag{Kind: typeset.TagList}}
	var lines []noticeLine
	for _, b := range level.Lists {
		lines = append(lines, s.branch(list, b, c)...)
	}
	if len(lines) == 0 {
		return nil
	}
	if len(lines) <= keptList {
		for i := range lines[:len(lines)-1] {
			lines[i].keep = true
		}
	}
	return append(lines, noticeLine{spare: true})
}

var lastBracket = regexp.MustCompile(`（[^（）]*）$`)

// continued is a list's heading as a new page repeats it: 一、五星级党员（续表）.
func (s *noticeSetter) continued(heading string, level publication.Level) []typeset.Line {
	if heading == "" {
		heading = level.Star.String() + "级党员"
	}
	heading = lastBracket.ReplaceAllString(heading, "") + "（续表）"
	p := typeset.Paragraph{Measure: typeWidth, Indent: 2 * gridEm, Align: typeset.Left, Spaced: true}
	return p.Compose(s.fonts, typeset.Span{Text: heading, Role: font.Hei, Size: bodySize})
}

func (s *noticeSetter) branch(list *noticeList, b publication.NameList, c noticeColumns) []noticeLine {
	count := typeset.SetLine(s.fonts, typeset.Span{Text: countText(len(b.Persons)), Role: font.Song, Size: bodySize * countScale})
	right := (c.start - headGap) * gridEm
	head := s.branchHead(b.Branch, right-count.Width-countGap*gridEm)
	names := list.tag
	var parts []typeset.Line // of the first row
	if head.rows > 0 {
		entry := list.tag.Under(typeset.TagListItem)
		label, body := entry.Under(typeset.TagLabel), entry.Under(typeset.TagListBody)
		for _, line := range head.lines {
			parts = append(parts, tagged(line, label))
		}
		parts = append(parts, tagged(moved(count, right-count.Width), body.Under(typeset.TagP)))
		names = body.Under(typeset.TagList)
	}
	branch := &noticeBranch{}
	if b.Branch != "" {
		branch.again = s.branchHead(b.Branch+"（续）", right)
	}
	rows := s.rows(b.Persons, c, names)
	n := max(head.rows, len(rows))
	lines := make([]noticeLine, n)
	// A break leaves enough rows for the head to be repeated beside them.
	after := max(leastParted, branch.again.rows)
	for i := range lines {
		l := noticeLine{list: list, branch: branch}
		if i == 0 {
			l.parts = parts
		}
		if i < len(rows) {
			l.parts = append(l.parts, rows[i])
		}
		done := i + 1
		l.keep = done < n && (n <= keptWhole || done < max(leastParted, head.rows) || n-done < after)
		lines[i] = l
	}
	return lines
}

// rows sets names into columns, line by line, each an entry of a list. A name that
// one column cannot take in one line takes two or more, so that it can be read and
// searched whole.
func (s *noticeSetter) rows(persons []publication.Person, c noticeColumns, names *typeset.Tag) []typeset.Line {
	style := typeset.NameStyle{Role: font.FangSong, Size: bodySize}
	var rows []typeset.Line
	column := c.count
	for _, p := range persons {
		name := typeset.Name{Text: p.Name, Note: note(p), Tag: names.Entry()}
		gap := cellGap
		if p.Distinction != "" && p.Score == "" {
			gap = noteCellGap
		}
		span := c.span(style.LeastWidth(s.fonts, name)/gridEm+gap, style.Width(s.fonts, name)/gridEm+gap)
		if column+span > c.count {
			rows = append(rows, typeset.Line{})
			column = 0
		}
		x := (c.start + float64(column)*c.pitch) * gridEm
		row := &rows[len(rows)-1]
		row.Runs = append(row.Runs, style.Set(s.fonts, name, x, 0, (float64(span)*c.pitch-gap)*gridEm)...)
		column += span
	}
	return rows
}

// span is how many columns a name takes that needs least room, or as it is natural
// room, in em. One column condenses it all the way, several but a little; one that
// all of them cannot take goes into two lines of two columns.
func (c noticeColumns) span(least, natural float64) int {
	for span := 1; span <= c.count; span++ {
		room := float64(span) * c.pitch
		if span == 1 && least <= room || natural*headScale <= room || span == c.count && least <= room {
			return span
		}
	}
	return 2
}

// note is what stands small beside a name.
func note(p publication.Person) string {
	text := ""
	if p.Distinction != "" {
		text = "（" + p.Distinction + "）"
	}
	return text + p.Score
}
