"""What is told to a command's fields: right, in all the ways people write it, and wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from domain import clock
from handlers.fields.base import Field
from tests.factories.world import CUSTOMERS
from tests.fuzz.texts import NOTES, odd_text
from tests.fuzz.town import SURNAMES, Side

INSURERS = ["平安", "人保", "太平洋", "国寿", "大地", "中国平安", "PICC", "众诚保险", "pingan"]
AGENTS = ["陈静", "赵磊", "孙丽华", "陈", "#1", "#2", "周强"]
STAFF = ["张店长", "赵合作", "李雷", "韩梅梅", "张伟", "张", "王两边", "#1", "李雷雷"]
LETTERS = {"case": "C", "referral": "R", "quote": "Q"}
MARKS = {
    "override": ("override 老客户", "破例 店长同意"),
    "called_claim": ("报案号 PA20261", "claim PA2026123"),
    "sold_by": ("业务员 陈静", "sold by 陈静"),
}
CARS = 150
"""So many plates a side has: few enough that cars come again."""


@dataclass
class Values:
    """Values as one person of a ``side`` would write them."""

    chance: Random
    side: Side
    highest: Mapping[str, int]

    def right(self, field: Field[Any]) -> str:
        """Something that the field takes."""
        return self._dressed(self._right(field))

    def wrong(self, field: Field[Any]) -> str:
        """Something that the field does not take, or only just."""
        if self.chance.random() < 0.3:
            return odd_text(self.chance)
        options = WRONG.get(type(field).__name__, WRONG["Text"])
        return self.chance.choice(options)

    def _right(self, field: Field[Any]) -> str:
        by_name: dict[str, Callable[[], str]] = {
            "name": self.name,
            "agent_name": self.agent,
            "insurer": self.insurer,
            "insurer_name": self.insurer,
            "company": self.insurer,
            "agent": self.agent,
            "staff": lambda: self.chance.choice(STAFF),
            "which": lambda: self.chance.choice([self.number("case"), self.plate(), self.claim(), "new"]),
        }
        if field.name in by_name:
            return by_name[field.name]()
        if field.name in MARKS:
            return self.chance.choice(MARKS[field.name])
        return self._by_shape(field)

    def _by_shape(self, field: Field[Any]) -> str:
        by_type: dict[str, Callable[[], str]] = {
            "Plate": self.plate,
            "Phone": self.phone,
            "NumberOf": lambda: self.number(field.name),
            "Claim": self.claim,
            "Day": self.day,
            "Month": lambda: self.chance.choice(("2026-11", "11月", "上月", "this month", "2026年10月")),
            "Days": lambda: self.chance.choice(("7", "30", "30d", "2周", "90天", "366")),
            "Amount": self.amount,
            "Amounts": lambda: f"{self.amount()} {self.amount()}",
            "OneOf": lambda: self._of_table(field),
            "Flag": lambda: self._of_table(field),
        }
        make = by_type.get(type(field).__name__)
        return make() if make else self.chance.choice(NOTES)

    def plate(self) -> str:
        """One of the side's cars, or of the world's customers."""
        if self.chance.random() < 0.15:
            return self.chance.choice(CUSTOMERS)[0]
        plate = f"{self.side.plates}{12_000 + self.chance.randrange(CARS)}"
        return plate if self.chance.random() < 0.8 else self.chance.choice((plate.lower(), f"{plate[:2]}·{plate[2:]}"))

    def name(self) -> str:
        """A customer: of a surname that nobody else has, by characters that no other side has."""
        given = "".join(self.chance.choice(self.side.characters) for _ in range(2))
        return self.chance.choice(SURNAMES) + given

    def phone(self) -> str:
        """A mainland mobile, in one of its spellings."""
        digits = f"1{self.chance.choice('3578')}{self.chance.randrange(10**9):09}"
        style = self.chance.random()
        if style < 0.7:
            return digits
        spaced = f"{digits[:3]} {digits[3:7]} {digits[7:]}"
        return self.chance.choice((spaced, spaced.replace(" ", "-"), f"+86{digits}", f"+86 {digits}"))

    def number(self, kind: str) -> str:
        """A thing by its number, lately made ones rather than old ones."""
        letter = LETTERS.get(kind, "C")
        number = max(1, self.highest[letter] + 1 - int(self.chance.expovariate(0.12)))
        return self.chance.choice((f"{letter}{number}",) * 4 + (f"{letter.lower()}{number}", f"#{letter}{number}"))

    def claim(self) -> str:
        """An insurer's claim number."""
        return f"PA2026{self.chance.randrange(10_000)}"

    def day(self) -> str:
        """A day in one of its spellings."""
        day = clock.now().date() + timedelta(days=self.chance.randrange(-20, 400))
        spoken = ("今天", "明天", "下周五", "+30d", "fri", "昨天", "月底")
        return self.chance.choice((f"{day}", f"{day:%m-%d}", f"{day.month}月{day.day}日", self.chance.choice(spoken)))

    def amount(self) -> str:
        """Money in one of its spellings."""
        yuan = self.chance.choice((self.chance.randrange(1, 500), self.chance.randrange(500, 60_000)))
        return self.chance.choice(
            (f"{yuan}", f"{yuan}", f"¥{yuan:,}", f"{yuan}元", f"{yuan}.50", f"{yuan / 1000:.1f}千")
        )

    def insurer(self) -> str:
        """An insurer that the centre may have."""
        return self.chance.choice(INSURERS)

    def agent(self) -> str:
        """An agent that the centre may have."""
        return self.chance.choice(AGENTS)

    def _of_table(self, field: Field[Any]) -> str:
        table = getattr(field, "_table", {})
        return self.chance.choice(list(table)) if isinstance(table, Mapping) and table else self.chance.choice(STEPS)

    def _dressed(self, text: str) -> str:
        """The same from another keyboard: full-width, upper case."""
        style = self.chance.random()
        if style < 0.93:
            return text
        return full_width(text) if style < 0.97 else text.upper()


STEPS = ["inspection", "初检", "照片", "plan", "submitted", "delivered", "维修", "cases", "完工", "deliver"]


def full_width(text: str) -> str:
    """Letters and digits as an input method may write them."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


WRONG: dict[str, tuple[str, ...]] = {
    "Plate": ("京AO1234", "京A1234", "京", "ABC123", "京AD123456", "粤Z1234港", "京A 1234", "12345"),
    "Phone": ("1381234567", "138123456789", "010-65551234", "+1 415 555 0100", "13812345678a", "١٣٨١٢٣٤٥٦٧٨", "0"),
    "NumberOf": ("C0", "R999999", "Q-1", "C99999999999999999999", "X12", "C1.5", "#", "C", "12", "0", "٣", "C１"),
    "OneNamed": ("没有这家", "陈", "a", "平", "#0", "#999999999999999999999", "平安人保", "国", "中国"),
    "Claim": ("PA", "1", "PA2026_1", "P" * 60),
    "Day": (
        "2026-13-45",
        "02-30",
        "00-00",
        "9999-12-31",
        "0000-01-01",
        "12-31-26",
        "昨",
        "31/12/2026",
        "-30d",
        "+99999d",
    ),
    "Month": ("13月", "2026-00", "0000-01", "9999-12"),
    "Days": ("0", "367", "-1", "9999999999999", "1.5", "30h"),
    "Amount": (
        "-5",
        "abc",
        "0",
        "1e9",
        "99999999999999999999",
        "0.001",
        "1,2,3",
        "¥",
        "5,00",
        "NaN",
        "∞",
        "１２．５",
        "壹佰",
    ),
    "Amounts": ("-5 -6", "1 2 3 4 5", "0 0", "10 abc"),
    "OneOf": ("也许", "x", "in out", "comfort economy", "manager advisor", "0"),
    "Flag": ("latest", "min", "免免"),
    "Text": ("\u200b", "<b>", "&amp;", "{ $reason }", "%s %(x)s {0}", "\\u0000", "'; DROP TABLE staff; --", "…" * 300),
}
