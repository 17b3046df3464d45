# 事故车：接车、步骤、定损、看板、每日推送

command-case = 接车建档，或查看一台（编号、车牌、报案号）
command-cases = 在修看板，逾期在前（可看逾期、我的、某家、某阶段）
command-step = 完成事故车的一个步骤，或写明原因免做
command-assess = 登记事故车的定损金额和免赔额

# 步骤和阶段的叫法
cases-step = { $step ->
    [inspection] 初检
    [plan] 方案
    [submitted] 提交
    [assessed] 定损
    [informed] 告知
    [photo] 照片
    [eta] 预告
    [quality] 质检
    [delivered] 交车
    [booking] 预约
    [callback] 回访
   *[other] { $step }
}
cases-stage = { $stage ->
    [inspection] 待初检
    [plan] 做方案
    [assessment] 等定损
    [repair] 维修中
    [handover] 待交车
    [follow_up] 待回访
    [withdrawn] 已撤销
    [cancelled] 已撤案
   *[closed] 已结案
}

# 时间
cases-when-day = { $day ->
    [today] 今天
    [tomorrow] 明天
   *[other] { $date }
}
cases-when-time = { $day ->
    [today] 今天 { $time }
    [tomorrow] 明天 { $time }
   *[other] { $date } { $time }
}
cases-span = { $unit ->
    [minutes] { $count } 分钟
    [hours] { $count } 小时
   *[days] { $count } 天
}

# 一行里的步骤
cases-item-late = ⚠️ { cases-step } 逾期 { $span }
cases-item-today = ⏰ { cases-step }
cases-item-today-at = ⏰ { cases-step } { $time }
cases-item-ahead = ▫️ { cases-step } { $when }
cases-item-waiting = ▫️ { cases-step }
cases-item-done = ✅ { cases-step }
cases-item-more = +{ $count }

# 接车
cases-opened-title = 🚗 <b>{ $case } 已接车</b>　{ $plate } · { $insurer }
cases-risk-title = <b>接车风险 · { $insurer }</b>
cases-risk-state = 接车后：{ $state }
cases-exposure = 占用额度 { $exposure_fen } / { $limit_fen }（{ $percent }%）
cases-risk-free = { $over ->
    [yes] 已超出额度 { $free_fen }
   *[no] 剩余额度 { $free_fen }
}
cases-risk-none-late = 没有逾期未付的对账单
cases-risk-late = ⚠️ 最久逾期：{ $statement } 已 { $days } 天，未付 { $unpaid_fen }
cases-risk-reason = · { $reason }
cases-risk-overridden = 🔓 店长破例接车：{ $reason }
cases-first-step = 👉 <b>{ $advisor }</b>：请完成{ cases-step }，截止{ $when }（{ $span }内）

# 卡片
cases-card-title = 🚗 <b>{ $case }　{ $plate }</b> · { $insurer }
cases-card-stage = 第 { $day } 天 · <b>{ cases-stage }</b> · 负责人 { $advisor }
cases-card-withdrawn = 🚫 <b>已撤销接车</b> · 负责人 { $advisor }
cases-withdrawn-means = 误接的车已撤销：不再出现在看板和推送里，也不占用保险公司额度。同一车牌、报案号可以重新接车；编号 { $case } 保留，不再使用。
cases-customer = 车主 { $name } { $phone }
cases-claim = 报案号 { $claim }
cases-damage = 损伤 { $damage }
cases-estimate = 预估 { $estimate_fen }
cases-overridden = 🔓 停单期间店长破例接车：{ $reason }
cases-assessed = 定损 { $assessed_fen } · 免赔 { $deductible_fen }
cases-share = 保险公司应付 <b>{ $share_fen }</b>
cases-promised = 预计交车 { $day }
cases-delivered = 已交车 { $day }
cases-line-done = { $days ->
    [0] ✅ { cases-step } · { $by } { $at }
   *[other] ✅ { cases-step }（{ $days } 天）· { $by } { $at }
}
cases-line-waived = ➖ { cases-step } 免做 · { $by } { $at } · { $reason }
cases-line-late = { $days ->
    [0] ⚠️ <b>{ cases-step }</b> 逾期 { $span }
   *[other] ⚠️ <b>{ cases-step }</b>（已发 { $days } 天）逾期 { $span }
}
cases-line-due = { $standing ->
    [today] { $days ->
        [0] ⏰ { cases-step } { $when }
       *[other] ⏰ { cases-step }（已发 { $days } 天）{ $when }
    }
   *[ahead] { $days ->
        [0] ▫️ { cases-step } { $when }
       *[other] ▫️ { cases-step }（已发 { $days } 天）{ $when }
    }
}
cases-line-waiting = ▫️ { cases-step } 交车后

# 做完一步
cases-marked = { $state ->
    [waived] ➖ <b>{ $case } { cases-step }</b> 免做 · { $by } { $at }
   *[done] ✅ <b>{ $case } { cases-step }</b> 已完成 · { $by } { $at }
}
cases-marked-before = { $state ->
    [waived] ℹ️ { $case } { cases-step } 之前已免做 · { $by } { $at }
   *[done] ℹ️ { $case } { cases-step } 之前已完成 · { $by } { $at }
}
cases-next = 下一步：{ cases-step }，截止{ $when }
cases-next-late = 下一步：⚠️ { cases-step }，已逾期 { $span }
cases-next-waiting = 下一步：{ cases-step }
cases-closed = 🏁 { $case } 全部步骤完成，已结案。

# 定损
cases-assessed-title = { $again ->
    [yes] 💰 <b>{ $case } 定损已更改</b>
    [same] ℹ️ <b>{ $case } 定损没有变化</b>
   *[no] 💰 <b>{ $case } 定损已登记</b>
}
cases-share-before = 此前按 { $former_fen } 计

# 看板
cases-board-title = { $late ->
    [0] 📋 <b>在修 { $count } 台</b> · 没有逾期
   *[other] 📋 <b>在修 { $count } 台</b> · 逾期 { $late } 台
}
cases-board-title-late = ⚠️ <b>逾期 { $count } 台</b>
cases-board-filtered = { $title }
    🔎 { $words }
cases-board-empty = { $filtered ->
    [yes] 没有符合条件的事故车。
   *[no] 现在没有在修的事故车。
}
cases-section-late = ⚠️ <b>逾期（{ $count }）</b>
cases-section-stage = <b>{ cases-stage }（{ $count }）</b>
cases-board-line = <b>{ $case }</b> { $plate } { $insurer } · 第 { $day } 天{ $whose ->
    [mine] {""}
   *[all] {" "}· { $advisor }
}
    { $items }
cases-board-waiting = 在等
cases-button-filter = { $filter ->
    [waiting] ⏳ 在等
    [late] ⚠️ 逾期
    [mine] 👤 我的
   *[all] 📋 全部
}

# 每日推送
cases-digest-title = 🚗 <b>事故车进度 · { $day }</b>
cases-digest-title-page = 🚗 <b>事故车进度 · { $day }</b>（{ $page }/{ $pages }）
cases-digest-counts = 在修 <b>{ $open }</b> · 逾期 <b>{ $late }</b> · 今天到期 <b>{ $today }</b>
cases-digest-section = { $section ->
    [late] ⚠️ <b>逾期（{ $count }）</b>
    [today] ⏰ <b>今天到期（{ $count }）</b>
   *[in_progress] 🔧 <b>进行中（{ $count }）</b>
}
cases-digest-line = <b>{ $case }</b> { $plate } · { $advisor } · 第 { $day } 天 { cases-stage }
    { $items }
cases-digest-deliveries = 🏁 <b>预计交车</b>
cases-digest-delivery = { $day ->
    [past] 已过期：{ $cases }
    [today] 今天：{ $cases }
    [tomorrow] 明天：{ $cases }
   *[other] { $date }：{ $cases }
}{ $more ->
    [0] { "" }
   *[other] {" "}+{ $more }
}
cases-digest-all-done = ✅ 事故车都处理完了，没有在修的车。

# 按钮
cases-button-step = { $kind ->
    [assess] 💰 { cases-step }
    [call] 📞 { cases-step }
   *[done] ✅ { cases-step }
}
cases-button-step-of = { $kind ->
    [assess] 💰 { $case } { cases-step }
    [call] 📞 { $case } { cases-step }
   *[done] ✅ { $case } { cases-step }
}
cases-button-card = 📋 { $case } 全部步骤

# 不能这样做
cases-plate-in-care = { $plate } 已经在店里：{ $case }，{ $arrived_on } 到店，负责人 { $advisor }。请在 { $case } 上继续，不要重复建档。
cases-claim-taken = 报案号 { $claim } 已经登记在 { $case }。请核对报案号，或发送 /case { $case } 查看。
cases-customer-needed = { $missing ->
    [phone] 还缺 { $plate } 车主的手机号，例如 <code>13812345678</code>。
   *[name] 还缺 { $plate } 车主的姓名和手机号，例如 <code>王先生 13812345678</code>。
}
cases-override-needed = <b>{ $insurer }</b> 现在不能接新单：{ insurers-state }。
    { $reasons }
    您是店长，可以破例接这一单，请写明原因。
cases-estimate-not-positive = 预估金额要大于 0，例如 8500。
cases-assessment-negative = 定损金额和免赔额都不能是负数，例如 8200 500。
cases-deductible-too-high = 免赔额 { $deductible_fen } 超过了定损金额 { $assessed_fen }。请先写定损金额，再写免赔额，例如 8200 500。
cases-assessment-needed = 定损要填金额才算完成，请发送：/assess { $case } 8200 500（定损金额 免赔额）。
cases-step-needs-first = { $case } 现在还不能{ cases-step }：要先完成{ $first ->
    [assessed] 定损
    [quality] 质检
   *[delivered] 交车
}。
cases-step-not-waivable = { $case } 的{ cases-step }不能免做：与保险公司结算要以它为准。
cases-waiver-reason-missing = { $case } 的{ cases-step }要免做，请写明原因，例如：/step { $case } 照片 免 客户不需要。
cases-unknown-step = { $case } 没有步骤「{ $step }」。可以写：初检、方案、提交、定损、告知、照片、预告、质检、交车、预约、回访。
cases-withdrawn = { $case } 已撤销接车，不能再做步骤或定损。这台车要修，请用 /case new 重新接车。
cases-car-came-again = { $case } 的交车不能撤销：{ $plate } 之后又来店，现在登记在 { $other }。要撤销，请先撤销 { $other } 的接车。

# 变更记录
audit-case-assessed = 定损
audit-case-intake-overridden = 停单期间破例接车
audit-case-looked = 查看了完整的个人信息
audit-case-opened = 接车
audit-case-step = 步骤
audit-field-assessed = 定损
audit-field-booking-due-at = 预约截止
audit-field-callback-due-at = 回访截止
audit-field-claim = 报案号
audit-field-deductible = 免赔额
audit-field-due-at = 截止
audit-field-estimate = 预估
audit-field-override = 破例原因
audit-field-photo = 照片
audit-field-promised = 预计交车
audit-field-step = 步骤
audit-value-photo-done = 已完成
audit-value-photo-open = 进行中
audit-value-photo-waived = 免做
audit-value-state-done = 已完成
audit-value-state-open = 进行中
audit-value-state-waived = 免做
audit-value-step-assessed = 定损
audit-value-step-booking = 预约
audit-value-step-callback = 回访
audit-value-step-delivered = 交车
audit-value-step-eta = 预告
audit-value-step-informed = 告知
audit-value-step-inspection = 初检
audit-value-step-photo = 照片
audit-value-step-plan = 方案
audit-value-step-quality = 质检
audit-value-step-submitted = 提交
cases-offer-new = ➕ 接新车

# 今天
cases-today-button = 👤 我的车
cases-today-title = <b>🚗 我的事故车</b>（{ $open }）逾期 { $late } · 今天到期 { $due }
