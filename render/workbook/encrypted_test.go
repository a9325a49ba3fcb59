package workbook

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// A workbook behind a password reads as it does without one.
func TestPassword(t *testing.T) {
	path := newFixture(t).save("street.xlsx")
	want, _ := mustRead(t, path)
	plain, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	locked, err := excelize.Encrypt(plain, &excelize.Options{Password: "党建2026"})
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, path, locked)
	got, _, err := Read([]string{path}, Password("党建2026"))
	if err != nil {
		t.Fatal(err)
	}
	want.Sources, got.Sources = nil, nil
	if d := cmp.Diff(fmt.Sprintf("%+v", want), fmt.Sprintf("%+v", got)); d != "" {
		t.Error(d)
	}

	for name, c := range map[string]struct {
		password, says string
		change         func([]byte) []byte
	}{
		"no password":      {"", "--password-file", nil},
		"another password": {"党建2025", "打开密码不对", nil},
		"cut short":        {"党建2026", "不完整", func(b []byte) []byte { return b[:len(b)/2] }},
		"header alone":     {"党建2026", "", func(b []byte) []byte { return b[:100] }},
		"endless hashing": {"党建2026", "不完整", func(b []byte) []byte {
			return bytes.Replace(b, []byte(utf16le("Microsoft Enh")), []byte(`spinCount="2000000000"    `), 1)
		}},
		"no such stream": {"党建2026", "", func(b []byte) []byte {
			return bytes.Replace(b, []byte(utf16le("EncryptionInfo")), []byte(utf16le("EncryptionInf0")), 1)
		}},
		"a directory of 4 GB": {"党建2026", "不完整", func(b []byte) []byte {
			binary.LittleEndian.PutUint32(b[40:], 1<<31)
			return b
		}},
	} {
		data := bytes.Clone(locked)
		if c.change != nil {
			data = c.change(data)
		}
		writeFile(t, path, data)
		_, _, err := Read([]string{path}, Password(c.password))
		var unreadable *Unreadable
		if !errors.As(err, &unreadable) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func utf16le(s string) string {
	var b strings.Builder
	for _, c := range s {
		b.WriteByte(byte(c))
		b.WriteByte(0)
	}
	return b.String()
}

func FuzzDecrypt(f *testing.F) {
	locked, err := excelize.Encrypt([]byte("PK\x03\x04"), &excelize.Options{Password: "x"})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(locked)
	f.Fuzz(func(t *testing.T, data []byte) {
		defer func() { recover() }() // as load does
		_, _ = decrypt("a.xlsx", data, "x")
	})
}
