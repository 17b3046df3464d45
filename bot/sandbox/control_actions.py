"""What can be done over HTTP: the actions of the ``Sandbox``, by name."""

from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.sandbox import people
from bot.sandbox.buttons import button_reading
from bot.sandbox.clock import moment_from_text, next_morning
from bot.sandbox.faults import Fault, How
from bot.sandbox.limits import FloodLimits
from bot.sandbox.refusals import Json, NotPossible
from bot.sandbox.specification import Upload

if TYPE_CHECKING:
    from bot.sandbox.sandbox import Sandbox

Body = dict[str, Any]
Action = Callable[["Sandbox", Body], Json | Coroutine[Any, Any, Json]]


def _number(body: Body, name: str) -> int | None:
    return int(body[name]) if body.get(name) not in {None, ""} else None


def _sent(sandbox: "Sandbox", chat_id: int, update_id: int) -> Json:
    return {"update_id": update_id, "message_id": sandbox.last_message_id(chat_id)}


def say(sandbox: "Sandbox", body: Body) -> Json:
    """``user_id, chat_id, text, reply_to?, thread_id?``"""
    chat_id = int(body["chat_id"])
    update_id = sandbox.say(
        int(body["user_id"]),
        chat_id,
        str(body["text"]),
        _number(body, "reply_to"),
        thread_id=_number(body, "thread_id"),
    )
    return _sent(sandbox, chat_id, update_id)


def photo(sandbox: "Sandbox", body: Body) -> Json:
    """Multipart: ``photo`` and ``user_id, chat_id, caption?, reply_to?, album?`` (what photos of one album share)"""
    chat_id, caption = int(body["chat_id"]), str(body.get("caption", ""))
    content, album = _upload(body, "photo").content, str(body.get("album", ""))
    place = int(body["user_id"]), chat_id
    update_id = sandbox.send_photo(*place, content, caption, _number(body, "reply_to"), album=album)
    return _sent(sandbox, chat_id, update_id)


def document(sandbox: "Sandbox", body: Body) -> Json:
    """Multipart: ``document`` and ``user_id, chat_id, caption?, reply_to?``"""
    chat_id, file = int(body["chat_id"]), _upload(body, "document")
    update_id = sandbox.send_document(
        int(body["user_id"]),
        chat_id,
        file.content,
        file.name,
        caption=str(body.get("caption", "")),
        reply_to=_number(body, "reply_to"),
        mime_type=file.mime_type,
    )
    return _sent(sandbox, chat_id, update_id)


def _upload(body: Body, name: str) -> Upload:
    file = body.get(name)
    if not isinstance(file, Upload):
        raise NotPossible(f"there is no {name} in the request")
    return file


def forward(sandbox: "Sandbox", body: Body) -> Json:
    """``user_id, chat_id, from_chat_id, message_id``"""
    chat_id = int(body["chat_id"])
    source = int(body["from_chat_id"]), int(body["message_id"])
    return _sent(sandbox, chat_id, sandbox.forward(int(body["user_id"]), chat_id, *source))


def edit(sandbox: "Sandbox", body: Body) -> Json:
    """``user_id, chat_id, message_id, text``"""
    place = int(body["user_id"]), int(body["chat_id"]), int(body["message_id"])
    return {"update_id": sandbox.edit(*place, str(body["text"]))}


def press(sandbox: "Sandbox", body: Body) -> Json:
    """``user_id, chat_id, message_id`` and either ``data`` or the button's ``text``"""
    user_id, chat_id, message_id = int(body["user_id"]), int(body["chat_id"]), int(body["message_id"])
    if "data" in body:
        data = str(body["data"])
    else:
        data = button_reading(sandbox.message(chat_id, message_id), str(body["text"])).data
    update_id, query_id = people.press(sandbox.core, user_id, chat_id, message_id, data)
    return {"update_id": update_id, "query_id": query_id}


def read(sandbox: "Sandbox", body: Body) -> Json:
    """``user_id, chat_id, message_id``: seen up to here"""
    people.mark_read(sandbox.core, int(body["user_id"]), int(body["chat_id"]), int(body["message_id"]))
    return {}


async def clock(sandbox: "Sandbox", body: Body) -> Json:
    """``advance_seconds``, ``move_to`` (ISO; without offset in the page's zone) or ``next_morning: true``"""
    now = sandbox.core.clock.now()
    if body.get("next_morning"):
        await sandbox.move_clock(next_morning(now, sandbox.options.zone))
    elif "move_to" in body:
        await sandbox.move_clock(moment_from_text(str(body["move_to"]), sandbox.options.zone))
    else:
        await sandbox.move_clock(now + timedelta(seconds=float(body["advance_seconds"])))
    return {"now": sandbox.core.clock.now().isoformat()}


def add_bot(sandbox: "Sandbox", body: Body) -> Json:
    """``chat_id, by?, presence?`` ("member" or "administrator")"""
    presence = body.get("presence", "member")
    if presence not in {"member", "administrator"}:
        raise NotPossible("presence is member or administrator")
    return {"update_id": sandbox.add_bot(int(body["chat_id"]), _number(body, "by"), presence)}


def kick_bot(sandbox: "Sandbox", body: Body) -> Json:
    """``chat_id, by?``"""
    return {"update_id": sandbox.kick_bot(int(body["chat_id"]), _number(body, "by"))}


def migrate(sandbox: "Sandbox", body: Body) -> Json:
    """``chat_id, by?``"""
    return {"chat_id": sandbox.migrate(int(body["chat_id"]), _number(body, "by"))}


def block(sandbox: "Sandbox", body: Body) -> Json:
    """``user_id``"""
    return {"update_id": sandbox.block(int(body["user_id"]))}


def unblock(sandbox: "Sandbox", body: Body) -> Json:
    """``user_id``"""
    return {"update_id": sandbox.unblock(int(body["user_id"]))}


def redeliver(sandbox: "Sandbox", body: Body) -> Json:
    """``update_id``"""
    sandbox.redeliver(int(body["update_id"]))
    return {}


def inject(sandbox: "Sandbox", body: Body) -> Json:
    """``update``: a raw one"""
    return {"update_id": sandbox.inject(dict(body["update"]))}


def fail_next(sandbox: "Sandbox", body: Body) -> Json:
    """``method`` and what ``Fault`` has besides; ``times: null``: until ``lift-faults``"""
    fault = Fault(**body)
    fault.how = How(fault.how)
    sandbox.fail(fault)
    return {}


def lift_faults(sandbox: "Sandbox", _body: Body) -> Json:
    """Nothing fails any more"""
    sandbox.lift_faults()
    return {}


def limits(sandbox: "Sandbox", body: Body) -> Json:
    """The members of ``FloodLimits``; an empty object switches all off"""
    sandbox.set_limits(FloodLimits(**body) if body else FloodLimits.off())
    return {}


async def reset(sandbox: "Sandbox", _body: Body) -> Json:
    """Begin again"""
    await sandbox.reset()
    return {}


ACTIONS: dict[str, Action] = {
    "say": say,
    "photo": photo,
    "document": document,
    "forward": forward,
    "edit": edit,
    "press": press,
    "read": read,
    "clock": clock,
    "add-bot": add_bot,
    "kick-bot": kick_bot,
    "migrate": migrate,
    "block": block,
    "unblock": unblock,
    "redeliver": redeliver,
    "inject": inject,
    "fail-next": fail_next,
    "lift-faults": lift_faults,
    "limits": limits,
    "reset": reset,
}
