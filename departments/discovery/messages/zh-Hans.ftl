# 首页
front-nav-search = 检索
front-nav-hours = 开放时间
front-title = 馆藏目录
front-find = 您想找什么？
front-holds = 共 { $number } 种：图书、电子书、视频、期刊、地图和可外借的物品。
front-hint = 请输入词语、人名、“引号中的题名”、ISBN 或索书号。
front-ways = 快速入口
front-way-here = 现在在架
front-way-ebooks = 电子书
front-way-videos = 视频
front-way-journals = 期刊
front-way-spanish = 西班牙语
front-hours = 今日开放时间
front-all-hours = 全部开放时间
front-new = 新到馆藏
front-about = 关于{ $library }
front-about-what = 欢迎任何人来馆阅读。学生和教职员工凭借书证外借；目录会显示每一册在哪里、何时归还。
front-about-account = 用借书证登录，可查看已借物品、续借，并了解欠款及其原因。
front-about-help = 找不到，或需要其他格式？请到任一服务台询问，熟悉馆藏的工作人员会帮您查找。

# 检索
find-label = 检索馆藏目录
find-go = 检索
find-all = 全部题名
find-chosen = 您筛选的题名
find-quoted = “{ $q }”
find-count = { $n ->
    [0] 没有结果
   *[other] { $number } 条结果，用时 { $ms } 毫秒
}
find-most-words = 没有记录包含所有这些词。以下是包含其中大部分词的记录。
find-mean = 您是不是要找
find-none-for = 没有找到“{ $q }”。
find-shown-for = 以下是此检索词的结果：
find-sort = 排序
find-sort-go = 排序
find-sort-best = 最相关
find-sort-newest = 最新
find-sort-oldest = 最早
find-sort-title = 题名
find-narrow = 缩小结果范围
find-narrowed = 已按以下条件筛选
find-take-back = 去除
find-widen = 全部去除
find-results = 条结果
find-more = 更多
find-facet-status = 状态
find-facet-branch = 分馆
find-facet-format = 类型
find-facet-language = 语言
find-facet-subject = 主题
find-facet-author = 作者
find-available = 现在可借阅
find-unavailable = 现在不可借阅
find-years = 出版年
find-years-before = { $year } 年以前
find-years-since = { $year } 年以来
find-years-until = 至 { $year } 年
find-years-go = 设定年份
find-years-clear = 所有年份
find-from = 从
find-to = 到
find-decades = 年代
find-nothing = 没有找到。
find-nothing-way = 请减少或更换检索词，或检查拼写。馆员可以和您一起查找，也可以从其他图书馆借来。
find-nothing-widen = 不加筛选重新检索
find-online = 在线
find-read = 在线阅读或观看
find-no-copy = 馆内没有实体复本
find-pages = 结果页
find-page = 第 { $page } 页，共 { $pages } 页
find-before = 上一页
find-after = 下一页

# 复本所在
copy-on-shelf = 在架
copy-some-here = 在架 { $here } 册，共 { $all } 册
copy-stays-here = 在架，仅限馆内使用
copy-due = 应还日期：{ $day }
copy-today = 今天 { $time }
copy-was-due = 应于 { $day } 归还
copy-away = 现在不在架
copy-missing = 缺失
copy-standing-in-transit = 正在馆间运送
copy-standing-on-hold = 已为他人保留
copy-standing-lost = 遗失
copy-standing-claimed = 正在查找

# 书目记录
record-get = 在哪里可以得到
record-no-copy = 本馆没有这一种。请到服务台询问：或可从其他图书馆借来。
record-here = { $all ->
    [1] { $here ->
        [0] 唯一的一册现在不在架。
       *[other] 唯一的一册在架。
    }
   *[other] { $here ->
        [0] { $all } 册现在都不在架。
       *[other] { $all } 册中有 { $here } 册在架。
    }
}
record-copies = 复本
record-branch = 分馆
record-location = 馆藏地点
record-call-number = 索书号
record-status = 状态
record-summary = 摘要
record-about = 关于此题名
record-author = 作者
record-with = 参与者
record-also = 还包含
record-edition = 版本
record-published = 出版
record-description = 描述
record-series = 丛编
record-language = 语言
record-translated = 译自
record-captions = 字幕
record-genre = 体裁或形式
record-isbn = ISBN
record-issn = ISSN
record-class = 分类
record-subjects = 主题
record-contents = 目次
record-link = 更多在线内容
record-shelf = 书架上的邻近馆藏
record-cite = 引用或导出
record-cite-hint = 提交之前请对照您的引用格式指南。
record-ris = 用于文献管理软件 (RIS)
record-marc = 记录 (MARC)
record-staff = 在馆员目录中打开

# 开放时间
open-title = 开放时间
open-of = { $branch }的开放时间
open-day = 日期
open-hours = 时间
open-today = 今天
open-closed = 闭馆
open-until = 开放至 { $time }
open-closed-until = 已闭馆，{ $when } 开放
open-when = { $day } { $time }

# 目录代码
said-format-book = 图书
said-format-ebook = 电子书
said-format-manuscript = 手稿
said-format-journal = 期刊
said-format-ejournal = 电子期刊
said-format-article = 文章或章节
said-format-updating = 网站或数据库
said-format-map = 地图
said-format-score = 乐谱
said-format-video = 视频
said-format-projected = 幻灯片或投影片
said-format-music = 音乐录音
said-format-spoken = 语音录音
said-format-picture = 图片
said-format-computer = 计算机文件
said-format-kit = 成套资料
said-format-object = 实物
said-format-mixed = 混合资料
said-format-other = 其他
said-language-eng = 英语
said-language-spa = 西班牙语
said-language-fre = 法语
said-language-ger = 德语
said-language-ita = 意大利语
said-language-por = 葡萄牙语
said-language-lat = 拉丁语
said-language-rus = 俄语
said-language-ukr = 乌克兰语
said-language-pol = 波兰语
said-language-gre = 希腊语
said-language-grc = 古希腊语
said-language-heb = 希伯来语
said-language-ara = 阿拉伯语
said-language-per = 波斯语
said-language-tur = 土耳其语
said-language-hin = 印地语
said-language-urd = 乌尔都语
said-language-chi = 中文
said-language-jpn = 日语
said-language-kor = 韩语
said-language-vie = 越南语
said-language-tgl = 他加禄语
said-language-tha = 泰语
said-language-dut = 荷兰语
said-language-swe = 瑞典语
said-language-mul = 多种语言
said-language-und = 未注明
said-language-zxx = 无文字
said-label-uniform-title = 统一题名
said-label-translated-title = 翻译题名
said-label-former-title = 曾用题名
said-label-abbreviated-title = 缩略题名
said-label-key-title = 识别题名
said-label-added-title = 附加题名
said-label-portion-of-title = 部分题名
said-label-parallel-title = 并列题名
said-label-distinctive-title = 区别性题名
said-label-cover-title = 封面题名
said-label-added-title-page-title = 附加题名页题名
said-label-caption-title = 卷端题名
said-label-running-title = 逐页题名
said-label-spine-title = 书脊题名
said-label-other-title = 其他题名

# 我的账户
own-title = 我的账户
own-card = 借书证
own-until = 有效期至 { $day }
own-not-renewed = 未能续借：
own-not-renewed-way = 如需延长，请到服务台询问：工作人员会告诉您可以怎样办理。
own-blocks = 您现在不能外借
own-blocks-way = 请到服务台或来信，我们会和您一起解决。
own-loans = { $n ->
    [0] 没有外借
   *[other] 外借 { $n } 件
}
own-no-loans = 您现在没有借任何馆藏。
own-loans-table = 您借的馆藏
own-what = 名称
own-due = 应还
own-renewed-col = 续借
own-renewals = { $n ->
    [0] 尚未续借
   *[other] { $n } 次
}
own-renew = 续借
own-renew-all = 全部续借
own-renewed = 《{ $title }》已续借。现在的应还日期是 { $day }。
own-all-renewed = { $n } 件已全部续借。
own-some-renewed = { $n ->
    [0] 没有一件能续借。
   *[other] 已续借 { $n } 件；以下未能续借。
}
own-late = 逾期
own-lost = 按遗失计
own-due-today = 今天应还
own-due-soon = 即将到期
own-owed = 您的欠款
own-no-charges = 您没有任何单项欠款。
own-charges-table = 您的欠款明细
own-when = 自
own-open = 待付
own-why = 这一金额是怎样得出的
own-pay = 请在任一服务台付款。如果有误或支付有困难，请与我们联系：金额可以重新核查。
own-desk = 在哪里找到我们
# 不能外借或续借的原因（对读者说明）
own-because-patron-expired = 您的借书证有效期至 { $day }。请带学生证到服务台，我们会为您续期。
own-because-block-card-lost = 此借书证已挂失。请到服务台领取新证。
own-because-block-address = 寄给您的邮件被退回。请告诉我们怎样联系您。
own-because-block-agreement = 有一份协议需要您签字。请到服务台签署。
own-because-block-conduct = 外借已暂停。请与图书馆联系。
own-because-block-other = 您的借书证上有一条备注。请到服务台询问需要办理什么。
own-because-loan-owes = 您欠款 { $owed }；超过 { $limit } 即停止外借。
own-because-loan-lost-items = 有 { $n } 件按遗失计。请归还或结清费用。
own-because-loan-claims = 您说已归还的 { $n } 件我们仍在查找。
own-because-loan-overdue-items = 有 { $n } 件逾期。请归还或续借。
own-because-loan-overdue-long = 有一件已逾期 { $days } 天。请先归还。
own-because-loan-overdue-hourly = 有一件按小时外借的物品逾期，其他人正在等候。
own-because-renew-limit = 已续借 { $n } 次，不能再续。
own-because-renew-late = 已逾期 { $days } 天，不能续借。请归还。
own-because-renew-lost = 按遗失计。如在您处，请归还。
own-because-renew-claimed = 您说已归还，我们正在查找。
own-because-renew-no-gain = 现在续借不会得到更晚的日期。请临近到期时再试。
own-because-loan-no-term = 学期结束日期尚未确定。请到服务台询问。
own-because-loan-over = 您已归还。
own-explain-due = 应还日期
own-explain-returned = 归还日期
own-explain-rate = 费率
own-explain-grace = 宽限天数
own-explain-cap = 最多
own-explain-price = 赔偿价格
own-explain-counted = 计费天数
own-explain-closed = 不计的闭馆天数
own-explain-step-late = 逾期 { $days } 天
own-explain-step-closed = { $days } 个闭馆日不计
own-explain-step-grace = { $days } 天宽限期不计
own-explain-step-fine = { $days } 天，每天 { $rate }
own-explain-step-cap = 不超过 { $cap }
own-explain-step-late-minutes = 逾期 { $minutes } 分钟（计费）
own-explain-step-grace-passed = 已过 { $days } 天宽限期：每天都计
own-explain-step-grace-minutes = 已过 { $minutes } 分钟宽限
own-explain-step-fine-hours = { $hours } 小时，每小时 { $rate }
own-history = 至今的收费与付款
own-history-table = 收费与付款，最新在前
own-amount = 金额
own-balance = 当时欠款
own-receipt = 收据
own-line-charge = 收费
own-line-payment = 付款
own-line-from-credit = 用余额支付
own-line-void = 撤销付款
own-line-waiver = 减免
own-line-write-off = 核销
own-line-cancellation = 撤销收费
own-line-refund = 退还给您
