"""At least once out: what must reach someone is a row, written in the transaction that makes it necessary."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from domain import clock
from domain.actor import system_look, system_use_case
from domain.outbox import digest_queries, queries, rules, shown_queries
from domain.outbox.models import OutboxMessage
from domain.outbox.service._instead import OR_TO_TEAM, say_in_team_instead
from domain.outbox.service._keeping import answer_is_lost, answer_is_through, edit_is_through, keep_shown
from domain.outbox.service._queueing import RANK_ANSWER, RANK_PUSH, RANK_URGENT, queue_row
from domain.outbox.views import Answer, Ceilings, Claim, Edited, PushView, Waiting
from domain.people import service as people
from domain.policy import service as policy

LEASE = timedelta(seconds=30)
"""How long a claim holds: longer than any one call to the Bot API may take."""
KEPT = timedelta(days=7)
"""How long what was sent stays readable here."""
DROPPED_KEPT = timedelta(days=30)
"""How long what was given up stays here, to be seen and mended."""
SHOWN_KEPT = timedelta(days=90)
"""How long a card stays alive after it was shown last."""
RUNS_KEPT = timedelta(days=14)
"""How long claimed slots of digests are remembered: far longer than any is made up for."""


@system_use_case
async def record_answers(update_id: int, answers: Sequence[Answer], lang: str) -> list[Waiting]:
    """Write down the answers to an update, claimed for the caller, who sends them once this has committed."""
    return [_waiting(await _recorded(update_id, answer, lang)) for answer in answers]


async def _recorded(update_id: int, answer: Answer, lang: str) -> OutboxMessage:
    now = clock.now()
    row = await queries.insert_message(
        centre_id=answer.centre_id,
        chat_id=answer.chat_id,
        rank=RANK_ANSWER,
        is_message=answer.call["method"] != "answerCallbackQuery",
        is_edit=False,
        call=answer.call,
        template=answer.template,
        params=None if answer.params is None else dict(answer.params),
        lang=lang,
        unique_key=answer.unique_key,
        update_id=update_id,
        state="claimed",
        due_at=now,
        claimed_until=now + LEASE,
        tries=1,
        tried_at=now,
        queued_at=now,
    )
    await keep_shown(answer, row.id, lang)
    return row


@system_use_case
async def has_key(unique_key: str) -> bool:
    """Whether a row of that key was written and is not forgotten yet."""
    return await queries.has_key(unique_key)


@system_use_case
async def unsent_answers(update_id: int) -> list[Waiting]:
    """The answers to an update that came again: those not sent and not being sent, claimed for the caller."""
    now = clock.now()
    return [_waiting(row) for row in await queries.claim_answers(update_id, now, now + LEASE)]


@system_use_case
async def queue(
    centre_id: int,
    *,
    chat_id: int,
    thread_id: int | None,
    lang: str,
    template: str,
    params: Mapping[str, object],
    unique_key: str,
    urgent: bool = False,
    or_to_team: bool = False,
    due_at: datetime | None = None,
) -> bool:
    """Queue a push that is worded when it is sent; false when ``unique_key`` was queued before.

    ``urgent`` pushes go before the others and are not held back by quiet hours. ``or_to_team``: whoever cannot be
    written to has it said in the team's groups, once for all whom it was for; ``unique_key`` ends with their chat.
    """
    return await queue_row(
        centre_id,
        chat_id=chat_id,
        lang=lang,
        template=template,
        params={**params, **({OR_TO_TEAM: True} if or_to_team else {}), "thread_id": thread_id},
        unique_key=unique_key,
        rank=RANK_URGENT if urgent else RANK_PUSH,
        due_at=due_at,
    )


@system_look
async def has_due() -> bool:
    """A cheap look, without a transaction or a lock, at whether claiming is worth the trouble."""
    return await queries.something_is_due(clock.now())


@system_use_case
async def claim(ceilings: Ceilings, *, most: int | None = None) -> Claim:
    """Claim what may be sent now without passing Telegram's ceilings, first things first; ``most`` rows at once."""
    await queries.lock_claiming()
    now = clock.now()  # not before: who waited for others would count, and be counted, as of a moment long past
    rows, again_at = await queries.claim(now, now + LEASE, ceilings, most or ceilings.at_once)
    return Claim([_waiting(row) for row in rows], again_at)


@system_use_case
async def mark_sent(
    row_id: int,
    message_id: int | None,
    *,
    in_place: tuple[int, int] | None = None,
    edited: Edited | None = None,
) -> None:
    """The Bot API has taken this row.

    ``in_place``: chat and message that an answer edits. ``edited``: what became of the message, for other edits.
    """
    sent_at = clock.now()  # first: a ceiling has room again a second after it
    # Messages before rows, as whoever changes a card locks them.
    if edited is None:
        await answer_is_through(row_id, message_id, in_place)
    else:
        await edit_is_through(row_id, edited)
    await queries.settle_sent(row_id, sent_at, message_id)


@system_use_case
async def mark_nothing(row_id: int) -> None:
    """There was nothing to say, so nothing was sent, and nothing counts towards Telegram's ceilings."""
    await queries.settle(row_id, state="nothing", sent_at=clock.now(), tried_at=None)


@system_use_case
async def quiet_until(centre_id: int) -> datetime | None:
    """When the quiet hours that this centre is in end; ``None`` when it is in none (interface §1)."""
    centre, now = await people.centre(centre_id), clock.now()
    quiet = (await policy.values_at(centre_id, clock.local(now, centre.zone).date())).quiet
    return rules.end_of_quiet(now, centre.zone, quiet.from_, quiet.until)


@system_use_case
async def postpone(row_id: int, until: datetime) -> None:
    """This row goes at ``until`` at the earliest; not its own fault, so it counts as no try, nor as sent."""
    await queries.settle(row_id, state="waiting", due_at=until, claimed_until=None, tries=0, tried_at=None)


@system_use_case
async def park_chat(row_id: int, chat_id: int, seconds: float) -> None:
    """Telegram wants ``seconds`` of silence towards this chat: everything that waits for it waits on."""
    until = clock.now() + timedelta(seconds=seconds)
    await queries.settle(row_id, state="waiting", due_at=until, claimed_until=None, tries=0)
    await queries.postpone_chat(chat_id, until)


@system_use_case
async def mark_failed(row: Waiting, fault: str, *, is_unreached: bool = False) -> bool:
    """A try failed: again after a growing pause, or given up after ``rules.MAX_TRIES``. Says whether given up.

    ``is_unreached``: it never got as far as Telegram, which is no fault of its own; it waits for days.
    """
    now = clock.now()
    if rules.is_given_up(row.tries, now - row.queued_at, is_unreached=is_unreached):
        await answer_is_lost(row.id)
        await queries.settle(row.id, state="dropped", fault=fault[:300])
        return True
    tries = min(row.tries, rules.MAX_TRIES_COUNTED_UNREACHED) if is_unreached else row.tries
    due_at = now + rules.pause_after(tries)
    await queries.settle(row.id, state="waiting", due_at=due_at, claimed_until=None, tries=tries, fault=fault[:300])
    return False


@system_use_case
async def drop(row_id: int, fault: str) -> None:
    """Give this row up: the Bot API will never take it."""
    await answer_is_lost(row_id)
    await queries.settle(row_id, state="dropped", fault=fault[:300])


@system_use_case
async def drop_chat(chat_id: int, fault: str, *, noticed_by: int | None = None) -> None:
    """Give up all that waits for a chat the bot can no longer write to.

    What was to be said in the team's groups instead is, also of the row that it was ``noticed_by``.
    """
    await say_in_team_instead(chat_id, noticed_by)
    await queries.drop_chat(chat_id, fault[:300])


@system_use_case
async def move_chat(old_id: int, new_id: int) -> None:
    """A group became a supergroup: what waits for it follows."""
    await shown_queries.move_chat(old_id, new_id)
    await queries.move_chat(old_id, new_id)


@system_use_case
async def centre_of_message(chat_id: int, message_id: int) -> int | None:
    """The centre that one of our messages was sent for; ``None`` if for none, or if it is forgotten (``KEPT``)."""
    row = await queries.message_with_centre(chat_id, message_id)
    return row.centre_id if row else None


@system_use_case
async def push_of_message(centre_id: int, chat_id: int, message_id: int) -> PushView | None:
    """What a message of this centre that came by itself was made of; ``None`` once it is forgotten (``KEPT``)."""
    row = await queries.push_of_message(centre_id, chat_id, message_id)
    return PushView(row.template or "", row.params or {}) if row else None


@system_use_case
async def free_claims() -> int:
    """Free every claim, at a start where no other process can hold one; returns how many."""
    return await queries.release_all()


@system_use_case
async def bring_back_from_future() -> int:
    """Let nothing wait for a time that comes later than it was to: the clock was wrong before, and went back.

    A claim from before may be alive, so it holds as long as any. What is due at a moment of its own stays due then.
    """
    return await queries.bring_back_from_future(clock.now(), LEASE)


@system_use_case
async def forget_old() -> int:
    """Forget what was sent longer ago than ``KEPT``, and old slots and rows given up; returns how many were sent."""
    now = clock.now()
    await queries.delete_dropped_before(now - DROPPED_KEPT)
    await shown_queries.delete_before(now - SHOWN_KEPT)
    await digest_queries.delete_runs_before(now - RUNS_KEPT)
    return await queries.delete_sent_before(now - KEPT)


def _waiting(row: OutboxMessage) -> Waiting:
    return Waiting(
        id=row.id,
        centre_id=row.centre_id,
        chat_id=row.chat_id,
        rank=row.rank,
        call=row.call,
        template=row.template,
        params=row.params,
        lang=row.lang,
        tries=row.tries,
        queued_at=row.queued_at,
        kind=rules.kind_of(row.rank, is_edit=row.is_edit),
    )
