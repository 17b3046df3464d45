# 表单：一步一步问
forms-over = 这张表单已经结束，或者超过 { $minutes } 分钟没有填写。请重新输入命令。
forms-of-another = 这张表单由 { $by } 填写。
forms-prompt-over = 这一步已经填过了，请看最新的一条。
command-cancel = 退出正在填写的表单
forms-title = 📝 <b>{ $command }</b> · { $staff }
forms-answer = { $mark ->
    [doubtful] ❓ { $field }：{ $value }
   *[sure] ✓ { $field }：{ $value }
}
forms-question = <b>{ $question }</b>
forms-reply-here = 点下面的按钮，或者回复这条消息输入。
forms-confirm-question = <b>以上内容对吗？</b>
forms-doubtful = 带 ❓ 的 { $count } 项请核对；不对的点下面修改。
forms-button-back = ← 返回
forms-button-skip = 跳过
forms-button-cancel = ✕ 取消
forms-button-confirm = ✅ 确认
forms-button-change = ✏️ { $field }
forms-left = 已取消，没有登记任何内容。
forms-none = 现在没有正在填写的表单。
forms-finished = ✓ 表单已结束。
