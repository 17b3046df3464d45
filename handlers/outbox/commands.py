"""``/schedule`` and ``/digest``: when digests come, and one of them now."""

from domain.actor import ChatKind, Role, permit
from domain.outbox import service as outbox
from handlers.declaration import Call, Command, Digest, Recipient, Reply
from handlers.fields import Action, Given
from handlers.outbox import replies
from handlers.outbox.forms import DIGEST, MAYBE_DIGEST, ON
from handlers.registry import gather


async def schedule(call: Call, given: Given) -> Reply:
    """Show when each digest comes, or switch one on or off."""
    known = gather()
    if not (given.has(MAYBE_DIGEST) or given.has(ON)):
        views = await outbox.digest_schedule(call.actor, known.digest_plan, known.switched, known.digest_days)
        return replies.schedule(call, views)
    digest, on = given.need(MAYBE_DIGEST), given.need(ON)
    await outbox.switch_digest(call.actor, known.switched, digest, on=on)
    return replies.switched(call, digest, on=on)


async def digest(call: Call, given: Given) -> Reply:
    """Send one digest now: here, or from a private chat to the groups it goes to."""
    name = given[DIGEST]
    if call.actor.place.is_private:
        return replies.queued(call, name, await outbox.queue_digest_now(call.actor, gather().digest_plan, name))
    permit(call.actor, Role.MANAGER)  # what is shown here is read by no service for managers
    asked = next(one for one in gather().digests if one.name == name)
    return await asked.render(_here(call, asked)) or replies.nothing(call, name)


def _here(call: Call, asked: Digest) -> Recipient:
    kind = asked.to if call.actor.place.kind is ChatKind.UNBOUND else call.actor.place.kind
    return Recipient(call.actor.centre_id, call.actor.zone, call.lang, kind, {})


COMMANDS = (
    Command("digest", ("推送", "发送推送"), Role.MANAGER, (Action(digest, (DIGEST,)),)),
    Command(
        "schedule",
        ("推送时间",),
        Role.MANAGER,
        (Action(schedule, (MAYBE_DIGEST, ON)),),
    ),
)
