"""The buttons under a quote, ``bundles.verb:Q7:2``: the same services as the commands."""

from dataclasses import replace
from functools import partial

from domain.actor import Role
from domain.bundles import service
from domain.bundles.views import BundleKind, QuoteView
from handlers.arguments import Words
from handlers.bundles.contents import bundle_name
from handlers.bundles.replies import customer_version, quote_card
from handlers.bundles.words import pressed_quote
from handlers.declaration import Button, Call, Reply


async def customer(call: Call) -> Reply:
    """Send the customer's side alone as a message of its own."""
    number, version = pressed_quote(call)
    return customer_version(call.lang, await service.customer_side(call.actor, number=number, version=version))


async def card(call: Call) -> Reply:
    """Turn the message into the quote's card, as it is now."""
    number = Words(call.button.number, today=call.today).need_number("quote")
    return replace(quote_card(call.lang, await service.show_quote(call.actor, number=number)), edits=True)


async def show(call: Call) -> Reply:
    """Turn the card to another version."""
    number, version = pressed_quote(call)
    view = await service.show_quote(call.actor, number=number, version=version)
    return replace(quote_card(call.lang, view), edits=True, toast=_instead(call, view, version))


async def compare(call: Call) -> Reply:
    """Turn the card back to all three."""
    number, version = pressed_quote(call)
    view = await service.show_quote(call.actor, number=number, version=version)
    return replace(quote_card(call.lang, view, compare=True), edits=True, toast=_instead(call, view, version))


async def choose(bundle: BundleKind, call: Call) -> Reply:
    """Settle a comparison on ``bundle``."""
    number, version = pressed_quote(call)
    view = await service.choose_bundle(call.actor, number=number, version=version, bundle=bundle)
    toast = call.say("bundles-toast-chosen", bundle=bundle_name(call.lang, bundle))
    return replace(quote_card(call.lang, view), edits=True, toast=toast.striptags())


async def requote(call: Call) -> Reply:
    """Reckon the quote anew; where that was done already, show what came of it."""
    number, version = pressed_quote(call)
    view = await service.requote(call.actor, number=number, seen_version=version)
    key = "bundles-toast-requoted" if view.version_before == version else "bundles-toast-newer"
    toast = _instead(call, view, version) or call.say(key, version=view.version).striptags()
    return replace(quote_card(call.lang, view), edits=True, toast=toast)


def _instead(call: Call, view: QuoteView, version: int) -> str:
    """What to say when the version of a button was withdrawn, so that an older one is in force; else nothing."""
    if view.version >= version:
        return ""
    return call.say("bundles-toast-withdrawn", version=version, now=view.version).striptags()


BUTTONS = (
    Button("bundles.customer", Role.ADVISOR, customer),
    Button("bundles.card", Role.ADVISOR, card),
    Button("bundles.show", Role.ADVISOR, show),
    Button("bundles.compare", Role.ADVISOR, compare),
    Button("bundles.requote", Role.ADVISOR, requote),
    *(Button(f"bundles.{kind}", Role.ADVISOR, partial(choose, kind)) for kind in BundleKind),
)
