"""What the audit says of everything that a busy centre records."""

import re

import pytest

from domain.actor import Role
from domain.people import service as people
from domain.people.models import AuditEntry
from handlers.declaration import Call
from handlers.people import audit_replies
from handlers.people.commands import COMMANDS
from tests.factories.people import an_actor
from tests.factories.world import a_world

pytestmark = pytest.mark.usefixtures("database")

CODE_WORDS = re.compile(r"margin\.warn|basic|deep|cases|credit")
"""What is typed as it stands, in whatever language."""


async def audit(call: Call) -> str:
    """The answer to ``/audit``."""
    command = next(command for command in COMMANDS if command.name == "audit")
    return str((await command.run(call)).text)


async def test_everything_a_busy_centre_records_is_told_in_words() -> None:
    world = await a_world()
    call = Call(world.manager.person, world.manager)
    said: list[str] = []
    for row in await AuditEntry.filter(centre_id=world.centre_id):
        changes = await people.read_changes(world.manager, subject=row.subject, number=row.number)
        said += [str(audit_replies.entry(call, change)) for change in changes]
    words = set(re.findall(r"[a-z_]{2,}", CODE_WORDS.sub("", re.sub(r"</?b>", "", "\n".join(said)))))
    assert words == set()


async def test_a_step_says_which_and_an_insurer_by_its_name() -> None:
    world = await a_world()
    call = Call(world.manager.person, world.manager)
    steps = await people.read_changes(world.manager, subject="case", number=1)
    case = "".join(audit_replies.entry(call, change) for change in steps)
    assert "步骤：初检" in case
    assert "状态：进行中 → 已完成" in case
    changes = await people.read_changes(world.manager, subject="insurer", number=world.insurer_id)
    told = "".join(audit_replies.entry(call, change) for change in changes)
    assert "保险公司：平安" in told
    assert "额度：¥50,000 → ¥80,000" in told


async def test_what_was_never_filled_in_is_left_out_and_what_was_taken_away_is_said() -> None:
    manager = await an_actor(Role.MANAGER)
    await people.record_change(
        manager,
        subject="case",
        number=1,
        what="step",
        before={"reason": "等配件", "claim": None, "customer_id": 1},
        after={"reason": "", "claim": "", "customer_id": 2, "override": ""},
    )
    told = await audit(Call(manager.person, manager, text="C1"))
    assert "原因：等配件 → 无" in told
    assert "报案号" not in told
    assert "破例" not in told
    assert "customer" not in told
