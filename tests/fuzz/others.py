"""Updates that are no message and no press as the bot expects them: in other clothes, of other kinds, broken."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.conversation.talking import BOT
from tests.fuzz.described import Described, kinds_of_update
from tests.fuzz.envelopes import Envelopes, Raw, captioned
from tests.fuzz.town import SMALL_GROUP_ID, UNBOUND_ID, Citizen, Room, Town

USER = {"id": 5, "is_bot": False, "first_name": "X"}
ORIGINS: tuple[dict[str, Any], ...] = (
    {"type": "user", "date": 1, "sender_user": USER},
    {"type": "hidden_user", "date": 1, "sender_user_name": "X"},
    {"type": "chat", "date": 1, "sender_chat": {"id": -100_5, "type": "supergroup", "title": "t"}},
    {"type": "channel", "date": 1, "chat": {"id": -100_6, "type": "channel", "title": "c"}, "message_id": 4},
)
FILE = {"file_id": "a", "file_unique_id": "b"}
CONTENTS: tuple[dict[str, Any], ...] = (
    {"sticker": {**FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}},
    {"contact": {"phone_number": "13812345678", "first_name": "王"}},
    {"location": {"latitude": 39.9, "longitude": 116.4}},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"voice": {**FILE, "duration": 3}},
    {"document": {**FILE, "file_name": "../../x.csv"}},
    {"new_chat_members": [USER]},
    {"left_chat_member": USER},
    {"new_chat_title": "<b>新群名</b>"},
    {"delete_chat_photo": True},
    {"group_chat_created": True},
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
    {"forum_topic_created": {"name": "话题", "icon_color": 7322096}},
    {"video_chat_ended": {"duration": 5}},
    {"web_app_data": {"data": "{}", "button_text": "x"}},
    {"users_shared": {"request_id": 1, "users": []}},
    {"an_unknown_field_of_tomorrow": {"x": [1, 2, {}]}},
    {},
)  # fmt: skip
POLL = {
    "id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
    "type": "regular", "allows_multiple_answers": False,
}  # fmt: skip
"""As a server before Bot API 9.6 tells of it."""
REACTION = {"message_id": 2, "date": 1, "old_reaction": [], "new_reaction": []}


@dataclass
class Others:
    """Makes them."""

    chance: Random
    town: Town
    envelopes: Envelopes

    def in_other_clothes(self, who: Citizen, room: Room, text: str) -> Raw:
        """A message that is forwarded, edited, a caption, sent by way of another bot …"""
        message = self.envelopes.message(who, room, text)
        update = self.envelopes.update
        if self.chance.random() < 0.1:
            return update(edited_message=message | {"edit_date": message["date"] + 1})
        origin, other_bot = self.chance.choice(ORIGINS), {"id": 9, "is_bot": True, "first_name": "B", "username": "b"}
        marks = [{"type": "mention", "offset": 0, "length": 5}, {"type": "tomorrow", "offset": 2, "length": 900}]
        clothes: tuple[Raw, ...] = (
            message | {"forward_origin": origin},
            captioned(message),
            captioned(message),
            message | {"via_bot": other_bot},
            message | {"has_protected_content": True, "media_group_id": "1"},
            message | {"quote": {"text": "C1", "position": 0}, "external_reply": {"origin": origin}},
            message | {"entities": marks},
            message | ({} if room.is_private else {"is_automatic_forward": True, "sender_chat": message["chat"]}),
        )
        return update(message=self.chance.choice(clothes))

    def of_another_kind(self, who: Citizen, room: Room) -> Raw:
        """Whatever else the Bot API tells of."""
        message = self.envelopes.message(who, room, None)
        update = self.envelopes.update
        channel = {
            "message_id": 3,
            "date": 1,
            "chat": {"id": -100_7, "type": "channel", "title": "c"},
            "text": "/case C1",
        }
        bodies: tuple[Callable[[], Raw], ...] = (
            lambda: update(message=message | self.chance.choice(CONTENTS)),
            lambda: update(message=message | self.chance.choice(CONTENTS)),
            lambda: update(message=message | {"pinned_message": {**message, "text": "C1"}}),
            lambda: update(channel_post=channel),
            lambda: update(edited_channel_post=channel),
            lambda: update(inline_query={"id": "1", "from": message["from"], "query": "C1", "offset": ""}),
            lambda: update(poll=POLL),
            lambda: update(message=message | {"poll": POLL}),
            lambda: update(message_reaction={**REACTION, "chat": message["chat"], "user": message["from"]}),
            lambda: update(chat_member=self._member(message, "member", "left")),
            lambda: update(a_kind_of_tomorrow={"x": 1}),
            update,
        )  # fmt: skip
        return self.chance.choice(bodies)()

    def described(self, who: Citizen, room: Room) -> Raw:
        """Any kind of update with any of the fields that the Bot API describes."""
        envelope = self.envelopes.message(who, room, None)
        kind = self.chance.choice((*kinds_of_update(), *("message", "callback_query") * 8))
        body = Described(self.chance).update(kind, envelope["from"], envelope["chat"])
        for holder in (body, body.get("message") or {}):
            if "message_id" in holder:
                holder["message_id"] = envelope["message_id"]
        return self.envelopes.update(**{kind: body})

    def membership(self) -> Raw:
        """The bot is put out of a group or back into it, or blocked by somebody; a group gets another id."""
        who = self.chance.choice(list(self.town.people.values()))
        room = self.chance.choice([*self.town.groups.values(), Room(who.id)])
        statuses = ("member", "administrator", "left", "kicked", "member", "restricted")
        before, after = self.chance.choice(statuses), self.chance.choice(statuses)
        message = self.envelopes.message(who, room, None)
        if self.chance.random() < 0.85 or room.is_private:
            return self.envelopes.update(my_chat_member=self._member(message, before, after))
        return self.migration()

    def migration(self) -> Raw:
        """A group becomes a supergroup; the old chat is told, or the new one."""
        old_id = self.chance.choice([SMALL_GROUP_ID, UNBOUND_ID, *self.town.groups, *self.town.gone])
        new_id = self.town.gone.get(old_id, old_id)
        if old_id in self.town.groups:
            new_id = self.town.migrate(old_id)
        who = self.chance.choice(self.town.staff_of(None))
        here, told = self.chance.choice(
            ((old_id, {"migrate_to_chat_id": new_id}), (new_id, {"migrate_from_chat_id": old_id}))
        )
        return self.envelopes.update(message=self.envelopes.message(who, self.town.room(here), None) | told)

    def broken(self, who: Citizen, room: Room, text: str) -> Raw:
        """What the Bot API never sends: fields of another kind, and needed ones missing."""
        raw = self.envelopes.update(message=self.envelopes.message(who, room, text))
        if self.chance.random() < 0.3:
            raw = self.envelopes.update(callback_query=self.envelopes.query(who, "help.page:1", raw["message"]))
        (body,) = (value for name, value in raw.items() if name != "update_id")
        for _ in range(self.chance.choice((1, 1, 2))):
            name = self.chance.choice(list(body))
            body[name] = self.chance.choice(
                (None, "", [], {}, 2**70, -1, "x", {"id": []}, [[]], True, 1.5, {"id": 2**70})
            )
            if self.chance.random() < 0.3:
                del body[name]
        if self.chance.random() < 0.1:
            return {"update_id": raw["update_id"], "message": self.chance.choice(("text", [], None, 5, {}))}
        return raw

    def _member(self, message: Raw, before: str, after: str) -> Raw:
        bot = {**BOT}
        return {
            "chat": message["chat"],
            "from": message["from"],
            "date": message["date"],
            "old_chat_member": _as(bot, before),
            "new_chat_member": _as(bot, after),
        }


def _as(user: Raw, status: str) -> Raw:
    rights = (
        "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members "
        "can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories "
        "can_send_messages can_send_audios can_send_documents can_send_photos can_send_videos can_send_video_notes "
        "can_send_voice_notes can_send_polls can_send_other_messages can_add_web_page_previews can_pin_messages "
        "can_manage_topics is_member can_edit_tag"
    )
    member: Raw = {"user": user, "status": status}
    if status in ("administrator", "restricted"):
        member |= {right: True for right in rights.split()}  # noqa: C420 - the values are of any kind
    return member | ({"until_date": 0} if status in ("kicked", "restricted") else {})
