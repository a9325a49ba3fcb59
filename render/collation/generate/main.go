// Command generate reduces public data on Chinese characters to the two tables
// of render/collation:
//
//	strokes.txt   characters in stroke order, a line for each stroke count
//	pinyin.txt    characters by their usual reading, a line for each syllable
//
// It reads the Unihan database (Debian package unicode-data), the stroke
// sequences of the npm package cnchar-order 3.2.6, and the 8,105 characters of
// 通用规范汉字表 in their printed order, which is stroke order within each of its
// three levels and is kept:
//
//	go run ./render/collation/generate \
//	    --unihan /usr/share/unicode --cnchar cnchar.order.min.js
package main

import (
	"bufio"
	"compress/bzip2"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"
)

func main() {
	unihan := pflag.String("unihan", "/usr/share/unicode", "folder of the Unihan_*.txt.bz2 files")
	cnchar := pflag.String("cnchar", "cnchar.order.min.js", "the script of npm's cnchar-order")
	into := pflag.String("into", "render/collation", "the package's folder")
	pflag.Parse()
	if err := run(*unihan, *cnchar, *into); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(unihan, cnchar, into string) error {
	counts, err := property(filepath.Join(unihan, "Unihan_IRGSources.txt.bz2"), "kTotalStrokes")
	if err != nil {
		return err
	}
	readings, err := property(filepath.Join(unihan, "Unihan_Readings.txt.bz2"), "kMandarin")
	if err != nil {
		return err
	}
	sequences, err := sequences(cnchar)
	if err != nil {
		return err
	}
	standard, err := os.ReadFile(filepath.Join(into, "standard-characters.txt"))
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(into, "strokes.txt"), strokes(string(standard), counts, sequences), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(into, "pinyin.txt"), pinyin(readings), 0o644)
}

// property reads one Unihan property; of several values the first, which is
// that of mainland China.
func property(file, name string) (map[rune]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	values := map[rune]string{}
	lines := bufio.NewScanner(bzip2.NewReader(f))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		field := strings.Split(lines.Text(), "\t")
		if len(field) != 3 || field[1] != name || !strings.HasPrefix(field[0], "U+") {
			continue
		}
		code, err := strconv.ParseInt(field[0][2:], 16, 32)
		if err != nil {
			return nil, err
		}
		values[rune(code)] = strings.Fields(field[2])[0]
	}
	return values, lines.Err()
}

// classes gives cnchar's letters the five classes 横1 竖2 撇3 点4 折5 of GB 13000.1
// 字符集汉字折笔规范; 提 is a 横, 竖钩 a 竖, 捺 a 点, and every other letter a 折.
var classes = map[byte]byte{'j': '1', 'i': '1', 'f': '2', 'g': '2', 's': '3', 'k': '4', 'l': '4', 'd': '4'}

func sequences(file string) (map[rune]string, error) {
	script, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	table := regexp.MustCompile(`JSON\.parse\('(\{"一":"j".*?\})'\)`).FindSubmatch(script)
	if table == nil {
		return nil, fmt.Errorf("%s: no table of stroke orders", file)
	}
	var letters map[string]string
	if err := json.Unmarshal(table[1], &letters); err != nil {
		return nil, err
	}
	out := map[rune]string{}
	for char, order := range letters {
		var key []byte
		for i := range len(order) {
			class, ok := classes[order[i]]
			if !ok {
				class = '5'
			}
			key = append(key, class)
		}
		out[[]rune(char)[0]] = string(key)
	}
	return out, nil
}

type entry struct {
	char  rune
	count int
	key   string // stroke classes; where unknown, those of a known neighbour
	place int    // in the standard table
}

// strokes orders the standard's characters by count, classes and place, and puts
// all others after those of their count, in code order, behind a tab.
func strokes(standard string, counts, sequences map[rune]string) []byte {
	var all []entry
	listed := map[rune]bool{}
	for _, level := range strings.Split(strings.TrimSpace(standard), "\n") {
		all = append(all, ordered([]rune(strings.TrimSpace(level)), len(all), counts, sequences)...)
	}
	slices.SortStableFunc(all, func(a, b entry) int {
		if a.count != b.count {
			return a.count - b.count
		}
		if c := strings.Compare(a.key, b.key); c != 0 {
			return c
		}
		return a.place - b.place
	})
	lines := map[int]*[2]strings.Builder{}
	line := func(n int) *[2]strings.Builder {
		if lines[n] == nil {
			lines[n] = &[2]strings.Builder{}
		}
		return lines[n]
	}
	for _, e := range all {
		listed[e.char] = true
		line(e.count)[0].WriteRune(e.char)
	}
	for _, char := range sortedKeys(counts) {
		if n, _ := strconv.Atoi(counts[char]); n > 0 && !listed[char] {
			line(n)[1].WriteRune(char)
		}
	}
	var out strings.Builder
	for _, n := range sortedKeys(lines) {
		fmt.Fprintf(&out, "%d\t%s\t%s\n", n, lines[n][0].String(), lines[n][1].String())
	}
	return []byte(out.String())
}

// ordered gives each character of one level its key. A sequence that is out of
// the printed order is dropped: the order is the standard's, not the data's.
func ordered(level []rune, place int, counts, sequences map[rune]string) []entry {
	out := make([]entry, len(level))
	last := entry{}
	for i, char := range level {
		e := entry{char: char, place: place + i, count: last.count, key: last.key}
		if key, ok := sequences[char]; ok {
			known := entry{char, len(key), key, place + i}
			if known.count > last.count || known.count == last.count && known.key >= last.key {
				e = known
			}
		} else if n, _ := strconv.Atoi(counts[char]); n > last.count {
			if next := following(level[i:], sequences); n < len(next) {
				e.count, e.key = n, ""
			} else if n == len(next) {
				e.count, e.key = n, next
			}
		}
		out[i], last = e, e
	}
	return out
}

// following is the next sequence that is known.
func following(rest []rune, sequences map[rune]string) string {
	for _, char := range rest {
		if key, ok := sequences[char]; ok {
			return key
		}
	}
	return ""
}

func pinyin(readings map[rune]string) []byte {
	syllables := map[string]*strings.Builder{}
	for _, char := range sortedKeys(readings) {
		s := readings[char]
		if syllables[s] == nil {
			syllables[s] = &strings.Builder{}
		}
		syllables[s].WriteRune(char)
	}
	var out strings.Builder
	for _, s := range sortedKeys(syllables) {
		fmt.Fprintf(&out, "%s\t%s\n", s, syllables[s].String())
	}
	return []byte(out.String())
}

func sortedKeys[K int | rune | string, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
