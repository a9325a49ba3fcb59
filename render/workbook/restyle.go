package workbook

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"xingbang/render/evaluation"
)

// layout is what a worksheet says about its columns, for placing things on it.
type layout struct{ columns []columnLayout }

// columnLayout is a <col> element: the columns from first to last.
type columnLayout struct {
	first, last int
	width       float64 // in characters
	style       int
}

func (l layout) column(n int) columnLayout {
	for _, c := range l.columns {
		if c.first <= n && n <= c.last {
			return c
		}
	}
	return columnLayout{first: n, last: n, width: 8.43}
}

// restyler gives cells of a worksheet other styles and leaves every other byte of
// its XML as it is (ISO/IEC 29500-1, 18.3). Cells and rows that are not there yet
// are added.
type restyler struct {
	sheetScanner // for walking through cells as reading does
	out          strings.Builder
	copied       int // of the source, so far
	wanted       marks
	spots        map[int][]int // the wanted columns of each row, in order
	rows         []int         // those with wanted spots that are still ahead
	shade        func(style int, s evaluation.Severity) int
	layout       layout
}

// restyle gives each wanted spot the style that shade makes of its own.
func restyle(xml string, wanted marks, shade func(int, evaluation.Severity) int) (string, layout, error) {
	r := &restyler{sheetScanner: sheetScanner{markup: markup{src: xml}}, wanted: wanted, shade: shade, spots: map[int][]int{}}
	for at := range wanted {
		r.spots[at.row] = append(r.spots[at.row], at.col)
	}
	for _, columns := range r.spots {
		slices.Sort(columns)
	}
	r.rows = slices.Sorted(maps.Keys(r.spots))
	for {
		t, err := r.next()
		if err != nil {
			return "", r.layout, err
		}
		switch {
		case t.name == "col" && t.opens:
			r.noteColumn(t.attrs)
		case t.name == "sheetData" && t.opens:
			if err := r.data(t); err != nil {
				return "", r.layout, err
			}
			r.out.WriteString(xml[r.copied:])
			return r.out.String(), r.layout, nil
		}
	}
}

// start is where the tag that next returned begins.
func (m *markup) start() int { return strings.LastIndexByte(m.src[:m.pos], '<') }

// prefix is the namespace prefix of the tag that next returned, as x: or "".
func (m *markup) prefix() string {
	name := strings.TrimLeft(m.src[m.start()+1:m.pos], "/")
	end := strings.IndexAny(name, " \t\r\n/>")
	if colon := strings.IndexByte(name[:end], ':'); colon >= 0 {
		return name[:colon+1]
	}
	return ""
}

func (r *restyler) noteColumn(attrs string) {
	c := columnLayout{width: 8.43}
	for attrs != "" {
		var name, value string
		name, value, attrs = attribute(attrs)
		switch name {
		case "min":
			c.first, _ = strconv.Atoi(value)
		case "max":
			c.last, _ = strconv.Atoi(value)
		case "width":
			c.width, _ = strconv.ParseFloat(value, 64)
		case "style":
			c.style, _ = strconv.Atoi(value)
		case "hidden":
			if isTrue(value) {
				c.width = 0
			}
		}
	}
	r.layout.columns = append(r.layout.columns, c)
}

// upTo copies the source up to a place that was not reached yet.
func (r *restyler) upTo(place int) {
	r.out.WriteString(r.src[r.copied:place])
	r.copied = place
}

// data goes through the rows, from the start tag of sheetData to its end.
func (r *restyler) data(t tag) error {
	prefix := r.prefix()
	if t.closes {
		if len(r.rows) > 0 {
			r.upTo(r.start())
			r.out.WriteString(strings.TrimSuffix(r.src[r.copied:r.pos], "/>") + ">")
			r.copied = r.pos
			r.addRows(maxRow+1, prefix)
			r.out.WriteString("</" + prefix + "sheetData>")
		}
		return nil
	}
	last := 0
	for {
		t, err := r.next()
		if err != nil {
			return err
		}
		switch {
		case t.name == "sheetData" && t.closes:
			if len(r.rows) > 0 {
				r.upTo(r.start())
				r.addRows(maxRow+1, prefix)
			}
			return nil
		case t.name == "row" && t.opens:
			this, err := rowOf(t.attrs, last)
			if err != nil {
				return err
			}
			last = this.num
			if len(r.rows) > 0 && r.rows[0] < last {
				r.upTo(r.start())
				r.addRows(last, prefix)
			}
			if err := r.row(t, last, prefix); err != nil {
				return err
			}
		}
	}
}

// addRows writes the wanted rows before a number, which the sheet has not.
func (r *restyler) addRows(before int, prefix string) {
	for len(r.rows) > 0 && r.rows[0] < before {
		num := r.rows[0]
		r.rows = r.rows[1:]
		fmt.Fprintf(&r.out, `<%srow r="%d">`, prefix, num)
		r.addCells(num, r.spots[num], prefix, 0)
		fmt.Fprintf(&r.out, "</%srow>", prefix)
	}
}

// addCells writes cells that the row has not, each in the style of its row or
// column; nothing for one that only was to lose its colour.
func (r *restyler) addCells(row int, columns []int, prefix string, rowStyle int) {
	for _, col := range columns {
		style := rowStyle
		if style == 0 {
			style = r.layout.column(col).style
		}
		if s := r.wanted[spot{row, col}].severity; s != "" {
			fmt.Fprintf(&r.out, `<%sc r="%s" s="%d"/>`, prefix, evaluation.Cell{Row: row, Col: col}.Ref(), r.shade(style, s))
		}
	}
}

// row goes through the cells of a row, whose start tag t is the last that was read.
func (r *restyler) row(t tag, num int, prefix string) error {
	var columns []int
	if len(r.rows) > 0 && r.rows[0] == num {
		r.rows, columns = r.rows[1:], r.spots[num]
	}
	rowStyle := styleOf(t.attrs)
	if t.closes {
		if len(columns) > 0 {
			r.upTo(r.start())
			r.out.WriteString(strings.TrimSuffix(r.src[r.copied:r.pos], "/>") + ">")
			r.copied = r.pos
			r.addCells(num, columns, prefix, rowStyle)
			r.out.WriteString("</" + prefix + "row>")
		}
		return nil
	}
	col := 0
	for {
		t, err := r.next()
		if err != nil {
			return err
		}
		switch {
		case t.name == "row" && t.closes:
			if len(columns) > 0 {
				r.upTo(r.start())
				r.addCells(num, columns, prefix, rowStyle)
			}
			return nil
		case t.name == "c" && t.opens:
			if col, err = cellColumn(t.attrs, col); err != nil {
				return err
			}
			for len(columns) > 0 && columns[0] < col {
				r.upTo(r.start())
				r.addCells(num, columns[:1], prefix, rowStyle)
				columns = columns[1:]
			}
			if len(columns) > 0 && columns[0] == col {
				columns = columns[1:]
				r.upTo(r.start())
				style := r.shade(styleOf(t.attrs), r.wanted[spot{num, col}].severity)
				r.out.WriteString(withStyle(r.src[r.copied:r.pos], style))
				r.copied = r.pos
			}
			if !t.closes {
				if _, err := r.content(); err != nil {
					return err
				}
			}
		}
	}
}

// cellColumn is the column of a cell that follows another.
func cellColumn(attrs string, last int) (int, error) {
	for attrs != "" {
		var name, value string
		name, value, attrs = attribute(attrs)
		if name == "r" {
			col, ok := columnOf(value)
			if !ok {
				return 0, fmt.Errorf("单元格地址“%s”有误", value)
			}
			return col, nil
		}
	}
	return last + 1, nil
}

func styleOf(attrs string) int {
	for attrs != "" {
		var name, value string
		name, value, attrs = attribute(attrs)
		if name == "s" {
			n, _ := strconv.Atoi(value)
			return n
		}
	}
	return 0
}

var styleAttribute = regexp.MustCompile(`\ss\s*=\s*(?:"[^"]*"|'[^']*')`)

// withStyle is a cell's start tag with another style.
func withStyle(tag string, style int) string {
	tag = styleAttribute.ReplaceAllLiteralString(tag, "")
	end := len(tag) - len(">")
	if strings.HasSuffix(tag, "/>") {
		end--
	}
	return strings.TrimRight(tag[:end], " \t\r\n") + fmt.Sprintf(` s="%d"`, style) + tag[end:]
}

var selected = regexp.MustCompile(`\stabSelected\s*=\s*(?:"[^"]*"|'[^']*')`)

// deselect takes the selection off a sheet, for sheets selected together are
// edited together.
func deselect(xml string) string {
	head, rest, found := strings.Cut(xml, "sheetData")
	if !found {
		return xml
	}
	return selected.ReplaceAllLiteralString(head, "") + "sheetData" + rest
}
