package paper

import (
	"net/mail"
	"strings"

	"xingbang/render/publication"
	"xingbang/render/wording"
)

// linked parts a paragraph's text at the notice's e-mail and web address, so that
// they open when clicked.
func (s *noticeSetter) linked(spans []wording.Span) []wording.Span {
	if a, err := mail.ParseAddress(s.notice.Mail); err == nil && a.Address == s.notice.Mail {
		spans = linkText(spans, s.notice.Mail, "mailto:"+s.notice.Mail)
	}
	if address := publication.WebAddress(s.notice.URL); address != "" {
		spans = linkText(spans, s.notice.URL, address)
	}
	return spans
}

// linkText makes every appearance of a text that opens nothing open an address.
func linkText(spans []wording.Span, text, address string) []wording.Span {
	var out []wording.Span
	for _, s := range spans {
		for s.URL == "" {
			before, after, found := strings.Cut(s.Text, text)
			if !found {
				break
			}
			if before != "" {
				out = append(out, wording.Span{Text: before, Strong: s.Strong})
			}
			out = append(out, wording.Span{Text: text, Strong: s.Strong, URL: address})
			s.Text = after
		}
		if s.Text != "" {
			out = append(out, s)
		}
	}
	return out
}
