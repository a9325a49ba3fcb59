package site

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// nodeTool is a file of the npm packages axe-core and html-validate, in the folder
// that NODE_TOOLS names: .ci/run installs them.
func nodeTool(t *testing.T, name string) string {
	t.Helper()
	file := filepath.Join(os.Getenv("NODE_TOOLS"), "node_modules", filepath.FromSlash(name))
	if _, err := os.Stat(file); err != nil || os.Getenv("NODE_TOOLS") == "" {
		need(t, name+" is not in the folder of npm packages that NODE_TOOLS names")
	}
	return file
}

// axe finds nothing against WCAG 2.2 AA nor against its best practices, on pages of
// every kind, wide and narrow, with large text, with results in the find box, in
// another colour.
func TestAxe(t *testing.T) {
	t.Parallel()
	axe, err := os.ReadFile(nodeTool(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	b := newTab(t)
	run := func() []string {
		eval[bool](b, string(axe)+";true")
		eval[bool](b, `(window.faults = null, axe.run({iframes: false}, function (err, r) {
			window.faults = err ? [String(err)] : r.violations.map(function (v) {
				return v.id + ": " + v.help + " " + v.nodes.map(function (n) { return n.target.join(" ") + " " + n.html; }).slice(0, 3).join(" | ");
			});
		}), true)`)
		b.until(`window.faults !== null`)
		return eval[[]string](b, `window.faults`)
	}
	check := func(where string) {
		t.Helper()
		for _, fault := range run() {
			t.Errorf("%s: %s", where, fault)
		}
	}
	in := sampleInput(t)
	_, base := write(t, render(t, in))
	for _, name := range some {
		if name == "notice-fragment.html" {
			continue // no page of its own
		}
		for _, width := range []int64{1280, 320} {
			b.viewport(width)
			b.open(base + name)
			check(fmt.Sprintf("%s, %d px", name, width))
		}
	}
	b.open(base + "index.html")
	b.find("dang")
	check("results")
	eval[bool](b, `(document.documentElement.removeAttribute("lang"), document.querySelector("h1").remove(), true)`)
	if faults := run(); len(faults) != 2 {
		t.Errorf("a page without language and heading: %q", faults)
	}
	for _, colour := range []string{"#1b4f8f", "#ffd700", "#00ff66", "#808080"} {
		in.Notice.Site.Colour = colour
		in.Notice.Draft = colour == "#1b4f8f"
		_, base := write(t, render(t, in))
		for _, name := range []string{"honour.html", "statistics.html"} {
			b.viewport(1280)
			b.open(base + name)
			check(name + " in " + colour)
		}
	}
}

// html-validate finds nothing in the files.
func TestHTMLValidate(t *testing.T) {
	t.Parallel()
	tool := nodeTool(t, "html-validate/bin/html-validate.mjs")
	for _, in := range []Input{sampleInput(t), fixture(2, 3, 3, 3, withHonours()), {}} {
		folder, _ := write(t, render(t, in))
		config := filepath.Join(folder, ".htmlvalidate.json")
		if err := os.WriteFile(config, []byte(`{"root": true, "extends": ["html-validate:standard"]}`), 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("node", tool, "--config", config, "--ext", "html", folder).CombinedOutput()
		if err != nil {
			t.Errorf("%v\n%s", err, strings.ReplaceAll(string(out), folder, ""))
		}
	}
}
