"""Names, invitations, languages, who stays."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from domain.actor import ChatKind, Role
from domain.people.errors import CentreNameWrong, InviteExpired, InviteUsed, LastManager
from domain.people.rules import (
    centre_name,
    check_a_manager_stays,
    check_usable,
    code_digest,
    comparable,
    destinations,
    first_language,
    language_of,
    masks,
    named,
    person_name,
    strongest_first,
)
from domain.people.views import ChatView

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@dataclass(frozen=True)
class Someone:
    """Anything with a name."""

    name: str


def test_names_are_compared_without_case_width_and_spaces() -> None:
    assert comparable("Ｂeijing  East ") == comparable("beijingeast")
    assert comparable("北京朝阳") != comparable("北京朝陽")


@pytest.mark.parametrize(
    ("typed", "name"), [("  北京  朝阳 ", "北京 朝阳"), ("字" * 40, "字" * 40), ("a\u202eb", "a b")]
)
def test_a_centres_name_is_tidied(typed: str, name: str) -> None:
    assert centre_name(typed) == name


@pytest.mark.parametrize("typed", ["", "   ", "字" * 41, "\u200b\u202e"])
def test_a_name_without_letters_or_too_long_is_refused(typed: str) -> None:
    with pytest.raises(CentreNameWrong):
        centre_name(typed)


def test_a_person_always_has_a_name() -> None:
    assert person_name("  Wang \n Wei ", 7) == "Wang Wei"
    assert person_name("\u202e\u200b", 7) == "7"
    assert len(person_name("名" * 200, 7)) == 64


def test_a_whole_name_wins_over_a_beginning_and_several_are_all_given() -> None:
    people = [Someone("张伟"), Someone("张伟明"), Someone("李娜"), Someone("张伟")]
    assert named(people, "张伟") == (people[0], people[3])
    assert named(people, "张") == (people[0], people[1], people[3])
    assert named(people, "李") == (people[2],)
    assert named(people, "伟") == ()
    assert named(people, " ") == ()


def test_only_a_digest_of_a_code_is_kept() -> None:
    assert len(code_digest("abc")) == 64
    assert code_digest("abc") != code_digest("abd")


def test_an_invitation_is_good_until_its_last_moment_and_once() -> None:
    end = NOW + timedelta(hours=72)
    check_usable(None, end, end - timedelta(microseconds=1))
    with pytest.raises(InviteExpired):
        check_usable(None, end, end)
    with pytest.raises(InviteUsed):
        check_usable(NOW, end, end + timedelta(days=9))


@pytest.mark.parametrize("becomes", [None, Role.ADVISOR, Role.PARTNER])
def test_the_last_manager_stays(becomes: Role | None) -> None:
    with pytest.raises(LastManager):
        check_a_manager_stays("张伟", Role.MANAGER, becomes, 1)
    check_a_manager_stays("张伟", Role.MANAGER, becomes, 2)
    check_a_manager_stays("李娜", Role.PARTNER, becomes, 1)
    check_a_manager_stays("张伟", Role.MANAGER, Role.MANAGER, 1)


@pytest.mark.parametrize(
    ("code", "lang"),
    [("zh-hans", "zh-CN"), ("zh", "zh-CN"), ("en-GB", "en"), ("EN", "en"), ("de", None), ("", None), ("z", None)],
)
def test_the_apps_language_is_ours_or_none(code: str, lang: str | None) -> None:
    assert language_of(code) == lang


def test_the_first_choice_of_language_that_was_made() -> None:
    assert first_language(None, "en", "zh-CN") == "en"


def test_the_strongest_place_is_the_highest_role_then_the_chosen_then_the_newest() -> None:
    assert strongest_first([(Role.ADVISOR, True, 1), (Role.MANAGER, False, 2)]) == 1
    assert strongest_first([(Role.MANAGER, True, 1), (Role.MANAGER, False, 2)]) == 0
    assert strongest_first([(Role.ADVISOR, False, 1), (Role.ADVISOR, False, 2)]) == 1


def test_a_customers_name_is_personal_and_a_colleagues_is_not() -> None:
    assert masks("case", {"name", "phone", "plate"}) == {"name": "name", "phone": "phone"}
    assert masks("staff", {"name", "role"}) == {}
    assert masks("agent", {"name", "phone"}) == {"phone": "phone"}


def test_partner_pushes_fall_back_to_the_team_group() -> None:
    team = ChatView(-1, None, ChatKind.TEAM, "zh-CN", "前台")
    partner = ChatView(-2, None, ChatKind.PARTNER, "zh-CN", "合作")
    assert destinations([team, partner], ChatKind.PARTNER) == [partner]
    assert destinations([team], ChatKind.PARTNER) == [team]
    assert destinations([partner], ChatKind.TEAM) == []
