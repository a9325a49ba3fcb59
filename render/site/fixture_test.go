package site

import (
	"bytes"
	"fmt"
	"html/template"
	"image"
	"image/color"
	"image/jpeg"

	"xingbang/render/evaluation"
	"xingbang/render/publication"
	"xingbang/render/wording"
)

// fixtureNames are invented.
var fixtureNames = []string{
	"陈国栋", "李梅", "张䶮", "欧阳志远", "王建华", "孙丽", "刘晓燕", "赵永强", "周明", "吴秀英",
	"郑海波", "冯雪", "蒋文静", "韩立新", "买买提·吐尔逊", "杨帆", "朱志刚", "秦岚", "许慧敏", "何平",
	"吕小军", "施敏", "张𬱖", "孔德明", "曹阳", "严丽华", "华建国", "金鑫", "魏红梅", "陶然",
}

var fixtureBranches = []string{
	"东风社区第一党支部", "东风社区第二党支部", "机关党支部", "东风街道社区卫生服务中心党支部",
	"红旗社区党支部", "非公企业和社会组织联合第一流动党员党支部", "离退休干部党支部", "前进村党支部",
}

// fixture is an evaluation of an invented street: the branches with, in each,
// so many members of five, four and three stars.
func fixture(branches, five, four, three int, change func(*publication.Person)) Input {
	header := publication.Header{
		Name:      "2026年上半年党员“星级评定、量化考核”",
		Period:    "2026年上半年",
		Committee: "中共某某区东风街道工作委员会",
		Dated:     evaluation.Date{Year: 2026, Month: 7, Day: 10},
	}
	in := Input{
		Notice: publication.Notice{
			Header: header, Approver: "中共某某区委",
			From:        evaluation.Date{Year: 2026, Month: 7, Day: 13},
			Until:       evaluation.Date{Year: 2026, Month: 7, Day: 17},
			WorkingDays: 5, Office: "党建工作办公室", Phone: "0000-1234567",
			Mail: "dangjian@example.cn", Address: "东风路1号街道办事处302室",
		},
		Honour:     publication.Honour{Header: header},
		Statistics: publication.Statistics{Header: header, ByBranch: true},
	}
	n := 0
	for b := range branches {
		name := fixtureBranches[b%len(fixtureBranches)]
		if b >= len(fixtureBranches) {
			name = fmt.Sprintf("东风社区第%d网格党支部", b+1)
		}
		h := publication.HonourBranch{Name: name}
		counts := publication.BranchCounts{Name: name, Members: 14 + b%9, HasSeats: true, Seats: [3]int{2, 3, 4}}
		for l, size := range [3]int{five, four, three} {
			for range size - b%2 {
				p := publication.Person{Name: fixtureNames[n%len(fixtureNames)]}
				n++
				if change != nil {
					change(&p)
				}
				h.Levels[l] = append(h.Levels[l], p)
			}
			level := &in.Notice.Levels[l]
			level.Star = evaluation.Levels[l]
			if persons := h.Levels[l]; len(persons) > 0 {
				level.Count += len(persons)
				level.Lists = append(level.Lists, publication.NameList{Branch: name, Persons: persons})
			}
			counts.Stars[l] = len(h.Levels[l])
			in.Statistics.Whole.Stars[l] += counts.Stars[l]
		}
		in.Statistics.Whole.Members += counts.Members
		in.Statistics.Branches = append(in.Statistics.Branches, counts)
		in.Honour.Branches = append(in.Honour.Branches, h)
	}
	in.Notice.Members = in.Statistics.Whole.Members
	in.Notice.Evaluated = in.Notice.Members - branches
	for _, l := range in.Notice.Levels {
		in.Notice.Starred += l.Count
	}
	in.Wording = fixtureWording(in.Notice)
	return in
}

func fixtureWording(n publication.Notice) wording.Document {
	numbers := []string{"一", "二", "三", "四", "五"}
	text := func(kind wording.Kind, level int, s string) wording.Block {
		return wording.Block{Kind: kind, Level: level, Spans: []wording.Span{{Text: s}},
			HTML: template.HTML(template.HTMLEscapeString(s))}
	}
	d := wording.Document{Title: "关于" + n.Name + "结果的公示"}
	add := func(b wording.Block) { d.Blocks = append(d.Blocks, b) }
	add(text(wording.Paragraph, 0, fmt.Sprintf("根据《某某区党员评星定级量化管理实施办法》，经党支部测评、党工委复审、党工委定星，并于2026年7月8日经中共某某区委批准，现将%s结果予以公示。本次应参评党员%d名，实际参评%d名，评定星级党员%d名。", n.Name, n.Members, n.Evaluated, n.Starred)))
	for i, l := range n.Levels {
		add(text(wording.Heading, 2, fmt.Sprintf("%s、%s级党员（%d名）", numbers[i], l.Star, l.Count)))
		add(wording.Block{Kind: wording.Names, Names: l})
	}
	add(text(wording.Heading, 2, "四、公示时间"))
	add(text(wording.Paragraph, 0, "公示时间为2026年7月13日至7月17日，共5个工作日。"))
	add(text(wording.Heading, 2, "五、意见反映"))
	add(text(wording.Paragraph, 0, "公示期间，对公示结果有异议的，请通过来电、来信、来访等方式，实名向受理部门反映，并写明具体事实和联系方式，以便核实。"))
	add(wording.Block{Kind: wording.Paragraph,
		Spans: []wording.Span{{Text: "电子邮箱："}, {Text: n.Mail, URL: "mailto:" + n.Mail}},
		HTML:  template.HTML(`电子邮箱：<a href="mailto:` + n.Mail + `">` + n.Mail + `</a>`)})
	add(wording.Block{Kind: wording.Signature, Committee: n.Committee, Date: n.Dated.String()})
	return d
}

// withHonours gives every seventh person deeds and every fourteenth a photo.
func withHonours() func(*publication.Person) {
	n := 0
	return func(p *publication.Person) {
		n++
		if n%7 == 0 {
			p.Deeds = "担任第三网格党小组长，全年入户走访四百余户，帮助独居老人解决就医、买药、缴费等难题。\n\n- 牵头成立“红马甲”志愿服务队；\n- 志愿服务累计 **210小时**。"
		}
		if n%14 == 0 {
			p.Photo = fixturePhoto(uint8(n))
		}
		if n%11 == 0 {
			p.Distinction = "女"
		}
	}
}

// fixturePhoto is a small JPEG.
func fixturePhoto(shade uint8) []byte {
	m := image.NewRGBA(image.Rect(0, 0, 120, 160))
	for y := range 160 {
		for x := range 120 {
			m.Set(x, y, color.RGBA{shade, uint8(y), uint8(x), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}
