# 每个命令的示例（照样可以直接发送）
examples-start = /start
examples-help = /help | /help quote | 帮助 报价
examples-lang = /lang en | /lang 中文 | /lang group en
examples-cancel = /cancel | 取消
examples-today = /today | 今天
examples-undo = /undo | 撤销
examples-bind = /bind | /bind partner | /bind 北京朝阳
examples-unbind = /unbind
examples-invite = /invite advisor | /invite partner | 邀请 顾问
examples-staff = /staff remove 张伟 | /staff | 员工 移除 张伟
examples-role = /role 张伟 partner | 角色 张伟 合作专员
examples-audit = /audit C12 | /audit 张伟 | /audit
examples-centre = /centre add 北京朝阳 | /centre
examples-status = /status
examples-policy = /policy margin.warn 20% | /policy margin | /policy credit.limit_start ¥80000 2027-01-01 | /policy | 规则 毛利
examples-digest = /digest cases | 推送 事故车进度
examples-schedule = /schedule | /schedule cases off | 推送时间 事故车进度 关
examples-refer = /refer out 陈静 京AD12345 王先生 13812345678 12-31 | 推荐 转入 陈静 京AD12345 王先生 13812345678
examples-referrals = /referrals 陈静 2026-11 | /referrals mine | /referrals R12 | /referrals | 推荐列表 我的
examples-won = /won R12 | 成交 R12
examples-lost = /lost R12 客户已自行续保 | /lost R12 | 未成 R12
examples-agent = /agent add 陈静 平安 13900001111 | /agent 陈静 | /agent terms 陈静 60 70 | /agent terms 陈静 out 60 | 代理人 新增 陈静 平安 13900001111
examples-agents = /agents
examples-reassign = /reassign R12 陈静 | 改派 R12 陈静
examples-quote = /quote comfort 6800 | /quote 6800 | 报价 舒适 6800 | /quote Q1 | /quote Q1 7200
examples-bundles = /bundles
examples-credit = /credit 平安 | /credit | 额度 平安
examples-insurer = /insurer add 平安 basic | /insurer 平安 | 保险公司 新增 平安 月结
examples-insurers = /insurers
examples-paid = /paid 平安 32000 11-14 | /paid 平安 32000 | 回款 平安 3.2万 昨天
examples-statement = /statement S3 | /statement 平安 | 对账 S3
examples-limit = /limit 平安 80000 回款正常 | 调额 平安 8万 回款正常
examples-stop = /stop 平安 等合同续签 | 停单 平安 等合同续签
examples-resume = /resume 平安 合同已续签 | 恢复 平安 合同已续签
examples-renewals = /renewals add 京AD12345 王先生 13812345678 平安 2026-12-31 6800 | 续保 登记 京AD12345 2026-12-31 全险 业务员 陈静 | /renewals 30 | /renewals 京AD12345 | /renewals
examples-case = /case new 平安 京AD12345 王先生 13812345678 8500 前杠 | /case C12 | /case 京AD12345 | 事故车 接车 平安 京AD12345 王先生 13812345678 8500 前杠
examples-cases = /cases | /cases late | /cases mine | /cases 平安 | 在修 逾期
examples-step = /step C12 inspection | 完成 C12 初检 | /step C12 照片 免 客户不需要
examples-assess = /assess C12 8200 500 | 定损 C12 8200 500
examples-photo = /photo C12 | /photo C12 withdraw 3 拍错车 | 照片 C12

# 也听得懂的说法；「>」后面的词会自动补上
words-start = 开始使用
words-help = 怎么用 | 使用说明 | 有什么命令
words-lang = 换语言 | 切换语言
words-cancel = 取消填写 | 退出表单 | 不填了
words-today = 今天有啥事 | 今天有什么事 | 今天干什么 | 今天做什么 | 今天任务 | 今日任务 | 今天有什么 | 我的任务 | 待办
words-undo = 撤回 | 撤销上一步 | 刚才错了
words-refer = 推荐客户 | 登记推荐 | 转介绍 | 转介 | 转客户
words-referrals = 查推荐 | 看推荐 | 我的推荐 > mine
words-won = 成交了 | 已成交 | 谈成了
words-lost = 没成 | 没成交 | 没谈成 | 丢单
words-quote = 算报价 | 报个价 | 算个价 | 报一下价 | 算一下报价
words-bundles = 看套餐 | 查套餐 | 有哪些套餐 | 套餐列表
words-credit = 查额度 | 看额度 | 还能接吗 | 能接车吗
words-renewals = 看续保 | 到期的车 | 到期的保单 | 查续保 | 快到期 | 快到期的车 | 登记续保 > add | 登记保单 > add | 加保单 > add
words-case = 查事故车 | 看事故车 | 查车 | 接车 > new | 接事故车 > new | 登记事故车 > new
words-cases = 在修车 | 看板 | 在修列表 | 看进度 | 逾期的车 > late | 我的车 > mine
words-step = 做完 | 做完了 | 完成步骤
words-assess = 录定损 | 登记定损 | 定损金额
words-photo = 看照片 | 查照片 | 车的照片 | 撤回照片 > withdraw
words-agent = 看代理人 | 加代理人 > add | 新增代理人 > add
words-agents = 有哪些代理人 | 代理人名单
words-reassign = 换代理人
words-insurer = 看保险公司 | 加保险公司 > add | 新增保险公司 > add
words-insurers = 有哪些保险公司 | 保险公司名单
words-paid = 收到回款 | 登记回款 | 回款到账
words-statement = 查对账单 | 看对账单 | 对账单 | 查对账
words-limit = 改额度 | 调整额度 | 加额度
words-stop = 停止接单 | 暂停接单
words-resume = 恢复接单 | 重新接单
words-bind = 绑定本群
words-unbind = 解除绑定
words-invite = 邀请同事 | 邀请员工
words-staff = 员工名单 | 员工列表 | 移除员工 > remove
words-role = 改角色 | 换角色
words-audit = 操作记录 | 变更记录 | 谁改的
words-centre = 门店列表 | 新建门店 > add
words-status = 系统状态 | 运行状态 | 运行情况
words-policy = 看规则 | 改规则 | 设置规则
words-digest = 发推送 | 发日报
words-schedule = 推送设置 | 几点推送

# 问一样东西的说法：C12到哪了
words-asking = 到哪了 | 到哪一步了 | 到哪步了 | 怎么样了 | 怎么样 | 修好了吗 | 修好没 | 好了吗 | 好了没 | 什么情况 | 情况 | 进度 | 的进度 | 的情况 | 的额度 | 还有多少额度 | 还能接吗 | 能接吗 | 的推荐 | 呢

# 客气话：不用回答
words-courtesy = 收到 | 好 | 好的 | 好嘞 | 好滴 | 行 | 可以 | 嗯 | 嗯嗯 | 哦 | 对 | 是的 | 明白 | 知道了 | 了解 | 谢谢 | 谢谢你 | 多谢 | 谢了 | 感谢 | 辛苦 | 辛苦了 | 没事 | 不用了 | 哈哈 | 赞 | 你好 | 您好 | 早 | 早上好 | 在吗 | 👌 | 👍 | 🙏

# 开头的客气话，不影响意思
words-polite = 看一下 | 查一下 | 看看 | 查查 | 帮我看一下 | 帮我看看 | 帮我查一下 | 帮我查查 | 麻烦看一下 | 麻烦查一下 | 请看一下 | 请查一下 | 请 | 请帮我 | 帮我 | 帮忙 | 麻烦 | 麻烦帮我 | 我要 | 我想 | 给我
