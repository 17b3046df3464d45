# 保险公司：叫法、联系人、合作方案、结束与重新合作

# 一家的资料
insurers-terms-next-plan = { "  " }→ { $since } 起改为 { $plan ->
    [basic] A 基础（basic）
   *[deep] B 深度（deep）
}
insurers-card-since = { $day } 起合作
insurers-card-ended = ⚫ { $day } 结束合作（{ $who }）：{ $reason }
insurers-contacts-title = <b>联系人（{ $count }）</b>
insurers-contacts-more = …另有 { $count } 位
insurers-contact = • { $name }{ insurers-contact-role }{ insurers-contact-phone }{ insurers-contact-note }
insurers-contact-role = { $role ->
    [none] { "" }
    [adjuster] { " · " }定损员
    [claims] { " · " }理赔
    [liaison] { " · " }对接人
    [finance] { " · " }财务
    [head] { " · " }负责人
   *[other] { " · " }其他
}
insurers-contact-phone = { $phoned ->
    [no] { "" }
   *[yes] { " · " }{ $phone }
}
insurers-contact-note = { $noted ->
    [no] { "" }
   *[yes] { " · " }{ $note }
}
insurers-terms-history-title = <b>合作条件变更</b>
insurers-terms-history-more = …更早还有 { $count } 条
insurers-terms-history-line = { $kind ->
    [basic] • { $since } 起 A 基础（{ $who } 于 { $agreed } 登记）{ insurers-terms-history-reason }
    [deep] • { $since } 起 B 深度（{ $who } 于 { $agreed } 登记）{ insurers-terms-history-reason }
    [ended] • { $since } 结束合作（{ $who }）{ insurers-terms-history-reason }
   *[reopened] • { $since } 重新合作（{ $who }）{ insurers-terms-history-reason }
}
insurers-terms-history-reason = { $reasoned ->
    [no] { "" }
   *[other] ：{ $reason }
}
insurers-list-ended = <b>{ $insurer }</b>　⚫ { $day } 结束合作：{ $reason }

# 改了什么
insurers-renamed = ✅ <b>{ $former }</b> 改名为 <b>{ $insurer }</b>，原来的叫法仍然认得，代码 <code>{ $code }</code> 不变。
insurers-name-added = ✅ <b>{ $insurer }</b> 现在也叫「{ $name }」。
insurers-name-removed = ✅ 「{ $name }」不再指 <b>{ $insurer }</b>。
insurers-contact-kept = { $way ->
    [added] ✅ 已登记 <b>{ $insurer }</b> 的联系人
   *[changed] ✅ 已更新 <b>{ $insurer }</b> 的联系人
}
insurers-contact-removed = ✅ 已删除 <b>{ $insurer }</b> 的联系人 { $name }。
insurers-plan-changed = ✅ <b>{ $insurer }</b> 的合作方案从 { $since } 起改为 { $plan ->
    [basic] <b>A 基础（basic，月结）</b>
   *[deep] <b>B 深度（deep，半月结）</b>
}，原来是 { $before ->
    [basic] A 基础
   *[deep] B 深度
}。
insurers-plan-keeps = 那天之前已经开始的一期不变：{ $opens } 至 { $closes } 仍按{ $cycle ->
    [monthly] 月结
   *[half_monthly] 半月结
}出账，{ $due } 到期。
insurers-plan-begins = 从 { $opens } 开始按{ $cycle ->
    [monthly] 月结
   *[half_monthly] 半月结
}：第一期到 { $closes }，{ $due } 到期。
insurers-ended = ⚫ 已结束与 <b>{ $insurer }</b> 的合作，不再接新单。已接的车照常维修、交车、出账、回款。
insurers-reopened = ✅ 已重新与 <b>{ $insurer }</b> 合作，可以接新单。
insurers-reopened-still-stopped = ☑️ 已重新与 <b>{ $insurer }</b> 合作，但还有其他原因，暂时不能接新单。

# 按钮
insurers-button-card = 🏢 公司资料
insurers-button-change = { $what ->
    [plan] 📅 改方案
    [contact] 👤 联系人
    [name] ✏️ 加叫法
    [end] ⚫ 结束合作
   *[reopen] 🤝 重新合作
}

# 不能这样做
insurers-cooperation-ended = 与 <b>{ $insurer }</b> 的合作已在 { $since } 结束（{ $who }）：{ $reason }。
    不能再接新单，破例也不行；要接单请店长先登记重新合作，例如 <code>/insurer reopen { $insurer } 已签新合同</code>。已接的车照常维修、交车、结算。
insurers-ended-already = 与 { $insurer } 的合作已在 { $since } 结束，原因：{ $reason }。
insurers-not-ended = 与 { $insurer } 的合作没有结束，不需要重新合作。手动停单请用 /resume 恢复。
insurers-plan-in-past = { $day } 已经过去，今天是 { $today }。合作方案只能从今天或以后的日子起改，例如 <code>/insurer plan 平安 B { $today }</code>。
insurers-plan-too-far = { $day } 太远了，最晚可以写 { $latest }。请核对年份，例如 <code>/insurer plan 平安 B { $latest }</code>。
insurers-plan-unchanged = { $later ->
    [none] { $insurer } 在 { $since } 已经是 { insurers-plan-name }方案，没有变化。
   *[other] { $insurer } 在 { $since } 已经是 { insurers-plan-name }方案，没有变化。从 { $later } 起约定了另一种方案；要取消那次变更，请发送 <code>/insurer plan { $insurer } { $plan } { $later }</code>。
}
insurers-plan-name = { $plan ->
    [basic] A 基础（basic）
   *[deep] B 深度（deep）
}
insurers-name-its-own = { $insurer } 已经认得「{ $name }」这个叫法，没有变化。
insurers-name-shown = 「{ $name }」是现在显示的名称，不能去掉。请先改名，例如 <code>/insurer rename { $name } 新名称</code>。
insurers-name-not-its-own = { $some ->
    [no] { $insurer } 没有「{ $name }」这个叫法，也没有别的叫法可以去掉。
   *[other] { $insurer } 没有「{ $name }」这个叫法。可以去掉的有：{ $known }。
}
insurers-too-many-names = { $insurer } 的叫法太多了，最多 { $most } 个。请先去掉不用的，例如 <code>/insurer drop-name { $insurer } 旧叫法</code>。
insurers-contact-unknown = { $some ->
    [no] { $insurer } 没有叫「{ $name }」的联系人，还没有登记任何联系人。登记请发送 <code>/insurer contact { $insurer } 张三 定损员 13812345678</code>。
   *[other] { $insurer } 没有叫「{ $name }」的联系人。现有：{ $known }。
}
insurers-not-a-contact-phone = 「{ $text }」不像电话号码。可以填手机 <code>13812345678</code>，带区号的座机 <code>021-12345678</code>、<code>0755-88886666转801</code>，或客服电话 <code>95518</code>、<code>400-810-8888</code>。
insurers-contact-unchanged = { $insurer } 的 { $name } 没有变化。请写上要改的内容，例如 <code>/insurer contact { $insurer } { $name } 定损员 13812345678</code>。
insurers-too-many-contacts = { $insurer } 的联系人太多了，最多 { $most } 位。请先删除不用的，例如 <code>/insurer drop-contact { $insurer } 张三</code>。

# 变更记录
audit-insurer-looked = 查看了完整的个人信息
audit-insurer-contact-added = 登记联系人
audit-insurer-contact-changed = 更新联系人
audit-insurer-contact-removed = 删除联系人
audit-insurer-ended = 结束合作
audit-insurer-name-added = 增加叫法
audit-insurer-name-removed = 去掉叫法
audit-insurer-plan-changed = 改合作方案
audit-insurer-renamed = 改名
audit-insurer-reopened = 重新合作
audit-field-contact = 联系人
audit-field-end-reason = 结束原因
audit-field-ended-on = 结束日期
audit-field-since = 起始日期
audit-field-was-known = 原来就认得
audit-value-role-adjuster = 定损员
audit-value-role-claims = 理赔
audit-value-role-finance = 财务
audit-value-role-head = 负责人
audit-value-role-liaison = 对接人
audit-value-role-other = 其他
