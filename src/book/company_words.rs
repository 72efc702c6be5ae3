//! The words of Chinese names of companies: where one ends and the next begins.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words in names of companies, mostly places and trades.
const WORDS: &str = "黑龙江 内蒙古 石家庄 哈尔滨 秦皇岛 张家口 张家港 连云港 马鞍山 景德镇 平顶山 三门峡 \
    驻马店 葫芦岛 攀枝花 六盘水 防城港 嘉峪关 齐齐哈尔 呼和浩特 乌鲁木齐 鄂尔多斯 克拉玛依 \
    计算机 房地产 进出口 互联网 信息化 自动化 新能源 新材料 半导体 太阳能 化妆品 农产品 \
    食品厂 国际贸易 物联网 供应链 大酒店 大饭店 金鸡湖 重型机械 大数据 客运站 汽车站 火车站 \
    机械厂 工业园区 开发区 高新区 幼儿园 研究院 研究所 事务所 合作社 经营部 工作室 营业部 \
    检察院 管理局 委员会 制造厂 加工厂 高科技 \
    北京 上海 天津 重庆 河北 山西 辽宁 吉林 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 \
    广东 广西 海南 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾 广州 深圳 \
    杭州 南京 苏州 无锡 常州 南通 扬州 镇江 徐州 盐城 宁波 温州 嘉兴 湖州 绍兴 金华 台州 \
    合肥 芜湖 蚌埠 福州 厦门 泉州 漳州 南昌 赣州 九江 济南 青岛 烟台 潍坊 临沂 淄博 郑州 \
    洛阳 武汉 宜昌 襄阳 长沙 株洲 湘潭 衡阳 岳阳 珠海 佛山 东莞 中山 惠州 汕头 江门 湛江 \
    南宁 桂林 柳州 海口 三亚 成都 绵阳 德阳 贵阳 遵义 昆明 大理 拉萨 西安 咸阳 宝鸡 兰州 \
    西宁 银川 沈阳 大连 鞍山 抚顺 长春 大庆 太原 大同 唐山 保定 邯郸 沧州 廊坊 包头 昆山 \
    常熟 太仓 江阴 义乌 慈溪 朝阳 海淀 浦东 虹口 静安 徐汇 天河 福田 南山 宝安 龙岗 \
    第一 第二 第三 第四 第五 第六 第七 第八 第九 第十 中国 工商 农业 建设 银行 商行 分行 \
    支行 总行 证券 保险 法院 医院 学校 大学 中学 小学 商店 超市 酒店 饭店 工厂 中心 总厂 \
    分厂 分店 人民 城市 科技 技术 软件 硬件 信息 网络 通信 通讯 电子 电器 电气 电力 电机 \
    机电 机械 机床 设备 仪器 仪表 工具 五金 轴承 模具 零件 配件 汽车 摩托 轮胎 制造 加工 \
    生产 工业 实业 工程 建筑 建材 装饰 装修 设计 材料 钢铁 金属 铝业 塑料 橡胶 化工 化学 \
    涂料 玻璃 陶瓷 纸业 印刷 包装 纺织 服装 服饰 家具 家居 家电 日用 食品 饮料 粮油 水产 \
    畜牧 种业 农机 园林 生物 医药 制药 药业 医疗 器械 健康 能源 石油 石化 天然 环保 环境 \
    排水 水务 供水 管理 咨询 服务 投资 控股 资产 金融 基金 租赁 担保 贸易 商贸 商务 国际 \
    物流 货运 客运 长途 运输 航空 航运 港口 铁路 公路 快递 仓储 旅游 旅行 文化 传媒 传播 \
    广告 教育 培训 出版 影视 体育 娱乐 餐饮 物业 地产 置业 安全 消防 照明 光电 光学 精密 \
    智能 自动 数控 检测 检验 测试 集成 系统 数据 互联 电商 珠宝 钟表 眼镜 玩具 礼品 工艺 \
    美容 化妆 股份 集团";

static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| WORDS.split_whitespace().collect());

/// The longest known word, in characters.
const LONGEST: usize = 4;

/// What stands behind the name of a place where a branch is named.
const BRANCHES: [&str; 5] = ["分行", "支行", "分公司", "营业部", "分店"];

/// The name without the signs of places that are no part of their names: 苏州市吴中区第一中学 is 苏州吴中第一中学.
pub fn without_place_signs(name: &str) -> String {
    let mut chars: Vec<char> = name.chars().collect();
    let mut from = 0;
    while let Some(at) = sign_of_place(&chars, from) {
        chars.remove(at);
        from = at;
    }
    let short: String = chars.into_iter().collect();
    BRANCHES.iter().fold(short, |short, branch| short.replace(&format!("市{branch}"), branch))
}

/// Where the sign of a place stands whose name begins at `from`: behind two characters, or behind a longer name that is
/// known. A district stands at the beginning, or behind a town.
fn sign_of_place(chars: &[char], from: usize) -> Option<usize> {
    let is_sign = |at: usize| chars.get(at).is_some_and(|c| "省市县区".contains(*c)) && at + 1 < chars.len();
    let is_known = |at: usize| KNOWN.contains(&*chars[from..at].iter().collect::<String>());
    let long = [4, 3].map(|length| from + length).into_iter().find(|&at| is_sign(at) && is_known(at));
    // 北京城市排水: a word that is known goes before the sign of a place.
    let is_in_word = |at: usize| at > 0 && KNOWN.contains(&*chars[at - 1..=at].iter().collect::<String>());
    long.or_else(|| Some(from + 2).filter(|&at| is_sign(at) && !is_in_word(at)))
}

/// Splits a run of Chinese characters into words: known ones, and unknown ones of two characters or, best at the
/// beginning, three.
pub fn words(run: &str) -> Vec<&str> {
    let ends: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    let count = ends.len() - 1;
    // The cheapest way to the end of each character, and where its last word begins.
    let mut ways: Vec<(u32, usize)> = vec![(0, 0)];
    for end in 1..=count {
        let way = |length: usize| {
            let begin = end - length;
            let cost = ways[begin].0 + cost(&run[ends[begin]..ends[end]], length, begin);
            (cost, begin)
        };
        let best = (1..=LONGEST.min(end)).map(way).min_by_key(|way| way.0);
        ways.push(best.unwrap_or_default());
    }
    let mut words = Vec::new();
    let mut end = count;
    while end > 0 {
        let begin = ways[end].1;
        words.push(&run[ends[begin]..ends[end]]);
        end = begin;
    }
    words.reverse();
    words
}

/// Characters with which words of three characters end.
const ENDS: [char; 16] =
    ['路', '街', '村', '镇', '厂', '馆', '店', '院', '所', '站', '桥', '湖', '山', '城', '园', '场'];

/// How unlikely a word is. A name or place of three characters comes first; a single character is no word.
fn cost(word: &str, length: usize, begin: usize) -> u32 {
    match length {
        _ if KNOWN.contains(word) => 100,
        1 => 300,
        2 => 150,
        3 if word.ends_with(ENDS) => 240 + begin as u32,
        3 => 260 + begin as u32,
        _ => 1_000,
    }
}
