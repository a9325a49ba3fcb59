package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"sync"
)

// file is a PDF's indirect objects by number; object 0 is none.
type file struct {
	objects    [][]byte
	root, info int
	// packed is the first of the objects, none of them a stream, that are
	// compressed together; 0 for none.
	packed int
}

var (
	startXref = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n?$`)
	rootEntry = regexp.MustCompile(`/Root (\d+) 0 R`)
	infoEntry = regexp.MustCompile(`/Info (\d+) 0 R`)
)

var errOutput = errors.New("pdf: fpdf's output is not laid out as expected")

// readFile takes apart what fpdf wrote, by its own cross-reference table.
func readFile(b []byte) (*file, error) {
	m := startXref.FindSubmatch(b[max(0, len(b)-64):])
	if m == nil {
		return nil, errOutput
	}
	xref, err := strconv.Atoi(string(m[1]))
	if err != nil || xref > len(b) {
		return nil, errOutput
	}
	head, table, ok := bytes.Cut(b[xref:], []byte("0000000000 65535 f \n"))
	if !ok {
		return nil, errOutput
	}
	var n int
	if _, err := fmt.Sscanf(string(head), "xref\n0 %d\n", &n); err != nil || n < 1 || len(table)/20 < n-1 {
		return nil, errOutput
	}
	type object struct{ at, number int }
	objects := make([]object, n-1, n)
	for i := range objects {
		at, err := strconv.Atoi(string(table[20*i : 20*i+10]))
		if err != nil || at < 0 || at > xref {
			return nil, errOutput
		}
		objects[i] = object{at, i + 1}
	}
	slices.SortFunc(objects, func(a, b object) int { return a.at - b.at })
	objects = append(objects, object{xref, 0})
	f := &file{objects: make([][]byte, n)}
	for i, o := range objects[:n-1] {
		body, ok := bytes.CutPrefix(b[o.at:objects[i+1].at], fmt.Appendf(nil, "%d 0 obj\n", o.number))
		end := bytes.LastIndex(body, []byte("\nendobj"))
		if !ok || end < 0 {
			return nil, errOutput
		}
		f.objects[o.number] = body[:end:end]
	}
	trailer := table[20*(n-1):]
	for _, e := range []struct {
		re *regexp.Regexp
		to *int
	}{{rootEntry, &f.root}, {infoEntry, &f.info}} {
		m := e.re.FindSubmatch(trailer)
		if m == nil {
			return nil, errOutput
		}
		if *e.to, err = strconv.Atoi(string(m[1])); err != nil || *e.to >= n {
			return nil, errOutput
		}
	}
	return f, nil
}

// add appends an object and returns its number.
func (f *file) add(body []byte) int {
	f.objects = append(f.objects, body)
	return len(f.objects) - 1
}

// addStream appends a compressed stream with the entries of its dictionary.
func (f *file) addStream(entries string, data []byte) int {
	return f.add(compressedStream(entries, data))
}

func stream(entries string, data []byte) []byte {
	b := fmt.Appendf(nil, "<<%s /Length %d>>\nstream\n", entries, len(data))
	b = append(b, data...)
	return append(b, "\nendstream"...)
}

func compressedStream(entries string, data []byte) []byte {
	return stream(entries+" /Filter /FlateDecode", compress(data))
}

// level is zlib's. The usual 6 takes a sixth longer for a whole file, and saves one
// or two bytes in a hundred.
const level = 4

// A compressor is over a megabyte of tables: they are used again.
var compressors = sync.Pool{New: func() any {
	w, _ := zlib.NewWriterLevel(nil, level) // fails for no such level alone
	return w
}}

func compress(data []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(data)/2 + 64)
	w := compressors.Get().(*zlib.Writer)
	defer compressors.Put(w)
	w.Reset(&b)
	w.Write(data) // a bytes.Buffer takes everything
	w.Close()
	return b.Bytes()
}
