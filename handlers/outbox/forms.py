"""What the commands of the schedule are told."""

from handlers.calling import Call
from handlers.fields import Asked, OneOf
from handlers.outbox.words import SWITCH
from handlers.registry import gather


def _digests(call: Call) -> dict[str, str]:
    return {word: one.name for one in gather().digests for word in (one.name, one.word)}


def _switched(call: Call) -> dict[str, str]:
    return {word: name for name, chinese in gather().switched.items() for word in (name, chinese)}


DIGEST = OneOf[str]("digest", _digests, beginnings=True, explains=True)
MAYBE_DIGEST = OneOf[str]("digest", _switched, beginnings=True, explains=True, asked=Asked.NEVER)
ON = OneOf[bool]("switch", SWITCH, explains=True, asked=Asked.NEVER)
