package site

import (
	"encoding/xml"
	"net/url"
	"path"
	"regexp"
	"strings"

	"xingbang/render/publication"
)

// hostPattern is a name in letters of any script, or an address, with a port.
var hostPattern = regexp.MustCompile(`^[\p{L}\p{N}.-]+(:[0-9]+)?$`)

// baseAddress is the folder that 网址 leads to, with a slash at its end; "" where it
// is no address of the web.
func baseAddress(address string) string {
	u, err := url.Parse(publication.WebAddress(address))
	if err != nil || !hostPattern.MatchString(u.Host) || u.User != nil {
		return ""
	}
	if ext := path.Ext(u.Path); ext == ".html" || ext == ".htm" {
		u.Path, _ = path.Split(u.Path)
	}
	if !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
	}
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
}

// address is where a page will be; "" where 网址 is not given or the build is a
// draft, which must not be put up.
func (v *view) address(page string) string {
	if v.base == "" || v.header.Draft {
		return ""
	}
	return v.base + strings.TrimSuffix(page, "index.html")
}

// sitemap is sitemap.xml (sitemaps.org, protocol 0.9); none without 网址.
func (v *view) sitemap() []File {
	if v.address("") == "" {
		return nil
	}
	type entry struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod,omitempty"`
	}
	set := struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []entry  `xml:"url"`
	}{}
	dated := ""
	if d := newDay(v.header.Dated); d != nil {
		dated = d.ISO
	}
	pages := []string{"index.html", "honour.html", "statistics.html", "branches.html"}
	for _, b := range v.branches {
		pages = append(pages, b.path())
	}
	for _, page := range pages {
		set.URLs = append(set.URLs, entry{v.address(page), dated})
	}
	// Plain strings are always encoded.
	data, _ := xml.MarshalIndent(set, "", " ")
	return []File{{"sitemap.xml", append([]byte(xml.Header), append(data, '\n')...)}}
}
