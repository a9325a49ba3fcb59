// Package calendar turns the State Council's yearly arrangements of days off
// and make-up days into working days, for the length of a publication
// (办法五(二)3).
package calendar

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"time"

	"xingbang/render/evaluation"
)

// holidaysTSV has a line a day: date, 放假 or 上班, occasion. Comments name the
// notices (国办发明电) it comes from.
//
//go:embed holidays.tsv
var holidaysTSV string

var builtIn = sync.OnceValue(func() map[evaluation.Date]bool { return parse(holidaysTSV) })

// Calendar tells working days from days off. It is read-only once made.
type Calendar struct {
	// working has the days that differ from their weekday's custom, or were
	// stated by the user all the same.
	working map[evaluation.Date]bool
	years   map[int]bool
}

// New makes a Calendar of the built-in table and the rows of 节假日, which add
// to it and override it; of two rows for one day the later counts.
func New(rows []evaluation.Holiday) *Calendar {
	c := &Calendar{working: map[evaluation.Date]bool{}, years: map[int]bool{}}
	for d, working := range builtIn() {
		c.set(d, working)
	}
	for _, r := range rows {
		c.set(r.Date, r.Working)
	}
	return c
}

func (c *Calendar) set(d evaluation.Date, working bool) {
	c.working[d], c.years[d.Year] = working, true
}

// Known reports whether the year's arrangements are at hand, built in or in at
// least one row of the user's; elsewhere weekends alone are days off.
func (c *Calendar) Known(year int) bool { return c.years[year] }

// Working reports whether d is a working day.
func (c *Calendar) Working(d evaluation.Date) bool {
	if working, ok := c.working[d]; ok {
		return working
	}
	w := d.Weekday()
	return w != time.Saturday && w != time.Sunday
}

// longest is the longest publication that is computed, in calendar days: a
// number beyond it is a slip of the keyboard.
const longest = 3660

// Until is the last day of a period of n working days that starts on from. The
// first day counts only if countFirst is set and it is a working day. It fails
// for n < 1, for the zero Date and beyond ten years.
func (c *Calendar) Until(from evaluation.Date, n int, countFirst bool) (evaluation.Date, bool) {
	if n < 1 || from.IsZero() {
		return evaluation.Date{}, false
	}
	d := from
	if !countFirst {
		d = d.AddDays(1)
	}
	for range longest {
		if c.Working(d) {
			if n--; n == 0 {
				return d, true
			}
		}
		d = d.AddDays(1)
	}
	return evaluation.Date{}, false
}

// parse reads a table of days; lines it cannot read are left out, which the
// package's tests exclude for the table built in.
func parse(tsv string) map[evaluation.Date]bool {
	days := map[evaluation.Date]bool{}
	for line := range strings.Lines(tsv) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(fields) < 2 {
			continue
		}
		if d, ok := parseDate(fields[0]); ok {
			days[d] = fields[1] == "上班"
		}
	}
	return days
}

func parseDate(iso string) (evaluation.Date, bool) {
	var n [3]int
	parts := strings.Split(iso, "-")
	if len(parts) != len(n) {
		return evaluation.Date{}, false
	}
	for i, p := range parts {
		var err error
		if n[i], err = strconv.Atoi(p); err != nil {
			return evaluation.Date{}, false
		}
	}
	return evaluation.DateOf(n[0], n[1], n[2])
}
