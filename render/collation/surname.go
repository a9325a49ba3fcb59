package collation

import "strings"

// split parts a name into surname and given name. A name with an interpunct, as
// 买买提·吐尔逊, is all surname: it is compared as it is written.
func split(name string) (surname, given []rune) {
	chars := []rune(name)
	switch {
	case strings.ContainsRune(name, '·') || len(chars) < 2:
		return chars, nil
	case len(chars) > 2 && compound[string(chars[:2])] != "":
		return chars[:2], chars[2:]
	}
	return chars[:1], chars[1:]
}

// compound are the surnames of two characters that are in use, with their
// readings.
var compound = map[string]string{
	"欧阳": "ōu yáng", "司马": "sī mǎ", "上官": "shàng guān", "诸葛": "zhū gě", "司徒": "sī tú",
	"东方": "dōng fāng", "独孤": "dú gū", "南宫": "nán gōng", "万俟": "mò qí", "闻人": "wén rén",
	"夏侯": "xià hóu", "尉迟": "yù chí", "公羊": "gōng yáng", "赫连": "hè lián", "澹台": "tán tái",
	"皇甫": "huáng fǔ", "宗政": "zōng zhèng", "濮阳": "pú yáng", "公冶": "gōng yě", "太叔": "tài shū",
	"申屠": "shēn tú", "公孙": "gōng sūn", "慕容": "mù róng", "仲孙": "zhòng sūn", "钟离": "zhōng lí",
	"长孙": "zhǎng sūn", "宇文": "yǔ wén", "鲜于": "xiān yú", "司空": "sī kōng", "令狐": "líng hú",
	"闾丘": "lǘ qiū", "亓官": "qí guān", "司寇": "sī kòu", "子车": "zǐ jū", "颛孙": "zhuān sūn",
	"端木": "duān mù", "巫马": "wū mǎ", "公西": "gōng xī", "漆雕": "qī diāo", "乐正": "yuè zhèng",
	"壤驷": "rǎng sì", "公良": "gōng liáng", "拓跋": "tuò bá", "夹谷": "jiá gǔ", "宰父": "zǎi fǔ",
	"谷梁": "gǔ liáng", "段干": "duàn gān", "百里": "bǎi lǐ", "东郭": "dōng guō", "南门": "nán mén",
	"呼延": "hū yán", "羊舌": "yáng shé", "微生": "wēi shēng", "梁丘": "liáng qiū", "左丘": "zuǒ qiū",
	"东门": "dōng mén", "西门": "xī mén", "淳于": "chún yú", "单于": "chán yú", "叱干": "chì gān",
	"纳兰": "nà lán", "第五": "dì wǔ", "即墨": "jí mò", "完颜": "wán yán", "达奚": "dá xī",
	"褚师": "chǔ shī", "轩辕": "xuān yuán", "贺兰": "hè lán", "耶律": "yē lǜ", "欧侯": "ōu hóu",
}

// surnameReading has the characters that are read otherwise as a surname, or that are
// read in several ways, with the reading of 现代汉语词典; of two there, the commoner.
var surnameReading = map[rune]string{
	'单': "shàn", '解': "xiè", '仇': "qiú", '曾': "zēng", '查': "zhā", '任': "rén", '区': "ōu", '朴': "piáo", '盖': "gě", '华': "huà",
	'乐': "yuè", '缪': "miào", '翟': "zhái", '覃': "qín", '员': "yùn", '召': "shào", '种': "chóng", '秘': "bì", '洗': "xiǎn", '折': "shé",
	'燕': "yān", '纪': "jǐ", '过': "guō", '哈': "hǎ", '那': "nā", '葛': "gě", '乜': "niè", '繁': "pó", '祭': "zhài", '长': "cháng",
	'都': "dū", '重': "chóng", '观': "guàn", '訾': "zī", '相': "xiàng", '於': "yū", '句': "gōu", '撒': "sǎ", '炅': "guì", '郇': "xún",
	'卜': "bǔ", '肖': "xiāo", '薄': "bó", '么': "yāo", '能': "nài", '粘': "nián", '蔚': "yù", '拓': "tuò", '占': "zhān", '贠': "yùn",
	'角': "jué",
}
