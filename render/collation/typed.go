package collation

import (
	"strings"
	"sync"
)

// TypedName is a person's name as it is typed by 拼音: a syllable a character, without
// tones, ü as v; "" for what has no reading. Letters and digits are typed as they
// are, in lower case. The surname has its reading as a surname.
func TypedName(name string) []string { return typed(name, Readings(name)) }

// Typed is other text as it is typed by 拼音, each character in its usual reading.
func Typed(text string) []string {
	syllables := make([]string, 0, len(text)/3)
	for _, r := range text {
		syllables = append(syllables, readings()[r])
	}
	return typed(text, syllables)
}

func typed(text string, syllables []string) []string {
	out := make([]string, len(syllables))
	i := 0
	for _, r := range text {
		switch {
		case r < 0x80:
			out[i] = strings.TrimSpace(strings.ToLower(string(r)))
		case readings()[r] != "":
			out[i] = letters(syllables[i])
		}
		i++
	}
	return out
}

// typedSyllables are the syllables of the table as they are typed: taking tones off
// is slow, and there are few.
var typedSyllables = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(pinyinTable) {
		syllable, _, _ := strings.Cut(line, "\t")
		out[syllable] = withoutTone(syllable)
	}
	return out
})

func letters(syllable string) string {
	if s, ok := typedSyllables()[syllable]; ok {
		return s
	}
	return withoutTone(syllable)
}

func withoutTone(syllable string) string {
	s, _ := parse(syllable)
	return strings.ReplaceAll(s, "u~", "v")
}
