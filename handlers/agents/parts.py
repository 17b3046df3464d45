"""What the room's cards and lists are put together from."""

from collections.abc import Iterable

from markupsafe import Markup

from domain.agents.views import AgentPage, ReferralPage
from handlers.declaration import Call, InlineButton, Rows

BUTTONS_A_ROW = 5
LONGEST_ON_A_BUTTON = 16
PAGE = 10
"""How many the services give at once."""


def balance(call: Call, agent: Markup, balance_fen: int) -> Markup:
    """Who owes whom how much for the month."""
    return call.say("agents-balance", agent=agent, side=side(balance_fen), balance_fen=abs(balance_fen))


def side(balance_fen: int) -> str:
    """Who owes: the agent, us, or nobody."""
    return "agent" if balance_fen > 0 else "us" if balance_fen < 0 else "nobody"


def label_of(call: Call, name: str, company: str) -> Markup:
    """An agent by name, with the company where one is known."""
    return call.say("agents-label", name=name, company=company) if company else Markup.escape(name)


def and_more(call: Call, left: int) -> list[Markup]:
    """How many more there are; no line when there are none."""
    return [call.say("agents-list-more", count=left)] if left > 0 else []


def turners(call: Call, page: ReferralPage | AgentPage, data: str) -> Rows:
    """Buttons to the pages before and after; ``data`` has a place for the offset."""
    buttons = []
    if page.offset > 0:
        back = data.format(max(0, page.offset - PAGE))
        buttons.append(InlineButton(call.say("agents-button-back").striptags(), back))
    if page.left > 0:
        buttons.append(InlineButton(call.say("agents-button-on").striptags(), data.format(page.offset + PAGE)))
    return (tuple(buttons),) if buttons else ()


def in_rows(buttons: list[InlineButton], a_row: int = BUTTONS_A_ROW) -> Rows:
    """Buttons in rows that a phone shows whole."""
    return tuple(tuple(buttons[start : start + a_row]) for start in range(0, len(buttons), a_row))


def cut(name: str) -> str:
    """A name short enough for a button."""
    return name if len(name) <= LONGEST_ON_A_BUTTON else f"{name[: LONGEST_ON_A_BUTTON - 1]}…"


def joined(lines: Iterable[Markup]) -> Markup:
    """Lines as one text."""
    return Markup("\n").join(lines)
