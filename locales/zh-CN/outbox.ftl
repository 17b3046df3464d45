# 推送
command-digest = 马上发送一份推送
command-schedule = 推送时间与开关
outbox-no-such-digest = 没有名为「{ $word }」的推送。可选：{ $known }。
outbox-nowhere-to-send = 还没有绑定能接收它的群。请店长先在群里发送 /bind。
outbox-schedule-title = <b>推送时间</b>
outbox-schedule-line = { $state ->
    [on] ✅ { $at } { outbox-digest-name }
   *[off] ⏸ { $at } { outbox-digest-name }（已关闭）
}
outbox-as-it-comes = 随时
outbox-on-days = 每月 { $days } 日 { $at }
outbox-digest-name = { $digest ->
    [cases] 事故车进度（cases）
    [photos] 照片催办（photos）
    [credit] 额度提醒（credit）
    [deadlines] 时限提醒（deadlines）
    [settlement] 结算（settlement）
   *[other] { $digest }
}
outbox-schedule-how = 改时间：/policy digest.cases 08:00。关闭或开启：/schedule cases off 或 /schedule cases on。
outbox-switched = { $state ->
    [on] 已开启推送：{ outbox-digest-name }。
   *[off] 已关闭推送：{ outbox-digest-name }。
}
outbox-queued = 正在把「{ outbox-digest-name }」发到 { $groups }。没有内容时不会发送。
outbox-comma = 、
outbox-nothing = { outbox-digest-name } 目前没有需要说的内容。

# 变更记录
audit-digest-cases = 事故车进度（cases）
audit-digest-credit = 额度提醒（credit）
audit-digest-photos = 照片催办（photos）
audit-digest-settlement = 结算（settlement）
audit-digest-deadlines = 时限提醒（deadlines）
