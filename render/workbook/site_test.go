package workbook

import (
	"testing"

	"xingbang/render/evaluation"
)

// TestSiteSettings reads what 考评 says of the pages.
func TestSiteSettings(t *testing.T) {
	f := newFixture(t)
	f.sheets["考评"] = append(f.sheets["考评"], []any{"网站名称", "东风街道先锋栏"}, []any{"网站主色", "蓝色"},
		[]any{"允许搜索引擎收录", "是"}, []any{"撤下日期", "2026-12-31"})
	e, findings := f.read()
	if errs := errorsOf(findings); errs != nil {
		t.Error(errs)
	}
	s := &e.Settings
	if s.SiteName.Value != "东风街道先锋栏" || s.SiteColour.Value != "#1b4f8f" || !s.Searchable.Value ||
		s.TakeDown.Value != (evaluation.Date{Year: 2026, Month: 12, Day: 31}) {
		t.Errorf("%+v, %+v, %+v, %+v", s.SiteName, s.SiteColour, s.Searchable, s.TakeDown)
	}
}

func TestColour(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"红", "#a50e15"}, {"深红色", "#7f0a10"}, {"#1B4F8F", "#1b4f8f"}, {"＃１Ｂ４Ｆ８Ｆ", "#1b4f8f"}, {"1b4f8f", "#1b4f8f"},
		{"#fff", ""}, {"#12345g", ""}, {"大红", ""}, {"red;}body{", ""},
	} {
		p := parseColour(nil, cell{kind: text, text: tt.in})
		if tt.want == "" && p.fault == "" || tt.want != "" && (p.value != tt.want || p.fault != "") {
			t.Errorf("%s: %q, fault %q", tt.in, p.value, p.fault)
		}
	}
}
