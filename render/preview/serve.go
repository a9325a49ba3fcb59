package preview

import (
	_ "embed"
	"fmt"
	"net"
	"net/http"
	"path"
	"strings"
	"time"
)

// Addresses of the preview's own, beside those of the site.
const (
	eventsPath = "/.preview/events"
	scriptPath = "/.preview/preview.js"
	stylePath  = "/.preview/preview.css"
)

//go:embed preview.js
var script []byte

//go:embed preview.css
var style []byte

// contentTypes do without the system's table, which on Windows other programs
// change.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml", ".jpg": "image/jpeg", ".png": "image/png", ".xml": "application/xml", ".woff2": "font/woff2",
}

// ServeHTTP answers this machine alone: a page elsewhere whose name was made to lead
// here would come with that name.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	if host != "127.0.0.1" && host != "localhost" {
		http.Error(w, "只能从本机打开预览", http.StatusForbidden)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	switch r.URL.Path {
	case eventsPath:
		s.events(w, r)
	case scriptPath:
		send(w, scriptPath, script)
	case stylePath:
		send(w, stylePath, style)
	default:
		s.page(w, r)
	}
}

func send(w http.ResponseWriter, name string, data []byte) {
	kind := contentTypes[path.Ext(name)]
	if kind == "" {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	_, _ = w.Write(data) // a reader who has left needs no answer
}

// page is a file of the last good build, HTML with what the last build said.
func (s *server) page(w http.ResponseWriter, r *http.Request) {
	v := s.now()
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, ok := v.pages[name]
	switch {
	case !ok && v.pages == nil:
		send(w, ".html", decorate([]byte(emptyPage), v))
	case !ok:
		w.Header().Set("Content-Type", contentTypes[".html"])
		w.WriteHeader(http.StatusNotFound)
		_, _ = w.Write(decorate([]byte(missingPage), v))
	case path.Ext(name) == ".html":
		send(w, name, decorate(data, v))
	default:
		send(w, name, data)
	}
}

// events tells a page when it is no longer the last build's (HTML Living Standard,
// 9.2, server-sent events).
func (s *server) events(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	tick := time.NewTicker(20 * time.Second)
	defer tick.Stop()
	for {
		v := s.now()
		message := ": still here\n\n"
		if v.version != r.URL.Query().Get("seen") {
			message = "data: reload\n\n"
		}
		if _, err := fmt.Fprint(w, message); err != nil {
			return
		}
		flusher.Flush()
		select {
		case <-v.changed:
		case <-tick.C:
		case <-r.Context().Done():
			return
		}
	}
}
