package workbook

import (
	"bytes"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPhoto(t *testing.T) {
	dir := t.TempDir()
	picture := image.NewGray(image.Rect(0, 0, 40, 60))
	var jpg, wide, portrait, moving bytes.Buffer
	jpeg.Encode(&jpg, picture, nil)
	png.Encode(&portrait, picture)
	gif.Encode(&moving, picture, nil)
	png.Encode(&wide, image.NewGray(image.Rect(0, 0, 6001, 1)))
	writeFile(t, filepath.Join(dir, "张三.jpg"), jpg.Bytes())
	writeFile(t, filepath.Join(dir, "照片１.png"), portrait.Bytes())
	writeFile(t, filepath.Join(dir, "wide.png"), wide.Bytes())
	writeFile(t, filepath.Join(dir, "cut.jpg"), jpg.Bytes()[:jpg.Len()-30])
	writeFile(t, filepath.Join(dir, "moving.gif"), moving.Bytes())
	writeFile(t, filepath.Join(dir, "text.jpg"), []byte("no picture"))
	large := writeFile(t, filepath.Join(dir, "large.jpg"), nil)
	if err := os.Truncate(large, maxPhoto+1); err != nil {
		t.Fatal(err)
	}
	os.Mkdir(filepath.Join(dir, "folder.jpg"), 0o755)
	book := filepath.Join(dir, "street.xlsx")
	for name, want := range map[string]string{
		"张三.jpg": "", "张三.JPG": "", "照片１.png": "", "没有.jpg": "不在", "../street.jpg": "路径", `C:\a.jpg`: "路径", "..": "路径", "wide.png": "6001×1",
		"cut.jpg": "不完整", "text.jpg": "不是 JPEG", "moving.gif": "不是 JPEG 或 PNG", "large.jpg": "超过 10 MB", "folder.jpg": "读不出来", `=DISPIMG("ID_1",1)`: "嵌在单元格",
	} {
		p := loadPhoto(book, name, true)
		if (want == "") != (p.Problem == "") || !strings.Contains(p.Problem, want) || (p.Data == nil) != (want != "") {
			t.Errorf("%s: %d bytes, problem %q; want %q", name, len(p.Data), p.Problem, want)
		}
	}
	f := newFixture(t)
	f.set("党员", "X1", "区分")
	f.set("党员", "Y2", "张三.jpg")
	f.set("党员", "Z2", "是")
	f.set("党员", "Y3", "没有.jpg")
	e, findings := mustRead(t, f.saveIn(dir, "street.xlsx"))
	if e.Members[0].Photo.Data == nil || e.Members[1].Photo.Problem == "" || len(findings) != 0 {
		t.Errorf("%+v %v", e.Members[1].Photo, findings)
	}
}
