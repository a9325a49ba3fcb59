//go:build !windows

package main

import "io"

// ownWindow is a thing of Windows.
func ownWindow() bool { return false }

func takesEscapes(io.Writer) bool { return true }
