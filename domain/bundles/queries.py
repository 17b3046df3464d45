"""Every read and lock of quotes. All of one centre."""

from domain.bundles.models import Quote

FIRST_VERSION = 1


async def lock_quote(centre_id: int, number: int) -> None:
    """Hold the quote until the transaction ends.

    Its first version stands for all: that row is there as long as the quote is, so that whoever waits for it
    reads the newest version only afterwards.
    """
    await Quote.filter(centre_id=centre_id, number=number, version=FIRST_VERSION).select_for_update().first()


async def latest_version(centre_id: int, number: int) -> Quote | None:
    """The newest version of a quote."""
    return await Quote.filter(centre_id=centre_id, number=number).order_by("-version").first()


async def one_version(centre_id: int, number: int, version: int) -> Quote | None:
    """A certain version of a quote."""
    return await Quote.get_or_none(centre_id=centre_id, number=number, version=version)
