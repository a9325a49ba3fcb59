package site

import "strings"

// copyPage is copy.html: the fragment in a frame, and what its buttons put on the
// clipboard.
type copyPage struct {
	page
	Source string // the fragment
	Text   string // its text alone
}

func (v *view) copy(f fragmentPage, source []byte) copyPage {
	p := copyPage{
		page:   v.page("copy.html", "copy", "复制公示", "把公示复制到公众号或网站的编辑器里。"),
		Source: strings.TrimPrefix(string(source), "\ufeff"),
		Text:   f.text(),
	}
	p.Robots = "noindex" // the same text again
	p.Frames = true
	return p
}

// text is the notice without any markup: a paragraph a line.
func (f fragmentPage) text() string {
	var b strings.Builder
	line := func(parts ...string) {
		for _, s := range parts {
			b.WriteString(s)
		}
		b.WriteByte('\n')
	}
	if f.Draft {
		line("【草稿】仅供内部核对，不是正式公示，请勿张贴、上传或转发。")
	}
	line(plain(f.Heading))
	for _, block := range f.Blocks {
		var text strings.Builder
		for _, s := range block.Spans {
			text.WriteString(s.Text)
		}
		switch {
		case block.Is("heading"):
			line()
			line(text.String())
		case block.Is("paragraph"):
			line("　　", text.String())
		case block.Is("names"):
			if block.Bare {
				line()
				line(block.List.Name, "级党员")
			}
			for _, r := range block.List.Rows {
				line(r.Branch.Name, "：", names(r.People))
			}
		case block.Is("signature"):
			line()
			line(plain(block.Committee))
			line(block.Date)
		}
	}
	return b.String()
}

// names are people in a row, a space of full width between them.
func names(people []person) string {
	var out []string
	for _, p := range people {
		name := p.Name
		if p.Distinction != "" {
			name += "（" + p.Distinction + "）"
		}
		if p.Score != "" {
			name += " " + p.Score + "分"
		}
		out = append(out, name)
	}
	return strings.Join(out, "　")
}
