"""Deadlines as they come: to whom, when, how often, and what a press does (interface §3)."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.duties import tell_deadlines
from domain import clock
from domain.actor import Role
from domain.cases.models import CaseStep
from domain.clock import FixedClock
from domain.database.connection import recorded_queries
from domain.outbox.models import OutboxMessage
from domain.people.models import Chat, Staff
from tests.conversation.talking import Conversation, Shown
from tests.factories.people import a_centre, a_staff

NEW = "/case new 平安 京AD12345 王先生 13812345678 500 前杠"
SECOND = "/case new 平安 京A88888 李女士 13987654321 3000 后杠"
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


class Watch:
    """What the bot says by itself, by who reads it."""

    def __init__(self, talk: Conversation, time: FixedClock) -> None:
        self.talk, self.time = talk, time
        self._seen: dict[int, int] = {}
        self.forget()

    @property
    def readers(self) -> dict[str, int]:
        """Everybody who may be told something, by name."""
        talk = self.talk
        people = {each.name: each.id for each in (talk.advisor, talk.colleague, talk.partner, talk.manager)}
        return people | {"群": talk.group_id}

    def forget(self) -> None:
        """What was said so far counts as read."""
        self._seen = {each: len(self.talk.screen.messages.get(each, [])) for each in self.readers.values()}

    async def after(self, step: timedelta = timedelta()) -> dict[str, list[Shown]]:
        """Who reads what new once ``step`` has passed."""
        self.time.advance(step)
        return await self.now()

    async def at(self, hour: int, minute: int, *, day: int = 20) -> dict[str, list[Shown]]:
        """Who reads what new at a moment of the centre's November."""
        self.time.move_to(datetime(2026, 11, day, hour, minute, tzinfo=UTC) - 8 * HOUR)
        return await self.now()

    async def now(self) -> dict[str, list[Shown]]:
        """Who reads what new now."""
        await tell_deadlines()
        for _ in range(2):  # what could not be said to somebody is said in the group in the next round
            await self.talk.settle()
        said = {
            name: self.talk.screen.messages.get(chat_id, [])[self._seen[chat_id] :]
            for name, chat_id in self.readers.items()
        }
        self.forget()
        return {name: messages for name, messages in said.items() if messages}

    async def case(self, *done: str, text: str = NEW, number: int = 1) -> None:
        """A car is taken by the advisor in the group, and these steps done."""
        await self.talk.say(self.talk.advisor, text, chat_id=self.talk.group_id)
        for step in done:
            await self.talk.say(self.talk.advisor, f"/step C{number} {step}", chat_id=self.talk.group_id)
        self.forget()


@pytest.fixture
def watch(talk: Conversation, time: FixedClock) -> Watch:
    """Somebody who reads everything, from ten in the morning on."""
    return Watch(talk, time)


def texts(said: dict[str, list[Shown]]) -> dict[str, list[str]]:
    """What was said, by reader."""
    return {name: [each.text for each in messages] for name, messages in said.items()}


async def test_the_advisor_is_warned_then_the_group_told_then_the_manager(watch: Watch) -> None:
    await watch.case()
    assert await watch.after(44 * MINUTE) == {}
    assert texts(await watch.after(MINUTE)) == {
        "李雷": ["⏰ 快到期了\nC1 京AD12345 · 李雷 · 第 0 天\n⏰ 初检 11:00 · 还有 15 分钟"]
    }
    assert await watch.after(14 * MINUTE) == {}
    assert texts(await watch.after(MINUTE)) == {"群": ["⚠️ 已逾期\nC1 京AD12345 · 李雷 · 第 0 天\n⚠️ 初检 逾期 1 分钟"]}
    assert await watch.after(119 * MINUTE) == {}
    assert texts(await watch.after(MINUTE)) == {
        "张店长": ["🚨 逾期还没做，请过问\nC1 京AD12345 · 李雷 · 第 0 天\n⚠️ 初检 逾期 2 小时"]
    }
    assert await watch.at(13, 40) == {}
    assert list(await watch.at(13, 45)) == ["李雷"], "the plan, due at two"
    assert await watch.at(13, 59) == {}


async def test_a_press_answers_a_notice_and_it_stays_with_what_was_done(watch: Watch) -> None:
    await watch.case()
    [shown] = (await watch.after(45 * MINUTE))["李雷"]
    assert shown.labels == ["✅ C1 初检", "📋 C1"]
    toast = await watch.talk.press(watch.talk.advisor, shown, "✅")
    assert "C1 初检 已完成" in toast
    assert shown.text == "✅ 都做完了\nC1 京AD12345 · 李雷 · 第 0 天\n✅ 初检"
    assert shown.labels == ["↩️ 撤销"]
    await watch.talk.press(watch.talk.advisor, shown, "撤销")
    assert shown.text.startswith("⏰ 快到期了")
    await watch.talk.press(watch.talk.advisor, shown, "📋")
    assert "负责人 李雷" in watch.talk.newest(watch.talk.advisor.id).text
    await OutboxMessage.all().delete()
    await watch.talk.press(watch.talk.advisor, shown, "✅")
    assert "负责人 李雷" in shown.text, "once forgotten, the card"


async def test_a_warning_that_was_not_heeded_in_time_says_so_when_it_is_pressed(watch: Watch) -> None:
    await watch.case()
    await watch.case(text=SECOND, number=2)
    [shown] = (await watch.after(45 * MINUTE))["李雷"]
    watch.time.advance(20 * MINUTE)
    await watch.talk.press(watch.talk.advisor, shown, "✅ C1")
    assert shown.text.split("\n")[::2] == ["⚠️ 已逾期", "✅ 初检", "⚠️ 初检 逾期 5 分钟"]
    assert shown.labels == ["✅ C2 初检", "📋 C2", "↩️ 撤销"]


async def test_what_is_done_waived_or_withdrawn_is_told_to_nobody(watch: Watch) -> None:
    await watch.case("inspection", "plan 免 车主催得急", "submitted", "informed")
    await watch.case(text=SECOND)
    await watch.talk.say(watch.talk.advisor, "/undo", chat_id=watch.talk.group_id)
    watch.forget()
    assert await watch.at(19, 0) == {}
    assert await watch.at(9, 44, day=21) == {}
    assert list(await watch.at(9, 45, day=21)) == ["李雷"], "the assessment, a day after arrival"


async def test_what_was_missed_is_told_once_as_loud_as_it_is_by_then(watch: Watch) -> None:
    await watch.case()
    assert list(await watch.after(3 * HOUR)) == ["张店长"]
    for _ in range(3):
        assert await watch.after(MINUTE) == {}


async def test_steps_of_one_case_stand_together(watch: Watch) -> None:
    await watch.case()
    await watch.case(text=SECOND, number=2)
    [shown] = (await watch.at(17, 0))["张店长"]
    assert shown.text.split("\n")[1:4] == ["C1 京AD12345 · 李雷 · 第 0 天", "⚠️ 初检 逾期 6 小时", "⚠️ 方案 逾期 3 小时"]
    assert shown.labels == ["✅ C1 初检", "📋 C1", "✅ C2 初检", "📋 C2"]
    await watch.talk.press(watch.talk.manager, shown, "✅ C1")
    assert shown.labels[:2] == ["✅ C1 方案", "📋 C1"]
    assert "✅ 初检\n⚠️ 方案" in shown.text


async def test_a_notice_that_waits_says_only_what_is_true_when_it_is_sent(watch: Watch) -> None:
    await watch.case()
    watch.time.advance(45 * MINUTE)
    await tell_deadlines()
    watch.time.advance(16 * MINUTE)
    assert list(await watch.now()) == ["群"], "a warning is none any more"
    watch.time.advance(2 * HOUR)
    await tell_deadlines()
    await watch.talk.say(watch.talk.colleague, "/step C1 inspection", chat_id=watch.talk.group_id)
    watch.forget()
    assert await watch.now() == {}


async def test_a_moved_due_time_begins_anew_and_an_undone_step_does_not(watch: Watch) -> None:
    await watch.case()
    assert list(await watch.after(HOUR)) == ["群"]
    await watch.talk.say(watch.talk.advisor, "/step C1 inspection")
    await watch.talk.say(watch.talk.advisor, "/undo")
    watch.forget()
    assert await watch.now() == {}
    step = await CaseStep.get(name="inspection")
    step.due_at = clock.now() + HOUR
    await step.save()
    assert await watch.now() == {}
    assert list(await watch.after(45 * MINUTE)) == ["李雷"]
    assert list(await watch.after(15 * MINUTE)) == ["群"]


async def test_a_clock_that_goes_back_repeats_nothing(watch: Watch) -> None:
    await watch.case()
    assert list(await watch.after(HOUR)) == ["群"]
    watch.time.advance(-30 * MINUTE)
    assert await watch.now() == {}
    assert await watch.after(31 * MINUTE) == {}
    assert list(await watch.after(2 * HOUR)) == ["张店长"]


async def test_several_processes_tell_it_once_between_them(watch: Watch) -> None:
    await watch.case()
    await watch.case(text=SECOND, number=2)
    watch.time.advance(HOUR)
    await asyncio.gather(*(tell_deadlines() for _ in range(4)))
    [shown] = (await watch.now())["群"]
    assert [line for line in shown.text.split("\n") if "C1" in line or "C2" in line] == [
        "C1 京AD12345 · 李雷 · 第 0 天",
        "C2 京A88888 · 李雷 · 第 0 天",
    ]
    assert shown.labels == ["✅ C1 初检", "📋 C1", "✅ C2 初检", "📋 C2"]
    await watch.talk.press(watch.talk.manager, shown, "✅ C1", chat_id=watch.talk.group_id)
    assert shown.labels == ["✅ C2 初检", "📋 C2", "↩️ 撤销"]
    assert "C1 京AD12345 · 李雷 · 第 0 天\n✅ 初检" in shown.text


async def test_it_is_told_once_though_somebody_works_on_the_case_at_that_moment(watch: Watch) -> None:
    for number, plate in enumerate(("11111", "22222", "33333"), 1):
        await watch.case(text=NEW.replace("12345", plate), number=number)
        watch.time.advance(HOUR)
        work = watch.talk.say(watch.talk.advisor, f"/step C{number} plan", chat_id=watch.talk.group_id)
        await asyncio.gather(tell_deadlines(), work, tell_deadlines())
        said = [each.text for each in watch.talk.screen.messages[watch.talk.group_id]]
        assert len([text for text in said if f"C{number} 京" in text and "已逾期" in text]) == 1
        watch.forget()
        assert await watch.now() == {}


async def test_what_is_due_at_midnight_is_warned_of_before_the_quiet_hours(watch: Watch) -> None:
    await watch.case("inspection", "plan")
    assert await watch.at(20, 44) == {}
    assert texts(await watch.at(20, 45)) == {
        "李雷": ["⏰ 快到期了\nC1 京AD12345 · 李雷 · 第 0 天\n⏰ 提交 · 还有 3 小时"]
    }
    for hour in (23, 0, 2, 7):
        assert await watch.at(hour, 59 if hour == 23 else 30, day=20 if hour == 23 else 21) == {}
    said = await watch.at(8, 0, day=21)
    assert {
        name: [line for line in each[0].text.split("\n") if "逾期 8 小时" in line] for name, each in said.items()
    } == {
        "群": ["⚠️ 提交 逾期 8 小时"],
        "张店长": ["⚠️ 提交 逾期 8 小时"],
    }


async def test_who_cannot_be_reached_has_it_said_in_the_group(watch: Watch) -> None:
    await watch.case()
    watch.talk.screen.unreached |= {watch.talk.advisor.id, watch.talk.manager.id}
    watch.time.advance(45 * MINUTE)
    assert {name: len(each) for name, each in (await watch.now()).items()} == {"群": 1}
    assert list(await watch.after(15 * MINUTE)) == ["群"]
    [shown] = (await watch.after(2 * HOUR))["群"]
    assert "请过问" in shown.text
    assert await watch.now() == {}
    await Staff.filter(person_id=watch.talk.advisor.id).update(is_active=False)
    assert list(await watch.at(13, 45)) == ["群"], "the plan's advisor has left"


async def test_a_centre_without_a_group_still_tells_its_people(watch: Watch) -> None:
    await watch.case()
    await Chat.all().delete()
    assert list(await watch.after(45 * MINUTE)) == ["李雷"]
    assert list(await watch.after(15 * MINUTE)) == ["李雷"]
    assert list(await watch.after(2 * HOUR)) == ["张店长"]
    await Staff.filter(person_id=watch.talk.advisor.id).update(is_active=False)
    assert list(await watch.at(13, 45)) == ["张店长"]


async def test_who_works_for_several_centres_reads_which_one_it_is(watch: Watch) -> None:
    talk = watch.talk
    await watch.case()
    other = await a_centre("上海浦东")
    await a_staff(other, Role.MANAGER, user_id=talk.manager.id, name=talk.manager.name)
    [shown] = (await watch.after(3 * HOUR))["张店长"]
    assert shown.text.split("\n")[1] == talk.centre.name
    assert shown.text.count(talk.centre.name) == 1


async def test_a_centre_that_switched_it_off_is_told_nothing_later_either(watch: Watch) -> None:
    await watch.case()
    assert "已关闭推送：时限提醒" in (await watch.talk.ask(watch.talk.manager, "/schedule deadlines off")).text
    assert "⏸ 随时 时限提醒（deadlines）（已关闭）" in (await watch.talk.ask(watch.talk.manager, "/schedule")).text
    watch.forget()
    assert await watch.after(HOUR) == {}
    await watch.talk.say(watch.talk.manager, "推送时间 时限提醒 开")
    watch.forget()
    assert await watch.now() == {}
    assert list(await watch.after(2 * HOUR)) == ["张店长"]


async def test_the_centres_own_figures_hold_at_once(watch: Watch) -> None:
    await watch.case()
    await watch.talk.say(watch.talk.manager, "/policy case.warn_minutes 30")
    await watch.talk.say(watch.talk.manager, "/policy case.escalate_hours 1")
    watch.forget()
    assert list(await watch.after(30 * MINUTE)) == ["李雷"]
    assert list(await watch.after(90 * MINUTE)) == ["张店长"]


async def test_a_look_at_nothing_costs_the_same_however_much_there_is(watch: Watch) -> None:
    costs = []
    for count in (1, 6):
        for number in range(count):
            await watch.case(text=NEW.replace("12345", f"{count}{number}000"), number=count + number)
        with recorded_queries() as queries:
            await tell_deadlines()
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 5


async def test_many_at_once_are_one_message_that_leads_on(watch: Watch) -> None:
    for number in range(12):
        await watch.case(text=NEW.replace("12345", f"{10_000 + number}"))
    [shown] = (await watch.after(HOUR))["群"]
    assert "…还有 2 台" in shown.text
    assert len(shown.labels) == 21
    await watch.talk.press(watch.talk.advisor, shown, "⚠️ 逾期", chat_id=watch.talk.group_id)
    assert "逾期 12 台" in shown.text
