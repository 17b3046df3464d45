"""Insurers: added, found by their names, listed, shown with their terms and people (domain §4)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from domain import clock
from domain.actor import Actor, Role, system_use_case, use_case
from domain.insurers import queries
from domain.insurers.errors import InsurerNameTaken, InsurerNameUnusable
from domain.insurers.models import Insurer, InsurerContact, InsurerLimit, InsurerTerms
from domain.insurers.rules import known, settlement
from domain.insurers.rules.intake import Standing, reasons_of, state_of
from domain.insurers.service._agreed import plans_of
from domain.insurers.service._contacts import contact_view
from domain.insurers.service._names import keep_names, take_turn_to_name
from domain.insurers.service._terms import Terms, terms_at
from domain.insurers.service.standings import credit_all, standing
from domain.insurers.views import AgreedView, CreditView, Cycle, InsurerView, IntakeState, Plan, Status, TermsKind
from domain.money import ZERO
from domain.names import Named
from domain.people.service import record_change, record_look, staff_names


@dataclass(frozen=True)
class _Known:
    """What is known of an insurer besides its row and its credit; the names of staff by their id."""

    names: tuple[str, ...]
    agreed: Sequence[InsurerTerms] = ()
    contacts: Sequence[InsurerContact] = ()
    who: Mapping[int, str] = field(default_factory=dict)


@use_case(Role.PARTNER)
async def add_insurer(actor: Actor, *, name: str, plan: Plan = Plan.BASIC) -> InsurerView:
    """Add an insurer under ``name`` with a cooperation plan; its settlement cycle follows from the plan.

    It answers to the well-known forms of its name too, as far as no other insurer does. Its limit starts at the
    policy's. Refused: a name that can't be one, and one that an insurer of the centre answers to already.
    """
    name = " ".join(name.split())
    if not known.is_usable(name):
        raise InsurerNameUnusable(name=name[: known.MAX_NAME_LENGTH])
    await take_turn_to_name(actor.centre_id)
    free_names = await _free_names(actor.centre_id, name)
    terms = await terms_at(actor.centre_id, clock.today(actor.zone))
    insurer = await _new_insurer(actor, name, plan, terms)
    await keep_names(insurer, free_names)
    await _keep_first_limit(actor, insurer)
    await record_change(
        actor,
        subject="insurer",
        number=insurer.id,
        what="added",
        before={},
        after={"name": name, "plan": plan.value, "limit_fen": insurer.limit_fen},
    )
    return _insurer_view(actor, insurer, await standing(actor, insurer.id), _Known(free_names))


@use_case(Role.ADVISOR)
async def names(actor: Actor) -> list[Named]:
    """Every insurer of the centre with all its names, for recognising it in what people type."""
    return [Named(insurer_id, found) for insurer_id, found in (await _all_names(actor.centre_id)).items()]


@system_use_case
async def names_by_id(centre_id: int, ids: Iterable[int]) -> dict[int, str]:
    """The shown names of the insurers of ``ids`` that this centre has."""
    return {insurer.id: insurer.name for insurer in await queries.insurers_by_id(centre_id, ids)}


@use_case(Role.ADVISOR)
async def names_to_offer(actor: Actor, *, only_ended: bool = False) -> list[Named]:
    """As ``names``, for picking one: those that we no longer work with stand last, or are the only ones."""
    ended = await queries.ended_ids(actor.centre_id)
    found = [each for each in await names(actor) if each.id in ended or not only_ended]
    return sorted(found, key=lambda each: each.id in ended)


@system_use_case
async def is_cooperation_ended(centre_id: int, insurer_id: int) -> bool:
    """Whether we no longer work with the insurer."""
    return insurer_id in await queries.ended_ids(centre_id)


@use_case(Role.PARTNER)
async def list_insurers(actor: Actor) -> tuple[InsurerView, ...]:
    """All insurers of the centre and their terms, the worst state first; as many queries for any number of them."""
    found = await _all_names(actor.centre_id)
    credits = await credit_all(actor)
    rows = {row.id: row for row in await queries.insurers(actor.centre_id)}
    agreed: dict[int, list[InsurerTerms]] = defaultdict(list)
    for row in await queries.terms_of_all(actor.centre_id):
        agreed[row.insurer_id].append(row)
    return tuple(
        _insurer_view(
            actor, rows[credit.insurer_id], credit, _Known(found[credit.insurer_id], agreed[credit.insurer_id])
        )
        for credit in credits
    )


@use_case(Role.PARTNER)
async def show_insurer(actor: Actor, insurer_id: int) -> InsurerView:
    """One insurer, its terms and their history, and its people: in a private chat with their phones whole, a look
    that is audited (domain §2). ``NotFound`` for an insurer that this centre does not have."""
    credit = await standing(actor, insurer_id)
    insurer = await queries.insurer(actor.centre_id, insurer_id)
    names = tuple(row.name for row in await queries.names_of(actor.centre_id, insurer_id))
    agreed = await queries.terms_of(actor.centre_id, insurer_id)
    contacts = await queries.contacts(actor.centre_id, insurer_id)
    if actor.place.is_private and any(contact.phone for contact in contacts):
        await record_look(actor, subject="insurer", number=insurer_id)
    who = await staff_names(actor.centre_id, {row.staff_id for row in agreed}) if agreed else {}
    return _insurer_view(actor, insurer, credit, _Known(names, agreed, contacts, who))


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


def _insurer_view(actor: Actor, insurer: Insurer, credit: CreditView, also: _Known) -> InsurerView:
    today = clock.today(actor.zone)
    added_on = clock.local(insurer.created_at, actor.zone).date()
    plans = plans_of(insurer, also.agreed)
    to_come = plans.after(today)
    ending = next((reason for reason in credit.reasons if reason.state is IntakeState.ENDED), None)
    return InsurerView(
        id=insurer.id,
        code=insurer.code,
        name=insurer.name,
        names=also.names,
        plan=plans.on(today),
        cycle=Cycle(insurer.cycle),
        limit_fen=insurer.limit_fen,
        state=credit.state,
        plan_since=plans.since(today) or added_on,
        next_plan=to_come.plan if to_come else None,
        next_plan_since=to_come.since if to_come else None,
        added_on=added_on,
        ended_on=insurer.ended_on,
        end_reason=insurer.end_reason or "",
        ended_by=ending.who if ending else "",
        contacts=tuple(contact_view(contact) for contact in also.contacts),
        history=tuple(_agreed_view(actor, row, also.who) for row in reversed(also.agreed)),
    )


def _agreed_view(actor: Actor, row: InsurerTerms, who: Mapping[int, str]) -> AgreedView:
    return AgreedView(
        kind=TermsKind(row.kind),
        plan=Plan(row.plan) if row.plan else None,
        since=row.since,
        agreed_on=clock.local(row.at, actor.zone).date(),
        who=who.get(row.staff_id, ""),
        reason=row.reason,
    )
