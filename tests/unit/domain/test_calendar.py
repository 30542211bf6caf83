"""Dates in the words of a city hall."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakayama_audit_gui.domain.calendar import (
    clock_time,
    era_initial,
    fiscal_year,
    fiscal_year_label,
    long_date,
    parse_typed_day,
    parse_written_day,
    short_date,
)


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-10-21", "令和8年10月21日（水）"),
        ("2026-10-21T10:41:07+09:00", "令和8年10月21日（水）"),
        ("2019-05-01", "令和元年5月1日（水）"),
        ("2019-04-30", "平成31年4月30日（火）"),
        ("1989-01-07", "昭和64年1月7日（土）"),
        ("", ""),
        ("いつか", "いつか"),
    ],
)
def test_long_dates(iso: str, words: str) -> None:
    assert long_date(iso) == words


def test_short_dates_and_times() -> None:
    assert short_date("2026-10-21") == "10月21日（水）"
    assert clock_time("2026-10-21T09:05:00+09:00") == "9:05"
    assert clock_time("2026-10-21") == ""


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2027, 3, 31), 2026), (date(2026, 4, 1), 2026), (date(2026, 3, 31), 2025)],
)
def test_the_fiscal_year_starts_on_1_april(day: date, year: int) -> None:
    assert fiscal_year(day) == year


def test_fiscal_year_labels() -> None:
    assert fiscal_year_label(2026) == "令和8年度"
    assert fiscal_year_label(2019) == "令和元年度"
    assert era_initial(2026) == "R8"
    assert era_initial(2019) == "R1"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("令和8年12月25日", "2026-12-25"),
        ("令和8年12月25日（金）", "2026-12-25"),
        ("R8.12.5", "2026-12-05"),
        ("令和元年５月１日", "2019-05-01"),
        ("2026/12/25", "2026-12-25"),
        ("2026-12-25 00:00:00", "2026-12-25"),
        ("46381", "2026-12-25"),  # the number a spreadsheet keeps for a day
        ("20214", ""),
        ("10000", ""),
        ("2026/13/25", ""),
        ("12月末", ""),
        ("", ""),
    ],
)
def test_days_are_read_as_people_write_them(written: str, day: str) -> None:
    assert parse_written_day(written) == day


TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("令和8年10月21日", "2026-10-21"),
        ("令和8年10月22日（水）", "2026-10-22"),  # the 曜日 of the day before it was changed
        ("令和元年5月1日", "2019-05-01"),
        ("R8.10.21", "2026-10-21"),
        ("r8/10/21", "2026-10-21"),
        ("Ｒ８．１０．２１", "2026-10-21"),
        ("8/10/21", "2026-10-21"),
        ("26/10/21", "2026-10-21"),
        ("８－１０－２１", "2026-10-21"),
        ("2026-10-21", "2026-10-21"),
        ("２０２６／１０／２１", "2026-10-21"),
        ("20261021", "2026-10-21"),
        (" 令和 8年 10月 21日 ", "2026-10-21"),
        ("10月21日", "2026-10-21"),
        ("10/21", "2026-10-21"),
        ("1月15日", "2027-01-15"),
        ("3月31日（水）", "2027-03-31"),
        ("平成31年4月30日", "2019-04-30"),
    ],
)
def test_days_are_read_as_people_type_them(typed: str, day: str) -> None:
    assert parse_typed_day(typed, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "あした",
        "10月",
        "13月45日",
        "令和8年2月30日",
        "10月211日",
        "2026",
        "8/10/21/1",
        "10/21頃",
    ],
)
def test_what_is_no_day_is_not_guessed_at(typed: str) -> None:
    assert parse_typed_day(typed, TODAY) is None


def test_a_day_without_its_year_is_one_that_is_allowed() -> None:
    march = date(2027, 3, 20)
    assert parse_typed_day("4月10日", march) == date(2026, 4, 10)
    assert parse_typed_day("4月10日", march, earliest=march) == date(2027, 4, 10)
    april = date(2027, 4, 5)
    assert parse_typed_day("3月31日", april, latest=april) == date(2027, 3, 31)
    assert parse_typed_day("2月29日", date(2025, 5, 1)) is None
    assert parse_typed_day("2月29日", date(2027, 5, 1)) == date(2028, 2, 29)


@given(st.dates(date(1926, 12, 25), date(2099, 12, 31)))
def test_what_is_shown_is_read_again(day: date) -> None:
    assert parse_typed_day(long_date(day.isoformat()), TODAY) == day
