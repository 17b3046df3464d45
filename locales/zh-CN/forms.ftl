# 表单：一步一步问
forms-over = 这张表单已经结束，或者超过 { $minutes } 分钟没有填写。请重新输入命令。
forms-of-another = 这张表单由 { $by } 填写。
forms-prompt-over = 这一步已经填过了，请看最新的一条。
command-cancel = 退出正在填写的表单
forms-purpose = { $form ->
    [refer] 登记推荐
    [won] 推荐成交
    [lost] 推荐未成
    [reassign] 改派推荐
    [agent-add] 添加代理人
    [agent-terms] 调整推荐费
    [quote] 报价
    [case-new] 接车
    [case] 查看事故车
    [step] 完成步骤
    [assess] 登记定损
    [cost] 登记成本
    [assess-verified] 登记核损
    [case-amounts] 查看金额记录
    [case-risk] 查看接车风险
    [supplement] 登记增项
    [supplement-told] 增项告知客户
    [supplement-agreed] 增项同意
    [supplement-refused] 增项拒绝
    [dispute-review] 申请复核
    [dispute-third] 转第三方评估
    [dispute-settled] 争议定案
    [dispute-withdrawn] 撤回争议
    [dispute-keep] 继续合作
    [renewals-add] 登记保单
    [insurer-add] 添加保险公司
    [insurer-rename] 保险公司改名
    [insurer-name] 增加叫法
    [insurer-drop-name] 去掉叫法
    [insurer-contact] 登记联系人
    [insurer-drop-contact] 删除联系人
    [insurer-plan] 改合作方案
    [insurer-end] 结束合作
    [insurer-reopen] 重新合作
    [paid] 登记回款
    [paid-reverse] 冲正回款
    [paid-correct] 更正回款金额
    [paid-list] 看回款记录
    [penalty-paid] 登记收到的违约金
    [penalty-waive] 减免违约金
    [limit] 调整额度
    [limit-of] 查看额度记录
    [revenue-note] 登记营收
    [stop] 停止接单
    [resume] 恢复接单
    [role] 调整角色
    [staff-remove] 移除员工
    [digest] 发送推送
    [schedule] 推送开关
    [nps] 登记回访
    [complaint-open] 登记投诉
    [complaint-answer] 答复投诉
    [complaint-close] 办结投诉
    [booking] 预约保养
    [tell] 告知客户
    [loaner-add] 添加代步车
    [loaner-lend] 借出代步车
    [loaner-back] 归还代步车
    [loaner-remove] 停用代步车
    [visit] 登记到店
   *[other] { $command }
}
forms-title = 📝 <b>{ $title }</b> · { $staff }
forms-answer = { $mark ->
    [doubtful] ❓ { $field }：{ $value }
   *[sure] ✓ { $field }：{ $value }
}
forms-question = <b>{ $question }</b>
forms-reply-here = { $offers ->
    [0] 请回复这条消息输入。
   *[other] 点下面的按钮，或者回复这条消息输入。
}
forms-confirm-question = <b>以上内容对吗？</b>
forms-doubtful = 带 ❓ 的 { $count } 项请核对；不对的点下面修改。
forms-button-back = ← 返回
forms-button-skip = 跳过
forms-button-cancel = ✕ 取消
forms-button-confirm = ✅ 确认
forms-button-change = { $known ->
    [yes] ✏️ { $field }
   *[no] ➕ { $field }
}
forms-not-this = 「{ $text }」不能作{ field-name }。
forms-wrong-answer = { $why }
    👉 { field-ask }（不填了：/cancel）
forms-needed = 这一项要填，不能跳过。
forms-nothing-before = 已经是第一步，不能再往前。不填了请发 /cancel。
forms-left = 已取消，没有登记任何内容。
forms-none = 现在没有正在填写的表单。
forms-finished = ✓ 表单已结束。
