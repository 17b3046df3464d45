"""What the ``credit`` digest tells: who is not open and why, and what is proposed (interface §3)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from domain import clock
from domain.actor import system_use_case
from domain.insurers import queries
from domain.insurers.models import Insurer, InsurerStatement
from domain.insurers.service._ceiling import ceiling_on
from domain.insurers.service._credit import credit_view, deciders, worst_first
from domain.insurers.service._margin import last_months
from domain.insurers.service._raising import overtaken_by, raise_view
from domain.insurers.service._terms import terms_at
from domain.insurers.views import CreditDigest, CreditView, IntakeState, NotOpen, RaiseProposed
from domain.people.service import centre


@system_use_case
async def credit_digest(centre_id: int) -> CreditDigest:
    """Every insurer of the centre that is not open today, the worst first, since when, and all open proposals.

    One that we no longer work with is left out once it owes nothing. As many queries for any number of insurers.
    """
    zone = (await centre(centre_id)).zone
    today = clock.today(zone)
    terms = await terms_at(centre_id, today)
    insurers = await queries.insurers(centre_id)
    unpaid: dict[int, list[InsurerStatement]] = defaultdict(list)
    for statement in await queries.all_unpaid_statements(centre_id):
        unpaid[statement.insurer_id].append(statement)
    months = await last_months(centre_id, today)
    who = await deciders(insurers, months.values()) if insurers else {}
    views = [
        credit_view(insurer, unpaid[insurer.id], terms, today, who, month=months.get(insurer.id))
        for insurer in insurers
    ]
    since = await queries.state_since(centre_id) | _since_today(insurers, views, today)
    began = {insurer.id: clock.local(insurer.created_at, zone).date() for insurer in insurers}
    not_open = [NotOpen(view, since.get(view.insurer_id, began[view.insurer_id])) for view in views if _is_told(view)]
    proposals = [row for row in await queries.open_raises(centre_id) if not overtaken_by(unpaid[row.insurer_id], today)]
    ceiling = await ceiling_on(centre_id, today, terms.raising)
    return CreditDigest(
        tuple(sorted(not_open, key=lambda each: worst_first(each.credit))),
        tuple(RaiseProposed(raise_view(row, row.insurer.name), ceiling) for row in proposals),
    )


def _since_today(insurers: Sequence[Insurer], views: Sequence[CreditView], today: date) -> dict[int, date]:
    """Those whose state nobody has noted yet: the duty for it comes after this, if the bot was away at midnight."""
    changed = [insurer for insurer, view in zip(insurers, views, strict=True) if insurer.state_told != view.state.value]
    return dict.fromkeys((insurer.id for insurer in changed), today)


def _is_told(credit: CreditView) -> bool:
    if credit.state is IntakeState.ENDED:
        return credit.exposure_fen > 0 or credit.penalty_fen > 0
    return credit.state is not IntakeState.OPEN
