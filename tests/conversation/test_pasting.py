"""Whole pasted messages: picked apart, shown for confirmation, what is missing asked for (interface §1)."""

from typing import Any

import pytest

from domain.agents.models import Referral
from domain.cases.models import Case
from domain.customers.models import InsurancePolicy
from domain.forms.models import Form
from tests.conversation.talking import Conversation

REFERRAL = """/refer
客户要续保，麻烦跟进
车主：王先生
电话：138 1234 5678
车牌：京A·D12345
保险到期：2026年12月31日
"""
PUSH = """【平安产险】事故车推送
报案号：PA202611200001
车牌号：京AD12345
被保险人：王建国
联系电话：13812345678
损失部位：前杠、左大灯
预估金额：8500元
查勘员：李工 13900002222
"""


async def test_a_pasted_referral_is_picked_apart_and_confirmed(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, REFERRAL)
    assert "转出给代理人，还是代理人转入？" in shown.text
    for value in ("京AD12345", "王先生", "13812345678", "2026-12-31"):
        assert value in shown.text
    await talk.press(talk.advisor, shown, "转出")
    await talk.press(talk.advisor, shown, "陈静")
    assert "以上内容对吗？" in shown.text
    assert not await Referral.exists()
    await talk.press(talk.advisor, shown, "确认")
    row = await Referral.get().select_related("customer")
    assert row.customer is not None
    assert (row.plate, row.customer.phone, str(row.policy_expires_on)) == ("京AD12345", "13812345678", "2026-12-31")
    assert "R1" in shown.text


async def test_a_pasted_accident_never_takes_the_adjuster_for_the_customer(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, f"/case new\n{PUSH}")
    assert "以上内容对吗？" in shown.text
    assert "13900002222" not in shown.text
    await talk.press(talk.advisor, shown, "确认")
    case = await Case.get().select_related("customer")
    assert (case.customer.name, case.customer.phone, case.estimate_fen) == ("王建国", "13812345678", 850_000)
    assert case.claim == "PA202611200001"
    assert "前杠" in case.damage


async def test_what_is_wrong_is_changed_before_it_counts(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, f"/case new\n{PUSH}")
    await talk.press(talk.advisor, shown, "预估金额")
    assert "预估修理金额是多少" in shown.text
    await talk.say(talk.advisor, "9000")
    shown = talk.newest(talk.advisor.id)
    assert "✓ 预估金额：¥9,000" in shown.text
    await talk.say(talk.advisor, "确认")
    assert (await Case.get()).estimate_fen == 900_000


async def test_a_correction_may_be_typed_under_the_summary(talk: Conversation) -> None:
    await talk.say(talk.advisor, f"/case new\n{PUSH}")
    await talk.say(talk.advisor, "9000 13700008888")
    shown = talk.newest(talk.advisor.id)
    assert "¥9,000" in shown.text
    assert "13700008888" in shown.text
    assert not await Case.exists()
    await talk.say(talk.advisor, "算了")
    assert not await Form.exists()


async def test_a_message_of_a_colleague_is_taken_by_replying_to_it(talk: Conversation) -> None:
    group: dict[str, Any] = {"chat_id": talk.group_id}
    assert await talk.say(talk.colleague, PUSH, **group) == []
    pushed = list(talk._said)[-1]
    shown = await talk.ask(talk.advisor, "/case new", reply_to=pushed, **group)
    assert "以上内容对吗？" in shown.text
    assert "138****5678" in shown.text
    assert "13812345678" not in shown.text
    await talk.press(talk.advisor, shown, "确认", **group)
    assert (await Case.get()).claim == "PA202611200001"


async def test_a_pasted_text_without_a_command_finds_its_way(talk: Conversation) -> None:
    offered = await talk.ask(talk.advisor, PUSH)
    assert "要登记成什么" in offered.text
    await talk.press_data(talk.advisor, offered, "bot.meant:case:new")
    shown = talk.newest(talk.advisor.id)
    await talk.press(talk.advisor, shown, "确认")
    assert (await Case.get()).estimate_fen == 850_000


async def test_doubtful_values_are_marked_and_their_rivals_offered(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, "/case new\n平安的车\n京AD12345 京B88888\n王先生 13812345678\n大概 8500\n前杠")
    assert "❓ 车牌" in shown.text
    await talk.press(talk.advisor, shown, "车牌")
    assert "京B88888" in shown.labels
    await talk.press(talk.advisor, shown, "京B88888")
    assert "✓ 车牌：京B88888" in shown.text


async def test_a_plain_line_acts_at_once(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, "/case new 平安 京AD12345 王先生 13812345678 8500 前杠")
    assert "C1" in shown.text
    assert await Case.all().count() == 1


async def test_a_pasted_policy_is_confirmed_too(talk: Conversation) -> None:
    text = "车牌：京AD12345\n姓名：王先生\n电话：13812345678\n保险公司：平安保险\n商业险到期：2026-12-31\n保费：6800"
    shown = await talk.ask(talk.advisor, f"/renewals add\n{text}")
    for _ in range(4):
        if "以上内容对吗" in shown.text:
            break
        await talk.press(talk.advisor, shown, "跳过")
    await talk.press(talk.advisor, shown, "确认")
    policy = await InsurancePolicy.get()
    assert (policy.insurer, policy.premium_fen, str(policy.expires_on)) == ("平安", 680_000, "2026-12-31")


async def test_back_from_a_change_loses_nothing(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, f"/case new\n{PUSH}")
    summary = shown.text
    for field in ("报案号", "车牌", "损伤情况"):
        await talk.press(talk.advisor, shown, field)
        assert "以上内容对吗" not in shown.text
        await talk.press(talk.advisor, shown, "返回")
        assert shown.text == summary
    await talk.press(talk.advisor, shown, "损伤情况")
    await talk.press(talk.advisor, shown, "跳过")
    assert "✓ 损伤情况" not in shown.text
    assert "➕ 损伤情况" in shown.labels


async def test_only_what_is_needed_is_asked_before_the_summary(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, "/renewals add\n京AD55667 周杰 13511112222 平安 12月8日到期 去年保费7200")
    assert "以上内容对吗" in shown.text
    await talk.press(talk.advisor, shown, "➕ 险种")
    await talk.press(talk.advisor, shown, "全险")
    assert "✓ 险种：全险" in shown.text
    await talk.press(talk.advisor, shown, "确认")
    assert (await InsurancePolicy.get()).kind == "full"


async def test_what_was_pasted_is_offered_by_what_it_would_become(talk: Conversation) -> None:
    offered = await talk.ask(talk.advisor, PUSH)
    assert set(offered.labels) == {"接车", "登记推荐", "登记保单"}


async def test_an_estimate_in_a_word(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, "/case new\n平安的车，京AD12345，王先生 13812345678，后杠坏了，估4千")
    assert "✓ 预估金额：¥4,000" in shown.text or "❓ 预估金额：¥4,000" in shown.text


PUSHED_IN_A_LINE = "【平安】新案件派单，车牌京N3F21K，联系人刘女士13699998888，受损部位后保险杠、尾灯，预估金额大概6300"


@pytest.mark.parametrize(
    "said",
    [
        f"接车\n{PUSHED_IN_A_LINE}",
        f"接车 {PUSHED_IN_A_LINE}",
        f"/case new {PUSHED_IN_A_LINE}",
        f"/case new\n{PUSHED_IN_A_LINE}",
        "接车\n平安 京N3F21K 刘女士 13699998888 6300 后保险杠、尾灯",
    ],
)
async def test_a_push_in_one_line_is_a_pasted_message_too(talk: Conversation, said: str) -> None:
    shown = await talk.ask(talk.advisor, said)
    assert "以上内容对吗" in shown.text
    assert "车主：刘女士" in shown.text
    assert "损伤情况：后保险杠、尾灯" in shown.text
    assert not await Case.exists()


async def test_a_command_above_one_pasted_line(talk: Conversation) -> None:
    for said in (
        "/refer\n陈静介绍的客户 李强 13912340000 车牌京AF66331 保险1月5号到期",
        "推荐\n陈静转来 李强 13912340000 京AF66331",
    ):
        assert "以上内容对吗" in (await talk.ask(talk.advisor, said)).text
        await talk.say(talk.advisor, "/cancel")
