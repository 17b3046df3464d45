"""Supplements and disputes: what may be done about them, and when an end of the cooperation is proposed (domain §3)."""

from collections.abc import Sequence

from domain.cases.errors import (
    AgreedTooHigh,
    AskedNotPositive,
    AtThirdParty,
    DisputeReasonMissing,
    NoSuchSupplement,
    SupplementOver,
    WhichSupplement,
)
from domain.cases.views import DisputeState, SupplementState
from domain.money import Fen


def check_asked(asked_fen: Fen) -> None:
    """What is asked for is more than nothing; else ``AskedNotPositive``."""
    if asked_fen <= 0:
        raise AskedNotPositive


def check_agreed(asked_fen: Fen, agreed_fen: Fen) -> None:
    """An insurer agrees to something, and to no more than was asked."""
    check_asked(agreed_fen)
    if agreed_fen > asked_fen:
        raise AgreedTooHigh(asked_fen=asked_fen, agreed_fen=agreed_fen)


def which_supplement(case: str, found: Sequence[tuple[int, str]], number: int | None) -> int:
    """The number of the supplement that is meant, of those ``found`` (number, state): it must be open.

    Without a number it is the only open one; of several open ones somebody has to say which.
    """
    states = dict(found)
    if number is not None:
        state = states.get(number)
        if state is None:
            raise NoSuchSupplement(case=case, wanted=f"#{number}")
        if state != SupplementState.OPEN.value:
            raise SupplementOver(case=case, supplement=f"#{number}", state=state)
        return number
    still_open = [each for each, state in found if state == SupplementState.OPEN.value]
    if not still_open:
        raise NoSuchSupplement(case=case, wanted="none")
    if len(still_open) > 1:
        names = [f"#{each}" for each in still_open]
        raise WhichSupplement(case=case, open_ones=", ".join(names), first=names[0])
    return still_open[0]


def check_third(case: str, state: str) -> None:
    """A dispute goes to a third party once; else ``AtThirdParty``."""
    if state == DisputeState.THIRD.value:
        raise AtThirdParty(case=case)


def told(reason: str) -> str:
    """The reason in words; ``DisputeReasonMissing`` without any."""
    reason = reason.strip()
    if not reason:
        raise DisputeReasonMissing
    return reason


def proposes_end(before: Sequence[bool], most: int) -> bool:
    """Whether one more dispute at a third party proposes to end the cooperation.

    ``before`` are the others that reached one within the days that count, each with whether it proposed so. It is
    proposed when ``most`` is reached, and not again while it stays so.
    """
    return len(before) + 1 >= most and (len(before) < most or not any(before))
