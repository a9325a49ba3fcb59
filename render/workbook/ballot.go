package workbook

import "xingbang/render/evaluation"

// readBallots reads 测评票 (办法五(二)1).
func (r *reader) readBallots() {
	for _, p := range r.sheetsOf[ballotSheet] {
		t := r.openTable(p.book, p.sheet, ballotColumns, r.out.Items)
		t.requireColumns("支部", "票号", "测评人")
		if t.columns["编号"] == 0 {
			t.requireColumns("姓名")
		}
		for i, item := range r.out.Items {
			if t.items[i] == 0 {
				t.missing(item.Name, "")
			}
		}
		for rec := range t.records("姓名", "编号") {
			r.out.Ballots = append(r.out.Ballots, readBallot(rec))
		}
		t.close()
	}
}

func readBallot(rec *record) evaluation.Ballot {
	rec.branch, _ = cleanName(textOf(rec.sheet, rec.row.at(rec.columns["支部"])))
	rec.member, _ = cleanName(textOf(rec.sheet, rec.row.at(rec.columns["姓名"])))
	b := evaluation.Ballot{
		Branch: read(rec, "支部", parseName),
		Number: required(rec, "票号", parseCode),
		Voter:  required(rec, "测评人", parseVoter),
		ID:     read(rec, "编号", parseCode),
		Name:   read(rec, "姓名", parseName),
		Items:  readScores(rec),
	}
	if b.ID.Blank() && b.Name.Blank() {
		b.Name.State = evaluation.Invalid
		rec.invalid(rec.cell("姓名"), "测评票没有写明测评的是谁", "请填写编号或姓名")
	}
	return b
}
