package workbook

import "fmt"

// Unreadable is why an input cannot be read at all. Its message is one Chinese
// sentence that names the file and says what to do.
type Unreadable struct {
	File    string
	Problem string // the fact, as in “是旧版 .xls 格式”
	Advice  string // what to do
}

func (u *Unreadable) Error() string {
	return fmt.Sprintf("无法读取“%s”：%s，%s", u.File, u.Problem, u.Advice)
}
