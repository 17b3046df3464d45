"""Insurers and the names they answer to (domain §4)."""

from collections import defaultdict
from collections.abc import Iterable

from domain import clock
from domain.actor import Actor, Role, system_use_case, use_case
from domain.database.connection import lock
from domain.insurers import queries
from domain.insurers.errors import InsurerNameTaken, InsurerNameUnusable
from domain.insurers.models import Insurer, InsurerLimit, InsurerName
from domain.insurers.rules import known, settlement
from domain.insurers.rules.intake import Standing, reasons_of, state_of
from domain.insurers.service._terms import Terms, terms_at
from domain.insurers.service.standings import credit_all, standing
from domain.insurers.views import CreditView, InsurerView, Plan, Status
from domain.money import ZERO
from domain.names import Named
from domain.people.service import record_change


@use_case(Role.PARTNER)
async def add_insurer(actor: Actor, *, name: str, plan: Plan = Plan.BASIC) -> InsurerView:
    """Add an insurer under ``name`` with a cooperation plan; its settlement cycle follows from the plan.

    It answers to the well-known forms of its name too, as far as no other insurer does. Its limit starts at the
    policy's. Refused: a name that can't be one, and one that an insurer of the centre answers to already.
    """
    name = " ".join(name.split())
    if not known.is_usable(name):
        raise InsurerNameUnusable(name=name[: known.MAX_NAME_LENGTH])
    await lock(f"insurers.names:{actor.centre_id}")
    free_names = await _free_names(actor.centre_id, name)
    terms = await terms_at(actor.centre_id, clock.today(actor.zone))
    insurer = await _new_insurer(actor, name, plan, terms)
    await _keep_names(insurer, free_names)
    await _keep_first_limit(actor, insurer)
    await record_change(
        actor,
        subject="insurer",
        number=insurer.id,
        what="added",
        before={},
        after={"name": name, "plan": plan.value, "limit_fen": insurer.limit_fen},
    )
    return _insurer_view(await standing(actor, insurer.id), free_names)


@use_case(Role.ADVISOR)
async def names(actor: Actor) -> list[Named]:
    """Every insurer of the centre with all its names, for recognising it in what people type."""
    return [Named(insurer_id, found) for insurer_id, found in (await _all_names(actor.centre_id)).items()]


@system_use_case
async def names_by_id(centre_id: int, ids: Iterable[int]) -> dict[int, str]:
    """The shown names of the insurers of ``ids`` that this centre has."""
    return {insurer.id: insurer.name for insurer in await queries.insurers_by_id(centre_id, ids)}


@use_case(Role.PARTNER)
async def list_insurers(actor: Actor) -> tuple[InsurerView, ...]:
    """All insurers of the centre and their terms, the worst state first."""
    found = await _all_names(actor.centre_id)
    return tuple(_insurer_view(credit, found[credit.insurer_id]) for credit in await credit_all(actor))


@use_case(Role.PARTNER)
async def show_insurer(actor: Actor, insurer_id: int) -> InsurerView:
    """One insurer and its terms."""
    credit = await standing(actor, insurer_id)
    found = await queries.names_of(actor.centre_id, insurer_id)
    return _insurer_view(credit, tuple(row.name for row in found))


async def _free_names(centre_id: int, name: str) -> tuple[str, ...]:
    """The names an insurer called ``name`` can have; ``InsurerNameTaken`` if ``name`` itself is another's."""
    wanted = {known.name_key(each): each for each in known.names_of(name)}
    taken = {row.key: row.insurer.name for row in await queries.taken_names(centre_id, wanted)}
    holder = taken.get(known.name_key(name))
    if holder is not None:
        raise InsurerNameTaken(name=name, insurer=holder)
    return tuple(each for key, each in wanted.items() if key not in taken)


async def _new_insurer(actor: Actor, name: str, plan: Plan, terms: Terms) -> Insurer:
    cycle = settlement.CYCLES[plan]
    today = clock.today(actor.zone)
    return await Insurer.create(
        centre_id=actor.centre_id,
        code=known.free_code(name, await queries.codes(actor.centre_id)),
        name=name,
        plan=plan.value,
        cycle=cycle.value,
        status=Status.ACTIVE.value,
        state_told=state_of(reasons_of(Standing(0, terms.limit_start_fen), terms.intake)).value,
        limit_fen=terms.limit_start_fen,
        closed_through=settlement.last_closing_before(cycle, today, terms.settlement),
        statements_asking=0,
        unbilled_fen=ZERO,
        billed_fen=ZERO,
        overpaid_fen=ZERO,
        penalty_fen=ZERO,
        created_at=clock.now(),
    )


async def _keep_names(insurer: Insurer, found: tuple[str, ...]) -> None:
    rows = [
        InsurerName(
            centre_id=insurer.centre_id,
            insurer_id=insurer.id,
            name=name,
            key=known.name_key(name),
            place=place,
        )
        for place, name in enumerate(found)
    ]
    await InsurerName.bulk_create(rows)


async def _keep_first_limit(actor: Actor, insurer: Insurer) -> None:
    await InsurerLimit.create(
        centre_id=actor.centre_id,
        insurer_id=insurer.id,
        before_fen=None,
        after_fen=insurer.limit_fen,
        reason="",
        day=clock.today(actor.zone),
        at=clock.now(),
        staff_id=actor.staff_id,
    )


async def _all_names(centre_id: int) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in await queries.names(centre_id):
        found[row.insurer_id].append(row.name)
    return {insurer_id: tuple(each) for insurer_id, each in found.items()}


def _insurer_view(credit: CreditView, found: tuple[str, ...]) -> InsurerView:
    return InsurerView(
        id=credit.insurer_id,
        code=credit.code,
        name=credit.name,
        names=found,
        plan=credit.plan,
        cycle=credit.cycle,
        limit_fen=credit.limit_fen,
        state=credit.state,
    )
