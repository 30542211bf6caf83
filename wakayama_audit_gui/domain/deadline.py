"""Deadlines as an office counts them: one that falls on a closed day moves to the next working day.

The one rule of all 督促 (自己点検票, 調査票, 指摘・意見): what is awaited is late from the day
after its last day on, by the date where the office is; the last day is the day that was set or,
when the office is closed then, the next one that it is open. A text that is no date is no deadline.

Which days are 祝日 is known by whoever implements `Holidays`; dates in words are in calendar.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from wakayama_audit_gui.domain.calendar import fiscal_year, long_date, parse_day, short_date
from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)
_JANUARY = 1
_DECEMBER = 12
_LAST_DAYS_OFF_FROM, _FIRST_DAYS_OFF_TO = 29, 3
"""年末年始: an office is closed from 29 December to 3 January (地方自治法第4条の2)."""

_DAYS_TO_ANSWER = 30
"""How long a 課 is given for a form."""
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
        return is_past(self.last.isoformat(), today.isoformat())

    @property
    def moved(self) -> bool:
        """Whether the day that was set is one on which the office is closed."""
        return self.last.isoformat() != self.said[:10]

    @property
    def words(self) -> str:
        """``6月28日（日）、閉庁日のため6月29日（月）まで``, or only the day that was set."""
        closed = f"、閉庁日のため{short_date(self.last.isoformat())}まで" if self.moved else ""
        return f"{short_date(self.said)}{closed}"


def is_past(last_day: str, today: str) -> bool:
    """Whether the last day, ISO, is over; never when there is none ("")."""
    return "" < last_day < today


def say_days_left(days: int) -> str:
    """``3日過ぎています``, ``今日まで`` or ``あと7日``."""
    if days < 0:
        return f"{-days}日過ぎています"
    return f"あと{days}日" if days else "今日まで"


def why_closed(day: date, holidays: Holidays) -> str:
    """Why the office is closed on a day: 土曜日, 日曜日, 祝日 or 年末年始; "" when it is open."""
    if day.weekday() >= _SATURDAY:
        return "土曜日" if day.weekday() == _SATURDAY else "日曜日"
    if holidays.is_holiday(day):
        return "祝日"
    year_ends = day.month == _DECEMBER and day.day >= _LAST_DAYS_OFF_FROM
    year_begins = day.month == _JANUARY and day.day <= _FIRST_DAYS_OFF_TO
    return "年末年始" if year_ends or year_begins else ""


def is_closed(day: date, holidays: Holidays) -> bool:
    """Whether the office is closed: weekend, 祝日, 年末年始."""
    return bool(why_closed(day, holidays))


def next_working_day(day: date, holidays: Holidays) -> date:
    """The day itself, or the first after it on which the office is open."""
    while is_closed(day, holidays):
        day += _ONE_DAY
    return day


def propose_return(today: date, holidays: Holidays) -> date:
    """Until when a form handed out today is asked back, unless the office says otherwise."""
    return next_working_day(today + timedelta(days=_DAYS_TO_ANSWER), holidays)


def warn_of_day(iso: str, today: date, holidays: Holidays) -> str:
    """What to think of before a day becomes a deadline; "" when it will do."""
    day = parse_day(iso)
    if day is None:
        return ""
    if day < today:
        return f"{short_date(iso)}はもう過ぎています。"
    why = why_closed(day, holidays)
    if not why:
        return ""
    opens = short_date(next_working_day(day, holidays).isoformat())
    return f"{short_date(iso)}は閉庁日（{why}）です。次の開庁日は{opens}です。"


def name_days(days: Iterable[str]) -> str:
    """Deadlines in words, each once: ``令和8年12月25日（金）・…``; なし for none."""
    return "・".join(long_date(iso) or "なし" for iso in sorted(set(days)))


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
