package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestUnreadable holds that what cannot be read ends in one sentence that names
// the file and says what to do.
func TestUnreadable(t *testing.T) {
	valid := readFile(t, newFixture(t).save("valid.xlsx"))
	stream := func(name string) string {
		var out []byte
		for _, u := range utf16.Encode([]rune(name)) {
			out = append(out, byte(u), byte(u>>8))
		}
		return "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600) + string(out)
	}
	tests := []struct {
		name, file string
		data       string
		says       string
	}{
		{"old xls", "a.xls", stream("Workbook"), "旧版 .xls"},
		{"old xls by another name", "a.xlsx", stream("Workbook"), "旧版 .xls"},
		{"et", "a.et", stream("Workbook"), ".et 格式，请用 WPS 打开后另存为 .xlsx"},
		{"encrypted", "a.xlsx", stream("EncryptedPackage"), "打开密码"},
		{"Word of old", "a.xlsx", stream("WordDocument"), "Word"},
		{"cut short", "a.xlsx", string(valid[:len(valid)/2]), "不完整"},
		{"first bytes alone", "a.xlsx", "PK\x03\x04", "不完整"},
		{"empty", "a.xlsx", "", "空的"},
		{"zeros", "a.xlsx", strings.Repeat("\x00", 4096), "全是零"},
		{"PDF", "a.xlsx", "%PDF-1.7", "PDF"},
		{"page", "a.xlsx", "<html><table></table>", "网页"},
		{"text", "a.xlsx", "姓名,支部\n张三,第一党支部\n", "扩展名改为 .csv"},
		{"picture", "a.png", "\x89PNG\r\n\x1a\n", "不是 .xlsx 工作簿"},
		{"RAR", "a.xlsx", "Rar!\x1a\x07", "解压"},
		{"workbook named CSV", "a.csv", string(valid), "扩展名改为 .xlsx"},
		{"old workbook named CSV", "a.csv", stream("Workbook"), "旧版"},
		{"no text", "a.csv", "\x00\x01\x02\xff", "编码"},
		{"quotes", "党员.csv", "姓名,支部\n\"张三,第一\n李四,第二\n", "引号"},
		{"plain archive", "a.xlsx", zipOf(t, "a.txt", "x"), "普通压缩包"},
		{"Word", "a.xlsx", zipOf(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>"), "Word"},
		{"binary workbook", "a.xlsx", zipOf(t, "[Content_Types].xml", "<Types/>", "xl/workbook.bin", "x"), ".xlsb"},
		{"OpenDocument", "a.xlsx", zipOf(t, "mimetype", "x", "content.xml", "<x/>"), "OpenDocument"},
		{"no workbook part", "a.xlsx", zipOf(t, "[Content_Types].xml", "<Types/>"), "损坏"},
		{"part twice", "a.xlsx", zipOf(t, "[Content_Types].xml", "<Types/>", "[Content_Types].xml", "<Types/>"), "重名"},
		{"sheet cut short", "a.xlsx", rewritten(t, valid, "xl/worksheets/sheet2.xml", func(s string) string { return s[:len(s)*2/3] }), "工作表“支部”不完整"},
		{"shared strings cut short", "a.xlsx", rewritten(t, valid, "xl/sharedStrings.xml", func(s string) string { return s[:len(s)*2/3] }), "不完整"},
		{"swelling", "a.xlsx", rewritten(t, valid, "xl/worksheets/sheet1.xml", func(s string) string { return strings.Repeat(" ", 5<<20) + s }), "过大"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := writeFile(t, filepath.Join(t.TempDir(), tt.file), []byte(tt.data))
			_, _, err := Read([]string{path})
			var u *Unreadable
			if !errors.As(err, &u) {
				t.Fatalf("error: %v", err)
			}
			if !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), tt.says) || u.Advice == "" || strings.Contains(err.Error(), "\n") {
				t.Errorf("message %q; want %q in it", err, tt.says)
			}
		})
	}
}

func zipOf(t *testing.T, pairs ...string) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(pairs); i += 2 {
		w, err := z.Create(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(pairs[i+1]))
	}
	z.Close()
	return out.String()
}

// rewritten is a workbook with one part changed.
func rewritten(t *testing.T, workbook []byte, part string, change func(string) string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	found := false
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var data bytes.Buffer
		data.ReadFrom(r)
		content := data.String()
		if f.Name == part {
			content, found = change(content), true
		}
		p, _ := w.Create(f.Name)
		p.Write([]byte(content))
	}
	w.Close()
	if !found {
		t.Fatalf("no part %s", part)
	}
	return out.String()
}

// TestBitRot flips one byte within each compressed part: an error, or what the
// checksum calls whole, but never less data.
func TestBitRot(t *testing.T) {
	valid := readFile(t, newFixture(t).save("valid.xlsx"))
	z, err := zip.NewReader(bytes.NewReader(valid), int64(len(valid)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "xl/worksheets") && f.Name != "xl/sharedStrings.xml" {
			continue
		}
		start, err := f.DataOffset()
		if err != nil {
			t.Fatal(err)
		}
		rotten := bytes.Clone(valid)
		rotten[start+int64(f.CompressedSize64)/2] ^= 0x10
		path := writeFile(t, filepath.Join(t.TempDir(), "a.xlsx"), rotten)
		if _, _, err := Read([]string{path}); err == nil {
			t.Errorf("%s (crc %08x): no error", f.Name, crc32.ChecksumIEEE(rotten))
		}
	}
}

func TestMissingInputs(t *testing.T) {
	dir := t.TempDir()
	for _, inputs := range [][]string{nil, {filepath.Join(dir, "没有.xlsx")}, {dir}} {
		_, _, err := Read(inputs)
		var u *Unreadable
		if !errors.As(err, &u) {
			t.Errorf("%v: %v", inputs, err)
		}
	}
	_, _, err := Read([]string{filepath.Join(dir, "a.xlsx"), filepath.Join(dir, "b.xlsx")})
	if err == nil || !strings.Contains(err.Error(), "a.xlsx") || !strings.Contains(err.Error(), "b.xlsx") {
		t.Errorf("not all failures are named: %v", err)
	}
}

// TestFolder reads a main workbook and one a branch, and passes over the rest.
func TestFolder(t *testing.T) {
	dir := t.TempDir()
	main, other := newFixture(t), newFixture(t)
	main.saveIn(dir, "1-主表.xlsx")
	other.names = []string{"党员"}
	other.sheets["党员"] = [][]any{other.sheets["党员"][0], member("D5", "赵六", "第二党支部", 9, 7)}
	other.saveIn(dir, "2-第二党支部.xlsm")
	writeFile(t, filepath.Join(dir, "节假日.csv"), []byte("日期,类型\n2026-07-03,放假\n"))
	writeFile(t, filepath.Join(dir, "~$1-主表.xlsx"), []byte("lock"))
	writeFile(t, filepath.Join(dir, ".hidden.xlsx"), []byte("x"))
	writeFile(t, filepath.Join(dir, "说明.txt"), []byte("x"))
	writeFile(t, filepath.Join(dir, "旧表.xls"), []byte("x"))
	if err := os.Mkdir(filepath.Join(dir, "sub.xlsx"), 0o755); err != nil {
		t.Fatal(err)
	}
	e, findings := mustRead(t, dir, filepath.Join(dir, "1-主表.xlsx"))
	var files []string
	for _, s := range e.Sources {
		files = append(files, filepath.Base(s.File))
	}
	if d := cmp.Diff([]string{"1-主表.xlsx", "2-第二党支部.xlsm", "节假日.csv"}, files); d != "" {
		t.Error(d)
	}
	if len(e.Members) != 5 || e.Members[4].Name.Value != "赵六" || len(e.Holidays) != 1 {
		t.Errorf("%d members", len(e.Members))
	}
	if len(findings) != 1 || findings[0].Rule != "ignored-sheet" || !strings.Contains(findings[0].Message, "旧表.xls") {
		t.Errorf("%+v", findings)
	}
	if c := e.Holidays[0].Cell; c.File != "节假日.csv" || c.Sheet != "节假日" || c.Ref() != "A2" {
		t.Errorf("cell %+v", c)
	}
}

// TestCSVEncodings reads one table in every encoding that offices write.
func TestCSVEncodings(t *testing.T) {
	content := "姓名,支部,基础分,评星分,备注\r\n张三,第一党支部,55.5,33,\"甲，\"\"乙\"\"\r\n丙\"\r\n\r\n䶮𬱖,第一党支部,50,30,\r\n合计,,105.5,63,\r\n"
	encode := func(data []byte, err error) []byte {
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	for name, data := range map[string][]byte{
		"UTF-8":          []byte(content),
		"UTF-8 with BOM": []byte("\xEF\xBB\xBF" + content),
		"GB18030":        encode(simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(content))),
		"UTF-16LE":       encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(content))),
		"UTF-16BE":       encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(content))),
		"tabs":           encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(strings.ReplaceAll(content, ",", "\t")))),
	} {
		path := writeFile(t, filepath.Join(t.TempDir(), "党员.csv"), data)
		e, findings := mustRead(t, path)
		if errs := errorsOf(findings); errs != nil || len(e.Members) != 2 {
			t.Errorf("%s: %d members, %v", name, len(e.Members), errs)
			continue
		}
		if m := e.Members[0]; m.Remark.Value != "甲，\"乙\"\n丙" || m.Base.Value != 5550 || m.Name.Cell.Sheet != "党员" {
			t.Errorf("%s: %+v", name, m)
		}
		// The field of two lines and the empty line are one row each.
		if m := e.Members[1]; m.Name.Value != "䶮𬱖" || m.Name.Cell.Ref() != "A4" {
			t.Errorf("%s: %s %s", name, m.Name.Value, m.Name.Cell.Ref())
		}
	}
}

// TestCSVOfBranch is a CSV named after its branch.
func TestCSVOfBranch(t *testing.T) {
	path := writeFile(t, filepath.Join(t.TempDir(), "第三党支部.csv"), []byte("姓名,基础分,评星分\n张三,55,33\n"))
	e, findings := mustRead(t, path)
	if len(e.Members) != 1 || e.Members[0].Branch.Value != "第三党支部" || errorsOf(findings) != nil {
		t.Errorf("%+v %+v", e.Members, findings)
	}
}

// TestShownNames holds that names are short, and tell files apart.
func TestShownNames(t *testing.T) {
	for _, tt := range [][2][]string{
		{{"/a/b/x.xlsx", "/a/c/y.csv"}, {"x.xlsx", "y.csv"}},
		{{"/a/b/x.xlsx", "/a/c/x.xlsx", "./y.csv"}, {"b/x.xlsx", "c/x.xlsx", "y.csv"}},
		{{"x.xlsx", "b/x.xlsx"}, {"x.xlsx", "b/x.xlsx"}},
		{{"/1/b/x.xlsx", "/2/b/x.xlsx"}, {"1/b/x.xlsx", "2/b/x.xlsx"}},
	} {
		var files []inputFile
		for _, name := range tt[0] {
			files = append(files, inputFile{name: filepath.FromSlash(name)})
		}
		if d := cmp.Diff(tt[1], shownNames(files)); d != "" {
			t.Error(d)
		}
	}
}
