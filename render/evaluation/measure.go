package evaluation

// Scope is the body within which seats are counted and members ranked (比例范围).
type Scope uint8

const (
	ByBranch       Scope = iota // 支部
	WholeCommittee              // 全委
)

// String is the sheet's word, 支部 or 全委.
func (s Scope) String() string { return [...]string{"支部", "全委"}[s] }

// Denominator is whom a share is taken of (比例基数).
type Denominator uint8

const (
	AllMembers       Denominator = iota // 党员总数: 正式 and 预备, exempt included
	FullMembers                         // 正式党员, exempt included
	EvaluatedMembers                    // 参评党员: evaluated 正式 and 预备
)

// String is the sheet's word, as 党员总数.
func (d Denominator) String() string {
	return [...]string{"党员总数", "正式党员", "参评党员"}[d]
}

// TieRule is what becomes of a group that does not fit (并列处理).
type TieRule uint8

const (
	Pending TieRule = iota // 待定: as Strict, and the committee must decide
	Strict                 // 从紧
	Lenient                // 从宽
)

// Measure is the parameters of sheet 办法, defaults filled in. DefaultMeasure
// has the defaults; each field's comment is its name in the sheet.
type Measure struct {
	BaseFull, MeritFull    Score       // 基础分满分, 评星分满分
	BaseLine               Score       // 评星资格基础分
	StarLine               Score       // 起评总分
	Shares                 [3]Share    // 五星比例, 四星比例, 三星比例, as Levels
	Scope                  Scope       // 比例范围
	Denominator            Denominator // 比例基数
	Rounding               Rounding    // 名额取整
	MinSeats               int         // 最少名额
	Tolerance              Share       // 允许偏差: 2 is 2 percentage points
	RelaxedFiveShare       Share       // 放宽五星比例
	RankByTotalAlone       bool        // 同分排序: 无
	Ties                   TieRule     // 并列处理
	ProbationaryStars      bool        // 预备党员评星
	AdmonitionLine         Score       // 诫勉线 (办法六(二))
	DoubleWarningLine      Score       // 双预警线 (办法六(二))
	RepresentativeShare    Share       // 群众代表比例 (办法五(二)1)
	RepresentativeMargin   Share       // 群众代表偏差: 5 is 5 percentage points
	Weighted               bool        // both weights are set
	MemberWeight           Share       // 党员测评权重
	RepresentativeWeight   Share       // 群众测评权重
	MinPublicationWorkdays int         // 公示最少工作日
	// Stated are the parameters the sheet sets, by name, with their cells.
	Stated map[string]Cell
}

// DefaultMeasure is the measure where sheet 办法 sets nothing.
func DefaultMeasure() Measure {
	return Measure{
		BaseFull:               Points(60),
		MeritFull:              Points(40),
		BaseLine:               Points(50),
		StarLine:               Points(70),
		Shares:                 [3]Share{PerCent(10), PerCent(15), PerCent(20)},
		Tolerance:              PerCent(2),
		RelaxedFiveShare:       PerCent(15),
		AdmonitionLine:         Points(60),
		DoubleWarningLine:      Points(50),
		RepresentativeShare:    PerCent(20),
		RepresentativeMargin:   PerCent(5),
		MinPublicationWorkdays: 5,
		Stated:                 map[string]Cell{},
	}
}

// Parameter is one parameter of the measure and its effective value in words.
type Parameter struct{ Name, Value string }

// Parameters are all parameters in the order of the rules' table, for the
// report, result.json and manifest.json.
func (m Measure) Parameters() []Parameter {
	points := func(s Share) string { t := s.String(); return t[:len(t)-1] }
	weight := func(s Share) string {
		if !m.Weighted {
			return ""
		}
		return s.String()
	}
	return []Parameter{
		{"基础分满分", m.BaseFull.Short()},
		{"评星分满分", m.MeritFull.Short()},
		{"评星资格基础分", m.BaseLine.Short()},
		{"起评总分", m.StarLine.Short()},
		{"五星比例", m.Shares[0].String()},
		{"四星比例", m.Shares[1].String()},
		{"三星比例", m.Shares[2].String()},
		{"比例范围", m.Scope.String()},
		{"比例基数", m.Denominator.String()},
		{"名额取整", m.Rounding.String()},
		{"最少名额", Score(m.MinSeats * 100).Short()},
		{"允许偏差", points(m.Tolerance)},
		{"放宽五星比例", m.RelaxedFiveShare.String()},
		{"同分排序", word(m.RankByTotalAlone, "无", "基础分")},
		{"并列处理", [...]string{"待定", "从紧", "从宽"}[m.Ties]},
		{"预备党员评星", word(m.ProbationaryStars, "是", "否")},
		{"诫勉线", m.AdmonitionLine.Short()},
		{"双预警线", m.DoubleWarningLine.Short()},
		{"群众代表比例", m.RepresentativeShare.String()},
		{"群众代表偏差", points(m.RepresentativeMargin)},
		{"党员测评权重", weight(m.MemberWeight)},
		{"群众测评权重", weight(m.RepresentativeWeight)},
		{"公示最少工作日", Score(m.MinPublicationWorkdays * 100).Short()},
	}
}

func word(b bool, yes, no string) string {
	if b {
		return yes
	}
	return no
}
