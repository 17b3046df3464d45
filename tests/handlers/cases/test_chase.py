"""The photo chase of the afternoon: whose customers were shown nothing today (interface §3, domain §3 step 6)."""

from datetime import timedelta

from domain.actor import ChatKind
from domain.database.connection import recorded_queries
from handlers.cases import chase
from handlers.cases.digests import DIGESTS
from handlers.declaration import Recipient, Reply
from tests.factories.cases import Shop, a_case, do_steps
from tests.factories.insurers import move_to
from tests.handlers.cases.conftest import ARRIVAL, data_of, labels_of, pressed, typed

ZONE = "Asia/Shanghai"
DAY = timedelta(days=1)
AFTERNOON = timedelta(hours=7)


async def sent(shop: Shop, lang: str = "zh-CN") -> Reply | None:
    """The chase as the team group of ``shop`` gets it now."""
    return await chase.photos(Recipient(shop.centre.id, ZONE, lang, ChatKind.TEAM, {}))


async def test_it_is_sent_at_half_past_four_to_the_team() -> None:
    digest = DIGESTS[1]
    assert (digest.name, f"{digest.at:%H:%M}", digest.to) == ("photos", "16:30", ChatKind.TEAM)


async def test_cases_without_a_photo_today_by_whose_they_are(shop: Shop) -> None:
    assert await sent(shop) is None
    for number, (days, by) in enumerate(
        ((4, shop.advisor), (2, shop.manager), (1, shop.advisor), (3, shop.advisor)), 1
    ):
        await a_case(shop, by=by, at=ARRIVAL - days * DAY, plate=f"京B0000{number}")
    move_to(ARRIVAL - DAY)
    await do_steps(shop.advisor, 4, "photo")
    move_to(ARRIVAL + AFTERNOON)
    reply = await sent(shop)
    assert reply is not None
    assert reply.text.split("\n") == [
        "📷 <b>今天还没发照片（3）· 2026-11-20</b>",
        "",
        "<b>张店长</b>",
        "▫️ C2 京B00002 · 第 2 天",
        "",
        "<b>李雷</b>",
        "⚠️ C1 京B00001 · 第 4 天 · 此前漏了 2 天",
        "▫️ C4 京B00004 · 第 3 天",
    ]
    assert data_of(reply) == ["cases.chdone:C2:1", "cases.chdone:C1:1", "cases.chdone:C4:1"]
    english = await sent(shop, "en")
    assert english is not None
    assert "⚠️ C1 京B00001 · day 4 · 2 missed before" in english.text
    assert labels_of(english)[0] == "✅ C2 sent"


async def test_a_press_ticks_its_case_and_the_last_one_says_so(shop: Shop) -> None:
    for _ in range(2):
        await a_case(shop, at=ARRIVAL - 3 * DAY)
    move_to(ARRIVAL + AFTERNOON)
    after = await pressed(shop.manager, chase.sent, "cases.chdone:C1:1")
    assert after.edits
    assert after.toast.startswith("✅ C1 照片 已完成 · 张店长")
    assert "✅ C1" in after.text
    assert data_of(after) == ["cases.chdone:C2:1"]
    last = await pressed(shop.advisor, chase.sent, "cases.chdone:C2:1")
    assert "今天的照片都发了" in last.text
    assert not last.rows
    assert await sent(shop) is None
    again = await pressed(shop.advisor, chase.turned, "cases.chase:9")
    assert again.text == last.text


async def test_nobody_is_chased_once_the_repair_is_done_or_the_photo_waived(shop: Shop) -> None:
    for _ in range(2):
        await a_case(shop, at=ARRIVAL - 3 * DAY)
    move_to(ARRIVAL + AFTERNOON)
    await do_steps(shop.advisor, 1, "quality")
    await typed(shop.advisor, "step", "C2 照片 免 客户不需要")
    assert await sent(shop) is None


async def test_many_cases_are_turned_to_at_three_queries(shop: Shop) -> None:
    for _ in range(32):
        await a_case(shop, at=ARRIVAL - 2 * DAY, estimate_yuan=1)
    move_to(ARRIVAL + AFTERNOON)
    with recorded_queries() as queries:
        reply = await sent(shop)
    assert len([sql for sql, _ in queries if sql.lstrip().startswith("SELECT")]) == 3
    assert reply is not None
    assert len(data_of(reply)) == 31
    second = await pressed(shop.advisor, chase.turned, "cases.chase:2")
    assert "C32" in second.text
    assert data_of(second) == ["cases.chdone:C31:2", "cases.chdone:C32:2", "cases.chase:1"]
