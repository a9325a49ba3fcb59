// Command xingbang turns a workbook of a star rating (党员评星定级) into the printed
// notice, the honour-roll posters, the committee's report and the pages of a site.
// The library it drives is package render.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], stdio()))
}
