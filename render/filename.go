package render

import (
	"fmt"
	"strings"
	"unicode"
)

// maxFileName is the longest name before the extension, in bytes of UTF-8: Linux
// takes 255 for a whole name, and Windows counts whole paths to 260.
const maxFileName = 180

// devices are names that Windows keeps for itself, with any extension.
var devices = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true, "conin$": true, "conout$": true}

func init() {
	for _, n := range "0123456789¹²³" {
		devices["com"+string(n)] = true
		devices["lpt"+string(n)] = true
	}
}

// fileNames turns names of branches into names of files, without extension, that
// Windows, macOS and Linux all take: no reserved character, device, trailing dot
// or space; no two equal, whether or not case counts.
func fileNames(names []string) []string {
	taken := map[string]bool{}
	files := make([]string, len(names))
	for i, name := range names {
		name = cleanFileName(name)
		files[i] = name
		for n := 2; taken[strings.ToLower(files[i])]; n++ {
			files[i] = fmt.Sprintf("%s（%d）", name, n)
		}
		taken[strings.ToLower(files[i])] = true
	}
	return files
}

// cleanFileName puts the full-width form for what is reserved, so that the name
// reads as before.
func cleanFileName(name string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case strings.ContainsRune(`<>:"/\|?*`, r):
			r += 'Ａ' - 'A'
		case unicode.IsControl(r) || r == unicode.ReplacementChar || unicode.Is(unicode.Cf, r):
			continue
		}
		if b.Len()+len(string(r)) > maxFileName {
			break
		}
		b.WriteRune(r)
	}
	clean := strings.TrimLeft(strings.TrimRight(b.String(), " ."), " .~$")
	stem, _, _ := strings.Cut(strings.ToLower(clean), ".")
	if clean == "" || devices[strings.TrimRight(stem, " ")] {
		return "支部" + clean
	}
	return clean
}
