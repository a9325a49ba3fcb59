package workbook

import (
	"maps"
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
	for len(s) <= maxCaption {
		cut := suffix.ReplaceAllString(s, "")
		if cut == s || cut == "" {
			return s
		}
		s = cut
	}
	return s
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
	top := s.rows[:min(len(s.rows), headerSearch+headerHeight-1)]
	captions := make([][]headerColumn, len(top))
	for i := range top {
		captions[i] = captionsOf(&top[i])
	}
	groups := s.groups(top)
	var best header
	most := 0
	for height := 1; height <= headerHeight; height++ {
		for first := 0; first+height <= len(top) && first < headerSearch; first++ {
			last := first + height - 1
			if top[last].num-top[first].num >= headerHeight {
				continue
			}
			h := header{first: first, last: last}
			h.columns = stack(captions[first:last+1], groups, v)
			if n := h.known(); n > most {
				best, most = h, n
			}
		}
	}
	return best, most > 0
}

// captionsOf are the texts of a row, as headers that are not yet looked up.
func captionsOf(r *row) []headerColumn {
	var list []headerColumn
	for _, c := range r.cells {
		if c.col > maxHeader {
			break
		}
		hc := headerColumn{col: int(c.col), row: r.num, text: trim(c.text)}
		switch {
		case c.kind == uncached:
			hc.text = "没有结果的公式"
		case c.kind == text && len(hc.text) <= maxCaption:
			hc.key = headerKey(hc.text)
		}
		list = append(list, hc)
	}
	return list
}

// stack reads rows of captions as one header. The lowest text in a column is
// its header; what is merged above several columns is their group.
func stack(captions [][]headerColumn, groups []span, v vocabulary) []headerColumn {
	byCol := map[int]headerColumn{}
	for i, level := range captions {
		for _, hc := range level {
			hc.target = v.lookup(hc.key, groupAbove(captions[:i], groups, hc.col))
			byCol[hc.col] = hc
		}
	}
	list := make([]headerColumn, 0, len(byCol))
	for _, col := range slices.Sorted(maps.Keys(byCol)) {
		list = append(list, byCol[col])
	}
	return list
}

// groups are the ranges merged across columns in the rows where a header may be.
func (s *sheet) groups(top []row) []span {
	var list []span
	for _, m := range s.merges {
		if len(top) == 0 || m.top > top[len(top)-1].num || len(list) == maxHeader {
			break
		}
		if m.right > m.left {
			list = append(list, m)
		}
	}
	return list
}

// groupAbove is the key of the text merged over several columns above a column.
func groupAbove(above [][]headerColumn, groups []span, col int) string {
	for _, level := range slices.Backward(above) {
		for _, hc := range level {
			for _, m := range groups {
				if m.left == hc.col && m.top == hc.row && m.left <= col && col <= m.right {
					return hc.key
				}
			}
		}
	}
	return ""
}

// Limits of a header: the last column that is looked at, and more bytes than any
// column's name.
const (
	maxHeader  = 500
	maxCaption = 300
)

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
