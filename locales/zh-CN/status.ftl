# 系统状态（运营人员）
command-status = 查看系统运行状态
status-title = <b>系统状态</b> { $state ->
    [ok] ✅ 一切正常
   *[bad] ⚠️ 有情况需要处理
}
status-process = 版本 { $version }，已运行 { $days } 天 { $hours } 小时 { $minutes } 分钟
status-database = 数据库：{ $engine } ✅
status-telegram = Telegram：{ $intake ->
    [polling] 主动拉取 ✅
   *[webhook] 回调推送 ✅
}
status-trouble = ⚠️ { $what ->
    [telegram] 连不上 Telegram
    [polling] 从 Telegram 取不到消息
    [intake] 收到的消息处理不了
    [database] 连不上数据库
   *[other] 后台任务 { $what } 失败
}，从 { $since } 起
status-no-update = 最近没有收到过别的消息
status-last-update = 上一条消息：{ $at }
status-set-aside = { $count ->
    [0] 24 小时内没有搁置的消息
   *[other] ⚠️ 24 小时内有 { $count } 条消息处理失败、已搁置：
}
status-set-aside-line = · { $at } <code>{ $reference }</code> { $fault }
status-queue = 待发 { $count } 条：回复 { $answers }，推送 { $pushes }，卡片更新 { $edits }
status-queue-age = 最早的一条已等 { $minutes } 分 { $seconds } 秒
status-dropped = { $count ->
    [0] 24 小时内没有放弃发送的消息
   *[other] ⚠️ 24 小时内有 { $count } 条消息放弃发送
}
status-digests = { $count ->
    [0] 24 小时内没有定时推送
   *[other] 24 小时内的定时推送：
}
status-digest-line = · { outbox-digest-name }：{ $runs } 次，最近一次 { $at } { $dropped ->
    [0] ✅
   *[other] ⚠️ { $dropped } 条没有发出
}

# 主动提醒
status-alert-outbox = ⚠️ 从 { $since } 起有消息发不出去，已等了 5 分钟以上。恢复后会再通知您。查看详情请发送 /status。
status-alert-outbox-over = ✅ 消息发送已恢复：{ $since } 到 { $until } 之间有消息发得晚了。
status-alert-telegram = ⚠️ 从 { $since } 起连不上 Telegram，已超过 5 分钟。恢复后会再通知您。
status-alert-telegram-over = ✅ Telegram 已恢复：{ $since } 到 { $until } 之间连不上。
status-alert-database-over = ✅ 数据库已恢复：{ $since } 到 { $until } 之间连不上，其间的消息会补上处理。
status-alert-media = ⚠️ { $since } 起照片存不进去：照片库写不了（原因见日志）。照片先等着，不会丢。恢复后会告诉您。
status-alert-media-over = ✅ 照片又能存了：{ $since } 到 { $until } 之间照片库写不了。
status-alert-set-aside = ⚠️ 有一条消息处理失败，已在 { $at } 搁置，编号 <code>{ $reference }</code>。其他消息不受影响，详情见日志。
status-alert-many = ⚠️ 一小时内搁置的消息较多，本小时不再逐条提醒。查看详情请发送 /status。
