"""Every change is kept with who made it and from which message, and can be told in words (domain §1)."""

import re

import pytest

from domain.actor import Role
from domain.database.connection import recorded_queries
from domain.people.models import AuditEntry
from locales import LANGUAGES, has
from tests.factories.world import move_to_now
from tests.house.calls import CALLS
from tests.house.services import Service, services
from tests.house.worlds import Worlds, undone

pytestmark = pytest.mark.asyncio(loop_scope="package")

WRITE = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
NO_CHANGE = {"audit_entry", "counter", "outbox_message", "outbox_shown_message", "form"}
"""Tables whose rows tell of a change, follow from one, or are of what somebody is still saying."""
POSTED = "the account's entry says who posted it and from which message; the case's own change is kept by cases"
KEPT_ELSEWHERE = {
    "people.set_own_language": "a setting of one's own",
    "insurers.accept_case": POSTED,
    "insurers.deliver_case": POSTED,
    "insurers.note_case_figures": "the case's own change is kept by cases",
    "insurers.reassess_case": POSTED,
    "insurers.release_case": POSTED,
    "insurers.take_back_delivery": POSTED,
    "insurers.take_back_release": POSTED,
    "insurers.take_back_share": POSTED,
}
"""Services that change something and leave no entry, and why."""
CODE = {"policy", "digest"}
"""Subjects whose changes are called by the key that people type."""
BY_STAFF = [service for service in services() if isinstance(service.demand, Role) and service.name in CALLS]


@pytest.fixture(autouse=True)
def _now() -> None:
    move_to_now()


@pytest.mark.parametrize("service", BY_STAFF, ids=lambda each: each.name)
async def test_a_change_is_kept_with_who_made_it(service: Service, worlds: Worlds) -> None:
    async with undone():
        known = set(await AuditEntry.all().values_list("id", flat=True))
        with recorded_queries() as queries:
            await CALLS[service.name].mine(worlds.mine)
        kept = [entry for entry in await AuditEntry.all() if entry.id not in known]
    changed = {match[1] for sql, _ in queries if (match := WRITE.match(sql))} - NO_CHANGE
    assert bool(changed) <= bool(kept) or service.name in KEPT_ELSEWHERE, f"it changed {changed}"
    assert not (kept and service.name in KEPT_ELSEWHERE)
    for entry in kept:
        assert entry.centre_id == worlds.mine.centre_id
        assert entry.by_name
        assert None not in (entry.staff_id, entry.chat_id, entry.message_id, entry.update_id)
        assert not (untold := _untold(entry)), untold


def _untold(entry: AuditEntry) -> set[str]:
    """The words for it that a language lacks; the audit would show what stands in the database instead."""
    fields = {name for name in (*entry.before, *entry.after) if not name.endswith("_id")}
    keys = {f"audit-subject-{entry.subject}"}
    keys |= {f"audit-field-{name.removesuffix('_fen').removesuffix('_bp')}" for name in fields}
    keys |= set() if entry.subject in CODE else {f"audit-{entry.subject}-{entry.what}"}
    return {key for key in (re.sub(r"[ _.]", "-", key) for key in keys) for lang in LANGUAGES if not has(lang, key)}
