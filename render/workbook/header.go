package workbook

import (
	"regexp"
	"slices"
	"strings"

	"xingbang/render/evaluation"
)

// How far a header may be from the top, in rows with something in them, and
// over how many rows it may extend.
const (
	headerSearch = 30
	headerHeight = 3
)

// target is what a header means: a column of the table, or an item.
type target struct {
	name string
	item int // index of the item, -1 for a column
	// exact tells that the header is the name itself, not a synonym.
	exact bool
}

// vocabulary is all headers that a table knows, by headerKey.
type vocabulary map[string]target

func newVocabulary(columns []column, items []evaluation.Item) vocabulary {
	v := vocabulary{}
	add := func(header string, t target) {
		if key := headerKey(header); v[key].name == "" {
			v[key] = t
		}
	}
	for i, item := range items {
		add(item.Name, target{item.Name, i, true})
	}
	for _, c := range columns {
		add(c.name, target{c.name, -1, true})
	}
	for i, item := range items {
		for _, s := range synonymsOf(item.Name) {
			add(s, target{item.Name, i, false})
		}
	}
	for _, c := range columns {
		for _, s := range c.synonyms {
			add(s, target{c.name, -1, false})
		}
	}
	return v
}

// synonymsOf are the names under which an item goes besides its own.
func synonymsOf(item string) []string {
	key := headerKey(item)
	for _, group := range itemSynonyms {
		if slices.ContainsFunc(group, func(s string) bool { return headerKey(s) == key }) {
			return group
		}
	}
	return nil
}

// suffix is what a header may carry behind its name: the full score, or how to
// fill the column in.
var suffix = regexp.MustCompile(`(?:[(\[【〔](?:满分|共|计)?:?\d+(?:\.\d+)?(?:分|%)?(?:满分|制)?[)\]】〕]` +
	`|[(\[【〔](?:必填|选填|可选|可空|是/否|是或否|分)[)\]】〕]` +
	`|(?:满分)?\d+(?:\.\d+)?分|[*:])$`)

// headerKey is the form in which headers are compared: no space, no line break,
// no quotation marks, ordinary width, no full score.
func headerKey(s string) string {
	s, _ = cleanCode(s)
	s = strings.Map(func(r rune) rune {
		if isVoid(r) || strings.ContainsRune(`“”"'‘’「」『』《》*`, r) {
			return -1
		}
		return r
	}, s)
	for {
		cut := suffix.ReplaceAllString(s, "")
		if cut == s || cut == "" {
			return s
		}
		s = cut
	}
}

// header is the header of a table: where it stands and which column is what.
type header struct {
	first, last int // indexes in sheet.rows
	columns     []headerColumn
}

// headerColumn is one column's header.
type headerColumn struct {
	col    int
	row    int    // number of the row the text stands in
	text   string // as written
	key    string
	target target // of no name where the header is unknown
}

// known is the number of different columns and items that the header names.
func (h *header) known() int {
	seen := map[string]bool{}
	for _, c := range h.columns {
		if c.target.name != "" && c.target.name != ignored.name {
			seen[c.target.name] = true
		}
	}
	return len(seen)
}

// findHeader is the row, or the rows, that name most columns; of equals the
// least rows and the first. It reports false where no row names any.
func findHeader(s *sheet, v vocabulary) (header, bool) {
	var best header
	most := 0
	for first := 0; first < len(s.rows) && first < headerSearch; first++ {
		for last := first; last < len(s.rows) && last < first+headerHeight; last++ {
			if s.rows[last].num-s.rows[first].num >= headerHeight {
				break
			}
			h := readHeader(s, first, last, v)
			if n := h.known(); n > most {
				best, most = h, n
			}
		}
	}
	return best, most > 0
}

// readHeader reads rows first to last as one header. The lowest text in a
// column is its header; what is merged above several columns is their group.
func readHeader(s *sheet, first, last int, v vocabulary) header {
	h := header{first: first, last: last}
	width := 0
	for _, r := range s.rows[first : last+1] {
		if n := len(r.cells); n > 0 {
			width = max(width, int(r.cells[n-1].col))
		}
	}
	for col := 1; col <= width && len(h.columns) < maxHeader; col++ {
		for i := last; i >= first; i-- {
			c := s.rows[i].at(col)
			if c.kind == blank {
				continue
			}
			hc := headerColumn{col: col, row: s.rows[i].num, text: trim(c.text)}
			hc.key = headerKey(hc.text)
			hc.target = v.lookup(hc.key, groupAbove(s, first, i, col))
			h.columns = append(h.columns, hc)
			break
		}
	}
	return h
}

// maxHeader is more columns than any table here has.
const maxHeader = 500

// isSum tells headers that say nothing without the group they stand in.
func isSum(key string) bool {
	switch key {
	case "合计", "小计", "得分", "总计", "总分":
		return true
	}
	return false
}

func (v vocabulary) lookup(key, group string) target {
	if group != "" {
		if t := v[group+key]; t.name != "" {
			return t
		}
		if isSum(key) {
			return target{}
		}
	}
	return v[key]
}

// groupAbove is the key of the text merged over several columns above a cell
// of the header.
func groupAbove(s *sheet, first, index, col int) string {
	for i := index - 1; i >= first; i-- {
		num := s.rows[i].num
		for _, m := range s.merges {
			if m.right > m.left && m.covers(num, col) {
				return headerKey(s.rows[i].at(m.left).text)
			}
		}
	}
	return ""
}
