// Package publication turns a Result into what each reader may see: the Notice,
// Honour and Statistics for the public, the Report for the work committee. It is
// the privacy boundary (办法五(二)3, 六(二)): the public types have no field for
// totals below the star line, warnings, exemptions, vetoes, remarks or 编号, so
// that no writer of a public page can print one.
package publication

import (
	"net/url"
	"strings"

	"xingbang/render/evaluation"
)

// Header is what stands on every public page.
type Header struct {
	Draft     bool   // every page says 草稿
	Name      string // 考评名称
	Period    string // 考评期间
	Committee string // 党工委名称, who signs
	Dated     evaluation.Date
	URL       string           // 网址 as given, perhaps without its scheme; "" if none
	Order     evaluation.Order // of the names of one level in one branch
	Site      Site
}

// WebAddress is the full address that a 网址 opens, "" where it is none of the web. A
// missing scheme is http, which servers of https redirect.
func WebAddress(given string) string {
	full := given
	if !strings.Contains(given, "://") {
		full = "http://" + given
	}
	if u, err := url.Parse(full); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return full
}

// Site is how the pages look and how long they are to stand.
type Site struct {
	Name       string          // 网站名称, "" for one made of the committee's
	Colour     string          // 网站主色 as #a50e15, "" for the built-in red
	Searchable bool            // search engines may list the pages
	TakeDown   evaluation.Date // 撤下日期, zero if none is set
}

// Person is a star member as the public may see one.
type Person struct {
	Name string
	// Distinction tells namesakes apart (区分), "" if none is given; it is
	// shown as 张伟（女）.
	Distinction string
	// Score is the total with two decimals where 公示得分 is 是, else "".
	Score string
	// Photo is a JPEG as evaluation.Photo has it, nil without consent.
	Photo []byte
	// Deeds is Markdown of the user's, "" if none.
	Deeds string
}

// NameList is the star members of one level in one branch, in the order that
// 名单排序 sets.
type NameList struct {
	Branch  string
	Persons []Person
}

// Level is one star level with its members by branch; branches without a member
// of the level are left out.
type Level struct {
	Star  evaluation.Star
	Count int
	Lists []NameList
}

// Notice is the 公示.
type Notice struct {
	Header
	Approver                    string // 审批机关
	ApprovedOn                  evaluation.Date
	Members, Evaluated, Starred int // 正式 and 预备
	Levels                      [3]Level
	From, Until                 evaluation.Date
	WorkingDays                 int
	Office, Phone               string
	Mail, Address               string
	ShowScores                  bool
}

// Honour is the 光荣榜 of all branches.
type Honour struct {
	Header
	// Branches are all branches in input order, those without a star too.
	Branches []HonourBranch
}

// HonourBranch is one branch's roll; Levels are as evaluation.Levels.
type HonourBranch struct {
	Name   string
	Levels [3][]Person
}

// Statistics are the public figures.
type Statistics struct {
	Header
	Branches []BranchCounts
	Whole    BranchCounts
	// ByBranch tells that seats are counted in each branch (比例范围 支部).
	ByBranch bool
}

// BranchCounts are the public figures of one branch. Seats mean something only
// where HasSeats.
type BranchCounts struct {
	Name     string
	Members  int
	Stars    [3]int // as evaluation.Levels
	HasSeats bool
	Seats    [3]int
}
