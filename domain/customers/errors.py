"""Refusals about customers and vehicles: text that can't be a plate, a phone, a VIN or a name (domain §2)."""

from dataclasses import dataclass

from domain.errors import InputRefused

QUOTED_CHARACTERS = 40


def quoted(text: str) -> str:
    """The offending ``text`` as a sentence may repeat it: one line, printable, at most 40 characters."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * QUOTED_CHARACTERS]).split())
    return line if len(line) <= QUOTED_CHARACTERS else line[: QUOTED_CHARACTERS - 1] + "…"


@dataclass(eq=False)
class NotAPlate(InputRefused):
    """The text is not a plate: wrong length, wrong province, or characters that plates don't have."""

    key = "customers-not-a-plate"
    text: str


@dataclass(eq=False)
class PlateHasNoIOrO(InputRefused):
    """The text would be a plate but for a letter I or O, which plates never have."""

    key = "customers-plate-has-no-i-or-o"
    text: str
    suggestion: str


@dataclass(eq=False)
class NotAPhone(InputRefused):
    """The text is not a mainland mobile number."""

    key = "customers-not-a-phone"
    text: str


@dataclass(eq=False)
class NotAVin(InputRefused):
    """The text is not a VIN: not 17 characters, or with a letter I, O or Q."""

    key = "customers-not-a-vin"
    text: str


@dataclass(eq=False)
class NotAName(InputRefused):
    """The text can't be a person's or a company's name: empty, too long, or without a letter or digit."""

    key = "customers-not-a-name"
    text: str
    limit_characters: int
