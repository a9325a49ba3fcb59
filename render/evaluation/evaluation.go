// Package evaluation is one half-yearly star rating as data: what was read from
// the inputs (Evaluation, every value with its cell), what the rules make of it
// (Result), and the faults found on the way (Finding). It reads no file and
// draws no page; every other room speaks in its terms.
//
// Clauses are cited as 办法五(二)2, those of 党员评星定级量化管理实施办法.
package evaluation

// Evaluation is everything the inputs say, merged, unchecked by any rule.
type Evaluation struct {
	Sources  []Source
	Settings Settings
	Measure  Measure
	// Items are the scored items, 基础 and 评星, in sheet order (办法四).
	Items []Item
	// Branches are the rows of 支部; where the sheet is absent, the branches
	// of Members in order of first appearance, with every figure empty.
	Branches []Branch
	// HasBranchSheet tells whether a 支部 sheet was read.
	HasBranchSheet bool
	Members        []Member
	Ballots        []Ballot
	Holidays       []Holiday
}

// Source is one input file that was read.
type Source struct {
	// File is the name shown to the user and used in every Cell: the file's own,
	// with as many folders as tell files of one name apart, never all of the
	// path, so that no output depends on where the files lie.
	File string
	// SHA256 is the lower-case hexadecimal digest of the file's bytes.
	SHA256 string
	// Sheets are the names of the sheets read, in file order.
	Sheets []string
}

// Cell is the place of a value. The zero Cell is "nowhere".
type Cell struct {
	File, Sheet string
	// Row and Col count from 1; both 0 where only the sheet is known.
	Row, Col int
}

// State tells how far a Field can be trusted.
type State uint8

const (
	// Absent: no column or no row holds such a value.
	Absent State = iota
	// Empty: there is a cell, and nothing in it.
	Empty
	// Invalid: something is written that has no meaning; the reader has
	// already reported it, so no rule may report it again as missing.
	Invalid
	// Given: Value holds the meaning.
	Given
)

// Field is one value as read: its meaning, its words and its place.
type Field[T any] struct {
	Value T
	// Text is what stands in the cell, repaired for space and width.
	Text  string
	Cell  Cell
	State State
}

// Given reports whether the field has a usable value.
func (f Field[T]) Given() bool { return f.State == Given }

// Blank reports whether nothing was written, in an empty cell or none.
func (f Field[T]) Blank() bool { return f.State == Absent || f.State == Empty }

// Or is the value, or d where none is given.
func (f Field[T]) Or(d T) T {
	if f.Given() {
		return f.Value
	}
	return d
}

// Settings are the rows of sheet 考评.
type Settings struct {
	// Sheet is where the settings stand, for findings about absent ones;
	// zero where no input has the sheet.
	Sheet Cell

	Name, Period, Committee   Field[string] // 考评名称, 考评期间, 党工委名称
	Approver                  Field[string] // 审批机关
	ApprovedOn                Field[Date]   // 审批日期
	PublishFrom, PublishUntil Field[Date]   // 公示开始日期, 公示截止日期
	WorkingDays               Field[int]    // 公示工作日, default 5
	CountFirstDay             Field[bool]   // 起始日计入, default true
	Office, Phone             Field[string] // 受理部门, 监督电话
	Mail, Address             Field[string] // 电子邮箱, 通讯地址
	DatedOn                   Field[Date]   // 成文日期, default PublishFrom
	Order                     Field[Order]  // 名单排序, default by score
	ShowScores                Field[bool]   // 公示得分, default false
	URL                       Field[string] // 网址

	// The look and the life of the pages, all optional.
	SiteName   Field[string] // 网站名称
	SiteColour Field[string] // 网站主色, as #a50e15
	Searchable Field[bool]   // 允许搜索引擎收录, default false
	TakeDown   Field[Date]   // 撤下日期, the last day the pages are to stand
}

// Order is how names of one star in one branch are listed (名单排序).
type Order uint8

const (
	ByScore  Order = iota // 得分
	ByStroke              // 姓氏笔画
	ByPinyin              // 姓氏拼音
	BySheet               // 原表
)

// Category is the part of the score an item belongs to (办法四).
type Category uint8

const (
	Base  Category = iota // 基础
	Merit                 // 评星
)

// Item is one row of 考核项目.
type Item struct {
	Name     string
	Category Category
	Full     Score
	Cell     Cell // of the 满分; zero for the built-in items
}

// Branch is one row of 支部.
type Branch struct {
	ID                string
	Name              string
	Cell              Cell // of the name
	Headcount         Field[int]
	Attendance        Field[int]  // 到会党员数
	Representatives   Field[int]  // 群众代表数
	Advanced          Field[bool] // 连续三年先进
	AdvancedYears     Field[[]int]
	FiveStarShare     Field[Share]
	Secretary, Remark Field[string]
}

// Status is a person's standing in the Party (身份).
type Status uint8

const (
	Full         Status = iota // 正式党员
	Probationary               // 预备党员
	Activist                   // 入党积极分子
)

// String is the sheet's word, as 预备党员.
func (s Status) String() string {
	return [...]string{"正式党员", "预备党员", "入党积极分子"}[s]
}

// Member is one row of 党员.
type Member struct {
	ID, Name, Branch Field[string]
	Status           Field[Status] // default Full
	Evaluated        Field[bool]   // 参评, default true
	ExemptReason     Field[string]
	// Items are parallel to Evaluation.Items; Absent where the sheet has no
	// such column.
	Items              []Field[Score]
	Base, Merit, Total Field[Score]
	Veto               Field[string] // 一票否决; 否, 无 and empty read as Empty
	Approved           Field[Star]   // 定星
	Explanation        Field[string] // 复审说明
	Distinction        Field[string] // 区分
	PhotoName          Field[string]
	Photo              Photo
	PhotoConsent       Field[bool]
	Deeds, Remark      Field[string] // 事迹 (Markdown), 备注
}

// Photo is the picture that 照片 names, read from beside the workbook.
type Photo struct {
	// Data is a JPEG fit to be published: upright, of at most 840 pixels a
	// side, its pixels alone, without place, time or owner of the camera. It is
	// nil where Problem is set, no photo is named or 照片授权 is not 是.
	Data []byte
	// Problem says in Chinese why the file cannot be used; "" if it can.
	Problem string
}

// Voter is the kind of a ballot's author (测评人).
type Voter uint8

const (
	MemberVoter    Voter = iota // 党员
	Representative              // 群众代表
)

// Ballot is one row of 测评票: one ballot's scores for one member.
type Ballot struct {
	Branch, Number Field[string]
	Voter          Field[Voter]
	ID, Name       Field[string]
	// Items are parallel to Evaluation.Items.
	Items []Field[Score]
}

// Holiday is one row of 节假日.
type Holiday struct {
	Date    Date
	Working bool // 上班, a make-up working day; else 放假
	Cell    Cell
}
