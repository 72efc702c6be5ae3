//! The words of which a made-up book is made. None of the people, places or numbers is real.

/// Surnames and their pinyin.
pub const SURNAMES: &[(&str, &str)] = &[
    ("张", "zhang"),
    ("王", "wang"),
    ("李", "li"),
    ("刘", "liu"),
    ("陈", "chen"),
    ("杨", "yang"),
    ("黄", "huang"),
    ("赵", "zhao"),
    ("吴", "wu"),
    ("周", "zhou"),
    ("徐", "xu"),
    ("孙", "sun"),
    ("马", "ma"),
    ("朱", "zhu"),
    ("胡", "hu"),
    ("郭", "guo"),
    ("何", "he"),
    ("林", "lin"),
    ("高", "gao"),
    ("罗", "luo"),
    ("郑", "zheng"),
    ("梁", "liang"),
    ("谢", "xie"),
    ("宋", "song"),
    ("唐", "tang"),
    ("许", "xu"),
    ("邓", "deng"),
    ("韩", "han"),
];

/// Characters of given names and their pinyin.
pub const GIVEN: &[(&str, &str)] = &[
    ("伟", "wei"),
    ("芳", "fang"),
    ("娜", "na"),
    ("敏", "min"),
    ("静", "jing"),
    ("丽", "li"),
    ("强", "qiang"),
    ("磊", "lei"),
    ("军", "jun"),
    ("洋", "yang"),
    ("勇", "yong"),
    ("艳", "yan"),
    ("杰", "jie"),
    ("娟", "juan"),
    ("涛", "tao"),
    ("明", "ming"),
    ("超", "chao"),
    ("秀", "xiu"),
    ("霞", "xia"),
    ("平", "ping"),
    ("刚", "gang"),
    ("桂", "gui"),
    ("文", "wen"),
    ("华", "hua"),
    ("国", "guo"),
    ("建", "jian"),
    ("慧", "hui"),
    ("宇", "yu"),
];

pub const FIRST_NAMES: &[&str] = &[
    "Ana", "Ben", "Carla", "David", "Elena", "Frank", "Grace", "Hugo", "Irene", "James", "Karen", "Luis", "Maria",
    "Nora", "Oliver", "Paula", "Quinn", "Robert", "Sara", "Thomas", "Uma", "Victor", "Wendy", "Yusuf",
];

pub const LAST_NAMES: &[&str] = &[
    "Allen", "Baker", "Castro", "Dunn", "Evans", "Foster", "Garcia", "Hughes", "Ibarra", "Jensen", "Keller", "Lopez",
    "Miller", "Novak", "Owens", "Patel", "Reyes", "Schmidt", "Turner", "Vargas", "Walsh", "Young",
];

/// What companies are called, and its pinyin.
pub const COMPANIES: &[(&str, &str)] = &[
    ("华鑫", "hua-xin"),
    ("金桥", "jin-qiao"),
    ("恒达", "heng-da"),
    ("昆泰", "kun-tai"),
    ("远景", "yuan-jing"),
    ("锦程", "jin-cheng"),
    ("鼎盛", "ding-sheng"),
    ("宏业", "hong-ye"),
    ("新源", "xin-yuan"),
    ("天和", "tian-he"),
];

/// What companies do: in Chinese names, in English names.
pub const TRADES: &[(&str, &str)] = &[
    ("精密制造", "Machine"),
    ("电子科技", "Electronics"),
    ("物流", "Logistics"),
    ("食品", "Foods"),
    ("建材", "Building Supply"),
    ("医疗器械", "Medical"),
    ("纺织", "Textiles"),
    ("餐饮", "Kitchens"),
];

pub const REGIONS: &[&str] = &[
    "上海/浦东",
    "上海/徐汇",
    "上海/闵行",
    "苏州/工业园区",
    "苏州/姑苏",
    "昆山",
    "杭州/西湖",
    "杭州/滨江",
    "宁波",
    "南京/鼓楼",
    "无锡",
    "Singapore/Central",
    "Singapore/East",
    "Ohio/Dayton",
    "Ohio/Columbus",
    "Texas/Austin",
];

pub const STREETS: &[&str] =
    &["世纪大道", "人民路", "中山南路", "金鸡湖路", "前进中路", "Orchard Road", "Main Street", "Elm Avenue"];

pub const TAGS: &[&str] = &[
    "高尔夫",
    "家族传承",
    "参加过展会",
    "老客户",
    "可介绍",
    "golf",
    "expo",
    "newsletter",
    "price-sensitive",
    "vip",
    "wine",
    "早起",
];

pub const INDUSTRIES: &[&str] =
    &["制造", "金融", "教育", "医疗", "餐饮", "logistics", "retail", "software", "construction"];

pub const TITLES: &[&str] =
    &["总经理", "财务经理", "采购主管", "厂长", "合伙人", "Owner", "CFO", "Buyer", "Plant manager"];

pub const SOURCES: &[&str] = &["2021 expo", "商会年会 2019", "老客户介绍", "官网", "cold call", "行业群"];

pub const BEST_TIMES: &[&str] =
    &["工作日 10:00-11:30", "早上 7:30-8:30", "下午四点以后", "weekdays before noon", "evenings"];

pub const RELATIONS: &[&str] = &["son", "daughter", "wife", "husband", "太太", "儿子", "父亲"];

pub const PRODUCTS: &[&str] = &["稳盈一号", "长青私享", "年金保险", "服务合同", "Maintenance plan", "Annual licence"];

pub const GIFTS: &[&str] = &["茶叶两盒", "月饼", "一本书", "水果篮", "a calendar", "coffee beans"];

/// Text of notes and cards, in Chinese. `#` becomes a number.
pub const SENTENCES_ZH: &[&str] = &[
    "谈了续约，他要再看两家报价，月底前给答复。",
    "到厂里看了第 # 条线，节拍比上次快，备件库存只够用到月底。",
    "她说今年预算压了百分之 #，培训那一项可能挪到明年。",
    "电话里聊了二十分钟，主要讲孩子升学的事，没谈产品。",
    "上次的样品反馈不错，包装有一处压痕，已经请仓库换了一批。",
    "财务换了人，以后对账找小许，分机 #，邮件抄送李经理。",
    "他不喜欢微信里谈价格，要打电话或者当面说。",
    "听说对手给了更低的折扣，但交期要 # 周，他还在犹豫。",
    "送了两盒茶叶，他爱人身体不太好，改日再去看望。",
    "董事会推迟到下个月，方案要补一页现金流测算和回款计划。",
    "仓库盘点差了 # 件，约好下周三一起到现场核对。",
    "提到想把老的合同并成一份，省得每年签三次字。",
    "今天只是路过问候，前台说人在外地出差，留了名片。",
    "新厂房八月封顶，设备采购要走招标，标书由设备科写。",
    "发了修订后的报价，单价没动，付款改成三七开。",
    "他问起去年介绍的那家物流公司，说服务比从前好。",
    "会上来了 # 个人，采购和生产意见不一，最后说先试一个月。",
    "身体检查没有大碍，医生让少喝酒，饭局以后改成喝茶。",
];

/// The same in English.
pub const SENTENCES_EN: &[&str] = &[
    "Went through the renewal; he wants two more quotes before the end of the month.",
    "Walked line # with the shift lead; spare parts last until the next delivery.",
    "Budget is down # percent this year, so training moves to the spring.",
    "Short call, mostly about the family; nothing on the order yet.",
    "The samples were fine except for one dented box, which the warehouse replaced.",
    "New contact in accounts payable, extension #; copy the manager on statements.",
    "Prefers a call to a message whenever prices are discussed.",
    "A competitor offered less, but needs # weeks to deliver.",
    "Asked for the drawings again and promised an answer after the board meets.",
    "The warehouse count was off by #; we agreed to check it together on Wednesday.",
    "Would rather have one contract than three that end in different months.",
    "Stopped by to say hello; the front desk said she is travelling.",
    "The new hall is up in August and the equipment goes out to tender.",
    "Sent the revised quote: same unit price, thirty percent up front.",
    "Liked the carrier we introduced last year and may use them for exports.",
    "Met # people from purchasing and production; they will try it for a month.",
];

pub const TASKS: &[&str] = &[
    "发修订后的报价",
    "寄样品",
    "约财务对账",
    "准备年终方案",
    "补一份合同附件",
    "send the revised quote",
    "bring the sample kit",
    "check the delivery date",
    "mail the signed copy",
];

pub const PLANS: &[&str] = &["续约面谈", "年底方案", "新线设备报价", "Renewal talk", "Site survey", "Spring order"];
