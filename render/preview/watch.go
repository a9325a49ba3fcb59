package preview

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"xingbang/render/cause"
)

const (
	settle    = 250 * time.Millisecond // programs save in several steps
	pollEvery = time.Second
)

// watch sends whenever a file that a build may read was changed, at most one
// message ahead. The channel is closed when the context ends.
func watch(ctx context.Context, opt Options) (<-chan struct{}, error) {
	changes := make(chan struct{}, 1)
	before := opt.stamp()
	look := func() {
		if now := opt.stamp(); !maps.Equal(now, before) {
			before = now
			select {
			case changes <- struct{}{}:
			default: // a build is due already
			}
		}
	}
	if opt.Poll {
		go func() {
			defer close(changes)
			tick := time.NewTicker(pollEvery)
			defer tick.Stop()
			for {
				select {
				case <-ctx.Done():
					return
				case <-tick.C:
					look()
				}
			}
		}()
		return changes, nil
	}
	watcher, err := fsnotify.NewWatcher()
	if err == nil {
		err = opt.addFolders(watcher)
	}
	if err != nil {
		return nil, fmt.Errorf("系统不能通知文件的变化，请加 --poll：%w", cause.Of(err))
	}
	go func() {
		defer close(changes)
		defer watcher.Close()
		var due <-chan time.Time
		for {
			select {
			case <-ctx.Done():
				return
			case <-watcher.Events:
				due = time.After(settle)
			case <-watcher.Errors: // events were lost
				due = time.After(settle)
			case <-due:
				due = nil
				_ = opt.addFolders(watcher) // new ones; what is gone is no fault
				look()
			}
		}
	}()
	return changes, nil
}

// addFolders watches folders and not files, which programs replace when they save.
func (opt Options) addFolders(watcher *fsnotify.Watcher) error {
	for _, folder := range opt.folders() {
		if err := watcher.Add(folder); err != nil {
			return err
		}
	}
	return nil
}

// folders are where the inputs and the templates stand.
func (opt Options) folders() []string {
	var out []string
	for _, name := range opt.Files {
		if info, err := os.Stat(name); err != nil || !info.IsDir() {
			name = filepath.Dir(name) // photos stand beside the workbook
		}
		out = append(out, name)
	}
	for _, root := range opt.Folders {
		_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() {
				out = append(out, path)
			}
			return nil
		})
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// stamp is the size and time of every file in the folders. Files that programs make
// while they work (~$…, hidden ones) do not count.
func (opt Options) stamp() map[string]string {
	out := map[string]string{}
	for _, folder := range opt.folders() {
		entries, err := os.ReadDir(folder)
		if err != nil {
			continue // it is told when the build fails
		}
		for _, e := range entries {
			name := e.Name()
			if e.IsDir() || strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".") || strings.HasSuffix(name, ".tmp") {
				continue
			}
			if info, err := e.Info(); err == nil {
				out[filepath.Join(folder, name)] = fmt.Sprint(info.Size(), info.ModTime().UnixNano())
			}
		}
	}
	return out
}
