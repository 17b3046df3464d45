"""What the room's cards and lists are put together from."""

from collections.abc import Iterable

from markupsafe import Markup

from handlers import paging
from handlers.declaration import Call

LONGEST_IN_A_LIST = 16
ON_A_PAGE = 10


def balance(call: Call, agent: Markup, balance_fen: int) -> Markup:
    """Who owes whom how much for the month."""
    return call.say("agents-balance", agent=agent, side=side(balance_fen), balance_fen=abs(balance_fen))


def side(balance_fen: int) -> str:
    """Who owes: the agent, us, or nobody."""
    return "agent" if balance_fen > 0 else "us" if balance_fen < 0 else "nobody"


def label_of(call: Call, name: str, company: str) -> Markup:
    """An agent by name, with the company where one is known."""
    return call.say("agents-label", name=name, company=company) if company else Markup.escape(name)


def cut(name: str) -> str:
    """A name short enough for a button, or for a line of a list."""
    return paging.cut(name, LONGEST_IN_A_LIST)


def short_label_of(call: Call, name: str, company: str) -> Markup:
    """An agent in a list."""
    return label_of(call, cut(name), cut(company))


def joined(lines: Iterable[Markup]) -> Markup:
    """Lines as one text."""
    return Markup("\n").join(lines)
