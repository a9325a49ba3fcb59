package workbook

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// BranchList is the names of branches, as someone gives them for a starter: a text
// file of one name a line, a workbook or CSV with the sheet 支部 or 党员, as that of
// the last half-year, or the names themselves with commas between. Surplus space
// goes, and order stays. The error is one Chinese sentence.
func BranchList(list string) ([]string, error) {
	info, err := os.Stat(list)
	switch {
	case err == nil && info.IsDir(), err == nil && kindOf(list) != otherFile:
		return branchesIn(list)
	case err == nil:
		return branchLines(list)
	case !errors.Is(err, fs.ErrNotExist) || kindOf(list) != otherFile || strings.ContainsAny(list, `/\`) || strings.EqualFold(filepath.Ext(list), ".txt"):
		return nil, missing(list, err)
	}
	return cleanBranches(list, strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune(",，、;；\n", r) }))
}

func branchesIn(input string) ([]string, error) {
	e, _, err := Read([]string{input})
	if err != nil {
		return nil, err
	}
	var names []string
	for _, b := range e.Branches {
		names = append(names, b.Name)
	}
	return cleanBranches(input, names)
}

func branchLines(file string) ([]string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, missing(file, err)
	}
	content, err := decodeCSV(data)
	if err != nil || len(data) > 1<<20 {
		return nil, &Unreadable{file, "不是支部名单", "请用记事本写成一行一个支部名称，另存为 UTF-8"}
	}
	return cleanBranches(file, strings.FieldsFunc(content, func(r rune) bool { return r == '\n' || r == '\r' }))
}

// cleanBranches repairs names as reading does, and refuses none and one twice.
func cleanBranches(list string, names []string) ([]string, error) {
	var out []string
	seen := map[string]bool{}
	for _, name := range names {
		name, _ = cleanName(name)
		switch {
		case name == "":
			continue
		case seen[name]:
			return nil, fmt.Errorf("支部名单“%s”中，“%s”写了两次，请删去一处", shorten(list), name)
		}
		seen[name] = true
		out = append(out, name)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("支部名单“%s”里没有支部名称，请写成一行一个，或用逗号隔开", shorten(list))
	}
	return out, nil
}
