package workbook

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"regexp"
	"strconv"

	"github.com/richardlehane/mscfb"
	"github.com/xuri/excelize/v2"
)

// maxSpin is how often a password may be hashed; Excel and WPS write 100,000, and
// a file could ask for hours of it ([MS-OFFCRYPTO], 2.3.4.10).
const maxSpin = 1_000_000

const askPassword = "请用 WPS 或 Excel 打开，取消密码后保存；或把密码写进一个文本文件，用 --password-file 给出它的路径"

// decrypt takes the password off a workbook: it turns the compound file
// ([MS-OFFCRYPTO], 1.3.3) into the archive within.
func decrypt(file string, data []byte, password string) ([]byte, error) {
	if password == "" {
		return nil, &Unreadable{file, "工作簿有打开密码", askPassword}
	}
	if !soundCompound(data) {
		return nil, damaged(file, "加密的内容不完整")
	}
	plain, err := excelize.Decrypt(data, &excelize.Options{Password: password})
	switch {
	case errors.Is(err, excelize.ErrUnsupportedEncryptMechanism), errors.Is(err, excelize.ErrUnknownEncryptMechanism):
		return nil, &Unreadable{file, "工作簿的加密方式不能识别", "请用 WPS 或 Excel 打开，取消密码后保存"}
	case err != nil:
		return nil, damaged(file, "加密的内容不完整")
	case !bytes.HasPrefix(plain, []byte("PK\x03\x04")):
		// No other check is made of the password.
		return nil, &Unreadable{file, "打开密码不对", "请核对 --password-file 文件里的密码，大小写也要一致"}
	}
	return plain, nil
}

var spinCount = regexp.MustCompile(`spinCount="(\d+)"`)

// soundCompound reports whether a compound file's own numbers are within its
// size, and the password's hashing within reason, so that a library can be let
// loose on it.
func soundCompound(data []byte) bool {
	if len(data) < 512 {
		return false
	}
	// The numbers of directory, FAT, mini FAT and DIFAT sectors ([MS-CFB], 2.2).
	for _, at := range []int{40, 44, 64, 72} {
		if uint64(binary.LittleEndian.Uint32(data[at:]))*512 > uint64(len(data)) {
			return false
		}
	}
	doc, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return false
	}
	for entry, err := doc.Next(); err == nil; entry, err = doc.Next() {
		if entry.Size < 0 || entry.Size > int64(len(data)) {
			return false
		}
		if entry.Name != "EncryptionInfo" {
			continue
		}
		info, err := io.ReadAll(io.LimitReader(doc, entry.Size))
		if err != nil {
			return false
		}
		for _, m := range spinCount.FindAllSubmatch(info, -1) {
			if n, err := strconv.Atoi(string(m[1])); err != nil || n > maxSpin {
				return false
			}
		}
	}
	return true
}
