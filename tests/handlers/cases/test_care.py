"""Messages to customers, and what is odd about what is pressed and typed for them."""

from dataclasses import replace

import pytest

from domain.cases import service
from domain.cases.views import Moment
from domain.errors import DomainError, NotFound
from handlers.arguments.errors import Askable, NumberOutOfRange, UnexpectedWord
from handlers.calling import Call
from handlers.cases.care import buttons, messages
from handlers.cases.care.commands import ANSWERING, BOOKING, CLOSING, COMPLAINING, LENDING, SCORING
from handlers.declaration import Reply
from handlers.paging import units
from locales import LANGUAGES
from tests.factories.cases import Shop, a_case
from tests.factories.people import a_staff, anew
from tests.handlers.cases.conftest import data_of, labels_of, pressed, typed

LONGEST_PLATE, LONGEST_NAME = "京AD12345", "欧阳明月先生"


def copied(reply: Reply) -> list[str]:
    return [button.copy for row in reply.rows for button in row if button.copy]


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_the_houses_words_can_be_copied_at_every_moment(shop: Shop, lang: str) -> None:
    await a_case(shop, plate=LONGEST_PLATE, name=LONGEST_NAME)
    advisor = replace(await a_staff(shop.centre, name="司马相如"), lang=lang)
    for moment in Moment:
        reply = await typed(anew(advisor), "tell", f"C1 {moment.value}")
        (text,) = copied(reply)
        assert units(text) <= messages.MOST_COPIED_UNITS
        assert (LONGEST_PLATE in text, LONGEST_NAME in text) == (True, True)
        assert "¥" not in text


async def test_what_is_too_long_for_a_button_is_copied_by_a_touch(shop: Shop) -> None:
    await a_case(shop, name="欧阳明月先生" * 6)
    await service.set_wording(shop.manager, Moment.ARRIVAL, "{称呼}{称呼}" + "好" * 200)
    reply = await typed(await a_staff(shop.centre), "tell", "C1")
    assert copied(reply) == []
    assert "<code>欧阳明月先生" in reply.text


async def test_a_message_for_today_says_today(shop: Shop) -> None:
    await a_case(shop)
    view = await service.prepare_telling(shop.advisor, 1, Moment.ASSESSED)
    call = Call(shop.advisor.person, shop.advisor)
    assert "预计今天（11月26日）就能交车" in messages.telling(call, replace(view, days=0)).text


FORGED = ("cases.told:C1:lunch", "cases.tell:C1:", "cases.told:C99:arrival", "cases.tell:x:arrival")


@pytest.mark.parametrize("data", FORGED)
async def test_a_forged_moment_finds_nothing(shop: Shop, data: str) -> None:
    await a_case(shop)
    handler = buttons.told if "told" in data else buttons.tell
    with pytest.raises(NotFound):
        await pressed(shop.advisor, handler, data)


@pytest.mark.parametrize("plate", ["", "京A99999", "<b>", "京" * 40])
async def test_a_forged_plate_brings_no_car_back(shop: Shop, plate: str) -> None:
    with pytest.raises(DomainError):
        await pressed(shop.advisor, buttons.loaner_back, f"cases.back:{plate}")


async def test_a_list_and_a_pool_take_any_page(shop: Shop) -> None:
    await a_case(shop)
    await service.open_complaint(shop.advisor, 1, "<b>差</b>")
    await service.add_loaner(shop.manager, "京A12345")
    assert "&lt;b&gt;差" in (await pressed(shop.advisor, buttons.complaints, "cases.complaints:99")).text
    assert "京A12345" in (await pressed(shop.advisor, buttons.pool, "cases.pool:x")).text


async def test_who_complains_is_masked_in_a_group_and_whole_in_private(shop: Shop) -> None:
    await a_case(shop, name="欧阳明月")
    opened = await typed(shop.advisor, "complaint", "C1 欧阳明月说车漆有色差")
    assert "欧**说车漆有色差" in opened.text
    assert data_of(opened) == ["cases.answer:C1", "cases.card:C1"]
    assert "欧阳明月" not in (await typed(shop.advisor, "complaint")).text
    assert "欧阳明月" not in (await typed(shop.advisor, "case", "C1")).text
    assert "欧阳明月说车漆有色差" in (await typed(await a_staff(shop.centre), "case", "C1")).text


async def test_an_answer_word_counts_at_the_beginning_only(shop: Shop) -> None:
    await a_case(shop)
    await typed(anew(shop.advisor), "complaint", "C1 sales do not answer 电话")
    words = (await service.list_complaints(shop.advisor)).lines[0].complaint.words
    assert words == "sales do not answer 电话"
    answered = await typed(anew(shop.advisor), "complaint", "C1 答复 已回电，close 了")
    assert labels_of(answered)[0].endswith("办结")


async def test_what_lacks_something_is_asked_for(shop: Shop) -> None:
    for name, text in (
        ("nps", "C1"), ("complaint", "C1"), ("complaint", "answer C1"), ("complaint", "车漆有色差"), ("booking", "C1"),
        ("tell", ""), ("loaner", "C1"), ("loaner", "back"), ("loaner", "add"),
    ):  # fmt: skip
        with pytest.raises(Askable):
            await typed(shop.advisor, name, text)


async def test_what_is_too_much_or_no_score_is_refused(shop: Shop) -> None:
    with pytest.raises(NumberOutOfRange):
        await typed(shop.advisor, "nps", "C1 11")
    with pytest.raises(UnexpectedWord):
        await typed(shop.advisor, "tell", "C1 午饭")


async def test_forms_of_what_is_done_for_a_customer_can_be_begun_with_the_case_known() -> None:
    for action in (SCORING, COMPLAINING, ANSWERING, CLOSING, BOOKING, LENDING):
        case, needed = action.fields[0], action.fields[1]
        draft = action.missing(needed, {case.name: 12}).draft
        assert draft is not None
        assert (draft.answers, draft.asked) == ((("case", "C12"),), needed.name)
