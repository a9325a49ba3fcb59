package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/pflag"
)

// passwordFlag declares --password-file, and returns what reads the password, ""
// where no file is given. A file, since what stands on a command line is seen by
// everyone on the machine.
func passwordFlag(flags *pflag.FlagSet) func() (string, error) {
	name := flags.String("password-file", "", "工作簿有打开密码的，密码写在这个文本`文件`的第一行")
	return func() (string, error) {
		if *name == "" {
			return "", nil
		}
		file, err := os.Open(*name)
		if err != nil {
			return "", fmt.Errorf("无法读取密码文件“%s”：文件不存在，或没有读取权限", *name)
		}
		defer file.Close()
		line, err := bufio.NewReader(io.LimitReader(file, 4096)).ReadString('\n')
		line = strings.TrimPrefix(strings.TrimRight(line, "\r\n"), "\uFEFF") // as Notepad begins a file
		if line == "" {
			return "", fmt.Errorf("密码文件“%s”的第一行是空的，请把密码写在第一行", *name)
		}
		if err != nil && err != io.EOF {
			return "", fmt.Errorf("无法读取密码文件“%s”：%w", *name, err)
		}
		return line, nil
	}
}
