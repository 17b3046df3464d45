# 规则：每个数值的说明、读法和改法
command-policy = 查看或修改门店规则

policy-title = <b>门店规则</b>
policy-title-group = <b>{ $title }</b>（{ $name }）
policy-title-one = <b>规则</b>
policy-group-line = · { $title }（{ $name }）：{ $count } 项{ $changed ->
    [0] {""}
   *[other] ，已改 { $changed } 项
}
policy-value-head = { $what }：<b>{ $now }</b>
policy-value-default = <code>{ $name }</code> · 默认值，{ $range }
policy-value-set = <code>{ $name }</code> · { $since } 起，{ $by }设定；默认 { $normal }，{ $range }
policy-value-coming = ⏳ { $day } 起改为 <b>{ $value }</b>，{ $by }设定
policy-range = 可设 { $least } ～ { $most }
policy-range-switch = 可设 开 或 关
policy-how = 修改：<code>/policy { $name } { $example }</code>
    以后再生效：在后面加上日期，例如 2027-01-01
    恢复默认：<code>/policy { $name } 默认</code>
policy-how-groups = 点按钮查看各组，或发送例如 <code>/policy margin</code>。
policy-back = ‹ 返回
policy-set = ✅ { $what }：{ $old } → <b>{ $new }</b>
    { $when ->
        [today] 今天起生效，以前的月份仍按当时的规则。
       *[later] { $day } 起生效，在此之前不变。
    }
    <code>{ $name }</code>
policy-set-same = { $what }本来就是 { $new }，{ $when ->
    [today] 从今天起
   *[later] 从 { $day } 起
}保持 { $old }。
    <code>{ $name }</code>
policy-set-coming = ⏳ 请注意：{ $by }之前已定，{ $day } 起改为 { $value }。

policy-unit-minutes = { $count } 分钟
policy-unit-hours = { $count } 小时
policy-unit-days = { $count } 天
policy-unit-case-day = 第 { $count } 天
policy-unit-months = { $count } 个月
policy-unit-count = { $count }
policy-unit-month-day = { $count } 日
policy-unit-weekday = { $count ->
    [1] 周一
    [2] 周二
    [3] 周三
    [4] 周四
    [5] 周五
    [6] 周六
   *[7] 周日
}
policy-unit-switch = { $count ->
    [0] 关
   *[1] 开
}

policy-unknown = { $nearest ->
    [none] 没有名为「{ $typed }」的规则。发送 /policy 查看全部。
   *[other] 没有名为「{ $typed }」的规则，您要找的可能是 <code>{ $nearest }</code>。发送 /policy 查看全部。
}
policy-not-one-value = 「{ $group }」是一组规则。请写明其中一项，例如 margin.warn；发送 /policy { $group } 查看这一组。
policy-unreadable = 「{ $typed }」不能用于 { $policy }。{ $kind ->
    [amount] 请填金额，例如 { $example }。
    [rate] 请填比例，例如 20% 或 0.2（现默认 { $example }）。
    [minutes] 请填整数分钟，例如 { $example } 分钟。
    [hours] 请填整数小时，例如 { $example } 小时。
    [case-day] 请填第几天（到店当天为第 0 天），例如 第 { $example } 天。
    [days] 请填整数天，例如 { $example } 天。
    [months] 请填整数月，例如 { $example } 个月。
    [month-day] 请填每月的几号，例如 { $example } 日。
    [weekday] 请填周几，例如 周六 或 sat（现默认 { $example }）。
    [time] 请填几点几分，例如 { $example }。
    [switch] 请填 开 或 关（on / off，现默认 { $example }）。
   *[count] 请填整数，例如 { $example }。
}
policy-out-of-range = { $policy } 不能设为 { $given }{ $kind ->
    [minutes] {" "}分钟
    [hours] {" "}小时
    [days] {" "}天
    [months] {" "}个月
    [month-day] {" "}日
   *[other] {""}
}，可以填 { $least } 到 { $most }。
policy-out-of-order = 这样设会互相矛盾：{ $lower } 会是 { $lower_value }，高于 { $upper } 的 { $upper_value }。请先调整另一项。
policy-in-the-past = { $day } 已经过去，以前的日子按当时的规则算。请写今天或以后的日期。

policy-group-case = 事故车
policy-group-case-step = 事故车步骤时限
policy-group-complaint = 投诉
policy-group-credit = 额度与违约金
policy-group-settlement = 结算日期
policy-group-margin = 毛利
policy-group-insurer = 保险公司结构
policy-group-bundle = 套餐
policy-group-bundle-economy = 经济型套餐
policy-group-bundle-comfort = 舒适型套餐
policy-group-bundle-prestige = 尊享型套餐
policy-group-entitlement = 权益
policy-group-quote = 报价
policy-group-clv = 客户终身价值
policy-group-referral = 互推
policy-group-duty = 驻店
policy-group-renewal = 续保提醒
policy-group-privacy = 隐私
policy-group-fleet = 车队
policy-group-plan = 合作方案承诺
policy-group-plan-basic = 方案 A（basic）
policy-group-plan-deep = 方案 B（deep）
policy-group-acquisition = 获客成本
policy-group-digest = 推送时间
policy-group-quiet = 免打扰时段

policy-case-step-inspection-hours = 初检时限（到店后多少小时内）
policy-case-step-plan-hours = 维修方案时限（到店后多少小时内）
policy-case-step-submitted-days = 提交保险公司时限（第几天结束前，到店当天为第 0 天）
policy-case-step-assessed-hours = 定损时限（到店后多少小时内）
policy-case-step-informed-days = 告知车主时限（第几天结束前）
policy-case-step-photo-days = 进度照片（从第几天开始每天一张）
policy-case-step-eta-days = 交车预告（承诺交车前多少天）
policy-case-step-quality-days = 质检时限（第几天）
policy-case-step-delivered-days = 交车时限（第几天）
policy-case-step-callback-days = 回访时限（交车后多少天）
policy-case-express-hours = 快修（定损后多少小时交车）
policy-case-repair-days = 正常维修到第几天为止
policy-case-promise-days = 交车时间最远可定到多少天以后
policy-case-warn-minutes = 步骤到期前多少分钟提醒
policy-case-escalate-hours = 步骤超时多少小时后通知店长
policy-case-dispute-count = 第几次争议走到第三方时建议终止合作
policy-case-dispute-days = 争议次数的统计天数
policy-case-conversion-months = 保养转化（交车后多少个月内回店）
policy-case-rework-days = 返修（交车后多少天内算返修）
policy-case-page-days = 车主页面在交车后保留多少天
policy-complaint-escalate-hours = 投诉未处理多少小时后通知店长
policy-complaint-nps-at-most = 回访评分不高于多少分时自动立投诉
policy-credit-limit-start = 新保险公司的起始额度
policy-credit-watch-share = 占用达到额度的多少时预警
policy-credit-penalty-daily = 违约金（逾期每天按未付余额的比例）
policy-credit-late-watch = 逾期几期账单时进入关注
policy-credit-late-stop = 连续逾期几期账单时停止接单
policy-credit-legal-days = 逾期超过多少天进入法务阶段
policy-credit-letter-days = 催款函给的付款期限（发函后多少天）
policy-credit-raise-after = 连续几期按时付款后建议提额
policy-credit-raise-share = 建议提额的幅度
policy-credit-ceiling-share = 额度上限（占门店上月营收的比例）
policy-settlement-monthly-due-day = 月结账单的付款日（次月几日）
policy-settlement-half-close-day = 半月结第一期的截止日（已经开始的一期不变）
policy-settlement-half-due-days = 半月结账单截止后多少天付款
policy-settlement-alike-days = 银行流水与已登记回款：金额相同、相差几天以内提示可能是同一笔
policy-settlement-agent-due-day = 代理人对账单的付款日（次月几日）
policy-margin-target = 毛利目标
policy-margin-warn = 毛利低于多少时预警
policy-margin-stop = 毛利低于多少时停止接单并重新谈价
policy-insurer-active-least = 合作保险公司至少几家
policy-insurer-active-most = 合作保险公司最多几家
policy-insurer-active-months = 多少个月内有交车的保险公司算活跃
policy-insurer-concentration = 单家保险公司营收占比超过多少时预警
policy-insurer-concentration-months = 占比按最近多少个月计算
policy-bundle-name = { $variant ->
    [economy] 经济型
    [comfort] 舒适型
   *[prestige] 尊享型
}
policy-bundle-surcharge = { policy-bundle-name } · 车主加价
policy-bundle-rebate = { policy-bundle-name } · 保险公司返佣比例
policy-bundle-maintenance-visits = { policy-bundle-name } · 保养次数（不限次时为预计次数）
policy-bundle-maintenance-unlimited = { policy-bundle-name } · 保养是否不限次
policy-bundle-maintenance-worth = { policy-bundle-name } · 每次保养的价值
policy-bundle-maintenance-cost = { policy-bundle-name } · 每次保养的成本
policy-bundle-inspections = { policy-bundle-name } · 检测次数（不限次时为预计次数）
policy-bundle-inspections-unlimited = { policy-bundle-name } · 检测是否不限次
policy-bundle-inspection-worth = { policy-bundle-name } · 每次检测的价值
policy-bundle-loaner-times = { policy-bundle-name } · 代步车次数
policy-bundle-loaner-unlimited = { policy-bundle-name } · 代步车是否全年可用
policy-bundle-fixed-cost = { policy-bundle-name } · 每单固定成本
policy-bundle-cancel-refund = 退单时退还未用权益价值的比例
policy-bundle-churn-months = 多少个月未到店算流失
policy-entitlement-valid-months = 权益有效期
policy-entitlement-notice-days = 权益到期前多少天提醒
policy-quote-valid-days = 报价有效期
policy-clv-addon-penetration = 加装渗透率
policy-clv-addon-ticket = 加装客单价
policy-clv-addon-margin = 加装毛利率
policy-clv-renewal = 续保率
policy-clv-years = 计算年数
policy-clv-history-count = 满多少单后改用本店实际数据
policy-clv-vip = 终身价值高于多少算贵宾
policy-referral-fee-out = 我方推荐给代理人（每单应收）
policy-referral-fee-out-least = 我方推荐（每单应收下限）
policy-referral-fee-out-most = 我方推荐（每单应收上限）
policy-referral-fee-in = 代理人推荐给我方（每单应付）
policy-referral-fee-in-least = 代理人推荐（每单应付下限）
policy-referral-fee-in-most = 代理人推荐（每单应付上限）
policy-referral-open-days = 推荐多少天未成交则过期
policy-referral-protect-days = 同一车牌多少天内归先登记的代理人
policy-duty-weekday = 驻店默认星期
policy-duty-from = 驻店默认开始时间
policy-duty-until = 驻店默认结束时间
policy-renewal-first-days = 续保第一次提醒（到期前多少天）
policy-renewal-second-days = 续保第二次提醒（到期前多少天）
policy-renewal-third-days = 续保第三次提醒（到期前多少天）
policy-renewal-fourth-days = 续保第四次提醒（到期前多少天）
policy-renewal-fifth-days = 续保第五次提醒（到期前多少天）
policy-renewal-last-days = 续保最后一次提醒（到期前多少天）
policy-privacy-tidy = 卡片生成后，自动删除群里带完整手机号的消息
policy-fleet-vehicles-least = 满多少台车算车队
policy-plan-name = { $variant ->
    [deep] 方案 B
   *[basic] 方案 A
}
policy-plan-cases = { policy-plan-name } · 每年事故车台数
policy-plan-first-fix = { policy-plan-name } · 一次修复率
policy-plan-original-parts = { policy-plan-name } · 原厂配件比例
policy-plan-satisfaction = { policy-plan-name } · 客户满意度
policy-plan-assessed-hours = { policy-plan-name } · 多少小时内定损
policy-plan-uplift-least = 方案 B 要求定损上浮的下限
policy-plan-uplift-most = 方案 B 要求定损上浮的上限
policy-acquisition-traditional = 传统渠道每位客户的获客成本
policy-digest-cases = 事故车进度推送时间
policy-digest-photos = 缺照片提醒时间
policy-digest-renewals = 续保雷达推送时间
policy-digest-credit = 额度异常推送时间
policy-digest-settlement = 结算推送时间
policy-digest-duty-evening = 驻店前一晚提醒时间
policy-digest-duty-morning = 驻店当天提醒时间
policy-digest-plan = 每周计划推送时间
policy-digest-week = 周报推送时间
policy-digest-month = 月报推送时间
policy-quiet-from = 免打扰开始（紧急消息除外）
policy-quiet-until = 免打扰结束
