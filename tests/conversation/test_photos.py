"""People send photos: with a case's number, as replies, as albums, as answers to a question (interface §2)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.cases.models import CasePhoto, CasePhotoDay
from domain.clock import FixedClock
from domain.forms.models import Form
from domain.outbox import service as outbox
from domain.outbox.views import Answer
from tests.conversation.talking import BOT_NAME, Conversation, Process, Somebody

NEW = "/case new 平安 京A{}2345 王先生 13812345678 8500 前杠"


@pytest.fixture
async def shop(talk: Conversation, time: FixedClock) -> Conversation:
    """Two cars in care since two days: photos are due."""
    await talk.say(talk.advisor, NEW.format("D"))
    await talk.say(talk.advisor, NEW.format("E"))
    time.advance(timedelta(days=2))
    return talk


async def filed() -> list[tuple[int, int]]:
    """The cases of photos and their numbers."""
    rows = await CasePhoto.filter(state="filed").order_by("case_id", "number").prefetch_related("case")
    return [(row.case.number, row.number or 0) for row in rows if row.case is not None]


async def test_a_captioned_photo_is_filed_in_a_group(shop: Conversation) -> None:
    captions = ("C1", "#1", "c1 前杠喷漆", "Ｃ１前杠", "京AD2345 后门", f"@{BOT_NAME} C1")
    for number, caption in enumerate(captions, 1):
        (answer,) = await shop.show(shop.colleague, caption, chat_id=shop.group_id)
        assert answer.text == f"📷 C1 已存 1 张照片 · 今天共 {number} 张"
        assert answer.labels == ["↩️ 撤销"]
        assert answer.replies_to is not None
    assert await filed() == [(1, number) for number in range(1, 7)]
    assert await CasePhotoDay.all().count() == 1


async def test_what_is_not_meant_for_the_bot_stays_unanswered_in_a_group(shop: Conversation) -> None:
    for caption in ("", "中午吃什么", "C99", "京A00001", "R1", "<b>😀"):
        assert await shop.show(shop.colleague, caption, chat_id=shop.group_id) == []
    stranger = Somebody(99_001, "路人")
    assert await shop.show(stranger, "C1", chat_id=shop.group_id) == []
    assert await shop.show(shop.colleague, "C1", chat_id=-100_777) == []
    assert await CasePhoto.all().count() == 0


async def test_an_unknown_case_is_said_where_the_bot_is_spoken_to(shop: Conversation) -> None:
    (answer,) = await shop.show(shop.colleague, f"@{BOT_NAME} C99", chat_id=shop.group_id)
    assert "C99" in answer.text
    (answer,) = await shop.show(shop.advisor, "京A00001")
    assert "京A00001" in answer.text
    assert await CasePhoto.all().count() == 0


async def test_a_photo_replied_to_a_card_is_that_cases(shop: Conversation) -> None:
    card = await shop.ask(shop.advisor, "/case C2", chat_id=shop.group_id)
    (answer,) = await shop.show(shop.colleague, chat_id=shop.group_id, reply_to=card.id)
    assert answer.text.startswith("📷 C2 已存 1 张照片")
    assert "📷 照片 1 张 · 今天 1 张" in shop.screen.one(shop.group_id, card.id).text
    (again,) = await shop.show(shop.colleague, "后面", chat_id=shop.group_id, reply_to=answer.id)
    assert again.text == "📷 C2 已存 1 张照片 · 今天共 2 张"
    assert "📷 照片 2 张 · 今天 2 张" in shop.screen.one(shop.group_id, card.id).text


async def _chase(shop: Conversation, text: str) -> int:
    """A message of ours that tells of cases, as the afternoon's reminder does."""
    call: dict[str, object] = {"method": "sendMessage", "chat_id": shop.group_id, "text": text}
    answers = await outbox.record_answers(99_000, [Answer(shop.group_id, call, shop.centre.id)], "zh-CN")
    shop.process.courier.send_soon(answers)
    await shop.settle()
    return shop.newest(shop.group_id).id


async def test_an_answer_to_the_reminder_is_filed_or_asked_about(shop: Conversation) -> None:
    one = await _chase(shop, "📷 今天还没有照片\nC2 京AE2345")
    (answer,) = await shop.show(shop.advisor, chat_id=shop.group_id, reply_to=one)
    assert answer.text.startswith("📷 C2 ")
    both = await _chase(shop, "📷 今天还没有照片\nC1 京AD2345\nC2 京AE2345")
    (answer,) = await shop.show(shop.advisor, "C1 左门", chat_id=shop.group_id, reply_to=both)
    assert answer.text.startswith("📷 C1 ")
    (question,) = await shop.show(shop.advisor, chat_id=shop.group_id, reply_to=both)
    assert question.text.startswith("📷 这 1 张照片是哪台车的？")
    assert question.labels == ["C1 京AD2345", "C2 京AE2345"]
    assert await filed() == [(1, 1), (2, 1)]
    await shop.press(shop.colleague, question, "C2", chat_id=shop.group_id)
    said = shop.screen.one(shop.group_id, question.id)
    assert said.text == "📷 C2 已存 1 张照片 · 今天共 2 张"
    await shop.press(shop.colleague, said, "撤销", chat_id=shop.group_id)
    assert await filed() == [(1, 1), (2, 1)]


async def test_in_private_a_photo_is_asked_about(shop: Conversation) -> None:
    (question,) = await shop.show(shop.advisor, "前杠喷完了")
    assert question.labels == ["C2 京AE2345", "C1 京AD2345"]
    await shop.press(shop.advisor, question, "C1")
    assert await filed() == [(1, 1)]
    toast = await shop.press_data(shop.advisor, question, "cases.photo_file:C2:999999")
    assert "重新发送" in toast
    assert await shop.press_data(shop.advisor, question, "cases.photo_file:C2:x") != ""
    (passed_on,) = await shop.show(shop.advisor, "C2", forward_origin=_origin())
    assert passed_on.labels == ["C2 京AE2345", "C1 京AD2345"]


def _origin() -> dict[str, Any]:
    return {"type": "hidden_user", "date": 1_790_000_000, "sender_user_name": "老王"}


async def test_a_caption_may_answer_a_form_and_command_as_before(shop: Conversation) -> None:
    await shop.say(shop.advisor, "/assess C1")
    assert await Form.all().count() == 1
    await shop.show(shop.advisor, "8200")
    assert (await Form.get()).asked == "deductible"
    await shop.say(shop.advisor, "取消")
    (answer,) = await shop.show(shop.advisor, "/step C1 inspection")
    assert "初检" in answer.text
    (answer,) = await shop.show(shop.advisor, "/photo C1")
    assert answer.text.startswith("📷 C1 已存 1 张")
    (answer,) = await shop.show(shop.advisor, "照片 C2")
    assert answer.text.startswith("📷 C2 已存 1 张")


async def test_an_album_is_one_answer_though_its_caption_comes_second(shop: Conversation) -> None:
    pictures = [
        shop.picture(shop.advisor, "C1" if place == 1 else "", chat_id=shop.group_id, media_group_id="77")
        for place in range(3)
    ]
    for number, picture in enumerate(pictures):
        await shop.receive({"update_id": 700_000 + number, "message": picture})
        await shop.settle()
        shop.restart()
    (answer,) = shop.screen.messages[shop.group_id]
    assert answer.text == "📷 C1 已存 3 张照片 · 今天共 3 张"
    for number, picture in enumerate(pictures):
        await shop.receive({"update_id": 700_000 + number, "message": picture}, Process(shop.screen))
        await shop.receive({"update_id": 700_010 + number, "message": picture})
    await shop.settle()
    assert await filed() == [(1, 1), (1, 2), (1, 3)]
    assert shop.screen.messages[shop.group_id][0].text == answer.text


async def test_an_undo_takes_the_album_back(shop: Conversation) -> None:
    for caption in ("C1", "", ""):
        await shop.show(shop.advisor, caption, chat_id=shop.group_id, media_group_id="77")
    (answer,) = shop.screen.messages[shop.group_id]
    await shop.press(shop.advisor, answer, "撤销", chat_id=shop.group_id)
    await shop.settle()
    assert await filed() == []
    assert await CasePhotoDay.all().count() == 0
    assert shop.screen.one(shop.group_id, answer.id).text == "↩️ 已撤销：事故车 C1 · 存照片"


async def test_an_album_without_a_word_is_asked_about_once_and_in_a_moment(
    shop: Conversation, time: FixedClock
) -> None:
    for _ in range(3):
        assert await shop.show(shop.advisor, media_group_id="78") == []
    time.advance(timedelta(seconds=4))
    await shop.settle()
    question = shop.newest(shop.advisor.id)
    assert question.text.startswith("📷 这 3 张照片是哪台车的？")
    await shop.press(shop.advisor, question, "C2")
    assert await filed() == [(2, 1), (2, 2), (2, 3)]
    before = len(shop.screen.messages[shop.advisor.id])
    for caption in ("", "C1"):
        await shop.show(shop.advisor, caption, media_group_id="79")
    time.advance(timedelta(seconds=4))
    await shop.settle()
    assert len(shop.screen.messages[shop.advisor.id]) == before + 1, "the caption has said it"


async def test_an_anonymous_admin_says_who_they_are(shop: Conversation) -> None:
    picture = shop.picture(shop.advisor, f"@{BOT_NAME} C1", chat_id=shop.group_id)
    picture["from"] = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    await shop.send({"message": picture})
    question = shop.newest(shop.group_id)
    await shop.press_data(
        shop.manager, replace(question, replies_to=picture["message_id"]), "bot.again", chat_id=shop.group_id
    )
    assert await filed() == [(1, 1)]
    await shop.press_data(
        shop.manager, replace(question, replies_to=picture["message_id"]), "bot.again", chat_id=shop.group_id
    )
    assert await filed() == [(1, 1)]


async def test_files_are_photos_where_they_can_be_shown(shop: Conversation) -> None:
    for mime, told in (("image/png", "📷 C1 已存 1 张照片"), ("image/heic", "HEIC 格式不能存为照片")):
        picture = shop.picture(shop.advisor, "C1")
        del picture["photo"]
        file = {"file_id": f"D{mime}", "file_unique_id": f"E{mime}", "mime_type": mime, "file_size": 4_000}
        await shop.send({"message": picture | {"document": file}})
        assert shop.newest(shop.advisor.id).text.startswith(told)
    huge = shop.picture(shop.advisor, "C1")
    huge["photo"][-1]["file_size"] = 21 * 1024 * 1024
    await shop.send({"message": huge})
    assert "超过 20 兆" in shop.newest(shop.advisor.id).text
    assert await filed() == [(1, 1)]


async def test_photos_are_looked_at_and_withdrawn(shop: Conversation, time: FixedClock) -> None:
    assert "还没有照片" in (await shop.ask(shop.advisor, "/photo C1", chat_id=shop.group_id)).text
    for _ in range(11):
        await shop.show(shop.advisor, "C1", chat_id=shop.group_id)
    time.advance(timedelta(days=1))
    await shop.show(shop.colleague, "C1", chat_id=shop.group_id)
    *pictures, page = await shop.say(shop.colleague, "/case C1 photos", chat_id=shop.group_id)
    assert [each.text.split()[2] for each in pictures] == [str(number) for number in range(12, 2, -1)]
    assert pictures[0].text == "C1 第 12 张 · 2026-11-23 10:00 · 韩梅梅"
    assert page.text.splitlines()[:3] == [
        "📷 C1 京AD2345 照片 12 张（1/2）", "今天：第 12 张", "2026-11-22：第 11 10 9 8 7 6 5 4 3 张",
    ]  # fmt: skip
    method, call = next(each for each in reversed(shop.screen.calls) if each[0] == "sendMediaGroup")
    assert (method, len(call["media"])) == ("sendMediaGroup", 10)
    await shop.press_data(shop.colleague, page, "cases.photos:C1:2", chat_id=shop.group_id)
    assert [each.text.split()[2] for each in shop.screen.messages[shop.group_id][-3:-1]] == ["2", "1"]
    await shop.press(shop.colleague, page, "🗑 12", chat_id=shop.group_id)
    answer = shop.newest(shop.group_id)
    assert answer.text == "🗑 C1 第 12 张照片（2026-11-23）已撤回 · 还有 11 张"
    assert await CasePhotoDay.all().count() == 1
    await shop.press(shop.colleague, answer, "撤销", chat_id=shop.group_id)
    assert await CasePhotoDay.all().count() == 2
    (answer,) = await shop.say(shop.advisor, "/photo C1 withdraw 3 拍错车")
    assert answer.text.startswith("🗑 C1 第 3 张照片")
    (answer,) = await shop.say(shop.advisor, "照片 C1 撤回 3")
    assert "已由 李雷 撤回" in answer.text
    (answer,) = await shop.say(shop.advisor, "/photo C1 withdraw 77")
    assert "现在编到第 12 张" in answer.text


async def test_pictures_of_no_sound_shape_harm_nobody(shop: Conversation) -> None:
    odd = shop.picture(shop.advisor, "C1")
    shapes: tuple[Any, ...] = ([], [{}], [{"file_id": "x" * 400, "file_unique_id": "u", "width": 1, "height": 1}], "x")
    for photo in shapes:
        await shop.send({"message": odd | {"photo": photo}})
    assert await CasePhoto.all().count() == 0
    await shop.send({"message": odd | {"media_group_id": "x" * 500, "message_id": 88_001}})
    assert await filed() == [(1, 1)]
    sides = {"width": -(10**12), "height": 10**12}
    size = {"file_id": "F", "file_unique_id": "of odd sides"} | sides
    await shop.send({"message": odd | {"photo": [size], "message_id": 88_002}})
    assert await filed() == [(1, 1), (1, 2)]
    kept = await CasePhoto.get(file_unique_id="of odd sides")
    assert (kept.width, kept.height) == (0, 1_000_000)


async def test_the_answer_goes_on_telling_and_may_be_replied_to(shop: Conversation) -> None:
    for caption in ("C1", "", ""):
        await shop.show(shop.advisor, caption, chat_id=shop.group_id, media_group_id="77")
    (answer,) = shop.screen.messages[shop.group_id]
    await shop.say(shop.colleague, "/photo C1 withdraw 2", chat_id=shop.group_id)
    assert shop.screen.one(shop.group_id, answer.id).text == "📷 C1 已存 2 张照片（另撤回 1 张） · 今天共 2 张"
    (marked,) = await shop.say(shop.colleague, "/step inspection", chat_id=shop.group_id, reply_to=answer.id)
    assert marked.text.startswith("✅ C1 初检")
