package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strconv"
)

// perStream is how many packed objects share a stream: a reader unpacks all of them
// to get at one.
const perStream = 250

// entry is an object's entry in the cross-reference stream (ISO 32000-1, 7.5.8.3):
// an object at an offset, or in a stream at an index.
type entry struct {
	kind      byte // 0 free, 1 in the file, 2 in an object stream
	at, index int
}

// entrySize is the bytes of an entry: one for the kind, four and two for the rest.
const entrySize = 7

// bytes lays the file out, with a cross-reference stream. The file identifier is a
// hash of all that stands before that.
func (f *file) bytes() []byte {
	size := 1024
	for _, o := range f.objects {
		size += len(o) + 24
	}
	b := make([]byte, 0, size)
	b = append(b, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"...)
	entries := make([]entry, len(f.objects), len(f.objects)+len(f.objects)/perStream+2)
	entries[0].index = 0xFFFF
	plain := f.objects
	if f.packed > 0 {
		plain = f.objects[:f.packed]
	}
	for i, o := range plain {
		if i > 0 {
			entries[i] = entry{kind: 1, at: len(b)}
			b = appendObject(b, i, o)
		}
	}
	for from := len(plain); from < len(f.objects); from += perStream {
		to := min(from+perStream, len(f.objects))
		for i := from; i < to; i++ {
			entries[i] = entry{kind: 2, at: len(entries), index: i - from}
		}
		entries = append(entries, entry{kind: 1, at: len(b)})
		b = appendObject(b, len(entries)-1, objectStream(from, f.objects[from:to]))
	}
	id := sha256.Sum256(b)
	at := len(b)
	entries = append(entries, entry{kind: 1, at: at})
	dictionary := fmt.Sprintf("/Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>] "+
		"/DecodeParms <</Predictor 12 /Columns %d>>", len(entries), f.root, f.info, id[:16], id[:16], entrySize)
	b = appendObject(b, len(entries)-1, compressedStream(dictionary, crossReference(entries)))
	return fmt.Appendf(b, "startxref\n%d\n%%%%EOF\n", at)
}

func appendObject(b []byte, number int, body []byte) []byte {
	b = strconv.AppendInt(b, int64(number), 10)
	b = append(b, " 0 obj\n"...)
	b = append(b, body...)
	return append(b, "\nendobj\n"...)
}

// objectStream packs objects numbered from first on (ISO 32000-1, 7.5.7).
func objectStream(first int, objects [][]byte) []byte {
	var index []byte
	at := 0
	for i, o := range objects {
		index = strconv.AppendInt(index, int64(first+i), 10)
		index = append(index, ' ')
		index = strconv.AppendInt(index, int64(at), 10)
		index = append(index, ' ')
		at += len(o) + 1
	}
	entries := fmt.Sprintf("/Type /ObjStm /N %d /First %d", len(objects), len(index))
	return compressedStream(entries, append(append(index, bytes.Join(objects, []byte("\n"))...), '\n'))
}

// crossReference is the entries as rows of bytes, each but the first as the
// difference from the row above (PNG's Up filter), which compresses well.
func crossReference(entries []entry) []byte {
	b := make([]byte, 0, len(entries)*(1+entrySize))
	var above [entrySize]byte
	for _, e := range entries {
		row := [entrySize]byte{e.kind, byte(e.at >> 24), byte(e.at >> 16), byte(e.at >> 8), byte(e.at), byte(e.index >> 8), byte(e.index)}
		b = append(b, 2)
		for i, v := range row {
			b = append(b, v-above[i])
		}
		above = row
	}
	return b
}
