package main

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"
)

// terminal is the program's streams: what was asked for goes to out, messages and
// progress to err.
type terminal struct {
	in       io.Reader
	out, err io.Writer
	// ownWindow tells that the window closes when the program ends.
	ownWindow bool
}

func stdio() terminal {
	return terminal{os.Stdin, os.Stdout, os.Stderr, ownWindow()}
}

// isTerminal reports whether a person sees the stream.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// paint reports whether the stream takes colours (https://no-color.org).
func (t terminal) paint(w io.Writer) colours {
	return colours(isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && takesEscapes(w))
}

// progress counts on one line of a terminal, and does nothing elsewhere. clear
// takes the line away.
func (t terminal) progress(what string) (count func(done, all int), clear func()) {
	if !isTerminal(t.err) || os.Getenv("TERM") == "dumb" {
		return nil, func() {}
	}
	shown := false
	count = func(done, all int) {
		shown = true
		fmt.Fprintf(t.err, "\r%s %d/%d", what, done, all)
	}
	return count, func() {
		if shown {
			fmt.Fprintf(t.err, "\r%*s\r", 2*len([]rune(what))+20, "")
		}
	}
}

// waitForKey keeps a window of the program's own open until it was read.
func (t terminal) waitForKey() {
	if !t.ownWindow || !isTerminal(t.in) {
		return
	}
	fmt.Fprint(t.err, "\n按任意键关闭窗口")
	fd := int(t.in.(*os.File).Fd())
	if state, err := term.MakeRaw(fd); err == nil {
		defer term.Restore(fd, state)
	}
	_, _ = bufio.NewReader(t.in).ReadByte()
}
