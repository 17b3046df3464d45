"""Long lists of the people room: the audit turned over, the staff, centres, and choices among many."""

import re
from dataclasses import replace

import pytest

from domain.actor import Actor, ChatKind, Person, Role
from domain.database.connection import recorded_queries
from domain.errors import DomainError, NotAllowed, NotFound
from domain.people import service as people
from domain.people.errors import OnlyInPrivate
from domain.people.views import CentreView
from handlers.calling import MAX_CALLBACK_BYTES
from handlers.declaration import Reply
from handlers.paging import MOST_LINES, units
from handlers.people.choices import CHOICES_ON_A_PAGE
from handlers.people.history import EVERYTHING, About, about_of
from locales import LANGUAGES, say
from tests.factories.people import a_centre, a_group, a_person, a_place, a_staff, an_actor
from tests.handlers.people.test_commands import data_of, press, send

pytestmark = pytest.mark.usefixtures("database")

LIMIT = 4_096
LONGEST_LABEL = 50
HOSTILE = "李&<>" * 12


def turns(reply: Reply, verb: str) -> list[str]:
    """The data of the buttons that turn the page."""
    return [data for data in data_of(reply) if data.startswith(f"{verb}:")]


def numbers_in(reply: Reply) -> list[int]:
    """The cases that an audit names, as it names them."""
    return [int(number) for number in re.findall(r"C(\d+) ·", reply.text)]


def fits(reply: Reply) -> bool:
    """Whether the platform takes it, and a phone shows it."""
    data = [each for row in reply.rows for each in row]
    return (
        units(reply.text) <= LIMIT
        and reply.text.count("\n") < MOST_LINES + 6
        and all(len(button.data.encode()) <= MAX_CALLBACK_BYTES for button in data)
        and all(len(button.label) <= LONGEST_LABEL for button in data)
    )


async def changed(actor: Actor, count: int, *, number: int | None = None, fields: int = 1) -> None:
    """So many changes of cases, or of one."""
    for at in range(1, count + 1):
        facts: dict[str, object] = {f"field{field}": f"{at}" for field in range(fields)}
        await people.record_change(actor, subject="case", number=number or at, what="opened", before={}, after=facts)


# --- the audit


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_the_audit_is_turned_back_to_its_very_beginning_and_forth_again(lang: str) -> None:
    manager = await an_actor(Role.MANAGER, lang=lang)
    await changed(manager, 40)
    page = await send(manager, "/audit")
    assert not page.edits
    assert len(turns(page, "people.changes")) == 1
    seen, pages = numbers_in(page), [page]
    while older := [data for data in turns(page, "people.changes") if ":older." in data]:
        page = await press(manager, older[0])
        assert page.edits
        assert fits(page)
        pages.append(page)
        seen += numbers_in(page)
    assert seen == list(range(40, 0, -1))
    for former in reversed(pages[:-1]):
        (newer,) = [data for data in turns(page, "people.changes") if ":newer." in data]
        page = await press(manager, newer)
        assert page.text == former.text


async def test_the_audit_of_a_thing_and_of_a_person_is_turned_within_it() -> None:
    centre = await a_centre()
    manager, advisor = await a_staff(centre, Role.MANAGER, name="张伟"), await a_staff(centre, name="李娜")
    for _ in range(25):
        await changed(manager, 1, number=12)
        await changed(advisor, 1, number=13)
    of_thing = await send(manager, "/audit C12")
    of_person = await send(manager, "/audit 李娜")
    for page, code, number in ((of_thing, "C12", 12), (of_person, f"s{advisor.staff_id}", 13)):
        (older,) = turns(page, "people.changes")
        assert older.startswith(f"people.changes:{code}:older.")
        second = await press(manager, older)
        assert set(numbers_in(page)) == set(numbers_in(second)) == {number}
        assert second.text.split("\n")[0] == page.text.split("\n")[0]
    picked = await press(manager, f"people.audit:{advisor.staff_id}")
    assert (picked.text, picked.edits) == (of_person.text, False)


async def test_past_the_end_of_the_audit_is_its_end() -> None:
    manager = await an_actor(Role.MANAGER)
    empty = await press(manager, "people.changes:all:older.5")
    assert say("zh-CN", "people-audit-none") in empty.text
    assert not empty.rows
    await changed(manager, 40)
    newest = await send(manager, "/audit")
    assert (await press(manager, f"people.changes:all:newer.{'9' * 18}")).text == newest.text
    oldest = await press(manager, "people.changes:all:older.0")
    assert numbers_in(oldest)[-1] == 1
    assert all(":newer." in data for data in turns(oldest, "people.changes"))
    nothing = await press(manager, "people.changes:R9:older.5")
    assert say("zh-CN", "people-audit-none") in nothing.text


async def test_a_page_of_the_audit_costs_the_same_wherever_it_is() -> None:
    manager = await an_actor(Role.MANAGER)
    await changed(manager, 60)
    counts = set()
    for data in ("people.changes:all:older.999", "people.changes:all:older.30", "people.changes:all:newer.10"):
        with recorded_queries() as queries:
            await press(manager, data)
        counts.add(len(queries))
    assert len(counts) == 1


async def test_an_entry_too_long_for_a_message_is_cut_between_its_lines() -> None:
    manager = await an_actor(Role.MANAGER)
    facts: dict[str, object] = {f"field{field}": '"' * 60 for field in range(60)}
    for number in range(3):
        await people.record_change(manager, subject="case", number=number, what="opened", before={}, after=facts)
    page = await send(manager, "/audit")
    assert units(page.text) <= LIMIT
    assert page.text.endswith("\n…")
    assert len(numbers_in(page)) == 1


async def test_in_private_every_look_at_personal_data_is_kept_page_by_page() -> None:
    manager = await an_actor(Role.MANAGER)
    for number in range(20):
        facts = {"phone": "13812345678"}
        await people.record_change(manager, subject="case", number=number, what="opened", before={}, after=facts)
    page = await send(manager, "/audit")
    before = len(await people.read_changes(manager, subject="audit"))
    (older,) = turns(page, "people.changes")
    assert "13812345678" in (await press(manager, older)).text
    assert len(await people.read_changes(manager, subject="audit")) == before + 1


@pytest.mark.parametrize("about", [EVERYTHING, About(kind="case", number=999_999_999), About(staff_id=999_999_999)])
def test_what_an_audit_is_about_fits_a_button(about: About) -> None:
    assert about_of(about.code) == about
    assert len(f"people.changes:{about.code}:older.{'9' * 18}") <= MAX_CALLBACK_BYTES


# --- the staff, the centres


async def test_a_large_staff_is_turned_in_place_and_so_are_those_of_a_name() -> None:
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER, name="张 伟")
    for number in range(45):
        await a_staff(centre, name=f"李 {number:02}")
    first = await send(manager, "/staff")
    assert "共 46 人" in first.text
    assert "还有 26 条" in first.text
    assert turns(first, "people.staff") == ["people.staff:2:"]
    last = await press(manager, "people.staff:3:")
    assert last.edits
    assert last.text.count("李 ") == 6
    assert (await press(manager, f"people.staff:{'9' * 30}:")).text == last.text
    for odd in ("0", "-1", "x", ""):
        assert (await press(manager, f"people.staff:{odd}:")).text == first.text
    named = await send(manager, "/staff 李")
    assert turns(named, "people.staff") == ["people.staff:2:李"]
    second = await press(manager, "people.staff:2:李")
    assert "共 45 人" in second.text
    assert "张 伟" not in second.text.partition("\n\n")[0].partition("\n")[2]
    with pytest.raises(NotFound):
        await press(manager, "people.staff:1:没有这个人")
    assert all(map(fits, (first, last, named, second)))


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_names_that_take_much_room_do_not_break_the_list(lang: str) -> None:
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER, name="张伟", lang=lang)
    for number in range(30):
        await a_staff(centre, name=f"{HOSTILE}{number}")
    for reply in (
        await send(manager, "/staff"),
        await send(manager, f"/staff {HOSTILE}"),
        await send(manager, f"/staff remove {HOSTILE}"),
        await send(manager, f"/role {HOSTILE} partner"),
        await send(manager, f"/audit {HOSTILE}"),
    ):
        assert fits(reply)
        onward = [data for data in data_of(reply) if re.match(r"people\.(staff|which):2:", data)]
        assert fits(await press(manager, onward[0]))


async def test_the_deployments_centres_come_in_pages_for_operators_in_private() -> None:
    operator = a_person(1_001, is_operator=True)
    for number in range(1, 32):
        await people.add_centre(operator, f"{number:02}{HOSTILE}"[:40], zone="Asia/Shanghai", lang="zh-CN")
    first = await send(operator, "/centre")
    assert "共 31 家" in first.text
    assert turns(first, "people.centres") == ["people.centres:2"]
    last = await press(operator, "people.centres:77")
    assert last.edits
    assert "· 31" in last.text
    assert last.text.count("· ") == 1
    assert fits(first)
    with pytest.raises(NotAllowed):
        await press(a_person(1_002), "people.centres:1")
    with pytest.raises(OnlyInPrivate):
        await press(a_person(1_001, is_operator=True, place=a_place()), "people.centres:1")


# --- choices


async def of_one_name(count: int) -> tuple[Actor, list[Actor]]:
    """A manager, and so many colleagues of one name."""
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER, name="张伟")
    return manager, [await a_staff(centre, name="李 娜") for _ in range(count)]


@pytest.mark.parametrize(
    ("typed", "choice", "turn"),
    [
        ("/staff remove 李娜", "people.remove:{}", "people.which:2:remove.李娜"),
        ("/role 李娜 partner", "people.role:{}:partner", "people.which:2:partner.李娜"),
        ("/audit 李娜", "people.audit:{}", "people.which:2:audit.李娜"),
    ],
)
async def test_many_of_one_name_are_chosen_from_page_by_page(typed: str, choice: str, turn: str) -> None:
    manager, colleagues = await of_one_name(2 * CHOICES_ON_A_PAGE + 1)
    wanted = [choice.format(each.staff_id) for each in colleagues]
    first = await send(manager, typed)
    assert data_of(first) == [*wanted[:CHOICES_ON_A_PAGE], turn]
    second = await press(manager, turn)
    assert second.edits
    assert data_of(second)[:CHOICES_ON_A_PAGE] == wanted[CHOICES_ON_A_PAGE:-1]
    last = await press(manager, turn.replace(":2:", ":99:"))
    assert data_of(last)[0] == wanted[-1]
    assert first.text.split("\n")[0] == second.text.split("\n")[0] == last.text
    assert all(map(fits, (first, second, last)))


async def test_a_choice_that_shrinks_while_it_is_turned_shows_what_is_left() -> None:
    manager, colleagues = await of_one_name(CHOICES_ON_A_PAGE + 1)
    for each in colleagues[1:]:
        await people.remove_staff(manager, each.staff_id)
    left = await press(manager, "people.which:2:remove.李娜")
    assert data_of(left) == [f"people.remove:{colleagues[0].staff_id}"]
    await people.remove_staff(manager, colleagues[0].staff_id)
    with pytest.raises(NotFound):
        await press(manager, "people.which:2:remove.李娜")


async def a_manager_of(count: int, place_kind: ChatKind = ChatKind.UNBOUND) -> tuple[Actor, list[CentreView]]:
    """Someone who manages many centres, speaking in a group that is not bound."""
    centres = [await a_centre(f"北京 {number:02} {HOSTILE}"[:40]) for number in range(count)]
    staff = [await a_staff(centre, Role.MANAGER, user_id=1_001, place=a_place(place_kind)) for centre in centres]
    return staff[0], centres


@pytest.mark.parametrize(("typed", "kind"), [("/bind", "team"), ("/bind partner 北京", "partner")])
async def test_a_group_is_bound_to_one_of_very_many_centres(typed: str, kind: str) -> None:
    manager, centres = await a_manager_of(2 * CHOICES_ON_A_PAGE + 3)
    first = await send(manager, typed)
    (turn,) = turns(first, "people.where")
    second = await press(manager, turn)
    shown = [data for reply in (first, second) for data in turns(reply, "people.bind")]
    assert shown == [f"people.bind:{centre.id}:{kind}" for centre in centres[: 2 * CHOICES_ON_A_PAGE]]
    last = await press(manager, turn.replace(":2:", ":99:"))
    assert second.edits
    assert all(map(fits, (first, second, last)))
    assert await people.chats_of(centres[0].id, ChatKind.TEAM) == []
    bound = await press(manager, turns(last, "people.bind")[-1])
    assert "北京 18" in bound.text


async def test_whoever_works_in_very_many_centres_finds_each_of_them() -> None:
    manager, centres = await a_manager_of(CHOICES_ON_A_PAGE + 3, ChatKind.PRIVATE)
    manager = await a_staff(centres[0], Role.MANAGER, user_id=1_001)
    first = await send(manager, "/start")
    second = await press(manager, "people.places:2")
    assert second.edits
    assert second.text == first.text
    shown = [data for reply in (first, second) for data in turns(reply, "people.choose")]
    assert shown == [f"people.choose:{centre.id}" for centre in centres[1:]]
    assert (await press(manager, "people.places:9")).rows == second.rows
    assert all(map(fits, (first, second)))


# --- hostile buttons


@pytest.mark.parametrize(
    "data",
    [
        "people.changes:all:",
        "people.changes:all:older.x",
        "people.changes:all:older." + "9" * 30,
        "people.changes::older.5",
        "people.changes:X5:older.5",
        "people.changes:C:older.5",
        "people.changes:C" + "9" * 30 + ":older.5",
        "people.changes:s999999999:older.5",
        "people.changes:c5:older.5",
        "people.which:1:king.李",
        "people.which:1:",
        "people.which:1:remove.",
        "people.which:1:remove.没有",
        "people.where:1:team.没有",
    ],
)
async def test_forged_turns_find_nothing(data: str) -> None:
    manager = await an_actor(Role.MANAGER, place=a_place(ChatKind.UNBOUND))
    with pytest.raises(NotFound):
        await press(manager, data)


async def test_nobody_turns_what_they_may_not_read() -> None:
    centre = await a_centre()
    place = await a_group(centre)
    partner = await a_staff(centre, Role.PARTNER, place=place)
    for data in (
        "people.changes:all:older.5",
        f"people.changes:s{partner.staff_id}:newer.5",
        "people.staff:1:",
        "people.which:1:audit.张",
        "people.where:1:team.",
    ):
        with pytest.raises(NotAllowed):
            await press(partner, data)
    stranger: Person = replace(a_person(5), place=place)
    with pytest.raises(DomainError):
        await press(stranger, "people.places:1")


async def test_pages_stay_in_their_centre() -> None:
    manager, other = await an_actor(Role.MANAGER), await an_actor(Role.MANAGER)
    await changed(other, 3)
    assert numbers_in(await press(manager, f"people.changes:all:older.{'9' * 18}")) == []
    with pytest.raises(NotFound):
        await press(manager, f"people.changes:s{other.staff_id}:older.{'9' * 18}")
