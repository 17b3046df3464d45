"""Undos and forms when two processes, or two people, are at it at the same moment, or one fails in the middle."""

import asyncio
from itertools import count
from typing import Any

import pytest

from domain.agents.models import Referral
from domain.cases.models import Case
from domain.forms import service as forms
from domain.forms.models import Form
from domain.insurers import service as insurers
from domain.intake.models import SetAside
from domain.outbox.models import OutboxMessage
from domain.people.models import AuditEntry
from tests.conversation.talking import Conversation, Process, Shown, Somebody

NEW = "/case new 平安 京AD12345 王先生 13812345678 8500 前杠"
REFER = "/refer out 陈静 京AD12345 王先生"
_update_ids = count(600_001)


async def twice(talk: Conversation, raw: dict[str, Any]) -> None:
    """The same update comes to two processes at once, and later to the first again."""
    update = raw | {"update_id": next(_update_ids)}
    processes = [talk.process, Process(talk.screen)]
    await asyncio.gather(*(process.intake.receive(update) for process in processes))
    for process in processes:
        await process.courier.drain()
    await talk.settle()
    await talk.process.intake.receive(update)
    await talk.settle()


async def last_prompt(talk: Conversation) -> Shown:
    """The last prompt of a referral's form."""
    await talk.say(talk.advisor, REFER)
    return await talk.ask(talk.advisor, "13812345678")


async def undone() -> int:
    """How many changes were taken back."""
    return await AuditEntry.filter(undoes_id__isnull=False, subject="case").count()


async def test_an_update_that_begins_goes_on_with_or_finishes_a_form_counts_once(talk: Conversation) -> None:
    who = talk.advisor
    for text, expected in (
        ("/refer out 陈静", "车牌号是多少"),
        ("京AD12345", "车主怎么称呼"),
        ("王先生", "手机号是多少"),
        ("13812345678", "哪天到期"),
    ):
        before = len(talk.screen.messages.get(who.id, []))
        await twice(talk, {"message": talk.message(who, text, who.id)})
        assert len(talk.screen.messages[who.id]) == before + 1
        assert expected in talk.newest(who.id).text
    prompt = talk.newest(who.id)
    await twice(talk, talk.pressed(who, prompt, prompt.data_of("跳过"), who.id))
    assert await Referral.all().count() == 1
    assert "R1" in prompt.text
    assert not await Form.exists()
    assert not await SetAside.exists()


async def test_an_undo_that_comes_twice_is_one_and_says_the_same(talk: Conversation) -> None:
    card = await talk.ask(talk.advisor, NEW)
    await talk.press(talk.advisor, card, "初检")
    await twice(talk, talk.pressed(talk.advisor, card, card.data_of("撤销"), talk.advisor.id))
    assert await undone() == 1
    assert "已撤销" in card.text
    before = len(talk.screen.messages[talk.advisor.id])
    await twice(talk, {"message": talk.message(talk.advisor, "/undo", talk.advisor.id)})
    assert await undone() == 2
    assert len(talk.screen.messages[talk.advisor.id]) == before + 1


async def test_two_undos_of_the_same_change_at_once(talk: Conversation) -> None:
    await talk.say(talk.advisor, NEW, chat_id=talk.group_id)
    await talk.say(talk.advisor, "/assess C1 8200 500", chat_id=talk.group_id)
    answer = talk.newest(talk.group_id)
    await _together(
        talk,
        {"message": talk.message(talk.advisor, "/undo", talk.advisor.id)},
        talk.pressed(talk.manager, answer, answer.data_of("撤销"), talk.group_id),
        talk.pressed(talk.advisor, answer, answer.data_of("撤销"), talk.group_id),
    )
    first = await AuditEntry.get(subject="case", what="opened", undoes_id=None)
    taken_back = await AuditEntry.filter(undoes_id__isnull=False, subject="case", what="assessed").count()
    assert taken_back == 1
    assert await insurers.check_accounts(talk.centre.id) == ()
    opened = await AuditEntry.filter(undoes_id=first.id).exists()
    case = await Case.get()
    assert case.state == ("withdrawn" if opened else "open")


async def test_an_undo_and_what_builds_on_it_at_once(talk: Conversation) -> None:
    """One of them comes first, and the other knows."""
    await talk.say(talk.advisor, NEW, chat_id=talk.group_id)
    for number in range(6):
        await talk.say(talk.advisor, f"/assess C1 {8200 + number} 500")
        last = await AuditEntry.filter(what="assessed", undoes_id=None).order_by("-id").first()
        assert last is not None
        await _together(
            talk,
            {"message": talk.message(talk.advisor, "/undo", talk.advisor.id)},
            {"message": talk.message(talk.colleague, f"/assess C1 {3000 + number} 500", talk.colleague.id)},
        )
        newest = await AuditEntry.filter(what="assessed", undoes_id=None).order_by("-id").first()
        assert newest is not None
        assert newest.id > last.id
        assert (await Case.get()).assessed_fen == (3000 + number) * 100
        assert await insurers.check_accounts(talk.centre.id) == ()
    assert not await SetAside.exists()


async def test_two_presses_of_a_forms_last_button(talk: Conversation) -> None:
    prompt = await last_prompt(talk)
    press = prompt.data_of("跳过")
    await _together(talk, *(talk.pressed(talk.advisor, prompt, press, talk.advisor.id) for _ in range(3)))
    assert await Referral.all().count() == 1
    assert not await SetAside.exists()


@pytest.mark.parametrize("failures", [1, 3])
async def test_a_failure_after_the_forms_command_ran_undoes_it_all(
    talk: Conversation, monkeypatch: pytest.MonkeyPatch, failures: int
) -> None:
    prompt = await last_prompt(talk)
    leave, failed = forms.leave, 0

    async def failing(*args: Any) -> Any:
        nonlocal failed
        failed += 1
        if failed <= failures:
            raise RuntimeError("out of the blue")
        return await leave(*args)

    monkeypatch.setattr(forms, "leave", failing)
    await talk.press(talk.advisor, prompt, "跳过")
    is_done = failures < 3
    assert await Referral.exists() is is_done
    assert await Form.exists() is not is_done
    assert await AuditEntry.filter(subject="referral").exists() is is_done
    if not is_done:
        assert "哪天到期" in prompt.text
        await talk.press(talk.advisor, prompt, "跳过")
        assert "R1" in prompt.text
    assert await Referral.all().count() == 1


async def _together(talk: Conversation, *updates: dict[str, Any]) -> None:
    """Updates come to as many processes at the same moment."""
    processes = [Process(talk.screen) for _ in updates]
    await asyncio.gather(
        *(talk.receive(raw, process) for raw, process in zip(updates, processes, strict=True))
    )  # fmt: skip
    for process in processes:
        await process.courier.drain()
    await talk.settle()


async def test_what_a_button_brought_is_undone_by_its_author_and_managers_only(talk: Conversation) -> None:
    group: dict[str, Any] = {"chat_id": talk.group_id}
    await talk.say(talk.advisor, NEW, **group)
    for who, may in ((talk.colleague, False), (talk.partner, False), (talk.manager, True)):
        card = await talk.ask(talk.advisor, f"/assess C1 {next(_update_ids) % 9000 + 500} 500", **group)
        before = await undone()
        await _press_undo(talk, who, card)
        assert await undone() - before == may


async def _press_undo(talk: Conversation, who: Somebody, shown: Shown) -> None:
    await talk.press(who, shown, "撤销", chat_id=talk.group_id)
    assert not await OutboxMessage.filter(state="dropped").exists()
