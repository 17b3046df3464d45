"""What the commands of the customers room are told, and what their prompts offer."""

from collections.abc import Mapping, Sequence

from typing_extensions import override

from domain.customers import service
from domain.customers.views import PolicyFacts, PolicyKind, VisitKind
from domain.forms.views import Offer
from domain.insurers import service as insurers
from domain.names import Named
from handlers.arguments import Assume, Words
from handlers.arguments.dates import months_later
from handlers.calling import Call
from handlers.customers.words import KINDS, is_insurer_by_name, spellings_of_insurer, visit_kinds, without_seller
from handlers.fields import Amount, Asked, Day, Days, Marked, OneOf, PersonName, Phone, Plate, Text
from handlers.fields.base import Texts
from handlers.fields.offering import month_ends, owners_name, owners_phone, recent_cars, today_or_before

MOST_OFFERED = 8
MOST_CHARACTERS = 40
MONTHS_OF_A_POLICY = 12


class InsurerText(Text):
    """An insurer by name: one of the centre's, one that everybody knows, or any other."""

    rank = 5

    @override
    async def take(self, call: Call, words: Words) -> str | None:
        if not words.left:
            return None
        own = await _own_names(call)
        names = _others(own) | own
        known = words.take_choice(names, self.what, beginnings=False) or words.take_choice(own, self.what)
        told = known or words.take_free(is_insurer_by_name) or words.take_beside_name()
        return _as_shown(told, names) if told else None

    @override
    async def read(self, call: Call, text: str) -> str:
        own = await _own_names(call)
        return _as_shown(await super().read(call, text), _others(own) | own)

    @override
    async def offers(self, call: Call, texts: Texts) -> Sequence[Offer]:
        """The car's insurer until now, then those of the centre."""
        former = await _policy(call, texts)
        names = [former.insurer] if former and former.insurer else []
        names += [each.name for each in await insurers.names_to_offer(call.actor)]
        return [Offer(name, name) for name in dict.fromkeys(names)][:MOST_OFFERED]

    @override
    async def known(self, call: Call) -> Sequence[Named]:
        own = await _own_names(call)
        names: dict[str, list[str]] = {}
        for name, shown in (_others(own) | own).items():
            names.setdefault(shown, [shown]).append(name)
        return [Named(place, tuple(dict.fromkeys(each))) for place, each in enumerate(names.values())]


async def _own_names(call: Call) -> dict[str, str]:
    """Every name of the centre's insurers, with the one that the centre shows."""
    return {name: each.name for each in await insurers.names(call.actor) for name in each.names}


def _others(own: Mapping[str, str]) -> dict[str, str]:
    """Every name of the insurers that everybody knows and the centre has not, with the one they are shown by."""
    taken = {_plain(name) for name in own}
    return {name: names[0] for names in insurers.well_known() if taken.isdisjoint(map(_plain, names)) for name in names}


def _as_shown(told: str, names: Mapping[str, str]) -> str:
    """An insurer's name as it is kept: the shown one of those that are known, any other as it was told."""
    known = {_plain(name): shown for name, shown in names.items()}
    return next((known[key] for key in map(_plain, spellings_of_insurer(told)) if key in known), told)


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


async def _policy(call: Call, texts: Texts) -> PolicyFacts | None:
    """The policy on record of the car that was named."""
    return await service.current_policy(call.actor, texts["plate"]) if "plate" in texts else None


async def _expiries(call: Call, texts: Texts) -> Sequence[Offer]:
    """A year after the car's policy on record, if there is one, and the ends of months."""
    known = await _policy(call, texts)
    if known is None:
        return await month_ends(call, texts)
    day = months_later(known.expires_on, MONTHS_OF_A_POLICY)
    renewed = Offer(call.say("customers-offer-renewed", day=day).unescape(), day.isoformat())
    return [renewed, *await month_ends(call, texts)]


def _visit_kinds(call: Call) -> dict[str, VisitKind]:
    return visit_kinds(call.lang)


PLATE = Plate(offers=recent_cars)
EXPIRES = Day("expires", offers=_expiries)
INSURER = InsurerText("insurer", most_characters=MOST_CHARACTERS, asked=Asked.OPTIONAL)
PREMIUM = Amount("premium", asked=Asked.OPTIONAL)
KIND = OneOf[PolicyKind]("kind", KINDS, asked=Asked.OPTIONAL)
PHONE = Phone(asked=Asked.OPTIONAL, offers=owners_phone)
NAME = PersonName(asked=Asked.OPTIONAL, offers=owners_name)
SOLD_BY = Marked("sold_by", without_seller, asked=Asked.OPTIONAL)

OF_PLATE = Plate(asked=Asked.NEVER)
WITHIN = Days("within", what="number", asked=Asked.NEVER, unless=("plate",))

VISITED_FOR = OneOf[VisitKind]("visited_for", _visit_kinds, explains=True)
SPENT = Amount("spent", what="amount")
VISITED_ON = Day("visited_on", assume=Assume.PAST, asked=Asked.OPTIONAL, offers=today_or_before)
