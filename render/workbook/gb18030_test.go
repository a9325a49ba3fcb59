package workbook

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// gbTwoByte are the two-byte codes that became characters of their own, as the
// code table of GB 18030-2022 has them.
var gbTwoByte = map[string]string{
	"\xA6\xD9": "\uFE10", "\xA6\xDA": "\uFE12", "\xA6\xDB": "\uFE11", "\xA6\xDC": "\uFE13", "\xA6\xDD": "\uFE14",
	"\xA6\xDE": "\uFE15", "\xA6\xDF": "\uFE16", "\xA6\xEC": "\uFE17", "\xA6\xED": "\uFE18", "\xA6\xF3": "\uFE19",
	"\xA8\xBC": "ḿ", "\xFE\x59": "龴", "\xFE\x61": "龵", "\xFE\x66": "龶", "\xFE\x67": "龷",
	"\xFE\x6D": "龸", "\xFE\x7E": "龹", "\xFE\x90": "龺", "\xFE\xA0": "龻",
}

func TestGB18030TwoByteCodes(t *testing.T) {
	if len(gbTwoByte) != 19 {
		t.Fatalf("%d codes", len(gbTwoByte))
	}
	for code, want := range gbTwoByte {
		csv := "姓名,支部,基础分,评星分\n王" + want + ",第一党支部,55,33\n"
		data, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(csv))
		if err != nil {
			t.Fatal(err)
		}
		// The encoder writes the character's four-byte code, which the decoder
		// must go on to read, too.
		four, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(want))
		if err != nil || !bytes.Contains(data, four) {
			t.Fatalf("%U: %x", []rune(want), four)
		}
		for _, form := range [][]byte{data, bytes.ReplaceAll(data, four, []byte(code))} {
			e, _ := mustRead(t, writeFile(t, filepath.Join(t.TempDir(), "党员.csv"), form))
			if len(e.Members) != 1 || e.Members[0].Name.Value != "王"+want {
				t.Errorf("%x: %+v", code, e.Members)
			}
		}
	}
}

// TestGB18030OwnCharacter reads a name with a character of the office's own.
func TestGB18030OwnCharacter(t *testing.T) {
	data, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte("姓名,支部,基础分,评星分\n王@,第一党支部,55,33\n李四,第一党支部,54,32\n"))
	if err != nil {
		t.Fatal(err)
	}
	data = bytes.Replace(data, []byte("@"), []byte("\xAA\xA1"), 1)
	e, _ := mustRead(t, writeFile(t, filepath.Join(t.TempDir(), "党员.csv"), data))
	if len(e.Members) != 2 || e.Members[0].Name.Value != "王\uE000" || e.Members[1].Name.Value != "李四" {
		t.Errorf("%+v", e.Members)
	}
}

// TestGB18030AgreesWithIconv holds every two-byte code to what glibc makes of it.
func TestGB18030AgreesWithIconv(t *testing.T) {
	iconv := needed(t, "iconv", "--version")
	var codes bytes.Buffer
	for lead := 0x81; lead <= 0xFE; lead++ {
		for trail := 0x40; trail <= 0xFE; trail++ {
			if trail != 0x7F {
				codes.Write([]byte{byte(lead), byte(trail), '\n'})
			}
		}
	}
	cmd := exec.Command(iconv, "-f", "GB18030", "-t", "UTF-8")
	cmd.Stdin = bytes.NewReader(codes.Bytes())
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	got, err := decode(simplifiedchinese.GB18030, codes.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	ours, theirs := bytes.Split([]byte(got), []byte("\n")), bytes.Split(out, []byte("\n"))
	if len(ours) != len(theirs) {
		t.Fatalf("%d codes, %d by iconv", len(ours), len(theirs))
	}
	for i := range ours {
		// Codes that no edition gives a character to are errors, A3A0 a space as
		// browsers have it.
		if undefined := bytes.ContainsRune(ours[i], 0xFFFD) || bytes.Equal(codes.Bytes()[i*3:][:2], []byte("\xA3\xA0")) && string(ours[i]) == "\u3000"; !undefined && !bytes.Equal(ours[i], theirs[i]) {
			t.Errorf("%x: %U, %U by iconv", codes.Bytes()[i*3:i*3+2], []rune(string(ours[i])), []rune(string(theirs[i])))
		}
	}
}
