"""Two centres with their people, groups and cars, and those who have no business there."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from domain import clock
from domain.actor import ChatKind, Role
from domain.database.connection import transaction
from domain.people import records
from domain.people.models import Chat, Staff
from tests.factories.people import a_person, a_staff
from tests.factories.world import World, a_world

OPERATOR_ID = 41_001
STRANGER_ID, OTHER_STRANGER_ID = 41_002, 41_003
NEWCOMER_ID = 41_004
BOTH_ID = 41_005
UNBOUND_ID, SMALL_GROUP_ID = -1_001_900_000_001, -900_000_002
_migrated_ids = count(1_001_900_000_003)

SURNAMES = ["欧阳", "司马", "诸葛", "慕容", "上官", "皇甫", "令狐", "公孙"]
"""Of customers only: whoever is called so is never to be read in full in a group."""


@dataclass(frozen=True)
class Side:
    """The customers of one centre: what their plates begin with, and the characters of their given names."""

    plates: str
    characters: str


NORTH, SOUTH, BETWEEN = Side("京E", "晨曦墨若溪"), Side("沪B", "浩然雅琴梓"), Side("津C", "锦程云帆屹")


@dataclass(frozen=True)
class Citizen:
    """Somebody who writes to the bot."""

    id: int
    name: str
    lang: str | None
    side: Side
    places: tuple[tuple[int, Role], ...] = ()
    """In which centres they are staff, and as what."""

    @property
    def centres(self) -> frozenset[int]:
        """The centres they are staff of."""
        return frozenset(centre for centre, _ in self.places)


@dataclass(frozen=True)
class Room:
    """A chat as the platform knows it, and what it is to a centre."""

    id: int
    title: str = ""
    centre_id: int | None = None
    kind: ChatKind = ChatKind.UNBOUND
    topics: tuple[int, ...] = ()

    @property
    def is_private(self) -> bool:
        """Whether it is a person's own chat."""
        return self.id > 0


@dataclass
class Town:
    """Everybody and every chat there is."""

    centres: tuple[int, int]
    people: dict[int, Citizen]
    groups: dict[int, Room]
    gone: dict[int, int] = field(default_factory=dict)
    """Groups that became supergroups: their new ids by the old ones."""

    def room(self, chat_id: int) -> Room:
        """A chat by its id; private ones are there by themselves."""
        return self.groups.get(chat_id) or Room(chat_id)

    def staff_of(self, centre_id: int | None) -> list[Citizen]:
        """Who works in a centre; everybody who works anywhere without one."""
        return [each for each in self.people.values() if each.places and centre_id in {None, *each.centres}]

    @property
    def strangers(self) -> list[Citizen]:
        """Those who are staff nowhere and never will be."""
        return [self.people[STRANGER_ID], self.people[OTHER_STRANGER_ID]]

    def rooms_of(self, centre_id: int) -> Iterator[int]:
        """The chats in which only this centre's people read."""
        yield from (room.id for room in self.groups.values() if room.centre_id == centre_id)
        yield from (each.id for each in self.people.values() if each.centres == {centre_id})

    def migrate(self, old_id: int) -> int:
        """A group becomes a supergroup; its new id."""
        new_id = -next(_migrated_ids)
        self.groups[new_id] = replace(self.groups.pop(old_id), id=new_id)
        self.gone[old_id] = new_id
        return new_id

    async def put_right(self) -> None:
        """Whoever was removed is back, groups are bound, the newcomer is none: or little would be left to fuzz."""
        async with transaction():
            for person in self.people.values():
                for centre_id, role in person.places:
                    await _put_back(person, centre_id, role)
            await Staff.filter(person_id=NEWCOMER_ID).update(is_active=False)
            for room in self.groups.values():
                await _bind(room)


async def _put_back(person: Citizen, centre_id: int, role: Role) -> None:
    if not await Staff.filter(person_id=person.id, centre_id=centre_id, role=role.word, is_active=True).exists():
        await records.put_on_staff(a_person(person.id, name=person.name), centre_id, role, clock.now())


async def _bind(room: Room) -> None:
    row = await Chat.filter(chat_id=room.id).first()
    if room.centre_id is None:
        if row is not None:
            await row.delete()
        return
    row = row or Chat(chat_id=room.id, title=room.title, bound_at=clock.now())
    row.centre_id, row.kind, row.is_retired = room.centre_id, room.kind.value, False
    await row.save()


async def a_town() -> Town:
    """Two furnished centres, one in each language, and the people who belong to neither or to both."""
    north, south = await a_world(), await a_world(lang="en", with_more=True)
    one, two = north.centre_id, south.centre_id
    people = [
        *await _staff(north, NORTH, "zh-hans"),
        *await _staff(south, SOUTH, "en"),
        Citizen(BOTH_ID, "王两边", None, BETWEEN, ((one, Role.ADVISOR), (two, Role.MANAGER))),
        Citizen(OPERATOR_ID, "运营", "zh-hans", BETWEEN),
        Citizen(STRANGER_ID, "路人甲", "zh-hans", BETWEEN),
        Citizen(OTHER_STRANGER_ID, "Passer-by", "en-GB", BETWEEN),
        Citizen(NEWCOMER_ID, "新人", None, BETWEEN),
    ]
    await a_staff(north.centre, Role.ADVISOR, user_id=BOTH_ID, name="王两边")
    await a_staff(south.centre, Role.MANAGER, user_id=BOTH_ID, name="王两边")
    groups = [
        Room(north.team.chat_id, "前台群", one, ChatKind.TEAM, topics=(11, 12)),
        Room(north.partners.chat_id, "合作群", one, ChatKind.PARTNER),
        Room(south.team.chat_id, "Front desk", two, ChatKind.TEAM),
        Room(south.partners.chat_id, "Partners", two, ChatKind.PARTNER, topics=(11,)),
        Room(UNBOUND_ID, "没有绑定的群"),
        Room(SMALL_GROUP_ID, "小群"),
    ]
    return Town((one, two), {each.id: each for each in people}, {each.id: each for each in groups})


async def _staff(world: World, side: Side, lang: str) -> list[Citizen]:
    second = await a_staff(world.centre, Role.ADVISOR, name="韩梅梅")
    actors = (world.manager, world.partner, world.advisor, second)
    return [Citizen(actor.user_id, actor.name, lang, side, ((world.centre_id, actor.role),)) for actor in actors]
