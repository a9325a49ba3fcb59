package main

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
)

// classes gives cnchar's letters the five classes 横1 竖2 撇3 点4 折5 of GB 13000.1
// 字符集汉字折笔规范; 提 is a 横, 竖钩 a 竖, 捺 a 点, and every other letter a 折.
var classes = map[byte]byte{'j': '1', 'i': '1', 'f': '2', 'g': '2', 's': '3', 'k': '4', 'l': '4', 'd': '4'}

// sequences reads the classes of the strokes of each character that cnchar knows.
func sequences(file string) (map[string]string, error) {
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
	out := map[string]string{}
	for char, order := range letters {
		var key []byte
		for i := range len(order) {
			class, ok := classes[order[i]]
			if !ok {
				class = '5'
			}
			key = append(key, class)
		}
		out[char] = string(key)
	}
	return out, nil
}
