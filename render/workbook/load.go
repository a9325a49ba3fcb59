package workbook

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
)

// maxFile is the size in bytes beyond which a file is no evaluation.
const maxFile = 100 << 20

// load reads one file into a book. A failure inside a library ends here, too.
func load(f inputFile, password string) (b *book, err error) {
	defer func() {
		if p := recover(); p != nil {
			b, err = nil, damaged(f.name, "内容损坏")
		}
	}()
	if !f.info.Mode().IsRegular() {
		return nil, &Unreadable{f.name, "不是普通文件", "请给出工作簿、CSV 文件或文件夹"}
	}
	if f.info.Size() > maxFile {
		return nil, &Unreadable{f.name, fmt.Sprintf("文件超过 %d MB", maxFile>>20), "请删去图片等无关内容后再试"}
	}
	data, err := os.ReadFile(f.name)
	if err != nil {
		return nil, missing(f.name, err)
	}
	sum := sha256.Sum256(data)
	b = &book{sha256: hex.EncodeToString(sum[:])}
	if kindOf(f.name) == csvFile {
		b.sheets, err = loadCSV(f.name, data)
	} else if data, err = opened(f.name, data, password); err == nil {
		b.sheets, err = loadXLSX(f.name, data)
	}
	if err != nil {
		return nil, err
	}
	return b, nil
}

// opened is a workbook's archive, behind its password if it has one.
func opened(file string, data []byte, password string) ([]byte, error) {
	if !bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")) || !hasStream(data, "EncryptedPackage") {
		return data, nil
	}
	return decrypt(file, data, password)
}

// damaged is an Unreadable for a workbook that is not whole.
func damaged(file, problem string) error {
	return &Unreadable{file, problem, "请用 WPS 或 Excel 打开并重新保存为 .xlsx，打不开时请换用备份"}
}

// inSheet names the sheet in which a workbook is damaged.
func inSheet(file, sheet string, err error) error {
	if errors.Is(err, errTooMuch) {
		return &Unreadable{file, fmt.Sprintf("工作表“%s”内容过多", trim(sheet)), "请删去无关的行、列和格式，或拆成几个文件"}
	}
	if errors.Is(err, errTruncated) {
		return damaged(file, fmt.Sprintf("工作表“%s”不完整", trim(sheet)))
	}
	return damaged(file, fmt.Sprintf("工作表“%s”已损坏（%v）", trim(sheet), err))
}
