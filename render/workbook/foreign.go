package workbook

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// foreign tells from the first bytes what a file is that is no zip archive, and
// what to do about it; nil for a zip archive.
func foreign(file string, data []byte) error {
	saveAs := "请用 WPS 或 Excel 打开后另存为 .xlsx"
	begins := func(s string) bool { return bytes.HasPrefix(data, []byte(s)) }
	problem := ""
	switch head := data[:min(len(data), 512)]; {
	case len(data) == 0:
		return &Unreadable{file, "文件是空的", "请换用完整的文件"}
	case begins("PK\x03\x04"):
		return nil
	case begins("PK\x05\x06"):
		problem = "压缩包是空的，不是工作簿"
	case begins("\xD0\xCF\x11\xE0"):
		return compound(file, data)
	case begins("%PDF"):
		problem, saveAs = "这是 PDF 文件，不是工作簿", "请给出生成它的工作簿"
	case begins("7z\xBC\xAF"), begins("Rar!"), begins("\x1F\x8B"):
		problem, saveAs = "这是压缩包，不是工作簿", "请先解压，再给出其中的 .xlsx 文件"
	case begins("\x09\x08"), begins("\x09\x04"), begins("\x09\x02"):
		problem = "这是很旧的 .xls 格式"
	case bytes.Contains(head, []byte("urn:schemas-microsoft-com:office:spreadsheet")):
		problem = "这是 XML 表格，不是 .xlsx 工作簿"
	case isHTML(head):
		problem = "这是网页（HTML），不是工作簿"
	case kindOf(file) == workbookFile && isText(head):
		problem, saveAs = "这是文本文件，不是工作簿", "如果是 CSV，请把扩展名改为 .csv；否则请用 WPS 或 Excel 另存为 .xlsx"
	case bytes.Count(head, []byte{0}) == len(head):
		problem, saveAs = "文件内容全是零，已经损坏", "请重新下载或复制，或换用备份"
	default:
		problem = "不是 .xlsx 工作簿或 .csv 文件"
	}
	return &Unreadable{file, problem, saveAs}
}

// compound tells an encrypted workbook from the old formats; all are compound
// files ([MS-CFB]), and streams are named in UTF-16.
func compound(file string, data []byte) error {
	switch {
	case hasStream(data, "EncryptedPackage"):
		return &Unreadable{file, "工作簿有打开密码", askPassword}
	case hasStream(data, "WordDocument"):
		return &Unreadable{file, "这是 Word 文档，不是工作簿", "请给出 .xlsx 工作簿"}
	case strings.HasSuffix(strings.ToLower(file), ".et"), strings.HasSuffix(strings.ToLower(file), ".ett"):
		return &Unreadable{file, "这是 WPS 的 .et 格式", "请用 WPS 打开后另存为 .xlsx"}
	}
	return &Unreadable{file, "这是旧版 .xls（或 .et）格式", "请用 WPS 或 Excel 打开后另存为 .xlsx"}
}

func hasStream(data []byte, name string) bool {
	var coded []byte
	for _, u := range utf16.Encode([]rune(name)) {
		coded = append(coded, byte(u), byte(u>>8))
	}
	return bytes.Contains(data, coded)
}

func isHTML(head []byte) bool {
	head = bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))))
	for _, start := range []string{"<html", "<!doctype html", "<table", "<meta", "<head"} {
		if bytes.HasPrefix(head, []byte(start)) {
			return true
		}
	}
	return false
}

// isText tells text of any encoding: no control characters but line ends and tabs.
func isText(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\xFF\xFE")) || bytes.HasPrefix(head, []byte("\xFE\xFF")) {
		return true
	}
	for len(head) > 0 {
		r, n := utf8.DecodeRune(head)
		if r < 0x20 && r != '\n' && r != '\r' && r != '\t' {
			return false
		}
		head = head[n:]
	}
	return true
}
