# 状态变化、额度上限、提额建议、营收

command-revenue = 登记或查看门店每月营收，额度上限按上个月的营收算

# 状态变化
insurers-news-title = 🔔 <b>{ $insurer }</b>　{ $before } → { $after }
insurers-news-next = { $state ->
    [open] 现在可以正常接新单。
    [watch] 可以继续接单；先处理上面的原因，接大单前先看额度。
    [legal] 暂时不接新单，由店长决定如何追讨。已接的车照常维修、交车、结算。
    [ended] 不再接新单。已接的车照常维修、交车、结算。
   *[stopped] 暂时不接新单；有特殊情况，店长可以破例接一单。已接的车照常维修、交车、结算。
}
insurers-button-override = 🔓 店长破例接这一单
insurers-legal-title = ⚖️ <b>{ $insurer }</b> 进入法务阶段
insurers-legal-next = 请核对账目，决定如何追讨：先书面催款，谈不拢再走法律途径。付清之前不接新单。

# 每天的额度提醒
insurers-digest-title = { $count ->
    [0] <b>💳 额度提醒 · { $day }</b>　各家都可以接单，有 { $proposals } 条提额建议
   *[other] <b>💳 额度提醒 · { $day }</b>　{ $count } 家要留意
}
insurers-digest-line = <b>{ $insurer }</b>　{ $state }，{ $since } 起
insurers-digest-reasons-more = …另有 { $count } 项原因
insurers-digest-more = …另有 { $count } 家，发送 /credit 查看全部

# 额度上限
insurers-ceiling = 额度上限 { $ceiling_fen }（{ $month } 营收 { $revenue_fen } 的 { $percent }%）
insurers-ceiling-passed = ⚠️ 额度高于上限 { $ceiling_fen }（{ $month } 营收 { $revenue_fen } 的 { $percent }%）
insurers-ceiling-unknown = 额度上限未知：还没有 { $month } 的营收，店长可以用 /revenue 登记
insurers-limit-above-ceiling = { $insurer } 的额度不能调到 { $limit_fen }：上限是 { $month } 营收 { $revenue_fen } 的 { $percent }%，最多 { $most_fen }。例如 /limit { $insurer } { $most_fen } 回款正常

# 额度的历史
insurers-limits-of = <b>{ $insurer } 的额度</b>　现在是 <b>{ $limit_fen }</b>
insurers-limit-line = { $kind ->
    [first] { $day }　{ $after_fen }（起始额度）· { $who }
    [restored] { $day }　{ $before_fen } → { $after_fen } · { $who } 撤销了调额（{ $reason }）
   *[changed] { $day }　{ $before_fen } → { $after_fen } · { $who }：{ $reason }
}
insurers-limit-because-raised = { $statements } 按时付清，采纳提额建议
insurers-button-relimit = ✏️ 调额

# 提额建议
insurers-raise = 📈 <b>{ $insurer }</b> 连续按时付清 { $statements }，建议额度 { $before_fen } → <b>{ $after_fen }</b>
insurers-raise-line = 📈 建议额度 { $before_fen } → { $after_fen }（{ $statements } 按时付清）
insurers-raise-decide = 由店长决定，按下面的按钮即可。
insurers-raise-accepted = ✅ { $who } 采纳提额建议：<b>{ $insurer }</b> 额度 { $before_fen } → <b>{ $after_fen }</b>（{ $statements } 按时付清）
insurers-raise-declined = ☑️ { $who } 决定暂不提额：<b>{ $insurer }</b> 额度不变，仍是 { $before_fen }。同样这几期（{ $statements }）不会再建议。
insurers-button-raise = { $act ->
    [accept] ✅ { $insurer } 调到 { $after_fen }
   *[decline] ✕ { $insurer } 不调
}
insurers-raise-over = { $state ->
    [accepted] { $insurer } 的提额建议已由 { $who } 在 { $day } 采纳，额度已经调好。
    [declined] { $who } 在 { $day } 已决定暂不给 { $insurer } 提额。要调额请用 /limit。
    [late] { $insurer } 的提额建议已失效：{ $statement }（{ $day } 到期）没有按时付清。确需调额，请用 /limit。
    [limited] { $insurer } 的提额建议已失效：额度已另行调整，现在是 { $limit_fen }。还要再调，请用 /limit。
    [ended] { $insurer } 的提额建议已失效：与它的合作已结束。
    [renewed] 这条提额建议已失效，{ $insurer } 有新的提额建议，请发送 /credit { $insurer } 按新的决定。
   *[withdrawn] { $insurer } 的提额建议已失效：回款有更正，那几期不再都算按时付清。确需调额，请用 /limit。
}

# 营收
insurers-revenues-title = 📊 <b>门店营收（最近 { $count } 个月）</b>
insurers-revenue-line = { $kind ->
    [unknown] { $month }　未登记
    [corrected] { $month }　{ $amount_fen } · { $who } { $day }（更正过 { $corrections } 次）
   *[known] { $month }　{ $amount_fen } · { $who } { $day }
}
insurers-revenues-how = 登记或更正：<code>/revenue 2026-10 1965000</code>
insurers-revenue-noted = { $kind ->
    [new] ✅ { $month } 营收 <b>{ $amount_fen }</b>
   *[corrected] ✅ { $month } 营收更正：{ $before_fen } → <b>{ $amount_fen }</b>
}
insurers-revenue-above = ⚠️ { $insurers } 的额度高于上限。额度不会自动改，需要时用 /limit 调整。
insurers-month-not-over = { $month } 还没有结束，营收要等月底之后再登记。目前最近可以登记的月份是 { $last }。
insurers-revenue-unchanged = { $month } 的营收已经是 { $amount_fen }，没有变化。

# 变更记录
audit-subject-revenue = 营收
audit-revenue-noted = 登记
audit-insurer-raise-accepted = 采纳提额建议
audit-insurer-raise-declined = 暂不提额
audit-field-proposed = 建议额度
audit-field-statements = 对账单
