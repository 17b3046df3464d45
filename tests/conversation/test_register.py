"""An insurer is kept by buttons as well as by lines, and every card of it follows (interface §1)."""

from domain.clock import FixedClock
from domain.insurers.models import Insurer, InsurerContact, InsurerTerms
from tests.conversation.talking import Conversation


async def test_another_plan_by_buttons_and_back(talk: Conversation, time: FixedClock) -> None:
    who = talk.partner
    card = await talk.ask(who, "/insurer 平安")
    await talk.press(who, card, "改方案")
    prompt = talk.newest(who.id)
    assert "改成哪种合作方案？" in prompt.text
    await talk.press(who, prompt, "深度合作")
    assert "从哪天起？" in prompt.text
    await talk.press(who, prompt, "下月 1 日")
    done = talk.newest(who.id)
    assert "从 2026-12-01 起改为 B 深度（deep，半月结）" in done.text
    assert await InsurerTerms.filter(is_withdrawn=False).count() == 1
    await talk.press(who, done, "撤销")
    assert await InsurerTerms.filter(is_withdrawn=False).count() == 0
    assert "合作方案：A 基础（basic），月结" in (await talk.ask(who, "/insurer 平安")).text


async def test_somebody_is_written_down_step_by_step(talk: Conversation) -> None:
    who = talk.partner
    prompt = await talk.ask(who, "/insurer contact 平安")
    assert "联系人叫什么？" in prompt.text
    prompt = await talk.ask(who, "钱磊")
    prompt = await talk.ask(who, "010-1234567")
    assert "010-1234567" in prompt.text
    await talk.ask(who, "13800009999")
    prompt = talk.newest(who.id)
    assert "是做什么的？" in prompt.text
    await talk.press(who, prompt, "定损员")
    await talk.press(who, prompt, "跳过")
    assert "• 钱磊 · 定损员 · 138****9999" in talk.newest(who.id).text
    assert await InsurerContact.filter(name="钱磊", role="adjuster", phone="13800009999").exists()


async def test_the_credit_card_follows_an_ending(talk: Conversation) -> None:
    group = {"chat_id": talk.group_id}
    card = await talk.ask(talk.advisor, "/credit 平安", **group)
    await talk.say(talk.manager, "/insurer end 平安 三次争议")
    await talk.settle_within_a_second()
    assert "⚫ 合作已结束（ended）" in card.text
    assert "已结束合作" in card.text
    await talk.say(talk.manager, "/undo")
    await talk.settle_within_a_second()
    assert "🟢 可接单（open）" in card.text
    assert not await Insurer.filter(status="ended").exists()
    refused = await talk.ask(talk.partner, "/insurer end 平安 三次争议")
    assert "需要店长权限" in refused.text


async def test_a_refusal_with_an_example_of_its_own_is_given_no_other(talk: Conversation) -> None:
    refused = await talk.ask(talk.partner, "/insurer plan 平安 B 昨天")
    assert refused.text.count("例如") == 1
    assert "例如 /insurer plan 平安 B 2026-11-20。" in refused.text
