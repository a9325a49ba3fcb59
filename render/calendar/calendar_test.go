package calendar

import (
	"strings"
	"testing"

	"xingbang/render/evaluation"
)

func day(t *testing.T, iso string) evaluation.Date {
	t.Helper()
	d, ok := parseDate(iso)
	if !ok {
		t.Fatalf("%q is no date", iso)
	}
	return d
}

func TestUntil(t *testing.T) {
	c := New(nil)
	for _, tt := range []struct {
		from       string
		n          int
		first      bool
		want, note string
	}{
		{"2026-09-18", 5, true, "2026-09-23", "a make-up Sunday"},
		{"2026-09-18", 5, false, "2026-09-24", "the same, first day not counted"},
		{"2026-02-13", 5, true, "2026-02-26", "over the Spring Festival"},
		{"2026-02-13", 5, false, "2026-02-27", "the same, first day not counted"},
		{"2026-04-30", 7, true, "2026-05-12", "over Labour Day"},
		{"2026-04-30", 7, false, "2026-05-13", "the same, first day not counted"},
		{"2026-07-04", 5, true, "2026-07-10", "from a Saturday, which never counts"},
		{"2026-07-04", 5, false, "2026-07-10", "from a Saturday, not counted anyway"},
		{"2026-07-06", 1, true, "2026-07-06", "one day"},
		{"2026-12-30", 5, true, "2027-01-05", "into a year without a table: weekends alone"},
	} {
		got, ok := c.Until(day(t, tt.from), tt.n, tt.first)
		if !ok || got.ISO() != tt.want {
			t.Errorf("%s: %s + %d = %s (%v), want %s", tt.note, tt.from, tt.n, got.ISO(), ok, tt.want)
		}
	}
}

func TestUntilFails(t *testing.T) {
	c := New(nil)
	for _, n := range []int{0, -3, 1 << 40} {
		if d, ok := c.Until(day(t, "2026-07-01"), n, true); ok {
			t.Errorf("%d working days end on %s", n, d.ISO())
		}
	}
	if _, ok := c.Until(evaluation.Date{}, 5, true); ok {
		t.Error("a period without a first day has an end")
	}
}

func TestUserRowsOverride(t *testing.T) {
	c := New([]evaluation.Holiday{
		{Date: day(t, "2026-09-20"), Working: false},
		{Date: day(t, "2026-09-21"), Working: false},
		{Date: day(t, "2026-09-26"), Working: true},
		{Date: day(t, "2030-01-01"), Working: true},
		{Date: day(t, "2030-01-01"), Working: false},
	})
	if got, _ := c.Until(day(t, "2026-09-18"), 5, true); got.ISO() != "2026-09-26" {
		t.Errorf("the user's days are not counted: %s", got.ISO())
	}
	if !c.Known(2030) || c.Known(2031) || c.Working(day(t, "2030-01-01")) {
		t.Error("a year with rows of the user's is known, and the later row counts")
	}
	if New(nil).Known(2030) {
		t.Error("one calendar's rows are in another")
	}
}

func TestBuiltInTable(t *testing.T) {
	lines, sources := 0, 0
	for line := range strings.Lines(holidaysTSV) {
		if strings.HasPrefix(line, "#") {
			sources += strings.Count(line, "https://www.gov.cn/")
			continue
		}
		lines++
	}
	if got := len(builtIn()); got != lines {
		t.Errorf("%d of %d lines were read", got, lines)
	}
	c := New(nil)
	for year, want := range map[int]bool{2023: false, 2024: true, 2025: true, 2026: true, 2027: false} {
		if c.Known(year) != want {
			t.Errorf("Known(%d) = %v", year, !want)
		}
	}
	if sources != 3 {
		t.Errorf("the table names %d sources, want one a year", sources)
	}
}
