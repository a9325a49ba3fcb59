package render

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"xingbang/render/cause"
	"xingbang/render/evaluation"
)

// manifestName is the file that makes a folder ours: it is written last, so that
// a folder that has it is complete.
const manifestName = "manifest.json"

// manifest is manifest.json: what a folder was made by, from and what is in it.
type manifest struct {
	Program string       `json:"program"`
	Version string       `json:"version"`
	Draft   bool         `json:"draft"`
	Rules   parameters   `json:"rules"`
	Inputs  []digestJSON `json:"inputs"`
	Outputs []digestJSON `json:"outputs"`
}

// digestJSON is a file and the SHA-256 of its bytes, in lower-case hexadecimal.
// An output's name is relative to the folder, with forward slashes.
type digestJSON struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

func newManifest(r *evaluation.Result, draft bool, files []file) (file, error) {
	m := manifest{Program: "xingbang", Version: Version, Draft: draft, Rules: r.Measure.Parameters()}
	for _, s := range r.Sources {
		m.Inputs = append(m.Inputs, digestJSON{filepath.ToSlash(s.File), s.SHA256})
	}
	for _, f := range files {
		sum := sha256.Sum256(f.data)
		m.Outputs = append(m.Outputs, digestJSON{f.path, hex.EncodeToString(sum[:])})
	}
	slices.SortFunc(m.Outputs, func(a, b digestJSON) int { return cmp.Compare(a.File, b.File) })
	data, err := toJSON(m)
	return file{manifestName, data}, err
}

// ErrNoManifest tells that a folder was not built by this program, or not wholly.
var ErrNoManifest = errors.New("没有有效的 manifest.json，不是星榜生成的文件夹")

func readManifest(folder string) (*manifest, error) {
	data, err := os.ReadFile(filepath.Join(folder, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoManifest
	}
	if err != nil {
		return nil, err
	}
	var m struct {
		manifest
		Rules json.RawMessage `json:"rules"` // not needed here
	}
	if err := json.Unmarshal(data, &m); err != nil || m.Program != "xingbang" || len(m.Outputs) == 0 {
		return nil, ErrNoManifest
	}
	return &m.manifest, nil
}

// Kind is what became of a file since the build.
type Kind uint8

const (
	Changed Kind = iota
	Missing
	Extra
)

// String is the kind's word for the user.
func (k Kind) String() string { return [...]string{"被改动", "缺少", "多出"}[k] }

// Difference is one file that is not as it was built.
type Difference struct {
	File string // relative to the folder, with forward slashes
	Kind Kind
}

// Verify compares every file of a folder with its manifest.json, and lists what
// differs by name; none if the folder is still what was built. Files that
// desktops leave in folders they show (Thumbs.db and such) are passed over. The
// error is ErrNoManifest, or about what cannot be read.
func Verify(folder string) ([]Difference, error) {
	m, err := readManifest(folder)
	if err != nil {
		return nil, err
	}
	want := map[string]string{}
	for _, o := range m.Outputs {
		want[o.File] = o.SHA256
	}
	var diffs []Difference
	err = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		sum, known := want[name]
		switch {
		case name == manifestName, !known && isLitter(d.Name()):
			return nil
		case !known:
			diffs = append(diffs, Difference{name, Extra})
			return nil
		}
		delete(want, name)
		got, err := hashFile(path)
		if err != nil {
			return fmt.Errorf("读取 %s 失败：%w", name, cause.Of(err))
		}
		if got != sum {
			diffs = append(diffs, Difference{name, Changed})
		}
		return nil
	})
	for name := range want {
		diffs = append(diffs, Difference{name, Missing})
	}
	slices.SortFunc(diffs, func(a, b Difference) int { return cmp.Compare(a.File, b.File) })
	return diffs, err
}

// isLitter reports whether desktops, not people, make files of this name.
func isLitter(name string) bool {
	return slices.Contains([]string{"thumbs.db", "desktop.ini", ".ds_store"}, strings.ToLower(name)) ||
		strings.HasPrefix(name, "~$")
}

func hashFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
