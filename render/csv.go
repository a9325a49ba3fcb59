package render

import (
	"bytes"
	"encoding/csv"
	"strings"
)

// toCSV writes rows for a spreadsheet (RFC 4180, UTF-8 with the byte order mark
// without which Excel takes it for GBK).
func toCSV(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	safe := make([]string, 0, 40)
	for _, row := range rows {
		safe = safe[:0]
		for _, s := range row {
			safe = append(safe, inert(s))
		}
		if err := w.Write(safe); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// inert keeps a spreadsheet from running a text that someone wrote into a name as
// a formula.
func inert(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
