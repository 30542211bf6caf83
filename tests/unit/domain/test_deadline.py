"""Deadlines: weekends, 祝日 and 年末年始 move them; what is proposed after a step."""

from __future__ import annotations

from datetime import date

import pytest

from wakayama_audit_gui.definitions.holidays import JapaneseHolidays
from wakayama_audit_gui.domain.deadline import (
    NoHolidays,
    is_closed,
    name_days,
    next_working_day,
    propose_deadline,
    propose_return,
    read_deadline,
    warn_of_day,
)
from wakayama_audit_gui.domain.finding_life import FindingState

S = FindingState
HOLIDAYS = JapaneseHolidays()


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("2026-11-20", "2026-11-20"),  # a Friday
        ("2026-11-21", "2026-11-24"),  # Saturday, Sunday, 勤労感謝の日
        ("2026-09-19", "2026-09-24"),  # Saturday to Wednesday, with 国民の休日 on the 22nd
        ("2026-05-03", "2026-05-07"),  # 憲法記念日 on a Sunday: 振替休日 on the 6th
        ("2026-12-29", "2027-01-04"),  # 年末年始
        ("2027-01-01", "2027-01-04"),
    ],
)
def test_a_deadline_on_a_closed_day_moves_to_the_next_working_day(said: str, counts: str) -> None:
    deadline = read_deadline(said, HOLIDAYS)
    assert deadline is not None
    assert (deadline.last.isoformat(), deadline.moved) == (counts, said != counts)


def test_without_a_table_only_weekends_and_the_turn_of_the_year_are_closed() -> None:
    assert not is_closed(date(2026, 11, 23), NoHolidays())
    assert is_closed(date(2026, 11, 23), HOLIDAYS)
    assert next_working_day(date(2026, 11, 22), NoHolidays()) == date(2026, 11, 23)


def test_it_is_late_only_after_the_day_it_moved_to() -> None:
    deadline = read_deadline("2026-11-21", HOLIDAYS)
    assert deadline is not None
    assert not deadline.is_overdue(date(2026, 11, 24))
    assert deadline.days_left(date(2026, 11, 24)) == 0
    assert deadline.is_overdue(date(2026, 11, 25))
    assert deadline.days_left(date(2026, 11, 26)) == -2


def test_what_is_no_date_is_no_deadline() -> None:
    assert read_deadline("", HOLIDAYS) is None
    assert read_deadline("年内", HOLIDAYS) is None


@pytest.mark.parametrize(
    ("state", "day", "proposed"),
    [
        (S.NOTIFIED, date(2026, 10, 22), "2026-11-24"),  # 30 days are a Saturday before a 祝日
        (S.PLAN_AWAITED, date(2026, 10, 1), "2026-11-02"),
        (S.IMPROVING, date(2026, 10, 1), "2027-01-04"),
        (S.REPORTED, date(2026, 12, 1), "2027-02-01"),  # the end of January is a Sunday
        (S.REPORTED, date(2027, 2, 10), "2027-03-12"),
    ],
)
def test_what_is_proposed_after_a_step(state: FindingState, day: date, proposed: str) -> None:
    found = propose_deadline(state, day, HOLIDAYS)
    assert found is not None
    assert found.isoformat() == proposed


def test_nothing_is_proposed_where_nothing_is_awaited() -> None:
    assert propose_deadline(S.CONFIRMED, date(2026, 10, 1), HOLIDAYS) is None
    assert propose_deadline(S.WITHDRAWN, date(2026, 10, 1), HOLIDAYS) is None


def test_a_day_off_is_said_and_a_form_is_asked_back_on_a_working_day() -> None:
    today = date(2026, 11, 26)
    assert propose_return(today, HOLIDAYS) == date(2026, 12, 28)
    told = {
        "2026-12-26": "12月26日（土）は閉庁日（土曜日）です。次の開庁日は12月28日（月）です。",
        "2026-12-29": "12月29日（火）は閉庁日（年末年始）です。次の開庁日は1月4日（月）です。",
        "2027-02-11": "2月11日（木）は閉庁日（祝日）です。次の開庁日は2月12日（金）です。",
        "2026-11-25": "11月25日（水）はもう過ぎています。",
        "2026-12-25": "",
        "年内": "",
    }
    assert {day: warn_of_day(day, today, HOLIDAYS) for day in told} == told


def test_deadlines_are_named_once_each() -> None:
    assert name_days(["2026-12-25", "", "2026-12-25"]) == "なし・令和8年12月25日（金）"
