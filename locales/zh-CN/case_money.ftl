# 事故车的钱：成本、毛利、核损、增项、争议、接车风险
command-cost = 登记事故车的配件和工时成本，看毛利
command-supplement = 增项：报给保险公司、告知客户、同意或拒绝
command-dispute = 定损争议：复核、第三方、定案；看各家的争议

# 金额
cases-verified = 核损 { $verified_fen }（按核损结算）
cases-verified-title = { $again ->
    [yes] 💰 <b>{ $case } 核损已更改</b>
    [same] ℹ️ <b>{ $case } 核损没有变化</b>
   *[no] 💰 <b>{ $case } 核损已登记</b>
}
cases-costed-title = { $same ->
    [yes] ℹ️ <b>{ $case } 成本没有变化</b>
   *[no] 🧾 <b>{ $case } 成本已登记</b>
}
cases-costs = 成本 配件 { $parts } · 工时 { $labour }
cases-cost-unknown = 未填
cases-margin = { $rate ->
    [none] 🟢 没有亏损
   *[other] 🟢 毛利 { $rate }（目标 { $target }）
}
cases-margin-below = { $points ->
    [0.0] 🟠 毛利 { $rate }，略低于目标 { $target }，还差 { $missing_fen }
   *[other] 🟠 毛利 { $rate }，低于目标 { $target }：差 { $points } 个百分点，还差 { $missing_fen }
}
cases-margin-loss = { $rate ->
    [none] 🔴 <b>亏损 { $loss_fen }</b>：成本超过了结算金额
   *[other] 🔴 <b>亏损 { $loss_fen }</b>：成本超过了结算金额，毛利 { $rate }
}
cases-margin-lacks = { $what ->
    [assessment] ℹ️ 还没有定损，定损后再算毛利。
    [parts] ℹ️ 配件成本未填，填了再算毛利。
   *[labour] ℹ️ 工时成本未填，填了再算毛利。
}
cases-amounts-title = 📜 <b>{ $case } 金额记录</b>（{ $count }）
cases-amount-none = 无
cases-amount-kind = { $kind ->
    [estimate] 预估
    [assessed] 定损
    [deductible] 免赔
    [verified] 核损
    [parts] 配件
   *[labour] 工时
}
cases-amount-line = { $cause ->
    [supplement] · { cases-amount-kind } <b>{ $value }</b> · { $by } { $at } · 增项：{ $note }
    [dispute] · { cases-amount-kind } <b>{ $value }</b> · { $by } { $at } · 争议定案：{ $note }
    [undone] · { cases-amount-kind } <b>{ $value }</b> · { $by } { $at } · 撤销
    [settled] · { cases-amount-kind } <b>{ $value }</b> · { $by } { $at } · 争议定案
    [noted] · { cases-amount-kind } <b>{ $value }</b> · { $by } { $at } · { $note }
   *[entered] · { cases-amount-kind } <b>{ $value }</b> · { $by } { $at }
}
cases-button-amounts = 📜 金额记录

# 增项
cases-supplements-title = { $count ->
    [0] ➕ <b>{ $case } 没有增项</b>
   *[other] ➕ <b>{ $case } 增项</b>（{ $count }）
}
cases-supplement-done = { $what ->
    [open] ✅ 增项 { $supplement } 已登记，请告知客户，并报保险公司。
    [told] ✅ 增项 { $supplement } 已告知客户。
    [agreed] ✅ 增项 { $supplement } 保险公司已同意，定损已相应增加。
   *[refused] ✅ 增项 { $supplement } 保险公司已拒绝。
}
cases-supplement-line = { $state ->
    [agreed] ➕ 增项 { $supplement } { $asked_fen } { $found } · 同意 { $agreed }
    [refused] ➕ 增项 { $supplement } { $asked_fen } { $found } · 拒绝
   *[open] { $told ->
        [yes] ➕ 增项 { $supplement } { $asked_fen } { $found } · 已告知客户，待保险公司
       *[no] ➕ 增项 { $supplement } { $asked_fen } { $found } · ⚠️ 未告知客户
    }
}
cases-supplement-told-by = ↳ 客户由 { $by } 告知，{ $at }
cases-supplements-more = ➕ 还有 { $count } 项增项
cases-button-supplement = { $act ->
    [told] 📞 { $supplement } 已告知
    [agreed] ✅ { $supplement } 同意
   *[refused] ✕ { $supplement } 拒绝
}

# 争议
cases-dispute-state = { $state ->
    [review] 复核中
    [third] 第三方评估中
    [settled] 已定案
   *[withdrawn] 已撤回
}
cases-dispute-line = ⚖️ 定损争议 · <b>{ cases-dispute-state }</b> · 差价 { $asked_fen }
cases-dispute-title = ⚖️ <b>{ $case } 定损争议 · { cases-dispute-state }</b> · { $insurer }
cases-dispute-asked = 差价 { $asked_fen }（对方 { $theirs_fen }）
cases-dispute-item = · { $what } 我方 { $ours_fen } / 对方 { $theirs_fen }，差 { $asked_fen }
cases-dispute-note = 说明 { $note }
cases-dispute-opened = 申请复核 { $day }
cases-dispute-third = 第三方评估 { $day }
cases-dispute-withdrawn = 撤回 { $day }：{ $reason }
cases-dispute-settled = { $way ->
    [more] 定案 { $day }：<b>{ $settled_fen }</b>，争回 { $size_fen }
    [less] 定案 { $day }：<b>{ $settled_fen }</b>，少了 { $size_fen }
   *[same] 定案 { $day }：<b>{ $settled_fen }</b>，没有变化
}
cases-button-dispute = { $act ->
    [third] ⚖️ 转第三方
    [settle] ✅ 定案
   *[drop] ✕ 撤回
}
cases-button-disputes = ⚖️ { $insurer }的争议
cases-disputes-none = 没有定损争议。
cases-disputes-title = ⚖️ <b>定损争议</b>
cases-disputes-tally = <b>{ $insurer }</b> 未结 { $open } · 定案 { $settled } · 撤回 { $withdrawn } · 到第三方 { $third }
    ↳ 差价合计 { $asked_fen } · 争回 { $won_fen }
cases-disputes-more-insurers = 还有 { $count } 家
cases-disputes-none-open = 现在没有未结的争议。
cases-disputes-open-title = <b>未结（{ $count }）</b>
cases-disputes-open-line = { $case } { cases-dispute-state } · 差价 { $asked_fen } · { $day } 起
cases-end-proposed = 🛑 <b>{ $insurer } · 建议终止合作</b>
    { $days } 天内有 { $count } 件定损争议走到第三方评估：{ $cases }，差价合计 { $asked_fen }。
cases-end-decide = 请店长决定：先停单、结束合作，或者写明原因继续合作。
cases-end-done = 合作已经结束。
cases-end-reason = { $days } 天内 { $count } 件定损争议走到第三方评估：{ $cases }
cases-ended = ⚫ 已结束与 <b>{ $insurer }</b> 的合作，不再接新单：{ $reason }。
    已接的车照常维修、交车、出账、回款；重新合作用 /insurer reopen。
cases-end-kept = 店长决定继续合作：{ $reason }
cases-kept-on = ✅ 继续与 <b>{ $insurer }</b> 合作：{ $reason }
cases-button-decide = { $act ->
    [stop] 🛑 停单
    [end] ⚫ 结束合作
   *[keep] ✅ 继续合作
}

# 接车风险
cases-risk-now = 现在：{ $state }
cases-risk-if-taken = 再接 { $estimate_fen } 后：{ $state }
cases-risk-margin = { $standing ->
    [loss] 🔴 { $month } 毛利 { $rate }，亏损（交车 { $delivered } 台，{ $costed } 台有成本）
    [below] 🟠 { $month } 毛利 { $rate }，低于目标（交车 { $delivered } 台，{ $costed } 台有成本）
   *[met] 🟢 { $month } 毛利 { $rate }（交车 { $delivered } 台，{ $costed } 台有成本）
}
cases-risk-no-margin = { $known ->
    [none] { $month } 毛利：没有数据（没有交车）
   *[uncosted] { $month } 毛利：没有数据（交车 { $delivered } 台，成本未填）
}
cases-risk-disputes = { $count ->
    [0] 没有未结的定损争议
   *[other] ⚖️ 未结的定损争议 { $count } 件
}

# 不能这样做
cases-cost-negative = 配件和工时都不能是负数，例如 3900 1200。
cases-billed-below-deductible = 金额 { $billed_fen } 低于免赔额 { $deductible_fen }，保险公司应付会变成负数。请核对金额，例如 8000。
cases-assessed-first = { $case } 还没有定损。请先发送 /assess { $case } 8200 500（定损金额 免赔额）。
cases-asked-not-positive = 金额要大于 0，例如 1800。
cases-no-such-supplement = { $wanted ->
    [none] { $case } 没有未处理的增项。登记新增项请发送：/supplement { $case } 1800 内骨架。
   *[other] { $case } 没有增项 { $wanted }。查看全部增项请发送：/supplement { $case }。
}
cases-which-supplement = { $case } 有几个增项未处理：{ $open_ones }。请写明是哪一个，例如 /supplement { $case } { $first } 告知。
cases-supplement-over = { $state ->
    [agreed] { $case } 的增项 { $supplement } 保险公司已经同意，不能再改。
   *[refused] { $case } 的增项 { $supplement } 保险公司已经拒绝，不能再改。
}
cases-agreed-too-high = 同意金额 { $agreed_fen } 超过了申请的 { $asked_fen }。损伤更多时，请另外登记一个增项，例如 /supplement C12 1800 内骨架。
cases-dispute-open = { $state ->
    [third] { $case } 已经有争议，正在第三方评估。有结果请发送：/dispute { $case } 定案 9200。
   *[review] { $case } 已经有争议，正在复核。转第三方请发送：/dispute { $case } 第三方；有结果请发送：/dispute { $case } 定案 9200。
}
cases-no-dispute = { $case } 没有进行中的定损争议。申请复核请发送：/dispute { $case } 复核 差价1500。
cases-at-third-party = { $case } 已经在第三方评估。有结果请发送：/dispute { $case } 定案 9200。
cases-dispute-reason-missing = 请写明原因，例如：/dispute C12 撤回 客户不再坚持。
cases-end-decided = 之后店长已对 { $insurer } 作了决定：{ $reason }。请先撤销那个决定。
cases-nothing-to-decide = { $insurer } 没有待决定的终止建议。

# 变更记录
audit-case-costed = 登记成本
audit-case-verified = 核损
audit-case-supplement-opened = 增项
audit-case-supplement-told = 增项已告知客户
audit-case-supplement-agreed = 增项同意
audit-case-supplement-refused = 增项拒绝
audit-case-dispute-opened = 定损争议：申请复核
audit-case-dispute-third = 定损争议：转第三方
audit-case-dispute-settled = 定损争议：定案
audit-case-dispute-withdrawn = 定损争议：撤回
audit-insurer-kept-on = 争议过多仍继续合作
audit-field-parts = 配件
audit-field-labour = 工时
audit-field-verified = 核损
audit-field-supplement = 增项
audit-field-asked = 差价
audit-field-agreed = 同意金额
audit-field-found = 新发现损伤
audit-field-dispute = 争议
audit-value-dispute-review = 复核中
audit-value-dispute-third = 第三方评估中
audit-value-dispute-settled = 已定案
audit-value-dispute-withdrawn = 已撤回
