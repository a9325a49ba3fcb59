package preview

import (
	"bytes"
	"fmt"
	"html/template"

	"xingbang/render/evaluation"
)

const (
	emptyPage   = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>预览</title></head><body></body></html>`
	missingPage = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>没有这一页</title></head><body><h1>没有这一页</h1><p><a href="/">回到公示</a></p></body></html>`
)

// decorate puts what the last build said, and the script that reloads, into a page.
// A page without head and body, as the fragment, stays as it is.
func decorate(html []byte, v view) []byte {
	// The pages' own policy lets no script ask for anything.
	html = bytes.Replace(html, []byte("default-src 'none';"), []byte("default-src 'none'; connect-src 'self';"), 1)
	head := fmt.Sprintf(`<link rel="stylesheet" href="%s"><script src="%s" data-version="%s" data-events="%s" defer></script></head>`,
		stylePath, scriptPath, v.version, eventsPath)
	html = bytes.Replace(html, []byte("</head>"), []byte(head), 1)
	start := bytes.Index(html, []byte("<body"))
	if start < 0 {
		return html
	}
	end := bytes.IndexByte(html[start:], '>')
	if end < 0 {
		return html
	}
	at := start + end + 1
	return append(append(bytes.Clone(html[:at]), banner(v)...), html[at:]...)
}

// most is how many findings a page shows.
const most = 40

// said is what stands above a page.
type said struct {
	Heading, Error string
	Findings       []evaluation.Finding
	Rest           int
	Failed         bool
}

var bannerTemplate = template.Must(template.New("banner").Parse(
	`<aside class="xb-preview{{if .Failed}} xb-failed{{end}}" aria-label="预览"><details{{if .Failed}} open{{end}}><summary>{{.Heading}}</summary>
{{with .Error}}<p>{{.}}</p>{{end}}{{if .Findings}}<ol>
{{range .Findings}}<li class="xb-{{.Severity}}"><b>{{.Severity.Chinese}}</b> {{with .Cell.String}}<span class="xb-place">{{.}}</span> {{end}}{{.Message}}{{with .Hint}}<br><span class="xb-hint">{{.}}</span>{{end}}</li>
{{end}}</ol>{{end}}{{if .Rest}}<p>另有 {{.Rest}} 条，用 xingbang check 查看</p>{{end}}
</details></aside>`))

// banner is empty where there is nothing to say.
func banner(v view) []byte {
	r := v.last
	s := said{Findings: r.Findings, Failed: r.Pages == nil}
	errors := 0
	for _, f := range r.Findings {
		if f.Severity == evaluation.Error {
			errors++
		}
	}
	if len(s.Findings) > most {
		s.Findings, s.Rest = s.Findings[:most], len(s.Findings)-most
	}
	stale := "，下面是上一次的网页"
	if v.pages == nil {
		stale = ""
	}
	switch {
	case r.Err != nil:
		s.Heading, s.Error = "生成不了"+stale, r.Err.Error()
	case s.Failed:
		s.Heading = fmt.Sprintf("有 %d 个错误，没有重新生成%s", errors, stale)
	case errors > 0:
		s.Heading = fmt.Sprintf("草稿：有 %d 个错误，共 %d 条要看", errors, len(r.Findings))
	case len(r.Findings) > 0:
		s.Heading = fmt.Sprintf("有 %d 条警告", len(r.Findings))
	default:
		return nil
	}
	var b bytes.Buffer
	// Strings are always written.
	_ = bannerTemplate.Execute(&b, s)
	return b.Bytes()
}
