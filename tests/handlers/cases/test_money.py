"""What people type about a case's money and what they read (interface §2)."""

from dataclasses import replace

import pytest

from domain.actor import ChatKind
from domain.cases import service
from domain.cases.errors import AssessedFirst, BilledBelowDeductible, DisputeOpen, NothingToDecide, WhichSupplement
from domain.cases.models import Case, CaseDispute
from domain.errors import DomainError, NotAllowed, NotFound
from domain.insurers import service as insurers
from domain.insurers.errors import EndedAlready
from domain.money import yuan
from domain.outbox.models import OutboxMessage
from domain.policy import service as policy
from handlers.arguments.errors import AmountTooLarge, Missing, NegativeAmount, NotAnAmount, UnexpectedWord
from handlers.calling import Call, Pressed
from handlers.cases.money import buttons, disputes
from handlers.cases.money.words import items_told, without_items
from handlers.declaration import Recipient
from handlers.registry import gather
from tests.factories.cases import Shop, a_case, a_shop
from tests.factories.people import a_group, a_staff, anew
from tests.handlers.cases.conftest import data_of, pressed, typed


@pytest.fixture
async def assessed(shop: Shop) -> Shop:
    """C1 is assessed at 8,200 with 500 deductible."""
    await a_case(shop, by=anew(shop.advisor), estimate_yuan=8_500, name="王先生")
    await service.assess(anew(shop.advisor), 1, assessed_fen=yuan(8_200), deductible_fen=yuan(500))
    return shop


async def says(shop: Shop, line: str, *, lang: str = "zh-CN") -> str:
    """What the advisor reads after a line, each in a message of its own."""
    name, _, text = line.partition(" ")
    return str((await typed(replace(anew(shop.advisor), lang=lang), name, text)).text)


# --- costs


@pytest.mark.parametrize(
    ("told", "costs"),
    [
        ("3900 1200", (390_000, 120_000)),
        ("配件 3900 工时 1200", (390_000, 120_000)),
        ("工时1200 配件3900", (390_000, 120_000)),
        ("工时费：1200 3900", (390_000, 120_000)),
        ("3900 配件 1200 工时", (390_000, 120_000)),
        ("parts 3900 labour 1200", (390_000, 120_000)),
        ("配件 ３９００．５", (390_050, None)),
        ("1200 工时", (None, 120_000)),
        ("labor 1.2k", (None, 120_000)),
        ("3900", (390_000, None)),
        ("0 0", (0, 0)),
    ],
)
async def test_costs_in_any_words(assessed: Shop, told: str, costs: tuple[int | None, int | None]) -> None:
    await says(assessed, f"cost C1 {told}")
    case = await Case.get(number=1)
    assert (case.parts_fen, case.labour_fen) == costs


async def test_the_margin_is_told_with_the_costs(assessed: Shop) -> None:
    assert "配件 ¥3,900 · 工时 未填" in (half := await says(assessed, "cost C1 3900"))
    assert "工时成本未填，填了再算毛利" in half
    assert "🟢 毛利 37.8%（目标 30%）" in await says(assessed, "cost C1 工时 1200")
    below = await says(assessed, "cost C1 4500 1500")
    assert "🟠 毛利 26.8%，低于目标 30%：差 3.2 个百分点，还差 ¥260" in below
    loss = await says(assessed, "cost C1 8000 1200", lang="en")
    assert "🔴 <b>Loss of ¥1,000</b>: it costs more than is billed, margin −12.2%" in loss
    assert "🔴 <b>亏损 ¥1,000</b>" in await says(assessed, "case C1")


async def test_an_assessment_below_cost_is_flagged_as_it_is_entered(assessed: Shop) -> None:
    assert "毛利" not in await says(assessed, "assess C1 8100")
    await says(assessed, "cost C1 3900 1200")
    assert "🔴 <b>亏损 ¥100</b>" in await says(assessed, "assess C1 5000")
    assert "🟠 毛利 15.0%" in await says(assessed, "assess C1 6000")


async def test_costs_before_the_assessment_claim_nothing(shop: Shop) -> None:
    await a_case(shop)
    text = await says(shop, "cost C1 3900 1200")
    assert "还没有定损" in text
    assert "%" not in text


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ("C1", Missing),
        ("C1 abc", NotAnAmount),
        ("C1 -5", NegativeAmount),
        ("C1 配件 -5", NegativeAmount),
        ("C1 100 200 300", UnexpectedWord),
        ("C1 100000001 1", AmountTooLarge),
        ("C99 1 1", NotFound),
        ("", Missing),
    ],
)
async def test_costs_that_are_none(assessed: Shop, told: str, refusal: type[DomainError]) -> None:
    with pytest.raises(refusal):
        await says(assessed, f"cost {told}")
    assert (await Case.get(number=1)).parts_fen is None


# --- verified, and every amount


@pytest.mark.parametrize("told", ["C1 verified 8000", "核损 C1 8000", "C1 核损8000", "8000 C1 核定"])
async def test_the_verified_amount_is_shown_beside_the_assessment(assessed: Shop, told: str) -> None:
    text = await says(assessed, f"assess {told}")
    assert "定损 ¥8,200 · 免赔 ¥500" in text
    assert "核损 ¥8,000（按核损结算）" in text
    assert "保险公司应付 <b>¥7,500</b>" in text
    assert "此前按 ¥7,700 计" in text


async def test_what_cannot_be_verified_says_why(assessed: Shop) -> None:
    with pytest.raises(BilledBelowDeductible):
        await says(assessed, "assess C1 核损 400")
    await a_case(assessed, by=anew(assessed.advisor))
    with pytest.raises(AssessedFirst):
        await says(assessed, "assess C2 核损 400")


async def test_all_amounts_of_a_case_the_newest_last(assessed: Shop) -> None:
    await says(assessed, "supplement C1 1800 内骨架 王先生说的")
    await says(assessed, "supplement C1 agreed 1500")
    text = await says(assessed, "case C1 amounts")
    lines = text.split("\n")
    assert lines[0] == "📜 <b>C1 金额记录</b>（4）"
    assert lines[1] == "· 预估 <b>¥8,500</b> · 李雷 今天 09:30"
    assert lines[-1] == "· 定损 <b>¥9,700</b> · 李雷 今天 09:30 · 增项：内骨架 王**说的"
    plate = (await service.show_case(assessed.advisor, number=1)).plate
    assert await says(assessed, f"case {plate} 金额") == text
    with pytest.raises(NotFound):
        await says(assessed, "case C9 amounts")


@pytest.mark.parametrize(
    "line",
    [
        "assess C1 8400 原因 复勘后增加",
        "assess C1 核损 8400 因为复勘后增加",
        "cost C1 配件 8400 原因：复勘后增加",
        "assess C1 8400 because 复勘后增加",
    ],
)
async def test_an_amount_keeps_the_reason_that_was_told(assessed: Shop, line: str) -> None:
    await says(assessed, line)
    last = (await says(assessed, "case C1 amounts")).split("\n")[-1]
    assert last.endswith("<b>¥8,400</b> · 李雷 今天 09:30 · 复勘后增加")


async def test_a_long_history_turns_its_pages(assessed: Shop) -> None:
    for number in range(20):
        await says(assessed, f"cost C1 {number + 1} 0")
    reply = await typed(assessed.advisor, "case", "C1 amounts")
    assert "<b>¥20</b>" in reply.text
    assert data_of(reply)[0] == "cases.amounts:C1:1"
    first = await pressed(assessed.advisor, buttons.amounts, "cases.amounts:C1:1")
    assert first.edits
    assert "· 预估 <b>¥8,500</b>" in first.text
    forged = await pressed(assessed.advisor, buttons.amounts, "cases.amounts:C1:nonsense")
    assert forged.text == first.text


# --- supplements


async def test_a_supplement_from_beginning_to_end(assessed: Shop) -> None:
    opened = await typed(anew(assessed.advisor), "supplement", "C1 1800 内骨架")
    assert "➕ 增项 #1 ¥1,800 内骨架 · ⚠️ 未告知客户" in opened.text
    assert data_of(opened)[:3] == ["cases.suptold:C1:1", "cases.supagreed:C1:1", "cases.suprefused:C1:1"]
    assert "➕ 增项 #1 ¥1,800 内骨架 · ⚠️ 未告知客户" in await says(assessed, "case C1")
    told = await pressed(anew(assessed.advisor), buttons.supplement_told, "cases.suptold:C1:1")
    assert "客户由 李雷 告知，今天 09:30" in told.text
    with pytest.raises(Missing) as asks:
        await pressed(assessed.advisor, buttons.supplement_agreed, "cases.supagreed:C1:1")
    assert asks.value.draft is not None
    assert (asks.value.draft.command, asks.value.draft.action, asks.value.draft.asked) == (
        "supplement",
        "agreed",
        "agreed",
    )
    agreed = await says(assessed, "supplement C1 同意 1500")
    assert "保险公司应付 <b>¥9,200</b>" in agreed
    assert "此前按 ¥7,700 计" in agreed
    assert "增项" not in await says(assessed, "case C1")


async def test_several_supplements_must_be_named(assessed: Shop) -> None:
    await says(assessed, "supplement C1 1800 内骨架")
    await says(assessed, "supplement C1 900 后灯")
    with pytest.raises(WhichSupplement):
        await says(assessed, "supplement C1 refused")
    refused = await pressed(anew(assessed.advisor), buttons.supplement_refused, "cases.suprefused:C1:2")
    assert "➕ 增项 #2 ¥900 后灯 · 拒绝" in refused.text
    assert "Supplement #1 ¥1,800 内骨架" in await says(assessed, "supplement #1 C1 told", lang="en")


async def test_what_a_supplement_lacks_is_asked_for(assessed: Shop) -> None:
    for told, asked in (("C1 1800", "found"), ("C1 内骨架", "asked"), ("1800 内骨架", "case")):
        with pytest.raises(Missing) as missing:
            await says(assessed, f"supplement {told}")
        assert missing.value.draft is not None
        assert missing.value.draft.asked == asked
    assert "没有增项" in await says(assessed, "supplement C1")


@pytest.mark.parametrize(
    "data", ["cases.suptold:C1:²", "cases.suptold:C1:99999", "cases.suptold:C1:", "cases.suptold:X:1"]
)
async def test_a_forged_supplement_is_not_found(assessed: Shop, data: str) -> None:
    with pytest.raises(NotFound):
        await pressed(assessed.advisor, buttons.supplement_told, data)


async def test_another_centres_case_is_not_found(assessed: Shop) -> None:
    other = await a_shop()
    for handler in (buttons.amounts, buttons.settle, buttons.withdraw, buttons.supplement_agreed, buttons.dispute):
        with pytest.raises(NotFound):
            await pressed(other.advisor, handler, "cases.x:C1:1")


# --- disputes


def test_the_lines_in_dispute_are_told_from_the_rest() -> None:
    told = "漆面要重做 前杠 800/500, 大灯：３２００／2,400；front bumper 1.2k/900"
    rest, items = without_items(told)
    assert items is not None
    assert rest.split() == ["漆面要重做", ",", ";"]
    assert items_told(items) == [("前杠", "800", "500"), ("大灯", "3200", "2,400"), ("front bumper", "1.2k", "900")]
    assert without_items("C1 review 差价1500") == ("C1 review 差价1500", None)
    assert items_told(without_items("C1 review 前杠 800/500")[1] or "") == [("前杠", "800", "500")]


@pytest.mark.parametrize(
    ("told", "asked", "count", "note"),
    [
        ("C1 review 差价1500", 1_500, 0, ""),
        ("C1 复核 1500 漆面要重做", 1_500, 0, "漆面要重做"),
        ("C1 差价 1500", 1_500, 0, ""),
        ("C1 review 前杠 800/500, 大灯 3200/2400", 1_100, 2, ""),
        ("C1 review 差价1500 漆面要重做 前杠 800/500", 1_500, 1, "漆面要重做"),
    ],
)
async def test_a_review_in_any_words(assessed: Shop, told: str, asked: int, count: int, note: str) -> None:
    await says(assessed, f"dispute {told}")
    row = await CaseDispute.get(case_id=(await Case.get(number=1)).id)
    assert (row.asked_fen, len(row.items), row.note) == (yuan(asked), count, note)


async def test_a_dispute_from_beginning_to_end(assessed: Shop) -> None:
    opened = await typed(anew(assessed.advisor), "dispute", "C1 review 差价1500 前杠 800/500")
    assert "⚖️ <b>C1 定损争议 · 复核中</b> · 平安" in opened.text
    assert "· 前杠 我方 ¥800 / 对方 ¥500，差 ¥300" in opened.text
    with pytest.raises(DisputeOpen):
        await says(assessed, "dispute C1 review 差价1500")
    third = await pressed(anew(assessed.advisor), buttons.to_third_party, "cases.dspthird:C1")
    assert "第三方评估 2026-11-20" in third.text
    assert "cases.dspthird:C1" not in data_of(third)
    assert "⚖️ 定损争议 · <b>第三方评估中</b> · 差价 ¥1,500" in await says(assessed, "case C1")
    for handler, asked in ((buttons.settle, "figure"), (buttons.withdraw, "why_withdrawn")):
        with pytest.raises(Missing) as asks:
            await pressed(assessed.advisor, handler, "cases.dspsettle:C1")
        assert asks.value.draft is not None
        assert (asks.value.draft.command, asks.value.draft.asked) == ("dispute", asked)
    settled = await says(assessed, "dispute C1 settled 9200")
    assert "定案 2026-11-20：<b>¥9,200</b>，争回 ¥1,000" in settled
    assert "保险公司应付 <b>¥8,700</b>" in settled
    board = await says(assessed, "dispute", lang="en")
    assert "<b>平安</b> 0 open · 1 settled · 0 withdrawn · 1 to a third party" in board
    assert "¥1,500 asked · ¥1,000 won" in board


async def test_a_dispute_is_withdrawn_with_a_reason(assessed: Shop) -> None:
    await says(assessed, "dispute C1 review 1500")
    with pytest.raises(Missing):
        await says(assessed, "dispute C1 撤回")
    assert "撤回 2026-11-20：客户不再坚持" in await says(assessed, "dispute C1 撤回 客户不再坚持")
    assert "已撤回" in await says(assessed, "dispute C1")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("C1 withdrawn third party refused", "third party refused"),
        ("C1 withdrawn review settled it", "review settled it"),
        ("withdrawn C1 keep the customer", "keep the customer"),
    ],
)
async def test_the_first_of_several_words_says_what_is_done(assessed: Shop, told: str, said: str) -> None:
    await says(assessed, "dispute C1 review 1500 third party if they keep it")
    assert f"撤回 2026-11-20：{said}" in await says(assessed, f"dispute {told}")


async def test_the_board_of_disputes_turns(assessed: Shop) -> None:
    assert await says(assessed, "dispute") == "没有定损争议。"
    await says(assessed, "dispute C1 review 1500")
    board = await typed(assessed.advisor, "dispute", "平安")
    assert "C1 复核中 · 差价 ¥1,500 · 2026-11-20 起" in board.text
    assert data_of(board) == ["cases.dispute:C1"]
    turned = await pressed(assessed.advisor, buttons.board, "cases.disputes:9:all")
    assert turned.edits
    assert "C1 复核中" in turned.text
    for forged in ("cases.disputes:1:x", "cases.disputes:1:999999999"):
        with pytest.raises(NotFound):
            await pressed(assessed.advisor, buttons.board, forged)


async def test_one_dispute_too_many_is_pushed_and_decided(assessed: Shop) -> None:
    await a_group(assessed.centre, ChatKind.PARTNER)
    await policy.set_policy(anew(assessed.manager), "case.dispute_count", "1")
    await says(assessed, "dispute C1 review 1500")
    await says(assessed, "dispute C1 第三方")
    row = await OutboxMessage.get(centre_id=assessed.centre.id, template__not_isnull=True, is_edit=False)
    assert row.template is not None
    assert row.params is not None
    assert row.params["insurer"] == assessed.insurer.id
    params = {"insurer": assessed.insurer.id}
    to = Recipient(assessed.centre.id, "Asia/Shanghai", row.lang, ChatKind.PARTNER, params)
    push = await gather().renderers[row.template](to)
    assert push is not None
    assert "🛑 <b>平安 · 建议终止合作</b>" in push.text
    assert "90 天内有 1 件定损争议走到第三方评估：C1，差价合计 ¥1,500" in push.text
    assert data_of(push) == [f"cases.dsp{act}:{assessed.insurer.id}" for act in ("stop", "end", "keep")]
    for handler, command in ((buttons.stop, "stop"), (buttons.keep, "dispute")):
        with pytest.raises(NotAllowed):
            await pressed(assessed.advisor, handler, f"cases.dspstop:{assessed.insurer.id}")
        with pytest.raises(NotFound):
            await pressed(assessed.manager, handler, "cases.dspstop:999999999")
        with pytest.raises(Missing) as asks:
            await pressed(assessed.manager, handler, f"cases.dspstop:{assessed.insurer.id}")
        assert asks.value.draft is not None
        assert asks.value.draft.command == command
    kept = await typed(anew(assessed.manager), "dispute", "keep 平安 已谈好新价格")
    assert "继续与 <b>平安</b> 合作：已谈好新价格" in kept.text
    assert await disputes.proposal(to) is None
    assert await disputes.proposal(replace(to, params={})) is None
    board = await typed(assessed.advisor, "dispute", "平安")
    assert "店长决定继续合作：已谈好新价格" in board.text
    assert not [data for data in data_of(board) if data.startswith("cases.dsp")]


async def test_the_cooperation_ends_at_a_press_because_of_the_disputes(assessed: Shop) -> None:
    ending = f"cases.dspend:{assessed.insurer.id}"
    with pytest.raises(NotAllowed):
        await pressed(assessed.advisor, buttons.end, ending)
    with pytest.raises(NothingToDecide):
        await pressed(assessed.manager, buttons.end, ending)
    await policy.set_policy(anew(assessed.manager), "case.dispute_count", "1")
    await says(assessed, "dispute C1 review 1500")
    await says(assessed, "dispute C1 第三方")
    ended = await pressed(assessed.manager, buttons.end, ending)
    assert "已结束与 <b>平安</b> 的合作，不再接新单：90 天内 1 件定损争议走到第三方评估：C1。" in ended.text
    credit = await insurers.standing(assessed.advisor, assessed.insurer.id)
    assert credit.reasons[0].params()["text"] == "90 天内 1 件定损争议走到第三方评估：C1"
    board = await typed(assessed.advisor, "dispute", "平安")
    assert "合作已经结束。" in board.text
    assert not [data for data in data_of(board) if data.startswith("cases.dsp")]
    to = Recipient(assessed.centre.id, "Asia/Shanghai", "zh-CN", ChatKind.PARTNER, {"insurer": assessed.insurer.id})
    assert await disputes.proposal(to) is None
    with pytest.raises(EndedAlready):
        await pressed(assessed.manager, buttons.end, ending)


async def test_the_stop_button_asks_what_stop_asks(assessed: Shop) -> None:
    with pytest.raises(Missing) as asks:
        pressed_by = Pressed(str(assessed.insurer.id), "", 7)
        await buttons.stop(Call(assessed.manager.person, assessed.manager, pressed=pressed_by))
    assert asks.value.draft is not None
    assert (dict(asks.value.draft.answers), asks.value.draft.asked) == (
        {"insurer": f"#{assessed.insurer.id}"},
        "why_stopped",
    )


# --- the risk of taking a car


async def test_the_risk_is_seen_before_a_car_is_taken(assessed: Shop) -> None:
    await says(assessed, "dispute C1 review 1500")
    before = await insurers.standing(assessed.advisor, assessed.insurer.id)
    text = await says(assessed, "case risk 平安 45000")
    assert "现在：🟢 可接单（open）" in text
    assert "再接 ¥45,000 后：🔴 停止接单（stopped）" in text
    assert "占用额度 ¥52,700 / ¥50,000（105%）" in text
    assert "已超出额度 ¥2,700" in text
    assert "2026-10 毛利：没有数据（没有交车）" in text
    assert "⚖️ 未结的定损争议 1 件" in text
    assert await insurers.standing(assessed.advisor, assessed.insurer.id) == before
    taken = await says(assessed, "case new 平安 京AD12345 王先生 13812345678 8500 前杠", lang="en")
    assert "2026-10 margin: no data (nothing delivered)" in taken
    assert "⚖️ 1 open dispute" in taken
    with pytest.raises(Missing):
        await says(assessed, "case risk")


async def test_a_partner_may_not_decide(assessed: Shop) -> None:
    partner = await a_staff(assessed.centre, assessed.advisor.role, name="赵合作")
    with pytest.raises(NotAllowed):
        await typed(partner, "dispute", "keep 平安 好")
