package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"xingbang/render/evaluation"
)

// looksLikeMembers tells whether a sheet of another name has the header of 党员:
// names with scores of both categories, or with enough of what only members
// have. A ballot's header is none.
func (r *reader) looksLikeMembers(s *sheet) bool {
	v := newVocabulary(slices.Concat(memberColumns, ballotColumns[1:3]), r.out.Items)
	h, _ := findHeader(s, v)
	has, own := map[string]bool{}, 0
	category := map[evaluation.Category]bool{}
	for _, hc := range h.columns {
		name := hc.target.name
		if has[name] {
			continue
		}
		has[name] = true
		if hc.target.item >= 0 && name != "" {
			category[r.out.Items[hc.target.item].Category] = true
			own++
		}
		if slices.Contains([]string{"基础分", "评星分", "总分", "身份", "参评", "免评原因", "一票否决", "定星", "复审说明"}, name) {
			own++
		}
	}
	base := has["基础分"] || category[evaluation.Base]
	merit := has["评星分"] || category[evaluation.Merit]
	return has["姓名"] && !has["票号"] && !has["测评人"] && (base && merit || own >= 3)
}

// maxMembers is more people than a committee has; what is read of one takes 3 KB.
const maxMembers = 60_000

// readMembers reads 党员 and the sheets like it, in the order of the inputs.
func (r *reader) readMembers(books []*book) {
	if len(r.sheetsOf[memberSheet]) == 0 {
		r.noMembers(books)
		return
	}
	for _, p := range r.sheetsOf[memberSheet] {
		t := r.openTable(p.book, p.sheet, memberColumns, r.out.Items)
		fallback := t.branchOfSheet()
		t.requireMemberColumns(fallback.Given())
		before := len(r.out.Members)
		if t.columns["姓名"] != 0 {
			r.out.Members = slices.Grow(r.out.Members, min(len(p.sheet.rows), maxMembers))
			for rec := range t.records("姓名") {
				if len(r.out.Members) == maxMembers {
					rec.invalid(rec.cell("姓名"), fmt.Sprintf("党员超过%d人，这一行和后面的都没有读取", maxMembers), "请拆成几次考评，或删去无关的行")
					break
				}
				r.out.Members = append(r.out.Members, readMember(rec, fallback))
			}
			if len(r.out.Members) == before {
				t.empty()
			}
		}
		t.close()
	}
}

func (r *reader) noMembers(books []*book) {
	var found []string
	for _, b := range books {
		for _, s := range b.sheets {
			found = append(found, trim(s.name))
		}
	}
	r.report(evaluation.Finding{
		Rule: "column-missing", Severity: evaluation.Error, Cell: evaluation.Cell{File: books[0].file},
		Message: "没有“党员”工作表，只有：" + strings.Join(found, "、"),
		Hint:    "请把党员名单和得分放在名为“党员”的工作表里，第一行是列名",
	})
}

func (t *table) empty() {
	t.report(evaluation.Finding{
		Rule: "column-missing", Severity: evaluation.Error,
		Cell:    evaluation.Cell{File: t.book.file, Sheet: t.sheet.name},
		Message: fmt.Sprintf("工作表“%s”的表头下面没有党员", trim(t.sheet.name)), Hint: "请填写党员名单",
	})
}

// generic tells names of sheets that are no branch's.
var generic = regexp.MustCompile(`^(?i:sheet|工作表|表)\s*\d*$|党员|名单|名册|汇总|评分|得分|成绩|考评|星级|模板|总表|明细`)

// branchOfSheet is the branch a sheet is named after, where it has no column 支部.
func (t *table) branchOfSheet() evaluation.Field[string] {
	name, _ := cleanName(t.sheet.name)
	if t.columns["支部"] != 0 || name == memberSheet {
		return evaluation.Field[string]{}
	}
	listed := slices.ContainsFunc(t.out.Branches, func(b evaluation.Branch) bool { return b.Name == name })
	if !listed && !strings.Contains(name, "支部") && generic.MatchString(name) {
		return evaluation.Field[string]{}
	}
	return evaluation.Field[string]{
		Value: name, Text: name, State: evaluation.Given,
		Cell: evaluation.Cell{File: t.book.file, Sheet: t.sheet.name},
	}
}

// requireMemberColumns reports the columns without which members cannot be
// rated: names, branches, and of each category all items or the sum.
func (t *table) requireMemberColumns(hasBranch bool) {
	t.requireColumns("姓名")
	if !hasBranch {
		t.requireColumns("支部")
	}
	// A starter's sheet of ballots has a header and no ballots.
	ballots := slices.ContainsFunc(t.sheetsOf[ballotSheet], func(p place) bool { return len(p.sheet.rows) > 1 })
	for category, sum := range []string{evaluation.Base: "基础分", evaluation.Merit: "评星分"} {
		var have, lack []string
		for i, item := range t.out.Items {
			if int(item.Category) != category {
				continue
			}
			if t.items[i] != 0 {
				have = append(have, item.Name)
			} else {
				lack = append(lack, item.Name)
			}
		}
		switch {
		case len(have) > 0:
			for _, name := range lack {
				t.missing(name, "（已有“"+have[0]+"”等同类项目）")
			}
		case t.columns[sum] == 0 && !ballots:
			t.missing(sum, "，也没有它的各个项目")
		}
	}
}

func readMember(rec *record, fallback evaluation.Field[string]) evaluation.Member {
	rec.member, _ = cleanName(textOf(rec.sheet, rec.row.at(rec.columns["姓名"])))
	branch := fallback
	if col := rec.columns["支部"]; col != 0 {
		rec.branch, _ = cleanName(textOf(rec.sheet, rec.row.at(col)))
		branch = required(rec, "支部", parseName)
	} else if branch.Given() {
		rec.branch = branch.Value
		rec.notes.add("", fmt.Sprintf("行没有“支部”列，已按工作表名称“%s”读取", branch.Value), rec.cell("姓名"))
	}
	m := evaluation.Member{
		ID:           read(rec, "编号", parseCode),
		Name:         required(rec, "姓名", parseName),
		Branch:       branch,
		Status:       read(rec, "身份", parseStatus),
		Evaluated:    read(rec, "参评", parseEvaluated),
		ExemptReason: read(rec, "免评原因", parseText),
		Items:        readScores(rec),
		Base:         read(rec, "基础分", parseScore),
		Merit:        read(rec, "评星分", parseScore),
		Total:        read(rec, "总分", parseScore),
		Veto:         read(rec, "一票否决", parseVeto),
		Approved:     read(rec, "定星", parseStar),
		Explanation:  read(rec, "复审说明", parseText),
		Distinction:  read(rec, "区分", parseName),
		PhotoName:    read(rec, "照片", parseVerbatim),
		PhotoConsent: read(rec, "照片授权", parseConsent),
		Deeds:        read(rec, "事迹", parseVerbatim),
		Remark:       read(rec, "备注", parseText),
	}
	if m.Veto.Given() && m.Veto.Value == "" {
		m.Veto.State = evaluation.Empty
	}
	return m
}

// readScores reads the item columns.
func readScores(rec *record) []evaluation.Field[evaluation.Score] {
	items := make([]evaluation.Field[evaluation.Score], len(rec.items))
	for i, col := range rec.items {
		items[i] = readAt(rec, rec.out.Items[i].Name, col, parseScore)
	}
	return items
}
