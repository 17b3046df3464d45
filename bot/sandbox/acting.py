"""What people do, as the control API offers it."""

from bot.sandbox import membership, people
from bot.sandbox.buttons import button_reading
from bot.sandbox.core import Core
from bot.sandbox.refusals import NotPossible
from bot.sandbox.state import ChatState
from bot.sandbox.world import Presence


class Acting:
    """Mixed into ``Sandbox``: people write and press, and change the bot's standing.

    Each returns the id of the update the bot gets, or 0 when Telegram does not tell the bot.
    """

    core: Core

    def say(
        self,
        user_id: int,
        chat_id: int,
        text: str,
        reply_to: int | None = None,
        *,
        thread_id: int | None = None,
        anonymous: bool = False,
    ) -> int:
        """A text message, at most 4096 characters; writing in private starts (and unblocks) the bot."""
        content = people.text_content(text)
        return people.send(
            self.core, user_id, chat_id, content, reply_to=reply_to, thread_id=thread_id, anonymous=anonymous
        )

    def send_photo(
        self,
        user_id: int,
        chat_id: int,
        content: bytes,
        caption: str = "",
        reply_to: int | None = None,
        *,
        thread_id: int | None = None,
        album: str = "",
    ) -> int:
        """A photo (JPEG, PNG, WebP, GIF); photos with the same ``album`` belong together."""
        shown = people.photo_content(self.core, content, caption)
        if album:
            shown["media_group_id"] = album
        return people.send(self.core, user_id, chat_id, shown, reply_to=reply_to, thread_id=thread_id)

    def send_document(
        self,
        user_id: int,
        chat_id: int,
        content: bytes,
        name: str,
        *,
        caption: str = "",
        reply_to: int | None = None,
        mime_type: str = "application/octet-stream",
    ) -> int:
        """A file."""
        shown = people.document_content(self.core, content, name, mime_type, caption)
        return people.send(self.core, user_id, chat_id, shown, reply_to=reply_to)

    def forward(self, user_id: int, chat_id: int, from_chat_id: int, message_id: int) -> int:
        """Pass a message on from another chat this person is in."""
        content = people.forward_content(self.core, user_id, from_chat_id, message_id)
        return people.send(self.core, user_id, chat_id, content)

    def edit(self, user_id: int, chat_id: int, message_id: int, text: str) -> int:
        """Correct one's own message (text or caption): the bot gets ``edited_message``."""
        return people.edit(self.core, user_id, chat_id, message_id, text)

    def press(self, user_id: int, chat_id: int, message_id: int, data: str) -> int:
        """Press a button with ``data``, whether the message has it or it is forged."""
        return people.press(self.core, user_id, chat_id, message_id, data)[0]

    def press_button(self, user_id: int, chat_id: int, message_id: int, text: str) -> int:
        """Press the button that reads ``text`` (all of it, or a part only one button has)."""
        chat = people.open_chat(self.core, user_id, chat_id)
        button = button_reading(people.message_in(chat, message_id), text)
        return self.press(user_id, chat_id, message_id, button.data)

    def add_bot(self, chat_id: int, by: int | None = None, presence: Presence = "member") -> int:
        """Put the bot into a group, or promote it there (``presence="administrator"``), or demote it."""
        chat = group_by_id(self.core, chat_id)
        return membership.set_presence(self.core, chat, _by(chat, by), presence)

    def kick_bot(self, chat_id: int, by: int | None = None) -> int:
        """Throw the bot out of a group."""
        chat = group_by_id(self.core, chat_id)
        return membership.set_presence(self.core, chat, _by(chat, by), "kicked")

    def migrate(self, chat_id: int, by: int | None = None) -> int:
        """Turn a basic group into a supergroup; its new chat id."""
        chat = group_by_id(self.core, chat_id)
        return membership.migrate(self.core, chat, _by(chat, by))

    def block(self, user_id: int) -> int:
        """A person blocks the bot."""
        return membership.set_blocked(self.core, user_id, blocked=True)

    def unblock(self, user_id: int) -> int:
        """A person lets the bot in again."""
        return membership.set_blocked(self.core, user_id, blocked=False)


def group_by_id(core: Core, chat_id: int) -> ChatState:
    """A group of this sandbox."""
    chat = core.chat(chat_id)
    if chat is None or not chat.is_group:
        raise NotPossible(f"there is no group {chat_id}")
    return chat


def _by(chat: ChatState, by: int | None) -> int:
    """Who does it: the given person, or else the owner."""
    return by or (*chat.chat.admins, *chat.chat.members)[0]
