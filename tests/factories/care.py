"""Customers of cases who were told, called, lent a car and heard, for tests of every room."""

from datetime import date

from domain.actor import Actor
from domain.cases import service as cases
from domain.cases.views import BoardFilter, Moment
from domain.customers.views import VisitKind
from domain.money import yuan

LOANERS = ("京A12345", "京A54321")
"""The plates of the loaner cars; the first one is out."""
OWN_WORDS = "{称呼}，您好！{车牌} 已到店，请放心。{顾问}"


async def care_for_customers(manager: Actor, advisor: Actor, *, delivered: int, in_repair: int, plate: str) -> None:
    """The ``delivered`` case has a low score, so a complaint, and a booking, and its car, of ``plate``, came back;
    the customer of the one ``in_repair`` was told of its arrival and drives a loaner car."""
    for loaner in LOANERS:
        await cases.add_loaner(manager, loaner, "特斯拉")
    await cases.lend_loaner(advisor, in_repair, LOANERS[0])
    await cases.set_wording(manager, Moment.ARRIVAL, OWN_WORDS)
    await cases.mark_told(advisor, in_repair, Moment.ARRIVAL)
    await cases.enter_score(advisor, delivered, 4, "等了三天")
    await cases.book_maintenance(advisor, delivered, date(2027, 3, 1))
    await cases.note_visit(advisor, plate=plate, kind=VisitKind.MAINTENANCE, amount_fen=yuan(1_800))


async def crowd_of_customers(manager: Actor, advisor: Actor) -> None:
    """More complaints and loaner cars than go into one message."""
    calm = [line for line in (await cases.board(advisor, BoardFilter())).lines if not line.marks]
    for line in calm[-9:]:
        await cases.open_complaint(advisor, line.number, "一直没有人接电话，也没有人告诉我车什么时候能修好")
    for number in range(12):
        await cases.add_loaner(manager, f"京N{number:05}", "Model 3")
