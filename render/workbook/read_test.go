package workbook

import (
	"testing"

	"xingbang/render/evaluation"
)

func TestReadClean(t *testing.T) {
	e, findings := newFixture(t).read()
	for _, f := range findings {
		t.Errorf("unexpected finding: %+v", f)
	}
	if len(e.Members) != 4 || len(e.Branches) != 2 || len(e.Items) != 11 {
		t.Fatalf("%d members, %d branches, %d items", len(e.Members), len(e.Branches), len(e.Items))
	}
	m := e.Members[3]
	if m.Name.Value != "欧阳建国" || m.Branch.Value != "第二党支部" || m.Items[0].Value != 825 || m.Items[10].Value != 650 {
		t.Errorf("member: %+v", m)
	}
	if got := m.Items[0].Cell; got.Sheet != "党员" || got.Ref() != "G5" {
		t.Errorf("cell %v %s", got, got.Ref())
	}
	if !m.Approved.Blank() || m.Veto.State != evaluation.Empty || m.Total.Value != 8200 {
		t.Errorf("%+v", m)
	}
	b := e.Branches[1]
	if !b.Advanced.Value || len(b.AdvancedYears.Value) != 3 || b.FiveStarShare.Value.String() != "15%" {
		t.Errorf("branch: %+v", b)
	}
	s := e.Settings
	if s.Phone.Value != "0571-12345678" || s.PublishFrom.Value.ISO() != "2026-07-01" || s.WorkingDays.State != evaluation.Absent {
		t.Errorf("settings: %+v", s)
	}
	if len(e.Sources) != 1 || len(e.Sources[0].Sheets) != 3 || len(e.Sources[0].SHA256) != 64 {
		t.Errorf("sources: %+v", e.Sources)
	}
}
