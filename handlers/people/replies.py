"""What the people room says."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from markupsafe import Markup

from domain import clock
from domain.actor import ChatKind, Role
from domain.pages import Page
from domain.people.views import (
    Bound,
    CentreView,
    Invitation,
    LanguageChange,
    RoleChange,
    StaffView,
    Unbound,
    Welcome,
)
from domain.policy.values import PolicyValues
from handlers.declaration import Call, Digest, InlineButton, Reply, Rows
from handlers.paging import and_more, cut, turners
from handlers.people.choices import other_centres, with_typed
from handlers.registry import gather
from locales import LANGUAGES, say

LONGEST_NAME = 24
"""Of a person in a list."""


def stranger(call: Call) -> Reply:
    """Someone who is no staff; an operator is told how to begin."""
    return Reply(call.say("people-start-operator" if call.person.is_operator else "errors-stranger"))


def welcome(call: Call, view: Welcome, page: int = 1) -> Reply:
    """Where someone stands and what they could do next; one page of the other centres they could act for."""
    greeting = call.say("people-start", name=view.name, centre=view.centre.name, role=view.role.word)
    return _with_next_steps(call, greeting, view, page)


def joined(call: Call, view: Welcome) -> Reply:
    """Someone is on the staff now, and hears it in the language they will be spoken to."""
    facts = {"name": view.name, "centre": view.centre.name, "role": view.role.word}
    return _with_next_steps(_in(call, view.lang), say(view.lang, "people-joined", **facts), view)


def chosen(call: Call, view: Welcome) -> Reply:
    """Someone acts for another of their centres."""
    text = say(view.lang, "people-chosen", centre=view.centre.name, role=view.role.word)
    return replace(_with_next_steps(_in(call, view.lang), text, view), edits=True)


def _in(call: Call, lang: str) -> Call:
    return replace(call, staff=None, person=replace(call.person, lang=lang))


def _with_next_steps(call: Call, greeting: Markup, view: Welcome, page: int = 1) -> Reply:
    parts = [greeting]
    if view.role is Role.MANAGER and not view.has_team_group:
        parts.append(call.say("people-next-bind", bot=call.bot_username))
    if view.role is Role.MANAGER and view.is_alone:
        parts.append(call.say("people-next-invite"))
    parts.append(call.say("people-next-help"))
    if not (view.others and call.person.place.is_private):
        return Reply(_paragraphs(parts))
    parts.append(call.say("people-several-centres", centre=view.centre.name))
    return Reply(_paragraphs(parts), other_centres(call, view.others, page))


def centre_added(call: Call, view: CentreView) -> Reply:
    """A centre was created, and how to go on."""
    added = call.say("people-centre-added", centre=view.name, bot=call.bot_username)
    if call.staff is None:
        return Reply(added)
    return Reply(_paragraphs([added, call.say("people-centre-added-which")]))


def centres(call: Call, page: Page[CentreView]) -> Reply:
    """A page of the centres of the deployment."""
    title = call.say("people-centres-title", count=page.total)
    lines = [call.say("people-centres-line", centre=view.name, zone=view.zone) for view in page]
    text = _lines([title, *lines, *and_more(call.lang, page), call.say("people-centres-how")])
    return Reply(text, turners(call.lang, page, lambda number: f"people.centres:{number}"))


def bound(call: Call, view: Bound, values: PolicyValues) -> Reply:
    """What the group is now, and what will be sent to it and when."""
    facts = {"centre": view.centre.name, "kind": view.kind.value}
    news = "again" if view.was is view.kind else "new" if view.was is ChatKind.UNBOUND else "changed"
    parts = [say(view.lang, f"people-bound-{news}", **facts)]
    lines = [
        say(view.lang, "people-bound-digest", at=f"{_at(values, digest):%H:%M}", digest=digest.name)
        for digest in gather().digests
        if digest.to is view.kind or (digest.to is ChatKind.PARTNER and view.gets_partner_digests)
    ]
    if lines:
        parts.append(_lines([say(view.lang, "people-bound-digests"), *lines]))
    parts.append(say(view.lang, "people-bound-more", kind=view.kind.value))
    return Reply(_paragraphs(parts), edits=True)


def _at(values: PolicyValues, digest: Digest) -> time:
    moved: time = getattr(values.digest, digest.name, digest.at)
    return moved


def unbound(call: Call, view: Unbound) -> Reply:
    """The group is free; what that leaves the centre without."""
    parts = [call.say("people-unbound", centre=view.centre_name, kind=view.kind.value)]
    if view.is_last_team_group:
        parts.append(call.say("people-unbound-last"))
    return Reply(_lines(parts))


def which_role(call: Call) -> Reply:
    """Ask what the new colleague is to be."""
    rows = tuple((InlineButton(_role(call, role), f"people.invite:{role.word}"),) for role in Role)
    return Reply(call.say("people-which-role"), rows)


def invitation(call: Call, view: Invitation) -> Reply:
    """The link to hand on, how long it works, and the way without the link."""
    link = f"https://t.me/{call.bot_username}?start={view.code}"
    text = call.say(
        "people-invitation",
        centre=view.centre_name,
        role=view.role.word,
        link=link,
        code=view.code,
        until=clock.local(view.expires_at, call.actor.zone),
        hours=view.hours,
    )
    return Reply(text, ((InlineButton(call.say("people-copy-link").unescape(), copy=link),),), edits=True)


def staff(call: Call, page: Page[StaffView], typed: str) -> Reply:
    """A page of the staff, or of those called ``typed``, with role and since when."""
    title = call.say("people-staff-title", centre=call.actor.centre_name, count=page.total)
    lines = [_staff_line(call, view) for view in page]
    text = _paragraphs([_lines([title, *lines, *and_more(call.lang, page)]), call.say("people-staff-how")])
    return Reply(text, turners(call.lang, page, lambda number: with_typed(f"people.staff:{number}:", typed)))


def _staff_line(call: Call, view: StaffView) -> Markup:
    since = clock.local(view.role_since, call.actor.zone).date()
    return call.say("people-staff-line", name=cut(view.name, LONGEST_NAME), role=view.role.word, since=since)


def removed(call: Call, view: RoleChange) -> Reply:
    """Someone is off the staff."""
    return Reply(call.say("people-removed", name=view.name, centre=call.actor.centre_name), edits=True)


def role_changed(call: Call, view: RoleChange) -> Reply:
    """Someone has another role, or had it already."""
    key = "people-role-same" if view.old is view.new else "people-role-changed"
    return Reply(call.say(key, name=view.name, old=view.old.word, role=view.new.word), edits=True)


def which_language(call: Call) -> Reply:
    """Offer the languages, each in its own words."""
    return Reply(call.say("people-which-language"), _language_rows(LANGUAGES, ""))


def _language_rows(langs: Sequence[str], whose: str) -> Rows:
    end = f":{whose}" if whose else ""
    return (
        tuple(
            InlineButton(say(lang, "people-language-itself").unescape(), f"people.lang:{lang}{end}") for lang in langs
        ),
    )


def language_set(call: Call, view: LanguageChange) -> Reply:
    """Whose language is which now, in the language that holds where it was asked."""
    if view.is_for_group:
        rows = _language_rows([view.lang], "me") if view.person_lang != view.lang else ()
        text = say(view.answer_lang, "people-language-group", language=view.lang, own=view.person_lang)
        return Reply(text, rows, edits=True)
    key = "people-language-own" if call.actor.place.is_private else "people-language-own-only"
    return Reply(say(view.answer_lang, key, language=view.lang), edits=True)


def _role(call: Call, role: Role) -> str:
    return call.say("people-role", role=role.word).unescape()


def _lines(parts: Sequence[Markup]) -> Markup:
    return Markup("\n").join(parts)


def _paragraphs(parts: Sequence[Markup]) -> Markup:
    return Markup("\n\n").join(parts)
