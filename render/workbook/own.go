package workbook

import "slices"

// The titles in A1 of the sheets that this program writes for people to read: the
// starter's instructions, and the findings in an annotated copy. Such a sheet is
// passed over without a word.
const (
	guideTitle   = "星榜 填表说明"
	findingTitle = "星榜 核对结果"
)

// isOwn reports whether a sheet is one of those.
func (s *sheet) isOwn() bool {
	return len(s.rows) > 0 && s.rows[0].num == 1 && slices.Contains([]string{guideTitle, findingTitle}, s.rows[0].at(1).text)
}
