"""The use cases of the people room: the only way in for the other rooms and for handlers (domain §1)."""

from domain.people.rules import destinations
from domain.people.service.audit import read_changes, record_change, record_look, record_own_change
from domain.people.service.centres import add_centre, choose_centre, list_centres, welcome
from domain.people.service.directory import (
    centre,
    centres,
    chats_of,
    chats_of_centres,
    has_several_centres,
    languages_of,
    list_staff,
    may_receive,
    menus_wanted,
    names,
    one_refusal_an_hour,
    private_chats,
    staff_names,
)
from domain.people.service.gate import reader_in, resolve_actor
from domain.people.service.groups import bind, migrate_chat, retire_chat, revive_chat, unbind, which_centre
from domain.people.service.languages import set_group_language, set_own_language
from domain.people.service.members import change_role, find_staff, invite, join, remove_staff
from domain.people.service.numbers import next_number
from domain.people.service.undoing import changes_made_with, is_undone, own_changes, record_undo
from domain.people.service.undoing_groups import undo_bound, undo_language, undo_unbound
from domain.people.service.undoing_members import undo_invited, undo_removed, undo_role

__all__ = [
    "add_centre",
    "bind",
    "centre",
    "centres",
    "change_role",
    "changes_made_with",
    "chats_of",
    "chats_of_centres",
    "choose_centre",
    "destinations",
    "find_staff",
    "has_several_centres",
    "invite",
    "is_undone",
    "join",
    "languages_of",
    "list_centres",
    "list_staff",
    "may_receive",
    "menus_wanted",
    "migrate_chat",
    "names",
    "next_number",
    "one_refusal_an_hour",
    "own_changes",
    "private_chats",
    "read_changes",
    "reader_in",
    "record_change",
    "record_look",
    "record_own_change",
    "record_undo",
    "remove_staff",
    "resolve_actor",
    "retire_chat",
    "revive_chat",
    "set_group_language",
    "set_own_language",
    "staff_names",
    "unbind",
    "undo_bound",
    "undo_invited",
    "undo_language",
    "undo_removed",
    "undo_role",
    "undo_unbound",
    "welcome",
    "which_centre",
]
