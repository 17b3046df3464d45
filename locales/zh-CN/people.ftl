# 门店、员工、群、语言、审计
command-start = 开始使用，或凭邀请加入门店
command-lang = 切换语言（中文 / English）
command-bind = 把本群绑定到门店
command-unbind = 解除本群与门店的绑定
command-invite = 生成员工邀请链接
command-staff = 员工名单、移除员工
command-role = 调整员工角色
command-audit = 查看谁在什么时候改了什么
command-centre = 新建门店

people-role = { $role ->
    [manager] 店长
    [partner] 合作专员
   *[advisor] 服务顾问
}
people-group-kind = { $kind ->
    [partner] 合作群
   *[team] 员工群
}
people-language = { $language ->
    [en] English（英文）
   *[zh-CN] 中文
}
people-language-itself = 中文

# /start
people-start = 您好，{ $name }。您是「{ $centre }」的{ people-role }。
people-start-operator = 您好，您是本系统的运营人员，还不是任何门店的员工。发送 /centre add 加门店名称，即可新建门店，例如：<code>/centre add 北京朝阳</code>
people-joined = ✅ 欢迎，{ $name }！您已加入「{ $centre }」，角色是{ people-role }。
people-next-bind = 下一步：把我（@{ $bot }）拉进员工群，然后在群里发送 /bind。
people-next-invite = 邀请同事：在这里发送 /invite advisor，把链接转发给对方。
people-next-help = 发送 /help 查看您能做的事。也可以直接说中文，例如：报价 舒适 6800。
people-several-centres = 您在多家门店任职，我在私聊里现在为「{ $centre }」办事。需要切换，请点下面的按钮：
people-switch-to = 切换到 { $centre }
people-chosen = 已切换：我在私聊里现在为「{ $centre }」办事，您在这里是{ people-role }。

# /centre
people-centre-added = ✅ 门店「{ $centre }」已创建，您是它的第一位店长。

    <b>接下来</b>
    1. 把我（@{ $bot }）拉进员工群，在群里发送 /bind
    2. 回到这里发送 /invite advisor，邀请服务顾问
    3. 添加保险公司，例如 <code>/insurer add 平安 basic</code>
people-centre-added-which = ⚠️ 您现在在多家门店任职。请先发送 /start，选好我在私聊里为哪家门店办事。
people-centres-title = { $count ->
    [0] 还没有门店。
   *[other] <b>共 { $count } 家门店</b>
}
people-centres-line = · { $centre }（{ $zone }）
people-centres-how = 新建门店：<code>/centre add 北京朝阳</code>
people-centre-name-taken = 已经有名为「{ $name }」的门店了，请换一个名称。
people-centre-name-wrong = 门店名称需要 1 到 { $longest } 个字，例如 北京朝阳。

# /bind /unbind
people-which-centre = 本群要绑定到哪家门店？
people-bound-new = ✅ 本群现在是「{ $centre }」的{ people-group-kind }。
people-bound-changed = ✅ 本群已改为「{ $centre }」的{ people-group-kind }。
people-bound-again = ✅ 本群就是「{ $centre }」的{ people-group-kind }，推送会发到这里。
people-bound-digests = <b>这里会收到</b>
people-bound-digest = · { $at } { outbox-digest-name }
people-bound-more = { $kind ->
    [partner] 没有内容时不会打扰大家。改时间：/policy digest，开关：/schedule。
   *[team] 没有内容时不会打扰大家。改时间：/policy digest，开关：/schedule。额度、结算等合作事项可以另设合作群：在那个群里发送 /bind partner。
}
people-unbound = 本群已不再是「{ $centre }」的{ people-group-kind }，推送不会再发到这里。
people-unbound-last = ⚠️ 门店现在没有员工群，每日推送暂时无处可发。请在新的群里发送 /bind。
people-only-in-group = 这个命令要在群里使用：请把我拉进群，再在群里发送 <code>{ $command }</code>。
people-chat-taken = 本群已经绑定了其他门店，不能再绑定。如需更换，请那家门店的店长先在群里发送 /unbind。
people-chat-not-bound = 本群还没有绑定门店。请店长在群里发送 /bind。

# /invite 和加入
people-which-role = 邀请什么角色？
people-invitation = <b>邀请{ people-role }加入「{ $centre }」</b>
    { $link }

    请把链接转发给对方。它只能用一次，{ $until } 前有效（{ $hours } 小时）。
    链接打不开时，请对方私聊我发送：
    <code>/start { $code }</code>
people-copy-link = 复制链接
people-only-in-private = 为了安全，请在与我的私聊里发送 <code>{ $command }</code>，不要在群里使用。
people-invite-unknown = 这个邀请无效。请向店长索取新的邀请链接。
people-invite-used = 这个邀请已经有人用过了，每个邀请只能用一次。请向店长索取新的邀请链接。
people-invite-expired = 这个邀请已过期（{ $hours } 小时内有效）。请向店长索取新的邀请链接。
people-already-staff = 您已经是「{ $centre }」的{ people-role }，不需要再用邀请，这个邀请可以留给别人。

# /staff /role
people-staff-title = <b>「{ $centre }」员工，共 { $count } 人</b>
people-staff-line = · { $name }：{ people-role }，自 { $since }
people-staff-label = { $name }（{ people-role }，自 { $since }）
people-staff-how = 调整角色：<code>/role 张伟 partner</code>
    移除员工：<code>/staff remove 张伟</code>
    邀请同事：/invite（在私聊里）
people-which-leaves = 有几位同事符合，请选择要移除的人：
people-leave-yourself = 您要把自己移出门店。移出后您会立即失去权限，要别的店长重新邀请。确定请点下面；不移出就不用理会。
people-which-role-of = 有几位同事符合，请选择要改为{ people-role }的人：
people-sure = ✅ 确定
people-role-yourself = 您要把自己的角色改为{ people-role }。改了以后，要别的店长才能改回来。确定请点下面；不改就不用理会。
people-removed = 已把 { $name } 移出「{ $centre }」，对方立即失去权限；其发出且未使用的邀请一并作废。
people-role-changed = ✅ { $name } 的角色：{ $old ->
    [manager] 店长
    [partner] 合作专员
   *[advisor] 服务顾问
} → <b>{ people-role }</b>
people-role-same = { $name } 本来就是{ people-role }，没有改动。
people-last-manager = { $name } 是唯一的店长，不能移除或降级。请先把另一位同事设为店长，例如 <code>/role 张伟 manager</code>。

# /lang
people-which-language = 请选择语言：
people-language-own = ✅ 好的，以后我用{ people-language }和您私聊。
people-language-own-only = ✅ 以后我在私聊里对您用{ people-language }。本群的语言不变，店长可以发送 <code>/lang group en</code> 更改。
people-language-group = ✅ 本群以后使用{ people-language }。您自己的私聊语言是{ $own ->
    [en] English（英文）
   *[zh-CN] 中文
}。

# /undo
people-not-yours-to-undo = 这是 { $by } 操作的，只有本人或店长可以撤销。
people-undone-already = 这一步已经撤销过了。
people-undo-too-late = 已超过 { $hours } 小时，不能再撤销。请按现在的情况重新登记。
people-built-on = 不能撤销：之后又有改动（{ $at }，{ $by ->
    [bot] 系统
   *[other] { $by }
}：{ $deed }）。请先撤销那一步，或按现在的情况重新登记。
people-chat-taken-since = 不能撤销：群「{ $title }」之后已绑定到其他门店。
people-chat-binding-changed = 不能撤销：这个群的绑定之后又变了。请在群里发送 /bind 或 /unbind，按现在的情况设置。
people-invite-taken-up = 不能撤销：{ $name } 已凭这个邀请加入。要让对方离开，请发送 <code>/staff remove { $name }</code>。

# /audit
people-audit-title = <b>{ $of } 的变更记录</b>
people-audit-title-all = <b>变更记录</b>
people-audit-none = 没有记录。
people-audit-whose = 要看哪位同事的变更记录？
people-audit-bot = 系统
people-audit-line = { $at } <b>{ $who }</b>：{ $thing } · { $action }
people-audit-undid = 撤销了「{ $action }」
people-audit-detail = 　{ $field }：{ $value }
people-audit-change = 　{ $field }：{ $old } → { $new }
people-audit-yes = 是
people-audit-no = 否
people-audit-nothing = 无
audit-subject-agent = 代理人
audit-subject-audit = 变更记录
audit-subject-case = 事故车
audit-subject-centre = 门店
audit-subject-chat = 群
audit-subject-cover = 保单
audit-subject-customer = 车主
audit-subject-digest = 推送
audit-subject-fleet = 车队
audit-subject-insurer = 保险公司
audit-subject-invite = 邀请
audit-subject-policy = 规则
audit-subject-quote = 报价
audit-subject-referral = 推荐
audit-subject-request = 服务请求
audit-subject-sale = 出单
audit-subject-staff = 员工
audit-subject-statement = 对账单
audit-subject-vehicle = 车辆
audit-audit-looked = 查看了完整的个人信息
audit-centre-created = 新建
audit-chat-bound = 绑定
audit-chat-language = 改语言
audit-chat-migrated = 群升级后沿用绑定
audit-chat-retired = 机器人被移出群
audit-chat-revived = 机器人回到群
audit-chat-unbound = 解除绑定
audit-invite-made = 发出
audit-staff-joined = 加入
audit-staff-removed = 移除
audit-staff-role = 改角色
audit-field-from-day = 生效日期
audit-field-kind = 类型
audit-field-lang = 语言
audit-field-name = 名称
audit-field-role = 角色
audit-field-role-since = 任职起
audit-field-title = 群名
audit-field-on = 开启
audit-field-phone = 手机号
audit-field-plate = 车牌
audit-field-reason = 原因
audit-field-state = 状态
audit-field-value = 数值
audit-value-kind-partner = 合作群
audit-value-kind-team = 员工群
audit-value-lang-en = 英文
audit-value-lang-zh-CN = 中文
audit-value-role-advisor = 服务顾问
audit-value-role-manager = 店长
audit-value-role-partner = 合作专员
