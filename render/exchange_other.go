//go:build !linux

package render

import "errors"

// exchange cannot be done here in one step.
func exchange(a, b string) error { return errors.ErrUnsupported }
