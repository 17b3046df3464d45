"""Commands and buttons are what the interface promised, and what people see of them is derived rightly."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from domain.actor import Actor, Demand, Role
from domain.errors import DomainError, InputRefused, NotAllowed
from domain.rooms import ROOMS
from handlers.declaration import Call, Command
from handlers.registry import Trigger, gather
from locales import LANGUAGES, say
from tests.factories.people import a_person
from tests.factories.world import World, move_to_now
from tests.house.crawl import tails
from tests.house.worlds import Worlds, undone

pytestmark = pytest.mark.asyncio(loop_scope="package")

PROMISED: dict[str, tuple[str, Role | Demand]] = {
    "help": ("帮助", Demand.ANYONE),
    "lang": ("语言", Role.ADVISOR),
    "today": ("今天", Role.ADVISOR),
    "cancel": ("取消", Role.ADVISOR),
    "undo": ("撤销", Role.ADVISOR),
    "refer": ("推荐", Role.ADVISOR),
    "referrals": ("推荐列表", Role.ADVISOR),
    "won": ("成交", Role.ADVISOR),
    "lost": ("未成", Role.ADVISOR),
    "quote": ("报价", Role.ADVISOR),
    "bundles": ("套餐", Role.ADVISOR),
    "credit": ("额度", Role.ADVISOR),
    "renewals": ("续保", Role.ADVISOR),
    "case": ("事故车", Role.ADVISOR),
    "cases": ("在修", Role.ADVISOR),
    "step": ("完成", Role.ADVISOR),
    "assess": ("定损", Role.ADVISOR),
    "eta": ("交车时间", Role.ADVISOR),
    "cost": ("成本", Role.ADVISOR),
    "dispute": ("争议", Role.ADVISOR),
    "nps": ("回访", Role.ADVISOR),
    "complaint": ("投诉", Role.ADVISOR),
    "visit": ("到店", Role.ADVISOR),
    "report": ("报表", Role.PARTNER),
    "agent": ("代理人", Role.PARTNER),
    "insurer": ("保险公司", Role.PARTNER),
    "paid": ("回款", Role.PARTNER),
    "statement": ("对账", Role.PARTNER),
    "bind": ("绑定", Role.MANAGER),
    "invite": ("邀请", Role.MANAGER),
    "staff": ("员工", Role.MANAGER),
    "role": ("角色", Role.MANAGER),
    "margin": ("毛利", Role.PARTNER),
    "limit": ("调额", Role.MANAGER),
    "stop": ("停单", Role.MANAGER),
    "resume": ("恢复", Role.MANAGER),
    "policy": ("规则", Role.MANAGER),
    "revenue": ("营收", Role.MANAGER),
    "digest": ("推送", Role.MANAGER),
    "audit": ("审计", Role.MANAGER),
    "centre": ("门店", Demand.OPERATOR),
    "status": ("状态", Demand.OPERATOR),
}
"""What the interface fixes: each command's Chinese word, which is the first one shown, and who may use it."""

ALSO_PROMISED: dict[str, Role | Demand] = {
    "start": Demand.ANYONE,
    "agents": Role.PARTNER,
    "insurers": Role.PARTNER,
    "unbind": Role.MANAGER,
    "schedule": Role.MANAGER,
}
"""Commands that share their line of the interface, and its Chinese word, with the one before."""

OF_OURS = {
    "reassign": "the manager's way to give a referral to another agent, as the domain asks for",
    "handover": "the way to make another advisor responsible for a case",
    "rework": "a delivered car that comes back, of which the domain's first-time fix rate is made",
    "sop": "the manager's way to change the steps of the SOP, as the domain allows a centre to",
    "wait": "the waiting days of a case, which the domain attributes",
    "supplement": "damage found later, as the domain asks for",
    "booking": "the day a step of the SOP books, which a step alone could not tell",
    "tell": "the four key moments, at which customers are told something",
    "wording": "what customers are told is the centre's own to say",
    "loaner": "the loaner cars that the domain asks for",
    "penalty": "late penalty is an account of its own, paid or waived, as the domain asks for",
    "photo": "the photos of a case: what photos sent with a case's number are kept for",
}
"""Commands that the interface does not name."""

LONGEST_DESCRIPTION = 256
MOST_COMMANDS = 100
REGISTRY = gather()
ENDING = "with whom we work is a manager's to decide"
FOR_HIGHER = {
    "/insurer end 平安 三次定损争议": ENDING,
    "/insurer end 平安 three disputes": ENDING,
    "/insurer reopen 平安 已签新合同": ENDING,
    "/insurer reopen 平安 a new contract": ENDING,
    "/lang group en": "a group's language is its manager's to choose",
    "/loaner add 京A12345 Model 3": "which cars there are to lend is a partner's to say",
    "/penalty 平安 waive 300 友好协商": "a manager waives penalty",
    "/penalty 平安 waive all 友好协商": "a manager waives penalty",
    "/penalty 平安 waive 300 long-standing partner": "a manager waives penalty",
    "/penalty 平安 waive all long-standing partner": "a manager waives penalty",
}
"""Examples that ask for more than their command does, and why."""


def _typed(command: Command, example: str) -> str:
    return f"/{command.name} {example}".strip()


EXAMPLES = [
    pytest.param(command, example, id=_typed(command, example))
    for command in REGISTRY.commands
    for example in tails(command)
]
ABOVE_ADVISOR = [
    pytest.param(command, example, role, place, id=f"{_typed(command, example)}-{role.word}-{place}")
    for command in REGISTRY.commands
    if isinstance(command.needs, Role)
    for example in tails(command)
    for role in Role
    if role < command.needs
    for place in ("private", "team")
]


@pytest.fixture
def world(worlds: Worlds) -> World:
    return worlds.mine


@pytest.fixture(autouse=True)
def _now() -> None:
    move_to_now()


async def test_every_promised_command_is_there() -> None:
    declared = {command.name: command for command in REGISTRY.commands}
    assert PROMISED.keys() | ALSO_PROMISED.keys() | OF_OURS.keys() == declared.keys()
    for name, (word, needs) in PROMISED.items():
        assert (declared[name].words[0], declared[name].needs) == (word, needs), name
    for name, needs in ALSO_PROMISED.items():
        assert declared[name].needs == needs, name


async def test_no_two_commands_answer_to_the_same() -> None:
    called = Counter([*(each.name for each in REGISTRY.commands), *(each.word for each in REGISTRY.triggers)])
    assert [name for name, count in called.items() if count > 1] == []


@pytest.mark.parametrize("trigger", REGISTRY.triggers, ids=lambda each: each.word)
async def test_every_way_to_say_a_command_means_it(trigger: Trigger) -> None:
    """With words behind it, politely, and whatever it adds; the action it adds is one of the command's."""
    for before in ("", "请", "帮我 ", "please "):
        for behind in ("", " C12", " 平安 8500"):
            found = REGISTRY.spoken(f"{before}{trigger.word}{behind}")
            assert found == (trigger.command, f"{trigger.adds}{behind}".strip())


async def test_every_command_can_be_said_in_several_ways() -> None:
    for command in REGISTRY.commands:
        ways = [trigger for trigger in REGISTRY.triggers if trigger.command is command]
        assert len(ways) >= len(command.words) + len(LANGUAGES)


@pytest.mark.parametrize("command", REGISTRY.commands, ids=lambda each: each.name)
async def test_a_command_can_be_typed(command: Command) -> None:
    """Telegram takes Latin names only; a Chinese word finds its command with words or a number behind it."""
    assert re.fullmatch(r"[a-z][a-z0-9_]{0,31}", command.name)
    assert command.words, "every command has a Chinese word"
    for word in command.words:
        assert re.fullmatch(r"[\u4e00-\u9fff]+", word)
        for behind in ("", " C12", "12", " 平安 8500"):
            assert REGISTRY.spoken(f"{word}{behind}") == (command, behind.strip())
    assert REGISTRY.spoken(f"{command.name} x") == (command, "x")


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_every_command_is_described_for_menus(lang: str) -> None:
    for command in REGISTRY.commands:
        described = str(say(lang, f"command-{command.name}"))
        assert 3 <= len(described) <= LONGEST_DESCRIPTION
        assert "<" not in described
        assert "&" not in described
    assert len(REGISTRY.commands) <= MOST_COMMANDS


async def test_everybody_sees_only_what_they_may_use() -> None:
    """Menus and help come of this: a role sees its own commands and those below it, a stranger nearly none."""
    assert {each.name for each in REGISTRY.open_to(None)} == {"start", "help"}
    shown = [{each.name for each in REGISTRY.open_to(role)} for role in Role]
    assert all(lower < higher for lower, higher in pairwise(shown))
    assert "centre" not in shown[-1]


async def test_every_button_is_its_rooms_own() -> None:
    verbs = [button.verb for button in REGISTRY.buttons]
    assert [verb for verb, count in Counter(verbs).items() if count > 1] == []
    for button in REGISTRY.buttons:
        assert re.fullmatch(rf"({'|'.join((*ROOMS, 'today', 'help'))})\.[a-z_]+", button.verb)
        home = getattr(button.run, "func", button.run).__module__
        assert home.startswith(f"handlers.{button.verb.partition('.')[0]}."), f"{button.verb} is run by {home}"


async def test_every_digest_and_push_has_a_name_of_its_own() -> None:
    names = [*(digest.name for digest in REGISTRY.digests), *(each.name for each in REGISTRY.templates)]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(rf"({'|'.join(ROOMS)})\.[a-z_]+", each.name) for each in REGISTRY.templates)
    assert all(re.fullmatch(r"[\u4e00-\u9fff]+", digest.word) for digest in REGISTRY.digests)


@pytest.mark.parametrize(("command", "example"), EXAMPLES)
async def test_an_example_is_understood(command: Command, example: str, world: World) -> None:
    """Whoever has just the role that is asked for may type it; what it names need not exist here."""
    try:
        async with undone():
            reply = await command.run(_call(world, command, example))
    except NotAllowed:
        fault = "" if _typed(command, example) in FOR_HIGHER else "its role may not"
    except InputRefused as refused:
        fault = repr(refused)
    except DomainError:
        fault = ""
    else:
        fault = "" if reply.text or reply.toast else "no answer"
    assert not fault


@pytest.mark.parametrize(("command", "example", "role", "place"), ABOVE_ADVISOR)
async def test_the_service_refuses_too(command: Command, example: str, role: Role, place: str, world: World) -> None:
    """The router has refused it before; this goes past the router, so that one forgotten check is no hole."""
    actor = _staff(world, role)
    call = _called_by(world.in_team(actor) if place == "team" else actor, example)
    with pytest.raises(NotAllowed):
        async with undone():
            await command.run(call)


def _call(world: World, command: Command, text: str) -> Call:
    """The command typed by someone who may just do so, in private."""
    if command.needs is Demand.OPERATOR:
        return Call(a_person(is_operator=True), text=text)
    if isinstance(command.needs, Role):
        return _called_by(_staff(world, command.needs), text)
    return Call(a_person(), text=text)


def _called_by(actor: Actor, text: str) -> Call:
    return Call(actor.person, actor, text, bot_username="baohe_bot")


def _staff(world: World, role: Role) -> Actor:
    return {Role.ADVISOR: world.advisor, Role.PARTNER: world.partner, Role.MANAGER: world.manager}[role]
