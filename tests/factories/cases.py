"""Accident cases in a centre of their own, for tests of every room."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count

from domain.actor import Actor, ChatKind, Role
from domain.cases import service
from domain.cases.views import OpenedCase, Template
from domain.insurers.views import InsurerView
from domain.money import yuan
from domain.people.views import CentreView
from tests.factories.insurers import an_insurer, move_to
from tests.factories.people import a_centre, a_place, a_staff

_plates = count(10_000)

UNTIL_DELIVERED = (
    "inspection", "plan", "submitted", "assessed", "informed", "photo", "eta", "quality", "delivered",
)  # fmt: skip
"""The steps of the standard SOP up to the delivery, in an order that is allowed."""


@dataclass(frozen=True)
class Shop:
    """A centre with a manager, an advisor and an insurer; both people speak in the team group."""

    centre: CentreView
    manager: Actor
    advisor: Actor
    insurer: InsurerView


async def a_shop(*, zone: str = "Asia/Shanghai", lang: str = "zh-CN") -> Shop:
    """A new centre that can take cases of 平安."""
    centre, group = await a_centre(zone=zone, lang=lang), a_place(ChatKind.TEAM)
    manager = await a_staff(centre, Role.MANAGER, name="张店长", lang=lang, place=group)
    advisor = await a_staff(centre, Role.ADVISOR, name="李雷", lang=lang, place=group)
    return Shop(centre, manager, advisor, await an_insurer(manager))


def a_plate() -> str:
    """A plate that no other test has."""
    return f"京B{next(_plates):05}"


async def a_case(
    shop: Shop,
    *,
    by: Actor | None = None,
    at: datetime | None = None,
    plate: str | None = None,
    insurer_id: int | None = None,
    name: str | None = "王先生",
    phone: str | None = None,
    estimate_yuan: int = 100,
    damage: str = "前杠",
    claim: str | None = None,
    override_reason: str | None = None,
    sop: Template = Template.STANDARD,
) -> OpenedCase:
    """A case the shop's advisor takes, now or ``at`` a moment (the clock is put there)."""
    if at is not None:
        move_to(at)
    return await service.open_case(
        by or shop.advisor,
        insurer_id=insurer_id or shop.insurer.id,
        plate=plate or a_plate(),
        name=name,
        phone=phone or f"138{next(_plates):08}",
        estimate_fen=yuan(estimate_yuan),
        damage=damage,
        claim=claim,
        override_reason=override_reason,
        sop=sop,
    )


async def do_steps(actor: Actor, number: int, *steps: str, assessed_yuan: int = 100) -> None:
    """Do steps of a case in the order given; ``assessed`` with an amount."""
    for step in steps:
        if step == "assessed":
            await service.assess(actor, number, assessed_fen=yuan(assessed_yuan))
        else:
            await service.mark_step(actor, number, step)
