"""How people say when a step is due and where it stands, in both languages, and what is none of it."""

import pytest

from handlers.cases.sop.words import due_rule, step_called, without_after, without_due


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ("交车-4h", "promised-4h"),
        ("交车 - 4 小时", "promised-4h"),
        ("交车前4小时", "promised-4h"),
        ("交车前一天", "promised-1d"),
        ("预计交车前2天", "promised-2d"),
        ("交车－２天", "promised-2d"),
        ("delivery-1d", "promised-1d"),
        ("2 days before delivery", "promised-2d"),
        ("4h before delivery", "promised-4h"),
        ("交车当天", "promised+0d"),
        ("on the day of delivery", "promised+0d"),
        ("交车后1天", "delivery+1d"),
        ("交车后两天内", "delivery+2d"),
        ("交车+3d", "delivery+3d"),
        ("1 day after delivery", "delivery+1d"),
        ("到店后4小时", "arrival+4h"),
        ("到店4小时内", "arrival+4h"),
        ("arrival+4h", "arrival+4h"),
        ("within 4h of arrival", "arrival+4h"),
        ("到店后2天", "day+2"),
        ("第3天", "day+3"),
        ("day 3", "day+3"),
        ("day+3", "day+3"),
        ("当天", "day+0"),
        ("到店当天", "day+0"),
        ("定损后48小时", "assessed+48h"),
        ("assessed+48h", "assessed+48h"),
        ("定损当天", "assessed+0d"),
        ("promised+0d", "promised+0d"),
        ("promised-4h", "promised-4h"),
        ("delivery+0d", "delivery+0d"),
    ],
)
def test_when_a_step_is_due_is_understood(told: str, rule: str) -> None:
    found = due_rule(told)
    assert found is not None
    assert found.text == rule
    for before, after in (("洗车 ", ""), ("", " 洗车"), ("洗车，", "")):
        rest, cut = without_due(f"{before}{told}{after}")
        assert cut is not None
        assert due_rule(cut) == found
        assert rest.strip(" ，,") == "洗车"


@pytest.mark.parametrize(
    "told", ["", "明天", "交车", "到店前1小时", "定损-2h", "4h", "质检后", "洗车4次", "day", "第天"]
)
def test_what_says_nothing_of_it_is_no_due_time(told: str) -> None:
    assert due_rule(told) is None


@pytest.mark.parametrize(
    ("told", "after", "rest"),
    [
        ("洗车 质检后", "质检", "洗车"),
        ("洗车 质检之后", "质检", "洗车"),
        ("质检 后 洗车", "质检", "洗车"),
        ("car wash after quality check", "quality check", "car wash"),
        ("car wash after Polish", "Polish", "car wash"),
        ("洗车", None, "洗车"),
    ],
)
def test_behind_what_a_step_stands_is_understood(told: str, after: str | None, rest: str) -> None:
    left, cut = without_after(told)
    assert (cut, " ".join(left.split())) == (after, rest)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("质检", "quality"),
        ("Quality Check", "quality"),
        ("预告 改到", "eta"),
        ("洗车", "洗车"),
        ("在", "在"),
        ("Car Wash to", "Car Wash"),
    ],
)
def test_a_step_goes_by_its_word_or_its_title(told: str, name: str) -> None:
    assert step_called(told) == name
