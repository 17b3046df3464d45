"""Refusals of the schedule."""

from dataclasses import dataclass

from domain.errors import DomainError


@dataclass(eq=False)
class NoSuchDigest(DomainError):
    """There is no digest of this name."""

    key = "outbox-no-such-digest"
    word: str
    known: str


@dataclass(eq=False)
class NowhereToSend(DomainError):
    """No group is bound that this digest could go to."""

    key = "outbox-nowhere-to-send"
