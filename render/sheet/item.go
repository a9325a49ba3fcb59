package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"xingbang/render/publication"
)

// itemHead is the row of the items; the first block's name is below it, then
// its branches.
const itemHead = 3

// itemTotal is the row of 合计 of the first block.
func (b *book) itemTotal() int { return itemHead + 2 + len(b.Branches) }

func (b *book) writeItems() {
	names := []string{}
	for i := range b.Branches {
		names = append(names, b.Branches[i].Name)
	}
	widths := []float64{fitted(14, branchWidth, names...)}
	heads := []string{"支部"}
	for _, item := range b.Result.Items {
		widths = append(widths, fitted(10, 16, item.Name))
		heads = append(heads, fmt.Sprintf("%s\n（%s分）", item.Name, item.Full.Short()))
	}
	t := b.open(layout{name: itemSheet, widths: widths, heads: [2]int{itemHead, itemHead}, columns: 1, fixed: true})
	t.heading("分项分析", fmt.Sprintf("填报单位：%s　　参评党员各考核项目的得分", b.Committee))
	if len(b.Result.Items) == 0 || b.Whole.Items == nil {
		t.row++
		t.line(subtitleCell, "本次考评只有基础分、评星分，没有分项得分", 20)
		t.close()
		return
	}
	t.head(34, heads...)
	for n, block := range b.itemBlocks() {
		t.together(24 + rowHeight*float64(len(b.Branches)+1))
		t.line(sectionCell, block.name, 24)
		first := t.row + 1
		for i := range b.Branches {
			t.itemRow(&b.Branches[i], wrapCell, block.look, block)
		}
		if n == 0 {
			t.itemScale(first, t.row)
		}
		t.itemRow(&b.Whole, textTotal, block.total, block)
	}
	t.signature()
	t.close()
}

// itemBlock is one of the tables of 分项分析.
type itemBlock struct {
	name        string
	look, total style
	value       func(publication.ItemFigures) any
	// formula is that of 合计 for an item, nil for none.
	formula func(j int) string
}

func (b *book) itemBlocks() []itemBlock {
	rate := func(j int) string {
		scores := b.counted(rosterItems + j)
		return fmt.Sprintf("SUMIFS(%s,%s)/(COUNTIFS(%[2]s)*%[3]s)", b.rosterRange(rosterItems+j), scores, b.Result.Items[j].Full.Short())
	}
	return []itemBlock{
		{"得分率（平均分占满分；颜色越深，得分率越低）", shareCell, shareTotal,
			func(f publication.ItemFigures) any { return f.Rate.Value() }, rate},
		{"平均分", scoreCell, scoreTotal, func(f publication.ItemFigures) any { return points(f.Mean) },
			func(j int) string { return b.rosterMean(rosterItems + j) }},
		{"标准差（分），越大表示支部内差距越大", scoreCell, scoreTotal, func(f publication.ItemFigures) any { return f.Deviation }, nil},
	}
}

func (t *tab) itemRow(br *publication.BranchReport, name, look style, block itemBlock) {
	t.put(name, br.Name)
	for j, item := range t.Result.Items {
		switch {
		case j >= len(br.Items) || !br.Items[j].Mean.OK:
			t.put(look, nil)
		case name == textTotal && block.formula != nil && item.Full > 0:
			t.calc(look, block.formula(j), block.value(br.Items[j]))
		default:
			t.put(look, block.value(br.Items[j]))
		}
	}
	t.end(height(rowHeight, br.Name, branchWidth))
}

// itemScale colours the rates of the branches, so that the weak stand out.
func (t *tab) itemScale(first, last int) {
	if t.err != nil || last < first {
		return
	}
	t.try(t.file.SetConditionalFormat(t.name, ref(2, first)+":"+ref(t.width, last), []excelize.ConditionalFormatOptions{{
		Type: "3_color_scale", Criteria: "=",
		MinType: "min", MidType: "percentile", MidValue: "50", MaxType: "max",
		MinColor: "#EFA99B", MidColor: "#FBF1E6", MaxColor: "#FFFFFF",
	}}))
}
