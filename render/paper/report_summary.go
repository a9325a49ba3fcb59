package paper

import (
	"fmt"
	"strconv"
	"strings"

	"xingbang/render/evaluation"
	"xingbang/render/font"
	"xingbang/render/publication"
	"xingbang/render/typeset"
)

// summary is the page of the figures that matter.
func (f *reportFlow) summary() {
	w := &f.Whole
	f.keyFigures([]keyFigure{
		{w.Turnout.String(), "参评率", fmt.Sprintf("党员%d人，参评%d人", w.Members, w.Evaluated)},
		{fmt.Sprint(w.Starred.Part), "星级党员", "占" + f.provision("比例基数") + w.Starred.String()},
		{w.Mean.String(), "平均分", "中位" + w.Median.String() + "分"},
		{fmt.Sprint(len(f.Warned)), "诫勉与预警", fmt.Sprintf("诫勉%d人，其中双预警%d人", w.Below60, w.Below50)},
	})
	f.text(f.takingPart())
	f.text(f.awarded())
	f.text(f.checked())
	f.distribution()
	f.page = nil // the figures that matter have a page to themselves
}

// provision is the effective value of a parameter of the measure.
func (f *reportFlow) provision(name string) string {
	for _, p := range f.Rules {
		if p.Name == name {
			return p.Value
		}
	}
	return ""
}

func (f *reportFlow) takingPart() string {
	w := &f.Whole
	s := fmt.Sprintf("全委共有党员%d名，其中预备党员%d名；参加考评%d名，经批准免评%d名。", w.Members, w.Probationary, w.Evaluated, w.Exempt)
	if w.Activists > 0 {
		s += fmt.Sprintf("另有入党积极分子%d名参照执行，不计入以上人数。", w.Activists)
	}
	if w.Mean.OK {
		s += fmt.Sprintf("参评党员平均%s分，中位%s分，最高%s分，最低%s分。", w.Mean, w.Median, w.Best, w.Lowest)
	}
	return s
}

func (f *reportFlow) awarded() string {
	w := &f.Whole
	var levels []string
	for _, l := range w.Levels {
		levels = append(levels, fmt.Sprintf("%s%d名（%s）", l.Star, l.Count, l.Share))
	}
	how := "按得分推算"
	if f.Result.HasApproved {
		how = "批准定星"
		if a := f.Result.Settings.Approver.Value; a != "" && !f.Result.Settings.ApprovedOn.Value.IsZero() {
			how = fmt.Sprintf("经%s于%s批准，定为", a, f.Result.Settings.ApprovedOn.Value)
		}
	}
	s := fmt.Sprintf("%s星级党员%d名，其中%s。", how, w.Starred.Part, strings.Join(levels, "、"))
	s += "名额核定：" + f.verdicts() + "。"
	if n := len(f.Departures); n > 0 {
		s += fmt.Sprintf("批准的定星与推算结果不同的%d名，见%s。", n, f.part(departuresTitle))
	} else if f.Result.HasApproved {
		s += "批准的定星与推算结果一致。"
	}
	return s
}

// verdicts counts the levels by verdict: 足额23级次、空缺1级次.
func (f *reportFlow) verdicts() string {
	var words []string
	for v := publication.Filled; v < publication.Verdicts; v++ {
		if n := f.Verdicts[v]; n > 0 {
			words = append(words, fmt.Sprintf("%s%d级次", v, n))
		}
	}
	if len(words) == 0 {
		return "无"
	}
	return strings.Join(words, "、")
}

func (f *reportFlow) checked() string {
	m, w := f.Result.Measure, &f.Whole
	s := fmt.Sprintf("总分低于%s分、应予诫勉谈话的%d名；低于%s分、同时列入双预警的%d名。",
		m.AdmonitionLine.Short(), w.Below60, m.DoubleWarningLine.Short(), w.Below50)
	if w.Below60+w.Below50 == 0 {
		s = fmt.Sprintf("没有总分低于%s分的党员。", m.AdmonitionLine.Short())
	}
	if n := len(f.Borderlines); n > 0 {
		s += fmt.Sprintf("总分增减%s分即会改变推算星级、评星资格或结果运用的%d名，见%s。", evaluation.NearMargin, n, f.part(nearTitle))
	}
	c := f.Counts
	if c.Errors+c.Warnings+c.Notes == 0 {
		return s + "数据核对未发现问题。"
	}
	return s + fmt.Sprintf("数据核对发现错误%d项、警告%d项、提示%d项。", c.Errors, c.Warnings, c.Notes)
}

// keyFigure is a large figure, what it is, and one remark.
type keyFigure struct{ figure, name, remark string }

// keyFigures sets figures side by side.
func (f *reportFlow) keyFigures(list []keyFigure) {
	const height = 27.0
	f.need(height)
	figures := &typeset.Tag{Kind: typeset.TagList}
	wide := typeWidth / float64(len(list))
	for n, k := range list {
		x := typeLeft + float64(n)*wide
		if n > 0 {
			f.page.Add(typeset.Shape{
				Path: []typeset.Segment{
					{Op: typeset.MoveTo, Points: [6]float64{x, f.y + 2}},
					{Op: typeset.LineTo, Points: [6]float64{x, f.y + height - 5}},
				},
				Stroke: &typeset.Stroke{Color: reportHair, Width: 0.2},
			})
			x += 4
		}
		entry := figures.Entry()
		set := func(text string, role font.Role, size, y float64, fill typeset.Paint) {
			l := typeset.SetLine(f.fonts, typeset.Span{Text: text, Role: role, Size: size, Fill: fill, Tag: entry.Under(typeset.TagP)})
			f.page.Add(l.At(x, f.y+y)...)
		}
		figure := k.figure
		if figure == "" {
			figure = "—"
		}
		set(k.name, font.Hei, reportSmall, 4.5, reportSoft)
		set(figure, font.Title, 25, 14.5, reportRed)
		set(k.remark, font.Song, 8.5, 20.5, reportInk)
	}
	f.y += height
}

// distribution draws the totals with the lines that matter.
func (f *reportFlow) distribution() {
	h, m := f.Totals, f.Result.Measure
	if len(h.Bins) == 0 {
		return
	}
	value := func(s evaluation.Score) float64 { return float64(s) / 100 }
	c := typeset.ColumnChart{
		Width: typeWidth, Height: f.chartHeight(), From: value(h.Bins[0].From), Step: value(h.Width), Look: chartLook, Unit: "人",
		Series: []typeset.Series{
			{Name: "五星", Fill: starPaints[0]}, {Name: "四星", Fill: starPaints[1]},
			{Name: "三星", Fill: starPaints[2]}, {Name: "无星", Fill: starPaints[3]},
		},
		Markers: []typeset.Marker{
			{At: value(m.StarLine), Label: "起评线 " + m.StarLine.Short(), Color: reportRed.From},
			{At: value(m.AdmonitionLine), Label: "诫勉线 " + m.AdmonitionLine.Short(), Color: reportSoft.From},
			{At: value(m.DoubleWarningLine), Label: "双预警线 " + m.DoubleWarningLine.Short(), Color: reportSoft.From},
		},
	}
	var words []string
	for _, bin := range h.Bins {
		words = append(words, fmt.Sprintf("%s至%s分%d人", bin.From.Short(), (bin.From+h.Width).Short(), bin.Count))
		col := make([]float64, len(bin.Stars))
		for n, count := range bin.Stars {
			col[n] = float64(count)
		}
		c.Columns = append(c.Columns, col)
	}
	c.Tag = &typeset.Tag{Kind: typeset.TagFigure, Alt: "参评党员总分分布：" + strings.Join(words, "，")}
	f.figure(fmt.Sprintf("参评党员总分分布（每%s分一段）", h.Width.Short()), c.Compose(f.fonts))
}

// chartHeight is the room that the summary's words leave to the chart, mm.
func (f *reportFlow) chartHeight() float64 {
	const least, most = 60, 120
	return max(least, min(most, f.bottom()-f.y-captionRoom-2*f.gap(3)))
}

// figure puts down a chart under its caption.
func (f *reportFlow) figure(caption string, b typeset.Block) {
	f.need(b.Height + captionRoom + f.gap(3))
	f.caption(caption)
	f.put(b)
	f.y += f.gap(3)
}

// captionRoom is what a caption takes, with the white space above it; mm.
const captionRoom = 10.0

// caption numbers a figure and puts down what it shows.
func (f *reportFlow) caption(caption string) {
	if !f.fresh() {
		f.y += f.gap(3)
	}
	f.pictures++
	caption = "图" + strconv.Itoa(f.pictures) + "　" + caption
	line := typeset.SetLine(f.fonts, typeset.Span{
		Text: caption, Role: font.Hei, Size: reportCaption, Fill: reportInk, Tag: &typeset.Tag{Kind: typeset.TagP},
	})
	f.page.Add(line.At(f.left()+(f.width()-line.Width)/2, f.y+3.3)...)
	f.y += 7
}
