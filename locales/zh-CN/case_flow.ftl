# 事故车的流程：到店方式、交车时间、停滞天数、移交、撤案、返修；门店自己的流程

command-eta = 更改预计交车时间，往后推要写原因
command-wait = 登记车停着等谁：配件、保险公司、车主还是本店
command-handover = 把事故车移交给另一位同事负责
command-rework = 登记交车后返修，返修完再登记完成
command-sop = 查看、调整新车用的步骤流程（标准、加急）

# 到店方式和流程
cases-source = { $source ->
    [tow] 拖车
    [push] 保险推送
   *[walk_in] 自到店
}
cases-sop = { $sop ->
    [express] 加急流程
   *[standard] 标准流程
}
cases-way = { $sop ->
    [express] 来源 { cases-source } · ⚡ { cases-sop }
   *[standard] 来源 { cases-source }
}
choice-source = { $value ->
    [tow] 拖车
    [push] 保险推送
   *[walk_in] 自到店
}
choice-cause = { $value ->
    [shop] 本店
    [insurer] 保险公司
    [parts] 配件
   *[customer] 车主
}
choice-template = { $value ->
    [express] 加急流程
   *[standard] 标准流程
}

# 交车时间
cases-promised-moved = { $way ->
    [later] 📅 <b>{ $case } 预计交车</b> { $former } → <b>{ $day }</b>
        原因：{ $reason }
    [earlier] 📅 <b>{ $case } 预计交车</b> 提前：{ $former } → <b>{ $day }</b>
   *[same] 📅 <b>{ $case } 预计交车</b> 仍是 <b>{ $day }</b>
}
cases-step-due = ▫️ { cases-step }，截止{ $when }
cases-slip = 📅 交车推迟 { $former } → { $day }：{ $reason }（{ $by } { $said }）
cases-slips-before = 📅 此前还推迟过 { $count } 次

# 停滞天数
cases-cause = { $cause ->
    [shop] 本店
    [insurer] 保险公司
    [parts] 配件
   *[customer] 车主
}
cases-wait-begun = { $same ->
    [yes] ℹ️ <b>{ $case }</b> 已经在等{ cases-cause }
   *[no] ⏳ <b>{ $case }</b> 从今天起等{ cases-cause }
}
cases-wait-ended = ▶️ <b>{ $case }</b> 不再等{ cases-cause }，继续维修
cases-waits = { $noted ->
    [yes] ⏳ 从 { $since } 起等{ cases-cause }：{ $note }
   *[no] ⏳ 从 { $since } 起等{ cases-cause }
}
cases-waited = 停滞 { $total } 天：{ $days }
cases-waited-for = { cases-cause } { $days } 天
cases-item-waits = ⏳ 等{ cases-cause } 第 { $days } 天
cases-item-rework = 🔁 返修 第 { $days } 天

# 移交
cases-handed-over = { $same ->
    [yes] ℹ️ <b>{ $case }</b> 本来就由 { $advisor } 负责
   *[no] 🤝 <b>{ $case }</b> 负责人 { $former } → <b>{ $advisor }</b>
}
cases-handed-to-you = 🤝 { $by } 把 <b>{ $case }</b>（{ $plate }）移交给您负责
cases-handed-stage = 第 { $day } 天 · <b>{ cases-stage }</b> · 预计交车 { $promised }
cases-why = 原因：{ $reason }

# 撤案
cases-cancelled = 🚫 <b>{ $case } 已撤案</b>　{ $plate }
cases-cancelled-means = 剩下的步骤不再提醒，{ $insurer } 的占用额度退回 { $share_fen }。车牌可以重新接车，报案号仍属于这一单。
cases-card-cancelled = 🚫 <b>已撤案</b> { $day } · 负责人 { $advisor }
    原因：{ $reason }

# 返修
cases-rework-said = { $state ->
    [open] 🔁 <b>{ $case } 返修</b>　{ $plate }
   *[done] ✅ <b>{ $case } 返修完成</b>　{ $plate }
}
cases-rework-counts = { $counts ->
    [yes] 计入返修，这一单不算一次修复。
   *[no] 离交车已久，不影响一次修复率。
}
cases-rework = { $state ->
    [open] 🔁 { $begun } 起返修中：{ $reason }
   *[done] 🔁 返修 { $begun } 至 { $done }：{ $reason }
}

# 门店的流程
cases-sop-title = { $template ->
    [express] ⚡ <b>加急流程</b> · { $count } 步
   *[standard] 📋 <b>标准流程</b> · { $count } 步
}
cases-sop-daily = { $due }，之后每天一张
cases-sop-line = { $kind ->
    [own] { $place }. ➕ <b>{ cases-step }</b> · { $due }
    [changed] { $place }. ✏️ { cases-step } · { $due }
   *[usual] { $place }. { cases-step } · { $due }
}
cases-sop-dropped = 已去掉：{ $steps }
cases-sop-dropped-one = { $last ->
    [yes] { cases-step }
   *[no] { cases-step }、
}
cases-sop-how = 例如：<code>/sop add 洗车 质检后 交车-4h</code>、<code>/sop move 预告 交车-2d</code>、<code>/sop drop 预约</code>
cases-sop-changed = { $what ->
    [added] ➕ 已增加步骤 <b>{ cases-step }</b>，{ $due }
    [moved] ✏️ 已调整步骤 <b>{ cases-step }</b>，{ $due }
    [dropped] 🗑 已去掉步骤 <b>{ cases-step }</b>
    [reset] ↩️ 已恢复默认流程
   *[same] ℹ️ 已经是默认流程
}
cases-sop-running = 只用于今后新接的车，在修的车仍按原来的流程。
cases-sop-button = { $what ->
    [add] ➕ 增加
    [move] ✏️ 调整
    [drop] 🗑 去掉
    [reset] ↩️ 恢复默认
    [express] ⚡ 加急流程
   *[standard] 📋 标准流程
}
cases-due-rule = { $kind ->
    [arrival-h] 到店后 { $count } 小时内
    [day-d] { $way ->
        [same] 到店当天
       *[after] 第 { $count } 天结束前
    }
    [assessed-h] 定损后 { $count } 小时内
    [assessed-d] { $way ->
        [same] 定损当天
       *[after] 定损后 { $count } 天内
    }
    [promised-h] { $way ->
        [after] 预计交车后 { $count } 小时
       *[before] 预计交车前 { $count } 小时
    }
    [promised-d] { $way ->
        [same] 预计交车当天
        [after] 预计交车后 { $count } 天
       *[before] 预计交车前 { $count } 天
    }
    [delivery-h] 交车后 { $count } 小时内
   *[delivery-d] { $way ->
        [same] 交车当天
       *[after] 交车后 { $count } 天内
    }
}

# 不能这样做
cases-cancelled-already = { $case } 已撤案，不能再操作。这台车要修，请用 /case new 重新接车。
cases-delivered-already = { $case } 已在 { $day } 交车，不能再这样操作。
cases-not-delivered = { $case } 还没有交车，不能登记返修。
cases-delivery-in-the-past = { $case } 的预计交车时间不能早于今天（{ $today }）：{ $day } 已经过去。请写今天或以后的日期，例如 明天。
cases-delivery-too-far = { $case } 的预计交车时间太远：{ $day }。最远 { $most_days } 天以后，请核对日期，例如 12-03。
cases-delivery-reason-missing = { $case } 的交车时间从 { $former } 推迟到 { $day }，请写明原因，例如 等配件。
cases-not-waiting = { $case } 现在没有在等什么，不用结束。
cases-in-rework-already = { $case } 从 { $begun_on } 起已经在返修。修好后请发送：<code>/rework { $case } done</code>。
cases-not-in-rework = { $case } 现在没有在返修。
cases-not-a-due-rule = 「{ $text }」不是步骤的时限。可以写：到店后4小时、第1天、定损后48小时、交车前1天、<code>交车-4h</code>、交车后1天。
cases-due-rule-impossible = { cases-step } 不能这样定时限：它或别的步骤会互相等待。可以写 到店后24小时 或 第6天。
cases-step-not-in-sop = 流程里没有步骤「{ cases-step }」。发送 /sop 查看全部步骤。
cases-step-not-to-be-dropped = { cases-step }不能去掉：交车和结算要以它为准。
cases-step-title-taken = 已经有步骤「{ cases-step }」了，或者这个词另有意思。请换一个名称，例如 洗车。
cases-title-unfit = 「{ $text }」不能作步骤名称。请用文字开头，最多 { $limit_characters } 个字，例如 洗车。
cases-too-many-steps = 自己的步骤最多 { $most } 个。请先用 /sop drop 去掉用不上的。
cases-sop-nothing-to-change = 请写{ cases-step }要改成什么，例如：/sop move { cases-step } 交车前1天，或 质检后。

# 变更记录
audit-subject-sop = 流程
audit-sop-added = 增加步骤
audit-sop-moved = 调整步骤
audit-sop-dropped = 去掉步骤
audit-sop-reset = 恢复默认
audit-case-promised = 预计交车
audit-case-waiting = 停滞
audit-case-handed-over = 移交
audit-case-cancelled = 撤案
audit-case-rework = 返修
audit-field-advisor = 负责人
audit-field-sop = 流程
audit-field-fixed = 已另定交车时间
audit-field-waiting = 等待
audit-field-note = 备注
audit-field-rework = 返修
audit-field-template = 流程
audit-field-behind = 排在其后
audit-field-counts-from = 起算
audit-field-span = 时长
audit-value-source-walk-in = 自到店
audit-value-source-tow = 拖车
audit-value-source-push = 保险推送
audit-value-sop-standard = 标准
audit-value-sop-express = 加急
audit-value-template-standard = 标准
audit-value-template-express = 加急
audit-value-waiting-shop = 本店
audit-value-waiting-insurer = 保险公司
audit-value-waiting-parts = 配件
audit-value-waiting-customer = 车主
audit-value-rework-open = 进行中
audit-value-rework-done = 已完成
audit-value-behind-inspection = { audit-value-step-inspection }
audit-value-behind-plan = { audit-value-step-plan }
audit-value-behind-submitted = { audit-value-step-submitted }
audit-value-behind-assessed = { audit-value-step-assessed }
audit-value-behind-informed = { audit-value-step-informed }
audit-value-behind-photo = { audit-value-step-photo }
audit-value-behind-eta = { audit-value-step-eta }
audit-value-behind-quality = { audit-value-step-quality }
audit-value-behind-delivered = { audit-value-step-delivered }
audit-value-behind-booking = { audit-value-step-booking }
audit-value-behind-callback = { audit-value-step-callback }
audit-value-counts-from-arrival = 到店
audit-value-counts-from-day = 到店当天
audit-value-counts-from-assessed = 定损
audit-value-counts-from-promised = 预计交车
audit-value-counts-from-delivery = 交车
audit-value-state-cancelled = 已撤案
