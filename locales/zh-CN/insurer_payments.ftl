# 回款记录、冲正、违约金

command-penalty = 看违约金怎么来的；登记收到的违约金，或由店长减免

# 额度卡片上的一行
insurers-penalty-line = { $kind ->
    [overpaid] 违约金多付 { $owed_fen }，抵以后的违约金
    [settled] 违约金已结清
   *[owed] { $grows ->
        [yes] 违约金 { $owed_fen }，每天再加 { $daily_fen }（另计，不占额度）
       *[no] 违约金 { $owed_fen }（另计，不占额度）
    }
}
insurers-penalty-beside-surplus = · 另欠违约金 { $owed_fen }，回款只冲本金。多出来的若是付违约金的，请按「结余冲违约金」。
insurers-surplus-used = ✅ 已用 <b>{ $insurer }</b> 的结余冲违约金 <b>{ $amount_fen }</b>
insurers-penalty-surplus = 账户有结余 { $surplus_fen }，可按下面的按钮冲违约金

# 各家违约金
insurers-penalties-title = <b>⚖️ 违约金 · { $day }</b>　{ $count } 家，共欠 { $total_fen }
insurers-penalties-none = 现在没有哪家欠违约金。
insurers-penalties-line = { $kind ->
    [overpaid] <b>{ $insurer }</b>　多付 { $owed_fen }，抵以后的违约金
   *[owed] { $grows ->
        [yes] <b>{ $insurer }</b>　{ $owed_fen }，每天再加 { $daily_fen }
       *[no] <b>{ $insurer }</b>　{ $owed_fen }，不再增加
    }
}

# 一家的违约金
insurers-penalty-title = <b>⚖️ { $insurer } 的违约金</b>
insurers-penalty-owed = { $kind ->
    [overpaid] 多付 <b>{ $owed_fen }</b>，抵以后的违约金
    [settled] 现在不欠违约金
   *[owed] { $grows ->
        [yes] 还欠 <b>{ $owed_fen }</b>，本金未付清，每天再加 { $daily_fen }
       *[no] 还欠 <b>{ $owed_fen }</b>，不再增加
    }
}
insurers-penalty-sums = 累计 { $gathered_fen } · 已收 { $paid_fen } · 已减免 { $waived_fen }
insurers-penalty-statement = { $grows ->
    [yes] <b>{ $statement }</b>　{ $due } 到期，违约金 { $penalty_fen }，还在增加
   *[no] <b>{ $statement }</b>　{ $due } 到期，违约金 { $penalty_fen }，已停止
}
insurers-penalty-stretch = { $first } 至 { $last }：未付 { $balance_fen } × { $days } 天 × { $rate } = { $penalty_fen }
insurers-penalty-older = 更早 { $count } 段，共 { $penalty_fen }
insurers-penalty-moves-title = <b>已收与减免</b>
insurers-penalty-moves-of = <b>{ $insurer } 违约金的已收与减免（{ $count }）</b>
insurers-penalty-move = { $what ->
    [waived] { $day } { $who } 减免 { $size_fen }：{ $reason }
    [waived_undone] { $day } { $who } 撤销减免 { $size_fen }
    [paid_undone] { $day } { $who } 撤销已收 { $size_fen }
   *[paid] { $day } 收到 { $size_fen }（{ $who } 登记）
}
insurers-penalty-paid = ✅ { $day } 收到 <b>{ $insurer }</b> 违约金 <b>{ $amount_fen }</b>
insurers-penalty-waived = ✅ 已减免 <b>{ $insurer }</b> 违约金 <b>{ $amount_fen }</b>
    原因：{ $reason }

# 回款记录
insurers-payments-title = <b>💰 { $insurer } 的回款（{ $count }）</b>
insurers-payments-none = 还没有回款。收到后发送 <code>/paid { $insurer } 32000</code> 登记。
insurers-payment-line = { $state ->
    [reversed] <s>{ $day } { $amount_fen }</s>（{ $who } 登记）{ $reverser } 已冲正：{ $why }
    [undone] <s>{ $day } { $amount_fen }</s>（{ $who } 登记）{ $reverser } 已撤销
   *[stands] { $day } <b>{ $amount_fen }</b> → { $went }（{ $who } 登记）
}
insurers-payment-part = { $statement } { $part_fen }
insurers-payment-parts-more = 另外 { $count } 期
insurers-payment-penalty = 冲违约金 { $penalty_fen }
insurers-payment-kept = 结余 { $kept_fen }
insurers-payment-reversed = ✅ 已冲正 <b>{ $insurer }</b> { $day } 的回款 <b>{ $amount_fen }</b>，账目按没有这笔钱重新计算
    原因：{ $reason }
insurers-payment-reversed-statement = { $left ->
    [none] · { $statement } 由其他回款付清
   *[some] · { $statement } 现在还欠 { $unpaid_fen }
}
insurers-payment-corrected = ✅ <b>{ $insurer }</b> { $day } 的回款由 { $wrong_fen } 更正为 <b>{ $amount_fen }</b>
    原因：{ $reason }
insurers-payment-corrected-part = · { $statement } 冲 { $part_fen }
insurers-payment-reversed-kept = · 结余还有 { $kept_fen }

# 按钮
insurers-button-payments = 💰 回款记录
insurers-button-receive = ➕ 登记回款
insurers-offer-all = 全部 { $unpaid_fen }
insurers-button-penalty = ⚖️ 违约金
insurers-button-reverse = ↩️ 冲正 { $day } { $amount }
insurers-button-penalty-paid = ✅ 收到违约金
insurers-button-use-surplus = ⚖️ 结余冲违约金 { $amount }
insurers-button-waive = 🤝 减免
insurers-button-penalty-moves = 📒 已收与减免（{ $count }）

# 不能这样做
insurers-payment-reversed-already = { $insurer } 在 { $day } 的回款 { $amount_fen } 已经冲正或撤销了，不用再冲。
insurers-payment-unknown = { $insurer } 没有这样一笔有效回款：{ $amount_fen }。发送 /paid { $insurer } 看全部回款，按「冲正」按钮选一笔。
insurers-payment-unclear = { $insurer } 有 { $count } 笔 { $amount_fen } 的回款，是哪一笔？
insurers-penalty-exceeded = { $insurer } 今天只欠违约金 { $owed_fen }，不能收或减免 { $amount_fen }。请填不超过 { $owed_fen } 的金额。
insurers-surplus-moved-on = { $why ->
    [none] { $insurer } 的账户现在没有结余，不能用来冲违约金。收到违约金请登记：<code>/penalty { $insurer } paid 100</code>
    [settled] { $insurer } 今天没有欠违约金，不用再冲。结余 { $surplus_fen } 留着冲下一期。
   *[changed] { $insurer } 的账有变化，这个按钮过期了：结余 { $surplus_fen }，欠违约金 { $owed_fen }。请发送 /penalty { $insurer }，按新的按钮。
}
insurers-penalty-none-owed = { $insurer } 今天没有欠违约金，不用收也不用减免。

# 变更记录
audit-insurer-payment-reversed = 冲正回款
audit-insurer-penalty-paid = 收到违约金
audit-insurer-penalty-waived = 减免违约金
audit-insurer-surplus-used = 结余冲违约金
audit-field-penalty = 违约金
audit-field-to-penalty = 其中冲违约金
