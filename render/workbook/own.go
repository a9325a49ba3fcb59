package workbook

import (
	"fmt"
	"slices"
	"strings"
)

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

// preparedSum is the formula by which a starter adds up a row's items: empty where
// none is filled in.
func preparedSum(cells string) string { return fmt.Sprintf(`IF(COUNT(%[1]s)=0,"",SUM(%[1]s))`, cells) }

// isPreparedSum recognizes that formula, and no other. It adds up what the program
// adds up itself, so its value may be missing, as where another program filled the
// row in and calculated nothing.
func isPreparedSum(formula string) bool {
	cells, ok := strings.CutPrefix(formula, "IF(COUNT(")
	if !ok {
		return false
	}
	cells, _, _ = strings.Cut(cells, ")")
	return len(cells) < 30 && formula == preparedSum(cells)
}
