"""What happens to chats themselves: the bot comes, goes, or a group becomes a supergroup."""

from telegram import Update
from telegram.constants import ChatMemberStatus

from domain.outbox import service as outbox
from domain.people import service as people

_HERE = {ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED}


def is_chat_event(update: Update) -> bool:
    """Whether an update is about its chat. Of a migration both the old group and the new one are told; whichever
    comes first moves what is bound and waiting.
    """
    message = update.message
    return bool(update.my_chat_member or (message and (message.migrate_to_chat_id or message.migrate_from_chat_id)))


async def take_chat_event(update: Update) -> None:
    """Keep that the bot was added or removed, or that a group became a supergroup."""
    message, change = update.message, update.my_chat_member
    if message:
        old_id = message.migrate_from_chat_id or message.chat.id
        new_id = message.migrate_to_chat_id or message.chat.id
        await people.migrate_chat(old_id, new_id)
        await outbox.move_chat(old_id, new_id)
    elif change and change.new_chat_member.status not in _HERE:
        await people.retire_chat(change.chat.id)
        await outbox.drop_chat(change.chat.id, "the bot was removed from the chat")
    elif change and change.old_chat_member.status not in _HERE:
        await people.revive_chat(change.chat.id)
