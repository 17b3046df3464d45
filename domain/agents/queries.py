"""Every read and lock of agents, their terms, referrals and fees (domain §6)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from tortoise.expressions import Q
from tortoise.functions import Count
from tortoise.queryset import QuerySet, QuerySetSingle

from domain.agents.models import Agent, AgentTerms, Referral
from domain.agents.rules import month_bounds, reference
from domain.agents.views import AgentFigures, Direction, FeeKind, ReferralFilter, ReferralState
from domain.database.connection import fetch_rows
from domain.database.paging import read_page
from domain.database.prepared import prepared_first, prepared_list
from domain.errors import NotFound
from domain.pages import Page

OPEN, WON, EXPIRED = ReferralState.OPEN.value, ReferralState.WON.value, ReferralState.EXPIRED.value
WITHDRAWN = ReferralState.WITHDRAWN.value


async def agent(centre_id: int, agent_id: int) -> Agent:
    """An agent of the centre; ``NotFound`` if there is none of that id, or none any more."""
    return _existing_agent(await _agent(centre_id, agent_id), agent_id)


@prepared_first
def _agent(centre_id: int, agent_id: int) -> QuerySetSingle[Agent | None]:
    return _agents(centre_id, agent_id).first()


async def hold_agent(centre_id: int, agent_id: int) -> Agent:
    """As ``agent``, and what is agreed with them is not taken back before the transaction ends.

    Whoever names an agent or their terms in a referral, and whoever takes one of them back, begins here; with the
    referral and its plate locked, if at all, before.
    """
    return _existing_agent(await _agents(centre_id, agent_id).select_for_update(no_key=True).first(), agent_id)


@prepared_list
def agents(centre_id: int) -> QuerySet[Agent]:
    """All agents of the centre, by name."""
    return Agent.filter(centre_id=centre_id, active=True).order_by("name", "id")


async def agents_page(centre_id: int, *, offset: int, limit: int) -> Page[Agent]:
    """``limit`` agents by name from ``offset`` on."""
    return await read_page(Agent.filter(centre_id=centre_id, active=True).order_by("name", "id"), offset, limit)


async def agent_with_phone(centre_id: int, phone: str) -> Agent | None:
    """Who of the agents has ``phone``, whether still active or not."""
    return await Agent.filter(centre_id=centre_id, phone=phone).first()


async def terms(centre_id: int, agent_ids: Iterable[int]) -> dict[int, list[AgentTerms]]:
    """Every version agreed with each of the agents, in one query."""
    found: dict[int, list[AgentTerms]] = {}
    for one in await _terms(centre_id, tuple(agent_ids)):
        found.setdefault(one.agent_id, []).append(one)
    return found


@prepared_list
def _terms(centre_id: int, agent_ids: tuple[int, ...]) -> QuerySet[AgentTerms]:
    return AgentTerms.filter(centre_id=centre_id, agent_id__in=agent_ids).order_by("version")


async def referral(centre_id: int, number: int) -> Referral:
    """A referral with its agent; ``NotFound`` if the centre has none of that number."""
    return _existing(await _referrals(centre_id).filter(number=number).first(), number)


async def lock_referral(centre_id: int, number: int) -> Referral:
    """A referral, locked until the transaction ends; ``NotFound`` if the centre has none of that number."""
    locked = await Referral.filter(centre_id=centre_id, number=number).select_for_update().first()
    return _existing(locked, number)


async def first_on_plate(centre_id: int, plate: str, direction: Direction, won_since: date) -> Referral | None:
    """The referral that has the plate in this direction: the open one, else the first won since that day."""
    return await _first_on_plate(centre_id, plate, direction.value, won_since)


@prepared_first
def _first_on_plate(centre_id: int, plate: str, direction: str, won_since: date) -> QuerySetSingle[Referral | None]:
    taken = Q(state=OPEN) | Q(state=WON, logged_on__gte=won_since)
    found = _referrals(centre_id).filter(taken, plate=plate, direction=direction)
    return found.order_by("state", "number").first()


async def open_on_plate(centre_id: int, plate: str, direction: Direction) -> Referral | None:
    """The open referral of the plate in this direction, whether its days are over or not."""
    return await Referral.filter(centre_id=centre_id, plate=plate, direction=direction.value, state=OPEN).first()


async def any_referral_of(centre_id: int, agent_id: int) -> Referral | None:
    """The first referral that names the agent and was not logged by mistake."""
    found = Referral.filter(centre_id=centre_id, agent_id=agent_id).exclude(state=WITHDRAWN)
    return await found.order_by("number").first()


async def any_referral_under(centre_id: int, terms_ids: Sequence[int]) -> Referral | None:
    """The first referral logged under any of these terms and not by mistake."""
    found = Referral.filter(centre_id=centre_id, terms_id__in=list(terms_ids)).exclude(state=WITHDRAWN)
    return await found.order_by("number").first()


async def any_referral_since(
    centre_id: int, since: datetime, *, customer_id: int | None, vehicle_id: int | None
) -> bool:
    """Whether a referral of this customer or this car was logged since then, and not by mistake."""
    found = Referral.filter(centre_id=centre_id, logged_at__gte=since).exclude(state=WITHDRAWN)
    if customer_id is not None:
        found = found.filter(customer_id=customer_id)
    if vehicle_id is not None:
        found = found.filter(vehicle_id=vehicle_id)
    return await found.exists()


async def lapsed(centre_id: int, today: date, plate: str | None) -> list[Referral]:
    """The open referrals (of ``plate``, or all) whose last day is over, locked until the transaction ends."""
    return await (_lapsed_on_plate(centre_id, today, plate) if plate else _all_lapsed(centre_id, today))


@prepared_list
def _all_lapsed(centre_id: int, today: date) -> QuerySet[Referral]:
    found = Referral.filter(centre_id=centre_id, state=OPEN, open_through__lt=today)
    return found.select_for_update().order_by("number")


@prepared_list
def _lapsed_on_plate(centre_id: int, today: date, plate: str) -> QuerySet[Referral]:
    found = Referral.filter(centre_id=centre_id, state=OPEN, open_through__lt=today, plate=plate)
    return found.select_for_update().order_by("number")


async def expire(centre_id: int, numbers: Sequence[int]) -> None:
    """Close the referrals of these numbers as expired."""
    await Referral.filter(centre_id=centre_id, number__in=list(numbers)).update(state=EXPIRED)


async def referrals_page(
    centre_id: int, chosen: ReferralFilter, staff_id: int, today: date, *, offset: int, limit: int
) -> Page[Referral]:
    """``limit`` of the chosen referrals with their agents, newest first from ``offset`` on."""
    found = _chosen(_referrals(centre_id), chosen, staff_id, today)
    return await read_page(found.order_by("-number"), offset, limit)


def _chosen(found: QuerySet[Referral], chosen: ReferralFilter, staff_id: int, today: date) -> QuerySet[Referral]:
    if chosen.month is None:
        found = found.filter(state=OPEN, open_through__gte=today)
    else:
        first, end = month_bounds(chosen.month)
        found = found.filter(logged_on__gte=first, logged_on__lt=end).exclude(state=WITHDRAWN)
    if chosen.agent_id is not None:
        found = found.filter(agent_id=chosen.agent_id)
    return found.filter(logged_by_id=staff_id) if chosen.mine else found


async def figures(centre_id: int, agent_ids: Sequence[int], today: date) -> dict[int, AgentFigures]:
    """How it stands with each of the agents in the month of ``today``, in two queries however many they are."""
    if not agent_ids:
        return {}
    waiting = await _open_counts(centre_id, agent_ids, today)
    earned = await _month_sums(centre_id, agent_ids, today)
    return {agent_id: AgentFigures(waiting.get(agent_id, 0), *earned.get(agent_id, (0, 0))) for agent_id in agent_ids}


async def _open_counts(centre_id: int, agent_ids: Sequence[int], today: date) -> dict[int, int]:
    found = Referral.filter(centre_id=centre_id, agent_id__in=list(agent_ids), state=OPEN, open_through__gte=today)
    rows = await found.annotate(waiting=Count("id")).group_by("agent_id").values_list("agent_id", "waiting")
    return {int(agent_id): int(waiting) for agent_id, waiting in rows}


async def _month_sums(centre_id: int, agent_ids: Sequence[int], today: date) -> dict[int, tuple[int, int]]:
    """Deals won and the balance of the month, by agent."""
    first, end = month_bounds(today)
    places = ", ".join(f"${place}" for place in range(5, 5 + len(agent_ids)))
    rows = await fetch_rows(
        "SELECT agent_id, SUM(CASE WHEN kind = $2 THEN 1 ELSE -1 END) AS won,"
        " CAST(SUM(fee_fen) AS BIGINT) AS balance_fen FROM agent_fee_entry"
        f" WHERE centre_id = $1 AND day >= $3 AND day < $4 AND agent_id IN ({places}) GROUP BY agent_id",
        centre_id,
        FeeKind.EARNED.value,
        first,
        end,
        *agent_ids,
    )
    return {row["agent_id"]: (int(row["won"]), row["balance_fen"]) for row in rows}


async def month_fees(centre_id: int, day: date) -> list[dict[str, Any]]:
    """Deals won and their fees in the month of ``day``, by agent and direction, in one query."""
    return await fetch_rows(_MONTH_FEES, centre_id, FeeKind.EARNED.value, *month_bounds(day))


async def agents_by_id(centre_id: int, agent_ids: Iterable[int]) -> list[Agent]:
    """The agents of these ids, whether still active or not."""
    return await Agent.filter(centre_id=centre_id, id__in=list(agent_ids)).order_by("name", "id")


async def month_balance_fen(centre_id: int, agent_id: int, today: date) -> int:
    """What the agent owes us (positive) or we owe the agent (negative) for the month of ``today``."""
    return (await _month_sums(centre_id, [agent_id], today)).get(agent_id, (0, 0))[1]


_MONTH_FEES = """
SELECT agent_id, direction, CAST(SUM(CASE WHEN kind = $2 THEN 1 ELSE -1 END) AS BIGINT) AS won,
    CAST(SUM(fee_fen) AS BIGINT) AS fee_fen
FROM agent_fee_entry WHERE centre_id = $1 AND day >= $3 AND day < $4
GROUP BY agent_id, direction ORDER BY agent_id, direction"""


def _agents(centre_id: int, agent_id: int) -> QuerySet[Agent]:
    return Agent.filter(centre_id=centre_id, id=agent_id, active=True)


def _existing_agent(found: Agent | None, agent_id: int) -> Agent:
    if found is None:
        raise NotFound(f"#{agent_id}")
    return found


def _referrals(centre_id: int) -> QuerySet[Referral]:
    return Referral.filter(centre_id=centre_id).select_related("agent")


def _existing(found: Referral | None, number: int) -> Referral:
    if found is None:
        raise NotFound(reference(number))
    return found
