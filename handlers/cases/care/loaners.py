"""What is said of loaner cars."""

from markupsafe import Markup

from domain.cases.views import LoanedCase, LoanerView, PoolView
from domain.pages import page_of
from handlers.cases.care.lines import loan_line
from handlers.cases.phrases import case_name, label
from handlers.declaration import Call, InlineButton, Reply
from handlers.paging import and_more, in_rows, offset_of, turners

CARS_ON_A_PAGE = 12
MOST_BUTTONS = 6
BUTTONS_IN_A_ROW = 2


def pool(call: Call, view: PoolView, page: int = 1, *, edits: bool = False) -> Reply:
    """A page of the pool: late ones first, then those out, then the free ones; a button to take each back."""
    if not view.cars:
        return Reply(call.say("cases-pool-empty"), edits=edits)
    shown = page_of(view.cars, offset_of(page, CARS_ON_A_PAGE), CARS_ON_A_PAGE)
    title = call.say("cases-pool-title", count=len(view.cars), free=len(view.free), late=len(view.late))
    lines = [title, *(_car(call, car) for car in shown), *and_more(call.lang, shown)]
    out = [car for car in shown if car.case is not None][:MOST_BUTTONS]
    backs = [
        InlineButton(label(call.say("cases-button-loaner-back", plate=car.plate)), f"cases.back:{car.plate}")
        for car in out
    ]
    turns = turners(call.lang, shown, lambda number: f"cases.pool:{number}")
    return Reply(Markup("\n").join(lines), (*in_rows(backs, BUTTONS_IN_A_ROW), *turns), edits=edits)


def added(call: Call, car: LoanerView) -> Reply:
    """A car in the pool."""
    return Reply(call.say("cases-loaner-added", plate=car.plate, model=car.model))


def removed(call: Call, car: LoanerView) -> Reply:
    """A car out of the pool."""
    return Reply(call.say("cases-loaner-removed", plate=car.plate, model=car.model))


def lent(call: Call, done: LoanedCase) -> Reply:
    """A car lent for a case."""
    case = case_name(done.case.number)
    lines = [call.say("cases-loaner-lent", case=case, plate=done.case.plate), loan_line(call.lang, done.loan)]
    card = InlineButton(label(call.say("cases-button-card", case=case)), f"cases.card:{case}")
    back = InlineButton(
        label(call.say("cases-button-loaner-back", plate=done.loan.plate)), f"cases.back:{done.loan.plate}"
    )
    return Reply(Markup("\n").join(lines), ((back, card),))


def back(call: Call, done: LoanedCase) -> Reply:
    """A car back in the pool."""
    return Reply(call.say("cases-loaner-back", plate=done.loan.plate, case=case_name(done.case.number)))


def _car(call: Call, car: LoanerView) -> Markup:
    if car.case is None or car.due_on is None:
        return call.say("cases-pool-free", plate=car.plate, model=car.model)
    facts = {"plate": car.plate, "model": car.model, "case": case_name(car.case), "day": car.due_on}
    return call.say("cases-pool-out", late="yes" if car.is_late else "no", **facts)
