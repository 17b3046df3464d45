"""What the chat platform does to groups: the bot comes and goes, and a group becomes a supergroup."""

from telegram import Message, Update
from telegram.constants import ChatMemberStatus

from domain.outbox import service as outbox
from domain.people import service as people

_HERE = {ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED}


async def is_of_chat(update: Update) -> bool:
    """Whether an update tells of a chat and not of what somebody said; if so, it is followed."""
    message, change = update.message, update.my_chat_member
    if message and _is_migration(message):
        await _migrate(message)
    elif change and change.new_chat_member.status not in _HERE:
        await people.retire_chat(change.chat.id)
        await outbox.drop_chat(change.chat.id, "the bot was removed from the chat")
    elif change and change.old_chat_member.status not in _HERE:
        await people.revive_chat(change.chat.id)
    else:
        return change is not None
    return True


def _is_migration(message: Message) -> bool:
    """Both the old group and the new one are told; whichever comes first moves what is bound and waiting."""
    return bool(message.migrate_to_chat_id or message.migrate_from_chat_id)


async def _migrate(message: Message) -> None:
    old_id = message.migrate_from_chat_id or message.chat.id
    new_id = message.migrate_to_chat_id or message.chat.id
    await people.migrate_chat(old_id, new_id)
    await outbox.move_chat(old_id, new_id)
