"""Every read and lock of quotes. All of one centre."""

from tortoise.queryset import QuerySet, QuerySetSingle

from domain.bundles.models import Quote
from domain.bundles.views import QuoteState
from domain.database.prepared import prepared_first

GIVEN, WITHDRAWN = QuoteState.GIVEN.value, QuoteState.WITHDRAWN.value
FIRST_VERSION = 1


async def lock_quote(centre_id: int, number: int) -> None:
    """Hold the quote until the transaction ends.

    Its first version stands for all: that row is there as long as the quote is, so that whoever waits for it
    learns only afterwards which version is in force.
    """
    await Quote.filter(centre_id=centre_id, number=number, version=FIRST_VERSION).select_for_update().first()


async def version_in_force(centre_id: int, number: int) -> Quote | None:
    """The version of a quote that counts; the first one, which is withdrawn, once the whole quote is."""
    given = await _given_version(centre_id, number)
    return given or await one_version(centre_id, number, FIRST_VERSION)


@prepared_first
def _given_version(centre_id: int, number: int) -> QuerySetSingle[Quote | None]:
    return Quote.filter(centre_id=centre_id, number=number, state=GIVEN).first()


async def newest_version(centre_id: int, number: int) -> int:
    """The highest number that a version of the quote was ever given; 0 if there is no such quote."""
    return await _highest(Quote.filter(centre_id=centre_id, number=number)) or 0


async def version_before(centre_id: int, number: int, version: int) -> int | None:
    """The number of the version that ``version`` took the place of; those that were withdrawn are passed over."""
    if version == FIRST_VERSION:
        return None
    older = Quote.filter(centre_id=centre_id, number=number, version__lt=version)
    return await _highest(older.exclude(state=WITHDRAWN))


async def one_version(centre_id: int, number: int, version: int) -> Quote | None:
    """A certain version of a quote."""
    return await Quote.get_or_none(centre_id=centre_id, number=number, version=version)


async def _highest(versions: QuerySet[Quote]) -> int | None:
    numbers = await versions.order_by("-version").limit(1).values_list("version", flat=True)
    return next((int(str(number)) for number in numbers), None)
