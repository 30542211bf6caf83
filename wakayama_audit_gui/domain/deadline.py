"""Deadlines as an office counts them: one that falls on a closed day moves to the next working day.

Which days are 祝日 is known by whoever implements `Holidays`; dates in words are in calendar.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from wakayama_audit_gui.domain.calendar import fiscal_year, parse_day
from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)
_JANUARY = 1
_DECEMBER = 12
_LAST_DAYS_OFF_FROM, _FIRST_DAYS_OFF_TO = 29, 3
"""年末年始: an office is closed from 29 December to 3 January (地方自治法第4条の2)."""

_DAYS = {
    FindingState.NOTIFIED: 30,
    FindingState.PLAN_AWAITED: 30,
    FindingState.IMPROVING: 90,
    FindingState.CONTINUED: 90,
    FindingState.MEASURES_AWAITED: 90,
}
"""How long a 課 is given for what comes next, unless the office says otherwise."""


class Holidays(Protocol):
    """Knows the 祝日."""

    def is_holiday(self, day: date) -> bool:
        """Whether a day is a 祝日, with 振替休日 and 国民の休日."""


class NoHolidays:
    """Knows of none; for who only needs weekends and 年末年始."""

    def is_holiday(self, day: date) -> bool:
        """Never."""
        del day
        return False


class Deadline(NamedTuple):
    """A deadline.

    Attributes:
        said: As it was set, ISO.
        last: The last day on which it is not late.
    """

    said: str
    last: date

    def days_left(self, today: date) -> int:
        """Days until then; 0 on the last day, below 0 when it is over."""
        return (self.last - today).days

    def is_overdue(self, today: date) -> bool:
        """Whether the last day is over."""
        return today > self.last

    @property
    def moved(self) -> bool:
        """Whether the day that was set is one on which the office is closed."""
        return self.last.isoformat() != self.said[:10]


def is_closed(day: date, holidays: Holidays) -> bool:
    """Whether the office is closed: weekend, 祝日, 年末年始."""
    return (
        day.weekday() >= _SATURDAY
        or (day.month == _DECEMBER and day.day >= _LAST_DAYS_OFF_FROM)
        or (day.month == _JANUARY and day.day <= _FIRST_DAYS_OFF_TO)
        or holidays.is_holiday(day)
    )


def next_working_day(day: date, holidays: Holidays) -> date:
    """The day itself, or the first after it on which the office is open."""
    while is_closed(day, holidays):
        day += _ONE_DAY
    return day


def read_deadline(iso: str, holidays: Holidays) -> Deadline | None:
    """A deadline as it counts; None for none, or a text that is no date."""
    day = parse_day(iso)
    return None if day is None else Deadline(iso, next_working_day(day, holidays))


def with_last_days(
    findings: Iterable[LedgerFinding], holidays: Holidays
) -> tuple[LedgerFinding, ...]:
    """The same findings, each knowing the day on which its deadline ends."""
    known: dict[str, str] = {"": ""}

    def last_of(iso: str) -> str:
        if iso not in known:
            due = read_deadline(iso, holidays)
            known[iso] = due.last.isoformat() if due else ""
        return known[iso]

    return tuple(
        finding._replace(last_day=last) if (last := last_of(finding.deadline)) else finding
        for finding in findings
    )


def propose_deadline(state: FindingState, day: date, holidays: Holidays) -> date | None:
    """Until when what comes next is asked for; None where nothing is awaited.

    Args:
        state: Where a finding was led.
        day: The date of that step.
        holidays: Knows the 祝日.
    """
    if state is FindingState.REPORTED:
        # フォローアップ監査 begins in January.
        ends = date(fiscal_year(day) + 1, 1, 31)
        return next_working_day(ends if ends > day else day + timedelta(days=30), holidays)
    days = _DAYS.get(state)
    return None if days is None else next_working_day(day + timedelta(days=days), holidays)
