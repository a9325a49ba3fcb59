// Package sheet turns the committee's Report into the statistics workbook
// (考评结果统计.xlsx): key figures and charts, branches, everyone by rank, items,
// actions to take, findings, and the rules and inputs it all rests on. It
// computes nothing: totals and shares are live formulas beside the stored values
// of the Report, so that a phone's preview shows them too.
package sheet

import (
	"bytes"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"xingbang/render/evaluation"
	"xingbang/render/publication"
)

// The sheets, in order.
const (
	overviewSheet = "总表"
	branchSheet   = "支部统计"
	rosterSheet   = "名册"
	itemSheet     = "分项分析"
	actionSheet   = "结果运用"
	findingSheet  = "核对"
	basisSheet    = "口径"
)

// Write makes the workbook's bytes; the same report gives the same bytes. It
// fails where a sheet cannot be written, as with more rows than Excel has.
func Write(r publication.Report) ([]byte, error) {
	b, err := newBook(&r)
	if err != nil {
		return nil, fmt.Errorf("生成统计表失败：%w", err)
	}
	defer b.file.Close()
	for _, write := range []func(){
		b.writeOverview, b.writeBranches, b.writeRoster, b.writeItems,
		b.writeActions, b.writeFindings, b.writeBasis,
	} {
		if write(); b.err != nil {
			return nil, fmt.Errorf("生成统计表失败：%w", b.err)
		}
	}
	var out bytes.Buffer
	if err := b.file.Write(&out); err != nil {
		return nil, fmt.Errorf("生成统计表失败：%w", err)
	}
	return out.Bytes(), nil
}

// book is the workbook being written. The first failure stays in err, and what
// is written after it goes nowhere.
type book struct {
	*publication.Report
	file   *excelize.File
	styles styles
	// columns are those of 支部统计 after the first.
	columns []column
	err     error
}

func newBook(r *publication.Report) (*book, error) {
	b := &book{Report: r, file: excelize.NewFile()}
	b.file.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return newArchive(w) })
	b.try(b.file.SetSheetName("Sheet1", overviewSheet))
	for _, name := range []string{branchSheet, rosterSheet, itemSheet, actionSheet, findingSheet, basisSheet} {
		_, err := b.file.NewSheet(name)
		b.try(err)
	}
	b.try(b.file.SetDefaultFont(fontFamily))
	b.makeStyles()
	b.columns = b.branchColumns()
	b.try(b.file.SetDocProps(&excelize.DocProperties{
		Title: b.title("考评结果统计"), Subject: r.Name, Creator: r.Committee, LastModifiedBy: r.Committee,
		Keywords: "内部资料", Language: "zh-CN", Created: moment(r.Dated), Modified: moment(r.Dated),
	}))
	b.try(b.file.SetAppProps(&excelize.AppProperties{Application: "xingbang", Company: r.Committee}))
	return b, b.err
}

// moment is a date as a property that needs a time of day: there is no clock in
// an output, so it is midnight, of the first day of 2000 where no date is given.
func moment(d evaluation.Date) string {
	if d.IsZero() {
		d = evaluation.Date{Year: 2000, Month: 1, Day: 1}
	}
	return d.ISO() + "T00:00:00Z"
}

// title is a heading, marked where all of this is a draft.
func (b *book) title(what string) string {
	if b.Draft {
		return what + "（草稿）"
	}
	return what
}

// try keeps the first failure.
func (b *book) try(err error) {
	if b.err == nil {
		b.err = err
	}
}
