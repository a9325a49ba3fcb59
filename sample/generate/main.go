// Command generate writes the sample workbooks into the folder of package
// sample, where go generate runs it.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"xingbang/sample"
)

func main() {
	for path, book := range sample.Files() {
		if err := write(path, book); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func write(path string, book sample.Book) error {
	data, err := book.Write()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}
