"""Statements as people see them: the card of one, its further lines, and the list of an insurer's (domain §4)."""

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from domain.actor import Role
from domain.insurers.views import LineView, StatementDetail, StatementPage, StatementView
from handlers.declaration import Call, CardOf, InlineButton, Reply, Rows
from handlers.insurers.documents.parts import NO_CLAIM, Claims, claims_of
from handlers.insurers.parts import NOTHING, evidence_button, joined, look, may_act_here, receive_button, short_name
from handlers.paging import and_more, in_rows, turners

LINES_ON_A_PAGE = 20
ON_A_PAGE = 10
OPENERS_A_ROW = 5
BUTTONS_A_ROW = 2


async def statement_in_full(call: Call, detail: StatementDetail) -> Reply:
    """A statement's card; or a page of its further lines, which never change and so need no card."""
    claims = await claims_of(call.actor.centre_id, detail.lines)
    return _card(call, detail, claims) if detail.lines.number == 1 else _further_lines(call, detail, claims)


def statement_list(call: Call, view: StatementPage) -> Reply:
    """A page of an insurer's statements, newest first, with a button to open each."""
    page = view.statements
    title = call.say("insurers-history-title", insurer=view.insurer, count=page.total)
    lines = [_listed(call, statement) for statement in page] or [call.say("insurers-history-none")]
    turns = turners(call.lang, page, lambda number: f"insurers.history:{view.insurer_id}:{number}")
    rows = (*openers(call, page), *turns, *look(call, view.insurer_id))
    return Reply(joined([title, *lines, *and_more(call.lang, page)]), rows)


def statements_of_month(call: Call, view: StatementPage, month: date) -> Reply:
    """The statements of an insurer that closed in a month, where that is not a single one."""
    if not view.statements.items:
        said = call.say("insurers-month-none", insurer=view.insurer, month=f"{month:%Y-%m}")
        history = InlineButton(call.say("insurers-button-history"), f"insurers.history:{view.insurer_id}:1")
        return Reply(said, ((history,), *look(call, view.insurer_id)))
    return statement_list(call, view)


def openers(call: Call, statements: Iterable[StatementView]) -> Rows:
    """A button to open each statement; in private only for those who may."""
    if not may_act_here(call, Role.PARTNER):
        return ()
    buttons = (InlineButton(name_of(each), f"insurers.show:{name_of(each)}") for each in statements)
    return in_rows(buttons, OPENERS_A_ROW)


def offer_of(call: Call, insurer: str, statement: StatementView) -> str:
    """A statement on a button of a prompt: whose it is, what is unpaid, how late it is."""
    said = call.say(
        "insurers-statement-offer",
        statement=name_of(statement),
        insurer=short_name(insurer),
        unpaid_fen=statement.unpaid_fen,
        late="yes" if statement.late_days else "no",
        days=statement.late_days,
    )
    return said.unescape()


def name_of(statement: StatementView) -> str:
    """A statement as people call it: S3."""
    return f"S{statement.number}"


def _card(call: Call, detail: StatementDetail, claims: Claims) -> Reply:
    statement = detail.statement
    text = Markup("\n\n").join([joined(_figures(call, detail)), joined(_lines(call, detail, claims))])
    history = InlineButton(call.say("insurers-button-history"), f"insurers.history:{statement.insurer_id}:1")
    again = InlineButton(call.say("insurers-button-refresh"), f"insurers.statement:{name_of(statement)}")
    sheet = InlineButton(call.say("insurers-button-sheet"), f"insurers.sheet:{name_of(statement)}")
    first = [sheet, *([evidence_button(call, statement.insurer_id)] if detail.is_legal else [])]
    first += [receive_button(call, statement.insurer_id)] if statement.unpaid_fen > 0 else []
    rows = (
        *_turners(call, detail),
        *in_rows(first, BUTTONS_A_ROW),
        (history, again),
        *look(call, statement.insurer_id),
    )
    return Reply(text, rows, card=CardOf("statement", statement.number))


def _further_lines(call: Call, detail: StatementDetail, claims: Claims) -> Reply:
    return Reply(joined([_title(call, detail), NOTHING, *_lines(call, detail, claims)]), _turners(call, detail))


def _figures(call: Call, detail: StatementDetail) -> list[Markup]:
    statement = detail.statement
    lines = [
        _title(call, detail),
        call.say("insurers-statement-state", state=_state(statement)),
        call.say(
            "insurers-statement-figures",
            kind="credit" if statement.amount_fen < 0 else "owed" if statement.amount_fen else "zero",
            amount_fen=statement.amount_fen,
            paid_fen=statement.paid_fen,
            unpaid_fen=statement.unpaid_fen,
        ),
    ]
    if statement.amount_fen > 0:
        lines.append(_due(call, statement))
    if statement.penalty_fen:
        lines.append(call.say("insurers-statement-penalty", penalty_fen=statement.penalty_fen))
    return lines


def _title(call: Call, detail: StatementDetail) -> Markup:
    return call.say(
        "insurers-statement-title",
        statement=name_of(detail.statement),
        insurer=detail.insurer,
        **_period(detail.statement),
    )


def _due(call: Call, statement: StatementView) -> Markup:
    if statement.settled_on is None:
        when = "late" if statement.late_days else "ahead"
    else:
        when = "settled_late" if statement.late_days else "settled"
    return call.say(
        "insurers-statement-due",
        when=when,
        due=statement.due_on,
        days=statement.late_days,
        today=call.today,
        settled=statement.settled_on or "",
    )


def _lines(call: Call, detail: StatementDetail, claims: Claims) -> list[Markup]:
    title = call.say("insurers-lines-title", count=detail.lines.total)
    lines = [said for line in detail.lines for said in _line(call, line, claims.get(line.case_number, NO_CLAIM).plate)]
    return [title, *lines, *and_more(call.lang, detail.lines)]


def _line(call: Call, line: LineView, plate: str) -> list[Markup]:
    """A case with its car and what it adds or takes off; what is for supplements on a line of its own below."""
    changed = "lowered" if line.amount_fen < 0 else "raised"
    said = call.say(
        "insurers-line",
        kind="billed" if line.corrects is None else changed,
        case=f"C{line.case_number} {plate}".strip(),
        amount_fen=line.amount_fen,
        former=f"S{line.corrects}" if line.corrects else "",
    )
    if not line.supplement_fen:
        return [said]
    return [said, call.say("insurers-line-supplement", part_fen=line.supplement_fen)]


def _turners(call: Call, detail: StatementDetail) -> Rows:
    name = name_of(detail.statement)
    return turners(call.lang, detail.lines, lambda number: f"insurers.statement:{name}:{number}")


def _listed(call: Call, statement: StatementView) -> Markup:
    state = _state(statement)
    return call.say(
        "insurers-history-line",
        statement=name_of(statement),
        state="late_part" if state == "late" and statement.paid_fen else state,
        amount_fen=statement.amount_fen,
        unpaid_fen=statement.unpaid_fen,
        due=statement.due_on,
        days=statement.late_days,
        settled=statement.settled_on or "",
        **_period(statement),
    )


def _state(statement: StatementView) -> str:
    """Its state in words; what asks for no money was never paid either."""
    return statement.state if statement.amount_fen > 0 else "nothing"


def _period(statement: StatementView) -> dict[str, object]:
    return {"opens": statement.opens_on, "closes": f"{statement.closes_on:%m-%d}"}
