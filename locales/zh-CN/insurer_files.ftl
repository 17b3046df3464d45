# 账龄
insurers-age = { $age ->
    [0] 未到期
    [1] 逾期 1-15 天
    [2] 逾期 16-30 天
    [3] 逾期 31-60 天
   *[4] 逾期 60 天以上
}
insurers-age-part = { $age ->
    [0] 未到期 { $part_fen }
    [1] 1-15 天 { $part_fen }
    [2] 16-30 天 { $part_fen }
    [3] 31-60 天 { $part_fen }
   *[4] 60 天以上 { $part_fen }
}
insurers-age-dot = { " · " }
insurers-credit-ageing = 账龄：{ $ages }
insurers-ageing-title = 📊 <b>账龄 · { $day }</b>　未付 <b>{ $total_fen }</b>，{ $late ->
    [none] 都没有逾期
    [all] 全部逾期
   *[some] 其中逾期 { $late_fen }
}
insurers-ageing-none = ✅ 目前没有未付的对账单。
    查看某一家的对账单：<code>/statement 平安</code>；看某个月：<code>/statement 平安 2026-11</code>
insurers-ageing-line = <b>{ $insurer }</b>　{ $unpaid_fen }
    { $ages }
insurers-ageing-penalty = 违约金 { $penalty_fen }（另计，不在上面的金额里）
insurers-ageing-more = …另有 { $count } 家，见表格

# 明细里的追加
insurers-line-supplement = 　· 其中追加 { $part_fen }
insurers-month-none = <b>{ $insurer }</b> 在 { $month } 没有对账单。有车在本期内交车，本期结束后才会出账。

# 按钮
insurers-button-sheet = 📊 表格
insurers-button-evidence = 📑 证据包
insurers-file-coming = 正在生成文件，马上发来。
insurers-nothing-overdue = { $insurer } 目前没有逾期的对账单，不需要证据包。查看余额请发送 /credit { $insurer }。

# 文件的说明和名称
insurers-file-statement = 📄 <b>{ $statement }</b> { $insurer } 对账单，{ $opens } 至 { $closes }，截至 { $day }
insurers-file-statement-name = 对账单 { $statement } { $insurer } { $month }
insurers-file-ageing = 📊 账龄表，截至 { $day }，未付 { $total_fen }
insurers-file-ageing-name = 账龄表 { $day }
insurers-file-evidence = 📑 <b>{ $insurer }</b> 证据包，截至 { $day }：逾期 { $late_fen }，违约金 { $penalty_fen }
    内含催款函、账龄、逾期对账单明细、收款、违约金计算和账目记录。这不是法律意见，寄出前请核对。
insurers-file-evidence-name = 证据包 { $insurer } { $day }

# 表格里的字
insurers-sheet-statement = 对账单
insurers-sheet-ageing = 账龄
insurers-sheet-title = 对账单 { $statement }
insurers-sheet-ageing-title = 保险公司账龄表
insurers-sheet-insurer = 保险公司
insurers-sheet-centre = 门店
insurers-sheet-period = 账期
insurers-sheet-period-of = { $opens } 至 { $closes }
insurers-sheet-due = 到期日
insurers-sheet-state = 状态
insurers-sheet-made = 截至
insurers-sheet-case = 案件
insurers-sheet-plate = 车牌
insurers-sheet-claim = 报案号
insurers-sheet-delivered = 交车日
insurers-sheet-item = 项目
insurers-sheet-corrects = 更正的对账单
insurers-sheet-amount = 金额
insurers-sheet-total = 合计
insurers-sheet-of-supplement = 其中追加
insurers-sheet-of-correction = 其中更正
insurers-sheet-received-title = 收款
insurers-sheet-day = 日期
insurers-sheet-received-as = 来源
insurers-sheet-received-none = 还没有收款。
insurers-sheet-paid = 已付
insurers-sheet-unpaid = 未付
insurers-sheet-penalty-title = 逾期违约金（另计，不在上面的金额里）
insurers-sheet-late-days = 逾期天数
insurers-sheet-penalty = 违约金
insurers-sheet-unpaid-total = 未付合计
insurers-sheet-notes = 金额单位：元。违约金另计，按未付余额逐日累计。
insurers-item = { $item ->
    [share] 定损应赔
    [supplement] 追加定损
    [raised] 更正（补）
   *[lowered] 更正（减）
}
insurers-received-as = { $source ->
    [credit] 以往多付的结余
    [returned] 转为结余
   *[paid] 回款
}
insurers-state-in-words = { $state ->
    [late] 已逾期
    [paid] 已付清
    [part_paid] 部分已付
    [nothing] 无需付款
   *[open] 待付
}

# 账目
insurers-entry-supplement = { $sign ->
    [minus] { $case } 撤销追加定损，占用减少 { $size_fen }
   *[plus] { $case } 追加定损，占用增加 { $size_fen }
}
