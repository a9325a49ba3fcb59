package sheet

import (
	"fmt"
	"strings"
)

func (b *book) writeBasis() {
	widths := []float64{20, 20, 14, 70}
	t := b.open(layout{name: basisSheet, widths: widths, fixed: true})
	t.heading("口径", "本次考评采用的办法参数、计算口径和数据来源")
	t.skip(1)
	t.line(sectionCell, "一、办法参数", 24)
	t.head(24, "参数", "取值", "依据", "来源")
	for _, p := range b.Rules {
		t.put(textCell, p.Name)
		t.put(centreCell, p.Value)
		t.put(centreCell, p.Clause)
		t.put(textCell, p.Origin())
		t.end(0)
	}
	t.skip(1)
	t.together(120)
	t.line(sectionCell, "二、计算口径", 24)
	t.head(24, "依据", "口径", "", "")
	t.merge(2, t.row, 4, t.row)
	for _, s := range b.Method {
		t.put(textCell, s.Clause)
		t.put(wrapCell, s.Text)
		t.put(wrapCell, nil)
		t.put(wrapCell, nil)
		t.end(height(20, s.Text, widths[1]+widths[2]+widths[3]))
		t.merge(2, t.row, 4, t.row)
	}
	t.skip(1)
	t.together(100)
	t.line(sectionCell, "三、数据来源", 24)
	t.head(24, "文件", "读取的工作表", "", "SHA-256")
	t.merge(2, t.row, 3, t.row)
	for _, s := range b.Result.Sources {
		sheets := strings.Join(s.Sheets, "、")
		t.put(wrapCell, s.File)
		t.put(wrapCell, sheets)
		t.put(wrapCell, nil)
		t.put(textCell, s.SHA256)
		t.end(max(height(20, sheets, widths[1]+widths[2]), height(20, s.File, widths[0])))
		t.merge(2, t.row, 3, t.row)
	}
	t.skip(1)
	state := "本表由批准的考评数据生成，同一数据生成的文件逐字节相同。"
	if b.Draft {
		state = "本表为草稿，未经批准或尚有错误，不得作为定星依据。"
	}
	t.line(subtitleCell, fmt.Sprintf("%s成文日期：%s", state, b.Dated), 20)
	t.close()
}
