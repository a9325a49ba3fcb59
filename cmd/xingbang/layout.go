package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"
	"golang.org/x/text/width"
)

// cells is how many columns of a terminal a text takes: two for a Chinese
// character. Marks of ambiguous width count as two (UAX #11), as Chinese fonts
// draw them.
func cells(s string) int {
	n := 0
	for _, r := range s {
		n += runeCells(r)
	}
	return n
}

func runeCells(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
		return 2
	}
	return 1
}

// pad fills a text up with spaces on the right.
func pad(s string, columns int) string { return s + strings.Repeat(" ", max(0, columns-cells(s))) }

// columns is the width of a terminal, 0 for a stream that is none: there, lines
// stay whole for whoever searches them.
func columns(w io.Writer) int {
	if !isTerminal(w) {
		return 0
	}
	n, _, err := term.GetSize(int(w.(*os.File).Fd()))
	if err != nil {
		return 0
	}
	return n
}

// wrap breaks a text into lines of at most the given columns, 0 for no limit: at
// spaces, or beside a Chinese character, but before no closing mark, behind no
// opening one, and inside no word or number.
func wrap(s string, columns int) []string {
	if columns <= 0 || cells(s) <= columns {
		return []string{s}
	}
	var lines []string
	runes := []rune(s)
	for len(runes) > 0 {
		end, used := 0, 0
		for end < len(runes) && used+runeCells(runes[end]) <= columns {
			used += runeCells(runes[end])
			end++
		}
		if end < len(runes) {
			end = breakBefore(runes, max(end, 1))
		}
		lines = append(lines, strings.TrimRight(string(runes[:end]), " "))
		runes = runes[end:]
		for len(runes) > 0 && runes[0] == ' ' {
			runes = runes[1:]
		}
	}
	return lines
}

// breakBefore is the last place up to end where a line may break, end itself
// where there is none.
func breakBefore(runes []rune, end int) int {
	for at := end; at > 0; at-- {
		before, after := runes[at-1], runes[at]
		switch {
		case strings.ContainsRune("，。、；：！？”’）》〕】％%),.;:", after), strings.ContainsRune("“‘（《〔【(", before):
		case after == ' ', before == ' ', isChinese(after), isChinese(before):
			return at
		}
	}
	return end
}

func isChinese(r rune) bool { return unicode.Is(unicode.Han, r) || r >= 0x3000 && runeCells(r) == 2 }

// hanging prints a text whose first line has begun, its further lines indented, each
// painted by itself.
func (p printer) hanging(text string, indent int, paint func(string) string) {
	room := 0
	if p.columns > indent+20 {
		room = p.columns - indent - 1
	}
	for i, line := range wrap(text, room) {
		if i > 0 {
			fmt.Fprintf(p, "%*s", indent, "")
		}
		fmt.Fprintln(p, paint(line))
	}
}

func plain(text string) string { return text }
