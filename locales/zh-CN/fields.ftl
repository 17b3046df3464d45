# 命令要用到的内容：叫法、怎么问、选项
field-name = { $field ->
    [plate] 车牌
    [phone] 手机号
    [agent-phone] 代理人手机号
    [name] 车主
    [direction] 方向
    [agent] 代理人
    [expires] 保险到期日
    [referral] 推荐
    [why-lost] 未成原因
    [mine] 只看我的
    [year] 年份
    [month] 月份
    [agent-name] 代理人姓名
    [company] 所属公司
    [found-by] 认识途径
    [fees] 推荐费
    [from-day] 生效日期
    [insurer] 保险公司
    [plan] 合作方案
    [insurer-name] 保险公司名称
    [new-name] 新名称
    [more-name] 又叫什么
    [gone-name] 去掉的叫法
    [contact-name] 联系人
    [contact-role] 职务
    [contact-phone] 联系人电话
    [contact-note] 备注
    [gone-contact] 要删的联系人
    [new-plan] 合作方案
    [plan-since] 生效日期
    [why-plan] 原因
    [why-ended] 结束原因
    [why-reopened] 重新合作原因
    [limit] 新额度
    [revenue-month] 月份
    [revenue] 营收
    [received] 回款金额
    [payment] 回款
    [why-reversed] 原因
    [right-amount] 正确金额
    [penalty-received] 违约金金额
    [all-of-it] 全部
    [penalty-waived] 减免金额
    [why-let-off] 减免原因
    [received-on] 到账日期
    [statement] 对账单
    [reason] 原因
    [why-stopped] 停单原因
    [why-resumed] 恢复原因
    [which] 事故车
    [case] 事故车
    [estimate] 预估金额
    [damage] 损伤情况
    [called-claim] 报案号
    [claim] 报案号
    [override] 破例原因
    [waiting] 只看停着等的
    [late] 只看逾期
    [stage] 阶段
    [step] 步骤
    [waived] 免做
    [done] 已完成
    [why-waived] 免做原因
    [assessed] 定损金额
    [deductible] 免赔额
    [called-parts] 配件
    [called-labour] 工时
    [parts] 配件成本
    [labour] 工时成本
    [why-amount] 原因
    [verified] 核损金额
    [supplement] 增项
    [asked] 申请金额
    [found] 新发现损伤
    [agreed] 同意金额
    [called-difference] 差价
    [difference] 差价
    [items] 争议项目
    [why-disputed] 说明
    [figure] 定案金额
    [why-withdrawn] 撤回原因
    [why-kept] 继续合作原因
    [quote] 报价
    [bundle] 套餐
    [premium] 保费
    [kind] 险种
    [sold-by] 业务员
    [within] 天数
    [other-bundle] 套餐
    [other-premium] 新保费
    [staff] 员工
    [role] 角色
    [whose] 对谁
    [language] 语言
    [digest] 推送
    [source] 来源
    [express] 加急
    [promised] 预计交车
    [why-later] 推迟原因
    [cause] 等谁
    [wait-note] 备注
    [why-handed] 移交原因
    [why-cancelled] 撤案原因
    [why-back] 返修原因
    [step-title] 步骤名称
    [sop-step] 步骤
    [step-due] 时限
    [step-after] 排在哪步后
    [template] 流程
    [score] 回访评分
    [said] 客户的话
    [complaint] 投诉内容
    [answered] 答复
    [outcome] 处理结果
    [booked-on] 下次保养日期
    [moment] 时刻
    [loaner] 代步车
    [loaner-model] 车型
    [due-back] 归还日期
    [visited-for] 项目
    [spent] 金额
    [visited-on] 到店日期
    [photo-number] 第几张照片
    [why-withdrawn] 撤回原因
    [photos] 只看照片
   *[switch] 开关
}
field-ask = { $field ->
    [plate] 车牌号是多少？例如 京AD12345
    [phone] 车主手机号是多少？例如 <code>13812345678</code>
    [agent-phone] 代理人手机号是多少？例如 <code>13900001111</code>
    [name] 车主怎么称呼？例如 王先生
    [direction] 转出给代理人，还是代理人转入？
    [agent] 哪位代理人？
    [expires] 保险哪天到期？例如 12-31
    [referral] 哪一条推荐？例如 R12
    [why-lost] 为什么没成？例如 客户已自行续保
    [mine] 只看我的吗？
    [month] 哪个月？例如 2026-11
    [year] 哪一年？例如 2026
    [agent-name] 代理人叫什么？例如 陈静
    [company] 代理人是哪家公司的？例如 平安
    [found-by] 是怎么认识的？
    [fees] 每单推荐费是多少？先写转出，再写转入，例如 60 70
    [from-day] 从哪天起生效？例如 12-01
    [insurer] 哪家保险公司？
    [plan] 哪种合作方案？
    [insurer-name] 保险公司叫什么？例如 平安
    [new-name] 新名称是什么？例如 中国平安
    [more-name] 还叫什么？例如 平安车险
    [gone-name] 去掉哪个叫法？
    [contact-name] 联系人叫什么？例如 张三
    [contact-role] 是做什么的？
    [contact-phone] 联系人电话是多少？手机、座机或客服电话都行，例如 <code>13812345678</code>、<code>021-12345678</code>
    [contact-note] 有什么要备注？例如 只接微信
    [gone-contact] 删除哪位联系人？
    [new-plan] 改成哪种合作方案？
    [plan-since] 从哪天起？不写就是今天，例如 2027-01-01
    [why-plan] 为什么改方案？例如 合同约定
    [why-ended] 为什么结束合作？例如 三次定损争议
    [why-reopened] 为什么重新合作？例如 已签新合同
    [limit] 新的额度是多少？例如 8万
    [revenue-month] 哪个月的营收？例如 2026-10
    [revenue] 营收是多少？例如 1965000
    [received] 收到多少钱？例如 32000
    [payment] 哪一笔回款？写原来的金额和日期，例如 32000 11-14
    [why-reversed] 为什么？例如 重复登记
    [right-amount] 正确的金额是多少？例如 23000
    [penalty-received] 收到多少违约金？例如 500
    [all-of-it] 全部减免吗？
    [penalty-waived] 减免多少违约金？例如 300
    [why-let-off] 为什么减免？例如 友好协商
    [received-on] 哪天到账的？例如 11-14
    [statement] 哪一张对账单？例如 S3
    [reason] 原因是什么？例如 回款正常
    [why-stopped] 为什么停单？例如 等合同续签
    [why-resumed] 为什么恢复？例如 合同已续签
    [which] 哪一台车？编号、车牌或报案号都可以，例如 C12
    [case] 哪一台车？例如 C12
    [estimate] 预估修理金额是多少？例如 8500
    [damage] 哪里受损？例如 前杠
    [called-claim] 报案号是多少？
    [claim] 报案号是多少？
    [override] 为什么破例？例如 老客户
    [waiting] 只看停着等的吗？
    [late] 只看逾期的吗？
    [stage] 哪个阶段？
    [step] 哪一步？
    [waived] 免做吗？
    [done] 完成了吗？
    [why-waived] 为什么免做？例如 客户不需要
    [assessed] 定损金额是多少？例如 8200
    [deductible] 免赔额是多少？例如 500
    [called-parts] 配件成本是多少？例如 3900
    [called-labour] 工时成本是多少？例如 1200
    [parts] 配件成本是多少？例如 3900
    [labour] 工时成本是多少？例如 1200
    [why-amount] 为什么是这个金额？例如 复勘后增加
    [verified] 核损金额是多少？例如 8000
    [supplement] 哪一个增项？例如 #2
    [asked] 增项向保险公司申请多少？例如 1800
    [found] 新发现了什么损伤？例如 内骨架
    [agreed] 保险公司同意多少？例如 1500
    [called-difference] 差价是多少？例如 1500
    [difference] 定损低了多少？例如 1500
    [items] 哪几项有争议？先写我方，再写对方，例如 前杠 800/500
    [why-disputed] 要说明什么？例如 漆面要重做
    [figure] 定案金额是多少？例如 9200
    [why-withdrawn] 为什么撤回？例如 客户不再坚持
    [why-kept] 为什么继续合作？例如 已谈好新价格
    [quote] 哪一份报价？例如 Q7
    [bundle] 哪款套餐？
    [premium] 保费是多少？例如 6800
    [kind] 哪种险？
    [sold-by] 这份保单是谁卖的？例如 陈静
    [within] 看多少天内到期的？例如 30
    [other-bundle] 换成哪款套餐？
    [other-premium] 新的保费是多少？例如 7200
    [staff] 哪位同事？例如 张伟
    [role] 什么角色？
    [whose] 对谁？
    [language] 哪种语言？
    [digest] 哪一种推送？
    [source] 车是怎么来的？
    [express] 加急吗？
    [promised] 预计哪天交车？例如 12-03
    [why-later] 为什么推迟？例如 等配件
    [cause] 车停着，在等谁？
    [wait-note] 等什么？例如 等前杠
    [why-handed] 为什么移交？例如 休假
    [why-cancelled] 为什么撤案？例如 客户不修了
    [why-back] 为什么返修？例如 异响
    [step-title] 新步骤叫什么？例如 洗车
    [sop-step] 哪一步？
    [step-due] 什么时候要完成？例如 交车前1天
    [step-after] 排在哪一步后面？
    [template] 哪一个流程？
    [score] 打几分？0 到 10，10 分最满意
    [said] 客户怎么说？例如 修得很好，就是等得久
    [complaint] 客户投诉什么？例如 车漆有色差
    [answered] 怎么答复客户的？例如 已道歉并安排返工
    [outcome] 做了什么处理？例如 重新喷漆，客户认可
    [booked-on] 下次保养约在哪天？例如 2027-03-01
    [moment] 哪个时刻？
    [loaner] 哪一台代步车？例如 京A12345
    [loaner-model] 什么车型？例如 <code>Model 3</code>
    [due-back] 哪天还车？例如 12-03
    [visited-for] 客户来做什么？
    [spent] 付了多少钱？例如 1800
    [visited-on] 哪天来的？例如 11-14
    [photo-number] 哪一张照片？例如 3
    [why-withdrawn] 为什么撤回？例如 拍错车
    [photos] 只看照片吗？
   *[switch] 开启还是关闭？
}
fields-yes = 是
fields-day = { $word ->
    [today] 今天
    [yesterday] 昨天
    [this-month] 本月底 { $day }
    [next-month] 下月底 { $day }
    [year] 年底 { $day }
   *[first] 下月 1 日 { $day }
}
choice-direction = { $value ->
    [out] 转出（推荐给代理人）
   *[in] 转入（代理人送来）
}
choice-bundle = { $value ->
    [economy] 经济型
    [comfort] 舒适型
    [prestige] 尊享型
   *[all] 三款比较
}
choice-other-bundle = { choice-bundle }
choice-found-by = { $value ->
    [customer] 客户推荐
    [field] 地推
   *[online] 线上
}
choice-kind = { $value ->
    [compulsory] 交强险
    [commercial] 商业险
   *[full] 全险
}
choice-plan = { $value ->
    [basic] 基础合作（A，月结）
   *[deep] 深度合作（B，半月结）
}
choice-new-plan = { choice-plan }
choice-contact-role = { $value ->
    [adjuster] 定损员
    [claims] 理赔
    [liaison] 对接人
    [finance] 财务
    [head] 负责人
   *[other] 其他
}
choice-role = { $value ->
    [manager] 店长
    [partner] 合作专员
   *[advisor] 服务顾问
}
choice-stage = { $value ->
    [inspection] 待初检
    [plan] 做方案
    [assessment] 等定损
    [repair] 维修中
    [handover] 待交车
    [follow_up] 待回访
   *[closed] 已结案
}
choice-step = { $value ->
    [inspection] 初检
    [plan] 方案
    [submitted] 提交
    [assessed] 定损
    [informed] 告知
    [photo] 照片
    [eta] 预告
    [quality] 质检
    [delivered] 交车
    [booking] 预约
    [callback] 回访
   *[other] { $value }
}
choice-language = { $value ->
    [en] English（英文）
   *[zh-CN] 中文
}
choice-whose = { $value ->
    [group] 本群
   *[me] 自己
}
choice-switch = { $value ->
    [True] 开启
   *[False] 关闭
}
choice-digest = { $value ->
    [cases] 事故车进度（cases）
   *[other] { $value }
}
