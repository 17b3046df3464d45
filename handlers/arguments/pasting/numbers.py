"""The VIN of the car and the insurer's claim number in a text."""

import re
from collections.abc import Iterator

from domain.customers.errors import NotAVin
from handlers.arguments import shapes
from handlers.arguments.pasting.candidates import LABELLED, Candidate
from handlers.arguments.pasting.labels import value_start
from handlers.arguments.pasting.page import Page
from handlers.arguments.pasting.segments import Segment
from handlers.arguments.pasting.spotting import Kind
from handlers.arguments.pasting.vocabulary import NOTHING, Who

_MISREAD = str.maketrans("IOQ", "100")
_VIN_LENGTH = 17
_PARTED_VIN = re.compile(r"[A-Z0-9](?:[ -]?[A-Z0-9]){16}(?![A-Z0-9])")
_LONG_NUMBER = 15
_COUNTRY_OF_CARS = "L"


def vins(page: Page) -> Iterator[Candidate]:
    """The VINs: beyond doubt if the check digit holds."""
    for line in page:
        for segment in line.segments:
            labelled = segment.tells("vin")
            codes = [(token.shape, token.start) for token in segment.of(Kind.CODE)]
            if labelled and segment.mark:
                start = value_start(line.shape, segment.mark, segment.end)
                parted = _PARTED_VIN.match(line.shape, start, segment.end)
                codes += [(re.sub("[ -]", "", parted.group()), start)] if parted else []
            for shape, start in codes:
                vin, sure = read_vin(shape)
                if vin and (labelled or (_may_be_one(vin, sure) and not _is_something_else(segment, start))):
                    yield Candidate(vin, LABELLED if labelled else 25, sure, (line.number, start))


def read_vin(shape: str) -> tuple[str | None, bool]:
    """The VIN in ``shape``, and whether it is beyond doubt: its check digit holds, and no letter was misread."""
    for text in (shape, shape.translate(_MISREAD)):
        try:
            vin = shapes.read_vin(text)
        except NotAVin:
            continue
        if vin is not None:
            return vin.number, vin.check_digit_holds and text == shape
    return None, False


def _may_be_one(vin: str, sure: bool) -> bool:
    looks_so = vin[0] == _COUNTRY_OF_CARS and vin[-4:].isdecimal() and not vin[:8].isdecimal() and vin[1:3].isalpha()
    return sure or looks_so


def _is_something_else(segment: Segment, start: int) -> bool:
    is_first = not segment.tokens or segment.tokens[0].start >= start
    return ((segment.tells("claim") or segment.tells(NOTHING)) and is_first) or segment.who is Who.THIRD


def claims(page: Page) -> Iterator[Candidate]:
    """The claim numbers: beyond doubt behind a label for one."""
    for line in page:
        for segment in line.segments:
            numbers = [token for token in segment.tokens if token.kind in (Kind.CODE, Kind.IDENTITY, Kind.AMOUNT)]
            for token in numbers:
                claim = shapes.read_claim(token.shape)
                if claim is None:
                    continue
                place = (line.number, token.start)
                if segment.tells("claim"):
                    yield Candidate(claim, LABELLED, token is numbers[0], place)
                elif token.kind is Kind.CODE and _may_be_a_claim(segment, claim):
                    yield Candidate(claim, 10, sure=False, place=place)


def _may_be_a_claim(segment: Segment, code: str) -> bool:
    if segment.mark and (segment.mark.colon or segment.tells("vin") or segment.tells(NOTHING)):
        return False
    is_a_vin = len(code) == _VIN_LENGTH and read_vin(code)[0] is not None and _may_be_one(code, read_vin(code)[1])
    return not is_a_vin and (len(code) >= _LONG_NUMBER or not code.isdecimal())
