package workbook

import (
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// How far down the starters' sheets are made ready: with drop-downs, and in 党员
// with sums. A branch's own workbook has its name filled in in so many rows, too.
const (
	readyMembers       = 500
	readyBallots       = 20_000
	readyBranches      = 300
	readyBranchMembers = 200
	readyBranchBallots = 500
)

// Starter is a blank workbook to fill in, as an .xlsx file: a sheet of
// instructions, every sheet and column that is read, with drop-downs, sums, the
// default parameters and items, and notes. What is filled into it reads back
// without a repair. With branches, their names are in 支部, and members and ballots
// are left to the workbooks of BranchStarter.
func Starter(branches []string) ([]byte, error) {
	s := newStarter()
	s.addSheets(settingSheet, parameterSheet, itemSheet, branchSheet)
	if len(branches) == 0 {
		s.addSheets(memberSheet, ballotSheet)
	}
	s.addSheets(holidaySheet)
	s.guide(guideOf(branches, ""))
	s.settings()
	s.parameters()
	s.items()
	s.branches(branches)
	if len(branches) == 0 {
		s.members("", readyMembers)
		s.ballots("", readyBallots)
	}
	s.holidays()
	return s.bytes()
}

// BranchStarter is the workbook that one branch fills in: its members and ballots,
// with the branch's name in its place.
func BranchStarter(branch string) ([]byte, error) {
	s := newStarter()
	s.addSheets(memberSheet, ballotSheet)
	s.guide(guideOf(nil, branch))
	s.members(branch, readyBranchMembers)
	s.ballots(branch, readyBranchBallots)
	return s.bytes()
}

// starter is a workbook being made; the first failures stay in err.
type starter struct {
	file   *excelize.File
	styles starterStyles
	err    error
}

func newStarter() *starter {
	s := &starter{file: excelize.NewFile()}
	recalculate := true // no sum has a value yet
	s.try(s.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &recalculate}))
	s.try(s.file.SetDefaultFont(starterFont))
	s.try(s.file.SetSheetName("Sheet1", guideSheet))
	s.makeStyles()
	return s
}

func (s *starter) try(err error) { s.err = errors.Join(s.err, err) }

func (s *starter) addSheets(names ...string) {
	for _, name := range names {
		_, err := s.file.NewSheet(name)
		s.try(err)
	}
}

func (s *starter) has(sheet string) bool {
	i, err := s.file.GetSheetIndex(sheet)
	return err == nil && i >= 0
}

func (s *starter) bytes() ([]byte, error) {
	defer s.file.Close()
	if s.err != nil {
		return nil, fmt.Errorf("建立空白工作簿失败：%w", s.err)
	}
	buf, err := s.file.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("建立空白工作簿失败：%w", err)
	}
	return buf.Bytes(), nil
}
