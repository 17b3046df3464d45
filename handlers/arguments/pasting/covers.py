"""The kind of a policy: compulsory, commercial, or both."""

import re
from collections.abc import Iterator, Mapping

from handlers.arguments.pasting.candidates import LABELLED, Candidate
from handlers.arguments.pasting.page import Page

KINDS: Mapping[str, str] = {
    **dict.fromkeys(("compulsory", "交强险", "交强", "强制险", "单交强"), "compulsory"),
    **dict.fromkeys(("commercial", "商业险", "商业", "商业保险"), "commercial"),
    **dict.fromkeys(("full", "全险", "全保", "双险", "交强+商业", "商业+交强"), "full"),
}
"""Every way to say which kind of policy it is."""

_BOTH = re.compile(
    "全险|全保|双险|交商|商交|(?:交强险?|强制险) ?(?:[、,+/&和与及]|以及|加) ?商业"
    "|商业险? ?(?:[、,+/&和与及]|以及|加) ?(?:交强|强制)|FULL|COMPREHENSIVE"
)
_COMPULSORY = re.compile("交强|强制险|COMPULSORY")
_COMMERCIAL = re.compile("商业(?!街|区|广场|中心|楼)|COMMERCIAL")


def candidates(page: Page) -> Iterator[Candidate]:
    """The kinds that the text speaks of; both of them apart may well be one policy each."""
    found: dict[str, tuple[int, int]] = {}
    for line in page:
        for pattern, kind in ((_BOTH, "full"), (_COMPULSORY, "compulsory"), (_COMMERCIAL, "commercial")):
            match = pattern.search(line.shape)
            if match is None:
                continue
            segment = line.at(match.start())
            is_label = (
                segment.mark is not None and segment.mark.fields == ("kind",) and match.start() >= segment.mark.end
            )
            latin = match.group().isascii()
            if is_label:
                yield Candidate(
                    kind, LABELLED + (5 if kind == "full" else 0), sure=True, place=(line.number, match.start())
                )
                break
            if not latin:
                found.setdefault(kind, (line.number, match.start()))
            if kind == "full":
                break
    yield from _told_by_the_way(found)


def _told_by_the_way(found: Mapping[str, tuple[int, int]]) -> Iterator[Candidate]:
    if "full" in found:
        yield Candidate("full", 32, sure=True, place=found["full"])
    elif len(found) > 1:
        yield Candidate("full", 20, sure=False, place=min(found.values()))
    for kind, place in found.items():
        if kind != "full":
            yield Candidate(kind, 28 if len(found) == 1 else 10, sure=True, place=place)
