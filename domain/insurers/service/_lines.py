"""The lines of statements, as they are told."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from domain.insurers import queries
from domain.insurers.models import InsurerEntry
from domain.insurers.rules.evidence import supplement_part
from domain.insurers.views import LineView

_OfCases = Mapping[int | None, Sequence[InsurerEntry]]


async def line_views(
    lines: Sequence[InsurerEntry], delivered: Mapping[int, date | None] | None = None
) -> list[LineView]:
    """Lines of statements in the order they were posted, each with the statement it corrects and what of it is for
    supplements. Two queries.

    ``delivered``: the days their cars were handed over, where those are to be told.
    """
    if not lines:
        return []
    billed = _by_case(await queries.billed_before(lines))
    supplements = _by_case(await queries.supplements_before(lines))
    return [_line_view(line, billed, supplements, delivered or {}) for line in lines]


def _by_case(entries: Sequence[InsurerEntry]) -> _OfCases:
    found: dict[int | None, list[InsurerEntry]] = defaultdict(list)
    for entry in entries:
        found[entry.case_number].append(entry)
    return found


def _line_view(
    line: InsurerEntry, billed: _OfCases, supplements: _OfCases, delivered: Mapping[int, date | None]
) -> LineView:
    earlier = [each for each in billed.get(line.case_number, ()) if each.id < line.id]
    former = earlier[-1] if earlier else None
    since = former.id if former else 0
    added_fen = sum(each.amount_fen for each in supplements.get(line.case_number, ()) if since < each.id < line.id)
    return LineView(
        case_number=line.case_number or 0,
        amount_fen=line.amount_fen,
        corrects=former.statement.number if former and former.statement else None,
        supplement_fen=supplement_part(line.amount_fen, added_fen, is_first=former is None),
        delivered_on=delivered.get(line.case_number or 0),
    )
