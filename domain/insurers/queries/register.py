"""What was agreed with insurers, and their people (domain §4)."""

from tortoise.queryset import QuerySet

from domain.database.prepared import prepared_list
from domain.insurers.models import Insurer, InsurerContact, InsurerTerms
from domain.insurers.views import Status


@prepared_list
def terms_of(centre_id: int, insurer_id: int) -> QuerySet[InsurerTerms]:
    """What was agreed with an insurer since it was added and was not taken back, in the order it was agreed."""
    return InsurerTerms.filter(centre_id=centre_id, insurer_id=insurer_id, is_withdrawn=False).order_by("id")


async def terms_of_all(centre_id: int) -> list[InsurerTerms]:
    """As ``terms_of``, of all insurers of the centre."""
    return await InsurerTerms.filter(centre_id=centre_id, is_withdrawn=False).order_by("id")


async def terms(centre_id: int, insurer_id: int, terms_id: int) -> InsurerTerms | None:
    """One row of the insurer's terms."""
    return await InsurerTerms.filter(centre_id=centre_id, insurer_id=insurer_id, id=terms_id).first()


async def contacts(centre_id: int, insurer_id: int) -> list[InsurerContact]:
    """The insurer's people in the order they were written down."""
    return await InsurerContact.filter(centre_id=centre_id, insurer_id=insurer_id).order_by("id")


async def ended_ids(centre_id: int) -> set[int]:
    """The ids of the insurers of the centre that we no longer work with."""
    rows = await Insurer.filter(centre_id=centre_id, status=Status.ENDED.value).only("id")
    return {row.id for row in rows}
