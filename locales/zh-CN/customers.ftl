# 车主、车辆与保单

customers-not-a-plate = 「{ $text }」不像车牌。车牌是 7 位，新能源 8 位，例如 京AD12345。
customers-plate-has-no-i-or-o = 「{ $text }」里有字母 I 或 O，车牌不用这两个字母。是不是 { $suggestion }？请核对后重发。
customers-not-a-phone = 「{ $text }」不像手机号。请填 11 位的大陆手机号，例如 <code>13812345678</code>。
customers-not-a-vin = 「{ $text }」不像车架号。车架号是 17 位，没有字母 I、O、Q，例如 LRW3E7FA1LC000001。
customers-not-a-name = 「{ $text }」不能作姓名。请填 1 到 { $limit_characters } 个字，不要换行，例如 王先生。
customers-expiry-implausible = 保单到期日 { $day } 看起来不对。请填近期的日期，例如 12-31。
customers-starts-after-expiry = 起保日 { $starts_on } 晚于到期日 { $expires_on }。请核对这两个日期。
customers-premium-implausible = 保费 { $premium_fen } 看起来不对。请填 { $least_fen } 到 { $most_fen }，例如 6800。
customers-not-a-label = 「{ $text }」不能作{ $what ->
    [insurer] 保险公司的名称。请填 1 到 { $limit_characters } 个字，例如 平安。
   *[seller] 业务员的姓名。请填 1 到 { $limit_characters } 个字，例如 陈静。
}
customers-span-out-of-range = 续保雷达看不到 { $within_days } 天。请填 { $least_days } 到 { $most_days } 天，例如 /renewals 30。

# 续保雷达
command-renewals = 续保雷达（快到期的保单），登记保单
customers-radar-title = <b>📅 续保雷达</b> · { $days } 天内　{ $count } 份
customers-radar-none = 没有快到期的保单。登记一份：<code>/renewals add 京AD12345 王先生 13812345678 平安 2026-12-31 6800</code>
customers-step-over = <b>🔴 已过期</b>　{ $count } 份
customers-step-first = <b>🟠 { $most } 天内</b>　{ $count } 份
customers-step = <b>🟢 { $least }–{ $most } 天</b>　{ $count } 份
customers-radar-line = <b>{ $plate }</b> { $customer } · { $insurer }
    　{ $when ->
    [past] 过期 { $days } 天，{ $day }
    [today] 今天到期，{ $day }
   *[ahead] 还有 { $days } 天，{ $day }
}
customers-radar-next = ➡️ 点车牌：推荐给代理人，或报价套餐
customers-no-owner = 车主未登记
customers-no-insurer = 保险公司未知
customers-button-span = { $days } 天
customers-button-add = ➕ 登记保单

# 一台车的保单
customers-card-title = 🛡 <b>{ $plate } 的保单</b>
customers-card-owner = 👤 { $customer }
customers-card-no-owner = 👤 车主未登记
customers-card-none = 还没有登记保单。
customers-card-expiry = { $when ->
    [past] 📅 { $day } 已到期，过期 { $days } 天
    [today] 📅 { $day } 到期，就是今天
   *[ahead] 📅 { $day } 到期，还有 { $days } 天
}
customers-card-start = 📅 { $day } 起保
customers-card-insurer = 🏢 { $insurer }{ $kind ->
    [compulsory] {" "}· 交强险
    [commercial] {" "}· 商业险
    [full] {" "}· 全险
   *[unknown] {""}
}
customers-card-premium = 💰 保费 { $premium_fen }
customers-card-seller = 🤝 业务员：{ $seller }
customers-card-by = 📝 { $by }，{ $day } 登记
customers-card-next = ➡️ 下一步：推荐给代理人，或报价套餐
customers-button-refer = 🤝 推荐给代理人
customers-button-quote = 📄 报价套餐
customers-button-renewed = ✅ 已续保
customers-offer-renewed = 续一年 { $day }
customers-added = ✅ 保单已登记
customers-known = ✅ 这份保单已经登记过，没有变化
customers-replaced = 🔁 原保单（{ $insurer }，{ $day } 到期）留档

# 变更记录
audit-customer-created = 登记
audit-customer-phone = 补登手机号
audit-customer-renamed = 改姓名
audit-vehicle-created = 登记
audit-vehicle-owner = 更换车主
audit-vehicle-looked = 查看了完整的个人信息
audit-cover-added = 登记
audit-cover-looked = 查看了完整的个人信息
audit-field-expires-on = 到期日
audit-field-starts-on = 起保日
audit-field-sold-by = 业务员
audit-value-kind-compulsory = 交强险
audit-value-kind-commercial = 商业险
audit-value-kind-full = 全险

customers-today-title = <b>📅 { $days } 天内到期或刚过期的保单</b>（{ $count }）
customers-today-button = 📅 续保雷达
