// Package templates holds what the clerk may edit: the wording of the notice and
// the pages of the site, embedded in the program. `xingbang init` writes them out,
// and a folder of edited ones takes their place.
package templates

import "embed"

// FS is the folder as embedded: notice.md and site/.
//
//go:embed notice.md site
var FS embed.FS
