package typeset

import (
	"strings"
	"unicode/utf8"
)

// officeWords end a part of an office's name or of a title; a line may well end after
// one.
var officeWords = strings.Fields(`
	委员会 街道 社区 公司 集团 中心 学校 学院 医院 协会 商会 联合会 联合 办事处 服务站 管理局 管委会 居委会 村委会
	区 市 县 镇 乡 村 局 商圈 片区 园区 两新组织 年 半年 季度 党员 的 和 与`)

// senseWords are not to be parted: words of titles, and of the names of Party
// branches, communities, offices and firms. Names of places are not among them.
var senseWords = wordSet(`
	关于 结果 公示 公告 通知 通报 决定 意见 名单 情况 上半年 下半年 年度 季度 半年
	党员 星级 评星 定级 评定 量化 考核 考评 测评 复审 民主 评议 先进 优秀 表彰 管理 实施 办法 细则 方案 试行
	中共 中国共产党 党支部 支部 总支部 党总支 党总支部 党委 党工委 党组 党小组 工作委员会 委员会 纪委 纪工委 工作
	基层 组织 两新 两新组织 新业态 新就业群体 社会组织 非公 非公企业 非公有制 行业 联合 联建 共建 临时 功能型
	共产党员 党组织 党务 工作者 党务工作者 对象 推荐 候选人 预备 流动 在职 离休 退休 离退休 老干部 干部 职工 党群 群众 居民 青年 妇女 老年 志愿者 军休 退役军人 骑手 快递 外卖
	街道 社区 办事处 居委会 村委会 居民委员会 村民委员会 业主委员会 业委会 管委会 管理委员会 小区 片区 网格 商圈 楼宇
	广场 大厦 花园 家园 公寓 市场 农贸市场 超市 商场 园区 新区 示范区 开发区 高新区 高新 经开区 工业园 产业园 科技园 孵化器
	机关 办公室 中心 服务站 工作站 服务中心 便民 政务 大厅 物业 党群服务中心 卫生院 卫生服务中心 医院 诊所 药房 药店
	学校 小学 中学 大学 学院 幼儿园 托育 培训 派出所 司法所 财政所 税务所 市场监管 市场监督 监管所 监管 城管 综合执法 行政执法 执法 综合
	中队 大队 支队 总队 管理局 工会 妇联 共青团 团委 残联 科协 文联 侨联 工商联 商会 协会 学会 研究会 促进会 联合会 基金会
	合作社 公司 有限公司 责任公司 有限责任公司 股份 集团 分公司 子公司 银行 支行 分行 信用社 保险 证券 酒店 宾馆 饭店 书店
	新时代 文明 实践 文明实践 志愿 服务 志愿服务 教育 卫生 健康 医疗 养老 文化 旅游 体育 艺术 科技 技术 信息 网络 电子 通信
	工业 工业化 新型 农业 林业 水利 水务 电力 供电 燃气 供热 环卫 园林 绿化 交通 运输 物流 公交 铁路 建筑 建设 工程 装饰
	房地产 地产 投资 发展 开发 经济 经营 贸易 商贸 实业 企业 产业 制造 机械 食品 餐饮 家政 律师 事务所 会计 审计 财政 税务
	民政 人力资源 社会保障 社会 保障 住房 城乡 城市 规划 自然资源 生态 环境 保护 应急 消防 安全 生产 信访 政法 公安 法院
	检察院 宣传 统战 巡察 督查 治理 监督 有限 责任 示范 国有 民营 第一线 一线`)

// longestWord is the length of the longest of senseWords, in characters.
const longestWord = 6

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// wordEnds parts a text into words as few as can be; what no word covers is a word a
// character. It tells for each place before a rune whether a word of several
// characters ends there, begins there, or goes over it.
func wordEnds(runes []rune) (ends, begins, inside []bool) {
	n := len(runes)
	count := make([]int, n+1) // of words up to here, the fewest
	from := make([]int, n+1)
	for end := 1; end <= n; end++ {
		count[end], from[end] = count[end-1]+1, end-1
		for start := max(0, end-longestWord); start < end-1; start++ {
			if count[start]+1 < count[end] && senseWord(runes[start:end]) {
				count[end], from[end] = count[start]+1, start
			}
		}
	}
	ends, begins, inside = make([]bool, n+1), make([]bool, n+1), make([]bool, n+1)
	for end := n; end > 0; end = from[end] {
		if from[end] == end-1 {
			continue
		}
		ends[end], begins[from[end]] = true, true
		for k := from[end] + 1; k < end; k++ {
			inside[k] = true
		}
	}
	return ends, begins, inside
}

// senseWord tells whether characters are a word, or an ordinal as 第十二.
func senseWord(runes []rune) bool {
	if runes[0] != '第' {
		return senseWords[string(runes)]
	}
	for _, r := range runes[1:] {
		if !strings.ContainsRune("一二三四五六七八九十百", r) && !digit(r) {
			return senseWords[string(runes)]
		}
	}
	return true
}

// endsOfficeWord tells whether the last word of the characters is an office's.
func endsOfficeWord(runes []rune) bool {
	for _, w := range officeWords {
		n := utf8.RuneCountInString(w)
		if n <= len(runes) && string(runes[len(runes)-n:]) == w {
			return true
		}
	}
	return false
}
