# clientbook 的中文用语。en.ftl 里有同样的编号。

days = { $n } 天
weekdays = 星期一|星期二|星期三|星期四|星期五|星期六|星期日
weekdays-short = 一|二|三|四|五|六|日
late-today = 今天
late-tomorrow = 明天
late-in = { $n } 天后
late-by = 晚了 { $n } 天
counts-ago = 今天|昨天| # 天前
counts-overdue = 今天到期|逾期 1 天|逾期 # 天
counts-late = 今天|晚了 1 天|晚了 # 天
counts-days = 今天| 1 天| # 天
colon = ：

## 选项

kind-person = 个人
kind-company = 公司
stage-prospect = 潜在
    .also = 潜在客户|意向客户
stage-active = 活跃
    .also = 合作中|已成交
stage-dormant = 沉睡
    .also = 休眠
stage-lost = 流失
    .also = 已流失
channel-visit = 面谈
    .also = 拜访|上门|见面|当面
channel-call = 电话
    .also = 打电话|通话|致电
channel-message = 微信
    .also = 短信|消息|发微信
channel-letter = 信函
    .also = 信|写信|信件
channel-email = 邮件
    .also = 电子邮件|邮箱
channel-gift = 送礼
    .also = 礼物|礼品
channel-event = 活动
    .also = 展会
channel-online = 线上
    .also = 视频|网上
channel-none = 记录
by-visit = 面谈
by-call = 电话
by-message = 微信
by-letter = 信函
by-email = 邮件
by-gift = 送礼
by-event = 活动
by-online = 线上
outcome-talked = 谈到了
    .also = 谈了|接通
outcome-no-answer = 没接通
    .also = 未接|没人接|未接通
outcome-left-message = 已留言
    .also = 留言
image-not-loaded = 图片未加载
customer-kind-person = 个人
    .also = 个人客户|人
customer-kind-company = 公司
    .also = 企业|单位|机构
secrecy-confidential = 秘密
secrecy-secret = 机密
secrecy-top-secret = 绝密
outcome-no-contact = 没有联系
    .also = 未联系
method-transfer = 转账
method-cash = 现金
method-check = 支票
method-card = 刷卡
need-open = 还没解决
need-introduced = 已经介绍
need-met = 已经解决
complaint-kind-complaint = 投诉
complaint-kind-request = 服务请求
wish-solved = 要解决问题
wish-compensated = 要补偿
wish-mended = 要不再发生
wish-respect = 要尊重
wish-heard = 要被倾听
wish-relief = 要消气
dissatisfied-result = 对结果不满
dissatisfied-manner = 对方式不满
layer-market = 市场
layer-process = 流程
layer-skill = 技能
layer-product = 产品
layer-other = 其他
wait-yes = 今天起等客户
wait-no = 又轮到我们
duty-decides = 决策
duty-buys = 采购
duty-uses = 使用
duty-pays = 付款
deal-end-won = 成交
deal-end-lost = 丢单
refusal-no-need = 没有需要
refusal-price = 价格
refusal-time = 没时间
refusal-trust = 信不过
refusal-supplier = 已有供应商
refusal-authority = 做不了主
refusal-product = 对产品有疑虑
refusal-later = 再考虑
standing-loyal = 满意且忠诚
standing-satisfied = 满意未忠诚
standing-captive = 不满但没走
standing-at-risk = 有流失危险
severity-minor = 轻微
severity-serious = 严重
severity-critical = 重大
via-direct = 直接
via-outside = 外部
via-third-party = 第三方
brief-mine = 我答应的
brief-theirs = 对方答应的
brief-promises = 承诺
brief-days = 近来的日子
brief-gifts = 送过的礼
brief-complaints = 投诉
brief-say = 可以说
brief-open = 未解决
brief-resolved = 已解决
brief-ask = 问一件事
brief-question = 问
brief-ask-who-decides = 买不买由谁定？
brief-ask-birthday = 生日是哪天？
brief-ask-satisfied = 对我们打几分（1 到 5）？怎样能更好？
brief-ask-introduction = 身边还有谁用得上？
brief-ask-next = 接下来最需要什么，什么时候要？
brief-fill = 现成的记录，填好交给 clientbook inbox
brief-note = { $name } 今天 面谈
    - [ ]  due:+7d
party-me = 我
    .also = 我方|本人|自己
party-customer = 客户
    .also = 对方|客户方
purpose-information = 信息
purpose-care = 关怀
purpose-policy = 政策
purpose-feedback = 反馈
debtor-type-firm = 强硬
debtor-type-scheming = 有心计
debtor-type-cooperative = 配合
debtor-type-emotional = 情绪化
debtor-type-stubborn = 固执
debtor-type-vain = 爱面子
payment-kind-payment = 回款
payment-kind-credit-note = 红字冲减
payment-kind-refund = 退款
report-by-customer = 客户
report-by-region = 地区
report-by-tier = 等级
phone-kind-appointment = 约见
phone-kind-birthday = 生日
phone-kind-date = 纪念日
phone-kind-festival = 节日
phone-kind-expiry = 到期
phone-kind-plan = 计划
phone-kind-promise = 承诺
phone-kind-revisit = 回访
phone-kind-invoice = 应收
phone-kind-rule = 自定提醒
language-en = 英文
    .also = 英语|English
language-zh-CN = 中文
    .also = 简体中文|汉语|Chinese
relation-wife = 妻子
relation-husband = 丈夫
relation-spouse = 配偶
relation-partner = 伴侣
relation-son = 儿子
relation-daughter = 女儿
relation-father = 父亲
relation-mother = 母亲
relation-brother = 兄弟
relation-sister = 姐妹
relation-grandson = 孙子
relation-granddaughter = 孙女
label-work = 单位
label-home = 家里
label-mobile = 手机

## 节日和节气

festival-new-year = 元旦
festival-laba = 腊八
festival-xiaonian = 小年
festival-new-years-eve = 除夕
festival-spring-festival = 春节
festival-lantern = 元宵节
festival-womens-day = 妇女节
festival-qingming = 清明节
festival-labour-day = 劳动节
festival-mothers-day = 母亲节
festival-childrens-day = 儿童节
festival-dragon-boat = 端午节
festival-fathers-day = 父亲节
festival-qixi = 七夕
festival-teachers-day = 教师节
festival-mid-autumn = 中秋节
festival-national-day = 国庆节
festival-double-ninth = 重阳节
festival-winter-solstice = 冬至
festival-christmas = 圣诞节
festival-valentines-day = 情人节
festival-easter = 复活节
festival-memorial-day = 阵亡将士纪念日
festival-independence-day = 独立日
festival-labor-day = 劳工节
festival-halloween = 万圣夜
festival-thanksgiving = 感恩节
term-xiaohan = 小寒
term-dahan = 大寒
term-lichun = 立春
term-yushui = 雨水
term-jingzhe = 惊蛰
term-chunfen = 春分
term-qingming = 清明
term-guyu = 谷雨
term-lixia = 立夏
term-xiaoman = 小满
term-mangzhong = 芒种
term-xiazhi = 夏至
term-xiaoshu = 小暑
term-dashu = 大暑
term-liqiu = 立秋
term-chushu = 处暑
term-bailu = 白露
term-qiufen = 秋分
term-hanlu = 寒露
term-shuangjiang = 霜降
term-lidong = 立冬
term-xiaoxue = 小雪
term-daxue = 大雪
term-dongzhi = 冬至

## 为什么提醒

why-birthday = 生日{ $turns }{ $lunar }
why-birthday-of = { $name }生日{ $turns }{ $lunar }
why-birthday-month = { $month }生日，不知道哪一天
why-birthday-month-of = { $name } { $month }生日，不知道哪一天
why-birthday-passed = { $day } 生日{ $turns }，还没问候
why-birthday-of-passed = { $name } { $day } 生日{ $turns }，还没问候
why-turns = ，满 { $years } 岁（虚岁 { $nominal }）
why-own-animal = ，本命年
why-festival = { $name }问候
why-festival-gift = { $name }已问候，礼还没送
why-festival-passed = { $day } { $name }，还没问候
why-rule = { $name }：{ $day } 到期
why-rule-passed = { $name }：{ $day } 已到期
why-rule-last = （上次 { $day }）
why-over-limit = 额度 { $limit }，超出 { $amount }
why-credit-review = 上次信用评定：{ $day }
why-returned = { $day } 银行退回 { $amount }
why-limitation = { $no }，{ $amount }，诉讼时效 { $day } 届满
why-drift = 有疏远迹象：{ $signs }
sign-silence = 已{ $days }没联系，平常 { $usual } 天一次
sign-payment = 最近回款晚 { $days } 天，以前{ $when ->
    [on-time] 准时
    [early] 早 { $before } 天
   *[late] 晚 { $before } 天
}
sign-satisfaction = 满意度 { $score }，以前 { $before }
sign-disputed = { $no } 有争议
sign-disputed-part = { $no } 其中 { $amount } 有争议
sign-promises = 90 天内 { $n } 次说了没做到
comma = ，
why-lunar = （农历{ $day }）
why-date = { $name }{ $years }
why-date-passed = { $day } { $name }，还没问候
why-date-years = ，{ $years } 年
why-rhythm-tier = { $tier } 级每 { $days } 天
why-rhythm-own = 每 { $days } 天
why-next = 说好{ $at }再联系（{ $day } 的记录）
why-retry = { $day } 没联系上，{ $at }再打
why-next-at = { $time }{ " " }
why-last = 上次{ $ago }{ $by }
why-last-on = 上次 { $day } { $by }
why-met = 上次{ $ago }{ $by }
why-met-on = 上次 { $day } { $by }
why-wrote = 上次{ $ago }{ $by }
why-wrote-on = 上次 { $day } { $by }
why-by = { $how }
why-unanswered = { $n ->
    [1] ，之后一次没接通
    [2] ，之后两次没接通
   *[other] ，之后 { $n } 次没接通
}
why-never = 还没联系过
coming-greet = 问候 { $n } 位
festival-ahead-way = 名单和问候语：{ $command }，或网站的 { $page }
festival-ahead-page = 名单：网站的 { $page }
festival-ahead = { $name }还有 { $days } 天：{ $n } 位要问候{ $gifts ->
    [0] {""}
   *[other] ，{ $gifts } 份礼要送
}
why-never-since = 还没联系过，{ $day } 建档
why-meeting = { $days ->
    [365] 每年
    [180] 每半年
   *[other] 每 { $days } 天
}见一面；上次见面 { $day }
why-meeting-never = { $days ->
    [365] 每年
    [180] 每半年
   *[other] 每 { $days } 天
}见一面；还没见过
why-appointment = 约好：{ $title }
why-plan = 计划：{ $title }
why-plan-amount = ，{ $amount }
why-plan-chance = ，把握 { $chance }%
why-promise-me = 我答应：{ $text }
why-promise-customer = 对方答应：{ $text }
why-pays = 答应付 { $amount }{ $invoice }
why-promised-for = ，答应 { $day } 付
why-turned = ，满 { $years } 岁（虚岁 { $nominal }）
why-relation = （{ $relation }）
why-own-lateness = （{ $late }）
why-pays-broken = 答应 { $day } 付 { $amount }{ $invoice }，没有付
why-pays-partly = 答应 { $day } 付 { $amount }{ $invoice }，只到了 { $received }
why-pays-for = （{ $no }）
why-invoice-late = { $no } 欠 { $amount }，{ $late }
why-invoice-soon = { $no } { $day } 到期，{ $amount }
why-invoice-undated = { $no }（{ $day } 开）{ $amount }：没约定到期日，请跟客户说定，再写进账里
why-invoices-late = { $n } 笔欠 { $amount }，最久的{ $late }
why-resting = ，{ $day } 再提醒
why-unallocated = ，另有 { $amount } 回款未对上账单
why-paid-ahead = 有 { $amount } 回款未对上账单，够付 { $invoices }：先冲抵
why-and-more = { " " }等 { $all } 笔
why-of-these = （{ $what }）
why-disputed = （有争议）
why-disputed-part = （其中 { $amount } 有争议）
why-discount = ；{ $day } 前付款可减 { $amount }
why-sample = 跟进样品：{ $name }（{ $day } 送出）
why-expiry = { $product } { $day } 到期
why-expired = { $product }已于 { $day } 到期
why-check = { $product }该在 { $day } 检查
why-check-late = { $product }本该在 { $day } 检查
why-warranty = { $product }质保 { $day } 到期
why-warranty-ended = { $product }质保已于 { $day } 到期
why-request = { $day } 的服务请求未结
why-request-cause = { $day } 的服务请求未结：{ $cause }
why-complaint = { $day } 的投诉未结，拖不得
why-complaint-cause = { $day } 的投诉未结，拖不得：{ $cause }
why-near = { $day } { $why }

## 今日

today-none = 今天没有要联系的客户，可以挑一位自己想见的。
today-one = 今天 1 位要联系：{ $name }。
today-some = 今天 { $n } 位要联系，先打给{ $name }。
ics-of = { $what } · { $name }
ics-birthday-in = { $what }，{ $month }，不知道哪一天
ics-ahead = { $days } 天后（{ $day }）：{ $what }
rail-ahead = 接下来
rail-week = 本周一览
rail-calendar = 日历
week-title = { $from } 至 { $to }
week-free = 没有到期的事。
calendar-more = 另有 { $n } 件
care-title = 节日问候
care-lead = 问候谁、提前几天、预算多少，写在 clientbook.toml 的 [[festival]] 里。
care-index-note = { $day }，{ $n ->
    [0] 没有人
   *[other] { $n } 位
}
care-passed = 已过 { $n } 天
care-done = 已问候
care-missing = 还没问候
care-round = 这一次
care-gifts = 要送礼
care-a-head = 人均预算
care-budget = 花费
care-spent = 花费
care-of = { $spent }，预算 { $budget }
care-enough = 这个月已经收到 { $n } 条消息
care-gift = 礼还没送
care-all = 一起问候
care-nobody = 这个节日没有要问候的人：在 clientbook.toml 里写上等级。
care-others = 不问候的节日
greeting-last = { $day }：{ $text }
card-say = 可直接发
action-copy = 复制
action-copied = 已复制
kind-birthday = 生日
kind-date = 纪念日
kind-festival = 节日
kind-revisit = 联系
kind-meeting = 见面
kind-plan = 计划
kind-promise = 承诺
kind-payment-promise = 回款
kind-invoice = 应收
kind-credit = 信用
kind-complaint = 投诉
kind-expiry = 到期
kind-rule = 到期
kind-sample = 样品
kind-drift = 有疏远迹象
capacity-title = 未来 30 天忙得过来吗
capacity-lead = 各等级 30 天内要联系 { $promised } 次；{ $days } 个工作日，每天 { $contacts } 位，最多 { $possible } 次
capacity-fits = ：忙得过来，还能多联系 { $n } 次{ $due ->
    [0] 。
   *[other] ；今天到期的有 { $due } 位。
}
capacity-resting = 沉睡和暂停回访的 { $n } 位不算在内。
capacity-too-much = ：多出 { $n } 次。
capacity-advice = { $tier } 级从每 { $from } 天改成每 { $to } 天，就装得下了。
capacity-advice-partly = { $tier } 级就算从每 { $from } 天改成每 { $to } 天也不够：还要把一些客户降一级。
holidays-unknown = { $public ->
    [none] clientbook.toml 里没有 { $year } 年的节假日：实际工作日可能更少。
   *[other] { $year } 年的放假安排还没有，先按法定节日算，没有算调休。国务院办公厅公布之后，请更新 clientbook，或写进 clientbook.toml 的 [calendar]。
}
day-off = 休
day-worked = 班
capacity-every = 周期
capacity-own = 自定周期
nth-weekday = { $month }{ $nth ->
    [-1] 最后一个
    [1] 第一个
    [2] 第二个
    [3] 第三个
    [4] 第四个
   *[other] 第 { $nth } 个
}{ $weekday }
lunar-day = 农历{ $day }
lunar-next = { $day }，下次 { $next }
solar-and-lunar = { $day }（农历{ $lunar }）
title-m = 先生
    .also = 男|男性
title-f = 女士
    .also = 女|女性|小姐
stale-built = 这一页是 { $day } 生成的，已经 # 天。
stale-built-one = 这一页是昨天（{ $day }）生成的。
stale-what = 这几天到期的已经列进来；做好以后的记录、回款和改动不在里面：clientbook build 会重做。
stale-as-of = 截至 { $day }
stale-over = 这一页已过期，请运行 clientbook build 重新生成。
stale-clock = 这台设备说今天是 #，这一页却是为 { $day } 做的：时钟可能不准。
stale-noscript = 这张单子是 { $day } 的。若今天更晚，请往下看当天那一段。
notify-title = 今天要联系 { $n } 位
notify-more = 还有 { $n } 位
notify-no-desktop = 这里没有显示通知的程序（notify-send），所以打印出来：
today-empty-book = 客户簿里还没有客户。
today-empty-hint = 加上第一位：clientbook new customer 张伟
step-customer = 加上第一位客户
step-customer-command = clientbook new customer 张伟
step-note = 记下第一次联系
step-then = 以后每天这一页都会告诉你联系谁、为什么
today-note-hint = 记下第一次联系：clientbook log { $id } "…" --next +14d
group-only-today = 今天必办
group-promised = 答应过的
group-money = 该收的款
group-call = 该联系了
group-later = 可以等：还有 { $n } 位到期，今天不必都做
rows-more = 还有 { $n } 位可以缓一缓：按等级看
group-far = 两周以后
group-coming = 接下来 { $n } 天
faults-found = { $n } 处读取问题
action-call = 电话
road-title = 路上记一笔
road-text = 谈了什么；写一行“- [ ] 发报价 due:周三”就是一条承诺
road-day = 日期
road-channel = 渠道
road-next = 下次联系
road-kept = 已存在这个浏览器里，等你带走
road-unkept = 这个浏览器存不住：离开前请先复制
road-share = 分享
road-mail = 发邮件
road-mail-plain = 用邮件写这条记录
road-clear = 清掉
road-sure = 清掉这里存的内容吗？没有复制、分享或发走的就找不回来了。
road-waiting = 路上记了 # 条，还没归档
road-waiting-one = 路上记了 1 条，还没归档
road-copy-all = 全部复制
road-subject = 记录：{ $name }
road-subject-all = 路上的记录
action-log = 记一笔
action-text = 短信
action-maps = 地图
action-note = 记一笔
action-print = 打印

## 各处

nav-today = 今日
nav-customers = 客户
nav-receivables = 应收
nav-notes = 记录
nav-reports = 报表
nav-skip = 跳到正文
nav-menu = 菜单
nav-aside = 概况
nav-more = 更多资料
nav-actions = 电话、短信、记录
search-placeholder = 姓名、拼音、电话、记录里的字
search-none = 没有找到
search-all = 全部结果
search-title = 搜索
search-searching = 正在搜索…
search-more = 显示更多
search-hint = 输入姓名、拼音首字母、电话里的几位、标签、单号，或记录里的字。
search-without = 搜索要用 JavaScript，这个浏览器没有打开。可以打开下面的列表，用浏览器自带的查找（Ctrl+F）；或在命令行输入“clientbook find 要找的字”。
search-results = 结果
found-name = 姓名
found-alias = 别名
found-phone = 电话
found-field = 资料
found-card = 客户卡
found-note = 记录
found-promise = 承诺
found-plan = 计划
found-complaint = 投诉
rail-receivables = 应收
rail-open = 未收
rail-overdue = 其中逾期
rail-promised = 本周答应付
rail-month = 本月
rail-contacts = 联系
rail-meetings = 面谈
rail-new = 新客户
rail-soon = 快到了

## 客户卡

card-every = 每 { $n } 天联系
card-since = { $year } 年成为客户
card-due-today = 今天要联系。
card-due-late = 今天要联系，最早的一件 { $day } 就到期了。
card-not-due = 没有到期的事。
card-paused = { $day } 之前不回访
card-lost = { $day } 流失
card-lost-plain = 已流失
card-before = 见面之前
card-people = 联系人
card-family = 家人
card-story = 往来记录
card-owes = 欠款
card-nothing-owed = 没有未收款
card-late = 逾期 { $amount }，最久 { $days } 天
card-limit = 信用额度
card-average = 平均付款
card-average-late = 平均晚付
card-average-early = 平均早付
card-average-days = { $n } 天
card-average-on-time = 准时
card-kept = 守约
card-kept-of = { $kept } / { $all }
card-unallocated = 未对上账单的回款
card-refunded-too-much = 多退款
card-account = 往来明细、对账单
card-hold = 暂停赊销
card-over-limit = 超额度 { $amount }
card-products = 产品
card-product-expires = { $day } 到期
card-product-warranty = 质保到 { $day }
card-relations = 其他关系
card-offers = 能提供
card-needs = 在找
card-product-check = { $day } 该检查
card-product-delivered = { $day } 交付
card-product-installed = { $day } 安装
card-product-returned = { $day } 已退回
card-dates = 纪念日
card-birthday = 生日
card-birthday-of = { $name }生日
card-address = 地址
card-maps = 在地图里打开
card-details = 资料
card-background = 背景
card-introduced = 转介绍的客户
card-introduced-by = 介绍人
card-works-at = 所属公司
card-linked = 提到此客户的
card-files = 附件
card-contact = 联系方式
card-no-notes = 还没有记录。第一条：{ $command }
card-unanswered = { $n } 次没接通
card-earlier = 更早 · { $year } 年 { $n } 条
card-with = 与{ $names }
card-also = 还有{ $names }
card-gift = 礼物：{ $gift }
card-sample = 样品：{ $sample }
card-minutes = { $n } 分钟
card-satisfaction = 满意度 { $n }/5
card-private = 私密
card-mass = 群发问候
card-by-customer = 客户主动联系
card-request = 服务请求
card-complaint = 投诉
card-complaint-open = 未结
card-complaint-resolved = { $day } 已结
card-invoice = 应收
card-payment = 回款
card-credit-note = 红字冲减
card-refund = 退款
card-invoice-due = { $day } 到期
card-invoice-undated = 没约定到期日
card-invoice-discount = { $day } 前付款可减 { $amount }
card-invoice-open = 未收 { $amount }
card-invoice-paid = 已收
card-invoice-written-off = 已核销坏账
card-rail-rating = 信用评级
card-rail-serves = 该级服务

# 卡片正文里升到最上面的标题，用 | 隔开。
section-needs = 需求|需要
section-likes = 喜好|爱好
section-avoid = 忌讳|避免
section-can-help = 可帮|可以帮
section-objections = 异议|顾虑
before-needs = 需求
before-likes = 喜好
before-avoid = 忌讳
before-can-help = 可帮
before-objections = 异议

filter-all = 全部
filter-money = 款项
filter-complaints = 投诉
card-before-that = 更早
column-amount = 金额
group-none-coming = 接下来没有到期的事。

## 列表

customers-title = 客户
customers-count = { $n } 位客户
customers-empty = 还没有客户。加上第一位：clientbook new customer 姓名
column-customer = 客户
column-tier = 等级
column-region = 地区
column-last = 上次联系
column-next = 下次
column-open = 未收
column-overdue = 逾期
column-disputed = 有争议
column-id = 编号
list-by-tier = 按等级
list-by-region = 按地区
list-by-tag = 按标签
list-none = 没有符合的客户。
find-none = 没有找到“{ $words }”。每个词都要出现在同一位客户的姓名、号码、资料或记录里；少写几个字试试。
find-more = …另有 { $n } 条，加 { $all } 全部列出
tiers-title = 等级
tier-title = { $name } 级
tier-promise = { $every } 天内联系一次{ $meet }
tier-meet = ，{ $meet } 天内见一面
regions-title = 地区
list-standing-due = { $n } 位该联系
list-standing-overdue = 逾期 { $amount }
column-best-time = 方便时间
region-due = 现在该联系
region-others = 这里的其他客户
tags-title = 标签

## 应收

receivables-title = 应收
receivables-nothing = 没有人欠款。
receivables-withheld = 此版本不含账款。
receivables-sentence = 未收 { $open }，其中逾期 { $overdue }；逾期最多的是{ $largest }。
receivables-sentence-none = 未收 { $open }，都没有逾期。
receivables-as-of = 截至 { $day }
receivables-aging = 账龄
receivables-promises = 答应付款
receivables-next = 下一步
receivables-ask = 问清哪天付
receivables-oldest = 最久
receivables-total = 合计
receivables-customer = 客户
receivables-invoice = 单号
receivables-due = 到期
receivables-state = 状态
bucket-current = 未到期
bucket-span = { $from }–{ $to } 天
bucket-over = { $from } 天以上
promise-kept = 已守约
promise-broken = 失约
promise-late = 已过期
promise-partly-kept = 部分守约
promise-pending = 未到期

## 记录、计划、报表

notes-title = 记录
notes-month = { $month }的记录
notes-count = { $n } 条
notes-whole-month = 这个月的全部记录
notes-none = 还没有记录。下次拜访之后：clientbook log 客户 "谈了什么"
notes-months = 按月
plans-title = 计划
plans-none = 没有未完成的计划。
plans-total = { $n } 个未完成的计划，金额合计 { $amount }，按把握折算 { $weighted }
plans-count = { $n } 个未完成的计划
plans-chance = { $chance }%
reports-title = 报表
counted-invoices = 账单
counted-payments = 回款
counted-revenue = 收入
target-what-contacts = 联系次数
target-what-visits = 面谈次数
target-what-new-customers = 新客户
target-what-revenue = 收入
target-what-collected = 回款
target-per-month = 每月
target-per-quarter = 每季
target-per-year = 每年
reports-waiting = 还没有内容的报表
loyalty-title = 忠诚度
loyalty-none = 还没有人打过分，也没有客户来去：用 clientbook log 客户 "内容" --satisfaction 4 记下满意度
loyalty-lead = 近一年 { $n } 位客户打过分：满意且忠诚 { $loyal } 位，不满意 { $risk } 位。
loyalty-how = 平均 4 分以上算满意。下面四样占两样算忠诚：今年和去年都买过、做客户满三年、介绍过别人、持有两种以上产品。
loyalty-standing = 状态
loyalty-share = %
loyalty-before = 一年前
loyalty-care = 要多照顾的
loyalty-grades = 打分次数
loyalty-signs = 忠诚迹象（共 4）
loyalty-was = 一年前
loyalty-quarters = 每季满意度
loyalty-quarter = 季度起
loyalty-silent = 不吭声、买得少了
loyalty-year-before = 前一年
loyalty-this-year = 近一年
loyalty-lost = 为什么流失
loyalty-planned = 已有挽回计划
loyalty-no-reason = 没写原因
loyalty-years = 留住和流失
loyalty-year = 年
loyalty-there = 年初客户
loyalty-came = 新增
loyalty-went = 流失
loyalty-kept = 留住 %
loyalty-stays = 照这样，一位客户大约留 { $years } 年（按流失的 { $n } 位算）。
loyalty-too-few = 流失满 { $n } 位才算得出客户能留多久。
pipeline-title = 商机
pipeline-none = 还没有商机。带金额的计划就是商机：clientbook new plan 客户 "标题" --amount 5000
pipeline-lead = 在谈 { $n } 笔，共 { $amount }，按把握折算 { $weighted }；{ $stuck ->
    [0] 没有卡住的
   *[other] 其中 { $stuck } 笔卡住了
}。
pipeline-deals = 笔数
pipeline-weighted = 折算
pipeline-usual-chance = 通常把握%
pipeline-stuck = 卡住
pipeline-no-stage = 还没定阶段
pipeline-open = 在谈的商机，卡住的在前
pipeline-why = 为什么卡住
pipeline-late = 该定的日子已过
pipeline-long = 这一阶段已 { $days } 天
pipeline-forecast = 预计哪个月定下来
pipeline-month = 月份
pipeline-no-day = 没定日子
pipeline-ended = 近一年的成交和丢单
pipeline-ended-lead = { $n } 笔里成交 { $won } 笔，{ $amount }。
pipeline-took = 从第一步（或第一次接触）到成交，平均 { $days } 天（{ $n } 笔）。
pipeline-objections = 客户提过的异议
pipeline-times = 次数
pipeline-answered = 已化解
pipeline-then-won = 后来成交
pipeline-again = 丢了还要再试的
pipeline-back = 失而复得
pipeline-lost-on = 丢单日
pipeline-won-on = 成交日
complaints-title = 投诉
complaints-none = 还没有投诉记录。有人投诉就记一条：clientbook complaint 客户 "原因"
complaints-lead = 未解决 { $open } 件，其中超期 { $over } 件；近一年共 { $year } 件。
complaints-open = 未解决，按期限排列
complaints-received = 收到
complaints-cause = 原因
complaints-severity = 严重程度
complaints-acknowledged = 已答复
complaints-not-acknowledged = 没有及时答复
complaints-due = 期限
complaints-waiting = 等客户
complaints-over = 超期（工作日）
complaints-causes = 近一年的来源
complaint-answer = 可以直接发的回复
complaint-answer-of = 回复 { $day } 的投诉
complaint-next = { $name }：{ $day } 收到。下一步：clientbook complaint { $id } 已受理=现在
answer-thanks = { $name }，谢谢您把这件事告诉我：{ $cause }。给您添麻烦了，很抱歉。
answer-thanks-plain = { $name }，谢谢您把这件事告诉我。给您添麻烦了，很抱歉。
answer-respect = 您要求得对，这件事由我亲自负责。
answer-heard = 您说的每一点我都记下了，有遗漏请再告诉我。
answer-relief = 我知道这件事让您费时又费心，接下来的事交给我，不用您再操心。
answer-layer-market = 其中一部分是市场原因，哪些我们能改、哪些不能，我会如实告诉您。
answer-layer-process = 问题出在我们的流程上，不在您。
answer-layer-skill = 是我们做得不够好，该由我们改正。
answer-layer-product = 产品没有达到应有的样子，我们正在查原因。
answer-layer-other = 我们正在查清原因。
answer-solved = 先把问题解决，其他的随后再说。
answer-compensated = 您的损失我们正在核算，会给您一个数。
answer-mended = 我们改了什么、怎样不再发生，也会告诉您。
answer-solutions = 我能提供的办法：{ $solutions }。
answer-by = 最晚 { $day } 给您答复。
answer-today = 今天就给您答复。
complaints-layer = 原因所在
complaints-no-layer = 没写
complaints-number = 件数
complaints-cumulative = 累计 %
complaints-late = 超期
complaints-cost = 花费
complaints-times = 近一年的解决速度
complaints-no-severity = 没写
complaints-resolved = 已解决
complaints-in-time = 按期
complaints-days = 平均工作日
complaints-allowed = 允许
complaints-acknowledged-in-time = 及时答复
complaints-again = 一年内多次投诉
complaints-last = 最近一次
complaints-stayed = 投诉过的客户留下了吗
complaints-who = 客户
complaints-complained = 投诉过且已解决
complaints-others = 没有投诉过
complaints-stayed-number = 留下
complaints-share = %
complaints-bought = 之后又买
complaints-too-few = 不到 { $n } 位，看不出规律。
service-title = 售后
service-none = 还没有要照看的。记一条服务请求：clientbook complaint 客户 "要什么" --request；或写明产品该检查的日子：clientbook set 客户 product.产品.check=日期
service-lead = { $open ->
        [0] 没有未结的服务请求
       *[other] { $open } 条服务请求未结
    }；{ $due ->
        [0] 90 天内没有该检查或保修到期的。
       *[other] 90 天内该检查或保修到期的有 { $due } 项。
    }
service-what = 要什么
service-due = 该检查的、保修快到期的
service-which = 什么
service-check = 检查
service-warranty = 保修到期
service-agreements = 服务约定
service-not-installed = 交付了还没安装
service-returned = 一年内退回的
service-trouble = 哪种产品麻烦多
service-number = 合计
service-requests = 请求
complaints-measures = 之后改了什么
complaints-measure = 改进
complaints-measure-since = 起
complaints-measure-again = 又发生
core-title = 核心客户：{ $name }
core-button = 资料卡
core-facts = 基本情况
core-competition = 竞争对手与异议
core-no-competition = 还没有记录。问问他们还和谁谈。
core-business = 业务
core-no-business = 还没有成交。
core-plans = 下一步
core-no-plans = 没有安排。
core-risks = 风险
core-no-risks = 没有拖欠，没有投诉。
core-done = 做过什么
core-revenue = 带来收入
core-against = 今年 { $now }，去年同期 { $last }
core-no-answer = 还没有答复
me-title = 我的名片
me-scan = 扫一扫，把姓名、电话和邮箱存进手机。
me-honours = 荣誉
me-missing = 缺电话号码：在 clientbook.toml 的 [owner] 下写 phone =
network-title = 人脉
network-none = 客户之间还没有关系。写明谁认识谁：clientbook set 客户 relation.姓名.kind=同学 relation.姓名.customer=另一位
network-lead = { $n } 位客户彼此相识，分成 { $circles } 个圈子；联系最多的是{ $name }，{ $ties } 条关系。
network-ties = 关系
network-circle = 圈子人数
network-earned = 带来收入
network-whom = 谁在找
network-need = 找什么
network-helper = 谁能帮
network-because = 理由
network-helps = 谁能帮谁
network-introductions = 牵过的线
network-introduced = 介绍给
network-circle-of = { $name }的圈子：{ $n } 位客户
network-not-drawn = 另有 { $n } 位只列在表里。
network-more = 另有 { $n } 条，报表的 JSON 里都有。
network-others = 小圈子
network-tie = 关系
network-other = 对方
tie-referral = 介绍
tie-work = 在那里任职
tie-family = 家人
tie-relation = 认识
help-by-offer = 能提供“{ $what }”
help-by-trade = 做“{ $what }”这一行
help-by-tag = 有标签“{ $what }”
referrals-title = 转介绍
referrals-none = 还没有转介绍。写明谁介绍的：clientbook set 客户 referred_by=介绍人
referrals-lead = { $by } 位客户介绍来 { $n } 位，其中 { $customers } 位成交。
referrals-by = 介绍人
referrals-introduced = 介绍
referrals-customers = 其中成交
referrals-all = 连同再介绍的
referrals-brought = 带来收入
referrals-last = 最近一次
referrals-thanks = 该道谢：之后还没联系过
referrals-thank = 谁
referrals-for = 介绍了
referrals-on = 日期
referrals-tree = 谁介绍谁
referrals-steps = 层
referrals-came-of-it = 进展
reached-named = 知道名字
reached-contacted = 联系过
reached-met = 见过面
reached-customer = 成交
reached-lost = 流失
touch-title = 联系方式与礼品
touch-none = 今年还没有记录
touch-channels = 今年用什么方式联系
touch-channel = 方式
touch-no-channel = 没写
touch-tried = 主动联系
touch-reached = 联系上
touch-share = %
touch-theirs = 对方主动
touch-mass = 群发
touch-gifts = 今年送出的礼品
touch-gifts-number = 次数
touch-cost = 花费
touch-last = 最近一次
touch-what = 礼品
touch-left = 今年还可送
touch-over = 给{ $name }的礼品超出限额 { $sum }。
touch-passed = 过了
touch-kept = 记得
touch-missed = 错过
touch-occasions = 一年内的生日和纪念日
touch-week = 周
touch-planned = 计划
touch-made = 做了
touch-plans = 每周计划与完成
touch-messages = 30 天内群发已到上限的
touch-messages-number = 群发
touch-allowed = 上限
cost-heading = 今年的服务成本
cost-lead = 时间、礼品和投诉花了 { $cost }，这些客户带来 { $brought }。
cost-lead-margin = 时间、礼品和投诉花了 { $cost }，这些客户的毛利是 { $brought }。
cost-total = 成本
cost-brought = 带来收入
cost-margin = 毛利
cost-left = 剩下
cost-too-much = { $name }的成本比带来的多 { $sum }。
cost-no-hour = 没有算您的时间：在 [value] 下写 hour = "200"，即一小时多少钱。
figures-heading = 数据
figures-name = 数据
figures-before = 一年前
figures-now = 现在
figures-crossed = 一年内升降的客户
figures-what = 变化
figures-rose = 升到 { $threshold } 以上
figures-fell-below = 跌破 { $threshold }
figures-fell = 下降两成以上
gift-near = { $year } 年给{ $name }的礼品已 { $sum }，离限额还有 { $left }
gift-over = { $year } 年给{ $name }的礼品已 { $sum }，超过限额 { $limit }
earned-months = 按月
earned-month = 月
earned-change = 增减 %
earned-quarters = 按季
earned-quarter = 第 { $n } 季度
earned-quarter-title = 季度
earned-products = 按产品
stages-heading = 客户所处的阶段
stages-stage = 阶段
stages-days = 平均天数
stages-longest = 最久的
touch-samples = 今年给的样品和资料
touch-handed-over = 日期
touch-unseen = 一年没见过面的客户
touch-met = 上次见面
period-week = 周报
period-month = 月报
period-none = 还没有记录
period-lead = { $from } 至 { $to }
period-day = 日期
period-figure = 项目
period-this-week = 本周
period-last-week = 上周
period-this-month = 本月
period-last-month = 上月
period-figure-contacts = 联系次数
period-figure-visits = 其中见面
period-figure-customers = 联系过的客户
period-figure-new-customers = 新增客户
period-figure-lost = 流失客户
period-figure-plans = 完成的计划
period-figure-won = 成交
period-figure-lost-deals = 丢单
period-figure-revenue = 收入
period-figure-collected = 回款
period-figure-complaints = 收到投诉
period-figure-resolved = 解决投诉
period-feedback = 客户的反馈
period-satisfaction = 满意度
period-said = 内容
period-next = 接下来
period-what = 事项
period-agreed = 约好再联系
period-more = 另有 { $n } 条。
targets-title = 目标
targets-none = 还没有目标：在 clientbook.toml 里写 [[target]]，写明 what、per 和 count 或 amount
targets-what = 目标
targets-name = { $per }{ $what }
targets-reached = 已完成
targets-goal = 要完成
targets-percent = %
targets-left = 还差
targets-before = 上一期
targets-on-the-way = 各项目标都跟得上进度。
targets-behind = 进度落后：{ $what }，还差 { $left }，剩下 { $n } 个工作日，每天要 { $day }。
rfm-champion = 重要价值：近期买、常买、买得多
rfm-promising = 重要发展：近期买、买得多、不常买
rfm-slipping = 重要保持：常买、买得多、近来没买
rfm-almost-lost = 重要挽留：买得多、不常买、近来没买
rfm-regular = 一般价值：近期买、常买、买得少
rfm-new = 一般发展：近期买、买得少
rfm-fading = 一般保持：常买、买得少、近来没买
rfm-sleeping = 一般挽留：不常买、买得少、近来没买
rfm-do-champion = 多照顾，请他介绍
rfm-do-promising = 找出第二个需要
rfm-do-slipping = 这周打电话，问有什么变化
rfm-do-almost-lost = 上门挽回
rfm-do-regular = 顺着已买的多推一步
rfm-do-new = 让第二单容易些
rfm-do-fading = 到时候问候一声
rfm-do-sleeping = 节日问候即可
rfm-heading = 按购买情况分类
rfm-class = 类别
rfm-share = %
rfm-revenue = 近一年
rfm-advice = 怎么做
rfm-how = 近期、常买、买得多，都是和两年内所有买过的客户的平均数比。
grading-heading = 按数字该是哪一级
grading-now = 现在
grading-proposed = 按数字
grading-before = 一年前
grading-value = 一年的价值
grading-how = 一年的价值：客户自己买的，加上他介绍来的客户所买的 { $referred }%。累计到 { $shares } 分级（clientbook.toml 的 [grading]）。不会自动改：clientbook set 客户 等级=A。
earned-title = 收入贡献
earned-none = 今年和去年都没有收入：账户里记了账单或收入，这里就有内容
earned-lead = 今年 { $sum }，去年同期 { $last }。
earned-core = { $core } 位客户带来其中的八成（有收入的共 { $all } 位），占联系次数的 { $share }%。
earned-core-only = { $core } 位客户带来其中的八成（有收入的共 { $all } 位）。
earned-for-little = 花时间多、收入少：{ $name }，联系 { $n } 次，收入 { $sum }。
earned-more = 另有 { $n } 位
earned-revenue = 今年
earned-share = 占比 %
earned-cumulative = 累计 %
earned-last-year = 去年同期
reports-coverage = 联系是否按时
reports-coverage-lead = 有周期的 { $all } 位客户里，{ $within } 位按时联系。
reports-coverage-who = 超期或从未联系的客户
reports-coverage-none = 还没有客户定了周期。给他们定等级：clientbook set 客户 tier=B
reports-tier = 等级
reports-customers = 客户
reports-within = 按时
reports-late = 超期
reports-never = 从未联系
reports-months = 每月联系
reports-lists = 报表与名单
faults-title = 读取问题
faults-none = 没有问题。
faults-lead = 有 { $n } 处要在编辑器里看一看，其余都在用。
built-for = { $day }。由 clientbook 生成。
footer-plain = 由 clientbook 生成。

## 错处

severity-error = 错误
severity-warning = 注意
severity-help = 办法
fault-question = 两台设备说得不一样：一台是“{ $ours }”，另一台是“{ $theirs }”
    .hint = 改这个文件：留下对的那几行，其余的连同三行标记删掉
hint-question-field = 留下对的那几行，其余的连同三行标记删掉；也可以：clientbook set { $customer } 字段=值
fault-not-utf8 = 这个文件没有存成 UTF-8
    .hint = 另存为 UTF-8（记事本：另存为，编码选 UTF-8）
fault-too-large = 这个文件超过 { $limit } MB，没有读
    .hint = 大文件放进客户的 files/ 文件夹，再从记录里链接
fault-symlink = 这是符号链接；链接一律不跟
    .hint = 把文件或文件夹本身放在这里
fault-not-plain = 这是{ $kind ->
        [kind-pipe] 管道
        [kind-socket] 套接字
       *[other] 设备
    }，不是文件；一律不打开
    .hint = 把它从客户簿里删掉
fault-unreadable = 这个文件读不了：{ $reason }
    .hint = 检查文件权限
fault-front-matter-open = 开头的 +++ 没有结尾
    .hint = 在最后一个键下面加一行 +++
fault-yaml-front-matter = 开头的字段夹在 --- 之间，是别的程序的写法
    .hint = 把两行 --- 都换成 +++，字段照 TOML 写：name = "…"
fault-no-card = 这个客户的文件夹里没有客户卡
    .hint = 写一个 { $file }：一行 +++，一行 name = "…"，再一行 +++
fault-stray-file = 这个文件不会被读取
    .hint = 客户卡是 customers/编号/编号.md；记录放 visits/，计划放 plans/，资料放 files/
fault-conflict-copy = 这是同步软件留下的冲突副本，没有读进去
    .hint = 把缺的内容并到原来的文件里，再删掉这个文件
hint-conflict-folder = 它是 { $name } 的另一个版本：把缺的内容并到那个文件夹里，再删掉这个；如果是另一位客户，给文件夹换个名字
fault-ignored-by-git = git 不管这个文件，它没有历史，也同步不到别的设备：{ $file } 里有 `{ $rule }`
    .hint = 从 { $file } 里去掉第 { $line } 行
hint-ignored-elsewhere = 在客户簿的 .gitignore 里加一行 `!{ $rule }`，或者从 { $file } 里去掉第 { $line } 行
fault-same-letters = 这里另有一个同名文件，只是字符的组合方式不同；这一个没有读进去
    .hint = 给其中一个改名，再删掉重复的内容；在 macOS 上两个名字是同一个
fault-bad-file-name = 从文件名 `{ $name }` 读不出日期
    .hint = 文件名写成 2026-11-03.md 或 2026-11-03-1432.md
fault-newer-format = 客户簿的格式是 { $format }，本程序只认识到 { $known }
    .hint = 装新版的 clientbook；在那之前只能看，不能改
fault-toml = 这一行读不懂：{ $reason }
    .hint = 文字加英文引号 "…"，日期不加：since = 2026-11-21；同一个键只写一次
fault-full-width = `{ $typed }` 是全角符号，这里要用半角
    .hint = 切换到英文输入法，改成 `{ $instead }`；文字放在直引号 "…" 里
toml-digits = `_` 只能放在数字之间
toml-extend = 带点的项不能写进这个值里
toml-depth = 括号套得太深
toml-carriage = 回车后面没有换行
toml-duplicate = 这一项写了两次
toml-extra-equals = 多了一个 `=`
toml-extra-assignment = 多了一个 `=`
toml-extra-comma = 列表里多了一个逗号
toml-extra-comma-table = 多了一个逗号
toml-radix-sign = 这种写法的数字不能带正负号
toml-comment = 注释里不能有这个字符
toml-pair = 这不是“项目 = 内容”
toml-element = 这不是“项目 = 内容”
toml-unquoted-key = 项目名用了这样的字，就要放在引号里
toml-value = 这不是一个值
toml-no-value = 这一项没有内容
toml-multi-line-key = 项目名只能写在一行里
toml-multi-line-key-literal = 项目名只能写在一行里
toml-array-opening = 列表前面少了 `[`
toml-assignment = 少了 `=`
toml-comma = 两项之间少了逗号
toml-comma-table = 两项之间少了逗号
toml-comment-start = 注释前面少了 `#`
toml-escape = 反斜杠后面少了字符
toml-table-opening = 少了 `{"{"}`
toml-key-in-table = 这个值前面少了项目名
toml-quote = 少了开头的引号
toml-header-opening = 少了 `[`
toml-value-of-key = 这一项没有内容
toml-missing-value = 少了内容
toml-radix-case = 0x、0o、0b 要用小写
toml-prefix = 数字不需要这样开头
toml-sign = 多了一个正负号
toml-quoted = 文字要放在引号里："…"
toml-unicode = \u 后面的数字不够
toml-array-table = 这一行没有用 `]]` 结束
toml-array = 列表没有用 `]` 结束
toml-inline-table = `{"{"}` 没有结束
toml-header = 这一行没有用 `]` 结束
toml-equals-in-array = 列表里有 `=`
toml-after-comment = 行尾还有多余的内容
toml-content = 这里有多余的内容
toml-key-or-value = 值的后面还有多余的内容
toml-zero = 数字不能以 0 开头
toml-unexpected-sign = 多了一个正负号
toml-empty-key = 少了项目名
toml-basic = 引号里的文字读不懂
toml-literal = 引号里的文字读不懂
toml-multi-basic = 这段多行文字读不懂
toml-multi-literal = 这段多行文字读不懂
toml-number = 这个数字读不懂
toml-time = 这个时间读不懂
toml-boolean = 要写 true 或 false
toml-float = 这个数字读不懂
toml-datetime = 这个日期读不懂
toml-expected = { $reason }，应有 { $expected }
fault-unknown-key = 这里没有 `{ $key }` 这个键
    .hint = 删掉它，或在 clientbook.toml 里定义自己的字段
fault-wrong-type = `{ $key }` 应该是{ $expected }，现在写的是{ $found }
    .hint = { $example }
fault-missing-key = 缺少 `{ $key }`
    .hint = 在这里补上 { $key } = …；客户卡以一行 +++ 开头
fault-bad-choice = `{ $key }` 不能是 `{ $value }`
    .hint = 可选：{ $words }
fault-bad-day = `{ $value }` 读不成日期
    .hint = 写成 2026-11-21，带时间的写成 2026-12-01T10:30
fault-bad-lunar-day = 农历里查不到 `{ $value }`
    .hint = 那一年没有这个闰月，或那个月没有三十；只认识 1901 到 2100 年
fault-bad-money = `{ $value }` 读不成金额
    .hint = 只写数字和小数点，不写货币符号："58000.00"
fault-decimals = `{ $value }` 的小数位比 { $currency } 多
    .hint = 把意思写全：1000 还是 1，小数位不超过 { $currency } 的
fault-out-of-range = `{ $key }` 应在 { $from } 到 { $to } 之间
    .hint = 写一个 { $from } 到 { $to } 的数
fault-empty = `{ $key }` 是空的
    .hint = 填上；可以不写的，删掉这一行
fault-mobile-length = 手机号 `{ $number }` 是 { $digits } 位，应为 11 位
    .hint = 核对号码；外国号码前写上国家代码，例如 +49
fault-several-numbers = `{ $number }` 里有几个号码，点一下只会拨 `{ $first }`
    .hint = 分开写成列表：{ $list }
fault-bad-id = `{ $id }` 不能作客户的编号
    .hint = 文件夹和客户卡一起改名：字母、汉字、数字、- 和 _（不能有空格），最多 60 个，不能叫 index 或 Windows 保留的名字
fault-duplicate-id = `{ $id }` 和 `{ $other }` 在 Windows 和 macOS 上是同一个名字
    .hint = 给其中一个文件夹和它的客户卡改名
fault-unknown-customer = 没有编号是 `{ $name }` 的客户
    .hint = 写 customers/ 下的文件夹名
fault-self-reference = `{ $key }` 写的就是这位客户自己
    .hint = 删掉这一行，或者写别人
fault-unknown-tier = 没有 `{ $tier }` 这个等级
    .hint = 可选：{ $tiers }；或者在 clientbook.toml 里加 [tiers.{ $tier }]
fault-unknown-invoice = 这个账户里没有单号 `{ $name }`
    .hint = 在 account.toml 里补上，或者改正单号
fault-duplicate-invoice = 单号 `{ $no }` 在这个账户里出现两次
    .hint = 给其中一笔换个单号；在那之前只算第一笔
fault-bad-terms = `{ $value }` 读不成账期
    .hint = 写 "月结30天"、"net 30"、"2/10 net 30"、"货到付款"、"款到发货"，或者 ["30%预付", "70% net 60"]；在那之前，没写到期日的账单不算逾期，也不催
fault-no-terms = 账单 `{ $no }`（{ $date } 开）没写到期日，账户也没写账期：不算逾期，也不出催款函
    .hint = 给这笔账单写 due = …；或者在文件最上面写 terms = "月结30天"
fault-more-than-invoice = `{ $key }` 是 { $part }，账单只有 { $amount }
    .hint = 写这笔账单里涉及的那一部分，或者改正账单金额
fault-similar-invoice = `{ $no }` 和 `{ $other }` 只差大小写或全半角：是不是同一张账单？
    .hint = 如果记了两遍，删掉一笔；如果不是，换一个单号
fault-parts = 各期合计 { $sum }，应收是 { $amount }，对不上
    .hint = 改正分期或金额；在那之前按一笔算
fault-unknown-place = `{"{"}{ $name }{"}"}` 不是可以填的位置
    .hint = 可用的有：{ $names }
fault-unknown-currency = `{ $value }` 不是币种
    .hint = 写 ISO 4217 的三个字母：CNY、USD、EUR
fault-duplicate-payment = 这个往来里有两笔编号都是 `{ $no }` 的回款
    .hint = 给其中一笔另编一个号：两台设备的回款靠它区分
fault-write-off = 账单才 { $amount }，核销了 { $off }
    .hint = 最多核销未收的部分；写小一点的金额
fault-due-before-date = 到期日 { $due } 早于开票日 { $date }
    .hint = 到期日写成开票当天或以后
fault-bad-period = `{ $value }` 不是一段时间
    .hint = 写数字和单位：30 天、6 周、24 个月、2 年
fault-bad-filter = `{ $value }` 不是一个条件
    .hint = 条件的写法和 list 一样，空格隔开：tier=A region=苏州 tag=高尔夫 kind=company silent>60 next<=+7d open>=1000 product!="产品名" has=phone overdue
fault-unknown-field = 没有 `{ $key }` 这个自定义字段
    .hint = 在 clientbook.toml 里定义：[fields.{ $key }]
fault-unknown-withheld = 没有 `{ $key }` 这个可以保密的字段
    .hint = 可以写：{ $known }
fault-not-masked = `{ $key }` 不能只遮一部分
    .hint = 整个不带就写在 drop 里；mask 只用于文字字段，例如 phone
fault-identity-number = 这里写了身份证号
    .hint = 删掉，或只留后四位：客户簿会有很多份副本；git 历史和以前的备份里还有
fault-bank-card = 这里写了银行卡号
    .hint = 删掉，或只留后四位：客户簿会有很多份副本；git 历史和以前的备份里还有
fault-password = 这里写了密码
    .hint = 删掉，并把密码换掉；密码请放进专门的密码软件；git 历史和以前的备份里还有
fault-bad-promise = `{ $field }` 读不懂
    .hint = 写成 due:2026-11-28、done:2026-11-27、by:customer、amount:58000、for:INV-1032，用半角冒号，前后有空格
hint-promise-currency = 只写数字：币种跟着 `for:` 写的那张账单，没写就跟着账户
fault-empty-promise = 这条任务没写答应了什么
    .hint = 在方框和 due: 之间写上
fault-second-field = `{ $field }` 没有读进去：这条任务前面已经有 `{ $key }:`
    .hint = 另写一条任务，行首写 `- [ ] `；多余的就删掉
fault-lost-promise = `{ $field }` 没有读进去：这里不是任务
    .hint = 写成任务，行首写 `- [ ] `
hint-verbatim-promise = 代码块、HTML 和注释里不读待办：移到 ```、标签或 <!-- --> 外面
fault-bad-box = `{ $box }` 没有读成任务的方框
    .hint = 行首写半角的短横、空格、方框、空格：`- [ ] ` 或 `- [x] `
fault-no-due-day = 付款的承诺要写明哪天
    .hint = 在这条任务里加上 due:2026-11-28
fault-bad-wikilink = `[[{ $name }]]` 对不上一位客户
    .hint = 写簿中的编号或名字
fault-missing-file = 客户的资料里没有 `{ $name }`
    .hint = 放进 files/，链接写 files/文件名；只能链接资料
fault-active-paper = 浏览器打开这个文件会运行里面的内容
    .hint = 存成图片或 PDF；网站上只提供下载
fault-unsafe-link = 网站不放指向 `{ $target }` 的链接
    .hint = 链接可以是 http、https、mailto、tel，或 files/ 下的路径；链接客户写 [[编号]]
fault-odd-year = `{ $key }`：年份 { $year } 不对
    .hint = 不知道年份就写 "{ $day }"
fault-outside-image = 网站不会加载图片 `{ $target }`，只放链接
    .hint = 把图片存到 files/，写 ![图片说明](files/文件名)
fault-unknown-occasion = `{ $name }` 不是这位客户的生日、纪念日，也不是节日
    .hint = 写 birthday、birthday 姓名、[[date]] 的名字，或节日的编号
fault-payment-currency = 这笔回款是 { $currency }，应收 `{ $no }` 是 { $invoice }
    .hint = 按 { $invoice } 写到账金额，加 currency = "{ $invoice }"（pay 用 --currency { $invoice }）；或去掉 for，先挂在客户名下
fault-shares = for 里各份合计 { $sum }，到账只有 { $amount }
    .hint = 把各份改小，或改正金额
fault-payment-before-invoice = 这笔回款早于应收 `{ $name }`
    .hint = 核对两个日期
fault-future-fact = `{ $key }`：{ $day } 还没到，暂不计算
    .hint = 改日期，或者等发生那天再记
fault-nested-repository = 客户簿里面又有一个 git 仓库，里面的文件到不了别的设备
    .hint = 把这个文件夹移出客户簿，或者删掉里面的 `.git`
fault-future-record = { $day } 还没到，到那天之前哪里都看不到这一条
    .hint = 改文件名里的年份，或者改 `received`、`added`
fault-step-too-early = `{ $key }` 早于 `{ $first }`
    .hint = 改其中一个：投诉先收到，再答复，然后解决
fault-referral-circle = `referred_by = "{ $id }"` 绕一圈又回到这位客户
    .hint = 在其中一张卡上去掉：最早来的那位不是别人介绍的
fault-unknown-stage = 设置里没有“{ $stage }”这个阶段
    .hint = clientbook.toml 的 [pipeline] 里有：{ $stages }
fault-won-without-amount = 成交了，却没有金额
    .hint = 写上成交金额：amount = "5000"
fault-duplicate-stage = 又有一个叫“{ $name }”的阶段
    .hint = [pipeline] 里每个阶段要有自己的名字
fault-too-early = `{ $key }`：{ $day } 在{ $key ->
        [returned] 回款日
       *[other] 应收日期
    } { $date } 之前
    .hint = 核对两个日期
fault-refund = 退了 { $amount }，已收款里能退的只有 { $most }，多退的 { $beyond } 算客户欠款
    .hint = 用 for 写明退的是哪张账单的款，或者改金额；也可以先记为什么少收：kind = "credit-note"
fault-bad-template = 这个模板用不了：{ $reason }
    .hint = 改好它，或者删掉，就用主题自己的
template-limit-work = 它要做的事超过了客户簿自己的模板的限度：循环太多，或者太长
template-limit-depth = 它的区块、引入的模板或数值套得超过 { $n } 层
template-limit-text = 它拼出的文字超过 { $n } MB
template-limit-files = 客户簿最多可以带 { $files } 个模板，合计 { $kilobytes } KB
template-no-component = 客户簿自己的模板里不能用组件，请用 {"{%"} include {"%}"}
template-no-comprehension = 客户簿自己的模板里不能用 [… for … in …]，请用 {"{%"} for {"%}"}
template-no-optional-index = 客户簿自己的模板里不能用 ?[，请先用 {"{%"} if {"%}"} 判断
template-no-indent = 客户簿自己的模板里不能用过滤器 `indent`
template-range = `range` 要有起点、终点和步长，而且走得到
template-text-only = `replace` 只能改文字
template-list-only = `join` 和 `unique` 要一个列表
fault-not-a-folder = 这里应该是文件夹
    .hint = 建一个同名的文件夹，每位客户是其中一个文件夹
fault-unknown-theme = 没有 `{ $theme }` 这个主题
    .hint = 可选：{ $themes }
hint-did-you-mean = 是不是 `{ $near }`？
hint-key-above = `{ $key }` 应写在最上面，第一个方括号行之前
hint-known-keys = 这里可用：{ $keys }
hint-words = 可选：{ $words }
hint-no-decimals = { $currency } 没有更小的单位，写整数
hint-positive = 金额要大于零；红字写成 kind = "credit-note" 的回款，退给客户的钱写成 kind = "refund"
hint-yearly-day = 写 1978-08-15、"1978年8月15日"、"--08-15"、"lunar 1978-07-12" 或 "农历一九七八年七月十二"，只知道月份就写 "--08"；月份 1 到 12，日子 1 到 30
hint-festival-day = 写 2006-10-01、"--12-25"、"lunar --08-15"、"term qingming"、"4th thursday of november" 或 "easter"
hint-several = 有几位客户叫这个名字，请写编号
hint-rule-field = 规则要从一个日期字段算起：[fields.{ $key }] 的 type 写 "day"
hint-four = 依次写 A、B、C、D 四个数字，用引号：["3", "2", "1", "0"]
hint-missing-toml = 在这里补上 { $key } = …
hint-festival-near = 是不是 `{ $near }`？自己的节日要写日子：on = "--12-25"
hint-festival-on = 不认得 `{ $id }`：写上日子，例如 on = "--12-25"、"lunar --08-15"、"term qingming"
hint-currency-near = 写 `{ $near }`
hint-no-such-day = 日历上没有这一天；看看那个月有几天
hint-after-day = 日期后面要么不写，要么先写短横：{ $near }.md
hint-phone-quotes = 电话号码要放在引号里：phone = "138-0000-1234"
hint-spaces = { $key }: 用半角小写字母和半角冒号，前面空一格，中间不空格，后面紧跟日期或金额，不要连着别的字
hint-code = 不要放在反引号里
hint-year = 年份也要写：due:2026年11月28日 或 due:2026-11-28
hint-colon = 冒号是全角的；日期前写半角的 :
hint-name-encoding = 名字不是 Unicode（UTF-8），而是 GBK 之类的旧编码，到不了别的设备；用 UTF-8 重新命名：{ $id }
hint-number = 写数字：42，或 "4.5"
hint-terms-sum = 各份合计要是 100%
found-text = 文字
found-number = 整数
found-fraction = 小数
found-flag = true 或 false
found-day = 日期
found-moment = 日期加时间
found-list = 列表
found-table = 表
type-text = 加引号的文字
    .example = 加上引号："…"
type-flag = true 或 false
    .example = 写 true 或 false，不加引号
type-number = 整数
    .example = 不加引号：14
type-money = 加引号的金额
    .example = 加引号，用小数点："58000.00"
type-day = 日期
    .example = 写成 2026-11-21
type-table = 表
    .example = 写成 { "{" } key = "…" { "}" }
type-tables = 一列表
    .example = 每一项写在自己的 [[{ $key }]] 下面

## 命令

check-fine = { $n } 位客户、{ $notes } 条记录：没有问题。
check-found = { $errors } 个错误，{ $warnings } 处注意
faults-hint = 有 { $n } 处要看一下：clientbook check
built-not-removed = 有 { $n } 个上次生成的文件删不掉，下次生成会再试。
built-unsealed = 个人设置文件夹（~/.config/clientbook）写不了，这次的文件清单没法盖章：下次生成要换一个空文件夹。
built = { $pages } 页：写了 { $written }，删了 { $removed }，没变 { $unchanged } → { $path }
serving = { $url }  （Ctrl-C 结束）
serve-changed = { $path } 变了
lock-waiting = 在等另一个正在改这本客户簿的命令（进程 { $process }）……
lock-cleared = 清掉了一个已死进程留下的锁：{ $path }
recovered = 上次没做完的改动已经退回：{ $what }。需要的话请重做一次。
recovered-unknown = 上次没做完的改动已经退回。
recovered-left = { $path } 之后被别处改过，保持原样。
not-committed = 没有提交：{ $reason }
reason-question = 里面有两台设备说法不同的地方（clientbook check），请先选定
saved-more = 另外保存了 { $n } 个文件
saved = 已保存 { $path }
nothing-to-do = 没有变化
logged = { $name }：已记在 { $day }。
logged-many = 记好了 { $n } 条。
inbox-nobody = 没有客户对得上“{ $name }”
    .hint = 每段开头写客户名，能用 `clientbook show` 找到的写法都行
inbox-several = “{ $name }”对得上几位客户：{ $ids }
    .hint = 开头写编号，或把名字写全一些
inbox-no-text = 只有名字，没有内容
    .hint = 名字后面写上谈了什么
inbox-same = { $name } 在 { $day } 的记录里有同样的话；如果是另一次联系，请把日期连年份写全
inbox-not-clear = 没有归档：{ $reason }
inbox-known = { $name }，{ $day }：以前已经归过档。
inbox-next = 下次联系：{ $day }
inbox-who = 这是谁？[写名字；回车：以后再说]{" "}
inbox-which = 是哪一位？[1–{ $n }；回车：以后再说]{" "}
inbox-empty = 没有要归档的内容。
inbox-no-text-file = { $path } 不是文本，原样留着。
inbox-kept = { $n } 段留在 { $path }，写明了原因；改好后再运行 `clientbook inbox`。
inbox-kept-already = 没归档的 { $n } 段已经在收件夹里了。
monica-about = Monica 的导出文件，有 { $n } 位联系人
monica-nameless = 第 { $n } 位联系人没有姓名；在 Monica 里补上后重新导出
notes-about = { $n } 篇带头部的笔记
notes-others = 另有 { $n } 篇笔记没有头部，没有取
notes-bad-yaml = 头部第 { $line } 行不是有效的 YAML；改好后再导入
notes-bad-toml = 头部不是有效的 TOML；改好后再导入
calendar-about = 日历，有 { $n } 个生日
calendar-others = 另有 { $n } 个日程不是生日，没有取
calendar-own = 这个日历是 clientbook 导出的，里面只有接下来的日子；客户请用 export vcard、csv 或 json 带过来
calendar-none = 这份日历里没有生日（别的日程 { $n } 个）；标题要像“张伟生日”或“Ana Stone's birthday”
vcard-about = { $format }，{ $encoding } 编码
vcard-groups = { $n } 个群组已变成成员的标签
vcard-none = 文件里没有 vCard 名片：找不到 BEGIN:VCARD 一行；请把联系人重新导出为 vCard（.vcf）
vcard-no-card = 文件在这里残缺：名片没有开头，也没有姓名；请重新导出联系人
vcard-nameless = 这张名片没有姓名、单位、号码和邮箱；请在原来的软件里补上姓名，或手工录入
vcard-no-begin = 名片缺少开头，上面可能丢了内容
vcard-no-end = 名片缺少结尾，下面可能丢了内容
vcard-agent = 名片里套着的 { $n } 张名片（AGENT）没有导入
vcard-too-many = 名片行数太多，有 { $n } 行没有导入
vcard-unread = 名片有 { $n } 行看不懂，没有导入
vcard-full = 同一类内容超过 { $most } 项，其余没有导入
vcard-lossy = { $property } 有些字符按它的编码读不出来，请和原来的软件核对
vcard-cut = { $property } 太长，已截断
vcard-not-kept = { $property } 没有导入：客户卡上没有地方放，又太长或不是文字
vcard-picture-large = 一张 { $size } MB 的图片没有导入，最大 { $most } MB：请手工放进 files/ 文件夹
vcard-picture-unread = 一张图片没有导入：文件已损坏，或不是 JPEG、PNG、GIF、WebP、HEIC、AVIF、BMP、TIFF 格式
vcard-pictures = 图片超过 { $most } 张，其余没有导入
vcard-day = “{ $text }”看不出是哪一天，原样记为备查内容
vcard-birthday-time = 生日带着时间（{ $text }）：如果来自别的时区，可能差一天
log-skipped-answered = { $n } 位已经问候过，不再写。
log-skipped-enough = { $n } 位这个月的消息够多了，这次不发（clientbook.toml 里的 monthly_messages）。
log-skipped-themselves = { $n } 位略过：公司的联系人自己也是客户，单独问候。
log-far-occasion = 还是要写上吗？[y/N]{" "}
log-needs-yes = 这会写 { $n } 条记录；确定就加 --yes，只看看就加 --dry-run。
log-confirm = 写这 { $n } 条记录吗？[y/N] 
invoiced = { $name }：{ $no }，{ $amount }，{ $day } 到期。
invoiced-parts = { $name }：{ $no }，{ $amount }，分 { $n } 期：
invoiced-part = { "  " }{ $amount }，{ $day } 到期
invoiced-discount = { "  " }{ $day } 前付款只收 { $amount }
invoiced-paid-ahead = { "  " }预收款冲抵 { $amount }，还欠 { $open }
invoiced-kept = { "  " }这笔到期更早，但已付的不动：{ $kept }（已写进回款的 for）
invoice-ask-due = 哪天到期？写日期（+30d、12/31）或账期（月结30天）：
entry-to-come = 还没到
invoice-ask-ahead = { $day } 还没到，在那之前这张账单不计算。就按这天开票吗？[y/N]{ " " }
invoice-ask-alike = 已经有一张账单 { $other }。{ $no } 是另外一张吗？[y/N]{ " " }
paid = { $name }：{ $day } 收到 { $amount }。
credited = { $name }：{ $day } 冲减 { $amount }。
refunded = { $name }：{ $day } 退还 { $amount }。
refunded-opens = { $no }：{ $amount } 重新算作未付
refunded-left = 客户名下还挂着 { $amount }
refunded-too-much = 多退了 { $amount }，算客户欠款
paid-settles = { $no }：{ $amount }，结清
paid-with-discount = { $no }：{ $amount }，减折扣 { $off } 后结清
paid-recovers = { $no }：收回已核销的 { $amount }
paid-leaves = { $no }：{ $amount }，还欠 { $open }
paid-unallocated = { $amount } 没有对应的账单，先挂在客户名下
paid-applied = { $name }：没有分配的回款已冲抵。
paid-applied-rest = 还有 { $amount } 挂在客户名下
paid-returned = { $name }：{ $day } 的回款 { $amount } 在 { $on } 被银行退回；现在未收 { $open }。
invoice-disputed = { $name }：{ $no } 从 { $day } 起有争议：{ $reason }
invoice-disputed-part = { $name }：{ $no } 里有 { $part } 从 { $day } 起有争议：{ $reason }
invoice-dispute-ended = { $name }：{ $no } 的争议已解决。
invoice-written-off = { $name }：{ $no } 核销 { $amount }，还剩 { $open } 未收。
invoice-written-off-all = { $name }：{ $no } 核销 { $amount }，全部结清。
aging-headline = 客户共欠 { $open }，其中逾期 { $overdue }。
aging-largest = 最大的五家共欠 { $amount }，占 { $percent }%。
saved-schemas = { $n } 个 Schema 已存到 { $path }；在 .toml 文件的第一行写上对应的一个：#:schema ./settings.schema.json
schema-settings = 客户簿的设置：clientbook.toml
schema-account = 客户账目：account.toml
schema-card = 客户资料卡的头部
schema-visit = 拜访记录的头部
schema-plan = 计划的头部
schema-complaint = 投诉的头部
schema-text = 文案的头部
schema-book = 客户簿的 JSON：clientbook export json
progress-read = 正在读取客户簿
progress-save = 正在保存
progress-commit = 正在提交
progress-build = 正在生成网页
progress-export = 正在保存名片
export-stale-cards = 这几张名片的客户已删除或合并，文件没有动，请在文件夹里删掉：{ $files }
saved-cards = { $n } 张名片存进了 { $path }
import-waits = 没有别的要导入：不能确定的等你说明，读不了的等你改好。
import-nothing = 文件里没有客户簿还没有的内容。
import-apply = 还没有写入。要导入：clientbook import { $file } --apply
import-done = 新增 { $new } 位，更新 { $changed } 位。
import-triage = 给新客户定等级：clientbook triage
import-not-taken = { $name } 没有导入：{ $reason }
import-value-not-taken = { $name }：{ $key }“{ $value }”没有导入：{ $reason }
import-ask-column = “{ $column }”这一列是什么？写字段（如 职务、custom.KEY），- 不要，回车：作为文字保留{" "}
import-ask = { $name }：{ $what }改成文件里的？[y/N]{" "}
import-which = 是哪一位？[1-{ $n }，回车跳过]{" "}
import-is-new = 是新客户
import-of-file = { $name }（本文件第 { $number } 位）
import-doubt = { $name }：{ $why }
import-broken-cards = 这些卡片读不出来：{ $files }；卡片上的客户在这里可能被当成新客户
import-doubt-several = 好几位客户有这个号码或地址：{ $who }
import-doubt-other-name = 这个号码或地址是另一个名字的客户的：{ $who }
import-doubt-contact = 名字、号码或地址和一位联系人的一样，属于 { $who }
import-doubt-name = 客户簿里有同名的，别的对不上，不能确定是同一位：{ $who }
import-doubt-name-of-file = 文件里有两位同名，别的对不上，不能确定是同一位：{ $who }
import-doubt-other-id = 名字和号码与 { $who } 一样，但在这份名单里编号不同
import-doubt-gone = 从这本客户簿导出过，现在已经不在：删掉了
import-doubt-gone-near = 从这本客户簿导出过，现在已经不在：删掉了，或者已并入 { $who }
import-who = 说明是谁：--who { $number }=客户、--who { $number }=新 或 --who { $number }=跳过
import-line = 第 { $line } 行
import-refused-at = { $place }：{ $reason }
import-more = ……还有 { $n } 位
import-text = 正文
import-files = 照片
import-new-files = + { $n } 张照片
import-add = { $label }：+ { $file }
import-take = { $label }：{ $book } → { $file }
import-removed = { $label }：文件里不再有 { $book }，客户簿里保留。
import-differs = { $label }：客户簿里是 { $book }，文件里是 { $file }，保留客户簿里的。
import-state-new = 新增
import-state-changed = 有更新
import-state-same = 相同
import-state-doubtful = 不能确定
import-state-refused = 读不了
import-state-joined = 文件里重复
import-state-not-a-customer = 不是客户
import-state-left = 跳过
import-count-new = 新增 { $n }
import-count-changed = 有更新 { $n }
import-count-same = 相同 { $n }
import-count-doubtful = 不能确定 { $n }
import-count-refused = 读不了 { $n }
import-count-joined = 文件里重复 { $n }
import-count-not-a-customer = 不是客户 { $n }
import-count-left = 跳过 { $n }
import-head-number = 序号
import-head-state = 状态
import-head-name = 姓名
import-head-what = 内容
import-head-reason = 不导入的原因
import-next = 下次跟进
import-plan = 跟进
import-file-about = 上次导入时别的程序里的这位客户。
    再次导入时拿新文件和它比；这里没有地方放的内容，导出时原样带出去。
commit-import = 导入：新增 { $new }，更新 { $changed }
err-import-as-option = --who、--accept、--take-file、--out、--save-map 只用于客户名单，不能和 --as 一起用
err-records-header = { $path }：没有一行写着必需的列名
    .hint = 至少要有：{ $columns }；别的列名用 --map "列名=名称" 说明
record-missing = 这一行没有{ $field }
record-unread = `{ $value }` 不能当作{ $field }
record-ahead = 日期 { $value } 还没到
record-channel = `{ $value }` 不是联系方式：面谈、电话、微信、邮件、饭局、活动……
record-minutes = `{ $value }` 不是分钟数
record-amount = 金额 { $value } 不大于零
record-no-due = 表里和账户里都没写 { $value } 哪天到期：补上到期日，或者账期（clientbook set 客户 账期=月结30天）
record-due-before = 到期日 { $value } 在开票日之前
record-no-invoice = 这位客户没有账单 { $value }
record-nobody = 没有叫“{ $value }”的客户
record-near = 没有哪位客户正好叫“{ $value }”，也许是{ $ids }；请写全名或编号
record-other-invoice = 客户簿里已有单号 { $value }，金额或日期不同
record-other-figure = 客户簿里这一天的{ $value }是另一个数
record-other-product = 客户簿里已有{ $value }，日期或金额不同
record-next-before = 下次联系 { $value } 不在这条记录的日期之后
record-several = “{ $value }”对得上好几位：{ $ids }；请写编号
records-not-read = 没有读的列：{ $columns }；用 --map "列名=字段" 说明是什么
records-days-open = “{ $column }”一列的日期分不清月和日，按先月后日读
records-counts = { $what }：新增 { $new }，已有 { $same }，读不了 { $refused }
records-apply = 还没有写入。要导入：clientbook import { $file } --as { $kind } --apply
commit-records = 导入{ $what }：新增 { $new }
table-kind-customers = 客户
    .also = 联系人|通讯录
table-kind-visits = 联系记录
table-kind-invoices = 账单
table-kind-payments = 回款
table-kind-revenue = 收入
table-kind-figures = 数据
table-kind-products = 产品
err-import-book-option = JSON 里的整本客户簿照原样导入，只能加 --apply 和 --json
err-import-broken-cards = 客户簿里有卡片读不出来：{ $files }；卡片上的客户会重复导入
    .hint = clientbook check 会说哪里不对；改好再导入
err-import-no-table = { $option } 只用于表格，{ $path } 不是表格
    .hint = 去掉这个选项
err-import-book = { $path } 是一本客户簿，不是联系人文件夹
    .hint = 先 clientbook --book { $path } export json --out book.json，再导入空的客户簿；或者 export csv 后导入表格
err-import-json = { $path } 第 { $line } 行不是有效的 JSON
    .hint = 重新导出一份：clientbook export json --out 文件
err-import-json-value = `{ $path }`：“{ $place }”的值不是客户簿里该有的
    .hint = 每条记录是带 fields 和 text 的对象；看看 clientbook export json 的样子
import-book = 一本客户簿：新客户 { $new } 位，文件 { $records } 个
import-book-known = 已有 { $n } 位，不动：{ $ids }
import-book-kept = 这边已有、内容不同，保留这边的：{ $files }
err-import-who = `{ $text }` 没有说清文件里的客户是谁
    .hint = 等号前写序号（1 到 { $n }）：12=zhang-wei、12=新 或 12=跳过；一批不能确定的写 12-40=新，全部写 不能确定=跳过
err-import-map = `{ $text }` 没有说清哪一列是什么
    .hint = 写列名、等号和字段：--map "客户经理=custom.manager"
err-import-empty = `{ $path }` 是空的
    .hint = 重新导出一次通讯录
err-import-unknown = `{ $path }` 里的内容导入不了
    .hint = 可以导入名片（.vcf）、表格（.csv、.xlsx）、生日日历（.ics）和放名片的文件夹
err-import-no-cards = 文件夹 `{ $path }` 里没有名片（.vcf），也没有笔记（.md）
    .hint = 写通讯录文件或者放名片的文件夹
triage-nobody = 没有要定等级的：导入的客户都定好了。
triage-how = 有 { $n } 位等着定等级：clientbook triage zhang-wei=A pizza=不是
triage-kept = 上次没保存的 { $n } 个回答一并带上。
triage-ask = 等级 { $tiers }，n：不是客户，回车：以后再说，q：先到这里{" "}
triage-not-known = 没有“{ $text }”这个等级。
triage-done = 定了 { $tiers } 位的等级，{ $removed } 位不是客户。
not-customers-about = 不是客户的人：导入时不再提出来。
    要请回来，就删掉写着这个名字的 [[person]] 一段。
commit-triage = 定等级：{ $tiers } 位，不是客户 { $removed } 位
renamed = { $name }：编号 `{ $old }` 改为 `{ $new }`；移动 { $files } 个文件，另有 { $others } 个文件里的提法跟着改
rename-settings = clientbook.toml 里还写着 `{ $old }`（可能在某个名单里），请改成新编号。
commit-rename = 换编号：{ $name }，{ $old } 改为 { $new }
err-rename-same = 这位客户的编号已经是 `{ $id }`，只差大小写
    .hint = 换一个编号；有的磁盘不分大小写，两个会是同一个文件夹
err-xlsx = 工作簿做不出来：{ $reason }
    .hint = 表格再大，也可以用 export csv
err-id-of = `{ $id }` 是 { $name } 的编号
    .hint = 换一个编号；要把两位合成一位：clientbook merge
err-merge-same = 两个都是 { $name }
    .hint = 请写两位客户的编号；clientbook check --duplicates 会列出可能重复的客户
err-merge-kinds = 一位是个人，一位是公司
    .hint = 个人可以挂在公司下面：clientbook set 个人 公司=公司
err-merge-numbers = 两边各有一张同号的发票：{ $numbers }
    .hint = 先在其中一个账户里改正发票号
merge-needs-yes = 还没有改动：加 --yes 才会执行。
merge-confirm = 合成一位吗？
commit-merge = 合并：{ $other } 并入 { $name }
merge-heading = 来自 { $name } 的客户卡，{ $day }
merge-replaced = 客户卡上原来写的：
merge-told = { $other } 并入 { $name }：
merge-added = { "  " }加入  { $key }：{ $value }
merge-dropped = { "  " }不同  { $key }：{ $value }（留在一条私密记录里）
merge-counts = { "  " }移动  记录 { $visits } 条、计划 { $plans } 个、投诉 { $complaints } 件、账目 { $entries } 笔、文件 { $files } 个；另有 { $others } 个文件里的提法跟着改
duplicates-none = 没有发现重复的客户。
duplicates-pair = { $score }  { $one } · { $other }：{ $reasons }
duplicates-hint = 合成一位：clientbook merge { $one } { $other }
duplicates-code = 客户编号相同 { $value }
duplicates-phone = 电话相同 { $value }
duplicates-email = 邮箱相同 { $value }
duplicates-wechat = 微信号相同 { $value }
duplicates-name = 姓名相同
duplicates-reading = 姓名同音
duplicates-company = 同一家公司
duplicates-birthday = 同一天生日
err-triage = `{ $text }` 没有说清这位客户
    .hint = 写客户、等号和等级（{ $tiers }）或“不是”：zhang-wei=A
err-triage-story = { $name } 有记录、计划或往来，是客户
    .hint = 给个等级；确实不要，就手工删掉文件夹
reconcile-same = 清单和客户簿一致。
reconcile-apply = 还没有写入：加上 --apply，才会记下已付、结清和新增的。
reconcile-done = 记下 { $n } 笔，还有 { $left } 笔要看一看。
reconcile-paid = 已付  { $no }  { $name }：到账 { $amount }，还欠 { $left }
reconcile-settled = 结清  { $no }  { $name }：{ $amount }，清单里已经没有
reconcile-new = 新增  { $no }  { $name }：{ $amount }
reconcile-part-open = 待核对  { $no }  { $name }：新账单 { $whole }，未收 { $amount }，第 { $line } 行：请按全额记账单，再记已收的款
reconcile-more-than-all = 待核对  { $no }  { $name }：新账单金额 { $whole }，未收却有 { $amount }，第 { $line } 行
reconcile-ahead-money = 待核对  { $no }  { $name }：清单里少了 { $amount }；可能就是他们预付的 { $ahead }：先抵扣（clientbook pay 客户 --apply），再对一遍
reconcile-no-due = 待核对  { $no }  { $name }：{ $amount }，清单和账户都没写哪天到期：补上到期日或账期
reconcile-ahead = 待核对  { $no }  { $name }：{ $amount }，第 { $line } 行：开票日 { $date } 还没到
reconcile-due-before = 待核对  { $no }  { $name }：{ $amount }，第 { $line } 行：到期日 { $due } 早于开票日 { $date }
reconcile-nobody = 待核对  { $no }  { $amount }，第 { $line } 行：没有叫“{ $name }”的客户
reconcile-more = 待核对  { $no }  { $name }：清单 { $theirs }，客户簿 { $ours }
reconcile-unclear = 待核对  { $no }  有 { $n } 位客户都有这个编号的账单
list-no = 账单号
list-open = 未收金额
list-amount = 金额
sheet-about-text = 文本，{ $encoding }，用{ $delimiter }分隔
sheet-about-workbook = { $format } 工作簿：{ $sheets }
sheet-about-html = HTML 表格，{ $encoding }
sheet-about-excel-xml = Excel 2003 XML，{ $encoding }
sheet-delimiter-comma = 逗号
sheet-delimiter-semicolon = 分号
sheet-delimiter-tab = 制表符
sheet-encoding-open = { $encoding } 和 { $other } 都说得通，先按 { $encoding } 读；如果名字是乱码：--encoding { $label }
sheet-mixed-encodings = 有 { $n } 行不是 UTF-8，第一处在第 { $line } 行：按 { $encoding } 读，请核对
sheet-unread-characters = 有 { $n } 个字读不出来，第一个在第 { $line } 行
sheet-zero-bytes = 去掉了 { $n } 个空字节
sheet-quote-open = 有 { $n } 个引号没有配对，第一个在第 { $line } 行：那里按一行一条来读
sheet-cut-columns = { $place }：第 { $most } 列以后（或一行里超过 4 MB）的内容没有读
sheet-cut-rows = { $place }：文件太大，从这里起没有读。请拆成几个文件，再导入剩下的
sheet-cut-after = { $sheet }：第 { $line } 行之后文件坏了，没有读：{ $reason }
sheet-unreadable = { $sheet } 读不了：{ $reason }
sheet-file = { $file }
sheet-line = 第 { $line } 行
sheet-line-of = { $sheet } 第 { $line } 行
sheet-cell = { $place }“{ $column }”（{ $letter } 列）
sheet-header = 表头：{ $place }
sheet-header-twice = 有几列同名：{ $columns }
sheet-kept = 客户卡上没有对应的项，作为资料保留：{ $columns }
sheet-day-order = “{ $column }”分不清月和日，先按 月/日/年 读
sheet-left = 有 { $n } 行不是客户（合计、分组标题等），没有读：{ $lines }
sheet-foreign = “{ $column }”里有这一项没有的说法，作为资料保留：{ $values }
sheet-others = 不是客户名单，没有读：{ $sheets }
sheet-doubt-destroyed = { $place }：`{ $value }` 的后几位已被表格软件丢掉；请把这一列设成文本，重新导出
sheet-doubt-phone = { $place }：`{ $value }` 不是电话号码
sheet-doubt-email = { $place }：`{ $value }` 不是邮箱
sheet-doubt-number = { $place }：`{ $value }` 不是数字
sheet-doubt-day = { $place }：`{ $value }` 不是日期
sheet-doubt-birth = { $place }：没有在世的人生于 `{ $value }`
sheet-doubt-future = { $place }：`{ $value }` 在今天之后
sheet-doubt-long = { $place }：这一格太长，放不进这一项：`{ $value }`
sheet-doubt-nameless = { $place }：没有姓名，先叫 { $name }
sheet-refused-nobody = 没有姓名、电话、邮箱，也没有微信
sheet-kind-pdf = PDF
sheet-kind-picture = 图片或视频
sheet-kind-archive = 压缩包
sheet-kind-database = 数据库
sheet-kind-document = 文档
sheet-kind-vcard = vCard 通讯录
sheet-kind-xlsb = 二进制工作簿（XLSB）
sheet-kind-numbers = Numbers 文稿
sheet-kind-other = 别的文件，不是工作簿
list-date = 日期
list-due = 到期日
commit-log = 跟进：{ $name }，{ $channel }，{ $day }
commit-many = 群发：{ $what }，{ $n } 位，{ $day }
commit-set = 修改 { $names }：{ $what }
commit-done = 完成：{ $what }（{ $name }）
commit-snooze = 推迟到 { $day }：{ $what }（{ $name }）
commit-renew-check = 检查：{ $name }，{ $product }
commit-renew-warranty = 延保：{ $name }，{ $product }
commit-renew = 续期：{ $name }，{ $product }
commit-invoice = 应收：{ $name }，{ $no }
commit-pay = { $kind }：{ $name }，{ $amount }
commit-apply = 冲抵：{ $name }
commit-returned = 退回：{ $name }，{ $amount }
commit-dispute = 有争议：{ $name }，{ $no }
commit-dispute-ended = 争议解决：{ $name }，{ $no }
commit-write-off = 核销：{ $name }，{ $no }
commit-reconcile = 公司清单，{ $day }
commit-new = 新建：{ $name }
commit-init = 新的客户簿
commit-hand-edits = 手工修改
commit-undo = 撤销：{ $subject }
commit-redo = 恢复：{ $subject }
commit-sync = 两台设备的改动合在一起
sync-place-changed = 另一个地方现在是 { $place }，原来是 { $before }。
sync-place-kept = 没有记住 { $place }；另一个地方还是 { $before }。
sync-place-forgotten = 没有记住 { $place }。
sync-place-made = 为这本客户簿建了一个地方：{ $place }
sync-link = { $path } 是链接，或在链接后面：不动它。
sync-name-encoding = { $path } 只留在这台设备上：名字不是 Unicode（UTF-8）编码；改个名字，再同步。
sync-left = 有 { $n } 个改过的文件没有提交：[git] commit = "never"。
sync-committed-all = 提交了 { $n } 个改过的文件。
commit-since-sync = 上次同步以来的改动
sync-no-folder = { $path } 不在
sync-not-inside = { $above } 在，里面却没有 { $path }：U 盘被清空了，或者插的是另一个（确实清空了的，clientbook sync { $place } 会重新建好）
git-no-reason = 它没说理由
git-says = git 原话：{ $said }
git-means = { $meaning }（git 原话：{ $said }）
git-means-no-host = 找不到这个地址的电脑：没有联网，或者地址写错了
git-means-no-network = 没有联网
git-means-no-answer = 对方的电脑没有应答
git-means-key = 另一个地方不认识这台设备的密钥
git-means-host-key = 这里不认识对方的电脑，或者它已不是原来那台；先用 ssh 连接一次
git-means-login = 账号、密码或令牌没有通过
git-means-hook = 钩子不同意
git-means-signature = 没能给提交签名
git-means-permission = 没有权限读写某个文件或文件夹
git-means-read-only = 磁盘是只读的
git-means-disk = 磁盘或仓库损坏了
hooks-not-run = 没有运行这个仓库的钩子：它不是在这里建的。信得过的话：clientbook trust
err-sync-nested = `{ $path }` 自己是一个 git 仓库，里面的文件到不了别的设备
    .hint = 移出客户簿，或者删掉里面的 `.git`；什么也没发送
sync-driver = 从现在起，git 会逐条合并这本客户簿里的文件。
sync-committed = 提交了 { $n } 个手工改过的文件。
sync-whole-branch = 客户簿是 { $path } 的一部分：整个分支 { $branch } 都会合并和推送。
sync-first = { $place } 还没有这本客户簿。
sync-nothing-new = 另一边没有新东西。
sync-taken = 从另一台设备接收了 { $n } 个文件。
sync-pushed = { $n ->
    [0] 两边一样：{ $place }
   *[other] 送出 { $n } 次改动到 { $place }
}
sync-offline = 没连上：{ $reason }。{ $n ->
    [0] 没有等着送出的改动。
   *[other] 有 { $n } 次改动等着送出。
}
sync-left-out-more = 还有 { $n } 个文件只留在这台设备上，clientbook check 会列出来。
sync-joined = 一台设备上 { $gone } 已并入 { $into }；另一台设备上给 { $gone } 新记的也跟着过去了。
sync-edit-kept = { $path } 一台设备删了，另一台改了：保留。
sync-two-people = 两台设备各建了一位新客户 `{ $id }`：这台是{ $name }，另一台是{ $other }。{ $other }现在是 `{ $new }`；那边写的指向 `{ $id }` 的链接，改之前指的是{ $name }。
sync-beside = { $path } 两台设备都改了；另一台的放在旁边：{ $other }。
sync-renamed-twice = 两台设备都改了名：这台是 { $path }，另一台是 { $other }；用这台的。
sync-questions = 有 { $n } 处要你选定：
sync-answer = 改这些文件：留下对的那几行，其余的连同三行标记删掉。
sync-answer-field = 在文件里留下对的那几行；客户卡上的字段也可以：clientbook set 客户 字段=值
sync-gone-by-hand = 上次提交以来，{ $of } 条记录里手工删掉了 { $n } 条。
sync-gone-here = 另一台设备删过，这台上 { $of } 条记录里的 { $n } 条会消失。
sync-gone-there = 这台删过，另一边 { $of } 条记录里的 { $n } 条会消失。
sync-confirm = 真要这样吗？[y/N] 
err-sync-changed = `{ $path }` 手工改过，另一台设备也改过
    .hint = 先提交：git commit，或在 clientbook.toml 的 [git] 里写 hand_edits = "sync"
merge-questions = { $path }：有 { $n } 处要选定
trust-known = 这个仓库早已信任。
trust-what = { $path } 从此可以运行：
trust-nothing =   暂时没有：没有钩子，也没有指名程序的设置
trust-confirm = 信得过做它的人吗？[y/N] 
trust-needs-yes = 加上 --yes 才会做。
trusted = 已信任。只记在这台机器上。
card-plans = 跟进计划
card-plan = 计划
card-revenue = 收入
card-figure = 数字
about-since = { $day } 起
terms-at-once = 即付
terms-net = { $n } 天内付清
terms-month-end = 当月底付清
terms-after-month-end = 月底后 { $n } 天付清
terms-discount = { $n } 天内付款减 { $percent } %
card-history = 变更记录
form-log = 记一笔
form-done = 完成
form-snooze = 先放一放
form-customer = 新客户
form-plan = 新计划
form-deal = 推进商机
form-step-by = 下一步期限
form-complaint = 新投诉
form-invoice = 新应收
form-pay = 登记回款
form-merge = 与另一位合并
form-merge-other = 哪位是同一位客户
form-show-first-merge = 先看合并结果
form-rename = 换编号
form-rename-id = 新编号
form-set = 修改资料
form-import = 导入文件
form-take = 以哪个为准
form-take-head = 客户簿和文件说法不同
form-take-book = 以客户簿为准
form-take-file = 以文件为准
form-rows-are = 表里每行是
form-file = 手机通讯录（.vcf）、表格（.csv、.xlsx、.xls、.ods）、日历（.ics）或 .json
form-show-import = 先看会改什么
form-triage = 给导入的定等级
form-triage-about = 有 { $n } 位等着定等级{ $shown ->
    [100] ，先列 100 位
   *[other] {""}
}。一位一键：等级，n 不是客户，0 以后再定。没选的以后再定。
form-triage-later = 以后再定
form-triage-not = 不是客户
form-undo = 撤销
form-undo-what = 撤销：{ $what }
form-inbox = 归档路上的记录
form-paste = 把记录贴在这里；空着就读客户簿 inbox 里的文件
form-show-inbox = 先看看读懂了什么
form-back = 回去改
form-change-text = 改文字
form-whose = 这是谁的记录？
form-leave = 先留着
form-duplicates = 查重
form-duplicates-about = 有 { $n } 对客户可能是同一位，下面是最可能的 { $shown } 对。
form-duplicates-pair = { $one } · { $other }：{ $reasons }。
form-duplicates-merge = 合并
form-column-is = 这一列是什么？
form-column-text = 作为文字保留
form-who-is = 这是谁？
form-leave-out = 这次先跳过
form-missing = 这里还没填
form-needs-contact = 请写明怎么联系的，或者说了什么
form-needs-meeting = 只有当面见过才算完成
form-save = 保存
form-show-first = 先看钱记到哪里
form-tick = 做到了
form-resolve = 结案
form-checked = 检查过了
form-steps = 处理进展
form-acknowledged = 现在受理
form-renew = 续期
form-renew-until = 续到
form-happened = 事情经过
form-more-about = 详细说明
form-after = 哪天回访
form-resolution = 怎么解决的
form-change = 改
form-remove = 删
form-add = 添加
form-add-contact = 新联系人
form-add-family = 新家人
form-add-date = 新日子
form-add-product = 新产品
form-entry = { $table } { $name }
form-entry-remove = 删掉：{ $table } { $name }
form-more = 更多
form-more-empty = 还没填的项目
form-pick = 选日子
form-text = 谈了什么
form-promises = 承诺，一行一条：发报价 due:周五
form-what = 做什么
form-for = 冲哪几笔，一行一笔：INV-1032 或 INV-1032=500
form-would = 将会保存
form-days = 今天|明天|昨天|周五|下周一|+3d|+7d|+14d|月底
form-saved = 已保存：{ $what }
past-renamed = 原编号 `{ $old }`
past-entered = 建档
past-removed = 移出客户簿
past-text = 正文有改动
past-added = { $field }：{ $new }
past-unset = 去掉了{ $field }（原为{ $old }）
past-set = { $field } { $old } → { $new }
past-list = { $field }：{ $changes }
past-member-came = 新增{ $what }
past-member-went = 去掉{ $what }
past-in-note = 记录 { $name }：
past-in-plan = 计划 { $name }：
past-in-complaint = 投诉 { $name }：
key-name = 姓名
    .also = 名称|名字
key-id = 编号
key-custom = 自定义项
key-tier = 等级
key-cadence = 联系周期
    .also = 周期
key-stage = 阶段
key-region = 地区
key-phone = 电话
    .also = 手机|电话号码
key-email = 邮箱
    .also = 电子邮件|邮件
key-wechat = 微信
key-tags = 标签
    .also = 标记
key-aliases = 别名
    .also = 又名
key-address = 地址
key-since = 成为客户
    .also = 客户起始日
key-begun = 起始日
key-last-day = 截止日
key-satisfaction = 满意度
key-minutes = 分钟
key-with = 在场
key-also = 同时涉及
key-by = 由谁发起
key-mass = 群发
key-private = 私密
key-purpose = 目的
key-severity = 严重程度
key-via = 来源渠道
key-layer = 原因所在
key-wants = 要求
key-acknowledged = 已受理
key-waiting = 等客户
key-from = 开始
key-po = 采购单号
key-notes = 依据
key-reason = 原因
key-to = 去向
key-once = 只有一次
key-added = 建档
    .also = 建档日期
key-birthday = 生日
key-industry = 行业
key-company = 公司
key-employer = 单位
    .also = 工作单位
key-department = 部门
key-title = 职务
key-gender = 性别
key-source = 来源
key-code = 客户编号
key-referred-by = 介绍人
key-secrecy = 密级
key-paused = 暂停到
    .also = 暂停
key-prefers = 联系偏好
    .also = 偏好|偏好的联系方式
key-best-time = 方便时间
key-languages = 会说的语言
key-salutation = 称呼
key-wish = 诉求
key-dissatisfied = 不满在
key-danger = 风险
key-asked = 要求赔偿
key-given = 已赔偿
key-solutions = 方案
key-measure = 改进措施
key-kind = 类型
key-lost = 流失
key-lost-on = 流失日期
key-lost-reason = 流失原因
key-lost-to = 流失去向
key-pinyin = 读音
key-website = 网站
key-legal-representative = 法定代表人
key-registered-capital = 注册资本
key-organization-form = 组织形式
key-licence = 执业编号
key-text = 背景说明
sheet-notes = 记录
sheet-plan-title = 计划
sheet-number = 单号
sheet-customer-id = 所属客户编号
table-own-id = 客户簿编号
sheet-plans = 计划
sheet-complaints = 投诉
sheet-invoices = 发票
sheet-payments = 收款
key-time = 时间
key-open = 未付
key-terms = 账期
key-credit-limit = 信用额度
key-hold = 暂停赊销
key-currency = 币种
key-credit = 信用
key-rating = 评级
key-reviewed = 评估日
key-character = 品格
key-capacity = 能力
key-capital = 资本
key-collateral = 抵押
key-condition = 条件
key-continuity = 连续性
key-debtor = 类型
key-invoice = 应收
key-payment = 回款
key-amount = 金额
key-date = 日期
key-due = 到期
key-for = 冲
key-discount = 折扣
key-disputed = 有争议
key-written-off = 核销
key-parts = 分期
key-returned = 退回
key-revenue = 收入
key-figure = 数字
key-contact = 联系人
key-files = 附件
key-family = 家人
key-offer = 能提供的
key-need = 需求
key-state = 进展
key-product = 产品
key-snooze = 暂缓提醒
key-until = 推迟到
key-on = 日子
key-role = 职务
key-duty = 分工
key-customer = 对应客户
key-relation = 关系
key-expires = 到期
key-warranty = 保修到
key-check = 下次检查
key-delivered = 交付日
key-installed = 安装日
key-agreement = 服务约定
key-given-back = 退回日
key-back = 反过来是
key-no = 编号
key-done = 完成
key-result = 结果
key-goal = 目标
key-deal-stage = 阶段
key-close = 预计成交
key-step = 下一步
key-competitors = 竞争对手
key-deal-outcome = 成败
key-deal-to = 被谁拿走
key-again = 再试日期
key-plan-title = 计划
key-objection = 异议
key-answer = 化解办法
key-chance = 把握
key-channel = 渠道
key-outcome = 结果
key-next = 下次联系
key-occasion = 事由
key-gift = 礼物
key-sample = 样品
key-cost = 费用
key-method = 方式
key-ref = 流水号
key-note = 备注
key-resolved = 解决
key-received = 收到
key-cause = 原因
# 手机版：一个文件。
handover-from = { $from }于 { $day } 移交给{ $to }：未办事项
handover-title = { $day } 移交给{ $to }：未办事项
handover-nothing = 没有未办的事。
handover-built = 移交给{ $to }的 { $n } 位客户：{ $path }
handover-withheld = 有 { $n } 位客户不在里面：方案“{ $profile }”不给看
copy-kind-handover = 移交
single-edition = { $day }，“{ $profile }”版。
single-coming = 往后
single-letters = 按字母找客户
single-more = 其他
single-older = 更早的 { $n } 条
single-left-out = 为了不超过 { $size }，没有带上：{ $what }。
single-left-notes = { $n } 条较早的记录
single-left-photos = { $n } 张照片
single-left-short = { $n } 位客户除姓名和电话以外的内容
single-built = 手机版：{ $n } 位客户，{ $size } → { $path }
single-inside = 这个文件放在客户簿文件夹里，git 和备份会把它一起带上，最好移到别处。
single-replace = { $path } 不是手机版文件，要覆盖吗？[y/N]{" "}
err-single-other = `{ $path }` 不是手机版文件，没有覆盖
    .hint = 换一个文件名，或先把它移走
err-single-folder = `{ $path }` 是文件夹
    .hint = 写上文件名，例如 手机版.html
err-single-small = 光是姓名和电话就放不进 { $size }
    .hint = 放宽上限：--max-size { $least }
sealed-title = 加密页面
sealed-plain = 这个页面要输密码才能看，而且只能用能运行脚本的浏览器打开。聊天软件的预览、iPhone“文件”里的快速查看都打不开：请先保存文件，再用浏览器打开。
sealed-password = 密码
sealed-open = 打开
sealed-opening = 正在打开……
sealed-wrong = 密码不对。
sealed-unable = 这个浏览器打不开：这里没有 WebCrypto。请保存文件，用 Chrome、Edge、Firefox 或 Safari 打开。

copies-title = 带出去的副本
copies-none = 这台设备上还没有用本程序做过副本。
copies-at = 时间
copies-kind = 内容
copies-profile = 版本
copies-customers = 客户数
copy-kind-site = 网站
copy-kind-single = 手机版
copy-kind-calendar = 日历
copy-kind-table = 表格
copy-kind-contacts = 通讯录
copy-kind-backup = 备份
copy-kind-json = 整本（JSON）
copy-not-noted = 这份副本没有记进副本清单：{ $reason }
owners-title = 待兑现的承诺
owners-none = 没有待兑现的承诺。
owners-mine = 我答应的
owners-theirs = 客户答应的
owners-promise = 承诺
column-due = 期限
changes-title = 近期变化
changes-line-entered = { $customer }（{ $on }）
changes-line-removed = { $name }（{ $on }）
changes-line-tiers = { $customer }：{ $from } → { $to }
changes-line-balances = { $customer }：{ $open-then } → { $open-now }{ $late }
changes-line-promise = { $customer }：{ $text }（{ $due }）
changes-line-silent = { $customer }：{ $due } 就该联系了
report-as-of = 截至 { $day }
reports-months-none = 最近十二个月没有联系记录。
column-month = 月份
changes-since = { $day }以来
changes-none = 没有变化。
changes-entered = 新客户
changes-removed = 移出的客户
changes-tiers = 等级变动
changes-balances = 欠款
changes-kept = 兑现的承诺
changes-broken = 落空的承诺
changes-silent = 断了联系
changes-late = ，逾期 { $amount }
changes-no-tier = 未定级
backup-done = { $files } 个文件、{ $commits } 次提交都在 { $path }（{ $size } KB），已读回核对。
backup-plain = 没有加密：谁拿到文件谁就能看。
backup-password = 没有密码谁也打不开，包括你。请另外记好。
backup-link = { $path } 是{ $kind ->
        [kind-pipe] 管道
        [kind-socket] 套接字
        [kind-device] 设备
       *[other] 链接
    }，不在备份里。
backup-renamed = { $path } 在备份里用这个 Unicode（UTF-8）名字；簿子里的是旧编码的名字，请改名。
backup-confirm = 覆盖它吗？[y/N]{" "}
restored = { $day }的备份：{ $files } 个文件、{ $commits } 次提交，已恢复到 { $path }
password = 密码：
password-new = 给备份设个密码：
password-again = 再输一次：
safety-none = 没见过这本客户簿的副本：clientbook sync 文件夹，或 clientbook backup 文件
safety-backup = { $n ->
    [0] 今天备份过。
   *[other] 上次备份在 { $n } 天前。
}
safety-push = { $n ->
    [0] 今天同步过。
   *[other] 上次同步在 { $n } 天前。
}
commit-answer = 选定：{ $path }
question-nothing = （去掉）
question-which = 哪个对？[1–{ $n }，回车：以后再说]
backup-shallow = 这个克隆只有一部分历史，备份里就不放历史：git fetch --unshallow 可以补全。
changes-no-history = 没有用历史：{ $reason }
commit-and-more = { $names } 和另外 { $n } 位
undo-what = 撤销 { $day } 的 { $hash }：{ $subject }
undo-needs-yes = 确定就加 --yes。
undo-confirm = 撤销吗？[y/N] 
undone = 已撤销，记成一次新的提交。想恢复：clientbook undo { $hash }
and-more = …另有 { $n } 条
history-more = 另有 { $n } 个文件
history-none = 还没有提交过。
renewed-check = { $name }：{ $product } 下次检查定在 { $day }。
renewed-warranty = { $name }：{ $product } 的保修延到 { $day }。
renewed = { $name }：{ $product } 续到 { $day }。
logged-replaced = { $said }约好的{ $day }不再算了。
logged-not-used = { $day }不算数：{ $said }那条更晚，约的是{ $next }。
logged-next = 下次联系：{ $day }。
logged-open = 还没了结：{ $what }。
logged-may-close = 这也许就答复了“{ $what }”：{ $command }
logged-close = 这就答复了“{ $what }”吗？[y/N] 
logged-answers = 这就答复了：{ $what }。
template-customer =
    ## 需求

    ## 喜好

    ## 忌讳
template-person-fields =
    # 先填这些最有用，去掉 # 再改：
    # tier = "A"
    # phone = "138-0000-1234"
    # wechat = "zw1978"
    # region = "上海/浦东"
    # birthday = "农历一九七八年七月十二"
    # salutation = "张总"
    # gender = "男"
    # prefers = "微信"
    # tags = ["高尔夫"]
template-company-fields =
    # 先填这些最有用，去掉 # 再改：
    # tier = "A"
    # phone = "021-6288-1234"
    # region = "上海/浦东"
    # industry = "制造"
    # tags = ["展会"]
    # {"[["}contact]]
    # name = "李敏"
    # role = "财务经理"
    # duty = ["付款"]
    # phone = "138-0000-1234"
set-change = { $name }：{ $key } { $old } → { $new }
set-entry-came = { $name }：新增{ $what }
set-entry-went = { $name }：删去{ $what }
set-unset = （无）
set-confirm = 改 { $n } 位客户？[y/N]{ " " }
set-needs-yes = 这会改 { $n } 位客户；加 --yes 才改
not-changed = 什么都没有改
done-note = { $name }：已记下，这条办好了：{ $what }。
done-no-contact = { $name }：办好了：{ $what }。不算联系过；联系过就加 -c 电话 或 -c 微信。
done-ticked = { $name }：做到了。{ $text }
done-plan = { $name }：完成。{ $title }
snoozed = { $name }：“{ $what }”到 { $day } 再提醒。
snoozed-not-due = 本来就要到 { $day } 才提醒。
init-done = 新客户簿在 { $path }。
init-demo = 样本客户簿在 { $path }。看一看：clientbook --book { $path } today
init-next = 加上第一位客户：clientbook new customer 张伟
init-owner = 你的名字，写在问候和信的下面（直接回车：以后再填）：
owner-missing = 落款还缺你的名字：在 clientbook.toml 的 [owner] 下写 name = "…"
owner-ask = 问候的最后是你的名字，客户簿里还没有。你的名字：
init-no-git = 没有找到 git，客户簿暂时没有历史。
init-in-repository = 它属于仓库 { $path }。
show-usage-story = 往来记录
show-records = 计划与投诉
show-account = 往来
show-more = … 另有 { $n } 条；客户卡上是全的：clientbook serve --open
editor-hint = 填好它：{ $path }
editor-nothing = 什么都没有写，所以没有留下文件。编辑器一打开就返回的，要加等待的选项，如 code --wait；用 --no-edit 可以建空文件。
editor-code = 退出码 { $code }
editor-killed = 它被强行结束了
editor-failed-saved = 编辑器 { $editor } 出错退出（{ $reason }）；它存下的内容已保留。
err-editor-missing = 打不开编辑器 `{ $editor }`，什么都没有建：{ $reason }
    .hint = 改好 VISUAL 或 EDITOR，或者用 --no-edit 建空文件
err-editor-failed = 编辑器 `{ $editor }` 出错退出，什么都没有建：{ $reason }
    .hint = 再试一次，或者用 --no-edit 建空文件

## 出错的时候

error = 错误
hint = 办法
err-not-a-book = `{ $path }` 不是客户簿：没有 clientbook.toml
    .hint = 建一本：clientbook init { $path }
err-no-book = 这里和上层都没有客户簿
    .hint = 进到客户簿里，或写 --book 文件夹，或建一本：clientbook init my-book
err-io = { $path }：{ $reason }
    .hint = 检查路径、权限和磁盘空间
err-not-utf8 = { $path } 没有存成 UTF-8
    .hint = 另存为 UTF-8（记事本：另存为，编码选 UTF-8）；什么也没改
io-not-found = 没有这个文件或文件夹
io-permission = 没有权限
io-exists = 已经存在
io-other = 系统原话：{ $said }
io-full = 磁盘满了
io-read-only = 磁盘是只读的
io-is-folder = 这是文件夹
io-no-folder = 路径里有一段不是文件夹
err-newer-format = 客户簿的格式是 { $format }，本程序只写 { $known }
    .hint = 装新版的 clientbook；看还是可以看的
err-nobody = 没有客户对得上 `{ $name }`
    .hint = 试试名字的一部分、拼音、首字母或电话尾号：clientbook list
err-nobody-near = 没有客户对得上 `{ $name }`
    .hint = 是不是 `{ $near }`？
err-several = `{ $name }` 对得上几位客户
    .hint = 请用编号：{ $ids }
err-bad-day = `{ $value }` 不是日期
    .hint = 例如 2026-11-21、周五、+14d、+2w、明天、月底、正月初八；能写时间的地方还可以写下午3点、周五 10:30
err-settings-unread = clientbook.toml 读不出来，所以什么都没改：{ $reason }
    .hint = 先修好 clientbook.toml：clientbook check 会指出哪里
err-handover-other = { $path } 不是空的
    .hint = 换一个空的或新的文件夹：--out 目录
err-handover-whom = 没有写移交给谁
    .hint = --to 李同事
err-of-one-file = { $option } 用于单个文件，不用于整个网站
    .hint = 要用 { $option }，写明是哪一个：手机版 --single 文件；移交 --handover 客户 --to 姓名
err-profile = 没有 `{ $name }` 这个版本
    .hint = 可以用：{ $names }；自己的版本写在 clientbook.toml 的 [profiles.名称] 里
err-profile-doubt = 版本 `{ $name }` 没有读全，可能会带出您想保密的内容，所以什么都没有写
    .hint = 用 clientbook check 看看 clientbook.toml 哪里不对
edition-doubtful = 有 { $n } 位客户没有带上，因为客户卡里的毛病让人看不出密级：{ $ids }
err-bad-key = 客户没有 `{ $key }` 这个键
    .hint = 可选：{ $keys }；自己的字段先在 clientbook.toml 里写 [fields.名字]
err-bad-key-near = 客户没有 `{ $key }` 这个键
    .hint = 是不是 `{ $near }`？
err-bad-stage = 没有“{ $stage }”这个阶段
    .hint = 阶段有：{ $stages }；在 clientbook.toml 的 [pipeline] 里定
err-plan-none = { $name } 没有未完成的计划，也就没有“{ $plan }”
    .hint = 新建一个：clientbook new plan 客户 "标题" --amount 5000
err-plan-unknown = { $name } 没有叫“{ $plan }”的计划
    .hint = 现有：{ $plans }
err-plan-several = 有几个计划都叫“{ $plan }”
    .hint = 用文件名指明：{ $plans }
err-complaint-key = 投诉没有 `{ $typed }` 这一项
    .hint = 有：{ $keys }
err-complaint-needs = 投诉不能没有{ $key }
    .hint = 换一个，不要留空
err-complaint-option = { $option } 只用于新的投诉
    .hint = 已有的投诉写 键=值：严重程度=轻微、要求="…"；正文在 `clientbook complaint 客户` 给出的文件里
err-future-complaint = `{ $value }` 在今天之后
    .hint = 投诉记的是已经发生的事：写过去的日子
err-complaint-none = { $name }没有投诉
    .hint = 记一条：clientbook complaint 客户 "出了什么事"
err-complaint-unknown = { $name }没有投诉 `{ $typed }`
    .hint = 有：{ $complaints }
err-complaint-several = { $name }有几条未结的投诉：{ $complaints }
    .hint = 说明是哪一条：--on 加上面的一个
err-plan-key = “{ $typed }”里没有计划的键
    .hint = 写成 计划.名称.键=值；键有：{ $keys }、异议.哪一种
plan-again = 再试：{ $title }
plan-again-made = 已列入计划（{ $day }）：{ $title }
err-entry-no-name = 没说是哪一个{ $table }
    .hint = 写成 { $table }.名字.键=值，键可选：{ $keys }；写 { $table }.名字= 就是删掉
err-entry-no-key = 没说改{ $table }的哪一项
    .hint = 写成 { $table }.名字.键=值，键可选：{ $keys }；写 { $table }.名字= 就是删掉
err-entry-bad-key = { $table }没有 `{ $typed }` 这个键
    .hint = 可选：{ $keys }
err-entry-none = 没有叫“{ $name }”的{ $table }，别的也没有
    .hint = 写 { $table }.名字.键=值 就会添上，键可选：{ $keys }
err-entry-not-there = 没有叫“{ $name }”的{ $table }
    .hint = 现有：{ $names }
err-entry-near = 没有叫“{ $name }”的{ $table }，倒有“{ $near }”
    .hint = 指的是“{ $near }”就这样写；要是“{ $name }”是另一个，再加上 { $table }.{ $name }.{ $label }={ $name }
err-entry-several = 有几个{ $table }都叫“{ $name }”
    .hint = 指明是哪一个：{ $which }
err-entry-taken = 已经有叫“{ $name }”的{ $table }了
    .hint = 换一个名字，或先删掉其中一个
err-bad-pair = `{ $pair }` 不是 键=值
    .hint = 例如 tier=A、region=苏州/姑苏区、phone=138-0000-1234；写 键= 就是删掉
new-namesake = 已经有一位{ $name }：{ $who }。这是另一位。
new-is-company = 已把 { $name } 记为公司。如果是个人：clientbook set { $id } 类型=个人
err-filter-word = `{ $filter }` 对不上任何人
    .hint = 可选：{ $words }
err-bad-filter = `{ $filter }` 不是筛选条件
    .hint = 例如 tier=A,B、tag=高尔夫、region=苏州、stage=dormant、overdue、silent>60、last<2026-06-01、open>=1000、product!=产品名、has=phone
err-empty-name = 名字是空的
    .hint = clientbook new customer 张伟
err-id-taken = `{ $id }` 已经有了
    .hint = 换一个：--id { $other }
err-bad-id = `{ $id }` 不能作编号
    .hint = 字母、汉字、数字、- 和 _，最多 60 个
err-exists = `{ $path }` 已经在那里
    .hint = 换个名字，或者直接改它
err-not-empty = `{ $path }` 不是空的，也不是 clientbook build 建的
    .hint = 选一个空文件夹：--out 文件夹
err-foreign-site = `{ $path }` 里的网站不是本机的 clientbook 建的，或是从别处拷来的；里面的文件一个也没动
    .hint = 不要的话删掉这个文件夹再生成；或换一个文件夹：--out 文件夹
err-not-plain = `{ $path }` 是{ $kind ->
        [kind-pipe] 管道
        [kind-socket] 套接字
        [kind-device] 设备
       *[other] 链接
    }；只用普通的文件和文件夹，链接一律不跟
    .hint = 删掉它，或把文件或文件夹本身放在这里
err-foreign-journal = `{ $path }` 说有一次改动没做完，涉及客户簿外面的文件，又不是本机写的
    .hint = 如果这本客户簿在别的机器上用过，先在那边运行 clientbook；否则删掉这个文件，客户簿里的文件保持原样
err-inside = `{ $path }` 会写进客户簿自己里面
    .hint = 换一个客户簿外面的地方
err-not-editable = `{ $path }` 没法放心改：{ $reason }
    .hint = 先改好它：clientbook check
err-changed-meanwhile = `{ $path }` 读过之后又变了
    .hint = 什么都没有写；请再来一次
err-no-reminder = 没有提醒对得上 `{ $id }`
    .hint = 写客户，或写编号，看编号：clientbook today --ids
err-no-reminder-now = 这几天的提醒里没有对得上 `{ $id }` 的
    .hint = 要是下面的某一条，请用它的编号：{ $ids }
err-several-reminders = `{ $id }` 对得上几条提醒
    .hint = 用其中一个编号，或再加上提醒里的字：{ $ids }
err-needs-fact = { $id } 要有事实才会消失，不能打个勾了事
    .hint = { $command }
err-needs-date = 续了：{ $renew }；谈过了：{ $log }；还要办：{ $plan }
err-needs-payment = 已经付了：{ $command }
err-needs-applying = clientbook pay { $customer } --apply
err-needs-review = 在 { $path } 的 [credit] 里重新打分，写上 reviewed = { $day }
err-needs-resolution = 写上怎么解决的：{ $command }
example-said = 谈了什么
example-resolved = 怎么解决的
err-only-complaints = { $option } 只用于投诉，{ $id } 不是投诉
    .hint = 去掉它；联系时的满意度和花费用 clientbook log 记
err-needs-contact = { $id } 要和 { $name } 联系过才算，可没说联系了没有
    .hint = 写上怎么联系的，说了什么也可以写上：{ $command }
err-needs-meeting = { $id } 要和 { $name } 见过面才算
    .hint = 见了面：{ $command }
        别的联系：{ $log }
err-no-product = 这位客户没有产品 `{ $name }`
    .hint = 有这些：{ $products }
err-no-products = 这位客户还没有产品
    .hint = 在卡片里加一段 [[product]]，写上 name 和 expires
err-several-products = 有几个产品都叫 `{ $name }`
    .hint = 说清是哪一个：{ $products }
err-no-invoice = 这个往来里没有账单 `{ $no }`
    .hint = 有这些：{ $known }；新账单用 clientbook invoice 记
err-no-payment = 这个往来里没有回款 `{ $no }`
    .hint = 写它的编号；当天只有一笔时也可以写日期：{ $known }
err-invoice-unread = 文件里已经有发票“{ $no }”，但读不出来
    .hint = 请先改好它：clientbook check 会指出是哪一行
err-no-invoices = 这个往来里还没有账单，所以没有 `{ $no }`
    .hint = 去掉 --for；或者先记账单：clientbook invoice 客户 金额 --no 单号
err-no-payments = 这个往来里还没有回款
    .hint = 记一笔回款：clientbook pay 客户 金额
err-returned = 回款 `{ $no }` 在 { $day } 已经退回
    .hint = 要改日期：account.toml 里 [[payment]] 下的 returned = …
err-amount-currency = `{ $value }` 是 { $named }，这里按 { $currency } 记
    .hint = 写合 { $currency } 多少，或者整笔用另一种币种：--currency { $named }
err-before-payment = { $day } 在回款日 { $date } 之前
    .hint = 写银行退回的那天：--on 日期
err-nothing-ahead = { $name } 没有多付的钱
    .hint = 没有账单没用掉的钱；--apply 是用这种钱的，新的回款这样记：clientbook pay 客户 金额
err-nothing-open = { $name } 没有未收的账单
    .hint = 没分配的 { $amount } 留着，下一张账单会用上
err-nothing-to-apply = { $name } 没有应收可以冲抵没有分配的 { $amount }
    .hint = 未收的要么有争议，要么币种不同，或者回款指定的单号不在簿里；有争议的可以点名：--for 单号
err-no-tables = { $path } 里的 { $key } 不是各占一段
    .hint = 每一项单独写在 [[{ $key }]] 下面
err-no-reason = 争议要写原因
    .hint = 写客户不认什么：--dispute "数量不对"
err-dispute-part = { $no } 是 { $amount }
    .hint = 争议金额要大于零、不超过账单；不写 --part 就是全部
err-not-disputed = { $no } 没有争议
    .hint = 记争议：--dispute "原因"
err-write-off-day = { $day } 那天 { $no } 只有 { $open } 未收
    .hint = 按今天核销：不写 --on
err-written-off = { $no } 在 { $day } 已核销 { $amount }
    .hint = 一笔应收只有一次核销：用 clientbook undo 撤销那一次，或在 account.toml 里改金额
err-write-off = { $no } 未收 { $open }
    .hint = 核销金额要大于零、不超过未收；不写金额就是全部
err-before-invoice = { $day } 在 { $no } 的日期 { $date } 之前
    .hint = 写应收当天或以后的日期：--on 日期
err-future-fact = `{ $value }` 在今天之后
    .hint = 等发生那天再记
err-due-before-date = 到期日 { $due } 早于开票日 { $date }
    .hint = 到期日写成开票当天或以后
err-far-occasion = { $noted } 的记录不算{ $name }的问候：最近的一次在 { $day }，{ $from } 到 { $to } 之间的记录才算
    .hint = 用 --on 写明问候是哪一天，或去掉 --occasion；提前多少天算数，由 clientbook.toml 里节日的 lead 决定
err-no-terms = { $name } 没有账期，不知道这张账单哪天到期
    .hint = 加上 --due +30d 或 --due 月结30天；以后都一样的话：clientbook set { $id } terms=月结30天
err-terms-unread = { $name } 的账期读不懂，不知道这张账单哪天到期
    .hint = 加上 --due +30d 或 --due 月结30天；或者改正 { $path } 里的账期：clientbook check
err-bad-due = `{ $value }` 既不是日期也不是账期
    .hint = 例如 2026-12-31、+30d、月底、月结30天、"net 30"、"2/10 net 30"、货到付款；分期写 "30%预付, 70% net 60"
err-invoice-ahead = `{ $value }` 是 { $day }，还没到
    .hint = 今天开的就不用写 --on；不然等到那天再记，或者在终端里记，程序会先问
err-which-year = `{ $value }` 可能是 { $past }，也可能是 { $next }
    .hint = 请连年份一起写
err-invoice-alike = 已经有账单 `{ $other }`，和 `{ $no }` 只差大小写或全半角
    .hint = 如果是同一张，已经记过了；如果不是，换一个不会弄混的单号
err-refund = 要退 { $amount }，可客户名下只挂着 { $free }
    .hint = 写明退的是哪张账单的款：--for 单号；或者先记为什么少收：--kind credit-note
err-refund-unpaid = 要退 { $amount }，超过了能退的：{ $numbers } 收到的款加上名下挂着的只有 { $most }
    .hint = 退款不要超过这个数，或者写明退的是哪几张账单的款：--for 单号 --for 单号；也可以先记为什么少收：--kind credit-note
err-occasion = 没有叫 `{ $name }` 的日子
    .hint = 认得的有：{ $known }
err-list-column = { $path } 里没有“{ $column }”这一列
    .hint = 表头写成其中一个：{ $names }
err-list-line = { $path } 第 { $line } 行：`{ $value }` 读不成{ $column }
    .hint = 改好这一行；整张清单都先不动，因为少一行就会被当成结清
err-list-csv = { $path } 第 { $line } 行：{ $reason }
    .hint = 把清单导出成 CSV
err-list-empty = { $path } 里一行也没有
    .hint = 空清单会把所有账单都当成结清；请重新导出
err-list-twice = { $path } 第 { $line } 行：账单 { $no } 出现两次
    .hint = 每张账单只留一行
err-sheet-empty = { $path } 里一行也没有
    .hint = 请重新导出，打开看过再导入
err-sheet-kind = { $path } 是{ $kind }，不是表格
    .hint = 另存为 CSV 或 XLSX，再导入；压缩包先解开，再导入那个文件夹
err-sheet-size = { $path } 有 { $size } MB；最多读 { $most } MB
    .hint = 拆成几个文件
err-sheet-cut = { $path } 不完整或已损坏
    .hint = 重新下载或导出；如果表格软件还打得开，在那里另存为 CSV
err-sheet-password = { $path } 加了密码
    .hint = 打开它，去掉密码（文件 → 信息），保存后再导入
err-sheet-unreadable = { $path } 不能当工作簿读：{ $reason }
    .hint = 用表格软件打开，另存为 CSV 或 XLSX
err-sheet-unpacked = { $path } 解开后超过 { $most } MB
    .hint = 如果确实是名单，另存为 CSV，或者拆开
err-sheet-sparse = { $path }：有一张表从第一格到最后一格超过 { $most } 格
    .hint = 删掉远处的内容，或把这张表另存为 CSV
err-sheet-page = { $path } 是没有表格的网页
    .hint = 可能是登录页面：重新导出成 CSV 或 XLSX
err-sheet-encoding = 没有叫 `{ $value }` 的编码
    .hint = 例如 utf-8、gbk、big5、windows-1252、utf-16le
err-sheet-records = { $path } 像是一张{ $kind }表，不像客户名单
    .hint = clientbook import { $path } --as { $word }；若每行确是一位客户，用 --as customers
err-sheet-name = { $path } 里没有工作表 `{ $value }`
    .hint = 里面有：{ $names }；也可以写第几张
err-sheet-header = { $path }：找不到表头；第 { $line } 行是：{ $cells }
    .hint = 在数据上面加一行列名，例如 姓名、手机、公司；或者说明某一列是什么：--map "列名=phone"
err-sheet-map = 没有可以对应的项 `{ $value }`
    .hint = 写客户卡上的项（phone、birthday）、clientbook.toml 里的 custom.名称、note、fact，或用 - 表示不要这一列
err-sheet-map-own = 这本客户簿没有自己的字段 `{ $value }`
    .hint = 先在 clientbook.toml 里加上：一行 [fields.{ $key }]，下一行 type = "text"，再导入
err-sheet-map-column = { $path } 里没有“{ $value }”这一列
    .hint = 里面有：{ $names }
err-locked = 另一个命令正在改这本客户簿（进程 { $process }），{ $seconds } 秒还没结束
    .hint = 等它结束，或结束它；锁是 { $path }，进程一结束就没了
err-outside = `{ $path }` 指到文件夹外面；什么也没写
    .hint = 换成普通的路径
err-half-done = 没能改完：`{ $path }`：{ $reason }
    .hint = 先解决磁盘的问题；下一个命令会把这次改动整个退回
err-not-committed = 已保存，但没有提交：{ $reason }
    .hint = 文件都是对的；下一个命令会再提交一次
err-git = { $command }：{ $reason }
    .hint = 照 git 说的处理，再试一次
err-git-missing = 没有装 git
    .hint = 装上 git（git-scm.com）；没有它也能用，只是没有历史
err-git-bare = 这是裸仓库，没有工作文件
    .hint = 克隆到一个文件夹，在那里打开：git clone 这个文件夹
err-git-foreign = 这个仓库属于另一个用户，git 不肯用
    .hint = 信得过的话：git config --global --add safe.directory { $reason }
err-git-not-trusted = 这个仓库不是在这里建的，而且要运行程序：{ $reason }
    .hint = 什么都没有运行；先看看（git config --list --local），信得过再 clientbook trust
err-git-elsewhere = `{ $reason }` 指到别处的仓库，那个仓库不认得这本客户簿；没有运行 git
    .hint = 把仓库本身放在簿子里（git clone 或 git init），或用 git worktree add 建工作区
err-git-ignored = git 不管这本客户簿：{ $reason }
    .hint = 从上面那个文件里去掉这一行；不想用 git，就在 clientbook.toml 的 [git] 下写 commit = "never"
err-git-identity = git 不知道你是谁
    .hint = git config --global user.name "名字"，再设 user.email；或在 clientbook.toml 的 [owner] 里写 name 和 email
err-git-detached = 现在不在任何分支上
    .hint = git switch { $reason }；这期间提交过的，先 git switch -c 名字
err-git-half-done = 有一次合并、变基或拣选没做完
    .hint = git status 会说是哪个；做完它，或退回：git merge --abort、git rebase --abort
err-git-locked = 另一个 git 正占着这个仓库：{ $reason }
    .hint = 等它结束，或结束上面那个进程
err-git-no-remote = 这本客户簿还没有第二个地方
    .hint = clientbook sync 文件夹或地址，例如 U 盘上的文件夹：会建好并记住
err-git-bad-remote = `{ $reason }` 不是可以交给 git 的地址
    .hint = 文件夹、ssh://…、git@主机:… 或 https://…
err-git-offline = 连不上另一个地方：{ $reason }
    .hint = 什么都没丢；插上或连上网再 clientbook sync
err-sync-place = 连不上 { $place }：{ $reason }
    .hint = 什么都没丢；检查地址，或连上网后再执行 clientbook sync { $place }
err-git-denied = 另一个地方不让进：{ $reason }
    .hint = 检查那个账号的密码、令牌或密钥
err-git-no-place = { $reason } 所在的文件夹不存在
    .hint = 插上 U 盘，或检查路径；什么也没建
err-git-no-book = { $reason } 里有别的东西，不是 git 仓库
    .hint = 选一个空文件夹，或 clientbook sync 建过的
err-git-gone = { $reason } 连上了，但那里没有仓库：删掉了、搬走了，或者你没有权限看
    .hint = 检查地址（git remote -v）和账号；这里什么都没丢；换一个地方：clientbook sync 文件夹或地址
err-git-checked-out = 另一个地方放着一份正在用的客户簿，那里检出的分支不让别人推送：{ $reason }
    .hint = 两边都跟一个没有工作文件的地方同步；文件夹还没有的话会建好：clientbook sync 文件夹
err-git-own = { $reason } 就是这本客户簿本身，不能当它自己的另一个地方
    .hint = 写客户簿以外的文件夹，例如 U 盘上的：clientbook sync /media/usb/客户簿.git；什么也没改
err-git-inside = { $reason } 在客户簿里面，会被当成客户簿的一部分提交
    .hint = 写客户簿以外的文件夹，例如 U 盘上的：clientbook sync /media/usb/客户簿.git；什么也没改
err-git-clash = 一台设备上是文件，另一台上是文件夹：{ $reason }
    .hint = 给那个文件改个名再同步；什么也没改
err-sync-emptied = { $path } 在，可里面已经没有客户簿了：U 盘被清空或格式化过，或者插的是另一个
    .hint = 这里什么都没丢；插错了就换成原来那个；空文件夹可以重新建好：clientbook sync { $place }
err-sync-branch = 没有同步：这里的分支是 `{ $ours }`，另一个地方用的是 `{ $theirs }`，别的设备只看那个分支
    .hint = { $way ->
        [switch] git switch { $theirs }，要带上这里做的：git merge { $local }
        [follow] git branch --unset-upstream
        [rename] git branch -m { $theirs }
       *[rename-and-follow] 先 git branch -m { $theirs }，再 git branch --unset-upstream
    }；然后 clientbook sync { $place }；什么也没改
err-sync-gone-by-hand = 没有同步：手工删掉了 { $n } 条记录
    .hint = 真要这样：clientbook sync{ $place } --yes；不是的话，这样找回一个文件：git restore --source=HEAD --staged --worktree 文件
err-sync-gone-here = 没有同步：这台设备上会有 { $n } 条记录消失
    .hint = 真要这样：clientbook sync{ $place } --yes；不是的话，在另一台设备上 git revert，再在那边同步
err-sync-gone-there = 没有同步：另一边会有 { $n } 条记录消失
    .hint = 真要这样：clientbook sync{ $place } --yes；不是的话，git revert 删掉它们的那次提交（git log --diff-filter=D）
err-undo-unknown = 这本客户簿没有以 `{ $hash }` 开头的提交
    .hint = clientbook history 里有
err-undo-by-hand = `{ $hash }` 不是本程序的命令做的
    .hint = git revert { $hash } 可以撤销
err-undo-merge = `{ $hash }` 是把两台设备的改动合在一起的那次
    .hint = clientbook history 列出各次改动，撤销要撤的那次：clientbook undo 提交；要把另一台设备送来的全部撤掉：git revert -m 1 { $hash }
err-undo-already = `{ $hash }` 已经撤销过
    .hint = clientbook history 里有
err-since-future = `{ $value }` 在今天之后
    .hint = 给一个以前的日子，例如“上周一”或 -30d
err-backup-other = `{ $path }` 已经在那里，而且不是客户簿的备份
    .hint = 换个名字；什么也没写
err-backup-other-book = `{ $path }` 是另一本客户簿“{ $title }”的备份
    .hint = 换个名字；确定不要它了就加 --yes；什么也没写
err-backup-unlocks = `{ $path }` 是加了密码的备份，这次不加密码的会把它盖掉
    .hint = 去掉 --plain，或换个名字；确定不要它了就加 --yes；什么也没写
err-backup-other-password = `{ $path }` 是用别的密码加密的备份，也许是另一本客户簿的
    .hint = 换个名字；确定不要它了就加 --yes；什么也没写
err-git-behind = 另一个地方有新的内容
    .hint = clientbook sync
err-git-refused = 被对方或钩子拒绝：{ $reason }
    .hint = 照它说的处理，再 clientbook sync
err-git-unrelated = 那边是另一本客户簿：两边没有共同的提交
    .hint = 检查地址：git remote -v；第二台设备从 git clone 开始
err-git-link = 另一台设备在 { $reason } 有链接或套着的仓库；链接从不跟随
    .hint = 在那边去掉它，再同步
err-git-pipe = `{ $reason }` 是管道、套接字或设备，git 会一直等它；没有运行 git
    .hint = 把它从客户簿里删掉
err-git-bad-path = 另一台设备有个文件，名字在有的系统上会指到别处：{ $reason }
    .hint = 在那边改名或删掉，再同步
err-inbox-empty = 没有可以归档的
    .hint = 贴上写好的：客户和说了什么
err-who = { $text } 没说清哪一段是谁的
    .hint = 写 键=客户，键见 clientbook inbox --dry-run --json
err-form-file-gone = 文件已经不在了
    .hint = 请重新选择
err-form-old = 这一页是上次启动的预览留下的
    .hint = 您填的内容还在，请再提交一次
err-form-meanwhile = { $field }在文件里已经改过：现在是“{ $value }”
    .hint = 请对照一下，再从文件现在的内容重新打开表单
err-form-gone = 资料里已经没有{ $table } { $name }
    .hint = 这期间改了名或删掉了，请回去再看一眼资料
err-form-no-name = 没写名字
    .hint = 写上叫什么
plan-after-care = 投诉回访：{ $cause }
done-after-care = 已计划 { $day } 回访，问问是不是都好了。
done-resolved = { $name }：已结案。{ $what }
not-here-title = 没有这一页
not-here = 这个地址没有内容：客户可能改了名，或者这条待办已经办完。
not-taken-title = 没有接受
not-from-here = 这张表不是从本程序的页面发来的，什么都没有改。
too-long = 内容超过 { $kilobytes } KB，什么都没有改；退回上一页，刚才写的还在。
err-form-nothing = 表单里没有改动
    .hint = 改一项再保存
err-git-name-encoding = 另一台设备送来的一个文件，名字不是 Unicode（UTF-8）编码：{ $reason }
    .hint = 在建它的那台设备上改名并提交（git add --all，再 git commit），然后两边再同步
err-git-line-ends = git 在文件和仓库之间改了换行符：{ $reason }
    .hint = 在 .gitattributes 里加一行 `* -text`，再 git add --renormalize . 并 git commit
err-git-no-space = 磁盘满了
    .hint = 腾出地方；保存了的都在，下一个命令会接着做
err-backup-none = `{ $path }` 不是客户簿的备份
    .hint = 要 clientbook backup 写的文件
err-backup-unknown = `{ $path }` 是更新的程序做的，或不是用密码加的密
    .hint = 更新 clientbook；用密钥加密的文件可以用 age -d 打开
err-backup-damaged = `{ $path }` 不完整或已损坏
    .hint = 换一份；什么也没恢复
err-backup-name = `{ $path }` 这个名字不是在哪个系统上都能恢复
    .hint = 给文件改名：不要有 \ 或 :，结尾不要是点或空格，也不要用 Windows 的设备名（aux、con、nul 等），再备份
err-backup-unsafe = `{ $path }` 里有不是普通文件的东西，或会指到别处的名字：`{ $name }`
    .hint = 什么也没恢复；它不是 clientbook 做的
err-password-none = 需要密码
    .hint = 在终端里运行，或设 CLIENTBOOK_PASSWORD；备份不要密码就用 backup --plain
err-password-empty = 空密码等于没锁
    .hint = 选一个，或用 --plain
err-password-differs = 两次密码不一样
    .hint = 再试一次
err-password-wrong = 这个密码打不开 `{ $path }`
    .hint = 再试一次；注意大小写和输入法
err-no-history = 这本客户簿没有历史：不在 git 仓库里，或者没有装 git
    .hint = 装好 git，在客户簿里运行 git init
err-undo-no-effect = “{ $subject }”后来又改过了，撤销它什么也不会变
    .hint = clientbook history 能看到有哪些
err-undo-uncommitted = 最近的改动还没提交，只有提交过的才能撤销：{ $path }
    .hint = clientbook sync 会提交；在 clientbook.toml 的 [git] 里写 `commit = "each"`，每次改动都马上提交
err-undo-named = “{ $subject }”撤销不了：`{ $path }` 提到了 `{ $id }`，撤销后客户簿里就没有这位了
    .hint = 先改那里，或者先撤销写它的那次改动：clientbook history
err-nothing-to-undo = 没有可以撤销的改动
    .hint = clientbook history 能看到有哪些
err-undo = “{ $subject }”撤销不了：`{ $path }` 的同一处后来又改过，见 { $later }“{ $what }”
    .hint = 什么都没有改；先撤销后来那次：clientbook undo { $later }；或者直接改文件，git show { $hash } 能看到原来的内容
err-undo-needed = “{ $subject }”撤销不了：后来的改动要用到它，撤了以后 `{ $path }`：{ $fault }
    .hint = 什么都没有改；先撤销后来的改动，最近一次是“{ $what }”：clientbook undo { $later }
err-undo-needed-by-hand = “{ $subject }”撤销不了：后来手工写的内容要用到它，撤了以后 `{ $path }`：{ $fault }
    .hint = 什么都没有改；先改这个文件：{ $path }
err-undo-rename = “{ $subject }”撤销不了：之后又给 { $new } 记了东西
    .hint = clientbook rename { $new } { $old } 可以换回原来的编号，新记的也跟着走；什么都没有改
err-undo-customer = “{ $subject }”撤销不了：这位客户后来的 { $n } 个文件会没有客户卡，例如 { $path }
    .hint = 什么都没有改；先撤销后来的改动，最近一次是“{ $what }”：clientbook undo { $later }；要连同这些一起删掉这位客户，就删掉文件夹 { $folder }
err-undo-customer-by-hand = “{ $subject }”撤销不了：后来放进客户文件夹的 { $n } 个文件会没有客户卡，例如 { $path }
    .hint = 什么都没有改；要连同这些一起删掉这位客户，就删掉文件夹 { $folder }
err-undo-gone = “{ $subject }”撤销不了：`{ $path }` 后来手工删掉或改名了
    .hint = 什么都没动；更早的改动可以点名撤销：clientbook undo 提交（clientbook history 里列着）；文件当时的样子：git show { $hash }
err-undo-hand-edit = “{ $subject }”撤销不了：`{ $path }` 的同一处后来手工改过
    .hint = 什么都没有改；直接改文件就行，git show { $hash } 能看到原来的内容
err-renew-back = “{ $value }”不晚于现在的到期日 { $present }
    .hint = 请写更晚的日期（带年份），或写 +1y 从现在的到期日往后顺延；要改早，请用 clientbook set
err-past = `{ $value }` 已经过了
    .hint = 写以后的日子，例如 +7d
err-past-time = `{ $value }` 已经过了
    .hint = 写以后的日子，或今天还没到的时间
err-future = `{ $value }` 在今天之后
    .hint = 记录写已经发生的；要做的事用：clientbook new plan
err-future-money = `{ $value }` 在今天之后，回款只记已经到账的
    .hint = 等到账那天再记；客户答应付款：clientbook log 客户 --promise "付款 due:… by:customer amount:… for:…"
err-no-due = `{ $text }` 没有日期
    .hint = 写上哪天之前：--promise "发报价 due:周五"
err-port = 端口 { $port } 有人在用
    .hint = 换一个：--port { $other }
err-not-watched = 无法监视文件改动：{ $reason }
    .hint = 加上 --poll 再启动，每秒检查一次文件
err-template = 模板 { $name } 用不了
    .hint = { $reason }
err-no-text = 没有可记的内容
    .hint = clientbook log { $customer } "谈了什么"；没接通就写 --no-answer
err-no-owner = 问候的最后是你的名字，客户簿里还没有
    .hint = 写进 clientbook.toml：[owner] 下面一行 name = "…"
err-no-page = 手册里没有 `{ $name }` 这一页
    .hint = 是不是要找：{ $near }
err-no-folder = 没写文件夹
    .hint = 写上客户簿放在哪里，比如 ~/客户簿
err-no-book-there = `{ $path }` 不是客户簿
    .hint = 客户簿是有 clientbook.toml 的文件夹；换一个，或者建一本新的
err-demo-not-empty = `{ $path }` 不是空的
    .hint = 给样本选一个空文件夹

## 还没有客户簿的人看到的页

welcome-title = 你的客户簿
welcome-lead = clientbook 把客户记在这台电脑的普通文件里。想怎么开始？
welcome-footer = 数据都留在这台电脑上
welcome-opening = 正在打开客户簿……
welcome-sample = 先看看样本
welcome-sample-about = 一本写好的客户簿，四十位虚构的客户，随便看、随便改。
welcome-sample-go = 打开样本
welcome-sample-folder = 客户簿样本
welcome-new = 建一本新客户簿
welcome-new-about = 空的客户簿，第一页会告诉你先做什么。
welcome-new-go = 建客户簿
welcome-new-folder = 客户簿
welcome-usual-name = 我的客户簿
welcome-open = 打开文件夹
welcome-open-about = 这台电脑或 U 盘上已有的客户簿。
welcome-open-go = 打开客户簿
welcome-name = 客户簿的名字
welcome-owner = 你的名字，写在问候和信的下面
welcome-language = 客户簿用的语言
welcome-folder = 放在哪个文件夹
welcome-path = 别的文件夹，照文件管理器里的路径写
welcome-known = 找到的客户簿
language-own = 中文

## 帮助

help-clientbook = 销售人员自己的客户簿：今天联系谁，为什么
    .example =
        clientbook today
        clientbook log 张伟 "电话里谈了报价。"
help-usage = 用法：
help-usage-options = [选项]
help-commands = 命令：
help-arguments = 参数：
help-options = 选项：
help-examples = 例子：
help-any-help = 显示这份说明
help-any-version = 显示版本
help-note-values = （可选：{ $values }）
help-note-default = （默认：{ $value }）
help-note-env = （环境变量：{ $name }）
usage-more = 详细说明：加 --help
usage-unknown-argument = 这里没有 `{ $arg }` 这个选项或参数
usage-unknown-command = 没有 `{ $name }` 这个命令
usage-missing-arguments = 还缺：{ $args }
usage-missing-command = 还缺一个命令
usage-missing-value = `{ $arg }` 后面要写内容
usage-bad-value = `{ $arg }` 不能是 `{ $value }`
usage-argument-twice = `{ $arg }` 写了两次
usage-conflict = `{ $arg }` 和 { $prior } 不能一起用
usage-conflict-any = `{ $arg }` 不能和其他选项一起用
usage-too-many-values = `{ $arg }` 多写了一个：`{ $value }`
usage-no-equals = `{ $arg }` 和它的内容之间要写等号
usage-not-utf8 = 有个参数不是 UTF-8 文字
usage-range = { $from } 到 { $to } 的整数
usage-number = 要用数字写一个整数
usage-as-value = 如果它是文字，前面加 --
value-command = 命令
value-1-5 = 1-5
value-amount = 金额
value-base = 原来的
value-0-100 = 0-100
value-severity = 程度
value-way = 途径
value-what = 按什么
value-cause = 事由
value-channel = 渠道
value-code = 币种
value-commit = 提交号
value-currency = 币种
value-cause-or-key-value = 原因或 键=值
value-person = 姓名
value-customer = 客户
value-other = 另一位客户
value-customer-tier = 客户=等级
value-customer-key-value = 客户 项目=内容
value-date = 日期
value-date-terms = 日期|账期
value-days = 天数
value-dir = 文件夹
value-file = 文件
value-filter = 条件
value-words = 要找的字
value-gift = 礼物
value-id = 编号
value-invoice-amount = 编号[=金额]
value-kind = 种类
value-lang = 语言
value-method = 方式
value-most = 条数
value-n = 数目
value-n-customer = N=客户
value-header-key = 列名=字段
value-name = 名字
value-no = 编号
value-notes = 条数
value-number = 编号
value-occasion = 事由
value-ours = 我们的
value-path = 路径
value-phone = 电话
value-place = 地方
value-po = 采购单号
value-port = 端口
value-product = 产品
value-size = 大小
value-reason = 原因
value-reference = 流水号
value-region = 地区
value-sample = 样品
value-shell = 命令行
value-stage = 阶段
value-tag = 标签
value-task = 事项
value-text = 内容
value-theirs = 他们的
value-tier = 等级
value-title = 标题
value-key-customer = 键=客户
help-any-book = 客户簿的文件夹；不写就从这里往上找
help-any-today = 以这一天为今天
help-any-lang = 用哪种语言
help-any-quiet = 只输出要的内容
help-any-json = 输出 JSON，给程序用
help-any-customer = 谁：编号、名字、电话尾号、拼音、首字母或名字的一部分
help-any-channel = 面谈、电话、微信、信函、邮件、送礼、活动或线上
help-any-text = 谈了什么
help-any-id = 提醒的编号或其中一段：见 today --ids
help-init = 建一本新客户簿
    .example =
        clientbook init 我的客户簿
        clientbook init --demo 样本
help-init-dir = 建在哪里
help-init-demo = 装进样本
help-init-title = 客户簿的名字
help-init-owner = 你的名字，写在问候和信的下面
help-new = 用模板新建客户、记录、计划或投诉
    .example =
        clientbook new customer 张伟 --tier A
help-new-customer = 新客户
    .example =
        clientbook new customer 张伟 --tier A --phone 138-0000-1234
        clientbook new customer 上海浦江机电有限公司 --region 上海/浦东
help-new-customer-name = 名字
help-new-customer-id = 文件夹名；不写就用拼音
help-new-customer-company = 是公司，不是个人
help-new-customer-tier = 等级
help-new-customer-phone = 电话
help-new-customer-region = 地区，例如 苏州/姑苏区
help-new-visit = 一条待填的记录
    .example =
        clientbook new visit 张伟
help-new-plan = 打算做的事
    .example =
        clientbook new plan 张伟 谈续约 --due 月底
help-new-plan-title = 什么事
help-new-plan-due = 哪天之前；写上时间就是约好的事，例如“周五 10:30”
help-new-plan-channel = 打算怎么联系
help-new-plan-goal = 要达到什么目的
help-new-plan-amount = 可能成交的金额；填了就是商机
help-new-plan-chance = 把握有几成，百分数
help-new-plan-text = 详细说明
help-new-complaint = 收到的投诉
    .example =
        clientbook new complaint 张伟 货发错了
help-new-complaint-cause = 关于什么
help-new-complaint-severity = 严重程度
help-new-complaint-via = 从哪里来的
help-new-complaint-wants = 客户的要求
help-new-complaint-on = 哪天收到的，不写就是今天
help-new-complaint-text = 事情经过
help-any-no-edit = 不打开编辑器
help-log = 一句话记下一次联系
    .example =
        clientbook log 张伟 "谈了续约。" -c 微信 --next +14d --promise "发报价 due:周五"
        clientbook log 张伟 --no-answer
        clientbook log --where "等级=A,B" --occasion spring-festival --mass
help-log-filter = 代替一位客户：所有合条件的，例如 "tier=A tag=高尔夫"
help-log-mass = 群发问候：算回应了这个日子，不算联系；不写内容就给每位挑一句
help-log-yes = 不再询问
help-log-dry-run = 只看看会写什么
help-inbox = 把路上用纯文本记下的内容归档
    .example =
        clientbook inbox 记录.txt
        clientbook inbox --text "张伟 周五 面谈 谈了续约 next:+7d"
help-inbox-file = 文本文件；“-”读管道里的内容；不写就读客户簿 inbox/ 里的文件
help-inbox-text = 直接给出文本
help-inbox-yes = 不再询问
help-inbox-dry-run = 只看看读懂了什么
help-inbox-who = 对得上几位或对不上的那一段是谁的，键见 --json
help-inbox-json = 读懂了什么，输出 JSON（和 --dry-run 一起用）
help-export = 导出成别的程序的格式
    .example =
        clientbook export ics --out 日历.ics
        clientbook export csv --out 客户.csv
help-export-csv = 表格：全部客户和全部字段，或者某张名单
    .example =
        clientbook export csv --out 客户.csv
        clientbook export csv 等级=A --columns 电话,open,silent --out A类.csv
help-export-csv-no-bom = 不写字节顺序标记（Excel 需要它）
help-export-csv-out = 写进这个文件，不写到终端
help-export-csv-profile = 按哪个版本导出，不写就是全部
help-export-json = 整本客户簿导出成 JSON，import 可以读进另一本
    .example =
        clientbook export json --out 客户簿.json
help-export-json-out = 存成这个文件，不打在终端上
help-export-json-profile = 不带哪些内容（这时设置、文案和附件也不带）；不写就全部都带
help-export-schema = 客户簿各种文件及其 JSON 的 JSON Schema：编辑器可据此补全键名
    .example =
        clientbook export schema --out schemas
        clientbook export schema card
help-export-schema-kind = 只显示这一种：settings、account、card、visit、plan、complaint、text 或 book
help-export-schema-out = 全部存到这个文件夹
help-export-xlsx = Excel 工作簿：客户、记录、计划、投诉、发票、收款各一张表，或者某张名单
    .example =
        clientbook export xlsx --out 客户簿.xlsx
        clientbook export xlsx 等级=A --columns 电话,open,silent --out A类.xlsx
help-export-xlsx-out = 写进这个文件
help-export-xlsx-profile = 按哪个版本导出，不写就是全部
help-export-vcard = 通讯录：给手机或通讯录程序的名片（vCard 3.0），一个文件或每人一个
    .example =
        clientbook export vcard --out 通讯录.vcf
        clientbook export vcard 等级=A,B --out ~/通讯录/
help-export-vcard-is-v4 = 写成 vCard 4.0
help-export-vcard-photos = 连照片
help-export-vcard-out = 写进这个文件；写文件夹就每人一个文件
help-export-vcard-profile = 按哪个版本导出，不写就是 phone
help-export-ics = 手机日历
    .example =
        clientbook export ics --kinds 生日,约见 --out 日历.ics
help-export-ics-kinds = 要哪些：约见、生日、纪念日、节日、到期、计划、承诺、回访、应收、自定提醒
help-export-ics-lead-events = 提前的那天也单独记一条，给不响铃的日历用
help-export-ics-out = 写进这个文件，不写到终端
help-export-ics-profile = 按哪个版本导出，不写就是 phone
help-invoice = 记一笔应收：欠多少、什么时候到期；或记它的争议、核销
    .example =
        clientbook invoice 恒达 58000 --no FP-1040 --due +30d
help-invoice-amount = 金额，例如 58000、58,000.00 或 EUR 58000
help-invoice-beside = 写在金额旁边的币种
help-invoice-no = 编号，在这个往来里唯一
help-invoice-on = 开票、起争议或核销那天；不写就是今天
help-invoice-due = 到期日（+30d、月底 从 --on 那天算起），或账期如 月结30天、"2/10 net 30"；不写就按账户的账期算
help-invoice-currency = 和往来不同的币种
help-invoice-po = 客户的采购单号
help-invoice-dispute = 客户对 --no 这笔有争议，写原因；从 --on 那天起，不写就是今天
help-invoice-part = 有争议的金额；不写就是全部
help-invoice-end-dispute = --no 这笔的争议已解决
help-invoice-write-off = 核销 --no 这笔的金额；不写金额就是全部未收
help-invoice-reason = 核销的原因
help-invoice-dry-run = 只看会改什么
help-pay = 记一笔回款，先显示它冲哪几张账单；或冲抵没有分配的钱、记被银行退回的
    .example =
        clientbook pay 恒达 40000 --for FP-1032
        clientbook pay 恒达 40000 --dry-run
help-pay-amount = 金额，例如 58000、58,000.00 或 EUR 58000
help-pay-beside = 写在金额旁边的币种
help-pay-invoices = 付的是哪张：编号，或 编号=金额；几张就写几次；不写就先冲最早到期的
help-pay-on = 到账日；不写就是今天
help-pay-currency = 和往来不同的币种
help-pay-kind = 回款、红字冲减，或退款
help-pay-method = 方式：转账、现金、支票……
help-pay-reference = 银行流水号
help-pay-apply = 把没有分配的钱冲抵最先到期的应收，或 --for 点名的
help-pay-returned = 银行退回了这笔回款：它的编号或日期；--on 是退回那天，不写就是今天
help-pay-dry-run = 只看看会冲到哪里
help-report = 终端里的报表
    .example =
        clientbook report aging --by 地区
help-report-changes = 某天以来的变化：新客户、等级、欠款、承诺、断了联系的
    .example =
        clientbook report changes --since 上周一
help-report-changes-since = 从哪天起，例如“上周一”；不写就是一周前
help-report-coverage =
    .example =
        clientbook report coverage
help-report-capacity =
    .example =
        clientbook report capacity
help-report-value-by = 每一行是客户、地区还是等级
help-report-targets = 本月、本季、本年的目标完成了多少
    .example =
        clientbook report targets
help-report-complaints = 投诉：未解决的按期限排列，来源，解决速度，客户有没有留下
    .example =
        clientbook report complaints
help-report-loyalty = 忠诚度：谁满意、谁会留下、谁不吭声，为什么流失，能留多久
    .example =
        clientbook report loyalty
help-report-pipeline = 商机：按阶段，哪个月能定，哪些卡住了，成交和丢单
    .example =
        clientbook report pipeline
help-report-referrals = 谁介绍了谁，结果怎样，该向谁道谢
    .example =
        clientbook report referrals
help-report-service = 售后：服务请求、检查、保修、约定，哪种产品麻烦多
    .example =
        clientbook report service
help-report-network = 谁认识谁，谁的人脉最广，谁能帮谁
    .example =
        clientbook report network
help-report-touch = 各种方式联系了几次、联系上几次，送了什么，谁一年没见面
    .example =
        clientbook report touch
help-report-week = 一页纸的周报：做了什么、收入多少、客户怎么说、接下来做什么
    .example =
        clientbook report week
        clientbook report week --as-of 2026-11-20
help-report-month = 同样的月报，和目标对照
    .example =
        clientbook report month
help-report-value = 今年谁带来多少收入，花了你多少时间
    .example =
        clientbook report value
        clientbook report value --by 等级 --as-of 2026-06-30
help-report-contacts =
    .example =
        clientbook report contacts
help-report-products =
    .example =
        clientbook report products
help-report-owners =
    .example =
        clientbook report owners
help-report-aging = 账龄：谁欠多少、逾期多久
    .example =
        clientbook report aging --as-of 月底 --by 地区
help-any-as-of = 截至哪一天
help-report-aging-by = 一行一位客户、一个地区或一个等级
help-import = 接收别的程序的数据，先看再记
    .example =
        clientbook import 通讯录.vcf
        clientbook import 通讯录.vcf --apply
        clientbook import 通讯录.vcf --who 12=zhang-wei --accept 新增 --apply
        clientbook import --reconcile 未收清单.csv
        clientbook import --reconcile 未收清单.csv --apply
help-import-reconcile = 公司的未收清单（CSV）：哪些已付、结清、新增
help-import-file = 手机通讯录（.vcf）、表格（.csv、.xlsx）、Monica 的导出文件，或者放名片、放人物笔记的文件夹
help-import-accept = 只导入这些：新增、有更新
help-import-who = 文件里第 N 位是谁：某位客户、新 或 跳过；不能确定=新 指全部不能确定的
help-import-take-file = 和客户簿里不一样的，用文件里的
help-import-map = 某一列是什么：“客户经理=custom.manager”
help-import-save-map = 把 --map 记进 clientbook.toml，下次导入照用
help-import-encoding = 文件的编码，例如 GBK；不写就自己判断
help-import-sheet = 工作簿里的哪一张表
help-import-out = 把要做的改动存成表格（CSV）
help-import-rejects = 读不了的连同原因另存，改好再导入
help-import-on = 到账记在哪一天；不写就是今天
help-import-kind = 表里每一行是什么，不写就是客户
help-import-apply = 写进客户簿
help-triage = 给导入的客户定等级，一键一位
    .example =
        clientbook triage
        clientbook triage zhang-wei=A pizza=不是
help-triage-answers = 客户和等级；不是客户就写“不是”
help-rename = 给客户换编号，所有提到这位客户的地方跟着改
    .example =
        clientbook rename hua-xin hua-xin-wu-liu
help-rename-customer = 客户
help-rename-id = 新编号
help-rename-dry-run = 只显示会做什么
help-merge = 把两位客户合成一位：记录、账款、文件和所有提到他们的地方
    .example =
        clientbook merge zhang-wei zhang-wei-2
help-merge-keep = 保留的客户
help-merge-other = 并入的客户
help-merge-dry-run = 只显示合并结果
help-merge-yes = 不再询问
help-sync = 两台设备合在一起：提交、取回、合并、检查、送出
    .example =
        clientbook sync
        clientbook sync /media/usb/客户簿.git
help-sync-place = 另一个地方，第一次要写：U 盘上的文件夹、git@主机:…、https://…
help-sync-yes = 不再询问，哪怕很多记录会消失
help-trust = 允许一个外来的仓库运行它带来的东西
    .example =
        clientbook trust
help-trust-yes = 不再询问
help-merge-file = git 的合并程序：逐条合并一个文件；不需要客户簿
    .example =
        clientbook merge-file base.md ours.md theirs.md
help-merge-file-base = 原来的（%O）
help-merge-file-ours = 我们的，也是结果（%A）
help-merge-file-theirs = 他们的（%B）
help-merge-file-path = 文件本来的名字（%P）
help-backup = 把整本客户簿连同历史写进一个文件
    .example =
        clientbook backup 客户簿.age
help-backup-file = 文件，或放它的文件夹
help-backup-plain = 不加密
help-backup-yes = 不再问，即使盖掉另一本客户簿的备份或加密的备份
help-restore = 从备份恢复一本客户簿
    .example =
        clientbook restore 客户簿.age 我的客户簿
help-restore-file = 备份文件
help-restore-dir = 放客户簿的新文件夹
help-undo = 撤销最近一次改动，记成新的提交
    .example =
        clientbook undo
        clientbook undo 4f2a91c --yes
help-undo-commit = 哪一次：提交号的开头；不写就是最近一次
help-undo-yes = 不再询问
help-history = 改过什么、谁改的、什么时候
    .example =
        clientbook history 张伟
help-history-most = 最多几条
help-renew = 产品续期：换一个到期日
    .example =
        clientbook renew 张伟 稳盈一号 --until 2027-12-31
help-renew-product = 产品：编号、名称或名称的一部分
help-renew-until = 到哪一天
help-renew-check = 下次检查或保养的日子，不是产品本身
help-renew-warranty = 续的是保修，不是产品
help-log-no-answer = 没接通
help-log-left-message = 留了言
help-log-by-customer = 对方找来的
help-log-on = 哪一天，不写就是今天
help-log-next = 什么时候再联系：哪一天，或今天几点（下午3点），也可以一起写
help-log-occasion = 事由，怎么显示就怎么写：生日、某人生日、日子的名字、春节这样的节日
help-log-promise = 答应的事："发报价 due:周五"；对方答应的加 by:customer
help-log-with = 与谁
help-log-also = 也算联系了这位客户
help-log-gift = 送了什么
help-log-sample = 送出的样品；过 [reminders] sample 天后提醒跟进
help-log-cost = 花了多少
help-log-minutes = 多少分钟
help-log-satisfaction = 满意度，1 到 5
help-log-private = 只留在这台机器上
help-set = 改一位或多位客户的资料
    .example =
        clientbook set 张伟 等级=A 标签+=高尔夫
        clientbook set 张伟 prefers=微信 密级=机密
        clientbook set --where "等级=B 地区=苏州" 标签+=展会 --dry-run
help-set-words = 客户，再写 键=值、键+=一项、键-=一项，或 键= 删掉；往来的键：terms、credit_limit、hold；联系人写 联系人.名字.键=值，联系人.名字= 删掉（家人、日期、产品也一样）
help-set-filter = 改所有符合的客户，例如 "tier=B region=苏州"
help-set-dry-run = 只看会改什么
help-set-yes = 不再问
help-today = 今天联系谁，为什么
    .example =
        clientbook today
        clientbook today --days 14 --all
help-notify = 每天提醒一次今天该联系谁，用桌面通知；给 cron 这类定时任务用
    .example =
        clientbook notify
        clientbook notify --print
help-notify-print = 打印成文字，不用桌面通知
help-notify-again = 今天提醒过也再提醒一次
help-today-days = 往后看几天
help-today-ids = 显示提醒的编号
help-today-all = 可以等的也列出来
help-list = 符合条件的客户
    .example =
        clientbook list 等级=A 标签=高尔夫
        clientbook list 逾期
        clientbook list prefers=微信 "silent>60"
        clientbook list 等级=A,B --columns 等级,未联系天数,下次,未收 --sort -未收
help-any-filter = tier=A、tag=高尔夫、region=苏州、silent>60、next<=+7d、product!=产品名、overdue、due、名字的一部分，或保存的名单
help-any-saved = 设置里保存的名单
help-any-columns = 每位客户显示哪些项：tier,product,open,silent，或自定义字段
help-any-sort = 按哪一项排：next；-open 表示从大到小
help-any-tier = 这一级的
help-any-region = 这个地区和它下面的
help-any-tag = 有这个标签的
help-any-stage = 在这个阶段的
help-any-overdue = 有逾期的
help-any-due = 今天到期的
help-any-stale = 多少天没联系的
help-find = 搜索姓名、电话、资料，以及记录、计划、投诉的全文
    .example =
        clientbook find lml
        clientbook find 张伟 续约
        clientbook find 138-0000
help-find-words = 每个词都要找到：姓名（拼音、首字母也行）、电话里连续三位、标签、产品、单号，或记录里的字
help-find-limit = 最多列几条；0 为全部；不写是 20 条，--json 是全部
help-complaint = 投诉：记下、写进展，或给出可以直接发的回复
    .example =
        clientbook complaint 苏禾 "对账单晚了两天" --severity minor
        clientbook complaint 苏禾 已受理=现在 原因所在=流程 诉求=要解决问题
        clientbook complaint 苏禾
help-complaint-severity = 严重程度
help-complaint-via = 从哪来的
help-complaint-wants = 客户要求什么
help-complaint-text = 事情经过
help-complaint-words = 新投诉写出了什么事；未结的写 键=值
help-complaint-request = 是服务请求，不是投诉
help-complaint-on = 收到的日子；旧投诉用来说明是哪一条
help-brief = 进门前五分钟看：承诺、欠款、日子、送过的礼、忌讳、问一件事
    .example =
        clientbook brief 张伟
help-show = 一位客户：为什么现在、该知道什么、往来记录
    .example =
        clientbook show 张伟 --notes 10
help-show-notes = 几条记录
help-done-id = 提醒编号的一部分，或客户
help-done-text = 说了什么、做了什么；前面写的是客户时，是那条提醒里的字
help-done-satisfaction = 投诉：客户现在的满意度，1 到 5
help-done-after = 投诉：哪天回访问问是不是都好了；不写就是一周后
help-done-cost = 投诉：花了多少
help-done-channel = 怎么联系的；不写就不算联系过，到期联系除外
help-done = 用客户簿需要的内容答复一条提醒
    .example =
        clientbook done 张伟 报价已发
        clientbook done birthday:zhang-wei -c 微信
help-snooze = 推迟一条提醒
    .example =
        clientbook snooze revisit:zhang-wei --until +14d
help-snooze-until = 歇到哪天
help-snooze-text = 写了客户时，再写提醒里的字，说明是哪一条
help-check = 读取问题；有错误时退出码为 1
    .example =
        clientbook check
help-check-duplicates = 列出可能重复的客户和理由
help-report-copies = 带出去过什么：导出、各个版本、备份
    .example =
        clientbook report copies
help-build = 生成网站
    .example =
        clientbook build
        clientbook build --out ../网站
        clientbook build --single 手机版.html
        clientbook build --single 手机版.html --password --max-size 5MB
help-build-handover = 把这些客户移交给同事，未办事项在最前：一个网页、可导入的 JSON 和附件
help-build-to = 移交给谁
help-build-out = 写到这个文件夹，不写就是 site/
help-build-single = 做手机版：全部内容放进这一个文件，不带 phone 版本保密的内容
help-build-max-size = 文件最大多少：先去掉较早的记录，再去掉照片
help-build-password = 加密文件；密码用 CLIENTBOOK_PASSWORD，或在终端里输入
help-build-profile = 按哪个版本做：self（全部）、phone（手机）、boss（给上司看），或设置里的 [profiles.名称]
help-serve = 预览网站，保存即更新
    .example =
        clientbook serve --open
help-serve-port = 本机端口
help-serve-open = 在浏览器里打开
help-serve-read-only = 只看，不出表单
help-serve-poll = 系统不通知变化时，每秒看一次文件
help-completions = 命令行自动补全命令和客户所需的脚本
    .example =
        clientbook completions bash
help-completions-shell = 哪种 shell
help-names = 客户的编号和名字，给补全用
    .example =
        clientbook names
help-man = 使用手册，每个命令一页
    .example =
        clientbook man
        clientbook man log
        clientbook man --out man1
help-man-command = 哪个命令的一页，例如 new customer；不写就是整个程序的
help-man-out = 把所有页写进这个文件夹
man-name = 名称
man-synopsis = 概要
man-description = 说明
man-options = 选项
man-commands = 命令
man-examples = 例子
man-version = 版本

## 新文件里写什么

template-settings =
    # 客户簿的设置。每一段都可以不写，不写就用默认值。
    format = 1
    title = "我的客户簿"
    language = "zh-CN"
    currency = "CNY"

    {"["}owner]
    # name = "林晓"   # 写在问候和信的下面
    # title、company、phone、email、licence、signature

    # every 天内联系一次，meet 天内见一面
    {"["}tiers.A]
    every = 14
    meet = 90

    {"["}tiers.B]
    every = 30
    meet = 180

    {"["}tiers.C]
    every = 90
    meet = 365

    {"["}tiers.D]
    every = 180
    meet = 365

    {"["}day]
    contacts = 12
    workdays = "mon-fri"

    {"["}reminders]
    birthday = 7
    invoice = 3

    # 休息日不催款、不回访，顺延到下一个工作日。法定节假日和调休已经有了；这里写自己另外休息、另外上班的日子
    # {"["}calendar]
    # public_holidays = "china"
    # holidays = {"["}2027-02-10]
    # extra_workdays = {"["}2027-02-14]

    # 节日问候谁、提前几天、整个节日的预算
    # {"[["}festival]]
    # id = "spring-festival"
    # tiers = {"["}"A", "B"]
    # lead = 14
    # budget = "3000.00"
template-readme =
    # 我的客户簿

    这个文件夹是一本客户簿，用 clientbook 打理。文件就是数据，用什么编辑器都行。

    - clientbook.toml 是设置。
    - customers/编号/编号.md 是客户卡：+++ 之间写资料，下面想记什么就记什么。
    - customers/编号/visits/2026-11-21-1432.md 是一次联系之后的记录。
    - customers/编号/ 下的 plans/、complaints/、account.toml 和 files/ 放计划、投诉、应收和资料。

    clientbook new customer 张伟 加一位客户，clientbook log 名字 "谈了什么" 记一笔，clientbook today 看今天联系谁。
    想看装满的样子：clientbook init --demo sample

## 往来、催收、信用

receivables-expected = 未来几周预计到账
receivables-history = 每月月底的应收
receivables-bad = 坏账
receivables-written-off = 已核销
receivables-year-late = 逾期一年以上
receivables-recovered = 追回
receivables-groups = 按等级、按地区
receivables-group = 等级、地区
receivables-numbers = 查看数字
expected-week = { $day } 起
expected-later = 之后
history-late = { $open }，逾期 { $late }
statement-title = 对账单：{ $name }
statement-card = 客户卡
statement-credit = 信用
statement-period = { $from } 至 { $to }
statement-day = 日期
statement-what = 摘要
statement-debit = 应收
statement-credit-column = 回款
statement-balance = 余额
statement-opening = 上期结转
statement-owed = 应付余额
statement-due = 贵方应付
statement-in-credit = 贵方预付余额
statement-open = 未付账单合计
statement-remit = 收款账户
statement-no-remit = 还没有写收款账户：在 clientbook.toml 的 [owner] 里写 remit_to
statement-invoice = 账单 { $no }
statement-part = { $day } 到期 { $amount }
statement-more-parts = ，另有 { $n } 期
statement-payment = 回款
statement-credit-note = 冲减
statement-refund = 退款
statement-discount = 提前付款折扣 · { $no }
statement-empty = 还没有账单。
statement-confirm = 如与贵方账目不符，请在十日内告知；相符请盖章回传。
statement-stamp = 盖章、签字
statement-returned = 银行退回
why-limitation-passed = { $no }，{ $amount }，诉讼时效已于 { $day } 届满
credit-used-over = { $used }，超出 { $free }
reconcile-unread = 待核对  第 { $line } 行：`{ $value }` 读不成{ $column }
reconcile-twice = 待核对  第 { $line } 行：{ $no } 在清单里出现两次
reconcile-maybe-settled = 待核对  { $no }  { $name }：{ $amount }，应该已结清，除非是读不懂的那一行
reconcile-other = 待核对  { $no }  清单里是{ $whose }的，客户簿里是{ $name }的
reconcile-credit = 待核对  { $no }  { $name }：清单里有贷项 { $amount }（第 { $line } 行）；要记的话：clientbook pay 客户 金额 --kind credit-note --ref { $no }
list-currency = 币种
reconcile-currency = 待核对  { $no }  { $name }：清单和客户簿的币种不同
invoiced-on-hold = 注意：{ $name } 已暂停赊销。
dunning-title = 催收
dunning-undated = 账单 { $no } 没约定到期日，不算逾期，也不出催款函。请在 account.toml 里给这笔账单写 due = …，或者给账户写账期，例如 terms = "月结30天"。
dunning-prepare = 到期前提醒
dunning-soft = 温和
dunning-firm = 坚定
dunning-close = 最后通知
dunning-promised = 等对方付款
dunning-soon = { $n } 张账单共 { $amount }，{ $day } 到期。
dunning-late = { $n } 张账单共 { $amount }，最早的{ $late }。
dunning-do-prepare = 确认账单收到了、货和服务没有问题。发条客气的消息就够。
dunning-do-soft = 打电话，问是不是漏了什么，问清哪天付，当场记成承诺。
dunning-do-firm = 找能拍板的人。说清金额和天数；可以谈分期，但要定下日期；讲明后续供货怎么办。
dunning-do-close = 发最后一封信，写明期限；停止赊销；和公司商定走不走法律程序，把凭据收齐。
dunning-credit = 已扣除预付的 { $amount }；请先冲抵。
dunning-paused = 对方答应 { $day } 付：到那天之前不用催。
dunning-level = 第 { $n } 天这一步
dunning-next = 下一步在 { $day }。
dunning-letter = 催款函，可打印
debtor-firm = 强硬的：稳住，讲事实，带齐凭据，金额上不松口。
debtor-scheming = 有心计的：同一个借口只听一次，说好的都落到纸上，期限给短些。
debtor-cooperative = 配合的：道谢，让付款方便些，有难处就谈分期。
debtor-emotional = 情绪化的：先听完，等气消了再讲事实，期限不能让。
debtor-stubborn = 固执的：请他敬重的人出面，算给他看拖着的代价。
debtor-vain = 爱面子的：讲信誉和口碑，当着别人的面绝不提钱。
text-dunning-prepare = { $salutation }，提醒一下：{ $invoices } 共{ $amount }，{ $due }到期。账单和货都没问题吧？{ $owner }
text-dunning-soft = { $salutation }，{ $invoices } 共{ $amount }，到期已过 { $days } 天，是不是漏了？麻烦告诉我哪天能付。{ $owner }
text-dunning-firm = { $salutation }，{ $invoices } 共{ $amount }已逾期，{ $n ->
    [1] 至今 { $days } 天
   *[other] 最早的过了 { $days } 天
}。请在{ $due }前付清；有难处今天给我回个电话，我们把分期付款的安排定下来。在那之前，新的单子没法再赊。{ $owner }
text-dunning-promised = { $salutation }，谢谢您定下日子。{ $invoices } 共{ $amount }，我就按{ $due }到账登记了；需要我这边补什么材料，随时说。{ $owner }
text-dunning-close = { $salutation }，多次提醒之后，{ $invoices } 共{ $amount }仍未付，{ $n ->
    [1] 至今已逾期 { $days } 天
   *[other] 最早的已逾期 { $days } 天
}。请务必在{ $due }前全数付清，逾期将移交公司法务处理。{ $owner }
letter-title = 致 { $name } 的函
letter-late = 逾期
letter-salutation = { $salutation }
letter-credit = 已预付
letter-remit = 请付至
letter-regards = 此致
letter-regards-end = 敬礼！
letter-seal = （盖章）
letter-subject-promised = 付款日期确认函
letter-subject-prepare = 付款提示
letter-subject-soft = 催款函
letter-subject-firm = 逾期催款函
letter-subject-close = 最后催款通知
credit-title = 资信调查报告：{ $name }
credit-own-rating = （自评 { $rating }）
credit-verdict-hold = 已暂停赊销，先款后货
credit-verdict-A = 可以放心赊销
credit-verdict-B = 可以赊销
credit-verdict-C = 谨慎赊销，额度小、账期短
credit-verdict-D = 不宜赊销，先款后货
credit-score-note = 每项 1 分算 0，5 分算 100，按权重平均；80 以上 A，60 以上 B，40 以上 C，其余 D。
credit-unrated = 未评级：六个 C 至少打三项分
credit-six = 六个 C
credit-item = 项目
credit-points = 分数
credit-weight = 权重
credit-arithmetic = 评级和额度
credit-score = 加权得分
credit-score-of = { $score } 分（满分 100），{ $rating }
credit-lowered = 因拖延下调
credit-lowered-to = { $rating }，平均晚 { $n } 天
credit-monthly = 月均开票
credit-suggested = 建议额度
credit-suggested-none = 不给额度
credit-suggested-of = { $monthly } × { $months } 个月 ≈ { $limit }
credit-used = 已用
credit-used-of = { $used }，还可用 { $free }
credit-sale = 赊销划不划算
credit-sale-pays = 按这个账期赊销划算：净得 { $net }。
credit-sale-does-not = 按这个账期赊销不划算：净得 { $net }。
credit-margin = 毛利
credit-interest = 资金成本（年 { $percent }，{ $n } 天）
credit-loss = { $rating } 级预计坏账
credit-net = 净得
credit-pays = 付款记录
credit-no-history = 还没有付过一张账单。
credit-disputed = 有争议的账单
credit-returned = 被退回的款
credit-facts = 企业情况
credit-form = 组织形式
credit-capital = 注册资本
credit-representative = 法定代表人
credit-since = 成为客户
credit-reviewed = 上次评定
credit-ratios = 财务比率
credit-rule = 这是给一个销售用的经验算法，参数在 clientbook.toml 的 [credit] 里；代替不了信用部门。
six-c-character = 品格
six-c-capacity = 能力
six-c-capital = 资本
six-c-collateral = 抵押
six-c-condition = 条件
six-c-continuity = 连续性
ratio-current = 流动比率
ratio-usual-current = 通常不低于 2
ratio-quick = 速动比率
ratio-usual-quick = 通常不低于 1
ratio-debt = 资产负债率
ratio-usual-debt = 通常不高于 0.6
ratio-margin = 净利率
ratio-usual-margin = 应大于 0

## 问候的话

text-birthday-1 = { $salutation }，生日快乐！愿您身体安康，事事顺心。{ $owner }
text-birthday-2 = { $salutation }，祝您生日快乐，笑口常开，平安喜乐。{ $owner }
text-birthday-3 = 祝{ $salutation }生日快乐，岁岁有今朝，年年都如意。{ $owner }
text-birthday-family-1 = { $salutation }，{ $name }过生日，请代我道一声快乐。{ $owner }
text-birthday-family-2 = { $salutation }，祝{ $name }生日快乐，祝全家其乐融融。{ $owner }
text-festival-1 = { $salutation }，{ $occasion }将至，祝您和家人平安健康。{ $owner }
text-festival-2 = { $salutation }，{ $occasion }快乐，愿您事事顺意。{ $owner }
text-festival-3 = 值此{ $occasion }，祝{ $salutation }阖家安康。{ $owner }
text-spring-festival-1 = { $salutation }，给您拜年了！祝新春大吉，阖家团圆。{ $owner }
text-spring-festival-2 = { $salutation }，新春快乐！感谢一年来的信任，愿您新岁安康，万事顺遂。{ $owner }
text-spring-festival-3 = 爆竹声里一岁除，祝{ $salutation }新年身体康健、家业兴旺。{ $owner }
text-mid-autumn-1 = { $salutation }，中秋快乐！愿月圆人圆，家和事顺。{ $owner }
text-mid-autumn-2 = 但愿人长久。祝{ $salutation }中秋安康，阖家团圆。{ $owner }
text-mid-autumn-3 = { $salutation }，月到中秋，遥祝您和家人团团圆圆。{ $owner }
text-dragon-boat-1 = { $salutation }，端午安康！粽叶飘香，愿您一夏清凉。{ $owner }
text-dragon-boat-2 = 艾草青青，祝{ $salutation }端午安康，百事顺心。{ $owner }
text-dragon-boat-3 = { $salutation }，端午到了，祝您和家人平安康健。{ $owner }
text-qingming-1 = { $salutation }，清明时节，望您保重身体，踏青平安。{ $owner }
text-qingming-2 = { $salutation }，清明出行，路上慢行，保重。{ $owner }
text-new-year-1 = { $salutation }，元旦快乐！愿新的一年平安顺遂。{ $owner }
text-new-year-2 = 新年第一天，祝{ $salutation }身体健康，心想事成。{ $owner }
text-new-year-3 = { $salutation }，新年好！谢谢去年的照应，今年继续为您尽心。{ $owner }
text-winter-solstice-1 = { $salutation }，冬至了，吃碗热饺子，保重身体。{ $owner }
text-winter-solstice-2 = 冬至大如年，祝{ $salutation }阖家温暖安康。{ $owner }
text-double-ninth-1 = { $salutation }，重阳安康，愿您步步登高，福寿绵长。{ $owner }
text-double-ninth-2 = 又是重阳，祝{ $salutation }身体硬朗，心情舒畅。{ $owner }
text-christmas-1 = { $salutation }，圣诞快乐，祝您和家人温馨美满。{ $owner }
text-christmas-2 = { $salutation }，岁末将至，祝圣诞快乐，谢谢这一年的信任。{ $owner }
text-christmas-3 = 祝{ $salutation }圣诞快乐，平安喜乐。{ $owner }
text-thanksgiving-1 = { $salutation }，感恩节快乐，谢谢您一直以来的信任。{ $owner }
text-thanksgiving-2 = 感恩有您，祝{ $salutation }阖家幸福。{ $owner }
text-thanksgiving-3 = { $salutation }，感恩节到了，道一声谢谢，祝您安康。{ $owner }

# What stands in an edition for a name that it leaves out.
withheld-name = 某某

# Facts: columns of lists and conditions of filters
fact-name = 名字
    .also = 客户|姓名
fact-id = 编号
fact-last = 上次联系
    .also = 最近联系
fact-met = 上次见面
fact-next = 下次
    .also = 下次联系
fact-silent = 未联系天数
    .also = 未联系|沉默|沉默天数
fact-due = 今天到期
    .also = 到期
fact-age = 年龄
fact-birthday-month = 生日月份
    .also = 生日月|出生月份
fact-anniversary-month = 纪念日月份
    .also = 纪念月
fact-open = 未收
    .also = 应收
fact-overdue = 逾期金额
    .also = 逾期
fact-days-overdue = 逾期天数
fact-paid-ahead = 预收
fact-credit-limit = 信用额度
fact-hold = 暂停赊销
fact-revenue = 今年收入
    .also = 收入|营收
fact-product = 产品
    .also = 持有产品|持有
fact-contact = 联系人
    .also = 联系人员
fact-family = 家人
fact-proposed-tier = 按数字该定的等级
fact-notes = 记录数
    .also = 记录
fact-plans = 未完成计划
    .also = 计划
fact-complaints = 未解决投诉
    .also = 投诉
fact-promises = 未兑现承诺
    .also = 承诺
fact-introduced = 介绍的客户数
    .also = 介绍数
fact-own = { $name }
fact-revenue-of = { $span } 收入
yes = 是
fault-unknown-fact = 没有 `{ $key }` 这一项
    .hint = 可用的有：{ $keys }
fault-duplicate-list = 已经有一张叫 `{ $name }` 的名单
    .hint = 换一个名字
hint-fact-near = 是不是 `{ $near }`？可用的有：{ $keys }
err-fact-near = 没有 `{ $key }` 这一项
    .hint = 是不是 `{ $near }`？可用的有：{ $keys }
err-unknown-list = 没有叫 `{ $name }` 的名单
    .hint = 可选：{ $names }
err-no-lists = 没有叫 `{ $name }` 的名单
    .hint = 在 clientbook.toml 里写一张：[[list]]，键有 name、where、columns、sort
lists-title = 名单
lists-columns = 显示哪些列
lists-shown = 显示 {"{"}n{"}"} / {"{"}all{"}"}
products-title = 谁持有什么产品
products-holders = 已持有
products-lacking = 未持有
products-holds = 持有
products-lead = { $products } 个产品，{ $customers } 位客户
products-left-out = 没有列出的产品（持有人最少的）：{ $products } 个；没有列出的客户（先略去什么都没买的）：{ $customers } 位。完整的看：clientbook report products
reports-products = 产品持有情况
reports-products-none = 还没有客户持有产品。写到客户卡上：[[product]]，name = "…"
value-keys = 项
