package site

import (
	"xingbang/render/evaluation"
	"xingbang/render/publication"
)

// statisticsPage is statistics.html.
type statisticsPage struct {
	page
	Whole    figures
	Shares   []share
	Branches []figures
	// Seats tells that the table has columns of seats (比例范围 支部);
	// WholeSeats that seats are counted for all branches together (全委).
	Seats, WholeSeats bool
}

// figures are one row of the table and one bar of the chart.
type figures struct {
	Branch  branchRef
	Members int
	Levels  []levelFigures
	Starred int
	Share   string
	Seats   bool   // the row has cells for seats
	Track   string // length of the bar of all members
	Bars    []bar
}

type levelFigures struct {
	Name     string
	Stars    int
	Seats    int
	HasSeats bool
}

func (v *view) statistics(s publication.Statistics) statisticsPage {
	largest := 1
	for _, b := range s.Branches {
		largest = max(largest, b.Members, starred(b))
	}
	p := statisticsPage{
		page: v.page("statistics.html", "statistics", "星级党员统计",
			v.header.Committee+v.header.Name+"统计：各支部党员数、星级党员数和占比。"),
		Whole:      v.figures(s.Whole, largest, s.ByBranch),
		Shares:     v.newShares(s.Whole.Stars, s.Whole.Members),
		Seats:      s.ByBranch,
		WholeSeats: s.Whole.HasSeats,
	}
	for _, b := range s.Branches {
		p.Branches = append(p.Branches, v.figures(b, largest, s.ByBranch))
		for l := range p.Whole.Levels {
			if whole := &p.Whole.Levels[l]; b.HasSeats && s.ByBranch {
				whole.HasSeats = true
				whole.Seats += b.Seats[l]
			}
		}
	}
	return p
}

func starred(b publication.BranchCounts) int { return b.Stars[0] + b.Stars[1] + b.Stars[2] }

func (v *view) figures(b publication.BranchCounts, largest int, seats bool) figures {
	f := figures{
		Branch:  branchRef{b.Name, v.numbers[b.Name]},
		Members: b.Members,
		Starred: starred(b),
		Share:   perCent(starred(b), b.Members),
		Seats:   seats,
	}
	f.Track, f.Bars = v.stack(b.Stars, b.Members, largest)
	for l, star := range evaluation.Levels {
		level := levelFigures{Name: star.String(), Stars: b.Stars[l], HasSeats: b.HasSeats}
		if b.HasSeats {
			level.Seats = b.Seats[l]
		}
		f.Levels = append(f.Levels, level)
	}
	return f
}
