"""An insurer that owes for real cars, with everything in its account that a file about it may have to show."""

from datetime import date, time

from domain import clock
from domain.actor import Actor
from domain.cases import service as cases
from domain.insurers import service
from domain.insurers.views import InsurerView
from domain.money import yuan
from tests.factories.cases import Shop, a_case, do_steps
from tests.factories.insurers import move_to

PLATES = ("京AD12345", "京B66666", "京C77777", "京D88888")


async def a_debt(shop: Shop) -> None:
    """Three statements of the shop's insurer, as of 2027-02-20.

    S1 (November): C1 ¥8,200, of which ¥800 is a supplement, and C2 ¥5,000; paid of it, both late, ¥4,000 and ¥500.
    S2 (December): C1 lowered by ¥200, C2 raised by a supplement of ¥600, C3 ¥3,000. S3 (January): C4 ¥1,200.
    """
    insurer, manager = shop.insurer, shop.manager
    await delivered(shop, "2026-11-10", PLATES[0], 7_400, "PA2026110001", supplement=800)
    await delivered(shop, "2026-11-20", PLATES[1], 5_000, "PA2026110002")
    await at(shop, "2026-12-01")
    await supplemented(shop, 2, 600)
    await cases.verify(shop.advisor, 1, verified_fen=yuan(8_000))
    await delivered(shop, "2026-12-20", PLATES[2], 3_000, "")
    await at(shop, "2026-12-25")
    await pay(manager, insurer, 4_000)
    await delivered(shop, "2027-01-20", PLATES[3], 1_200, "PA2027010004")
    await at(shop, "2027-02-01")
    await pay(manager, insurer, 500, "2027-01-31")
    await at(shop, "2027-02-20")


async def delivered(
    shop: Shop, day: str, plate: str, assessed_yuan: int, claim: str, *, supplement: int = 0, name: str = "王先生"
) -> None:
    """The next case comes at nine on a day and is handed over at once."""
    await at(shop, day)
    number = (
        await a_case(
            shop, plate=plate, estimate_yuan=assessed_yuan, claim=claim or None, name=name,
            by=shop.manager, override_reason="老客户",
        )
    ).case.number  # fmt: skip
    await cases.assess(shop.advisor, number, assessed_fen=yuan(assessed_yuan))
    if supplement:
        await supplemented(shop, number, supplement)
    await do_steps(shop.advisor, number, "quality", "delivered")


async def supplemented(shop: Shop, number: int, amount_yuan: int) -> None:
    """Damage found later in a case, and agreed."""
    await cases.open_supplement(shop.advisor, number, asked_fen=yuan(amount_yuan), found="电池护板")
    await cases.agree_supplement(shop.advisor, number, agreed_fen=yuan(amount_yuan))


async def pay(actor: Actor, insurer: InsurerView, amount_yuan: int, day: str | None = None) -> None:
    """Money comes in."""
    on = date.fromisoformat(day) if day else None
    await service.receive_payment(actor, insurer_id=insurer.id, amount_fen=yuan(amount_yuan), day=on)


async def at(shop: Shop, day: str) -> None:
    """It is nine in the morning of that day, and what has ended is closed."""
    today = date.fromisoformat(day)
    move_to(clock.at(today, time(9), shop.centre.zone))
    await service.close_statements(shop.centre.id, today)
