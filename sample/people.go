package sample

// person is one row of 党员 as the street's plan has it.
type person struct {
	name   string
	status string // 身份, "" for 正式党员
	exempt string // 免评原因: not evaluated
	veto   string // 一票否决
	other  string // 区分
	// base and merit are the mean quality of the two categories, 0 to 1; 0
	// stands for what the person's place in the branch's list brings.
	base, merit float64
	approved    string // 定星 where the committee departed from the list
	explanation string // 复审说明
	deeds       string // 事迹
	remark      string // 备注
}

// branch is one row of 支部 and its people, best first.
type branch struct {
	name            string
	secretary       string
	absent          int // members who missed the meeting
	representatives int
	advanced        string // 先进年度 of a branch 连续三年先进
	fiveStarShare   string
	// seats are 五星, 四星 and 三星 as the committee counted them.
	seats   [3]int
	ballots bool
	names   string
	special map[string]person
	remark  string
}

const (
	old = "年老体弱，本人申请免评"
	ill = "长期患病住院，本人申请免评"
)

// branches are the eight branches of an invented street. Names of people are
// put together from common surnames and given names; rare ones are there
// because real rosters have them.
var branches = []branch{
	{
		name: "东风社区第一党支部", secretary: "陈国栋", absent: 2, representatives: 7,
		advanced: "2023、2024、2025", fiveStarShare: "15%", seats: [3]int{5, 5, 7},
		names: `陈国栋 李梅 欧阳志远 刘䶮 沈佳宁
			王建华 张龚 刘晓燕 赵永强 张敏（女）
			孙丽 周明 吴秀英 郑海波 冯雪 蒋文静 张敏（男）
			韩立新 杨桂兰 朱俊杰 秦素芬 许志刚 何春梅 吕建平 施雅琴 孔庆林 曹玉珍
			严庆丰 华美玲 金鑫 魏长江 陶静 姜淑华 戚光明 谢雨婷 邹海燕 喻小军`,
		special: map[string]person{
			"陈国栋":  {deeds: "担任支部书记六年，牵头办成**楼道加装扶手**、夜间巡逻队两件实事。"},
			"李梅":   {deeds: "社区网格员，上半年入户走访全覆盖，居民有事都愿意找她。"},
			"欧阳志远": {deeds: "牵头成立“红管家”志愿服务队，带队清理楼道杂物、调解邻里纠纷 26 起。"},
			"刘䶮":   {deeds: "水电维修能手，为独居老人上门检修线路 41 户，分文不取。"},
			"沈佳宁":  {deeds: "周末“四点半课堂”发起人，半年里陪伴社区孩子一百二十余课时。"},
			"姜淑华":  {exempt: old},
			"戚光明":  {exempt: old},
			"谢雨婷":  {status: "预备党员", base: 0.93, merit: 0.9},
			"邹海燕":  {status: "入党积极分子", base: 0.9, merit: 0.86},
			"喻小军":  {base: 0.62, merit: 0.48, remark: "多次无故缺席组织生活"},
		},
		remark: "2025年度先进基层党组织",
	},
	{
		name: "东风社区第二党支部", secretary: "柏志强", absent: 3, representatives: 6, seats: [3]int{3, 5, 6},
		names: `柏志强 水秀兰 窦文博
			章丽华 云建忠 苏慧敏 潘国庆 葛芳
			奚永福 范小红 彭志明 郎俊 鲁秀珍 韦一鸣
			昌玉林 马丽娟 苗青 凤素英 花建军 方圆 俞敏洁 任立群 袁志国 柳月娥 酆德生 鲍红霞 史文斌 唐卫东
			费永康 廉小洁 岑桂花 薛冰`,
		special: map[string]person{
			"窦文博": {approved: "四星", explanation: "上半年“走帮服”联系户走访次数少于规定，经党工委复审研究，定为四星"},
			"章丽华": {approved: "五星", explanation: "防汛期间连续值守二十一天、转移群众有力，经党工委复审研究，定为五星"},
			"柏志强": {deeds: "把支部会议开到院坝里，上半年协调解决停车、排水等民生小事 37 件。"},
			"费永康": {exempt: ill},
			"廉小洁": {status: "预备党员", base: 0.9, merit: 0.88},
			"水秀兰": {deeds: "楼栋党小组长，为行动不便的老党员送学上门，从未间断。"},
			"岑桂花": {base: 0.56, merit: 0.5},
			"薛冰":  {status: "入党积极分子", base: 0.88, merit: 0.86},
		},
	},
	{
		name: "东风社区第三党支部", secretary: "雷振声", representatives: 6, absent: 1, seats: [3]int{3, 4, 6},
		names: `雷振声 贺美娜 倪志伟
			汤淑英 滕飞 殷秀芝 罗家成
			毕建国 郝爱琴 邬玉兰 安静 常胜利 乐怡
			于海波 时春光 傅丽萍 皮建设 卞小梅 齐心 康永生 伍国强 余秋菊 元小芳 卜文清
			顾长林 孟庆红 平海涛 黄树根`,
		special: map[string]person{
			"贺美娜": {deeds: "乡村医生出身，组建“银发健康小屋”，每周三义诊，服务老人六百余人次。"},
			"孟庆红": {exempt: old},
			"平海涛": {veto: "上半年受党内警告处分", base: 0.88, merit: 0.84},
			"黄树根": {base: 0.5, merit: 0.42, remark: "支部书记已约谈"},
		},
	},
	{
		name: "东风街道机关党支部", secretary: "穆清", absent: 1, representatives: 4, seats: [3]int{2, 3, 4},
		ballots: true,
		names: `穆清 萧雅文
			尹建平 姚晓东 邵华
			湛秋月 汪海洋 祁连生 毛文君
			禹志刚 狄秋萍 米雪梅 贝丽 明月娥 臧天佑 计春燕 伏小明 成立军 戴宗平 谈文彬`,
		special: map[string]person{
			"戴宗平": {status: "预备党员", base: 0.91, merit: 0.87},
			"谈文彬": {base: 0.79, merit: 0.9, remark: "组织纪律项得分偏低"},
		},
		remark: "评分取自测评票",
	},
	{
		name: "离退休干部党支部", secretary: "宋庆祥", absent: 2, representatives: 5, seats: [3]int{3, 4, 5},
		names: `宋庆祥 茅以新 庞桂英
			熊国华 纪淑贞 舒秀云 屈志远
			项玉林 祝福生 董秀梅 梁启东 杜鹃
			阮玉成 蓝天明 闵秀珍 席桂芬 季文山 麻小兰 强国栋 贾桂芝
			路长海 娄德明 危秀英 江长河 童佩兰 颜桂珍 郭振兴`,
		special: map[string]person{
			"宋庆祥": {deeds: "退休后义务为居民修表修锁，十一年如一日。"},
			"路长海": {exempt: old}, "娄德明": {exempt: old}, "危秀英": {exempt: ill},
			"江长河": {exempt: old}, "童佩兰": {exempt: old}, "颜桂珍": {exempt: old},
			"郭振兴": {base: 0.68, merit: 0.4},
		},
	},
	{
		name: "东风街道商圈两新组织联合党支部（建设路片区）", secretary: "买买提·吐尔逊", absent: 2, representatives: 4,
		seats: [3]int{2, 3, 4},
		names: `买买提·吐尔逊 陈𬱖
			梅晓兰 盛夏 林国森
			刁文元 钟小红 徐建成 邱少峰
			骆志彬 高山 夏雨晴 蔡志坚 田园 樊立平 胡一杨 凌云 霍启东 虞小美 万志成 支秀芬 柯晓楠
			昝小波`,
		special: map[string]person{
			"买买提·吐尔逊": {deeds: "带动商圈四十家店铺挂牌“共产党员经营户”，开设爱心茶水点。"},
			"支秀芬":     {status: "预备党员", base: 0.87, merit: 0.82},
			"柯晓楠":     {status: "入党积极分子", base: 0.85, merit: 0.8},
			"昝小波":     {status: "入党积极分子", base: 0.8, merit: 0.78},
		},
	},
	{
		name: "流动党员党支部", secretary: "管仲平", absent: 3, representatives: 2, seats: [3]int{1, 2, 2},
		names: `管仲平
			卢向东 莫晓春
			经文伟 房玉明
			裘正刚 缪小兰 干建生 解晓东 应建新 宗小梅`,
		special: map[string]person{
			"宗小梅": {status: "预备党员", base: 0.84, merit: 0.8},
			"应建新": {base: 0.66, merit: 0.58},
		},
	},
	{
		name: "综合执法中队党支部", secretary: "丁一凡", representatives: 0, seats: [3]int{0, 0, 1},
		names: `丁一凡 宣立本 邓小勇`,
	},
}
