package workbook

import "testing"

func TestNearest(t *testing.T) {
	names := []string{"姓名", "序号", "监督电话", "照片授权", "比例基数", "五星比例", "先进年度"}
	for name, want := range map[string]string{
		"监督电活": "监督电话", "监督": "", "监督电": "监督电话", "照片授权书": "照片授权", "六星比例": "五星比例",
		"手机号": "", "奖惩情况": "", "未知参数": "", "性别": "", "先进": "", "": "",
	} {
		if got := nearest(name, names); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
