"""What the peer says: as long as what Baohe says."""

from collections.abc import Sequence
from datetime import date
from typing import Any

HELP = """\
<b>保合助手 · 使用帮助</b>

<b>常用</b>
/today 今天 · 我今天的待办（逾期、到期、续保、跟进）
/undo 撤销 · 撤销我最近的一次操作
/cancel 取消 · 退出正在填写的表单
/help 帮助 · 看全部用法

<b>事故车</b>
/case 事故车 · 接车建档，或查看一台（编号、车牌、报案号）
/cases 在修 · 在修看板，逾期在前（可看逾期、我的、某家、某阶段）
/step 完成 · 完成事故车的一个步骤，或写明原因免做
/assess 定损 · 登记事故车的定损金额和免赔额

<b>保险公司与额度</b>
/credit 额度 · 各家能不能接单、占用额度和原因（可看一家）

<b>代理人与推荐</b>
/refer 推荐 · 登记推荐（转出给代理人，或代理人转入）
/referrals 推荐列表 · 看推荐（跟进中、我的、按代理人、按月份）
/won 成交 · 推荐成交，记推荐费
/lost 未成 · 推荐未成，可写原因

<b>套餐报价</b>
/quote 报价 · 报一款套餐，或三款一起比
/bundles 套餐 · 三款套餐的内容和价格

<b>客户</b>
/renewals 续保 · 续保雷达（快到期的保单），登记保单

<b>人员与门店</b>
/start 开始 · 开始使用，或凭邀请加入门店
/lang 语言 · 切换语言（中文 / English）

发送 /help 加命令名查看示例，例如 /help quote。群里也可以 @我 直接说中文，例如：报价 舒适 6800。"""


def yuan(fen: int) -> str:
    """``¥1,250``, with two decimals only when it is not whole."""
    sign, fen = ("−" if fen < 0 else ""), abs(fen)
    return f"{sign}¥{fen // 100:,}" + (f".{fen % 100:02d}" if fen % 100 else "")


def quote(  # noqa: PLR0917 - figures of one text
    number: int, until: date, by: str, today: date, premium: int, terms: dict[str, int], rebate: int, cost: int,
    net: int, addons: int, renewals: int,
) -> str:  # fmt: skip
    """A quote with what is the team's alone."""
    extra, clv = terms["surcharge_fen"], net + addons + renewals
    even = (cost - extra) * 10_000 // terms["rebate_bp"]
    return (
        f"🧾 <b>报价 Q{number} · 舒适型</b>\n保费 {yuan(premium)} · 有效期至 {until}\n\n"
        f"客户应付 <b>{yuan(premium + extra)}</b>\n保费 {yuan(premium)} + 服务套餐 {yuan(extra)}\n"
        "礼遇价值 <b>¥3,000</b>\n· 保险：全险\n· 基础保养 3 次（价值 ¥2,400）\n"
        "· 车辆检测 2 次（价值 ¥600）\n· 代步车 3 次\n\n🔒 <b>仅团队可见 · 勿转客户</b>\n"
        f"<blockquote>保险公司返点 <b>{yuan(rebate)}</b>（10%）\n成本 {yuan(cost)}\n"
        f"净利 <b>{yuan(net)}</b> = 返点 + 加价 {yuan(extra)} − 成本\n保本保费 <b>{yuan(even)}</b>\n"
        f"CLV（3 年）<b>{yuan(clv)}</b>\n报价人 {by} · {today}</blockquote>\n"
        "<blockquote expandable><b>客户终身价值 CLV 怎么算</b>\n"
        f"{yuan(clv)} = 当年净利 {yuan(net)} + 增项利润 {yuan(addons)} + 续保 {yuan(renewals)}\n"
        "· 增项：每年 ¥420 = 渗透率 35% × 客单 ¥2,000 × 毛利 60%\n"
        "· 续保：续保率 85%，续保后每年净利相同\n"
        "· 第 1 年全额计，往后每年再乘 85%，共 3 年</blockquote>"
    )


def credit(  # noqa: PLR0917 - figures of one text
    insurer: Any, state: str, used: int, limit: int, share: int, lines: Sequence[str]
) -> str:
    """One insurer's credit."""
    unbilled, billed = yuan(insurer["unbilled_fen"]), yuan(insurer["billed_fen"])
    entries = "\n".join(lines) or "账上还没有记录。"
    return (
        f"<b>{insurer['name']}</b>　{state}\n{'█' * (share * 6 // 100):░<6} {yuan(used)} / {yuan(limit)}（{share}%）\n"
        f"可用额度 {yuan(limit - used)}\n未出账 {unbilled} · 已出账未付 {billed}\n\n{entries}"
    )


def referral(  # noqa: PLR0917 - figures of one text
    number: int, agent: str, plate: str, name: str, phone: str, expires: date, fee: int, today: date, by: str,
    through: date,
) -> str:  # fmt: skip
    """A referral that was logged."""
    return (
        f"✅ 已登记推荐 <b>R{number}</b>\n\n🤝 <b>R{number} · 转出给{agent}</b>\n"
        f"🚗 {plate}　{name[0]}**　{phone[:3]}****{phone[-4:]}\n"
        f"📅 保单 {expires} 到期，还有 {(expires - today).days} 天\n💰 成交后{agent}付我方 {yuan(fee)}\n"
        f"📝 {today} {by} 登记\n🟢 跟进中（open），保留到 {through}"
    )
