"""What cases ask of somebody today, and the board: in the words that notices of deadlines use, too."""

from datetime import timedelta

from handlers.cases import buttons
from handlers.cases.today import my_cases
from handlers.declaration import Call, Part
from tests.factories.cases import Shop, a_case, do_steps
from tests.factories.insurers import move_to
from tests.handlers.cases.conftest import ARRIVAL, data_of, labels_of, pressed, typed

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


async def my_day(shop: Shop) -> Part:
    """The advisor's part of the day."""
    part = await my_cases(Call(shop.advisor.person, shop.advisor))
    assert part is not None
    return part


async def test_ones_day_begins_with_what_is_longest_late_and_ends_with_photos(shop: Shop) -> None:
    for number, days in enumerate((3, 1, 0, 0), 1):
        await a_case(shop, at=ARRIVAL - days * DAY, plate=f"京B0000{number}")
    await a_case(shop, by=shop.manager)
    await do_steps(shop.advisor, 1, "inspection", "plan", "submitted", "assessed", "informed")
    await do_steps(shop.advisor, 2, "inspection", "plan", "submitted", "assessed")
    await do_steps(shop.advisor, 4, "inspection", "plan")
    move_to(ARRIVAL - DAY)
    await do_steps(shop.advisor, 1, "photo")
    move_to(ARRIVAL + HOUR)
    part = await my_day(shop)
    assert part.title == "<b>🚗 我的事故车</b>（4）逾期 1 · 今天到期 3"
    assert [line.partition(" · ")[2].replace("\n", " ") for line in part.lines] == [
        "第 0 天 ⚠️ 初检 逾期 1 分钟 +2",
        "第 1 天 ⏰ 告知",
        "第 0 天 ⏰ 提交",
        "第 3 天 ⏰ 照片",
    ]
    assert [button.label for button in part.buttons] == [
        "✅ C3 初检", "✅ C2 告知", "✅ C4 提交", "✅ C1 照片", "👤 我的车",
    ]  # fmt: skip


async def test_every_line_of_the_board_opens_its_card_beside_it(shop: Shop) -> None:
    for _ in range(6):
        await a_case(shop)
    board = await typed(shop.advisor, "cases")
    assert [len(row) for row in board.rows] == [5, 1, 3]
    assert labels_of(board)[:6] == ["C1", "C2", "C3", "C4", "C5", "C6"]
    card = await pressed(shop.advisor, buttons.see, data_of(board)[2])
    assert card.card is not None
    assert (card.card.number, card.edits) == (3, False)
