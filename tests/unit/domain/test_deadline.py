"""Deadlines: weekends, 祝日 and 年末年始 move them; what is proposed after a step."""

from __future__ import annotations

from datetime import date

import pytest

from wakayama_audit_gui.definitions.holidays import JapaneseHolidays
from wakayama_audit_gui.domain.deadline import (
    NoHolidays,
    is_closed,
    next_working_day,
    propose_deadline,
    read_deadline,
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
