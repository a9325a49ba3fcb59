package main

import (
	"fmt"
	"io"
	"strings"

	"xingbang/render"
)

const fontsUsage = "用这个`文件夹`里的字体（.ttf）作宋体、小标宋、仿宋、黑体、楷体；没有的用内置字体"

// printFonts tells what the user's fonts were used for, a line a role, and what had to
// be substituted; nothing where there are none.
func printFonts(w io.Writer, use *render.FontUse) {
	if use == nil {
		return
	}
	fmt.Fprintln(w, "字体：")
	for _, c := range use.Choices {
		line := fmt.Sprintf("%s（%s）", c.Name, c.File)
		switch {
		case c.Of != c.Role:
			line = "没有提供，用" + c.Of.String() + "代替"
		case c.File == "":
			line = "没有提供，用内置的 " + c.Name
		}
		if len(c.Further) > 0 {
			line += "，缺字先用 " + strings.Join(c.Further, "、")
		}
		for _, s := range use.StandIns {
			if s.Role == c.Role {
				line += fmt.Sprintf("；缺 %d 个字，用 %s：%s", len(s.Chars), s.Face, few(s.Chars))
			}
		}
		fmt.Fprintf(w, "  %s  %s\n", pad(c.Role.String(), 6), line)
	}
	for _, warning := range use.Warnings {
		fmt.Fprintf(w, "  %s\n", warning)
	}
	if len(use.Unused) > 0 {
		fmt.Fprintf(w, "  没有用到的字体文件 %d 个\n", len(use.Unused))
	}
}

// few is at most a line of characters.
func few(chars []rune) string {
	const most = 20
	if len(chars) > most {
		return string(chars[:most]) + "……"
	}
	return string(chars)
}
