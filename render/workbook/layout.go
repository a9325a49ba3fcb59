package workbook

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
)

// column notes the columns that a col element hides (18.3.1.13).
func (sc *sheetScanner) column(attrs string) {
	var first, last int
	hidden := false
	for attrs != "" {
		var name, value string
		name, value, attrs = attribute(attrs)
		switch name {
		case "min":
			first, _ = strconv.Atoi(value)
		case "max":
			last, _ = strconv.Atoi(value)
		case "hidden":
			hidden = hidden || isTrue(value)
		case "width":
			hidden = hidden || value == "0"
		}
	}
	last = min(last, maxCol)
	if !hidden || first < 1 || last < first {
		return
	}
	cols := &sc.sheet.hiddenCols
	*cols = append(*cols, make([]bool, max(0, last+1-len(*cols)))...)
	for i := first; i <= last; i++ {
		(*cols)[i] = true
	}
}

// merge notes the range of a mergeCell element (18.3.1.54).
func (sc *sheetScanner) merge(attrs string) {
	for attrs != "" {
		var name, value string
		name, value, attrs = attribute(attrs)
		if name != "ref" {
			continue
		}
		from, to, found := strings.Cut(value, ":")
		if !found {
			return
		}
		left, ok1 := columnOf(from)
		right, ok2 := columnOf(to)
		top, ok3 := rowNumber(from)
		bottom, ok4 := rowNumber(to)
		// Beyond the columns that are looked at, nothing can be merged away.
		if ok1 && ok2 && ok3 && ok4 && top <= bottom && left <= right && left <= maxHeader {
			sc.sheet.merges = append(sc.sheet.merges, span{top, left, bottom, right})
		}
	}
}

// orderMerges puts the merged ranges in order. Ranges that overlap are damage,
// as Excel has it; refusing them bounds the ranges of any one row.
func orderMerges(s *sheet) error {
	slices.SortFunc(s.merges, func(a, b span) int { return cmp.Or(cmp.Compare(a.top, b.top), cmp.Compare(a.left, b.left)) })
	var active []span
	for _, m := range s.merges {
		active = slices.DeleteFunc(active, func(a span) bool { return a.bottom < m.top })
		for _, a := range active {
			if a.left <= m.right && m.left <= a.right {
				return errors.New("合并的单元格相互重叠")
			}
		}
		active = append(active, m)
	}
	return nil
}

// columnOf is the column of an address such as AB12.
func columnOf(ref string) (int, bool) {
	n, i := 0, 0
	for ; i < len(ref) && i < 4; i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	return n, i > 0 && i < len(ref) && n <= maxCol && ref[i] >= '0' && ref[i] <= '9'
}

func rowNumber(ref string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimLeft(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
	return n, err == nil && n >= 1
}
