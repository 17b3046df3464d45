# 命令里的词：缺了什么、哪个词看不懂、怎样写才对

# 各种东西的叫法，供下面的句子引用
arguments-thing = { $what ->
    [agent] 代理人
    [insurer] 保险公司
    [bundle] 套餐
    [customer] 车主
    [staff] 员工
    [centre] 门店
    [role] 角色
    [step] 步骤
    [case] 事故车
    [quote] 报价
    [referral] 推荐
    [sale] 出单
    [statement] 对账单
    [fleet] 车队
    [request] 服务请求
    [direction] 方向
    [entitlement] 权益
    [plan] 合作方案
    [insurer_name] 保险公司名称
    [contact_role] 职务
    [digest] 推送
    [switch] 开关
    [language] 语言
   *[other] 选项
}

arguments-missing = { $what ->
    [plate] 还缺车牌，例如 京AD12345。
    [phone] 还缺手机号，例如 <code>13812345678</code>。
    [vin] 还缺车架号（17 位），例如 LRW3E7FA1LC000001。
    [amount] 还缺金额，例如 8500、5,000 或 1.2万。
    [date] 还缺日期，例如 12-31、2026-12-31 或 明天。
    [month] 还缺月份，例如 2026-11 或 11月。
    [number] 还缺数字，例如 9。
    [name] 还缺姓名，例如 王先生。
    [reason] 还缺原因，请在最后写上，例如 等配件。
    [note] 还缺说明，请在最后写上，例如 前杠。
    [agent] 还缺代理人，例如 陈静。
    [insurer] 还缺保险公司，例如 平安。
    [insurer_name] 还缺名称，例如 中国平安。
    [contact_role] 还缺职务，例如 定损员。
    [bundle] 还缺套餐，例如 舒适。
    [direction] 还缺方向：转出 或 转入。
    [case] 还缺事故车编号，例如 C12。
    [quote] 还缺报价编号，例如 Q7。
    [referral] 还缺推荐编号，例如 R12。
    [sale] 还缺出单编号，例如 B5。
    [statement] 还缺对账单编号，例如 S3。
    [fleet] 还缺车队编号，例如 F2。
    [request] 还缺服务请求编号，例如 T9。
    [role] 还缺角色：advisor、partner 或 manager。
    [step] 还缺步骤，例如 初检。
    [plan] 还缺合作方案：basic 或 deep。
    [digest] 还缺推送的名称，例如 cases（事故车进度）。
    [switch] 请写明 on（开启）或 off（关闭）。
    [premium] 还缺保费，例如 6800。
    [estimate] 还缺预估金额，例如 8500。
    [assessment] 还缺定损金额，有免赔额的写在后面，例如 8200 500。
    [costs] 还缺成本金额，例如 3900 1200（配件 工时），或 工时 1200。
    [verified] 还缺核损金额，例如 8000。
    [difference] 还缺差价，例如 差价1500，或者写明每一项，例如 前杠 800/500。
    [case_or_new] 请写要看的车（编号、车牌或报案号）；接新车请发 /case new。
   *[other] 还缺内容，请照示例补全。
}

arguments-unexpected-word = 没看懂「{ $text }」。请去掉它，或照示例重写；一个名字有几个词时，用引号括起来，例如 "John Smith"。
arguments-text-too-long = 文字太长：{ $count } 个字，最多 { $limit_characters } 个。请写短一些。
arguments-not-an-amount = 「{ $text }」不是金额。金额可以写 5000、5,000、¥5000、5千 或 1.2万。
arguments-negative-amount = 金额不能是负数：「{ $text }」。请填大于或等于 0 的金额，例如 5000。
arguments-amount-too-precise = 「{ $text }」的小数太多。金额最多到分，例如 8500.50。
arguments-amount-too-large = 「{ $text }」太大了，金额最多 ¥{ $limit_yuan }。请核对是不是多打了几位，例如 8500。
arguments-not-a-date = 「{ $text }」不是有效的日期。可以写 2026-12-31、12-31、12月31日、明天 或 +30d。
arguments-not-a-month = 「{ $text }」不是有效的月份。可以写 2026-11、11月 或 上月。
arguments-not-hours = 「{ $text }」不是有效的时间。可以写 9-17 或 9:00-17:30，先写开始，再写结束。
arguments-not-a-whole-number = 「{ $text }」不是整数。请填 { $least } 到 { $most } 之间的整数，例如 { $least }。
arguments-number-out-of-range = 「{ $text }」超出范围。请填 { $least } 到 { $most } 之间的整数。
arguments-wrong-number-kind = 「{ $text }」不是{ arguments-thing }编号。这里要写的像 { $example }。
arguments-unknown = 没有叫「{ $text }」的{ arguments-thing }。现有：{ $known }。
arguments-nothing-to-choose-from = 还没有任何{ arguments-thing }，请先添加。
arguments-several-named = 这里只能写一个{ arguments-thing }，您写了几个：{ $choices }。请只留一个。
arguments-ambiguous = 叫「{ $text }」的{ arguments-thing }不止一个：{ $choices }。请写全名，或照括号里的写法加以区分。
