package sample

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// Street is the workbook of a whole half-year's rating: eight branches, approved
// stars with two explained departures, ballots of one branch.
func Street() Book {
	rng := rand.New(rand.NewPCG(2026, 1))
	roster := &Table{Name: "支部", Header: branchHeader}
	var people []*entry
	var votes *Table
	for i, b := range branches {
		entries := b.entries(rng, i+1)
		members, evaluated := 0, 0
		var voted []*entry
		for _, e := range entries {
			if e.status != "入党积极分子" {
				members++
				if e.exempt == "" {
					evaluated++
				}
			}
			if e.scores != nil {
				voted = append(voted, e)
			}
		}
		if b.ballots {
			votes = ballots(rng, voted, evaluated-b.absent, b.representatives)
		}
		b.award(entries)
		roster.Rows = append(roster.Rows, b.row(i+1, members, evaluated-b.absent))
		people = append(people, entries...)
	}
	return Book{settings(), parameters(), itemTable(), roster, memberTable(people), votes}
}

func settings() *Table {
	return &Table{Name: "考评", Rows: [][]any{
		{"考评名称", "2026年上半年党员“星级评定、量化考核”", "街道、支部和人名均为虚构，如有雷同纯属巧合"},
		{"考评期间", "2026年上半年", nil},
		{"党工委名称", "中共某某区东风街道工作委员会", nil},
		{"审批机关", "中共某某区委组织部", nil},
		{"审批日期", Date{2026, 7, 8}, nil},
		{"公示开始日期", Date{2026, 7, 13}, nil},
		{"公示工作日", 5, nil},
		{"公示截止日期", Date{2026, 7, 17}, "可不填，由程序推算"},
		{"成文日期", Date{2026, 7, 10}, nil},
		{"受理部门", "东风街道党建工作办公室", nil},
		{"监督电话", "0000-1234567", nil},
		{"电子邮箱", "dangjian@example.com", nil},
		{"通讯地址", "某某区东风街道建设路1号", nil},
		{"名单排序", "姓氏笔画", "得分、姓氏笔画、姓氏拼音、原表"},
		{"公示得分", "否", nil},
		{"网址", "https://www.example.com/dongfeng/2026s1/", nil},
	}}
}

func parameters() *Table {
	return &Table{Name: "办法", Rows: [][]any{
		{"五星比例", "10%", "办法五(二)2"},
		{"四星比例", "15%", nil},
		{"三星比例", "20%", nil},
		{"比例范围", "支部", "在支部内排名、计名额"},
		{"比例基数", "党员总数", "正式党员和预备党员，含免评"},
		{"放宽五星比例", "15%", "办法五(二)3：连续三年先进的支部"},
	}}
}

var branchHeader = []string{"编号", "名称", "党员总数", "到会党员数", "群众代表数", "连续三年先进", "先进年度", "五星比例", "书记", "备注"}

func (b *branch) row(number, members, attendance int) []any {
	row := []any{fmt.Sprintf("Z%02d", number), b.name, members, attendance, nil, "否", text(b.advanced), text(b.fiveStarShare), text(b.secretary), text(b.remark)}
	if b.representatives > 0 {
		row[4] = b.representatives
	}
	if b.advanced != "" {
		row[5] = "是"
	}
	return row
}

// entries are the branch's people with scores that fall along its list, in the
// order of a roster: the secretary, then as people joined.
func (b *branch) entries(rng *rand.Rand, number int) []*entry {
	names := strings.Fields(b.names)
	var list []*entry
	for i, name := range names {
		name, other, _ := strings.Cut(strings.TrimSuffix(name, "）"), "（")
		e := &entry{person: b.special[name], branch: b.name}
		e.name, e.other = name, other
		if e.person.base == 0 {
			x := float64(i) / float64(len(names))
			quality := 0.975 - 0.13*x - 0.13*x*x*x*x - 0.002*rng.Float64()
			e.person.base, e.person.merit = quality, quality-0.02
		}
		if e.exempt == "" {
			e.scores = score(rng, e.person.base, e.person.merit, 10)
		}
		list = append(list, e)
	}
	rng.Shuffle(len(list)-1, func(i, j int) { list[i+1], list[j+1] = list[j+1], list[i+1] })
	for i, e := range list {
		e.id = fmt.Sprintf("DF%02d%03d", number, i+1)
	}
	return list
}

// award gives the branch's seats to the best who may have a star, and then makes
// the committee's departures.
func (b *branch) award(list []*entry) {
	var may []*entry
	for _, e := range list {
		if e.scores == nil {
			continue
		}
		e.star = "无"
		if e.status == "" && e.veto == "" && e.base() >= 5000 && e.total() >= 7000 {
			may = append(may, e)
		}
	}
	slices.SortStableFunc(may, byMerit)
	for level, seats := range b.seats {
		seats = min(seats, len(may))
		for _, e := range may[:seats] {
			e.star = []string{"五星", "四星", "三星"}[level]
		}
		may = may[seats:]
	}
	for _, e := range list {
		if e.approved != "" {
			e.star = e.approved
		}
	}
}
