"""What is shown of a case that was taken by mistake, and what the audit says of it, in both languages."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.cases.errors import CarCameAgain, CaseWithdrawn
from domain.insurers.errors import CaseBilled
from domain.undo import service as undo
from handlers.cases import buttons
from handlers.declaration import Call
from handlers.people.commands import COMMANDS
from locales import say
from tests.factories.cases import Shop, a_case
from tests.factories.insurers import move_to
from tests.factories.people import anew
from tests.handlers.cases.conftest import ARRIVAL, data_of, pressed, typed

SAID = {
    "zh-CN": ("已撤销接车", "误接的车已撤销", "已撤销接车，不能再做步骤或定损"),
    "en": ("Withdrawn", "taken in by mistake", "C1 is withdrawn: no step or assessment"),
}


@pytest.mark.parametrize("lang", SAID)
async def test_the_card_of_a_withdrawn_case_says_so_and_offers_nothing(shop: Shop, lang: str) -> None:
    title, meaning, refused = SAID[lang]
    await a_case(shop, plate="京AD12345", claim="PDAA202611200001")
    await undo.undo_last(shop.advisor)
    reader = replace(shop.advisor, lang=lang)
    for card in (
        await typed(reader, "case", "C1"),
        await typed(reader, "step", "C1"),
        await pressed(reader, buttons.card, "cases.card:C1"),
    ):
        assert data_of(card) == []
        assert card.text.startswith("🚗 <b>C1　京AD12345</b> · 平安")
        assert title in card.text
        assert meaning in card.text
        assert "✅" not in card.text
        assert "▫️" not in card.text
    assert "C1" not in (await typed(reader, "cases")).text
    for attempt in (
        pressed(reader, buttons.done, "cases.done:C1:inspection"),
        pressed(reader, buttons.digest_done, "cases.dgdone:C1:inspection.1"),
        typed(reader, "assess", "C1 8200 500"),
    ):
        with pytest.raises(CaseWithdrawn) as refusal:
            await attempt
        assert refused in say(lang, refusal.value.key, **refusal.value.params())


def test_refusals_name_what_stands_against_it() -> None:
    again = CarCameAgain(case="C1", plate="京AD12345", other="C2")
    assert "请先撤销 C2 的接车" in say("zh-CN", again.key, **again.params())
    assert "undo taking in C2 first" in say("en", again.key, **again.params())
    billed = CaseBilled(case="C1", statement="S3")
    assert "C1 已列入对账单 S3" in say("zh-CN", billed.key, **billed.params())
    assert "C1 is on statement S3" in say("en", billed.key, **billed.params())


async def test_the_audit_tells_what_else_a_step_had_moved(shop: Shop) -> None:
    await a_case(shop)
    await typed(shop.advisor, "assess", "C1 8200 500")
    move_to(ARRIVAL + timedelta(days=3))
    for step in ("photo", "quality", "delivered"):
        await typed(anew(shop.advisor), "step", f"C1 {step}")
    await undo.undo_last(anew(shop.advisor))
    audit = next(command for command in COMMANDS if command.name == "audit")
    told = (await audit.run(Call(shop.manager.person, shop.manager, text="C1"))).text
    for line in (
        "撤销了「步骤」",
        "预约截止：2026-11-24 00:00 → 无",
        "照片：进行中 → 已完成",
        "截止：2026-11-23 00:00 → 2026-11-25 00:00",
    ):
        assert line in told
