"""Lines that mean a command: with a slash or in words, politely, nearly; told all, nothing, too much."""

from dataclasses import dataclass
from random import Random
from typing import Any

from domain.policy import service as policy
from handlers.declaration import Action, Command
from handlers.fields.base import Field
from handlers.registry import Registry, gather
from locales import LANGUAGES, listed
from tests.conversation.talking import BOT_NAME
from tests.fuzz.texts import mistyped, odd_text, pasted_text
from tests.fuzz.values import Values, full_width

OFTEN = {
    "case": 8, "step": 8, "assess": 5, "cases": 3, "refer": 8, "referrals": 3, "won": 4, "lost": 4, "quote": 6,
    "renewals": 6, "agent": 4, "insurer": 3, "paid": 4, "limit": 2, "credit": 3, "undo": 4, "today": 2, "audit": 3,
    "policy": 3, "cancel": 2,
}  # fmt: skip
SELDOM = {"centre": 0.2, "unbind": 0.3, "invite": 0.5, "start": 0.5, "lang": 0.5}
POLITE = (*(word for lang in LANGUAGES for word in listed(lang, "words-polite")), "您好", "小保", "请问", "please")
SEPARATORS = (" ",) * 12 + ("，", ",", "  ", "\u3000", "\n", "、", "；", "\t", "")
VALUES = (
    "20%", "0.2", "80000", "¥80000 2027-01-01", "30", "2h", "8:30", "20:00", "on", "off", "-1", "x",
    "99999999999999999999", "1e5", "周一", "15 号", "0", "25:00", "", "20% from 12-01", "NaN", "½",
)  # fmt: skip
POLICY_KEYS = (*policy.every_key(), *policy.group_names())
RAW_TAILS = {
    "start": ("", "abc", "a" * 64, "好" * 200, "-_-", "🙂"),
    "bind": ("", "partner", "team", "员工群", "北京", "合作 北京", "没有这家店"),
    "invite": ("", "advisor", "partner", "manager", "顾问", "x", "advisor 3", "advisor partner"),
    "audit": ("", "C1", "R1", "Q1", "C999999", "张", "李雷", "#1", "#0", "12", "没有这个人", "C1 C2"),
    "centre": ("", "add 上海浦东", "add 北京海淀", "add", "add 北京第1店", "广州天河", "add " + "长" * 60),
    "help": ("", "case", "报价", "cases", "/quote", "nothing", "x" * 300, "people"),
}


@dataclass
class Lines:
    """Lines as one person would type them."""

    chance: Random
    values: Values
    registry: Registry

    def any(self) -> str:
        """A line of any kind."""
        make = self.chance.choices((self.command, self.words, self.example, self.near_miss), weights=(10, 5, 2, 2))[0]
        return make()

    def command(self) -> str:
        """``/name`` with what it is told."""
        command = self._some_command()
        slash = f"/{command.name}"
        style = self.chance.random()
        if style < 0.1:
            slash += f"@{BOT_NAME}"
        elif style < 0.12:
            slash = slash.upper()
        elif style < 0.13:
            slash += "@other_bot"
        return f"{slash} {self.tail(command)}".rstrip() if style < 0.97 else f"{slash}\n{self.tail(command)}"

    def words(self) -> str:
        """The same in words, perhaps with a polite beginning."""
        trigger = self.chance.choice(self.registry.triggers)
        if trigger.command.name in SELDOM and self.chance.random() < 0.7:
            trigger = self.chance.choice(self.registry.triggers)
        polite = self.chance.choice(POLITE) if self.chance.random() < 0.25 else ""
        between = self.chance.choice((" ", " ", "", "：", "，", "\n"))
        said = f"{polite}{trigger.word}{between}{self.tail(trigger.command)}"
        return full_width(said) if self.chance.random() < 0.03 else said

    def example(self) -> str:
        """What help gives as an example, as it is or mistyped."""
        command = self._some_command()
        line = self.chance.choice(command.examples(self.chance.choice(LANGUAGES)))
        return mistyped(self.chance, line) if self.chance.random() < 0.4 else line

    def near_miss(self) -> str:
        """Words that are nearly a command."""
        return mistyped(self.chance, self.chance.choice((self.words, self.command))())

    def pasted(self) -> str:
        """A pasted message, behind a command that takes it or alone."""
        text = pasted_text(self.chance)
        begun = (
            "",
            "",
            "/case new\n",
            "/refer ",
            "/renewals add ",
            "接车\n",
            "推荐 ",
            "登记续保 ",
            "/case ",
            "/quote ",
        )
        return self.chance.choice(begun) + text

    def answer_to(self, field: Field[Any]) -> str:
        """What is answered to a prompt for ``field``."""
        style = self.chance.random()
        if style < 0.55:
            return self.values.right(field)
        if style < 0.75:
            return self.values.wrong(field)
        if style < 0.85 and not field.is_verbatim:
            return f"{self.values.right(field)} {self.values.phone()} {self.values.name()}"
        return self.any() if style < 0.92 else self.pasted()

    def tail(self, command: Command) -> str:
        """What stands behind a command."""
        action = self.chance.choice(command.actions)
        if command.name == "policy":
            return self._policy()
        if command.name in RAW_TAILS:
            return self.chance.choice(RAW_TAILS[command.name]) if self.chance.random() < 0.9 else odd_text(self.chance)
        words = self._told(action)
        if action.verbs and self.chance.random() < 0.95:
            words.insert(0, self.chance.choice(list(action.verbs)))
        if self.chance.random() < 0.03:
            words.append(odd_text(self.chance))
        return self.chance.choice(SEPARATORS).join(words)

    def _told(self, action: Action) -> list[str]:
        """Words for all of an action's fields, some or none of them, in their order or any other."""
        style = self.chance.random()
        fields = list(action.fields)
        if style < 0.08:
            return []
        if style < 0.55:
            fields = [each for each in fields if each.is_required or self.chance.random() < 0.5]
        elif style < 0.7:
            fields = [each for each in fields if self.chance.random() < 0.5]
        words = [self.values.right(each) for each in fields]
        if 0.7 < style < 0.8 and fields:
            words.append(self.values.right(self.chance.choice(fields)))
        if style > 0.85 and fields:
            place = self.chance.randrange(len(words))
            words[place] = self.values.wrong(fields[place])
        if self.chance.random() < 0.4:
            self.chance.shuffle(words)
        return words

    def _policy(self) -> str:
        key = self.chance.choice((*POLICY_KEYS, "margin", "case", "nonsense", ""))
        value = self.chance.choice(VALUES) if self.chance.random() < 0.7 else odd_text(self.chance)
        between = self.chance.choice((" ", " ", "=", "\u3000", ""))
        return f"{key}{between}{value}" if self.chance.random() < 0.6 else key

    def _some_command(self) -> Command:
        commands = self.registry.commands
        weights = [OFTEN.get(each.name, SELDOM.get(each.name, 1)) for each in commands]
        return self.chance.choices(commands, weights=weights)[0]


def lines_of(chance: Random, values: Values) -> Lines:
    """Lines of everything that can be typed."""
    return Lines(chance, values, gather())
