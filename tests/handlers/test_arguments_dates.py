"""Days and months: every way of writing one, what a missing year means, and days that don't exist."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.arguments import Assume, Words, errors

TODAY = date(2026, 11, 18)  # a Wednesday

SAME_EITHER_WAY = {
    "2026-12-31": date(2026, 12, 31),
    "2026/12/31": date(2026, 12, 31),
    "2026.12.31": date(2026, 12, 31),
    "２０２６－１２－３１": date(2026, 12, 31),
    "2026–12–31": date(2026, 12, 31),
    "2026-1-2": date(2026, 1, 2),
    "20261231": date(2026, 12, 31),
    "26-12-31": date(2026, 12, 31),
    "2026年12月31日": date(2026, 12, 31),
    "2026年 12月31日": date(2026, 12, 31),
    "26年12月31号": date(2026, 12, 31),
    "二〇二六年十二月三十一日": date(2026, 12, 31),
    "明年3月1日": date(2027, 3, 1),
    "明年 3月1日": date(2027, 3, 1),
    "今年3月1日": date(2026, 3, 1),
    "去年12月31日": date(2025, 12, 31),
    "后年2月29日": date(2028, 2, 29),
    "今天": TODAY,
    "today": TODAY,
    "明天": date(2026, 11, 19),
    "Tomorrow": date(2026, 11, 19),
    "后天": date(2026, 11, 20),
    "大后天": date(2026, 11, 21),
    "昨天": date(2026, 11, 17),
    "yesterday": date(2026, 11, 17),
    "前天": date(2026, 11, 16),
    "大前天": date(2026, 11, 15),
    "本周五": date(2026, 11, 20),
    "这周一": date(2026, 11, 16),
    "下周五": date(2026, 11, 27),
    "下个星期三": date(2026, 11, 25),
    "下下周一": date(2026, 11, 30),
    "上周五": date(2026, 11, 13),
    "+30d": date(2026, 12, 18),
    "+30天": date(2026, 12, 18),
    "+2w": date(2026, 12, 2),
    "+1m": date(2026, 12, 18),
    "+1y": date(2027, 11, 18),
    "30天后": date(2026, 12, 18),
    "30 天后": date(2026, 12, 18),
    "三天后": date(2026, 11, 21),
    "两周以后": date(2026, 12, 2),
    "3天前": date(2026, 11, 15),
    "半年后": date(2027, 5, 18),
    "一年后": date(2027, 11, 18),
    "下月5号": date(2026, 12, 5),
    "月底": date(2026, 11, 30),
    "下个月底": date(2026, 12, 31),
    "年底": date(2026, 12, 31),
    "上个月31日": date(2026, 10, 31),
    "2026-12-31到期": date(2026, 12, 31),
    "到期2026-12-31": date(2026, 12, 31),
}


@pytest.mark.parametrize("assume", Assume)
@pytest.mark.parametrize(("typed", "day"), SAME_EITHER_WAY.items())
def test_a_day_that_says_its_year_is_that_day(typed: str, day: date, assume: Assume) -> None:
    words = Words(typed, today=TODAY)
    assert words.need_date(assume) == day
    words.expect_nothing_left()


NEAREST = {
    "12-31": (date(2026, 12, 31), date(2025, 12, 31)),
    "12/31": (date(2026, 12, 31), date(2025, 12, 31)),
    "12月31日": (date(2026, 12, 31), date(2025, 12, 31)),
    "12月 31号": (date(2026, 12, 31), date(2025, 12, 31)),
    "十二月三十一号": (date(2026, 12, 31), date(2025, 12, 31)),
    "12.31": (date(2026, 12, 31), date(2025, 12, 31)),
    "Dec 31": (date(2026, 12, 31), date(2025, 12, 31)),
    "31 december": (date(2026, 12, 31), date(2025, 12, 31)),
    "11-14": (date(2027, 11, 14), date(2026, 11, 14)),
    "11-18": (TODAY, TODAY),
    "11-19": (date(2026, 11, 19), date(2025, 11, 19)),
    "28号": (date(2026, 11, 28), date(2026, 10, 28)),
    "18日": (TODAY, TODAY),
    "5号": (date(2026, 12, 5), date(2026, 11, 5)),
    "周五": (date(2026, 11, 20), date(2026, 11, 13)),
    "星期五": (date(2026, 11, 20), date(2026, 11, 13)),
    "礼拜五": (date(2026, 11, 20), date(2026, 11, 13)),
    "fri": (date(2026, 11, 20), date(2026, 11, 13)),
    "Friday": (date(2026, 11, 20), date(2026, 11, 13)),
    "周三": (date(2026, 11, 25), date(2026, 11, 11)),
    "周日": (date(2026, 11, 22), date(2026, 11, 15)),
    "星期天": (date(2026, 11, 22), date(2026, 11, 15)),
}


@pytest.mark.parametrize(("typed", "days"), NEAREST.items())
def test_a_day_without_a_year_is_the_nearest_one_the_command_means(typed: str, days: tuple[date, date]) -> None:
    assert Words(typed, today=TODAY).need_date(Assume.FUTURE) == days[0]
    assert Words(typed, today=TODAY).need_date(Assume.PAST) == days[1]


@pytest.mark.parametrize(
    "typed",
    [
        *("2026-02-30", "2026-13-01", "2-30", "13-1", "0-1", "1-0", "20261331", "2-29", "2月30日", "13月1日"),
        *("12月32号", "32号", "0号", "12-31-2026", "31/12/2026", "1899-12-31", "2100-01-01", "+9999y", "半周后"),
        *("明年2月29日", "上个月0号", "Feb 30"),
    ],
)
@pytest.mark.parametrize("assume", Assume)
def test_a_day_that_does_not_exist_is_refused_and_never_guessed(typed: str, assume: Assume) -> None:
    with pytest.raises(errors.NotADate) as caught:
        Words(typed, today=TODAY).take_date(assume)
    assert caught.value.text == typed


def test_the_31st_of_a_short_month_is_refused() -> None:
    with pytest.raises(errors.NotADate):
        Words("31号", today=TODAY).take_date()


def test_the_29th_of_february_is_the_one_of_a_leap_year_only() -> None:
    assert Words("2-29", today=date(2027, 12, 1)).need_date() == date(2028, 2, 29)
    assert Words("2-29", today=date(2028, 3, 1)).need_date(Assume.PAST) == date(2028, 2, 29)
    with pytest.raises(errors.NotADate):
        Words("2-29", today=date(2028, 3, 1)).need_date()


def test_a_month_later_than_the_31st_is_the_last_of_the_shorter_month() -> None:
    assert Words("+1m", today=date(2026, 1, 31)).need_date() == date(2026, 2, 28)


@pytest.mark.parametrize(
    "typed",
    ["13812345678", "138-1234-5678", "5000", "8,500", "C12", "王先生", "京A12345", "2026-11", "11月", "+30", "周末"],
)
def test_words_of_other_shapes_are_no_dates(typed: str) -> None:
    words = Words(typed, today=TODAY)
    assert words.take_date() is None
    assert len(words) == 1


def test_where_a_date_must_be_the_odd_word_is_named() -> None:
    with pytest.raises(errors.NotADate) as caught:
        Words("王先生 soon", today=TODAY).need_date()
    assert caught.value.text == "soon"
    with pytest.raises(errors.Missing):
        Words("王先生 5000", today=TODAY).need_date()


def test_two_dates_keep_their_order() -> None:
    assert Words("3-01 春季检查 3-31", today=TODAY).take_dates() == (date(2027, 3, 1), date(2027, 3, 31))


MONTHS = {
    "2026-11": date(2026, 11, 1),
    "2026/11": date(2026, 11, 1),
    "2026年11月": date(2026, 11, 1),
    "2026年 11月": date(2026, 11, 1),
    "2026.11": date(2026, 11, 1),
    "202611": date(2026, 11, 1),
    "11月": date(2026, 11, 1),
    "11月份": date(2026, 11, 1),
    "十一月": date(2026, 11, 1),
    "12月": date(2025, 12, 1),
    "本月": date(2026, 11, 1),
    "这个月": date(2026, 11, 1),
    "上月": date(2026, 10, 1),
    "上个月": date(2026, 10, 1),
    "下个月": date(2026, 12, 1),
    "去年12月": date(2025, 12, 1),
    "oct": date(2026, 10, 1),
    "December": date(2025, 12, 1),
    "oct.": date(2026, 10, 1),
    "Oct 2025": date(2025, 10, 1),
    "2025 october": date(2025, 10, 1),
    "oct-2025": date(2025, 10, 1),
    "10/2025": date(2025, 10, 1),
    "10-2025": date(2025, 10, 1),
    "last month": date(2026, 10, 1),
    "Last-Month": date(2026, 10, 1),
    "previous month": date(2026, 10, 1),
    "lastmonth": date(2026, 10, 1),
    "this month": date(2026, 11, 1),
    "next month": date(2026, 12, 1),
    "上上个月": date(2026, 9, 1),
    "１０月": date(2026, 10, 1),
    "2026年十月": date(2026, 10, 1),
}


@pytest.mark.parametrize(("typed", "month"), MONTHS.items())
def test_a_month_is_its_first_day(typed: str, month: date) -> None:
    words = Words(typed, today=TODAY)
    assert words.need_month() == month
    words.expect_nothing_left()


def test_a_month_to_come_is_the_next_one() -> None:
    assert Words("11月", today=TODAY).need_month(Assume.FUTURE) == date(2026, 11, 1)
    assert Words("10月", today=TODAY).need_month(Assume.FUTURE) == date(2027, 10, 1)


@pytest.mark.parametrize("typed", ["2026-13", "13月", "0月", "2026-00", "1999-12", "13/2026"])
def test_a_month_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(errors.NotAMonth):
        Words(typed, today=TODAY).take_month()


@pytest.mark.parametrize(
    "typed", ["last", "month", "last year", "month last", "last 平安 month", "“last month”", "foo 2026", "2026 foo"]
)
def test_words_that_only_look_like_a_month_are_none(typed: str) -> None:
    words = Words(typed, today=TODAY)
    assert words.take_month() is None
    assert len(words) == len(Words(typed, today=TODAY))


@pytest.mark.parametrize(
    ("typed", "year"), [("2026", 2026), ("去年", 2025), ("last year", 2025), ("this year", 2026), ("last-year", 2025)]
)
def test_a_year_is_read_in_both_languages(typed: str, year: int) -> None:
    words = Words(typed, today=TODAY)
    assert words.take_year() == year
    words.expect_nothing_left()


def test_a_month_beside_an_amount_is_found_in_either_order() -> None:
    months = ("2026-10", "202610", "last month", "Oct 2026", "2026 Oct")
    for typed in [line for month in months for line in (f"{month} 1965000", f"1965000 {month}")]:
        words = Words(typed, today=TODAY)
        assert (words.need_month(), words.need_amount()) == (date(2026, 10, 1), 196_500_000)


def test_years_weekdays_hours_and_spans() -> None:
    assert Words("channel 2026", today=TODAY).take_year() == 2026
    assert Words("去年", today=TODAY).take_year() == 2025
    assert Words("5000", today=TODAY).take_year() is None
    assert [Words(day, today=TODAY).take_weekday() for day in ("周六", "sat", "每周日", "tues", "下周五")] == [
        *(5, 5, 6, 1, None)
    ]
    nine_to_five = (time(9), time(17))
    for typed in ("9-17", "9:00-17:00", "９：００～１７：００", "9点到17点", "9点-17点", "09:00–17:00"):
        assert Words(typed, today=TODAY).take_hours() == nine_to_five
    assert Words("9:30-17:45", today=TODAY).take_hours() == (time(9, 30), time(17, 45))
    assert [Words(span, today=TODAY).take_days() for span in ("30d", "+30d", "30天", "2周", "30")] == [
        30,
        30,
        30,
        14,
        None,
    ]
    assert [Words(hour, today=TODAY).take_time() for hour in ("08:30", "8点半", "8点", "8")] == [
        *(time(8, 30), time(8, 30), time(8), None)
    ]


@pytest.mark.parametrize("typed", ["17-9", "9-25", "9:00-9:00", "9:75-17"])
def test_hours_that_can_not_be_are_refused(typed: str) -> None:
    with pytest.raises(errors.NotHours):
        Words(typed, today=TODAY).take_hours()


@pytest.mark.parametrize("typed", ["25:00", "8:60", "24点"])
def test_a_time_that_can_not_be_is_refused(typed: str) -> None:
    with pytest.raises(errors.NotHours):
        Words(typed, today=TODAY).take_time()


@pytest.mark.parametrize("typed", ["13.45", "2.30", "0.5", "1.5.x"])
def test_a_decimal_that_is_no_day_stays_a_figure(typed: str) -> None:
    assert Words(typed, today=TODAY).take_date() is None


def test_a_weekday_and_hours_go_before_dates() -> None:
    words = Words("陈静 9-17 sat", today=TODAY)
    assert (words.take_hours(), words.take_weekday(), words.take_date()) == ((time(9), time(17)), 5, None)


DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@settings(deadline=None)
@given(DAYS)
def test_every_day_survives_being_written_and_read(day: date) -> None:
    forms = [
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
    ]
    assert {Words(form, today=TODAY).need_date() for form in forms} == {day}


@settings(deadline=None)
@given(DAYS.filter(lambda day: (day.month, day.day) != (2, 29)), DAYS)
def test_a_day_without_a_year_is_within_a_year_on_the_right_side(day: date, today: date) -> None:
    typed = f"{day.month}-{day.day}"
    coming = Words(typed, today=today).need_date(Assume.FUTURE)
    past = Words(typed, today=today).need_date(Assume.PAST)
    assert today <= coming < today + timedelta(days=366)
    assert today - timedelta(days=366) < past <= today
    assert {(d.month, d.day) for d in (coming, past)} == {(day.month, day.day)}


@settings(deadline=None)
@given(DAYS, st.sampled_from("一二三四五六日"))
def test_a_bare_weekday_is_one_of_the_next_seven_days(today: date, weekday: str) -> None:
    day = Words(f"周{weekday}", today=today).need_date()
    assert 1 <= (day - today).days <= 7
    assert "一二三四五六日"[day.weekday()] == weekday
