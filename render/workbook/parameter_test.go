package workbook

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"xingbang/render/evaluation"
)

func TestParameters(t *testing.T) {
	f := newFixture(t)
	f.add("办法", [][]any{
		{"参数", "值", "说明"}, {"五星比例", 0.12}, {"四星比例", "18%"}, {"三星比例", 25}, {"允许偏差", 1.5}, {"群众代表偏差", "3个百分点"},
		{"比例范围", "全委"}, {"比例基数", "参评党员"}, {"名额取整", "进一"}, {"最少名额", 1}, {"同分排序", "无"}, {"并列处理", "从宽"},
		{"预备党员评星", "是"}, {"起评总分", "７５"}, {"党员测评权重", "60%"}, {"群众测评权重", 0.4}, {"诫勉线", nil},
	})
	e, findings := f.read()
	if errs := errorsOf(findings); errs != nil {
		t.Error(errs)
	}
	want := map[string]string{
		"五星比例": "12%", "四星比例": "18%", "三星比例": "25%", "允许偏差": "1.5", "群众代表偏差": "3", "比例范围": "全委", "比例基数": "参评党员",
		"名额取整": "进一", "最少名额": "1", "同分排序": "无", "并列处理": "从宽", "预备党员评星": "是", "起评总分": "75", "党员测评权重": "60%",
		"群众测评权重": "40%", "诫勉线": "60", "基础分满分": "60",
	}
	got := map[string]string{}
	for _, p := range e.Measure.Parameters() {
		if _, ok := want[p.Name]; ok {
			got[p.Name] = p.Value
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if _, stated := e.Measure.Stated["诫勉线"]; stated || e.Measure.Stated["五星比例"].Ref() != "B2" || len(e.Measure.Stated) != 15 {
		t.Errorf("stated: %v", e.Measure.Stated)
	}
}

// TestParameterFaults: an unknown parameter, or a value outside its meaning, is
// an error, and the default stays.
func TestParameterFaults(t *testing.T) {
	tests := []struct {
		name  string
		value any
		want  string
	}{
		{"五星比例", "-5%", "“五星比例”是“-5%”，不在0到100%之间"},
		{"五星比例", 120, "“五星比例”是“120”，不在0到100%之间"},
		{"五星比例", "一成", "“五星比例”是“一成”，不是比例，可写 10%、0.1 或 10"},
		{"比例范围", "街道", "“比例范围”是“街道”，不在可填的词中，可填：支部、全委"},
		{"最少名额", 0.5, "“最少名额”是“0.5”，不是0或正整数"},
		{"起评总分", 700, "“起评总分”是700，高于总分100"},
		{"评星资格基础分", 61, "“评星资格基础分”是61，高于基础分满分60"},
		{"诫勉线", -1, "“诫勉线”是“-1”，不能小于0"},
		{"基础分满分", 0, "“基础分满分”是“0”，应大于0"},
		{"党员测评权重", "60%", "只填了“党员测评权重”，没有填“群众测评权重”"},
		{"未知参数", 1, "“未知参数”不是办法的参数"},
		{"六星比例", "5%", "“六星比例”不是办法的参数"},
		{"公示最少工作日", "五", "“公示最少工作日”是“五”，应是0到366的整数"},
		{"公示最少工作日", 367, "“公示最少工作日”是“367”，应是0到366的整数"},
	}
	for _, tt := range tests {
		f := newFixture(t)
		f.add("办法", [][]any{{tt.name, tt.value}})
		e, findings := f.read()
		errs := errorsOf(findings)
		if len(errs) != 1 || findings[0].Rule != "setting-invalid" || findings[0].Message != tt.want {
			t.Errorf("%s %v: %q, want %q", tt.name, tt.value, errs, tt.want)
		}
		hint := map[string]string{"六星比例": "最接近的参数是“五星比例”", "未知参数": "参数有：基础分满分、评星分满分、"}[tt.name]
		if len(findings) == 1 && !strings.Contains(findings[0].Hint, hint) {
			t.Errorf("%s: hint %q, want %q", tt.name, findings[0].Hint, hint)
		}
		if tt.name == "五星比例" && e.Measure.Shares[0].Cmp(evaluation.PerCent(10)) != 0 {
			t.Errorf("%s %v: share %s", tt.name, tt.value, e.Measure.Shares[0])
		}
	}
}

func TestWeights(t *testing.T) {
	f := newFixture(t)
	f.add("办法", [][]any{{"党员测评权重", 60}, {"群众测评权重", 50}})
	e, findings := f.read()
	if len(findings) != 1 || findings[0].Message != "“党员测评权重”与“群众测评权重”之和是110%，应为100%" || len(findings[0].Also) != 1 || e.Measure.Weighted {
		t.Errorf("%+v", findings)
	}
}

// TestSettingConflict names both places, in two files; equal settings agree.
func TestSettingConflict(t *testing.T) {
	dir := t.TempDir()
	a, b := newFixture(t), newFixture(t)
	b.sheets["党员"] = [][]any{b.sheets["党员"][0], member("D9", "王五", "第二党支部", 9, 7)}
	b.set("考评", "B7", "组织办")
	b.add("办法", [][]any{{"起评总分", 71}})
	a.add("办法", [][]any{{"起评总分", 70}})
	e, findings := mustRead(t, a.saveIn(dir, "a.xlsx"), b.saveIn(dir, "b.xlsx"))
	var got []string
	for _, f := range findings {
		if f.Rule == "setting-invalid" {
			got = append(got, f.Cell.File+f.Cell.Ref()+" "+f.Also[0].File+f.Also[0].Ref())
		}
	}
	if d := cmp.Diff([]string{"b.xlsxB7 a.xlsxB7", "b.xlsxB1 a.xlsxB1"}, got); d != "" {
		t.Error(d)
	}
	if len(e.Members) != 5 || len(e.Branches) != 2 || e.Settings.Office.Value != "党建办公室" || len(e.Sources) != 2 {
		t.Errorf("%d members, %d branches", len(e.Members), len(e.Branches))
	}
}
