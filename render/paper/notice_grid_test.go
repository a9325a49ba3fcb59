package paper_test

import (
	"encoding/xml"
	"fmt"
	"math"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"xingbang/render/evaluation"
	"xingbang/render/publication"
)

// printedLine is the text on one baseline of a printed page, in mm.
type printedLine struct {
	y, left, right float64
	size           float64 // of its first character, points
	text           string
	first, last    string // characters
}

// readLines reads a file's pages back, each as lines from the top.
func readLines(t *testing.T, file string) [][]printedLine {
	t.Helper()
	out, err := exec.Command(tool(t, "mutool"), "draw", "-q", "-F", "stext", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Pages []struct {
			Fonts []struct {
				Size  float64 `xml:"size,attr"`
				Chars []struct {
					Quad string  `xml:"quad,attr"`
					Y    float64 `xml:"y,attr"`
					C    string  `xml:"c,attr"`
				} `xml:"char"`
			} `xml:"block>line>font"`
		} `xml:"page"`
	}
	if err := xml.Unmarshal(out, &doc); err != nil {
		t.Fatal(err)
	}
	const mm = 25.4 / 72
	pages := make([][]printedLine, len(doc.Pages))
	for p, page := range doc.Pages {
		lines := map[int]*printedLine{}
		for _, f := range page.Fonts {
			for _, c := range f.Chars {
				var x0, y0, x1, y1 float64
				if _, err := fmt.Sscan(c.Quad, &x0, &y0, &x1, &y1); err != nil {
					t.Fatal(err)
				}
				key := int(math.Round(c.Y * 10))
				l := lines[key]
				if l == nil {
					l = &printedLine{y: c.Y * mm, left: x0 * mm, right: x1 * mm, size: f.Size, first: c.C}
					lines[key] = l
				}
				if x0*mm < l.left {
					l.left, l.first, l.size = x0*mm, c.C, f.Size
				}
				if x1*mm >= l.right {
					l.right, l.last = x1*mm, c.C
				}
				l.text += c.C
			}
		}
		for _, l := range lines {
			pages[p] = append(pages[p], *l)
		}
		slices.SortFunc(pages[p], func(a, b printedLine) int { return int(math.Copysign(1, a.y-b.y)) })
	}
	return pages
}

// crowded is the fixture with so many star members, in branches of seventeen.
func crowded(members int) publication.Notice {
	n := fixture()
	n.Starred = members
	n.Levels = [3]publication.Level{}
	for l, star := range evaluation.Levels {
		n.Levels[l].Star = star
	}
	surnames, given := []rune("王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗"), []rune("梅伟芳娜静强磊洋勇军杰涛明超兰霞平刚桂英")
	for k := range members {
		level := &n.Levels[k*3/max(members, 1)]
		if level.Count%17 == 0 {
			level.Lists = append(level.Lists, publication.NameList{Branch: "东风社区第一党支部"})
		}
		name := string([]rune{surnames[k%20], given[k/20%20]})
		if k%3 != 0 {
			name += string(given[k/7%20])
		}
		list := &level.Lists[len(level.Lists)-1]
		list.Persons = append(list.Persons, publication.Person{Name: name})
		level.Count++
	}
	return n
}

// TestNoticeGridPrinted reads every line back from notices of any size: all stand on
// the grid of 22 lines and within the type area, page numbers outside, the signature
// below some text.
func TestNoticeGridPrinted(t *testing.T) {
	near := func(got, want float64) bool { return math.Abs(got-want) <= 0.3 }
	for _, members := range []int{0, 1, 40, 300, 2000} {
		pages := readLines(t, printed(t, crowded(members)))
		full := 0
		for p, lines := range pages {
			number := lines[len(lines)-1]
			if text := strings.ReplaceAll(number.text, " ", ""); text != fmt.Sprintf("—%d—", p+1) || !near(number.y, 270) {
				t.Errorf("%d members: page %d has the number %q at %.2f mm", members, p+1, number.text, number.y)
			}
			if p%2 == 0 && !near(number.right, 179.06) || p%2 == 1 && !near(number.left, 32.94) {
				t.Errorf("%d members: page number %d runs from %.2f to %.2f mm", members, p+1, number.left, number.right)
			}
			lines = lines[:len(lines)-1]
			if p > 0 && !near(lines[0].y, 41.90) {
				t.Errorf("%d members: page %d begins at %.2f mm", members, p+1, lines[0].y)
			}
			for _, l := range lines {
				line := (l.y - 41.90) / 10.446
				if math.Abs(line-math.Round(line)) > 0.3/10.446 || math.Round(line) < 0 || math.Round(line) > 21 {
					t.Errorf("%d members: page %d: %q stands at %.2f mm", members, p+1, l.text, l.y)
				}
				if l.left < 27.7 || l.right > 184.3 {
					t.Errorf("%d members: page %d: %q runs from %.2f to %.2f mm", members, p+1, l.text, l.left, l.right)
				}
			}
			if lines[len(lines)-1].y > 41.90+18*10.446-0.3 {
				full++
			}
		}
		last := pages[len(pages)-1]
		if len(last) < 5 || !near(last[len(last)-2].right, 161.71) {
			t.Errorf("%d members: the last page is %+v", members, last)
		}
		if members == 2000 && full < len(pages)*3/4 {
			t.Errorf("%d of %d pages are full", full, len(pages))
		}
	}
}

// TestNoticeMeasurePrinted holds that 28 characters fill a line of the type area.
func TestNoticeMeasurePrinted(t *testing.T) {
	n := fixture()
	n.Name = "某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某"
	found := false
	for _, l := range readLines(t, printed(t, n))[0] {
		if math.Abs(l.size-15.793) < 0.01 && l.text == strings.Repeat("某", 28) {
			found = true
			if math.Abs(l.left-28) > 0.3 || math.Abs(l.right-184) > 0.3 {
				t.Errorf("28 characters run from %.2f to %.2f mm", l.left, l.right)
			}
		}
	}
	if !found {
		t.Error("no line has 28 characters")
	}
}
