"""Plates, VINs, phones, names and policies: what is taken, in which forms, what is refused, how it is masked."""

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.customers import rules
from domain.customers.errors import (
    ExpiryImplausible,
    NotALabel,
    NotAName,
    NotAPhone,
    NotAPlate,
    NotAVin,
    PlateHasNoIOrO,
    PremiumImplausible,
    SpanOutOfRange,
    StartsAfterExpiry,
    quoted,
)
from domain.customers.views import PolicyFacts, PolicyKind, RadarStep
from domain.errors import DomainError
from domain.money import yuan
from domain.policy.values import DEFAULTS

PLATES = {
    "京AD12345": "京AD12345",
    "京a d12345": "京AD12345",
    "京A·D12345": "京AD12345",
    "京A・D12345": "京AD12345",
    "京A•12345": "京A12345",
    "京A-12345": "京A12345",
    "京A.12345": "京A12345",
    " 京 A 1 2 3 4 5 ": "京A12345",
    "京ＡＤ１２３４５": "京AD12345",
    "京\u200bA\u200d12345\ufeff": "京A12345",
    "\u202e京A12345": "京A12345",
    "沪AF12345": "沪AF12345",
    "粤BDA1234": "粤BDA1234",
    "浙ADZ0123": "浙ADZ0123",
    "京A12345D": "京A12345D",
    "京A12345f": "京A12345F",
    "苏EAA8888": "苏EAA8888",
    "京AD1234": "京AD1234",
    "京A1234警": "京A1234警",
    "鲁B1234学": "鲁B1234学",
    "冀C1234挂": "冀C1234挂",
    "粤Z1234港": "粤Z1234港",
    "粤ZAB12澳": "粤ZAB12澳",
    "沪A0023领": "沪A0023领",
    "014578使": "014578使",
    "使014·578": "使014578",
    "京X1234应急": "京X1234应急",
}
NOT_PLATES = (
    "",
    " ",
    "京",
    "京A",
    "京A123",
    "京A1234",
    "京AD123",
    "京A123456",
    "京AD123456",
    "京1D12345",
    "京O12345",
    "京I12345",
    "东A12345",
    "AD12345",
    "A12345",
    "京ABCDEF",
    "京A1234中",
    "沪Z1234港",
    "王先生",
    "13812345678",
    "京A😀2345",
    "京A١٢٣٤٥",
    "京AZ12345",
    "京A1234DD5",
    "京A12345" * 2_000,
)


@pytest.mark.parametrize(("typed", "plate"), PLATES.items())
def test_a_plate_is_stored_in_one_form(typed: str, plate: str) -> None:
    assert rules.normalised_plate(typed) == plate


@pytest.mark.parametrize("typed", NOT_PLATES)
def test_what_is_no_plate_is_refused_with_the_text(typed: str) -> None:
    with pytest.raises(NotAPlate) as refusal:
        rules.normalised_plate(typed)
    assert refusal.value.text == quoted(typed)


@pytest.mark.parametrize(("typed", "meant"), [("京AO1234", "京A01234"), ("京ADI2345", "京AD12345")])
def test_letters_i_and_o_suggest_the_plate_that_was_meant(typed: str, meant: str) -> None:
    with pytest.raises(PlateHasNoIOrO) as refusal:
        rules.normalised_plate(typed)
    assert refusal.value.suggestion == meant


@pytest.mark.parametrize(
    ("plate", "doubtful"), [("京AD1234", True), ("京AF1234", True), ("京A12345", False), ("京AD12345", False)]
)
def test_a_new_energy_plate_with_a_digit_too_few_is_worth_asking(plate: str, doubtful: bool) -> None:
    assert rules.may_lack_a_digit(rules.normalised_plate(plate)) is doubtful


@settings(deadline=None)
@given(
    st.sampled_from(rules.PROVINCES),
    st.sampled_from("ABCDEFGHJKLMNPQRSTUVWXYZ"),
    st.sampled_from(("{}", "D{}", "F{}", "{}D", "{}F")),
    st.from_regex("[0-9]{5}", fullmatch=True),
)
def test_normalising_a_plate_twice_changes_nothing(province: str, letter: str, form: str, digits: str) -> None:
    plate = province + letter + form.format(digits)
    assert rules.normalised_plate(plate) == plate
    assert rules.normalised_plate(plate.lower()) == plate
    assert rules.normalised_plate(f"{plate[:2]}·{plate[2:]}") == plate


VINS = {
    "1M8GDM9AXKP042788": True,
    "LRW3E7FA1LC000001": True,
    "11111111111111111": True,
    "lrw3e7fa1lc000001": True,
    "ＬＲＷ３Ｅ７ＦＡ１ＬＣ０００００１": True,
    "LRW3-E7FA-1LC-000001": True,
    "LRW3E7FA2LC000001": False,
    "1M8GDM9A1KP042788": False,
}


@pytest.mark.parametrize(("typed", "holds"), VINS.items())
def test_a_vin_that_fails_its_check_digit_is_kept_and_marked(typed: str, holds: bool) -> None:
    vin = rules.checked_vin(typed)
    assert vin.check_digit_holds is holds
    assert len(vin.number) == 17


def test_any_wrong_digit_of_a_vin_is_noticed() -> None:
    good = "LRW3E7FA1LC000001"
    for place in (*range(8), *range(9, 17)):
        other = "5" if good[place] != "5" else "6"
        if rules._VIN_VALUES[other] != rules._VIN_VALUES[good[place]]:
            assert not rules.checked_vin(good[:place] + other + good[place + 1 :]).check_digit_holds


@pytest.mark.parametrize(
    "typed", ["", "LRW3E7FA1LC00000", "LRW3E7FA1LC0000011", "LRW3E7FA1LCO00001", "IRW3E7FA1LC000001", "京" * 17]
)
def test_what_is_no_vin_is_refused(typed: str) -> None:
    with pytest.raises(NotAVin):
        rules.checked_vin(typed)


PHONES = (
    "13812345678",
    "１３８１２３４５６７８",
    "138 1234 5678",
    "138-1234-5678",
    "138–1234–5678",
    "+8613812345678",
    "+86 138 1234 5678",
    "（+86）13812345678",
    "0086 138-1234-5678",
    "86 13812345678",
    "013812345678",
    "\u202d13812345678\u202c",
    "138\u00a01234\u20055678",
)
NOT_PHONES = (
    "",
    "1381234567",
    "138123456789",
    "12812345678",
    "02112345678",
    "010-12345678",
    "+99913812345678",
    "+8521381234567",
    "+000000000000",
    "+85291234567",
    "+1 415 555 2671",
    "138l2345678",
    "١٣٨١٢٣٤٥٦٧٨",
    "王先生",
    "1" * 10_000,
)


@pytest.mark.parametrize("typed", PHONES)
def test_a_phone_is_stored_as_eleven_digits(typed: str) -> None:
    assert rules.normalised_phone(typed) == "13812345678"


@pytest.mark.parametrize("prefix", ["133", "149", "155", "166", "173", "188", "191", "192", "199"])
def test_every_mobile_range_is_taken(prefix: str) -> None:
    assert rules.normalised_phone(f"{prefix}00001111") == f"{prefix}00001111"


@pytest.mark.parametrize("typed", NOT_PHONES)
def test_what_is_no_mainland_mobile_is_refused(typed: str) -> None:
    with pytest.raises(NotAPhone) as refusal:
        rules.normalised_phone(typed)
    assert len(refusal.value.text) <= 40


NAMES = {
    "王先生": "王先生",
    "  王先生 ": "王先生",
    "John  Smith": "John Smith",
    "王\u3000芳": "王 芳",
    "阿卜杜拉·买买提": "阿卜杜拉·买买提",
    "𠮷田": "𠮷田",
    "王姐🌸": "王姐🌸",
    "王": "王",
    "x" * 40: "x" * 40,
}


@pytest.mark.parametrize(("typed", "name"), NAMES.items())
def test_a_name_is_trimmed_and_otherwise_kept(typed: str, name: str) -> None:
    assert rules.checked_name(typed) == name


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "x" * 41,
        "王\n先生",
        "王\t先生",
        "王\x00",
        "王\u202e先生",
        "王\u200b先生",
        "王\u2028先生",
        "…",
        "😀",
        "\ud800",
    ],
)
def test_what_can_not_be_a_name_is_refused(typed: str) -> None:
    with pytest.raises(NotAName):
        rules.checked_name(typed)


@pytest.mark.parametrize(
    ("known", "told", "agree"),
    [
        ("王先生", "王先生", True),
        ("", "王先生", True),
        ("王先生", "", True),
        ("王先生", "王伟", True),
        ("王伟", "王总", True),
        ("欧阳女士", "欧阳修文", True),
        ("王先生", "王师傅", True),
        ("王 先生", "王先生", True),
        ("王先生", "王女士", False),
        ("王先生", "李先生", False),
        ("王伟", "王芳", False),
        ("王先生", "李伟", False),
    ],
)
def test_two_names_agree_where_they_may_be_one_persons(known: str, told: str, agree: bool) -> None:
    assert rules.names_agree(known, told) is agree
    assert rules.names_agree(told, known) is agree


@pytest.mark.parametrize(
    ("known", "told", "kept"),
    [
        ("王先生", "王伟", "王伟"),
        ("王伟", "王先生", "王伟"),
        ("", "王先生", "王先生"),
        ("王先生", "", "王先生"),
        ("王先生", "王总", "王先生"),
    ],
)
def test_the_name_that_says_more_is_kept(known: str, told: str, kept: str) -> None:
    assert rules.fuller_name(known, told) == kept


def test_masks_show_what_a_group_may_see() -> None:
    assert rules.mask_phone("13812345678") == "138****5678"
    assert rules.mask_phone("") == "****"
    assert rules.mask_phone("12345") == "****"
    assert [rules.mask_name(name) for name in ("王先生", "王", "John Smith", "")] == ["王**", "王*", "J**", ""]
    assert rules.mask_plate("京AD12345") == "京A****45"
    assert rules.mask_plate("京A12345") == "京A***45"
    assert rules.mask_plate("京A12") == "****"
    assert rules.mask_plate("") == "****"


@settings(deadline=None)
@given(st.from_regex("1[3-9][0-9]{9}", fullmatch=True))
def test_a_masked_phone_never_shows_its_middle(phone: str) -> None:
    masked = rules.mask_phone(phone)
    assert masked == phone[:3] + "****" + phone[7:]


def test_phones_in_a_text_are_masked_and_nothing_else_is() -> None:
    assert rules.mask_phones("电话13812345678，或139-8765-4321") == "电话138****5678，或139****4321"
    assert rules.mask_phones("138 1234 5678") == "138****5678"
    assert rules.mask_phones("138123456789") == "138****6789"
    assert rules.mask_phones("陈静13812345678a 13812345678PICC") == "陈静138****5678a 138****5678PICC"
    assert rules.mask_phones("“１３８１２３４５６７８”，①③⑧12345678") == "“138****5678”，138****5678"
    assert rules.mask_phones("138.1234.5678、138－1234－5678、138　1234　5678") == "、".join(["138****5678"] * 3)
    assert rules.mask_phones("100 13812345678 ２０２６") == "100 138****5678 ２０２６"
    for written in ("138 - 1234 - 5678", "(138)1234-5678", "138_1234_5678", "138\u200b1234\u200b5678", "138/1234/5678"):
        assert rules.mask_phones(f"电话 {written}。").endswith("138****5678。"), written
    abroad = rules.mask_phones("+8613812345678、8613812345678、0086-138 1234 5678、+86 13812345678")
    assert abroad == "+86138****5678、86138****5678、0086-138****5678、+86 138****5678"
    harmless = "138****5678 ¥150 2026-11-14 09:30，①②③ 报案号605２０２６1100003"
    assert rules.mask_phones(harmless) == harmless
    harmless = "C131 2026-11-20 ¥13,812,345,678 京A13812 LRW3E7FA1LC000001 报案号PA13812345678 1381234567"
    assert rules.mask_phones(harmless) == harmless


def test_a_refusal_repeats_no_more_than_forty_printable_characters() -> None:
    assert quoted("x" * 10_000) == "x" * 39 + "…"
    assert quoted("a\n\n\u202eb\x00c\td") == "a b c d"
    assert quoted("") == ""


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_taken_or_refused_and_nothing_else(text: str) -> None:
    for check in (rules.normalised_plate, rules.normalised_phone, rules.checked_vin, rules.checked_name):
        with suppress(DomainError):
            check(text)


# --- policies ---

TODAY = date(2026, 11, 20)
POLICY = PolicyFacts(date(2026, 12, 31), "平安", PolicyKind.FULL, yuan(6_800), date(2026, 1, 1), "陈静")
SPANS = DEFAULTS.renewal.windows_days


@pytest.mark.parametrize("day", [date(2025, 12, 1), TODAY, date(2027, 12, 31), date(2028, 2, 29)])
def test_an_expiry_near_today_is_taken(day: date) -> None:
    rules.check_expiry(day, TODAY)


@pytest.mark.parametrize("day", [date(2016, 12, 31), date(2025, 11, 18), date(2029, 11, 23), date(2062, 12, 31)])
def test_an_expiry_that_can_not_be_is_refused(day: date) -> None:
    with pytest.raises(ExpiryImplausible):
        rules.check_expiry(day, TODAY)


def test_a_policy_is_kept_tidily() -> None:
    told = replace(POLICY, insurer=" 平安  产险 ", sold_by=" 陈静")
    assert rules.checked_policy(told, TODAY) == replace(POLICY, insurer="平安 产险")
    one_day = replace(POLICY, starts_on=POLICY.expires_on)
    assert rules.checked_policy(one_day, TODAY) == one_day


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (replace(POLICY, expires_on=date(2016, 12, 31)), ExpiryImplausible),
        (replace(POLICY, starts_on=date(2027, 1, 1)), StartsAfterExpiry),
        (replace(POLICY, premium_fen=yuan(0)), PremiumImplausible),
        (replace(POLICY, premium_fen=yuan(1_000_001)), PremiumImplausible),
        (replace(POLICY, insurer="平" * 41), NotALabel),
        (replace(POLICY, insurer="平\n安"), NotALabel),
        (replace(POLICY, sold_by="---"), NotALabel),
    ],
)
def test_a_policy_that_can_not_be_is_refused(wrong: PolicyFacts, refusal: type[DomainError]) -> None:
    with pytest.raises(refusal):
        rules.checked_policy(wrong, TODAY)


BARE = PolicyFacts(POLICY.expires_on)


@pytest.mark.parametrize(
    ("told", "known", "kept"),
    [
        (BARE, POLICY, POLICY),
        (POLICY, BARE, POLICY),
        (replace(BARE, premium_fen=yuan(7_000)), POLICY, replace(POLICY, premium_fen=yuan(7_000))),
        (replace(BARE, insurer="picc"), replace(BARE, insurer="PICC"), replace(BARE, insurer="picc")),
        (replace(BARE, insurer="人保"), POLICY, replace(BARE, insurer="人保")),
        (replace(BARE, kind=PolicyKind.COMPULSORY), POLICY, replace(BARE, kind=PolicyKind.COMPULSORY)),
        (PolicyFacts(date(2027, 12, 31)), POLICY, PolicyFacts(date(2027, 12, 31))),
    ],
)
def test_what_is_told_of_the_same_policy_completes_it(told: PolicyFacts, known: PolicyFacts, kept: PolicyFacts) -> None:
    assert rules.completed(told, known) == kept


def test_the_radar_has_the_steps_of_the_domain() -> None:
    steps = [(step.least_days, step.most_days) for step in rules.radar_steps(90, SPANS)]
    assert steps == [(-30, -1), (0, 1), (2, 7), (8, 15), (16, 30), (31, 60), (61, 90)]
    assert [step.is_over for step in rules.radar_steps(90, SPANS)] == [True, *[False] * 6]


@pytest.mark.parametrize(
    ("within_days", "ends"),
    [(1, [1]), (7, [1, 7]), (20, [1, 7, 15, 20]), (120, [1, 7, 15, 30, 60, 90, 120])],
)
def test_the_last_step_ends_where_the_radar_does(within_days: int, ends: list[int]) -> None:
    assert [step.most_days for step in rules.radar_steps(within_days, SPANS)] == [-1, *ends]


def test_spans_of_one_length_are_one_step() -> None:
    assert [step.most_days for step in rules.radar_steps(30, (90, 30, 30, 7, 7, 7))] == [-1, 7, 30]


@given(
    st.integers(1, 366),
    st.lists(st.integers(1, 365), min_size=6, max_size=6),
    st.lists(st.integers(-30, 366), max_size=40),
)
def test_every_policy_on_the_radar_stands_in_exactly_one_step(within: int, spans: list[int], left: list[int]) -> None:
    steps = rules.radar_steps(within, spans)
    shown = [days for days in left if days <= within]
    assert all(sum(step.holds(days) for step in steps) == 1 for days in shown)
    expiring = Counter(TODAY + timedelta(days=days) for days in shown)
    full = rules.counted(steps, expiring, TODAY)
    assert sum(step.count for step in full) == len(shown)
    assert all(step.count == sum(map(step.holds, shown)) > 0 for step in full)


@pytest.mark.parametrize(
    ("today", "expires_on", "step"),
    [
        (date(2026, 11, 30), date(2026, 12, 1), RadarStep(0, 1, 1)),
        (date(2026, 1, 31), date(2026, 3, 2), RadarStep(16, 30, 1)),
        (date(2028, 2, 28), date(2028, 2, 29), RadarStep(0, 1, 1)),
        (date(2028, 2, 28), date(2028, 3, 1), RadarStep(2, 7, 1)),
        (date(2027, 2, 28), date(2027, 3, 1), RadarStep(0, 1, 1)),
        (date(2028, 3, 30), date(2028, 2, 29), RadarStep(-30, -1, 1)),
        (date(2026, 12, 31), date(2027, 1, 7), RadarStep(2, 7, 1)),
    ],
)
def test_days_are_counted_over_the_ends_of_months_and_years(today: date, expires_on: date, step: RadarStep) -> None:
    assert rules.counted(rules.radar_steps(90, SPANS), {expires_on: 1}, today) == (step,)


@pytest.mark.parametrize("within_days", [0, -1, 367, 69_993])
def test_the_radar_looks_a_day_to_a_year_ahead(within_days: int) -> None:
    rules.check_span(1)
    rules.check_span(366)
    with pytest.raises(SpanOutOfRange):
        rules.check_span(within_days)
