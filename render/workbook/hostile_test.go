//go:build linux

package workbook

import (
	"archive/zip"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

const hostilePath = "XINGBANG_TEST_HOSTILE"

// maxPeak is the memory in KiB within which a hostile file must come to its end.
const maxPeak = 512 << 10

// TestHostile reads files that are made to exhaust the machine, each in a process
// of its own, whose memory at its highest the system tells. Each ends in one
// sentence.
func TestHostile(t *testing.T) {
	if path := os.Getenv(hostilePath); path != "" {
		e, findings, err := Read([]string{path})
		var u *Unreadable
		switch {
		case errors.As(err, &u):
			fmt.Println("unreadable:", err)
		case err != nil:
			t.Fatal(err)
		default:
			fmt.Println("read:", len(e.Members), len(findings))
			for i, f := range findings {
				if i < 2 || i >= len(findings)-1 {
					fmt.Println(f.Rule, f.Severity, f.Message)
				}
			}
		}
		// Not the system's own account, which begins with the parent's memory.
		status, err := os.ReadFile("/proc/self/status")
		if err != nil {
			t.Fatal(err)
		}
		_, peak, _ := strings.Cut(string(status), "VmHWM:")
		peak, _, _ = strings.Cut(peak, "kB")
		fmt.Println("peak:", strings.TrimSpace(peak))
		return
	}
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "党员.xlsx")
			if h.csv {
				path = strings.TrimSuffix(path, "xlsx") + "csv"
			}
			h.build(t, path)
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			cmd := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestHostile$")
			cmd.Env = append(os.Environ(), hostilePath+"="+path)
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("%v: %.2000s", err, out)
			}
			said, peak, _ := strings.Cut(string(out), "peak: ")
			peak, _, _ = strings.Cut(peak, "\n")
			kb, err := strconv.Atoi(peak)
			if err != nil || kb > maxPeak || len(said) > 2000 {
				t.Errorf("%d MiB of memory, %d bytes of words, %v", kb>>10, len(said), err)
			}
			t.Logf("%v, %d MiB: %.500s", cmd.ProcessState.UserTime().Round(time.Millisecond), kb>>10, said)
			if !strings.Contains(string(out), h.says) {
				t.Errorf("says %.500q; want %q in it", out, h.says)
			}
		})
	}
}

// hostile are the files and what is said of them.
var hostile = []struct {
	name  string
	csv   bool
	build func(t *testing.T, path string)
	says  string
}{
	{"a row of number 9,000,000", false, sheetOf(`<row r="9000000"><c r="A9000000"><v>1</v></c></row>`, 0, ""), "超出范围"},
	{"a million styled rows", false, sheetOf(memberHeader, 1<<20-1, `<row><c s="1"/><c s="1"/><c s="1"/></row>`), "column-missing error"},
	{"a million rows of people", false, sheetOf(memberHeader, 1<<20-1, memberRow), "内容过多"},
	{"rows beyond the last", false, sheetOf(memberHeader, 1<<20, memberRow), "unreadable"},
	{"as many people as are read", false, sheetOf(memberHeader, maxRows-1, memberRow), "党员超过60000人"},
	{"a million cells a row", false, sheetOf(`<row>`+strings.Repeat(`<c><v>1</v></c>`, 1<<20)+`</row>`, 0, ""), "超出范围"},
	{"cells without end", false, sheetOf("", 4_600_000, `<row><c><v>1</v></c></row>`), "内容过多"},
	{"rows of all columns", false, sheetOf("", 500, `<row>`+strings.Repeat(`<c><v>1</v></c>`, 16384)+`</row>`), "内容过多"},
	{"scores in words, of everyone", false, sheetOf(strings.Replace(memberHeader, "基础分", "备注</v></c><c t=\"str\"><v>基础分", 1), 59_000,
		`<row><c t="str"><v>张三</v></c><c t="str"><v>一</v></c><c/><c t="str"><v>好</v></c><c t="str"><v>好</v></c></row>`), "还有68000处没有列出"},
	{"swelling by ratio", false, partOfSpace("xl/worksheets/sheet1.xml", 120<<20), "过大"},
	{"swelling shared strings", false, partOfSpace("xl/sharedStrings.xml", 120<<20), "过大"},
	{"swelling by count", false, manyParts(20_000), "过大"},
	{"an archive in an archive", false, nested, "工作簿"},
	{"5 GB by its own word", false, declared(5 << 30), "过大"},
	{"100 MB that never come", false, declared(100 << 20), "unreadable"},
	{"ten million shared strings", false, workbookOf("xl/sharedStrings.xml", "<sst>", 10_000_000, "<si><t/></si>", "</sst>"), "unreadable"},
	{"three million shared strings", false, workbookOf("xl/sharedStrings.xml", "<sst>", 3_000_000, "<si><t>%d</t></si>", "</sst>"), "文字过多"},
	{"shared strings of many runs", false, workbookOf("xl/sharedStrings.xml", "<sst>", 40, "<si>"+strings.Repeat("<r><t>a</t></r>", 120_000)+"</si>", "</sst>"), "read: 0"},
	{"a shared string of 100 MB", false, workbookOf("xl/sharedStrings.xml", "<sst><si><t>", 12_000_000, "%08d", "</t></si></sst>"), "unreadable"},
	{"styles without end", false, workbookOf("xl/styles.xml", `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>`, 2_000_000, "<xf/>", "</cellXfs></styleSheet>"), "样式过多"},
	{"more styles", false, workbookOf("xl/styles.xml", "<styleSheet><cellXfs>", 1_500_000, `<xf numFmtId="%d"/>`, "</cellXfs></styleSheet>"), "过大"},
	{"defined names without end", false, workbookOf("xl/workbook.xml", `<workbook><sheets><sheet name="党员" id="r1"/></sheets><definedNames>`, 1_000_000, `<definedName name="a%d">A1</definedName>`, "</definedNames></workbook>"), "过大"},
	{"relationships without end", false, workbookOf("xl/_rels/workbook.xml.rels", "<Relationships>", 80_000, `<Relationship Id="x%d" Type="a" Target="b"/>`, "</Relationships>"), "损坏"},
	{"sheets without end", false, workbookOf("xl/workbook.xml", "<workbook><sheets>", 50_000, `<sheet name="a%d" id="r1"/>`, "</sheets></workbook>"), "损坏"},
	{"a document type with entities", false, workbookOf("xl/worksheets/sheet1.xml", `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData>`, 1, `<row><c t="inlineStr"><is><t>&b;</t></is></c></row>`, "</sheetData></worksheet>"), "格式有误"},
	{"entities in the workbook part", false, workbookOf("xl/workbook.xml", `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><workbook><sheets>`, 1, `<sheet name="&a;" id="r1"/>`, "</sheets></workbook>"), "损坏"},
	{"entities in relationships", false, workbookOf("xl/_rels/workbook.xml.rels", `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><Relationships>`, 1, `<Relationship Id="r1" Type="/worksheet" Target="&a;"/>`, "</Relationships>"), "损坏"},
	{"deep nesting", false, workbookOf("xl/worksheets/sheet1.xml", "<worksheet>", 5_000_000, "<a>", "<sheetData/></worksheet>"), "read: 0"},
	{"deep nesting of relationships", false, workbookOf("xl/_rels/workbook.xml.rels", "", 1_000_000, "<a>", ""), "损坏"},
	{"an attribute of 60 MB", false, workbookOf("xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="`, 8_000_000, "%08d", `"></row></sheetData></worksheet>`), "不是数字"},
	{"a text of 60 MB", false, workbookOf("xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c t="str"><v>`, 8_000_000, "%08d", `</v></c></row></sheetData></worksheet>`), "unreadable"},
	{"a hundred thousand merged ranges", false, merged(100_000), "read: 0"},
	{"a million merged ranges", false, merged(1_000_000), "内容过多"},
	{"columns without end", false, workbookOf("xl/worksheets/sheet1.xml", "<worksheet><cols>", 1_000_000, `<col min="1" max="16384" hidden="1"/>`, "</cols><sheetData/></worksheet>"), "内容过多"},
	{"a CSV of commas", true, csvOf(",", 60<<20), "超过工作表的上限"},
	{"a CSV of line ends", true, csvOf("\n", 60<<20), "read: 0"},
	{"a CSV of one quote", true, csvOf(`"`, 1), "引号"},
	{"a CSV field of 60 MB", true, csvOf("a", 60<<20), "unreadable"},
	{"a CSV of people", true, csvOf("张三,第一党支部,55,33\n", 60<<20), "unreadable"},
}

const (
	worksheetStart = `<worksheet><sheetData>`
	worksheetEnd   = `</sheetData></worksheet>`
	memberHeader   = `<row><c t="str"><v>姓名</v></c><c t="str"><v>支部</v></c><c t="str"><v>基础分</v></c><c t="str"><v>评星分</v></c></row>`
	memberRow      = `<row><c t="str"><v>张三</v></c><c t="str"><v>一</v></c><c><v>5</v></c><c><v>3</v></c></row>`
)

// smallest are the parts of a workbook of one sheet.
var smallest = [][2]string{
	{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
	{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
	{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="党员" sheetId="1" r:id="r1"/></sheets></workbook>`},
	{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`},
	{"xl/styles.xml", `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`},
	{"xl/sharedStrings.xml", `<sst/>`},
	{"xl/worksheets/sheet1.xml", worksheetStart + worksheetEnd},
}

// archived writes a workbook of the smallest parts, with one written by write. It
// is packed so badly that no part swells beyond the ratio looked at, unless spare.
func archived(t *testing.T, path, part string, level int, write func(w io.Writer)) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, level) })
	for _, p := range smallest {
		if p[0] == part {
			continue
		}
		w, _ := z.Create(p[0])
		io.WriteString(w, p[1])
	}
	w, err := z.Create(part)
	if err != nil {
		t.Fatal(err)
	}
	write(w)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}

// repeated writes form n times, numbered if it has a verb, in large pieces.
func repeated(w io.Writer, n int, form string) {
	if strings.Contains(form, "%") {
		var piece []byte
		for i := range n {
			if piece = fmt.Appendf(piece, form, i); len(piece) > 1<<16 || i == n-1 {
				w.Write(piece)
				piece = piece[:0]
			}
		}
		return
	}
	piece := []byte(strings.Repeat(form, max(1, min(n, 1<<16/max(1, len(form))))))
	for left := n * len(form); left > 0; left -= len(piece) {
		w.Write(piece[:min(left, len(piece))])
	}
}

// workbookOf has one part of repetitions.
func workbookOf(part, start string, n int, form, end string) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		archived(t, path, part, flate.HuffmanOnly, func(w io.Writer) {
			io.WriteString(w, start)
			repeated(w, n, form)
			io.WriteString(w, end)
		})
	}
}

// sheetOf has one worksheet of a row and repetitions of another.
func sheetOf(first string, n int, row string) func(*testing.T, string) {
	return workbookOf("xl/worksheets/sheet1.xml", worksheetStart+first, n, row, worksheetEnd)
}

func merged(n int) func(*testing.T, string) {
	return workbookOf("xl/worksheets/sheet1.xml", worksheetStart+"</sheetData><mergeCells>", n, `<mergeCell ref="A%[1]d:B%[1]d"/>`, "</mergeCells></worksheet>")
}

func partOfSpace(part string, size int) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		archived(t, path, part, flate.BestCompression, func(w io.Writer) { repeated(w, size, " ") })
	}
}

func manyParts(n int) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		pairs := []string{"[Content_Types].xml", "<Types/>"}
		for i := range n {
			pairs = append(pairs, fmt.Sprintf("xl/media/%d", i), "")
		}
		writeFile(t, path, []byte(zipOf(t, pairs...)))
	}
}

// nested is an archive of archives of archives, none of them a workbook.
func nested(t *testing.T, path string) {
	inner := zipOf(t, "0", strings.Repeat("\x00", 1<<20))
	for range 4 {
		var pairs []string
		for i := range 16 {
			pairs = append(pairs, fmt.Sprintf("%d.zip", i), inner)
		}
		inner = zipOf(t, pairs...)
	}
	writeFile(t, path, []byte(inner))
}

// declared has a worksheet whose size in the directory is not its own.
func declared(size uint64) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		z := zip.NewWriter(f)
		for _, p := range smallest[:len(smallest)-1] {
			w, _ := z.Create(p[0])
			io.WriteString(w, p[1])
		}
		content := []byte(worksheetStart + worksheetEnd)
		// Said to be packed as well as can be believed.
		h := &zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Store, CRC32: crc32.ChecksumIEEE(content),
			UncompressedSize64: size, CompressedSize64: uint64(len(content))}
		w, err := z.CreateRaw(h)
		if err != nil {
			t.Fatal(err)
		}
		w.Write(content)
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func csvOf(piece string, size int) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		io.WriteString(f, "姓名,支部,基础分,评星分\n")
		repeated(f, size/len(piece), piece)
	}
}
