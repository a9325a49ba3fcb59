package workbook

import (
	"fmt"

	"xingbang/render/evaluation"
)

// parameters gathers sheet 办法 into a measure.
type parameters struct {
	measure *evaluation.Measure
	stated  map[string]statedValue
}

// statedValue is what a parameter was set to, for a second setting of it.
type statedValue struct {
	value, text string
	cell        evaluation.Cell
}

// readParameters fills the measure from sheet 办法; what is not stated, or has
// no meaning and is reported, keeps its default.
func (r *reader) readParameters() {
	p := &parameters{&r.out.Measure, map[string]statedValue{}}
	m := p.measure
	settings := []setting{
		param(p, "基础分满分", &m.BaseFull, parseFull),
		param(p, "评星分满分", &m.MeritFull, parseFull),
		param(p, "评星资格基础分", &m.BaseLine, parseLineScore),
		param(p, "起评总分", &m.StarLine, parseLineScore),
		param(p, "五星比例", &m.Shares[0], parseShare),
		param(p, "四星比例", &m.Shares[1], parseShare),
		param(p, "三星比例", &m.Shares[2], parseShare),
		param(p, "比例范围", &m.Scope, parseScope),
		param(p, "比例基数", &m.Denominator, parseDenominator),
		param(p, "名额取整", &m.Rounding, parseRounding),
		param(p, "最少名额", &m.MinSeats, parseCount),
		param(p, "允许偏差", &m.Tolerance, parsePoints),
		param(p, "放宽五星比例", &m.RelaxedFiveShare, parseShare),
		param(p, "同分排序", &m.RankByTotalAlone, parseTieBreak),
		param(p, "并列处理", &m.Ties, parseTies),
		param(p, "预备党员评星", &m.ProbationaryStars, parseBool),
		param(p, "诫勉线", &m.AdmonitionLine, parseLineScore),
		param(p, "双预警线", &m.DoubleWarningLine, parseLineScore),
		param(p, "群众代表比例", &m.RepresentativeShare, parseShare),
		param(p, "群众代表偏差", &m.RepresentativeMargin, parsePoints),
		param(p, "党员测评权重", &m.MemberWeight, parseShare),
		param(p, "群众测评权重", &m.RepresentativeWeight, parseShare),
		param(p, "公示最少工作日", &m.MinPublicationWorkdays, parseMinWorkingDays),
	}
	names := settingNames(settings)
	r.readPairs(parameterSheet, settings, func(rec *record, name string) {
		hint := "请改成规定的参数名称，或删去这一行；" + suggestion("参数", nearest(headerKey(name), names), names)
		rec.report(evaluation.Finding{
			Rule: "setting-invalid", Severity: evaluation.Error, Cell: rec.cellAt(rec.row.num, nameColumn),
			Message: fmt.Sprintf("“%s”不是办法的参数", shorten(name)), Hint: hint,
		})
	})
	for name, s := range p.stated {
		m.Stated[name] = s.cell
	}
	r.checkParameters()
}

func param[T any](p *parameters, name string, into *T, parse parser[T]) setting {
	return setting{column{name: name}, func(rec *record, name string) {
		f := readAt(rec, name, valueColumn, parse)
		if !f.Given() {
			return
		}
		value := fmt.Sprint(f.Value)
		if first, ok := p.stated[name]; ok {
			if first.value != value {
				rec.conflict(name, f.Cell, f.Text, first.cell, first.text)
			}
			return
		}
		*into = f.Value
		p.stated[name] = statedValue{value, f.Text, f.Cell}
	}}
}

var (
	parseFull = checked(parseScore, func(s evaluation.Score) string {
		if s <= 0 {
			return "应大于0"
		}
		return ""
	})
	parseLineScore = checked(parseScore, func(s evaluation.Score) string {
		if s < 0 {
			return "不能小于0"
		}
		return ""
	})
	parseMinWorkingDays = parseWithin(0, maxWorkingDays)

	parseScope = oneOf(
		choice[evaluation.Scope]{evaluation.ByBranch, "支部", []string{"按支部", "各支部", "党支部"}},
		choice[evaluation.Scope]{evaluation.WholeCommittee, "全委", []string{"全党工委"}},
	)
	parseDenominator = oneOf(
		choice[evaluation.Denominator]{evaluation.AllMembers, "党员总数", []string{"全体党员"}},
		choice[evaluation.Denominator]{evaluation.FullMembers, "正式党员", []string{"正式党员数"}},
		choice[evaluation.Denominator]{evaluation.EvaluatedMembers, "参评党员", []string{"参评党员数"}},
	)
	parseRounding = oneOf(
		choice[evaluation.Rounding]{evaluation.HalfUp, "四舍五入", nil},
		choice[evaluation.Rounding]{evaluation.Up, "进一", []string{"向上取整"}},
		choice[evaluation.Rounding]{evaluation.Down, "舍去", []string{"向下取整"}},
	)
	parseTieBreak = oneOf(
		choice[bool]{false, "基础分", []string{"按基础分"}},
		choice[bool]{true, "无", nil},
	)
	parseTies = oneOf(
		choice[evaluation.TieRule]{evaluation.Pending, "待定", nil},
		choice[evaluation.TieRule]{evaluation.Strict, "从紧", nil},
		choice[evaluation.TieRule]{evaluation.Lenient, "从宽", nil},
	)
)

// checkParameters reports what has no meaning beside the other parameters.
func (r *reader) checkParameters() {
	m := &r.out.Measure
	over := func(name string, line, full evaluation.Score, what string) {
		if at, ok := m.Stated[name]; ok && line > full {
			r.settingInvalid(at, fmt.Sprintf("“%s”是%s，高于%s%s", name, line.Short(), what, full.Short()))
		}
	}
	over("评星资格基础分", m.BaseLine, m.BaseFull, "基础分满分")
	for _, l := range []struct {
		name string
		line evaluation.Score
	}{{"起评总分", m.StarLine}, {"诫勉线", m.AdmonitionLine}, {"双预警线", m.DoubleWarningLine}} {
		over(l.name, l.line, m.BaseFull+m.MeritFull, "总分")
	}
	r.checkWeights()
}

func (r *reader) checkWeights() {
	m := &r.out.Measure
	const first, second = "党员测评权重", "群众测评权重"
	a, hasFirst := m.Stated[first]
	b, hasSecond := m.Stated[second]
	sum := m.MemberWeight.Plus(m.RepresentativeWeight)
	switch {
	case hasFirst && hasSecond && sum.Cmp(evaluation.PerCent(100)) == 0:
		m.Weighted = true
		return
	case hasFirst && hasSecond:
		r.settingInvalid(b, fmt.Sprintf("“%s”与“%s”之和是%s，应为100%%", first, second, sum), a)
	case hasFirst:
		r.settingInvalid(a, fmt.Sprintf("只填了“%s”，没有填“%s”", first, second))
	case hasSecond:
		r.settingInvalid(b, fmt.Sprintf("只填了“%s”，没有填“%s”", second, first))
	}
	m.MemberWeight, m.RepresentativeWeight = evaluation.Share{}, evaluation.Share{}
}

func (r *reader) settingInvalid(at evaluation.Cell, message string, also ...evaluation.Cell) {
	r.report(evaluation.Finding{
		Rule: "setting-invalid", Severity: evaluation.Error, Cell: at, Also: also,
		Message: message, Hint: "请改正这一格后保存",
	})
}
