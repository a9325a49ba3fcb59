package sample

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

const (
	surnames = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
	given    = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文志云峰海波晓东春梅立新荣德胜永福家宝成林振宇天佑思远雨晴子轩浩然佳怡婷慧琳淑珍凤鸣月庆生宏图世昌忠良"
)

// Generate is a valid book of so many people in so many branches, the same for
// the same seed: no finding above a note, stars left to be computed. Tests break
// it with Set and Put.
func Generate(seed uint64, people, branches int) Book {
	rng := rand.New(rand.NewPCG(seed, 2))
	roster := &Table{Name: "支部", Header: branchHeader}
	var all []*entry
	for i := range branches {
		b := branch{name: fmt.Sprintf("第%d社区第%d党支部", i/4+1, i%4+1)}
		size := people*(i+1)/branches - people*i/branches
		list := b.draw(rng, i+1, size)
		members := 0
		for _, e := range list {
			if e.status != "入党积极分子" {
				members++
			}
		}
		if size > 4 {
			b.representatives, b.secretary = (members+2)/5, list[0].name
		}
		roster.Rows = append(roster.Rows, b.row(i+1, members, members))
		all = append(all, list...)
	}
	return Book{settings(), parameters(), itemTable(), roster, memberTable(all)}
}

// draw makes a branch of one name each and no equal results, so that neither
// namesakes nor ties need a decision.
func (b *branch) draw(rng *rand.Rand, number, size int) []*entry {
	names, results := map[string]bool{}, map[[2]hundredths]bool{}
	var list []*entry
	for len(list) < size {
		e := &entry{person: person{name: drawName(rng)}, branch: b.name}
		if names[e.name] {
			continue
		}
		switch n := rng.IntN(100); {
		case n < 3:
			e.exempt = old
		case n < 6:
			e.status = "预备党员"
		case n < 8:
			e.status = "入党积极分子"
		case n < 9:
			e.veto = "受党内警告处分"
		case n < 12:
			e.deeds = "上半年参加**志愿服务** " + fmt.Sprint(10+rng.IntN(40)) + " 次。"
		}
		if e.exempt == "" {
			quality := 0.98 - 0.35*rng.Float64()*rng.Float64() - 0.05*rng.Float64()
			e.scores = score(rng, quality, quality-0.08*rng.Float64(), 1)
			result := [2]hundredths{e.total(), e.base()}
			if results[result] {
				continue
			}
			results[result] = true
		}
		names[e.name] = true
		e.id = fmt.Sprintf("N%03d%05d", number, len(list)+1)
		list = append(list, e)
	}
	return list
}

func drawName(rng *rand.Rand) string {
	pick := func(from []rune) rune { return from[rng.IntN(len(from))] }
	var name strings.Builder
	name.WriteRune(pick([]rune(surnames)))
	name.WriteRune(pick([]rune(given)))
	if rng.IntN(4) > 0 {
		name.WriteRune(pick([]rune(given)))
	}
	return name.String()
}
