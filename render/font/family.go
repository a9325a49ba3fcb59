package font

import "strings"

// families are the parts of font and file names, as plainName has them, that tell a
// role, those of faces that are meant for official pages first. They are tried in the
// order of the list: 仿宋体 is no 宋体.
var families = []struct {
	role  Role
	names []string
}{
	{Title, []string{"小标宋", "xiaobiaosong", "fzxbs", "华文中宋", "stzhongs"}},
	{FangSong, []string{"仿宋gb2312", "fangsonggb2312", "仿宋", "fangsong", "simfang", "stfangso", "fzfs"}},
	{Kai, []string{"楷体gb2312", "kaitigb2312", "楷体", "kaiti", "simkai", "文楷", "wenkai", "fzkai", "fzkt", "楷"}},
	{Hei, []string{"simhei", "黑体", "heiti", "fzhei", "fzht", "notosanssc", "notosanscjksc", "sourcehansans"}},
	{Song, []string{"simsun", "宋体", "stsong", "书宋", "shusong", "fzss", "notoserifsc", "notoserifcjksc", "sourcehanserif"}},
}

// recognise tells the role of a face by its names, the first name that says one; rank
// is lower for those to be preferred.
func recognise(names []string) (role Role, rank int, ok bool) {
	for _, f := range families {
		for rank, part := range f.names {
			for _, name := range names {
				if strings.Contains(plainName(name), part) {
					return f.role, rank, true
				}
			}
		}
	}
	return 0, 0, false
}

// plainName is a name in small letters, without what it is written with or without.
func plainName(name string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '_', '-', '.', '　':
			return -1
		}
		return r
	}, strings.ToLower(name))
}
