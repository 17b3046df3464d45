# 毛利评审与分散
command-margin = 每月毛利评审：各家保险公司的毛利、结论和下一步（可写月份，或看一家的近几个月）

# 状态的原因与出路
insurers-why-margin-low = { $month } 毛利 { $margin }，低于 { $line }（{ $cases } 台{ insurers-margin-and-uncosted }）
insurers-way-margin-low = 和对方谈定损价和工时；下月评审达到 { $line } 就恢复
insurers-why-margin-stop = { $month } 毛利 { $margin }，低于 { $line }，停止接单（{ $cases } 台{ insurers-margin-and-uncosted }）
insurers-way-margin-stop = 约对方重新谈价；谈好后由店长用 /resume 写明结果，或等下月评审
insurers-why-margin-renegotiated = { $month } 毛利 { $margin }，低于 { $line }；{ $who } 于 { $since } 谈价后恢复接单：{ $text }
insurers-way-margin-renegotiated = 可以接单，下月评审重新判断
insurers-margin-and-uncosted = { $uncosted ->
    [0] {""}
   *[other] ，另有 { $uncosted } 台还没填成本
}

# 一个月的评审
insurers-margin-title = 📈 <b>毛利评审 · { $month }</b>{ $running ->
    [yes] （本月到今天，仅供预览）
   *[no] {""}
}
    { $delivered ->
    [0] 没有交车，暂无结论。
   *[other] 交车 { $delivered } 台 · 营收 { $revenue_fen } · 毛利 <b>{ $margin }</b>（目标 { $target }）{ $idle ->
        [0] {""}
       *[other] · { $idle } 家没有交车
    }
}
insurers-margin-no-data = 暂无
insurers-margin-line = { $verdict ->
    [on-target] 🟢 <b>{ $insurer }</b>　<b>{ $margin }</b> 达标
    [below-target] 🟡 <b>{ $insurer }</b>　<b>{ $margin }</b> 低于目标
    [warning] 🟠 <b>{ $insurer }</b>　<b>{ $margin }</b> 预警
    [stop] 🔴 <b>{ $insurer }</b>　<b>{ $margin }</b> 停单重谈
   *[none] ⚪ <b>{ $insurer }</b>　暂无结论
}
insurers-margin-figures = 交车 { $delivered } · 营收 { $revenue_fen } · 台均 { $average_fen } · 上月毛利 { $before }
insurers-margin-uncosted = { $costed ->
    [0] 交车的 { $delivered } 台都还没填成本
   *[other] { $delivered } 台中 { $uncosted } 台还没填成本，结论只看其余 { $costed } 台
}
insurers-next = { $verdict ->
    [on-target] → 保持现价，可以多接
    [below-target] → 离目标 { $target } 差 { $gap } 个百分点：逐台看毛利最低的，谈工时和配件价
    [warning] { $running ->
        [yes] → 还来得及：和对方谈定损价和工时；月底低于 { $stop } 就要停单
       *[no] → 和对方谈定损价和工时；低于 { $stop } 就停单
    }
    [stop] { $running ->
        [yes] → 照这样到月底，下月要停单：现在就约对方谈价
       *[no] → 停止接新单，约对方重新谈价；谈好后店长发送 /resume { $insurer } 已重新谈价
    }
   *[none] → 用 /cost 补填成本，才有结论
}
insurers-next-renegotiated = → { $who } 于 { $since } 谈价后恢复接单：{ $text }。下月重新评审

# 一家的近几个月
insurers-margins-title = 📈 <b>{ $insurer } · 近几个月毛利</b>
insurers-margins-none = 这几个月没有交车，暂无结论。
insurers-margins-line = { $verdict ->
    [on-target] 🟢
    [below-target] 🟡
    [warning] 🟠
    [stop] 🔴
   *[none] ⚪
} { $month }{ $running ->
    [yes] （本月到今天）
   *[no] {""}
}　{ $delivered ->
    [0] 没有交车
   *[other] <b>{ $margin }</b> · { $delivered } 台 · { $revenue_fen } · 台均 { $average_fen }{ $uncosted ->
        [0] {""}
       *[other] {" "}· { $uncosted } 台未填成本
    }{ $renegotiated ->
        [yes] {" "}· 已重新谈价
       *[no] {""}
    }
}

# 分散
insurers-spread = 📊 { $is_short ->
    [yes] { $first } 至 { $until } 营收 { $revenue_fen }（{ $delivered } 台；只有 { $months } 个月的交车记录）
   *[no] { $since } 至 { $until } 营收 { $revenue_fen }（{ $delivered } 台）
} · 活跃 { $active } 家（目标 { $least } 到 { $most } 家）
insurers-spread-narrow = ⚠️ 活跃的保险公司只有 { $active } 家（近 { $months } 个月有交车，或有车在修、未出账），目标 { $least } 到 { $most } 家：再开拓新的合作
insurers-spread-concentrated = ⚠️ { $insurer } 占营收 { $share }，超过 { $line }：多接其他家，避免一家出问题全店受影响

# 重新谈价
insurers-renegotiated = ✅ 已记下：和 <b>{ $insurer }</b> 重新谈价了，可以接新单。下月评审重新判断。
insurers-renegotiated-still-stopped = ☑️ 已记下：和 <b>{ $insurer }</b> 重新谈价了，但还有其他原因，暂时不能接新单。
insurers-month-ahead = { $month } 还没到。最晚可以看本月 { $running }（预览），例如 <code>/margin { $running }</code>。

# 按钮
insurers-button-margin = 📈 毛利
insurers-button-margin-all = 📈 全部毛利
insurers-button-renegotiated = 🤝 已重新谈价：{ $insurer }
insurers-button-month = { $way ->
    [before] ◀️ 上月
   *[after] 下月 ▶️
}
insurers-button-months = { $way ->
    [before] ◀️ 前几个月
   *[after] 后几个月 ▶️
}

# 变更记录
audit-insurer-renegotiated = 已重新谈价
audit-field-month = 月份

# 结算推送
insurers-settled-title = 📑 <b>结算 · { $day }</b>
insurers-settled-more = …另有 { $count } 条
insurers-settled-closed = <b>新出的对账单（{ $count }）</b>
insurers-settled-closed-line = { $asks ->
    [all] { $statement } { $insurer }　{ $opens } 至 { $closes }　{ $amount_fen }，{ $due } 到期
    [rest] { $statement } { $insurer }　{ $opens } 至 { $closes }　{ $amount_fen }，已付 { $paid_fen }，还欠 { $unpaid_fen }，{ $due } 到期
    [paid] { $statement } { $insurer }　{ $opens } 至 { $closes }　{ $amount_fen }，已付清
   *[no] { $statement } { $insurer }　{ $opens } 至 { $closes }　{ $amount_fen }，无需付款
}
insurers-settled-owing = { $late ->
    [none] <b>待回款 { $unpaid_fen }</b>
    [all] <b>待回款 { $unpaid_fen }，全部逾期</b>
   *[some] <b>待回款 { $unpaid_fen }，其中逾期 { $late_fen }</b>
}
insurers-settled-owing-line = { $late ->
    [nothing] ⚖️ { $insurer }　对账单已付清
    [none] ⏳ { $insurer }　{ $unpaid_fen }
    [all] 🔴 { $insurer }　{ $unpaid_fen }，已逾期 { $days } 天
   *[some] 🔴 { $insurer }　{ $unpaid_fen }，其中逾期 { $late_fen }、最久 { $days } 天
}{ $penalty ->
    [yes] 　违约金 { $penalty_fen }
   *[no] {""}
}
insurers-settled-due = <b>{ $until } 前到期</b>
insurers-settled-due-line = { $days ->
    [0] ⏰ { $statement } { $insurer }　{ $unpaid_fen }，今天到期
   *[other] ⏳ { $statement } { $insurer }　{ $unpaid_fen }，{ $due } 到期（还有 { $days } 天）
}
insurers-settled-fees = { $owes ->
    [us] <b>代理人推荐费 { $month }</b>　{ $due } 前结清，合计应收 { $size_fen }
    [them] <b>代理人推荐费 { $month }</b>　{ $due } 前结清，合计应付 { $size_fen }
   *[even] <b>代理人推荐费 { $month }</b>　{ $due } 前结清，收付相抵
}
insurers-settled-fees-line = · { $agent }　推出 { $out_won } 单（{ $out_fen }）· 推入 { $in_won } 单（{ $in_fen }）· { $owes ->
    [us] 应收 { $size_fen }
    [them] 应付 { $size_fen }
   *[even] 相抵
}
