package site

import (
	"fmt"
	"slices"
	"strings"

	"xingbang/render/font"
	"xingbang/render/wording"
)

// rareRoles are the typefaces that the pages use, with the families that style.css
// names first and rare.css defines, each for the characters of its unicode-range
// alone.
var rareRoles = [...]struct {
	role         font.Role
	family, file string
}{
	{font.Song, "Xingbang Song", "rare-song"},
	{font.Kai, "Xingbang Kai", "rare-kai"},
}

// isRare reports whether usual machines may lack the character: what Unicode added
// to the basic block after 2005, Extension A, and all beyond the basic plane that
// is Chinese.
func isRare(r rune) bool {
	return r >= 0x3400 && r <= 0x4DBF || r >= 0x9FA6 && r <= 0x9FFF || r >= 0x20000 && r <= 0x3FFFF
}

// rareFonts are a style sheet and the fonts it names; nothing where the pages have
// no rare character.
func rareFonts(in Input) ([]File, error) {
	chars := rareCharacters(in)
	if in.Fonts == nil || len(chars) == 0 {
		return nil, nil
	}
	var css strings.Builder
	css.WriteString("@charset \"utf-8\";\n/* 生僻字：只含网页上用到的几个字。 */\n")
	files := make([]File, 1)
	for _, r := range rareRoles {
		fonts, err := in.Fonts.WebFonts(r.role, strings.ReplaceAll(r.family, " ", "")+"Rare", chars)
		if err != nil {
			return nil, fmt.Errorf("生成生僻字字体时出错：%w", err)
		}
		for i, f := range fonts {
			name := fmt.Sprintf("%s-%d.woff2", r.file, i+1)
			fmt.Fprintf(&css, "@font-face { font-family: %q; src: url(%q) format(\"woff2\"); unicode-range: %s; }\n",
				r.family, name, unicodeRange(f.Runes))
			files = append(files, File{"assets/" + name, f.Data})
		}
	}
	if len(files) == 1 {
		return nil, nil
	}
	files[0] = File{"assets/rare.css", []byte(css.String())}
	return files, nil
}

func unicodeRange(chars []rune) string {
	var parts []string
	for _, r := range chars {
		parts = append(parts, fmt.Sprintf("U+%X", r))
	}
	return strings.Join(parts, ", ")
}

// rareCharacters are the rare characters of the pages, ascending.
func rareCharacters(in Input) []rune {
	found := map[rune]bool{}
	look := func(texts ...string) {
		for _, s := range texts {
			for _, r := range s {
				if isRare(r) {
					found[r] = true
				}
			}
		}
	}
	n := in.Notice
	look(n.Name, n.Committee, n.Approver, n.Office, n.Address, n.Site.Name, in.Wording.Title)
	for _, b := range in.Wording.Blocks {
		lookAtSpans(b.Spans, look)
	}
	for _, b := range in.Honour.Branches {
		look(b.Name)
		for _, level := range b.Levels {
			for _, p := range level {
				look(p.Name, p.Distinction, p.Deeds)
			}
		}
	}
	var out []rune
	for r := range found {
		out = append(out, r)
	}
	slices.Sort(out)
	return out
}

func lookAtSpans(spans []wording.Span, look func(...string)) {
	for _, s := range spans {
		look(s.Text)
	}
}
