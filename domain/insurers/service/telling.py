"""Intake states that change: noticed whatever made them change, told once (domain §4, interface §3)."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from domain import clock
from domain.actor import ChatKind, system_use_case
from domain.errors import NotFound
from domain.insurers import queries
from domain.insurers.models import Insurer, InsurerMonth, InsurerStateChange, InsurerStatement
from domain.insurers.service._account import BY_ITSELF, Account
from domain.insurers.service._closing import locked_account, take_turn_to_close
from domain.insurers.service._credit import credit_of, credit_view
from domain.insurers.service._margin import last_months, last_months_of_centres
from domain.insurers.service._terms import Terms, terms_at, terms_of_centres
from domain.insurers.views import CreditView, IntakeState, StateNews
from domain.outbox.service import is_switched_on, tell_groups, tell_managers
from domain.people.service import centre

DIGEST = "credit"
"""The digest by whose name a centre switches news of states off, too."""
STATE_PUSH = "insurers.state"
"""The template of such news."""
LEGAL_PUSH = "insurers.legal"
"""The template of what managers are told in private of the legal stage."""
EVIDENCE = "insurers.evidence"
"""The template of the evidence pack that they get with it."""


@system_use_case
async def centres_with_state_news(days: Mapping[int, date]) -> set[int]:
    """The centres where an insurer's state is another one than was told last, each on the day given for it.

    Five queries, however many centres there are; nothing is locked, so ``tell_states`` looks again.
    """
    unpaid: dict[int, list[InsurerStatement]] = defaultdict(list)
    for statement in await queries.every_unpaid_statement():
        unpaid[statement.insurer_id].append(statement)
    terms, months = await terms_of_centres(days), await last_months_of_centres(days)
    return {
        insurer.centre_id
        for insurer in await queries.every_insurer()
        if insurer.centre_id in days
        and _is_news(
            insurer,
            _credit(
                insurer, unpaid[insurer.id], months.get(insurer.id), terms[insurer.centre_id], days[insurer.centre_id]
            ),
        )
    }


@system_use_case
async def tell_states(centre_id: int, today: date, *, insurer_ids: Collection[int] | None = None) -> int:
    """Tell of every insurer of the centre (or those of ``insurer_ids``) whose state is another one than was told last.

    The push to the partner group, and of the legal stage with its evidence to each manager, is queued in the same
    transaction, under the insurer's lock: so each change is told once, whoever notices it. Returns how many states
    had changed.
    """
    terms = await terms_at(centre_id, today)
    if insurer_ids is None:
        insurer_ids = await _with_news(centre_id, today, terms)
    if len(insurer_ids) > 1:  # as all who lock the accounts of several insurers, each in an order of its own
        await take_turn_to_close(centre_id)
    told = 0
    for insurer_id in sorted(insurer_ids):
        try:
            account = await locked_account(centre_id, insurer_id, today, terms, BY_ITSELF)
        except NotFound:  # added by mistake: it has nothing to say any more
            continue
        told += await _tell(account)
    return told


@system_use_case
async def state_news(centre_id: int, change_id: int) -> StateNews | None:
    """What is to be said of a change of state when its push is sent: how it stands now.

    ``None`` when it has changed again, since another push tells of that; and when the groups were told this very state
    last, since it was there and back before anybody could read of it.
    """
    change = await queries.state_change(centre_id, change_id)
    if change is None:
        return None
    today = clock.today((await centre(centre_id)).zone)
    try:
        account = await locked_account(centre_id, change.insurer_id, today, await terms_at(centre_id, today), BY_ITSELF)
    except NotFound:
        return None
    if await _tell(account) or await queries.is_followed(change):
        return None
    before = await queries.said_before(change)
    if before == change.after:
        return None
    if change.said_at is None:
        change.said_at = clock.now()
        await change.save(update_fields=["said_at"])
    return StateNews(IntakeState(before), change.day, await credit_of(account))


@system_use_case
async def legal_news(centre_id: int, insurer_id: int) -> CreditView | None:
    """What managers are to know of an insurer that is over 60 days late, also one that we no longer work with.

    ``None`` once it has paid.
    """
    today = clock.today((await centre(centre_id)).zone)
    try:
        account = await locked_account(centre_id, insurer_id, today, await terms_at(centre_id, today), BY_ITSELF)
    except NotFound:
        return None
    credit = await credit_of(account)
    return credit if credit.is_legal else None


async def _with_news(centre_id: int, today: date, terms: Terms) -> list[int]:
    unpaid: dict[int, list[InsurerStatement]] = defaultdict(list)
    for statement in await queries.all_unpaid_statements(centre_id):
        unpaid[statement.insurer_id].append(statement)
    months = await last_months(centre_id, today)
    return [
        insurer.id
        for insurer in await queries.insurers(centre_id)
        if _is_news(insurer, _credit(insurer, unpaid[insurer.id], months.get(insurer.id), terms, today))
    ]


async def _tell(account: Account) -> bool:
    """Note that a state is another one than was told last, and queue what says so; whether it is."""
    insurer = account.insurer
    credit = _credit(insurer, account.unpaid, await account.last_month(), account.terms, account.today)
    if not _is_news(insurer, credit):
        return False
    is_changed, is_late_enough = insurer.state_told != credit.state, credit.is_legal and not insurer.legal_told
    before, insurer.state_told, insurer.legal_told = insurer.state_told, credit.state.value, credit.is_legal
    await insurer.save(update_fields=["state_told", "legal_told"])
    if is_changed:
        await _tell_change(account, before)
    if is_late_enough:
        # by the moment, not by the day: a wrong payment may have silenced it this morning, and been reversed since
        facts, key = {"insurer": insurer.id}, f"{insurer.id}:{clock.now().isoformat()}"
        await tell_managers(insurer.centre_id, LEGAL_PUSH, facts, f"{LEGAL_PUSH}:{key}")
        await tell_managers(insurer.centre_id, EVIDENCE, facts, f"{EVIDENCE}:{key}")
    return is_changed


async def _tell_change(account: Account, before: str) -> None:
    insurer, is_wanted = account.insurer, await is_switched_on(account.insurer.centre_id, DIGEST)
    now = clock.now()
    change = await InsurerStateChange.create(
        centre_id=insurer.centre_id,
        insurer_id=insurer.id,
        before=before,
        after=insurer.state_told,
        day=account.today,
        at=now,
        said_at=None if is_wanted else now,  # nobody wants to hear of it; the next that is told goes on from here
    )
    if is_wanted:
        key = f"{STATE_PUSH}:{change.id}"
        await tell_groups(insurer.centre_id, ChatKind.PARTNER, STATE_PUSH, {"change": change.id}, key)


def _is_news(insurer: Insurer, credit: CreditView) -> bool:
    """Whether the state is another one than was told, or managers are to hear of the legal stage, or may again."""
    return insurer.state_told != credit.state or insurer.legal_told != credit.is_legal


def _credit(
    insurer: Insurer, unpaid: Sequence[InsurerStatement], month: InsurerMonth | None, terms: Terms, today: date
) -> CreditView:
    return credit_view(insurer, unpaid, terms, today, {}, month=month)
