"""Insurers, their names and limits (domain §4)."""

from collections.abc import Iterable

from tortoise.queryset import QuerySet, QuerySetSingle

from domain.database.prepared import prepared_first, prepared_list
from domain.errors import NotFound
from domain.insurers.models import (
    Insurer,
    InsurerLimit,
    InsurerName,
)
from domain.insurers.views import Status


async def insurer(centre_id: int, insurer_id: int) -> Insurer:
    """The insurer; ``NotFound`` when this centre has none of that id."""
    return _existing(await _insurer(centre_id, insurer_id), insurer_id)


async def lock_insurer(centre_id: int, insurer_id: int) -> Insurer:
    """The insurer, locked until the transaction ends; every posting to its account begins here."""
    return _existing(await _insurer_for_update(centre_id, insurer_id), insurer_id)


@prepared_first
def _insurer(centre_id: int, insurer_id: int) -> QuerySetSingle[Insurer | None]:
    return _insurers(centre_id).filter(id=insurer_id).first()


@prepared_first
def _insurer_for_update(centre_id: int, insurer_id: int) -> QuerySetSingle[Insurer | None]:
    return _insurers(centre_id).filter(id=insurer_id).select_for_update().first()


async def insurers(centre_id: int) -> list[Insurer]:
    """All insurers of the centre in the order they were added."""
    return await _insurers(centre_id).order_by("id")


async def insurers_ever(centre_id: int) -> list[Insurer]:
    """All insurers of the centre, those added by mistake among them: for checks only."""
    return await Insurer.filter(centre_id=centre_id).order_by("id")


async def insurers_by_id(centre_id: int, ids: Iterable[int]) -> list[Insurer]:
    """The insurers of ``ids``."""
    return await _insurers(centre_id).filter(id__in=list(ids))


@prepared_list
def names(centre_id: int) -> QuerySet[InsurerName]:
    """Every name of every insurer of the centre, each insurer's shown name first."""
    return InsurerName.filter(centre_id=centre_id).order_by("insurer_id", "place")


@prepared_list
def names_of(centre_id: int, insurer_id: int) -> QuerySet[InsurerName]:
    """The names of one insurer, the shown one first."""
    return InsurerName.filter(centre_id=centre_id, insurer_id=insurer_id).order_by("place")


async def taken_names(centre_id: int, keys: Iterable[str]) -> list[InsurerName]:
    """Which names (as they are compared) insurers of the centre answer to already, with those insurers."""
    found = InsurerName.filter(centre_id=centre_id, key__in=list(keys))
    return await found.order_by("place").select_related("insurer")


async def drop_names(centre_id: int, insurer_id: int) -> None:
    """Let nobody find the insurer by any name."""
    await InsurerName.filter(centre_id=centre_id, insurer_id=insurer_id).delete()


async def codes(centre_id: int) -> set[str]:
    """The codes that are taken in the centre."""
    return {row.code for row in await Insurer.filter(centre_id=centre_id).only("id", "code")}


async def last_limit(centre_id: int, insurer_id: int) -> InsurerLimit:
    """The insurer's last change of limit; there is one from the beginning."""
    (found,) = await _last_limits(centre_id, insurer_id)
    return found


async def limit_line(centre_id: int, insurer_id: int, limit_id: int) -> InsurerLimit:
    """One line of the limit's history; ``NotFound`` when the insurer has none of that id."""
    found = await InsurerLimit.filter(centre_id=centre_id, insurer_id=insurer_id, id=limit_id).first()
    if found is None:
        raise NotFound(what=str(limit_id))
    return found


@prepared_list
def _last_limits(centre_id: int, insurer_id: int) -> QuerySet[InsurerLimit]:
    return InsurerLimit.filter(centre_id=centre_id, insurer_id=insurer_id).order_by("-id").limit(1)


def _insurers(centre_id: int) -> QuerySet[Insurer]:
    """All insurers of the centre but those that were added by mistake."""
    return Insurer.filter(centre_id=centre_id).exclude(status=Status.VOID.value)


def _existing(found: Insurer | None, insurer_id: int) -> Insurer:
    if found is None:
        raise NotFound(what=str(insurer_id))
    return found
