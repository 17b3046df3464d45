# 帮助
command-help = 看全部用法
help-title = <b>保合助手 · 使用帮助</b>
help-room = <b>{ $room ->
    [talk] 常用
    [status] 系统运维
    [people] 人员与门店
    [policy] 规则
    [outbox] 推送
    [customers] 客户
    [insurers] 保险公司与额度
    [cases] 事故车
    [bundles] 套餐报价
    [reports] 报表
    [agents] 代理人与推荐
   *[other] 其他
}</b>
help-line = /{ $name } { $word } · { $does }
help-example = · <code>{ $example }</code>
help-more = 发送 /help 加命令名查看示例，例如 /help quote。群里也可以 @我 直接说中文，例如：报价 舒适 6800。
help-unknown = 没有「{ $word }」这个命令，或者您的角色不能使用它。发送 /help 查看全部。
