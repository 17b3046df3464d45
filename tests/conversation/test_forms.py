"""Forms: one prompt at a time, by buttons and by typing, for several people at once, over restarts (interface §1)."""

from datetime import timedelta
from typing import Any

import pytest

from domain.agents.models import Referral
from domain.bundles.models import Quote
from domain.cases.models import Case
from domain.clock import FixedClock
from domain.customers.models import Vehicle
from domain.forms.models import Form
from tests.conversation.talking import Conversation, a_conversation

TYPED = ("京AD12345", "王先生", "13812345678", "12-31")


async def test_a_referral_by_form_in_private(talk: Conversation) -> None:
    who = talk.advisor
    prompt = await talk.ask(who, "/refer")
    assert "转出给代理人，还是代理人转入？" in prompt.text
    await talk.press(who, prompt, "转出")
    assert "哪位代理人？" in prompt.text
    assert "✓ 方向：转出" in prompt.text
    await talk.press(who, prompt, "陈静")
    assert "车牌号是多少？" in prompt.text
    for answer in TYPED:
        await talk.say(who, answer)
    done = talk.newest(who.id)
    assert "已登记推荐 R1" in done.text
    row = await Referral.get().select_related("customer", "agent")
    assert row.customer is not None
    assert (row.customer.name, row.customer.phone) == ("王先生", "13812345678")
    assert (row.plate, row.direction) == ("京AD12345", "out")
    assert str(row.policy_expires_on) == "2026-12-31"
    assert not await Form.exists()


async def test_what_was_said_in_the_line_is_not_asked_again(talk: Conversation) -> None:
    prompt = await talk.ask(talk.advisor, "/refer out 陈静 京AD12345")
    assert "车主怎么称呼" in prompt.text
    for known in ("转出", "陈静", "京AD12345"):
        assert known in prompt.text


async def test_several_answers_in_one_message(talk: Conversation) -> None:
    await talk.say(talk.advisor, "/refer out 陈静")
    prompt = await talk.ask(talk.advisor, "京AD12345 王先生 13812345678")
    assert "保险哪天到期" in prompt.text
    await talk.press(talk.advisor, prompt, "跳过")
    assert (await Referral.get()).policy_expires_on is None


async def test_a_wrong_answer_is_explained_and_the_prompt_stands(talk: Conversation) -> None:
    await talk.say(talk.advisor, "/refer out 陈静")
    refused = await talk.ask(talk.advisor, "京A12")
    assert "京A12" in refused.text
    assert not await Referral.exists()
    await talk.say(talk.advisor, "京AD12345")
    assert "车主怎么称呼" in talk.newest(talk.advisor.id).text


async def test_back_and_cancel(talk: Conversation) -> None:
    who = talk.advisor
    prompt = await talk.ask(who, "/refer")
    await talk.press(who, prompt, "转出")
    await talk.press(who, prompt, "返回")
    assert "转出给代理人，还是代理人转入？" in prompt.text
    assert "✓ 方向" not in prompt.text
    await talk.press(who, prompt, "转入")
    assert "✓ 方向：转入" in prompt.text
    await talk.press(who, prompt, "取消")
    assert "已取消" in prompt.text
    assert not prompt.keyboard
    assert not await Form.exists()


@pytest.mark.parametrize("word", ["/cancel", "取消", "算了"])
async def test_a_form_is_left_by_a_word(talk: Conversation, word: str) -> None:
    prompt = await talk.ask(talk.advisor, "/refer out 陈静")
    assert "已取消" in (await talk.ask(talk.advisor, word)).text
    assert not await Form.exists()
    assert prompt.text == "✓ 表单已结束。"


async def test_two_people_fill_in_the_same_form_in_one_group(talk: Conversation) -> None:
    group: dict[str, Any] = {"chat_id": talk.group_id}
    mine = await talk.ask(talk.advisor, "/quote", **group)
    theirs = await talk.ask(talk.colleague, "/quote", **group)
    assert "填写" in await talk.press(talk.colleague, mine, "舒适型", **group)
    await talk.press(talk.advisor, mine, "舒适型", **group)
    await talk.press(talk.colleague, theirs, "尊享型", **group)
    await talk.say(talk.advisor, "6800", reply_to=mine.id, **group)
    await talk.say(talk.colleague, "20000", reply_to=theirs.id, **group)
    given = {(row.bundle, row.premium_fen) for row in await Quote.all()}
    assert given == {("comfort", 680_000), ("prestige", 2_000_000)}


async def test_a_group_talks_on_while_a_form_is_open(talk: Conversation) -> None:
    await talk.say(talk.advisor, "/quote", chat_id=talk.group_id)
    assert await talk.say(talk.advisor, "6800", chat_id=talk.group_id) == []
    assert await talk.say(talk.colleague, "吃饭去", chat_id=talk.group_id) == []
    assert not await Quote.exists()


async def test_the_phone_is_masked_in_a_groups_form(talk: Conversation) -> None:
    group: dict[str, Any] = {"chat_id": talk.group_id}
    prompt = await talk.ask(talk.advisor, "/refer out 陈静 京AD12345 13812345678", **group)
    assert "138****5678" in prompt.text
    await talk.say(talk.advisor, "王先生", reply_to=prompt.id, **group)
    for shown in talk.screen.messages[talk.group_id]:
        assert "13812345678" not in shown.text + str(shown.keyboard)
        assert "王先生" not in shown.text


async def test_a_form_outlives_a_restart_and_any_process_takes_the_next_answer(talk: Conversation) -> None:
    prompt = await talk.ask(talk.advisor, "/quote")
    await talk.press(talk.advisor, prompt, "舒适型")
    talk.restart()
    await talk.say(talk.advisor, "6800")
    assert (await Quote.get()).premium_fen == 680_000


async def test_a_form_is_forgotten_after_half_an_hour(talk: Conversation, time: FixedClock) -> None:
    prompt = await talk.ask(talk.advisor, "/quote")
    time.advance(timedelta(minutes=30))
    assert "30 分钟" in await talk.press(talk.advisor, prompt, "舒适型")
    assert "没看懂" in (await talk.ask(talk.advisor, "6800")).text
    assert not await Quote.exists()


async def test_buttons_of_an_earlier_prompt_do_nothing(talk: Conversation) -> None:
    prompt = await talk.ask(talk.advisor, "/quote")
    stale = prompt.data_of("尊享型")
    await talk.press(talk.advisor, prompt, "舒适型")
    assert "已经填过" in await talk.press_data(talk.advisor, prompt, stale)
    for forged in (
        "forms.pick:1:99.1",
        "forms.pick:x:1.1",
        "forms.pick:1:1.999",
        "forms.confirm:1:2",
        "forms.change:1:2.77",
    ):
        assert await talk.press_data(talk.advisor, prompt, forged)
    await talk.say(talk.advisor, "6800")
    assert (await Quote.get()).bundle == "comfort"


async def test_a_command_in_the_middle_is_run_and_the_form_stays(talk: Conversation) -> None:
    await talk.say(talk.advisor, "/refer out 陈静")
    assert "平安" in (await talk.ask(talk.advisor, "/credit")).text
    assert "平安" in (await talk.ask(talk.advisor, "额度")).text
    await talk.say(talk.advisor, "京AD12345 王先生 13812345678")
    assert "保险哪天到期" in talk.newest(talk.advisor.id).text


async def test_a_new_form_takes_the_place_of_the_old_one(talk: Conversation) -> None:
    old = await talk.ask(talk.advisor, "/refer")
    await talk.say(talk.advisor, "/quote")
    assert await Form.all().count() == 1
    assert old.text == "✓ 表单已结束。"


async def test_a_name_that_two_have_is_asked_for_by_buttons(talk: Conversation) -> None:
    await talk.say(talk.partner, "/agent add 陈静 人保 13900002222")
    prompt = await talk.ask(talk.advisor, "/refer out 陈静 京AD12345 王先生 13812345678 12-31")
    assert "不止一个" in prompt.text
    assert prompt.labels[:2] == ["陈静（平安）", "陈静（人保）"]
    await talk.press(talk.advisor, prompt, "人保")
    row = await Referral.get().select_related("agent")
    assert row.agent.company == "人保"
    assert "已登记推荐 R1" in prompt.text


async def test_what_turns_out_to_be_needed_is_asked_for_and_nothing_is_half_written(talk: Conversation) -> None:
    prompt = await talk.ask(talk.advisor, "/case new 平安 京AD12345 8500 前杠")
    assert "车主" in prompt.text
    assert not await Case.exists()
    assert not await Vehicle.exists()
    await talk.say(talk.advisor, "王先生")
    await talk.say(talk.advisor, "13812345678")
    assert "C1" in talk.newest(talk.advisor.id).text
    assert await Case.all().count() == 1


async def test_a_known_car_offers_its_owner(talk: Conversation) -> None:
    await talk.say(talk.advisor, "/refer out 陈静 京AD12345 王先生 13812345678")
    prompt = await talk.ask(talk.advisor, "/refer in 陈静 京AD12345")
    assert "王先生" in prompt.labels
    await talk.press(talk.advisor, prompt, "王先生")
    assert "13812345678" in prompt.labels
    await talk.press(talk.advisor, prompt, "13812345678")
    await talk.press(talk.advisor, prompt, "跳过")
    assert "已登记推荐 R2" in prompt.text


async def test_a_refusal_at_the_end_leaves_the_form_to_be_mended(talk: Conversation) -> None:
    prompt = await talk.ask(talk.advisor, ["/refer out 陈静 京AD12345 王先生", "13812345678"][0])
    await talk.say(talk.advisor, "13812345678")
    assert "不像" in (await talk.ask(talk.advisor, "2001-01-01")).text or not await Referral.exists()
    await talk.say(talk.advisor, "12-31")
    assert await Referral.all().count() == 1
    assert prompt.text


async def test_forms_speak_english(database: str, time: FixedClock) -> None:
    talk = await a_conversation("en")
    prompt = await talk.ask(talk.advisor, "/quote")
    assert "Which bundle?" in prompt.text
    await talk.press(talk.advisor, prompt, "Comfort")
    assert "What is the premium?" in prompt.text
    await talk.say(talk.advisor, "6800")
    assert (await Quote.get()).bundle == "comfort"


async def test_a_reply_to_something_else_is_no_answer(talk: Conversation) -> None:
    group: dict[str, Any] = {"chat_id": talk.group_id}
    card = await talk.ask(talk.colleague, "/refer out 陈静 京B12345 李女士 13912345678", **group)
    prompt = await talk.ask(talk.advisor, "/refer out 陈静 京AD12345", **group)
    assert "车主怎么称呼" in prompt.text
    await talk.say(talk.advisor, "收到", reply_to=card.id, **group)
    theirs = await talk.ask(talk.colleague, "/quote", **group)
    await talk.say(talk.advisor, "收到", reply_to=theirs.id, **group)
    assert [name for name, _ in (await Form.get(command="refer")).answers] == ["direction", "agent", "plate"]
    await talk.say(talk.advisor, "王先生", reply_to=prompt.id, **group)
    assert "车主手机号" in talk.newest(talk.group_id).text


async def test_a_name_is_no_plate_and_no_amount(talk: Conversation) -> None:
    await talk.say(talk.advisor, "/refer out 陈静 京AD12345")
    for wrong in ("京AD12346", "1.2万", "13812345678"):
        assert "姓名" in (await talk.ask(talk.advisor, wrong)).text
    assert "车主手机号" in (await talk.ask(talk.advisor, "王先生")).text


async def test_a_wrong_answer_hears_the_question_again(talk: Conversation) -> None:
    await talk.say(talk.advisor, "/refer out 陈静 京AD12345 王先生")
    refused = await talk.ask(talk.advisor, "123")
    assert refused.text == "「123」不能作手机号。\n👉 车主手机号是多少？例如 13812345678（不填了：/cancel）"


async def test_the_answer_to_a_later_question_is_taken_while_a_choice_is_asked(talk: Conversation) -> None:
    await talk.say(talk.advisor, "/quote")
    prompt = await talk.ask(talk.advisor, "6800")
    assert "✓ 保费：¥6,800" in prompt.text
    assert "哪款套餐？" in prompt.text
    await talk.press(talk.advisor, prompt, "舒适型")
    assert "Q1" in prompt.text


async def test_a_reply_to_somebody_elses_prompt_is_told_whose_it_is(talk: Conversation) -> None:
    group: dict[str, Any] = {"chat_id": talk.group_id}
    prompt = await talk.ask(talk.advisor, "/quote", **group)
    told = await talk.ask(talk.colleague, "舒适", reply_to=prompt.id, **group)
    assert told.text == "这张表单由 李雷 填写。"


async def test_a_whole_line_ends_the_form_of_the_same_command(talk: Conversation) -> None:
    prompt = await talk.ask(talk.advisor, "/quote")
    await talk.say(talk.advisor, "/bundles")
    assert await Form.exists()
    await talk.say(talk.advisor, "/quote comfort 6800")
    assert not await Form.exists()
    assert prompt.text == "✓ 表单已结束。"


async def test_a_form_that_a_card_begins_leaves_the_card(talk: Conversation) -> None:
    card = await talk.ask(talk.advisor, "/renewals add 京AD12345 王先生 13812345678 平安 2026-12-31 6800")
    await talk.press(talk.advisor, card, "推荐给代理人")
    prompt = talk.newest(talk.advisor.id)
    assert "哪位代理人？" in prompt.text
    await talk.press(talk.advisor, prompt, "取消")
    assert "京AD12345 的保单" in card.text


async def test_why_a_step_is_waived_is_needed(talk: Conversation) -> None:
    await talk.say(talk.advisor, "/case new 平安 京AD12345 王先生 13812345678 8500 前杠")
    prompt = await talk.ask(talk.advisor, "/step C1 照片 免")
    assert "✓ 免做：是" in prompt.text
    assert "跳过" not in prompt.labels
    assert "免做" in (await talk.ask(talk.advisor, "客户不需要")).text


async def test_roles_are_told_apart_on_buttons(talk: Conversation) -> None:
    prompt = await talk.ask(talk.manager, "/role 李雷")
    assert prompt.labels[:3] == ["服务顾问", "合作专员", "店长"]
    await talk.press(talk.manager, prompt, "合作专员")
    assert "服务顾问 → 合作专员" in prompt.text


async def test_a_stop_is_seen_before_it_is_met_and_a_manager_is_asked_why_to_override(talk: Conversation) -> None:
    await talk.say(talk.manager, "/stop 平安 等合同续签")
    prompt = await talk.ask(talk.manager, "/case new")
    assert prompt.labels[:2] == ["🟢 人保", "🔴 平安"]
    await talk.press(talk.manager, prompt, "平安")
    for answer in ("京AD12345", "13812345678", "王先生", "8500", "前杠"):
        await talk.say(talk.manager, answer)
    asked = talk.newest(talk.manager.id)
    assert "平安 现在不能接新单" in asked.text
    assert "为什么破例？" in asked.text
    assert "跳过" not in asked.labels
    await talk.say(talk.manager, "老客户")
    assert "店长破例接车：老客户" in talk.newest(talk.manager.id).text


async def test_what_can_not_be_skipped_or_gone_back_from_says_so(talk: Conversation) -> None:
    await talk.say(talk.advisor, "/refer")
    assert "已经是第一步" in (await talk.ask(talk.advisor, "返回")).text
    assert "不能跳过" in (await talk.ask(talk.advisor, "没有")).text
    assert "跳过" not in (await talk.ask(talk.colleague, "/quote")).labels


async def test_an_example_is_of_what_was_meant(talk: Conversation) -> None:
    assert "例如：/renewals 30" in (await talk.ask(talk.advisor, "/renewals 400")).text
    assert "例如：/renewals add" in (await talk.ask(talk.advisor, "/renewals add 京AD12345 12-31 -5")).text


async def test_oneself_is_asked_to_be_sure(talk: Conversation) -> None:
    await talk.say(talk.manager, "/role 赵合作 manager")
    shown = await talk.ask(talk.manager, "/role 张店长 advisor")
    assert shown.labels == ["✅ 确定"]
    await talk.press(talk.manager, shown, "确定")
    assert "店长 → 服务顾问" in shown.text


async def test_the_language_of_a_group_is_set_in_the_group(talk: Conversation) -> None:
    assert "/lang group en" in (await talk.ask(talk.manager, "/lang group en")).text
