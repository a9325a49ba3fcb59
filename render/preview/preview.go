// Package preview turns a build of the site, made again whenever an input changes,
// into pages on an address of this machine that reload themselves. While a build
// fails it goes on showing the last good pages, with what is wrong above them.
package preview

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"xingbang/render/evaluation"
)

// Result is what one build of the site gave.
type Result struct {
	// Pages are the files of the site by their path in it, as branches/1.html;
	// nil where findings or an error stopped the build.
	Pages map[string][]byte
	// Findings are those worth showing, of errors first.
	Findings []evaluation.Finding
	// Err is about an input or template that cannot be used at all.
	Err error
}

// Options are what a preview needs to know.
type Options struct {
	// Build makes the site. It is called from one goroutine.
	Build func() Result
	// Files are the inputs, Folders the folders of templates: what is watched.
	Files, Folders []string
	// Poll looks for changes every second instead of being told by the system,
	// which network drives do not do.
	Poll bool
	// Built, if set, is told of every build.
	Built func(Result)
}

// Serve builds the site, and serves it on the listener until the context ends; then
// it returns nil.
func Serve(ctx context.Context, listener net.Listener, opt Options) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	changes, err := watch(ctx, opt)
	if err != nil {
		listener.Close()
		return err
	}
	s := &server{session: fmt.Sprint(time.Now().UnixNano()), changed: make(chan struct{})}
	s.build(opt)
	go func() {
		for range changes {
			s.build(opt)
		}
	}()
	web := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	go func() {
		<-ctx.Done()
		web.Close()
	}()
	if err := web.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// server holds the last good pages and what the last build said.
type server struct {
	session string // tells this server from an earlier one on the same address

	mu      sync.Mutex
	pages   map[string][]byte
	last    Result
	number  int           // of builds
	changed chan struct{} // closed by the next build
}

func (s *server) build(opt Options) {
	r := opt.Build()
	if opt.Built != nil {
		opt.Built(r)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.Pages != nil {
		s.pages = r.Pages
	}
	s.last = r
	s.number++
	close(s.changed)
	s.changed = make(chan struct{})
}

// view is the server at one moment.
type view struct {
	pages   map[string][]byte
	last    Result
	version string
	changed <-chan struct{}
}

func (s *server) now() view {
	s.mu.Lock()
	defer s.mu.Unlock()
	return view{s.pages, s.last, fmt.Sprintf("%s-%d", s.session, s.number), s.changed}
}
