"""The buttons that turn the pages of help."""

from dataclasses import replace

from domain.actor import Demand
from handlers.declaration import Button, Call, Reply
from handlers.help.commands import overview
from handlers.paging import pressed_page


async def page(call: Call) -> Reply:
    """Turn the overview to another page."""
    return replace(overview(call, pressed_page(call.button.number)), edits=True)


BUTTONS = (Button("help.page", Demand.ANYONE, page, where_unbound=True),)
