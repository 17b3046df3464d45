"""``/schedule`` and ``/digest``: when digests come, and one of them now."""

from domain.actor import ChatKind, Role, permit
from domain.outbox import service as outbox
from handlers.declaration import Call, Command, Digest, Recipient, Reply
from handlers.outbox import replies
from handlers.registry import gather

_SWITCH = {"on": True, "off": False, "开": True, "关": False, "开启": True, "关闭": False}


async def schedule(call: Call) -> Reply:
    """Show when each digest comes, or switch one on or off."""
    plan = gather().digest_plan
    if not call.words.left:
        return replies.schedule(call, await outbox.digest_schedule(call.actor, plan))
    on = call.words.take_choice(_SWITCH, "switch", beginnings=False)
    digest = call.words.need_choice(_digest_words(), "digest")
    if on is None:
        on = call.words.need_choice(_SWITCH, "switch")
    call.words.expect_nothing_left()
    await outbox.switch_digest(call.actor, plan, digest, on=on)
    return replies.switched(call, digest, on=on)


async def digest(call: Call) -> Reply:
    """Send one digest now: here, or from a private chat to the groups it goes to."""
    name = call.words.need_choice(_digest_words(), "digest")
    call.words.expect_nothing_left()
    if call.actor.place.is_private:
        return replies.queued(call, name, await outbox.queue_digest_now(call.actor, gather().digest_plan, name))
    permit(call.actor, Role.MANAGER)  # what is shown here is read by no service for managers
    asked = next(one for one in gather().digests if one.name == name)
    return await asked.render(_here(call, asked)) or replies.nothing(call, name)


def _here(call: Call, asked: Digest) -> Recipient:
    kind = asked.to if call.actor.place.kind is ChatKind.UNBOUND else call.actor.place.kind
    return Recipient(call.actor.centre_id, call.actor.zone, call.lang, kind, {})


def _digest_words() -> dict[str, str]:
    return {word: one.name for one in gather().digests for word in (one.name, one.word)}


COMMANDS = (
    Command("digest", ("推送", "发送推送"), Role.MANAGER, digest, examples=("cases",)),
    Command("schedule", ("推送时间",), Role.MANAGER, schedule, examples=("", "cases off")),
)
