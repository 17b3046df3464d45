# 代理人与互推

command-refer = 登记推荐（转出给代理人，或代理人转入）
command-referrals = 看推荐（跟进中、我的、按代理人、按月份）
command-won = 推荐成交，记推荐费
command-lost = 推荐未成，可写原因
command-agent = 添加、查看代理人，调整推荐费
command-agents = 全部代理人的跟进、成交和本月往来
command-reassign = 把跟进中的推荐改派给另一位代理人

agents-label = { $name }（{ $company }）

# 推荐卡片
agents-card-title = { $direction ->
    [out] 🤝 <b>{ $referral } · 转出给{ $agent }</b>
   *[in] 🤝 <b>{ $referral } · { $agent }转入</b>
}
agents-card-customer = 🚗 { $plate }　{ $customer }　{ $phone }
agents-card-expiry = { $when ->
    [past] 📅 保单 { $day } 到期，已过期 { $days } 天
    [today] 📅 保单 { $day } 到期，就是今天
   *[ahead] 📅 保单 { $day } 到期，还有 { $days } 天
}
agents-card-fee = { $state ->
    [won] { $direction ->
        [out] 💰 推荐费 { $fee_fen }，{ $agent }应付我方
       *[in] 💰 推荐费 { $fee_fen }，我方应付{ $agent }
    }
    [open] { $direction ->
        [out] 💰 成交后{ $agent }付我方 { $fee_fen }
       *[in] 💰 成交后我方付{ $agent } { $fee_fen }
    }
   *[other] 💰 没有推荐费
}
agents-card-logged = 📝 { $day } { $by } 登记
agents-card-state = { $state ->
    [open] 🟢 跟进中（open），保留到 { $open_through }
    [won] ✅ 已成交（won）· { $day } { $by }
    [lost] ❌ 未成（lost）· { $day } { $by }
    [withdrawn] ↩️ 登记有误，已撤销 · { $day } { $by }
   *[expired] ⌛ 已过期（expired），{ $open_through } 后不再保留
}
agents-card-reason = { $state }
    原因：{ $reason }
agents-button-won = ✅ 成交
agents-button-lost = ❌ 未成
agents-button-reassign = 改派给 { $agent }（店长）

# 登记、成交、未成、改派
agents-logged = ✅ 已登记推荐 <b>{ $referral }</b>
agents-won = { $direction ->
    [out] 🎉 <b>{ $referral } 成交</b>：推荐费 <b>{ $fee_fen }</b>，{ $agent }应付我方。
   *[in] 🎉 <b>{ $referral } 成交</b>：推荐费 <b>{ $fee_fen }</b>，我方应付{ $agent }。
}
agents-lost = { $direction ->
    [out] <b>{ $referral }</b> 已记为未成。这辆车可以再转出给别的代理人。
   *[in] <b>{ $referral }</b> 已记为未成。
}
agents-reassigned = 🔁 <b>{ $referral }</b> 已改派给{ $agent }，推荐费按登记那天的协议计算。
agents-toast-won = { $referral } 已成交，推荐费 { $fee_fen }
agents-toast-lost = { $referral } 已记为未成
agents-toast-reassigned = { $referral } 已改派给{ $agent }
agents-balance = { $side ->
    [agent] 📒 本月往来：{ $agent }应付我方 { $balance_fen }
    [us] 📒 本月往来：我方应付{ $agent } { $balance_fen }
   *[nobody] 📒 本月往来：互不相欠
}

# 推荐列表
agents-list-title = { $scope ->
    [month] { $whose ->
        [mine] <b>📋 { $month } 我的推荐</b>　{ $count } 条
       *[all] <b>📋 { $month } 的推荐</b>　{ $count } 条
    }
   *[open] { $whose ->
        [mine] <b>📋 我跟进中的推荐</b>　{ $count } 条
       *[all] <b>📋 跟进中的推荐</b>　{ $count } 条
    }
}
agents-list-title-of = { $title }　代理人：{ $agent }
agents-list-none = 没有符合条件的推荐。登记一条：<code>/refer out 陈静 京AD12345 王先生 13812345678 12-31</code>
agents-list-line = { $state ->
    [won] ✅
    [lost] ❌
    [expired] ⌛
    [withdrawn] ↩️
   *[open] 🟢
} <b>{ $referral }</b> { $direction ->
    [out] 转出给{ $agent }
   *[in] { $agent }转入
}
    　{ $plate } { $customer }{ $expiry ->
    [known] {" "}· { $day } 到期
   *[unknown] {""}
} · { $by }，{ $logged }

# 代理人
agents-added = ✅ 已添加代理人 <b>{ $agent }</b>
agents-added-namesakes = ⚠️ 本店还有同名的{ $agent }：{ $companies }。登记推荐时请连公司一起写。
agents-added-next = 现在可以登记推荐：<code>/refer out { $agent } 京AD12345 王先生 13812345678 12-31</code>
agents-agent-title = 👤 <b>{ $agent }</b>
agents-agent-phone = 📞 { $phone }
agents-agent-found-by = { $found_by ->
    [customer] 认识途径：客户推荐
    [field] 认识途径：地推
   *[online] 认识途径：线上
}
agents-agent-terms = 📄 协议第 { $version } 版，{ $from_day } 起：转出 { $out_fee_fen } 一单，转入 { $in_fee_fen } 一单
agents-agent-figures = 🤝 跟进中 { $open } 条 · 本月成交 { $won } 单
agents-terms-changed = ✅ 已更新<b>{ $agent }</b>的推荐费。此前登记的推荐不变。
agents-button-referrals = 跟进中的推荐
agents-agents-title = <b>👥 代理人</b>　{ $count } 位
agents-agents-line = <b>{ $agent }</b>
    　跟进中 { $open } · 本月成交 { $won } · { $side ->
    [agent] 对方应付 { $balance_fen }
    [us] 我方应付 { $balance_fen }
   *[nobody] 互不相欠
}
agents-none-yet = 还没有代理人。合作专员可以这样添加：<code>/agent add 陈静 平安 13900001111</code>

# 拒绝
agents-already-referred = { $direction ->
    [out] { $state ->
        [won] { $plate } 已有推荐 { $referral }：{ $logged_on } 转出给{ $agent }，已经成交。{ $protected_through } 之后才能再转出。
       *[open] { $plate } 已有推荐 { $referral }：{ $logged_on } 转出给{ $agent }，保留到 { $protected_through }。要换代理人，请店长改派。
    }
   *[in] { $state ->
        [won] { $plate } 已有推荐 { $referral }：{ $logged_on } 由{ $agent }转入，已经成交。{ $protected_through } 之后才能再登记转入。
       *[open] { $plate } 已有推荐 { $referral }：{ $logged_on } 由{ $agent }转入，保留到 { $protected_through }。要换代理人，请店长改派。
    }
}
agents-referral-closed = { $state ->
    [won] { $closed_by }在 { $closed_on } 已把 { $referral } 记为成交，不能再改。
    [withdrawn] { $closed_by }在 { $closed_on } 已撤销 { $referral }。要继续跟进，请重新登记推荐。
   *[lost] { $closed_by }在 { $closed_on } 已把 { $referral } 记为未成，不能再改。要继续跟进，请重新登记推荐。
}
agents-has-referrals = 不能撤销：推荐 { $referral } 已经用到代理人{ $agent }。
agents-terms-used = 不能撤销：推荐 { $referral } 已按{ $agent }的新费用登记。请再定一次费用。
agents-referral-expired = { $referral }（{ $logged_on } 登记）已过期，只保留到 { $open_through }。要继续跟进，请重新登记推荐。
agents-same-agent-already = { $referral } 本来就是{ $agent }的，不用改派。请写另一位代理人。
agents-phone-taken = 这个手机号已经是代理人{ $agent }的。请核对，或换一个手机号。
agents-name-taken = 本店已有代理人{ $agent }。如果是同名的另一位，请写上另一家公司来区分。
agents-fee-out-of-range = { $direction ->
    [out] 转出的推荐费不能是 { $fee_fen }，请填 { $least_fen } 到 { $most_fen }。
   *[in] 转入的推荐费不能是 { $fee_fen }，请填 { $least_fen } 到 { $most_fen }。
}
agents-terms-in-the-past = 新的推荐费不能从 { $from_day } 开始，最早从 { $earliest } 起。

# 变更记录
audit-referral-logged = 登记
audit-referral-won = 成交
audit-referral-lost = 未成
audit-referral-expired = 过期
audit-referral-reassigned = 改派
audit-referral-looked = 查看了完整的个人信息
audit-agent-added = 添加
audit-agent-terms = 改推荐费
audit-field-agent = 代理人
audit-field-direction = 方向
audit-field-fee = 推荐费
audit-field-out-fee = 转出推荐费
audit-field-in-fee = 转入推荐费
audit-field-company = 公司
audit-field-found-by = 认识途径
audit-value-direction-in = 转入
audit-value-direction-out = 转出
audit-value-found-by-customer = 客户推荐
audit-value-found-by-field = 地推
audit-value-found-by-online = 线上
audit-value-state-expired = 已过期
audit-value-state-lost = 未成
audit-value-state-withdrawn = 已撤销
audit-value-state-won = 已成交

# 今天
agents-today-title = <b>🤝 我在跟进的推荐</b>（{ $count }）
