"""The table of policy values, reading what is typed, and what holds on a day."""

from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.money import yuan
from domain.policy.definitions import Definition, Kind
from domain.policy.errors import PolicyOutOfOrder, PolicyOutOfRange, PolicyUnreadable, UnknownPolicy
from domain.policy.reading import stored_of, typed_form
from domain.policy.rules import (
    DEFINITIONS,
    ORDERED_KEYS,
    check_order,
    coming_after,
    find,
    group_names,
    group_view,
    in_force,
    read_value,
    with_overrides,
)
from domain.policy.values import DEFAULTS
from domain.policy.views import Override
from locales import LANGUAGES, say

NOW, LATER, LATEST = date(2026, 11, 22), date(2026, 12, 1), date(2027, 1, 1)


def test_the_defaults_are_the_figures_of_the_domain() -> None:
    values = DEFAULTS
    assert (values.credit.limit_start, values.credit.watch_share) == (yuan(50_000), 8_000)
    assert (values.credit.penalty_daily, values.credit.legal_days) == (5, 60)
    assert (values.margin.target, values.margin.warn, values.margin.stop) == (3_000, 2_000, 1_000)
    assert (values.referral.fee_out, values.referral.fee_in) == (yuan(50), yuan(80))
    assert (values.referral.open_days, values.quote.valid_days) == (90, 7)
    assert values.renewal.windows_days == (90, 60, 30, 15, 7, 1)
    assert (values.case.step.inspection_hours, values.case.step.plan_hours) == (1, 4)
    assert values.digest.cases == time(8, 30)
    assert (values.quiet.from_, values.quiet.until) == (time(21), time(8))
    assert values.privacy.tidy is False


@pytest.mark.parametrize(
    ("bundle", "cost", "gifts"), [("economy", 1_250, 1_900), ("comfort", 1_950, 3_000), ("prestige", 2_700, 3_800)]
)
def test_the_defaults_of_bundles_come_to_the_costs_of_the_domain(bundle: str, cost: int, gifts: int) -> None:
    it = DEFAULTS.bundle.of(bundle)
    assert it.maintenance_visits * it.maintenance_cost + it.fixed_cost == yuan(cost)
    assert it.maintenance_visits * it.maintenance_worth + it.inspections * it.inspection_worth == yuan(gifts)


def test_every_default_is_in_its_range_and_contradicts_no_other() -> None:
    assert [key for key, definition in DEFINITIONS.items() if not definition.allows(definition.default)] == []
    check_order({})


def test_ordered_keys_exist_and_are_of_one_kind() -> None:
    for lower, upper in ORDERED_KEYS:
        assert DEFINITIONS[lower].kind is DEFINITIONS[upper].kind


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_value_and_group_is_described(lang: str) -> None:
    descriptions = [say(lang, item.message, variant=item.variant) for item in DEFINITIONS.values()]
    titles = [say(lang, "policy-group-" + name.replace(".", "-")) for name in group_names()]
    assert len(set(descriptions)) == len(DEFINITIONS)
    assert len(set(titles)) == len(group_names())


@pytest.mark.parametrize(
    ("key", "text", "stored"),
    [
        ("margin.warn", "0.2", 2_000),
        ("margin.warn", "20%", 2_000),
        ("margin.warn", "２０ ％", 2_000),
        ("credit.penalty_daily", "0.05%", 5),
        ("referral.fee_out", "¥80", 8_000),
        ("referral.fee_out", "80元", 8_000),
        ("referral.fee_out", "￥ 80.50", 8_050),
        ("credit.limit_start", "8万", 8_000_000),
        ("credit.limit_start", "1.2万元", 1_200_000),
        ("credit.limit_start", "80,000", 8_000_000),
        ("case.step.plan_hours", "8 小时", 8),
        ("case.step.plan_hours", "8h", 8),
        ("case.step.assessed_hours", "2天", 48),
        ("case.warn_minutes", "半", None),
        ("case.warn_minutes", "30 分钟", 30),
        ("case.warn_minutes", "1小时", 60),
        ("referral.open_days", "120 天", 120),
        ("entitlement.valid_months", "18个月", 18),
        ("dispute_count", "4 次", 4),
        ("delivered_days", "第 7 天", 7),
        ("delivered_days", "day 7", 7),
        ("delivered_days", "7", 7),
        ("settlement.monthly_due_day", "20号", 20),
        ("duty.weekday", "周日", 7),
        ("duty.weekday", "Saturday", 6),
        ("digest.cases", "8:00", 480),
        ("digest.cases", "８：４５", 525),
        ("digest.cases", "9点半", 570),
        ("digest.cases", "9", 540),
        ("privacy.tidy", "开", 1),
        ("privacy.tidy", "OFF", 0),
        ("margin.warn", "默认", 2_000),
        ("quiet.from", "default", 1_260),
    ],
)
def test_a_value_is_read_as_people_write_it(key: str, text: str, stored: int | None) -> None:
    assert stored_of(DEFINITIONS[find(key)], text) == stored


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("margin.warn", "abc"),
        ("margin.warn", "20 %%"),
        ("margin.warn", "0.12345"),
        ("referral.fee_out", "80.555"),
        ("referral.fee_out", "八十"),
        ("case.step.plan_hours", "8 公里"),
        ("case.step.plan_hours", "1.5"),
        ("digest.cases", "25:00"),
        ("digest.cases", "8:75"),
        ("digest.cases", "8.5"),
        ("privacy.tidy", "maybe"),
        ("duty.weekday", "周八"),
        ("duty.weekday", "8"),
        ("referral.open_days", ""),
        ("referral.open_days", "٣"),
    ],
)
def test_what_is_no_value_is_refused_with_an_example(key: str, text: str) -> None:
    with pytest.raises(PolicyUnreadable) as refused:
        read_value(DEFINITIONS[key], text)
    example = refused.value.example
    assert read_value(DEFINITIONS[key], example) == DEFINITIONS[key].default


@pytest.mark.parametrize(
    ("key", "text", "least", "most"),
    [
        ("margin.warn", "120%", "0%", "100%"),
        ("margin.warn", "-5%", "0%", "100%"),
        ("credit.penalty_daily", "2%", "0%", "1%"),
        ("referral.fee_out", "-1", "¥0", "¥10,000"),
        ("case.step.plan_hours", "0", "1", "72"),
        ("settlement.monthly_due_day", "31", "1", "28"),
    ],
)
def test_what_is_out_of_range_is_refused_with_the_range(key: str, text: str, least: str, most: str) -> None:
    with pytest.raises(PolicyOutOfRange) as refused:
        read_value(DEFINITIONS[key], text)
    assert (refused.value.least, refused.value.most) == (least, most)


@given(st.sampled_from(list(DEFINITIONS.values())), st.data())
def test_the_typed_form_is_read_back_as_it_was(definition: Definition, data: st.DataObject) -> None:
    stored = data.draw(st.integers(definition.bounds.least, definition.bounds.most))
    assert read_value(definition, typed_form(definition.kind, stored)) == stored


@given(st.sampled_from(list(DEFINITIONS.values())), st.text(max_size=30))
def test_no_text_breaks_the_reading(definition: Definition, text: str) -> None:
    stored = stored_of(definition, text)
    assert stored is None or isinstance(stored, int)


def test_overrides_replace_defaults_at_any_depth_and_leave_the_rest() -> None:
    values = with_overrides(
        {"margin.warn": 1_500, "bundle.comfort.surcharge": 30_000, "quiet.from": 22 * 60, "privacy.tidy": 1}
    )
    assert values.margin.warn == 1_500
    assert values.margin.target == DEFAULTS.margin.target
    assert values.bundle.comfort.surcharge == yuan(300)
    assert values.bundle.comfort.rebate == DEFAULTS.bundle.comfort.rebate
    assert values.bundle.economy is DEFAULTS.bundle.economy
    assert values.quiet.from_ == time(22)
    assert values.privacy.tidy is True


def test_an_override_of_a_value_we_gave_up_is_passed_over() -> None:
    assert with_overrides({"no.longer": 3}) is DEFAULTS


def test_a_key_is_found_by_its_end_when_only_one_has_it_and_the_nearest_is_named_else() -> None:
    assert find("MARGIN.Warn") == "margin.warn"
    assert find("limit_start") == "credit.limit_start"
    assert find("bundle") == "bundle"
    with pytest.raises(UnknownPolicy) as refused:
        find("margin.wran")
    assert refused.value.nearest == "margin.warn"
    with pytest.raises(UnknownPolicy) as refused:
        find("没有的东西")
    assert refused.value.nearest == "none"


def test_contradicting_values_are_refused_with_both() -> None:
    with pytest.raises(PolicyOutOfOrder) as refused:
        check_order({"margin.warn": 3_500})
    assert refused.value.params() == {
        "lower": "margin.warn",
        "lower_value": "35%",
        "upper": "margin.target",
        "upper_value": "30%",
    }


def test_what_holds_on_a_day_is_the_last_decided_of_the_latest_day() -> None:
    rows = [
        Override("margin.warn", 1_500, NOW, "张伟"),
        Override("margin.warn", 1_600, NOW, "张伟"),
        Override("margin.warn", 1_800, LATER, "李娜"),
    ]
    assert in_force(rows, date(2026, 11, 21)) == {}
    assert in_force(rows, NOW) == {"margin.warn": 1_600}
    assert in_force(rows, LATER) == {"margin.warn": 1_800}


def test_what_is_coming_is_the_last_decided_of_the_next_day() -> None:
    rows = [
        Override("margin.warn", 1_800, LATER, "张伟"),
        Override("margin.warn", 1_900, LATER, "张伟"),
        Override("margin.warn", 1_000, LATEST, "张伟"),
    ]
    assert coming_after(rows, "margin.warn", NOW) == rows[1]
    assert coming_after(rows, "margin.warn", LATER) == rows[2]
    assert coming_after(rows, "margin.stop", NOW) is None


def test_a_group_shows_its_own_values_and_counts_those_inside() -> None:
    everything = group_view("", [Override("bundle.comfort.surcharge", 30_000, NOW, "张伟")], NOW)
    bundle = next(group for group in everything.groups if group.name == "bundle")
    assert everything.size == len(DEFINITIONS)
    assert everything.changed == bundle.changed == 1
    assert [group.name for group in bundle.groups] == ["bundle.economy", "bundle.comfort", "bundle.prestige"]
    assert {value.definition.key for value in bundle.values} == {"bundle.cancel_refund", "bundle.churn_months"}


def test_one_value_is_shown_with_who_set_it_and_since_when() -> None:
    rows = [Override("margin.warn", 1_500, NOW, "张伟"), Override("margin.warn", 1_800, LATER, "李娜")]
    (value,) = group_view("margin.warn", rows, NOW).values
    assert (value.stored, value.since, value.set_by, value.coming) == (1_500, NOW, "张伟", rows[1])
    assert not value.is_default


def test_times_of_day_may_go_over_midnight() -> None:
    assert DEFINITIONS["quiet.from"].default > DEFINITIONS["quiet.until"].default
    assert ("quiet.from", "quiet.until") not in ORDERED_KEYS


def test_every_kind_is_used_and_every_description_file_names_only_what_exists() -> None:
    assert {definition.kind for definition in DEFINITIONS.values()} == set(Kind)
    text = (Path(__file__).parents[3] / "locales" / "en" / "policy.ftl").read_text("utf-8")
    described = {line.split(" =")[0] for line in text.splitlines() if line.startswith("policy-") and " = " in line}
    known = {item.message for item in DEFINITIONS.values()}
    groups = {"policy-" + name.split(".")[0] + "-" for name in group_names()}
    about_values = {key for key in described if key.startswith(tuple(groups))} - {"policy-group-line"}
    assert about_values - known <= {"policy-bundle-name", "policy-plan-name"}
