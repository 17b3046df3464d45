# 被拒绝或出错时说的话
errors-refused = 这个操作不能执行。
errors-not-allowed = { $needed ->
    [operator] 只有系统运营人员可以这样操作。
    [manager] 这项操作需要店长权限，请联系店长。
    [partner] 这项操作需要合作专员或店长权限，请联系合作专员或店长。
   *[other] 这项操作只对本店员工开放。
}
errors-not-found = 没有找到「{ $what }」。请核对编号或名称，再发一次。
errors-changed-meanwhile = 「{ $what }」刚刚有变化，请看最新状态后再操作。
errors-example = 例如：<code>{ $example }</code>
errors-set-aside = 抱歉，系统没能处理这条消息，什么都没有改动。请稍后再试；如果仍不行，请把编号 { $reference } 告诉管理员。
errors-unknown-button = 这个按钮已失效，请重新打开对应的卡片。
errors-not-understood = 没看懂这句话。您想做的是下面哪一件？发送 /help 可以查看全部。
errors-anonymous = 匿名管理员的消息无法确认身份。请点下面的按钮，以你本人的身份执行。
errors-anonymous-button = 以本人身份执行
errors-stranger = 您好，这里是服务中心的内部助手，目前没有您的权限。如果您是员工，请向店长索取邀请链接。
errors-group-not-bound = 本群还没有绑定门店，请店长在群里发送 /bind。
errors-courtesy = 👌 有事直接说，例如：报价 舒适 6800。全部用法见 /help。
errors-not-understood-pasted = 这段内容像是一台车和车主的信息，要登记成什么？
