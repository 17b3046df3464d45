"""What ``/insurer`` does besides adding and showing: names, contacts, plan, ending and re-opening (domain §4)."""

from domain.insurers import service
from handlers.declaration import Call, Reply
from handlers.fields import Action, Given
from handlers.insurers.forms import INSURER
from handlers.insurers.register import replies, words
from handlers.insurers.register.forms import (
    CONTACT_NAME,
    CONTACT_NOTE,
    CONTACT_PHONE,
    CONTACT_ROLE,
    ENDED_INSURER,
    GONE_CONTACT,
    GONE_NAME,
    MORE_NAME,
    NEW_NAME,
    NEW_PLAN,
    PLAN_SINCE,
    WHY_ENDED,
    WHY_PLAN,
    WHY_REOPENED,
)


async def rename(call: Call, given: Given) -> Reply:
    """Show an insurer by another name."""
    changed = await service.rename(call.actor, insurer_id=given[INSURER].id, name=given[NEW_NAME])
    return replies.renamed(call, changed)


async def add_name(call: Call, given: Given) -> Reply:
    """Let an insurer answer to one more name."""
    name = given[MORE_NAME]
    return replies.name_added(call, await service.add_name(call.actor, insurer_id=given[INSURER].id, name=name), name)


async def drop_name(call: Call, given: Given) -> Reply:
    """Let an insurer answer to a name no longer."""
    name = given[GONE_NAME]
    return replies.name_removed(
        call, await service.remove_name(call.actor, insurer_id=given[INSURER].id, name=name), name
    )


async def contact(call: Call, given: Given) -> Reply:
    """Write down somebody at an insurer, or what is new of them."""
    kept = await service.set_contact(
        call.actor,
        insurer_id=given[INSURER].id,
        name=given[CONTACT_NAME],
        role=given.get(CONTACT_ROLE),
        phone=given.get(CONTACT_PHONE),
        note=given.get(CONTACT_NOTE),
    )
    return replies.contact_kept(call, kept)


async def drop_contact(call: Call, given: Given) -> Reply:
    """Forget somebody at an insurer."""
    gone = await service.remove_contact(call.actor, insurer_id=given[INSURER].id, name=given[GONE_CONTACT])
    return replies.contact_removed(call, gone)


async def plan(call: Call, given: Given) -> Reply:
    """Let another plan hold; from today unless a day is named."""
    changed = await service.change_plan(
        call.actor,
        insurer_id=given[INSURER].id,
        plan=given[NEW_PLAN],
        since=given.get(PLAN_SINCE),
        reason=given.get(WHY_PLAN) or "",
    )
    return replies.plan_changed(call, changed)


async def end(call: Call, given: Given) -> Reply:
    """Work with an insurer no longer, with a reason."""
    ended = await service.end_cooperation(call.actor, insurer_id=given[INSURER].id, reason=given[WHY_ENDED])
    return replies.ended(call, ended)


async def reopen(call: Call, given: Given) -> Reply:
    """Work with an insurer again, with a reason."""
    reopened = await service.reopen(call.actor, insurer_id=given[ENDED_INSURER].id, reason=given[WHY_REOPENED])
    return replies.reopened(call, reopened)


RENAMING = Action(rename, (INSURER, NEW_NAME), name="rename", verbs=words.RENAME, leads=True)
NAMING = Action(add_name, (INSURER, MORE_NAME), name="name", verbs=words.NAME, leads=True)
UNNAMING = Action(drop_name, (INSURER, GONE_NAME), name="drop-name", verbs=words.DROP_NAME, leads=True)
CONTACTING = Action(
    contact,
    (INSURER, CONTACT_NAME, CONTACT_PHONE, CONTACT_ROLE, CONTACT_NOTE),
    name="contact",
    verbs=words.CONTACT,
)
FORGETTING = Action(drop_contact, (INSURER, GONE_CONTACT), name="drop-contact", verbs=words.DROP_CONTACT)
PLANNING = Action(
    plan, (INSURER, NEW_PLAN, PLAN_SINCE, WHY_PLAN), name="plan", verbs=words.PLAN, fits=words.names_another_plan
)
ENDING = Action(end, (INSURER, WHY_ENDED), name="end", verbs=words.END, leads=True)
REOPENING = Action(reopen, (ENDED_INSURER, WHY_REOPENED), name="reopen", verbs=words.REOPEN, leads=True)

ACTIONS = (RENAMING, NAMING, UNNAMING, CONTACTING, FORGETTING, PLANNING, ENDING, REOPENING)
