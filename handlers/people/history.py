"""The audit as people turn it over: of one thing, of one of the staff, or of everything."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from domain.errors import NotFound
from domain.pages import NEWEST, Spot
from domain.people import service as people
from domain.people.views import ChangeView
from handlers.arguments import LETTERS
from handlers.declaration import Call, Reply
from handlers.paging import onward, stretch_at
from handlers.people import audit_replies

_ALL = "all"
_OF_STAFF = "s"
_KINDS = {letter: kind for kind, letter in LETTERS.items()}
_CODE = re.compile(r"(?P<letter>[A-Zs])(?P<number>[0-9]{1,9})", re.ASCII)


@dataclass(frozen=True)
class About:
    """Whose changes: those of a thing, those that one of the staff made, or all of them."""

    kind: str | None = None
    number: int | None = None
    staff_id: int | None = None

    @property
    def code(self) -> str:
        """As a button carries it: ``C12``, ``s5``, ``all``."""
        if self.kind is not None:
            return f"{LETTERS[self.kind]}{self.number}"
        return _ALL if self.staff_id is None else f"{_OF_STAFF}{self.staff_id}"


EVERYTHING = About()


def about_of(code: str) -> About:
    """What a button's code is about; ``NotFound`` for one that was never ours."""
    if code == _ALL:
        return EVERYTHING
    found = _CODE.fullmatch(code)
    if found is None or found["letter"] not in {*_KINDS, _OF_STAFF}:
        raise NotFound(what=code[:20])
    number = int(found["number"])
    if found["letter"] == _OF_STAFF:
        return About(staff_id=number)
    return About(kind=_KINDS[found["letter"]], number=number)


async def changes(call: Call, about: About, spot: Spot = NEWEST) -> Reply:
    """As many of the changes next to ``spot`` as a message holds, with buttons to the newer and the older ones."""
    stretch = await stretch_at(spot, partial(_read, call, about), partial(audit_replies.entry, call))
    rows = onward(call.lang, stretch, lambda spot: f"people.changes:{about.code}:{spot}")
    return Reply(audit_replies.changes(call, stretch.blocks, await _name(call, about)), rows)


async def _read(call: Call, about: About, spot: Spot, limit: int) -> Sequence[ChangeView]:
    return await people.read_changes(
        call.actor, subject=about.kind, number=about.number, staff_id=about.staff_id, spot=spot, limit=limit
    )


async def _name(call: Call, about: About) -> str:
    """What the title calls it; nothing where all is meant."""
    if about.staff_id is None:
        return "" if about.kind is None else about.code
    names = await people.staff_names(call.actor.centre_id, [about.staff_id])
    if about.staff_id not in names:
        raise NotFound(what=f"#{about.staff_id}")
    return names[about.staff_id]
