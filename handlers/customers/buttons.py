"""The buttons under the radar and under a policy: the next steps, without typing what is known."""

from dataclasses import replace

from domain.actor import Role
from domain.customers import service
from domain.customers.views import VehiclePolicy
from handlers.customers import asking, replies
from handlers.customers.words import pressed_span, pressed_vehicle
from handlers.declaration import Button, Call, Reply
from handlers.paging import offset_of, pressed_page


async def radar(call: Call) -> Reply:
    """Turn the radar to another page, or let it look farther."""
    offset = offset_of(pressed_page(call.button.number), replies.ON_A_PAGE)
    view = await service.renewal_radar(call.actor, pressed_span(call), offset=offset, limit=replies.ON_A_PAGE)
    return replace(replies.radar(call, view), edits=True)


async def show(call: Call) -> Reply:
    """Send a car's policy as a message of its own; the list it was picked from stays."""
    return replies.card(call, await _known(call))


async def card(call: Call) -> Reply:
    """Turn the message into the car's policy as it is now."""
    return replace(await show(call), edits=True)


async def refer(call: Call) -> Reply:
    """Ask which agent the owner is referred to."""
    raise asking.refer(await _known(call))


async def quote(call: Call) -> Reply:
    """Ask which bundle is quoted."""
    raise asking.quote(await _known(call))


async def renewed(call: Call) -> Reply:
    """Ask until when the car's new policy runs."""
    raise asking.add(await _known(call))


async def add(call: Call) -> Reply:
    """Ask of which car a policy is to be written down."""
    raise asking.add()


async def _known(call: Call) -> VehiclePolicy:
    return await service.show_policy(call.actor, vehicle_id=pressed_vehicle(call))


BUTTONS = (
    Button("customers.radar", Role.ADVISOR, radar),
    Button("customers.show", Role.ADVISOR, show),
    Button("customers.card", Role.ADVISOR, card),
    Button("customers.refer", Role.ADVISOR, refer),
    Button("customers.quote", Role.ADVISOR, quote),
    Button("customers.renewed", Role.ADVISOR, renewed),
    Button("customers.add", Role.ADVISOR, add),
)
