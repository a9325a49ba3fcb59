package typeset

import (
	"math"
	"strings"

	"xingbang/render/font"
)

// Costs of ending a line within a title or a name of an office, against those of
// its shape.
const (
	wordBreak   = 60  // inside a common word
	plainBreak  = 8   // nothing known of the place
	quotedBreak = 1e3 // inside “ ”, 《 》 or brackets
	wholeBreak  = 1e6 // inside what must stay whole
	moreLines   = 25  // one line more than need be
)

// officeWords end a part of an office's name; a line may well end after one.
var officeWords = []string{
	"委员会", "街道", "社区", "公司", "集团", "中心", "学校", "学院", "医院", "协会", "商会", "联合会", "联合",
	"办事处", "服务站", "管理局", "区", "市", "县", "镇", "乡", "村", "局",
	"年", "半年", "季度", "党员", "的", "和", "与",
}

// titleWords are not to be parted.
var titleWords = []string{
	"关于", "党员", "星级", "评定", "量化", "考核", "结果", "公示", "上半年", "下半年", "年度", "支部", "党支部", "党总支",
	"总支部", "委员会", "党委", "党工委", "街道", "社区", "公司", "有限公司", "责任公司", "集团", "中心", "学校", "学院", "医院", "协会",
	"联合会", "办事处", "服务", "工作", "民主", "评议", "名单", "情况", "评星", "定级", "先进", "优秀", "基层", "组织",
	"管理", "实施", "办法", "公告", "通知", "第一", "第二", "第三", "第四", "第五", "第六", "第七", "第八", "第九", "第十",
	"机关", "退休", "离退休", "干部", "职工", "流动", "联合", "文明", "实践", "志愿", "物业", "幼儿园", "小学", "中学",
	"大学", "经济", "技术", "开发区", "高新", "工业", "工业化", "园区", "新区", "示范区", "示范", "产业", "科技", "股份", "发展", "建设", "投资", "文化", "教育", "卫生", "派出所", "司法所", "综合", "执法", "企业",
}

// BreakBySense breaks a title or an office's name into as few lines as fit the
// measure (mm), at places where the sense allows: not in a word, a number, quotes
// or any of the strings in whole. With shaped the lines make an upright or inverted
// trapezoid or a diamond (GB/T 9704-2012, 7.3.1); else they are of like width.
// Where the text has no break that fits, the lines are a paragraph's.
func BreakBySense(fonts *font.Set, role font.Role, size, measure float64, text string, shaped bool, whole ...string) []string {
	span := Span{Text: text, Role: role, Size: size}
	t := prepare(fonts, []Span{span})
	n := len(t.chars)
	if n == 0 || t.extent(0, n) <= measure+tolerance {
		return []string{text}
	}
	s := senseBreaker{t: t, costs: senseCosts(text, t.costs, whole), measure: measure, shaped: shaped}
	least := int(math.Ceil((t.extent(0, n) - tolerance) / measure))
	best, cuts := math.Inf(1), []int(nil)
	for lines := least; lines <= least+1; lines++ {
		s.best, s.cuts = math.Inf(1), nil
		s.search(0, lines, nil, 0)
		if cost := s.best + float64(lines-least)*moreLines; s.cuts != nil && cost < best {
			best, cuts = cost, s.cuts
		}
	}
	runes := []rune(text)
	var out []string
	if cuts == nil {
		for _, l := range (Paragraph{Measure: measure, Align: Center}).Compose(fonts, span) {
			line := ""
			for _, r := range l.Runs {
				line += r.Text
			}
			out = append(out, line)
		}
		return out
	}
	start := 0
	for _, end := range cuts {
		out = append(out, string(runes[start:end]))
		start = end
	}
	return out
}

// extent is the width in mm of characters set as a line of their own, the marks at
// its ends full width.
func (t *text) extent(start, end int) float64 {
	return t.widths[end-1] - t.widths[start] + t.chars[end-1].advance
}

// senseBreaker searches all ways to break a short text into a number of lines.
type senseBreaker struct {
	t       *text
	costs   []float64
	measure float64
	shaped  bool
	widths  []float64
	best    float64
	cuts    []int
}

func (s *senseBreaker) search(start, lines int, ends []int, cost float64) {
	n := len(s.t.chars)
	if cost >= s.best {
		return
	}
	if lines == 1 {
		w := s.t.extent(start, n)
		if w > s.measure+tolerance {
			return
		}
		widths := append(s.widths, w)
		if total := cost + shapeCost(widths, s.shaped); total < s.best {
			s.best = total
			s.cuts = append(append([]int(nil), ends...), n)
		}
		return
	}
	for end := start + 1; end < n; end++ {
		w := s.t.extent(start, end)
		if w > s.measure+tolerance {
			return
		}
		rest := float64(lines-1) * s.measure
		if math.IsInf(s.costs[end], 1) || s.t.extent(end, n) > rest+tolerance {
			continue
		}
		s.widths = append(s.widths, w)
		s.search(end, lines-1, append(ends, end), cost+s.costs[end])
		s.widths = s.widths[:len(s.widths)-1]
	}
}

// shapeCost is small for lines of like width; where they are to be shaped it is
// large for an hourglass and for a plain block.
func shapeCost(widths []float64, shaped bool) float64 {
	mean, cost := 0.0, 0.0
	for _, w := range widths {
		mean += w / float64(len(widths))
	}
	for _, w := range widths {
		cost += 40 * (w/mean - 1) * (w/mean - 1)
	}
	if !shaped {
		return cost
	}
	rising, falling, block := true, true, true
	for i := 1; i < len(widths); i++ {
		d := (widths[i] - widths[i-1]) / mean
		rising = rising && d > -0.02
		falling = falling && d < 0.02
		block = block && math.Abs(d) < 0.06
	}
	diamond := len(widths) == 3 && widths[1] > widths[0] && widths[1] > widths[2]
	if block {
		cost += 6
	} else if !rising && !falling && !diamond {
		cost += 50
	}
	return cost
}

// senseCosts tells what it costs to break before each rune.
func senseCosts(text string, breaks []float64, whole []string) []float64 {
	runes := []rune(text)
	costs := make([]float64, len(breaks))
	depth := 0
	for i := range costs {
		costs[i] = breaks[i] + plainBreak
		if i > 0 && i < len(runes) {
			if closes(runes[i-1]) || opens(runes[i]) || runes[i] == '第' || endsOfficeWord(string(runes[:i])) {
				costs[i] = breaks[i]
			}
		}
		if i > 0 && strings.ContainsRune(openingMarks, runes[i-1]) {
			depth++
		}
		if depth > 0 && i < len(runes) {
			costs[i] += quotedBreak
		}
		if i < len(runes) && strings.ContainsRune(closingMarks, runes[i]) {
			depth--
		}
	}
	within := func(words []string, cost float64) {
		for _, w := range words {
			word := []rune(w)
			if len(word) < 2 {
				continue
			}
			for i := 0; i+len(word) <= len(runes); i++ {
				if string(runes[i:i+len(word)]) != w {
					continue
				}
				for k := i + 1; k < i+len(word); k++ {
					costs[k] = max(costs[k], breaks[k]+cost)
				}
			}
		}
	}
	within(titleWords, wordBreak)
	within(whole, wholeBreak)
	return costs
}

func endsOfficeWord(s string) bool {
	for _, w := range officeWords {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}
