# 套餐与报价（保养 + 保险）

command-quote = 报一款套餐，或三款一起比
command-bundles = 三款套餐的内容和价格

# 三款套餐
bundles-name = { $bundle ->
    [economy] 经济型
    [comfort] 舒适型
   *[prestige] 尊享型
}
bundles-insurance = { $bundle ->
    [economy] 交强险 + 商业险
    [comfort] 全险
   *[prestige] 全险 + 高额三者险
}
bundles-fits = { $bundle ->
    [economy] 适合：新客、很少保养、看重价格
    [comfort] 适合：中高端车、老客、常来保养
   *[prestige] 适合：VIP、高价值客户、车队
}
bundles-fits-with-value = { $bundle ->
    [economy] 适合：新客、很少保养、看重价格
    [comfort] 适合：中高端车、老客、常来保养
   *[prestige] 适合：VIP、CLV 超过 { $vip } 的客户、车队
}

# 内容（一行一项）
bundles-content-insurance = · 保险：{ $insurance }
bundles-content-maintenance = { $mode ->
    [unlimited] · 基础保养不限次，需预约（按每年 { $count } 次计，价值 { $worth }）
   *[counted] · 基础保养 { $count } 次（价值 { $worth }）
}
bundles-content-inspections = { $mode ->
    [unlimited] · 车辆检测不限次（按每年 { $count } 次计，价值 { $worth }）
   *[counted] · 车辆检测 { $count } 次（价值 { $worth }）
}
bundles-content-loaner = { $mode ->
    [unlimited] · 代步车：全年可用
   *[counted] · 代步车 { $count } 次
}
bundles-content-own-advisor = · 专属顾问、优先预约
bundles-worth = { $mode ->
    [least] 礼遇价值 <b>{ $worth }</b> 起
   *[exact] 礼遇价值 <b>{ $worth }</b>
}

# 报价卡：客户部分
bundles-quote-title = { $version ->
    [1] 🧾 <b>报价 { $quote } · { $bundle }</b>
   *[other] 🧾 <b>报价 { $quote } v{ $version } · { $bundle }</b>
}
bundles-quote-title-compared = { $version ->
    [1] 🧾 <b>报价 { $quote } · 三款对比</b>
   *[other] 🧾 <b>报价 { $quote } v{ $version } · 三款对比</b>
}
bundles-quote-valid = 保费 { $premium } · 有效期至 { $until }
bundles-quote-expired-line = 保费 { $premium }
    ⌛ <b>已过期</b>：有效期至 { $until }
bundles-quote-replaced-line = ♻️ 这是旧版，已由 v{ $latest } 取代
bundles-withdrawn = 🧾 <b>报价 { $quote }</b>
    ↩️ <b>已撤销</b>：报错了（保费 { $premium }），不再有效。
    重新报价请发：/quote comfort 6800
bundles-customer-pays = 客户应付 <b>{ $pays }</b>
    保费 { $premium } + 服务套餐 { $surcharge }
bundles-option = <b>{ $bundle }</b>：客户应付 <b>{ $pays }</b>
bundles-chosen-mark = ✅ 已选 { $bundle }

# 报价卡：仅团队
bundles-team-title = 🔒 <b>仅团队可见 · 勿转客户</b>
bundles-team-figures = 保险公司返点 <b>{ $rebate }</b>（{ $rate }）
    成本 { $cost }
    净利 <b>{ $net }</b> = 返点 + 加价 { $surcharge } − 成本
    保本保费 <b>{ $break_even }</b>
    CLV（{ $years } 年）<b>{ $clv }</b>
    报价人 { $by } · { $on }
bundles-team-option = <b>{ $bundle }</b>：净利 <b>{ $net }</b>
    返点 { $rebate }（{ $rate }）· 成本 { $cost }
    保本保费 { $break_even } · CLV { $clv }
bundles-team-by = 报价人 { $by } · { $on }
bundles-clv-parts = <b>客户终身价值 CLV 怎么算</b>
    { $clv } = 当年净利 { $net } + 增项利润 { $addons } + 续保 { $renewals }
    · 增项：每年 { $addon_profit } = 渗透率 { $penetration } × 客单 { $ticket } × 毛利 { $margin }
    · 续保：续保率 { $renewal }，续保后每年净利相同
    · 第 1 年全额计，往后每年再乘 { $renewal }，共 { $years } 年
bundles-clv-inputs = <b>客户终身价值 CLV 怎么算</b>
    CLV = 当年净利 + 增项利润 { $addons } + 续保
    · 增项：每年 { $addon_profit } = 渗透率 { $penetration } × 客单 { $ticket } × 毛利 { $margin }
    · 续保：续保率 { $renewal }，续保后每年净利相同
    · 第 1 年全额计，往后每年再乘 { $renewal }，共 { $years } 年
bundles-recommended-earns = ⭐ 推荐 <b>{ $bundle }</b>：保费已过保本线 { $break_even }，当年净利 { $net }，CLV { $clv } 为三款最高。
bundles-recommended-pays-back = ⭐ 推荐 <b>{ $bundle }</b>：当年净利 { $net }，低于保本保费 { $break_even }，但 CLV { $clv } 为三款最高，能赚回来。
bundles-recommended-loses-least = ⭐ 推荐 <b>{ $bundle }</b>：这个保费三款都赚不回来，它的 CLV { $clv } 最高、亏得最少；保费到 { $break_even } 当年才保本。

# 客户版：只有本店的报价，不含任何内部数字
bundles-customer-title = <b>{ $centre } · { $bundle }套餐</b>
bundles-customer-title-compared = <b>{ $centre } · 套餐报价</b>
bundles-customer-number = { $version ->
    [1] 报价 { $quote } · 有效期至 { $until }
   *[other] 报价 { $quote } v{ $version } · 有效期至 { $until }
}
bundles-customer-insurance = 🛡 车险保费 { $premium }
    { $insurance }，保障以保单为准
bundles-customer-premium = 🛡 车险保费 { $premium }，保障以保单为准
bundles-customer-service = 🔧 本店服务套餐 { $price }
bundles-customer-service-free = 🔧 本店服务套餐 免费
bundles-customer-worth = { $mode ->
    [least] 门市价 { $worth } 起，内容：
   *[exact] 门市价 { $worth }，内容：
}
bundles-customer-total = 合计 <b>{ $pays }</b>
bundles-customer-note = <i>服务套餐由本店提供并单独定价，与保险合同无关。</i>

# 套餐一览
bundles-list-title = 📦 <b>保养 + 保险套餐</b>
bundles-list-price = { $extra ->
    [none] <b>{ $bundle }</b>：保费，不加价
   *[some] <b>{ $bundle }</b>：保费 + { $surcharge }
}
bundles-list-ours = <b>{ $bundle }</b>：返点 { $rate } · 成本 { $cost }
    保本保费 { $break_even }
bundles-list-hint = 报价请发：/quote comfort 6800，三款一起比：/quote 6800

# 按钮
bundles-button-customer = 📤 客户版
bundles-button-requote = 🔄 按今日价重算
bundles-button-compare = ⚖️ 三款对比
bundles-button-version = 看 v{ $version }
bundles-button-latest = 看最新 v{ $version }

# 按下之后
bundles-toast-chosen = 已选 { $bundle }
bundles-toast-requoted = 已按今日价重算：v{ $version }
bundles-toast-newer = 已有新版 v{ $version }，给你看新版
bundles-toast-withdrawn = v{ $version } 已撤销，现在有效的是 v{ $now }，给你看这一版

# 不能做的事
bundles-premium-out-of-range = 保费不能是 { $premium_fen }，要在 { $least_fen } 到 { $most_fen } 之间，例如 6800。
bundles-quote-expired = { $quote } 已过期（有效期至 { $until }）。请先点「按今日价重算」，或发 /quote { $quote }。
bundles-quote-replaced = { $quote } v{ $version } 已由 v{ $latest } 取代。请发 /quote { $quote } 看新版。
bundles-quote-withdrawn = { $quote } 已撤销，不再有效。请重新报价，例如 /quote comfort 6800。
bundles-version-withdrawn = { $quote } v{ $version } 已撤销，现在有效的是 v{ $in_force }。请发 /quote { $quote } 查看。
bundles-not-in-quote = { $quote } 没有报{ $bundle ->
    [economy] 经济型
    [comfort] 舒适型
   *[prestige] 尊享型
}。要改报这一款，请发 /quote { $quote } { $bundle }。

# 变更记录
audit-quote-chosen = 选定套餐
audit-quote-quoted = 报价
audit-quote-requoted = 重算
audit-field-bundle = 套餐
audit-field-premium = 保费
audit-field-valid-until = 有效期至
audit-field-version = 版本
audit-value-bundle-comfort = 舒适型
audit-value-bundle-economy = 经济型
audit-value-bundle-prestige = 尊享型
