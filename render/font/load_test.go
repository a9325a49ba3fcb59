package font

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// record is an entry of a name table.
type record struct {
	platform, encoding, language, id uint16
	text                             string
}

func chinese(id uint16, text string) record { return record{3, 1, 0x804, id, text} }
func english(id uint16, text string) record { return record{3, 1, 0x409, id, text} }
func macChinese(text string) record         { return record{1, 25, 33, nameFamily, text} }

func nameRecords(tb testing.TB, records []record) []byte {
	tb.Helper()
	t := words(0, uint16(len(records)), uint16(6+12*len(records)))
	var texts []byte
	for _, r := range records {
		b := []byte(r.text)
		if r.platform == 3 {
			b = nil
			for _, u := range utf16.Encode([]rune(r.text)) {
				b = be.AppendUint16(b, u)
			}
		} else if r.encoding == 25 {
			var err error
			if b, err = simplifiedchinese.GBK.NewEncoder().Bytes(b); err != nil {
				tb.Fatal(err)
			}
		}
		t = append(t, words(r.platform, r.encoding, r.language, r.id, uint16(len(b)), uint16(len(texts)))...)
		texts = append(texts, b...)
	}
	return append(t, texts...)
}

// userFont is a small font of the common characters, or only of those given, whose
// names and tables a test makes.
func userFont(tb testing.TB, chars string, change func(tables map[string][]byte), records ...record) []byte {
	tb.Helper()
	var pieces []Piece
	for _, r := range chars {
		g, ok := builtinSet(tb).Glyph(Kai, r)
		if !ok || g.Face.Name() != "LXGWWenKai-Regular" {
			tb.Fatalf("no %c", r)
		}
		pieces = append(pieces, Piece{Rune: r, ID: g.ID, Advance: 1000})
	}
	g, _ := builtinSet(tb).Glyph(Kai, '国')
	data, err := g.Face.Cut("Cut", pieces)
	if err != nil {
		tb.Fatal(err)
	}
	f, err := Parse("Cut", data)
	if err != nil {
		tb.Fatal(err)
	}
	f.tables["name"] = nameRecords(tb, records)
	f.tables["OS/2"] = bytes.Clone(f.tables["OS/2"])
	be.PutUint16(f.tables["OS/2"][4:], 400)
	be.PutUint16(f.tables["OS/2"][8:], 0)
	if change != nil {
		change(f.tables)
	}
	var tables []table
	for tag, data := range f.tables {
		tables = append(tables, table{tag, data})
	}
	return assemble(tables)
}

// collection wraps fonts as the faces of a TrueType collection.
func collection(fonts ...[]byte) []byte {
	data := append([]byte("ttcf\x00\x01\x00\x00"), 0, 0, 0, byte(len(fonts)))
	at := 12 + 4*len(fonts)
	for _, f := range fonts {
		data = be.AppendUint32(data, uint32(at))
		at += len(f)
	}
	for _, f := range fonts {
		base := len(data)
		data = append(data, f...)
		for i := range int(be.Uint16(f[4:])) {
			r := data[base+12+16*i+8:]
			be.PutUint32(r, be.Uint32(r)+uint32(base))
		}
	}
	return data
}

func loadFiles(tb testing.TB, files map[string][]byte) (*Set, Report, error) {
	tb.Helper()
	dir := tb.TempDir()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	return Load(dir)
}

// Each face takes the role that its names tell, in whatever language and platform, or
// else its file's name.
func TestLoadRoles(t *testing.T) {
	for _, c := range []struct {
		file    string
		records []record
		role    Role
		name    string
	}{
		{"1.ttf", []record{english(nameFamily, "FangSong_GB2312"), chinese(nameFamily, "仿宋_GB2312")}, FangSong, "仿宋_GB2312"},
		{"1.ttf", []record{english(nameFamily, "STFangsong")}, FangSong, "STFangsong"},
		{"1.ttf", []record{english(nameFamily, "FZFangSong-Z02S"), macChinese("方正仿宋简体")}, FangSong, "方正仿宋简体"},
		{"1.ttf", []record{english(nameFamily, "FZXiaoBiaoSong-B05S")}, Title, "FZXiaoBiaoSong-B05S"},
		{"1.ttf", []record{english(nameFamily, "FZXBSJW--GB1-0"), chinese(nameFull, "方正小标宋简体")}, Title, "方正小标宋简体"},
		{"1.ttf", []record{chinese(nameFamily, "华文中宋")}, Title, "华文中宋"},
		{"1.ttf", []record{english(nameFamily, "SimHei"), chinese(nameFamily, "黑体")}, Hei, "黑体"},
		{"1.ttf", []record{macChinese("华文楷体")}, Kai, "华文楷体"},
		{"1.ttf", []record{english(nameFamily, "KaiTi_GB2312")}, Kai, "KaiTi_GB2312"},
		{"1.TTF", []record{english(nameFamily, "SimSun"), chinese(nameFamily, "宋体")}, Song, "宋体"},
		{"1.ttf", []record{chinese(nameFamily, "仿宋体")}, FangSong, "仿宋体"},
		{"simkai.ttf", []record{english(nameFamily, "Unknown")}, Kai, "Unknown"},
		{"方正小标宋简体.ttf", nil, Title, "方正小标宋简体"},
		{"仿宋.otf", nil, FangSong, "仿宋"},
	} {
		s, report, err := loadFiles(t, map[string][]byte{c.file: userFont(t, sampled, nil, c.records...)})
		if err != nil {
			t.Errorf("%v: %v", c.records, err)
			continue
		}
		got := report.Choices[c.role]
		if got.File != c.file || got.Name != c.name || got.Role != c.role || got.Of != c.role {
			t.Errorf("%s %v: %s is set in %+v", c.file, c.records, c.role, got)
		}
		for role := range Role(Roles) {
			g, ok := s.Glyph(role, '国')
			users := role == c.role || role == FangSong && c.role == Song
			if !ok || (g.Face != builtinSet(t).chains[role][0].face) != users {
				t.Errorf("%s %v: %s draws with %s", c.file, c.records, role, g.Face.Name())
			}
		}
	}
}

// What a face lacks comes from further faces of its role, then from the built-in ones,
// and is said to.
func TestLoadStandIns(t *testing.T) {
	s, report, err := loadFiles(t, map[string][]byte{
		"a.ttf": userFont(t, sampled+"徐", nil, chinese(nameFamily, "方正仿宋_GBK")),
		"b.ttf": userFont(t, sampled, nil, chinese(nameFamily, "仿宋_GB2312")),
		"c.ttf": userFont(t, "龑䶮", nil, chinese(nameFamily, "仿宋补字")),
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := report.Choices[FangSong]; got.Name != "仿宋_GB2312" || !slices.Equal(got.Further, []string{"方正仿宋_GBK", "仿宋补字"}) {
		t.Errorf("%+v", got)
	}
	for r, want := range map[rune]string{'国': "", '徐': "方正仿宋_GBK", '龑': "仿宋补字", '赟': "Noto Serif SC", '𠮷': "HanaMinB", '“': "", '0': "", '\U00030EDD': ""} {
		if got := s.StandIn(FangSong, r); got != want {
			t.Errorf("%c stands in from %q, want %q", r, got, want)
		}
	}
	if got := s.StandIn(Title, '𠮷'); got != "HanaMinB" {
		t.Errorf("%q", got)
	}
	if !s.Has('𠮷') || s.Has('\U00030EDD') {
		t.Error("what can be drawn has changed")
	}
}

// A character that no built-in face has comes from the user's 宋体 in every role.
func TestLoadRare(t *testing.T) {
	const rare = '\uE000'
	borrow := func(tables map[string][]byte) {
		tables["cmap"] = cmapTable([]Piece{{Rune: rare}})
	}
	s, report, err := loadFiles(t, map[string][]byte{"宋体补字.ttf": userFont(t, "国", borrow)})
	if err != nil {
		t.Fatal(err)
	}
	if c := report.Choices[Song]; c.File != "" || !slices.Equal(c.Further, []string{"宋体补字"}) {
		t.Errorf("%+v", c)
	}
	if !s.Has(rare) || s.StandIn(Kai, rare) != "宋体补字" {
		t.Error("not every role has the character")
	}
}

// The heavier 宋体 of a folder is for titles, the lightest of 楷体 is not preferred.
func TestLoadWeights(t *testing.T) {
	weight := func(w uint16) func(map[string][]byte) {
		return func(t map[string][]byte) { be.PutUint16(t["OS/2"][4:], w) }
	}
	_, report, err := loadFiles(t, map[string][]byte{
		"a.ttf": userFont(t, sampled, weight(900), english(nameFamily, "Noto Serif SC Black")),
		"b.ttf": userFont(t, sampled, weight(400), english(nameFamily, "Noto Serif SC")),
		"c.ttf": userFont(t, sampled, weight(200), english(nameFamily, "LXGW WenKai Light")),
		"d.ttf": userFont(t, sampled, weight(400), english(nameFamily, "LXGW WenKai")),
	})
	if err != nil {
		t.Fatal(err)
	}
	for role, want := range map[Role]string{Title: "a.ttf", Song: "b.ttf", FangSong: "b.ttf", Kai: "d.ttf", Hei: ""} {
		if got := report.Choices[role].File; got != want {
			t.Errorf("%s is set in %q, want %q", role, got, want)
		}
	}
	if c := report.Choices[FangSong]; c.Role != FangSong || c.Of != Song {
		t.Error("仿宋 is not said to be set in 宋体")
	}
}

// A file that cannot be used is an error that says what to use, unless its role has
// another; one that is for no role is passed over.
func TestLoadUnfit(t *testing.T) {
	song := chinese(nameFamily, "宋体")
	sound := userFont(t, sampled, nil, song)
	cff := bytes.Clone(sound)
	copy(cff, "OTTO")
	variable := userFont(t, sampled, func(tables map[string][]byte) { tables["fvar"] = make([]byte, 16) }, song)
	locked := userFont(t, sampled, func(tables map[string][]byte) { be.PutUint16(tables["OS/2"][8:], 2) }, song)
	both := collection(userFont(t, "国", nil, chinese(nameFamily, "新宋体")), sound)
	for _, c := range []struct {
		what  string
		files map[string][]byte
		wants []string // in the error; none: there is no error
	}{
		{"collection", map[string][]byte{"simsun.ttc": both}, []string{"“simsun.ttc”", "TTC", "“新宋体”、“宋体”", ".ttf"}},
		{"PostScript outlines", map[string][]byte{"a.otf": cff}, []string{"“a.otf”", "PostScript", "TrueType", ".ttf"}},
		{"web font", map[string][]byte{"仿宋.woff2": []byte("wOF2 and more of it")}, []string{"“仿宋.woff2”", "WOFF", ".ttf"}},
		{"variable", map[string][]byte{"a.ttf": variable}, []string{"可变字体", ".ttf"}},
		{"cut off", map[string][]byte{"simhei.ttf": sound[:200]}, []string{"“simhei.ttf”", "不是完好"}},
		{"cut off in a table", map[string][]byte{"simhei.ttf": sound[:len(sound)-40]}, []string{"“simhei.ttf”", "不是完好"}},
		{"no font", map[string][]byte{"simhei.ttf": []byte("hello")}, []string{"不是完好"}},
		{"locked", map[string][]byte{"a.ttf": locked}, []string{"没有可用", "授权", "宋体"}},
		{"for no role", map[string][]byte{"a.ttf": userFont(t, sampled, nil, chinese(nameFamily, "隶书"))}, []string{"没有可用"}},
		{"collection for no role", map[string][]byte{"a.ttc": collection(userFont(t, "国", nil, chinese(nameFamily, "隶书")))}, []string{"没有可用", "“a.ttc”是字体集合"}},
		{"none", nil, []string{"没有可用", "simhei.ttf"}},
		{"two at once", map[string][]byte{"a.otf": cff, "仿宋.ttc": both}, []string{"“a.otf”", "“仿宋.ttc”"}},
		{"another has the role", map[string][]byte{"a.ttf": sound, "b.ttc": both, "c.ttf": locked, "d.txt": nil, "e.ttf": nil}, nil},
	} {
		t.Run(c.what, func(t *testing.T) {
			_, report, err := loadFiles(t, c.files)
			if len(c.wants) == 0 {
				if err != nil || len(report.Warnings) != 2 || !slices.Equal(report.Unused, []string{"e.ttf"}) {
					t.Errorf("%v, %+v", err, report)
				}
				return
			}
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range c.wants {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%v\nlacks %q", err, want)
				}
			}
		})
	}
	if _, _, err := Load(filepath.Join(t.TempDir(), "无")); err == nil || !strings.Contains(err.Error(), "无法读取字体文件夹") {
		t.Errorf("%v", err)
	}
}

// Looking at whatever bytes does not panic, and fails for none.
func TestInspectCorrupted(t *testing.T) {
	one := userFont(t, "国", nil, chinese(nameFamily, "宋体"), macChinese("宋体"))
	rng := rand.New(rand.NewPCG(9, 9))
	for _, sound := range [][]byte{one, collection(one, one), []byte("wOFF and more of it")} {
		for range 10000 {
			data := bytes.Clone(sound[:len(sound)-rng.IntN(2)*rng.IntN(len(sound))])
			for range rng.IntN(5) {
				if len(data) > 0 {
					data[rng.IntN(len(data))%max(1, min(len(data), 300))] = byte(rng.Uint32())
				}
			}
			c := candidate{file: "a.ttf"}
			if err := c.read(bytes.NewReader(data)); err != nil {
				t.Fatal(err)
			}
			c.rank()
		}
	}
}

func TestLockedType(t *testing.T) {
	for bits, want := range map[uint16]bool{0: false, 2: true, 4: false, 8: false, 0xC: false, 6: false, 0x100: true, 0x104: true, 0x200: true} {
		if got := lockedType(bits); got != want {
			t.Errorf("fsType %#x: %v", bits, got)
		}
	}
}
