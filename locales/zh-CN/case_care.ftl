# 事故车的客户：告知、回访、投诉、预约、代步车

command-nps = 登记交车后的回访评分（0-10）和客户的话
command-complaint = 投诉：登记、答复、办结；不带内容列出未办结的
command-booking = 登记客户下次保养的日期
command-tell = 写好发给客户的话，复制就能发；发完点「已告知」
command-wording = 查看或修改四个关键时刻发给客户的话
command-loaner = 代步车：谁在用、何时还；借出、归还、增减车辆

# 四个关键时刻
cases-moment = { $moment ->
    [arrival] 到店
    [assessed] 定损后
    [repair] 维修中
   *[delivery] 交车
}
choice-moment = { $value ->
    [arrival] 到店
    [assessed] 定损后
    [repair] 维修中
   *[delivery] 交车
}

# 卡片
cases-care-complaint = { $state ->
    [open] 📣 <b>投诉待答复</b>
   *[answered] 📣 <b>投诉待办结</b>
} · { $source ->
    [nps] 回访低分
   *[customer] 客户
} { $at }{ $has ->
    [yes] ：{ $words }
   *[no] { "" }
}
cases-care-answer = ↳ { $by } 答复：{ $answer }
cases-care-outcome = ↳ 处理结果：{ $outcome }
cases-care-complaints-closed = 📣 已办结投诉 { $count } 件
cases-care-score = ⭐ 回访 { $score } 分{ $has ->
    [yes] ：{ $words }
   *[no] { "" }
}
cases-care-loaner = { $late ->
    [yes] 🔑 代步车 { $plate } { $model } ⚠️ <b>应于 { $day } 归还，已超期</b>
   *[no] 🔑 代步车 { $plate } { $model } · { $day } 还
}
cases-care-told = 💬 已告知：{ $moments }
cases-care-booked = 📅 下次保养 { $day }
cases-care-converted = 🔁 { $day } 回店保养，已转化
cases-item-mark = { $mark ->
    [complaint] 📣 投诉
   *[loaner_late] 🔑 代步车超期
}

# 回访
cases-scored = { $again ->
    [yes] ⭐ <b>{ $case } 回访评分已更改</b>：{ $former } 分 → { $score } 分
    [words] ⭐ <b>{ $case } 回访已更新</b>：{ $score } 分
    [same] ℹ️ <b>{ $case } 回访评分没有变化</b>：{ $score } 分
   *[no] ⭐ <b>{ $case } 回访评分已登记</b>：{ $score } 分
}
cases-words = 💬 { $words }
cases-score-opens = 📣 评分偏低，{ $case } 已自动立投诉，并私信通知店长。先答复客户，处理好再办结。

# 投诉
cases-complained = 📣 <b>{ $case } 投诉已登记</b>，请尽快答复客户。
cases-answered = 📣 <b>{ $case } 投诉已答复</b>，处理好以后请办结。
cases-complaint-closed = { $state ->
    [closed] ✅ <b>{ $case } 投诉已办结</b>，全部事项完成，已结案。
   *[other] ✅ <b>{ $case } 投诉已办结</b>
}
cases-complaints-none = 没有未办结的投诉。
cases-complaints-title = 📣 <b>未办结的投诉 { $count } 件</b> · 待答复 { $waiting } 件
cases-today-complaints = 📣 投诉
cases-complaints-by-insurer = 近 12 个月各保险公司投诉：{ $counts }
cases-complaint-line = { $state ->
    [open] ⚠️ <b>{ $case }</b> { $plate } { $insurer } · { $advisor } · 待答复 { $hours } 小时
   *[answered] ▫️ <b>{ $case }</b> { $plate } { $insurer } · { $advisor } · 已答复，待办结
}
    { $source ->
    [nps] 回访低分
   *[customer] 客户
}{ $has ->
    [yes] ：{ $words }
   *[no] { "" }
}
cases-button-complaint = { $way ->
    [answer] ✍️ { $case } 答复
   *[resolve] ✅ { $case } 办结
}

# 私信店长
cases-notice-score = 📣 <b>{ $case } 客户回访只打了 { $score } 分</b>，请尽快过问
cases-notice-late = ⏰ <b>{ $case } 的投诉 { $hours } 小时没有答复</b>
cases-notice-car = { $plate } · { $insurer } · 负责人 { $advisor }
cases-notice-no-words = 💬 客户没有留言
cases-notice-by = 登记人 { $by }

# 预约
cases-booked = { $again ->
    [yes] 📅 <b>{ $case } 下次保养改到 { $day }</b>
    [same] ℹ️ { $case } 下次保养之前已约在 { $day }
   *[no] 📅 <b>{ $case } 下次保养约在 { $day }</b>
}
cases-offer-months = { $count } 个月后 { $day }
cases-offer-promised = 预计交车日 { $day }

# 告知客户
cases-tell-title = 💬 <b>{ $case } { $plate }</b> · 发给客户（{ cases-moment }）：
cases-tell-message = <blockquote>{ $message }</blockquote>
cases-tell-long-message = <code>{ $message }</code>
cases-tell-without-name = 群里不写客户称呼。要带称呼，请私聊我发 <code>/tell { $case }</code>。
cases-tell-told = ✅ 已告知 · { $by } { $at }
cases-button-copy = 📋 复制
cases-button-told = { $again ->
    [yes] ✅ 又告知了
   *[no] ✅ 已告知
}
cases-toast-told = 已记下：客户已告知。

# 发给客户的话
cases-message-nobody = 车主
cases-message-day = { $month ->
    [1] 1
    [2] 2
    [3] 3
    [4] 4
    [5] 5
    [6] 6
    [7] 7
    [8] 8
    [9] 9
    [10] 10
    [11] 11
   *[12] 12
}月{ $number }日
cases-message-arrival = { $name }，您好！我是{ $centre }的服务顾问{ $advisor }。您的爱车 { $plate } 已经到店，后面的定损、维修、跟保险公司对接都由我来办，您放心。有进展我第一时间告诉您。
cases-message-assessed = { $name }，您好！{ $plate } 的定损和维修方案已经确认，马上安排维修。{ $days ->
    [0] 预计今天（{ $day }）就能交车
   *[other] 大约需要 { $days } 天，预计 { $day }交车
}，有变化我会提前跟您说。您用车不方便的话，随时告诉我。{ $advisor }
cases-message-repair = { $name }，您好！{ $plate } 正在维修，今天的进度照片发给您看一下。预计 { $day }交车，有变化我会提前跟您说。有什么想了解的，随时问我。{ $advisor }
cases-message-delivery = { $name }，您好！{ $plate } 已经修好，质检也做完了，随时可以来取车。您到店后我陪您把修过的地方逐项看一遍，细节都给您讲清楚。您看什么时候方便？{ $advisor }

# 话术
cases-wording-title = 💬 <b>四个关键时刻发给客户的话</b>
cases-wording-unknown = 没有「{ $moment }」这个时刻。可以写：到店、定损、维修、交车。
cases-wording-one = { $own ->
    [yes] <b>{ cases-moment }</b> · { $by } 改过
   *[no] <b>{ cases-moment }</b> · 默认
}
    { $text }
cases-wording-how = 要改就这样发：<code>/wording { $moment } { "{" }称呼{ "}" }，您好！…</code>
    可以填的：{ $names }
    恢复默认：<code>/wording { $moment } reset</code>
cases-wording-set = { $own ->
    [yes] ✅ <b>已改用本店的话术</b>
   *[no] ✅ <b>已恢复默认话术</b>
}

# 代步车
cases-pool-empty = 还没有代步车。合作专员或店长可以添加：<code>/loaner add 京A12345 Model 3</code>
cases-pool-title = 🔑 <b>代步车 { $count } 台</b> · 空闲 { $free } 台{ $late ->
    [0] { "" }
   *[other] {" "}· ⚠️ 超期 { $late } 台
}
cases-pool-free = 🟢 { $plate } { $model } · 空闲
cases-pool-out = { $late ->
    [yes] ⚠️ { $plate } { $model } · { $case } 在用，<b>应于 { $day } 归还</b>
   *[no] 🔑 { $plate } { $model } · { $case } 在用，{ $day } 还
}
cases-button-loaner-back = 🔑 { $plate } 已还
cases-loaner-added = 🔑 <b>代步车 { $plate } { $model } 已添加</b>
cases-loaner-removed = 🔑 <b>代步车 { $plate } { $model } 已停用</b>
cases-loaner-lent = 🔑 <b>{ $case } { $plate } 的客户已借代步车</b>
cases-loaner-back = 🔑 代步车 { $plate } 已归还（{ $case }）

# 不能这样做
cases-scored-too-early = { $case } 还没有交车，交车以后再登记回访。
cases-score-out-of-range = 评分是 0 到 10 的整数，例如 9。
cases-words-too-long = 内容太长，最多 { $most } 个字。
cases-words-missing = 请写明内容，例如：/complaint { $case } 车漆有色差。
cases-complaint-open = { $case } 已有一件未办结的投诉，请先处理它：/complaint { $case } 答复 已道歉并安排返工。
cases-no-complaint = { $case } 没有未办结的投诉。要登记请发送：/complaint { $case } 车漆有色差。
cases-answer-first = { $case } 的投诉还没有答复客户。先答复再办结：/complaint { $case } 答复 已道歉并安排返工。
cases-booking-implausible = 下次保养不能约在 { $day }：要晚于今天，最晚 { $latest }，例如 2027-03-01。
cases-wording-too-long = 话术要有 1 到 { $most } 个字，这里是 { $characters } 个；再长就不能一键复制了。
cases-unknown-placeholder = 话术里不能用「{ $placeholder }」。可以填的有：{ cases-wording-names }。
cases-wording-names = { "{" }称呼{ "}" } { "{" }车牌{ "}" } { "{" }门店{ "}" } { "{" }顾问{ "}" } { "{" }交车日{ "}" } { "{" }天数{ "}" }
cases-no-own-wording = 现在用的就是默认话术。
cases-no-such-loaner = { $plate } 不是代步车。发送 /loaner 查看有哪些车。
cases-loaner-known = { $plate } 已经是代步车了。
cases-loaner-out = 代步车 { $plate } 现在 { $case } 在用，{ $due_on } 还。请换一台，或者先还车：/loaner back { $plate }。
cases-loaner-in = 代步车 { $plate } 没有借出。
cases-case-has-loaner = { $case } 的客户已经有代步车 { $plate }。要换车请先还车：/loaner back { $plate }。
cases-car-is-back = { $case } 已经交车，客户不需要代步车了。
cases-loan-ends-in-past = 归还日期 { $day } 已经过了，请写今天或以后，例如 12-03。
cases-loaner-model-too-long = 车型最多 { $most } 个字，例如 <code>Model 3</code>。
cases-loaner-used = 代步车 { $plate } 已经借出过，不能撤销添加。不再用了请发送：/loaner remove { $plate }。

# 变更记录
audit-subject-loaner = 代步车
audit-subject-visit = 到店
audit-subject-wording = 话术
audit-case-booked = 预约保养
audit-case-complaint = 登记投诉
audit-case-complaint-answered = 答复投诉
audit-case-complaint-closed = 办结投诉
audit-case-complaint-escalated = 投诉超时，已通知店长
audit-case-loaner-back = 归还代步车
audit-case-loaner-lent = 借出代步车
audit-case-scored = 回访评分
audit-case-told = 告知客户
audit-loaner-added = 添加
audit-loaner-removed = 停用
audit-visit-added = 登记
audit-wording-reset = 恢复默认
audit-wording-set = 修改
audit-field-answer = 答复
audit-field-answered-at = 答复时间
audit-field-booked-on = 下次保养
audit-field-closed-at = 结案时间
audit-field-complaint-state = 投诉
audit-field-due-on = 应还日期
audit-field-escalates-at = 通知店长时间
audit-field-given-at = 登记时间
audit-field-loaner = 代步车
audit-field-model = 车型
audit-field-moment = 时刻
audit-field-outcome = 处理结果
audit-field-retired = 停用
audit-field-score = 评分
audit-field-source = 来源
audit-field-text = 话术
audit-field-words = 内容
audit-value-complaint-state-answered = 已答复
audit-value-complaint-state-closed = 已办结
audit-value-complaint-state-open = 待答复
audit-value-kind-addon = 加装
audit-value-kind-insurance = 续保
audit-value-kind-maintenance = 保养
audit-value-kind-repair = 维修
audit-value-kind-wash = 洗车
audit-value-moment-arrival = 到店
audit-value-moment-assessed = 定损后
audit-value-moment-delivery = 交车
audit-value-moment-repair = 维修中
audit-value-source-customer = 客户
audit-value-source-nps = 回访低分
