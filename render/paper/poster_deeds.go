package paper

import (
	"strings"
	"unicode"

	"xingbang/render/wording"
)

// mostDeedsText is how many characters of 事迹 a poster has room for; all of it
// stands on the site.
const mostDeedsText = 54

// plainDeeds is 事迹, which is Markdown, as one short plain line: its paragraphs
// and list items one after another, as many whole sentences as there is room for.
func plainDeeds(markdown string) string {
	return shortened(joined(wording.DeedsLines(markdown)), mostDeedsText)
}

// joined puts lines one after another: with a stop where one has none, with a
// space between two of Latin words.
func joined(lines []string) string {
	var out []rune
	for _, line := range lines {
		next := []rune(strings.Join(strings.Fields(line), " "))
		if len(next) == 0 {
			continue
		}
		if len(out) > 0 {
			switch last := out[len(out)-1]; {
			case last < unicode.MaxLatin1 && next[0] < unicode.MaxLatin1:
				out = append(out, ' ')
			case unicode.IsLetter(last) || unicode.IsDigit(last):
				out = append(out, '；')
			}
		}
		out = append(out, next...)
	}
	return string(out)
}

// shortened is as many whole sentences of a text as have no more than so many
// characters; of a first sentence that is longer its first clauses, and ……
func shortened(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	for i := most; i > 0; i-- {
		if strings.ContainsRune("。！？；", runes[i-1]) {
			return strings.TrimSuffix(string(runes[:i-1]), "，") + strings.ReplaceAll(string(runes[i-1]), "；", "。")
		}
	}
	cut := most - 2
	for i := cut; i > most/2; i-- {
		if strings.ContainsRune("，、：", runes[i-1]) {
			cut = i - 1
			break
		}
	}
	return string(runes[:cut]) + "……"
}
