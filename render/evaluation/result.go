package evaluation

// Result is what the rules make of an Evaluation.
type Result struct {
	*Evaluation
	// Standings are parallel to Evaluation.Members.
	Standings []Standing
	// Figures are parallel to Evaluation.Branches.
	Figures []BranchFigures
	// Whole are the figures of all branches together. Its Seats and Upper are
	// set in scope 全委, those of Figures in scope 支部 (see BranchFigures.Quota).
	Whole BranchFigures
	// HasApproved tells whether any 定星 is given; Star is then the approved one.
	HasApproved bool
	// Borderlines are in input order.
	Borderlines []Borderline
	Publication Publication
	Findings    []Finding
}

// Standing is what the rules compute for one member.
type Standing struct {
	// BranchIndex is the member's place in Evaluation.Branches, -1 if unknown.
	BranchIndex int
	Evaluated   bool
	// Items are the scores that count, parallel to Evaluation.Items, from the
	// sheet or from the ballots; nil where the sheet has only sums.
	Items []OptScore
	// Base, Merit and Total are not OK for someone not evaluated or whose
	// scores are missing.
	Base, Merit, Total OptScore
	// Rank counts from 1 within the scope; 0 for who is not eligible.
	Rank     int
	Eligible bool
	// Reasons lists each condition that fails, in the order of the constants.
	Reasons  []Reason
	Computed Star
	// Star is the approved one if any 定星 is given, else the computed one.
	Star     Star
	Measures []Action
}

// NearMargin is how many points make a near thing of what hangs on a total.
const NearMargin = Score(50)

// Borderline is a member whose computed star, eligibility or measures would be
// others with NearMargin more or less, all other members' scores as they are.
type Borderline struct {
	Member int // index into Evaluation.Members
	// More and Less are what would be with more and with fewer points; nil
	// where nothing would change.
	More, Less *Change
}

// Change is what a member's standing would be with other points.
type Change struct {
	// Points are added to the score of Category, NearMargin either way or as far
	// as 0 and the full score allow. It is Base only where the same points in
	// 评星分 would change nothing, since 评星资格 and 同分排序 look at 基础分.
	Points   Score
	Category Category
	// Least is the least change in the direction of Points, without a sign, at
	// which the standing is no longer as it is.
	Least    Score
	Star     Star
	Eligible bool
	Measures []Action
}

// OptScore is a score that may be missing.
type OptScore struct {
	Score Score
	OK    bool
}

// String is the score with two decimals, "" if missing.
func (s OptScore) String() string {
	if !s.OK {
		return ""
	}
	return s.Score.String()
}

// Reason is why a member cannot have a star.
type Reason string

const (
	Exempt         Reason = "exempt"       // 参评 否 (办法五(一))
	IsProbationary Reason = "probationary" // 参照执行 (办法五(一))
	IsActivist     Reason = "activist"
	BaseBelow      Reason = "base-below"  // 办法五(二)2
	TotalBelow     Reason = "total-below" // 办法五(二)2
	Vetoed         Reason = "veto"
)

// Chinese is the reason in words.
func (r Reason) Chinese() string {
	switch r {
	case Exempt:
		return "免评"
	case IsProbationary:
		return "预备党员"
	case IsActivist:
		return "入党积极分子"
	case BaseBelow:
		return "基础分不足"
	case TotalBelow:
		return "总分不足"
	case Vetoed:
		return "一票否决"
	}
	return string(r)
}

// Action is what follows for a low total (办法六(二)).
type Action string

const (
	Admonition    Action = "诫勉谈话"
	DoubleWarning Action = "双预警"
)

// BranchFigures are one branch's counts; activists are in Activists alone.
type BranchFigures struct {
	Members, Evaluated, Exempt int // 正式 and 预备
	Probationary, Activists    int
	// Denominator is the number the shares are taken of (比例基数).
	Denominator int
	// Quota tells whether Seats and Upper apply: this is a scope.
	Quota bool
	// Seats, Upper and Awarded are per level, as Levels.
	Seats, Upper, Awarded [3]int
	// Mean is the mean total of the evaluated, half up to 0.01.
	Mean             OptScore
	Below60, Below50 int // below 诫勉线, below 双预警线
}

// Publication is the time of publication, as computed (办法五(二)3).
type Publication struct {
	From, Until Date // zero where they cannot be computed
	WorkingDays int
}

// Counts are the numbers of findings by severity.
type Counts struct{ Errors, Warnings, Notes int }

// Counts adds up the findings by severity.
func (r *Result) Counts() Counts {
	var c Counts
	for _, f := range r.Findings {
		switch f.Severity {
		case Error:
			c.Errors++
		case Warning:
			c.Warnings++
		default:
			c.Notes++
		}
	}
	return c
}
