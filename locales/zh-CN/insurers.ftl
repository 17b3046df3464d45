# 保险公司与额度

command-credit = 各家能不能接单、占用额度和原因（可看一家）
command-insurer = 添加、查看保险公司；改叫法、联系人、合作方案，结束或重新合作
command-insurers = 列出全部保险公司和合作条件
command-paid = 登记保险公司回款，先冲最早的对账单；发来银行流水（xlsx、csv）可逐笔确认；只写保险公司就列出它的回款，可冲正、更正
command-statement = 看对账单：写编号看一张，写保险公司（和月份）看它的各期；什么都不写看账龄
command-limit = 调整保险公司的额度，要写原因
command-stop = 停止接某家保险公司的新单，要写原因
command-resume = 恢复接某家保险公司的新单，要写原因

# 状态
insurers-state = { $state ->
    [open] 🟢 可接单（open）
    [watch] 🟡 关注（watch）
    [legal] ⚖️ 法务阶段（legal）
    [ended] ⚫ 合作已结束（ended）
   *[stopped] 🔴 停止接单（stopped）
}
insurers-button-one = { $state ->
    [open] 🟢 { $insurer }
    [watch] 🟡 { $insurer }
    [legal] ⚖️ { $insurer }
    [ended] ⚫ { $insurer }
   *[stopped] 🔴 { $insurer }
}

# 额度总览
insurers-credit-title = { $stopped ->
    [0] <b>💳 额度 · { $day }</b>　{ $count } 家，都可以接单
   *[other] <b>💳 额度 · { $day }</b>　{ $count } 家，停接 { $stopped } 家
}
insurers-credit-name = <b>{ $insurer }</b>　{ $state }
insurers-credit-exposure = { $bar } { $exposure_fen } / { $limit_fen }（{ $percent }%）
insurers-credit-owed = { $penalty ->
    [none] 最久逾期 { $days } 天
    [alone] 违约金 { $penalty_fen }
   *[both] 最久逾期 { $days } 天 · 违约金 { $penalty_fen }
}
insurers-credit-why = { $more ->
    [0] 原因：{ $why }
   *[other] 原因：{ $why }；另有 { $more } 项
}
insurers-none-yet = 还没有保险公司。合作专员可以发送 <code>/insurer add 平安 basic</code> 添加。

# 一家的明细
insurers-credit-free = 可用额度 { $free_fen }
insurers-credit-over = 已超出额度 { $free_fen }
insurers-credit-parts = 未出账 { $unbilled_fen } · 已出账未付 { $billed_fen }
insurers-credit-overpaid = 多付结余 { $overpaid_fen }，自动抵下一期对账单
insurers-credit-limit-since = 额度 { $limit_fen } 自 { $since } 起：{ $reason }
insurers-credit-limit-restored = 额度 { $since } 恢复为 { $limit_fen }：撤销了调额（{ $reason }）
insurers-reasons-title = <b>原因与出路</b>
insurers-statements-title = <b>未付清的对账单（{ $count }）</b>
insurers-statement-line = { $kind ->
    [late] { $statement }（{ $opens } 至 { $closes }）未付 { $unpaid_fen }，{ $due } 到期，已逾期 { $days } 天
    [late_part] { $statement }（{ $opens } 至 { $closes }）未付 { $unpaid_fen } / { $amount_fen }，{ $due } 到期，已逾期 { $days } 天
    [open_part] { $statement }（{ $opens } 至 { $closes }）未付 { $unpaid_fen } / { $amount_fen }，{ $due } 到期
   *[open] { $statement }（{ $opens } 至 { $closes }）未付 { $unpaid_fen }，{ $due } 到期
}
insurers-statements-of = <b>{ $insurer } 未付清的对账单（{ $count }）</b>
insurers-statements-more = …另有 { $count } 期
insurers-entries-title = <b>最近记录</b>
insurers-entries-of = <b>{ $insurer } 的账目记录</b>
insurers-entries-none = 账上还没有记录。

# 对账单
insurers-statement-title = 📄 <b>{ $statement }</b>　<b>{ $insurer }</b>　{ $opens } 至 { $closes }
insurers-statement-state = { $state ->
    [late] 🔴 已逾期
    [paid] ✅ 已付清
    [part_paid] 🟡 部分已付
    [nothing] ☑️ 无需付款
   *[open] ⏳ 待付
}
insurers-statement-figures = { $kind ->
    [credit] 合计 { $amount_fen }，已转为结余
    [zero] 合计 { $amount_fen }
   *[owed] 应付 { $amount_fen } · 已付 { $paid_fen } · 未付 <b>{ $unpaid_fen }</b>
}
insurers-statement-due = { $when ->
    [late] { $due } 到期，到 { $today } 已逾期 { $days } 天
    [settled] { $due } 到期，{ $settled } 付清
    [settled_late] { $due } 到期，{ $settled } 付清，逾期 { $days } 天
   *[ahead] { $due } 到期
}
insurers-statement-penalty = 累计违约金 { $penalty_fen }（另计，不占额度）
insurers-statement-offer = { $late ->
    [yes] { $statement } { $insurer } { $unpaid_fen } 逾期 { $days } 天
   *[no] { $statement } { $insurer } { $unpaid_fen }
}
insurers-lines-title = <b>明细（{ $count }）</b>
insurers-line = { $kind ->
    [raised] { $case }　+{ $amount_fen }（更正 { $former }）
    [lowered] { $case }　{ $amount_fen }（更正 { $former }）
   *[billed] { $case }　{ $amount_fen }
}
insurers-history-title = 📄 <b>{ $insurer } 的对账单（{ $count }）</b>
insurers-history-none = 还没有对账单。有车在本期内交车，本期结束后就会自动出账。
insurers-history-line = { $state ->
    [late] 🔴 { $statement }（{ $opens } 至 { $closes }）未付 { $unpaid_fen }，{ $due } 到期，已逾期 { $days } 天
    [late_part] 🔴 { $statement }（{ $opens } 至 { $closes }）未付 { $unpaid_fen } / { $amount_fen }，{ $due } 到期，已逾期 { $days } 天
    [paid] ✅ { $statement }（{ $opens } 至 { $closes }）{ $amount_fen }，{ $settled } 付清
    [part_paid] 🟡 { $statement }（{ $opens } 至 { $closes }）未付 { $unpaid_fen } / { $amount_fen }，{ $due } 到期
    [nothing] ☑️ { $statement }（{ $opens } 至 { $closes }）{ $amount_fen }，无需付款
   *[open] ⏳ { $statement }（{ $opens } 至 { $closes }）未付 { $unpaid_fen }，{ $due } 到期
}

# 每条记录的含义
insurers-entry = { $day } { $meaning }{ $note }
insurers-entry-note = （{ $note }）
insurers-entry-accepted = { $case } 接单，占用 { $size_fen }
insurers-entry-reassessed = { $sign ->
    [minus] { $case } 应赔额调低，占用减少 { $size_fen }
   *[plus] { $case } 应赔额调高，占用增加 { $size_fen }
}
insurers-entry-corrected = { $sign ->
    [minus] { $case } 出账后调低 { $size_fen }，下期对账单冲减
   *[plus] { $case } 出账后调高 { $size_fen }，补进下期对账单
}
insurers-entry-released = { $case } 取消，释放占用 { $size_fen }
insurers-entry-delivered = { $case } 已交车，等待出账
insurers-entry-undelivered = { $case } 撤销交车，暂不出账
insurers-entry-billed = { $sign ->
    [minus] { $case } 在 { $statement } 冲减 { $size_fen }
   *[plus] { $case } 列入 { $statement }，{ $size_fen } 待回款
}
insurers-entry-paid = { $sign ->
    [plus] 回款更正：{ $statement } 恢复待回款 { $size_fen }
   *[minus] 回款 { $size_fen }，冲 { $statement }
}
insurers-entry-overpaid = { $sign ->
    [minus] 回款更正：结余减少 { $size_fen }
   *[plus] 多付 { $size_fen }，留作结余
}
insurers-entry-credited = { $sign ->
    [minus] 用结余 { $size_fen } 冲 { $statement }
    [back] 回款更正：{ $statement } 退回已冲的结余 { $size_fen }，恢复待回款
   *[plus] { $statement } 为负数，{ $size_fen } 转为结余
}
insurers-entry-penalty = { $sign ->
    [minus] { $statement } 违约金更正，减少 { $size_fen }
   *[plus] { $statement } 逾期违约金 { $size_fen } 记账，不占额度
}
insurers-entry-penalty-redone = { $sign ->
    [minus] 回款更正：{ $statement } 记过账的违约金 { $size_fen } 转回，重新按未付金额逐日累计
   *[plus] 回款更正：{ $statement } 违约金补记 { $size_fen }，不占额度
}
insurers-entry-penalty-paid = { $sign ->
    [used] 用结余 { $size_fen } 冲违约金
    [unused] 冲过违约金的 { $size_fen } 退回结余，违约金恢复待收
    [plus] 撤销收到的违约金 { $size_fen }，恢复待收
   *[minus] 收到违约金 { $size_fen }
}
insurers-entry-waived = { $sign ->
    [plus] 撤销减免的违约金 { $size_fen }，恢复待收
   *[minus] 减免违约金 { $size_fen }
}

# 原因与出路（每个状态都要说得出为什么、怎么解除）
insurers-reason = • { $why }
    { "  " }→ { $way }
insurers-why-limit-near = 占用 { $exposure_fen }，已到额度 { $limit_fen } 的 { $percent }%
insurers-way-limit-near = { $collecting ->
    [nothing] 还剩 { $distance_fen } 可接；都还没出账，接大单前先看额度
   *[enough] 还剩 { $distance_fen } 可接；先催回款（已出账未付 { $billed_fen }），再接大单
}
insurers-why-limit-reached = 占用 { $exposure_fen }，达到额度 { $limit_fen }（{ $percent }%）
insurers-way-limit-reached = { $collecting ->
    [nothing] 都还没出账，要等出账后回款；急着接车，由店长用 /limit 调额
    [too-little] 已出账的 { $billed_fen } 全部收回也不够，还要等下一期出账回款；急着接车，由店长用 /limit 调额
   *[enough] 回款超过 { $distance_fen } 就恢复（已出账未付 { $billed_fen }），也可以由店长用 /limit 调额
}
insurers-why-late = { $statements } 逾期 { $late_days } 天，未付 { $unpaid_fen }
insurers-way-late = 收到 { $unpaid_fen } 就恢复；连续逾期会停止接单
insurers-why-late-in-a-row = { $statements } 连续逾期，最久 { $late_days } 天，未付 { $unpaid_fen }
insurers-way-late-in-a-row = { $least ->
    [some] 先收回 { $least_fen }（从最早一期冲起）就能接单；付清 { $unpaid_fen } 全部恢复
   *[all] 付清 { $unpaid_fen } 就恢复
}
insurers-why-legal-stage = { $statements } 逾期 { $late_days } 天，已进入法务阶段，未付 { $unpaid_fen }
insurers-way-legal-stage = 付清 { $unpaid_fen }；付清之前由店长决定如何追讨
insurers-why-stopped-by-hand = { $who } 于 { $since } 停单：{ $text }
insurers-way-stopped-by-hand = 店长用 /resume 恢复
insurers-why-cooperation-ended = { $since } 已结束合作（{ $who }）：{ $text }
insurers-way-cooperation-ended = 店长用 /insurer reopen 重新合作后才能接单

# 添加与列表
insurers-added = ✅ 已添加保险公司 <b>{ $insurer }</b>
insurers-added-next = 现在可以接单了：<code>/case new { $insurer } 京AD12345 王先生 13812345678 8500 前杠</code>
insurers-card-title = 🏢 <b>{ $insurer }</b>
insurers-terms-plan = 合作方案：{ $plan ->
    [basic] A 基础（basic）
   *[deep] B 深度（deep）
}，{ $cycle ->
    [monthly] 月结
   *[half_monthly] 半月结
}（{ $since } 起）
insurers-terms-limit = 额度 { $limit_fen } · { $state }
insurers-terms-names = { $more ->
    [0] 这些叫法也认得：{ $names }
   *[other] 这些叫法也认得：{ $names }，另有 { $more } 个
}
insurers-terms-code = 代码：<code>{ $code }</code>
insurers-comma = 、
insurers-list-title = 🏢 <b>保险公司（{ $count } 家）</b>
insurers-list-line = { $state ->
    [open] 🟢
    [watch] 🟡
    [legal] ⚖️
    [ended] ⚫
   *[stopped] 🔴
} <b>{ $insurer }</b>　{ $plan ->
    [basic] A
   *[deep] B
} { $cycle ->
    [monthly] 月结
   *[half_monthly] 半月结
} · { $limit_fen }

# 回款、调额、停单、恢复
insurers-paid = ✅ { $day } 收到 <b>{ $insurer }</b> 回款 <b>{ $amount_fen }</b>
insurers-paid-part = { $left ->
    [none] · { $statement } 冲 { $part_fen }，已付清
   *[some] · { $statement } 冲 { $part_fen }，还欠 { $unpaid_fen }
}
insurers-paid-more-than-owed = · 比应付多 { $kept_fen }，留作结余（共 { $total_fen }），自动抵下一期
insurers-paid-reallotted = · 这笔款到账较早：之前登记的回款已按到账日期重新分配，违约金同步重算
insurers-paid-nothing-owed = · 目前没有未付清的对账单，{ $kept_fen } 全部留作结余（共 { $total_fen }），自动抵下一期
insurers-limit-changed = ✅ <b>{ $insurer }</b> 额度 { $before_fen } → <b>{ $after_fen }</b>
    原因：{ $reason }
insurers-stopped = ⛔ 已停止接 <b>{ $insurer }</b> 的新单。已接的车照常维修、交车、结算。
insurers-resumed = ✅ 已解除 <b>{ $insurer }</b> 的手动停单，可以接新单。
insurers-resumed-still-stopped = ☑️ 已解除 <b>{ $insurer }</b> 的手动停单，但还有其他原因，暂时不能接新单。

# 按钮
insurers-button-all = « 全部
insurers-button-refresh = 🔄 刷新
insurers-button-statements = 📄 未付清对账单（{ $count }）
insurers-button-history = 📄 全部对账单
insurers-button-entries = 📒 全部记录
insurers-button-back = « 返回明细
insurers-button-look = 💳 额度明细
insurers-button-credit-all = 💳 额度总览

# 不能这样做
insurers-intake-stopped = <b>{ $insurer }</b> 现在不能接新单：{ insurers-state }。
    { $reasons }
    店长可以破例接这一单：在命令末尾加上「破例」和原因，例如 破例 老客户。已接的车照常维修、交车、结算。
insurers-name-taken = 已经有保险公司叫「{ $name }」了（{ $insurer }）。请换一个名称，或发送 /insurer { $insurer } 查看。
insurers-name-unusable = 「{ $name }」不能作保险公司名称。名称要有文字，最多 30 个字，例如 平安。
insurers-amount-not-positive = 金额要大于 0，例如 32000。
insurers-paid-in-future = { $day } 还没到，今天是 { $today }。请填实际到账的日期。
insurers-paid-long-ago = { $day } 太早了，最早可以填 { $earliest }。请核对年份，填实际到账的日期。
insurers-reason-missing = 还缺原因，请写在最后，例如：回款正常。
insurers-limit-unchanged = { $insurer } 的额度已经是 { $limit_fen }，没有变化。
insurers-stopped-already = { $insurer } 已经停单了，原因：{ $reason }。
insurers-not-stopped-by-hand = { $state ->
    [open] { $insurer } 没有手动停单，现在可以接单。
    [watch] { $insurer } 没有手动停单，现在可以接单（关注中）。
   *[other] { $insurer } 没有手动停单，/resume 解除不了下面的原因：
        { $reasons }
}
insurers-case-not-in-account = { $case } 不在 { $insurer } 的账上。
insurers-case-billed = { $case } 已列入对账单 { $statement }，这一步不能再撤销。定损有误请重新登记，差额计入下一期对账单。
insurers-case-in-account = { $case } 已经在保险公司的账上了，不能重复接单。
insurers-has-statement = 不能撤销：{ $insurer } 已经有对账单 { $statement }。
insurers-has-case = 不能撤销：{ $case } 在 { $insurer } 的账上。
insurers-has-payment = 不能撤销：已经登记了 { $insurer } 的回款，账上有结余 { $amount_fen }。请先撤销回款。
insurers-limit-moved-on = 不能撤销：{ $insurer } 的额度之后又改过，现在是 { $limit_fen }。

# 变更记录
audit-insurer-added = 添加
audit-insurer-intake-resumed = 恢复接单
audit-insurer-intake-stopped = 停止接单
audit-insurer-limit-changed = 调额
audit-insurer-paid = 回款
audit-field-amount = 金额
audit-field-billed = 已出账未付
audit-field-day = 日期
audit-field-insurer = 保险公司
audit-field-limit = 额度
audit-field-overpaid = 结余
audit-field-plan = 合作方案
audit-field-stop = 停单原因
audit-field-stopped-on = 停单日期
audit-value-plan-basic = A 基础（basic）
audit-value-plan-deep = B 深度（deep）
audit-value-state-ended = 合作已结束
audit-value-state-legal = 法务阶段
audit-value-state-stopped = 停止接单
audit-value-state-watch = 关注

# 今天
insurers-today-title = <b>💳 要处理的保险公司</b>（{ $count }）
insurers-today-line = { $state } <b>{ $insurer }</b>：{ $why }
