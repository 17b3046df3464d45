"""The words that people write before, or right behind, what they tell: 车主, 联系电话, 商业险到期, 查勘员.

Who is spoken of (``Who``), and what is told (fields, or ``NOTHING`` for what no command wants). All are written as
the recogniser compares them: upper case, plain marks; ``_`` stands for a blank inside a word.
"""

from collections.abc import Mapping
from enum import Enum

NOTHING = "nothing"
"""What a label tells that no command asks for: the place of an accident, a policy's number, a deductible."""


class Who(Enum):
    """Whom a name, a phone or a plate belongs to."""

    OWNER = "owner"
    CONTACT = "contact"
    REPORTER = "reporter"
    CAR = "car"
    AGENT = "agent"
    OTHER = "other"
    THIRD = "third"
    SENDER = "sender"


STRANGERS = frozenset({Who.AGENT, Who.OTHER, Who.THIRD, Who.SENDER})
"""Those whose names, phones and plates are never the customer's."""

_PEOPLE = {
    Who.OWNER: """
        车主 标的车主 标的车车主 标的司机 标的驾驶员 本车车主 我方车主 客户 顾客 客人 被保险人 被保人 投保人
        车辆所有人 所有人 机主 尊敬的 亲爱的 我叫 OWNER CUSTOMER INSURED CLIENT
    """,
    Who.CONTACT: "联系人 送修人 车辆联系人 联络人 用车人 使用人 CONTACT",
    Who.REPORTER: "报案人 驾驶员 驾驶人 驾驶者 司机 当事人 来电人 DRIVER",
    Who.CAR: """
        标的车辆 标的车 标的方 标的 本车 我车 我方车辆 我方车 我方 我们车 我的车 我这边 己方 主车 出险车辆 出险车
        事故车辆 承保车辆 维修车辆 送修车辆 被保险车辆 投保车辆 车辆信息
    """,
    Who.THIRD: """
        三者车辆 三者车 三者司机 三者车主 三者方 三者 第三者车 第三者 第三方车辆 第三方车 第三方 对方车辆 对方车主
        对方司机 对方驾驶员 对方车 对方 他车 三责车 后车 前车 另一方 另一辆车 另一辆 另一台车 THIRD_PARTY
    """,
    Who.AGENT: """
        保险代理人 代理人 保险代理 代理 经纪人 推荐人 介绍人 转介人 推荐代理 推荐方 合作代理 业务员 业务经理
        业务人员 业务代表 保险专员 出单员 AGENT BROKER
    """,
    Who.OTHER: """
        查勘员 查勘人员 查勘人 查勘师 现场查勘 查勘 勘察员 勘查员 定损员 定损人员 定损师 定损人 理赔员 理赔专员
        理赔人员 理赔师 理赔顾问 理赔经理 理赔中心 理赔部 理赔岗 理赔 核损员 核赔员 推修员 推修人 推修专员 推修
        送修员 送修专员 客户经理 大客户经理 客户代表 客服 坐席 接待员 接待 接车员 接车人 服务顾问 维修顾问 顾问 前台
        4S店 4S 店长 店里 技师 维修技师 拖车司机 拖车师傅 拖车 救援司机 救援师傅 救援 经办人 经办 跟进人 跟单员
        对接人 负责人 录入员 派单员 派单人 调度员 调度 交警 民警 警官 代办 销售顾问 销售经理 销售 同事 合作专员
        操作员 渠道经理 渠道 续保专员 续保顾问 电销 审核人 受理人 受理员 制单人 制单 公估师 公估 中介 物业 保安 主管
        专员 助理 内勤 对接 操作人 经手人 领导 找我 联系我 我的电话 我的手机 本人电话 @ ADJUSTER ADVISOR SURVEYOR
    """,
    Who.SENDER: "来自 转发自 转自 转发 发送人 发件人 FORWARDED_FROM FROM",
}
_FIELDS: dict[tuple[str, ...], str] = {
    ("plate",): """
        车牌号码 车牌号 车牌照 车牌 牌照号码 牌照号 牌照 号牌号码 号牌 车号 车辆牌号 牌号 PLATE_NUMBER PLATE_NO
        PLATE LICENSE LICENCE
    """,
    ("phone",): """
        联系电话 联系方式 联系手机 联系号码 手机号码 手机号 手机 电话号码 电话 移动电话 微信同号 微信电话 号码 TEL
        PHONE MOBILE CELL
    """,
    ("name",): "姓名 名字 名称 称呼 NAME",
    ("expires",): """
        到期日期 到期时间 到期日 到期 截止日期 截止日 截止时间 截止 终保日期 终保日 终保 终止日期 终止日 止期
        止保日期 届满日 届满 有效期至 有效期限 有效期 保险期间 保险期限 保期 承保期间 续保日期 续保日 续保时间
        脱保日期 脱保时间 脱保日 出保日期 EXPIRY_DATE EXPIRY EXPIRES_ON EXPIRES EXPIRATION EXPIRE VALID_UNTIL
    """,
    ("estimate",): """
        定损金额 定损价格 定损价 定损额 定损费用 定损 核损金额 核损价 核损 核价 定价 定了 核了 预估金额 预估费用
        预估价 预估维修费 预估 估损金额 估损 估价 预计维修费 预计费用 预计金额 预计 维修金额 维修费用 维修总价
        维修费 维修价 修理费用 修理费 损失金额 车损金额 修车费用 估计 估 ESTIMATED_LOSS ESTIMATED_COST REPAIR_COST
        ESTIMATED ESTIMATE
    """,
    ("estimate", "premium"): """
        合计金额 合计 总计 共计 总价 总金额 总额 总共 一共 金额 费用 报价 约 大约 大概 差不多 AMOUNT TOTAL
    """,
    ("premium",): """
        保费合计 总保费 应缴保费 应收保费 实收保费 实缴保费 含税保费 签单保费 保费 保险费合计 保险费 交了 缴了
        PREMIUM
    """,
    ("estimate", "damage"): "车损 损失 维修 LOSS",
    ("claim",): """
        报案编号 报案号码 报案号 报案单号 报案 案件号码 案件编号 案件号 赔案号 赔案编号 立案号 案号 理赔编号 理赔号
        出险编号 REPORT_NUMBER REPORT_NO CLAIM_NUMBER CLAIM_NO CLAIM CASE_NO
    """,
    ("vin",): "车架号码 车架号 车架 车辆识别代号 车辆识别代码 车辆识别号 识别代码 大架号 大架 VIN码 VIN号 VIN",
    ("insurer",): """
        承保公司 承保单位 承保机构 承保方 承保 保险公司 投保公司 所属公司 所属保司 保司 险司 保险机构 保险 INSURER
        INSURANCE
    """,
    ("damage",): """
        损失部位 受损部位 损坏部位 损伤部位 碰撞部位 事故部位 部位 损失情况 受损情况 损坏情况 损失程度 损失描述
        损失明细 车损情况 出险经过 事故经过 出险描述 事故描述 出险情况 事故情况 出险原因 事故原因 事故详情 案情 经过
        维修项目 维修部位 维修内容 更换配件 损失项目 受损 LOSS_DESCRIPTION ACCIDENT_DESCRIPTION 事故 故障描述 描述
        备注 说明 DAMAGED DAMAGE REMARKS REMARK NOTES NOTE
    """,
    ("kind",): "投保险种 险种 保险种类 险别 KIND COVER",
    ("direction",): "推荐方向 互推方向 方向 推荐类型 DIRECTION",
    ("premium", "kind"): "商业险 交强险 商业 交强 全险 全保 双险",
    (NOTHING,): """
        出险时间 出险日期 事故时间 事故日期 报案时间 报案日期 查勘时间 出险地点 事故地点 查勘地点 报案地点 停放地点
        地点 地址 位置 时间 日期 起保日期 起保时间 起保 生效日期 生效时间 起期 起始日期 注册日期 登记日期 上牌日期
        上牌时间 初登日期 初次登记 购车日期 购车时间 签单日期 出单日期 出单时间 投保日期 投保时间 交车日期 提车日期
        生日 出生日期 预约时间 预约到店 预约 进店时间 到店时间 派单时间 推送时间 年检到期 年审到期 年检 年审
        驾照到期 驾驶证到期 身份证到期 质保到期 质保 保单编号 保单号码 保单号 投保单号 批单号 身份证号码 身份证号
        身份证 证件号码 证件号 证件 发动机号码 发动机号 发动机 驾驶证号 驾驶证 保额 绝对免赔额 绝对免赔 免赔额 免赔
        三者险 第三者责任险 三责险 三者责任 车损险 座位险 司乘险 乘客险 车上人员 划痕险 医保外 限额 行驶里程 里程
        公里数 车型 品牌型号 品牌 厂牌型号 型号 年款 年份 颜色 邮箱 微信号 微信 QQ 银行账号 账号 卡号 开户行 税号
        订单号 工单号 派工单号 派工单 流水号 序号 单号 任务号 原车牌 旧车牌 老车牌 残值 车船税 定金 订金 预付 已付
        尾款 折扣 优惠 返点 返现 佣金 手续费 推荐费 拖车费 施救费 停车费 工时费 工时 配件费 材料费 抹零 返佣 净保费
        DATE_OF_LOSS ACCIDENT_DATE ACCIDENT_TIME POLICY_NO POLICY_NUMBER ENGINE_NO NCD ADDRESS DATE MILEAGE MODEL
        ENGINE DEDUCTIBLE
    """,
}
_SHY = """
    全险 全保 双险 事故 LOSS 名称 号码 时间 日期 地址 位置 说明 描述 经过 备注 部位 受损 费用 金额 方向 车型 品牌
    型号 颜色 里程 微信 报案 保险 承保 预约 序号 损失 维修 约 大约 大概 差不多 估计 估 交了 缴了 定了 核了 定价 案情
    名字 称呼 发动机 证件 质保 年检 年审 对接 转发 推修 有效期 年份 FROM DATE NAME MODEL NOTE COVER KIND INSURANCE
    CLAIM CELL ENGINE DAMAGE DAMAGED TOTAL LICENSE LICENCE CONTACT CLIENT
"""
SHY = frozenset(_SHY.split())
"""Words that are labels only with a colon, alone in a cell or right before a figure: else part of a sentence."""
_PREFIXES = "商业险 商业 交强险 交强 强制险 双险 车险 保险 保单 上年度 上年 去年 今年 本年 预估 预计 公司 报案"


WHO: Mapping[str, Who] = {word.replace("_", " "): who for who, words in _PEOPLE.items() for word in words.split()}
WHAT: Mapping[str, tuple[str, ...]] = {
    word.replace("_", " "): fields for fields, words in _FIELDS.items() for word in words.split()
}
PREFIXES = tuple(_PREFIXES.split())
"""What may stand before a label and belongs to it: 商业险 of 商业险到期, 报案 of 报案电话."""
