"""Cases on their way, from words to what others read."""

from domain.cases.models import Case
from domain.clock import FixedClock
from tests.conversation.talking import Conversation

NEW = "/case new 平安 京AD12345 王先生 13812345678 8500 前杠"
PUSH = """【平安产险】事故车推送
报案号：PA202611200001
车牌号：京AD12345
被保险人：王建国
联系电话：13812345678
损失部位：前杠
预估金额：8500元
"""


async def test_a_pasted_push_says_itself_how_the_car_came(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, f"/case new\n{PUSH}")
    assert "来源：保险推送" in shown.text
    await talk.press(talk.advisor, shown, "确认")
    assert (await Case.get()).source == "push"


async def test_words_before_a_pasted_message_count_and_those_in_it_do_not(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, f"/case new 加急 拖车\n{PUSH}备注：请加急 拖车 处理")
    assert "来源：拖车" in shown.text
    await talk.press(talk.advisor, shown, "确认")
    case = await Case.get()
    assert (case.source, case.sop) == ("tow", "express")


async def test_what_is_wrong_about_it_is_changed_by_a_button(talk: Conversation) -> None:
    shown = await talk.ask(talk.advisor, f"/case new\n{PUSH}")
    await talk.press(talk.advisor, shown, "来源")
    await talk.press(talk.advisor, shown, "拖车")
    await talk.press(talk.advisor, shown, "确认")
    assert (await Case.get()).source == "tow"


async def test_the_new_advisor_reads_it_in_private_and_the_card_follows(talk: Conversation, time: FixedClock) -> None:
    await talk.say(talk.advisor, NEW, chat_id=talk.group_id)
    await talk.say(talk.advisor, "/case C1", chat_id=talk.group_id)
    card = talk.newest(talk.group_id)
    await talk.say(talk.advisor, "/handover C1 韩梅梅 休假")
    assert "李雷 把 C1（京AD12345）移交给您负责" in talk.newest(talk.colleague.id).text
    assert "负责人 韩梅梅" in card.text
    await talk.say(talk.colleague, "交车时间 C1 11-28 等配件")
    assert "交车推迟 2026-11-26 → 2026-11-28：等配件" in card.text
    await talk.say(talk.colleague, "登记等待 C1 配件")
    assert "起等配件" in card.text


async def test_a_form_asks_for_the_reason_of_a_slip(talk: Conversation) -> None:
    await talk.say(talk.advisor, NEW)
    shown = await talk.ask(talk.advisor, "/eta C1 11-28")
    assert "为什么推迟" in shown.text
    await talk.say(talk.advisor, "等配件")
    assert str((await Case.get()).promised_day) == "2026-11-28"


async def test_a_manager_adds_a_step_by_buttons(talk: Conversation) -> None:
    shown = await talk.ask(talk.manager, "/sop")
    await talk.press(talk.manager, shown, "➕ 增加")
    await talk.say(talk.manager, "洗车")
    await talk.press(talk.manager, talk.newest(talk.manager.id), "预计交车前 4 小时")
    await talk.press(talk.manager, talk.newest(talk.manager.id), "质检")
    assert "已增加步骤 洗车，预计交车前 4 小时" in talk.newest(talk.manager.id).text
    await talk.press(talk.manager, talk.newest(talk.manager.id), "撤销")
    assert "已撤销：流程 · 增加步骤" in talk.newest(talk.manager.id).text
