package font

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// candidate is a font file of the user's, looked at but not read whole.
type candidate struct {
	file  string // its base name
	names []string
	// display is what people call the face, in Chinese if it says so.
	display string
	// weight is from 100 to 900, 0 where the file is silent.
	weight int
	// unfit says in Chinese why it cannot be used and what to use, "" if it can.
	unfit string
	// locked tells that its licence bits keep it from being embedded.
	locked bool
}

// reason says of an unfit file why it cannot be used.
func (c candidate) reason() string { return fmt.Sprintf("字体文件“%s”%s", c.file, c.unfit) }

const (
	broken = "不是完好的字体文件，请重新复制一份"
	cff    = "是 PostScript 轮廓的 OpenType 字体（OTF/CFF），请换用同一字体 TrueType 轮廓的 .ttf 文件"
)

// mostNamed is how many faces of a collection are named.
const mostNamed = 4

// mostTable bounds what is read of a table to look at it.
const mostTable = 1 << 20

// inspect reads a file's names and what else tells whether it can be used. Errors are
// about reading the file.
func inspect(path string) (candidate, error) {
	c := candidate{file: filepath.Base(path)}
	f, err := os.Open(path)
	if err != nil {
		return c, err
	}
	defer f.Close()
	return c, c.read(f)
}

func (c *candidate) read(f io.ReaderAt) error {
	head := make([]byte, 12)
	if _, err := f.ReadAt(head, 0); err != nil {
		c.unfit = broken
		return readError(err)
	}
	switch string(head[:4]) {
	case "ttcf":
		return c.readCollection(f, int(be.Uint32(head[8:])))
	case "wOFF", "wOF2":
		c.unfit = "是网页字体（WOFF），不能用于打印，请换用同一字体的 .ttf 文件"
		return nil
	}
	return c.readFace(f, 0)
}

// readError is a true failure to read; a file that ends too early is none.
func readError(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

// readCollection names the faces of a TrueType collection.
func (c *candidate) readCollection(f io.ReaderAt, faces int) error {
	const most = 64
	offsets := make([]byte, 4*min(max(faces, 0), most))
	if _, err := f.ReadAt(offsets, 12); err != nil {
		c.unfit = broken
		return readError(err)
	}
	var inside []string
	postScript := false
	for ; len(offsets) > 0; offsets = offsets[4:] {
		var face candidate
		if err := face.readFace(f, int64(be.Uint32(offsets))); err != nil {
			return err
		}
		if face.display != "" {
			inside = append(inside, "“"+face.display+"”")
		}
		c.names = append(c.names, face.names...)
		postScript = postScript || face.unfit == cff
	}
	list := strings.Join(inside[:min(len(inside), mostNamed)], "、")
	if len(inside) > mostNamed {
		list += fmt.Sprintf("等 %d 个字体", len(inside))
	}
	c.unfit = "是字体集合（TTC），内含" + list + "，无法确定要用哪一个，请从中导出要用的一个，存为单独的 .ttf 文件"
	if postScript {
		c.unfit = "是字体集合（TTC），内含" + list + "，且" + cff
	}
	return nil
}

// readFace reads the tables of one face that tell what it is, from its table directory
// on.
func (c *candidate) readFace(f io.ReaderAt, at int64) error {
	head := make([]byte, 12)
	if _, err := f.ReadAt(head, at); err != nil {
		c.unfit = broken
		return readError(err)
	}
	switch be.Uint32(head) {
	case 0x00010000, 0x74727565: // 1.0, "true"
	case 0x4F54544F: // "OTTO"
		c.unfit = cff
	default:
		c.unfit = broken
		return nil
	}
	directory := make([]byte, 16*int(be.Uint16(head[4:])))
	if _, err := f.ReadAt(directory, at+12); err != nil {
		c.unfit = broken
		return readError(err)
	}
	for ; len(directory) > 0; directory = directory[16:] {
		tag := string(directory[:4])
		if tag == "fvar" && c.unfit == "" {
			c.unfit = "是可变字体，请换用同一字体一种粗细的静态 .ttf 文件"
		}
		if tag != "name" && tag != "OS/2" {
			continue
		}
		table := make([]byte, min(be.Uint32(directory[12:]), mostTable))
		if _, err := f.ReadAt(table, int64(be.Uint32(directory[8:]))); err != nil {
			c.unfit = broken
			return readError(err)
		}
		if tag == "name" {
			c.names, c.display = readNames(table)
		} else if len(table) >= 10 {
			c.weight = int(be.Uint16(table[4:]))
			c.locked = lockedType(be.Uint16(table[8:]))
		}
	}
	return nil
}

// lockedType tells from the bits of OS/2.fsType whether a part of the font may not be
// embedded: restricted licence and no lighter terms, no subsetting, bitmaps only
// (OpenType 1.9, OS/2).
func lockedType(bits uint16) bool {
	const restricted, terms, noSubset, bitmaps = 0x0002, 0x000E, 0x0100, 0x0200
	return bits&terms == restricted || bits&(noSubset|bitmaps) != 0
}

// readNames are the strings of a name table that name the face, in all languages, and
// the one to show: the Chinese family, or else the first.
func readNames(t []byte) (names []string, display string) {
	if len(t) < 6 {
		return nil, ""
	}
	n, texts := int(be.Uint16(t[2:])), int(be.Uint16(t[4:]))
	rank := 0
	for i := 0; i < n && len(t) >= 18+12*i; i++ {
		r := t[6+12*i:]
		from := texts + int(be.Uint16(r[10:]))
		to := from + int(be.Uint16(r[8:]))
		id := be.Uint16(r[6:])
		if to > len(t) || !slices.Contains(namingIDs, id) {
			continue
		}
		s := decodeName(be.Uint16(r), be.Uint16(r[2:]), t[from:to])
		if s == "" {
			continue
		}
		names = append(names, s)
		this := 1
		if id == nameFamily || id == nameTypographicFamily {
			this = 2
		}
		if hanString(s) {
			this += 2
		}
		if this > rank {
			rank, display = this, s
		}
	}
	return names, display
}

// namingIDs are the name records that may tell a face's role.
var namingIDs = []uint16{nameFamily, nameFull, namePostScript, nameTypographicFamily}

func hanString(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// decodeName decodes a string by its platform and encoding; "" for those that Chinese
// and English names are not stored in.
func decodeName(platform, encoding uint16, b []byte) string {
	const unicodePlatform, macintosh, windows = 0, 1, 3
	switch {
	case platform == unicodePlatform, platform == windows && (encoding <= 1 || encoding == 10):
		u := make([]uint16, len(b)/2)
		for i := range u {
			u[i] = be.Uint16(b[2*i:])
		}
		return string(utf16.Decode(u))
	case platform == macintosh && encoding == 0:
		if slices.ContainsFunc(b, func(c byte) bool { return c >= 0x80 }) {
			return ""
		}
		return string(b)
	case platform == macintosh && encoding == 25, platform == windows && encoding == 3: // GB 2312
		b = slices.DeleteFunc(slices.Clone(b), func(c byte) bool { return c == 0 })
		s, err := simplifiedchinese.GBK.NewDecoder().Bytes(b)
		if err != nil {
			return ""
		}
		return string(s)
	}
	return ""
}
